/** Credentials of no single vendor: keys, connections, forms, signatures, tokens. */
import { base64, mark } from '../../../marks.js';
import { facts, form, say, withKit } from '../kit.js';

export const placeTemplates = withKit({
  'ssh-key-leak': (k) =>
    `${say`deploy key written to /home/${k.p.home}/.ssh/id_ed25519 before upload`}\n${k.pem('OPENSSH PRIVATE KEY')}`,
  'tls-key': (k) => ({
    secret: mark('resource', `${k.p.tenantPlain}-tls`),
    'tls.key': base64(k.pem('RSA PRIVATE KEY')),
    reason: facts('certificate has expired'),
    notAfter: k.time(),
  }),
  'jdbc-url': (k) =>
    say`HikariPool-1 - Exception during pool initialization. jdbc:sqlserver://${k.host('sql-{w}.{o}.local')}:1433;databaseName=${k.mark('database', `${k.p.tenantPlain}_erp`)};user=${k.p.login};password=${k.like('password', '{a13}')};encrypt=true Login failed (18456)`,
  'mongo-uri': (k) =>
    say`MongoServerSelectionError: connection timed out mongodb+srv://${k.p.login}:${k.like('password', '{a15}')}@${k.hosted('cluster0.{x6}', '.mongodb.net')}/${k.mark('database', k.p.tenantPlain)}?retryWrites=true`,
  'redis-uri': (k) =>
    say`ioredis: WRONGPASS invalid username-password pair rediss://default:${k.like('password', '{a32}')}@${k.hosted('{l6}-{l8}-{d5}', '.upstash.io')}:6379`,
  'amqp-uri': (k) =>
    say`pika.exceptions.ProbableAuthenticationError: amqps://${k.p.login}:${k.like('password', '{a18}')}@${k.hosted('b-{h8}', '.mq.eu-west-1.amazonaws.com')}:5671/${k.p.tenant}`,
  'smtp-env': (k) => ({
    SMTP_HOST: facts('smtp.office365.com'),
    SMTP_PORT: k.fact(587),
    SMTP_USER: k.p.work,
    SMTP_PASS: k.password(),
    error: facts('535 5.7.139 Authentication unsuccessful'),
  }),
  'form-login': (k) =>
    `«POST» «/login» ${form({ email: k.p.email, password: k.like('password', '{u1}{l7}{d2}'), remember: '«1»', _csrf: k.like('csrf_token', '{a36}') })} «422»`,
  'password-change': (k) => ({
    msg: facts('password policy violated'),
    user: k.p.login,
    oldPassword: k.password(),
    newPassword: k.password(),
    rule: facts('must contain a symbol'),
    passwordAgeDays: k.measured(1, 400),
  }),
  'presigned-url': (k) =>
    `«PUT» https://${mark('bucket', `${k.p.tenantPlain}-uploads`)}.s3.eu-west-1.amazonaws.com/${k.like('user_id', '{x18}')}/id-card.png?«X-Amz-Algorithm»=«AWS4-HMAC-SHA256»&«X-Amz-Credential»=${k.awsKey('ASIA')}%2F20260302%2Feu-west-1%2Fs3%2Faws4_request&«X-Amz-Expires»=«900»&«X-Amz-Signature»=${k.like('signature', '{h64}')} «403»`,
  'aws-credentials-file': (k) =>
    `[${k.p.tenant}]\n«aws_access_key_id» = ${k.awsKey()}\n«aws_secret_access_key» = ${k.awsSecret()}\n«region» = ${k.region}`,
  'signature-mismatch': (k) =>
    say`SignatureDoesNotMatch: The request signature we calculated does not match. AWSAccessKeyId ${k.awsKey()} StringToSign AWS4-HMAC-SHA256 SignatureProvided ${k.like('signature', '{h64}')} RequestId ${k.like('request_id', '{X16}')}`,
  'webhook-signature': (k) => ({
    msg: facts('webhook signature verification failed'),
    headers: {
      'stripe-signature': `t=${k.seconds()},v1=${k.like('signature', '{h64}')}`,
      'x-hub-signature-256': `sha256=${k.like('signature', '{h64}')}`,
    },
    secret: k.secret('stripeHook'),
    tolerance: k.fact(300),
  }),
  'bearer-line': (k) =>
    say`401 from https://graph.microsoft.com/v1.0/users/${k.p.work}/messages with Authorization: Bearer ${k.token({ upn: 'someone', tid: k.plain('{h32}') })} error=InvalidAuthenticationToken`,
  'refresh-json': (k) => ({
    grant: facts('refresh_token'),
    refresh_token: k.like('api_key', 'v1.M{a42}-{a30}'),
    access_token: k.token(),
    expires_in: k.fact(3600),
    error: facts('invalid_grant'),
    user: k.p.email,
  }),
  'ansible-vars': (k) =>
    say`fatal: [${k.host('web{d2}.{o}.net')}]: FAILED! => {"msg": "Incorrect sudo password", "ansible_become_password": "${k.password()}", "ansible_user": "${k.p.login}"}`,
  kubeconfig: (k) =>
    `«apiVersion»: «v1»\n«clusters»:\n- «cluster»:\n    «server»: https://${k.hosted('{H32}', '.gr7.eu-west-1.eks.amazonaws.com')}\n«users»:\n- «name»: ${k.p.login}\n  «user»:\n    «client-key-data»: ${base64(k.pem('EC PRIVATE KEY'))}\n    «token»: ${k.token()}`,
  'wallet-phrase': (k) => ({
    msg: facts('wallet import failed'),
    mnemonic: mark(
      'seed_phrase',
      Array.from({ length: 12 }, () =>
        k.random.pick(
          'velvet orbit canyon pelican tuna glove ribbon anchor maple dolphin ostrich lava quantum sugar tornado umbrella'.split(
            ' ',
          ),
        ),
      ).join(' '),
    ),
    address: k.id('bitcoin'),
    error: facts('checksum mismatch'),
  }),
});
