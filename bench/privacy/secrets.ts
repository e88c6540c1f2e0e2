/**
 * Credentials as source code, configuration, commands and logs hold them, labelled by construction: public formats of
 * vendors, and passwords of every kind behind every kind of assignment. The values are drawn at random and open nothing.
 */
import { finish, type LabelledRecord, mark } from './marks.js';
import { ALNUM, DIGITS, HEX, LOWER, type Random, randomFrom, UPPER } from './random.js';

type Make = (random: Random) => string;

const BASE64 = `${ALNUM}+/`;
const URL_SAFE = `${ALNUM}_-`;
const WORDS =
  'summer dragon monkey orange banana winter hello welcome secret master shadow freedom sunshine letmein access ninja flower coffee tiger purple'.split(
    ' ',
  );
const title = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Passwords as people choose them, from generated ones to a plain word of the dictionary. */
const password: Make = (r) =>
  r.pick<Make>([
    (q) => q.of(ALNUM, q.between(10, 20)),
    (q) => q.pick(WORDS),
    (q) => `${q.pick(WORDS)}${q.of(DIGITS, q.between(1, 4))}`,
    (q) => `${title(q.pick(WORDS))}${q.of(DIGITS, 2)}${q.pick([...'!@#$*'])}`,
    (q) => `${q.pick(WORDS)}-${q.pick(WORDS)}-${q.pick(WORDS)}`,
    (q) => `${q.of(LOWER, 3)}${q.pick([...'!%^*~'])}${q.of(ALNUM, 6)}`,
    (q) => `P@${q.of(LOWER, 2)}w0rd${q.of(DIGITS, 1)}`,
    (q) => q.of(LOWER, 8),
  ])(r);
const p: Make = (r) => mark('password', password(r));
const hashed = (type: string, value: string): string => mark(type, value);

/** Formats that vendors publish. */
const VENDORS: Readonly<Record<string, Make>> = {
  aws_key_id: (r) => `${r.pick(['AKIA', 'ASIA'])}${r.of(`${UPPER}234567`, 16)}`,
  aws_secret: (r) => r.of(BASE64, 40),
  gcp_key: (r) => `AIza${r.of(URL_SAFE, 35)}`,
  gcp_oauth: (r) => `ya29.${r.of(URL_SAFE, 60)}`,
  gcp_client: (r) => `GOCSPX-${r.of(URL_SAFE, 28)}`,
  azure_storage: (r) => `${r.of(BASE64, 86)}==`,
  azure_client: (r) => `${r.of(ALNUM, 3)}8Q~${r.of(`${URL_SAFE}.~`, 34)}`,
  azure_sas: (r) => `${r.of(ALNUM, 43)}%3D`,
  github: (r) => `${r.pick(['ghp_', 'gho_', 'ghs_', 'ghu_', 'ghr_'])}${r.of(ALNUM, 36)}`,
  github_fine: (r) => `github_pat_${r.of(ALNUM, 22)}_${r.of(ALNUM, 59)}`,
  gitlab: (r) => `glpat-${r.of(URL_SAFE, 20)}`,
  slack: (r) => `xox${r.pick(['b', 'p', 'a'])}-${r.of(DIGITS, 12)}-${r.of(DIGITS, 12)}-${r.of(ALNUM, 24)}`,
  slack_app: (r) => `xapp-1-A${r.of(UPPER + DIGITS, 10)}-${r.of(DIGITS, 13)}-${r.of(HEX, 64)}`,
  stripe: (r) => `${r.pick(['sk', 'rk', 'pk'])}_${r.pick(['live', 'test'])}_${r.of(ALNUM, 24)}`,
  twilio_sid: (r) => `AC${r.of(HEX, 32)}`,
  twilio_key: (r) => `SK${r.of(HEX, 32)}`,
  sendgrid: (r) => `SG.${r.of(URL_SAFE, 22)}.${r.of(URL_SAFE, 43)}`,
  mailgun: (r) => `key-${r.of(HEX, 32)}`,
  mailchimp: (r) => `${r.of(HEX, 32)}-us${r.between(1, 20)}`,
  npm: (r) => `npm_${r.of(ALNUM, 36)}`,
  pypi: (r) => `pypi-AgEIcHlwaS5vcmc${r.of(URL_SAFE, 70)}`,
  openai: (r) => `sk-${r.pick(['', 'proj-'])}${r.of(ALNUM, 20)}T3BlbkFJ${r.of(ALNUM, 20)}`,
  anthropic: (r) => `sk-ant-api03-${r.of(URL_SAFE, 93)}AA`,
  shopify: (r) => `shp${r.pick(['at', 'ca', 'pa', 'ss'])}_${r.of(HEX, 32)}`,
  discord: (r) => `M${r.of(ALNUM, 23)}.${r.of(ALNUM, 6)}.${r.of(URL_SAFE, 27)}`,
  telegram: (r) => `${r.of(DIGITS, 10)}:AA${r.of(URL_SAFE, 33)}`,
  square: (r) => `sq0${r.pick(['atp', 'csp'])}-${r.of(URL_SAFE, 22)}`,
  facebook: (r) => `EAACEdEose0cBA${r.of(ALNUM, 40)}`,
  twitter_bearer: (r) => `AAAAAAAAAAAAAAAAAAAAA${r.of(`${ALNUM}%`, 60)}`,
  digitalocean: (r) => `dop_v1_${r.of(HEX, 64)}`,
  huggingface: (r) => `hf_${r.of(ALNUM, 34)}`,
  databricks: (r) => `dapi${r.of(HEX, 32)}`,
  linear: (r) => `lin_api_${r.of(ALNUM, 40)}`,
  newrelic: (r) => `NRAK-${r.of(UPPER + DIGITS, 27)}`,
  vault: (r) => `hvs.${r.of(URL_SAFE, 90)}`,
  docker_hub: (r) => `dckr_pat_${r.of(URL_SAFE, 27)}`,
  grafana: (r) => `glsa_${r.of(ALNUM, 32)}_${r.of(HEX, 8)}`,
  postman: (r) => `PMAK-${r.of(HEX, 24)}-${r.of(HEX, 34)}`,
  figma: (r) => `figd_${r.of(URL_SAFE, 40)}`,
  notion: (r) => `ntn_${r.of(ALNUM, 46)}`,
  heroku: (r) => `${r.of(HEX, 8)}-${r.of(HEX, 4)}-${r.of(HEX, 4)}-${r.of(HEX, 4)}-${r.of(HEX, 12)}`,
  dynatrace: (r) => `dt0c01.${r.of(UPPER + DIGITS, 24)}.${r.of(UPPER + DIGITS, 64)}`,
  age: (r) => `AGE-SECRET-KEY-1${r.of('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`,
  jwt: (r) =>
    `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(`{"sub":"${r.of(DIGITS, 10)}","name":"x"}`).toString('base64url')}.${r.of(URL_SAFE, 43)}`,
  bcrypt: (r) => `$2b$12$${r.of(`${ALNUM}./`, 53)}`,
  shadow: (r) => `$6$${r.of(ALNUM, 8)}$${r.of(`${ALNUM}./`, 86)}`,
  apr1: (r) => `$apr1$${r.of(ALNUM, 8)}$${r.of(`${ALNUM}./`, 22)}`,
  argon2: (r) => `$argon2id$v=19$m=65536,t=3,p=4$${r.of(BASE64, 22)}$${r.of(BASE64, 43)}`,
};
const vendor = (name: string, r: Random): string => mark(name, (VENDORS[name] ?? password)(r));

const pem = (r: Random, kind: string): string =>
  mark(
    'pem',
    `-----BEGIN ${kind}-----\n${Array.from({ length: 6 }, () => r.of(BASE64, 64)).join('\n')}\n-----END ${kind}-----`,
  );
const KEYS = ['password', 'passwd', 'pwd', 'secret', 'db_password', 'dbPassword', 'API_KEY', 'client_secret'];
const key: Make = (r) => r.pick(KEYS);

/** Where a password stands: fifteen languages, the common syntaxes of configuration, commands and notes. */
const PLACES: readonly Make[] = [
  (r) => `const ${r.pick(['password', 'apiSecret', 'dbPassword'])} = '${p(r)}';`,
  (r) => `${key(r)} = "${p(r)}"`,
  (r) => `    self.password = '${p(r)}'`,
  (r) => `String password = "${p(r)}";`,
  (r) => `private static final String DB_PASSWORD = "${p(r)}";`,
  (r) => `var password = @"${p(r)}";`,
  (r) => `$password = '${p(r)}';`,
  (r) => `my $passwd = "${p(r)}";`,
  (r) => `password := "${p(r)}"`,
  (r) => `let password: &str = "${p(r)}";`,
  (r) => `val secret: String = "${p(r)}"`,
  (r) => `@password = "${p(r)}"`,
  (r) => `NSString *password = @"${p(r)}";`,
  (r) => `char *passwd = "${p(r)}";`,
  (r) => `#define PASSWORD "${p(r)}"`,
  (r) => `password <- "${p(r)}"`,
  (r) => `(def password "${p(r)}")`,
  (r) => `{:password, "${p(r)}"}`,
  (r) => `password => '${p(r)}',`,
  (r) => `"password" => "${p(r)}",`,
  (r) => `:password => "${p(r)}"`,
  (r) => `  password: ${p(r)}`,
  (r) => `  password: "${p(r)}"`,
  (r) => `password=${p(r)}`,
  (r) => `spring.datasource.password=${p(r)}`,
  (r) => `export DB_PASSWORD=${p(r)}`,
  (r) => `DB_PASS="${p(r)}"`,
  (r) => `ENV POSTGRES_PASSWORD ${p(r)}`,
  (r) => `ENV MYSQL_ROOT_PASSWORD=${p(r)}`,
  (r) => `set PGPASSWORD=${p(r)}`,
  (r) => `{"user": "admin", "password": "${p(r)}"}`,
  (r) => `{\\"password\\": \\"${p(r)}\\"}`,
  (r) => `<password>${p(r)}</password>`,
  (r) => `<property name="password" value="${p(r)}"/>`,
  (r) => `<add key="Password" value="${p(r)}" />`,
  (r) => `<entry key="db.password">${p(r)}</entry>`,
  (r) => `<td>Password</td><td>${p(r)}</td>`,
  (r) => `| password | ${p(r)} |`,
  (r) => `- name: DB_PASSWORD\n  value: ${p(r)}`,
  (r) => `- name: DB_PASSWORD\n  value: "${p(r)}"`,
  (r) => `variable "db_password" {\n  default = "${p(r)}"\n}`,
  (r) => `"Server=db;Database=app;User Id=sa;Password=${p(r)};"`,
  (r) => `jdbc:mysql://db:3306/app?user=root&password=${p(r)}`,
  (r) => `jdbc:oracle:thin:system/${p(r)}@//db:1521/orcl`,
  (r) => `postgres://admin:${p(r).replace(/[@#%/]/g, '')}@db:5432/app`,
  (r) => `mongodb+srv://app:${p(r).replace(/[@#%/]/g, '')}@cluster0.mongodb.net/test`,
  (r) => `redis://:${p(r).replace(/[@#%/]/g, '')}@cache:6379/0`,
  (r) => `https://deploy:${p(r).replace(/[@#%/]/g, '')}@github.com/app/app.git`,
  (r) => `machine api.github.com login deploy password ${p(r)}`,
  (r) => `curl -u admin:${p(r)} https://localhost:8080/status`,
  (r) => `curl --user 'admin:${p(r)}' http://localhost`,
  (r) => `mysql -u root -p${p(r)} app`,
  (r) => `mysqldump --user=root --password=${p(r)} app > dump.sql`,
  (r) => `sshpass -p '${p(r)}' ssh root@localhost`,
  (r) => `docker login -u admin -p ${p(r)} registry`,
  (r) => `sqlcmd -S localhost -U sa -P ${p(r)}`,
  (r) => `redis-cli -a ${p(r)} ping`,
  (r) => `PGPASSWORD=${p(r)} psql -h localhost`,
  (r) => `echo "${p(r)}" | docker login --password-stdin`,
  (r) => `openssl rsa -in key.pem -passin pass:${p(r)}`,
  (r) => `net use X: \\\\server\\share /user:admin ${p(r)}`,
  (r) => `ConvertTo-SecureString "${p(r)}" -AsPlainText -Force`,
  (r) => `CREATE USER app IDENTIFIED BY '${p(r)}';`,
  (r) => `ALTER USER app WITH PASSWORD '${p(r)}';`,
  (r) => `GRANT ALL ON app.* TO 'app'@'localhost' IDENTIFIED BY '${p(r)}'`,
  (r) => `SET PASSWORD FOR 'root'@'localhost' = PASSWORD('${p(r)}');`,
  (r) => `requests.get(url, auth=('admin', '${p(r)}'))`,
  (r) => `HTTPBasicAuth("admin", "${p(r)}")`,
  (r) => `client.login("admin", "${p(r)}")`,
  (r) => `DriverManager.getConnection(url, "root", "${p(r)}")`,
  (r) => `new NetworkCredential("admin", "${p(r)}")`,
  (r) => `setPassword("${p(r)}")`,
  (r) => `os.environ["DB_PASSWORD"] = "${p(r)}"`,
  (r) => `process.env.DB_PASSWORD || '${p(r)}'`,
  (r) => `config.set('password', '${p(r)}')`,
  (r) => `if (password == "${p(r)}") {`,
  (r) => `password = os.getenv("DB_PASSWORD", "${p(r)}")`,
  (r) => `System.setProperty("javax.net.ssl.trustStorePassword", "${p(r)}");`,
  (r) => `-Djavax.net.ssl.keyStorePassword=${p(r)}`,
  (r) => `The password is ${p(r)}`,
  (r) => `user: admin / password: ${p(r)}`,
  (r) => `ID: admin\nPW: ${p(r)}`,
  (r) => `login with admin and password "${p(r)}"`,
  (r) => `Password for the test account: ${p(r)}`,
  (r) => `new password set to ${p(r)}`,
  (r) => `pass: ${p(r)}`,
  (r) => `admin_pass = "${p(r)}"`,
  (r) => `encryption_key: "${mark('key', r.of(ALNUM, 32))}"`,
  (r) => `salt = "${mark('salt', r.of(ALNUM, 16))}"`,
  (r) => `nonce = "${mark('nonce', r.of(ALNUM, 16))}"`,
  (r) => `"token": "${mark('token', r.of(HEX, 40))}"`,
  (r) => `X-Auth-Token: ${mark('token', r.of(ALNUM, 24))}`,
  (r) => `api_key=${mark('api_key', r.of(LOWER + DIGITS, 20))}&format=json`,
  (r) => `Authorization: Basic ${mark('basic', Buffer.from(`admin:${password(r)}`).toString('base64'))}`,
  (r) => `"auth": "${mark('basic', Buffer.from(`admin:${password(r)}`).toString('base64'))}"`,
  (r) => `//packages.example.com/:_authToken=${mark('npm', r.of(HEX, 36))}`,
  (r) => `_auth = ${mark('basic', Buffer.from(`admin:${password(r)}`).toString('base64'))}`,
  (r) => `//packages.example.com/:_password="${mark('basic', Buffer.from(password(r)).toString('base64'))}"`,
  (r) =>
    `kind: Secret\ndata:\n  username: ${mark('base64', Buffer.from('admin').toString('base64'))}\n  password: ${mark('base64', Buffer.from(password(r)).toString('base64'))}`,
  (r) => `kind: Secret\nstringData:\n  token: ${p(r)}`,
  (r) => `"attributes": {"id": "app", "master_password": "${p(r)}", "engine": "postgres"}`,
  (r) => `root:${hashed('shadow', (VENDORS.shadow ?? password)(r))}:19000:0:99999:7:::`,
  (r) => `admin:${vendor('apr1', r)}`,
  (r) => `"password_hash": "${vendor('bcrypt', r)}"`,
  (r) => `hash ${vendor('argon2', r)}`,
  (r) =>
    `"private_key": "${mark('pem', `-----BEGIN PRIVATE KEY-----\\n${r.of(BASE64, 128)}\\n-----END PRIVATE KEY-----\\n`)}"`,
  (r) => pem(r, 'RSA PRIVATE KEY'),
  (r) => pem(r, 'OPENSSH PRIVATE KEY'),
  (r) => pem(r, 'PGP PRIVATE KEY BLOCK'),
  (r) =>
    `DefaultEndpointsProtocol=https;AccountName=app;AccountKey=${vendor('azure_storage', r)};EndpointSuffix=core.windows.net`,
  (r) =>
    `Endpoint=sb://app.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${mark('key', `${r.of(BASE64, 43)}=`)}`,
  (r) => `https://app.blob.core.windows.net/c?sv=2022-11-02&sig=${vendor('azure_sas', r)}`,
  (r) =>
    `https://hooks.slack.com/services/${mark('slack_hook', `T${r.of(UPPER + DIGITS, 8)}/B${r.of(UPPER + DIGITS, 8)}/${r.of(ALNUM, 24)}`)}`,
  (r) => `https://discord.com/api/webhooks/${mark('discord_hook', `${r.of(DIGITS, 18)}/${r.of(URL_SAFE, 68)}`)}`,
];

/** How a vendor's token stands in a text that says nothing about it. */
const BARE: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => `x = "${token}"`,
  (token) => `value: ${token}`,
  (token) => `using ${token} for this request`,
  (token) => `f('${token}')`,
];

/** `perTemplate` records of every place and every vendor's format; the same seed gives the same text. */
export function secretRecords(seed: number, perTemplate: number): readonly LabelledRecord[] {
  const random = randomFrom(seed);
  const times = <T>(make: () => T): readonly T[] => Array.from({ length: perTemplate }, make);
  return [
    ...PLACES.flatMap((place, index) => times(() => finish(`place-${index}`, false, place(random)))),
    ...Object.keys(VENDORS).flatMap((name) =>
      times(() => finish(`vendor-${name}`, false, random.pick(BARE)(vendor(name, random)))),
    ),
  ];
}
