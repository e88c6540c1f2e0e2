/** What holds for every scenario of the family, and a sample of it asked about through the engine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS } from '@baselime-ai/contract';
import { createEngine, type Engine } from '@baselime-ai/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScenario } from '../../run.js';
import type { Shape } from '../../scenario.js';
import { familyC } from './family.js';

const { scenarios } = familyC;
const NOW = Date.UTC(2026, 1, 3, 14, 20);

describe('family c', () => {
  it('names each scenario once', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  it('covers thirty-five faults and six situations without any', () => {
    const faults = scenarios.map(
      ({ generate, shapes }) => generate({ seed: 1, shape: shapes[0] ?? 'single', now: NOW }).truth.fault,
    );
    expect(new Set(faults.flatMap((fault) => fault ?? [])).size).toBeGreaterThanOrEqual(35);
    expect(faults.filter((fault) => fault === undefined).length).toBeGreaterThanOrEqual(6);
    expect(faults.filter((fault) => fault !== undefined && !FAULTS.includes(fault))).toEqual([]);
  });

  it('generates each scenario the same way each time, with the guilty in its telemetry', () => {
    for (const { name, shapes, generate } of scenarios) {
      const shape = shapes.at(-1) ?? 'single';
      const [first, again] = [generate({ seed: 2, shape, now: NOW }), generate({ seed: 2, shape, now: NOW })];
      expect(JSON.stringify(again) === JSON.stringify(first), name).toBe(true);
      const { fault, pairs = [] } = first.truth;
      const bodies = first.deliveries.map(({ body }) => body);
      if (fault === undefined) continue;
      expect(first.truth.rubric.length, name).toBeGreaterThan(0);
      expect(
        pairs.some(({ entity }) => bodies.some((body) => body.includes(entity))),
        name,
      ).toBe(true);
    }
  });
});

const SAMPLE: readonly (readonly [string, Shape])[] = [
  ['vendor-in-maintenance', 'chain'],
  ['one-message-again', 'queue'],
  ['waits-until-stopped', 'single'],
  ['a-handful-after-hours-of-none', 'single'],
  ['errors-as-rare-as-ever', 'single'],
];

describe('a sample of family c, asked about through the engine', () => {
  let engine: Engine;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'baselime-family-c-'));
    engine = await createEngine({ dataDir, model: { provider: 'none', model: '' } });
  }, 60_000);
  afterAll(async () => {
    await engine?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it.each(SAMPLE)(
    'judges %s in the shape %s',
    async (name, shape) => {
      const scenario = scenarios.find((one) => one.name === name);
      if (scenario === undefined) throw new Error(`no scenario ${name}`);
      const now = Math.floor(Date.now() / 60_000) * 60_000;
      const { grade, answer, problem } = await runScenario(engine, 'c', scenario, { seed: 1, shape, now });
      expect({ problem, cause: answer?.rootCause, rank1: grade?.rank1 }).toMatchObject({
        problem: undefined,
        rank1: true,
      });
    },
    60_000,
  );
});
