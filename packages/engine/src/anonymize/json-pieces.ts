/**
 * JSON inside text, in place: the literals of every object or array that a text holds, with the keys above them.
 * Spacing and order of the text stay as they are; only literals are looked at and replaced.
 */
export interface JsonPiece {
  readonly start: number;
  readonly end: number;
  readonly kind: 'key' | 'string' | 'number';
  /** A string or key without quotes and escapes; a number as it is written. */
  readonly value: string;
  /** Keys from the outermost object; for a key, those above it. */
  readonly path: readonly string[];
}

export interface JsonRegion {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly JsonPiece[];
}

/** So much failed reading is allowed, in lengths of the text: keeps `{{{{…` linear. */
const MAX_FAILED_LENGTHS = 4;
const STARTS = /\{\s{0,64}["}]|\[\s{0,64}[[{"\d-]/g;
const STRING = /"(?:[^"\\]|\\.)*"/suy;
const SCALAR = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Regions in order, not overlapping; none for text without JSON. */
export function jsonRegions(text: string): readonly JsonRegion[] {
  const regions: JsonRegion[] = [];
  let budget = text.length * MAX_FAILED_LENGTHS;
  STARTS.lastIndex = 0;
  for (let match = STARTS.exec(text); match !== null && budget > 0; match = STARTS.exec(text)) {
    const { region, read } = readRegion(text, match.index);
    if (region === undefined) {
      budget -= read;
      STARTS.lastIndex = match.index + 1;
      continue;
    }
    if (region.pieces.length > 0) regions.push(region);
    STARTS.lastIndex = region.end;
  }
  return regions;
}

interface Frame {
  readonly isObject: boolean;
  readonly path: readonly string[];
  key: string | undefined;
  /** What may come next. */
  expects: 'key' | 'colon' | 'value' | 'comma';
}

function readRegion(text: string, start: number): { readonly region?: JsonRegion; readonly read: number } {
  const pieces: JsonPiece[] = [];
  const stack: Frame[] = [];
  let at = start;
  const fail = () => ({ read: at - start + 1 });
  while (at < text.length) {
    const character = text[at] ?? '';
    const frame = stack.at(-1);
    if (character === ' ' || character === '\n' || character === '\r' || character === '\t') {
      at += 1;
      continue;
    }
    const path = frame === undefined ? [] : frame.key === undefined ? frame.path : [...frame.path, frame.key];
    if (character === '{' || character === '[') {
      if (frame !== undefined && frame.expects !== 'value') return fail();
      if (stack.length > 64) return fail();
      if (frame !== undefined) frame.expects = 'comma';
      const isObject = character === '{';
      stack.push({ isObject, path, key: undefined, expects: isObject ? 'key' : 'value' });
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
        pieces.push({ start: at, end: at + literal.length, kind: 'key', value, path: frame.path });
        frame.key = value;
        frame.expects = 'colon';
      } else if (frame.expects === 'value') {
        pieces.push({ start: at, end: at + literal.length, kind: 'string', value, path });
        frame.expects = 'comma';
      } else return fail();
      at += literal.length;
    } else {
      SCALAR.lastIndex = at;
      const scalar = SCALAR.exec(text)?.[0];
      if (scalar === undefined || frame.expects !== 'value') return fail();
      if (/\d/.test(scalar)) pieces.push({ start: at, end: at + scalar.length, kind: 'number', value: scalar, path });
      frame.expects = 'comma';
      at += scalar.length;
    }
  }
  return fail();
}

function unquoted(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
