/** Pure parts of the small charts: from values to shapes in a box of 100 by 100. */

export interface Spot {
  /** Start of the interval in epoch milliseconds. */
  readonly at: number;
  /** Undefined where nothing was measured: a gap, not a zero. */
  readonly value: number | undefined;
}

/** The highest value, at least 1e-9, so that an empty chart is flat. */
export const highest = (spots: readonly Spot[]): number =>
  spots.reduce((most, { value }) => (value !== undefined && value > most ? value : most), 1e-9);

const round = (value: number): number => Math.round(value * 100) / 100;

/** Bars as one SVG path, those that `isShown` by index; a count above zero is never thinner than 2 of 100. */
export function barsPath(spots: readonly Spot[], isShown: (index: number) => boolean = () => true): string {
  const width = 100 / Math.max(spots.length, 1);
  const most = highest(spots);
  return spots
    .map(({ value }, index) => {
      if (value === undefined || value <= 0 || !isShown(index)) return '';
      const height = Math.max((value / most) * 100, 2);
      return `M${round(index * width + width * 0.1)} 100v${round(-height)}h${round(width * 0.8)}v${round(height)}z`;
    })
    .join('');
}

/** A line through the middles of the intervals that are shown; it breaks where nothing was measured. */
export function linePath(spots: readonly Spot[], isShown: (index: number) => boolean = () => true): string {
  const width = 100 / Math.max(spots.length, 1);
  const most = highest(spots);
  const shownValue = (index: number): number | undefined => (isShown(index) ? spots[index]?.value : undefined);
  let open = false;
  return spots
    .map((_, index) => {
      const value = shownValue(index);
      if (value === undefined) {
        open = false;
        return '';
      }
      const step = `${open ? 'L' : 'M'}${round((index + 0.5) * width)} ${round(96 - (value / most) * 92)}`;
      // A lonely point is a short stroke, or it would not be seen.
      const lonely = !open && shownValue(index + 1) === undefined;
      open = true;
      return lonely ? `${step}h0.6` : step;
    })
    .join('');
}

/** The interval under a share 0..1 of the width; undefined for no spots. */
export function spotAt(spots: readonly Spot[], share: number): Spot | undefined {
  return spots[Math.min(Math.max(Math.floor(share * spots.length), 0), spots.length - 1)];
}
