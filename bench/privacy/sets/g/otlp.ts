/** Set G: spans, log records and metrics of OpenTelemetry. */
import { json } from '../../marks.js';
import { attributes, form, type Kit, say, withKit } from './kit.js';

/** A span under its resource, as OTLP writes JSON. */
const span = (k: Kit, service: string, name: string, values: Readonly<Record<string, unknown>>, more: object = {}) => ({
  resource: {
    attributes: attributes({
      'service.name': `«${service}»`,
      'service.version': '«3.14.1»',
      'telemetry.sdk.language': k.word('nodejs', 'python', 'java', 'go', 'dotnet'),
      'cloud.provider': '«aws»',
      'cloud.region': k.region,
      'cloud.account.id': k.account,
      'faas.name': `«${service}-handler»`,
      'faas.instance': `2026/03/11/[$LATEST]${k.like('log_stream', '{h32}')}`,
    }),
  },
  scope: { name: '«@opentelemetry/instrumentation-http»', version: '«0.52.1»' },
  spans: [
    {
      traceId: k.trace,
      spanId: k.span(),
      parentSpanId: k.span(),
      name: `«${name}»`,
      kind: '«SPAN_KIND_SERVER»',
      startTimeUnixNano: `${k.millis()}000000`,
      attributes: attributes(values),
      ...more,
    },
  ],
});

const failed = (message: string) => ({ status: { code: '«STATUS_CODE_ERROR»', message } });

export const otlpTemplates = withKit({
  'span http server': (k) =>
    span(k, 'account-api', 'GET /accounts/:id', {
      'http.request.method': '«GET»',
      'http.route': '«/accounts/:id»',
      'url.path': `«/accounts»/${k.like('account_id', 'acc_{x20}')}`,
      'url.query': form({ email: k.p.email, expand: '«plan»' }),
      'http.response.status_code': k.fact(404),
      'client.address': k.ip(),
      'server.address': k.p.host('api'),
      'user_agent.original': k.agent(),
      'enduser.id': k.like('user_id', '{n1}{d6}'),
    }),
  'span sql': (k) =>
    span(
      k,
      'billing',
      'SELECT invoices',
      {
        'db.system': k.word('postgresql', 'mysql'),
        'db.name': k.p.named('database', 'tenant_*'),
        'db.user': k.p.named('db_user', 'svc_*'),
        'db.statement': `${say`SELECT * FROM invoices WHERE customer_email`} = '${k.p.email}' «AND» «vat_id» = '${k.vat()}' «LIMIT» «20»`,
        'db.operation': '«SELECT»',
        'net.peer.name': k.like('host', 'billing-db.c{x11}.eu-west-1.rds.amazonaws.com'),
        'net.peer.port': k.fact(5432),
      },
      failed(say`canceling statement due to statement timeout`),
    ),
  'span dynamodb': (k) =>
    span(k, 'profile', 'DynamoDB.GetItem', {
      'rpc.system': '«aws-api»',
      'rpc.service': '«DynamoDB»',
      'rpc.method': '«GetItem»',
      'aws.dynamodb.table_names': '«profiles»',
      'aws.request_id': k.like('request_id', '{X52}'),
      'db.statement': json({ TableName: '«profiles»', Key: { pk: { S: `U#${k.p.phone}` } }, ConsistentRead: true }),
      'http.status_code': k.fact(400),
    }),
  'span exception event': (k) =>
    span(
      k,
      'kyc',
      'POST /kyc/submit',
      { 'http.status_code': k.fact(422), 'tenant.slug': k.p.tenant, 'enduser.role': '«applicant»' },
      {
        events: [
          {
            name: '«exception»',
            attributes: attributes({
              'exception.type': '«DocumentMismatchError»',
              'exception.message': say`birth date ${k.p.birth} does not match document ${k.like('passport', '{u2}{d7}')} of ${k.p.capitals}`,
              'exception.stacktrace': `«DocumentMismatchError»: ${say`birth date ${k.p.birth} does not match`}\n    at «verify» (/home/${k.p.home}/«kyc/src/verify.ts»:«41»:«11»)\n    at «processTicksAndRejections» («node:internal/process/task_queues»:«95»:«5»)`,
            }),
          },
        ],
        ...failed(say`document mismatch`),
      },
    ),
  'span kafka consumer': (k) =>
    span(k, 'loyalty', 'process points.earned', {
      'messaging.system': '«kafka»',
      'messaging.destination.name': '«points.earned»',
      'messaging.kafka.message.key': k.like('loyalty_number', '6{d15}'),
      'messaging.kafka.partition': k.measured(0, 47),
      'messaging.kafka.offset': k.measured(1000, 900000),
      'messaging.kafka.consumer.group': '«loyalty-writer»',
      'messaging.client_id': k.like('client_id', 'loyalty-{h8}-{h4}'),
      'net.sock.peer.addr': k.inside(),
    }),
  'span redis': (k) =>
    span(k, 'session', 'HGETALL', {
      'db.system': '«redis»',
      'db.statement': `«HGETALL» sess:${k.p.tenant}:${k.like('session_id', '{a32}')}`,
      'net.peer.name': k.like('host', 'sess-001.{x6}.0001.euw1.cache.amazonaws.com'),
      'db.redis.database_index': k.fact(2),
      'otel.status_description': say`READONLY You can't write against a read only replica`,
    }),
  'span graphql': (k) =>
    span(k, 'graph', 'mutation CreateContact', {
      'graphql.operation.name': '«CreateContact»',
      'graphql.operation.type': '«mutation»',
      'graphql.document': `${say`mutation CreateContact { createContact(input: {`} firstName: "${k.p.given}", lastName: "${k.p.family}", mobile: "${k.p.local}" }) { «id» } }`,
      'graphql.variables': json({ locale: '«en-GB»', birthday: k.p.birthEuropean }),
    }),
  'span grpc client': (k) =>
    span(
      k,
      'ledger',
      'bank.v1.Ledger/Transfer',
      {
        'rpc.system': '«grpc»',
        'rpc.service': '«bank.v1.Ledger»',
        'rpc.method': '«Transfer»',
        'rpc.grpc.status_code': k.fact(9),
        'server.address': k.p.host('ledger'),
        'rpc.request.metadata.authorization': `Bearer ${k.jwt()}`,
        'app.debtor_iban': k.p.iban,
      },
      failed(say`FAILED_PRECONDITION: account ${k.p.iban} is blocked`),
    ),
  'span browser fetch': (k) =>
    span(k, 'web', 'documentFetch', {
      'http.url': `https://${k.p.host('app')}«/search»?${form({ q: k.p.full, tab: '«people»' })}`,
      'http.status_code': k.fact(503),
      'session.id': k.like('session_id', '{h32}'),
      'browser.brands': '«Chromium» «126»',
      'browser.language': k.word('de-DE', 'en-IE', 'pt-BR', 'ja-JP'),
      'geo.lat': k.decimal('latitude', k.p.latitude),
      'geo.lon': k.decimal('longitude', k.p.longitude),
      'app.web_vital.lcp_ms': k.measured(800, 9000),
    }),
  'span mobile': (k) =>
    span(k, 'rider-app', 'screen RideSummary', {
      'device.id': k.uuid('device_id'),
      'device.model.identifier': '«SM-G991B»',
      'os.name': '«Android»',
      'os.version': '«14»',
      'app.build': '«4417»',
      'app.push_token': k.like('device_token', '{a22}:APA91b{a134}'),
      'network.carrier.name': '«Vodafone»',
      'app.rider_phone': k.p.e164,
      'app.advertising_id': k.uuid('advertising_id'),
    }),
  'log record otlp': (k) => ({
    timeUnixNano: `${k.millis()}000000`,
    severityText: k.word('ERROR', 'WARN', 'INFO'),
    severityNumber: k.fact(17),
    body: { stringValue: say`could not deliver digest to ${k.p.full} <${k.p.email}>: quota exceeded for plan starter` },
    attributes: attributes({
      'code.function': '«sendDigest»',
      'code.filepath': '«src/digest.go»',
      'code.lineno': k.fact(218),
      'customer.domain': k.p.work,
      retries: k.fact(3),
    }),
    traceId: k.trace,
    spanId: k.span(),
  }),
  'log record nested body': (k) => ({
    severityText: '«INFO»',
    body: {
      kvlistValue: {
        values: attributes({
          action: '«seat.assigned»',
          outcome: '«denied»',
          actor: k.p.email,
          seat_of: k.q.full,
          org: k.p.company,
          limit: k.fact(25),
        }),
      },
    },
    attributes: attributes({
      'log.iostream': '«stdout»',
      'k8s.pod.name': k.like('pod', 'seats-{x9}-{x5}'),
      'k8s.namespace.name': k.p.tenant,
      'k8s.node.name': k.like('host', 'ip-172-31-{n1}{d1}-{n1}{d1}.eu-west-1.compute.internal'),
    }),
    traceId: k.trace,
  }),
  'metric points by tenant': (k) => ({
    name: '«http.server.request.duration»',
    unit: '«ms»',
    histogram: {
      aggregationTemporality: '«AGGREGATION_TEMPORALITY_DELTA»',
      dataPoints: [k.p, k.q].map((person) => ({
        attributes: attributes({
          'http.route': '«/v1/export»',
          'http.status_code': k.fact(429),
          tenant: person.tenant,
          plan: k.word('free', 'team', 'enterprise'),
        }),
        count: k.measured(1, 4000),
        sum: k.measured(100, 90000),
      })),
    },
  }),
  'wide event of a request': (k) => ({
    timestamp: k.time(),
    'trace.trace_id': k.trace,
    'trace.span_id': k.span(),
    service: '«checkout»',
    name: '«POST /cart/:cartId/pay»',
    duration_ms: k.measured(40, 9000),
    error: '«GATEWAY_TIMEOUT»',
    'cart.id': k.like('cart_id', 'crt_{U26}'),
    'cart.items': k.measured(1, 20),
    'cart.currency': k.word('EUR', 'USD', 'BRL', 'JPY'),
    'customer.email': k.p.email,
    'customer.since': k.date(),
    'customer.tier': '«gold»',
    'payment.provider': '«adyen»',
    'flag.new_checkout': true,
    'client.ip': k.ip(),
    'lambda.cold_start': false,
    'lambda.memory_mb': k.fact(1024),
  }),
  'span links with baggage': (k) =>
    span(k, 'notify', 'notify.push', {
      baggage: form({ 'user.email': k.p.email, 'tenant.id': k.like('tenant_id', 't-{d6}'), release: '«2026.5.1»' }),
      'messaging.system': '«aws_sqs»',
      'messaging.url': `https://sqs.eu-west-1.amazonaws.com/${k.account}/${k.p.tenant}-push`,
      'messaging.message.id': k.uuid('message_id'),
      'notify.reason': '«InvalidProviderToken»',
    }),
});
