/** Set E: spans and logs with the names of the semantic conventions, and jobs. */
import { json } from '../../marks.js';
import { withKit } from './kit.js';

const text = (key: string, value: string) => ({ key, value: { stringValue: value } });

export const otlpTemplates = withKit({
  'span http server': (k) => ({
    traceId: k.trace(),
    spanId: k.span(),
    name: '«GET /v1/customers/:id»',
    kind: '«SPAN_KIND_SERVER»',
    attributes: [
      text('http.request.method', '«GET»'),
      text('http.route', '«/v1/customers/:id»'),
      text('url.path', `/v1/customers/${k.like('customer_id', 'cus_{a14}')}`),
      text('client.address', k.ip()),
      text('enduser.id', k.p.email),
      { key: 'http.response.status_code', value: { intValue: k.fact(404) } },
    ],
    status: { code: '«STATUS_CODE_ERROR»' },
  }),
  'span db': (k) => ({
    traceId: k.trace(),
    spanId: k.span(),
    parentSpanId: k.span(),
    name: '«SELECT customers»',
    durationMs: k.measured(2, 900),
    attributes: {
      'db.system': '«postgresql»',
      'db.operation': '«SELECT»',
      'db.statement': `«SELECT» * «FROM» «customers» «WHERE» email = '${k.p.email}' «LIMIT» «1»`,
      'db.user': k.p.user,
      'server.address': k.p.host('db-primary'),
      'server.port': k.fact(5432),
    },
  }),
  'span lambda resource': (k) => ({
    resource: {
      'service.name': '«checkout-api»',
      'service.version': '«2.14.0»',
      'cloud.provider': '«aws»',
      'cloud.region': k.region(),
      'cloud.account.id': k.account,
      'faas.name': '«checkout-api-create»',
      'faas.instance': k.like('log_stream', '{h32}'),
      'host.name': k.like('host', 'ip-10-{n1}{d1}-{n1}{d1}-{n1}{d1}'),
    },
    exception: {
      type: '«TypeError»',
      message: `«Cannot» «read» «properties» «of» «undefined»`,
      userId: k.uuid('user_id'),
    },
    'faas.coldstart': true,
  }),
  'log record': (k) => ({
    severityText: '«WARN»',
    body: `«Password» «reset» «requested» for ${k.p.email} from ${k.ip()}`,
    traceId: k.trace(),
    spanId: k.span(),
    attributes: {
      'user.email': k.p.email,
      'user.full_name': k.p.full,
      'session.id': k.like('session_id', '{a28}'),
      'code.function': '«requestReset»',
    },
  }),
  'bullmq job': (k) => ({
    queue: '«emails»',
    name: '«send-welcome»',
    attemptsMade: k.measured(1, 5),
    failedReason: '«Timeout» «exceeded»',
    data: { to: k.p.email, firstName: k.p.given, workspace: k.p.company, template: '«welcome»' },
    opts: { backoff: { type: '«exponential»', delay: k.fact(3000) } },
  }),
  'celery export': (k) => ({
    task: '«exports.tasks.build_csv»',
    task_id: k.uuid('job_id'),
    state: k.word('FAILURE', 'RETRY', 'SUCCESS'),
    kwargs: json({ requested_by: k.p.email, tenant: k.p.tenant, format: '«csv»', filters: { customer: k.q.full } }),
    worker: `celery@${k.like('host', 'worker-{n1}{d1}-{x5}')}`,
    runtime: k.measured(1, 90),
  }),
});
