import { describe, expect, it } from 'vitest';
import { fromEpochMillis } from '../../model/units.js';
import { CHANGING, isOfConfiguration, ROUTINE } from '../../query/evidence/system/changing-calls.js';
import type { ChangeSeen, MetricSignals, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { areRepeats } from './repeated.js';
import { onlyOne, riseOf } from './rise.js';
import { changeShortlyBefore } from './shortly-after.js';

const metric = (
  entity: string,
  name: string,
  window: readonly number[],
  baseline: readonly number[],
  unit?: string,
): MetricSignals => ({
  entity,
  name,
  ...(unit === undefined ? {} : { unit }),
  baseline: baseline.map((total, index) => ({ step: index - baseline.length, mean: total, total })),
  window: window.map((total, step) => ({ step, mean: total, total })),
});
const BEFORE = [100, 100, 100];

describe('calls that came on top', () => {
  const system = (...metrics: MetricSignals[]) => ({ metrics }) as unknown as SystemEvidence;
  it('are repeats where as many more failed', () => {
    const calls = metric('orders', 'Invocations', [130, 130], BEFORE);
    expect(areRepeats('orders', system(calls, metric('orders', 'Errors', [28, 30], [0, 0, 0])))).toBe(true);
  });
  it('are traffic where most of them did their work, where few failed, or where nobody counted', () => {
    const calls = metric('orders', 'Invocations', [130, 130], BEFORE);
    expect(areRepeats('orders', system(calls, metric('orders', 'Errors', [8, 10], [0, 0, 0])))).toBe(false);
    expect(areRepeats('orders', system(calls))).toBe(false);
    const few = metric('orders', 'Invocations', [104], BEFORE);
    expect(areRepeats('orders', system(few, metric('orders', 'Errors', [4], [0, 0, 0])))).toBe(false);
  });
});

describe('the rise of a metric', () => {
  it('is told from twice as much on, in milliseconds where it is a time', () => {
    expect(riseOf(metric('db', 'ReadLatency', [0.4], [0.1, 0.1, 0.2], 'Seconds'))).toMatchObject({
      most: 400,
      before: 200,
    });
    expect(riseOf(metric('db', 'ReadLatency', [0.3], [0.1, 0.1, 0.2], 'Seconds'))).toBeUndefined();
  });
  it('is not told without a time before', () => {
    expect(riseOf(metric('db', 'Connections', [400], [1, 1]))).toBeUndefined();
    expect(riseOf(metric('db', 'Connections', [], BEFORE))).toBeUndefined();
  });
  it('names one entity or none', () => {
    const [one, other] = [{ metric: { entity: 'db' } }, { metric: { entity: 'cache' } }];
    expect(onlyOne([one, one])).toBe(one);
    expect(onlyOne([one, other])).toBeUndefined();
    expect(onlyOne([])).toBeUndefined();
  });
});

describe('a change shortly before a line moved', () => {
  const MINUTE = 60_000;
  const change = (minute: number): ChangeSeen => ({
    entity: 'orders',
    at: fromEpochMillis(minute * MINUTE),
    what: 'UpdateFunctionConfiguration',
    kind: 'configuration',
  });
  const system = (...changes: ChangeSeen[]) =>
    ({ changes, window: { from: fromEpochMillis(0), to: fromEpochMillis(360 * MINUTE) } }) as unknown as SystemEvidence;
  const move = { at: 200 * MINUTE, bucketMs: 2 * MINUTE };
  it('is the nearest one, before the move or in its bucket', () => {
    expect(changeShortlyBefore(system(change(199), change(201)), move, () => true)).toEqual(change(201));
    expect(changeShortlyBefore(system(change(199)), move, () => true)).toEqual(change(199));
  });
  it('is none that came after, long before, or as one of many', () => {
    expect(changeShortlyBefore(system(change(203)), move, () => true)).toBeUndefined();
    expect(changeShortlyBefore(system(change(60)), move, () => true)).toBeUndefined();
    const many = Array.from({ length: 60 }, (_, index) => change(index * 6 + 1));
    expect(changeShortlyBefore(system(...many), move, () => true)).toBeUndefined();
    expect(changeShortlyBefore(system(change(199)), move, () => false)).toBeUndefined();
  });
});

describe('calls that CloudTrail records', () => {
  it('change a setting or bring another version', () => {
    expect(isOfConfiguration('UpdateEventSourceMapping20150331')).toBe(true);
    expect(isOfConfiguration('RevokeSecurityGroupIngress')).toBe(true);
    expect(isOfConfiguration('UpdateTable')).toBe(true);
    expect(isOfConfiguration('PutRule')).toBe(true);
    expect(isOfConfiguration('StartDeployment')).toBe(true);
    for (const name of ['UpdateFunctionCode20150331v2', 'PublishVersion20150331', 'UpdateService', 'ExecuteChangeSet'])
      expect(isOfConfiguration(name)).toBe(false);
  });
  it('are none of a marker that only has a name', () => {
    expect(isOfConfiguration('deployment')).toBe(false);
    expect(isOfConfiguration('release 54')).toBe(false);
  });
  it('are looked at, without those that services make by themselves all day', () => {
    const isLookedAt = (name: string) => new RegExp(CHANGING).test(name) && !new RegExp(ROUTINE).test(name);
    for (const name of ['UpdateTable', 'DisableRule', 'PutFunctionConcurrency20171031', 'ScheduleKeyDeletion'])
      expect(isLookedAt(name)).toBe(true);
    for (const name of [
      'CreateLogStream',
      'PutObject',
      'UpdateItem',
      'RegisterTargets',
      'StartExecution',
      'DescribeTable',
    ])
      expect(isLookedAt(name)).toBe(false);
  });
});
