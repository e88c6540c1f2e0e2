/**
 * What can stand where a secret would and is none: nothing, the type of a value, a call, a variable, a file that holds it, or
 * what documents write for one that the reader has to put in.
 */

const NOTHING =
  /^(?:null|undefined|true|false|none|nil|new|await|yield|lambda|string|str|bytes|number|boolean|varchar|nvarchar|\{|\[|\(|\[object Object\]|yes|no|same-origin|include|omit|:[a-z_]\w{1,40}|\*{3,}|<REDACTED>|!(?:Ref|Sub|GetAtt|ImportValue|Join|FindInMap|If)|\d{1,2}|[xX*.•#_-]{4,}|\?|\$\d{1,2}|%s|!vault|GPIO\d{1,2}|\{\{-?|[245]\.\d\.\d{1,3}|%env\(.{1,80})$/i;

/** A name in code: where it stands without quotes, and a bracket that opens ends it, it says where the secret is. */
const OPENED = /^(?:\[\]|&|\*)?\$?[A-Za-z_][\w$.>:-]{0,80}[([]$/;
/** A call as far as a reader of values comes, the bracket that closes it left out: `hash(password`, `secrets.token_hex(16`. */
const CALLED =
  /^(?:[A-Za-z_$][\w$.>:]{1,80}\((?:[A-Za-z_$][A-Za-z_$.=,*&]{0,80}|\d{1,5})?|(?:[A-Za-z_$][\w$]{0,40}(?:\.|::|->|_)){1,6}\w{1,40}\([\w$.=,*&]{0,80})$/;
/** An object that programs keep settings and arguments in, and a path below it. */
const OF_PROGRAM =
  /^(?:data|var|local|module|secrets|env|inputs|req|request|this|self|config|settings|params|options|props|args|ctx|process)\.[a-z_][\w.]{1,80}$/i;
/** A variable as shells, templates, build files and Windows write one. */
const VARIABLE =
  /^(?:\$\{\{? ?[a-z_][\w.]{0,80}\}{0,2}|\$[A-Z_][A-Z0-9_]{2,63}|\$\([\w ./-]{1,60}\)?|%[A-Za-z_]\w{1,63}%|@@?[A-Z_]{2,40}@@?|[#$]?\{{1,2} ?[A-Za-z_][\w.]{1,60} ?\}{0,2}|<%=? ?[\w.[\]]{1,60}(?: ?%>)?|\(\([\w./-]{1,60}(?:\)\))?|process\.env\.\w{1,64})$/i;
/** A list of what is kept elsewhere, by name: `imagePullSecrets:` with `- name: …` below it. */
const NAMED = /^\s{0,32}- (?:name|secretName|secretRef|secretKeyRef|configMapRef):/;
const FILE = /^(?:\.{0,2}|~|[a-z]:)?[/\\][\w./\\-]{1,200}\.(?:pem|key|crt|cer|p12|pfx|jks)$/i;
/** `<your-password>`, `YOUR_API_KEY`, `insert-token-here`. */
const TO_BE_PUT_IN =
  /^(?:<[A-Za-z][\w -]{1,48}>?|\[(?:[A-Za-z]{2,16}[ _-]){1,4}[A-Za-z]{2,16}\]?|\[[A-Z]{4,16}\]?|(?:your|insert|enter|replace)[ _-](?:[A-Za-z]{2,16}[ _-]){0,4}(?:password|secret|token|key|here|credentials?)s?)$/i;

/**
 * True for a value that is no secret.
 *
 * @param isQuoted a text in quotes is no call and no variable of a program
 * @param after what follows the value
 */
export function isReference(value: string, isQuoted: boolean, after = ''): boolean {
  if (NOTHING.test(value) || VARIABLE.test(value) || FILE.test(value) || TO_BE_PUT_IN.test(value)) return true;
  if (NAMED.test(value)) return true;
  if (isQuoted) return false;
  return OPENED.test(value) || OF_PROGRAM.test(value) || (CALLED.test(value) && CALL_GOES_ON.test(after));
}
const CALL_GOES_ON = /^[),\s]/;
