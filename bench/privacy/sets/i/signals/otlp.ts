/** Spans, logs and metrics in the form of OTLP, by the names of the semantic conventions. */
import { json, mark, urlEncoded } from '../../../marks.js';
import { attributes, facts, type Kit, say, withKit } from '../kit.js';

const nanos = (k: Kit): string => `${k.millis()}000000`;

const resource = (service: string, more: Readonly<Record<string, unknown>> = {}) => ({
  attributes: attributes({
    'service.name': facts(service),
    'service.version': facts('3.18.2'),
    'telemetry.sdk.language': facts('nodejs'),
    'deployment.environment.name': facts('production'),
    ...more,
  }),
});

const span = (k: Kit, service: string, one: Readonly<Record<string, unknown>>, more = {}) => ({
  resourceSpans: [
    {
      resource: resource(service, more),
      scopeSpans: [
        {
          scope: { name: facts('@opentelemetry/instrumentation-http') },
          spans: [
            {
              traceId: k.trace,
              spanId: k.span(),
              parentSpanId: k.span(),
              startTimeUnixNano: nanos(k),
              endTimeUnixNano: nanos(k),
              ...one,
            },
          ],
        },
      ],
    },
  ],
});

const log = (k: Kit, service: string, one: Readonly<Record<string, unknown>>) => ({
  resourceLogs: [
    {
      resource: resource(service),
      scopeLogs: [{ logRecords: [{ timeUnixNano: nanos(k), traceId: k.trace, spanId: k.span(), ...one }] }],
    },
  ],
});

export const otlpTemplates = withKit({
  'otlp-http-server': (k) =>
    span(k, 'storefront', {
      name: facts('GET /customers/:customerId/addresses'),
      kind: k.fact(2),
      attributes: attributes({
        'http.request.method': facts('GET'),
        'http.route': facts('/customers/:customerId/addresses'),
        'url.path': `/customers/${k.like('customer_id', '{d7}')}/addresses`,
        'url.query': `owner=${urlEncoded(k.p.email)}`,
        'client.address': k.ip(),
        'http.response.status_code': k.fact(500),
        'enduser.id': k.p.login,
        'session.id': k.uuid('session_id'),
        'network.protocol.version': facts('1.1'),
      }),
      status: { code: k.fact(2), message: facts('upstream connect error') },
    }),
  'otlp-http-client': (k) =>
    span(k, 'notifier', {
      name: facts('POST'),
      attributes: attributes({
        'http.request.method': facts('POST'),
        'server.address': facts('api.twilio.com'),
        'url.full': `«https://api.twilio.com/2010-04-01/Accounts/»${k.like('account_sid', 'AC{h32}')}/«Messages.json»`,
        'http.response.status_code': k.fact(429),
        'error.type': facts('429'),
        'sms.to': k.p.phone,
      }),
    }),
  'otlp-db': (k) =>
    span(
      k,
      'members',
      {
        name: facts('SELECT members'),
        attributes: attributes({
          'db.system.name': facts('postgresql'),
          'db.namespace': mark('database', `${k.p.tenantPlain.replaceAll('-', '_')}_prod`),
          'db.query.text': say`SELECT id, phone FROM members WHERE email = '${k.p.email}' AND last_name = '${k.p.last}'`,
          'db.operation.name': facts('SELECT'),
          'server.address': k.hosted('aurora-{w}.cluster-c{x11}', '.eu-central-1.rds.amazonaws.com'),
          'db.response.status_code': facts('57014'),
          'db.client.connection.pool.name': facts('primary'),
        }),
      },
      { 'host.name': k.hosted('ip-10-{n1}{d1}-{n1}{d1}-{n1}{d1}', '.ec2.internal') },
    ),
  'otlp-exception-event': (k) =>
    span(k, 'payroll', {
      name: facts('PayrollRun.execute'),
      events: [
        {
          name: facts('exception'),
          attributes: attributes({
            'exception.type': facts('java.lang.IllegalStateException'),
            'exception.message': say`No bank account on file for ${k.p.reversed} (${k.like('employee_id', 'P{d6}')})`,
            'exception.stacktrace': facts(
              'java.lang.IllegalStateException: No bank account on file\n\tat org.springframework.batch.core.step.AbstractStep.execute(AbstractStep.java:230)',
            ),
          }),
        },
      ],
    }),
  'otlp-messaging': (k) =>
    span(k, 'fulfilment', {
      name: facts('process orders'),
      attributes: attributes({
        'messaging.system': facts('kafka'),
        'messaging.destination.name': facts('orders'),
        'messaging.kafka.message.key': k.like('order_id', 'WEB{d9}'),
        'messaging.kafka.offset': k.measured(1000, 900000),
        'messaging.consumer.group.name': facts('fulfilment-v2'),
        'messaging.client.id': k.like('instance', 'consumer-fulfilment-{n1}-{h8}-{h4}-4{h3}-9{h3}-{h12}'),
        'tenant.id': k.p.tenant,
      }),
    }),
  'otlp-lambda': (k) =>
    span(k, 'invoice-pdf', {
      name: facts('invoice-pdf'),
      attributes: attributes({
        'faas.invocation_id': k.request,
        'faas.trigger': facts('pubsub'),
        'faas.coldstart': facts('true'),
        'cloud.account.id': k.account,
        'cloud.resource_id': `${k.arn('lambda', k.region, k.account)}:«function»:«invoice-pdf»`,
        'aws.log.stream.names': `${k.date().replaceAll('-', '/')}/[«$LATEST»]${k.like('log_stream', '{h32}')}`,
      }),
    }),
  'otlp-rpc': (k) =>
    span(k, 'identity', {
      name: facts('identity.v1.Users/GetUser'),
      attributes: attributes({
        'rpc.system': facts('grpc'),
        'rpc.service': facts('identity.v1.Users'),
        'rpc.method': facts('GetUser'),
        'rpc.grpc.status_code': k.fact(5),
        'network.peer.address': k.mapped(),
        'rpc.grpc.request.metadata.authorization': `«Bearer» ${k.token({ sub: k.plain('{d9}'), aud: 'identity' })}`,
        'user.id': k.ulid('user_id'),
      }),
    }),
  'otlp-browser': (k) =>
    span(
      k,
      'web-shop',
      {
        name: facts('documentLoad'),
        attributes: attributes({
          'url.full': `https://${k.p.domain}/reset-password?code=${k.like('session_id', '{a32}')}&«step»=«2»`,
          'browser.language': facts('de-CH'),
          'user.email': k.p.email,
          'user.full_name': k.p.name,
          'device.id': k.uuid('device_id'),
        }),
      },
      { 'browser.platform': facts('macOS'), 'browser.mobile': facts('false') },
    ),
  'otlp-log-login': (k) =>
    log(k, 'auth', {
      severityText: facts('WARN'),
      severityNumber: k.fact(13),
      body: { stringValue: say`Account ${k.p.login} locked after 5 failed attempts from ${k.ip6()}` },
      attributes: attributes({
        'event.name': facts('account.locked'),
        'user.name': k.p.login,
        'source.address': k.ip(),
        'attempts.count': k.fact(5),
      }),
    }),
  'otlp-log-kvlist': (k) =>
    log(k, 'bookings', {
      severityText: facts('ERROR'),
      body: {
        kvlistValue: {
          values: attributes({
            message: facts('guest could not be charged'),
            guest: k.p.name,
            reservation: k.like('order_id', 'HB-{u2}{d6}'),
            card: k.card(),
            reason: facts('do_not_honor'),
            amount: k.measured(80, 2400),
          }),
        },
      },
    }),
  'otlp-log-json-body': (k) =>
    log(k, 'webhooks', {
      severityText: facts('INFO'),
      body: {
        stringValue: json({
          event: facts('contact.updated'),
          contact: { email: k.p.email, mobile: k.p.phone, city: k.p.city },
          delivered: true,
        }),
      },
    }),
  'otlp-k8s-resource': (k) =>
    span(
      k,
      'ledger',
      {
        name: facts('ledger.append'),
        attributes: attributes({
          'k8s.namespace.name': k.p.tenant,
          'k8s.pod.name': mark('pod', `${k.p.tenantPlain}-ledger-${k.plain('{x9}-{x5}')}`),
          'k8s.deployment.name': facts('ledger'),
          'k8s.node.name': k.host('gke-pool-{x8}-{x4}'),
          'k8s.pod.ip': k.inside(),
          'container.id': k.like('container_id', '{h64}'),
          'container.image.tag': facts('v3.18.2'),
        }),
      },
      { 'host.id': k.like('instance', 'i-0{h16}') },
    ),
  'otlp-baggage': (k) =>
    span(k, 'pricing', {
      name: facts('quote'),
      attributes: attributes({
        'http.request.header.baggage': `userId=${k.like('user_id', 'usr_{x18}')},tenantId=${k.p.tenant},region=${k.region}`,
        'http.request.header.traceparent': `00-${k.like('trace_id', '{h32}')}-${k.span()}-01`,
        'http.request.header.x-forwarded-for': `${k.ip()}, ${k.inside()}`,
        'pricing.tier': facts('gold'),
        'pricing.duration_ms': k.measured(3, 900),
      }),
    }),
  'otlp-metric': (k) => ({
    resourceMetrics: [
      {
        resource: resource('gateway', { 'host.name': k.host('edge-{w}-{d2}.{o}.net') }),
        scopeMetrics: [
          {
            metrics: [
              {
                name: facts('http.server.request.duration'),
                unit: facts('ms'),
                histogram: {
                  dataPoints: [
                    {
                      timeUnixNano: nanos(k),
                      count: k.amount(20, 4000),
                      sum: k.measured(2000, 900000),
                      attributes: attributes({
                        'http.route': facts('/v1/orders'),
                        'http.response.status_code': k.fact(200),
                        customer: k.p.company,
                        'client.address': k.ip(),
                      }),
                    },
                  ],
                },
              },
            ],
          },
        ],
      },
    ],
  }),
  'otlp-genai': (k) =>
    span(k, 'assistant', {
      name: facts('chat gpt-4.1-mini'),
      attributes: attributes({
        'gen_ai.operation.name': facts('chat'),
        'gen_ai.request.model': facts('gpt-4.1-mini'),
        'gen_ai.conversation.id': k.like('session_id', 'conv_{a24}'),
        'gen_ai.usage.input_tokens': k.measured(100, 9000),
        'gen_ai.input.messages': json([
          {
            role: 'user',
            parts: [
              {
                type: 'text',
                content: say`My name is ${k.p.name}, please move my appointment. You can call me on ${k.p.phone}.`,
              },
            ],
          },
        ]),
        'gen_ai.response.finish_reasons': facts('stop'),
      }),
    }),
  'otlp-device': (k) =>
    span(k, 'rider-app', {
      name: facts('AppStart'),
      attributes: attributes({
        'device.id': k.like('device_id', '{H8}-{H4}-4{H3}-A{H3}-{H12}'),
        'device.model.identifier': facts('iPhone15,3'),
        'os.version': facts('19.1'),
        'network.carrier.name': facts('Vodafone'),
        'geo.location.lat': k.place('latitude'),
        'geo.location.lon': k.place('longitude'),
        'geo.postal_code': k.p.postal,
        'app.installation.id': k.uuid('device_id'),
      }),
    }),
});
