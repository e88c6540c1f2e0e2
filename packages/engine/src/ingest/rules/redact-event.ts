/**
 * Takes the values of given keys out of an event, and every copy of them that ingest itself made: the message, its
 * pattern, the fingerprint, names and ids. It removes what a rule names; it does not look for secrets without a name:
 * that is the work of anonymize/.
 */
import { emptyRecord, isObject, type JsonObject, type JsonScalar, type JsonValue, leaves } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { parseJson } from '../admit.js';
import { errorOf, refingerprinted } from '../failure/refingerprint.js';
import { patternOf } from '../pattern.js';
import { redacted } from '../scrub/scrub-text.js';
import type { DatasetRules } from './dataset-rules.js';

/** A value this long is also looked for inside other texts; shorter ones occur by chance. */
const minCopiedChars = 6;
const maxRemoved = 200;

/** The same event when nothing of it is named by a rule. */
export function redactEvent(event: TelemetryEvent, rules: KeyRules): TelemetryEvent {
  if (rules.obfuscate.length + rules.block.length === 0) return event;
  const keys = new Keys(rules);
  const data = keys.redact(event.data);
  const said = hideColumn(keys, event.message, messageKeys);
  const name = hideColumn(keys, event.name, ['name']);
  if (!isObject(data) || (data === event.data && said === event.message && name === event.name)) return event;
  const copies = new Copies(keys.removed);
  const clean: TelemetryEvent = {
    ...withoutIds(event, keys.removed),
    data: copies.hideIn(data),
    service: copies.hide(event.service),
    namespace: copies.hide(event.namespace),
    ...(said === undefined ? {} : { message: copies.hide(said) }),
    ...(name === undefined ? {} : { name: copies.hide(name) }),
  };
  const isSameError = errorOf(clean) === errorOf(event) && clean.service === event.service;
  return isSameError && clean.message === event.message && clean.namespace === event.namespace
    ? clean
    : withPatternAndFingerprint(clean);
}

const messageKeys = ['message', '@message', '$baselime.message'];

const hideColumn = (keys: Keys, text: string | undefined, names: readonly string[]): string | undefined => {
  if (text === undefined) return undefined;
  return names.some((name) => keys.names(name)) ? redacted : keys.redactText(text);
};

/** Ids, durations and metrics that are equal to a removed value go with it: a mark in their place would join strangers. */
function withoutIds(event: TelemetryEvent, removed: readonly JsonScalar[]): TelemetryEvent {
  const gone = new Set(removed.map((value) => String(value).toLowerCase()));
  const has = (value: string | number | undefined): boolean =>
    value !== undefined && gone.has(String(value).toLowerCase());
  const { traceId, spanId, parentSpanId, requestId, durationMs, metric, ...rest } = event;
  return {
    ...rest,
    ...(traceId === undefined || has(traceId) ? {} : { traceId }),
    ...(spanId === undefined || has(spanId) ? {} : { spanId }),
    ...(parentSpanId === undefined || has(parentSpanId) ? {} : { parentSpanId }),
    ...(requestId === undefined || has(requestId) ? {} : { requestId }),
    ...(durationMs === undefined || has(durationMs) ? {} : { durationMs }),
    ...(metric === undefined || [metric.sum, metric.min, metric.max].some(has) ? {} : { metric }),
  };
}

function withPatternAndFingerprint(event: TelemetryEvent): TelemetryEvent {
  const pattern = event.message === undefined ? undefined : patternOf(event.message);
  const { pattern: _old, ...rest } = event;
  return refingerprinted(pattern === undefined ? rest : { ...rest, pattern });
}

type KeyRules = Pick<DatasetRules, 'obfuscate' | 'block'>;

/** What is made of rules once, however many events they are applied to. */
interface Matcher extends KeyRules {
  /** The last parts of all keys: a key with another last part is named by no rule. */
  readonly ends: ReadonlySet<string>;
  readonly mayOccur: RegExp;
  readonly words: RegExp | undefined;
}
const matchers = new WeakMap<KeyRules, Matcher>();

function matcherOf(rules: KeyRules): Matcher {
  const before = matchers.get(rules);
  if (before !== undefined) return before;
  const { obfuscate, block } = rules;
  const all = [...obfuscate, ...block];
  const ends = new Set(all.map(lastPart));
  const made = {
    obfuscate,
    block,
    ends,
    mayOccur: new RegExp([...ends].map(literal).join('|') || '(?!)', 'i'),
    words: wordsOf(all.filter((key) => !key.includes('.'))),
  };
  matchers.set(rules, made);
  return made;
}

const lastPart = (key: string): string => key.slice(key.lastIndexOf('.') + 1);
const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** The rules over one event; `removed` fills as values are taken out. */
class Keys {
  readonly removed: JsonScalar[] = [];
  readonly #matcher: Matcher;

  constructor(rules: KeyRules) {
    this.#matcher = matcherOf(rules);
  }

  names(key: string): boolean {
    return this.#matcher.obfuscate.includes(key) || this.#matcher.block.includes(key);
  }

  /** The same value when no rule names a key in it. */
  redact(value: JsonValue, path = ''): JsonValue {
    if (typeof value === 'string') return this.redactText(value, path);
    if (typeof value !== 'object' || value === null) return value;
    if (!isObject(value)) {
      const items = value.map((item) => this.redact(item, path));
      return items.some((item, index) => item !== value[index]) ? items : value;
    }
    const record = emptyRecord();
    let changed = false;
    for (const key of Object.keys(value)) {
      const child = value[key] ?? null;
      const lower = key.toLowerCase();
      const at = path === '' ? lower : `${path}.${lower}`;
      // The last part decides for nearly every key, so that paths need not be looked at.
      const fate = this.#matcher.ends.has(lastPart(lower)) ? this.#fate(at) : 'keep';
      if (fate === 'keep') record[key] = this.redact(child, at);
      else if (child !== null) this.#remove(child);
      if (fate === 'obfuscate') record[key] = child === null ? null : redacted;
      changed ||= record[key] !== child;
    }
    return changed ? record : value;
  }

  /** Text that is JSON is read as such; in other text `key=value` and `key: value` are found. */
  redactText(text: string, path = ''): string {
    const { mayOccur, words } = this.#matcher;
    if (!mayOccur.test(text)) return text;
    const first = text.trimStart()[0];
    const parsed = first === '{' || first === '[' ? parseJson(text)?.value : undefined;
    if (typeof parsed === 'object' && parsed !== null) {
      const value = asJson(parsed);
      const clean = this.redact(value, path);
      return clean === value ? text : JSON.stringify(clean);
    }
    if (words === undefined) return text;
    return text.replace(words, (_whole, before: string, ...found: readonly (string | undefined)[]) => {
      const [mark, escaped, quote, quoted, bare] = found;
      this.#remove(escaped ?? quoted ?? bare ?? '');
      return `${before}${mark ?? quote ?? ''}${redacted}`;
    });
  }

  #fate(path: string): 'keep' | 'block' | 'obfuscate' {
    const named = (rule: string): boolean => path === rule || path.endsWith(`.${rule}`);
    if (this.#matcher.block.some(named)) return 'block';
    return this.#matcher.obfuscate.some(named) ? 'obfuscate' : 'keep';
  }

  #remove(value: JsonValue): void {
    for (const [, leaf] of leaves(value, maxRemoved)) {
      if (this.removed.length < maxRemoved && leaf !== null && leaf !== redacted) this.removed.push(leaf);
    }
  }
}

/** Parsed here from text that was admitted, so only JSON values occur in it. */
const asJson = (value: object): JsonValue => value as JsonValue;

/**
 * `key=value`, `key: value` and `"key": "value"` of keys without dots, also with escaped quotes, as in JSON within JSON.
 * The value runs to its closing quote, which stays. What a match begins it also ends, so that all of it is linear.
 */
function wordsOf(keys: readonly string[]): RegExp | undefined {
  if (keys.length === 0) return undefined;
  const key = `(?<![\\w-])(?:${keys.map(literal).join('|')})\\\\{0,3}["']?[ ]{0,2}[=:][ ]{0,2}`;
  const escaped = `(\\\\{1,3}")([^"\\\\]*)`;
  const quoted = `(")((?:[^"\\\\]|\\\\[\\s\\S])*)`;
  const bare = `([^\\s,;&"'\\\\)\\]}]+)`;
  return new RegExp(`(${key})(?:${escaped}|${quoted}|${bare})`, 'gi');
}

/** Where removed values occur again. */
class Copies {
  readonly #exact: ReadonlySet<string>;
  /** Longest first, so that a value inside a longer one does not break it. Also as JSON writes them in a text. */
  readonly #inside: readonly string[];

  constructor(removed: readonly JsonScalar[]) {
    this.#exact = new Set(removed.filter((value) => typeof value !== 'boolean').map(String));
    const long = [...this.#exact].filter((text) => text.length >= minCopiedChars).sort((a, b) => b.length - a.length);
    this.#inside = [...new Set(long.flatMap((text) => [text, JSON.stringify(text).slice(1, -1)]))];
  }

  hide(text: string): string {
    return this.#exact.has(text) ? redacted : this.#hideInside(text);
  }

  hideIn(record: JsonObject): JsonObject {
    const clean = this.#inside.length === 0 ? record : this.#walk(record);
    return isObject(clean) ? clean : record;
  }

  #hideInside(text: string): string {
    let clean = text;
    for (const value of this.#inside) if (clean.includes(value)) clean = clean.replaceAll(value, redacted);
    return clean;
  }

  #walk(value: JsonValue): JsonValue {
    if (typeof value === 'string') return this.#hideInside(value);
    if (typeof value !== 'object' || value === null) return value;
    if (!isObject(value)) return value.map((item) => this.#walk(item));
    const record = emptyRecord();
    for (const key of Object.keys(value)) record[this.#hideInside(key)] = this.#walk(value[key] ?? null);
    return record;
  }
}
