/**
 * Forms in which a text hands over a credential without a sign of assignment behind its key: markup, lists of names and
 * values, commands, statements, sentences. Plain data; every pattern is bounded and starts at a boundary.
 */

import { FORMS_OF_CODE } from './forms-of-code.js';
import { FORMS_OF_COMMANDS } from './forms-of-commands.js';
import { form, keyed, type ScrubbedForm } from './scrubbed-form.js';

const GENERAL_FORMS: readonly ScrubbedForm[] = [
  // `--api-key …`, `--passphrase '…'`
  keyed(
    ['-'],
    /(?<![\w-])--?([A-Za-z][\w-]{1,63})[ \t]+(?!-)(?:"([^"\n]{1,512})"|'([^'\n]{1,512})'|([^\s"']{1,4000}))/g,
  ),
  keyed(['</'], /<([A-Za-z][\w.:-]{1,63})(?:\s[^<>]{0,200})?>([^<>]{1,4000})<\//g),
  // `SetPassword("…")`
  keyed(['('], /(?<![\w-])([A-Za-z_][\w.]{2,63})\(\s{0,8}["'`]([^"'`\n]{1,512})["'`]\s{0,8}\)/g),
  // `put("password", "…")`, `'password', '…'`, `'password' => '…'`
  keyed([',', '=>'], /["'`]([A-Za-z][\w. -]{1,63})["'`]\s{0,4}(?:,|=>)\s{0,4}["'`]([^"'`\n]{1,512})["'`]/g),
  // `{:password, "…"}`
  keyed([':'], /(?<![\w:]):([a-z_]\w{1,63}),\s{0,4}"([^"\n]{1,512})"/g),
  // `<property name="password" value="…"/>`, `<add key="Password" value="…"/>`
  keyed(
    ['='],
    /(?<![\w-])(?:name|key|id|property|type)\s?=\s?["']([A-Za-z][\w. -]{1,63})["'][^<>"']{0,80}(?:value|content)\s?=\s?["']([^"'\n]{1,512})["']/gi,
  ),
  // `<entry key="db.password">…</entry>`, `<setting name="Password"><value>…</value>`
  keyed(
    ['="', "='"],
    /(?<![\w-])(?:name|key|id)\s?=\s?["']([A-Za-z][\w. -]{1,63})["'][^<>]{0,80}>(?:\s{0,24}<value>)?([^<>\n]{1,512})</gi,
  ),
  // A row of a table, a pair of a property list
  keyed(
    ['<t', '<key>', '<dt>', '<name>'],
    /<(?:t[dh]|key|dt|name)(?:\s[^<>]{0,80})?>\s{0,8}([A-Za-z][\w -]{1,40}?)\s{0,8}<\/(?:t[dh]|key|dt|name)>\s{0,24}<(?:td|string|dd|value)(?:\s[^<>]{0,80})?>([^<>\n]{1,256})</gi,
  ),
  // `- name: DB_PASSWORD` with `value: …` below it, as in manifests of containers
  keyed(
    ['value'],
    /(?<![\w-])(?:name|key)["']?\s?:\s?["']?([A-Za-z][\w.-]{1,63})["']?,?\s{1,48}["']?value["']?\s?:\s?(?:"([^"\n]{1,512})"|'([^'\n]{1,512})'|([^\s"'][^\n]{0,512}))/gi,
  ),
  // `variable "db_password" { default = "…" }`
  keyed(
    ['default'],
    /(?<![\w-])variable\s{1,8}"([A-Za-z][\w-]{1,63})"\s{0,8}\{[^{}]{0,200}?default\s{0,8}=\s{0,8}"([^"\n]{1,512})"/g,
  ),
  // `ENV POSTGRES_PASSWORD …`
  keyed(['env '], /(?<![\w-])(?:ENV|ARG)[ \t]{1,8}([A-Z][A-Z0-9_]{1,63})[ \t]{1,8}([^\s"'=]{1,512})/g),
  // `"…" == password`
  keyed(
    ['==', '!='],
    /(?=["'`][^"'`\n]{1,256}["'`]\s{0,4}[!=]={1,2}\s{0,4}([A-Za-z_$][\w.$-]{1,63}))(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|`([^`\n]{1,256})`)/g,
  ),
  // `auth_key "…";`
  keyed([';'], /(?<![\w-])([A-Za-z_][\w-]{1,63})[ \t]{1,16}["'`]([^"'`\n]{1,512})["'`];/g),
  // `storePassword '…'`
  keyed(
    ['"', "'"],
    /(?<![\w-])((?:[a-z]{2,24}(?=[A-Z_])|[A-Z]{2,24}(?=_)|[A-Z][a-z]{1,20}(?=[A-Z]))[\w]{2,40})[ \t]{1,16}(?:"([^"\n]{1,512})"|'([^'\n]{1,512})')/g,
  ),
  // `set password …`, `kv put orders/password …`
  keyed(
    ['set', 'put '],
    /(?<![\w-])(?:set|setx|setenv|configset|put)[ \t]{1,8}(?:--?[a-z][\w-]{1,20}[ \t]{1,4}){0,2}(?:[\w.-]{0,40}\/){0,8}([A-Za-z_][\w.-]{1,63})[ \t]{1,8}["']?([^\s"'=]{1,512})/gi,
  ),
  // A column of its own behind its key
  keyed(['\t'], /(?<![^\n])[ ]{0,8}([A-Za-z][\w.-]{1,63})[ ]?\t[ \t]{0,8}([^\s"']{1,512})(?=[ \t]{0,8}(?:[\r\n]|$))/g),
  // `reg add … /v DefaultPassword /d …`
  keyed(['/v'], /(?<=\s)\/v[ \t]{1,4}([A-Za-z]\w{1,63})[ \t][^\n]{0,60}?\/d[ \t]{1,4}["']?([^\s"']{1,256})/gi),
  // A parameter of a template of infrastructure with its default
  keyed(
    ['default:'],
    /(?<![\w-])([A-Za-z]\w{2,63}):[ \t]{0,4}\r?\n(?:[ \t]{1,32}[A-Za-z]\w{1,30}:[ \t][^\n]{1,200}\n){0,8}?[ \t]{1,32}Default:[ \t]{1,8}["']?([^\n"']{1,512})/g,
  ),
  // `getenv("DB_PASSWORD", default="…")`, `config.get('secret') or '…'`
  keyed(
    ['get', 'env', 'config', 'fetch'],
    /(?<![\w-])\w{0,24}(?:get|env|config|fetch)\w{0,16}\(\s{0,4}["'`]([A-Za-z][\w. -]{1,63})["'`][^()\n]{0,40}\)?\s{0,4}(?:\|\||\?\?|or|default\s?=|\?:|:|\{)\s{0,4}["'`]([^"'`\n]{1,256})["'`]/gi,
  ),
  // A block of text below its key
  keyed(
    ['|', '>'],
    /(?<![\w-])([A-Za-z_][\w.-]{1,63})["']?:[ \t]{0,4}[|>][-+]?\d?[ \t]{0,4}\r?\n[ \t]{1,32}([^\n]{1,512})/g,
  ),
  // `Security answer: …`, `API key = …`
  keyed(
    [':', '='],
    /(?<![\w.-])((?:[A-Za-z][A-Za-z']{1,15} ){1,2}(?:[Kk]ey|[Cc]ode|[Aa]nswer|[Pp]hrase|[Ss]tring|[Nn]ame))[ \t]?[:=][ \t]{1,4}(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|([^\s"'`|]{1,256}))/g,
  ),
  // A line of a key of several words and its value, as servers and interfaces are set up
  keyed(
    [' '],
    /(?<![^\n])[ \t]{0,16}([A-Za-z]{2,24}(?:[_-][A-Za-z]{2,24}){1,3}|[A-Z]{6,24}|(?:bind|root|auth|user|admin)(?:pw|pass|passwd)|psk)[ ]{1,16}([^\s"'=:({[<]{2,256})(?=[ \t]{0,4};?[ \t]{0,4}(?:[\r\n]|$))/g,
  ),
  // `passwords: [summer, park]` without quotes
  keyed([': ['], /(?<![\w-])([A-Za-z_][\w.-]{1,63}):[ \t]{1,4}\[[ \t]{0,4}([^\s"'`[\]{}()][^"'`[\]{}()\n]{1,512})\]/g),

  // `password is …`, `| password | …`, `new password set to …`
  form(
    [' ', '|', '\t', ':'],
    /(?<![\w-])(?:password|passwd|pass(?=\|)|pwd|pw|p\/w|passphrase|passcode|secret|api[ -]?key|access[ -]?key|pin|credentials?|(?:access|auth|api) token)(?:[ \t]+(?:is|was|are|of|set to|changed to|used|to(?=[ \t]+["'`]))[ \t:|]+|[ \t]*\|[ \t]*| ?\t ?|[ \t]+[-–—][ \t]+|[ \t]?:[ \t]?\r?\n[ \t]{0,8}(?=[^\s]{1,256}[ \t]{0,4}(?:[\r\n]|$))|[ \t:=]+(?=["'`])|(?<=p\/w)[ \t]*[:=-][ \t]*)(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|`([^`\n]{1,256})`|["'`]?([^\s"'`|]{1,256}))/gi,
  ),
  // The same in other languages, with or without a sign
  form(
    'passwort kennwort contrase mot senha парол 密 口令 パスワード 비밀번호 비번 암호 hasło heslo wachtwoord lösenord salasana şifre parola'.split(
      ' ',
    ),
    /(?<![\p{L}\p{N}_-])(?:passwort|kennwort|contraseña|mot de passe|senha|пароль|密码|密碼|口令|パスワード|비밀번호|비번|암호|hasło|heslo|wachtwoord|lösenord|salasana|şifre|parola)(?:은|는|は)?[ \t]{0,4}(?:(?:ist|lautet|es|est|è|é|är|is|on|to)[ \t]{1,4}|[:：=＝–-][ \t]{0,4}|[ \t])["'`«„“]?([^\s"'`|»“]{2,256})/giu,
  ),
  // A password behind its word alone, where it has a letter and a digit or a sign and so is no word
  form(
    ['pass', 'pwd '],
    /(?:(?<![\w-])(?:password|passwd|passphrase|passcode|pwd|pass[ \t]is)|(?<=[,;/(]\s?)pass)[ \t]{1,4}(?=[^\s]{0,64}[A-Za-z])(?=[^\s]{0,64}[\d!#$%^&*@])["'`]?([A-Za-z0-9!@#$%^&*_+~-]{6,64})(?=["'`\s;]|[.,)](?!\w)|$)/gi,
  ),
  // The same where humps show that it is no word, at the end of its line
  form(
    ['pass', 'pwd '],
    /(?<![\w-])(?:[Pp]assword|PASSWORD|[Pp]asswd|[Pp]assphrase|[Pp]wd|[Pp]ass is)[ \t]{1,4}([A-Za-z]{2,24}[a-z][A-Z][A-Za-z]{2,24})(?=[ \t]{0,4}(?:[\r\n]|$))/g,
  ),
  // `your code is 492183`, as an SMS says it in several languages
  form(
    ['code', 'pin', 'otp', 'codice', 'código', 'kod'],
    /(?<![\p{L}\p{N}])(?:your[ \t](?:[\w-]{1,24}[ \t]){0,3}(?:code|pin|otp|passcode)|codice|código|codigo|kode?|koodi)[ \t]{0,2}(?:is|è|es|é|est|ist|är|er|to|jest|on|:)[ \t:]{1,3}(\d{4,8})(?![\p{L}\p{N}])/giu,
  ),
  // `verify with code 492183`
  form(
    [' code '],
    /(?<![\w-])(?:verif(?:y|ied)|confirm(?:ed)?|authenticated?|log(?:ged)? ?in|sign(?:ed)? ?in)[ \t](?:with|using|by)[ \t](?:the[ \t])?(?:[a-z]{2,10}[ \t])?code[ \t](\d{4,8})(?!\w)/gi,
  ),
  // `10.0.0.1 root …`: a machine, one of the accounts that every system has, and its password, on a line of their own
  form(
    ['root', 'admin', 'ubuntu', 'pi', 'postgres', 'oracle', ' sa'],
    /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?[ \t,;/|]{1,6}(?:root|admin(?:istrator)?|ubuntu|pi|sa|postgres|oracle)[ \t,;/|]{1,6}([^\s,;/|]{4,64})(?=[ \t]{0,4}(?:[\r\n]|$))/gi,
  ),
  // `orders * … *`: client, server, secret and addresses, as a file for PPP has them
  form(
    ['*'],
    /(?<![^\n])[ \t]{0,8}(?:"[^"\n]{1,64}"|[^\s"#*]{1,64}|\*)[ \t]{1,16}\*[ \t]{1,16}"?([^\s"*]{2,128})"?(?=[ \t]{0,16}(?:\*[ \t]{0,8})?(?:[\r\n]|$))/g,
  ),
  // `492183 is your code`, `use 492183 as the code`
  form(
    [' is your ', ' as your ', ' is the ', ' as the '],
    /(?<![\w.])(\d{4,8})[ \t](?:is|as)[ \t](?:your|the)[ \t](?:[\w-]{1,24}[ \t]){0,3}(?:code|otp|pin|passcode|password)/gi,
  ),
  // `the recovery code is …`, `DB_PASSWORD was …`
  keyed(
    [' is ', ' was ', ' set to ', ' changed to '],
    /(?<![\w-])((?:[A-Za-z]{2,12}[ _-]){1,2}(?:key|code|secret|token|answer|phrase|string)|[A-Za-z]{2,12}[_.-][\w.-]{2,32}|[a-z]{2,12}[A-Z]\w{2,24})[ \t]{1,4}(?:is|was|(?:is |was )?(?:set|changed) to)[ \t:]{1,4}(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|([^\s"'`|]{1,256}))/g,
  ),
  // `ID/PW: admin/…`
  form(
    ['pw', 'pass', '/p', '/ p'],
    /(?<![\w-])(?:id|u(?=\s?\/\s?p)|user(?:[ _-]?(?:name|id))?|login|account)\s?[/:,&|+(]\s?(?:p(?=\s?:)|pw|pwd|pass(?:word|wd)?)\)?\s{0,4}(?:[:=-]|->|=>|is|are)\s{0,4}[([]?[^\s/:,()]{1,64}\s{0,4}[/:, |]\s{0,4}([^\s/,)\]]{2,128})/gi,
  ),
  // `password 7 …`, `snmp-server community …`, as network devices are set up
  form(
    ['password ', 'secret ', 'community ', 'key-string ', 'key '],
    /(?<![\w-])(?:(?:password|secret|key-string|key)[ \t]{1,4}\d{1,2}|snmp-server[ \t]{1,4}community|tacacs-server[ \t]{1,4}key|radius-server[ \t]{1,4}key)[ \t]{1,4}([^\s"']{2,256})(?=[ \t]{0,4}(?:$|[\r\n]|RO|RW|encrypted))/gim,
  ),
  // `verification code is 492183`, `pin 4921`, `cvv 123`
  form(
    ['otp', 'pin', 'passcode', 'code', 'cv'],
    /(?<![\w-])(?:otp|pin|pin code|passcode|cvv2?|cvc2?|(?:verification|one[- ]time|security|authentication|authorization|login|sign[- ]in|2fa|mfa|sms|door|gate|safe|vault|alarm|entry|locker|garage) (?:code|pin|passcode))(?:[ \t]+(?:is|was))?[ \t:=]{1,3}(\d{3,8})(?!\w|\.\d)/gi,
  ),
  // `Password for the test account: …`
  form(
    ['pass'],
    /(?<![\w-])(?:password|passwd|passphrase|passcode)[ \t](?:for|of|to)[ \t][^\n:=]{1,60}[:=][ \t]{0,4}["'`]?([^\s"'`]{1,256})/gi,
  ),
  // `the password for the test account is …`
  form(
    ['pass'],
    /(?<![\w-])(?:password|passphrase|passcode)[ \t](?:for|of|to)[ \t][^\n:=.;,]{1,60}?[ \t](?:is|was|(?:(?:has been|was|is)[ \t])?(?:set|changed|reset|updated)[ \t]to)[ \t](?:now[ \t])?(?!\w{3,16}(?:ed|ing)(?!\w))["'`]?([^\s"'`]{1,256})/gi,
  ),
  // `use password …`
  form(
    ['pass', 'pin '],
    /(?<![\w-])(?:use|using|with|try|enter|type)[ \t](?:the[ \t]|this[ \t]|my[ \t])?(?:password|passphrase|passcode|pin)[ \t](?!(?:reset|change|policy|hash|prompt|manager|rotation|length|strength|check|expiry|auth|login|file|store|protect|generator|rule|update|history|entry|input|box|form|based|encryption|grant|flow|spray|complexity|recovery|provided|given|above|below|code|number|pad|link|hint|mode|only|validation|storage|access|key)\w{0,10}(?!\w))(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|([^\s"'`,;:=]{1,256}))/gi,
  ),
  // `Set-Variable -Name dbPassword -Value "…"`
  keyed(
    ['-value'],
    /-Name[ \t]{1,4}["']?([A-Za-z][\w.-]{1,63})["']?[ \t]{1,4}-Value[ \t]{1,4}(?:"([^"\n]{1,512})"|'([^'\n]{1,512})'|([^\s"']{1,512}))/gi,
  ),
  // netrc
  form(['login '], /(?<![\w-])login[ \t\n]{1,8}[^\s]{1,128}[ \t\n]{1,8}password[ \t\n]{1,8}([^\s]{1,256})/gi),
  // A password piped into a command that reads one
  form(
    ['echo'],
    /(?<![\w-])echo[ \t]{1,4}(?:-\w{1,3}[ \t]{1,4})?["']?([^"'|\n]{1,256}?)["']?[ \t]{0,4}\|[^\n|]{0,120}?(?:--password-stdin|sudo[ \t]{1,4}-S|--stdin|chpasswd|cryptsetup|smbpasswd|vncpasswd|kinit)/g,
  ),
  form(
    ['securestring'],
    /ConvertTo-SecureString[ \t]{1,4}(?:-(?:String|AsPlainText|Force)[ \t]{1,4}){0,3}["']([^"'\n]{1,256})["']/gi,
  ),
  form(
    ['identified'],
    /(?<![\w-])IDENTIFIED[ \t]{1,4}(?:WITH[ \t]{1,4}[^\s]{1,64}[ \t]{1,4})?(?:BY|AS)[ \t]{1,4}(?:PASSWORD[ \t]{1,4})?["'`]?([^\s"'`;]{1,256})/gi,
  ),
  form(
    ['net use', 'cmdkey'],
    /(?<![\w-])(?:net[ \t]{1,4}use|cmdkey)(?![\w-])[^\n]{0,160}?\/user:[^\s]{1,128}[ \t]{1,4}(?!\/)([^\s]{1,256})/gi,
  ),
  // A user and a password before a service of Oracle
  form(
    [':thin:', 'sqlplus', 'expdp', 'impdp', 'sqlldr', 'rman '],
    /(?::thin:|(?<![\w-])(?:sqlplus|expdp|impdp|sqlldr|rman[ \t]{1,4}target)[ \t]{1,4}(?:-\w{1,8}[ \t]{1,4}){0,3}(?:userid=)?["']?)[\w.$#]{1,64}\/([^\s@/"']{1,256})(?=[@\s"']|$)/gi,
  ),
  // `auth=("admin", "…")`
  form(
    ['auth', 'cred', 'login'],
    /(?<![\w-])(?:auth|credentials?|creds|login)\s{0,4}[:=]\s{0,4}[([][^()[\]\n]{1,120}?,\s{0,4}["'`]([^"'`\n]{1,256})["'`]\s{0,4}[)\]]/gi,
  ),
  // `mysqli_connect("db", "root", "…")`
  form(
    ['connect', 'pdo(', 'mysqli(', 'sequelize('],
    /(?<![\w-])(?:\w{0,40}connect|PDO|mysqli|Sequelize)\(\s{0,4}(?:["'`][^"'`\n]{0,256}["'`]|[\w.$]{1,64})\s{0,4},\s{0,4}["'`][^"'`\n]{1,128}["'`]\s{0,4},\s{0,4}["'`]([^"'`\n]{1,256})["'`]/gi,
  ),
  // `login("admin", "…")`, `new NetworkCredential("admin", "…")`, `getConnection(url, "root", "…")`
  form(
    ['auth', 'login', 'logon', 'signin', 'sign_in', 'credential', 'connection', 'wifi'],
    /(?<![\w-])\w{0,40}?(?:auth|login|logon|sign_?in|credential|(?:get|create)Connection|WiFi(?:Multi)?\.(?:begin|connect|addAP))\w{0,20}\([^()\n]{1,200}?,\s{0,4}(?:Some\(\s?)?["'`]([^"'`\n]{1,256})["'`]\s{0,4}\)/gi,
  ),
];

export const SCRUBBED_FORMS: readonly ScrubbedForm[] = [...GENERAL_FORMS, ...FORMS_OF_CODE, ...FORMS_OF_COMMANDS];

/** What reads a credential from its options, to the end of the line. */
export const COMMAND =
  /(?<![\w./-])(curl|wget|mysql\w{0,8}|mariadb|sshpass|psql|pg_dump|ftp|lftp|redis-cli|docker|podman|helm|sqlcmd|bcp|mongo\w{0,8}|ldap(?:search|modify|add|whoami)|smbclient|svn|az|oc|kinit|winexe|plink|pscp|unzip|zip|7z|rar|http|https|htpasswd|keytool|snowsql|psexec|schtasks|impala-shell|beeline|isql|rabbitmqadmin|cypher-shell|cqlsh|clickhouse-client|influx|ipmitool|evil-winrm|jarsigner|mosquitto_\w{3,8}|etcdctl|arangosh|ncftp\w{0,4}|osql|rdesktop|xfreerdp|x11vnc|certutil|unrar|smbmap|crackmapexec|hydra|skopeo|crane|oras|twine|mvn|vncviewer|wmic|tsql)[ \t][^\n]{1,400}/gi;
export const COMMAND_SIGNS: readonly string[] =
  'curl wget mysql mariadb sshpass psql pg_dump ftp redis-cli docker podman helm sqlcmd bcp mongo ldap smbclient svn az oc kinit winexe plink pscp zip 7z rar http keytool snowsql psexec schtasks impala-shell beeline isql rabbitmqadmin cypher-shell cqlsh clickhouse influx ipmitool winrm jarsigner mosquitto etcdctl arangosh osql rdesktop xfreerdp x11vnc certutil unrar skopeo crane oras twine wmic tsql rabbitmqadmin smbmap crackmapexec hydra vncviewer htpasswd'.split(
    ' ',
  );
/** An option that takes a password or `user:password`; what maps ports or numbers one is none. */
export const CREDENTIAL_OPTION =
  /(?<=[\s"'])(-u|--user|-U|-hp|-p|-P|-a|-w|-pw|--proxy-user|-storepass|-keypass|-passwd|\/rp)(?:[ \t=]{1,4}|(?=[^\s=-]))(?!["']?(?:\d{1,5}(?:[:./\s"']|$)|\d+[:./]))(?:"([^"\n]{3,256})"|'([^'\n]{3,256})'|["']?([^\s"']{3,256}))/g;
