/**
 * What of an event's record goes into the JSON column. The column refuses a whole batch for one odd value, so what it
 * cannot take is changed here; `body` keeps the exact text.
 */

import type { JsonObject, JsonValue } from '../../model/json.js';
import { isWellFormed, wellFormed } from './well-formed.js';

export type KeyType = 'string' | 'number' | 'boolean';

/** Deeper values are stored as their JSON text. The engine's own limit is near a thousand; queries need a few. */
const MAX_DEPTH = 32;
/** Integers beyond the engine's 64 bits are written with an exponent, so that they are read as floating point. */
const MAX_INTEGER = 2 ** 63;
const MAX_KEYS = 2000;

/** Calls `seen` for each scalar with its dotted path (arrays are passed over), and tells whether the column takes all. */
function inspect(
  record: JsonObject,
  prefix: string,
  depth: number,
  seen: (path: string, type: KeyType) => void,
): boolean {
  let clean = true;
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (!isWellFormed(key)) clean = false;
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (value === null || value === undefined) continue;
    if (typeof value === 'object') {
      if (depth >= MAX_DEPTH) clean = false;
      else if (Array.isArray(value)) clean = isCleanArray(value, depth + 1) && clean;
      else clean = inspect(value as JsonObject, path, depth + 1, seen) && clean;
      continue;
    }
    if (!isCleanScalar(value)) clean = false;
    seen(path, typeof value as KeyType);
  }
  return clean;
}

function isCleanArray(values: readonly JsonValue[], depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  return values.every((value) => {
    if (value === null || typeof value !== 'object') return isCleanScalar(value);
    if (Array.isArray(value)) return isCleanArray(value, depth + 1);
    return inspect(value as JsonObject, '', depth + 1, () => undefined);
  });
}

function isCleanScalar(value: JsonValue): boolean {
  if (typeof value === 'string') return isWellFormed(value);
  return typeof value !== 'number' || Math.abs(value) < MAX_INTEGER;
}

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

/** Both texts of a record; tells `seen` about the keys (at most 2,000). Never throws. */
export function dataColumn(record: JsonObject, seen: (path: string, type: KeyType) => void): DataColumn {
  const body = text(record);
  if (body === '[nested too deep]') return { data: '{}', body: '{}' };
  let left = MAX_KEYS;
  const clean = inspect(record, '', 0, (path, type) => {
    if (left-- > 0) seen(path, type);
  });
  return { data: clean ? body : written(record, 0), body };
}
