/** Access logs of gateways, balancers, caches and web servers. */
import { json, urlEncoded } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

const AGENT =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0.0.0 Safari/537.36';

export const edgeTemplates = withKit({
  'http-api-access': (k) => ({
    requestId: k.like('request_id', '{a15}='),
    ip: k.ip(),
    requestTime: k.apache(),
    httpMethod: k.word('GET', 'POST', 'DELETE'),
    routeKey: '«GET» «/v2/members/{memberId}»',
    status: k.word('200', '403', '504'),
    protocol: '«HTTP/1.1»',
    responseLength: k.amount(40, 9000),
    integrationError: '«-»'.replace(/[«»]/g, ''),
    authorizer: { claims: { sub: k.uuid('user_id'), email: k.p.email, 'cognito:username': k.p.login } },
  }),
  'rest-api-execution': (k) =>
    say`(${k.request}) Endpoint response body before transformations: ${json({ message: facts('Forbidden'), principal: k.p.email, memberId: k.number('user_number', 10000, 999999) })}`,
  'rest-api-headers': (k) =>
    say`(${k.request}) Method request headers: {Authorization=${k.jwt()}, X-Forwarded-For=${k.ip()}, Accept=application/json, X-Api-Key=${k.like('api_key', '{a40}')}}`,
  'alb-line': (k) =>
    `«https» ${k.time()} app/web/${k.plain('{h16}')} ${k.ip()}:${k.count(20000, 60000)} ${k.inside()}:«8080» «0.001» «0.${k.count(100, 999)}» «0.000» «502» «502» ${k.count(100, 900)} ${k.count(100, 900)} "«GET» https://${k.q.host}:443/clients/${k.like('customer_id', 'C{d7}')}/invoices?email=${urlEncoded(k.p.email)} «HTTP/2.0»" "${AGENT}" «ECDHE-RSA-AES128-GCM-SHA256» «TLSv1.2»`,
  'cloudfront-line': (k) =>
    `${k.date()}\t${k.clock()}\tCDG50-P2\t«${k.count(300, 90000)}»\t${k.ip6()}\t«GET»\t${k.like('host', 'd{x13}')}.cloudfront.net\t/u/${k.p.login}/avatar.png\t«200»\t-\t${AGENT.replaceAll(' ', '%20')}\tv=${k.amount(2, 9)}\tsid=${k.like('cookie', '{a32}')}\t«Hit»\t-\t«https»`,
  'waf-block': (k) => ({
    timestamp: k.millis(),
    formatVersion: 1,
    webaclId: `arn:aws:wafv2:${k.region}:${k.account}:regional/webacl/edge/${k.uuid('resource')}`,
    terminatingRuleId: facts('AWS-AWSManagedRulesSQLiRuleSet'),
    terminatingRuleType: facts('MANAGED_RULE_GROUP'),
    action: facts('BLOCK'),
    httpRequest: {
      clientIp: k.ip(),
      country: k.pick(['FR', 'US', 'BR']),
      uri: `/accounts/${k.like('customer_id', '{d8}')}/profile`,
      args: `q=${urlEncoded(k.p.name)}&«page»=«2»`,
      httpMethod: k.word('GET', 'PUT'),
      headers: [
        { name: '«Cookie»', value: `session=${k.like('cookie', 's%3A{a24}.{a40}')}` },
        { name: '«X-Real-IP»', value: k.ip() },
      ],
    },
  }),
  'nginx-combined': (k) =>
    `${k.ip()} - ${k.p.login} [${k.apache()}] "«POST» «/api/v1/sessions» «HTTP/1.1»" «${k.pick(['401', '201', '499'])}» ${k.count(20, 900)} "-" "«curl/8.7.1»" rt=«0.${k.count(100, 900)}»`,
  'nginx-error': (k) =>
    say`${k.stamp()} [error] 31#31: *${k.count(100, 9999)} upstream timed out (110: Connection timed out) while reading response header from upstream, client: ${k.ip()}, server: ${k.p.host}, request: "GET /patients/${k.like('medical_record', '{d8}')}/chart HTTP/1.1", upstream: "http://${k.inside()}:3000"`,
  'apache-auth': (k) =>
    say`[authz_core:error] [pid ${k.amount(100, 9999)}] [client ${k.ip()}:${k.count(30000, 60000)}] AH01630: client denied by server configuration: /home/${k.p.home}/public_html/private`,
  'envoy-json': (k) => ({
    start_time: k.time(),
    method: k.word('POST', 'PATCH'),
    path: `/payroll/employees/${k.like('employee_id', 'EMP-{d5}')}/payslips`,
    protocol: facts('HTTP/2'),
    response_code: k.fact(503),
    response_flags: facts('UF,URX'),
    bytes_sent: k.measured(0, 900),
    duration: k.measured(1, 30000),
    downstream_remote_address: `${k.inside()}:${k.count(30000, 60000)}`,
    x_forwarded_for: k.ip(),
    upstream_transport_failure_reason: facts('delayed connect error: 111'),
    authority: k.p.host,
    request_id: k.uuid(),
  }),
  'haproxy-line': (k) =>
    `${k.syslog()} ${k.like('host', 'lb-{l7}-0{n1}')} haproxy[${k.count(100, 9999)}]: ${k.ip()}:${k.count(30000, 60000)} [${k.apache()}] «https-in»~ app/${k.like('host', 'web-{l6}-{d2}')} ${k.count(0, 9)}/0/${k.count(0, 9)}/«${k.count(20, 900)}»/«${k.count(20, 900)}» «200» 1450 - - «----» {${k.like('domain', 'shop.{l8}.co')}} "«GET» /orders/${k.like('order_id', 'SO{d7}')} «HTTP/1.1»"`,
  'iis-line': (k) =>
    `${k.date()} ${k.clock()} ${k.inside()} «GET» «/Account/Details.aspx» customer=${k.like('customer_id', '{d7}')}&«view»=«full» «443» ${k.like('username', 'CORP\\{l7}')} ${k.ip()} «Mozilla/5.0» «500» «0» «0» «${k.count(20, 3000)}»`,
  'traefik-json': (k) => ({
    ClientAddr: `${k.ip()}:${k.count(30000, 60000)}`,
    ClientUsername: k.p.login,
    DownstreamStatus: k.fact(429),
    Duration: k.measured(1000, 9_000_000),
    RequestMethod: k.word('GET', 'HEAD'),
    RequestPath: `/t/${k.p.tenant}/reports/monthly`,
    RequestProtocol: facts('HTTP/2.0'),
    level: facts('info'),
    msg: facts('rate limit exceeded'),
  }),
  'cloudflare-http': (k) => ({
    ClientIP: k.ip6(),
    ClientRequestHost: k.p.domain,
    ClientRequestMethod: facts('GET'),
    ClientRequestURI: `/reset?token=${k.like('session_id', '{h40}')}&login=${k.p.login}`,
    EdgeResponseStatus: k.fact(522),
    EdgeStartTimestamp: k.time(),
    CacheCacheStatus: facts('dynamic'),
    SecurityLevel: facts('med'),
  }),
  'vercel-line': (k) => ({
    id: k.like('request_id', '{d13}{x6}'),
    source: facts('lambda'),
    level: facts('error'),
    message: say`Unhandled rejection: profile of ${k.p.email} has no default address`,
    proxy: {
      method: facts('GET'),
      clientIp: k.ip(),
      statusCode: k.fact(500),
      path: `/account/${k.like('user_id', 'usr_{x16}')}`,
      userAgent: [facts('node-fetch/3.3.2')],
    },
  }),
  'kong-json': (k) => ({
    client_ip: k.ip(),
    consumer: { username: k.p.tenant, custom_id: k.like('customer_id', 'org_{a12}'), id: k.uuid('user_id') },
    latencies: facts({ kong: 4, proxy: 812, request: 816 }),
    request: {
      method: facts('POST'),
      uri: `/search?name=${urlEncoded(k.p.name)}&«limit»=«20»`,
      headers: { host: k.q.host, apikey: k.like('api_key', '{a32}') },
    },
    response: { status: k.fact(401), size: k.measured(20, 900) },
  }),
  'vpc-flow': (k) =>
    `2 ${k.account} ${k.like('network_id', 'eni-0{h16}')} ${k.inside()} ${k.ip()} ${k.count(30000, 60000)} «443» 6 «${k.count(2, 900)}» «${k.count(200, 90000)}» ${k.seconds()} ${k.seconds()} «${k.pick(['ACCEPT', 'REJECT'])}» «OK»`,
  'dns-query': (k) => ({
    version: facts('1.100000'),
    account_id: k.account,
    region: k.region,
    vpc_id: k.like('network_id', 'vpc-0{h16}'),
    query_timestamp: k.time(),
    query_name: `${k.p.host}.`,
    query_type: k.word('A', 'AAAA', 'SRV'),
    rcode: k.word('NXDOMAIN', 'NOERROR', 'SERVFAIL'),
    srcaddr: k.inside(),
    transport: facts('UDP'),
    srcids: { instance: k.like('instance', 'i-0{h16}') },
  }),
});
