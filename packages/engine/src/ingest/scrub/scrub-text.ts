/**
 * Scrubbing inside text: `key=value`, `key: value`, `"key":"value"` (also escaped, as in JSON within JSON) of the keys
 * in sensitive-key.ts. It removes what the sender named as secret; it does not look for secrets without a name: that
 * is the work of anonymize/.
 */
import { isTypeInArn, namesResource } from './resource-name.js';
import { isSensitiveKey, mayBeSensitive } from './sensitive-key.js';

export const redacted = '<REDACTED>';
const maxKeyChars = 64;
const keyChar = /[A-Za-z0-9_.-]/;
const schemes = /^(?:bearer|basic|digest|apikey|token|negotiate|hmac)$/i;

/** `text` with the values of sensitive keys replaced by `<REDACTED>`. One pass: linear in the length of the text. */
export function scrubText(text: string): string {
  // A key is told by what stands between it and its value.
  if (!/[=:]/.test(text) || !mayBeSensitive(text)) return text;
  const parts: string[] = [];
  let copied = 0;
  const separators = /[=:]/g;
  for (let match = separators.exec(text); match !== null; match = separators.exec(text)) {
    const key = keyBefore(text, match.index, copied);
    if (key === undefined) continue;
    const value = valueAfter(text, match.index, key);
    if (value === undefined) continue;
    if (namesResource(key.name, text.slice(value.from, value.to))) {
      separators.lastIndex = value.to;
      continue;
    }
    parts.push(text.slice(copied, value.from), value.replacement);
    copied = value.to;
    separators.lastIndex = value.to;
  }
  return copied === 0 ? text : parts.join('') + text.slice(copied);
}

interface Key {
  readonly name: string;
  /** What closes the key just before the separator: nothing, a quote, or a quote with backslashes before it. */
  readonly quote: string;
}

/** The sensitive key that ends before `separator`; undefined when what stands there is none. */
function keyBefore(text: string, separator: number, floor: number): Key | undefined {
  let end = separator;
  for (let spaces = 0; spaces < 2 && text[end - 1] === ' '; spaces += 1) end -= 1;
  let open = end;
  if (text[open - 1] === '"' || text[open - 1] === "'") {
    open -= 1;
    for (let slashes = 0; slashes < 8 && text[open - 1] === '\\'; slashes += 1) open -= 1;
  }
  const quote = text.slice(open, end);
  let start = open;
  while (start > floor && open - start < maxKeyChars && keyChar.test(text[start - 1] ?? '')) start -= 1;
  if (start === open) return undefined;
  const whole = text.slice(start, open);
  const bare = quote === '' && text[separator] === ':';
  // `http://auth:8080` and `/src/auth.js:12` are addresses and places, not keys.
  if (bare && (text[start - 1] === '/' || isTypeInArn(text, start))) return undefined;
  const key = bare ? whole.slice(whole.lastIndexOf('.') + 1) : whole;
  return isSensitiveKey(key, bare) ? { name: key, quote } : undefined;
}

interface Value {
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/** Where the value after a separator begins and ends; undefined when there is none. */
function valueAfter(text: string, separator: number, key: Key): Value | undefined {
  let from = separator + 1;
  while (from - separator < 8 && (text[from] === ' ' || text[from] === '\t')) from += 1;
  if (from >= text.length || text[from] === ':' || text[from] === '=' || text[from] === '\n') return undefined;
  const opening = quoteAt(text, from);
  if (opening !== '') {
    const inside = from + opening.length;
    return { from: inside, to: endOfQuoted(text, inside, opening), replacement: redacted };
  }
  const replacement = key.quote === '' ? redacted : `${key.quote}${redacted}${key.quote}`;
  if (text[from] === '{' || text[from] === '[') return { from, to: endOfBrackets(text, from), replacement };
  const to = endOfBare(text, from);
  if (to === from || text.slice(from, to) === 'null' || text.startsWith(redacted, from)) return undefined;
  return { from, to, replacement };
}

/** A quote, with the backslashes that escape it, that starts at `from`; empty when there is none. */
function quoteAt(text: string, from: number): string {
  let at = from;
  while (at - from < 8 && text[at] === '\\') at += 1;
  return text[at] === '"' || text[at] === "'" ? text.slice(from, at + 1) : '';
}

/** The closing quote with the same escaping as the opening one; the end of the text when the value is cut. */
function endOfQuoted(text: string, inside: number, opening: string): number {
  const escapes = opening.length - 1;
  const quote = opening[escapes] ?? '"';
  for (let at = text.indexOf(quote, inside); at !== -1; at = text.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (at - slashes > inside && slashes <= 16 && text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes <= escapes) return at - slashes;
  }
  return text.length;
}

function endOfBrackets(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

const bareEnd = /[\s,;&"'})\]|]/g;

/** The end of an unquoted value; an HTTP scheme such as `Bearer` takes the word after it along. */
function endOfBare(text: string, from: number): number {
  bareEnd.lastIndex = from;
  const end = bareEnd.exec(text)?.index ?? text.length;
  const word = text.slice(from, Math.min(end, from + 40));
  if (word.startsWith('AWS4-HMAC')) return endOfLine(text, end);
  if (!schemes.test(word) || text[end] !== ' ') return end;
  bareEnd.lastIndex = end + 1;
  return bareEnd.exec(text)?.index ?? text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
