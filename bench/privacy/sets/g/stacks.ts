/** Set G: stack traces of many languages, with the folders and the data of those who caused them. */
import { say, withKit } from './kit.js';

export const stackTemplates = withKit({
  'node fetch failure': (k) =>
    `«TypeError»: ${say`fetch failed`}\n    at «node:internal/deps/undici/undici»:«13178»:«13»\n    at async «CrmClient.upsert» (/home/${k.p.home}/«apps/sync/src/crm.ts»:«142»:«19») {\n  [cause]: «ConnectTimeoutError»: ${say`Connect Timeout Error (attempted address: ${k.p.host('crm')}:443, timeout: 10000ms)`}\n    code: '«UND_ERR_CONNECT_TIMEOUT»' }`,
  'node axios error': (k) => ({
    name: '«AxiosError»',
    message: say`Request failed with status code 409`,
    code: '«ERR_BAD_REQUEST»',
    config: {
      method: '«post»',
      baseURL: `https://${k.p.host('api')}`,
      url: '«/v3/contacts»',
      timeout: k.fact(8000),
      headers: {
        Authorization: `Bearer ${k.like('bearer', 'pat-eu1-{h8}-{h4}-{h4}-{h4}-{h12}')}`,
        'User-Agent': '«axios/1.7.2»',
      },
      data: `{"properties":{"email":"${k.p.email}","firstname":"${k.p.given}","phone":"${k.p.phone}"}}`,
    },
    status: k.fact(409),
  }),
  'python traceback': (k) =>
    `Traceback (most recent call last):\n  «File» "/home/${k.p.home}/«projects/payroll/run.py»", «line» ${k.amount(10, 900)}, «in» «export»\n    «writer.writerow»([«emp.name», «emp.iban»])\n  «File» "«/usr/lib/python3.12/encodings/cp1252.py»", «line» «19», «in» «encode»\n«UnicodeEncodeError»: ${say`charmap codec can't encode character in position 4: character maps to undefined`} (row: '${k.p.full}', '${k.p.iban}')`,
  'python pydantic error': (k) =>
    `«pydantic_core._pydantic_core.ValidationError»: ${say`2 validation errors for Applicant`}\n«birth_date»\n  ${say`Input should be a valid date in the format YYYY-MM-DD`} [type=«date_from_datetime_parsing», input_value='${k.p.birthEuropean}', input_type=«str»]\n«national_id»\n  ${say`Value error, checksum does not match`} [type=«value_error», input_value='${k.p.identity}', input_type=«str»]`,
  'java spring stack': (k) =>
    `${k.stamp()} «ERROR» 1 --- [«nio-8080-exec-4»] «c.a.api.GlobalExceptionHandler» : ${say`Unhandled exception for user=${k.p.user} session=${k.like('session_id', '{H32}')}`}\n\n«java.lang.IllegalStateException»: ${say`No account manager for ${k.p.company}`}\n\tat «com.acme.api.AccountService.managerOf»(«AccountService.java»:«93»)\n\tat «org.springframework.cglib.proxy.MethodProxy.invoke»(«MethodProxy.java»:«218»)\n«Caused» «by»: «feign.RetryableException»: ${say`Read timed out executing GET`} http://${k.p.host('crm')}«/managers»?${'name'}=${k.q.family}`,
  'kotlin android crash': (k) =>
    `«FATAL» «EXCEPTION»: «main»\n«Process»: «com.acme.rider», PID: ${k.count(1000, 30000)}\n«java.lang.NullPointerException»: ${say`Attempt to invoke virtual method on a null object reference`}\n\tat «com.acme.rider.ui.RideFragment.onViewCreated»(«RideFragment.kt»:«64»)\n${say`Device: Pixel 7, Android 14, user ${k.p.email}, ad id ${k.uuid('advertising_id')}`}`,
  'swift crash context': (k) => ({
    exception: { type: '«EXC_BAD_ACCESS»', signal: '«SIGSEGV»', subtype: '«KERN_INVALID_ADDRESS»' },
    app: { name: '«Rider»', version: '«8.3.0»', build: '«8311»' },
    device: {
      name: `iPhone von ${k.from('DE').given}`,
      model: '«iPhone15,2»',
      vendorId: k.like('device_id', '{H8}-{H4}-4{H3}-A{H3}-{H12}'),
      jailbroken: false,
    },
    user: { id: k.like('user_id', 'rd_{x16}'), username: k.nick(), email: k.p.email },
    frames: ['«RideViewModel.swift»:«118»', `/Users/${k.q.home}/«builds/rider-ios/Sources/Map.swift»:«40»`],
  }),
  'dotnet exception': (k) =>
    `«fail»: «Microsoft.EntityFrameworkCore.Database.Command»[«20102»]\n      ${say`Failed executing DbCommand (31ms) [Parameters=[@p0='${k.p.email}' (Size = 256), @p1='${k.p.full}' (Size = 100)], CommandType='Text', CommandTimeout='30']`}\n«System.InvalidOperationException»: ${say`Sequence contains no elements`}\n   at «Contoso.Crm.LeadService.Find»(«String» «email») in C:\\Users\\${k.p.home}\\«source\\repos\\Crm\\LeadService.cs»:«line» «57»`,
  'go panic': (k) =>
    `«panic»: «runtime» «error»: ${say`invalid memory address or nil pointer dereference`} [«recovered»]\n[«signal» «SIGSEGV»: «segmentation» «violation» code=0x1 addr=0x0 pc=0x6a1b3c]\n\n«goroutine» ${k.amount(10, 900)} [«running»]:\n«main.(*Server).Invite»(...)\n\t/home/${k.p.home}/«go/src/invite/server.go»:«77» +0x1a4\n«invitee»=${k.p.email} «inviter»="${k.q.full}" «org»=${k.p.tenant}`,
  'ruby sidekiq failure': (k) => ({
    class: '«InvoiceMailerJob»',
    jid: k.like('job_id', '{h24}'),
    queue: '«mailers»',
    args: [
      {
        to: k.p.email,
        cc: k.q.email,
        locale: '«it»',
        attachment: `/home/${k.p.home}/«app/tmp»/${k.like('invoice_id', 'FATT-{d6}')}.«pdf»`,
      },
    ],
    error_class: '«Net::SMTPSyntaxError»',
    error_message: say`501 5.1.3 Bad recipient address syntax`,
    retry_count: k.measured(0, 24),
    failed_at: k.seconds(),
    backtrace: ["«app/jobs/invoice_mailer_job.rb»:«18»:«in» `«perform»'"],
  }),
  'php fatal': (k) =>
    `[${k.apache()}] «PHP» «Fatal» «error»:  ${say`Uncaught GuzzleHttp\\Exception\\ClientException: Client error:`} \`«GET» https://${k.p.host('shop')}«/wp-json/wc/v3/customers»?${'consumer_key'}=${k.like('api_key', 'ck_{h40}')}&consumer_secret=${k.like('api_secret', 'cs_{h40}')}&email=${k.p.email}\` ${say`resulted in a 401 Unauthorized response in`} /home/${k.p.home}/«public_html/wp-content/plugins/sync/client.php»:«88»`,
  'rust panic line': (k) =>
    `thread '«tokio-runtime-worker»' ${say`panicked at src/geocode.rs:51:14`}:\n${say`called Result::unwrap() on an Err value: NotFound`} { address: "${k.p.street}, ${k.p.postal} ${k.p.city}", provider: "«here»" }\n${say`note: run with RUST_BACKTRACE=1 environment variable to display a backtrace`}`,
  'sentry event': (k) => ({
    event_id: k.like('event_id', '{h32}'),
    platform: '«javascript»',
    release: '«web@2026.4.2»',
    environment: '«production»',
    transaction: '«/settings/team»',
    user: {
      id: k.like('user_id', '{n1}{d5}'),
      email: k.p.email,
      ip_address: k.ip(),
      username: k.p.user,
      geo: { city: k.p.city, country_code: k.p.country },
    },
    exception: {
      values: [
        {
          type: '«ChunkLoadError»',
          value: say`Loading chunk 417 failed.`,
          mechanism: { type: '«onunhandledrejection»', handled: false },
        },
      ],
    },
    breadcrumbs: [
      { category: '«ui.input»', message: '«input#invite-email»' },
      { category: '«fetch»', data: { url: `/api/teams/${k.p.tenant}«/invites»`, status_code: k.fact(500) } },
      { category: '«console»', message: say`invite sent to ${k.q.full}` },
    ],
    tags: { browser: '«Chrome 126»', server_name: k.like('host', 'web-{d2}-{l5}') },
  }),
  'terraform failure': (k) =>
    `╷\n│ «Error»: ${say`creating IAM Policy`} (${k.p.named('policy', '*-deploy')}): «operation» «error» «IAM»: «CreatePolicy», ${say`https response error StatusCode: 403, RequestID: ${k.uuid()}, api error AccessDenied: User: arn:aws:iam::${k.account}:user/${k.p.user} is not authorized`}\n│ \n│   «with» «module.deploy.aws_iam_policy.this»,\n│   «on» /Users/${k.p.home}/«infra/deploy/main.tf» «line» «14»`,
  'ci job log': (k) =>
    `${k.time()} ##[«error»]${say` Process completed with exit code 1.`}\n${k.time()} «npm» «ERR!» «code» «E401»\n${k.time()} «npm» «ERR!» ${say`Unable to authenticate, your authentication token seems to be invalid`}: //npm.pkg.github.com/:_authToken=${k.like('github_token', 'ghp_{a36}')}\n${k.time()} Author: ${k.p.latin} <${k.p.email}>\n${k.time()} «npm» «ERR!» «A» «complete» «log» «of» «this» «run» «can» «be» «found» «in»: /Users/${k.p.home}/«.npm/_logs/debug-0.log»`,
});
