/** Spans and logs of OpenTelemetry, errors of browsers and phones, GraphQL and gRPC. */
import { json, urlEncoded } from '../../marks.js';
import { attributes, facts, say, withKit } from './kit.js';

export const clientTemplates = withKit({
  'otlp-http-span': (k) => ({
    traceId: k.trace,
    spanId: k.span(),
    name: '«GET» «/v1/clients/{id}»',
    kind: k.fact(2),
    status: { code: k.fact(2), message: facts('upstream unavailable') },
    attributes: attributes({
      'http.request.method': '«GET»',
      'http.response.status_code': k.measured(500, 504),
      'client.address': k.ip(),
      'url.full': `https://${k.p.domain}/v1/clients/${k.like('customer_id', '{d8}')}?email=${urlEncoded(k.p.email)}`,
      'enduser.id': k.p.login,
      'server.address': k.p.host,
      'cloud.account.id': k.account,
      'cloud.region': k.region,
      'faas.coldstart': 'true',
    }),
  }),
  'otlp-db-span': (k) => ({
    traceId: k.trace,
    spanId: k.span(),
    parentSpanId: k.span(),
    name: facts('SELECT members'),
    attributes: attributes({
      'db.system': '«postgresql»',
      'db.namespace': k.mark('database', `${k.p.tenantPlain}_main`),
      'db.user': k.like('username', 'svc_{l6}'),
      'db.statement': say`SELECT id, plan FROM members WHERE phone = '${k.p.phone}'`,
      'db.response.returned_rows': k.measured(0, 40),
    }),
  }),
  'otlp-exception': (k) => ({
    name: facts('exception'),
    timeUnixNano: `${k.millis()}000000`,
    attributes: attributes({
      'exception.type': '«java.lang.IllegalStateException»',
      'exception.message': say`no consent on file for ${k.p.name} (${k.p.email})`,
      'exception.escaped': '«true»',
      'session.id': k.uuid('session_id'),
    }),
  }),
  'otlp-resource': (k) => ({
    resource: {
      attributes: attributes({
        'service.name': '«inventory»',
        'service.version': '«2.31.0»',
        'host.name': k.p.host,
        'host.id': k.like('instance', 'i-0{h16}'),
        'host.mac': k.mac(),
        'k8s.pod.name': k.like('pod', 'inventory-{x9}-{x5}'),
        'k8s.namespace.name': k.p.tenant,
        'telemetry.sdk.language': '«go»',
        'os.type': '«linux»',
        'process.owner': k.p.login,
        'process.command_line': `/home/${k.p.home}/bin/inventory --«debug»`,
      }),
    },
  }),
  'otlp-messaging': (k) => ({
    traceId: k.trace,
    name: facts('orders process'),
    attributes: attributes({
      'messaging.system': '«aws_sqs»',
      'messaging.operation.type': '«process»',
      'messaging.message.id': k.uuid(),
      'app.customer.email': k.p.email,
      'app.tenant': k.p.tenant,
      'app.cart.value': k.measured(10, 900),
      'messaging.batch.message_count': k.fact(10),
    }),
  }),
  'otlp-log-body': (k) => ({
    severityText: facts('ERROR'),
    body: {
      stringValue: json({
        msg: facts('refund rejected'),
        iban: k.iban(),
        holder: k.p.name,
        reason: facts('account closed'),
      }),
    },
    traceId: k.trace,
    spanId: k.span(),
    attributes: attributes({ 'user.name': k.p.login, 'log.file.path': `/home/${k.p.home}/app/current.log` }),
  }),
  'otlp-genai': (k) => ({
    name: facts('chat claude'),
    attributes: attributes({
      'gen_ai.operation.name': '«chat»',
      'gen_ai.usage.input_tokens': k.measured(100, 9000),
      'gen_ai.prompt.0.content': say`Write a polite letter to ${k.p.name} at ${k.p.street}, ${k.p.city}, about the unpaid invoice ${k.like('order_id', 'F-{d6}')}`,
      'gen_ai.response.finish_reasons': '«stop»',
    }),
  }),
  'xray-segment': (k) => ({
    id: k.span(),
    trace_id: k.xray,
    name: facts('bookings'),
    fault: true,
    http: {
      request: { method: facts('PUT'), client_ip: k.ip(), url: `https://${k.p.host}/guests/${k.p.login}` },
      response: { status: k.fact(500) },
    },
    annotations: { tenant: k.p.tenant, guest_email: k.p.email },
    cause: { exceptions: [{ type: facts('TimeoutError'), message: facts('Connection timed out after 1000ms') }] },
  }),
  'sentry-browser': (k) => ({
    event_id: k.like('request_id', '{h32}'),
    platform: facts('javascript'),
    level: facts('error'),
    user: { id: k.like('user_id', '{n1}{d5}'), username: k.nick(), email: k.p.email, ip_address: k.ip() },
    exception: {
      values: [{ type: facts('TypeError'), value: facts("Cannot read properties of undefined (reading 'total')") }],
    },
    breadcrumbs: [
      { category: facts('ui.click'), message: facts('button.checkout') },
      {
        category: facts('xhr'),
        data: {
          method: facts('POST'),
          url: `/api/users/${k.like('user_id', '{n1}{d5}')}/cart`,
          status_code: k.fact(422),
        },
      },
    ],
  }),
  'sentry-mobile': (k) => ({
    platform: facts('cocoa'),
    contexts: {
      device: {
        name: say`${k.p.first}'s iPhone`,
        model: facts('iPhone15,3'),
        device_unique_identifier: k.uuid('device_id'),
        memory_size: k.measured(1000, 9000),
      },
      os: facts({ name: 'iOS', version: '17.5.1' }),
    },
    tags: { customer: k.p.tenant, 'app.build': facts('4102') },
  }),
  crashlytics: (k) =>
    say`Fatal Exception: java.lang.NullPointerException: Attempt to invoke virtual method on a null object, userId=${k.like('user_id', '{a28}')} customKey email=${k.p.email} device=Pixel 7`,
  'csp-report': (k) => ({
    'csp-report': {
      'document-uri': `https://app.${k.p.domain}/inbox/${k.p.login}`,
      'violated-directive': facts('script-src-elem'),
      'blocked-uri': facts('inline'),
      disposition: facts('enforce'),
      'status-code': k.fact(200),
      'original-policy': "default-src 'self'",
    },
  }),
  'rum-vital': (k) => ({
    type: facts('view'),
    session: { id: k.uuid('session_id'), has_replay: false },
    usr: { id: k.uuid('user_id'), name: k.p.name, email: k.p.email },
    view: {
      url_path: `/portfolio/${k.like('bank_account', 'DE{d10}')}`,
      largest_contentful_paint: k.measured(100, 9000),
    },
    connectivity: facts({ status: 'connected' }),
  }),
  'ga-hit': (k) =>
    `«https»://www.google-analytics.com/g/collect?«v»=«2»&tid=${k.like('tenant', 'G-{X10}')}&cid=${k.like('device_id', '{n1}{d8}.17{d8}')}&uid=${k.like('user_id', '{h16}')}&«en»=«purchase»&ep.email=${urlEncoded(k.p.email)}`,
  'react-native': (k) =>
    say`[AsyncStorage] failed to persist key @auth/${k.p.email}: Database or disk is full (code 13 SQLITE_FULL)`,
  'flutter-dio': (k) =>
    say`DioException [bad response]: status code of 409, uri=https://${k.q.host}/v3/devices/${k.like('device_id', '{h16}')}/pair body={"owner":"${k.p.email}"}`,
  'graphql-errors': (k) => ({
    errors: [
      {
        message: say`Variable "$email" got invalid value "${k.p.name}"; Expected type Email`,
        path: facts(['updateMember', 'email']),
        extensions: { code: facts('BAD_USER_INPUT') },
      },
    ],
    operationName: facts('UpdateMember'),
    variables: { id: k.like('user_id', 'TWVtYmVy{a8}'), input: { phone: k.p.phone, street: k.p.street } },
  }),
  'graphql-line': (k) =>
    say`mutation SignIn { signIn(email: "${k.p.email}", password: "${k.password()}") { token } } - UNAUTHENTICATED in ${k.amount(2, 90)} ms`,
  'grpc-status': (k) =>
    say`rpc error: code = PermissionDenied desc = caller ${k.like('username', 'svc-{l7}')} may not read customers/${k.like('customer_id', '{d9}')}/cards/${k.plain('{d4}')}`,
  'grpc-interceptor': (k) => ({
    'grpc.service': facts('billing.v1.Invoices'),
    'grpc.method': facts('CreateInvoice'),
    'grpc.code': facts('InvalidArgument'),
    'grpc.time_ms': k.measured(1, 900),
    'peer.address': `${k.inside()}:${k.count(30000, 60000)}`,
    'grpc.request.content': { recipient: k.p.name, vat_id: k.like('vat', 'ATU{d8}'), email: k.p.work },
  }),
  websocket: (k) =>
    say`ws closed 1006 sid=${k.like('session_id', '{a20}')} nick=${k.nick()} addr=${k.ip6()} after ${k.amount(2, 900)} s, 12 frames`,
  'trpc-error': (k) => ({
    path: facts('profile.update'),
    type: facts('mutation'),
    code: facts('INTERNAL_SERVER_ERROR'),
    input: {
      displayName: k.p.name,
      bio: say`I live in a small town and love cheese`,
      website: `https://${k.like('domain', '{l10}.me')}`,
      twitter: k.like('social_handle', '@{l8}_{d2}'),
    },
  }),
  'extension-error': (k) =>
    say`Uncaught (in promise) Error: Could not establish connection. Receiving end does not exist. at /Users/${k.p.home}/Library/Application Support/app/worker.js:${k.amount(10, 900)}:12`,
});
