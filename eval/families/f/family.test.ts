/** What holds for every scenario of the family; `npm run eval -- --family f` asks the engine about them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AlertRequest, FAULTS, Subject } from '@baselime-ai/contract';
import { createEngine } from '@baselime-ai/engine';
import { describe, expect, it } from 'vitest';
import { deliver } from '../../run.js';
import { LATER_FAULTS } from '../../scenario.js';
import { familyF } from './family.js';

const NOW = Date.UTC(2026, 9, 6, 9, 40);
const { scenarios } = familyF;
const generated = scenarios.flatMap(({ name, shapes, generate }) =>
  shapes.map((shape) => {
    const again = () => generate({ seed: 3, shape, now: NOW });
    return { name: `${name}/${shape}`, again, ...again() };
  }),
);

describe('family f', () => {
  it('names each scenario once', () => {
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  it('plants every documented fault, and leaves at least 15 % healthy', () => {
    const planted = new Set(generated.flatMap(({ truth }) => truth.fault ?? []));
    expect(FAULTS.filter((fault) => !planted.has(fault) && !LATER_FAULTS.has(fault))).toEqual([]);
    const healthy = generated.filter(({ truth }) => truth.fault === undefined).length;
    expect(healthy / generated.length).toBeGreaterThanOrEqual(0.15);
  });

  it('asks with subjects of the contract, about ids that were sent', () => {
    for (const { name, question, deliveries } of generated) {
      if (question.about !== 'subject') continue;
      const { subject, alert } = question;
      expect(Subject.safeParse(subject).success, name).toBe(true);
      if (alert !== undefined) expect(AlertRequest.safeParse(alert).success, name).toBe(true);
      const id =
        subject.kind === 'trace' ? subject.traceId : subject.kind === 'request' ? subject.requestId : undefined;
      if (id !== undefined)
        expect(
          deliveries.some(({ body }) => body.includes(id)),
          name,
        ).toBe(true);
      if (subject.kind === 'metric')
        expect(
          deliveries.some(({ body }) => body.includes(subject.name)),
          name,
        ).toBe(true);
    }
  });

  it('asks about errors of functions that sent some', () => {
    for (const { name, question, deliveries } of generated) {
      if (question.about === 'subject') continue;
      const { contains, namespace = '' } = question;
      expect(
        deliveries.some(
          ({ body, headers = {} }) =>
            body.includes(contains) && (body.includes(namespace) || headers['x-namespace'] === namespace),
        ),
        name,
      ).toBe(true);
    }
  });

  it('names the guilty as the telemetry does', () => {
    for (const { name, truth, deliveries } of generated) {
      const { fault, pairs = [], rubric } = truth;
      expect(pairs[0]?.fault, name).toBe(fault);
      if (fault === undefined) continue;
      expect(rubric.length, name).toBeGreaterThan(0);
      const isSent = (entity: string): boolean =>
        deliveries.some(({ body, headers = {} }) => body.includes(entity) || Object.values(headers).includes(entity));
      expect(
        pairs.some(({ entity }) => isSent(entity)),
        name,
      ).toBe(true);
    }
  });

  it('sends nothing that is newer than now or older than the six hours before', () => {
    for (const { name, deliveries } of generated) {
      for (const { body } of deliveries) {
        const times = [
          ...[...body.matchAll(/"timestamp":(\d{13})\b/g)].map(([, ms]) => Number(ms)),
          ...[...body.matchAll(/"(?:startT|endT|t)imeUnixNano":"(\d+)"/g)].map(([, ns]) => Number(ns) / 1e6),
        ];
        const off = times.find((at) => at > NOW || at < NOW - 6.2 * 3_600_000);
        expect(off === undefined ? 'in the window' : new Date(off).toISOString(), name).toBe('in the window');
      }
    }
  });

  it('generates the same bytes for the same seed', () => {
    for (const { name, deliveries, question, again } of generated.filter((_, index) => index % 9 === 0)) {
      const other = again();
      const isSame = JSON.stringify([other.deliveries, other.question]) === JSON.stringify([deliveries, question]);
      expect(isSame, name).toBe(true);
    }
  });

  it('is taken whole by the doors', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baselime-family-f-'));
    const engine = await createEngine({ dataDir, model: { provider: 'none', model: '' } });
    try {
      for (const { name, deliveries } of generated.filter((_, index) => index % 16 === 0)) {
        for (const delivery of deliveries) expect(await deliver(engine, name, delivery), name).toBeGreaterThan(0);
      }
    } finally {
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
