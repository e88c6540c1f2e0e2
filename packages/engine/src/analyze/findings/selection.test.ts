import { describe, expect, it } from 'vitest';
import { millis } from '../../model/units.js';
import type { Selection, SeriesEvidence } from '../../query/evidence/series/series.js';
import { selectionFindings } from './selection.js';

const told = (selection: Partial<Selection>, brushed = true): readonly string[] => {
  const series: SeriesEvidence = {
    kind: 'chart',
    brushed,
    bucketMs: millis(60_000),
    firstAt: 0,
    calculations: [],
    lines: [],
    groupedBy: [],
    unknownBefore: 0,
    filters: [],
    timeframe: { from: 0, to: 1 },
    errors: [],
    selection: { rowsNow: 200, rowsBefore: 2000, cells: [], sampleId: 'e1', ...selection },
  };
  return selectionFindings({ series }).map(({ statement }) => statement);
};

describe('selectionFindings', () => {
  it('names what the marked range has in common and the time before has not', () => {
    const cells = [
      { key: 'tenant', value: 'acme', now: 160, before: 200 },
      { key: 'tenant.name', value: 'Acme', now: 160, before: 200 },
      { key: 'region', value: 'eu', now: 120, before: 1100 },
      { key: 'rare', value: 'x', now: 12, before: 0 },
    ];
    expect(told({ cells })).toEqual([
      'tenant is acme in 160 of 200 events of the marked range (80 %), but in 200 of 2,000 before (10 %).',
    ]);
    expect(told({ cells }, false)[0]).toContain('of this window');
    expect(told({ cells, isSample: true })[0]).toContain(
      'is acme in 160 of 200 events looked at, a sample, of the marked range (80 %)',
    );
  });

  it('finds nothing in few rows, in none, and where shares hardly differ', () => {
    const cells = [{ key: 'tenant', value: 'acme', now: 10, before: 100 }];
    expect(told({ cells, rowsNow: 10 })).toEqual([]);
    expect(told({ cells: [{ key: 'tenant', value: 'acme', now: 120, before: 1100 }] })).toEqual([]);
    expect(selectionFindings({})).toEqual([]);
  });
});
