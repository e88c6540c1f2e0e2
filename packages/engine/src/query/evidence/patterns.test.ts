import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patternOf } from '../../ingest/pattern.js';
import { systemClock } from '../../model/clock.js';
import { newEventId } from '../../model/ids.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { openTelemetryStore, type TelemetryStore } from '../../store/index.js';
import { createReader } from '../create-reader.js';
import { plainWeighing } from '../weighing.js';
import type { PatternEvidence } from './evidence.js';
import { readPatterns } from './patterns.js';
import type { TimeScope } from './scope.js';

const NOW = Date.UTC(2024, 4, 1, 12);
const MINUTE = 60_000;
const at = (minute: number) => fromEpochMillis(NOW + minute * MINUTE);
let folder: string;
let store: TelemetryStore;
let scope: TimeScope;

function line(minute: number, message: string, rest: Partial<TelemetryEvent> = {}): TelemetryEvent {
  const timestamp = at(minute);
  const pattern = patternOf(message);
  return {
    id: newEventId(timestamp),
    environment: 'test',
    dataset: 'lambda-logs',
    service: 'shop',
    namespace: 'checkout',
    kind: 'log',
    timestamp,
    isError: false,
    message,
    data: { message },
    ...(pattern === undefined ? {} : { pattern }),
    ...rest,
  };
}

const COLORS = ['red', 'green', 'blue', 'black', 'white', 'gray'];

/** A line a minute for seven hours; in the last hour a new one appears, one is gone, and a batch grows tenfold. */
function lines(): TelemetryEvent[] {
  const all: TelemetryEvent[] = [];
  for (let minute = -420; minute < 0; minute += 1) {
    const recent = minute >= -60;
    const size = (recent ? 500 : 50) + (minute % 7);
    all.push(line(minute, `wrote batch size=${size} in ${20 + (minute % 5)} ms as item-${minute + 1000}`));
    all.push(line(minute + 0.1, `painted the wall ${COLORS[(minute + 420) % 6]} again`));
    all.push(line(minute + 0.2, `sequence ${minute + 10_000} done`));
    if (!recent) all.push(line(minute + 0.3, 'cache refreshed'));
    if (recent && minute % 2 === 0)
      all.push(line(minute + 0.4, 'circuit to payments is open', { isError: minute === -2 }));
  }
  all.push(line(-5, 'other function', { namespace: 'other' }));
  return all;
}

let seen: PatternEvidence | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'patterns-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  await store.append(lines());
  scope = {
    reader: createReader(store, 'test'),
    options: {},
    window: { from: at(-60), to: at(0) },
    baseline: { from: at(-420), to: at(-60) },
    weighing: plainWeighing,
  };
  seen = await readPatterns(scope, ['checkout']);
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const template = (text: string) => seen?.templates.find((one) => one.template.includes(text));

describe('readPatterns', () => {
  it('counts each template in the window and before', () => {
    expect(template('painted')).toMatchObject({ template: 'painted the wall <*> again', now: 60, before: 360 });
    expect(template('painted')?.members).toHaveLength(6);
    expect(template('cache refreshed')).toMatchObject({ now: 0, before: 360 });
    expect(template('circuit')).toMatchObject({ now: 30, before: 0, failed: 1, firstNow: at(-59.6) });
    expect(template('other')).toBeUndefined();
    expect(seen).toMatchObject({ linesNow: 210, linesBefore: 1440 });
  });

  it('reads where numbers were and are, with their names and units', () => {
    const size = seen?.shifts.find(({ label }) => label === 'size');
    expect(size?.before.p50).toBeGreaterThan(40);
    expect(size?.before.p50).toBeLessThan(60);
    expect(size?.now.p50).toBeGreaterThan(490);
    expect(seen?.shifts.find(({ unit }) => unit === 'ms')?.now.p50).toBeLessThan(30);
  });

  it('tells what only counts up', () => {
    expect(seen?.shifts.find(({ template: text }) => text.startsWith('sequence'))?.drift).toBeGreaterThan(0.95);
  });

  it('reads the whole environment when no function is named, and nothing where nothing was logged', async () => {
    const all = await readPatterns(scope, []);
    expect(all?.templates.some((one) => one.template === 'other function')).toBe(true);
    expect(await readPatterns(scope, ['nobody'])).toBeUndefined();
  });
});
