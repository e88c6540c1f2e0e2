import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS, type Fault } from '@baselime-ai/contract';
import { createEngine, type Engine } from '@baselime-ai/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliver } from '../../run.js';
import type { Generated, Shape } from '../../scenario.js';
import { familyG } from './family.js';

const { scenarios } = familyG;
const NOW = 1_767_200_400_000;
const SIX_HOURS_MS = 6 * 3_600_000;

/** Every time in a body, in milliseconds, wherever its format has one. */
const timesOf = (body: string): readonly number[] => [
  ...[...body.matchAll(/"(?:timestamp|at)":(\d{13})\b/g)].map(([, ms]) => Number(ms)),
  ...[...body.matchAll(/"(?:timeUnixNano|startTimeUnixNano|endTimeUnixNano)":"(\d{13})\d{6}"/g)].map(([, ms]) => Number(ms)),
  ...[...body.matchAll(/\[?\{"time":"([^"]+)"/g)].map(([, iso]) => Date.parse(iso ?? '')),
]; // biome-ignore format: one a line

/** The points of one metric, oldest first. */
function pointsOf({ deliveries, question }: Generated): readonly number[] {
  if (question.about !== 'subject' || question.subject.kind !== 'metric') return [];
  const { name, filters = [] } = question.subject;
  return deliveries
    .filter(({ path, body }) => path === '/aws' && body.startsWith('{"metric_stream_name"'))
    .flatMap(({ body }) => body.split('\n').map((line) => JSON.parse(line)))
    .filter(
      ({ metric_name, dimensions }) =>
        metric_name === name &&
        filters.every(({ key, value }) => dimensions[key.slice('dimensions.'.length)] === value),
    )
    .sort((one, other) => one.timestamp - other.timestamp)
    .map(({ value }) => value.max * (value.count > 0 && name === 'Duration' ? value.sum / value.count / value.max : 1));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

describe('family g', () => {
  const faults: (Fault | undefined)[] = [];
  it('names each scenario once and has between 500 and 900 cases', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
    const cases = scenarios.reduce((sum, { shapes }) => sum + shapes.length, 0);
    expect(cases).toBeGreaterThanOrEqual(500);
    expect(cases).toBeLessThanOrEqual(900);
  });

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    'generates %s in its six hours',
    (_name, { generate, shapes }) => {
      const generated = generate({ seed: 3, shape: shapes.at(-1) ?? 'single', now: NOW });
      const { deliveries, truth } = generated;
      faults.push(truth.fault);
      const times = deliveries.flatMap(({ body }) => timesOf(body));
      expect(times.length).toBeGreaterThan(200);
      expect(times.reduce((most, at) => Math.max(most, at), 0)).toBeLessThanOrEqual(NOW);
      expect(times.reduce((least, at) => Math.min(least, at), NOW)).toBeGreaterThanOrEqual(NOW - SIX_HOURS_MS - 60_000);
      for (const { entity } of truth.pairs ?? [])
        expect(deliveries.some(({ body }) => body.includes(entity))).toBe(true);
      expect(truth.fault === undefined || (truth.pairs?.length ?? 0) > 0).toBe(true);
      if (truth.fault === undefined) {
        const points = pointsOf(generated);
        expect(mean(points.slice(-20))).toBeLessThanOrEqual(3 * mean(points.slice(0, -20)) + 3);
      }
    },
    60_000,
  );

  it('covers every documented fault and twenty-five healthy systems', () => {
    expect(new Set(faults)).toEqual(new Set([...FAULTS, undefined]));
    expect(faults.filter((fault) => fault === undefined).length).toBeGreaterThanOrEqual(25);
  });

  // One of each ten: an estate takes half a second, and what differs between two runs would be the kit's.
  it.each(scenarios.filter((_, place) => place % 10 === 0).map((scenario) => [scenario.name, scenario] as const))(
    'gives the same bytes for %s each time, and others for another seed',
    (_name, { generate, shapes }) => {
      const bytesOf = (seed: number) => JSON.stringify(generate({ seed, shape: shapes[0] ?? 'single', now: NOW }));
      const bytes = bytesOf(3);
      // Compared here, so that a difference prints no megabytes.
      expect(bytesOf(3) === bytes).toBe(true);
      expect(bytesOf(4) === bytes).toBe(false);
    },
    60_000,
  );
});

const SAMPLE: readonly (readonly [string, Shape])[] = [
  ['vendor-503', 'single'],
  ['own-work-outgrows-the-limit', 'queue'],
  ['one-message-comes-again-and-again', 'queue'],
  ['reserved-too-few', 'chain'],
  ['queue-falls-behind', 'queue'],
];

describe('a sample of family g, at the doors of the engine', () => {
  let engine: Engine;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'baselime-family-g-'));
    engine = await createEngine({ dataDir, model: { provider: 'none', model: '' } });
  }, 120_000);
  afterAll(async () => {
    await engine?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each(SAMPLE)(
    'takes all of %s in the shape %s, and finds what is asked about',
    async (name, shape) => {
      const now = Math.floor(Date.now() / 60_000) * 60_000;
      const generated = scenarios.find((one) => one.name === name)?.generate({ seed: 1, shape, now });
      if (generated === undefined) throw new Error(`no scenario ${name}`);
      for (const delivery of generated.deliveries) await deliver(engine, name, delivery);
      const { question } = generated;
      const asked = question.about === 'subject' ? undefined : question;
      const filters =
        asked === undefined
          ? []
          : [
              { key: '$baselime.error', operation: '=' as const, value: true },
              ...(asked.namespace === undefined
                ? []
                : [{ key: 'namespace', operation: '=' as const, value: asked.namespace }]),
            ];
      const timeframe = { from: now - SIX_HOURS_MS, to: now + 60_000 };
      const actor = { workspaceId: 'eval', environment: name, actor: 'eval' };
      const found = async (): Promise<number> => {
        const { events = [] } = await engine.query(actor, { view: 'events', timeframe, query: { limit: 1, filters } });
        return events.length;
      };
      // What was sent just before is stored a moment later.
      await expect.poll(found, { timeout: 30_000, interval: 500 }).toBe(1);
    },
    180_000,
  );
});
