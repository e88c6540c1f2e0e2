/**
 * Set B, text records: other clouds, other languages and other loggers than set A. Written in one go after set A;
 * no rule was written looking at it, and its misses are not read one by one, only its aggregate figures.
 */
import { base64, base64Url, gzipBase64, htmlEncoded, json, unicodeEscaped, urlEncoded } from '../../marks.js';
import type { Template } from '../../template.js';

export const textTemplatesB: Readonly<Record<string, Template>> = {
  'b-java-slf4j': ({ v }) =>
    `2024-02-11 08:14:55,201 [http-nio-8080-exec-7] «WARN»  c.s.billing.«InvoiceService» - «Could not settle invoice» for account holder ${v('person')} <${v('email')}>, IBAN ${v('iban')}: «java.net.SocketTimeoutException: Read timed out»\n\tat «java.base/java.net.SocketInputStream.socketRead0»(Native Method)`,
  'b-go-zap': ({ v, count }) =>
    `2024-02-11T08:14:55.201Z\t«error»\thttp/middleware.go:«118»\t«request failed»\t{"remote": "${v('ipv4')}:«51724»", "uid": "${v('user_id')}", "latency": "«${count(3, 900)}ms»", "err": "«context deadline exceeded»"}`,
  'b-dotnet': ({ v }) =>
    `«fail»: Microsoft.AspNetCore.Server.Kestrel[13]\n      Connection id "${v('session_id')}", Request id "${v('session_id')}": «An unhandled exception was thrown by the application».\n      System.«InvalidOperationException»: Tenant ${v('company')} has «no subscription» ${v('subscription')}`,
  'b-rails': ({ v, count }) =>
    `Started «GET» "/patients/${v('medical_record')}?q=${urlEncoded(v('person'))}" for ${v('ipv4')} at 2024-02-11 08:14:55 +0100\nCompleted «422 Unprocessable Entity» in «${count(10, 400)}ms» («ActiveRecord»: 3.1ms)`,
  'b-php': ({ v }) =>
    `PHP «Fatal error»:  Uncaught PDOException: SQLSTATE[HY000] [1045] «Access denied» for user '${v('username')}'@'${v('ipv4')}' (using password: YES) in /home/${v('home_path')}/public_html/db.php:«31»`,
  'b-rust': ({ v, count }) =>
    `2024-02-11T08:14:55.201443Z «ERROR» worker::push: «delivery failed» device=${v('device_token')} imei=${v('imei')} attempt=«${count(1, 9)}» error=«BadDeviceToken»`,
  'b-syslog': ({ v }) =>
    `<38>Feb 11 08:14:55 bastion sshd[4411]: «Failed password» for invalid user ${v('username')} from ${v('ipv4')} port «52144» ssh2`,
  'b-gcp-text': ({ v }) =>
    `«Function execution took 540001 ms, finished with status: 'timeout'» project=${v('project')} caller=${v('email')} trace=${v('api_key')}`,
  'b-azure-sas': ({ v }) =>
    `«BlobNotFound» GET https://${v('tenant')}store.blob.core.windows.net/exports/report.csv?sv=2022-11-02&sig=${v('session_id')}%3D&se=2024-02-12 → «404»`,
  'b-heroku': ({ v, count }) =>
    `at=«error» code=«H12» desc="«Request timeout»" method=«POST» path="/login?email=${urlEncoded(v('email'))}" host=${v('domain')} request_id=${v('request_id')} fwd="${v('ipv4')}" dyno=web.1 service=«${count(30000, 30999)}ms» status=«503»`,
  'b-twilio': ({ v }) =>
    `«[HTTP 400] Unable to create record»: The 'To' number ${v('phone')} is «not a valid phone number». Auth token used: ${v('api_key')}`,
  'b-mongo': ({ v }) =>
    `«MongoServerError: E11000 duplicate key error» collection: shop.customers index: email_1 dup key: { email: "${v('email')}" } via mongodb+srv://${v('username')}:${v('password')}@${v('host')}/shop`,
  'b-kafka': ({ v, count }) =>
    `[Consumer clientId=billing-1, groupId=billing] «Offset commit failed» on partition payments-«${count(0, 12)}» at offset ${count(100, 9999)}: key=${v('customer_id')} value=${base64(json({ pan: v('card'), holder: v('person') }))}`,
  'b-soap': ({ v }) =>
    `<soap:Fault><faultcode>«soap:Server»</faultcode><detail><PolicyHolder>${v('person')}</PolicyHolder><BirthDate>${v('birth_date')}</BirthDate><PolicyNo>${v('insurance_id')}</PolicyNo></detail><faultstring>«Validation error»</faultstring></soap:Fault>`,
  'b-csv': ({ v }) =>
    `«row 17 rejected»: ${v('last_name')};${v('first_name')};${v('email')};${v('phone')};${v('street')};${v('postal')};${v('city')} («column count mismatch»)`,
  'b-yaml': ({ v }) =>
    `«config rejected»:\n  smtp:\n    host: ${v('host')}\n    user: ${v('email')}\n    password: ${v('password')}\n  slack_token: ${v('slack_token')}\n  retries: «3»`,
  'b-k8s': ({ v }) =>
    `«Back-off restarting failed container» app in pod ${v('pod')} on node ${v('ec2_host')} («CrashLoopBackOff»), «exit code 137 (OOMKilled)»`,
  'b-prose-incident': ({ v }) =>
    `Customer ${v('company')} reported that ${v('person')} and ${v('person')} could «not log in» since the «deployment»; their admin in ${v('city')} is at ${v('phone_national')}.`,
  'b-chat-de': ({ v }) =>
    `«Fehler»: Kunde ${v('person')}, ${v('street')}, ${v('postal')} ${v('city')}, Tel. ${v('phone')}: «timeout» nach «30s»`,
  'b-graphql': ({ v }) =>
    `«GraphQLError»: «Variable "$input" got invalid value» { fullName: "${v('person')}", ssn: "${v('ssn')}", cardNumber: "${v('card')}" }; «Field "cvc" of required type "String!" was not provided».`,
  'b-worker': ({ v }) =>
    `«Uncaught (in promise) Error: KV PUT failed: 429 Too Many Requests» colo=FRA ray=${v('span_id')} cf-connecting-ip: ${v('ipv6')} cookie: __Host-sid=${v('cookie')}`,
  'b-env-dump': ({ v }) =>
    `«Missing environment variable» STRIPE_KEY; present: AWS_ACCESS_KEY_ID=${v('aws_key_id')} AWS_SECRET_ACCESS_KEY=${v('aws_secret')} GITHUB_TOKEN=${v('github_token')} GOOGLE_API_KEY=${v('google_key')} «NODE_ENV»=production`,
  'b-webhook-form': ({ v }) =>
    `«signature mismatch» form body: From=${urlEncoded(v('phone'))}&Name=${urlEncoded(v('person'))}&AccountSid=${v('session_id')}&«Status»=«undelivered»`,
  'b-crypto': ({ v }) => `«insufficient confirmations» for deposit to ${v('wallet')} by ${v('nickname')} («2 of 6»)`,
  'b-html-escape': ({ v }) =>
    `«Template error» near &lt;p&gt;Dear ${htmlEncoded(v('person'))}&lt;/p&gt; («undefined is not a function»)`,
  'b-gz-log': ({ v }) =>
    `«forwarded batch» ${gzipBase64(json([{ ip: v('ipv4'), user: v('username') }, { ip: v('ipv4') }]))} in «41ms»`,
  'b-unicode': ({ v }) =>
    `«JSONDecodeError: Expecting value: line 1 column 1 (char 0)» in {"u": "${unicodeEscaped(v('email'))}"`,
  'b-jwt-prose': ({ v }) =>
    `«JwtVerificationError»: token ${v('jwt')} for subject ${base64Url(json({ sub: v('user_id'), mail: v('email') }))} «has expired»`,
};
