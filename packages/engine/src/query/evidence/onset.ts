/** Since when values that follow each other in time are larger than before. */

export interface Timed {
  readonly at: number;
  readonly value: number;
}

const LEAST_BEFORE = 5;
const LEAST_AFTER = 3;
const TWICE = Math.log(2);
/** So many may lie on the other side of the middle. */
const MOST_AMISS = 0.15;

/**
 * The time of the first value after the one moment that parts smaller from larger values best: the split of a line in two with the
 * least variance of its logarithms inside of both parts (Otsu 1979, over time instead of over a threshold). Undefined where
 * there are too few values, where those after it are not twice as large, or where more than one in seven lies on the wrong
 * side: then there is no such moment. Values that are not positive are left out.
 */
export function onsetOf(timed: readonly Timed[]): number | undefined {
  const points = timed
    .filter(({ value }) => Number.isFinite(value) && value > 0)
    .map(({ at, value }) => ({ at, log: Math.log(value) }))
    .sort((a, b) => a.at - b.at || a.log - b.log);
  const all = points.reduce((sum, { log }) => sum + log, 0);
  let best: { readonly place: number; readonly apart: number; readonly middle: number } | undefined;
  let before = 0;
  points.forEach(({ log }, place) => {
    const after = points.length - place;
    if (place >= LEAST_BEFORE && after >= LEAST_AFTER) {
      const [low, high] = [before / place, (all - before) / after];
      const apart = ((high - low) ** 2 * place * after) / points.length;
      if (high - low >= TWICE && (best === undefined || apart > best.apart))
        best = { place, apart, middle: (low + high) / 2 };
    }
    before += log;
  });
  if (best === undefined) return undefined;
  const { place, middle } = best;
  const amiss = (part: typeof points, is: (log: number) => boolean): number =>
    part.filter(({ log }) => is(log)).length / part.length;
  const wrong = Math.max(
    amiss(points.slice(0, place), (log) => log > middle),
    amiss(points.slice(place), (log) => log <= middle),
  );
  return wrong > MOST_AMISS ? undefined : points[place]?.at;
}
