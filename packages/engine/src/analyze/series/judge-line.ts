/**
 * What is unusual about a line of a chart: level shifts, spikes and dips, trends, changes of spread, and gaps, against
 * the time before and against the same hours of earlier days. What happens every day at this hour is usual.
 * Pure and deterministic; nothing is ever found in flat or empty data.
 */
import type { SeriesLine } from '../../query/evidence/series/series.js';
import { agingOf } from './aging.js';
import { changePoints } from './change-points.js';
import { finite, type LineContext, type Point, type ReadyLine, readyLine } from './line.js';
import { rareRise } from './rare.js';
import { recurs } from './recurs.js';
import { known, noiseOf } from './robust.js';
import { gapOf, spikesOf, trendOf, varianceOf } from './shapes.js';
import { levelsOf, shiftOf } from './shifts.js';
import { LEAST_BEFORE, mean, middle, type Unusual } from './unusual.js';

export interface Judgement {
  readonly said: 'unusual' | 'usual' | 'too-little';
  /** Strongest first. */
  readonly unusual: readonly Unusual[];
  /** Of one bucket: the middle of the time before (for counts the mean), and of the window. */
  readonly usual?: number;
  readonly seen?: number;
  /** Buckets after which the line repeats itself. */
  readonly period?: number;
  /** Values of the same hours on earlier days, when there are at least two such days. */
  readonly days?: { readonly count: number; readonly low: number; readonly high: number };
  /** True when the window differs from the time before it, but not from the same hours of earlier days. */
  readonly likeEarlierDays?: boolean;
  /** What the window was compared with: the time before it, or, when too little of that is stored, the rest of itself. */
  readonly basis?: 'before' | 'rest';
  /** Completes `There is not enough to say: …`. */
  readonly because?: string;
}

const LEAST_WINDOW = 3;
/** A window of so many points may be compared with itself. */
const LEAST_ALONE = 24;

export function judgeLine(line: SeriesLine, context: LineContext): Judgement {
  const ready = readyLine(line, context);
  const { before, window } = ready;
  const days = daysOf(line);
  const gap = gapOf(line, context);
  if (gap !== undefined) return { said: 'unusual', unusual: [gap], usual: gap.usual, seen: gap.seen, ...days };
  if (known(finite(line.window)).length < LEAST_WINDOW || window.length === 0)
    return { said: 'too-little', unusual: [], because: 'the time that was asked about holds fewer than three values' };
  const inWindow = known(finite(line.window));
  if (context.calculated.counts && [...inWindow, ...before.map(({ value }) => value)].every((value) => value === 0))
    return { said: 'too-little', unusual: [], because: 'nothing was counted in this time or before it' };
  const aging =
    before.length < LEAST_BEFORE && context.agesBy !== undefined ? agingOf(line.window, context.agesBy) : undefined;
  if (aging !== undefined) {
    const { usual, seen } = aging;
    return { said: 'unusual', unusual: [aging], basis: 'rest', usual, seen, ...days };
  }
  if (before.length < LEAST_BEFORE && window.length < LEAST_ALONE)
    return { said: 'too-little', unusual: [], because: 'too little is stored of the time before to compare with' };
  if (before.length < LEAST_BEFORE) return judgeAlone(line, ready);
  const center = ready.asCounts ? mean : middle;
  const facts = {
    basis: 'before' as const,
    usual: center(before.map(({ value }) => value)),
    seen: center(window.map(({ value }) => value)),
    ...days,
    ...(ready.period === undefined ? {} : { period: ready.period }),
  };
  const levels = levelsOf(ready);
  const seldom = levels.some(({ direction }) => direction === 'up') ? undefined : rareRise(line, context);
  const shifts = seldom === undefined ? levels : [...levels, seldom];
  const found = [...shifts, ...spikesOf(ready, shifts)];
  const slow = found.length > 0 ? [] : [...trendOf(ready), ...varianceOf(ready)].slice(0, 1);
  const all = [...found, ...slow].map((one) => ({ ...one, to: Math.min(one.to, line.window.length) }));
  const unusual = all
    .filter((one) => !usualThen(line, one) && !recurs(line, context.unknownBefore, one))
    .sort((a, b) => SHAPES.indexOf(a.shape) - SHAPES.indexOf(b.shape) || Math.abs(b.score) - Math.abs(a.score));
  if (unusual.length > 0) return { said: 'unusual', unusual, ...facts };
  return { said: 'usual', unusual: [], ...facts, ...(all.length > 0 ? { likeEarlierDays: true } : {}) };
}

/** Without a time before: a run that is less than half of the window against the rest of it, and spikes. */
function judgeAlone(line: SeriesLine, ready: ReadyLine): Judgement {
  const { window } = ready;
  const levels = window.map(({ level }) => level);
  const noise = Math.max(ready.noise, noiseOf(levels) ?? 0);
  const even = { ...ready, noise };
  const cuts = changePoints(levels, noise);
  const runs = sameSide(
    cuts.map((start, index) => window.slice(start, cuts[index + 1] ?? window.length)),
    noise,
  );
  const shifts = runs
    .filter((points) => points.length * 2 < window.length)
    .flatMap((points) => shiftOf({ points, past: window.filter((point) => !points.includes(point)) }, even) ?? [])
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
  const spikes = shifts.length > 0 ? [] : spikesOf({ ...even, before: withoutHighest(window) }, []);
  const unusual = [...shifts, ...spikes]
    .slice(0, 3)
    .map((one) => ({ ...one, to: Math.min(one.to, line.window.length) }))
    .filter((one) => !usualThen(line, one));
  const center = (ready.asCounts ? mean : middle)(window.map(({ value }) => value));
  const facts = { basis: 'rest' as const, usual: center, seen: center };
  return { said: unusual.length > 0 ? 'unusual' : 'usual', unusual, ...facts };
}

/** Neighboring runs on one side of the middle of all are one: bursts of unequal height must not hide each other. */
function sameSide(runs: readonly (readonly Point[])[], noise: number): readonly (readonly Point[])[] {
  const center = middle(runs.flat().map(({ level }) => level));
  const sideOf = (points: readonly Point[]): number => {
    const away = mean(points.map(({ level }) => level)) - center;
    return Math.abs(away) > noise ? Math.sign(away) : 0;
  };
  const joined: { readonly side: number; readonly points: Point[] }[] = [];
  for (const points of runs) {
    const side = sideOf(points);
    const last = joined.at(-1);
    if (last === undefined || side === 0 || last.side !== side) joined.push({ side, points: [...points] });
    else last.points.push(...points);
  }
  return joined.map(({ points }) => points);
}

/** A spike must not be its own measure. */
function withoutHighest(points: readonly Point[]): readonly Point[] {
  const center = middle(points.map(({ level }) => level));
  const byDistance = [...points].sort((a, b) => Math.abs(b.level - center) - Math.abs(a.level - center));
  const left = new Set(byDistance.slice(Math.ceil(points.length / 10)));
  return points.filter((point) => left.has(point));
}

const SHAPES: readonly Unusual['shape'][] = ['gap', 'level', 'spike', 'trend', 'variance'];

/** The middle of the same hours of each earlier day. */
function daysOf(line: SeriesLine): Pick<Judgement, 'days'> {
  const values = line.days.flatMap((day) => {
    const have = known(finite(day.values));
    return have.length < day.values.length / 2 ? [] : [mean(have)];
  });
  if (values.length < 2) return {};
  return { days: { count: values.length, low: Math.min(...values), high: Math.max(...values) } };
}

/** Whether at least two earlier days, and half of those known, were like this in the same part of the window. */
function usualThen(line: SeriesLine, { from, to, seen, direction, shape }: Unusual): boolean {
  if (shape === 'variance') return false;
  // A spike may come a little earlier or later; a level is compared over its whole length.
  const slack = shape === 'spike' ? 2 : 0;
  const then = line.days.flatMap((day) => {
    const part = known(finite(day.values).slice(Math.max(0, from - slack), to + slack));
    if (part.length === 0) return [];
    return [shape === 'spike' ? (direction === 'up' ? Math.max(...part) : Math.min(...part)) : mean(part)];
  });
  if (then.length < 2) return false;
  const alike = then.filter((value) => (direction === 'up' ? seen <= value * 1.25 : seen >= value / 1.25));
  return alike.length >= 2 && alike.length * 2 >= then.length;
}
