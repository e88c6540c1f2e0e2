/** Set G: what the edge, the network and the platform itself write. */
import { form, say, withKit } from './kit.js';

export const edgeTemplates = withKit({
  'lambda report line': (k) =>
    `REPORT RequestId: ${k.request}\t«Duration»: ${k.amount(3, 2900)}.${k.amount(10, 99)} ms\t«Billed» «Duration»: ${k.amount(3, 2900)} ms\t«Memory» «Size»: «512» MB\t«Max» «Memory» «Used»: ${k.amount(70, 500)} MB\t«Init» «Duration»: ${k.amount(150, 900)}.11 ms\nXRAY TraceId: ${k.xray}\tSegmentId: ${k.span()}\tSampled: true`,
  'lambda timeout line': (k) =>
    `${k.time()} ${k.request} ${say`Task timed out after 6.01 seconds`}\n\nEND RequestId: ${k.request}`,
  'lambda node error line': (k) =>
    `${k.time()}\t${k.request}\t«ERROR»\t«Invoke» «Error»\t{"errorType":"«ValidationError»","errorMessage":"${say`No mailbox for ${k.p.email} in tenant ${k.p.tenant}`}","stack":["«ValidationError»: ${say`No mailbox for ${k.p.email}`}","    at «Runtime.handler» (/var/task/«src/mailbox.js»:«88»:«13»)"]}`,
  'lambda telemetry api platform': (k) => ({
    time: k.time(),
    type: '«platform.runtimeDone»',
    record: {
      requestId: k.uuid(),
      status: k.word('error', 'timeout', 'success', 'failure'),
      errorType: k.word('Runtime.ExitError', 'Runtime.OutOfMemory', 'Function.UserCodeSyntaxError'),
      tracing: { spanId: k.span(), type: '«X-Amzn-Trace-Id»', value: `Root=${k.xray};Parent=${k.span()};Sampled=1` },
      metrics: { durationMs: k.measured(20, 6000), producedBytes: k.measured(10, 9000) },
      spans: [{ name: '«responseLatency»', durationMs: k.measured(1, 400) }],
    },
  }),
  'cloudfront access line': (k) =>
    [
      k.date(),
      '10:22:41',
      k.word('FRA56-P4', 'GRU3-C1', 'SIN2-P7'),
      k.amount(400, 90000),
      k.ip(),
      k.word('GET', 'POST'),
      k.like('host', 'd{x13}.cloudfront.net'),
      '«/account/orders»',
      k.word('200', '403', '502', '504'),
      `https://${k.p.host('shop')}/`,
      'Mozilla/5.0%20(Windows%20NT%2010.0)',
      form({ email: k.p.email, page: '«2»' }),
      `sid=${k.like('cookie', '{a32}')}`,
      k.word('Miss', 'Error', 'LambdaExecutionError', 'Hit'),
      k.like('request_id', '{a54}=='),
      k.p.host('www'),
      '«https»',
    ].join('\t'),
  'alb access line': (k) =>
    `h2 ${k.time()} app/«public-alb»/${k.like('resource', '{h16}')} ${k.ip()}:${k.count(1024, 65000)} ${k.inside()}:«8080» 0.001 ${k.amount(1, 9)}.212 0.000 ${k.word('502', '504', '200')} ${k.word('502', '-')} ${k.amount(90, 3000)} ${k.amount(300, 9000)} "«POST» https://${k.p.host('api')}:443«/v2/checkout» HTTP/2.0" "${k.agent()}" «ECDHE-RSA-AES128-GCM-SHA256» «TLSv1.2» arn:aws:elasticloadbalancing:${k.region}:${k.account}:targetgroup/«checkout-tg»/${k.like('resource', '{h16}')} "Root=${k.xray}" "${k.p.host('api')}" "-" 0 ${k.time()} "«waf,forward»" "-" "-"`,
  'api gateway access json': (k) => ({
    requestId: k.uuid(),
    extendedRequestId: k.like('request_id', '{a15}='),
    ip: k.ip(),
    caller: '-',
    user: k.like('user_id', 'us_{x18}'),
    requestTime: k.apache(),
    httpMethod: k.word('GET', 'PUT', 'PATCH', 'DELETE'),
    resourcePath: '«/customers/{customerId}/addresses»',
    path: `«/customers»/${k.like('customer_id', 'c-{d7}')}«/addresses»`,
    status: k.word('401', '429', '500', '504'),
    protocol: '«HTTP/1.1»',
    responseLength: k.measured(20, 4000),
    integrationLatency: k.measured(20, 29000),
    integrationErrorMessage: say`Endpoint request timed out`,
    authorizer: { principalId: k.p.email, 'claims.custom:tenant': k.p.tenant, latency: k.measured(1, 90) },
    apiId: k.like('api_id', '{x10}'),
    stage: '«prod»',
  }),
  'api gateway execution lines': (k) =>
    `(${k.request}) ${say`Method request headers`}: {Authorization=Bearer ${k.jwt()}, X-Api-Key=${k.like('api_key', '{a40}')}, X-Forwarded-For=${k.ip()}, ${k.ip()}, «Content-Type»=«application/json»}\n(${k.request}) ${say`Method request body before transformations`}: {"firstName":"${k.p.given}","phone":"${k.p.e164}"}\n(${k.request}) ${say`Execution failed due to configuration error: Malformed Lambda proxy response`}`,
  'waf log': (k) => ({
    timestamp: k.millis(),
    formatVersion: 1,
    webaclId: `arn:aws:wafv2:${k.region}:${k.account}:regional/webacl/«edge-acl»/${k.uuid('resource')}`,
    terminatingRuleId: k.word('AWS-AWSManagedRulesSQLiRuleSet', 'RateLimitLogin', 'AWS-AWSManagedRulesCommonRuleSet'),
    action: k.word('BLOCK', 'COUNT', 'CAPTCHA'),
    terminatingRuleMatchDetails: [
      { conditionType: '«SQL_INJECTION»', location: '«ALL_QUERY_ARGS»', matchedData: ['«OR»', '1'] },
    ],
    httpSourceName: '«ALB»',
    httpRequest: {
      clientIp: k.ip(),
      country: k.p.country,
      headers: [
        { name: 'Host', value: k.p.host('login') },
        { name: 'Cookie', value: `session=${k.like('cookie', '{a40}')}; «theme»=«dark»` },
        { name: 'Authorization', value: `Basic ${k.like('basic', '{a28}==')}` },
      ],
      uri: '«/login»',
      args: form({ username: k.p.email, next: '«/home»' }),
      httpVersion: '«HTTP/2.0»',
      httpMethod: '«POST»',
      requestId: k.xray,
    },
  }),
  'vpc flow line': (k) =>
    `2 ${k.account} ${k.like('eni', 'eni-0{h16}')} ${k.inside()} ${k.ip()} ${k.amount(30000, 65000)} «443» «6» ${k.amount(3, 900)} ${k.amount(200, 90000)} ${k.seconds()} ${k.seconds()} ${k.word('ACCEPT', 'REJECT')} «OK»`,
  'route 53 resolver query': (k) => ({
    version: '«1.100000»',
    account_id: k.account,
    region: k.region,
    vpc_id: k.like('vpc', 'vpc-0{h16}'),
    query_timestamp: k.time(),
    query_name: `${k.p.host('ldap')}.`,
    query_type: k.word('A', 'AAAA', 'SRV'),
    query_class: '«IN»',
    rcode: k.word('NXDOMAIN', 'SERVFAIL', 'NOERROR'),
    answers: [{ Rdata: k.inside(), Type: '«A»', Class: '«IN»' }],
    srcaddr: k.inside(),
    srcport: k.count(1024, 65000),
    transport: '«UDP»',
    srcids: { instance: k.like('instance', 'i-0{h16}') },
  }),
  'nginx combined line': (k) =>
    `${k.ip()} - ${k.p.user} [${k.apache()}] "«GET» «/reset-password»?${form({ token: k.like('reset_token', '{a43}'), email: k.p.email })} HTTP/1.1" ${k.word('404', '410', '200')} ${k.amount(90, 9000)} "https://${k.p.host('mail')}/inbox" "${k.agent()}" «rt»=0.${k.amount(100, 999)}`,
  'nginx error line': (k) =>
    `2026/04/11 08:12:44 [«error»] ${k.amount(10, 99)}#${k.amount(10, 99)}: *${k.amount(1000, 99999)} ${say`upstream timed out (110: Connection timed out) while reading response header from upstream, client: ${k.ip()}, server: ${k.p.host('api')}, request:`} "«POST» «/v1/invoices» HTTP/1.1", «upstream»: "http://${k.inside()}:«3000»«/v1/invoices»", «host»: "${k.p.host('api')}"`,
  'envoy access line': (k) =>
    `[${k.time()}] "«PUT» «/cart/items» HTTP/1.1" «503» «UF,URX» ${k.amount(10, 400)} ${k.amount(20, 400)} ${k.amount(20, 4000)} - "${k.ip()}" "${k.agent()}" "${k.uuid()}" "${k.p.host('cart')}" "${k.inside()}:«8443»" «outbound|8443||cart.default.svc.cluster.local»`,
  'cloudflare worker tail': (k) => ({
    outcome: k.word('exception', 'exceededCpu', 'ok'),
    scriptName: '«edge-router»',
    eventTimestamp: k.millis(),
    exceptions: [{ name: '«TypeError»', message: say`Cannot read properties of undefined (reading 'plan')` }],
    logs: [{ level: '«log»', message: [say`login ok`, k.p.email, k.nick()] }],
    event: {
      request: {
        url: `https://${k.p.host('app')}/u/${k.p.user}«/billing»`,
        method: '«GET»',
        headers: {
          'cf-connecting-ip': k.ip6(),
          'cf-ray': k.like('request_id', '{h16}-AMS'),
          cookie: `__Host-s=${k.like('cookie', '{h48}')}`,
        },
        cf: {
          latitude: k.like('latitude', '4{d1}.{d4}{n1}'),
          longitude: k.like('longitude', '1{d1}.{d4}{n1}'),
          city: k.p.city,
          postalCode: k.p.postal,
          httpProtocol: '«HTTP/3»',
          tlsVersion: '«TLSv1.3»',
        },
      },
      response: { status: k.fact(500) },
    },
  }),
  'kubernetes event': (k) => ({
    kind: '«Event»',
    apiVersion: 'v1',
    reason: k.word('BackOff', 'OOMKilling', 'FailedMount', 'Unhealthy'),
    type: '«Warning»',
    count: k.measured(2, 90),
    involvedObject: {
      kind: '«Pod»',
      namespace: k.p.tenant,
      name: k.like('pod', 'billing-worker-{x9}-{x5}'),
      uid: k.uuid('resource'),
    },
    message: say`Readiness probe failed: Get "http://${k.inside()}:8080/healthz": context deadline exceeded`,
    source: { component: '«kubelet»', host: k.like('host', 'ip-10-4-{n1}{d1}-{n1}{d1}.ec2.internal') },
  }),
  'sshd lines': (k) =>
    `${k.syslog()} ${k.like('host', 'bastion-{n1}{d1}')} sshd[${k.amount(900, 30000)}]: ${say`Failed password for invalid user ${k.p.user} from ${k.ip()} port ${k.count(1024, 65000)} ssh2`}\n${k.syslog()} ${k.like('host', 'bastion-{n1}{d1}')} sshd[${k.amount(900, 30000)}]: ${say`Accepted publickey for ${k.q.user} from ${k.ip()} port ${k.count(1024, 65000)} ssh2: ED25519`} SHA256:${k.like('fingerprint', '{a43}')}`,
  'haproxy line': (k) =>
    `${k.syslog()} ${k.like('host', 'lb{n1}{d1}')} haproxy[${k.amount(100, 9999)}]: ${k.ip()}:${k.count(1024, 65000)} [${k.apache()}] «fe_https»~ «be_orders»/${k.like('host', 'orders-{h6}')} 0/0/${k.amount(1, 9)}/-1/${k.amount(3000, 9000)} «504» ${k.amount(100, 300)} - - «sH--» ${k.amount(1, 99)}/${k.amount(1, 99)}/0/0/0 0/0 {${k.p.host('orders')}|${k.p.user}} "«GET» «/orders» HTTP/1.1"`,
});
