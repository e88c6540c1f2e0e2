import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../model/clock.js';
import { newEventId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { openTelemetryStore, type TelemetryStore } from '../../store/index.js';
import { createReader } from '../create-reader.js';
import { plainWeighing } from '../weighing.js';
import { isTenantKey, readSenders } from './senders.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const instant = (minute: number) => fromEpochMillis(NOW + minute * 60_000);
const event = (minute: number, data: JsonObject, kind: TelemetryEvent['kind'] = 'log'): TelemetryEvent => ({
  id: newEventId(instant(minute)),
  environment: 'test',
  dataset: 'lambda-logs',
  service: 'shop',
  namespace: 'orders',
  kind,
  timestamp: instant(minute),
  isError: false,
  data,
});

let folder: string;
let store: TelemetryStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'senders-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  const before = Array.from({ length: 40 }, (_, index) =>
    event(-index - 1, { tenant: `t-${index % 4}`, order: index }),
  );
  const now = Array.from({ length: 50 }, (_, index) => event(index % 10, { tenant: index < 40 ? 't-1' : 't-2' }));
  const others = [event(1, { cloud: { account: { id: '1234' } } }), event(2, { tenant: 't-1' }, 'metric')];
  await store.append([...before, ...now, ...others]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const during = (environment: string) =>
  readSenders({
    reader: createReader(store, environment),
    options: { timeoutMs: 20_000 },
    window: { from: instant(0), to: instant(10) },
    baseline: { from: instant(-60), to: instant(0) },
    weighing: plainWeighing,
  });

it('counts who sends among the rows that name somebody, now and before', async () => {
  expect((await during('test')).slice(0, 2)).toEqual([
    { key: 'tenant', value: 't-1', now: 40, before: 10, ofNow: 50, ofBefore: 40 },
    { key: 'tenant', value: 't-2', now: 10, before: 10, ofNow: 50, ofBefore: 40 },
  ]);
});
it('knows no sender in the account of the cloud, and none where nothing is stored', async () => {
  expect((await during('test')).every(({ key }) => key === 'tenant')).toBe(true);
  expect(await during('nowhere')).toEqual([]);
});
it('knows keys that name who asks', () => {
  expect(['tenant', 'customerId', 'shop.api_key', '@message.tenant'].every(isTenantKey)).toBe(true);
  expect(['order', 'status', 'user_agent', 'requestId'].some(isTenantKey)).toBe(false);
});
