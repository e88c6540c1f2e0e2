/** Lines and objects as loggers of many languages and frameworks write them. */
import { json, unicodeEscaped } from '../../../marks.js';
import { facts, say, useful, withKit } from '../kit.js';

export const loggerTemplates = withKit({
  'pino-http': (k) => ({
    level: k.fact(50),
    time: k.millis(),
    pid: k.measured(1, 90),
    hostname: k.host('web-{w}'),
    req: {
      id: k.uuid(),
      method: facts('POST'),
      url: `/v1/members/${k.like('user_id', 'mem_{a16}')}/«cards»`,
      headers: { authorization: `«Bearer» ${k.token()}`, 'x-forwarded-for': k.ip() },
    },
    res: { statusCode: k.fact(500) },
    responseTime: k.measured(3, 9000),
    msg: facts('request errored'),
  }),
  'winston-printf': (k) =>
    say`${k.stamp()} [billing] error: could not renew subscription of ${k.p.email} (customer ${k.like('customer_id', 'cus_{a14}')}): card_expired {"attempt":3,"plan":"pro"}`,
  'nest-line': (k) =>
    `[Nest] ${k.count(10, 900)}  - ${k.stamp()}   ${say`ERROR [UsersService] duplicate username ${k.p.login}, requested by ${k.q.email} +41ms`}`,
  'log4j2-pattern': (k) =>
    `${k.comma()} ${say`[pool-4-thread-7] ERROR o.a.payroll.PayslipMailer - sending payslip to ${k.p.name} <${k.p.work}> failed: jakarta.mail.AuthenticationFailedException: 535 5.7.3`}`,
  'logback-mdc': (k) => ({
    '@timestamp': k.time(),
    level: facts('WARN'),
    logger_name: facts('com.shop.fraud.VelocityCheck'),
    thread_name: facts('reactor-http-epoll-3'),
    message: say`blocked checkout of ${k.p.name}`,
    mdc: { userId: k.like('user_id', '{n1}{d6}'), tenant: k.p.tenant, traceId: k.trace, clientIp: k.ip() },
  }),
  'spring-validation': (k) =>
    say`Resolved [org.springframework.web.bind.MethodArgumentNotValidException: Field error in object 'signupRequest' on field 'phone': rejected value [${k.p.phone}]; codes [Pattern.signupRequest.phone]; Field error on field 'email': rejected value [${k.p.email}]]`,
  'hibernate-constraint': (k) =>
    say`SQL Error: 0, SQLState: 23505 ERROR: duplicate key value violates unique constraint "uq_iban" Detail: Key (iban)=(${k.iban()}) already exists.`,
  'python-std': (k) =>
    `${k.comma()} ${say`WARNING kyc.documents:212 passport ${k.id('passport')} of ${k.p.name} expires before travel date`}`,
  'structlog-json': (k) => ({
    event: facts('invite_sent'),
    level: facts('info'),
    logger: facts('accounts.invites'),
    invitee: k.p.email,
    inviter: { id: k.number('user_number', 10000, 900000), username: k.q.login },
    team: k.p.tenant,
    elapsed_ms: k.measured(3, 900),
  }),
  'django-error': (k) =>
    `${useful('Internal Server Error: /accounts/profile/')}\n${say`django.db.utils.IntegrityError: UNIQUE constraint failed: accounts_profile.national_id (value ${k.id('no')}, user ${k.p.login})`}`,
  'gunicorn-line': (k) =>
    `${k.ip()} - ${k.p.login} [${k.apache()}] "«GET» /families/${k.like('customer_id', 'FAM{d6}')}/«children» «HTTP/1.1»" «200» «${k.count(100, 9000)}» "-" "«python-httpx/0.28.1»"`,
  'fastapi-422': (k) => ({
    detail: [
      {
        type: facts('value_error'),
        loc: ['body', 'email'],
        msg: facts('value is not a valid email address'),
        input: k.p.alias('username', '@gmail'),
      },
      { type: facts('string_too_short'), loc: ['body', 'lastName'], input: k.p.last },
    ],
    path: facts('/v2/customers'),
  }),
  'rails-request': (k) =>
    `${say`I, [${k.time()} #${k.amount(100, 9000)}]  INFO -- : [${k.request}] Completed 422 Unprocessable Content in 118ms (ActiveRecord: 12.4ms)`}\n${say`params={"member"=>{"name"=>"${k.p.name}", "street"=>"${k.p.street}", "zip"=>"${k.p.postal}"}}`}`,
  'rails-mailer': (k) =>
    say`Delivered mail ${k.like('message_id', '{h32}@{x8}.mail')} (412.8ms) To: ${k.p.email} Subject: Welcome back, ${k.p.first}`,
  'sidekiq-error': (k) => ({
    severity: facts('WARN'),
    class: facts('ExportJob'),
    args: [{ email: k.p.email, account: k.like('account_number', '{n1}{d7}') }],
    jid: k.like('job_id', '{h24}'),
    error_message: say`Couldn't find User with 'email'=${k.p.email}`,
    retry_count: k.measured(0, 24),
  }),
  'laravel-context': (k) =>
    `[${k.stamp()}] «production».«ERROR»: ${say`Call to a member function format() on null`} ${json({ userId: k.number('user_number', 100, 90000), email: k.p.email, exception: facts('[object] (Error(code: 0): at /var/www/html/app/Http/Controllers/InvoiceController.php:88)') })}`,
  'symfony-security': (k) =>
    `[${k.time()}] security.«INFO»: ${say`Authenticator failed. {"exception":"BadCredentialsException","user":"${k.p.email}","ip":"${k.ip()}"}`} []`,
  'zap-console': (k) =>
    `${k.time()}\t«ERROR»\t«mailer/send.go:91»\t«delivery» «failed»\t${json({ rcpt: k.p.email, tenant: k.p.tenant, error: facts('dial tcp: i/o timeout'), attempt: k.fact(4) })}`,
  'slog-json': (k) => ({
    time: k.time(),
    level: facts('ERROR'),
    source: facts({ function: 'main.(*Server).login', file: 'server.go', line: 212 }),
    msg: facts('login rejected'),
    user: { name: k.p.login, remote: k.ip6() },
    reason: facts('bad_totp'),
  }),
  'zerolog-line': (k) => ({
    level: facts('warn'),
    component: facts('reconciler'),
    holder: k.p.loud,
    iban: k.iban(),
    diff: k.fact(-12.5),
    message: facts('balance mismatch'),
  }),
  'glog-line': (k) =>
    `W0302 08:41:12.118118   ${k.count(100, 9000)} ${say`session.cc:412] Dropping session ${k.like('session_id', '{h32}')} of ${k.p.login}: peer ${k.ip()} reset`}`,
  'serilog-text': (k) =>
    `[08:41:12 «ERR»] ${say`Failed to post invoice {"Number":"${k.like('invoice_number', 'INV{d6}')}","Customer":"${k.p.company}","Contact":"${k.p.name}"} System.TimeoutException: The operation has timed out.`}`,
  'dotnet-json': (k) => ({
    EventId: k.fact(12),
    LogLevel: facts('Error'),
    Category: facts('Payroll.Worker'),
    Message: say`No IBAN for employee ${k.p.name}`,
    State: { EmployeeNumber: k.like('employee_id', 'E{d6}'), '{OriginalFormat}': facts('No IBAN for employee {Name}') },
    Exception: facts('System.InvalidOperationException: missing account'),
  }),
  'efcore-command': (k) =>
    say`Failed executing DbCommand (41ms) [Parameters=[@p0='${k.p.email}' (Size = 256), @p1='${k.p.phone}' (Size = 32)], CommandType='Text', CommandTimeout='30'] UPDATE "Customers" SET "Email" = @p0, "Phone" = @p1 WHERE "Id" = ${k.like('user_number', '{n1}{d5}')}`,
  'rust-tracing': (k) =>
    say`${k.time()} ERROR handle{request_id=${k.uuid()} user.email=${k.p.email}}: ledger::posting: posting refused error=InsufficientFunds { available: 1204, needed: 9900 }`,
  'elixir-logger': (k) =>
    `08:41:12.118 ${say`request_id=${k.like('request_id', 'F{a19}')} [error] ** (Phoenix.Router.NoRouteError) no route found for GET /people/${k.p.login}/edit (Web.Router)`}`,
  'scala-akka': (k) =>
    say`[WARN] [akka://bank/user/transfers] Message Transfer(from=${k.iban()}, to=${k.iban()}, amount=120.00) to Actor was not delivered. [1] dead letters encountered`,
  'kotlin-ktor': (k) =>
    `${k.stamp()} ${say`[eventLoopGroupProxy-4-1] WARN  ktor.application - Unhandled: POST - /api/patients. PatientExists(mrn=${k.like('medical_record', '{n1}{d6}')}, name=${k.p.name}, born=${k.born()})`}`,
  'cpp-spdlog': (k) =>
    `[${k.stamp()}] [kiosk] [error] ${say`badge read failed for ${k.p.latin} card uid ${k.like('rfid_tag', '04{H12}')} reader 3`}`,
  'perl-log4': (k) =>
    say`[FATAL] Import::Customers - row 118: bad zip '${k.p.postal}' for ${k.p.name}, ${k.p.city}; aborting at import.pl line 212.`,
  'bash-set-x': (k) =>
    `${say`+ mysql -u ${k.p.login} -p${k.like('password', '{a12}')} -h ${k.host('db-{w}.{o}.lan')} -e SELECT count(*) FROM members`}`,
  powershell: (k) =>
    say`Set-ADUser : Cannot find an object with identity: '${k.p.login}' under: 'DC=${k.like('domain', '{l8}')},DC=local'. At C:\\Scripts\\offboard.ps1:14 char:1`,
  'syslog-json': (k) =>
    `<«165»>1 ${k.time()} ${k.host('gw-{w}.{o}.net')} «auth» 8812 ID47 [meta sequenceId="«29»"] ${json({ user: k.p.login, from: k.ip(), result: facts('locked') })}`,
  logfmt: (k) =>
    say`ts=${k.time()} level=error caller=notifier.go:41 component=sms to=${k.p.phone} template=otp code=${k.otp()} err="carrier rejected" attempt=3`,
  'unicode-json': (k) =>
    `{"«level»":"«error»","«msg»":"«upload» «failed»","name":"${unicodeEscaped(k.from('jp', 'cn', 'kr', 'gr', 'ua', 'ir', 'sa', 'kz').name)}","«code»":"«E_QUOTA»"}`,
  'keyed-by-user': (k) => ({
    msg: facts('rate limits'),
    window: facts('60s'),
    counters: { [k.p.email]: k.measured(10, 900), [k.q.email]: k.measured(10, 900) },
  }),
  'pretty-object': (k) =>
    say`updated profile Profile(id=${k.like('user_number', '{n1}{d5}')}, fullName=${k.p.name}, email=${k.p.email}, phone=${k.p.phone}, roles=[ADMIN, BILLING], active=true)`,
  'yaml-dump': (k) =>
    `«kind»: «member»\n«fullName»: ${k.p.name}\n«address»:\n  «street»: ${k.p.street}\n  «city»: ${k.p.city}\n«phone»: ${k.p.phone}\n«status»: «pending»`,
  'xml-soap': (k) =>
    `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>${say`Customer already registered`}</faultstring><detail><customer><firstName>${k.p.first}</firstName><lastName>${k.p.last}</lastName><email>${k.p.email}</email><taxId>${k.id('pt')}</taxId></customer></detail></soap:Fault>`,
});
