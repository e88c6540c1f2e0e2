/** Set D: lines that are no JSON: platform lines, access logs, traces, dumps, tables and notes. */
import { base64, htmlEncoded, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const textTemplates = withKit({
  hotelPlatformLines: (k) => {
    const request = k.uuid();
    return `START RequestId: ${request} Version: «$LATEST»
${k.time()}\t${request}\t«INFO»\t«Checking» «in» ${k.p.full} («room» 4${k.count(10, 99)}, «folio» ${k.one('booking', ['F{d7}', '{d9}'])})
${k.time()}\t${request}\t«ERROR»\t«Invoke» «Error» \t{"errorType":"«KeyEncoderError»","errorMessage":"«no» «encoder» «reachable» «for» «guest» ${k.p.email}"}
END RequestId: ${request}
REPORT RequestId: ${request}\t«Duration»: «${k.count(20, 900)}.31» ms\t«Billed» «Duration»: «${k.count(901, 999)}» ms\t«Memory» «Size»: «512» MB\t«Max» «Memory» «Used»: «${k.count(80, 400)}» MB\t
XRAY TraceId: ${k.v('trace_id')}\tSegmentId: ${k.like('span_id', '{h16}')}\tSampled: true`;
  },

  marketplaceAccessLog: (
    k,
  ) => `${k.ip4()} - ${k.p.user} [12/Mar/2024:08:14:${k.count(10, 59)} +0000] "«GET» /«sellers»/${k.p.tenant}/«orders»?«buyer»=${urlEncoded(k.q.email)} HTTP/1.1" «200» «${k.count(900, 90000)}» "https://${k.p.work}/«dashboard»" "«Mozilla/5.0» (X11; Linux x86_64)"
${k.ip6()} - - [12/Mar/2024:08:14:${k.count(10, 59)} +0000] "«POST» /«password»/«reset»?«token»=${k.like('bearer', '{a32}')} HTTP/2.0" «403» «${k.count(100, 900)}» "-" "«curl/8.4.0»"`,

  clinicPythonTrace: (
    k,
  ) => `[ERROR] «ValueError»: «could» «not» «parse» «referral» «of» '${k.p.full}' («insurance» «number» ${k.one('insurance_id', ['{u1}{d9}', '{d10}{u2}'])})
Traceback (most recent call last):
  File "/var/task/«handler.py»", line «58», in «lambda_handler»
    referral = «parse_referral»(record["«body»"])
  File "/home/${k.q.home}/clinic/«referrals.py»", line «133», in «parse_referral»
    raise «ValueError»(f"could not parse {name}")`,

  bankJavaTrace: (
    k,
  ) => `${k.date()} 09:41:12,345 «ERROR» [«pool-2-thread-11»] «c.b.cards.CardService» - «Tokenization» «of» ${k.v('card')} «failed» «for» «cardholder» ${k.p.latin}
java.sql.«SQLIntegrityConstraintViolationException»: «Duplicate» «entry» '${k.p.bank}-${k.like('customer_id', '{d8}')}' «for» «key» '«uq_account_customer»'
\tat com.mysql.cj.jdbc.exceptions.«SQLError».«createSQLException»(«SQLError.java»:«117»)
\tat com.bank.cards.«CardService».«tokenize»(«CardService.java»:«88»)
\t... «42» «more»`,

  hrImportTable: (k) => {
    const line = (who: typeof k.p): string =>
      `${k.one('employee_id', ['{d5}', 'E-{d4}', 'P{d6}'])};${who.family};${who.given};${who.localBirth};${who.email};${who.bank};${who.street}, ${who.city};«active»`;
    return `«employee_no»;«last_name»;«first_name»;«birthday»;«email»;«iban»;«address»;«status»
${line(k.p)}
${line(k.q)}
«import» «aborted»: «2» «rows» «rejected», «reason»=«MISSING_COST_CENTER»`;
  },

  telecomLogfmt: (k) =>
    `time=${k.time()} level=«warn» msg="«number» «porting» «rejected»" msisdn=${k.like('phone', '+3519{n1}{d7}')} donor=${k.p.tenant} subscriber="${k.p.full}" taxid="${k.p.id}" reason=«ACCOUNT_MISMATCH» agent=${k.q.user} cell=${k.one('cell', ['26202-{d5}-{d5}', '310-410-{d4}-{d6}'])} ip=${k.ip4()} attempt=«${k.count(1, 4)}» elapsed=«${k.count(10, 900)}ms» caller=«porting.go»:«77»`,

  deliveryRailsLog: (
    k,
  ) => `«Started» «POST» "/«orders»/${k.like('order_id', '{n1}{d6}')}/«tip»" for ${k.ip4()} at ${k.date()} 18:02:51 +0200
«Processing» by «OrdersController»#«tip» as JSON
  «Parameters»: {"«tip»"=>{"«courier_name»"=>"${k.q.full}", "«courier_phone»"=>"${k.q.phone}"}, "«customer»"=>{"«email»"=>"${k.p.email}", "«address»"=>"${k.p.street}"}, "«authenticity_token»"=>"${k.like('bearer', '{a43}==')}"}
«Completed» «422» «Unprocessable» «Entity» in «${k.count(20, 700)}ms» («ActiveRecord»: «${k.count(1, 19)}.4ms»)
«ActiveRecord::RecordInvalid» («Validation» «failed»: «Courier» ${k.q.full} «is» «offline»):
app/controllers/«orders_controller.rb»:«61»:in \`«tip»'`,

  lawDotnetConsole: (k) => `«fail»: «Firm.Documents.MergeWorker»[«0»]
      «Merging» «template» '«power-of-attorney.dotx»' «for» «client» ${k.p.full} («matter» ${k.one('case', ['{d4}/{d4}', 'M-{d6}', '{u2}.{d5}'])}) «failed»
      System.«FormatException»: «String» '${k.p.localBirth}' «was» «not» «recognized» «as» «a» «valid» «DateTime».
         at «Firm.Documents.MergeWorker».«Fill»(Field f) in C:\\Users\\${k.q.home}\\source\\Documents\\«MergeWorker.cs»:line «97»
«warn»: «Microsoft.EntityFrameworkCore.Database.Command»[«20103»]
      «Executed» «DbCommand» («${k.count(2, 90)}ms») [Parameters=[@p0='${k.p.email}', @p1='${k.q.company}'], CommandTimeout='«30»']`,

  utilityPostgresLog: (
    k,
  ) => `${k.date()} 05:12:44.120 UTC [${k.count(100, 9000)}] ${k.like('username', 'app_{l5}')}@«metering» «ERROR»:  «deadlock» «detected»
${k.date()} 05:12:44.120 UTC [${k.count(100, 9000)}] ${k.like('username', 'etl_{l4}')}@«metering» «STATEMENT»:  «UPDATE» «contract» «SET» «phone» = '${k.p.phone}' «WHERE» «holder» = '${k.p.latin.replace("'", "''")}' «AND» «meter_no» = '${k.one('meter', ['{d8}', '1EBZ0{d9}'])}'
«DETAIL»:  «parameters»: $1 = '${k.q.email}', $2 = '${k.q.bank}', $3 = NULL`,

  energyHttpDump: (k) => `> «PUT» /«v1»/«sites»/${k.uuid('site')}/«tariff» HTTP/1.1
> Host: ${k.like('host', `api.grid.${k.p.slug}.net`)}
> Authorization: Bearer ${k.v('jwt')}
> X-Api-Key: ${k.vendorKey()}
> Cookie: SESSION=${k.like('cookie', '{h48}')}; lang=cs
> User-Agent: «python-requests/2.31.0»
> Content-Type: «application/x-www-form-urlencoded»
>
> «owner»=${urlEncoded(k.p.full)}&«phone»=${urlEncoded(k.p.phone)}&«ean»=${k.like('meter', '8591824{d11}')}&«secret»=${k.password()}
< HTTP/1.1 «429» «Too» «Many» «Requests»
< «Retry-After»: «120»
< X-Request-Id: ${k.uuid()}`,

  ticketsBalancerLog: (k) =>
    `https ${k.time()} app/${k.like('resource', `${k.p.slug}-shop/{h16}`)} ${k.ip4()}:${k.count(30_000, 60_000)} ${k.ip4()}:«8080» «0.002» «1.${k.count(100, 999)}» «0.000» «504» - «${k.count(100, 900)}» «${k.count(100, 900)}» "«GET» https://${k.like('host', `shop.${k.p.slug}.app`)}:443/«basket»/${k.like('session_id', '{h24}')}?«holder»=${urlEncoded(k.q.latin)}&«mail»=${urlEncoded(k.q.email)} HTTP/2.0" "«Mozilla/5.0» (iPhone; CPU iPhone OS 17_4 like Mac OS X)" «ECDHE-RSA-AES128-GCM-SHA256» «TLSv1.2» "Root=${k.v('trace_id')}" "«forward»"`,

  datingInspectDump: (k) => `«swipe» «rejected» {
  from: { id: '${k.like('user_id', '{h24}')}', name: '${k.p.given}', born: '${k.p.birth}', likes: [Array] },
  to: { id: '${k.like('user_id', '{h24}')}', name: '${k.q.given}', hometown: '${k.q.city}', instagram: '${k.like('handle', '{l5}_{l6}')}' },
  device: <Buffer>,
  reason: '«quota_exceeded»',
  remaining: «0»
}
«QuotaError»: «daily» «likes» «used» «up» «by» ${k.p.email}
    at «checkQuota» (/var/task/src/«swipes.mjs»:«22»:«11»)
    at «process.processTicksAndRejections» (node:internal/process/«task_queues»:«95»:«5»)`,

  charityBounceLog: (
    k,
  ) => `Feb  9 03:11:${k.count(10, 59)} ${k.like('host', `relay{d1}.${k.p.slug}`)} «postfix/smtp»[${k.count(1000, 9999)}]: ${k.like('message_id', '{H11}')}: to=<${k.p.email}>, orig_to=<${k.q.email}>, relay=${k.like('host', `mx{d1}.${k.q.slug}.com`)}[${k.ip4()}]:«25», delay=«${k.count(1, 20)}.4», dsn=«5.2.2», status=«bounced» (host said: «552» «5.2.2» «Mailbox» «full»)
Feb  9 03:12:04 «gift-aid»: «declaration» «of» ${k.p.latin}, ${k.p.street}, ${k.p.postal} «is» «missing»`,

  hotelFrontDeskNote: (k) =>
    `«Handover» «note»: ${k.p.given} ${k.p.family} «from» «room» 312 «lost» «her» «passport» (${k.one('passport', ['{u2}{d7}', '{d9}'])}). «We» «called» ${k.p.phone} «and» «left» «a» «message». «Her» «husband» ${k.q.given} «can» «be» «reached» «at» ${k.q.email}. «The» «invoice» «goes» «to» ${k.q.company}, ${k.q.street}, ${k.q.city}. «Please» «ask» ${k.like('username', '{l6}.{l3}')} «for» «the» «safe» «code» ${k.like('password', '{d6}')}.`,

  gameCacheMonitor: (
    k,
  ) => `17${k.count(10, 40)}334455.12${k.count(1000, 9999)} [0 ${k.ip4()}:${k.count(30_000, 60_000)}] "«AUTH»" "${k.like('username', 'gm-{l5}')}" "${k.password()}"
17${k.count(10, 40)}334455.12${k.count(1000, 9999)} [0 lua] "«HSET»" "«player»:${k.like('user_id', '{n1}{d8}')}:«profile»" "«mail»" "${k.p.email}" "«nick»" "${k.one('nickname', ['{l5}Slayer{d2}', 'dark_{l6}'])}"
17${k.count(10, 40)}334455.12${k.count(1000, 9999)} [0 lua] "«EXPIRE»" "«ban»:ip:${k.ip4()}" "«86400»"`,

  saasPipelineLog: (k) => `«Cloning» «into» '«billing-service»'...
+ git clone https://${k.like('username', 'ci-{l5}')}:${k.v('github_token')}@github.com/${k.p.tenant}/«billing-service».git
Author: ${k.p.full} <${k.p.email}>
+ export DATABASE_URL=postgres://${k.like('username', '{l6}')}:${k.password()}@${k.v('host')}:«5432»/«billing»
+ echo ${base64(`${k.q.user}:${k.password()}`)} | docker login --password-stdin ${k.account()}.dkr.ecr.sa-east-1.amazonaws.com
«Error»: «creating» «Lambda» «Function» («invoice-render»): «operation» «error» «Lambda»: «CreateFunction», «https» «response» «error» «StatusCode»: «403», «RequestID»: ${k.uuid()}, «AccessDeniedException»
«npm» «ERR!» «code» «ELIFECYCLE»`,

  cityFormMail: (
    k,
  ) => `«WARN» «form» «gateway»: «rejected» «markup» <td>${htmlEncoded(k.p.full)}</td><td>${htmlEncoded(k.p.email)}</td> «after» «${k.count(3, 90)}» ms; «applicant» ${k.p.listed}, «plate» ${k.p.plate}, «permit» ${k.one('case', ['BP-{d4}-{d4}', '{d3}/{d4}/{u2}'])}, «submitted» «by» ${k.q.company}
«WARN» «form» «gateway»: «retry» «scheduled» «in» «30» «seconds»`,
});
