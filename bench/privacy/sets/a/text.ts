/** Set A, text records: what Lambda, its runtimes and common loggers write. The rules were written looking at these. */
import { base64, gzipBase64, htmlEncoded, json, urlEncoded } from '../../marks.js';
import type { Template } from '../../template.js';

export const textTemplatesA: Readonly<Record<string, Template>> = {
  'a-lambda-report': ({ v, count }) =>
    `«REPORT» RequestId: ${v('request_id')}\t«Duration»: «${count(10, 9000)}.17 ms»\t«Billed Duration»: «${count(10, 9000)} ms»\t«Memory Size»: «512 MB»\t«Max Memory Used»: «${count(60, 500)} MB»\t«Init Duration»: «310.55 ms»\nXRAY TraceId: ${v('trace_id')}\tSpanId: ${v('span_id')}\t«Sampled»: true`,
  'a-timeout': ({ v }) => `2023-04-21T10:21:09.805Z ${v('request_id')} «Task timed out after 3.00 seconds»`,
  'a-node-error': ({ v }) =>
    `ERROR\tUnhandled Promise Rejection\t{"errorType":"«Runtime.UnhandledPromiseRejection»","errorMessage":"«TypeError»: «Cannot read properties of undefined» (reading 'email') for ${v('email')}","trace":["at «processOrder» (/var/task/src/orders.js:«42:17»)","at «Runtime.handler» (/var/task/index.js:8:3)"]}`,
  'a-python-trace': ({ v }) =>
    `[ERROR] «ClientError»: An error occurred («AccessDeniedException») when calling the «GetItem» operation: User: arn:aws:sts::${v('account')}:assumed-role/${v('resource')}/${v('resource')} is «not authorized» to perform: «dynamodb:GetItem» on resource: arn:aws:dynamodb:«eu-west-1»:${v('account')}:table/${v('resource')}\nTraceback (most recent call last):\n  File "/var/task/app.py", line «88», in «lambda_handler»`,
  'a-logfmt': ({ v, count }) =>
    `level=«warn» msg="«payment declined»" user=${v('username')} ip=${v('ipv4')} card="${v('card')}" status=«402» took=«${count(20, 900)}ms» region=«us-east-1»`,
  'a-access-log': ({ v, count }) =>
    `${v('ipv4')} - ${v('username')} [21/Apr/2023:10:21:09 +0000] "«GET» /api/v1/orders/${v('order_id')}?email=${urlEncoded(v('email'))}&token=${v('api_key')} HTTP/1.1" «502» ${count(100, 900)} "https://${v('domain')}/checkout" "curl/8.1"`,
  'a-pg-connection': ({ v }) =>
    `«error: password authentication failed» for user "${v('username')}" at postgres://${v('username')}:${v('password')}@${v('host')}:«5432»/orders («28P01»)`,
  'a-redis': ({ v }) =>
    `[ioredis] Unhandled error event: Error: connect «ECONNREFUSED» ${v('ipv4')}:«6379» at ${v('ec2_host')}`,
  'a-prose-support': ({ v }) =>
    `«Refund» for ${v('person')} (born ${v('birth_date')}) of ${v('street')}, ${v('city')} ${v('postal')} «failed»: «card expired». Call ${v('phone_national')} or write to ${v('email')}.`,
  'a-query-string': ({ v }) =>
    `«redirect» https://${v('host')}/callback?session=${v('session_id')}&user=${v('user_id')}&phone=${urlEncoded(v('phone'))}&«page»=«2»`,
  'a-awslogs': ({ v }) =>
    `«Decoding event» awslogs.data=${gzipBase64(json({ owner: v('account'), logStream: v('log_stream'), message: `mail ${v('email')}` }))} «retry 2 of 5»`,
  'a-sqs-body': ({ v }) =>
    `«Processing message» ${v('request_id')} body=${json(json({ customer: { name: v('person'), iban: v('iban') }, amount: 1250, currency: 'EUR' }))} attempt=«3»`,
  'a-basic-header': ({ v }) =>
    `> «POST» /oauth/token\n> Authorization: Basic ${v('basic')}\n> X-Api-Key: ${v('api_key')}\n< «401 Unauthorized»`,
  'a-cookie-header': ({ v }) =>
    `request headers Cookie: session=${v('cookie')}; csrf=${v('cookie')}\nUser-Agent: Mozilla/5.0\nstatus «403»`,
  'a-html-mail': ({ v }) =>
    `«SendRawEmail» rejected: <td>${htmlEncoded(v('person'))}</td><td>${htmlEncoded(v('email'))}</td> «MessageRejected»`,
  'a-base64-claims': ({ v }) =>
    `«Invalid token» claims=${base64(json({ sub: v('user_id'), email: v('email') }))} «expired»`,
  'a-git': ({ v }) =>
    `«deploy» of commit by ${v('commit_author')} from /home/${v('home_path')}/src/app «failed» with «exit code 1»`,
  'a-pem': ({ v }) => `«Error: error:0909006C:PEM routines» while reading\n${v('pem')}\nat «createSecureContext»`,
};
