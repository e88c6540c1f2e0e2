/** Look-ups that count over the store: tries of a request, what came before, lines around, the day before. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../model/clock.js';
import { newEventId, requestId } from '../../../model/ids.js';
import type { JsonObject } from '../../../model/json.js';
import { silentLogger } from '../../../model/log.js';
import type { TelemetryEvent } from '../../../model/telemetry-event.js';
import { fromEpochMillis } from '../../../model/units.js';
import { createReader } from '../../../query/create-reader.js';
import { windowsAround } from '../../../query/evidence/scope.js';
import type { Place } from '../../../query/follow-up/place.js';
import { plainWeighing } from '../../../query/weighing.js';
import { openTelemetryStore } from '../../../store/telemetry/open-telemetry-store.js';
import type { TelemetryStore } from '../../../store/telemetry-store.js';
import type { Context, LookUp } from '../look-up.js';
import { attempts } from './attempts.js';
import { compare } from './compare.js';
import { history } from './history.js';
import { lines } from './lines.js';
import { recurrence } from './recurrence.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const AT = Date.UTC(2026, 10, 28, 15);

const dataDir = mkdtempSync(join(tmpdir(), 'follow-up-'));
let store: TelemetryStore;

function event(at: number, message: string, rest: Partial<TelemetryEvent> & { readonly data?: JsonObject } = {}) {
  const timestamp = fromEpochMillis(at);
  return {
    id: newEventId(timestamp),
    environment: 'prod',
    dataset: 'lambda-logs',
    service: 'shop',
    namespace: 'place-order',
    timestamp,
    kind: 'log' as const,
    isError: false,
    weight: 1,
    message,
    data: {},
    ...rest,
  } as TelemetryEvent;
}
const failed = (at: number, request: string): TelemetryEvent =>
  event(at, 'out of stock', { isError: true, level: 'error', fingerprint: 'f-1', requestId: requestId(request) });
const report = (at: number, request: string, data: JsonObject = {}): TelemetryEvent =>
  event(at, 'REPORT', { requestId: requestId(request), data: { '@billedDuration': 100, ...data } });

const asked = failed(AT, 'gave-up');
const fine = event(AT + 5 * MINUTE, 'all is well', { namespace: 'get-cart', requestId: requestId('fine') });

/** Given up after one try; a request that succeeded in its second; one that failed twice; and one without a failure. */
const EVENTS: readonly TelemetryEvent[] = [
  event(AT - 1000, 'reading the cart', { requestId: requestId('gave-up') }),
  event(AT - 500, 'asking the stock', { requestId: requestId('gave-up') }),
  asked,
  report(AT + 100, 'gave-up', { '$baselime.cost': 0.25 }),
  failed(AT + MINUTE, 'recovered'),
  report(AT + MINUTE + 100, 'recovered', { '$baselime.cost': 0.25 }),
  report(AT + 3 * MINUTE, 'recovered', { '$baselime.cost': 0.5 }),
  failed(AT + 2 * MINUTE, 'twice'),
  report(AT + 2 * MINUTE + 100, 'twice'),
  failed(AT + 4 * MINUTE, 'twice'),
  report(AT + 4 * MINUTE + 100, 'twice'),
  report(AT + 5 * MINUTE, 'good', { '$baselime.cost': 1 }),
  // The same failure twice the day before, and something else.
  failed(AT - DAY, 'yesterday-1'),
  failed(AT - DAY + 10 * MINUTE, 'yesterday-2'),
  event(AT - DAY - HOUR, 'a quiet line', { requestId: requestId('yesterday-0') }),
  fine,
];

beforeAll(async () => {
  store = await openTelemetryStore({ dataDir, logger: silentLogger, clock: systemClock });
  await store.append(EVENTS);
}, 120_000);
afterAll(async () => {
  await store?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function context(marker: TelemetryEvent): Context {
  const now = fromEpochMillis(AT + 10 * MINUTE);
  const place: Place = {
    reader: createReader(store, 'prod'),
    options: {},
    marker,
    at: marker.timestamp,
    ...windowsAround(marker.timestamp, now),
    now,
    weighing: plainWeighing,
  };
  // Only what these look-ups read.
  return { place, question: '' } as unknown as Context;
}
const told = async <Input>(lookUp: LookUp<Input>, input: Input, marker = asked): Promise<string> =>
  (await lookUp.run(input, context(marker))).findings.map(({ statement }) => statement).join('\n');

describe('attempts', () => {
  it('counts invocations beyond the first of their request as repeats', async () => {
    expect(await told(attempts, { of: 'retries' })).toContain(
      'place-order was invoked 6 times for 4 requests, 3 of which failed; 2 of the invocations (33 %) were repeats, of the failing ones 2, at most 2 tries',
    );
  });

  it('says for how many failing requests no later success is stored', async () => {
    const text = await told(attempts, { of: 'lost' });
    expect(text).toContain('3 requests of place-order failed, 1 of which succeeded in a later try');
    expect(text).toContain('for 2 no later success is stored');
  });

  it('sums what the failing requests were billed', async () => {
    expect(await told(attempts, { of: 'cost' })).toContain('were billed $1.00 by Lambda, of $2.00 for all');
  });

  it('says that nothing failed where nothing did', async () => {
    expect(await told(attempts, { of: 'lost' }, fine)).toContain('No request of get-cart failed');
    expect(await told(attempts, { of: 'cost' }, fine)).toContain('its cost is not known');
  });
});

describe('history', () => {
  it('tells the earlier spells of the same failure, apart from the present one, and the days', async () => {
    const text = await told(history, {});
    expect(text).toContain(
      'This failure of place-order happened before: 2 times from 2026-11-27 15:00:00 UTC to 2026-11-27 15:10:00 UTC',
    );
    expect(text).toContain('The spell that was asked about: 4 times from 15:00:00 UTC to 15:04:00 UTC.');
    expect(text).toContain('2026-11-27 2 and 2026-11-28 4');
  });

  it('says how far back it could look where there was none before', async () => {
    const first = EVENTS.find(({ requestId: id }) => id === 'yesterday-1');
    expect(await told(history, {}, first)).toContain('did not happen before');
    expect(await told(history, {}, first)).toContain('in the 60 min of place-order stored before that');
  });

  it('speaks of no failure where what was asked about did not fail', async () => {
    expect(await told(history, {}, fine)).toContain('No error of get-cart is stored before');
    expect(await told(recurrence, {}, fine)).toBe('No error of get-cart is stored, so there is none that could go on.');
  });
});

describe('lines', () => {
  it('shows the lines of the failing request in order, up to just after the failure', async () => {
    const text = await told(lines, {});
    expect(text.split('\n').map((line) => /"(.*)"/.exec(line)?.[1])).toEqual([
      'reading the cart',
      'asking the stock',
      'out of stock',
      'REPORT',
    ]);
    expect(text).toContain('The failing event, at 15:00:00 UTC (error)');
  });
});

describe('compare', () => {
  it('sets the hour beside the same hour of the day before', async () => {
    expect(await told(compare, { with: 'yesterday' })).toContain(
      'in the same hour of the day before there was 1 event, 1 error among them',
    );
  });

  it('says so where nothing is stored of the day before', async () => {
    expect(await told(compare, { with: 'yesterday' }, fine)).toContain('Nothing is stored to compare with.');
  });
});
