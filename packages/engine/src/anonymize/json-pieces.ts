/**
 * JSON inside text, in place: the literals of every object or array that a text holds, with what the keys above them say.
 * Spacing and order of the text stay as they are; only literals are looked at and replaced.
 */
import { isWordCode } from './characters.js';
import { isNameKey, isValueKey } from './keys/named-values.js';

export interface JsonPiece<Place> {
  readonly start: number;
  readonly end: number;
  readonly kind: 'key' | 'string' | 'number';
  /** A string or key without quotes and escapes; a number as it is written. */
  readonly value: string;
  /** Where it stands; for a key, the place of its object. */
  readonly place: Place;
}

export interface Places<Place> {
  /** The place under a key. */
  below(above: Place, key: string): Place;
  /** The place of what an array holds. */
  itemsOf(place: Place): Place;
  /** The place of JSON at `place` that stands in a text behind this key and a sign of assignment. */
  assigned(place: Place, key: string): Place;
}

/** A key and a sign of assignment at the end of what stands before JSON: `passwords = `. */
const ASSIGNED = /(?<![\w.-])([A-Za-z_][\w.-]{1,63})["']?\s{0,4}(?:[:=]|=>|\sin)\s{0,4}$/;

const NAMES_EACH = /[[({][\w$@. \t]{1,40},[\w$@., \t]{1,60}[\])}][ \t]{0,4}:?=[ \t]{0,4}$/;

/** A sign of assignment behind what reads like an array. */
const SETS_MEMBER = /^\s{0,4}(?:=(?!=)|:)/;

export interface JsonRegion<Place> {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly JsonPiece<Place>[];
}

/** So much failed reading is allowed, in lengths of the text: keeps `{{{{…` linear. */
const MAX_FAILED_LENGTHS = 4;
const STARTS = /\{\s{0,64}["}]|\[\s{0,64}[[{"\d-]/g;
const STRING = /"(?:[^"\\]|\\.)*"/suy;
const SCALAR = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Regions in order, not overlapping; none for text without JSON.
 *
 * @param root the place of the text itself
 */
export function jsonRegions<Place>(text: string, root: Place, places: Places<Place>): readonly JsonRegion<Place>[] {
  const regions: JsonRegion<Place>[] = [];
  let budget = text.length * MAX_FAILED_LENGTHS;
  STARTS.lastIndex = 0;
  for (let match = STARTS.exec(text); match !== null && budget > 0; match = STARTS.exec(text)) {
    // `environ["NAME"]` picks a member; what stands around it says what it is.
    if (text[match.index] === '[' && isWordCode(text.charCodeAt(match.index - 1))) continue;
    const before = text.slice(Math.max(0, match.index - 80), match.index);
    // `const [user, password] = ["…", "…"]` sets what it names, each by its place.
    if (text[match.index] === '[' && NAMES_EACH.test(before)) continue;
    const key = ASSIGNED.exec(before)?.[1];
    const place = key === undefined ? root : places.assigned(root, key);
    const { region, read } = readRegion(text, match.index, place, places);
    if (region === undefined) {
      budget -= read;
      STARTS.lastIndex = match.index + 1;
      continue;
    }
    // `["NAME"] = …` sets a member.
    const setsMember = text[match.index] === '[' && SETS_MEMBER.test(text.slice(region.end, region.end + 8));
    if (region.pieces.length > (setsMember ? 1 : 0)) regions.push(region);
    STARTS.lastIndex = region.end;
  }
  return regions;
}

interface Frame<Place> {
  readonly isObject: boolean;
  /** Of the object or array itself. */
  readonly place: Place;
  /** Of the value that comes next. */
  next: Place;
  /** What may come next. */
  expects: 'key' | 'colon' | 'value' | 'comma';
  /** The key that was read last. */
  key: string;
  /** What `{"name": …, "value": …}` calls its value, once it was read. */
  name: string | undefined;
  /** Which piece its value is, once it was read; -1 before. */
  valueAt: number;
}
/** A longer one is text that something is said about. */
const MAX_NAME = 64;

function readRegion<Place>(
  text: string,
  start: number,
  root: Place,
  places: Places<Place>,
): { readonly region?: JsonRegion<Place>; readonly read: number } {
  const pieces: JsonPiece<Place>[] = [];
  const stack: Frame<Place>[] = [];
  let at = start;
  const fail = () => ({ read: at - start + 1 });
  while (at < text.length) {
    const character = text[at] ?? '';
    const frame = stack.at(-1);
    if (character === ' ' || character === '\n' || character === '\r' || character === '\t') {
      at += 1;
      continue;
    }
    const place = frame === undefined ? root : frame.next;
    if (character === '{' || character === '[') {
      if (frame !== undefined && frame.expects !== 'value') return fail();
      if (stack.length > 64) return fail();
      if (frame !== undefined) frame.expects = 'comma';
      const isObject = character === '{';
      const next = isObject ? place : places.itemsOf(place);
      stack.push({ isObject, place, next, expects: isObject ? 'key' : 'value', key: '', name: undefined, valueAt: -1 });
      at += 1;
    } else if (frame === undefined) {
      return fail();
    } else if (character === '}' || character === ']') {
      if (frame.isObject !== (character === '}') || frame.expects === 'colon') return fail();
      stack.pop();
      at += 1;
      if (stack.length === 0) return { region: { start, end: at, pieces }, read: 0 };
    } else if (character === ',') {
      if (frame.expects !== 'comma') return fail();
      frame.expects = frame.isObject ? 'key' : 'value';
      at += 1;
    } else if (character === ':') {
      if (frame.expects !== 'colon') return fail();
      frame.expects = 'value';
      at += 1;
    } else if (character === '"') {
      STRING.lastIndex = at;
      const literal = STRING.exec(text)?.[0];
      const value = literal === undefined ? undefined : unquoted(literal);
      if (literal === undefined || value === undefined) return fail();
      if (frame.expects === 'key') {
        pieces.push({ start: at, end: at + literal.length, kind: 'key', value, place: frame.place });
        frame.key = value;
        frame.next = places.below(frame.place, isValueKey(value) ? (frame.name ?? value) : value);
        frame.expects = 'colon';
      } else if (frame.expects === 'value') {
        if (frame.isObject && isNameKey(frame.key) && value.length <= MAX_NAME) {
          frame.name = value;
          const named = pieces[frame.valueAt];
          if (named !== undefined) pieces[frame.valueAt] = { ...named, place: places.below(frame.place, value) };
        }
        if (isValueKey(frame.key)) frame.valueAt = pieces.length;
        pieces.push({ start: at, end: at + literal.length, kind: 'string', value, place });
        frame.expects = 'comma';
      } else return fail();
      at += literal.length;
    } else {
      SCALAR.lastIndex = at;
      const scalar = SCALAR.exec(text)?.[0];
      if (scalar === undefined || frame.expects !== 'value') return fail();
      if (/\d/.test(scalar)) pieces.push({ start: at, end: at + scalar.length, kind: 'number', value: scalar, place });
      frame.expects = 'comma';
      at += scalar.length;
    }
  }
  return fail();
}

function unquoted(literal: string): string | undefined {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
