/** Keys, codes, cards and numbers of the state where they should not have been written. */
import { json } from '../../marks.js';
import { withKit } from './kit.js';

export const credentialTemplates = withKit({
  config_loaded: (k) => ({
    msg: '«configuration loaded»',
    stage: k.word('prod', 'staging'),
    config: {
      stripe: { secretKey: k.like('stripe_key', 'sk_live_{a24}'), webhookSecret: k.like('api_key', 'whsec_{a32}') },
      sendgrid: { apiKey: k.like('api_key', 'SG.{a22}.{a43}') },
      twilio: { accountSid: k.like('account', 'AC{h32}'), authToken: k.like('api_key', '{h32}') },
      db: { host: k.p.host('db'), user: 'app', password: k.password(), pool: k.measured(2, 40) },
      features: ['«new-cart»', '«sms-otp»'],
    },
  }),
  secret_rotation: (k) =>
    `rotate «step=testSecret» secret=arn:aws:secretsmanager:eu-west-2:${k.account}:secret:«prod/crm/api»-${k.like('resource', '{a6}')} value=${json({ username: k.p.user, password: k.password() })} failed: «InvalidRequestException»`,
  ci_output: (k) =>
    k.pick([
      `+ aws configure set aws_secret_access_key ${k.like('aws_secret', '{a18}/{a21}')}`,
      `npm «ERR! 401 Unauthorized» //npm.pkg.github.com/:_authToken=${k.like('github_token', 'ghp_{a36}')}`,
      `fatal: «Authentication failed» for 'https://${k.p.nick}:${k.like('github_token', 'github_pat_{a22}_{a59}')}@github.com/${k.p.tenant}/infra.git/'`,
      `docker login -u ${k.p.user} -p ${k.like('api_key', 'dckr_pat_{a27}')} «Error response from daemon: 429»`,
      `sls deploy --param="slackToken=${k.like('slack_token', 'xoxb-{d12}-{d13}-{a24}')}" «exited with code 1»`,
    ]),
  partner_call: (k) => ({
    level: 'error',
    msg: `«upstream answered 401»`,
    request: {
      method: '«GET»',
      url: `https://maps.googleapis.com/maps/api/geocode/json?address=${k.p.postal === '' ? k.p.town : k.p.postal}&key=${k.like('google_key', 'AIza{a35}')}`,
      headers: { 'X-Api-Key': k.secret(), Authorization: `Basic ${k.basic(k.p.user, k.password())}` },
    },
    response: { status: k.fact(401), body: '«{"error":"invalid_api_key"}»' },
    tookMs: k.measured(12, 2000),
  }),
  login_body: (k) => ({
    route: '«POST /auth/login»',
    body: json({
      username: k.p.email,
      password: k.password(),
      rememberMe: true,
      captcha: k.like('bearer', '03AFcWeA{a80}'),
    }),
    status: k.fact(401),
    error: '«INVALID_CREDENTIALS»',
    ip: k.ip(),
    attempt: k.measured(1, 9),
  }),
  code_check: (k) => ({
    event: '«mfa.challenge.failed»',
    channel: k.word('sms', 'email', 'voice'),
    to: k.p.e164,
    code: k.otp(),
    backupCodes: [k.like('otp', '{x4}-{x4}'), k.like('otp', '{x4}-{x4}')],
    totpSecret: k.like('api_key', '{U16}'),
    user: { login: k.p.user, displayName: k.p.full },
    triesLeft: k.measured(0, 4),
  }),
  magic_link: (k) =>
    `magic link for ${k.p.email}: https://${k.p.host('app')}/login/${k.like('bearer', '{a43}')} expires in «15 min», requested from ${k.ip()} («${k.pick(['Chrome', 'Safari', 'Edge'])}»)`,
  terminal_receipt: (k) =>
    `*** ${k.p.company} ***\nTERM ${k.like('device_id', '{d8}')}  MID ${k.like('account', '{d10}')}\nPAN ${k.card()}\nEXP 07/28  «AID A0000000041010»\nCARDHOLDER ${k.q.upper}\n«DECLINED 05 DO NOT HONOUR»`,
  card_form: (k) => ({
    path: '«/v1/checkout/confirm»',
    payload: {
      cardNumber: k.card(),
      cardHolder: k.p.full,
      cvc: k.like('cvv', '{d3}'),
      expiry: '10/27',
      billingZip: k.p.postal === '' ? k.p.town : k.p.postal,
    },
    validation: { errors: ['«card.expiry: must be in the future»'] },
    remoteAddr: k.chance(0.7) ? k.ip() : k.ipv6(),
    requestId: k.uuid(),
  }),
  credit_report: (k) => ({
    bureau: '«experian»',
    SubjectSSN: k.like('ssn', '4{d2}-{n1}{d1}-{n1}{d3}'),
    SubjectName: k.p.upper,
    SubjectDOB: k.p.birthLocal,
    CurrentAddress: `${k.p.street}, ${k.p.town} ${k.p.postal}`.trim(),
    Employer: k.q.company,
    ResponseCode: '«NO_HIT»',
    ElapsedMs: k.measured(200, 9000),
  }),
  w9_text: (k) =>
    `1099 run: payee ${k.p.full} TIN ${k.oneLike('ssn', '5{d2}-{n1}{d1}-{n1}{d3}', '3{d2} {n1}{d1} {n1}{d3}')} / EIN ${k.like('tax_id', '{n1}{d1}-{d7}')} for ${k.p.company} «TIN_NAME_MISMATCH (code 3)»`,
  direct_deposit: (k) =>
    `ach return «R03 No Account/Unable to Locate» routing ${k.like('routing', '0{d8}')} acct ${k.like('account_number', '{n1}{d9}')} employee ${k.p.upper} ssn ${k.like('ssn', '2{d2}-{n1}{d1}-{n1}{d3}')} batch «${k.count(10, 900)}»`,
  proxy_denied: (k) =>
    `${k.epoch()}.${k.count(100, 999)} «${k.count(2, 900)}» ${k.privateIp()} «TCP_DENIED/407» «3911» CONNECT ${k.p.host('vpn')}:443 ${k.p.user} HIER_NONE/- ${k.mac()}`,
  ipv6_access: (k) =>
    `${k.ipv6()} - - [09/Jan/2026:${k.clock()} +0100] "«POST» /u/${k.p.nick}/avatar HTTP/2.0" «413» «${k.count(100, 900)}» "-" "${k.agent()}" sid=${k.like('session_id', '{a26}')}`,
  session_store: (k) =>
    `«session:» sess:${k.like('session_id', '{a32}')} = ${json({ passport: { user: { id: k.number('user_number', 1000, 99999), email: k.p.email, ip: k.ip() } }, csrf: k.like('cookie', '{a24}'), views: k.measured(1, 90) })} ttl «1799»`,
  key_leak_scan: (k) => ({
    finding: '«secret.in.log»',
    rule: '«generic-api-key»',
    function_name: '«pricing-prod-refresh»',
    match: `apiToken: "${k.secret()}"`,
    second_match: `private_token=${k.like('api_key', 'glpat-{a20}')}`,
    reported_to: k.p.work,
    line: k.measured(1, 900),
  }),
});
