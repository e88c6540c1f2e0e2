/** What says much and names hardly anybody: metrics, migrations, health, flags, collectors, quotas. */
import { facts, say, useful, withKit } from './kit.js';

const lines = (...all: readonly string[]): string => all.join('\n');

export const plainTemplates = withKit({
  'emf-metrics': (k) => ({
    _aws: {
      Timestamp: k.millis(),
      CloudWatchMetrics: [
        {
          Namespace: facts('Checkout'),
          Metrics: [facts({ Name: 'Latency', Unit: 'Milliseconds' })],
          Dimensions: [facts(['Service', 'Stage'])],
        },
      ],
    },
    Service: facts('payments'),
    Stage: facts('production'),
    Latency: k.measured(10, 900),
    tenant: k.p.tenant,
  }),
  'gc-line': () => say`[2.431s][info][gc] GC(12) Pause Young (Normal) (G1 Evacuation Pause) 512M->188M(1024M) 14.221ms`,
  'node-gc': () =>
    say`<--- Last few GCs ---> Mark-Compact 2046.8 (2082.9) -> 2045.1 (2083.4) MB, average mu = 0.141, allocation failure FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory`,
  migration: (k) =>
    say`== AddIndexToBookings: migrated (0.${k.count(100, 900)}s) == ALTER TABLE bookings ADD COLUMN refunded_at timestamptz NULL`,
  health: (k) => ({
    status: facts('DOWN'),
    components: {
      db: { status: facts('UP'), details: facts({ database: 'PostgreSQL', validationQuery: 'isValid()' }) },
      diskSpace: { status: facts('DOWN'), details: { total: k.measured(100000, 900000), free: k.measured(10, 900) } },
      redis: { status: facts('UP'), details: { version: facts('7.2.4'), host: k.inside() } },
    },
  }),
  'feature-flags': (k) => ({
    flag: facts('new-checkout-flow'),
    variation: k.word('control', 'treatment'),
    reason: facts('RULE_MATCH'),
    context: { kind: facts('user'), key: k.like('user_id', 'u_{a16}') },
    sdk: facts('launchdarkly-node/9.4.0'),
  }),
  quota: (k) =>
    say`ThrottlingException: Rate exceeded for operation PutRecords, shard limit 1000 records per second, retry after ${k.amount(20, 900)} ms with full jitter`,
  'lambda-init': () =>
    say`INIT_START Runtime Version: nodejs:20.v31 Runtime Version ARN omitted, cold start took 412.9 ms with 3 layers and 41 MB of code`,
  'platform-report': (k) => ({
    type: facts('platform.report'),
    time: k.time(),
    record: {
      requestId: k.request,
      status: facts('timeout'),
      metrics: {
        durationMs: k.measured(100, 30000),
        billedDurationMs: k.measured(100, 30000),
        memorySizeMB: k.fact(1024),
        maxMemoryUsedMB: k.measured(100, 1000),
      },
    },
  }),
  cron: (k) =>
    say`job nightly-rollup finished: 0 failed, ${k.amount(2, 900)} succeeded, p50 120 ms, p95 940 ms, p99 2.1 s`,
  'npm-audit': () =>
    say`npm warn deprecated glob@7.2.3: Glob versions prior to v9 are no longer supported; found 3 vulnerabilities (1 moderate, 2 high) in semver 5.7.1`,
  webpack: () =>
    lines(
      useful('ERROR in ./src/components/Cart.tsx 14:22'),
      useful('TS2339: Property discount does not exist on type CartLine.'),
      useful('webpack 5.92.1 compiled with 1 error in 8123 ms'),
    ),
  vitest: () =>
    lines(
      useful('FAIL src/pricing/round.test.ts > rounds half up'),
      useful('AssertionError: expected 10.05 to be 10.04 // Object.is equality'),
      useful('Tests 1 failed | 214 passed (215)'),
    ),
  'k8s-resources': (k) => ({
    kind: facts('Deployment'),
    spec: {
      replicas: k.fact(3),
      strategy: facts('RollingUpdate'),
      resources: facts({ limits: { cpu: '500m', memory: '512Mi' }, requests: { cpu: '250m', memory: '256Mi' } }),
    },
    metadata: { namespace: k.p.tenant, name: facts('frontend') },
    status: facts('Progressing'),
  }),
  hpa: (k) =>
    say`New size: ${k.amount(2, 40)}; reason: cpu resource utilization (percentage of request) above target, min 2, max 40`,
  circuit: (k) => ({
    level: facts('warn'),
    msg: facts('circuit opened for inventory after 5 consecutive failures'),
    halfOpenAfterMs: k.fact(30000),
    lastError: facts('ECONNRESET'),
    state: facts('OPEN'),
    instance: k.inside(),
  }),
  'cache-stats': (k) => ({
    event: facts('cache.stats'),
    hits: k.measured(100, 90000),
    misses: k.measured(10, 9000),
    evictions: k.measured(0, 900),
    hitRatio: k.fact(0.94),
    policy: facts('LRU'),
    ttlSeconds: k.fact(600),
  }),
  cloudformation: (k) =>
    say`UPDATE_ROLLBACK_IN_PROGRESS AWS::Lambda::Function ResizeFunction Resource handler returned message: Unzipped size must be smaller than 262144000 bytes (Service: Lambda, Status Code: 400, Request ID: ${k.uuid()}, SDK Attempt Count: 1)`,
  'alarm-state': (k) => ({
    source: facts('aws.cloudwatch'),
    'detail-type': facts('CloudWatch Alarm State Change'),
    account: k.account,
    region: k.region,
    detail: {
      state: {
        value: facts('ALARM'),
        reason: facts('Threshold Crossed: 3 datapoints were greater than the threshold (5.0).'),
      },
      previousState: { value: facts('OK') },
      configuration: {
        metrics: [
          { metricStat: facts({ metric: { namespace: 'AWS/Lambda', name: 'Errors' }, period: 60, stat: 'Sum' }) },
        ],
      },
    },
  }),
  'deploy-note': () =>
    say`Version 3.12.0: upgrade React from 18.2.0 to 18.3.1, move image resizing to a queue, fix rounding of taxes, raise the memory of the export function from 256 MB to 1 GB`,
  http2: () =>
    say`http2: stream 17 reset with INTERNAL_ERROR after GOAWAY, 24 requests in flight, retrying idempotent GET on a new connection`,
  'sql-plan': () =>
    lines(
      useful('Sort  (cost=812.44..814.02 rows=631 width=72) (actual time=40.118..40.201 rows=610 loops=1)'),
      useful('  Sort Key: created_at DESC'),
      useful('  ->  Seq Scan on shipments  (cost=0.00..783.10 rows=631 width=72)'),
      useful('Execution Time: 41.903 ms'),
    ),
  'rate-headers': (k) => ({
    status: k.fact(429),
    headers: facts({
      'retry-after': '30',
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '0',
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
    }),
    path: '«/v2/quotes»',
    client: k.ip(),
  }),
});
