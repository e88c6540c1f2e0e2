/** Seeded randomness: the same parts give the same numbers on every machine. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  /** `usual`, up to a third more or less. */
  around(usual: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  hex(digits: number): string;
  uuid(): string;
}

/** xoshiro-like small generator (sfc32 by Chris Doty-Humphrey), seeded by a hash of the parts. */
export function randomOf(...parts: readonly (string | number)[]): Random {
  let [a, b, c, counter] = seedsOf(parts.join('/'));
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 12; warm += 1) next();
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const hex = (digits: number): string => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('');
  return {
    next,
    int,
    around: (usual) => usual * (0.67 + next() * 0.66),
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
}

/** FNV-1a, four times with different beginnings. */
function seedsOf(text: string): [number, number, number, number] {
  const hash = (start: number): number => {
    let value = start | 0;
    for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 16_777_619);
    return value;
  };
  return [hash(0x811c9dc5), hash(0x1234567), hash(0x7654321), hash(0x2468ace)];
}
