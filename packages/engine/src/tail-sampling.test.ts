/** Tail sampling over the real store: what is counted is what happened, though only a part is kept. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createEngine, parseTailSampling } from './index.js';

const ACTOR = { workspaceId: 'default', environment: 'test', actor: 'test' };

it('a tenth of the healthy requests is kept and stands for all, beside every error', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sampling-'));
  const tailSampling = parseTailSampling('1/10 hold=200ms');
  if (tailSampling === undefined || typeof tailSampling === 'string') throw new Error('not a sampling');
  const engine = await createEngine({ dataDir, tailSampling });
  try {
    const served = Array.from({ length: 1000 }, (_, index) => ({ message: 'served', requestId: `request-${index}` }));
    const failed = Array.from({ length: 7 }, (_, index) => ({
      level: 'error',
      message: 'boom',
      requestId: `bad-${index}`,
    }));
    const body = Buffer.from(JSON.stringify([...served, ...failed]));
    expect(await engine.ingestEvents('test', { dataset: 'logs' }, {}, body)).toEqual({ accepted: 1007, rejected: [] });
    const timeframe = { from: Date.now() - 60_000, to: Date.now() + 60_000 };
    await expect.poll(() => engine.stats().eventsSampledOut, { timeout: 60_000 }).toBeGreaterThan(800);
    const kept = 1000 - engine.stats().eventsSampledOut;
    const counted = async (filters: { key: string; operation: '='; value: boolean }[]) =>
      (await engine.query(ACTOR, { query: { filters }, timeframe, view: 'series' })).aggregates?.[0]?.values.COUNT;
    expect(await counted([])).toBe(kept * 10 + 7);
    expect(await counted([{ key: '$baselime.error', operation: '=', value: true }])).toBe(7);
    expect(Math.abs(kept * 10 - 1000)).toBeLessThan(250);
  } finally {
    await engine.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
