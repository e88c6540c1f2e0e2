/** Set C, lines of text: access logs, tools' output, prints, stack traces, rows. */
import { base64, json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const textTemplates = withKit({
  'nginx-access': ({ p, like, ip4 }) =>
    `${ip4()} - ${p.user} [14/Apr/2024:06:55:13 +0200] "«GET» /«members»/${like('customer_id', 'K{d8}')}/card.pdf?mail=${urlEncoded(p.email)} «HTTP/2.0»" 404 153 "https://www.${p.work}/login" "Mozilla/5.0" rt=0.034 ssl=«TLSv1.3»`,
  'cloudfront-tsv': ({ p, like, ip6 }) =>
    `2024-05-01\t10:12:09\t«FRA56-P4»\t1294\t${ip6()}\t«GET»\t${like('resource', 'd{x13}')}.cloudfront.net\t/u/${p.user}/feed\t200\thttps://${p.work}/\t-\tsid=${like('cookie', '{h32}')}\t«Hit»\t${like('request_id', '{a54}==')}`,
  'curl-verbose': ({ p, v, like, vendorKey, ip4, host }) =>
    `* Connected to ${host()} (${ip4()}) port 443\n* SSL connection using «TLSv1.3» / «AEAD-AES256-GCM-SHA384»\n> «POST» /v2/subscribers «HTTP/1.1»\n> Host: api.${p.work}\n> Authorization: Bearer ${vendorKey()}\n> Content-Type: «application/json»\n>\n< «HTTP/1.1» 403 Forbidden\n< set-cookie: __cf_bm=${like('cookie', '{a43}')}; path=/\n< x-request-id: ${v('request_id')}\n{"error":"«forbidden»","subscriber":"${p.email}"}`,
  'sql-slow-query': ({ p, ip4, host }) =>
    `# User@Host: ${p.user}[${p.user}] @ ${host()} [${ip4()}]\n# «Query_time»: 4.210233 «Lock_time»: 0.000112\n«UPDATE» «applicants» «SET» street='${p.street}', city='${p.city}' «WHERE» birth_date='${p.birth}' AND surname LIKE '${p.family}%';`,
  'postgres-log': ({ p, ip4 }) =>
    `2024-03-03 02:11:54.221 UTC [2231] ${p.user}@«crm» «FATAL»: no pg_hba.conf entry for host "${ip4()}", user "${p.user}", database "«crm»", «SSL» off`,
  'java-stack-trace': ({ like, from }) =>
    from(
      'US',
      (p) =>
        `«ERROR» 2024-02-14 18:02:11,455 [«pool-3-thread-2»] «c.b.l.LoanService» - score failed\ncom.bank.loan.«ApplicantNotFoundException»: applicant ${p.full} (ssn=${p.id}) has no account ${like('account_number', '{n1}{d9}')}\n\tat com.bank.loan.«LoanService.score»(LoanService.java:«118»)\n\tat com.bank.loan.LoanHandler.«handleRequest»(LoanHandler.java:34)\nCaused by: java.net.«UnknownHostException»: scoring.${p.work}\n\t... 7 more`,
    ),
  'python-traceback': ({ p, q }) =>
    `[«ERROR»] «KeyError»: '${p.email}'\nTraceback (most recent call last):\n  File "/var/task/«app.py»", line 77, in «handler»\n    seats = plan[guest]\n  File "/Users/${q.home}/work/seating/«plan.py»", line 9, in «__getitem__»\n    raise KeyError(guest)`,
  'go-panic': ({ p, like }) =>
    `panic: interface conversion: interface {} is nil, not string [recovered]\n\tparse contact ${json({ Name: p.full, Phone: p.phone })}\n\ngoroutine 41 [running]:\nmain.«parseContact»(0xc00012)\n\t/home/${p.home}/go/src/«contacts/parse.go»:63 +0x1d\nexit status 2 request=${like('request_id', '{h16}')}`,
  'lambda-report': ({ v, count, uuid }) =>
    `«REPORT» RequestId: ${uuid()}\tDuration: «${count(20, 2900)}.41 ms»\tBilled Duration: 900 ms\tMemory Size: «1024 MB»\tMax Memory Used: 411 MB\tXRAY TraceId: ${v('trace_id')}\tSegmentId: ${v('span_id')}\tSampled: «true»`,
  'console-log-object': ({ p, like, uuid }) =>
    `2024-06-11T07:20:41.120Z\t${uuid()}\t«INFO»\tsaving member {\n  vorname: '${p.given}',\n  nachname: '${p.family}',\n  geboren: '${p.localBirth}',\n  handy: '${p.phone}',\n  vertrag: '${like('account_number', 'V{d9}')}',\n  status: '«pending»'\n}`,
  'csv-rows': ({ p, q, count, number }) =>
    `«ParserError» in line ${count(2, 900)}: expected 8 fields\nid;name;email;strasse;plz;ort;iban;saldo\n${number('customer_id', 10_000, 99_999)};${p.formal};${p.email};${p.street};${p.postal};${p.city};${p.iban};12,50\n${number('customer_id', 10_000, 99_999)};${q.formal};${q.email};${q.street};${q.postal};${q.city};${q.iban};-3,00`,
  'form-urlencoded': ({ p, v, password }) =>
    `«WARN» «csrf» mismatch body=csrfmiddlewaretoken=${v('api_key')}&vorname=${urlEncoded(p.given)}&nachname=${urlEncoded(p.family)}&kennwort=${urlEncoded(password())}&strasse=${urlEncoded(p.street)}&ort=${urlEncoded(p.city)} status=«403»`,
  'sshd-auth': ({ p, v, count, ip4 }) =>
    `Mar 11 04:12:55 ${v('ec2_host')} «sshd»[${count(900, 9000)}]: «Failed» «password» for invalid user ${p.user} from ${ip4()} port ${count(30_000, 60_000)} «ssh2»`,
  'hl7-v2': ({ p, like }) =>
    `«ACK» failed for message «ADT^A01»: PID|1||${like('medical_record', '{d8}')}^^^HOSP^MR||${p.family}^${p.given}||${p.packedBirth}|F|||${p.street}^^${p.city}^^${p.postal}||${p.phone} reason=«AE» segment=«PID»`,
  'logfmt-go': ({ p, v, like }) =>
    `level=«error» ts=2024-01-05T09:00:11Z caller=«notify.go»:211 component=«dispatcher» receiver=${p.tenant} user="${p.full}" msisdn=${v('phone')} session=${like('session_id', '{a16}')} attempts=«4» err="«context canceled»"`,
  'smtp-dialog': ({ p, q, ip4, host }) =>
    `postfix/«smtp»[3121]: to=<${p.email}>, relay=${host()}[${ip4()}]:25, delay=2.1, dsn=«5.7.1», status=«bounced» (host said: 550 relay access denied for <${q.email}>, contact postmaster@${q.work})`,
  'env-dump': ({ p, v, password, vendorKey, host }) =>
    `«node:internal»/process failed, environment:\nAWS_REGION=«eu-west-1»\nAWS_LAMBDA_FUNCTION_NAME=«mailer»\nAWS_ACCESS_KEY_ID=${v('aws_key_id')}\nAWS_SECRET_ACCESS_KEY=${v('aws_secret')}\nDB_PASS=${password()}\nREDIS_URL=rediss://default:${v('bearer')}@${host()}:6379\nMAIL_TOKEN=${vendorKey()}\nADMIN_CONTACT=${p.email}\nNODE_OPTIONS=«--enable-source-maps»`,
  'polish-prose': ({ ip4, from }) =>
    from(
      'PL',
      (p) =>
        `«ERROR» Nie udało się zapisać klienta ${p.full}, zam. ${p.street}, ${p.postal} ${p.city}, tel. ${p.phone}, PESEL ${p.id} «timeout» ${ip4()}`,
    ),
  'japanese-prose': ({ like, from }) =>
    from(
      'JP',
      (p) =>
        `[«WARN»] 会員登録に失敗しました: 氏名=${p.full} 住所=${p.city}${p.street} 電話=${p.phone} 会員番号=${like('customer_id', '{d10}')} code=«E4021»`,
    ),
  'git-ci-output': ({ p, v, like }) =>
    `«fatal»: unable to access 'https://${p.user}:${v('github_token')}@github.com/${p.tenant}/«infra».git/': The requested URL returned error: «403»\nlast commit ${like('commit', '{h40}')} by ${p.latin} <${p.email}>`,
  'windows-event': ({ p, ip4, one }) =>
    `An account «failed» to «log on». Subject: Account Name: ${p.user} Account Domain: ${p.tenant} Workstation: ${one('host', ['WIN-{X11}', 'DESKTOP-{X7}', 'LAP{d4}'])} Source Network Address: ${ip4()} Logon Type: «3» Status: «0xC000006D» Profile: C:\\Users\\${p.home}\\AppData`,
  'basic-auth-header': ({ p, password, host }) =>
    `«DEBUG» «urllib3.connectionpool» header: b'Authorization: Basic ${base64(`${p.user}:${password()}`)}\\r\\n' «GET» /«reports» «HTTP/1.1» 401 from ${host()}`,
  'payment-print': ({ p, v, like }) =>
    `charge ok? «false» reason=«do_not_honor» card=${v('card')} exp=${like('card_part', '0{n1}/2{n1}')} cvc=${like('card_part', '{d3}')} holder=${p.latin} ref=${like('payment', 'pi_{a24}')}`,
  'terraform-error': ({ p, v }) =>
    `«Error»: creating «Lambda Function» («image-resizer»): operation error Lambda: CreateFunction, https response error «StatusCode»: 403, RequestID: ${v('request_id')}, api error AccessDeniedException: User: arn:aws:iam::${v('account')}:user/${p.user} with vpc ${v('network_id')} kms ${v('kms_key')}`,
  'arabic-prose': ({ like, ip4, from }) =>
    from(
      'EG',
      (p) =>
        `«ERROR» تعذر حفظ طلب العميل ${p.full} العنوان ${p.street} ${p.city} هاتف ${p.phone} الرقم القومي ${p.id} طلب ${like('order_id', 'EG-{d7}')} «HTTP 502» ${ip4()}`,
    ),
  'korean-print': ({ like, from }) =>
    from(
      'KR',
      (p) =>
        `[«notify-worker»] 알림톡 발송 실패 수신자=${p.full} 휴대폰=${p.phone} 주민번호=${p.id} 주소=${p.city} ${p.street} 차량=${p.plate} code=«E105» trace=${like('trace_id', '{h32}')}`,
    ),
});
