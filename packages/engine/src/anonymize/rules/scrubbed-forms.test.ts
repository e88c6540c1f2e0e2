import { describe, expect, it } from 'vitest';
import { featuresOf } from '../characters.js';
import { isScrubbedKey } from '../keys/scrubbed-keys.js';
import type { ScrubbedForm } from './scrubbed-form.js';
import { SCRUBBED_FORMS } from './scrubbed-forms.js';
import { scrubbedSpans } from './scrubbed-text.js';

/** In the order of the forms: a text in which that form alone finds `summer`, or a number, which may leave elsewhere. */
const SAMPLES: readonly string[] = [
  'run --api-key summer',
  '<password>summer</password>',
  'setPassword("summer")',
  'put("password", "summer")',
  '{:password, "summer"}',
  '<add key="Password" value="summer"/>',
  '<entry key="db.password">summer</entry>',
  '<td>Password</td><td>summer</td>',
  'name: DB_PASSWORD\n  value: summer',
  'variable "db_password" {\n  default = "summer"\n}',
  'ENV POSTGRES_PASSWORD summer',
  'if ("summer" == password) {',
  'signature "summer";',
  "storePassword 'summer'",
  'set db_password summer',
  'db_password\tsummer',
  'reg add HKLM /v DefaultPassword /d summer',
  'DBPassword:\n  Type: String\n  Default: summer',
  'getenv("DB_PASSWORD", default="summer")',
  'db_password: |\n  summer',
  'the password is summer',
  'Passwort lautet summer',
  '492183 is your login code',
  'the recovery code is summer',
  'ID/PW = orders / summer',
  'snmp-server community summer RO',
  'the sms code is 492183',
  'password for the test account: summer',
  'the password for the test account is summer',
  'machine host login orders password summer',
  'echo summer | docker login --password-stdin',
  'ConvertTo-SecureString "summer"',
  "CREATE USER orders IDENTIFIED BY 'summer'",
  'net use X: /user:orders summer',
  'jdbc:oracle:thin:system/summer@db',
  'login=("orders", "summer")',
  'mysqli_connect("db", "root", "summer")',
  'client.login("orders", "summer")',
  'fun getPassword() = "summer"',
  'password in ["summer"]',
  'db_passwords:\n  - summer\n',
  'assertEquals("summer", user.getPassword());',
  'user.setPassword(encoder.encode("summer"))',
  "get('#password').type('summer')",
  'expect(password).toBe("summer")',
  'strcmp(password, "summer")',
  'password = []byte("summer")',
  '{password, <<"summer">>}',
  'Dim password As String = "summer"',
  "bcrypt.hash('summer', 10)",
  "expect('Password:'); send('summer')",
  'jwt.sign(order, "summer")',
  "createHmac('sha256', 'summer')",
  'new SecretKeySpec("summer".getBytes())',
  "sha256('summer')",
  "hash_hmac('sha256', $body, 'summer')",
  'Hmac::<Sha256>::new_from_slice(b"summer")',
  'curl_setopt($handle, CURLOPT_USERPWD, "orders:summer")',
  'encoder.matches("summer", storedHash)',
  'bcrypt.CompareHashAndPassword(row, []byte("summer"))',
  'new Stripe("summer")',
  'resource "azurerm_key_vault_secret" "mail" {\n  value = "summer"\n}',
  'requirepass summer',
  'openssl enc -aes-256-cbc -k summer',
  'htpasswd -b file orders summer',
  'useradd -p summer orders',
  'wpa_passphrase orders summer',
  'AUTH summer',
  'neighbor orders password summer',
  'creds - orders / summer',
  'sudo -S <<< summer',
  'net use Z: \\\\orders\\share summer /user:orders',
  'isql db orders summer',
  'pw summer',
  'smbclient -U orders%summer',
  'net user orders summer /add',
  'vault login summer',
  'set //registry/:_authToken summer',
  'db:5432:orders:order:summer',
  'enable secret summer',
];

const found = (text: string, forms: readonly ScrubbedForm[]): readonly string[] =>
  scrubbedSpans(text, featuresOf(text), (key) => isScrubbedKey(key, []), false, forms).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('forms of credentials in text', () => {
  it('have a sample each', () => {
    expect(SAMPLES).toHaveLength(SCRUBBED_FORMS.length);
  });

  it.each(SCRUBBED_FORMS.map((form, index) => [SAMPLES[index] ?? '', form] as const))(
    '%j needs its form',
    (text, form) => {
      const hides = (forms: readonly ScrubbedForm[]): boolean =>
        found(text, forms).some((value) => /summer|492183/.test(value));
      expect(hides(SCRUBBED_FORMS)).toBe(true);
      expect(hides(SCRUBBED_FORMS.filter((other) => other !== form))).toBe(false);
    },
  );

  it.each([
    ['curl -u orders:summer https://host', 'summer'],
    ['mysql -u root -psummer orders', 'summer'],
    ['docker login -u orders -p summer', 'summer'],
    ['mysqldump --user=root --password=summer orders', 'summer'],
    ['the password is "summer of the park"', 'summer of the park'],
    ['password -> summer', 'summer'],
    ['password: correct horse battery staple', 'correct horse battery staple'],
    ['password=correct horse battery staple host=db', 'correct horse battery staple'],
    ['token: summer could not be read', 'summer'],
    ['if (password !== "summer")', 'summer'],
    ['password[] = "summer"', 'summer'],
    ['contraseña: summer', 'summer'],
    ['пароль = summer', 'summer'],
    ['"비밀번호": "summer"', 'summer'],
    ['mnemonic = summer order table park', 'summer order table park'],
    ['hmac_key = "summer"', 'summer'],
    ['DB_PASS_1=summer', 'summer'],
    ['@Value("$' + '{db.password:summer}")', 'summer'],
    ["INSERT INTO users (name, password) VALUES ('order', 'summer'), ('table', 'park')", 'park'],
    ['Password\tsummer', 'summer'],
    ['Password:\nsummer', 'summer'],
    ['Temporary Password - summer', 'summer'],
    ['密码：summer', 'summer'],
    ['java -DapiKey=summer', 'summer'],
    ["new PDO($dsn, 'order', 'summer')", 'summer'],
    ['echo summer | sudo -S order', 'summer'],
    ['password=sum)mer[of]park,order&table', 'sum)mer[of]park,order&table'],
    ['password=summer,user=order', 'summer'],
    ['(token=summer)', 'summer'],
    ['password: !!str summer', 'summer'],
    ['password = """summer"of the park"""', 'summer"of the park'],
    ['char password[64] = "summer";', 'summer'],
    ["tool --passphrase 'summer of the park'", 'summer of the park'],
    ['myapikeyprod = "summer"', 'summer'],
    ['databasepass = "summer"', 'summer'],
    ['SSHPASS=summer tool', 'summer'],
    ['["password"] = "summer"', 'summer'],
    ["passwords = ['sum)mer']", "'sum)mer'"],
    ["new mysqli('db', 'root', 'summer', 'orders')", 'summer'],
    ['ConvertTo-SecureString -AsPlainText "summer" -Force', 'summer'],
    ['<key>Password</key><string>summer</string>', 'summer'],
    ['<setting name="Password"><value>summer</value></setting>', 'summer'],
    ['kv put orders/password summer', 'summer'],
    ['7z x -psummer orders.7z', 'summer'],
    ['snowsql -u orders -p summer', 'summer'],
    ['sshpass -p 492183 ssh host', '492183'],
  ])('finds the password of %j', (text, password) => {
    expect(found(text, SCRUBBED_FORMS)).toContain(password);
  });

  it.each([
    'docker run -p 8080:80 image',
    'psql -p 5432',
    'mkdir -p summer',
    'mysql -u root',
    'error code 492183',
    'the password is required',
    'set token expired',
    'password: $' + '{DB_PASSWORD}',
    'client_key = /etc/tls/client.key',
    'partition key = summer',
    'password: !Ref DatabasePassword',
    'password = getConfig("database.password")',
    'AUTH LOGIN',
    'maxTokens "auto"',
    'put object/key retried',
  ])('finds none in %j', (text) => {
    expect(found(text, SCRUBBED_FORMS)).toEqual([]);
  });
});
