/** Set C, spans and logs of OpenTelemetry. */
import { urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

export const otlpTemplates = withKit({
  'otlp-http-span': ({ fact, p, v, like, ip4 }) => ({
    resourceSpans: [
      {
        resource: {
          attributes: [
            text('service.name', '«billing-api»'),
            text('cloud.account.id', v('account')),
            text('cloud.region', '«eu-central-1»'),
            text('host.name', v('ec2_host')),
            text('telemetry.sdk.language', '«nodejs»'),
          ],
        },
        scopeSpans: [
          {
            scope: { name: '«@opentelemetry/instrumentation-http»', version: '«0.49.1»' },
            spans: [
              {
                traceId: like('trace_id', '{h32}'),
                spanId: like('span_id', '{h16}'),
                name: '«GET» /«invoices»/:id',
                attributes: [
                  text('http.request.method', '«GET»'),
                  text(
                    'url.full',
                    `https://billing.${p.work}/invoices/${like('order_id', 'INV-{d4}-{d5}')}?email=${urlEncoded(p.email)}`,
                  ),
                  text('client.address', ip4()),
                  text('enduser.id', p.user),
                  text('user_agent.original', 'Dalvik/2.1.0'),
                ],
                status: { code: fact(2), message: '«ECONNRESET»' },
              },
            ],
          },
        ],
      },
    ],
  }),
  'otlp-db-span': ({ p, like, host }) => ({
    name: '«SELECT» «members»',
    traceId: like('trace_id', '{h32}'),
    parentSpanId: like('span_id', '{h16}'),
    attributes: {
      'db.system': '«mysql»',
      'db.name': '«membership»',
      'db.user': p.user,
      'server.address': host(),
      'db.statement': `«SELECT» * «FROM» members «WHERE» last_name = '${p.family}' AND (phone = '${p.phone}' OR tax_no = '${p.id}') «LIMIT» 1`,
      'code.function': '«findMember»',
      'code.filepath': '/«app»/«src»/«repositories»/«member_repository.py»',
    },
  }),
  'otlp-log-exception': ({ p, v, like }) => ({
    severityText: '«ERROR»',
    body: { stringValue: `Could not charge card of ${p.full}` },
    attributes: [
      text('exception.type', '«java.lang.IllegalStateException»'),
      text('exception.message', `card ${v('card')} declined for <${p.email}>`),
      text(
        'exception.stacktrace',
        `java.lang.IllegalStateException: card declined for ${p.email}\n\tat com.shop.«payments».«ChargeService».«charge»(«ChargeService.java»:212)\n\tat java.base/java.lang.Thread.run(Thread.java:833)`,
      ),
      text('session.id', like('session_id', '{a22}')),
    ],
  }),
  'otlp-messaging-span': ({ fact, p, like, uuid }) => ({
    name: '«orders» «process»',
    kind: '«CONSUMER»',
    spanId: like('span_id', '{h16}'),
    attributes: {
      'messaging.system': '«rabbitmq»',
      'messaging.destination.name': '«orders»',
      'messaging.message.id': uuid('message_id'),
      'messaging.rabbitmq.destination.routing_key': `tenant.${p.tenant}.created`,
      'enduser.email': p.email,
      'tenant.id': like('tenant_id', 'tn_{x10}'),
      'retry.count': fact(4),
    },
  }),
  'otlp-faas-span': ({ p, v, like, uuid }) => ({
    name: '«thumbnailer»',
    attributes: {
      'faas.trigger': '«datasource»',
      'faas.invocation_id': uuid(),
      'faas.coldstart': true,
      'faas.document.name': `avatars/${like('user_id', '{h24}')}/${p.home}.png`,
      'faas.document.collection': v('bucket'),
      'aws.lambda.invoked_arn': `arn:aws:lambda:«us-east-1»:${v('account')}:function:«thumbnailer»`,
      'cloud.resource_id': `arn:aws:lambda:us-east-1:${v('account')}:function:thumbnailer:«live»`,
    },
  }),
  'otlp-rpc-span': ({ fact, p, v, like, ip6, host }) => ({
    name: '«grpc.identity.v1.Directory»/«Lookup»',
    attributes: {
      'rpc.system': '«grpc»',
      'rpc.grpc.status_code': fact(5),
      'rpc.request.metadata.authorization': [`Basic ${v('basic')}`],
      'net.sock.peer.addr': ip6(),
      'net.host.name': host(),
    },
    events: [
      {
        name: '«exception»',
        attributes: {
          'exception.message': `«NotFound»: no directory entry for uid=${p.user},ou=staff,dc=${p.tenant}`,
          'exception.escaped': 'False',
        },
      },
    ],
    links: [{ trace_id: like('trace_id', '0x{h32}') }],
  }),
});
