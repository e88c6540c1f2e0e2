import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../model/clock.js';
import { newEventId } from '../model/ids.js';
import { silentLogger } from '../model/log.js';
import type { MetricValue, TelemetryEvent } from '../model/telemetry-event.js';
import { fromEpochMillis } from '../model/units.js';
import { openTelemetryStore, type TelemetryStore } from '../store/index.js';
import { createReader } from './create-reader.js';

const START = Date.UTC(2024, 4, 1, 12);

let folder: string;
let store: TelemetryStore;

const point = (name: string, second: number, metric: MetricValue): TelemetryEvent => {
  const timestamp = fromEpochMillis(START + second * 1000);
  return {
    id: newEventId(timestamp),
    environment: 'test',
    dataset: 'cloudwatch-metrics',
    service: 'shop',
    namespace: 'checkout',
    kind: 'metric',
    name,
    timestamp,
    isError: false,
    metric,
    data: { metric_name: name },
  };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'key-expression-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  await store.append([
    point('Duration', 0, { sum: 400, count: 4, min: 50, max: 200 }),
    point('Duration', 60, { sum: 300, count: 1, min: 300, max: 300 }),
    point('Total', 0, { sum: 7 }),
    point('Empty', 0, { sum: 0, count: 0 }),
  ]);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const averageOf = (name: string) => told('AVG', 'value.average', name);

async function told(operator: 'AVG' | 'MAX', key: string, name: string): Promise<number | null | undefined> {
  const { aggregates } = await createReader(store, 'test').run({
    query: {
      filters: [{ key: 'name', operation: '=', value: name }],
      calculations: [{ operator, key, alias: 'told' }],
    },
    timeframe: { from: START, to: START + 300_000 },
    view: 'series',
  });
  return aggregates?.[0]?.values.told;
}

describe('value.average', () => {
  it('is what one observation of a point was on average, and the mean of that over points', async () => {
    expect(await averageOf('Duration')).toBe(200);
  });
  it('is the point itself where nothing says how many observations it stands for', async () => {
    expect(await averageOf('Total')).toBe(7);
  });
  it('is no division by nothing', async () => {
    expect(await averageOf('Empty')).toBe(0);
  });
});

describe('value.max', () => {
  it('is the greatest that a point tells, and the point itself where it is one number', async () => {
    expect(await told('MAX', 'value.max', 'Duration')).toBe(300);
    expect(await told('MAX', 'value.max', 'Total')).toBe(7);
    expect(await told('MAX', 'value.max', 'Empty')).toBe(0);
  });
});
