/** Pure parts of the JSON tree: what a node is, how its key is written in a filter, what its summary says. */
import type { Filter } from '@baselime-ai/contract';

export type Leaf = string | number | boolean | null;

export interface Entry {
  readonly name: string;
  readonly value: unknown;
  /** The key that a filter on this value would name. */
  readonly key: string;
  /** True for an element of a list: a filter then asks whether the list includes it. */
  readonly inList: boolean;
}

/** The entries of an object or list; undefined for a leaf. */
export function entriesOf(value: unknown, key: string): readonly Entry[] | undefined {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => ({ name: String(index), value: item, key, inList: true }));
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).map(([name, item]: [string, unknown]) => ({
    name,
    value: item,
    key: key === '' ? name : `${key}.${name}`,
    inList: false,
  }));
}

/** `{3}` or `[12]`. */
export function sizeText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  return typeof value === 'object' && value !== null ? `{${Object.keys(value).length}}` : '';
}

/** The filter that keeps or leaves out events with this value; undefined where no filter can say it. */
export function filterFor(entry: Entry, exclude: boolean): Filter | undefined {
  const { key, value, inList } = entry;
  if (key === '' || key.length > 512) return undefined;
  if (value === null) return { key, operation: exclude ? 'EXISTS' : 'DOES_NOT_EXIST' };
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  if (typeof value === 'string' && value.length > 8192) return undefined;
  if (inList) return { key, operation: exclude ? 'DOES_NOT_INCLUDE' : 'INCLUDES', value: String(value) };
  return { key, operation: exclude ? '!=' : '=', value };
}

const INSTANT_NAME = /time|date|(?:^|[_@.])(?:ts|at)$|[a-z]At$|(?:^|[_.])(?:iat|exp|nbf)$/i;
/** Epoch seconds, milliseconds, microseconds and nanoseconds of these years do not overlap. */
const [EARLIEST_MS, LATEST_MS] = [Date.UTC(2001), Date.UTC(2100)];

/** Epoch milliseconds of a number that stands for an instant, by its name and its size; undefined for any other. */
export function instantOf(name: string, value: unknown): number | undefined {
  if (typeof value !== 'number' || !INSTANT_NAME.test(name)) return undefined;
  return [1000, 1, 1e-3, 1e-6].map((factor) => value * factor).find((ms) => ms >= EARLIEST_MS && ms < LATEST_MS);
}

/** As a reader copies it: text bare, the rest as JSON. */
export function copyText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
}
