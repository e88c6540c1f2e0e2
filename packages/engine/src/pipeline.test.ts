import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnswerEvent, SECTION_NAMES } from '@baselime-ai/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine, type Engine } from './index.js';
import { silentLogger } from './model/log.js';

const ACTOR = { workspaceId: 'w', environment: 'default', actor: 'me' };
let dataDir: string;
let engine: Engine;
let failedId: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'pipeline-'));
  engine = await createEngine({ dataDir });
  const at = Date.now() - 60_000;
  const records = Array.from({ length: 20 }, (_, index) => ({
    timestamp: at + index,
    requestId: `r${index}`,
    namespace: 'checkout',
    level: index < 4 ? 'error' : 'info',
    message: index < 4 ? 'Error: connect ECONNREFUSED 10.0.1.12:6379' : 'paid',
  }));
  await engine.ingestEvents(
    ACTOR.environment,
    { dataset: 'logs' },
    { 'content-type': 'application/json' },
    Buffer.from(JSON.stringify(records)),
  );
  const filters = [{ key: '$baselime.error', operation: '=' as const, value: true }];
  const { events } = await engine.query(ACTOR, {
    view: 'events',
    timeframe: { from: at - 1000, to: at + 60_000 },
    query: { filters, limit: 1 },
  });
  failedId = events?.[0]?.id ?? '';
});
afterAll(async () => {
  await engine?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const explained = async (id: string): Promise<readonly AnswerEvent[]> => {
  const events: AnswerEvent[] = [];
  for await (const event of engine.explain(ACTOR, { subject: { kind: 'event', id } })) events.push(event);
  return events;
};

it('tells what the event itself shows before all other findings, and the rest after it', async () => {
  const events = await explained(failedId);
  const types = events.map(({ type }) => type);
  expect(types.indexOf('text-delta')).toBeLessThan(types.lastIndexOf('finding-added'));
  expect(types.filter((type) => type === 'answer-start' || type === 'answer-restart')).toEqual(['answer-start']);
  const last = events.at(-1);
  if (last?.type !== 'answer-end') throw new Error(`ended with ${last?.type}`);
  const { sections, findings } = last.explanation;
  expect(events.flatMap((one) => (one.type === 'finding-added' ? [one.finding] : []))).toEqual(findings);
  const told = events.map((one) => (one.type === 'text-delta' ? one.text : '')).join('');
  expect(told).toBe(SECTION_NAMES.map((name) => sections[name]).join(''));
});

it('ends as cancelled, and logs no failure, where the reader leaves before anything is known', async () => {
  const logged: string[] = [];
  const log = (message: string): void => void logged.push(message);
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-left-'));
  const left = await createEngine({ dataDir: folder, logger: { ...silentLogger, warn: log, error: log } });
  try {
    const events: AnswerEvent[] = [];
    const request = { subject: { kind: 'chart', query: {}, timeframe: { from: 0, to: 1 } } } as const;
    for await (const event of left.explain(ACTOR, request, AbortSignal.abort())) events.push(event);
    expect(events).toMatchObject([{ type: 'answer-error', code: 'EXPLAIN_CANCELLED' }]);
    expect(logged).toEqual([]);
  } finally {
    await left.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

it('fails with the first event where there is no such subject', async () => {
  expect(await explained('nothing')).toMatchObject([{ type: 'answer-error', code: 'SUBJECT_NOT_FOUND' }]);
});
