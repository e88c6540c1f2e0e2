/**
 * Groups of dotted paths that are looked for in every event. A record has a few keys and there are some two hundred paths,
 * so it is asked once which groups it can have anything of; most are then passed over without a look.
 */
import type { JsonObject } from '../../model/json.js';

export interface KeyGroup {
  /** In order of trust. */
  readonly keys: readonly string[];
  readonly bit: number;
}

/** By the keys that a record can have at its top: a path itself, and each part of it that ends before a dot. */
const bitsOfKey = new Map<string, number>();
let groups = 0;

/** A group for the life of the program; there can be 31. */
export function keyGroup(keys: readonly string[]): KeyGroup {
  if (groups === 31) throw new Error('there are too many groups of keys');
  const bit = 1 << groups;
  groups += 1;
  for (const key of keys) {
    mark(key, bit);
    for (let dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) mark(key.slice(0, dot), bit);
  }
  return { keys, bit };
}

const mark = (key: string, bit: number): void => {
  bitsOfKey.set(key, (bitsOfKey.get(key) ?? 0) | bit);
};

/** The last few records that were asked about: an event asks about the same ones again and again. */
const recent: (JsonObject | undefined)[] = [undefined, undefined, undefined, undefined];
const recentBits = [0, 0, 0, 0];
let oldest = 0;

/** False when no path of `group` leads anywhere in `record`, which is not written to once it was asked. */
export function mayHave(record: JsonObject, group: KeyGroup): boolean {
  const at = recent.indexOf(record);
  return ((at === -1 ? learn(record) : (recentBits[at] ?? 0)) & group.bit) !== 0;
}

function learn(record: JsonObject): number {
  let bits = 0;
  for (const key in record) bits |= bitsOfKey.get(key) ?? 0;
  recent[oldest] = record;
  recentBits[oldest] = bits;
  oldest = (oldest + 1) % recent.length;
  return bits;
}
