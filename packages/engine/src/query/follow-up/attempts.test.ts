import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../model/clock.js';
import { newEventId, requestId as toRequestId } from '../../model/ids.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { openTelemetryStore, type TelemetryStore } from '../../store/index.js';
import { createReader } from '../create-reader.js';
import { plainWeighing } from '../weighing.js';
import { readAttempts } from './attempts.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const SECOND = 1_000;
let folder: string;
let store: TelemetryStore;

interface Line {
  readonly namespace: string;
  readonly requestId: string;
  readonly atSecond: number;
  readonly failed?: true;
  readonly billedMs?: number;
  readonly weight?: number;
}

function event({ namespace, requestId, atSecond, failed, billedMs, weight }: Line): TelemetryEvent {
  const timestamp = fromEpochMillis(NOW + atSecond * SECOND);
  return {
    id: newEventId(timestamp),
    environment: 'test',
    dataset: 'lambda-logs',
    service: 'shop',
    namespace,
    kind: 'log',
    timestamp,
    requestId: toRequestId(requestId),
    isError: failed === true,
    ...(weight === undefined ? {} : { weight }),
    data: billedMs === undefined ? {} : { '@billedDuration': billedMs, $baselime: { cost: billedMs / 1e6 } },
  };
}

/** `retried` fails once and then succeeds, `lost` fails twice, `fine` works the first time. */
function lines(namespace: string, weightOfFine?: number): readonly Line[] {
  const fine = weightOfFine === undefined ? {} : { weight: weightOfFine };
  return [
    { namespace, requestId: `${namespace}-retried`, atSecond: 1, failed: true },
    { namespace, requestId: `${namespace}-retried`, atSecond: 2, billedMs: 100 },
    { namespace, requestId: `${namespace}-retried`, atSecond: 4, billedMs: 100 },
    { namespace, requestId: `${namespace}-lost`, atSecond: 1, failed: true },
    { namespace, requestId: `${namespace}-lost`, atSecond: 2, billedMs: 100 },
    { namespace, requestId: `${namespace}-lost`, atSecond: 3, failed: true },
    { namespace, requestId: `${namespace}-lost`, atSecond: 4, billedMs: 100 },
    { namespace, requestId: `${namespace}-fine`, atSecond: 5, billedMs: 200, ...fine },
  ];
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attempts-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  await store.append([...lines('whole'), ...lines('sampled', 10)].map(event));
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const attemptsOf = (namespace: string) => {
  const window = { from: fromEpochMillis(NOW), to: fromEpochMillis(NOW + 60 * SECOND) };
  return readAttempts({
    reader: createReader(store, 'test'),
    options: {},
    marker: event({ namespace, requestId: 'any', atSecond: 1 }),
    at: window.from,
    window,
    baseline: window,
    now: window.to,
    weighing: plainWeighing,
  });
};

it('counts requests, their tries, what succeeded in the end, and what was billed', async () => {
  expect(await attemptsOf('whole')).toEqual({
    requests: 3,
    failing: 2,
    retried: 2,
    recovered: 1,
    mostAttempts: 2,
    invocations: 5,
    repeats: 2,
    costUsd: expect.closeTo(600e-6, 9),
    failingCostUsd: expect.closeTo(400e-6, 9),
  });
});

it('counts a sampled request as often as it stands for', async () => {
  expect(await attemptsOf('sampled')).toMatchObject({
    requests: 12,
    failing: 2,
    invocations: 14,
    repeats: 2,
    costUsd: expect.closeTo(2400e-6, 9),
  });
});

it('knows nothing of a function without requests', async () => {
  expect(await attemptsOf('absent')).toBeUndefined();
});
