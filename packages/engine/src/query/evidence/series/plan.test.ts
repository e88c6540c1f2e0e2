import { describe, expect, it } from 'vitest';
import { fromEpochMillis } from '../../../model/units.js';
import { beforeOfPlan, daysOfPlan, planOf, windowOfPlan } from './plan.js';

const MINUTE = 60_000;
const NOW = Date.UTC(2024, 4, 1, 12, 0, 30);
const at = (minutes: number): number => Date.UTC(2024, 4, 1, 12) + minutes * MINUTE;
const now = fromEpochMillis(NOW);
const chart = { kind: 'chart' as const, query: {}, timeframe: { from: at(-60), to: at(-10) } };

describe('planOf', () => {
  it('takes at most about sixty buckets, six times as long before, and seven days', () => {
    const plan = planOf(chart, undefined, now);
    expect(plan).toMatchObject({ brushed: false, bucketMs: MINUTE, windowBuckets: 50, beforeBuckets: 300 });
    expect(windowOfPlan(plan)).toEqual({ from: fromEpochMillis(at(-60)), to: fromEpochMillis(at(-10)) });
    expect(beforeOfPlan(plan).to).toBe(windowOfPlan(plan).from);
    expect(daysOfPlan(plan)).toHaveLength(7);
  });
  it('leaves out a bucket that is not over yet, and the future', () => {
    expect(planOf({ ...chart, timeframe: { from: at(-30), to: at(1) } }, undefined, now).windowBuckets).toBe(30);
    const plan = planOf({ ...chart, timeframe: { from: at(-30), to: at(600) } }, undefined, now);
    expect(windowOfPlan(plan).to <= now).toBe(true);
    expect(planOf({ ...chart, timeframe: { from: at(60), to: at(120) } }, undefined, now).windowBuckets).toBe(1);
  });
  it('looks at the marked part, with at least the chart itself before it', () => {
    const timeframe = { from: at(-600), to: at(0) };
    const plan = planOf({ ...chart, timeframe, brush: { from: at(-20), to: at(-10) } }, undefined, now);
    expect(plan).toMatchObject({ brushed: true, timeframe: { from: at(-20), to: at(-10) }, windowBuckets: 60 });
    expect(planOf({ ...chart, brush: chart.timeframe }, undefined, now).brushed).toBe(false);
  });
  it('takes the named line only: a calculation, or a group', () => {
    const query = {
      calculations: [{ operator: 'COUNT' as const }, { operator: 'MAX' as const, key: '@duration', alias: 'slowest' }],
      groupBys: [{ value: 'namespace' }],
    };
    expect(planOf({ ...chart, query, series: 'slowest' }, undefined, now).query.calculations).toHaveLength(1);
    expect(planOf({ ...chart, query, series: 'checkout' }, undefined, now).query.filters).toEqual([
      { key: 'namespace', operation: '=', value: 'checkout' },
    ]);
    expect(planOf({ ...chart, query: {}, series: 'nothing' }, undefined, now).query).toEqual({});
  });
  it('looks at days and weeks with wider buckets and fewer times beside', () => {
    const days = planOf({ ...chart, timeframe: { from: at(-3 * 1440), to: at(0) } }, undefined, now);
    expect(days.windowBuckets).toBeLessThanOrEqual(61);
    expect(days.daysAgo).toEqual([7]);
    const weeks = planOf({ ...chart, timeframe: { from: at(-60 * 1440), to: at(0) } }, undefined, now);
    expect(weeks.windowBuckets).toBeLessThanOrEqual(61);
    expect(weeks.daysAgo).toEqual([]);
    expect(planOf({ ...chart, timeframe: { from: 0, to: 1 } }, undefined, now).beforeBuckets).toBe(0);
  });
  it('does not know an alert that is not given', () => {
    expect(() => planOf({ kind: 'alert', id: 'a' }, undefined, now)).toThrow('SUBJECT_NOT_FOUND');
  });
});
