import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../model/clock.js';
import { newEventId } from '../../model/ids.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { openTelemetryStore, type TelemetryStore } from '../../store/index.js';
import { createReader } from '../create-reader.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import { gatherEvidence } from './gather-evidence.js';
import { everything } from './series/needs.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const MINUTE = 60_000;
let folder: string;
let store: TelemetryStore;
let reader: TelemetryReader;

/** Ten requests a minute for three hours; in a burst of ten minutes nine of ten come from one tenant. */
function requests(): TelemetryEvent[] {
  const all: TelemetryEvent[] = [];
  for (let minute = -180; minute < 0; minute += 1) {
    const burst = minute >= -30 && minute < -20;
    for (let index = 0; index < (burst ? 40 : 10); index += 1) {
      const timestamp = fromEpochMillis(NOW + minute * MINUTE + index * 1000);
      const tenant = burst && index % 10 !== 0 ? 'acme' : `t${index}`;
      all.push({
        id: newEventId(timestamp),
        environment: 'test',
        dataset: 'logs',
        service: 'shop',
        namespace: 'checkout',
        kind: 'event',
        timestamp,
        isError: false,
        data: { tenant, requestId: `${minute}-${index}`, nested: { region: 'eu' } },
      });
    }
  }
  return all;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'selection-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  await store.append(requests());
  reader = createReader(store, 'test');
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('counts keys and values of a marked range against the time before, and no key that names one request', async () => {
  const at = (minute: number): number => NOW + minute * MINUTE;
  const { series } = await gatherEvidence(
    reader,
    {
      kind: 'chart',
      query: { calculations: [{ operator: 'COUNT' }] },
      timeframe: { from: at(-60), to: at(0) },
      brush: { from: at(-30), to: at(-20) },
    },
    { now: fromEpochMillis(NOW) },
  );
  const selection = series?.selection;
  expect(selection?.rowsNow).toBe(400);
  expect(selection?.cells[0]).toMatchObject({ key: 'tenant', value: 'acme', now: 360, before: 0 });
  const before = selection?.rowsBefore;
  expect(selection?.cells).toContainEqual({
    ...{ key: 'nested.region', value: 'eu', now: 400, before },
    ...{ heldNow: 400, heldBefore: before },
  });
  expect(selection?.cells.some(({ key }) => key === 'requestId')).toBe(false);
});

it('looks at a sample of many rows, which keeps the shares', async () => {
  const timestamp = (index: number) => fromEpochMillis(NOW - 50 * MINUTE + index * 100);
  const many = Array.from({ length: 20_000 }, (_, index): TelemetryEvent => {
    const isLate = index >= 10_000;
    return {
      id: newEventId(timestamp(index)),
      environment: 'busy',
      dataset: 'logs',
      service: 'shop',
      namespace: 'checkout',
      kind: 'event',
      timestamp: timestamp(index),
      isError: false,
      level: 'info',
      data: { tenant: isLate && index % 4 === 0 ? 'acme' : `t${index % 50}`, level: 'INFO' },
    };
  });
  await store.append(many);
  const from = NOW - 50 * MINUTE;
  const { series } = await gatherEvidence(
    createReader(store, 'busy'),
    {
      kind: 'chart',
      query: { calculations: [{ operator: 'COUNT' }] },
      timeframe: { from, to: from + 2_000_000 },
      brush: { from: from + 1_000_000, to: from + 2_000_000 },
    },
    { now: fromEpochMillis(NOW), budgetMs: 60_000 },
  );
  const { selection } = series ?? {};
  const [first] = selection?.cells ?? [];
  expect(selection?.isSample).toBe(true);
  expect(selection?.rowsNow).toBeGreaterThan(1_500);
  expect(selection?.rowsNow).toBeLessThan(2_200);
  expect(first).toMatchObject({ key: 'tenant', value: 'acme', before: 0 });
  expect((first?.now ?? 0) / (selection?.rowsNow ?? 1)).toBeCloseTo(0.25, 1);
  // A key that is a column reads as the column does, so that a filter on it finds these rows.
  const [now, before] = [selection?.rowsNow, selection?.rowsBefore];
  expect(selection?.cells).toContainEqual({
    ...{ key: 'level', value: 'info', now, before },
    ...{ heldNow: now, heldBefore: before },
  });
});

it('looks at all of the few rows before a part that holds most rows of its window', async () => {
  const row = (ms: number, tenant: string): TelemetryEvent => ({
    id: newEventId(fromEpochMillis(ms)),
    environment: 'burst',
    dataset: 'logs',
    service: 'shop',
    namespace: 'checkout',
    kind: 'event',
    timestamp: fromEpochMillis(ms),
    isError: false,
    level: 'info',
    data: { tenant },
  });
  const quiet = Array.from({ length: 140 }, (_, index) => row(NOW - 7 * 60 * MINUTE + index * 180_000, 'other'));
  const burst = Array.from({ length: 6_000 }, (_, index) => row(NOW - 20 * MINUTE + index * 100, 'acme'));
  await store.append([...quiet, ...burst]);
  const part = { from: fromEpochMillis(NOW - 20 * MINUTE), to: fromEpochMillis(NOW - 10 * MINUTE) };
  const { series } = await gatherEvidence(
    createReader(store, 'burst'),
    {
      kind: 'chart',
      query: { calculations: [{ operator: 'COUNT' }] },
      timeframe: { from: NOW - 60 * MINUTE, to: NOW },
    },
    { now: fromEpochMillis(NOW), budgetMs: 60_000, needsOfSeries: (known) => ({ ...everything(known), part }) },
  );
  const { selection } = series ?? {};
  expect(selection?.rowsNow).toBeLessThan(2_200);
  expect(selection?.rowsBefore).toBeGreaterThan(120);
  expect(selection?.cells[0]).toMatchObject({ key: 'tenant', value: 'acme', before: 0 });
});
