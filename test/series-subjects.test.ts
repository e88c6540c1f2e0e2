/** A chart, a part of it, a metric and an alert of the demo shop are explained over HTTP, with no model. */
import type { Alert, Explanation, Subject } from '@baselime-ai/contract';
import { DEFAULT_REQUESTS_PER_MINUTE, generateShop, incidents, replay } from '@baselime-ai/demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/test-server.js';

const MINUTE_MS = 60_000;
const to = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
const window = { from: to - 110 * MINUTE_MS, to };
const incident = incidents(window).find(({ id }) => id === 'images-too-big');
const startsAt = incident?.startsAt ?? 0;
const errorsOf = (namespace: string) => ({
  filters: [
    { key: '$baselime.error', operation: '=' as const, value: true },
    { key: 'namespace', operation: '=' as const, value: namespace },
  ],
});

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const sent = await replay({
    baseUrl: server.url,
    apiKey: server.key,
    fetch,
    batches: generateShop({ seed: 7, requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE / 2, ...window }),
  });
  expect(sent).toMatchObject({ ok: true });
  const points = [];
  for (let minute = -109; minute < 0; minute += 1) {
    const timestamp = to + minute * MINUTE_MS;
    const sum = minute < -12 ? 0 : 25 + (minute % 3);
    points.push({
      namespace: 'AWS/Lambda',
      metric_name: 'Throttles',
      dimensions: { FunctionName: 'place-order' },
      unit: 'Count',
      value: { sum, count: 1, min: sum, max: sum },
      timestamp,
    });
  }
  const metrics = await server.api.send('/v1/cloudwatch-metrics', JSON.stringify(points));
  expect(metrics.ok).toBe(true);
}, 120_000);
afterAll(() => server?.close());

/** Explained, with every sentence supported, every section told, and a preview that passes the guard. */
async function explained(subject: Subject): Promise<Explanation> {
  const explanation = await server.api.explain({ subject });
  expect(explanation.checks.filter(({ verdict }) => verdict !== 'supported')).toEqual([]);
  for (const [name, text] of Object.entries(explanation.sections)) expect(text.trim(), name).not.toBe('');
  const preview = await (await server.api.request('POST', '/api/explanations/preview', { subject })).json();
  expect(preview.blockedBecause).toEqual([]);
  expect(preview.verdict).toBe('passed');
  return explanation;
}

async function remove(id: string): Promise<number> {
  const url = `${server.url}/api/alerts/${id}`;
  return (await fetch(url, { method: 'DELETE', headers: { 'x-api-key': server.key } })).status;
}

describe('what numbers over time show', () => {
  it('a chart of errors names what broke and since when', async () => {
    const timeframe = { from: startsAt - 30 * MINUTE_MS, to: startsAt + 20 * MINUTE_MS };
    const found = await explained({ kind: 'chart', query: errorsOf('resize-image'), timeframe });
    expect(found.rootCause).toMatchObject({ entity: 'resize-image', fault: 'memory-exhausted' });
    expect(found.sections.summary).toContain('The number of errors rose from none to');
    const shift = found.findings.find(({ kind }) => kind === 'series');
    expect(Math.abs((shift?.window?.from ?? 0) - startsAt)).toBeLessThan(8 * MINUTE_MS);
    expect(shift?.evidence[0]?.kind).toBe('series');
    expect(found.actions.length).toBeGreaterThan(1);
  });
  it('what stands out of a chart is said before anything else of it is read', async () => {
    const timeframe = { from: startsAt - 30 * MINUTE_MS, to: startsAt + 20 * MINUTE_MS };
    const events = await server.api.stream({ subject: { kind: 'chart', query: errorsOf('resize-image'), timeframe } });
    const types = events.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1]);
    expect(types).toEqual([
      ...['answer-start', 'finding-added', 'text-delta'],
      ...['finding-added', 'text-delta', 'citation-checked', 'answer-end'],
    ]);
    const firstText = events.findIndex(({ type }) => type === 'text-delta');
    expect(events.slice(0, firstText).filter(({ type }) => type === 'finding-added')).toHaveLength(1);
    expect(events[firstText]).toMatchObject({ text: expect.stringMatching(/^The number of errors rose/) });
  });
  it('a marked part of a chart of everything is explained from that part', async () => {
    // Before the next incident of the shop begins.
    const brush = { from: startsAt, to: startsAt + 11 * MINUTE_MS };
    const query = { filters: [{ key: '$baselime.error', operation: '=' as const, value: true }] };
    const found = await explained({ kind: 'chart', query, timeframe: window, brush });
    expect(found.rootCause).toMatchObject({ entity: 'resize-image', fault: 'memory-exhausted' });
    expect(found.sections.evidence).toMatch(/The error that grew most in this time is .* of resize-image/);
  });
  it('a quiet part of a chart has nothing to explain', async () => {
    const brush = { from: startsAt - 25 * MINUTE_MS, to: startsAt - 5 * MINUTE_MS };
    const query = { filters: [{ key: 'namespace', operation: '=' as const, value: 'resize-image' }] };
    const found = await explained({ kind: 'chart', query, timeframe: window, brush });
    expect(found.rootCause).toMatchObject({ confidence: 'inconclusive' });
    expect(found.rootCause.fault).toBeUndefined();
    expect(found.sections.summary).toContain('Nothing unusual shows in');
  });
  it('a metric of AWS is named by its own meaning and resource', async () => {
    const timeframe = { from: to - 40 * MINUTE_MS, to };
    const found = await explained({ kind: 'metric', name: 'Throttles', timeframe });
    expect(found.rootCause).toMatchObject({ entity: 'place-order', fault: 'throttled', confidence: 'likely' });
    expect(found.sections.summary).toContain('The metric Throttles rose from none to 2');
  });
  it('a time or a metric without data says that there is not enough', async () => {
    const timeframe = { from: to - 40 * MINUTE_MS, to };
    const nothing: readonly Subject[] = [
      { kind: 'metric', name: 'NoSuchMetric', timeframe },
      { kind: 'chart', query: errorsOf('no-such-function'), timeframe },
      { kind: 'chart', query: {}, timeframe: { from: 1_000, to: 2_000 } },
    ];
    for (const subject of nothing) {
      const { rootCause } = await explained(subject);
      expect(rootCause).toMatchObject({ confidence: 'inconclusive' });
      expect(rootCause.statement).toContain('There is not enough to say');
    }
  });
  it('an alert is explained by the chart of its query over its window', async () => {
    const wanted = {
      name: 'Errors of resize-image',
      query: errorsOf('resize-image'),
      threshold: { operation: '>', value: 3 },
      frequency: 5 * MINUTE_MS,
      window: to - startsAt + 10 * MINUTE_MS,
    };
    const saved: Alert = await (await server.api.request('POST', '/api/alerts', wanted)).json();
    expect(saved).toMatchObject({ ...wanted, enabled: true });
    const found = await explained({ kind: 'alert', id: saved.id });
    expect(found.rootCause).toMatchObject({ entity: 'resize-image', fault: 'memory-exhausted' });
    expect(found.sections.evidence).toContain('The alert "Errors of resize-image" compares COUNT');
    // It may have been evaluated in the meantime.
    const listed = await (await server.api.request('GET', '/api/alerts')).json();
    expect(listed).toMatchObject({ alerts: [saved] });
    const renamed = await (
      await server.api.request('POST', '/api/alerts', { ...wanted, id: saved.id, name: 'B' })
    ).json();
    expect(renamed).toMatchObject({ id: saved.id, name: 'B', createdAt: saved.createdAt });
    expect(await remove(saved.id)).toBe(200);
    expect(await remove(saved.id)).toBe(404);
    expect((await server.api.request('GET', `/api/alerts/${saved.id}`)).status).toBe(404);
    const gone = await server.api.request(
      'POST',
      '/api/explanations',
      { subject: { kind: 'alert', id: saved.id } },
      { accept: 'application/json' },
    );
    expect(await gone.json()).toMatchObject({ error: { code: 'SUBJECT_NOT_FOUND' } });
  });
  it('an alert whose query cannot run is refused when it is saved', async () => {
    const broken = {
      name: 'x',
      query: { calculations: [{ operator: 'SUM' }] },
      threshold: { operation: '>', value: 3 },
      frequency: MINUTE_MS,
      window: MINUTE_MS,
    };
    const answer = await server.api.request('POST', '/api/alerts', broken);
    expect(await answer.json()).toMatchObject({ error: { code: 'QUERY_INVALID' } });
  });
});
