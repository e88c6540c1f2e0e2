/** Forms in which source code and configuration hand over a credential. Plain data; see scrubbed-forms.ts. */
import { form, keyed, type ScrubbedForm } from './scrubbed-form.js';

export const FORMS_OF_CODE: readonly ScrubbedForm[] = [
  // `String password() { return "…"; }`, `fun getPassword() = "…"`
  keyed(
    ['()'],
    /(?<![\w$])([A-Za-z_]\w{2,63})\(\)\s{0,4}(?::\s?\w{1,30}\s{0,4})?(?:\{\s{0,16}return|=>|->|=)\s{0,8}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `string Password { get; set; } = "…"`, `std::string password{"…"}`
  keyed(
    ['{'],
    /(?<![\w$])([A-Za-z_]\w{2,63})\s{0,4}\{\s{0,4}(?:(?:(?:private|protected|internal)\s)?(?:get|set|init);\s{0,4}(?:(?:private|protected|internal)\s)?(?:(?:get|set|init);\s{0,4})?\}\s{0,4}=\s{0,4})?["']([^"'\n]{1,256})["']/g,
  ),
  // `"…".toCharArray()`: Java asks for passwords as arrays of characters, so that they can be wiped out
  form(['tochararray'], /"([^"\n]{1,256})"\.toCharArray\(\s?\)/g),
  // `b64encode(b"orders:…")`, `btoa("orders:…")`: the credentials of basic authentication before they are encoded
  form(
    ['64', 'btoa', 'encode'],
    /(?<![\w-])(?:\w{1,24}(?:\.|::))?(?:\w{0,16}b(?:ase)?64\w{0,16}|btoa|encodeToString|Buffer\.from)\(\s{0,4}b?["'`][\w.@+-]{1,64}:([^"'`\n:/]{2,256})["'`]/gi,
  ),
  // `connect("db", 5432, "orders", "…")`
  form(
    ['connect'],
    /(?<![\w-])\w{0,24}[Cc]onnect\w{0,16}\(\s{0,4}(?:["'`][^"'`\n]{0,256}["'`]|[\w.$]{1,64})\s{0,4},\s{0,4}\d{2,5}\s{0,4},\s{0,4}(?:["'`][^"'`\n]{1,128}["'`]\s{0,4},\s{0,4}){1,2}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `passwords = ["…", "…"]`, `password in ("…", "…")`
  keyed(
    ['[', '('],
    /(?<![\w-])([A-Za-z_][\w.]{1,63})["']?\s{0,4}(?:[:=]|=>|in)\s{0,4}[[(]\s{0,8}(["'`](?:[^[\]()]{1,2000}|[^"'`\n]{1,512})["'`]),?\s{0,8}[\])]/g,
  ),
  // A list below its key
  keyed(['\n'], /(?<![\w-])([A-Za-z_][\w.-]{1,63}):[ \t]{0,4}\r?\n((?:[ \t]{0,32}- [^\n]{1,256}(?:\n|$)){1,64})/g),
  // `assertEquals("…", user.getPassword())`
  keyed(
    ['()'],
    /(?=["'`][^"'`\n]{1,256}["'`]\s{0,4},\s{0,4}(?:[\w$]{1,40}\.){0,4}([A-Za-z_]\w{2,63})\(\s?\))(?:"([^"\n]{1,256})"|'([^'\n]{1,256})'|`([^`\n]{1,256})`)/g,
  ),
  // `setPassword(encoder.encode("…"))`
  keyed(['('], /(?<![\w-])([A-Za-z_][\w.]{2,63})\((?:[\w.$]{1,60}\(){1,2}\s{0,8}["'`]([^"'`\n]{1,512})["'`]\s{0,8}\)/g),
  // `By.id("password")).sendKeys("…")`, `fill('input[name=password]', '…')`, `fill('#password', '…')`
  keyed(
    ['.', ','],
    /(?<![\w-])([A-Za-z][\w-]{2,63})(?:["'\])]{2,5}\s?(?:\.\s?\w{1,24}\(|,)|(?<=[#.][\w-]{3,64})["'],)\s{0,4}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `pass.equals("…")`, `expect(password).toBe('…')`, `when(user.getPassword()).thenReturn("…")`
  keyed(
    ['.'],
    /(?<![\w-])([A-Za-z_$][\w$]{2,63})(?:\(\))?\)?\s?\.\s?(?:not\.|to\.(?:be\.)?)?(?:equals\w{0,12}|compareTo\w{0,12}|isEqualTo|toBe|to\w{0,8}Equal|thenReturn|returns|mockReturnValue|eq|eql|contentEquals)\(\s{0,4}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `strcmp(password, "…")`, `assertEquals(password, "…")`
  keyed(
    ['cmp', 'equal', 'compare', 'verify', 'same', 'match'],
    /(?:cmp|[Ee]quals?|[Cc]ompare\w{0,8}|[Vv]erify\w{0,12}|[Ss]ame|[Mm]atch(?:es)?)\(\s{0,4}(?:[\w$]{1,40}(?:\.|->)){0,4}([A-Za-z_$][\w$]{2,63})(?:\(\))?\s{0,4},\s{0,4}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `password = []byte("…")`, `token: String::from("…")`: made into what the program keeps; what is looked up is none
  keyed(
    ['('],
    /(?<![\w-])([A-Za-z_$][\w.$-]{1,63})["'\]]{0,2}(?::\s?[\w<>&[\]]{1,30})?\s{0,4}(?::=|=>|<-|[:=])\s{0,4}(?:new\s)?(?!\w{0,20}(?:get|read|load|fetch|find|lookup|resolve|config|env|param|prompt|input))[\w.$<>:[\]]{0,40}?(?:bytes?|[Ss]tring|[Ss]tr|[Ff]rom|[Ee]ncode|[Dd]ecode|[Ss]ecure\w{0,8}|[Ss]ecret\w{0,8}|[Bb]uffer|b64|base64|[Ll]iteral|[Ss]ome|valueOf|quote|[Pp]assword|hash|[Ee]ncrypt|sha\d{1,3}|md5)!?\(\s{0,4}[a-zA-Z@]{0,2}["'`]([^"'`\n]{1,512})["'`]/g,
  ),
  // `{password, "…"}`, `{password, <<"…">>}`
  keyed(['{'], /\{([a-z]\w{2,63}),\s{0,4}(?:<<)?"([^"\n]{1,512})"/g),
  // `add_argument('--password', default='…')`
  keyed(
    ['default'],
    /["'](--?[A-Za-z][\w-]{1,63})["'][^()\n]{0,120}?(?<![\w-])default\s?=\s?["']([^"'\n]{1,256})["']/g,
  ),
  // `{basic, "orders", "…"}`
  form(['{basic'], /\{basic(?:_auth)?,\s{0,4}"[^"\n]{1,128}",\s{0,4}"([^"\n]{1,256})"/g),
  // `Dim password As String = "…"`, `DECLARE @password varchar(20) = '…'`, `password$ = "…"`
  keyed(
    ['='],
    /(?<![\w-])@?([A-Za-z_]\w{2,63})(?:[$%&]|[ \t]{1,8}(?:[Aa][Ss][ \t]{1,4})?[A-Za-z]\w{2,24}(?:\(\d{1,6}\))?)[ \t]{0,8}:?=[ \t]{0,8}N?["']([^"'\n]{1,512})["']/g,
  ),
  // `bcrypt.hash('…', 10)`, `check_password_hash(hash, '…')`
  form(
    ['bcrypt', 'argon2', 'password_hash', 'scrypt', 'pwd_context', 'pbkdf2'],
    /(?<![\w-])(?:(?:bcrypt\w{0,8}|argon2\w{0,8}|scrypt\w{0,8}|pwd_context|pbkdf2\w{0,16})(?:\.\w{1,24}){0,2}|check_password_hash)\((?:\s{0,4}[\w.]{1,40},)?\s{0,4}b?["'`]([^"'`\n]{1,256})["'`]/gi,
  ),
  // `expect "Password:"` and what is sent then
  form(
    ['send'],
    /(?<=assword|assphrase|asscode)[^"'\n]{0,24}["'][\s;){}]{0,24}(?:[\w$]{1,24}\.)?send(?:_?line)?[ (]{1,4}(?:--[ ])?["']([^"'\n]{1,256}?)(?:\\[rn]|["'])/g,
  ),
  // `jwt.sign(payload, "…")`
  form(
    ['jwt', 'jose', 'jws'],
    /(?<![\w-])(?:jwt|jose|jws|JWT)\.(?:sign|encode|verify|decode)\([^()\n]{1,200}?,\s{0,4}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  form(['hmac'], /(?<![\w-])createHmac\(\s{0,4}["'`][\w-]{1,24}["'`]\s{0,4},\s{0,4}["'`]([^"'`\n]{1,256})["'`]/g),
  form(
    ['keyspec', 'aes.new', 'cipher(', 'cipheriv(', 'fernet(', 'hmac.new('],
    /(?<![\w-])(?:SecretKeySpec|PBEKeySpec|AES\.new|Fernet|[Hh]mac\.[Nn]ew|createCipher(?:iv)?|createDecipher(?:iv)?)\(\s{0,4}(?:["'`][\w-]{1,24}["'`]\s{0,4},\s{0,4}|[\w.]{1,40},\s{0,4}\[\]byte\()?b?["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `sha256("…")`, `Digest::MD5.hexdigest('…')`, `SHA2('…', 256)`: the text of a hash in code is what nobody should know
  form(
    ['sha1', 'sha2', 'sha3', 'sha5', 'md5', 'crypt('],
    /(?<![\w-])(?:\w{1,24}(?:\.|::))?(?:sha(?:1|2|224|256|384|512)|md5|crypt)(?:\.\w{1,16})?\(\s{0,4}(?:b|\[\]byte\()?["'`]([^"'`\n]{1,256})["'`]/gi,
  ),
  // `builder.signWith(algorithm, "…")`
  form(['signwith'], /(?<![\w-])signWith\(\s{0,4}(?:[\w.]{1,60}\s{0,4},\s{0,4})?["'`]([^"'`\n]{1,256})["'`]/g),
  // `Algorithm.HMAC256("…")`
  form(['hmac'], /(?<![\w-])(?:\w{1,24}\.)?\w{0,8}HMAC_?(?:SHA)?\d{3}\(\s{0,4}["'`]([^"'`\n]{1,256})["'`]\s{0,4}\)/gi),
  // `hash_hmac('sha256', body, '…')`, `HmacSHA256(body, "…")`
  form(
    ['hmac'],
    /(?<![\w-])(?:\w{1,24}\.)?(?:hash_)?hmac_?(?:sha\d{1,3}|md5)?\([^()\n]{1,200}?,\s{0,4}["'`]([^"'`\n]{1,256})["'`](?:,\s{0,4}\w{1,8})?\s{0,4}\)/gi,
  ),
  // `Hmac::<Sha256>::new_from_slice(b"…")`
  form(['hmac'], /(?<![\w-])Hmac(?:::<\w{1,20}>)?::new\w{0,16}\(\s?&?b?"([^"\n]{1,256})"/g),
  // `curl_setopt($handle, CURLOPT_USERPWD, "orders:…")`
  form(
    ['curlopt_'],
    /CURLOPT_(?:PROXY)?(?:USERPWD|PASSWORD)\s{0,4}(?:,|=>)\s{0,4}["'](?:[^"':\n]{0,128}:)?([^"'\n]{1,256})["']/g,
  ),
  form(['sp_addlogin'], /sp_addlogin\s{1,4}N?'[^'\n]{1,128}'\s{0,4},\s{0,4}N?'([^'\n]{1,256})'/gi),
  // The login at another server of SQL Server: server, whether as oneself, local name, remote name, password
  form(
    ['sp_addlinkedsrvlogin'],
    /sp_addlinkedsrvlogin\s{1,4}(?:(?:N?'[^'\n]{0,128}'|\w{1,16})\s{0,4},\s{0,4}){4}N?'([^'\n]{1,256})'/gi,
  ),
  // `encoder.matches("…", stored.hash)`: what the second says that the first is
  form(
    ['match', 'verify', 'check', 'compare', 'validate'],
    /(?:[Mm]atch(?:es)?|[Vv]erify|[Cc]heck|[Cc]ompare|[Vv]alidate)\w{0,16}\(\s{0,4}["'`]([^"'`\n]{1,256})["'`]\s{0,4},\s{0,4}(?:[\w$]{1,40}(?:\.|->)){0,4}[\w$]{0,24}(?:[Hh]ash|[Pp]ass|[Pp]wd|[Ee]ncoded|[Ss]tored|[Dd]igest)/g,
  ),
  form(
    ['comparehash', 'generatefrompass'],
    /(?:CompareHashAndPassword|GenerateFromPassword)\(\s{0,4}(?:[^()"'`\n]{1,80},\s{0,4})?\[\]byte\(\s?["`]([^"`\n]{1,256})["`]/g,
  ),
  // `new Stripe("…")`, `require('stripe')('…')`: clients whose only text is the key
  form(
    ['stripe', 'sendgrid', 'postmark', 'octokit', 'braintree', 'rollbar', 'mixpanel', 'launchdarkly'],
    /(?<![\w-])(?:\w{1,24}\.)?(?:stripe|sendgrid|postmark|octokit|braintree|rollbar|mixpanel|launchdarkly)(?:\.?Client|\.ServerClient|\.default|["']\))?\(\s{0,4}["'`]([^"'`\n/]{4,256})["'`]/gi,
  ),
  // `resource "azurerm_key_vault_secret" "…" { value = "…" }`
  form(
    ['resource "'],
    /(?<![\w-])resource\s{1,8}"\w{0,60}(?:secret|password|credential|token)\w{0,24}"\s{1,8}"[^"\n]{1,80}"\s{0,8}\{[^{}]{0,400}?(?<![\w.])(?:value|plaintext|content|data)\s{0,16}=\s{0,4}"([^"\n]{1,512})"/g,
  ),
  // `client.username_pw_set("orders", "…")`, `withCredentials("orders", "…")`, `set_password("shop", "orders", "…")`
  form(
    ['pw_set', 'passw', 'credentials(', '.basic('],
    /(?<![\w-])\w{0,24}(?:pw_set|set_?passwd|(?:[Ss]et|[Ww]ith|[Aa]dd|[Uu]se|[Cc]hange|[Uu]pdate|[Rr]eset)_?\w{0,12}(?:[Pp]assword|[Cc]redentials)|(?<=\.)basic)\(\s{0,4}(?:(?:["'`][^"'`\n]{1,128}["'`]|[\w.$]{1,64})\s{0,4},\s{0,4}){1,3}["'`]([^"'`\n]{1,256})["'`]\s{0,4}\)/g,
  ),
  // `fn db_password() -> String { "…".to_string() }`, `func dbPassword() string { return "…" }`
  keyed(
    ['()'],
    /(?<![\w$])([A-Za-z_]\w{2,63})\(\)\s{0,4}(?:->|:)?\s{0,2}[&'*A-Za-z][\w&'* <>[\]]{0,30}\{\s{0,32}(?:return\s{1,4})?(?:[A-Za-z:]{1,16}\()?["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `Sprintf("root:%s@tcp(db)/orders", "…")`, `"redis://:%s@cache" % "…"`
  form(
    ['%s@', '%v@', '{}@'],
    /:(?:%[sv]|\{\})@[^"'`\n]{0,160}["'`]\s{0,4}(?:,|%|\.format\(|\.formatted\()\s{0,4}\(?(?:["'`][^"'`\n]{1,64}["'`],\s{0,4}(?=["'`][^"'`\n]{1,256}["'`]\s?\)))?\s{0,4}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `toSecureString("…")`, `encrypt("…", key)`
  form(
    ['secure', 'crypt('],
    /(?<![\w-])(?:\w{1,24}\.)?(?:(?:to|make|as|new|create|build)_?[Ss]ecure(?:_?[Ss]tr(?:ing)?)?|[Tt]o[Ss]ecure\w{0,8}|[Ee]ncrypt)\(\s{0,4}["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `create_user('orders', 'orders@example.com', '…')`
  form(
    ['user('],
    /(?<![\w-])(?:\w{1,24}\.){0,3}(?:create|add|register|new|make|insert)_?(?:[Ss]uper|[Aa]dmin)?_?[Uu]ser\(\s{0,4}(?:["'`][^"'`\n]{1,128}["'`]\s{0,4},\s{0,4})["'`][^"'`\n@]{1,64}@[^"'`\n]{1,128}["'`]\s{0,4},\s{0,4}(?:password\s?=\s?)?["'`]([^"'`\n]{1,256})["'`]/g,
  ),
  // `keychain.set("…", forKey: "password")`
  keyed(
    ['forkey:', 'forhttpheaderfield:'],
    /(?="[^"\n]{1,256}",?\s{1,4}for(?:Key|HTTPHeaderField):\s{0,4}@?"([A-Za-z][\w.-]{1,63})")"([^"\n]{1,256})"/g,
  ),
];
