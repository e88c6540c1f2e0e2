/** What most lines are: operation without anybody in it. Little is to hide here, and nearly all of it helps. */
import { withKit } from './kit.js';

export const operationTemplates = withKit({
  embedded_metrics: (k) => ({
    _aws: {
      CloudWatchMetrics: [
        {
          Namespace: '«Checkout»',
          Dimensions: [['service', 'stage']],
          Metrics: [{ Name: '«PaymentLatency»', Unit: '«Milliseconds»' }],
        },
      ],
      Timestamp: k.epoch() * 1000,
    },
    service: '«payments»',
    stage: '«prod»',
    PaymentLatency: k.measured(20, 4000),
    ColdStart: k.measured(0, 1),
    function_version: '«$LATEST»',
  }),
  pool_exhausted: (k) =>
    `«SequelizeConnectionAcquireTimeoutError: Operation timeout» pool={«max: 10», «idle: 0», «waiting: ${k.count(3, 90)}»} function=«orders-prod-list» request=${k.uuid()}`,
  retry_backoff: (k) => ({
    level: k.word('warn'),
    logger: '«http-client»',
    msg: `«attempt ${k.count(2, 5)} of 5 failed: ECONNRESET, backing off ${k.count(200, 6400)} ms»`,
    target: '«inventory-service»',
    method: '«GET»',
    route: '«/internal/stock/{sku}»',
    circuit: k.word('half-open', 'closed', 'open'),
  }),
  migration: (k) =>
    `«Flyway 10.18.0» applied migration «V${k.count(20, 400)}__add_index_on_shipments» to schema «public» in «${k.count(40, 90_000)} ms»`,
  scheduled_job: (k) =>
    `job=«purge-expired-carts» run=«ok» deleted=«${k.count(0, 90_000)}» scanned=«${k.count(90_000, 900_000)}» duration=«${k.count(1, 600)}s» next=«rate(6 hours)»`,
  cache_stats: (k) => ({
    event: '«cache.stats»',
    region: k.region(),
    hits: k.measured(1000, 90_000),
    misses: k.measured(10, 9000),
    hitRatio: k.decimal(0, 1),
    evictions: k.measured(0, 900),
    engine: '«valkey 7.2»',
    shard: '«cache-0003»',
  }),
  out_of_memory: (k) =>
    `«FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory»\n «1: 0xb7a940 node::Abort()»\n«RequestId»: ${k.uuid()} «Error: Runtime exited with error: signal: aborted» «Runtime.ExitError»`,
  module_missing: (k) => ({
    errorType: '«Runtime.ImportModuleError»',
    errorMessage: "«Error: Cannot find module '@aws-sdk/client-scheduler'»",
    stack: [
      "«Runtime.ImportModuleError»: «Error: Cannot find module '@aws-sdk/client-scheduler'»",
      '«Require stack:»',
      '- /var/task/dist/handlers/«schedule.js»',
    ],
    phase: '«init»',
    initDurationMs: k.decimal(100, 3000),
  }),
  iam_missing: (k) =>
    `«AccessDeniedException»: User: arn:aws:sts::${k.account}:assumed-role/«catalog-prod-eu-role»/«catalog-prod-reindex» is not authorized to perform: «dynamodb:BatchWriteItem» on resource: arn:aws:dynamodb:eu-central-1:${k.account}:table/«Products» «because no identity-based policy allows the dynamodb:BatchWriteItem action»`,
  deploy_failed: (k) =>
    `«UPDATE_ROLLBACK_IN_PROGRESS» «AWS::Lambda::Function» «ThumbnailerFunction» «Resource handler returned message: "Unzipped size must be smaller than 262144000 bytes"» (Service: «Lambda», Status Code: «400», Request ID: ${k.uuid()})`,
  queue_depth: (k) => ({
    alarm: '«orders-in-age»',
    metric: '«ApproximateAgeOfOldestMessage»',
    queue: '«orders-in»',
    value: k.measured(300, 9000),
    threshold: k.fact(300),
    state: k.word('ALARM', 'OK'),
    reason: `«Threshold Crossed: ${k.count(1, 5)} datapoints were greater than the threshold (300.0)»`,
  }),
  tls_failure: (k) =>
    `«Error: write EPROTO ... SSL alert number 40» while calling «tax-gateway» («TLSv1.3», «handshake_failure») after «${k.count(20, 900)} ms»`,
  batch_summary: (k) =>
    `«SQS batch»: size=«10» ok=«${k.count(5, 10)}» failed=«${k.count(0, 5)}» reportBatchItemFailures=«true» queue=«image-resize» visibilityTimeout=«${k.count(30, 900)}s»`,
  python_dependency: (k) =>
    `«[ERROR] Runtime.UserCodeSyntaxError: Syntax error in module 'app': invalid syntax (app.py, line ${k.count(3, 400)})»\n«botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL»`,
  autoscaling: (k) => ({
    source: '«aws.application-autoscaling»',
    resource: '«service/render/worker»',
    from: k.measured(1, 8),
    to: k.measured(9, 40),
    cause: '«TargetTracking-CPUUtilization»',
    cooldownSeconds: k.fact(120),
    result: k.word('Successful', 'Failed'),
  }),
  container_log: (k) =>
    `${k.time()} stdout F «[uvicorn.access]» «GET /healthz HTTP/1.1» «200» «${k.count(1, 30)}ms» workers=«4» rss=«${k.count(90, 900)}MB» version=«3.${k.count(0, 30)}.${k.count(0, 9)}»`,
});
