/** Lines and objects as loggers of many languages write them. */
import { json, unicodeEscaped } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

export const loggerTemplates = withKit({
  'pino-login': (k) => ({
    level: k.fact(40),
    time: k.millis(),
    pid: k.measured(1, 90),
    hostname: k.like('host', 'ip-10-{n1}-{n1}-{n1}{d1}'),
    reqId: k.like('request_id', 'req-{x5}'),
    userId: k.number('user_number', 4000, 900000),
    msg: say`login failed for ${k.p.email}: wrong password`,
    attempts: k.measured(1, 5),
  }),
  'winston-json': (k) => ({
    level: facts('warn'),
    service: facts('checkout'),
    message: facts('address could not be validated'),
    meta: {
      customerName: k.p.name,
      address: { line1: k.p.street, city: k.p.city, postcode: k.p.postal },
      retryable: false,
    },
  }),
  'bunyan-src': (k) => ({
    name: facts('notifier'),
    v: 0,
    level: k.fact(50),
    hostname: k.like('host', 'node-{l5}-{d2}'),
    msg: say`push to device ${k.like('device_token', '{h64}')} rejected`,
    err: facts({ name: 'ApnsError', code: 'BadDeviceToken' }),
    time: k.time(),
  }),
  'log4j-mdc': (k) =>
    say`${k.comma()} [http-nio-8080-exec-${k.amount(1, 20)}] WARN c.a.billing.InvoiceService [tenant=${k.p.tenant}, user=${k.p.login}] - Invoice ${k.like('order_id', 'INV-2026-{d5}')} could not be sent to ${k.p.email}`,
  'logback-json': (k) => ({
    '@timestamp': k.time(),
    '@version': '1',
    level: facts('ERROR'),
    logger_name: facts('org.springframework.security.web.authentication'),
    thread_name: facts('http-nio-8443-exec-4'),
    message: say`Bad credentials for principal ${k.p.login} from ${k.ip()}`,
    stack_trace: facts('org.springframework.security.authentication.BadCredentialsException: Bad credentials'),
  }),
  'python-logging': (k) =>
    say`${k.comma()} ERROR [payments.gateway:${k.amount(20, 400)}] charge declined customer=${k.like('customer_id', 'cus_{a14}')} card=${k.card()} code=insufficient_funds`,
  structlog: (k) =>
    say`${k.time()} [warning  ] duplicate account detected    [accounts.merge] email=${k.p.email} other=${k.q.email} score=0.97`,
  loguru: (k) =>
    say`${k.stamp()} | ERROR    | app.tasks:send_sms:${k.amount(10, 200)} - delivery to ${k.p.phone} failed after 3 attempts: carrier rejected`,
  'django-request': (k) => say`ERROR django.request Internal Server Error: /members/${k.p.login}/edit/`,
  'rails-params': (k) =>
    say`Parameters: {"utf8"=>"✓", "user"=>{"first_name"=>"${k.p.first}", "last_name"=>"${k.p.last}", "email"=>"${k.p.email}", "password"=>"[FILTERED]"}, "commit"=>"Save"}`,
  'rails-started': (k) =>
    say`[${k.request}] Started PATCH "/patients/${k.like('medical_record', '{d7}')}" for ${k.ip()} at ${k.stamp()} +0000`,
  'sidekiq-job': (k) => ({
    class: facts('WelcomeMailer'),
    jid: k.like('request_id', '{h24}'),
    args: [k.p.email, k.p.first],
    queue: facts('mailers'),
    retry: true,
    retry_count: k.measured(1, 9),
    error_class: facts('Net::OpenTimeout'),
    error_message: facts('execution expired'),
  }),
  'monolog-line': (k) =>
    `[${k.time()}] app.«CRITICAL»: «Uncaught» «PHP» «Exception» «Doctrine\\DBAL\\Exception\\UniqueConstraintViolationException» ${json({ user: k.p.login, ip: k.ip() })} []`,
  'laravel-line': (k) =>
    say`[${k.stamp()}] production.ERROR: No query results for model [App\\Models\\Booking] ${json({ userId: k.number('user_number', 200, 90000), reference: k.like('order_id', '{u6}') })}`,
  'zap-json': (k) => ({
    level: facts('error'),
    ts: k.seconds(),
    caller: facts('auth/session.go:118'),
    msg: facts('session revoked'),
    session_id: k.like('session_id', '{a32}'),
    username: k.p.login,
    remote_addr: k.ip6(),
    error: facts('context deadline exceeded'),
  }),
  'slog-text': (k) =>
    say`time=${k.time()} level=WARN msg="quota exceeded" org=${k.p.tenant} user_email=${k.p.work} limit=5000 used=${k.amount(5001, 9000)}`,
  'logrus-text': (k) =>
    say`time="${k.time()}" level=error msg="failed to dial" addr="${k.inside()}:6379" error="i/o timeout" retries=3`,
  'klog-line': (k) =>
    say`E0${k.count(101, 930)} ${k.clock()}.${k.count(100000, 999999)}       1 reflector.go:147] Failed to watch *v1.Secret: Get "https://${k.inside()}:443/api/v1/secrets": net/http: TLS handshake timeout`,
  'serilog-compact': (k) => ({
    '@t': k.time(),
    '@mt': facts('User exported report in ms'),
    '@l': facts('Warning'),
    UserName: k.p.reversed,
    Elapsed: k.measured(20, 900),
    SourceContext: facts('Reports.Exporter'),
    MachineName: k.like('host', 'WIN-{X11}'),
    ClientIp: k.ip(),
  }),
  'nlog-pipe': (k) =>
    say`${k.stamp()}|ERROR|Billing.DirectDebit|Mandate for ${k.p.name} (IBAN ${k.iban()}) was refused: AC04 closed account number`,
  'tracing-rust': (k) =>
    say`${k.time()} ERROR request{method=POST uri=/v1/wallets/${k.like('wallet', '0x{h40}')}/send}: wallet::rpc: insufficient balance elapsed=182ms`,
  'elixir-meta': (k) =>
    say`${k.clock()}.${k.count(100, 999)} request_id=${k.like('request_id', 'F{a19}')} [error] GenServer MyApp.Cart terminating for ${k.p.email}`,
  'swift-oslog': (k) =>
    say`${k.stamp()} Wallet[${k.amount(200, 900)}] <Error>: Keychain item for account ${k.p.email} not found: errSecItemNotFound -25300`,
  'android-logcat': (k) =>
    say`E/FirebaseAuth(${k.amount(2000, 9000)}): signInWithEmail:failure user=${k.p.email} ERROR_WRONG_PASSWORD`,
  'syslog-5424': (k) =>
    `<«134»>1 ${k.time()} ${k.like('host', 'pos-{l6}-{d3}')} till 4412 ID47 [meta clerk="${k.p.name}" drawer="«2»"] «cash» «drawer» «opened» «without» «sale»`,
  'logfmt-shop': (k) =>
    say`at=error code=H12 desc="Request timeout" method=GET path="/u/${k.p.login}/wishlist" host=${k.p.domain} request_id=${k.uuid()} fwd="${k.ip()}" dyno=web.1 connect=1ms service=30000ms status=503`,
  'escaped-unicode': (k) =>
    `{"«level»":"«info»","customer":"${unicodeEscaped(k.from('jp', 'cn', 'kr', 'gr', 'ua').name)}","«result»":"«accepted»"}`,
  'cef-line': (k) =>
    say`CEF:0|Acme|Gateway|4.2|1001|Login failure|7|src=${k.ip()} suser=${k.p.login} dhost=${k.p.host} outcome=Failure reason=expired`,
});
