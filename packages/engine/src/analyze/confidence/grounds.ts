/**
 * How sure an answer may be, in one place: the way on which the cause was found, and the doubts that stand against it. Each
 * way has a confidence that it reaches where nothing speaks against it, each doubt one that it leaves; the weakest counts.
 * `npm run eval` prints how often each way and each doubt is right, which is the reason for the words beside them: a way or
 * a doubt that is right less than nine times in ten names no cause.
 */
import type { Confidence } from '@baselime-ai/contract';

/** What found the cause, with the confidence that it reaches at best. */
export const WAYS = {
  /** A rule recognizes the failure by a structured name, code, status or a platform's own wording. */
  failure: 'confirmed',
  /** A trace shows that the time of a timeout went into one call. */
  waiting: 'confirmed',
  /** Counts or the trace show what the failures do together: a loop, a storm, one message. */
  conduct: 'confirmed',
  /** The program's own words, which nobody but its authors can interpret further. */
  words: 'likely',
  /** Nothing failed, and one part of the request was slower than before. */
  slowness: 'likely',
  /** A chart, metric or alert alone. */
  numbers: 'likely',
  /** A comparison of the whole system with before: it points at a place and shows no mechanism. */
  system: 'likely',
} as const satisfies Readonly<Record<string, Confidence>>;
export type Way = keyof typeof WAYS;

/** What speaks against it, with the confidence that is left. */
export const DOUBTS = {
  /** Another failure may lie behind it. */
  behind: 'likely',
  /** Prose suggests it, and no name, code or status. */
  prose: 'likely',
  /** Nothing marks the line as an error. */
  unmarked: 'likely',
  /** Something that was called is at fault, and nothing says what. */
  unnamed: 'likely',
  /** Another line of the invocation names what was called. */
  nearby: 'likely',
  /** Name and time alone tie it to what was asked about. */
  'by-name': 'likely',
  /** It is not on the way of the failure that was asked about. */
  aside: 'likely',
  /** The lines of the function tell it, and no span or count shows it. */
  told: 'likely',
  /** The bare status of a refusal, which stands for several faults: 429 for a rate and for a quota, 400 for a value and for a grant. */
  status: 'likely',
  /** What was called answered with an error that does not say what went wrong. */
  answer: 'likely',
  /** One example of a chart shows it, and it is not most of what changed. */
  example: 'likely',
  /** A part of the time only. */
  part: 'likely',
  /**
   * It says again what was asked about: that there are more errors, or that it takes longer. Of incidents that no rule had seen it
   * was right in 7 of 31: what is behind it was elsewhere, or had a name.
   */
  restated: 'inconclusive',
  /** Nothing is stored from before, so that the line was compared with the rest of itself: right in none of 15 such incidents. */
  itself: 'inconclusive',
  /** A bare 403, 404 and the like: the caller is refused for a reason that nothing tells, and nothing is wrong with whom it calls. */
  refused: 'inconclusive',
  /** Words that no rule knows, and nothing says that the program itself speaks. */
  unknown: 'inconclusive',
  /** It says no more than that a line moved, and of two ways to look at a line only one saw that. */
  unseen: 'inconclusive',
  /** The program's own words of an error that came as often before, in a line that shows nothing unusual. */
  'as-ever': 'inconclusive',
  /** As much speaks for another cause. */
  rival: 'inconclusive',
} as const satisfies Readonly<Record<string, Confidence>>;
export type Doubt = keyof typeof DOUBTS;

export interface Grounds {
  readonly way: Way;
  readonly doubts: readonly Doubt[];
}

const ORDER: readonly Confidence[] = ['inconclusive', 'likely', 'confirmed'];

/** The weakest of what the way reaches and what its doubts leave. */
export function confidenceFrom({ way, doubts }: Grounds): Confidence {
  const all = [WAYS[way], ...doubts.map((doubt) => DOUBTS[doubt])];
  return ORDER.find((one) => all.includes(one)) ?? 'inconclusive';
}

/** The same grounds with one more doubt. */
export const doubted = ({ way, doubts }: Grounds, doubt: Doubt): Grounds => ({
  way,
  doubts: doubts.includes(doubt) ? doubts : [...doubts, doubt],
});
