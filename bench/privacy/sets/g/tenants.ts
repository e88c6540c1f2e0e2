/** Set G: customers' names in keys, queues, buckets, hosts, flags, caches and metrics. */
import { json } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

export const tenantTemplates = withKit({
  'cache keys evicted': (k) =>
    `${k.stamp()} «WARN» «cache» ${say`evicted 3 keys, policy allkeys-lru, used 98 %`}: tenant:${k.p.tenant}:user:${k.like('user_id', '{n1}{d5}')}:profile, session:${k.like('session_id', '{x24}')}, ratelimit:${k.ip()}:«/login»`,
  'queue depth by customer': (k) => ({
    metric: '«ApproximateAgeOfOldestMessage»',
    namespace: '«AWS/SQS»',
    dimensions: { QueueName: k.p.named('queue', '*-import-prod') },
    value: k.measured(100, 9000),
    unit: '«Seconds»',
    threshold: k.fact(900),
    state: '«ALARM»',
    arn: `arn:aws:sqs:${k.region}:${k.account}:${k.q.named('queue', '*-import-prod')}`,
  }),
  'cloudwatch alarm text': (k) =>
    `«ALARM»: "«orders-5xx»" ${say`in Account`} ${k.account} - ${say`Threshold Crossed: 3 datapoints were greater than the threshold (5.0)`}; ${say`owner on call`}: ${k.p.full} (${k.p.phone}), «runbook» https://${k.p.host('wiki')}«/runbooks/orders-5xx»`,
  'feature flag evaluation': (k) => ({
    flag: '«new-invoice-editor»',
    variation: '«off»',
    reason: facts({ kind: 'RULE_MATCH', ruleIndex: 2, inExperiment: false }),
    context: {
      kind: '«multi»',
      user: { key: k.like('user_id', 'u_{x10}'), email: k.p.email },
      organization: { key: k.p.tenant, name: k.p.company },
    },
    sdk: '«node-server-sdk/9.4.3»',
  }),
  'rate limit by tenant': (k) =>
    `level=«warn» msg="${say`rate limit exceeded`}" tenant=${k.p.tenant} plan=«growth» limit=«600» window=«60s» route=«/v2/search» api_key_id=${k.like('key_id', 'ak_{x12}')} remaining=«0»`,
  'import of a customer file': (k) => ({
    job: '«csv-import»',
    bucket: k.p.named('bucket', 'uploads-*'),
    key: `«inbox»/${k.p.tenant}/${k.p.family}-«contacts».«csv»`,
    rows: k.measured(10, 90000),
    rejected: [{ line: k.measured(2, 900), error: '«invalid_email»', raw: `${k.p.full};${k.p.email};${k.p.local}` }],
    encoding: '«windows-1252»',
    duration_s: k.measured(1, 400),
  }),
  'custom domain certificate': (k) => ({
    event: '«certificate.validation_failed»',
    domain: k.p.host('shop'),
    zone: k.p.work,
    challenge: { type: '«dns-01»', name: k.p.host('_acme-challenge') },
    acme: facts({ status: 403, type: 'urn:ietf:params:acme:error:unauthorized', detail: 'No TXT record found' }),
    contact: `mailto:${k.p.email}`,
    attempts: k.measured(1, 9),
  }),
  'dns failure line': (k) =>
    `«Error»: ${say`queryMx ENOTFOUND ${k.p.work}`} { errno: undefined, code: '«ENOTFOUND»', syscall: '«queryMx»', hostname: '${k.p.work}' } ${say`while verifying sender domain of`} ${k.p.company}`,
  'invoice run summary': (k) =>
    `«invoice-run» ${say`finished: 1204 sent, 3 failed, 41 s`}\n  ${k.p.company} <${k.p.email}> ${k.like('invoice_id', 'F-2026-{d5}')} «pdf_render_timeout»\n  ${k.q.company} <${k.q.email}> ${k.like('invoice_id', 'F-2026-{d5}')} «missing_vat_id»\n  «exit» «code» «1»`,
  'usage report by account': (k) => ({
    report: '«usage.daily»',
    date: k.date(),
    accounts: [k.p, k.q].map((person) => ({
      name: person.company,
      slug: person.tenant,
      owner: person.email,
      events: k.measured(100, 900000),
      overage: k.measured(0, 900),
      plan: k.word('startup', 'scale', 'enterprise'),
    })),
    currency: '«USD»',
    exporter: '«snowflake»',
  }),
  'audit trail of an admin': (k) => ({
    action: '«user.impersonated»',
    actor: { id: k.like('user_id', 'adm_{x8}'), name: k.q.full, email: k.q.email },
    target: { id: k.like('user_id', 'usr_{x8}'), name: k.p.full, tenant: k.p.tenant },
    reason: `${say`ticket`} ${k.like('ticket_id', 'SUP-{d5}')}`,
    ip: k.ip6(),
    result: '«allowed»',
    ttl_minutes: k.fact(15),
  }),
  'gdpr erase request': (k) =>
    `${k.time()} «INFO» «privacy» ${say`erasure request accepted, 14 tables, 2 failed (timeout on events_archive)`} subject=${k.p.email} name="${k.p.full}" requested_by=${k.q.email} ticket=${k.like('ticket_id', 'DSR-{d4}')} «deadline»=«30d»`,
  'search index miss': (k) => ({
    service: '«search»',
    query: k.p.full,
    filters: { city: k.p.city, company: k.p.company },
    hits: k.fact(0),
    took_ms: k.measured(2, 900),
    suggestion: '«did_you_mean»',
    user: k.q.user,
    index: k.q.named('index', 'people-*'),
  }),
  'websocket broker lines': (k) =>
    `«ws» ${say`connection closed code=1006 reason=abnormal uptime=512s`} conn=${k.like('connection_id', '{a12}=')} room=${k.p.tenant}/«support» user=${k.p.user}\n«ws» «broadcast» «failed»: ${say`GoneException 410`} conn=${k.like('connection_id', '{a12}=')} to=${k.q.email}`,
  'graphql error response': (k) => ({
    errors: [
      {
        message: say`Cannot return null for non-nullable field Contact.phone.`,
        path: ['«company»', '«contacts»', k.fact(3), '«phone»'],
        extensions: {
          code: '«INTERNAL_SERVER_ERROR»',
          stacktrace: [`«Error»: ${say`no phone for ${k.p.full}`}`, '    at «resolvers/contact.ts»:«51»'],
        },
      },
    ],
    data: null,
    operationName: '«CompanyPage»',
    variables: { slug: k.p.tenant, viewer: k.q.email },
    took: k.measured(10, 900),
  }),
  'ip allow list change': (k) =>
    `«audit» ${say`security group rule added: protocol tcp port 5432`} group=${k.like('security_group', 'sg-0{h16}')} cidr=${k.ip()}/«32» description="${k.p.given} home office" by=${k.q.user} «result»=«success»`,
  'print and label job': (k) =>
    `^XA^FO50,40^A0N,40^FD${k.p.full}^FS^FO50,90^FD${k.p.street}^FS^FO50,140^FD${k.p.postal} ${k.p.city}^FS^FO50,200^BC^FD${k.parcel('DE')}^FS^XZ ${say`printer offline, job retried 3 times, error 0x8004`}`,
  'vcard and calendar import': (k) =>
    `${say`ical parser failed at line 12: bad DTSTART`}\nBEGIN:«VCARD»\nFN:${k.p.full}\nTEL;TYPE=cell:${k.p.phone}\nEMAIL:${k.p.email}\nBDAY:${k.p.birth}\nADR:;;${k.p.street};${k.p.city};;${k.p.postal}\nEND:«VCARD»\nORGANIZER;CN=${k.q.full}:mailto:${k.q.email}`,
  'contact form spam check': (k) => ({
    form: '«contact»',
    verdict: '«suspicious»',
    score: k.fact(0.72),
    fields: json({
      fullname: k.p.full,
      company: k.p.company,
      mail: k.p.email,
      message: `Please call me back at ${k.p.local}`,
    }),
    client: { ip: k.ip(), ua: k.agent() },
    rule: '«link_density»',
  }),
});
