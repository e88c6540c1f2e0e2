/** Forms in which commands, and the configuration of servers and network devices, hand over a credential. Plain data. */
import { form, keyed, type ScrubbedForm } from './scrubbed-form.js';

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
  // `"AUTH" "gm" "…"`, as Redis shows commands while it is monitored
  form(['"auth"'], /"AUTH"(?: "[^"\n]{1,64}")? "([^"\n]{1,256})"/gi),
  // A command of its own line, as a cache reads it
  form(
    ['auth '],
    /(?<![^\n])AUTH[ \t]{1,4}(?!(?:LOGIN|PLAIN|CRAM-MD5|TLS|SSL|XOAUTH2|NTLM)(?![\w-]))(?:[\w-]{1,64}[ \t]{1,4})?([^\s]{2,256})(?=[ \t]*(?:[\r\n]|$))/g,
  ),
  // `neighbor … password …`, `username … secret …`: a line of the setup of a device
  form(
    ['password ', 'secret ', 'key '],
    /(?<![^\n])[ \t]{0,8}(?:neighbor|username|peer|nmcli|ip|ppp|crypto|tunnel-group|radius|tacacs|snmp-server|ntp|key|server|wireless|wlan|aaa)[ \t](?!(?:and|or)[ \t])[^\n]{1,120}?[ \t](?:password|secret|pre-shared-key|shared-key|psk|key)[ \t]{1,4}(?:\d{1,2}[ \t]{1,4})?["']?([^\s"']{2,256})["']?(?=[ \t]{0,4}(?:[\r\n]|$))/gi,
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
  // `password = <<EOT` and the lines below it
  keyed(
    ['<<'],
    /(?<![\w-])([A-Za-z_][\w.-]{1,63})[ \t]{0,8}[:=][ \t]{0,8}<<[-~]?["']?([A-Z_]{2,16})["']?\r?\n[ \t]{0,32}([^\n]{1,512}?)\s{0,4}\n\s{0,32}\2(?!\w)/g,
  ),
  // `use … as the password`
  form(
    ['as the ', 'as my ', 'as your ', 'as its ', 'as a ', 'as password'],
    /(?<![\w-])(?:[Uu]s(?:e[ds]?|ing)|[Tt]r(?:y|ied)|[Ee]nter(?:ed)?|[Ww]ith|[Ss]et|[Hh]as|[Tt]yped?)[ \t](?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|`([^`\n]{1,256})`|(?!(?:it|this|that|the|a|an|your|my|one|same|value|text|string|name|email|username|them|null|empty)[ \t])([^\s"'`]{3,256}))[ \t]as[ \t](?:(?:the|my|your|its|his|her|our|a)[ \t])?(?:\w{2,12}[ \t])?(?:password|passphrase|passcode|pass ?code|pin)(?![\w-])/g,
  ),
  // `the sudo password on that machine is …`
  form(
    ['pass'],
    /(?<![\w-])(?:password|passphrase|passcode)[ \t](?:on|at|in|under)[ \t][^\n:=.;,]{1,40}?[ \t](?:is|was)[ \t](?:now[ \t])?(?!\w{3,16}(?:ed|ing|ly)(?!\w)|(?:wrong|too|weak|short|empty|blank|plain|visible|bad|safe)(?!\w))["'`]?([^\s"'`]{1,256})/gi,
  ),
  // `grafana: admin / …`: an account that every system has, and its password, to the end of the line
  form(
    ['admin / ', 'root / '],
    /(?<![\w/.-])(?:root|admin) \/ (?!(?:users?|viewers?|editors?|guests?|owners?|members?|operators?|root|admin|staff|support|managers?|sudo|wheel|api|public|internal|login|dashboard|panel|settings)(?!\w))([^\s/"'`<>|]{3,128})(?=[ \t]{0,4}(?:[\r\n,;)]|\.(?!\w)|$))/gi,
  ),
  // `log in with admin/…`
  form(
    [' admin/', ' root/'],
    /(?<![\w-])(?:with|using|use|as|try|creds?|credentials?|defaults?|login|log ?in|are|is)[ \t:=]{0,2} (?:root|admin)\/(?!(?:users?|orders?|api|index|login|dashboard|panel|settings|bin|home|owners?|members?|editors?|viewers?|staff|support)(?![\w]))([^\s/"'`,;.]{3,128})(?=["'`]?(?:[\s,;)]|\.(?!\w)|$))/gi,
  ),
  // `wifi: orders / …`, `wifi key …`
  form(
    ['wifi', 'wi-fi', 'wlan', 'ssid'],
    /(?<![\w-])(?:wi-?fi|wlan|ssid)(?:[ \t]?[:=-][ \t]{0,3}[^\n/]{1,40}?[ \t]\/[ \t]|[ \t](?:key|code|pass|pw)(?:[ \t]is|[ \t]?:)?[ \t])["'`]?([^\s"'`/|]{4,64})(?=["'`]?[ \t]{0,4}(?:[\r\n,;)]|\.(?!\w)|$))/gi,
  ),
  // `setpass …`, `error: DB_PASSWORD …`: a line that holds nothing behind it
  form(
    ['pass'],
    /(?<![^\n])[ \t]{0,8}(?:set|new|change|reset)_?pass(?:wd|word)?[ \t]{1,8}["']?([^\s"'=:]{3,128})(?=["']?[ \t]{0,4}(?:[\r\n]|$))/gi,
  ),
  keyed(
    [': ', '> '],
    /(?<=[:>$#] )([A-Z][A-Z0-9]{1,24}(?:_[A-Z0-9]{2,24}){1,4})[ ]{1,4}(?!(?:variable|environment|secret|parameter|setting|must|and|or|in|to|from|for)(?!\w))["']?([^\s"'=:]{3,256})(?=["']?[ \t]{0,4}(?:[\r\n]|$))/g,
  ),
  // `I set the password to …`
  form(
    [' to '],
    /(?<![\w-])(?:set|chang(?:ed?|ing)|reset|updated?|switched)[ \t](?:(?:the|my|your|his|her|its|our|their)[ \t])?(?:\w{2,16}[ \t])?(?:password|passphrase|passcode|pwd?|pin)[ \t](?:(?:for|of|on)[ \t][^\s]{1,40}[ \t])?to[ \t](?!(?:expire|match|be|something|anything|never|one|prevent|avoid|make|allow|use|get|enable|comply|satisfy|meet|require)(?!\w)|\w{3,16}(?:ed|ing)(?!\w))["'`]?([^\s"'`,;]{3,256})/gi,
  ),
  // `log in with user orders and password …`
  form(
    ['password '],
    /(?<![\w-])(?:user(?:name)?|login|account|id)[ \t]["'`]?[^\s"'`,]{2,64}["'`]?(?:,|[ \t](?:and|with|\/|\+))[ \t](?:the[ \t])?(?:password|passphrase|passcode)[ \t](?!(?:reset|change|policy|for|of|in|on|from|field|login|auth|based|only|protected|authentication)(?!\w))["'`]?([^\s"'`,;]{3,256})/gi,
  ),
  // A part of a form that a browser sends
  keyed(
    ['form-data'],
    /form-data;[ \t]{0,4}name="([A-Za-z][\w.[\]-]{1,63})"[^\r\n]{0,120}(?:\r?\n|\\r\\n)(?:Content-Type:[^\r\n]{0,120}(?:\r?\n|\\r\\n))?(?:\r?\n|\\r\\n)([^\r\n]{1,512}?)(?=\r|\n|\\r|$)/g,
  ),
  // `-u orders -p …` of any command; what maps ports or is a number is none
  form(
    ['-u'],
    /(?<=\s)-[uU](?<!(?:mysql\w{0,8}|mariadb)[ \t][^\n]{0,80})[ \t=]?["']?[\w.@\\-]{1,64}["']?[ \t]{1,4}-[pP][ \t=]?(?!["']?\d{1,5}(?:[:.,/\s"'-]|$))["']?([^\s"'-][^\s"']{2,256})/g,
  ),
  // `stats auth admin:…`
  form(
    ['auth '],
    /(?<![\w-])auth[ \t]{1,4}[A-Za-z][\w.-]{1,32}:(?!\d{1,5}(?!\w))([^\s:/]{3,128})(?=[ \t]{0,4}(?:[\r\n]|$))/g,
  ),
  // `--password-file=<(echo …)`
  form(
    ['<(echo', '<(printf'],
    /(?:pass|pw|secret|token|key)[\w-]{0,16}[ \t=]{1,2}<\([ \t]?(?:echo|printf)[ \t](?:-\w[ \t])?["']?([^\s"')]{1,256})/gi,
  ),
  // `password........"…"`, as programs print their settings
  keyed(
    ['....'],
    /(?<![\w.-])([A-Za-z_][\w-]{1,63})[ ]?\.{4,120}[ ]?["']?([^\s"'.][^\s"']{1,256})(?=["']?[ \t]{0,4}(?:[\r\n]|$))/g,
  ),
  // `using password […]`, `login attempt [root/…]`
  form(
    ['['],
    /(?<![\w-])(?:(?:password|passwd|passphrase|passcode)[ \t]{1,2}\[(?:b')?|(?:login|auth\w{0,12}|logon) attempt[ \t]{1,2}\[(?:b')?[^/\]\n']{1,64}'?\/(?:b')?)([^\]\s']{3,256})'?\]/gi,
  ),
  // `pre-shared-key ascii-text "…"`
  form(
    [' ascii', ' hex'],
    /(?<![\w-])(?:(?:pre-?shared|shared|authentication|encryption|private)-key|(?:wpa-?|wep-?)?psk|key|secret|password)[ \t]{1,2}(?:ascii(?:-text)?|hex(?:adecimal)?)[ \t]{1,2}(?:\d[ \t]{1,2})?["']?([^\s"';]{2,256})/gi,
  ),
  // `user orders insecure-password …`, `passwd/root-password password …`
  form(
    ['-password ', '_password '],
    /(?<![A-Za-z])(?:insecure|plain(?:-text)?|clear(?:-text)?|root)[-_]password[ \t]{1,4}(?:password[ \t]{1,4})?["']?([^\s"'=:]{3,256})(?=["']?[ \t]{0,4}(?:[\r\n;]|$))/gi,
  ),
  // A value that a build is told to hide
  form(['::add-mask::'], /::add-mask::([^\s]{1,512})/g),
  form([' pass '], /(?<![\w-])USER[ \t]{1,4}[^\s]{1,64}[ \t]{1,4}PASS[ \t]{1,4}([^\s]{2,256})/g),
];
