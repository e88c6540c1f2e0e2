/** Which intervals of a chart the range that was asked for holds only in part: their counts are lower without anything having changed. */

/** A range of time in epoch milliseconds; `to` is outside it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface PartialEnds {
  readonly first: boolean;
  readonly last: boolean;
}

/** @param at starts of intervals of one width, ascending, in epoch milliseconds; of fewer than two the width is unknown */
export function partialEnds(at: readonly number[], range: Range | undefined): PartialEnds {
  const [first, second] = at;
  const last = at.at(-1);
  if (range === undefined || first === undefined || second === undefined || last === undefined) {
    return { first: false, last: false };
  }
  return { first: first < range.from, last: last + (second - first) > range.to };
}

/** Whether the interval at `index` of `length` is one of those ends. */
export const isPartial = ({ first, last }: PartialEnds, index: number, length: number): boolean =>
  (first && index === 0) || (last && index === length - 1);
