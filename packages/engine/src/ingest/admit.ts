/**
 * The only door for untrusted values: rebuilds them as null-prototype records, scrubbed and within limits.
 * Nothing in the program sees a value before it went through here.
 */
import { emptyRecord, isObject, type JsonObject, type JsonValue, type MutableJsonObject } from '../model/json.js';
import { maxDepth, maxEventBytes, maxLeaves } from './limits.js';
import { namesResource } from './scrub/resource-name.js';
import { isScrubbing } from './scrub/scrub-switch.js';
import { redacted, scrubText } from './scrub/scrub-text.js';
import { isSensitiveKey } from './scrub/sensitive-key.js';

/** Set on an event that held more than it may; its value is the number of scalars that were left out. */
export const droppedKey = '$baselime.dropped';

/**
 * `JSON.parse`, except that integers beyond 2^53 become strings with their exact digits.
 * Undefined when the text is not JSON. The result is not admitted yet.
 */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  // An error of JSON.parse costs more than all that is done with a line of text.
  if (!mayBeJson(text)) return undefined;
  try {
    const value: unknown = JSON.parse(/\d{16}/.test(text) ? quoteLongIntegers(text) : text);
    return { value };
  } catch {
    return undefined;
  }
}

const QUOTE = 0x22;
const OPENING = new Set([QUOTE, 0x5b, 0x7b]);

/** False only for what is no JSON for sure, by how it begins; a line of a log mostly is none. */
function mayBeJson(text: string): boolean {
  const start = text.search(/[^ \t\r\n]/);
  if (start === -1) return false;
  return (
    OPENING.has(text.charCodeAt(start)) || /^(?:-?\d[\d.eE+-]*|true|false|null)[ \t\r\n]*$/.test(text.slice(start))
  );
}

/**
 * A record with only safe parts, or undefined when `value` is not an object: no prototype, sensitive keys redacted,
 * texts well formed and without NUL, at most 2,000 scalars and 64 levels.
 */
export function admitRecord(value: unknown): JsonObject | undefined {
  const admitted = admit(value);
  return isObject(admitted) ? admitted : undefined;
}

/** Any value in its safe form; what JSON cannot hold (a function, an infinite number) becomes text or null. */
export function admit(value: unknown): JsonValue {
  const budget = { left: maxLeaves, dropped: 0 };
  const admitted = admitAt(value, 0, budget) ?? null;
  if (budget.dropped === 0 || !isObject(admitted)) return admitted;
  return withKeys(admitted, { [droppedKey]: budget.dropped });
}

/** Text without NUL and lone surrogates, scrubbed, and no longer than an event may be. */
export function admitText(text: string): string {
  const clean = cleanText(text.length > maxEventBytes ? text.slice(0, maxEventBytes) : text);
  return isScrubbing() ? scrubText(clean) : clean;
}

/** A copy of `record` with `keys` added; later keys win. */
export function withKeys(record: JsonObject, keys: JsonObject): JsonObject {
  const copy = emptyRecord();
  for (const source of [record, keys]) {
    for (const key of Object.keys(source)) put(copy, key, source[key]);
  }
  return copy;
}

/** Writes one key; an absent value writes nothing. */
export function put(record: MutableJsonObject, key: string, value: JsonValue | undefined): void {
  if (value !== undefined) record[key] = value;
}

interface Budget {
  left: number;
  dropped: number;
}

function admitAt(value: unknown, depth: number, budget: Budget): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return spend(budget) ? admitScalar(value) : undefined;
  if (depth >= maxDepth) return spend(budget) ? deepText(value) : undefined;
  if (Array.isArray(value)) {
    if (value.length === 0) return spend(budget) ? [] : undefined;
    const items: JsonValue[] = [];
    for (const item of value) {
      const admitted = admitAt(item, depth + 1, budget);
      if (admitted !== undefined) items.push(admitted);
    }
    return items.length === 0 ? undefined : items;
  }
  const keys = Object.keys(value);
  if (keys.length === 0) return spend(budget) ? emptyRecord() : undefined;
  const scrubs = isScrubbing();
  const record = emptyRecord();
  let kept = 0;
  for (const key of keys) {
    const child = childOf(value, key);
    const { name, isSensitive } = verdicts.get(key) ?? judgeKey(key);
    const admitted =
      child !== null && isSensitive && scrubs && !namesResource(name, child)
        ? spend(budget)
          ? redacted
          : undefined
        : admitAt(child, depth + 1, budget);
    if (admitted === undefined) continue;
    record[name] = admitted;
    kept += 1;
  }
  return kept === 0 ? undefined : record;
}

/** An own key of any object holds anything. */
const childOf = (value: object, key: string): unknown => (value as Readonly<Record<string, unknown>>)[key];

interface KeyVerdict {
  /** The key as it is stored. */
  readonly name: string;
  readonly isSensitive: boolean;
}

const maxVerdicts = 5000;
const maxVerdictChars = 256;
/** The same few keys come again and again. They come from outside, so the memory of them is bounded. */
const verdicts = new Map<string, KeyVerdict>();

function judgeKey(key: string): KeyVerdict {
  const verdict = { name: cleanText(key), isSensitive: isSensitiveKey(key) };
  if (verdicts.size >= maxVerdicts) verdicts.clear();
  if (key.length <= maxVerdictChars) verdicts.set(key, verdict);
  return verdict;
}

function spend(budget: Budget): boolean {
  if (budget.left > 0) {
    budget.left -= 1;
    return true;
  }
  budget.dropped += 1;
  return false;
}

function admitScalar(value: unknown): JsonValue {
  switch (typeof value) {
    case 'string':
      return admitText(value);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
      return value;
    case 'bigint':
      return integer(value);
    default:
      return null;
  }
}

/** An integer as a number where a double holds it exactly, else as its digits. */
export function integer(value: bigint): JsonValue {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

const deepTextChars = 4096;

function deepText(value: object): string {
  try {
    return admitText(JSON.stringify(value).slice(0, deepTextChars));
  } catch {
    // Deeper than the stack of the serializer: a hostile value, of which nothing is lost that could be read.
    return '[nested too deep]';
  }
}

function cleanText(text: string): string {
  if (!/[\0\ud800-\udfff]/.test(text)) return text;
  const withoutNul = text.includes('\0') ? text.replace(/\0/g, '') : text;
  // Encoding replaces a surrogate without its other half by U+FFFD.
  return /[\ud800-\udfff]/.test(withoutNul) ? Buffer.from(withoutNul, 'utf8').toString('utf8') : withoutNul;
}

/** Puts quotes around integers that a double cannot hold. Leaves everything inside strings alone. Linear. */
function quoteLongIntegers(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const end = endOfNumber(text, at);
      const token = text.slice(at, end);
      if (end - at >= 16 && /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))) {
        parts.push(text.slice(copied, at), '"', token, '"');
        copied = end;
      }
      at = end - 1;
    }
  }
  return copied === 0 ? text : parts.join('') + text.slice(copied);
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}

function endOfNumber(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && /[\d.eE+-]/.test(text[at] ?? '')) at += 1;
  return at;
}
