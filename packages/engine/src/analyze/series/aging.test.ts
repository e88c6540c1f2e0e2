import { describe, expect, it } from 'vitest';
import { agesBy, agingOf } from './aging.js';

const rising = (length: number, by: number) => Array.from({ length }, (_, index) => 5 + index * by);

describe('agingOf', () => {
  it('sees an age that grows as fast as time passes, from where it began', () => {
    expect(agingOf([8, 4, 5, 5, ...rising(20, 60)], 60)).toMatchObject({ direction: 'up', from: 4, to: 24, usual: 5 });
    expect(agingOf(rising(12, 50), 60)).toBeDefined();
    expect(agingOf([null, ...rising(6, 60), null, ...rising(6, 60).map((age) => age + 420)], 60)).toBeDefined();
  });

  it('sees none where messages are taken: it falls, grows slower than time, or was short', () => {
    expect(agingOf([...rising(20, 60), 3], 60)).toBeUndefined();
    expect(agingOf(rising(20, 30), 60)).toBeUndefined();
    expect(agingOf(rising(6, 60), 60)).toBeUndefined();
    expect(agingOf([...Array.from({ length: 30 }, (_, index) => index % 3), ...rising(12, 60)], 60)).toBeUndefined();
  });

  it('says nothing of no values, equal values, and what is no number', () => {
    expect(agingOf([], 60)).toBeUndefined();
    expect(agingOf([null, null], 60)).toBeUndefined();
    expect(
      agingOf(
        Array.from({ length: 30 }, () => 7),
        60,
      ),
    ).toBeUndefined();
    expect(
      agingOf(
        Array.from({ length: 30 }, () => Number.NaN),
        60,
      ),
    ).toBeUndefined();
  });
});

describe('agesBy', () => {
  const series = (name: string) =>
    ({ filters: [], bucketMs: 60_000, metric: { name, namespace: '' } }) as unknown as Parameters<typeof agesBy>[0];

  it('is what passes in one bucket, in the unit of the metric', () => {
    expect(agesBy(series('ApproximateAgeOfOldestMessage'), {})).toBe(60);
    expect(agesBy(series('ApproximateAgeOfOldestMessage'), { unit: 'Milliseconds' })).toBe(60_000);
    expect(agesBy(series('IteratorAge'), { unit: 'Milliseconds' })).toBe(60_000);
    expect(agesBy(series('aws.kinesis.GetRecords.IteratorAgeMilliseconds'), {})).toBe(60_000);
    expect(agesBy(series('Duration'), { unit: 'Milliseconds' })).toBeUndefined();
  });
});
