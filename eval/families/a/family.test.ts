import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS } from '@baselime-ai/contract';
import { createEngine, type Engine } from '@baselime-ai/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScenario } from '../../run.js';
import type { Shape } from '../../scenario.js';
import { familyA } from './family.js';

const { scenarios } = familyA;
const NOW = 1_767_200_400_000;

describe('family a', () => {
  it('names each scenario once', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  it('covers thirty faults and six healthy systems', () => {
    const faults = scenarios.map(
      ({ generate, shapes }) => generate({ seed: 1, shape: shapes[0] ?? 'single', now: NOW }).truth.fault,
    );
    expect(new Set(faults.filter((fault) => fault !== undefined)).size).toBeGreaterThanOrEqual(30);
    expect(faults.filter((fault) => fault === undefined).length).toBeGreaterThanOrEqual(6);
    expect(faults.filter((fault) => fault !== undefined && !FAULTS.includes(fault))).toEqual([]);
  });

  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    'generates %s the same way each time',
    (_name, scenario) => {
      const shape = scenario.shapes.at(-1) ?? 'single';
      const bodies = (seed: number): string => JSON.stringify(scenario.generate({ seed, shape, now: NOW }));
      const [first, again, other] = [bodies(3), bodies(3), bodies(4)];
      expect(again === first).toBe(true);
      expect(other === first).toBe(false);
      const { truth, deliveries } = scenario.generate({ seed: 3, shape, now: NOW });
      expect(deliveries.reduce((sum, { body }) => sum + recordsOf(body), 0)).toBeGreaterThanOrEqual(200);
      if (truth.fault !== undefined) {
        expect(truth.rubric.length).toBeGreaterThan(0);
        expect(truth.entities.some((entity) => deliveries.some(({ body }) => body.includes(entity)))).toBe(true);
      }
    },
  );
});

/** Spans or records of one body. */
const recordsOf = (body: string): number =>
  body.startsWith('[') ? JSON.parse(body).length : body.split('"spanId"').length - 1;

const SAMPLE: readonly (readonly [string, Shape])[] = [
  ['permission-denied', 'chain'],
  ['memory-exhausted', 'queue'],
  ['dependency-throttled-table', 'single'],
  ['dns-failure', 'fan-out'],
  ['poison-message', 'queue'],
  ['n-plus-one', 'single'],
  ['concurrency-limit-metric', 'single'],
  ['healthy-slow-dependency', 'chain'],
];

describe('a sample of family a, asked about through the engine', () => {
  let engine: Engine;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'baselime-family-a-'));
    engine = await createEngine({ dataDir, model: { provider: 'none', model: '' } });
  }, 120_000);
  afterAll(async () => {
    await engine?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each(SAMPLE)(
    'explains %s in the shape %s',
    async (name, shape) => {
      const scenario = scenarios.find((one) => one.name === name);
      if (scenario === undefined) throw new Error(`no scenario ${name}`);
      const now = Math.floor(Date.now() / 60_000) * 60_000;
      const { grade, answer, problem } = await runScenario(engine, 'a', scenario, { seed: 1, shape, now });
      expect({ problem, cause: answer?.rootCause, rank1: grade?.rank1, supported: grade?.supported }).toMatchObject({
        problem: undefined,
        rank1: true,
        supported: 1,
      });
    },
    30_000,
  );
});
