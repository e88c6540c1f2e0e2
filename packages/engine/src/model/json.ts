/** JSON values. Untrusted records have nothing to inherit from the moment they are parsed. */
export type JsonScalar = string | number | boolean | null;
export type JsonValue = JsonScalar | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
/** The one shape that is written to while a record is being built. */
export type MutableJsonObject = { [key: string]: JsonValue };

/**
 * An empty record with nothing to inherit, so that a key such as `__proto__` is only a key. Its prototype is an object
 * without keys and without a prototype that nobody can write to, and not null: an object whose prototype is null is a
 * hash table to the runtime, which takes three times as long to fill, to walk and to print.
 */
export const emptyRecord = (): MutableJsonObject => new Bare() as MutableJsonObject;

/** A function and no class: only the prototype of a function can be replaced. */
const Bare = function Bare() {} as unknown as new () => object;
Bare.prototype = Object.freeze(Object.create(null));

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value at a dotted path, such as `http.status_code`. Keys that hold dots themselves (OpenTelemetry attributes)
 * are found too: at each level the longest key that matches is tried first. Undefined when there is none.
 */
export function valueAt(record: JsonValue | undefined, path: string): JsonValue | undefined {
  if (record === undefined || record === null || typeof record !== 'object') return undefined;
  if (Array.isArray(record)) {
    const [head = '', ...rest] = path.split('.');
    const item: JsonValue | undefined = /^\d+$/.test(head) ? record[Number(head)] : undefined;
    return rest.length === 0 ? item : valueAt(item, rest.join('.'));
  }
  const object = record as JsonObject;
  if (Object.hasOwn(object, path)) return object[path];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const head = path.slice(0, dot);
    if (!Object.hasOwn(object, head)) continue;
    const found = valueAt(object[head], path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Text at a path; undefined when absent or not a non-empty string. */
export function textAt(record: JsonValue | undefined, path: string): string | undefined {
  const value = valueAt(record, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A finite number at a path, also from a string that is one; undefined otherwise. */
export function numberAt(record: JsonValue | undefined, path: string): number | undefined {
  const value = valueAt(record, path);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Every scalar below `record` with its dotted path, depth first, in key order as it came. Bounded by `limit`. */
export function* leaves(record: JsonValue, limit = 10_000): Generator<readonly [path: string, value: JsonScalar]> {
  let left = limit;
  const stack: [string, JsonValue][] = [['', record]];
  for (let next = stack.pop(); next !== undefined && left > 0; next = stack.pop()) {
    const [path, value] = next;
    if (value === null || typeof value !== 'object') {
      left -= 1;
      yield [path, value];
      continue;
    }
    const entries: [string, JsonValue][] = Array.isArray(value)
      ? value.map((item: JsonValue, index) => [String(index), item])
      : Object.entries(value as JsonObject);
    for (const [key, child] of entries.reverse()) stack.push([path === '' ? key : `${path}.${key}`, child]);
  }
}
