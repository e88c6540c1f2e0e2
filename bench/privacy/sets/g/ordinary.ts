/**
 * Set G: the records that make up most of a day: starts, probes, retries, metrics, deployments. They hold few
 * identifying values or none, and many words that look like names, addresses or numbers of people and are not.
 */
import { facts, say, withKit } from './kit.js';

export const ordinaryTemplates = withKit({
  'lambda start and init': (k) =>
    `INIT_START «Runtime» «Version»: «nodejs:20.v31»\nSTART RequestId: ${k.request} «Version»: $LATEST\nEND RequestId: ${k.request}`,
  'embedded metric format': (k) => ({
    _aws: {
      Timestamp: k.millis(),
      CloudWatchMetrics: facts([
        {
          Namespace: 'Checkout',
          Dimensions: [['service', 'stage']],
          Metrics: [
            { Name: 'OrdersPlaced', Unit: 'Count' },
            { Name: 'Latency', Unit: 'Milliseconds' },
          ],
        },
      ]),
    },
    service: '«checkout-api»',
    stage: '«prod»',
    OrdersPlaced: k.measured(0, 90),
    Latency: k.measured(3, 900),
    function_version: '«$LATEST»',
  }),
  'health check line': (k) =>
    `${k.time()} «INFO» «health» ${say`GET /healthz 200 in 2 ms, db=ok cache=ok queue=ok`} uptime=«${k.count(100, 90000)}s»`,
  'retry with backoff': (k) =>
    `${k.stamp()} «WARN» «http-client» ${say`Will retry GET /inventory in 1600 ms (attempt 3 of 5): ECONNRESET`}, «grace» «period» «30s», «budget» «left» ${k.amount(1, 90)}%`,
  'words that are also names': (k) =>
    `${k.time()} «INFO» «jobs» ${say`Bill run finished, Grace period applied, Mark all as read done, Will expire in May, Hope cache warmed, Rose theme loaded`} «took»=${k.amount(100, 9000)}ms`,
  'products with names': (k) => ({
    level: '«info»',
    msg: say`Jenkins build promoted by Argo, Grafana and Loki notified, Ada compiler skipped, Pascal module linked`,
    tool: '«Jenkins»',
    build: k.measured(100, 9000),
    stage: '«Docker» «Build»',
    durationMs: k.measured(1000, 90000),
  }),
  'version numbers with four parts': (k) => ({
    component: '«updater»',
    msg: say`upgraded agent from 10.4.2.1 to 10.4.3.0`,
    agentVersion: '«7.54.1.0»',
    chrome: '«126.0.6478.127»',
    kernel: '«6.1.92-99.174.amzn2023»',
    status: '«ok»',
    elapsedMs: k.measured(10, 9000),
  }),
  'loopback and metadata addresses': (k) =>
    `${k.stamp()} «ERROR» ${say`connect ECONNREFUSED 127.0.0.1:6379`}; ${say`listening on 0.0.0.0:8080`}; ${say`GET http://169.254.169.254/latest/meta-data timed out after 1000 ms`}`,
  'dead letter metric alarm': (k) => ({
    AlarmName: '«orders-dlq-not-empty»',
    NewStateValue: '«ALARM»',
    OldStateValue: '«OK»',
    Region: '«EU (Frankfurt)»',
    AWSAccountId: k.account,
    NewStateReason: say`Threshold Crossed: 1 datapoint [4.0] was greater than the threshold (0.0).`,
    Trigger: facts({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Namespace: 'AWS/SQS',
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  }),
  'deployment finished': (k) => ({
    event: '«deployment.finished»',
    service: '«payments»',
    version: '«v2026.4.12»',
    previous: '«v2026.4.11»',
    strategy: '«canary»',
    steps: facts([
      { name: 'migrate', status: 'success', ms: 4120 },
      { name: 'shift traffic 10%', status: 'success', ms: 300000 },
      { name: 'shift traffic 100%', status: 'rolled_back', ms: 812 },
    ]),
    triggered_by: k.p.user,
  }),
  'database migration log': (k) =>
    `${say`Applying migration 20260412081500_add_index_on_orders`}\n${say`ALTER TABLE orders ADD COLUMN currency CHAR(3) NOT NULL DEFAULT 'EUR'`};\n${say`CREATE INDEX CONCURRENTLY idx_orders_created_at ON orders (created_at)`};\n${say`done in`} ${k.amount(100, 90000)} ms`,
  'garbage collection line': (k) =>
    `[${k.time()}][«info»][«gc»] «GC»(${k.amount(1, 900)}) ${say`Pause Young (Normal) (G1 Evacuation Pause) 512M->118M(1024M) 14.212ms`}`,
  'node memory crash': (k) =>
    `<--- «Last» «few» «GCs» --->\n${say`FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory`}\n 1: 0xb8d0a3 «node::Abort»() [«node»]\nREPORT RequestId: ${k.request}\t«Status»: «error»\t«Error» «Type»: «Runtime.ExitError»`,
  'cold start trace': (k) => ({
    name: '«AWS::Lambda::Function»',
    id: k.span(),
    trace_id: k.xray,
    start_time: k.seconds(),
    subsegments: facts([
      { name: 'Initialization', duration_ms: 812 },
      { name: 'Invocation', duration_ms: 91 },
      { name: 'Overhead', duration_ms: 3 },
    ]),
    fault: false,
    throttle: true,
    aws: { operation: '«Invoke»', function: '«image-resizer»', resource_memory: k.fact(1769) },
  }),
  'dynamodb throttling': (k) => ({
    level: '«warn»',
    errorType: '«ProvisionedThroughputExceededException»',
    message: say`The level of configured provisioned throughput for the table was exceeded`,
    table: '«orders»',
    index: '«gsi1»',
    consumed: facts({ rcu: 412.5, wcu: 18 }),
    retryDelay: k.measured(20, 900),
    requestId: k.like('request_id', '{X52}'),
  }),
  'spring boot banner': (k) =>
    `${k.stamp()} «INFO» 1 --- [«main»] «com.acme.OrdersApplication» : ${say`Starting OrdersApplication v3.2.5 using Java 21.0.3 with PID 1`}\n${k.stamp()} «INFO» 1 --- [«main»] «o.s.b.w.embedded.tomcat.TomcatWebServer» : ${say`Tomcat initialized with port 8080 (http)`}\n${k.stamp()} «INFO» 1 --- [«main»] «com.acme.OrdersApplication» : ${say`Started OrdersApplication in 4.812 seconds`}`,
  'kafka consumer rebalance': (k) =>
    `${k.stamp()} «INFO» «o.a.k.c.c.internals.ConsumerCoordinator» - ${say`[Consumer groupId=orders-writer] Revoke previously assigned partitions orders-0, orders-7`}; «generation»=${k.amount(1, 900)} «lag»=${k.amount(0, 90000)}`,
  'step function succeeded': (k) => ({
    type: '«ExecutionSucceeded»',
    stateMachine: '«nightly-rollup»',
    id: k.measured(20, 400),
    previousEventId: k.measured(20, 400),
    states: facts(['Extract', 'Transform', 'Load', 'NotifyOnCall']),
    billedDuration: k.measured(100, 90000),
    output: '{"«rows»":«120400»,"«skipped»":«3»}',
  }),
  'feature usage counter': (k) => ({
    metric: '«feature.used»',
    feature: '«export_csv»',
    day: '«Monday»',
    count: k.measured(1, 9000),
    unique_orgs: k.measured(1, 400),
    p95_ms: k.measured(10, 4000),
    regions: facts({ 'eu-west-1': 412, 'us-east-1': 918 }),
  }),
  'npm install output': (k) =>
    `${say`npm WARN deprecated inflight@1.0.6: This module is not supported, and leaks memory.`}\n${say`added 812 packages, and audited 813 packages in 14s`}\n${k.amount(1, 20)} «vulnerabilities» («3» «moderate», «1» «high»)`,
  'typescript compile errors': (k) =>
    `«src/orders/service.ts»(«118»,«21»): «error» «TS2345»: ${say`Argument of type 'string | undefined' is not assignable to parameter of type 'OrderId'.`}\n${say`Found`} ${k.amount(1, 40)} ${say`errors in 3 files.`}`,
  'jest failure': () =>
    `«FAIL» «src/pricing.test.ts»\n  ● ${say`rounds half up`}\n\n    ${say`expect(received).toBe(expected) // Object.is equality`}\n\n    Expected: «10.13»\n    Received: «10.12»\n\n      at Object.<anonymous> («src/pricing.test.ts»:«41»:«22»)\n\n«Tests»: «1» «failed», «212» «passed», «213» «total»`,
  'step of a browser test': (k) =>
    `[«chromium»] › «checkout.spec.ts»:«31»:«5» › ${say`guest can pay with a saved card`}\n«TimeoutError»: ${say`locator.click: Timeout 30000ms exceeded.`}\n  - ${say`waiting for getByRole('button', { name: 'Pay now' })`}\n  «retries»: ${k.amount(1, 3)}`,
  'rate limit headers': (k) => ({
    upstream: '«shopify»',
    status: k.fact(429),
    headers: facts({
      'retry-after': '2.0',
      'x-shopify-shop-api-call-limit': '40/40',
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=31536000',
    }),
    route: '«/admin/api/2024-04/orders.json»',
    attempt: k.measured(1, 9),
  }),
  'config loaded': (k) => ({
    msg: say`configuration loaded`,
    source: '«/var/task/config/production.json»',
    values: facts({
      timeoutMs: 8000,
      maxRetries: 3,
      logLevel: 'info',
      currency: 'EUR',
      timezone: 'Europe/Berlin',
      batchSize: 25,
      features: ['sca', 'oss-vat'],
      cors: 'GET,POST,OPTIONS',
    }),
    build: '«2026.04.12-3»',
    pid: k.measured(1, 900),
  }),
  'quota warning': (k) => ({
    service: '«AWS Lambda»',
    quota: '«Concurrent executions»',
    quotaCode: '«L-B99A9384»',
    region: k.region,
    usage: k.measured(700, 990),
    limit: k.fact(1000),
    severity: '«HIGH»',
    account: k.account,
  }),
  'cron schedule': (k) =>
    `${k.time()} «INFO» «scheduler» ${say`next run of job nightly-rollup at 02:30 UTC on Tuesday, expression cron(30 2 ? * TUE *), previous took 00:14:51`} «lock»=«acquired» «shard»=${k.amount(0, 15)}`,
  'webpack stats': (k) =>
    `«asset» «main.8f3a1c.js» ${k.amount(100, 900)} «KiB» [«emitted»] [«immutable»] [«minimized»] («name»: «main»)\n${say`WARNING in asset size limit: The following asset(s) exceed the recommended size limit (244 KiB).`}\n«webpack» «5.91.0» ${say`compiled with 1 warning in 8123 ms`}`,
});
