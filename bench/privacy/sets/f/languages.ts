/** Log lines and stack traces as the runtimes and frameworks of several languages write them. */
import { json } from '../../marks.js';
import { withKit } from './kit.js';

export const languageTemplates = withKit({
  python_traceback: (k) =>
    `[ERROR] «KeyError»: '${k.p.email}'\n«Traceback (most recent call last):»\n  File "/var/task/app/«handlers/enrol.py»", line «${k.count(20, 400)}», in «lambda_handler»\n    seat = seats[event["learner"]["email"]]\n«KeyError»: '${k.p.email}'`,
  python_powertools: (k) => ({
    level: 'WARNING',
    location: '«reconcile:118»',
    message: `Statement line does not match any invoice of ${k.p.company}`,
    timestamp: `${k.day()} ${k.clock()},412+0000`,
    service: '«bank-reconciliation»',
    cold_start: false,
    function_name: '«reconcile-prod»',
    function_memory_size: k.fact(1024),
    function_arn: `arn:aws:lambda:${k.region()}:${k.account}:function:«reconcile-prod»`,
    function_request_id: k.uuid(),
    xray_trace_id: k.xray(),
    statement_line: {
      remitter: k.p.full,
      iban: k.iban(),
      purpose: `RF${k.like('invoice_id', '{d2}{d8}')} thanks ${k.q.given}`,
      amount: k.amount(),
    },
  }),
  python_logging: (k) =>
    `${k.day()} ${k.clock()},${k.count(100, 999)} «WARNING» «celery.worker.strategy» Task «accounts.tasks.send_statement»[${k.uuid('request_id')}] retry: «SMTPRecipientsRefused»({'${k.p.email}': (550, b'«5.7.1 relaying denied»')})`,
  python_pydantic: (k) =>
    `«2 validation errors for PatientIn»\nnhs_number\n  «Value error, checksum mismatch» [type=«value_error», input_value='${k.like('national_id', '4{d2} {d3} {d4}')}', input_type=str]\ndate_of_birth\n  «Input should be a valid date» [type=«date_parsing», input_value='${k.p.birthLocal}', input_type=str]`,
  java_log4j: (k) =>
    `${k.day()} ${k.clock()} [${k.uuid()}] «ERROR» «c.k.claims.ClaimService» - Claim ${k.like('order_id', 'CLM{d9}')} of policy holder ${k.p.full} cannot be settled\n«com.kaliber.claims.PolicyLapsedException»: policy ${k.like('policy_number', 'KFZ-{d8}')} lapsed on 2025-01-31\n\tat «com.kaliber.claims.ClaimService.settle»(ClaimService.java:«214») ~[task/:?]\n\tat «com.kaliber.claims.Handler.handleRequest»(Handler.java:«52») ~[task/:?]\n«Caused by: java.sql.SQLTimeoutException»: «Timeout after 30000ms of waiting for a connection»`,
  java_spring: (k) =>
    `${k.time()} «WARN» 1 --- [nio-8080-exec-«${k.count(1, 20)}»] «o.s.w.s.m.m.a.HttpMessageNotReadable» : Resolved [JSON parse error: «Cannot deserialize value of type \`java.time.LocalDate\`» from String "${k.p.birthLocal}"] user=${k.p.user} tenant=${k.p.tenant}`,
  java_tostring: (k) =>
    `INFO «RegistrationListener»: received Customer(id=${k.like('customer_id', '{n1}{d7}')}, firstName=${k.p.given}, lastName=${k.p.family}, email=${k.p.email}, address=Address(street=${k.p.street}, zip=${k.p.postal}, city=${k.p.town}), status=«PENDING», version=«${k.count(0, 9)}»)`,
  java_constraint: (k) =>
    `«org.postgresql.util.PSQLException: ERROR: duplicate key value violates unique constraint "uq_customer_email"»\n  Detail: Key (tenant_id, email)=(${k.p.tenant}, ${k.p.email}) already exists.\n\tat «org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse»(QueryExecutorImpl.java:2733)`,
  go_slog: (k) =>
    `time=${k.time()} level=«ERROR» source=«/build/internal/dispatch/assign.go:91» msg="«assign driver failed»" driver="${k.p.full}" vehicle="${k.p.plate}" phone=${k.p.phone.replace(/ /g, '')} zone=«south-2» err="«context deadline exceeded»" elapsed=«${k.count(1, 9)}.${k.count(1, 9)}s»`,
  go_zap: (k) => ({
    level: 'error',
    ts: k.epoch() + 0.25,
    caller: '«ledger/transfer.go:203»',
    msg: '«posting failed»',
    tenant: k.p.tenant,
    debtor: k.p.full,
    debtor_iban: k.iban(),
    error: `pq: «could not serialize access due to concurrent update»`,
    stacktrace: '«ledger.(*Service).Post»\n\t/src/ledger/transfer.go:203\nmain.handle\n\t/src/main.go:77',
    retryable: true,
  }),
  go_panic: (k) =>
    `«panic: runtime error: invalid memory address or nil pointer dereference»\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x28 pc=0x7f3a10]\n\ngoroutine «${k.count(20, 900)}» [running]:\n«main.(*Booking).Guest»(0x0, {0xc0003b2180, 0x24})\n\t/src/«booking.go:88» +0x1c\nlast request: GET /guests/${k.p.user}/stays?ref=${k.like('booking_ref', 'HX{d7}')} from ${k.ip()}`,
  ruby_rails: (k) =>
    `I, [${k.time().slice(0, 19)} #${k.count(8, 400)}]  INFO -- : [${k.uuid()}] Started «PATCH» "/admin/members/${k.like('user_number', '{n1}{d4}')}" for ${k.ip()} at ${k.day()} ${k.clock()} +0000\nI,  INFO -- : [${k.uuid()}]   Parameters: {"authenticity_token"=>"${k.like('cookie', '{a64}==')}", "member"=>{"first_name"=>"${k.p.given}", "last_name"=>"${k.p.family}", "email"=>"${k.p.email}"}, "id"=>"${k.p.user}"}\nI,  INFO -- : Completed «422 Unprocessable Entity» in «${k.count(10, 900)}ms» (ActiveRecord: «${k.count(1, 90)}ms»)`,
  ruby_exception: (k) =>
    `«ActiveRecord::RecordInvalid»: «Validation failed: Phone is invalid» (${k.p.phone}) for Donor id: ${k.like('user_number', '{n1}{d5}')}, name: "${k.p.full}"\n/var/task/app/models/«donor.rb:41»:in '«normalize_phone!»'\n/var/task/app/jobs/«import_job.rb:19»:in 'block in perform'`,
  dotnet_serilog: (k) => ({
    '@t': k.time(),
    '@l': k.word('Error', 'Warning'),
    '@mt': '«Could not provision mailbox for {Upn} in {OrgUnit}»',
    Upn: k.p.work,
    OrgUnit: `OU=${k.p.town},OU=Staff,DC=${k.p.tenant},DC=local`,
    DisplayName: k.p.upper,
    SourceContext: '«Directory.Provisioning.MailboxWorker»',
    '@x': `«System.DirectoryServices.Protocols.LdapException»: «The supplied credential is invalid.»\n   at «Directory.Provisioning.MailboxWorker.BindAsync»(String user) in /src/«MailboxWorker.cs:line 64»`,
    MachineName: k.like('host', 'WIN-{X11}'),
    ElapsedMs: k.measured(40, 9000),
  }),
  dotnet_trace: (k) =>
    `«fail»: «Payroll.Api.Controllers.SlipsController»[0]\n      «Unhandled exception» while rendering slip of ${k.p.full}, personnel number ${k.like('employee_id', '00{d6}')}\n      «System.FormatException»: «The input string» '${k.p.idNumber}' «was not in a correct format.»\n         at «Payroll.Core.SocialNumber.Parse»(String s) in /src/«SocialNumber.cs:line 33»`,
  php_laravel: (k) =>
    `[${k.day()} ${k.clock()}] production.«ERROR»: «SQLSTATE[22001]: String data, right truncated: 1406 Data too long for column 'city'» (Connection: mysql, SQL: insert into \`addresses\` (\`user_id\`, \`street\`, \`city\`, \`zip\`) values (${k.like('user_number', '{n1}{d5}')}, ${k.p.street}, ${k.p.town}, ${k.p.postal || 'n/a'})) {"userId":${k.like('user_number', '{n1}{d5}')},"exception":"[object] («Illuminate\\\\Database\\\\QueryException»(code: «22001»))"}`,
  php_wordpress: (k) =>
    `PHP Warning:  «Undefined array key "billing_phone"» in /var/www/html/wp-content/plugins/«club-membership»/renew.php on line «${k.count(20, 900)}», referer: https://${k.p.domain}/member/${k.p.user}/`,
  rust_tracing: (k) =>
    `${k.time()} «ERROR» «kyc_worker::screening»: «sanctions hit» applicant.name="${k.p.full}" applicant.dob=${k.p.birth} list=«EU-CFSP» score=«0.${k.count(80, 99)}»\n    at «src/screening.rs:142»\n    in «kyc_worker::screening::screen» with case_id=${k.uuid('order_id')} analyst=${k.q.user}`,
  rust_panic: (k) =>
    `thread 'tokio-runtime-worker' panicked at «src/geo.rs:57:14»:\n«called \`Result::unwrap()\` on an \`Err\` value: ParseFloatError { kind: Invalid }»: "${k.p.latText};${k.p.lonText}" device=${k.like('device_id', 'gps-{h8}')}`,
  kotlin_mdc: (k) =>
    `${k.clock()}.${k.count(100, 999)} [DefaultDispatcher-worker-3] «WARN» «i.t.rides.PricingClient» {rideId=${k.like('order_id', 'r_{a10}')}, rider=${k.p.user}, city=${k.p.town}} - «surge lookup slow: ${k.count(800, 5000)} ms»`,
  elixir: (k) =>
    `${k.clock()}.${k.count(100, 999)} request_id=${k.like('request_id', 'F{a19}')} [«error»] ** («Ecto.NoResultsError») «expected at least one result but got none in query»: from s0 in «Clinic.Visit», where: s0.patient_email == ^"${k.p.email}"`,
  bunyan: (k) => ({
    name: '«fleet-sync»',
    hostname: k.like('ec2_host', 'ip-172-31-{n1}{d1}-{n1}{d1}'),
    pid: k.fact(9),
    level: k.fact(40),
    driver: { first: k.p.given, last: k.p.family, licence: k.like('driver_license', '{u5}{d6}{u2}9{u2}') },
    vehicle: { vin: k.like('vin', 'WBA{X10}{d4}'), plate: k.p.plate },
    msg: `«telematics returned stale position» for ${k.p.plate}`,
    v: 0,
  }),
  swift_mobile: (k) =>
    `[${k.like('device_id', '{H8}-{H4}-{H4}-{H4}-{H12}')}] «AuthRepository» token refresh failed for ${k.p.email}: Error Domain=«NSURLErrorDomain» Code=«-1009» "«The Internet connection appears to be offline.»" push=${k.hex('device_token', 64)}`,
  winston_splat: (k) =>
    `${k.day()} ${k.clock()} warn: «[rate-limit]» ip ${k.ip()} user ${k.p.user} hit «${k.count(101, 400)}»/«100» on «/api/v3/quotes» ${json({ company: k.p.company, plan: 'starter' })}`,
});
