/** A case that numbers tell: its series, what else there is, and the question. */
import type { Pair, Question } from '../../../scenario.js';
import { distract, live } from './day.js';
import type { Estate } from './estate.js';
import { metricQuestion, play, type Series } from './series.js';
import { type Crafted, everyday, truthOf } from './story.js';

/** Whole numbers about `usual`. */
export const count =
  (usual: number) =>
  ({ random }: Estate): number =>
    Math.round(random.around(usual));

export interface Numbers {
  readonly name: string;
  readonly perHour?: number;
  readonly signals?: Crafted['signals'];
  /** The first is asked about. */
  readonly series: (estate: Estate) => readonly Series[];
  readonly also?: (estate: Estate) => void;
  readonly asks?: (estate: Estate, series: readonly Series[]) => Question;
  readonly pairs: (estate: Estate) => readonly [Pair, ...Pair[]];
  readonly rubric: readonly string[];
  readonly why: string;
}

/** These faults in the working function, the first of which is the fault. */
export const workPair =
  (...faults: readonly [Pair['fault'], ...Pair['fault'][]]) =>
  ({ work }: Estate): readonly [Pair, ...Pair[]] => {
    const [first, ...others] = faults;
    return [{ fault: first, entity: work.name }, ...others.map((fault) => ({ fault, entity: work.name }))];
  };

export const numbersCase = ({
  name,
  perHour,
  signals = ['reports'],
  series,
  also,
  asks,
  pairs,
  rubric,
  why,
}: Numbers): Crafted => ({
  name,
  signals,
  perHour,
  build(estate) {
    const all = series(estate);
    // Numbers of the platform come with what the platform writes; of some estates nothing else is kept.
    if (all.length > 0 && estate.random.chance(0.4)) live(estate, { usual: everyday, planted: () => undefined });
    distract(estate);
    play(estate, all);
    also?.(estate);
    const [first] = all;
    const question = asks?.(estate, all) ?? (first === undefined ? undefined : metricQuestion(estate, first));
    if (question === undefined) throw new RangeError(`${name} asks nothing`);
    return { question, truth: truthOf(pairs(estate), rubric, why) };
  },
});
