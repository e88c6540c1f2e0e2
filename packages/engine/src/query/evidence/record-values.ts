/** The values that many records have under the same keys: paths are put together once, and not for every record. */
import type { JsonValue } from '../../model/json.js';

/** No key of the catalogue is longer than 512 characters, so that none stands deeper. */
const MOST_DEPTH = 512;

interface Place {
  readonly path: string;
  readonly isWanted: boolean;
  readonly below: Map<string, Place>;
}

/**
 * Tells `note` every scalar but null that stands in a record under one of `paths`, in the order of the record, among its
 * first `limit` scalars (as `leaves` counts them). Text that is no JSON holds nothing.
 */
export function recordValues(
  paths: ReadonlySet<string>,
  limit: number,
): (body: string, note: (path: string, text: string) => void) => void {
  const placeOf = (path: string): Place => ({ path, isWanted: paths.has(path), below: new Map() });
  const root = placeOf('');
  const child = ({ path, below }: Place, key: string): Place => {
    const known = below.get(key);
    if (known !== undefined) return known;
    const made = placeOf(path === '' ? key : `${path}.${key}`);
    below.set(key, made);
    return made;
  };
  return (body, note) => {
    let left = limit;
    const visit = (value: JsonValue, place: Place, depth: number): void => {
      if (value === null || typeof value !== 'object') {
        left -= 1;
        if (value !== null && place.isWanted) note(place.path, String(value));
        return;
      }
      if (depth > MOST_DEPTH) return;
      const keys = Object.keys(value);
      for (let index = 0; index < keys.length && left > 0; index += 1) {
        const key = keys[index] ?? '';
        visit((value as Readonly<Record<string, JsonValue>>)[key] ?? null, child(place, key), depth + 1);
      }
    };
    const record = recordOf(body);
    if (record !== undefined) visit(record, root, 0);
  };
}

/** A record is only walked here, by its own keys, so that it may keep what it inherits. */
function recordOf(body: string): JsonValue | undefined {
  try {
    const parsed: JsonValue = JSON.parse(body);
    return typeof parsed === 'object' && !Array.isArray(parsed) && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
