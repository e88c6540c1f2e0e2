/**
 * Rules for names that somebody chose and that may be ordinary words: what stands behind `user=`, `Author:` or
 * `password for` is hidden whatever it is, unless it plainly says something else (`user: not found`).
 */
import { wordsOf } from '../../model/words.js';
import { AT, COLON, EQUALS, isDigitCode, isWordCode, LESS, LOWER, SLASH, SPACE } from '../characters.js';
import { ENDINGS, typeOfEnding } from '../keys/endings.js';
import { STANDING_ACCOUNTS } from '../keys/key-tables.js';
import { segmentsOf } from '../keys/scrubbed-keys.js';
import type { Span } from '../span.js';
import { SAYS_STATE } from '../vocabulary/state-words.js';
import { NUMBERED } from '../vocabulary/system-words.js';
import { isOfTrade } from '../vocabulary/trade-words.js';
import { matchesOf, patternRule, type Rule } from './rule.js';

/** Nouns that `user` stands before as a word of the field. */
const OF_USERS = new Set(
  wordsOf(`input inputs session sessions request requests data agent agents pool pools id ids name names error errors service services
  account accounts profile profiles interface event events token tokens role roles group groups table tables code message
  messages query queries action actions object objects record records login logins password passwords email emails cache
  database db space experience defined preferences settings details info information list lists store module model controller
  handler manager user users username api endpoint endpoints route routes function functions lambda topic queue stream index lookup management
  registration authentication authorization permissions access activity context count creation deletion update feedback story
  interaction identity attributes attribute entity repository client type types mode process time land level`),
);

const REASON = 'a name behind the word that says whose it is';

function mayBeName(value: string): boolean {
  const lower = value.toLowerCase();
  if (SAYS_STATE.has(lower) || STANDING_ACCOUNTS.has(lower)) return false;
  return (
    /[\p{L}\p{N}]{2}/u.test(value) &&
    !/^(?:\d{1,3}|0x[\da-f]+|arn:.*|<[A-Z_\d]+|T[+-].*|\$[A-Z_]{3,}|\$?\{.*|%\w+%)$/.test(value) &&
    !value.includes('://')
  );
}

/** The kinds of a key that are hidden in text too; ids have rules of their own. */
const KINDS: ReadonlySet<string> = new Set(['NAME', 'GEO']);
const LAST_SEGMENTS = new Set(
  [...ENDINGS].flatMap(([ending, type]) => (KINDS.has(type) ? (ending.split(' ').at(-1) ?? []) : [])),
);
const MAX_KEY = 48;

const isLowerCode = (code: number): boolean => code >= 97 && code <= 122;
const isUpperCode = (code: number): boolean => code >= 65 && code <= 90;

/** The last segment of the key that ends at `end`, as segmentsOf would cut it; most signs stand behind no name's. */
function lastSegment(text: string, end: number): string {
  let start = end;
  while (start > 0 && isLowerCode(text.charCodeAt(start - 1))) start -= 1;
  if (start < end) start -= Number(isUpperCode(text.charCodeAt(start - 1)));
  else while (start > 0 && isUpperCode(text.charCodeAt(start - 1))) start -= 1;
  return text.slice(start, end).toLowerCase();
}

/** The type of what stands behind this key, by its last segments, as for a key of JSON. */
function kindOf(key: string): 'NAME' | 'GEO' | undefined {
  const type = typeOfEnding(segmentsOf(key));
  return type === 'NAME' || type === 'GEO' ? type : undefined;
}

/** Where the key that ends at `end` begins; it may hold one space, as `user name` does. */
function keyStart(text: string, end: number): number {
  let at = end;
  let spaces = 0;
  for (; at > 0 && end - at < MAX_KEY; at -= 1) {
    const code = text.charCodeAt(at - 1);
    if (isWordCode(code) || code === 95 || code === 45 || code === 46) continue;
    if (code !== 32 || spaces === 1 || at === end) break;
    spaces += 1;
  }
  return at;
}

const QUOTED = /\s{0,2}\\{0,3}(["'`])([^"'`\\\n]{2,64})\\{0,3}\1/y;
const BARE = /\s{0,2}([^\s,;&"'`()[\]{}<>|=\\]{2,64})(?![^\s,;&"'`)\]}>|\\])/y;
/** The whole of a field that has a line, or a part of one, to itself. */
const LINE =
  /\s{0,2}([\p{L}\p{M}][\p{L}\p{M}'’.-]{1,30}(?: [\p{L}\p{M}][\p{L}\p{M}'’.-]{1,30}){0,3})(?=[ \t]{0,4}(?:[\r\n,;|]|$))/uy;

const keyedNames: Rule = {
  name: 'keyed-name',
  requires: 0,
  anyOf: EQUALS | COLON,
  needs: [],
  find(text) {
    const spans: Span[] = [];
    for (let at = 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code !== 61 && code !== 58) continue;
      const isColon = code === 58;
      let end = at;
      while (end > 0 && at - end < 2 && isMarkCode(text.charCodeAt(end - 1))) end -= 1;
      // `user= host=…` says nothing of the user.
      if (!isColon && end === at && text[at + 1] === ' ') continue;
      if (!endsKey(text, end)) continue;
      const segment = lastSegment(text, end);
      const isNumber = NUMBER_SEGMENTS.has(segment);
      if (!isNumber && !LAST_SEGMENTS.has(segment) && segment !== 'name') continue;
      const start = keyStart(text, end);
      if (isNumber) {
        const number = numberBehind(text, text[at + 1] === '>' ? at + 2 : at + 1, text.slice(start, end));
        if (number !== undefined) spans.push({ ...number, kind: 'ID', reason: NUMBER_REASON });
        continue;
      }
      const key = text.slice(start, end);
      const kind = kindOf(key) ?? (NAME_ALONE.test(key.trimStart()) && isInPerson(text, start) ? 'NAME' : undefined);
      if (kind === undefined) continue;
      const span = valueBehind(
        text,
        // `"owner" => "…"`, as Ruby and PHP write it.
        text[at + 1] === '>' ? at + 2 : at + 1,
        isColon,
        isColon && (start === 0 || /[\n,;|]\s?$/.test(text.slice(start - 2, start))),
      );
      if (span === undefined) continue;
      const value = text.slice(span.start, span.end);
      // `login: session started` is a sentence.
      const [first = '', ...more] = value.toLowerCase().split(' ');
      const isNoun = isColon && (more.length > 0 || text[span.end] === ' ') && OF_USERS.has(first);
      if (!isNoun && mayBeName(value)) spans.push({ ...span, kind, reason: REASON });
    }
    return spans;
  },
};

/** A space or a quote. */
const isMarkCode = (code: number): boolean => code === 32 || code === 34 || code === 39;

/** False for letters with which no segment above ends: most signs stand behind other words. */
function endsKey(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return isWordCode(last) && !isDigitCode(last) && SEGMENT_ENDS.has(pairOf(text.charCodeAt(end - 2), last));
}
/** Two letters, in any case. */
const pairOf = (first: number, second: number): number => ((first | 32) << 8) | (second | 32);

const NAME_ALONE = /^[:"']?name$/i;
/** `Customer{id=1, name='…'}`, `#<User name: "…">`: how a program prints an object that is somebody. */
const IN_PERSON =
  /(?:User|Customer|Person|Patient|Employee|Member|Contact|Account|Client|Owner|Tenant|Profile|Guest|Student|Passenger|Author|Recipient)(?:[A-Z][A-Za-z]{0,20})?\s?[({[<]?[^(){}[\]<>\n]{0,160}$/;
const isInPerson = (text: string, start: number): boolean =>
  IN_PERSON.test(text.slice(Math.max(0, start - 200), start).replace(/["':]$/, ''));

/** What the key of a number that identifies ends with, alone or glued to what it numbers: `customerId`, `orderno`. */
const NUMBER_ENDS = ['id', 'no', 'nr', 'num', 'number', 'ref'];
/** A user of a product: those of a system have numbers of up to five digits. */
const UID = /^[\w.-]*?uid$/i;
const UID_DIGITS = /\s{0,2}["']?(\d{6,12})(?![\w-]|\.\d)/y;
const NUMBER_SEGMENTS: ReadonlySet<string> = new Set([
  ...NUMBER_ENDS,
  'uid',
  ...[...NUMBERED].flatMap((noun) => NUMBER_ENDS.map((end) => noun + end)),
]);
const SEGMENT_ENDS: ReadonlySet<number> = new Set(
  [...LAST_SEGMENTS, ...NUMBER_SEGMENTS, 'name'].map((segment) =>
    pairOf(segment.charCodeAt(segment.length - 2), segment.charCodeAt(segment.length - 1)),
  ),
);
const NUMBER_REASON = 'a number behind a key that says whose it is';
const DIGITS_BEHIND = /\s{0,2}["']?(\d{2,12})(?![\w-]|\.\d)/y;

function digitsBehind(
  pattern: RegExp,
  text: string,
  from: number,
): { readonly start: number; readonly end: number } | undefined {
  pattern.lastIndex = from;
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : { start: pattern.lastIndex - digits.length, end: pattern.lastIndex };
}

/** The number behind `customerId=` and the like; ids of tasks and shards are no one's. */
function numberBehind(
  text: string,
  from: number,
  key: string,
): { readonly start: number; readonly end: number } | undefined {
  if (UID.test(key)) return digitsBehind(UID_DIGITS, text, from);
  const segments = segmentsOf(key);
  const last = segments.at(-1) ?? '';
  if (NUMBER_ENDS.includes(last) && !NUMBERED.has(segments.at(-2) ?? '')) return undefined;
  const digits = digitsBehind(DIGITS_BEHIND, text, from);
  if (digits !== undefined) return digits;
  const word = valueBehind(text, from, false, false);
  return word !== undefined && last.endsWith('id') && mayBeName(text.slice(word.start, word.end)) ? word : undefined;
}

function valueBehind(
  text: string,
  from: number,
  isColon: boolean,
  isField: boolean,
): { readonly start: number; readonly end: number } | undefined {
  for (const pattern of isField ? [QUOTED, LINE, BARE] : [QUOTED, BARE]) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (match === null) continue;
    const value = match[2] ?? match[1] ?? '';
    // A sentence behind a colon is no name.
    if (pattern === LINE && value.split(' ').some((word) => SAYS_STATE.has(word.toLowerCase()))) continue;
    const end =
      from + match[0].length - (pattern === QUOTED ? match[0].length - match[0].lastIndexOf(value) - value.length : 0);
    // `Type::name` and `C:\` are no fields.
    if (isColon && value.startsWith(':')) return undefined;
    return { start: end - value.length, end: end - (/[.:!?]+$/.exec(value)?.[0].length ?? 0) };
  }
  return undefined;
}

/** A word behind `user` names one unless `user` says what kind of thing it is. */
const isAccount = (value: string): boolean => mayBeName(value) && !OF_USERS.has(value.toLowerCase());

/** `<LastName>…</LastName>`: the whole of an element whose name says whose it is. */
const MARKUP = /<([A-Za-z][\w.:-]{1,40})(?:\s[^<>]{0,120})?>([^<>\n]{1,120})<\//g;
const markupNames: Rule = {
  name: 'markup-name',
  requires: LESS | SLASH,
  anyOf: 0,
  needs: ['</'],
  find(text) {
    const spans: Span[] = [];
    for (const match of matchesOf(MARKUP, text)) {
      const [whole, key = '', value = ''] = match;
      const kind =
        kindOf(key) ?? (NAME_ALONE.test(key) && SEVERAL.test(value) && !isOfTrade(value) ? 'NAME' : undefined);
      if (kind === undefined || !mayBeName(value.trim())) continue;
      const end = match.index + whole.length - 2;
      spans.push({ start: end - value.length, end, kind, reason: REASON });
    }
    return spans;
  },
};

/** Who writes, is meant or followed, and where. */
const BEFORE_HANDLE =
  /(?<![\p{L}\p{N}])(?:from|by|to|for|user|author|sender|handle|username|account|chat|mention(?:s|ed|ing)?|via|cc|repl(?:y|ied) to|follow(?:s|ed|ing)?|thanks|hey|hi|hello|insta(?:gram)?|telegram|twitter|tiktok|snapchat|discord|ig)[ =:]{1,2}["'(]?$/iu;
/** Written as names of persons and firms are. */
const SEVERAL = /^\p{Lu}[\p{L}\p{M}'’.-]{1,30}(?: (?:[a-z]{2,3} )?\p{Lu}[\p{L}\p{M}'’.-]{1,30}){1,4}$/u;

export const accountRules: readonly Rule[] = [
  keyedNames,
  markupNames,
  patternRule({
    name: 'account-in-sentence',
    kind: 'NAME',
    reason: REASON,
    requires: SPACE,
    needs: ['user ', ' for ', ' as ', 'username', 'user name', 'login ', 'logon '],
    pattern:
      /(?<![\p{L}\p{N}])(?:(?:for|by|as|invalid|unknown|illegal|authenticating) user|(?:[Pp]assword|publickey|hostbased|keyboard-interactive\/pam|none) for(?: (?:invalid|illegal) user)?|(?:logged|signed|authenticated|connected|impersonating)(?: in| on)? as(?: user)?|[Uu]ser[ _-]?name(?: is| was)?|log(?:in|on)(?= [^\s/]{2,64} \/ \S)) ([\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63})(?=$|[,;.:)\]\n]| (?:from|by|at|on|with|via|port|using|and|was|is|has|to|in)(?![\p{L}\p{N}])| \d| \/ )/gu,
    accept: isAccount,
  }),
  patternRule({
    name: 'account-that-acts',
    kind: 'NAME',
    reason: REASON,
    requires: SPACE,
    needs: ['user ', 'customer ', 'account ', 'member ', 'tenant ', 'patient ', 'organization ', 'workspace '],
    pattern:
      /(?<![\p{L}\p{N}])(?:[Uu]ser|[Cc]ustomer|[Aa]ccount|[Mm]ember|[Tt]enant|[Pp]atient|[Oo]rganization|[Ww]orkspace) ([\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}) (?:(?:has |was |is )?(?:logged|signed|authenticated|disconnected|not (?:in|allowed|permitted|found|authorized)|locked out|suspended|disabled|blocked|over quota)|said|says|wrote|asked|complained|mentioned|does not exist|not found|from \d)(?![\p{L}])/gu,
    accept: isAccount,
  }),
  patternRule({
    name: 'account-first',
    kind: 'NAME',
    reason: 'who did what only persons do',
    requires: SPACE,
    needs: [' logged ', ' signed ', ' joined ', ' is typing', ' was banned', ' was kicked', ' was muted', ' left the '],
    pattern:
      /(?<=^|[\n\]|:]\s{1,2})@?([\p{L}\p{N}][\p{L}\p{N}._-]{2,31})(?= (?:(?:has |just )?(?:logged (?:in|out|on|off)|signed (?:in|out|up))|(?:has )?joined the|left the (?:game|room|channel|chat|server|lobby|meeting)|is typing|was (?:banned|kicked|muted|unbanned|promoted|demoted))(?![\p{L}\p{N}]))/gu,
    accept: (match) =>
      isAccount(match) &&
      !isOfTrade(match) &&
      !/^(?:he|she|they|we|you|who|nobody|somebody|someone|everyone)$/i.test(match),
  }),
  patternRule({
    name: 'handle',
    kind: 'NAME',
    reason: 'how somebody is called behind an @',
    requires: LOWER | AT,
    pattern: /(?<=[ =:"'(])@([A-Za-z][\w.]{2,30})(?![\w@/-])/g,
    accept: (match, text, start) =>
      BEFORE_HANDLE.test(text.slice(Math.max(0, start - 24), start - 1)) && !isOfTrade(match),
  }),
];
