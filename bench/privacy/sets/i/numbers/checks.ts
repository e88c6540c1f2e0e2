/** What checks of numbers have in common. */
import { ofPattern } from '../../../patterns.js';
import type { Random } from '../../../random.js';

export const two = (value: number): string => String(value).padStart(2, '0');
export const dot = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
export const repeated = (weights: readonly number[], length: number): readonly number[] =>
  Array.from({ length }, (_, at) => weights[at % weights.length] ?? 1);
export const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** Draws until the check is one digit, as authorities do. */
export function checked(draw: () => string, check: (digits: string) => number): string {
  for (;;) {
    const digits = draw();
    const last = check(digits);
    if (last >= 0 && last < 10) return `${digits}${last}`;
  }
}
export const patterned = (random: Random, pattern: string, check: (digits: string) => number): string =>
  checked(() => ofPattern(random, pattern), check);

export const date = (random: Random) => ({
  yy: two(random.between(55, 99)),
  mm: two(random.between(1, 12)),
  dd: two(random.between(1, 28)),
});
export const yymmdd = (random: Random): string => {
  const { yy, mm, dd } = date(random);
  return yy + mm + dd;
};
export const ddmmyy = (random: Random): string => {
  const { yy, mm, dd } = date(random);
  return dd + mm + yy;
};
