/** Secrets of many vendors, in the shapes that these publish, where teams let them slip. */
import { base64, htmlEncoded, json, urlEncoded } from '../../marks.js';
import { facts, form, say, withKit } from './kit.js';

export const secretTemplates = withKit({
  'env-dump': (k) =>
    say`process.env = { NODE_ENV: 'production', AWS_ACCESS_KEY_ID: '${k.awsKey()}', AWS_SECRET_ACCESS_KEY: '${k.awsSecret()}', LOG_LEVEL: 'debug' }`,
  'dotenv-lines': (k) =>
    say`OPENAI_API_KEY=${k.like('api_key', 'sk-proj-{a48}')}\nPORT=3000\nREDIS_URL=rediss://default:${k.like('password', '{a20}')}@${k.like('host', '{l6}-{d5}.upstash.io')}:6379\nFEATURE_CHECKOUT=true`,
  'anthropic-401': (k) => ({
    type: facts('error'),
    error: facts({ type: 'authentication_error', message: 'invalid x-api-key' }),
    request: {
      headers: {
        'x-api-key': k.like('api_key', 'sk-ant-api03-{a80}-{a6}AA'),
        'anthropic-version': facts('2023-06-01'),
      },
    },
  }),
  'git-clone': (k) =>
    say`fatal: unable to access 'https://${k.p.login}:${k.like('github_token', 'ghp_{a36}')}@github.com/${k.p.tenant}/payroll.git/': The requested URL returned error: 403`,
  'github-pat': (k) =>
    say`gh auth login failed: token ${k.like('github_token', 'github_pat_{a22}_{a59}')} has expired, scopes repo and read:org`,
  'gitlab-ci-var': (k) =>
    say`$ curl --header "PRIVATE-TOKEN: ${k.like('api_key', 'glpat-{a20}')}" https://${k.p.host}/api/v4/projects returned HTTP/2 401`,
  'npm-publish': (k) =>
    say`npm verb config //registry.npmjs.org/:_authToken=${k.like('api_key', 'npm_{a36}')} npm ERR! code E403`,
  'pypi-upload': (k) =>
    say`twine upload failed: HTTPError: 403 Forbidden, username __token__ password ${k.like('api_key', 'pypi-AgEIcHlwaS5vcmc{a70}')}`,
  'docker-auth': (k) => ({
    auths: { 'https://index.docker.io/v1/': { auth: base64(k.mark('basic', `deploy:${k.plain('dckr_pat_{a27}')}`)) } },
    credsStore: facts('desktop'),
  }),
  'slack-token': (k) => ({
    level: facts('error'),
    msg: facts('slack api error: token_revoked'),
    token: k.like('slack_token', 'xoxb-{d12}-{d13}-{a24}'),
    method: facts('chat.postMessage'),
  }),
  'telegram-url': (k) =>
    say`GET https://api.telegram.org/bot${k.like('api_key', '{n1}{d9}:AA{a33}')}/getUpdates timed out`,
  'stripe-key': (k) =>
    say`StripeAuthenticationError: Expired API Key provided: ${k.like('stripe_key', 'sk_live_{a24}')} at status 401`,
  'stripe-webhook': (k) => ({
    error: facts('No signatures found matching the expected signature'),
    secret: k.like('api_key', 'whsec_{a32}'),
    tolerance: k.fact(300),
  }),
  'square-config': (k) => ({
    gateway: facts('square'),
    accessToken: k.like('api_key', 'EAAA{a60}'),
    environment: facts('production'),
  }),
  'twilio-auth': (k) =>
    say`twilio client created with sid ${k.like('account', 'AC{h32}')} and auth_token=${k.like('api_key', '{h32}')} region=ie1`,
  'sendgrid-key': (k) =>
    say`DEBUG smtp login user=apikey pass=${k.like('api_key', 'SG.{a22}.{a43}')} host=smtp.sendgrid.net port=587`,
  'google-api': (k) =>
    say`GET https://maps.googleapis.com/maps/api/geocode/json?address=${urlEncoded(k.p.street)}&key=${k.like('google_key', 'AIza{a35}')} REQUEST_DENIED`,
  'google-sa': (k) => ({
    type: facts('service_account'),
    project_id: k.mark('project', `${k.p.tenantPlain}-ml`),
    private_key_id: k.like('api_key', '{h40}'),
    private_key: k.mark(
      'pem',
      `-----BEGIN PRIVATE KEY-----\n${k.plain('MIIEvQ{a58}')}\n${k.plain('{a64}')}\n-----END PRIVATE KEY-----\n`,
    ),
    client_id: k.like('account', '1{d20}'),
    token_uri: facts('https://oauth2.googleapis.com/token'),
  }),
  'azure-storage': (k) =>
    say`BlobServiceClient error with DefaultEndpointsProtocol=https;AccountName=${k.like('bucket', '{l8}store')};AccountKey=${k.like('api_key', '{a86}==')};EndpointSuffix=core.windows.net`,
  'azure-sas': (k) =>
    say`PUT https://${k.like('bucket', '{l9}')}.blob.core.windows.net/imports/a.csv?sv=2024-05-04&sp=rw&sig=${k.like('api_key', '{a42}%3D')} 403 AuthenticationFailed`,
  's3-presigned': (k) =>
    `«GET» https://${k.mark('bucket', `${k.p.tenantPlain}-statements`)}.s3.amazonaws.com/2026/${k.like('customer_id', '{d8}')}.pdf?X-Amz-Algorithm=«AWS4-HMAC-SHA256»&X-Amz-Credential=${k.awsKey('ASIA')}%2F20260302%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Expires=«900»&X-Amz-Signature=${k.like('api_key', '{h64}')} «403»`,
  'jwt-expired': (k) => say`JsonWebTokenError: jwt expired token=${k.jwt()} audience=orders-api`,
  'oauth-exchange': (k) =>
    form({
      grant_type: '«authorization_code»',
      code: k.like('session_id', '4/0{a60}'),
      client_id: k.like('account', '{d12}-{x32}'),
      client_secret: k.like('api_key', 'GOCSPX-{a28}'),
    }),
  'oauth-refresh': (k) => ({
    error: facts('invalid_grant'),
    error_description: facts('Token has been expired or revoked.'),
    refresh_token: k.like('api_key', '1//0{a90}'),
    account: k.p.email,
  }),
  'basic-header': (k) =>
    say`> GET /v1/feeds HTTP/1.1 > Host: ${k.p.host} > Authorization: Basic ${base64(k.mark('basic', `${k.p.tenantPlain}:${k.plain('{a14}')}`))} > Accept: */*`,
  'cookie-header': (k) => ({
    method: facts('POST'),
    cookie: `theme=«dark»; connect.sid=${k.like('cookie', 's%3A{a32}.{a43}')}; XSRF-TOKEN=${k.like('cookie', '{a36}')}; lang=«en»`,
    status: k.fact(419),
  }),
  'set-cookie-line': (k) => say`< Set-Cookie: JSESSIONID=${k.like('cookie', '{H32}')}; Path=/; HttpOnly; SameSite=Lax`,
  'datadog-key': (k) =>
    say`API key ${k.like('api_key', '{h32}')} is invalid, agent will not send metrics to datadoghq.eu (DD_API_KEY)`,
  'newrelic-key': (k) => say`NRLS rejected license_key=${k.like('api_key', '{h36}NRAL')} with 403, entity guid missing`,
  'hashicorp-vault': (k) =>
    say`vault: permission denied, token ${k.like('api_key', 'hvs.{a90}')} lacks capability read on secret/data/smtp`,
  'terraform-cloud': (k) =>
    say`Error: unauthorized, credentials "app.terraform.io" token=${k.like('api_key', '{a14}.atlasv1.{a64}')}`,
  'shopify-token': (k) =>
    say`shopify admin api 401: header X-Shopify-Access-Token: ${k.like('api_key', 'shpat_{h32}')} shop=${k.like('tenant', '{l9}.myshopify.com')}`,
  digitalocean: (k) => ({
    provider: facts('digitalocean'),
    token: k.like('api_key', 'dop_v1_{h64}'),
    action: facts('droplet.resize'),
    error: facts('rate limited'),
  }),
  huggingface: (k) =>
    say`huggingface_hub.errors.HfHubHTTPError: 401 Client Error, token ${k.like('api_key', 'hf_{a34}')} cannot access gated repo`,
  'linear-mail': (k) => ({
    integrations: {
      linear: k.like('api_key', 'lin_api_{a40}'),
      mailgun: k.like('api_key', 'key-{h32}'),
      sentryDsn: `https://${k.like('api_key', '{h32}')}@o${k.like('tenant', '{n1}{d5}')}.ingest.sentry.io/${k.like('resource', '{n1}{d6}')}`,
    },
    retries: k.fact(5),
  }),
  'ssh-key': (k) =>
    `${say`deploy failed: Load key: error in libcrypto`}\n${k.mark('pem', `-----BEGIN OPENSSH PRIVATE KEY-----\n${k.plain('b3BlbnNzaC1rZXktdjEA{a50}')}\n${k.plain('{a70}')}\n-----END OPENSSH PRIVATE KEY-----`)}\n${say`exit code 255`}`,
  'reset-link': (k) =>
    say`mail queued: reset link https://app.${k.p.domain}/reset/${k.like('session_id', '{a43}')} for ${k.p.email} valid 30 minutes`,
  'magic-otp': (k) => ({
    event: facts('mfa.challenge.sent'),
    channel: facts('sms'),
    code: k.otp(),
    phone: k.p.phone,
    ttl: k.fact(300),
  }),
  'otp-text': (k) =>
    say`verification failed for ${k.p.email}: expected code ${k.otp()} but got ${k.otp()}, 2 attempts left`,
  'totp-uri': (k) =>
    say`enrolled device with otpauth://totp/Portal:${urlEncoded(k.p.email)}?secret=${k.mark('totp_secret', k.plain('{u32}'))}&issuer=Portal`,
  'form-login': (k) => `«POST» «/login» ${form({ username: k.p.login, password: k.password(), remember: '«on»' })}`,
  'password-diff': (k) => ({
    audit: facts('user.updated'),
    changes: [
      { field: facts('password'), old: k.password(), new: k.password() },
      { field: facts('locale'), old: 'en', new: 'pt' },
    ],
    actor: k.q.login,
  }),
  'html-mail': (k) => `<p>«Dear» ${htmlEncoded(k.p.name)}, «your» PIN «is» <b>${k.like('pin', '{n1}{d3}')}</b>`,
  'ldap-bind': (k) =>
    say`LDAP bind failed: cn=${k.p.name},ou=Staff,dc=corp result 49 invalid credentials password ${k.password()}`,
  'kafka-jaas': (k) =>
    say`sasl.jaas.config = org.apache.kafka.common.security.plain.PlainLoginModule required username="${k.like('api_key', '{X16}')}" password="${k.like('password', '{a64}')}"; security.protocol = SASL_SSL`,
  'mqtt-connect': (k) => ({
    cmd: facts('CONNECT'),
    clientId: k.like('device_id', 'dev-{h12}'),
    username: k.p.login,
    password: k.password(),
    returnCode: k.fact(5),
    reason: facts('not authorized'),
  }),
  'amqp-url': (k) =>
    say`Error: connect ETIMEDOUT amqps://${k.like('username', '{l8}')}:${k.like('password', '{a32}')}@${k.p.host}:5671/orders heartbeat=30`,
  'wallet-seed': (k) => ({
    level: facts('debug'),
    msg: facts('signing transaction'),
    to: k.like('wallet', '0x{h40}'),
    privateKey: k.like('api_key', '0x{h64}'),
    gas: k.fact(21000),
    chain: facts('polygon'),
  }),
  'curl-verbose': (k) =>
    say`curl -X POST https://api.cloudflare.com/client/v4/zones/${k.like('resource', '{h32}')}/purge_cache -H "Authorization: Bearer ${k.like('bearer', '{a40}')}" failed with code 10000`,
  'nested-secret': (k) => ({
    level: facts('info'),
    payload: json({ outer: json({ apiKey: k.like('api_key', 'pk_{a32}'), user: k.p.email, mode: facts('test') }) }),
  }),
});
