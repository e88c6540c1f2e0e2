/** Forms in which commands, and the configuration of servers and network devices, hand over a credential. Plain data. */
import { form, type ScrubbedForm } from './scrubbed-form.js';

export const FORMS_OF_COMMANDS: readonly ScrubbedForm[] = [
  form(['requirepass', 'masterauth'], /(?<![\w-])(?:requirepass|masterauth)[ \t]{1,8}["']?([^\s"']{1,256})/gi),
  // `aws ssm put-parameter --type SecureString --value …`
  form(
    ['securestring'],
    /(?<![\w-])put-parameter[ \t](?=[^\n]{0,300}--type[ \t=]{1,4}["']?SecureString)[^\n]{0,300}?--value[ \t=]{1,4}(?:"([^"\n]{1,512})"|'([^'\n]{1,512})'|([^\s"']{1,512}))/g,
  ),
  // `snmpwalk -c …`, `snmpget -A … -X …`: the community, and the pass phrases of version 3
  form(
    ['snmp'],
    /(?<=(?<![\w-])snmp(?:walk|get|set|getnext|bulkget|bulkwalk|trap|inform|status|table|usm|df|netstat|test|translate)[ \t][^\n]{0,200}?[ \t])-[cAX][ \t]{0,4}["']?([^\s"']{2,256})/g,
  ),
  form(
    ['openssl '],
    /(?<![\w-])openssl[ \t][^\n]{1,200}?[ \t]-(?:k|K|pass|passin|passout)[ \t]{1,4}(?:pass:)?["']?([^\s"']{1,256})/g,
  ),
  form(
    ['htpasswd '],
    /(?<![\w-])htpasswd[ \t][^\n]{0,40}?-\w{0,4}b\w{0,4}[ \t]{1,4}[^\s]{1,128}[ \t]{1,4}[^\s]{1,64}[ \t]{1,4}([^\s]{1,256})/g,
  ),
  form(
    ['useradd ', 'usermod '],
    /(?<![\w-])user(?:add|mod)[ \t][^\n]{0,80}?(?:-p|--password)[ \t=]{1,4}["']?([^\s"']{1,256})/g,
  ),
  form(
    ['wpa_passphrase ', 'rclone obscure '],
    /(?<![\w-])(?:wpa_passphrase[ \t]{1,4}(?:"[^"\n]{1,64}"|[^\s"]{1,64})|rclone[ \t]{1,4}obscure)[ \t]{1,4}["']?([^\s"']{1,256})/g,
  ),
  // A command of its own line, as a cache reads it
  form(
    ['auth '],
    /(?<![^\n])AUTH[ \t]{1,4}(?!(?:LOGIN|PLAIN|CRAM-MD5|TLS|SSL|XOAUTH2|NTLM)(?![\w-]))(?:[\w-]{1,64}[ \t]{1,4})?([^\s]{2,256})(?=[ \t]*(?:[\r\n]|$))/g,
  ),
  // `neighbor … password …`, `username … secret …`: a line of the setup of a device
  form(
    ['password ', 'secret ', 'key '],
    /(?<![^\n])[ \t]{0,8}(?:neighbor|username|peer|nmcli|ip|ppp|crypto|tunnel-group|radius|tacacs|snmp-server|ntp|key|server|wireless|wlan|aaa)[ \t][^\n]{1,120}?[ \t](?:password|secret|pre-shared-key|shared-key|psk|key)[ \t]{1,4}(?:\d{1,2}[ \t]{1,4})?["']?([^\s"']{2,256})["']?(?=[ \t]{0,4}(?:[\r\n]|$))/gi,
  ),
  // `creds - rose / …`, `credentials rose:…`
  form(
    ['cred', 'login'],
    /(?<![\w./-])(?:(?:credentials?|creds)[ \t:=-]{1,4}|log(?:in|on)s?(?:[ \t]?[:=-][ \t]?|[ \t](?!(?:page|form|screen|flow|button|error|attempt|route|view|step|and|or)s?[ \t])(?=[^\s/]{2,64} \/ )))[A-Za-z][\w.@-]{1,63}(?:[:/]| \/ )(?!\d{1,4}(?!\w))([^\s/:]{3,128})(?=[\s,;.)]|$)/gi,
  ),
  // `orders@example.com / …`: an account and its password, which holds more than letters
  form(
    ['@'],
    /@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?: \/ | ?\| ?)(?=[^\s]{0,64}[\d!#$%^&*])(?=[^\s]{0,64}[A-Za-z])([^\s,;|/:@]{6,64})(?=[\s,;|]|$)/g,
  ),
  // `composer config http-basic.packages.example.com orders …`
  form(['http-basic.'], /(?<![\w-])http-basic\.[\w.-]{1,128}[ \t]{1,4}[^\s]{1,64}[ \t]{1,4}["']?([^\s"']{1,256})/g),
  // `sudo -S <<< …`
  form(
    ['<<<'],
    /(?<![\w-])(?:sudo[ \t](?:[^\n<]{0,60}[ \t])?-S|chpasswd|passwd|smbpasswd|vncpasswd|cryptsetup|kinit|ssh-add|su)(?![\w-])[^\n<|;]{0,80}<<<[ \t]{0,4}(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|([^\s"';|]{1,256}))/g,
  ),
  // `net use Z: \\\\files\\share … /user:orders`
  form(
    ['net use '],
    /(?<![\w-])net[ \t]{1,4}use[ \t]{1,4}(?:\w:[ \t]{1,4})?\\{2,4}[^\s]{1,128}[ \t]{1,4}(?![/*])([^\s]{1,256})[ \t]{1,4}\/user:/gi,
  ),
  // `ssh-keygen -N '…'`
  form(
    ['ssh-keygen'],
    /(?<![\w-])ssh-keygen[ \t][^\n]{0,200}?-[NP][ \t]{1,4}(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|([^\s"']{1,256}))/g,
  ),
  form(
    ['rabbitmqctl'],
    /(?<![\w-])rabbitmqctl[ \t][^\n]{0,40}?(?:add_user|change_password|authenticate_user)[ \t]{1,4}[^\s]{1,64}[ \t]{1,4}["']?([^\s"']{1,256})/g,
  ),
  // `xfreerdp /u:orders /p:…`
  form(['/p:'], /(?<=\s)\/p:(?:"([^"\n]{1,256})"|([^\s"]{1,256}))/g),
  // `a1 LOGIN orders …`, as a mail client says it
  form(
    [' login '],
    /(?<![^\n])\w{1,8}[ \t]LOGIN[ \t]{1,4}[^\s]{1,128}[ \t]{1,4}["']?([^\s"']{1,256})(?=["']?[ \t]*(?:[\r\n]|$))/g,
  ),
  // A mail or chat protocol: the line behind that of the user
  form(
    ['pass '],
    /(?<![^\n])(?:USER|NICK)[ \t][^\n]{1,80}\n(?:\d{3}[ -][^\n]{0,120}\n){0,3}PASS[ \t]{1,4}([^\s]{1,256})(?=[ \t]*(?:[\r\n]|$))/g,
  ),
  // `isql source user …`
  form(
    ['isql '],
    /(?<![\w./-])isql[ \t]{1,4}(?:-[A-Za-z]{1,12}[ \t]{1,4}){0,4}(?!-)[^\s]{1,64}[ \t]{1,4}(?!-)[^\s]{1,64}[ \t]{1,4}(?!-)["']?([^\s"']{1,256})/g,
  ),
  // `pw …`, as it is written in haste; what is done to one is none
  form(
    ['pw '],
    /(?<![\p{L}\p{N}_./-])pw[ \t](?!(?:reset|change|policy|hash|prompt|manager|rotation|length|strength|check|expiry|auth|login|file|store|protect|generator|rule|update|history|entry|input|box|form)(?:s|es|ed|d)?(?!\p{L}))["'`]?([^\s"'`,;.:=]{3,256})/giu,
  ),
  // `-U user%…`
  form(['-u'], /(?<=\s)-U[ \t]{0,4}[^\s%]{1,64}%([^\s]{1,256})/g),
  form(['net user '], /(?<![\w-])net[ \t]{1,4}user[ \t]{1,4}[^\s/]{1,64}[ \t]{1,4}(?!\/)([^\s]{1,256})/gi),
  form(['vault login '], /(?<![\w-])vault[ \t]{1,4}login[ \t]{1,4}(?!-)([^\s]{1,256})/g),
  form([':_auth'], /:_auth(?:Token)?[ \t]{1,4}["']?([^\s"']{1,512})/g),
  // `host:5432:database:user:…`, as PostgreSQL keeps passwords in a file
  form(
    [':'],
    /(?<![\w.:/-])[\w.*-]{1,128}:(?:\d{4,5}|\*):[A-Za-z*_][\w*-]{0,63}:[A-Za-z_][\w.-]{0,63}:([^\s:]{2,128})(?=\s|$)/g,
  ),
  // `enable secret …`, `encrypted-password …`, as network devices are set up
  form(
    ['enable ', 'password'],
    /(?<![\w-])(?:enable[ \t]{1,4}(?:secret|password)|(?:plain-text-password-value|encrypted-password))[ \t]{1,4}(?!\d{1,2}[ \t])["']?([^\s"';]{2,256})/gi,
  ),
];
