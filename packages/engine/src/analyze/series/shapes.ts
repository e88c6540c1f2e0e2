/** Spikes, trends, changes of spread, and gaps of a line. */
import type { SeriesLine } from '../../query/evidence/series/series.js';
import { significantFrom } from '../graph/deviation.js';
import { exceedanceNats, LEAST_USUAL } from '../graph/significance.js';
import { LEAST_RUN } from './change-points.js';
import { finite, type LineContext, type ReadyLine } from './line.js';
import { known, noiseOf, robustDeviation, robustSlope, trendScore } from './robust.js';
import { CLEAR, factorOf, LEAST_BEFORE, LEAST_RATIO, mean, middle, type Unusual } from './unusual.js';

const CLEAR_SPIKE = 6;

/** Values far outside that are no part of a shift to the same side; neighbors are one spike. */
export function spikesOf({ before, window, noise, width }: ReadyLine, levels: readonly Unusual[]): readonly Unusual[] {
  const past = before.map(({ level }) => level);
  const center = middle(past);
  const spread = Math.max(noise, robustDeviation(past) ?? 0, noiseOf(window.map(({ level }) => level)) ?? 0);
  const [lowest, highest] = [Math.min(...past), Math.max(...past)];
  const usual = middle(before.map(({ value }) => value));
  const found: Unusual[] = [];
  for (const { at, value, level } of window) {
    const score = (level - center) / spread;
    const direction = score > 0 ? 'up' : 'down';
    const beyond = level > highest + spread || level < lowest - spread;
    if (Math.abs(score) < CLEAR_SPIKE || !beyond || factorOf(usual, value) < 1.5) continue;
    if (!isBeyondTail(level, past, { direction, noise, compared: window.length })) continue;
    if (levels.some((shift) => shift.direction === direction && at >= shift.from && at < shift.to)) continue;
    const last = found.at(-1);
    if (last?.direction === direction && last.to >= at) {
      const stronger = Math.abs(score) > Math.abs(last.score);
      found[found.length - 1] = { ...last, to: at + width, ...(stronger ? { score, seen: value } : {}) };
    } else found.push({ shape: 'spike', direction, from: at, to: at + width, usual, seen: value, score });
  }
  return found.sort((a, b) => Math.abs(b.score) - Math.abs(a.score)).slice(0, 3);
}

interface Tail {
  readonly direction: Unusual['direction'];
  readonly noise: number;
  /** Values of which this one is the most outlying. */
  readonly compared: number;
}

/**
 * Whether one of so many values lies further out than the tail of the time before leads to expect. The middle of a line in which
 * one value of ten is far out says nothing of how far the next one may be. True where too little is known of the tail.
 * Source: peaks over threshold (`exceedanceNats`), with Bonferroni's correction.
 */
function isBeyondTail(level: number, past: readonly number[], { direction, noise, compared }: Tail): boolean {
  if (past.length < LEAST_USUAL) return true;
  const sign = direction === 'up' ? 1 : -1;
  const usual = past.map((one) => sign * one);
  return exceedanceNats(sign * level, usual, noise / 2) >= significantFrom(compared);
}

/** A steady rise or fall that the time before did not have. */
export function trendOf({ before, window, noise, width }: ReadyLine): readonly Unusual[] {
  const [first, last] = [window[0], window.at(-1)];
  if (window.length < 12 || first === undefined || last === undefined) return [];
  const levels = window.map(({ level }) => level);
  const past = before.slice(-window.length).map(({ level }) => level);
  const slope = robustSlope(levels) ?? 0;
  const change = slope * (levels.length - 1);
  const earlier = past.length < 12 ? 0 : (robustSlope(past) ?? 0);
  const score = trendScore(levels);
  if (Math.abs(score) < 4.5 || Math.abs(change) < CLEAR * noise || earlier * slope > (slope * slope) / 3) return [];
  const edge = Math.max(3, Math.floor(window.length / 6));
  const usual = middle(window.slice(0, edge).map(({ value }) => value));
  const seen = middle(window.slice(-edge).map(({ value }) => value));
  if (factorOf(usual, seen) < LEAST_RATIO) return [];
  const direction = change > 0 ? 'up' : 'down';
  return [{ shape: 'trend', direction, from: first.at, to: last.at + width, usual, seen, score }];
}

/**
 * The spread of neighbors' differences at least doubled or halved, by more than four standard errors of the logarithm
 * of a median absolute deviation (1.17 / √n for normal data).
 */
export function varianceOf({ before, window, width, asCounts }: ReadyLine): readonly Unusual[] {
  const [first, last] = [window[0], window.at(-1)];
  if (asCounts || window.length < 20 || before.length < 20 || first === undefined || last === undefined) return [];
  const usual = noiseOf(before.map(({ value }) => value)) ?? 0;
  const seen = noiseOf(window.map(({ value }) => value)) ?? 0;
  if (!(usual > 0 && seen > 0)) return [];
  const score = Math.log(seen / usual) / (1.17 * Math.sqrt(1 / window.length + 1 / before.length));
  if (Math.abs(score) < 5 || factorOf(usual, seen) < 2) return [];
  return [
    {
      shape: 'variance',
      direction: score > 0 ? 'up' : 'down',
      from: first.at,
      to: last.at + width,
      usual,
      seen,
      score,
    },
  ];
}

/** No data, or no events, for much longer than ever before, where chance would not leave a hole that long. */
export function gapOf(line: SeriesLine, { calculated, unknownBefore, late = 0 }: LineContext): Unusual | undefined {
  const before = finite(line.before).slice(unknownBefore);
  const window = finite(line.window);
  const empty = (value: number | null): boolean => (calculated.counts ? value === 0 : value === null);
  const have = before.filter((value) => value !== null);
  const filled = before.filter((value) => !empty(value)).length;
  if (filled < LEAST_BEFORE || have.length === 0) return undefined;
  const hole = longest(window, empty);
  const usualHole = longest(before, empty);
  if (hole.length < LEAST_RUN || hole.length <= 2 * usualHole.length) return undefined;
  if (hole.from + hole.length === window.length && hole.length <= late) return undefined;
  // Each bucket is filled by chance with the share of before.
  const share = filled / before.length;
  if (share < 1 && hole.length * -Math.log(1 - share) < EXPECTED) return undefined;
  const usual = calculated.counts ? mean(known(before)) : middle(known(before));
  if (calculated.counts && usual * hole.length < EXPECTED) return undefined;
  if (calculated.additive && isPartOfFall(window, hole, usual)) return undefined;
  const score = -hole.length * Math.max(1, share * 2);
  const gap: Unusual = {
    shape: 'gap',
    direction: 'down',
    from: hole.from,
    to: hole.from + hole.length,
    usual,
    seen: 0,
    score,
  };
  const then = line.days.filter((day) => finite(day.values).slice(gap.from, gap.to).every(empty)).length;
  return then >= 2 && then * 2 >= line.days.length ? undefined : gap;
}

/** Of so many that were to be expected none comes by chance less than once in a million times (Poisson: e^-14). */
const EXPECTED = 14;

/**
 * What had already fallen to less than a half beside the hole, to so little that chance leaves a hole as long: then the fall
 * came first, and the hole follows from it. A count for which nothing is sent where there was nothing is 0 there.
 * Source: Amazon CloudWatch user guide, "Metrics concepts"; AWS Lambda developer guide, "Types of metrics".
 */
function isPartOfFall(window: SeriesLine['window'], { from, length }: Hole, usual: number): boolean {
  const beside = [...window.slice(Math.max(0, from - length), from), ...window.slice(from + length, from + 2 * length)];
  const rate = mean(beside.map((value) => value ?? 0));
  return beside.length >= length && rate < usual / 2 && rate * length < EXPECTED;
}

interface Hole {
  readonly from: number;
  readonly length: number;
}

function longest(values: SeriesLine['window'], is: (value: number | null) => boolean): Hole {
  let best = { from: 0, length: 0 };
  let from = 0;
  values.forEach((value, index) => {
    if (!is(value)) from = index + 1;
    else if (index + 1 - from > best.length) best = { from, length: index + 1 - from };
  });
  return best;
}
