/** Scrubbed keys inside text: `password=…`, `"secret": "…"`, `Authorization: …`, and the forms of scrubbed-forms.ts. */
import { COLON, COMMA, EQUALS, FOREIGN, LESS, PAREN, PIPE, QUOTE, SPACE } from '../characters.js';
import { SignIndex } from '../sign-index.js';
import type { Span } from '../span.js';
import { SAYS_OUTCOME, SAYS_STATE } from '../vocabulary/state-words.js';
import { isReference } from './references.js';
import { matchesOf } from './rule.js';
import type { ScrubbedForm } from './scrubbed-form.js';
import { COMMAND, COMMAND_SIGNS, CREDENTIAL_OPTION } from './scrubbed-forms.js';
import { scrubbedRows, scrubbedTuples } from './scrubbed-rows.js';
import { hasForm, STEMS } from './scrubbed-stems.js';
import { cookieParts, schemeLength } from './scrubbed-values.js';

/** A key, perhaps its type, a sign of assignment, and the quote that opens the value with what languages write before it. */
const PAIR =
  /(?<![A-Za-z0-9_.-])(?:-D(?=[a-z])|-{0,2})(\$?[A-Za-z_@][\w.-]{1,63})(\\{0,6}["'`]|\])?(?:["']?\])?[ \t]{0,24}(?::[ \t]{0,4}&?(?:'[a-z]{1,16}[ \t])?[A-Za-z][\w<>?.[\]]{0,30}(?:[ \t]{0,2}\|[ \t]{0,2}[A-Za-z][\w.[\]]{0,30})?[ \t]{0,4}(?==))?(?:(?:\[\w{0,24}\][ \t]{0,4})?[:=?!]{0,2}=>?|:|<-|->|\|\||\?\?)[ \t]{0,24}(?:!![a-z]{2,12}[ \t]{1,4})?(?:[a-zA-Z@$&]{0,2}(?=["'`]))?("""|'''|\\{0,6}["'`])?/g;
/** The same for keys in any script, several times as slow. */
const FOREIGN_PAIR = new RegExp(
  PAIR.source
    .replace('(?<![A-Za-z0-9_.-])', String.raw`(?<![\p{L}\p{N}_.\-])`)
    .replace(String.raw`(\$?[A-Za-z_@][\w.-]{1,63})`, String.raw`(\$?[\p{L}_@][\p{L}\p{M}\p{N}_.\-]{1,63})`),
  'gu',
);
/** Headers whose value is the rest of the line. */
const LINE_HEADERS = /^(?:proxy-)?authorization$|^(?:set-)?cookie$/i;
/** `ExpiredTokenException: The security token…`: what follows is the message of an error, and no value of a key. */
const ERROR_NAME = /^(?:[\w$]+\.)*[A-Z]\w*(?:Exception|Error|Fault)$/;
/** Such a name, or a credential behind its scheme in a list of headers. */
const IS_NO_KEY = /^(?:(?:[\w$]+\.)*[A-Z]\w*(?:Exception|Error|Fault)$|(?:Bearer|Basic|Digest|Token) )/;
const COOKIES = /^(?:set-)?cookies?$/i;
/** What stands between a key and its value: one of these in every pattern above. */
const SIGNS = COLON | EQUALS | LESS | SPACE | PAREN | COMMA | PIPE | FOREIGN;

/** True when the value of this key is hidden one way. */
export type ScrubKeys = (key: string) => boolean;

/** False only for text in which none of the patterns above finds anything. */
export const mayAssign = (features: number): boolean => (features & SIGNS) !== 0;

/** What a text is searched for before anything else here, by two owners: without any of it most texts are done with. */
export const SIGNS_OF_ANY: readonly (readonly string[])[] = [STEMS, COMMAND_SIGNS];

export interface Forms {
  readonly forms: readonly ScrubbedForm[];
  /** The signs of each form, and of rows behind them. */
  readonly signs: SignIndex;
}

export const formsOf = (forms: readonly ScrubbedForm[]): Forms => ({
  forms,
  signs: new SignIndex([...forms.map(({ signs }) => signs), ['values']]),
});

/** An index that has read the text in lower case, and which of its owners is the first of SIGNS_OF_ANY. */
export interface ReadSigns {
  readonly signs: SignIndex;
  readonly first: number;
}

/**
 * Values of one-way keys in text that may assign.
 *
 * @param hasOwnKeys the policy names further keys, so that the list of stems does not tell
 */
export function scrubbedSpans(
  text: string,
  features: number,
  read: ReadSigns,
  { forms, signs }: Forms,
  isScrubbed: ScrubKeys,
  hasOwnKeys: boolean,
): readonly Span[] {
  const hasCommand = read.signs.holds(read.first + 1);
  if (
    !hasOwnKeys &&
    (features & FOREIGN) === 0 &&
    !read.signs.holds(read.first) &&
    !hasCommand &&
    !hasForm(text, features)
  )
    return NONE;
  const spans: Span[] = [];
  const add = (key: string, start: number, end: number): void => {
    if (end <= start) return;
    const value = text.slice(start, end);
    const isQuoted = isQuotedAt(text, start);
    if (isReference(value, isQuoted, text.slice(end, end + 2)) || (!isQuoted && isSameName(key, value))) return;
    const parts = COOKIES.test(key) ? cookieParts(value) : [{ start: 0, end: value.length }];
    for (const part of parts) {
      const reason = `the key “${key}” is never sent`;
      spans.push({ start: start + part.start, end: start + part.end, kind: 'REDACTED', reason });
    }
  };
  let covered = 0;
  const pair = (features & FOREIGN) === 0 ? PAIR : FOREIGN_PAIR;
  pair.lastIndex = 0;
  for (let match = pair.exec(text); match !== null; match = pair.exec(text)) {
    const key = match[1] ?? '';
    if (!isScrubbed(key) || (match[3] === undefined && isNoKey(text, match.index, key))) {
      // What looked like its type may be a key itself: `Error: password=…`.
      pair.lastIndex = match.index + match[0].indexOf(key) + key.length;
      continue;
    }
    const start = match.index + match[0].length;
    if (start >= text.length || (start < covered && match[3] === undefined)) continue;
    covered = valueEnd(text, start, key, match[3], match[2]);
    if (match[3] === undefined) {
      // What is compared without quotes is a variable.
      if (COMPARES.test(match[0])) continue;
      if (saysOutcome(match[0], key, text.slice(start, covered), text.slice(covered, covered + 16))) continue;
      covered = Math.max(covered, listedEnd(text, match.index, start));
    }
    // The scheme of a credential says how, not who.
    add(key, start + schemeLength(text.slice(start, Math.min(covered, start + 60))), covered);
  }
  signs.read(text.toLowerCase());
  for (let index = 0; index < forms.length; index += 1) {
    const form = forms[index];
    if (form === undefined || !signs.holds(index)) continue;
    const { pattern, isKeyed } = form;
    for (const match of matchesOf(pattern, text)) {
      const value = lastGroup(match);
      if (isKeyed && (!isScrubbed(match[1] ?? '') || IS_NO_KEY.test(match[1] ?? ''))) continue;
      const start = match.index + match[0].lastIndexOf(value);
      const isQuoted = isQuotedAt(text, start);
      // `password is required` gives none.
      const bare = value.toLowerCase().replace(/[.:;,!?)]+$/, '');
      if (!isQuoted && (SAYS_STATE.has(bare) || SAYS_OUTCOME.has(bare))) continue;
      const end = start + value.length;
      // `secret "orders" not found` tells its name.
      if (isQuoted && match[0].startsWith('secret') && TELLS_NAME.test(text.slice(end + 1, end + 40))) continue;
      add(isKeyed ? (match[1] ?? '') : 'password', start, isQuoted ? end : phraseEnd(text, start, end));
    }
  }
  if (signs.holds(forms.length)) scrubbedRows(text, isScrubbed, add);
  if ((features & OF_TUPLES) === OF_TUPLES) scrubbedTuples(text, isScrubbed, add);
  if (hasCommand) spans.push(...commandSpans(text));
  return spans;
}

const COMPARES = /[!=]==?[ \t]*$/;

/** `this.password = password`: a variable of the same name. */
const isSameName = (key: string, value: string): boolean =>
  SAME_NAME.exec(key)?.[1]?.toLowerCase() === value.toLowerCase() && /^(?:this|self|@|\$this)(?:[.:]|->|\w)/.test(key);
const SAME_NAME = /[.>@_]([A-Za-z]\w*)$/;

/** What stands before a colon like a key and is the name of an error, a word of a parser or the type of a resource. */
const isNoKey = (text: string, start: number, key: string): boolean =>
  ERROR_NAME.test(key) || isOfGrammar(text, start, key) || isTypeInArn(text, start, key);

/** `arn:aws:secretsmanager:…:secret:orders` names a secret; the rule for ARNs hides the name. */
const isTypeInArn = (text: string, start: number, key: string): boolean =>
  key === 'secret' && text[start - 1] === ':' && BEFORE_TYPE.test(text.slice(Math.max(0, start - 100), start));
const BEFORE_TYPE = /(?<![A-Za-z0-9])arn:aws[a-z-]{0,12}:secretsmanager:[a-z0-9-]{0,24}:\w{0,64}:$/;

/** `Unexpected token: punctuation`: what a parser met. */
const isOfGrammar = (text: string, start: number, key: string): boolean =>
  key.length === 5 && /unexpected $/i.test(text.slice(Math.max(0, start - 11), start));

const NONE: readonly Span[] = [];
const OF_TUPLES = COMMA | EQUALS | QUOTE;

const TELLS_NAME =
  /^[ \t](?:(?:was |is )?(?:not found|missing|forbidden)|does not exist|already exists|in (?:the )?namespace)/;

/** `Invalid token: expired`, `cookie: missing on the request`: what became of it instead of what it is. */
export function saysOutcome(keyed: string, key: string, value: string, after = ''): boolean {
  if (!COLON_AND_SPACE.test(keyed)) return false;
  // `Invalid token: signature mismatch`
  if (OUTCOME_BEHIND.test(after) && FIRST_WORD.test(value)) return true;
  const isLine = LINE_HEADERS.test(key) && !value.includes('=');
  return SAYS_OUTCOME.has((isLine ? (FIRST_WORD.exec(value)?.[0] ?? '') : value).toLowerCase());
}
const COLON_AND_SPACE = /:[ \t]{1,24}$/;
const OUTCOME_BEHIND = /^ (?:mismatch|invalid|expired|missing|rejected|failed|malformed|verification failed)(?![\w-])/;
const FIRST_WORD = /^[A-Za-z]{2,16}(?![\w=:.@/-])/;

/** Where the value ends of a pair of a list, `;Password=winter is coming;`: its words go on to the next mark; 0 elsewhere. */
function listedEnd(text: string, pairStart: number, start: number): number {
  if (!OPENS_PAIR.test(text.slice(Math.max(0, pairStart - 68), pairStart))) return 0;
  LISTED.lastIndex = start;
  return LISTED.test(text) ? LISTED.lastIndex : 0;
}
const OPENS_PAIR = /=[^;=\n]{0,64};\s?$/;
const LISTED = /[^;"'\n=<>:]{1,64}(?=;)/y;

const QUOTES = '"\'`';
const isQuotedAt = (text: string, start: number): boolean => start > 0 && QUOTES.includes(text[start - 1] ?? '');
const lastGroup = (match: RegExpExecArray): string => match.findLast((group) => group !== undefined) ?? '';

/** Passwords among the options of a command; of `user:password` the password alone. */
function commandSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const command of matchesOf(COMMAND, text)) {
    for (const option of matchesOf(CREDENTIAL_OPTION, command[0])) {
      const [whole, name = ''] = option;
      const value = lastGroup(option);
      const colon = value.search(command[1] === 'lftp' ? /[:,]/ : /:/);
      // A user without a password is left to the other rules.
      if (colon < 0 && USER_OPTION.test(name)) continue;
      // The folder in which a container works.
      if (name === '-w' && value.startsWith('/')) continue;
      // A space behind it: the command asks, and what follows is a database.
      if (name === '-p' && option[0].startsWith('-p ') && ASKS.test(command[1] ?? '')) continue;
      if (isReference(USER_OPTION.test(name) ? value.slice(colon + 1) : value, true)) continue;
      const from = command.index + option.index + whole.lastIndexOf(value);
      const end = from + value.length;
      const start = from + (USER_OPTION.test(name) ? colon + 1 : 0);
      spans.push({ start, end, kind: 'REDACTED', reason: `the option “${name}” of a command is never sent` });
    }
  }
  return spans;
}
const ASKS = /^(?:mysql\w*|mariadb)$/;
const USER_OPTION = /^(?:-u|-U|--user|--proxy-user)$/;

/** Where a value ends: at its closing quote, at the line's end for headers, else where the word ends. */
function valueEnd(
  text: string,
  start: number,
  key: string,
  quote: string | undefined,
  keyQuote: string | undefined,
): number {
  const stop = Math.min(text.length, start + 8000);
  if (quote !== undefined && quote === quote.charAt(0).repeat(3)) {
    const close = text.indexOf(quote, start);
    return close < 0 || close > stop ? stop : close;
  }
  if (quote !== undefined) {
    const mark = quote.at(-1) ?? '"';
    for (let at = start; at < stop; at += 1) {
      if (text[at] === '\n') return at;
      if (text[at] !== mark) continue;
      let slashes = 0;
      while (at - slashes - 1 >= start && text[at - slashes - 1] === '\\') slashes += 1;
      if (slashes <= quote.length - 1) return at - slashes;
    }
    return stop;
  }
  const rest = text.slice(start, stop);
  if (LINE_HEADERS.test(key) && keyQuote === undefined) {
    // A header in quotes ends with them: `-H "Authorization: …" https://…`.
    const opened = HEADER_IN_QUOTES.exec(text.slice(Math.max(0, start - 40), start))?.[1];
    const end = opened === undefined ? rest.search(/[\r\n]|\\n/) : rest.search(LINE_OR_QUOTE[opened] ?? /[\r\n]/);
    return end < 0 ? stop : start + end;
  }
  // `Pwd={a;b}`, as connection strings quote.
  const braced = BRACED.exec(rest)?.[0].length;
  if (braced !== undefined) return start + braced;
  const scheme = schemeLength(rest);
  UNQUOTED.lastIndex = scheme;
  const found = start + scheme + (UNQUOTED.exec(rest)?.[0].length ?? 0);
  return scheme > 0 ? found : phraseEnd(text, start, found, PASS_PHRASE.test(key) ? 2 : LEAST_WORDS);
}

/** To a space or a quote; a bracket or a sign between ends it too, unless the word goes on behind it and is no other key. */
const UNQUOTED =
  /(?:[^\s&;,"'`)}\]|<>]|(?<=\S)(?:[)}\]]{1,8}(?=[\w#%*^~$-])|[&;,|](?=[\w#%*^~$-])(?![\w.-]{1,64}\s?["']?[=:])|>(?=[^\s\w<>"'`(){}[\]])))*/y;
const HEADER_IN_QUOTES = /(["'`])(?:proxy-authorization|authorization|set-cookie|cookie)\s?:\s{0,4}$/i;
const LINE_OR_QUOTE: Readonly<Record<string, RegExp>> = { '"': /[\r\n"]/, "'": /[\r\n']/, '`': /[\r\n`]/ };
const BRACED = /^\{[^{}"'\s:][^{}\n:]{0,255}\}/;

/**
 * Where a pass phrase of several words ends; `end` when what follows the first word tells of something else. Words are
 * small and none of them says a state, so that `token: abc could not be read` loses one word.
 */
function phraseEnd(text: string, start: number, end: number, least = LEAST_WORDS): number {
  if (!PHRASE_WORD.test(text.slice(start, end))) return end;
  let at = end;
  let words = 1;
  NEXT_WORD.lastIndex = at;
  for (let match = NEXT_WORD.exec(text); match !== null && words < MOST_WORDS; match = NEXT_WORD.exec(text)) {
    const word = match[1] ?? '';
    if (SAYS_STATE.has(word)) return end;
    words += 1;
    at = NEXT_WORD.lastIndex;
  }
  return words >= least ? at : end;
}
/** A key that says that there may be several words. */
const PASS_PHRASE = /pass[ _-]?phrase$/i;
const PHRASE_WORD = /^[a-z]{2,16}$/;
const NEXT_WORD = / ([a-z]{2,16})(?![\w=:.@/-])/y;
const LEAST_WORDS = 3;
const MOST_WORDS = 24;
