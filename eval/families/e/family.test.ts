/** What holds for every scenario of the family; `npm run eval -- --family e` asks the engine about them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlertRequest, FAULTS, Subject } from '@baselime-ai/contract';
import { createEngine } from '@baselime-ai/engine';
import { describe, expect, it } from 'vitest';
import { deliver } from '../../run.js';
import { LATER_FAULTS } from '../../scenario.js';
import { familyE } from './family.js';

const NOW = Date.UTC(2026, 7, 11, 13, 20);
const { scenarios } = familyE;
/** One shape of each, in turn, so that all shapes are seen. */
const generated = scenarios.map(({ name, shapes, generate }, index) => {
  const shape = shapes[index % shapes.length] ?? 'single';
  const again = () => generate({ seed: 5, shape, now: NOW });
  return { name, shape, again, ...again() };
});

describe('family e', () => {
  it('names each scenario once', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  it('plants every documented fault, and leaves a dozen days healthy', () => {
    const planted = new Set(generated.flatMap(({ truth }) => truth.fault ?? []));
    expect(FAULTS.filter((fault) => !planted.has(fault) && !LATER_FAULTS.has(fault))).toEqual([]);
    expect(generated.filter(({ truth }) => truth.fault === undefined).length).toBeGreaterThan(11);
  });

  it('asks with subjects of the contract about telemetry that is JSON', () => {
    for (const { name, question, deliveries } of generated) {
      if (question.about === 'subject') {
        expect(Subject.safeParse(question.subject).success, name).toBe(true);
        if (question.alert !== undefined) expect(AlertRequest.safeParse(question.alert).success, name).toBe(true);
      }
      for (const { body } of deliveries) expect(() => JSON.parse(body.split('\n', 1)[0] ?? ''), name).not.toThrow();
    }
  });

  it('names the guilty as the telemetry does', () => {
    for (const { name, truth, deliveries } of generated) {
      const { fault, pairs = [], rubric } = truth;
      expect(pairs[0]?.fault, name).toBe(fault);
      if (fault === undefined) continue;
      expect(rubric.length, name).toBeGreaterThan(0);
      const isNamed = pairs.some(({ entity }) =>
        deliveries.some(({ body, headers = {} }) => body.includes(entity) || Object.values(headers).includes(entity)),
      );
      expect(isNamed, name).toBe(true);
    }
  });

  it('sends nothing that is newer than now or older than the six hours before', () => {
    const seconds = /"(?:timestamp|time)":(\d{13})\b/g;
    const nanos = /"(?:start|end)?[tT]imeUnixNano":"(\d+)"/g;
    for (const { name, deliveries } of generated) {
      for (const { body } of deliveries) {
        const times = [
          ...[...body.matchAll(seconds)].map(([, ms]) => Number(ms)),
          ...[...body.matchAll(nanos)].map(([, ns]) => Number(ns) / 1e6),
        ];
        for (const at of times)
          if (at > NOW || at < NOW - 6.2 * 3_600_000) expect(new Date(at).toISOString(), name).toBe('in the window');
      }
    }
  });

  it('generates the same bytes for the same seed', () => {
    for (const { name, deliveries, question, again } of generated.filter((_, index) => index % 9 === 0)) {
      const other = again();
      expect(JSON.stringify([other.deliveries, other.question]) === JSON.stringify([deliveries, question]), name).toBe(
        true,
      );
    }
  });

  it('is taken whole by the doors', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baselime-family-e-'));
    const engine = await createEngine({ dataDir, model: { provider: 'none', model: '' } });
    try {
      for (const { name, deliveries } of generated.filter((_, index) => index % 12 === 0)) {
        for (const delivery of deliveries) expect(await deliver(engine, name, delivery), name).toBeGreaterThan(0);
      }
    } finally {
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
