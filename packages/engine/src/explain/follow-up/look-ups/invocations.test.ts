import type { Calculation, Filter } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { fromEpochMillis } from '../../../model/units.js';
import type { Context } from '../look-up.js';
import { invocations } from './invocations.js';

const AT = Date.UTC(2026, 10, 29, 3);
const HOUR = 3_600_000;
const window = (from: number, to: number) => ({ from: fromEpochMillis(from), to: fromEpochMillis(to) });

interface Asked {
  readonly query: { readonly filters: readonly Filter[]; readonly calculations: readonly Calculation[] };
  readonly timeframe: { readonly from: number };
}

/** Four invocations in the hour, one of which was stopped, which three events tell; none before. */
const context = (reports: Readonly<Record<string, number>> | undefined): Context => {
  const run = async ({ query, timeframe }: Asked) => {
    const [, { key } = { key: '' }] = query.filters;
    const [calculation] = query.calculations;
    if (timeframe.from < AT - HOUR || reports === undefined) return { aggregates: [{ values: { count: 0 } }] };
    if (key === '@timedOut') {
      return { aggregates: [{ values: { count: calculation?.operator === 'COUNT_DISTINCT' ? 1 : 3 } }] };
    }
    return { aggregates: [{ values: key === '@memorySize' ? reports : { count: 1, startMs: 250 } }] };
  };
  const place = {
    reader: { run },
    options: {},
    marker: { namespace: 'checkout' },
    at: fromEpochMillis(AT),
    window: window(AT - HOUR, AT),
    baseline: window(AT - 7 * HOUR, AT - HOUR),
  };
  // Only what this look-up reads.
  return { place, question: '' } as unknown as Context;
};
const REPORTS = { count: 4, usedMb: 500, typicalMb: 480, sizeMb: 512, p50Ms: 900, p95Ms: 3000, longestMs: 3000 };
const told = async (of: 'memory' | 'duration' | 'cold_starts' | 'timeouts', reports: typeof REPORTS | undefined) =>
  (await invocations.run({ of }, context(reports))).findings.map(({ statement }) => statement).join(' ');

describe('invocations', () => {
  it('counts an invocation that was stopped once, however many events say so', async () => {
    expect(await told('timeouts', REPORTS)).toContain('1 of 4 invocations of checkout (25 %) timed out');
  });
  it('tells memory with its size, and whether it is the ceiling', async () => {
    expect(await told('memory', REPORTS)).toMatch(
      /at most 500 MB of 512 MB of memory \(98 %\).* That is its ceiling\.$/,
    );
    expect(await told('memory', { ...REPORTS, usedMb: 100 })).toMatch(/Memory is not what it lacks\.$/);
  });
  it('says nothing of the time before where there was none', async () => {
    expect(await told('duration', REPORTS)).toBe(
      'In the 60 min from 02:00:00 UTC to 03:00:00 UTC checkout took 900 ms at the median and 3 s at the 95th percentile, 3 s at most.',
    );
  });
  it('says so where no REPORT line is stored', async () => {
    expect(await told('timeouts', undefined)).toContain('No REPORT line of checkout is stored');
  });
});
