/** Browsers and devices, headers and cookies, credentials on the loose, and what is packed in another encoding. */
import { base64, base64Url, gzipBase64, htmlEncoded, json, unicodeEscaped, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const edgeTemplates = withKit({
  rum_error: (k) => ({
    kind: '«exception»',
    app: { name: '«patient-portal»', version: '«8.3.1»' },
    type: '«TypeError»',
    value: "«Cannot read properties of undefined (reading 'slots')»",
    page: { url: `https://${k.p.host('portal')}/u/${k.p.user}/appointments?email=${urlEncoded(k.p.email)}` },
    user: { id: k.like('user_id', '{d7}'), username: k.p.nick, attributes: { clinic: k.p.company } },
    session: { id: k.like('session_id', '{a10}') },
    browser: { name: '«Firefox»', version: '«133.0»', os: '«Windows 11»', mobile: false },
    stacktrace: [
      {
        filename: `https://${k.p.host('portal')}/assets/main-4f1c.js`,
        function: '«renderSlots»',
        lineno: k.measured(1, 900),
        colno: k.measured(1, 90_000),
      },
    ],
  }),
  rum_vitals: (k) =>
    `type=«web-vital» name=«INP» value=«${k.count(80, 900)}» rating=«poor» route=«/basket» uid=${k.like('user_number', '{n1}{d5}')} client_id=${k.like('cookie', '{n1}{d9}.17{d8}')} ip=${k.ip()} geo=${k.p.town}`,
  mobile_crash: (k) => ({
    platform: 'android',
    app_version: '«5.19.0 (51900)»',
    exception: '«java.lang.IllegalStateException: Fragment not attached to a context»',
    device: {
      model: 'Pixel 8',
      android_id: k.hex('device_id', 16),
      gaid: k.uuid('device_id'),
      serial: k.like('device_id', '{X11}'),
    },
    account: { email: k.p.email, display_name: k.p.given },
    breadcrumbs: [
      `opened chat with ${k.q.full}`,
      `GET «/v1/contacts» «200»`,
      `deeplink myapp://invite/${k.like('bearer', '{a22}')}`,
    ],
    free_mb: k.measured(20, 4000),
    fcm: k.like('device_token', '{a22}:APA91b{a100}'),
  }),
  push_failure: (k) =>
    `«APNs 410 Unregistered» token=${k.hex('device_token', 64)} user=${k.p.user} topic=com.kaliber.rides title="${k.p.given}, your driver ${k.q.given} is here"`,
  ad_click: (k) =>
    `GET /lp?gclid=${k.like('cookie', 'Cj0KCQ{a50}')}&fbclid=${k.like('cookie', 'IwAR{a40}')}&utm_campaign=«spring25»&em=${k.hex('email_hash', 64)} «302» ip=${k.chance(0.5) ? k.ip() : k.ipv6()} ref=https://${k.p.domain}/`,
  headers_dump: (k) => ({
    msg: '«incoming request»',
    headers: {
      ':authority': k.p.host('api'),
      authorization: k.pick([
        `Bearer ${k.bearer()}`,
        `Token ${k.like('api_key', '{h40}')}`,
        `Basic ${k.basic(k.p.user, k.password())}`,
      ]),
      cookie: `JSESSIONID=${k.like('cookie', '{H32}')}; remember_me=${k.like('cookie', '{a60}')}; lang=de`,
      'x-api-key': k.secret(),
      'x-real-ip': k.ip(),
      'x-user-email': k.p.email,
      'x-tenant-id': k.p.tenant,
      'x-request-id': k.uuid(),
      'x-device-id': k.uuid('device_id'),
      'accept-language': 'de-DE,de;q=0.9',
    },
    latencyMs: k.measured(2, 900),
    route: '«GET /v2/contracts/:id»',
  }),
  set_cookie: (k) =>
    `response «200» set-cookie: __Host-session=${k.like('cookie', 'eyJ{a70}')}; Path=/; Secure; HttpOnly; SameSite=Lax, XSRF-TOKEN=${k.like('cookie', '{a40}%3D')}; user=${urlEncoded(k.p.email)}`,
  oauth_callback: (k) =>
    `GET «/oauth/callback»?code=${k.like('bearer', '4/0A{a60}')}&state=${base64Url(json({ uid: k.like('user_number', '{n1}{d5}'), next: '/home' }))}&scope=email&authuser=0&hd=${k.p.domain} -> «invalid_grant: Bad Request»`,
  token_response: (k) => ({
    event: '«token exchange»',
    response: {
      access_token: k.jwt({ sub: k.uuid('user_id'), preferred_username: k.p.user, name: k.p.full }),
      refresh_token: k.like('bearer', '{n1}.AXoA{a80}'),
      id_token: k.jwt({ email: k.p.email, name: k.p.full }),
      expires_in: k.fact(3599),
      token_type: 'Bearer',
      scope: '«openid profile»',
    },
    client_secret: k.like('password', '{a3}~{a34}'),
    tenant: k.p.tenant,
  }),
  curl_command: (k) =>
    `reproduce with: curl -X «POST» https://${k.p.host('api')}/v1/refunds -u ${k.p.user}:${k.password()} -H "X-Auth-Token: ${k.bearer()}" -d '{"order":"${k.like('order_id', 'SO{d7}')}","reason":"«duplicate»"}'`,
  environment_dump: (k) => ({
    AWS_REGION: k.region(),
    AWS_ACCESS_KEY_ID: k.like('aws_key_id', 'ASIA{X16}'),
    AWS_SECRET_ACCESS_KEY: k.like('aws_secret', '{a20}+{a19}'),
    AWS_SESSION_TOKEN: k.like('bearer', 'IQoJb3JpZ2luX2Vj{a120}'),
    AWS_LAMBDA_FUNCTION_NAME: '«statements-prod-render»',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '«1024»',
    NODE_ENV: 'production',
    SENTRY_DSN: `https://${k.hex('api_key', 32)}@${k.like('host', 'o{d6}.ingest.sentry.io')}/${k.like('resource', '{n1}{d6}')}`,
    DATABASE_URL: `mysql://${k.like('username', 'app_{l5}')}:${k.password()}@${k.like('host', 'core.c{x11}')}.eu-west-2.rds.amazonaws.com:3306/«core»`,
    SMTP_PASS: k.password(),
    OPENAI_API_KEY: k.like('api_key', 'sk-proj-{a48}'),
    SUPPORT_EMAIL: k.p.work,
  }),
  connection_refused: (k) =>
    k.pick([
      `«MongoNetworkError: connection timed out» mongodb+srv://${k.p.user}:${k.password()}@${k.like('host', 'prod.{x5}.mongodb.net')}/«catalog»?retryWrites=true`,
      `«ConnectionError» redis://default:${k.like('password', '{a32}')}@${k.like('host', 'eu1-{l5}-{d5}.upstash.io')}:6379 after «${k.count(3, 9)}» tries`,
      `amqps://${k.like('username', '{l8}')}:${k.like('password', '{a32}')}@${k.like('host', '{l4}.rmq3.cloudamqp.com')}/${k.like('username', '{l8}')} «403 ACCESS_REFUSED»`,
      `sftp ${k.p.user}@${k.p.host('sftp')}: «Permission denied (publickey,password)», key SHA256:${k.like('key_fingerprint', '{a43}')}`,
    ]),
  private_key: (k) => ({
    msg: '«could not parse service account»',
    type: 'service_account',
    project_id: k.like('project', '{l6}-billing-{d6}'),
    client_email: k.like('email', 'exporter@{l6}-billing-{d6}.iam.gserviceaccount.com'),
    private_key_id: k.hex('api_key', 40),
    private_key: k.like('pem', '-----BEGIN PRIVATE KEY-----\n{a64}\n{a64}\n{a32}==\n-----END PRIVATE KEY-----\n'),
    error: '«ERR_OSSL_UNSUPPORTED»',
  }),
  nested_json: (k) => ({
    level: 'error',
    message: json({
      ctx: '«subscription-renewal»',
      inner: json({ subscriber: k.p.full, email: k.p.email, postal_address: { street: k.p.street, town: k.p.town } }),
      attempt: 3,
    }),
    stream: 'stderr',
    logStream: `2025/03/14/[$LATEST]${k.hex('log_stream', 32)}`,
  }),
  packed_body: (k) => ({
    path: '«/ingest/v1/batch»',
    isBase64Encoded: true,
    body: k.chance(0.5)
      ? base64(json({ events: [{ user: k.p.email, ip: k.ip() }] }))
      : gzipBase64(json({ lines: [`${k.p.full} ${k.p.phone}`, `${k.q.full} ${k.q.email}`] })),
    encodedBytes: k.measured(120, 4000),
    error: '«incorrect header check»',
  }),
  log_subscription: (k) =>
    `«awslogs» record: ${gzipBase64(json({ owner: '1', logGroup: '/aws/lambda/mailer', logEvents: [{ message: `sent to ${k.p.email}` }] }))} «could not be forwarded: 413»`,
  url_with_person: (k) =>
    `«GET» https://${k.p.host('crm')}/search?name=${urlEncoded(k.p.full)}&town=${urlEncoded(k.p.town)}&born=${k.p.birth} «500» in «${k.count(20, 9000)} ms»`,
  html_mail: (k) =>
    `rendered «welcome.mjml»: <p>Dear ${htmlEncoded(k.p.full)},</p><p>confirm <a href="https://${k.p.host('go')}/c?u=${urlEncoded(k.p.email)}&t=${k.bearer()}">here</a></p> «${k.count(900, 9000)} bytes»`,
  unicode_escapes: (k) =>
    `b'{"name": "${unicodeEscaped(k.p.full)}", "city": "${unicodeEscaped(k.p.town)}", "status": "«INVALID_STATE»"}' «json.decoder.JSONDecodeError: Expecting ',' delimiter»`,
  multipart: (k) =>
    `------WebKitFormBoundary7MA4\r\nContent-Disposition: form-data; name="applicant"\r\n\r\n${k.p.full}\r\n------WebKitFormBoundary7MA4\r\nContent-Disposition: form-data; name="document"; filename="${k.p.file}_permit.png"\r\nContent-Type: «image/png»\r\n\r\n«[binary ${k.count(1000, 90_000)} bytes]»`,
  websocket: (k) => ({
    action: '«sendMessage»',
    connectionId: k.like('session_id', '{a15}='),
    from: { id: k.like('user_id', '{x20}'), nick: k.p.nick },
    to: k.q.nick,
    text: `hey ${k.q.given}, my new number is ${k.p.phone}`,
    error: '«GoneException»',
    httpStatusCode: k.fact(410),
  }),
  calendar_feed: (k) =>
    `«ICS parse error line ${k.count(4, 90)}»: ATTENDEE;CN="${k.p.full}";RSVP=TRUE:mailto:${k.p.email}\r\nORGANIZER;CN=${k.q.full}:mailto:${k.q.work}\r\nLOCATION:${k.q.street}\\, ${k.q.town}`,
  ssh_audit: (k) =>
    `Mar 14 09:22:${k.count(10, 59)} ${k.like('ec2_host', 'ip-10-4-{n1}{d1}-{n1}{d1}')} sshd[${k.count(300, 9000)}]: «Accepted publickey» for ${k.p.user} from ${k.ip()} port ${k.count(1024, 65000)} ssh2: ED25519 SHA256:${k.like('key_fingerprint', '{a43}')}`,
  otlp_attributes: (k) => ({
    name: '«POST /v1/applications»',
    traceId: k.trace(),
    spanId: k.span(),
    attributes: {
      'service.name': '«application-intake»',
      'http.response.status_code': k.fact(500),
      'enduser.id': k.p.user,
      'client.address': k.ip(),
      'user.email': k.p.email,
      'user.full_name': k.p.full,
      'session.id': k.like('session_id', '{a22}'),
      'app.tenant': k.p.tenant,
      'faas.invocation_id': k.uuid(),
      'cloud.account.id': k.account,
      'db.query.text': 'SELECT * FROM «applications» WHERE id = ?',
      'exception.type': '«ApplicationNotFound»',
    },
    durationMs: k.decimal(1, 900),
  }),
  chat_completion: (k) => ({
    service: '«assistant-backend»',
    model: '«gpt-4o-mini»',
    usage: { prompt_tokens: k.measured(200, 9000), completion_tokens: k.measured(20, 900) },
    messages: [
      {
        role: 'user',
        content: `I'm ${k.p.full} from ${k.p.company}. My invoice ${k.like('invoice_id', 'INV-{d5}')} went to ${k.q.street}, ${k.q.town} instead. Call me on ${k.p.phone}.`,
      },
    ],
    finish_reason: '«content_filter»',
  }),
});
