/** Scrubbed keys inside text: `password=…`, `"secret": "…"`, `Authorization: …`, `--api-key …`, `SetPassword("…")`. */
import { COLON, COMMA, EQUALS, LESS, PAREN, PIPE, SPACE } from '../characters.js';
import type { Span } from '../span.js';

const PAIR =
  /(?<![A-Za-z0-9_.-])(\$?[A-Za-z_@][\w.-]{1,63})(\\{0,6}["'`]|\])?(?:["']?\])?[ \t]{0,24}(?:[:=?]{0,2}=>?|:|<-)[ \t]{0,24}(?:[a-zA-Z]{0,2}(?=["'`]))?(\\{0,6}["'`])?/g;
const FLAG = /(?<![\w-])--?([A-Za-z][\w-]{1,63})[ \t]+(?!-)([^\s"']{1,4000})/g;
const XML = /<([A-Za-z][\w.:-]{1,63})(?:\s[^<>]{0,200})?>([^<>]{1,4000})<\//g;
const PROSE =
  /(?<![\w-])(password|passwd|pwd|passphrase|passcode|secret|api[ -]?key|access[ -]?key|pin|credentials?|(?:access|auth|api) token)(?:[ \t]+(?:is|was|are|of|set to|changed to|used)[ \t:|]+["'`]?|[ \t]*\|[ \t]*|[ \t:]+["'`])([^\s"'`|]{1,256})/gi;
const CALL = /(?<![\w-])([A-Za-z_][\w.]{2,63})\(\s{0,8}["'`]([^"'`\n]{1,512})["'`]\s{0,8}\)/g;
/** `put("password", "…")`, `'password', '…'` */
const LISTED = /["'`]([A-Za-z][\w. -]{1,63})["'`]\s{0,4}(?:,|=>)\s{0,4}["'`]([^"'`\n]{1,512})["'`]/g;
/** Each with a sign without which it finds nothing. */
const MORE = [
  [FLAG, '-'],
  [XML, '<'],
  [PROSE, ' '],
  [PROSE, '|'],
  [CALL, '('],
  [LISTED, ','],
  [LISTED, '=>'],
] as const;
/** Headers whose value is the rest of the line. */
const LINE_HEADERS = /^(?:proxy-)?authorization$|^(?:set-)?cookie$/i;
const SCHEME = /^(?:Bearer|Basic|Digest|Negotiate|Token|ApiKey|AWS4-HMAC-SHA256)[ \t]+/i;
/** What can stand for a secret and is none; a call or a variable names where the secret is. */
const NOTHING = /^(?:null|undefined|true|false|none|nil|\{|\[|\(|\[object Object\]|yes|no|\*{3,}|<REDACTED>)$/i;
/** Some stem of a scrubbed key; without one no key of a text can be one. */
const STEMS =
  /pass|pwd|secret|key|token|auth|cred|cookie|sign|pin|otp|cv[vc]|csrf|xsrf|jwt|dsn|bearer|connection|webhook|ip/i;

/** What stands between a key and its value: one of these in every pattern above. */
const SIGNS = COLON | EQUALS | LESS | SPACE | PAREN | COMMA | PIPE;

/** True when the value of this key is hidden one way. */
export type ScrubKeys = (key: string) => boolean;

/**
 * Values of one-way keys in text.
 *
 * @param hasOwnKeys the policy names further keys, so that the list of stems does not tell
 */
export function scrubbedSpans(
  text: string,
  features: number,
  isScrubbed: ScrubKeys,
  hasOwnKeys: boolean,
): readonly Span[] {
  if ((features & SIGNS) === 0 || (!hasOwnKeys && !STEMS.test(text))) return [];
  const spans: Span[] = [];
  const add = (key: string, start: number, end: number): void => {
    if (end > start && !NOTHING.test(text.slice(start, end))) {
      spans.push({ start, end, kind: 'REDACTED', reason: `the key “${key}” is never sent` });
    }
  };
  let covered = 0;
  PAIR.lastIndex = 0;
  for (let match = PAIR.exec(text); match !== null; match = PAIR.exec(text)) {
    const key = match[1] ?? '';
    if (!isScrubbed(key)) continue;
    const start = match.index + match[0].length;
    if (start >= text.length || (start < covered && match[3] === undefined)) continue;
    covered = valueEnd(text, start, key, match[3], match[2]);
    // The scheme of a credential says how, not who.
    add(key, start + (SCHEME.exec(text.slice(start, Math.min(covered, start + 40)))?.[0].length ?? 0), covered);
  }
  for (const [pattern, sign] of MORE) {
    if (!text.includes(sign)) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const key = match[1] ?? '';
      const value = match[2] ?? '';
      if (!(pattern === PROSE || isScrubbed(key))) continue;
      const start = match.index + match[0].lastIndexOf(value);
      add(key, start, start + value.length);
    }
  }
  return spans;
}

/** Where a value ends: at its closing quote, at the line's end for headers, else where the word ends. */
function valueEnd(
  text: string,
  start: number,
  key: string,
  quote: string | undefined,
  keyQuote: string | undefined,
): number {
  const stop = Math.min(text.length, start + 8000);
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
    const end = rest.search(/[\r\n]|\\n/);
    return end < 0 ? stop : start + end;
  }
  const scheme = SCHEME.exec(rest)?.[0].length ?? 0;
  const end = rest.slice(scheme).search(/[\s&;,"'`)}\]|<>]/);
  return end < 0 ? stop : start + scheme + end;
}
