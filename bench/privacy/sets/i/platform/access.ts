/** Sign-ins: providers of identity, directories, private networks, one-time codes. */
import { base64, json, urlEncoded } from '../../../marks.js';
import { facts, form, say, withKit } from '../kit.js';

export const accessTemplates = withKit({
  'okta-system': (k) => ({
    eventType: facts('user.session.start'),
    displayMessage: facts('User login to Okta'),
    severity: facts('WARN'),
    actor: { id: k.like('user_id', '00u{a17}'), type: facts('User'), alternateId: k.p.work, displayName: k.p.name },
    client: {
      ipAddress: k.ip(),
      zone: facts('null'),
      device: facts('Computer'),
      geographicalContext: {
        city: k.p.city,
        postalCode: k.p.postal,
        geolocation: { lat: k.place('latitude'), lon: k.place('longitude') },
      },
    },
    outcome: { result: facts('FAILURE'), reason: facts('INVALID_CREDENTIALS') },
    authenticationContext: { externalSessionId: k.like('session_id', 'idx{a22}') },
    debugContext: {
      debugData: { deviceFingerprint: k.like('fingerprint', '{h32}'), requestUri: facts('/idp/idx/identify') },
    },
  }),
  'entra-signin': (k) => ({
    category: facts('SignInLogs'),
    resultType: facts('50126'),
    resultDescription: facts('Error validating credentials due to invalid username or password.'),
    tenantId: k.uuid('tenant'),
    callerIpAddress: k.ip(),
    properties: {
      userPrincipalName: k.p.work,
      userDisplayName: k.p.name,
      userId: k.uuid('user_id'),
      appDisplayName: facts('Microsoft Teams'),
      clientAppUsed: facts('Mobile Apps and Desktop clients'),
      deviceDetail: {
        deviceId: k.uuid('device_id'),
        displayName: k.like('device_name', 'DESKTOP-{X7}'),
        operatingSystem: facts('Windows 11'),
      },
      location: { city: k.p.city, geoCoordinates: { latitude: k.place('latitude'), longitude: k.place('longitude') } },
      riskLevelDuringSignIn: facts('medium'),
    },
  }),
  'auth0-fail': (k) => ({
    type: facts('fp'),
    description: facts('Wrong email or password.'),
    connection: facts('Username-Password-Authentication'),
    client_id: k.plain('{a32}'),
    ip: k.ip6(),
    user_name: k.p.email,
    user_id: k.like('user_id', 'auth0|{h24}'),
    hostname: k.hosted(`${k.p.tenantPlain}`, '.eu.auth0.com'),
    strategy: facts('auth0'),
    log_id: k.like('request_id', '9002026{d20}'),
  }),
  'keycloak-event': (k) =>
    say`WARN [org.keycloak.events] (executor-thread-12) type="LOGIN_ERROR", realmId="${k.uuid('tenant')}", clientId="portal", userId="${k.uuid('user_id')}", ipAddress="${k.ip()}", error="invalid_user_credentials", auth_method="openid-connect", username="${k.p.login}"`,
  'cognito-adv': (k) => ({
    eventType: facts('SignIn'),
    eventResponse: facts('Fail'),
    eventRisk: { riskDecision: facts('AccountTakeover'), riskLevel: facts('High') },
    eventContextData: { ipAddress: k.ip(), deviceName: facts('Chrome 127, Windows 10'), city: k.p.city },
    userName: k.uuid('user_id'),
    userPoolId: `«eu-central-1»_${k.like('resource', '{a9}')}`,
  }),
  'saml-assertion': (k) =>
    `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${k.p.work}</saml:NameID></saml:Subject><saml:Attribute Name="givenName"><saml:AttributeValue>${k.p.first}</saml:AttributeValue></saml:Attribute><saml:Attribute Name="sn"><saml:AttributeValue>${k.p.last}</saml:AttributeValue></saml:Attribute><saml:Attribute Name="employeeNumber"><saml:AttributeValue>${k.like('employee_id', '{n1}{d6}')}</saml:AttributeValue></saml:Attribute>`,
  'saml-error': (k) =>
    say`SAML response rejected for ${k.p.work}: audience https://${k.host('sso.{o}.com')}/metadata does not match, clock skew 412 seconds, NameID ${k.like('user_id', 'G-{a20}')}`,
  'oauth-form': (k) =>
    `«POST» «/oauth/token» «400» ${form({ grant_type: '«password»', username: k.p.email, password: k.like('password', '{a12}'), client_id: k.plain('{x24}'), client_secret: k.like('api_key', '{a40}'), scope: '«openid»' })}`,
  'oauth-redirect': (k) =>
    `«GET» «/callback»?«code»=${k.like('session_id', '4/0A{a60}')}&«state»=${k.like('session_id', '{h40}')}&«login_hint»=${urlEncoded(k.p.email)}&«scope»=«email» «302»`,
  'basic-header': (k) =>
    say`upstream rejected request: 401 Unauthorized, sent header Authorization: Basic ${k.basic()} to https://${k.host('erp.{o}.intern')}/odata`,
  'ldap-bind': (k) =>
    say`ldap_bind: Invalid credentials (49) additional info: 80090308: LdapErr: DSID-0C090446, comment: AcceptSecurityContext error, data 52e; bind DN cn=${k.p.latin},ou=Staff,dc=${k.like('domain', '{l9}')},dc=local`,
  'radius-reject': (k) =>
    say`(${k.amount(10, 900)}) Login incorrect (mschap: MS-CHAP2-Response is incorrect): [${k.p.login}] (from client ${k.host('ap-{w}-{d2}')} port 0 cli ${k.like('mac', '{H2}-{H2}-{H2}-{H2}-{H2}-{H2}')})`,
  'openvpn-line': (k) =>
    `${k.stamp()} ${k.p.login}/${k.ip()}:51820 ${say`MULTI_sva: pool returned IPv4=${k.inside()}, IPv6=(Not enabled)`}`,
  'wireguard-line': (k) =>
    say`wireguard: wg0: Handshake for peer ${k.like('public_key', '{a43}=')} (${k.ip()}:51820) did not complete after 5 seconds, allowed ips ${k.network()}, retrying (try 2)`,
  globalprotect: (k) =>
    `${k.stamp()},«GLOBALPROTECT»,0,2817,«gateway-auth»,«login»,«SAML»,,${k.p.domainLogin},«DE»,${k.host('{u1}{u3}-NB{d4}')},${k.ip()},${k.inside()},«failure»,«Authentication» «failed»`,
  'tailscale-audit': (k) => ({
    type: facts('CONFIG'),
    action: facts('CREATE'),
    actor: { id: k.like('user_id', 'u{a10}CNTRL'), loginName: k.p.work, displayName: k.p.name, type: facts('USER') },
    target: {
      id: k.like('device_id', 'n{a10}CNTRL'),
      name: k.host('{w}-mbp.tail{h5}.ts.net'),
      type: facts('NODE'),
    },
    new: { addresses: [k.like('ipv4', '100.{n1}{d1}.{n1}{d1}.{n1}{d1}')] },
  }),
  'teleport-session': (k) => ({
    event: facts('session.start'),
    code: facts('T2000I'),
    user: k.p.login,
    login: facts('ubuntu'),
    server_hostname: k.host('prod-{w}-{d2}'),
    'addr.remote': `${k.ip()}:51944`,
    sid: k.uuid('session_id'),
    namespace: facts('default'),
  }),
  'duo-push': (k) => ({
    event_type: facts('authentication'),
    factor: facts('duo_push'),
    result: facts('denied'),
    reason: facts('user_marked_fraud'),
    user: { key: k.like('user_id', 'DU{X18}'), name: k.p.login },
    access_device: { ip: k.ip(), hostname: k.host('{w}-t14s'), location: { city: k.p.city } },
    auth_device: { name: k.p.phone, ip: k.ip() },
    email: k.p.work,
  }),
  'otp-sms': (k) =>
    say`sms queued to=${k.p.phone} body="Your verification code is ${k.otp()}. It expires in 10 minutes." provider=vonage parts=1`,
  'magic-link': (k) =>
    say`magic link for ${k.p.email}: https://app.${k.p.domain}/auth/verify?token=${k.like('session_id', '{a48}')} expires in 900 seconds`,
  'totp-setup': (k) => ({
    msg: facts('mfa enrolment started'),
    uri: `otpauth://totp/Portal:${k.p.email}?secret=${k.totp()}&issuer=Portal`,
    backup_codes: [k.like('otp', '{x5}-{x5}'), k.like('otp', '{x5}-{x5}')],
    method: facts('totp'),
  }),
  'session-cookie': (k) => ({
    level: facts('debug'),
    msg: facts('session cookie refreshed'),
    headers: {
      cookie: `_ga=${k.like('cookie', 'GA1.1.{d9}.{d10}')}; connect.sid=${k.like('cookie', 's%3A{a32}.{a43}')}; csrftoken=${k.like('cookie', '{a64}')}`,
      'x-real-ip': k.mapped(),
      'accept-language': facts('pt-BR'),
    },
  }),
  'id-token-decoded': (k) => ({
    msg: facts('claims did not match'),
    header: facts({ alg: 'RS256', typ: 'JWT' }),
    claims: {
      sub: k.like('user_id', 'google-oauth2|1{d20}'),
      email: k.p.email,
      given_name: k.p.first,
      family_name: k.p.last,
      birthdate: k.born(),
      amr: [facts('mfa')],
    },
    raw: k.token({ sub: k.plain('{d12}'), hd: 'corp' }),
  }),
  'scim-patch': (k) => ({
    method: facts('PATCH'),
    path: `«/scim/v2/Users/»${k.uuid('user_id')}`,
    status: k.fact(409),
    body: json({
      schemas: [facts('urn:ietf:params:scim:api:messages:2.0:PatchOp')],
      Operations: [
        {
          op: facts('replace'),
          value: {
            userName: k.p.work,
            name: { givenName: k.p.first, familyName: k.p.last },
            phoneNumbers: [{ type: facts('mobile'), value: k.p.phone }],
          },
        },
      ],
    }),
  }),
  'authorizer-context': (k) => ({
    methodArn: `${k.arn('execute-api', k.region, k.account)}:${k.like('resource', '{x10}')}/«prod»/«GET»/«orders»`,
    authorizationToken: `«Bearer» ${k.token({ sub: k.plain('{h24}') })}`,
    principal: base64(json({ user: k.p.email, org: k.p.tenant })),
    decision: facts('Deny'),
    latencyMs: k.measured(2, 400),
  }),
});
