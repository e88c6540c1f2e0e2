/**
 * What of an event's record goes into the JSON column. The column refuses a whole batch for one odd value, so what it
 * cannot take is changed here; `body` keeps the exact text.
 */

import type { JsonObject, JsonValue } from '../../model/json.js';
import { wellFormed } from './well-formed.js';

export type KeyType = 'string' | 'number' | 'boolean';

/** Deeper values are stored as their JSON text. The engine's own limit is near a thousand; queries need a few. */
const MAX_DEPTH = 32;
/** Integers beyond the engine's 64 bits are written with an exponent, so that they are read as floating point. */
const MAX_INTEGER = 2 ** 63;
const MAX_KEYS = 2000;

/** A place in the records of one dataset and day; counts what stands there. */
export interface KeyNode {
  /** The place of a key below this one. */
  child(key: string): KeyNode;
  /** Counts a scalar that stands here. */
  count(type: KeyType): void;
}

/** Counts each scalar at its place (arrays are passed over), and tells whether the column takes all. */
function inspect(record: JsonObject, depth: number, place: KeyNode, budget: { left: number }): boolean {
  let clean = true;
  for (const key in record) {
    const value = record[key];
    if (value === null || value === undefined) continue;
    if (typeof value !== 'object') {
      if (typeof value === 'number' && !isCleanNumber(value)) clean = false;
      if (budget.left > 0) place.child(key).count(typeof value as KeyType);
      budget.left -= 1;
    } else if (depth >= MAX_DEPTH) {
      // Its keys are not counted: nobody can filter by what is kept as text.
      clean = false;
    } else if (Array.isArray(value)) {
      clean = isCleanArray(value, depth + 1) && clean;
    } else {
      const below = budget.left > 0 ? place.child(key) : NOWHERE;
      clean = inspect(value as JsonObject, depth + 1, below, budget) && clean;
    }
  }
  return clean;
}

/** Where nothing is counted. */
export const NOWHERE: KeyNode = { child: () => NOWHERE, count: () => undefined };

function isCleanArray(values: readonly JsonValue[], depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  return values.every((value) => {
    if (typeof value === 'number') return isCleanNumber(value);
    if (value === null || typeof value !== 'object') return true;
    if (Array.isArray(value)) return isCleanArray(value, depth + 1);
    return inspect(value as JsonObject, depth + 1, NOWHERE, { left: 0 });
  });
}

const isCleanNumber = (value: number): boolean => Math.abs(value) < MAX_INTEGER;

/** JSON text that the column takes. */
function written(value: JsonValue | undefined, depth: number): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return JSON.stringify(wellFormed(value));
  if (typeof value === 'number') return Math.abs(value) < MAX_INTEGER ? JSON.stringify(value) : exponential(value);
  if (typeof value === 'boolean') return String(value);
  if (depth >= MAX_DEPTH) return JSON.stringify(wellFormed(text(value)));
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => written(item, depth + 1)).join(',')}]`;
  const entries = Object.entries(value as JsonObject).map(
    ([key, item]) => `${JSON.stringify(wellFormed(key))}:${written(item, depth + 1)}`,
  );
  return `{${entries.join(',')}}`;
}

const exponential = (value: number): string => (Number.isFinite(value) ? value.toExponential() : 'null');

/** A record that is nested too deep for the runtime's own writer is named, not written. */
function text(value: JsonValue): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '[nested too deep]';
  }
}

export interface DataColumn {
  /** JSON for the column `data`. */
  readonly data: string;
  /** The exact JSON, for the column `body`. */
  readonly body: string;
}

/** Both texts of a record; counts its keys (at most 2,000) at `place`. Never throws. */
export function dataColumn(record: JsonObject, place: KeyNode): DataColumn {
  const body = text(record);
  if (body === '[nested too deep]') return { data: '{}', body: '{}' };
  // JSON escapes a surrogate without its other half, and only that, or a text that looks like it, in this way.
  const isWellFormed = !body.includes('\\ud');
  const isClean = inspect(record, 0, place, { left: MAX_KEYS });
  return { data: isClean && isWellFormed ? body : written(record, 0), body };
}
