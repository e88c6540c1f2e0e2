/** What holds for every scenario of the family, in every shape. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULTS, Subject } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import type { Delivery, Generated } from '../../scenario.js';
import { familyB } from './family.js';

const NOW = Date.UTC(2026, 4, 12, 9, 30);
const HOUR_MS = 3_600_000;

const cases = familyB.scenarios.flatMap((scenario) =>
  scenario.shapes.slice(1).map((shape) => ({ name: scenario.name, shape, scenario })),
);

describe('family b', () => {
  it('has names that are unique', () => {
    const names = familyB.scenarios.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('covers thirty faults of the list and six situations without any', () => {
    const truths = familyB.scenarios.map((scenario) => {
      const [shape = 'single'] = scenario.shapes;
      return scenario.generate({ seed: 1, shape, now: NOW }).truth;
    });
    expect(new Set(truths.flatMap(({ fault = [] }) => fault)).size).toBeGreaterThanOrEqual(30);
    expect(truths.filter(({ fault }) => fault === undefined).length).toBeGreaterThanOrEqual(6);
  });

  it('imports nothing of the program but its contract', () => {
    const root = import.meta.dirname;
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const imported = files.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/ from '([^'\\n]+)';/g)].map(([, from = '']) => from),
    );
    expect(imported.length).toBeGreaterThan(20);
    const allowed =
      /^(?:\.{1,2}\/(?!.*\b(?:demo|packages|families)\b).*|@baselime-ai\/contract|node:(?:fs|path)|vitest)$/;
    expect(imported.filter((from) => !allowed.test(from))).toEqual([]);
  });
});

describe.each(cases)('$name in the shape $shape', ({ scenario, shape }) => {
  it('is whole', () => {
    expectWhole(scenario.generate({ seed: 2, shape, now: NOW }));
  });
});

// In the first shape of each: all shapes come out of the same source.
describe.each(familyB.scenarios)('$name', (scenario) => {
  const generate = (seed: number): Generated =>
    scenario.generate({ seed, shape: scenario.shapes[0] ?? 'single', now: NOW });

  it('is whole and the same bytes for the same seed only', () => {
    const generated = generate(1);
    expectWhole(generated);
    expect(bytesOf(generate(1)) === bytesOf(generated)).toBe(true);
    expect(bytesOf(generate(3)) === bytesOf(generated)).toBe(false);
  });
});

function expectWhole({ deliveries, question, truth }: Generated): void {
  const times = deliveries.flatMap(timesOf);
  expect(times.length).toBeGreaterThanOrEqual(100);
  expect(times.length).toBeLessThanOrEqual(4000);
  expect(Math.max(...times)).toBeLessThanOrEqual(NOW + 60_000);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(NOW - 6 * HOUR_MS - 60_000);
  if (truth.fault !== undefined) {
    expect(FAULTS).toContain(truth.fault);
    const bodies = deliveries.map(({ headers = {}, body }) => `${JSON.stringify(headers)}${body}`).join('\n');
    expect(truth.entities.some((name) => bodies.includes(name))).toBe(true);
    expect(truth.rubric.length).toBeGreaterThan(0);
  }
  for (const rubric of truth.rubric) expect(() => new RegExp(rubric, 'i')).not.toThrow();
  expect(isAbout(deliveries, question)).toBe(true);
}

/** The instants of one delivery in epoch milliseconds. */
function timesOf({ body }: Delivery): readonly number[] {
  const starts = [...body.matchAll(/"startTimeUnixNano":"(\d+)"/g)].map(([, nanos]) => Number(nanos) / 1e6);
  if (starts.length > 0) return starts;
  const times = [...body.matchAll(/"(?:@timestamp|timestamp)":(\d{13})/g)].map(([, at]) => Number(at));
  return times.length > 0 ? times : [...body.matchAll(/"eventTime":"([^"]+)"/g)].map(([, at = '']) => Date.parse(at));
}

const bytesOf = ({ deliveries, question, truth }: Generated): string =>
  [...deliveries.map(({ path, body }) => `${path} ${body}`), JSON.stringify([question, truth])].join('\n');

/** Whether what is asked about was sent. */
function isAbout(deliveries: readonly Delivery[], question: Generated['question']): boolean {
  const bodies = deliveries.map(({ headers = {}, body }) => `${JSON.stringify(headers)}${body}`);
  if (question.about !== 'subject') {
    const escaped = JSON.stringify(question.contains).slice(1, -1);
    const twice = JSON.stringify(escaped).slice(1, -1);
    return bodies.some(
      (body) => body.includes(question.namespace ?? '') && (body.includes(escaped) || body.includes(twice)),
    );
  }
  const subject = Subject.parse(question.subject);
  if (subject.kind === 'trace') return bodies.some((body) => body.includes(`"traceId":"${subject.traceId}"`));
  if (subject.kind === 'request') return bodies.some((body) => body.includes(subject.requestId));
  return subject.kind === 'chart' || subject.kind === 'metric';
}
