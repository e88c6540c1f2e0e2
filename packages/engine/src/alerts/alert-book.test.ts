/** Alerts over the real engine, with a clock that the test sets. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AlertCheck, AlertRequest, type ErrorRecord } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../index.js';
import { fromEpochMillis } from '../model/units.js';

const MINUTE = 60_000;
const NOW = Date.UTC(2024, 4, 1, 12);
const actor = { workspaceId: 'default', environment: 'test', actor: 'test' };
let nowMs = NOW;
let engine: Engine;
let dataDir: string;

/** Events of a dataset, so many minutes from NOW. */
const send = (dataset: string, events: readonly (readonly [minutes: number, event: object])[]) =>
  engine.ingestEvents(
    'test',
    { dataset },
    {},
    Buffer.from(
      JSON.stringify(
        events.map(([minutes, event]) => ({ ...event, timestamp: new Date(NOW + minutes * MINUTE).toISOString() })),
      ),
    ),
  );
const times = <T>(count: number, one: (index: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n));
const save = (request: object) =>
  engine.saveAlert(
    actor,
    AlertRequest.parse({ name: 'a', frequency: MINUTE, window: 10 * MINUTE, query: {}, ...request }),
  );
async function check(request: object, atMs = NOW): Promise<AlertCheck> {
  const { id } = await save(request);
  nowMs = atMs;
  return engine.checkAlert(actor, id);
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'alerts-'));
  const clock = { now: () => fromEpochMillis(nowMs), monotonicMs: () => performance.now() };
  engine = await createEngine({ dataDir, clock });
  await send('shop', [
    ...times(2, () => [-15, { tenant: 'a' }] as const),
    ...times(3, () => [-14, { tenant: 'gone' }] as const),
    ...times(8, () => [-5, { tenant: 'a' }] as const),
    [-5, { tenant: 'b' }],
  ]);
  await send('failing', [
    [-40, { level: 'error', error: 'OldError', message: 'an old one' }],
    [-5, { level: 'error', error: 'OldError', message: 'an old one' }],
    [-5, { level: 'error', error: 'FreshError', message: 'a new one' }],
  ]);
  const requestsOf = (dataset: string, minutes: number, message: string) => {
    const told = { error: { name: 'CardError', message }, requestId: `${dataset} ${minutes}`, namespace: 'pay' };
    return send(dataset, [[minutes, { level: 'error', ...told }]]);
  };
  // One failure, told by a line and by a span; and one that a line told long before the span did.
  await requestsOf('told-lines', -5, 'the card was refused');
  await requestsOf('told-spans', -5, 'the card was refused');
  await requestsOf('told-lines', -40, 'the bank is away');
  await requestsOf('told-spans', -5, 'the bank is away');
  await send('surging', [
    ...times(4, () => [-15, { level: 'error', error: 'Boom', message: 'boom' }] as const),
    ...times(30, () => [-5, { level: 'error', error: 'Boom', message: 'boom' }] as const),
    ...times(50, () => [-5, { level: 'info', message: 'fine' }] as const),
  ]);
  // A steady two to four every ten seconds for ninety minutes, and ten times as many in the last five.
  await send(
    'steady',
    times(540, (n) => n).flatMap((n) =>
      times((2 + (n % 3)) * (n >= 510 ? 10 : 1), () => [-90 + n / 6, { message: 'tick' }] as const),
    ),
  );
}, 120_000);
afterAll(async () => {
  await engine.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('an alert by threshold', () => {
  const byTenant = { datasets: ['shop'], groupBys: [{ value: 'tenant' }] };

  it('fires for the groups that reach it', async () => {
    const made = await check({ query: byTenant, threshold: { operation: '>', value: 5 } });
    expect(made).toMatchObject({
      outcome: 'firing',
      key: 'COUNT',
      value: 8,
      timeframe: { from: NOW - 10 * MINUTE, to: NOW },
      groups: [
        { group: { tenant: 'a' }, value: 8, firing: true },
        { group: { tenant: 'b' }, value: 1, firing: false },
      ],
    });
  });

  it('compares with the window before, group by group, also those that went silent', async () => {
    const rising = await check({ query: byTenant, threshold: { operation: 'INCREASES_BY_MORE_THAN', value: 200 } });
    expect(rising.groups.filter(({ firing }) => firing)).toEqual([
      { group: { tenant: 'a' }, value: 8, before: 2, firing: true },
      { group: { tenant: 'b' }, value: 1, before: 0, firing: true },
    ]);
    const falling = await check({ query: byTenant, threshold: { operation: 'DECREASES_BY_MORE_THAN', value: 50 } });
    expect(falling.groups.filter(({ firing }) => firing)).toEqual([
      { group: { tenant: 'gone' }, value: 0, before: 3, firing: true },
    ]);
  });

  it('has no data where nothing can be calculated, and 0 where nothing was counted', async () => {
    const average = { datasets: ['nothing'], calculations: [{ operator: 'AVG', key: '@duration' }] };
    const threshold = { operation: '<', value: 5 };
    expect(await check({ query: average, threshold })).toMatchObject({ outcome: 'no-data', value: null });
    const silent = await check({ query: { datasets: ['nothing'] }, threshold });
    expect(silent).toMatchObject({ outcome: 'firing', value: 0 });
  });

  it('is refused with a query that cannot run, and with errors joined by OR', async () => {
    const broken = { query: { calculations: [{ operator: 'SUM' }] }, threshold: { operation: '>', value: 1 } };
    await expect(save(broken)).rejects.toMatchObject({ code: 'QUERY_INVALID' });
    const either = { kind: 'new-error', query: { filterCombination: 'OR' } };
    await expect(save(either)).rejects.toMatchObject({ code: 'QUERY_INVALID' });
    const surge = { kind: 'error-surge', threshold: { operation: '>', value: 1 } };
    await expect(save(surge)).rejects.toMatchObject({ code: 'QUERY_INVALID' });
  });
});

describe('alerts about errors', () => {
  it('tell of an error that was never seen before, once its window is new', async () => {
    const fresh = await check({ kind: 'new-error', query: { datasets: ['failing'] } });
    expect(fresh).toMatchObject({ outcome: 'firing', value: 1, key: 'new errors' });
    expect(fresh.groups).toHaveLength(1);
    expect(JSON.stringify(fresh)).not.toContain('a new one');
    const later = await check({ kind: 'new-error', query: { datasets: ['failing'] } }, NOW + 20 * MINUTE);
    expect(later).toMatchObject({ outcome: 'ok', value: 0, groups: [] });
  });

  it('tell of a failure once, whoever tells it, and not of one that another told before', async () => {
    const fresh = await check({
      kind: 'new-error',
      query: { filters: [{ key: 'dataset', operation: 'STARTS_WITH', value: 'told-' }] },
    });
    expect(fresh).toMatchObject({ outcome: 'firing', value: 1, groups: [{ value: 1 }] });
    const spans = await check({ kind: 'new-error', query: { datasets: ['told-spans'] } });
    expect(spans).toMatchObject({ outcome: 'firing', value: 1 });
  });

  it('are quiet about an error that somebody ignores, and about one that was merged into another', async () => {
    const { errors } = engine.workspace;
    const query = { datasets: ['told-lines', 'failing'] };
    const fresh = await check({ kind: 'new-error', query });
    const [one, other] = fresh.groups.map(({ group }) => String(group?.fingerprint));
    if (one === undefined || other === undefined) throw new Error('two kinds of errors are new');
    const decide = (fingerprint: string, more: Partial<ErrorRecord>) =>
      errors.save('default', 'test', { fingerprint, status: 'active', statusAt: '', ...more });
    await decide(one, { status: 'ignored' });
    expect(await check({ kind: 'new-error', query })).toMatchObject({
      value: 1,
      groups: [{ group: { fingerprint: other } }],
    });
    await decide(one, { mergedInto: other });
    expect(await check({ kind: 'new-error', query })).toMatchObject({
      value: 1,
      groups: [{ group: { fingerprint: other }, value: 2 }],
    });
    await decide(one, {});
    await decide(other, { mergedInto: 'one of before' });
    expect(await check({ kind: 'new-error', query })).toMatchObject({
      value: 1,
      groups: [{ group: { fingerprint: one } }],
    });
    await decide(other, {});
  });

  it('tell of a surge of errors, and not of its being over', async () => {
    const query = { datasets: ['surging'] };
    expect(await check({ kind: 'error-surge', query })).toMatchObject({
      outcome: 'firing',
      value: 30,
      groups: [{ value: 30, before: 4, firing: true }],
    });
    const after = await check({ kind: 'error-surge', query }, NOW + 6 * MINUTE);
    expect(after).toMatchObject({ outcome: 'ok', value: 0 });
  });
});

describe('an alert on anomalies', () => {
  const request = { kind: 'anomaly', query: { datasets: ['steady'] } };

  it('fires in the window that is unusual and says what it saw', async () => {
    const made = await check(request);
    expect(made.outcome).toBe('firing');
    expect(made.note).toMatch(/above the usual: \d+ where \d/);
    expect(made.groups[0]?.value ?? 0).toBeGreaterThan(4 * (made.groups[0]?.before ?? Number.POSITIVE_INFINITY));
  });

  it('stays quiet in a window that is like the time before it', async () => {
    expect((await check(request, NOW - 10 * MINUTE)).outcome).toBe('ok');
  });
});

describe('the state of an alert', () => {
  it('follows its checks, is kept with them, and outlives a change of the alert', async () => {
    const request = { query: { datasets: ['shop'] }, threshold: { operation: '>', value: 5 } };
    const { id, state } = await save(request);
    expect(state).toBeUndefined();
    nowMs = NOW;
    await engine.checkAlert(actor, id);
    nowMs = NOW + 30 * MINUTE;
    await Promise.all([engine.checkAlert(actor, id), engine.checkAlert(actor, id)]);
    const at = new Date(nowMs).toISOString();
    const changed = await save({ ...request, id, name: 'renamed' });
    expect(changed).toMatchObject({ name: 'renamed', state: 'ok', since: at, evaluatedAt: at, lastValue: 0 });
    expect(await engine.alert(actor, id)).toEqual(changed);
    const { items } = await engine.alertChecks(actor, id, { limit: 10 });
    expect(items.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'firing']);
    await engine.removeAlert(actor, id);
    await expect(engine.alertChecks(actor, id, { limit: 10 })).rejects.toMatchObject({ code: 'REQUEST_NOT_FOUND' });
  });

  it('makes a delivery for each channel when it begins to fire, and when it is over', async () => {
    const createdAt = new Date(NOW).toISOString();
    const { channels, deliveries } = engine.workspace;
    await channels.save('default', { id: 'ch', type: 'webhook', name: 'ops', url: 'https://example.org', createdAt });
    const request = { query: { datasets: ['shop'] }, threshold: { operation: '>', value: 5 }, channels: ['ch', 'no'] };
    const { id } = await save(request);
    for (const minutes of [0, 1, 30, 31]) {
      nowMs = NOW + minutes * MINUTE;
      await engine.checkAlert(actor, id);
    }
    const { items } = await deliveries.list('default', { limit: 10 }, id);
    expect(items.map(({ event, channelId, at }) => [event, channelId, at])).toEqual([
      ['resolved', 'ch', new Date(NOW + 30 * MINUTE).toISOString()],
      ['firing', 'ch', createdAt],
    ]);
    expect(items.map(({ subject }) => subject)).toEqual([undefined, { kind: 'alert', id }]);
  });

  it('is what an explanation of the alert looks at', async () => {
    const { id } = await save({ kind: 'error-surge', query: { datasets: ['surging'] } });
    nowMs = NOW;
    await engine.checkAlert(actor, id);
    nowMs = NOW + 90 * MINUTE;
    const { findings } = await engine.analyze(actor, { kind: 'alert', id });
    expect(JSON.stringify(findings)).toContain('30');
  });
});

describe('telemetry whose time is over', () => {
  it('is removed by its kind, and only what is older', async () => {
    const count = async () => {
      const timeframe = { from: NOW - 60 * MINUTE, to: NOW + 1 };
      const answer = await engine.query(actor, { query: { datasets: ['failing'] }, timeframe, view: 'series' });
      return answer.aggregates?.[0]?.values.COUNT;
    };
    expect(await count()).toBe(3);
    await engine.expire('traces', NOW);
    await engine.expire('metrics', NOW);
    expect(await count()).toBe(3);
    await engine.expire('logs', NOW - 20 * MINUTE);
    await expect.poll(count, { timeout: 30_000 }).toBe(2);
    await expect(engine.expire('words', NOW)).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
  });
});
