import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../model/clock.js';
import { newEventId } from '../model/ids.js';
import type { JsonObject } from '../model/json.js';
import { silentLogger } from '../model/log.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { fromEpochMillis, millis } from '../model/units.js';
import { compile, openTelemetryStore, type TelemetryStore } from '../store/index.js';
import { createReader } from './create-reader.js';
import { gatherEvidence } from './evidence/gather-evidence.js';
import { readRecordedKeys } from './recorded-keys.js';

const START = Date.UTC(2024, 4, 1, 12);
const MINUTE = 60_000;

let folder: string;
let store: TelemetryStore;

const event = (environment: string, index: number, data: JsonObject, durationMs?: number): TelemetryEvent => {
  const timestamp = fromEpochMillis(START + index * MINUTE);
  return {
    id: newEventId(timestamp),
    environment,
    dataset: 'shop',
    service: 'shop',
    namespace: 'checkout',
    kind: 'log',
    timestamp,
    isError: false,
    message: 'served',
    pattern: 'served',
    data,
    ...(durationMs === undefined ? {} : { durationMs: millis(durationMs) }),
  };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recorded-keys-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  const minutes = Array.from({ length: 60 }, (_, index) => index);
  await store.append([
    ...minutes.map((index) => event('in columns', index, { route: '/cart' }, 20)),
    ...minutes.map((index) => event('in records', index, { route: '/cart', durationMs: 20 })),
    event('nested', 0, { name: { first: 'a' }, value: { sum: 3 } }),
  ]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The evidence of a chart over durations, and the statements that were read for it. */
async function chartOf(environment: string) {
  const statements: string[] = [];
  const spied: TelemetryStore = {
    ...store,
    select: (statement, options) => {
      statements.push(compile(statement).text);
      return store.select(statement, options);
    },
  };
  const timeframe = { from: START + 30 * MINUTE, to: START + 60 * MINUTE };
  const query = { calculations: [{ operator: 'MAX' as const, key: 'durationMs' }] };
  const now = fromEpochMillis(START + 60 * MINUTE);
  const { series } = await gatherEvidence(
    createReader(spied, environment),
    { kind: 'chart', query, timeframe },
    { now, budgetMs: 30_000 },
  );
  const [line] = series?.lines ?? [];
  return {
    values: new Set(line?.window.filter((value) => value !== null)),
    looked: statements.some((text) => text.includes('data.`durationMs`')),
  };
}

describe('readRecordedKeys', () => {
  it('has what a record of the environment holds as a value, and says nothing of keys that were not asked for', async () => {
    const keys = ['durationMs', 'name', 'value.sum', 'route'];
    const of = async (environment: string) => {
      const recorded = await readRecordedKeys(store, environment, keys);
      return [...keys, 'never asked'].filter((key) => recorded.has(key));
    };
    expect(await of('in columns')).toEqual(['route', 'never asked']);
    expect(await of('in records')).toEqual(['durationMs', 'route', 'never asked']);
    expect(await of('nested')).toEqual(['value.sum', 'never asked']);
  });

  it('spares a chart the look into records that hold its key nowhere', async () => {
    expect(await chartOf('in columns')).toEqual({ values: new Set([20]), looked: false });
  });

  it('finds the values that stand in records alone', async () => {
    expect(await chartOf('in records')).toEqual({ values: new Set([20]), looked: true });
  });
});
