/** Stems of scrubbed keys, and signs of commands and calls that take a credential: no text in ASCII without one has any. */
import { AT, COLON, DIGITS_4, DOT, PIPE, SLASH, SPACE } from '../characters.js';

const MARKS = ['', '_', '.', ' ', '-'];
/** Two words with any of the marks between them. */
const joined = (firsts: string, second: string): readonly string[] =>
  firsts.split(' ').flatMap((first) => MARKS.map((mark) => first + mark + second));

export const STEMS: readonly string[] = [
  ...`pass pwd snow psex schtasks bcrypt argon scrypt pbkdf impala beeline kinit winexe plink pscp podman ftp verification sms 2fa
  mfa pw psw senha secret salt key token auth cred cookie sign login logon pin otp cvv cvc csrf xsrf jwt dsn bearer connect webhook
  identified securestring :thin: curl wget sql docker ldap mongo redis-cli nonce psk p/w phrase mnemonic seed answer maiden
  community clave contras mdp wacht kenn losen salasana adgang haslo heslo jelsz parola sifre sandi sudo useradd usermod openssl /p:
  cypher-sh cqlsh clickhouse influx ipmitool winrm jarsigner mosquitto etcdctl arangosh keygen rabbitmqctl <<< cryptsetup
  smbclient vault fernet sha1 sha2 sha3 sha5 md5 hash stripe sendgrid postmark octokit braintree rollbar mixpanel launchdarkly
  aes.new cipher hmac jose jws b64 base64 btoa encodetostring buffer.from tochararray linkedsrv snmp put-parameter osql
  expdp impdp sqlldr rman sequelize wifi smbpasswd vncpasswd signwith rdesktop xfreerdp x11vnc certutil unrar skopeo crane oras twine wmic tsql codice código codigo kod koodi`.split(
    /\s+/,
  ),
  'zip ',
  'http ',
  '7z ',
  'rar ',
  'bcp ',
  'rclone',
  'svn ',
  'oc ',
  'az ',
  'security code',
  'net use',
  'net user',
  'is your',
  'u/p',
  'http-basic',
  ' with code',
  ' using code',
  ...'door gate safe vault alarm entry locker garage'.split(' ').map((place) => `${place} code`),
  ' -u',
  'assword',
  '.basic(',
  'user(',
  '::add-mask::',
  'encrypt(',
  'tosecure',
  '_secure',
  '%s@',
  '%v@',
  '{}@',
  'admin / ',
  'root / ',
  ' admin/',
  ' root/',
  ...joined('your', 'code'),
  'as your',
  ...joined('one', 'time'),
  ...joined('source client', 'ip'),
  ...joined('mot', 'de'),
  ...joined('recovery backup activation unlock authorization', 'code'),
];

/** A line of a file of passwords of PostgreSQL. */
const HOST_PORT_NAME = /:(?:\d{4,5}|\*):[A-Za-z*_]/;
const ADDRESS_ACCOUNT = /\d\.\d{1,3}(?::\d{1,5})?[ \t,;/|]{1,6}(?:root|admin|ubuntu|pi|sa|postgres|oracle)/i;
const MAIL_AND_MORE = /@[\w.-]{4,64}(?: \/| ?\|)/;

/** True for text in which forms without any stem may find something. */
export const hasForm = (text: string, features: number): boolean =>
  ((features & COLON) !== 0 && HOST_PORT_NAME.test(text)) ||
  ((features & AT) !== 0 && (features & (SLASH | PIPE)) !== 0 && MAIL_AND_MORE.test(text)) ||
  ((features & OF_ADDRESS) === OF_ADDRESS && ADDRESS_ACCOUNT.test(text)) ||
  ((features & SPACE) !== 0 && text.includes('* '));
const OF_ADDRESS = DOT | DIGITS_4;
