/** Scrubbed keys inside text: `password=…`, `"secret": "…"`, `Authorization: …`, `--api-key …`. */
import { isScrubbedKey } from '../keys.js';
import type { Span } from '../span.js';

const PAIR = /(?<![A-Za-z0-9_.-])([A-Za-z][\w.-]{1,63})(\\{0,6}["'])?[ \t]{0,4}(?:=>?|:)[ \t]{0,4}(\\{0,6}["'`])?/dg;
const FLAG = /(?<![\w-])--?([A-Za-z][\w-]{1,63})[ \t]+(?!-)([^\s"']{1,4000})/dg;
const XML = /<([A-Za-z][\w.-]{1,63})(?:\s[^<>]{0,200})?>([^<>]{1,4000})<\//dg;
const PROSE =
  /(?<![\w-])(password|passwd|passphrase|passcode|secret|api[ -]?key|access[ -]?key|pin|credentials?)\s+(?:is|was|of|set to|changed to)\s+["']?([^\s"']{1,256})/dgi;
/** Headers whose value is the rest of the line. */
const LINE_HEADERS = /^(?:proxy-)?authorization$|^(?:set-)?cookie$/i;
const SCHEME = /^(?:Bearer|Basic|Digest|Negotiate|Token|ApiKey|AWS4-HMAC-SHA256)[ \t]+/i;

export function scrubbedSpans(text: string, scrubKeys: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  const add = (key: string, start: number, end: number): void => {
    const value = text.slice(start, end);
    if (end > start && !/^(?:null|undefined|true|false|none|nil|\{|\[|\(|\[object Object\])$/i.test(value)) {
      spans.push({ start, end, kind: 'REDACTED', reason: `the key “${key}” is never sent` });
    }
  };
  let covered = 0;
  for (const match of text.matchAll(PAIR)) {
    const key = match[1] ?? '';
    if (!isScrubbedKey(key, scrubKeys)) continue;
    const start = match.index + match[0].length;
    if (start >= text.length || (start < covered && match[3] === undefined)) continue;
    covered = valueEnd(text, start, key, match[3], match[2]);
    add(key, start, covered);
  }
  for (const pattern of [FLAG, XML, PROSE]) {
    for (const match of text.matchAll(pattern)) {
      const value = match.indices?.[2];
      const key = match[1] ?? '';
      if (value === undefined || !(pattern === PROSE || isScrubbedKey(key, scrubKeys))) continue;
      add(key, value[0], value[1]);
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
