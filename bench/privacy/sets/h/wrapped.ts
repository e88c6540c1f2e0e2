/** Values inside of other writings: compressed, encoded, in bodies of several forms, in links within links. */
import { base64, base64Url, gzipBase64, htmlEncoded, json, unicodeEscaped, urlEncoded } from '../../marks.js';
import { facts, say, useful, withKit } from './kit.js';

export const wrappedTemplates = withKit({
  'awslogs-gzip': (k) => ({
    awslogs: {
      data: gzipBase64(
        json({
          messageType: 'DATA_MESSAGE',
          owner: k.account,
          logEvents: [{ message: `login ${k.p.email} from ${k.ip()}` }],
        }),
      ),
    },
  }),
  'firehose-record': (k) => ({
    invocationId: k.uuid(),
    region: k.region,
    records: [
      { recordId: k.like('request_id', '496{d53}'), data: base64(json({ msisdn: k.p.phone, name: k.p.name })) },
    ],
    sourceKinesisStreamArn: `arn:aws:kinesis:${k.region}:${k.account}:stream/${k.mark('resource', `${k.p.tenantPlain}-cdr`)}`,
  }),
  'proxy-event': (k) => ({
    httpMethod: facts('POST'),
    resource: '«/members»',
    headers: {
      Authorization: `Bearer ${k.jwt()}`,
      'X-Forwarded-For': `${k.ip()}, ${k.inside()}`,
      'Content-Type': facts('application/json'),
    },
    queryStringParameters: { ref: k.q.login, page: '«3»' },
    body: json({ email: k.p.email, dob: k.born(), password: k.password() }),
    isBase64Encoded: false,
    requestContext: { accountId: k.account, stage: facts('prod'), identity: { sourceIp: k.ip() } },
  }),
  'proxy-base64': (k) => ({
    requestContext: { http: facts({ method: 'PUT', protocol: 'HTTP/1.1' }), accountId: k.account },
    body: base64(`iban=${k.iban()}&owner=${k.p.latin}`),
    isBase64Encoded: true,
    version: facts('2.0'),
  }),
  'form-payload': (k) =>
    `payload=${urlEncoded(json({ type: 'block_actions', user: { id: k.like('user_id', 'U0{X9}'), name: k.p.login }, team: { domain: k.p.tenant } }))} «status»=«200»`,
  'next-link': (k) =>
    say`redirect to https://login.example.net/authorize?login_hint=${urlEncoded(k.p.email)}&prompt=none&state=${k.like('session_id', '{a32}')} blocked: login_required`,
  'double-encoded': (k) =>
    `«GET» «/sso» ?continue=${urlEncoded(urlEncoded(`https://x.example/u?mail=${k.p.email}`))} «302»`,
  'soap-fault': (k) =>
    `<soap:Fault><faultcode>«soap:Client»</faultcode><faultstring>«Unknown» «subscriber»</faultstring><detail><Msisdn>${k.p.phone}</Msisdn><Surname>${k.p.last}</Surname></detail></soap:Fault>`,
  'xml-attrs': (k) =>
    `<Booking status="«CANCELLED»" agent="${k.p.login}"><Guest firstName="${k.p.first}" lastName="${k.p.last}" birthDate="${k.born()}" email="${k.p.email}"/></Booking>`,
  'yaml-dump': (k) =>
    `${useful('error: schema mismatch')}\nuser:\n  name: ${k.p.latin}\n  email: ${k.p.email}\n  «role»: «editor»\n  mobile: "${k.p.phone}"\n${useful('line 4, column 12')}`,
  multipart: (k) =>
    `------WebKitFormBoundary\r\nContent-Disposition: «form-data»; name="email"\r\n\r\n${k.p.email}\r\n------WebKitFormBoundary\r\nContent-Disposition: «form-data»; name="phone"\r\n\r\n${k.p.phone}\r\n${useful('413 Payload Too Large')}`,
  'python-repr': (k) =>
    say`event: {'username': '${k.p.login}', 'full_name': '${k.p.latin}', 'active': True, 'last_ip': '${k.ip()}', 'retries': 2}`,
  'go-struct': (k) => say`user={ID:${k.like('user_id', '{n1}{d5}')} Name:${k.p.latin} Email:${k.p.email} Active:true}`,
  'java-tostring': (k) =>
    say`Customer(id=${k.like('customer_id', '{n1}{d6}')}, name=${k.p.latin}, email=${k.p.email}, tier=GOLD, points=1200)`,
  'ruby-inspect': (k) =>
    say`#<Member id: ${k.like('user_id', '{n1}{d5}')}, login: "${k.p.login}", phone: "${k.p.phone}", locked: false>`,
  'php-dump': (k) =>
    say`array(3) { ["name"]=> string(12) "${k.p.latin}" ["iban"]=> string(22) "${k.iban()}" ["valid"]=> bool(false) }`,
  baggage: (k) => ({
    headers: {
      traceparent: `00-${k.trace}-${k.span()}-01`,
      baggage: `userId=${k.like('user_id', '{a16}')},tenant=${k.p.tenant},email=${urlEncoded(k.p.email)}`,
      accept: facts('application/grpc'),
    },
    code: k.fact(14),
  }),
  'id-token': (k) => say`aud mismatch for id_token ${k.jwt()}, expected mobile-app, got web-app`,
  'cookie-state': (k) => ({
    cookie: `_prefs=${base64Url(json({ mail: k.p.email, theme: 'dark' }))}; «lang»=«de»`,
    status: k.fact(400),
    message: facts('Request header or cookie too large'),
  }),
  'html-table': (k) =>
    `<tr><td>«Guest»</td><td>${htmlEncoded(k.p.latin)}</td></tr><tr><td>«Status»</td><td>«unpaid»</td></tr>`,
  'unicode-body': (k) =>
    `«webhook» «rejected» «422» {"contact":"${unicodeEscaped(k.from('gr', 'ua', 'il', 'jp', 'tr').name)}","city":"${unicodeEscaped(k.from('pl', 'cz', 'hu').city)}"}`,
  'keyed-map': (k) => ({
    level: facts('info'),
    msg: facts('quota by member'),
    usage: { [k.p.email]: k.measured(1, 900), [k.q.email]: k.measured(1, 900) },
    limit: k.fact(1000),
  }),
  'csv-import': (k) =>
    say`import.csv row 17: "${k.p.last}";"${k.p.first}";"${k.p.street}";"${k.p.city}";"active" -> missing column country`,
  'edi-nad': (k) => `NAD+«DP»+++${k.p.latin}+${k.p.street}+${k.p.city}++${k.p.postal}' «rejected» «segment» «12»`,
  vcard: (k) =>
    `BEGIN:VCARD\nVERSION:«3.0»\nFN:${k.p.name}\nTEL;TYPE=«CELL»:${k.p.phone}\nEMAIL:${k.p.email}\nBDAY:${k.born()}\nEND:VCARD\n${useful('parse error: missing N property')}`,
  ical: (k) =>
    `BEGIN:VEVENT\nSUMMARY:«Contract» «review»\nORGANIZER;CN=${k.p.latin}:mailto:${k.p.work}\nATTENDEE;PARTSTAT=«DECLINED»:mailto:${k.q.email}\nLOCATION:${k.p.street}\nEND:VEVENT`,
  'protobuf-text': (k) =>
    say`member { id: ${k.like('user_id', '{n1}{d7}')} display_name: "${k.p.name}" contact { email: "${k.p.email}" verified: true } plan: PLAN_FREE }`,
  'ndjson-pair': (k) =>
    `${json({ level: facts('info'), msg: facts('seat assigned'), passenger: k.p.name })}\n${json({ level: facts('error'), msg: facts('seat map locked'), agent: k.q.login, flightNumber: 'XQ 412' })}`,
});
