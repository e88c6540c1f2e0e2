/** What holds for every scenario of the family; `npm run eval -- --family d` asks the engine about them. */
import { FAULTS, Subject } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { familyD } from './family.js';

const NOW = Date.UTC(2026, 4, 20, 16, 40);
const { scenarios } = familyD;
/** One shape of each, in turn, so that all shapes are seen. */
const generated = scenarios.map(({ name, shapes, generate }, index) => {
  const shape = shapes[index % shapes.length] ?? 'single';
  const again = () => generate({ seed: 3, shape, now: NOW });
  return { name, shape, again, ...again() };
});

describe('family d', () => {
  it('names each scenario once', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  it('asks with subjects of the contract about telemetry that is JSON', () => {
    for (const { name, question, deliveries } of generated) {
      if (question.about === 'subject') expect(Subject.safeParse(question.subject).success, name).toBe(true);
      expect(deliveries.length, name).toBeGreaterThan(0);
      for (const { body } of deliveries) expect(() => JSON.parse(body.split('\n', 1)[0] ?? ''), name).not.toThrow();
    }
  });

  it('plants documented faults, and names the guilty as the telemetry does', () => {
    for (const { name, truth, deliveries } of generated) {
      const { fault, pairs = [], rubric } = truth;
      if (fault === undefined) {
        expect(pairs, name).toEqual([]);
        continue;
      }
      expect(FAULTS, name).toContain(fault);
      expect(rubric.length, name).toBeGreaterThan(0);
      expect(pairs[0]?.fault, name).toBe(fault);
      expect(
        pairs.some(({ entity }) => deliveries.some(({ body }) => body.includes(entity))),
        name,
      ).toBe(true);
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
});
