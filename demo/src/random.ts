/** Seeded randomness of our own, so that the same seed gives the same bytes on every machine. Not for secrets. */

/** A 32-bit state from any words: FNV-1a over their text, then an avalanche. */
function hash(words: readonly (string | number)[]): number {
  let state = 0x811c9dc5;
  for (const character of words.join('\u0001')) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

export interface Random {
  /** 0 (in) to 1 (out). */
  readonly next: () => number;
  /** `from` (in) to `to` (out). */
  readonly between: (from: number, to: number) => number;
  /** A whole number, both ends in. */
  readonly whole: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  /** One of `options`, which must not be empty. */
  readonly pick: <T>(options: readonly [T, ...T[]]) => T;
  /** Around `median`, never below 0, with a long right tail; `spread` is the standard deviation of the logarithm. */
  readonly around: (median: number, spread?: number) => number;
  readonly hex: (digits: number) => string;
  readonly uuid: () => string;
}

/**
 * The stream of random numbers that belongs to `words` (a seed, a minute, a name): other words, other stream.
 * Source: mulberry32, a 32-bit generator in the public domain.
 */
export function randomOf(...words: readonly (string | number)[]): Random {
  let state = hash(words);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const hex = (digits: number): string => {
    let text = '';
    while (text.length < digits) text += ((next() * 4294967296) >>> 0).toString(16).padStart(8, '0');
    return text.slice(0, digits);
  };
  const between = (from: number, to: number): number => from + next() * (to - from);
  return {
    next,
    between,
    hex,
    whole: (from, to) => Math.floor(between(from, to + 1)),
    chance: (share) => next() < share,
    pick: (options) => options[Math.floor(next() * options.length)] ?? options[0],
    around: (median, spread = 0.25) => {
      // Box-Muller; 1 - next() keeps the logarithm finite.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[Math.floor(next() * 4)] ?? 'a'}${hex(3)}-${hex(12)}`,
  };
}
