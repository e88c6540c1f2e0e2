/** Telemetry that names nobody or hardly anybody: numbers, constants, versions, words that may look like names. */
import { mark } from '../../../marks.js';
import { facts, say, useful, withKit } from '../kit.js';

export const ordinaryTemplates = withKit({
  'gc-numbers': (k) => ({
    metric: facts('jvm.gc.pause'),
    p50: k.fact(4.2),
    p99: k.fact(118.75),
    max: k.measured(200, 900),
    unit: facts('ms'),
    heap: facts({ used: 412356608, committed: 536870912, max: 1073741824 }),
  }),
  emf: (k) => ({
    _aws: {
      Timestamp: k.millis(),
      CloudWatchMetrics: [
        facts({
          Namespace: 'Checkout',
          Dimensions: [['Service']],
          Metrics: [{ Name: 'Latency', Unit: 'Milliseconds' }],
        }),
      ],
    },
    Service: facts('cart'),
    Latency: k.measured(2, 9000),
    coldStart: true,
  }),
  'words-as-names': () =>
    useful(
      'WARN  scheduler may skip the job if the grace period ends before the mark phase; it will retry on the next tick and bill the run to the batch pool',
    ),
  'months-and-days': () =>
    useful(
      'cron: next run on Monday, April rollover, May and June partitions created, August archived, Friday freeze in effect',
    ),
  versions: () =>
    useful(
      'node v22.14.0 npm 10.9.2 typescript 5.8.3 postgres 16.8 redis 7.4.2 nginx/1.27.4 openssl 3.4.1 python 3.13.2 go1.24.1',
    ),
  'http-errors': (k) =>
    useful(
      `${k.count(3, 90)} requests failed in 60s: 502 Bad Gateway 41, 503 Service Unavailable 12, 504 Gateway Timeout 7, 429 Too Many Requests 3`,
    ),
  'retry-policy': (k) => ({
    policy: facts({ maxAttempts: 5, backoff: 'exponential', baseDelayMs: 200, jitter: 'full' }),
    attempt: k.measured(1, 5),
    error: facts('ThrottlingException: Rate exceeded'),
    retryable: true,
  }),
  'exit-codes': () =>
    useful(
      'container exited with code 137 (SIGKILL), previous exit code 143 (SIGTERM), restart count 4, reason OOMKilled, limit 512Mi, request 256Mi',
    ),
  'sql-plan': (k) =>
    useful(
      `Seq Scan on line_items (cost=0.00..18412.20 rows=412000 width=64) (actual time=0.021..${k.count(100, 900)}.118 rows=411872 loops=1) Filter: (status = 'PENDING') Rows Removed by Filter: 128`,
    ),
  migration: () =>
    useful(
      'Applying migration 0042_add_index_on_orders: CREATE INDEX CONCURRENTLY idx_orders_created_at ON orders (created_at); done in 4.2s',
    ),
  'lambda-init': () =>
    useful(
      'INIT_START Runtime Version: nodejs:22.v38 INIT_REPORT Init Duration: 412.18 ms Phase: init Status: timeout',
    ),
  'kinesis-lag': (k) => ({
    stream: facts('clicks'),
    consumer: facts('aggregator'),
    iteratorAgeMs: k.measured(1000, 900000),
    shards: k.fact(8),
    throughput: facts({ bytesPerSecond: 1048576, recordsPerSecond: 1000 }),
  }),
  'aws-limits': () =>
    useful(
      'LimitExceededException: Account-level concurrency limit of 1000 reached for lambda in eu-central-1; Service Quotas code L-B99A9384; UnreservedConcurrentExecutions 100',
    ),
  'browser-support': () =>
    useful(
      'Chrome 126 Firefox 128 Safari 17.5 Edge 126 iOS 18.1 Android 15 Samsung Internet 26 webview fallback enabled',
    ),
  'protocol-constants': () =>
    useful('TLS 1.3 AES-256-GCM SHA-256 X25519 HTTP/3 QUIC ALPN h2 UTF-8 ISO-8859-1 base64url RFC-7519 RS256'),
  health: (k) => ({
    status: facts('DEGRADED'),
    checks: facts({ database: 'UP', redis: 'UP', kafka: 'DOWN', disk: { free: 21474836480, threshold: 10485760 } }),
    uptimeSeconds: k.measured(1000, 900000),
  }),
  'feature-usage': (k) => ({
    feature: facts('bulk-import'),
    plan: facts('enterprise'),
    rows: k.measured(100, 90000),
    duration_ms: k.measured(100, 90000),
    outcome: facts('partial_success'),
    skipped: k.measured(0, 90),
  }),
  'public-hosts': () =>
    useful(
      'dns lookup failed for api.stripe.com, hooks.slack.com, sqs.eu-west-1.amazonaws.com and registry.npmjs.org: EAI_AGAIN; retrying in 200 ms',
    ),
  circuit: () =>
    useful(
      'CircuitBreaker inventory-service changed state from CLOSED to OPEN, failure rate 62.5 percent over 40 calls, slow calls 12, wait 30s',
    ),
  'enum-json': () =>
    facts({
      currency: 'EUR',
      locale: 'en-GB',
      channel: 'web',
      paymentMethod: 'sepa_debit',
      fulfilment: 'PICKUP',
      tax: 'STANDARD',
      incoterm: 'DAP',
      priority: 'P2',
    }),
  units: () =>
    useful(
      'disk 412 GiB of 500 GiB used (82.4%), iops 2980/3000, throughput 118 MB/s, queue depth 14, temperature 41 C, power 118 W',
    ),
  'openapi-error': () =>
    facts({
      type: 'https://datatracker.ietf.org/doc/html/rfc9110#section-15.5.1',
      title: 'Bad Request',
      status: 400,
      detail: 'query parameter limit must be between 1 and 100',
      code: 'VALIDATION_ERROR',
    }),
  'terraform-summary': () =>
    useful(
      'Plan: 3 to add, 1 to change, 0 to destroy. aws_lambda_function.api will be updated in-place: memory_size 256 -> 512, timeout 10 -> 30',
    ),
  'unit-tests': (k) =>
    useful(
      `Tests: 2 failed, 1 skipped, ${k.count(100, 900)} passed; expected 200 "OK", got 422 "Unprocessable Entity" in orders.spec.ts at line 118`,
    ),
  'git-branches': () =>
    useful(
      'merge of feature/cart-discounts into main blocked: 2 conflicts in src/cart/totals.ts, required check build is failing',
    ),
  'mongo-index': (k) => ({
    op: facts('createIndexes'),
    collection: facts('orders'),
    keys: facts({ createdAt: -1, status: 1 }),
    ms: k.measured(20, 9000),
    ok: k.fact(1),
  }),
  alarm: (k) => ({
    AlarmName: facts('checkout-5xx'),
    NewStateValue: facts('ALARM'),
    NewStateReason: facts('Threshold Crossed: 3 datapoints were greater than the threshold (5.0).'),
    Region: facts('EU (Ireland)'),
    AWSAccountId: k.account,
    Trigger: facts({ MetricName: '5XXError', Statistic: 'SUM', Period: 60 }),
  }),
  'stepfunctions-states': (k) => ({
    execution: facts({ status: 'TIMED_OUT', startedBy: 'schedule' }),
    states: facts(['ValidateInput', 'ChargeCard', 'SendReceipt']),
    error: facts('States.Timeout'),
    waited: k.measured(30, 900),
  }),
  'model-metrics': (k) => ({
    model: facts('gpt-4.1-mini'),
    prompt_tokens: k.measured(100, 9000),
    completion_tokens: k.measured(10, 900),
    cost_usd: k.fact(0.0042),
    latency_ms: k.measured(200, 9000),
    finish_reason: facts('length'),
    temperature: k.fact(0.2),
  }),
  embedding: (k) => ({
    op: facts('upsert'),
    index: facts('help-articles'),
    dim: k.fact(1536),
    vector: [0.0123, -0.4411, 0.0902],
    score: k.fact(0.83),
    namespace: k.p.tenant,
  }),
  'inference-line': (k) =>
    say`triton: request to model churn_v4 version 7 failed: expected shape [1,128] got [1,64], batch ${k.amount(1, 64)}, tenant ${k.p.tenant}`,
  'llm-prompt': (k) => ({
    provider: facts('anthropic'),
    model: facts('claude-sonnet-4'),
    stop_reason: facts('max_tokens'),
    messages: [
      {
        role: 'user',
        content: say`Write a polite reply to ${k.p.name} who asked why order ${k.like('order_id', '{n1}{d6}')} is late. Ship to ${k.p.street}, ${k.p.city}.`,
      },
    ],
    usage: facts({ input_tokens: 412, output_tokens: 1024 }),
  }),
  'rag-chunk': (k) => ({
    retriever: facts('hybrid'),
    top_k: k.fact(5),
    chunk: say`Employee ${k.p.name}, joined ${k.p.company}, mobile ${k.p.phone}, emergency contact ${k.q.name}`,
    source: mark('bucket', `${k.p.tenantPlain}-hr-docs`),
    score: k.fact(0.77),
  }),
  'tool-call': (k) => ({
    type: facts('function_call'),
    name: facts('lookup_customer'),
    arguments: `{"email":"${k.p.email}","phone":"${k.p.phone}"}`,
    call_id: k.like('call_id', 'call_{a24}'),
    status: facts('completed'),
  }),
  speech: (k) => ({
    engine: facts('whisper-large-v3'),
    language: facts('en'),
    text: say`please transfer two hundred euros to ${k.p.name} reference rent march`,
    no_speech_prob: k.fact(0.01),
  }),
  'ocr-result': (k) => ({
    engine: facts('textract'),
    document: facts('DRIVERS_LICENSE'),
    fields: {
      FIRST_NAME: k.p.first,
      LAST_NAME: k.p.last,
      DATE_OF_BIRTH: k.bornSlashes(),
      DOCUMENT_NUMBER: k.id('usLicence'),
      ADDRESS: k.p.street,
    },
    confidence: k.fact(98.2),
  }),
  'face-match': (k) => ({
    service: facts('rekognition'),
    FaceMatches: [
      {
        Similarity: k.fact(99.1),
        Face: { FaceId: k.uuid('face_id'), ExternalImageId: k.p.joined('_') },
      },
    ],
    SourceImage: { S3Object: { Bucket: mark('bucket', `${k.p.tenantPlain}-badges`) } },
  }),
});
