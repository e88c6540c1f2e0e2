/** A text of several JSON values, one a line or one right after the other, as Firehose joins them. */
import { parseJson } from '../admit.js';

export type JsonItem =
  | { readonly kind: 'value'; readonly value: unknown }
  /** A line that does not begin like JSON. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bad'; readonly reason: string };

const notJson = 'This item is not JSON.';
const cutOff = 'This item is cut off: its JSON never ends.';

/**
 * The items in order; none for a blank text. After an item that never ends, values are looked for line by line, so
 * that it takes no more than its own line with it, and so that the whole takes time linear in the length of the text.
 */
export function jsonItems(text: string): readonly JsonItem[] {
  const whole = parseJson(text);
  if (whole !== undefined) return [{ kind: 'value', value: whole.value }];
  const items: JsonItem[] = [];
  const rest = takeItems(text, items);
  if (rest === undefined) return items;
  for (const line of text.slice(rest).split('\n')) {
    const left = takeItems(line, items);
    if (left !== undefined) items.push(unreadable(line.slice(left)));
  }
  return items;
}

/** Adds the items of `text`; where one begins that does not end or is no JSON, stops and returns its position. */
function takeItems(text: string, items: JsonItem[]): number | undefined {
  for (let at = skipBetween(text, 0); at < text.length; at = skipBetween(text, at)) {
    const opening = text[at];
    if (opening === '{' || opening === '[') {
      const end = endOfValue(text, at);
      const parsed = end === undefined ? undefined : parseJson(text.slice(at, end));
      if (end === undefined || parsed === undefined) return at;
      items.push({ kind: 'value', value: parsed.value });
      at = end;
    } else {
      const newline = text.indexOf('\n', at);
      const end = newline === -1 ? text.length : newline;
      items.push({ kind: 'text', text: text.slice(at, end).trimEnd() });
      at = end;
    }
  }
  return undefined;
}

/** A line such as `[ERROR] text` begins like JSON and is none. */
function unreadable(line: string): JsonItem {
  if (!line.startsWith('{')) return { kind: 'text', text: line.trimEnd() };
  return { kind: 'bad', reason: endOfValue(line, 0) === undefined ? cutOff : notJson };
}

/** Past white space and commas. */
function skipBetween(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x2c && (code < 0x09 || code > 0x0d)) break;
  }
  return at;
}

/** Where the object or array that starts at `from` ends; undefined when it does not, before the text does. */
function endOfValue(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at += 1;
      while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
    } else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
