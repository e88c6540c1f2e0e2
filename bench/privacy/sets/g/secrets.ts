/** Set G: keys, passwords and tokens where they leak. All are made at run time. */
import { base64Url, json } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

export const secretTemplates = withKit({
  'environment dump': (k) =>
    `${k.stamp()} «DEBUG» ${say`process environment at boot`}\nNODE_ENV=«production»\nAWS_REGION=${k.region}\nAWS_LAMBDA_FUNCTION_MEMORY_SIZE=«512»\nAWS_ACCESS_KEY_ID=${k.awsKey()}\nAWS_SECRET_ACCESS_KEY=${k.awsSecret()}\nAWS_SESSION_TOKEN=${k.awsSession()}\nDATABASE_URL=mysql://${k.p.user}:${k.password()}@${k.p.host('db')}:«3306»/${k.p.named('database', '*')}\nSTRIPE_SECRET_KEY=${k.like('stripe_key', 'sk_live_{a24}')}\nSENTRY_DSN=https://${k.like('api_key', '{h32}')}@o${k.like('vendor_account', '{d6}')}.ingest.sentry.io/${k.like('project', '{d7}')}\nLOG_LEVEL=«debug»\nTZ=«UTC»`,
  'curl in a runbook log': (k) =>
    `+ curl -sS -X «POST» https://${k.p.host('api')}«/v1/reindex» -H 'Authorization: Token ${k.like('bearer', '{h40}')}' -H 'Content-Type: «application/json»' -u ${k.p.user}:${k.password()}\n{"error":"«forbidden»","code":«4031»}`,
  'vault and k8s secret': (k) => ({
    kind: '«Secret»',
    type: '«Opaque»',
    metadata: { name: '«smtp-credentials»', namespace: k.p.tenant },
    stringData: {
      SMTP_USER: k.p.email,
      SMTP_PASSWORD: k.password(),
      SENDGRID_API_KEY: k.like('api_key', 'SG.{a22}.{a43}'),
    },
    apply: facts({ result: 'Invalid', reason: 'FieldValueInvalid', code: 422 }),
  }),
  'login request body': (k) => ({
    level: '«warn»',
    path: '«/api/login»',
    status: k.fact(401),
    body: {
      username: k.p.email,
      password: k.password(),
      rememberMe: true,
      captcha: k.like('captcha_token', '03AFcWeA{a60}'),
    },
    durationMs: k.measured(10, 900),
    reason: '«INVALID_CREDENTIALS»',
  }),
  'password change validation': (k) =>
    `«ValidationError»: ${say`new password must not equal the old one`} { old: '${k.password()}', new: '${k.password()}', user: '${k.p.user}', policy: '«history-5»', minLength: «12» }`,
  'vendor keys rotated': (k) => ({
    job: '«rotate-secrets»',
    results: [
      { vendor: '«github»', old: k.like('github_token', 'ghp_{a36}'), ok: true },
      { vendor: '«slack»', old: k.like('slack_token', 'xoxb-{d12}-{d13}-{a24}'), ok: false, error: '«invalid_auth»' },
      {
        vendor: '«twilio»',
        old: k.like('api_secret', '{h32}'),
        account: k.like('vendor_account', 'AC{h32}'),
        ok: true,
      },
      { vendor: '«shopify»', old: k.like('api_key', 'shpat_{h32}'), ok: false, error: '«403»' },
      { vendor: '«openai»', old: k.like('api_key', 'sk-proj-{a48}'), ok: true },
      { vendor: '«npm»', old: k.like('api_key', 'npm_{a36}'), ok: true },
    ],
    elapsed_s: k.measured(1, 90),
  }),
  'more vendor keys in an error': (k) =>
    `«ERROR» «config» ${say`3 deprecated keys found`}: google=${k.like('google_key', 'AIza{a35}')} mailgun=${k.like('api_key', 'key-{h32}')} datadog=${k.like('api_key', '{h32}')} linear=${k.like('api_key', 'lin_api_{a40}')} gitlab=${k.like('api_key', 'glpat-{a20}')} telegram=${k.like('api_key', '{d10}:AA{a33}')} «action»=«migrate» «deadline»=«30d»`,
  'azure connection string': (k) =>
    `«Azure.RequestFailedException»: ${say`Server failed to authenticate the request. Status: 403, ErrorCode: AuthenticationFailed`}\nDefaultEndpointsProtocol=«https»;AccountName=${k.p.named('storage_account', '*store').replace(/-/g, '')};AccountKey=${k.like('storage_key', '{a86}==')};EndpointSuffix=«core.windows.net»`,
  'sas and presigned urls': (k) =>
    `«WARN» ${say`download failed 403 SignatureDoesNotMatch`}: https://${k.p.named('bucket', '*-exports')}.s3.${k.region}.amazonaws.com/«reports»/${k.like('object_key', '{h32}')}.«csv»?X-Amz-Algorithm=«AWS4-HMAC-SHA256»&X-Amz-Credential=${k.awsKey()}%2F20260412%2F${k.region}%2Fs3%2Faws4_request&X-Amz-Expires=«900»&X-Amz-Signature=${k.like('signature', '{h64}')}`,
  'gcp service account': (k) => ({
    error: say`invalid_grant: Invalid JWT Signature.`,
    credentials: {
      type: '«service_account»',
      project_id: k.p.named('project', '*-{d6}'),
      private_key_id: k.like('key_id', '{h40}'),
      private_key: k.like('pem', `-----BEGIN ${'PRIVATE'} KEY-----\n{a64}\n{a64}\n-----END ${'PRIVATE'} KEY-----\n`),
      client_email: k.p.named('email', 'deploy@*.iam.gserviceaccount.com'),
      client_id: k.like('client_id', '1{d20}'),
    },
    scope: '«https://www.googleapis.com/auth/cloud-platform»',
    http: k.fact(400),
  }),
  'ssh key in a log': (k) =>
    `«ERROR» «deploy» ${say`could not parse authorized key on line 3`}: ssh-ed25519 ${k.like('ssh_key', 'AAAAC3NzaC1lZDI1NTE5AAAAI{a43}')} ${k.p.user}@${k.like('host', '{l5}-macbook')}`,
  'cookies of a request': (k) => ({
    method: '«GET»',
    route: '«/account»',
    headers: {
      cookie: `connect.sid=s%3A${k.like('cookie', '{a32}.{a43}')}; _ga=${k.like('cookie', 'GA1.2.{d9}.{d10}')}; csrftoken=${k.like('csrf_token', '{a64}')}; «lang»=«pl»; remember_user=${k.like('cookie', '{a40}')}`,
      'x-forwarded-for': `${k.ip()}, ${k.inside()}`,
      'x-csrf-token': k.like('csrf_token', '{a64}'),
      'if-none-match': '*',
    },
    status: k.fact(419),
    framework: '«express»',
  }),
  'pin and safe codes': (k) => ({
    command: '«setUserCode»',
    node: k.like('device_id', 'zw-{d4}'),
    slot: k.measured(1, 30),
    userCode: k.pin(),
    label: k.p.given,
    alarmCode: k.pin(),
    outcome: '«NACK»',
    retries: k.measured(0, 3),
  }),
  'webhook signature mismatch': (k) =>
    `${k.time()} «ERROR» «webhooks» ${say`signature mismatch for provider stripe, tolerance 300 s`} header=t=${k.seconds()},v1=${k.like('signature', '{h64}')} endpoint_secret=${k.like('api_secret', 'whsec_{a32}')} «route»=«/hooks/stripe»`,
  'refresh token reuse': (k) => ({
    event: '«refresh_token.reuse_detected»',
    family: k.like('token_family', 'fam_{x20}'),
    refresh_token: k.like('refresh_token', 'v1.M{a60}'),
    access_token: k.jwt(),
    subject: k.p.email,
    action: '«revoke_family»',
    details: json({ grant: '«refresh_token»', rotation: '«enabled»', ttl: k.fact(2592000) }),
  }),
  'payload segment of a token': (k) =>
    `${k.stamp()} «DEBUG» «authorizer» ${say`claims rejected: issuer not trusted, cache=miss, took 3 ms`} alg=«RS256» segment=${base64Url(json({ sub: k.p.email, name: k.p.full, phone_number: k.p.e164 }))} «decision»=«Deny» «policy»=«default»`,
  'wifi and vpn config': (k) =>
    `«ERROR» «provision» ${say`mobileconfig payload rejected, reason=PAYLOAD_VERSION`}: ssid="${k.p.company} Staff" psk=${k.password()} eap_identity=${k.p.user} wireguard_private=${k.like('private_key', '{a43}=')} endpoint=${k.p.host('vpn')}:«51820» «mtu»=«1420»`,
});
