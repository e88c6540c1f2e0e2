/** Set D: spans, log records, segments and metrics as exporters and agents write them. */
import { urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

const text = (key: string, value: string) => ({ key, value: { stringValue: value } });
const whole = (key: string, value: string) => ({ key, value: { intValue: value } });

export const otlpTemplates = withKit({
  bankSpan: (k) => ({
    resourceSpans: [
      {
        resource: {
          attributes: [
            text('service.name', '«payments-api»'),
            text('service.version', '«3.18.2»'),
            text('cloud.account.id', k.account()),
            text('cloud.region', k.region()),
            text('faas.instance', `2024/06/02/[«$LATEST»]${k.like('log_stream', '{h32}')}`),
            text('host.name', k.v('ec2_host')),
          ],
        },
        scopeSpans: [
          {
            scope: { name: '«@opentelemetry/instrumentation-pg»', version: '«0.41.0»' },
            spans: [
              {
                traceId: k.like('trace_id', '{h32}'),
                spanId: k.like('span_id', '{h16}'),
                name: '«SELECT» «payees»',
                kind: 3,
                attributes: [
                  text('db.system', '«postgresql»'),
                  text('db.user', k.like('username', '{l5}_rw')),
                  text('db.name', '«payments»'),
                  text(
                    'db.statement',
                    `«SELECT» * «FROM» «payees» «WHERE» «iban» = '${k.p.bank}' «AND» «owner_name» = '${k.p.latin}'`,
                  ),
                  text('server.address', `${k.v('rds_host')}.eu-north-1.rds.amazonaws.com`),
                  whole('server.port', '«5432»'),
                  text('enduser.id', k.one('user_id', ['{d7}', 'cif-{d8}'])),
                  text('client.address', k.ip6()),
                ],
                events: [
                  {
                    name: '«exception»',
                    attributes: [
                      text('exception.type', '«QueryTimeoutError»'),
                      text(
                        'exception.message',
                        `«timeout» «of» «30s» «exceeded» «while» «loading» «payee» ${k.p.latin}`,
                      ),
                      text(
                        'exception.stacktrace',
                        'QueryTimeoutError: timeout\n    at «loadPayee» (/var/task/src/«payees.js»:«31»:«9»)',
                      ),
                    ],
                  },
                ],
                status: { code: '«STATUS_CODE_ERROR»' },
              },
            ],
          },
        ],
      },
    ],
  }),

  carRentalLogRecord: (k) => ({
    resourceLogs: [
      {
        resource: {
          attributes: [
            text('service.name', '«rental-desk»'),
            text('deployment.environment', '«production»'),
            text('tenant', k.p.tenant),
          ],
        },
        scopeLogs: [
          {
            scope: { name: '«rental.contracts»' },
            logRecords: [
              {
                timeUnixNano: `17${k.count(10, 40)}4${k.count(10, 99)}0${k.count(10, 99)}000000000`,
                severityText: k.word('ERROR', 'WARN'),
                body: {
                  stringValue: `«Deposit» «hold» «declined» «for» «agreement» ${k.like('contract', 'RA-{d7}')}: «driver» ${k.p.full}, «license» ${k.one('driver_license', ['{u1}{d8}', '{u5}{d6}{u2}{d1}{u2}', '{d9}'])}, «vehicle» ${k.q.plate}`,
                },
                attributes: [
                  text('card.pan', k.v('card')),
                  text('card.scheme', k.word('visa', 'mastercard')),
                  whole('attempt', String(k.count(1, 3))),
                  text('branch.agent', k.q.user),
                ],
                traceId: k.like('trace_id', '{h32}'),
                spanId: k.like('span_id', '{h16}'),
              },
            ],
          },
        ],
      },
    ],
  }),

  pharmacyFlatSpan: (k) => ({
    'service.name': '«prescription-intake»',
    'span.name': '«GET» /«v2»/«prescriptions»/:«id»',
    'span.duration_ms': k.fact(k.count(3, 2900)),
    'http.request.method': '«GET»',
    'http.response.status_code': k.fact(Number(k.pick(['404', '409', '500']))),
    'url.full': `https://${k.like('host', `erx.${k.p.slug}.app`)}/«v2»/«prescriptions»/${k.one('prescription', ['160.100.{d3}.{d3}.{d3}.{d2}', 'RX{d9}', '{d6}-{X6}'])}?«patient_id»=${k.like('medical_record', '{n1}{d6}')}&«dob»=${k.p.birth}`,
    'user_agent.original': '«python-httpx»/«0.27.0»',
    'pharmacist.license': k.one('license', ['PH-{d6}', 'APO{d7}']),
    'session.id': k.like('session_id', '{h24}'),
    'aws.lambda.request_id': k.uuid(),
    'faas.coldstart': false,
    'error.message': `«no» «prescription» «found» «for» ${k.p.given} ${k.p.family} «born» ${k.p.localBirth}`,
    'thread.name': '«MainThread»',
  }),

  adTechBidSpan: (k) => ({
    name: '«bid_request»',
    trace_id: k.like('trace_id', '{h32}'),
    span_id: k.like('span_id', '{h16}'),
    attributes: {
      'advertiser.name': k.p.company,
      'campaign.id': k.number('campaign', 100_000, 9_999_999),
      'device.ifa': k.one('device_id', ['{h8}-{h4}-4{h3}-a{h3}-{h12}', '{H8}-{H4}-4{H3}-9{H3}-{H12}']),
      'device.ip': k.ip4(),
      'device.make': 'Samsung',
      'device.os': '«Android»',
      'geo.lat': k.like('latitude', '48.{n6}'),
      'geo.lon': k.like('longitude', '11.{n6}'),
      'user.buyeruid': k.like('cookie', '{a27}'),
      'user.hem': k.like('email_hash', '{h64}'),
      'cookie._ga': k.like('cookie', 'GA1.2.{n1}{d8}.17{d8}'),
      'site.page': `https://${k.q.work}/«profile»?«email»=${urlEncoded(k.q.email)}&«utm_source»=«newsletter»`,
      'bid.timeout_ms': k.fact(k.count(80, 300)),
      'bid.result': k.word('no_bid', 'timeout', 'won'),
    },
  }),

  tenantEmbeddedMetric: (k) => ({
    _aws: {
      CloudWatchMetrics: [
        {
          Namespace: '«Reports»',
          Dimensions: [['«tenant»', '«plan»']],
          Metrics: [{ Name: '«RenderTime»', Unit: '«Milliseconds»' }],
        },
      ],
      Timestamp: k.count(1_690_000_000_000, 1_740_000_000_000),
    },
    tenant: k.p.tenant,
    workspace: k.one('workspace', ['ws_{U26}', 'T0{X9}', '{x20}']),
    plan: k.word('enterprise', 'starter', 'trial'),
    RenderTime: k.fact(k.count(20, 9000)),
    requestedBy: k.p.email,
    account_manager: k.q.full,
    report: `«Quarterly» «revenue» ${k.p.company}.«xlsx»`,
    function_name: '«render-report»',
  }),

  hrSegment: (k) => ({
    id: k.like('span_id', '{h16}'),
    trace_id: k.v('trace_id'),
    name: '«leave-requests»',
    origin: '«AWS::Lambda::Function»',
    http: {
      request: {
        method: '«PUT»',
        url: `https://${k.like('api_id', '{x10}')}.execute-api.eu-central-1.amazonaws.com/prod/«employees»/${k.one('employee_id', ['{d6}', 'EMP{d5}', 'K{d5}'])}/«leave»`,
        client_ip: k.ip4(),
      },
      response: { status: k.fact(502), content_length: k.fact(k.count(30, 600)) },
    },
    aws: {
      account_id: k.account(),
      function_arn: `arn:aws:«lambda»:eu-central-1:${k.account()}:function:leave-requests`,
      cloudwatch_logs: [{ log_group: '«/aws/lambda/leave-requests»' }],
    },
    annotations: { manager: k.q.user, company: k.p.company, leave_type: k.word('parental', 'sick', 'vacation') },
    metadata: { default: { employee: { name: k.p.full, socialSecurity: k.p.id, salaryAccount: k.p.bank } } },
    fault: true,
    cause: {
      exceptions: [
        {
          type: '«UpstreamError»',
          message: `«payroll» «rejected» «employee» ${k.p.listed}: «missing» «tax» «class»`,
          stack: [{ path: '«leave.py»', line: k.fact(112), label: '«submit»' }],
        },
      ],
    },
  }),

  gymKubernetesLog: (k) => ({
    '@timestamp': k.time(),
    log: `«WARN» «turnstile» «rejected» «card» ${k.one('membership', ['{d10}', 'M-{d6}', '04{H12}'])} «of» «member» ${k.p.full} («last» «visit» ${k.date()})`,
    stream: '«stderr»',
    kubernetes: {
      pod_name: k.like('pod', `${k.p.slug}-turnstile-{x9}-{x5}`),
      namespace_name: '«access-control»',
      container_name: '«turnstile»',
      pod_ip: k.ip4(),
      host: `${k.v('ec2_host')}.ap-southeast-1.compute.internal`,
      labels: { app: '«turnstile»', customer: k.p.tenant },
      docker_id: k.like('container', '{h64}'),
    },
    ec2: { instance_id: k.v('instance'), az: '«ap-southeast-1b»' },
    level: '«warn»',
  }),
});
