import { describe, expect, it } from 'vitest';
import { millis, unixNanos } from '../../model/units.js';
import type { Evidence, PatternEvidence, PatternSeen, PatternShift } from '../../query/evidence/evidence.js';
import { setScene } from '../scene.js';
import { patternFindings } from './patterns.js';

const HOUR = 3_600_000;
const line = (template: string, now: number, before: number, failed = 0): PatternSeen => ({
  template,
  members: [template],
  now,
  before,
  failed,
  sampleId: `id of ${template}`,
  firstNow: unixNanos(1_714_564_800_000_000_000n),
});
const shift = (now: number, before: number, more: Partial<PatternShift> = {}): PatternShift => ({
  template: 'wrote size=<*> in <*> ms',
  place: 1,
  label: 'size',
  sampleId: 'e1',
  now: { p10: now * 0.9, p50: now, p90: now * 1.1 },
  before: { p10: before * 0.9, p50: before, p90: before * 1.1 },
  drift: 0,
  ...more,
});

function told(templates: readonly PatternSeen[], shifts: readonly PatternShift[] = []): readonly string[] {
  const patterns: PatternEvidence = {
    namespaces: ['checkout'],
    windowMs: millis(HOUR),
    baselineMs: millis(6 * HOUR),
    linesNow: templates.reduce((sum, { now }) => sum + now, 0),
    linesBefore: templates.reduce((sum, { before }) => sum + before, 0),
    templates,
    shifts,
  };
  const window = { from: unixNanos(0n), to: unixNanos(1n) };
  const evidence: Evidence = {
    subject: { kind: 'event', id: 'e' },
    window,
    baseline: window,
    request: [],
    patterns,
    skipped: [],
  };
  return patternFindings(setScene(evidence)).map(({ statement }) => statement);
}

describe('patternFindings', () => {
  it('names a line that is new and one that is gone', () => {
    const statements = told([
      line('steady', 600, 3600),
      line('circuit is open', 40, 0),
      line('cache refreshed', 0, 900),
    ]);
    expect(statements).toHaveLength(2);
    expect(statements.join('\n')).toContain('was logged 40 times since 12:00:00 UTC: "circuit is open".');
    expect(statements.join('\n')).toContain('is not logged any more: "cache refreshed".');
  });

  it('names a line that surges, measured against all lines', () => {
    expect(told([line('steady', 600, 3600), line('retrying', 200, 60)])).toEqual([
      'A line is logged 15.3 times as often as before, measured against all lines (200 of 800 now, 60 of 3,660 before): "retrying".',
    ]);
  });

  it('finds nothing when everything grew alike, in little data, or in none', () => {
    expect(told([line('a', 6000, 3600), line('b', 600, 360), line('c', 50, 30)])).toEqual([]);
    expect(told([line('a', 4, 10), line('b', 4, 0)])).toEqual([]);
    expect(told([line('a', 600, 3600), line('rare', 2, 0)])).toEqual([]);
    expect(told([])).toEqual([]);
  });

  it('names a number that moved beyond where it was', () => {
    expect(told([line('a', 100, 600)], [shift(500, 50)])).toEqual([
      'The number after "size" in the line "wrote size=<*> in <*> ms" rose from 50 to 500 at the median.',
    ]);
    expect(told([line('a', 100, 600)], [shift(5, 50, { unit: 'ms' })])[0]).toContain('fell from 50 ms to 5 ms');
  });

  it('takes no counter, no small move and no constant for a move', () => {
    expect(told([], [shift(500, 50, { drift: 0.99 }), shift(60, 50), shift(50, 50), shift(0, 0)])).toEqual([]);
  });
});
