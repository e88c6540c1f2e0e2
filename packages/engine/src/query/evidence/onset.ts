/** Since when values that follow each other in time are larger than before, or attempts fail more often. */

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

export interface Attempt {
  readonly at: number;
  readonly failed: boolean;
}

/**
 * The time of the first failure of the part in which more of the attempts fail: the one moment that makes the outcomes most
 * likely, with one rate before it and a higher one from it on (Hinkley and Hinkley, "Inference about the change-point in a sequence
 * of binomial variables", Biometrika 1970). So a failure now and then before it is not taken for the beginning. Where what
 * comes before it has such a moment by itself, beyond what Schwarz's criterion asks for one more (Yao 1988), it began there. Undefined
 * without any failure.
 */
export function failingSince(attempts: readonly Attempt[]): number | undefined {
  const ordered = [...attempts].sort((a, b) => a.at - b.at || Number(a.failed) - Number(b.failed));
  let first = splitOf(ordered)?.place;
  while (first !== undefined) {
    const before = ordered.slice(0, first);
    const earlier = splitOf(before);
    if (earlier === undefined || earlier.gain <= Math.log(before.length)) break;
    first = earlier.place;
  }
  return first === undefined ? undefined : ordered[first]?.at;
}

/** Where failures become more frequent, and by how many nats that is likelier than one rate for all. */
function splitOf(ordered: readonly Attempt[]): { readonly place: number; readonly gain: number } | undefined {
  const all = ordered.filter(({ failed }) => failed).length;
  let best: { readonly place: number; readonly gain: number } | undefined;
  let before = 0;
  ordered.forEach(({ failed }, place) => {
    if (!failed) return;
    const after = ordered.length - place;
    const gain = fit(before, place) + fit(all - before, after) - fit(all, ordered.length);
    const isMore = before * after <= (all - before) * place;
    if (isMore && (best === undefined || gain > best.gain)) best = { place, gain };
    before += 1;
  });
  return best;
}

/** The logarithm of how likely so many failures among `of` attempts are, at the rate that fits them best. */
const fit = (failed: number, of: number): number => termOf(failed, of) + termOf(of - failed, of);
const termOf = (some: number, of: number): number => (some > 0 ? some * Math.log(some / of) : 0);
