/**
 * The streaming anomaly detector: each value of one series in turn, without looking ahead, in constant memory. For a
 * chart with its time before, judge-line.ts says more; this one watches a series that goes on.
 */
import { TailMemory } from './tail.js';

export interface StreamVerdict {
  /** 0..1; 0 where nothing is out of the ordinary, and for the first values. */
  readonly score: number;
  readonly isAnomaly: boolean;
}

export interface StreamDetector {
  /** `atMs` is in epoch milliseconds. A value that is not a finite number scores 0 and is not remembered. */
  next(atMs: number, value: number): StreamVerdict;
}

/** The score from which on a value is reported. Fixed once, for every series. */
export const ANOMALY_THRESHOLD = 0.56;

const WIDTHS = [6, 24] as const;
const DAY_MS = 86_400_000;
const MOST_DAYS = 7;
const MOST_REMEMBERED = 20_000;
/** How often something may be expected before it is none of a surprise: once in a thousand values. */
const ORDINARY = 1_000;
const LEAST_SEEN = 200;
const HALF_SURPRISE = 2;
/** A report keeps lesser ones quiet for this share of all that was seen. */
const HABIT = 0.07;
const LEAST_HABIT = 50;

/**
 * Several views of the series (its value, its step, its distance from the mean of the last few, that mean against the
 * one before, its distance from the same time of earlier days, its spread) are each put against the tail of all that
 * the view showed before (tail.ts). The surprise is the middle between the largest and the mean of them, less what the
 * length of the series makes likely (a return level). It is reported when it is the largest for a while: a lasting
 * change is told once, when it begins, and not with every value.
 *
 * Source: peaks over threshold, see tail.ts; the return period of Gumbel (1941) for the length; habituation as in
 * the inductive conformal anomaly detectors of Laxhammar & Falkman (2015), which do not repeat an alarm.
 */
export function createStreamDetector(): StreamDetector {
  const views = createViews();
  const tails = new Map<string, TailMemory>();
  const habit = createHabit();
  let seen = 0;
  return {
    next(atMs, value) {
      if (!Number.isFinite(value) || !Number.isFinite(atMs)) return { score: 0, isAnomaly: false };
      let [largest, sum, count] = [0, 0, 0];
      for (const [name, view] of views(atMs, value)) {
        count += 1;
        if (view === undefined) continue;
        const tail = tails.get(name) ?? new TailMemory();
        tails.set(name, tail);
        const surprise = tail.next(view);
        largest = Math.max(largest, surprise);
        sum += surprise;
      }
      const expected = Math.log10(Math.max(LEAST_SEEN, seen) / ORDINARY);
      const surprise = Math.max(0, (largest + sum / count) / 2 - expected);
      const told = habit(surprise, seen);
      seen += 1;
      const score = told / (told + HALF_SURPRISE);
      return { score, isAnomaly: score >= ANOMALY_THRESHOLD };
    },
  };
}

type View = readonly [name: string, value: number | undefined];

function createViews(): (atMs: number, value: number) => readonly View[] {
  const longest = 2 * Math.max(...WIDTHS);
  let last: number[] = [];
  const daily = createDaily();
  return (atMs, value) => {
    const before = last.at(-1);
    const withThis = [...last, value];
    const mean = (from: number, to?: number): number => {
      const part = withThis.slice(from, to);
      return part.reduce((sum, one) => sum + one, 0) / part.length;
    };
    const views: View[] = [
      ['value', value],
      ['step', before === undefined ? undefined : value - before],
      ['day', daily(atMs, value)],
      ['spread', withThis.length < 24 ? undefined : deviation(withThis.slice(-24))],
      ...WIDTHS.flatMap((width): readonly View[] => [
        [`distance ${width}`, last.length < width ? undefined : value - mean(-width - 1, -1)],
        [`change ${width}`, withThis.length < 2 * width ? undefined : mean(-width) - mean(-2 * width, -width)],
      ]),
    ];
    last = withThis.slice(-longest);
    return views;
  };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** Distance from the median of the values around this time on earlier days; undefined before two days are known. */
function createDaily(): (atMs: number, value: number) => number | undefined {
  let times: number[] = [];
  let values: number[] = [];
  return (atMs, value) => {
    // A clock that jumps back makes what was remembered useless for this view.
    if (atMs < (times.at(-1) ?? atMs)) [times, values] = [[], []];
    const then: number[] = [];
    let days = 0;
    const [first] = times;
    const step = first === undefined || times.length < 2 ? 0 : ((times.at(-1) ?? first) - first) / (times.length - 1);
    for (let day = 1; day <= MOST_DAYS; day += 1) {
      const target = atMs - day * DAY_MS;
      const at = nearest(times, target);
      if (at === undefined || Math.abs((times[at] ?? 0) - target) > 2 * step) continue;
      days += 1;
      for (const place of [at - 1, at, at + 1]) {
        const known = values[place];
        if (known !== undefined) then.push(known);
      }
    }
    times.push(atMs);
    values.push(value);
    if (times.length > MOST_REMEMBERED * 1.25)
      [times, values] = [times.slice(-MOST_REMEMBERED), values.slice(-MOST_REMEMBERED)];
    then.sort((a, b) => a - b);
    const usual = then[then.length >> 1];
    return days < 2 || usual === undefined ? undefined : value - usual;
  };
}

function nearest(times: readonly number[], target: number): number | undefined {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  const [left, right] = [times[low - 1], times[low]];
  if (right === undefined) return left === undefined ? undefined : low - 1;
  return left === undefined || right - target <= target - left ? low : low - 1;
}

/** The surprise where it is larger than any in the share of the series that went before; else 0. */
function createHabit(): (surprise: number, seen: number) => number {
  // Falling surprises that may still be the largest of what lies within reach.
  let recent: { readonly at: number; readonly surprise: number }[] = [];
  return (surprise, seen) => {
    const reach = seen - Math.max(LEAST_HABIT, HABIT * seen);
    recent = recent.filter(({ at }) => at >= reach);
    const largest = recent[0]?.surprise ?? -1;
    recent = [...recent.filter((one) => one.surprise > surprise), { at: seen, surprise }];
    return surprise > largest ? surprise : 0;
  };
}
