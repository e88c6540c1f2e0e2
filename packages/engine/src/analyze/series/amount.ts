/** Values of a line in words: a rate for what is counted, a time for durations, else a plain number. */
import type { Measure } from '@baselime-ai/contract';
import type { Calculated, SeriesEvidence } from '../../query/evidence/series/series.js';
import { duration } from '../wording.js';

const MINUTE_MS = 60_000;
const DURATION = /duration|latency|elapsed|response_?time|took|time/i;
/** As a word of its own, told by its case: it stands in `message` too. */
const AGE = /(?<![A-Za-z])(?:age|AGE|Age)(?![a-z])|(?<=[a-z])Age(?![a-z])/;

/** `beside`: another value that the same sentence tells, so that both get one unit. */
export type Amount = (value: number, beside?: number) => string;

/** At most three digits that say something, thousands separated: `1,240`, `0.25`. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return 'an unknown number';
  const rounded = Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** Milliseconds of one unit of the line; undefined where it measures no time. */
function timeUnit({ key = '', unit = '', additive }: Calculated): number | undefined {
  if (additive) return undefined;
  if (/^(?:ms|milliseconds?)$/i.test(unit)) return 1;
  if (/^(?:s|seconds?)$/i.test(unit)) return 1000;
  if (unit !== '') return undefined;
  return (DURATION.test(key) || AGE.test(key)) && !/percent|share|\bratio|[^a-z]rate|count|timestamp/i.test(key)
    ? 1
    : undefined;
}

export function amountOf(calculated: Calculated, { bucketMs }: Pick<SeriesEvidence, 'bucketMs'>): Amount {
  const perUnit = timeUnit(calculated);
  if (perUnit !== undefined) return (value) => duration(value * perUnit);
  if (calculated.additive) {
    const rate = (value: number): number => (value * MINUTE_MS) / bucketMs;
    return (value, beside = value) => {
      const perMinute = rate(value);
      if (perMinute === 0) return 'none';
      return Math.max(perMinute, rate(beside)) < 0.1
        ? `${plain(perMinute * 60)} an hour`
        : `${plain(perMinute)} a minute`;
    };
  }
  const percent = /percent/i.test(calculated.unit ?? '');
  return (value) => `${plain(value)}${percent ? ' %' : ''}`;
}

/** The same value as a measure; a rate below one in ten minutes, which words tell by the hour, is left out. */
export function measureOf(
  name: string,
  value: number,
  calculated: Calculated,
  { bucketMs }: Pick<SeriesEvidence, 'bucketMs'>,
): readonly [string, number | undefined, Measure['unit']] {
  const perUnit = timeUnit(calculated);
  if (perUnit !== undefined) return [name, value * perUnit, 'ms'];
  const perMinute = (value * MINUTE_MS) / bucketMs;
  if (calculated.additive) return [name, perMinute >= 0.1 ? perMinute : undefined, 'per_min'];
  return [name, value, 'count'];
}
