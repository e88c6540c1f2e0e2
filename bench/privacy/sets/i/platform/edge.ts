/** Access logs of gateways, balancers, caches and firewalls. */
import { json, mark, urlEncoded } from '../../../marks.js';
import { facts, say, withKit } from '../kit.js';

const AGENT =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36';

export const edgeTemplates = withKit({
  'apigw-access': (k) => ({
    requestId: k.request,
    extendedRequestId: k.like('request_id', '{a15}='),
    ip: k.ip(),
    caller: '-',
    user: k.like('user_id', 'AROA{X17}:session'),
    requestTime: k.apache(),
    httpMethod: k.word('GET', 'PUT', 'PATCH'),
    resourcePath: facts('/tenants/{tenantId}/users/{userId}'),
    path: `/«prod»/«tenants»/${k.p.tenant}/«users»/${k.ulid('user_id')}`,
    status: k.word('200', '403', '502'),
    responseLatency: k.amount(3, 29000),
    integrationStatus: k.word('200', '504'),
    errorMessage: facts('Internal server error'),
    apiKeyId: k.like('key_id', '{x10}'),
  }),
  'apigw-execution': (k) =>
    say`(${k.request}) Endpoint request body after transformations: ${json({ subscriber: { email: k.p.email, phone: k.p.phone }, plan: facts('basic') })} [TRUNCATED]`,
  'apigw-websocket': (k) => ({
    eventType: facts('DISCONNECT'),
    connectionId: k.like('session_id', '{a11}='),
    identity: { sourceIp: k.ip6() },
    routeKey: facts('$disconnect'),
    disconnectReason: facts('Going away'),
    authorizer: { principalId: k.p.email },
    stage: facts('prod'),
  }),
  'alb-entry': (k) =>
    `«h2» ${k.time()} «app/public-alb»/${k.plain('{h16}')} ${k.ip()}:${k.count(20000, 60000)} ${k.inside()}:«8443» «0.000» «${k.pick(['0.041', '1.882', '30.001'])}» «0.000» «504» «504» ${k.count(100, 900)} ${k.count(100, 900)} "«GET» https://${k.p.domain}:443/policies/${k.like('policy_number', 'P{d8}')}?«holder»=${urlEncoded(k.p.latin)} «HTTP/2.0»" "${AGENT}" «ECDHE-RSA-AES128-GCM-SHA256» «TLSv1.3» arn:aws:elasticloadbalancing:${k.region}:${k.account}:targetgroup/web/${k.plain('{h16}')} "Root=${k.xray}" "-" "-" 0 ${k.time()} "«forward»"`,
  'nlb-tls': (k) =>
    `«tls» «2.0» ${k.time()} «net/ingress»/${k.plain('{h16}')} ${k.ip()}:${k.count(20000, 60000)} ${k.inside()}:«443» «${k.count(3, 900)}» «${k.count(3, 900)}» - «TLS_AES_128_GCM_SHA256» «tlsv13» - ${k.p.domain}`,
  'cloudfront-v2': (k) => ({
    date: k.date(),
    'c-ip': k.ip6(),
    'cs-method': facts('GET'),
    'cs(Host)': k.hosted('d{x13}', '.cloudfront.net'),
    'cs-uri-stem': `/members/${k.p.login}/certificate.pdf`,
    'cs-uri-query': `«lang»=«en»&email=${urlEncoded(k.p.email)}`,
    'sc-status': facts('403'),
    'x-edge-result-type': facts('Error'),
    'x-edge-detailed-result-type': facts('AccessDenied'),
    'time-taken': '«0.118»',
    'cs(Cookie)': `sid=${k.like('cookie', '{h40}')}`,
  }),
  's3-server-access': (k) =>
    `${k.like('account', '{h64}')} ${k.p.tenant} [${k.apache()}] ${k.ip()} arn:aws:iam::${k.account}:user/${k.p.login} ${k.like('request_id', '{X16}')} «REST.GET.OBJECT» invoices/${k.like('invoice_number', '{n1}{d6}')}.pdf "«GET» /invoices «HTTP/1.1»" «403» «AccessDenied» 243 - «41» - "-" "«aws-sdk-js/3.700.0»" -`,
  'waf-count': (k) => ({
    timestamp: k.millis(),
    action: facts('COUNT'),
    terminatingRuleId: facts('Default_Action'),
    ruleGroupList: [
      {
        ruleGroupId: facts('AWS#AWSManagedRulesKnownBadInputsRuleSet'),
        nonTerminatingMatchingRules: [{ ruleId: facts('Log4JRCE'), action: facts('COUNT') }],
      },
    ],
    httpRequest: {
      clientIp: k.ip(),
      headers: [
        { name: facts('User-Agent'), value: AGENT },
        { name: facts('X-User-Email'), value: k.p.email },
        { name: facts('Authorization'), value: `«Bearer» ${k.token()}` },
      ],
      uri: facts('/graphql'),
      httpVersion: facts('HTTP/2.0'),
      requestId: k.like('request_id', '1-69{h6}-{h24}'),
    },
  }),
  'nginx-json': (k) => ({
    remote_addr: k.inside(),
    http_x_forwarded_for: `${k.ip()}, ${k.ip()}`,
    remote_user: k.p.login,
    request: `«POST» /orgs/${k.p.tenant}/«invites» «HTTP/1.1»`,
    status: k.fact(499),
    request_time: k.fact(59.998),
    upstream_addr: `${k.inside()}:9000`,
    upstream_status: facts('504'),
    host: k.p.domain,
    http_referer: `https://www.${k.p.domain}/people?q=${urlEncoded(k.q.name)}`,
  }),
  'nginx-limit': (k) =>
    say`${'2026/03/02 08:41:12'} [error] 29#29: *8812 limiting requests, excess: 20.640 by zone "login", client: ${k.ip()}, server: ${k.host('app.{o}.com')}, request: "POST /login?user=${k.p.login} HTTP/1.1", host: "${k.p.domain}"`,
  'apache-combined': (k) =>
    `${k.ip()} - ${k.p.login} [${k.apache()}] "«GET» /~${k.p.home}/«index.html» «HTTP/1.1»" «404» «${k.count(100, 9000)}» "https://${k.p.domain}/staff" "${AGENT}"`,
  'caddy-json': (k) => ({
    level: facts('error'),
    logger: facts('http.log.access'),
    msg: facts('handled request'),
    request: {
      remote_ip: k.ip6(),
      proto: facts('HTTP/3.0'),
      method: facts('DELETE'),
      host: k.p.domain,
      uri: `/api/sessions/${k.like('session_id', '{a32}')}`,
      headers: { 'X-Tenant': [k.p.tenant] },
    },
    user_id: k.p.login,
    status: k.fact(502),
    duration: k.fact(0.0412),
  }),
  'fastly-line': (k) =>
    say`${'cache-cdg20741'} ${k.ip()} GET https://cdn.${k.p.domain}/avatars/${k.like('user_id', '{h24}')}.webp 503 MISS backend=origin ttfb=2.841 bytes=0`,
  'envoy-text': (k) =>
    `[${k.time()}] "«POST» /v1/patients/${k.like('medical_record', '{n1}{d6}')}/«notes» «HTTP/2»" «503» «UF» «upstream_reset_before_response_started{connection_failure}» - "-" «412» «91» «30» - "${k.ip()}" "«grpc-go/1.70.0»" "${k.uuid()}" "${k.hosted('notes.{w}', '.svc.cluster.local')}" "${k.inside()}:8080"`,
  'cloudflare-firewall': (k) => ({
    Action: facts('managed_challenge'),
    ClientIP: k.ip(),
    ClientASN: 3215,
    ClientRequestHost: k.p.domain,
    ClientRequestPath: facts('/wp-login.php'),
    ClientRequestQuery: `?log=${k.p.login}`,
    RayID: k.like('request_id', '{h16}'),
    RuleID: k.plain('{h32}'),
    Source: facts('firewallManaged'),
    EdgeColoName: 'CDG',
  }),
  'imperva-cef': (k) =>
    say`CEF:0|Incapsula|SIEMintegration|1|1|SQL Injection|10| fileId=${k.like('request_id', '{d18}')} src=${k.ip()} suser=${k.p.login} request=${k.p.domain}/search qstr=name\\=${k.p.last} act=REQ_BLOCKED_SECURITY cs1=NOT_SUPPORTED`,
  'grpc-web': (k) =>
    say`rpc error: code = PermissionDenied desc = caller ${k.p.work} lacks role editor on workspace ${k.p.tenant}; method=/docs.v1.Docs/Update peer=${k.ip()}:44120 trailers grpc-status=7`,
  'vpc-flow-json': (k) => ({
    version: k.fact(5),
    'account-id': k.account,
    'interface-id': k.like('network_id', 'eni-0{h16}'),
    srcaddr: k.inside(),
    dstaddr: k.ip(),
    protocol: k.fact(6),
    packets: k.measured(1, 900),
    bytes: k.measured(40, 90000),
    action: facts('REJECT'),
    'log-status': facts('OK'),
    'vpc-id': k.like('network_id', 'vpc-0{h16}'),
    'subnet-id': k.like('network_id', 'subnet-0{h16}'),
    'instance-id': k.like('instance', 'i-0{h16}'),
  }),
  'vercel-edge': (k) => ({
    source: facts('edge'),
    level: facts('error'),
    message: say`middleware redirect loop for ${k.p.email}`,
    host: mark('domain', `${k.p.tenantPlain}.app`),
    path: `/invite/${k.like('session_id', '{a24}')}`,
    proxy: { clientIp: k.ip(), statusCode: k.fact(508), method: facts('GET'), region: 'fra1' },
    requestId: k.like('request_id', 'fra1::{x5}-{d13}-{h12}'),
  }),
});
