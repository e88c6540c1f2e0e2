/** Where a line breaks: pure. */
type Values = readonly (number | null | undefined)[];

const knownOf = (values: Values): readonly number[] =>
  values.flatMap((value, index) => (value === null || value === undefined ? [] : [index]));

/**
 * A measure comes only as often as what it measures happens: a job that runs every two minutes leaves every other point of a
 * minute empty. So a line breaks only where it is silent for longer than this many times its own usual step.
 */
const SILENT_STEPS = 3;

/** Pairs of neighboring known values, by index, between which nothing is drawn. Few values have no usual step and stay apart. */
export function gapsOf(values: Values): readonly (readonly [from: number, to: number])[] {
  const known = knownOf(values);
  const steps = known.slice(1).map((index, at) => index - (known[at] ?? index));
  const usual = steps.length < 2 ? 1 : ([...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 1);
  const most = steps.length < 2 ? 1 : usual * SILENT_STEPS;
  return steps.flatMap((step, at): (readonly [number, number])[] => {
    const from = known[at];
    return from === undefined || step <= most ? [] : [[from, from + step]];
  });
}

/** Known values with a gap, or nothing, on both sides: they are no line and are drawn as points. */
export function lonelyOf(values: Values): number[] {
  const known = knownOf(values);
  const gaps = gapsOf(values);
  const begins = new Set([known[0], ...gaps.map(([, to]) => to)]);
  const ends = new Set([known.at(-1), ...gaps.map(([from]) => from)]);
  return known.filter((index) => begins.has(index) && ends.has(index));
}
