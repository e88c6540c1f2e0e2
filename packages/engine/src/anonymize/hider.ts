/** Replaces what identifies by tokens, in a canonical tree: two passes, so that order of finding never shows. */
import { emptyRecord, isObject, type JsonObject, type JsonScalar, type JsonValue } from '../model/json.js';
import { isSingleName } from './balanced.js';
import { AMPERSAND, BACKSLASH, featuresOf, PERCENT, RUN_16 } from './characters.js';
import { isExempt } from './exempt.js';
import { framed } from './framed.js';
import { type JsonRegion, jsonRegions } from './json-pieces.js';
import { type Hint, isField, type Place, quoted, ROOT } from './keys/key-facts.js';
import { isCodeThatOpens, isValueKey, nameIn } from './keys/named-values.js';
import { columnsUnder } from './keys/statement-keys.js';
import { KnownValues } from './known-values.js';
import { isCoordinate, isFewDigits, isOfUnknown, isTold, NO_MEASURE, SPOT } from './numbers-under-keys.js';
import { Replay } from './replay.js';
import type { RuleSet } from './rule-set.js';
import { BIRTH_REASON } from './rules/documents.js';
import { secretParts } from './rules/scrubbed-values.js';
import { CARD_EXPIRY, EXPIRY_REASON } from './rules/sentences.js';
import { isToldByLook, WORK_REASON } from './rules/work-ids.js';
import { HARMLESS, innerOf, MAX_NESTING, type Scanned, scan, withUnknown } from './scan.js';
import { ShownWords } from './shown-words.js';
import { isWithin, type Span, unionOf } from './span.js';
import { DATE, DATE_LENGTH, epochMsOf, epochMsOfNumber, hasTimeOfDay, isInstant, isVersionKey } from './times.js';
import type { TokenType } from './token.js';
import type { Vault } from './vault.js';
import { isShortKey, LONGEST_SHORT_KEY } from './vocabulary/unknown-atoms.js';

type Pass = 'learn' | 'write';
/** What one pass does with a value; the first gives it back as it is. */
type Each = (item: JsonValue, place: Place) => JsonValue;
/** Says of a text whether what no vocabulary knows of it may stay; asked only where something is unknown. */
type Trust = ((text: string) => boolean) | undefined;

/** What stands for an instant in epoch milliseconds; undefined for one that is too far away to be told so. */
export type OffsetOf = (epochMs: number) => string | undefined;

export class Hider {
  readonly #vault: Vault;
  readonly #rules: RuleSet;
  readonly #offsetOf: OffsetOf | undefined;
  readonly #known = new KnownValues();
  /** Of one tree; made when it is first needed. */
  #memo: Map<string, Scanned> | undefined;
  /** Of the first pass, for the second: what was found in each plain text that is not harmless, and the JSON that is nested in texts. */
  readonly #spans = new Replay<Scanned>();
  readonly #regions = new Replay<readonly JsonRegion<Place>[]>();
  readonly #shown = new ShownWords();

  constructor(vault: Vault, rules: RuleSet, offsetOf: OffsetOf | undefined) {
    this.#vault = vault;
    this.#rules = rules;
    this.#offsetOf = offsetOf;
  }

  /** The tree must be canonical: see canonicalTree. */
  hide(tree: JsonValue): JsonValue {
    try {
      this.#learn(tree, ROOT);
      const countAgain = this.#vault.countsAgain();
      const written = this.#write(tree, ROOT);
      if (!this.#learnedFromShown()) return written;
      countAgain();
      this.#spans.rewind();
      this.#regions.rewind();
      return this.#write(tree, ROOT);
    } finally {
      this.#memo = undefined;
      this.#shown.clear();
      this.#spans.clear();
      this.#regions.clear();
      this.#rules.forgetPassing();
    }
  }

  /** True when a word that stays for where it stands was hidden elsewhere: it is known now, and is to be hidden in both places. */
  #learnedFromShown(): boolean {
    if (this.#rules.isOff('propagation')) return false;
    const hiddenToo = this.#shown.hiddenElsewhere(this.#vault.entries(), this.#rules.allow);
    for (const { original, type, reason } of hiddenToo) this.#known.add(original, type, reason);
    return hiddenToo.length > 0;
  }

  /** The first pass only remembers what is classified, so that the second hides it wherever it stands. */
  #learn(value: JsonValue, place: Place): void {
    if (Array.isArray(value)) {
      const items = this.#rules.itemsOf(place);
      for (let index = 0; index < value.length; index += 1) {
        const item = value[index];
        if (item !== undefined) this.#learn(item, this.#rules.argumentOf(items, value[index - 1]));
      }
    } else if (!isObject(value)) this.#scalar(value as JsonScalar, place, 'learn');
    else {
      const name = this.#nameOf(value);
      // Not by Object.keys, which makes a list: a canonical record has nothing to inherit.
      for (const key in value) {
        const child = value[key];
        if (child === undefined) continue;
        this.#key(key, place, 'learn');
        this.#child(key, child, value, this.#below(place, key, name, value), this.#learned);
      }
    }
  }

  /** What `{name: …, value: …}` calls its value: attributes, headers, variables and tags often come so. */
  #nameOf(record: { readonly [key: string]: JsonValue | undefined }): string | undefined {
    const name = nameIn(record);
    return typeof name === 'string' && name.length <= MAX_NAME && !this.#rules.isOff('named-values') ? name : undefined;
  }

  readonly #learned: Each = (item, place) => {
    this.#learn(item, place);
    return item;
  };
  readonly #written: Each = (item, place) => this.#write(item, place);

  /** What stands under a key; of a list of parameters of a statement each item under its column. */
  #child(key: string, child: JsonValue, record: JsonObject, place: Place, each: Each): JsonValue {
    if (!Array.isArray(child) || this.#rules.isOff('statement-parameters')) return each(child, place);
    const columns = columnsUnder(key, record);
    return columns === undefined ? each(child, place) : this.#parameters(child, columns, place, each);
  }

  /** The parameters of a statement stand where its columns would; one of a column that is not known is a value of somebody. */
  #parameters(
    list: readonly JsonValue[],
    columns: readonly (string | undefined)[],
    place: Place,
    each: Each,
  ): JsonValue {
    const items = this.#rules.itemsOf(place);
    return list.map((item, index) => {
      const column = columns[index] ?? '';
      const at = column === '' ? this.#rules.argumentOf(items, list[index - 1]) : this.#rules.below(place, column);
      const isCode = typeof item === 'string' && PARAMETER_OF_DIGITS.test(item) && at.hint === undefined;
      return each(item, isCode && !isTold(at.facts) ? { ...at, hint: PARAMETER } : at);
    });
  }

  #below(place: Place, key: string, name: string | undefined, record: JsonObject): Place {
    if (isCodeThatOpens(key, record)) return this.#rules.below(place, 'entry code');
    return this.#rules.below(place, name !== undefined && isValueKey(key) ? name : key);
  }

  #write(value: JsonValue, place: Place): JsonValue {
    // A position in an array says nothing, so items stand where the array stands.
    if (Array.isArray(value)) {
      const items = this.#rules.itemsOf(place);
      return value.map((item: JsonValue, index) => this.#write(item, this.#rules.argumentOf(items, value[index - 1])));
    }
    if (!isObject(value)) return this.#scalar(value as JsonScalar, place, 'write');
    const record = emptyRecord();
    const isSchema = this.#rules.level === 'balanced' && isMostlyKnown(Object.keys(value), this.#rules);
    const name = this.#nameOf(value);
    for (const key in value) {
      const child = value[key];
      if (child !== undefined) {
        const shown = this.#key(key, place, 'write', isSchema);
        record[shown] = this.#child(key, child, value, this.#below(place, key, name, value), this.#written);
      }
    }
    return record;
  }

  /** @param isSchema most keys beside it are known words, so that it is a field's name rather than somebody's */
  #key(key: string, place: Place, pass: Pass, isSchema = false): string {
    if (key !== '' && place.scrubbedBy === undefined && place.facts?.isKeyedByIdentity === true) {
      if (!this.#rules.isOff('keyed-by-identity') && !isField(this.#rules.factsOf(key))) {
        const reason = `a key of ${quoted(place.facts.key)}, which is kept by identity`;
        return this.#whole(key, { type: 'ID', reason }, pass);
      }
    }
    const isName = (key.length <= LONGEST_SHORT_KEY && isShortKey(key)) || this.#rules.factsOf(key).isFieldName;
    // What some value has shown to be somebody's is hidden as a key too.
    if (isName && pass === 'learn') return key;
    if (isName && !this.#isKnown(key)) {
      this.#shown.add(key);
      return key;
    }
    return this.#text(key, ROOT, pass, 0, isSchema ? isSchemaKey : undefined);
  }

  #scalar(value: JsonScalar, place: Place, pass: Pass): JsonScalar {
    if (value === null || typeof value === 'boolean') return value;
    if (place.scrubbedBy !== undefined) {
      return value === '' ? value : this.#scrub(String(value), place.scrubbedBy, pass);
    }
    return typeof value === 'number' ? this.#number(value, place, pass) : this.#leaf(value, place, pass, 0);
  }

  #leaf(text: string, place: Place, pass: Pass, depth: number): string {
    if (text === '') return text;
    const { hint, facts } = place;
    if (hint !== undefined && !isExempt(text, hint, facts?.key)) return this.#hinted(text, hint, pass);
    if (facts?.isTime === true && text.length >= 10 && text.length <= 19 && /^\d+$/.test(text)) {
      return String(this.#number(Number(text), place, pass));
    }
    if (facts?.isSpot === true && isCoordinate(text)) return this.#whole(text, SPOT, pass);
    if (facts?.isTime === true && text.length <= 7 && CARD_EXPIRY.test(text)) {
      return this.#whole(text, { type: 'ID', reason: EXPIRY_REASON }, pass);
    }
    if (text.length === DATE_LENGTH && facts !== undefined && isVersionKey(facts.key) && DATE.test(text)) return text;
    if (facts?.isClassifying === true && text.length <= LONGEST_SHORT_KEY && isShortKey(text) && !this.#isKnown(text)) {
      return text;
    }
    if (facts !== undefined && TYPED_IN.has(facts.key) && ONE_TIME.test(text))
      return this.#whole(text, CODE_SENT, pass);
    if (facts?.isOfGoods === true && NUMBER_OF_GOODS.test(text) && !this.#isKnown(text)) return text;
    if (isFewDigits(text) && isOfUnknown(facts, this.#rules.level)) {
      return this.#whole(text, { type: 'ID', reason: NO_MEASURE }, pass);
    }
    const mayStay = pass === 'write' && this.#rules.level === 'balanced' && place.isMachine;
    return this.#text(text, place, pass, depth, mayStay ? isSingleName : undefined);
  }

  /** True when something in the text has been shown to be somebody's. */
  #isKnown(text: string): boolean {
    return this.#known.find(text, []).length > 0;
  }

  /** What a hint takes: all of it, or what stands in a frame that is known. */
  #hinted(text: string, hint: Hint, pass: Pass): string {
    const own = IN_FRAMES.has(hint.type) ? framed(text) : undefined;
    if (own === undefined || this.#isKnown(text.slice(own.end))) return this.#whole(text, hint, pass);
    return text.slice(0, own.start) + this.#whole(text.slice(own.start, own.end), hint, pass) + text.slice(own.end);
  }

  #number(value: number, place: Place, pass: Pass): JsonScalar {
    const { hint, facts } = place;
    if (this.#rules.isOff('numbers')) return value;
    if (hint !== undefined && hint.type !== 'EMAIL' && (hint.type !== 'NAME' || Math.abs(value) > 999)) {
      return this.#whole(String(value), hint, pass);
    }
    if (facts?.isOfGoods === true && value < 1e11 && !this.#isKnown(String(value))) return value;
    const isWhole = Number.isInteger(value);
    if (!isWhole && facts?.isSpot === true) return this.#whole(String(value), SPOT, pass);
    if (isWhole && pass === 'write' && Math.abs(value) >= 1e6) {
      const elsewhere = this.#known.find(String(value), [])[0];
      if (elsewhere !== undefined) return this.#replace(String(value), elsewhere);
    }
    const isMeasure = facts?.isMeasure === true;
    const epochMs = epochMsOfNumber(value);
    if (epochMs !== undefined && (facts?.isTime === true || (value > 1e12 && !isMeasure))) {
      const shown = this.#time(String(value), epochMs, pass, facts !== undefined && isInstant(facts.key, epochMs));
      return shown === String(value) ? value : shown;
    }
    if (Math.abs(value) >= (isMeasure ? 1e11 : isOfUnknown(facts, this.#rules.level) ? 1e4 : 1e7)) {
      return this.#whole(String(value), { type: 'ID', reason: NO_MEASURE }, pass);
    }
    return isWhole ? value : Math.round(value * 1e6) / 1e6;
  }

  /** @param isTold the key says that the number is an instant */
  #time(text: string, epochMs: number | undefined, pass: Pass, isTold = false): string {
    const offset = epochMs === undefined ? undefined : this.#offsetOf?.(epochMs);
    if (offset !== undefined) return offset;
    if (this.#offsetOf === undefined && this.#rules.level === 'balanced' && epochMs !== undefined) {
      // What is known to be somebody's day is no less so with an hour behind it.
      if (isTold || (hasTimeOfDay(text) && !this.#isKnown(text.slice(0, DATE_LENGTH)))) return text;
    }
    return pass === 'write' ? this.#vault.tokenFor(text, 'TIME', 'a date or time') : text;
  }

  #whole(text: string, hint: Hint, pass: Pass): string {
    if (pass === 'write') return this.#vault.tokenFor(text, hint.type, hint.reason);
    this.#known.add(text, hint.type, hint.reason);
    if (mayBeEncoded(text)) {
      for (const { value, span } of innerOf(text, this.#rules)) this.#known.add(value, span.kind, span.reason);
    }
    return text;
  }

  #scrub(text: string, key: string, pass: Pass): string {
    const reason = `the key ${quoted(key)} is never sent`;
    let out = '';
    let at = 0;
    for (const { start, end } of secretParts(key, text)) {
      const secret = text.slice(start, end);
      out += text.slice(at, start) + (pass === 'write' ? this.#vault.scrub(secret, reason) : secret);
      if (pass === 'learn') this.#known.add(secret, 'REDACTED', reason);
      at = end;
    }
    return out + text.slice(at);
  }

  #scanned(text: string): Scanned {
    if (this.#rules.isHarmless(text)) return HARMLESS;
    const known = this.#memo?.get(text);
    if (known !== undefined) return known;
    const scanned = scan(text, this.#rules);
    if (scanned === HARMLESS) this.#rules.rememberHarmless(text);
    this.#memo ??= new Map();
    this.#memo.set(text, scanned);
    return scanned;
  }

  #regionsOf(text: string, place: Place, pass: Pass): readonly JsonRegion<Place>[] {
    const known = pass === 'write' ? this.#regions.next(text) : undefined;
    return known ?? this.#regions.record(text, jsonRegions(text, place, this.#rules));
  }

  /** Text in which JSON may be nested: literals are leaves of their own, the rest is plain. */
  #text(text: string, place: Place, pass: Pass, depth: number, trust: Trust): string {
    // Nothing is to be learned from it, and no JSON is in it: most keys and many values end here.
    if (pass === 'learn' && this.#rules.isHarmless(text)) return text;
    const mayNest = (text.includes('{') || text.includes('[')) && !this.#rules.isOff('nested-json');
    const regions = mayNest ? this.#regionsOf(text, place, pass) : [];
    if (regions.length === 0) return this.#plain(text, pass, trust);
    if (depth >= MAX_NESTING) {
      return this.#whole(text, { type: 'ID', reason: 'encoded more often than this program looks' }, pass);
    }
    let out = '';
    let at = 0;
    for (const region of regions) {
      out += this.#plain(text.slice(at, region.start), pass, undefined);
      at = region.start;
      for (const piece of region.pieces) {
        out += text.slice(at, piece.start);
        const raw = text.slice(piece.start, piece.end);
        const { scrubbedBy } = piece.place;
        let shown: JsonScalar;
        if (piece.kind === 'key') shown = this.#key(piece.value, piece.place, pass);
        else if (scrubbedBy !== undefined) shown = piece.value === '' ? '' : this.#scrub(piece.value, scrubbedBy, pass);
        else if (piece.kind === 'number') shown = this.#nestedNumber(piece.value, piece.place, pass);
        else shown = this.#leaf(piece.value, piece.place, pass, depth + 1);
        out += shown === piece.value ? raw : JSON.stringify(shown);
        at = piece.end;
      }
      out += text.slice(at, region.end);
      at = region.end;
    }
    return out + this.#plain(text.slice(at), pass, undefined);
  }

  /** The number as it was written when it may stay, so that nothing in the text changes needlessly. */
  #nestedNumber(raw: string, place: Place, pass: Pass): JsonScalar {
    if (raw.length > 15 && raw.replace(/\D/g, '').length > 15 && !raw.includes('.') && place.facts?.isTime !== true) {
      return this.#whole(raw, place.hint ?? { type: 'ID', reason: 'a long number' }, pass);
    }
    const shown = this.#number(Number(raw), place, pass);
    return typeof shown === 'number' ? raw : shown === String(Number(raw)) ? raw : shown;
  }

  #plain(text: string, pass: Pass, trust: Trust): string {
    if (text === '') return text;
    const known = pass === 'write' ? this.#spans.next(text) : undefined;
    const scanned = known ?? this.#scanned(text);
    if (pass === 'learn') {
      if (scanned === HARMLESS) return text;
      this.#spans.record(text, scanned);
      for (const span of scanned.spans) this.#known.add(text.slice(span.start, span.end), span.kind, span.reason);
      for (const { value, span } of scanned.inner) this.#known.add(value, span.kind, span.reason);
      for (const span of scanned.hidden) {
        if (span.kind !== 'ID' || span.end - span.start < 8 || span.end - span.start > 16) continue;
        // With the mark of base 16 before it the same number would pass as an address in memory, a date as a version.
        const value = text.slice(span.start, span.end);
        if (HEXADECIMAL.test(value) || DATE.test(value)) this.#known.add(value, span.kind, span.reason);
      }
      return text;
    }
    const elsewhere = this.#rules.isOff('propagation') ? [] : this.#known.find(text, scanned.spans);
    if (elsewhere.length === 0 && scanned === HARMLESS) return text;
    // What was found here is known, and so found once more.
    const isAllSeen = isWithin(elsewhere, scanned.spans);
    const classified = isAllSeen ? scanned.spans : unionOf([...scanned.spans, ...elsewhere]);
    const isTrusted = trust?.(text) === true;
    if (isTrusted) this.#shown.addWordsOf(text);
    const hidden = isTrusted ? classified : isAllSeen ? scanned.hidden : withUnknown(text, classified, this.#rules);
    let out = '';
    let at = 0;
    for (const span of hidden) {
      out += text.slice(at, span.start) + this.#replace(text.slice(span.start, span.end), span);
      at = span.end;
    }
    return out + text.slice(at);
  }

  #replace(value: string, span: Span): string {
    if (span.kind === 'REDACTED') return this.#vault.scrub(value, span.reason);
    if (span.kind === 'TIME' && span.reason !== BIRTH_REASON) return this.#time(value, epochMsOf(value), 'write');
    if (isToldByLook(span.kind) && this.#known.isOfWork(value)) return this.#vault.tokenFor(value, 'ID', WORK_REASON);
    return this.#vault.tokenFor(value, span.kind satisfies TokenType, span.reason);
  }
}

/** What is sent to somebody to be typed in; errors have fewer digits, or are numbers. */
/** Where it stands, and where a check tells what it wanted and what it got. */
const TYPED_IN: ReadonlySet<string> = new Set('code received expected entered submitted provided'.split(' '));
const ONE_TIME = /^\d{6,8}$/;
const CODE_SENT: Hint = { type: 'SECRET', reason: 'a code of six digits or more' };
/** The second look takes longer ones, and social security numbers, for those of persons or accounts, whatever their key. */
const NUMBER_OF_GOODS = /^(?!\d{3}-\d{2}-\d{4}$)(?=(?:\D{0,3}\d){4,11}\D{0,3}$)[\dX-]{4,17}$/;
const IN_FRAMES: ReadonlySet<TokenType> = new Set<TokenType>(['ID', 'NAME', 'EMAIL', 'PHONE']);

/** A PIN, a postal code, the number of a customer: what counts or limits is a number and no text there. */
const PARAMETER_OF_DIGITS = /^\d{3,6}$/;
const PARAMETER: Hint = { type: 'ID', reason: 'a parameter of a statement' };

const HEXADECIMAL = /^[0-9a-f]+$/i;

/** A longer one is text that something is said about. */
const MAX_NAME = 64;

/** Escapes, or a run that is long enough for a code of something. */
const mayBeEncoded = (text: string): boolean =>
  text.length < 16
    ? text.includes('%') || text.includes('&') || text.includes('\\')
    : (featuresOf(text) & (PERCENT | AMPERSAND | BACKSLASH | RUN_16)) !== 0;

function isMostlyKnown(keys: readonly string[], rules: RuleSet): boolean {
  const known = keys.reduce((sum, key) => sum + Number(rules.factsOf(key).isKnown), 0);
  return known * 2 > keys.length;
}

/** What a key of a schema looks like; maps by name or by mail have others. */
const isSchemaKey = (key: string): boolean => key.length <= 32 && SCHEMA_KEY.test(key);
const SCHEMA_KEY = /^[a-z][a-z]*(?:[A-Z][a-z]+){0,4}$|^[a-z]+(?:[_.-][a-z]+){0,5}$/;
