/** Values by their pattern: `{d4}` is four digits. */
import { ALNUM, DIGITS, HEX, LOWER, type Random, UPPER } from './random.js';

const ALPHABETS: Readonly<Record<string, string>> = {
  d: DIGITS,
  n: '123456789',
  h: HEX,
  H: '0123456789ABCDEF',
  l: LOWER,
  u: UPPER,
  a: ALNUM,
  x: LOWER + DIGITS,
  X: UPPER + DIGITS,
  /** Base32 as ULIDs write it. */
  U: '0123456789ABCDEFGHJKMNPQRSTVWXYZ',
};

/** The pattern with a random character for each that `{d4}` and the like ask for; what stands outside of braces stays. */
export const ofPattern = (random: Random, pattern: string): string =>
  pattern.replace(/\{([a-zA-Z])(\d+)\}/g, (_, kind: string, length: string) =>
    random.of(ALPHABETS[kind] ?? '', Number(length)),
  );
