import { describe, expect, it } from 'vitest';
import { checkSentences, factsOf } from '../../explain/check/check-sentences.js';
import { narrate } from '../../explain/narrator/narrate.js';
import { later, millis } from '../../model/units.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import type { SystemEvidence } from '../../query/evidence/system/evidence.js';
import { event } from '../__fixtures__/events.js';
import { analyze } from '../analyze.js';
import { needsOfSeries } from '../series/needs.js';
import { EMPTY, type Services, traced } from './__fixtures__/systems.js';

const SHOP: Services = {
  web: { ownMs: 8, calls: ['cart', 'search'] },
  cart: { ownMs: 6, calls: ['prices'] },
  search: { ownMs: 12 },
  prices: { ownMs: 5 },
};
const metric = {
  name: 'ApproximateAgeOfOldestMessage',
  namespace: 'AWS/SQS',
  resource: 'stock-updates',
  unit: 'Seconds',
};

/** The age of a queue that rises from the `since`-th of 25 minutes on, beside `system`. */
function agedFrom(since: number, system: SystemEvidence): Evidence {
  const from = Number(EMPTY.window.from / 1_000_000n);
  const timeframe = { from, to: Number(EMPTY.window.to / 1_000_000n) };
  const window = Array.from({ length: 25 }, (_, minute) => (minute < since ? minute % 3 : 60 * (minute - since + 2)));
  return {
    subject: { kind: 'metric', name: metric.name, timeframe },
    window: EMPTY.window,
    baseline: EMPTY.baseline,
    request: [],
    series: {
      kind: 'metric',
      brushed: false,
      bucketMs: millis(60_000),
      firstAt: from,
      metric,
      calculations: [
        { name: metric.name, operator: 'MAX', key: metric.name, counts: false, additive: false, unit: 'Seconds' },
      ],
      lines: [{ calculation: 0, window, before: Array.from({ length: 150 }, (_, minute) => minute % 3), days: [] }],
      groupedBy: [],
      unknownBefore: 0,
      filters: [],
      timeframe,
      errors: [],
    },
    system,
    skipped: [],
  };
}

const failing = traced(SHOP, 'web', { fails: ['prices'] });
const idOfFailure = failing.operations.find(({ entity }) => entity === 'prices')?.failing?.id;

/** As the store gives it for the failing event of `namespace`. */
function failureOf(namespace: string): Evidence {
  const message = 'AccessDeniedException: not authorized to perform: dynamodb:PutItem on resource: table/prices-by-day';
  const focus = event({
    namespace,
    isError: true,
    message,
    data: { message, error: { name: 'AccessDeniedException', message } },
  });
  return {
    subject: { kind: 'event', id: focus.id },
    window: EMPTY.window,
    baseline: EMPTY.baseline,
    focus,
    marker: focus,
    request: [focus],
    skipped: [],
  };
}

describe('a failure of what differs most from before', () => {
  it('is wanted once the system is known, of a line that stands out', () => {
    const { system, ...unread } = agedFrom(2, failing);
    expect(idOfFailure).toBeDefined();
    expect(needsOfSeries({ ...unread, system: failing }).witness).toBe(idOfFailure);
    expect(needsOfSeries(unread).witness).toBeUndefined();
    expect(needsOfSeries(agedFrom(25, failing)).witness).toBeUndefined();
  });
  it('is not wanted where what differs most is slow, or as much speaks for another', () => {
    expect(needsOfSeries(agedFrom(2, traced(SHOP, 'web', { slow: { search: 9 } }))).witness).toBeUndefined();
    expect(needsOfSeries(agedFrom(2, traced(SHOP, 'web', { fails: ['prices', 'search'] }))).witness).toBeUndefined();
  });
  it('says why, instead of that more calls fail', () => {
    expect(analyze(agedFrom(2, failing)).rootCause).toMatchObject({ entity: 'prices', fault: 'error-increase' });
    const evidence = { ...agedFrom(2, failing), witness: failureOf('prices') };
    const analysis = analyze(evidence);
    expect(analysis.rootCause).toMatchObject({ fault: 'permission-denied', confidence: 'likely' });
    expect(analysis.rootCause.statement).toContain('40 of 40 calls');
    expect(analysis.grounds).toEqual({ way: 'failure', doubts: expect.arrayContaining(['example']) });
    expect(analysis.actions[0]?.title).toContain('dynamodb:PutItem');
    expect(
      checkSentences(narrate(analysis), factsOf(analysis)).filter(({ verdict }) => verdict !== 'supported'),
    ).toEqual([]);
  });
  it('says nothing where it is a failure of something else', () => {
    const evidence = { ...agedFrom(2, failing), witness: failureOf('elsewhere') };
    expect(analyze(evidence).rootCause).toMatchObject({ entity: 'prices', fault: 'error-increase' });
  });
  it('is not taken where it began after the line moved, which is told', () => {
    const { rootCause, ruledOut, findings } = analyze(agedFrom(2, { ...failing, operations: startingAt(20) }));
    expect(rootCause.entity).not.toBe('prices');
    const told = ruledOut.find(({ what }) => what === 'prices as the cause');
    expect(told?.why).toContain('after what was asked about');
    expect(findings.filter(({ id }) => told?.findings.includes(id))).toHaveLength(1);
  });
});

/** The failures of the window as if they had begun at that minute of it. */
const startingAt = (minute: number): SystemEvidence['operations'] =>
  failing.operations.map(({ failingSince, ...operation }) => ({
    ...operation,
    ...(failingSince === undefined ? {} : { failingSince: later(EMPTY.window.from, millis(minute * 60_000)) }),
  }));
