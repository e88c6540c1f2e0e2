import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../model/clock.js';
import { newEventId, requestId, spanId, traceId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis, millis, unixNanos } from '../../model/units.js';
import { bind, raw, sql } from '../sql.js';
import type { TelemetryStore } from '../telemetry-store.js';
import type { EngineSupervisor } from './embedded/supervisor.js';
import { type EventRow, eventColumns, fromRow } from './event-row.js';
import { openStore } from './open-telemetry-store.js';

const START_MS = Date.UTC(2024, 4, 1, 12);
let folder: string;
let store: TelemetryStore;
let supervisor: EngineSupervisor;

const open = async (): Promise<void> => {
  const opened = await openStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  store = opened.store;
  if (opened.supervisor === undefined) throw new Error('the embedded engine was expected');
  supervisor = opened.supervisor;
};

function event(environment: string, data: JsonObject, rest: Partial<TelemetryEvent> = {}): TelemetryEvent {
  const timestamp = rest.timestamp ?? fromEpochMillis(START_MS);
  return {
    id: newEventId(timestamp),
    environment,
    dataset: 'logs',
    service: 'shop',
    namespace: 'checkout',
    kind: 'log',
    timestamp,
    isError: false,
    data,
    ...rest,
  };
}

async function stored(environment: string): Promise<readonly TelemetryEvent[]> {
  const found = await store.select<EventRow>(
    sql`SELECT ${eventColumns} FROM baselime.events WHERE environment = ${environment} ORDER BY timestamp, id`,
  );
  return found.rows.map(fromRow);
}

const count = async (environment: string): Promise<number> => {
  const found = await store.select<{ n: number }>(
    sql`SELECT count() AS n FROM baselime.events WHERE environment = ${environment}`,
  );
  return found.rows[0]?.n ?? -1;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'telemetry-store-'));
  await open();
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('append', () => {
  it('keeps every field of an event', async () => {
    const full = event(
      'full',
      { 'http.method': 'GET', nested: { list: [1, 'two', null], at: '2023-04-21T10:21:09.805Z' }, empty: {} },
      {
        timestamp: unixNanos(1_714_564_800_123_456_789n),
        traceId: traceId('a'.repeat(32)),
        spanId: spanId('b'.repeat(16)),
        parentSpanId: spanId('c'.repeat(16)),
        requestId: requestId('r-1'),
        level: 'error',
        isError: true,
        name: 'GET /cart',
        message: 'it\'s "broken"\n\u0000 — naïve 🚀',
        durationMs: millis(12.5),
        coldStart: true,
        timedOut: true,
        metric: { sum: 3, count: 2, min: 1, max: 2, quantiles: [{ quantile: 0.5, value: 1.5 }] },
        fingerprint: '0123456789abcdef',
        pattern: 'it <*>',
      },
    );
    await store.append([full]);
    const [back] = await stored('full');
    expect(back).toEqual(full);
  });

  it('resolves at once for an empty list', async () => {
    await expect(store.append([])).resolves.toBeUndefined();
  });

  it('keeps odd records beside plain ones, each exactly', async () => {
    let deep: JsonObject = { end: 1 };
    for (let level = 0; level < 1500; level += 1) deep = { deeper: deep };
    const odd: readonly JsonObject[] = [
      { 'a.b': 1, a: { b: 2 } },
      { surrogate: '\ud800', '\udfff': 'key' },
      { big: 2 ** 64, huge: 1e300, negative: -(2 ** 63), exact: 9007199254740991 },
      deep,
      { mixed: 1 },
      { mixed: 'one' },
      { mixed: { inner: true } },
      { mixed: [1, { x: [{ y: 2 }] }] },
      JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'),
      { '': 'empty key', 'we`ird': 1, "q'uote": 2, 'back\\slash': 3, 'a..b': 4, '.': 5, 'nul\u0000': 6 },
      { date: '2024-01-01', long: 'x'.repeat(200_000), nothing: null },
      { lists: [[1, [2, [3]]], [], [null]] },
      {},
    ];
    await store.append(odd.map((data, index) => event('odd', data, { timestamp: fromEpochMillis(START_MS + index) })));
    const back = await stored('odd');
    expect(back.map((found) => JSON.stringify(found.data))).toEqual(odd.map((data) => JSON.stringify(data)));
  });

  it('bounds instants that the partitions cannot name', async () => {
    await store.append([
      event('far', { which: 'before' }, { timestamp: unixNanos(-5n) }),
      event('far', { which: 'after' }, { timestamp: unixNanos(2n ** 63n) }),
    ]);
    expect((await stored('far')).map((found) => found.data.which)).toEqual(['before', 'after']);
  });

  it('keeps many concurrent appends, each once', async () => {
    const calls = Array.from({ length: 300 }, (_, call) =>
      store.append([event('many', { call, part: 0 }), event('many', { call, part: 1 })]),
    );
    await Promise.all(calls);
    expect(await count('many')).toBe(600);
  });

  it('fills the key catalogue before it resolves', async () => {
    await store.append([event('keys', { user: { plan: 'free' }, status: 200, ok: true, tags: ['a'] })]);
    const found = await store.select<{ key: string; type: string }>(
      sql`SELECT key, type FROM baselime.keys WHERE environment = ${'keys'} ORDER BY key`,
    );
    expect(found.rows).toEqual([
      { key: 'ok', type: 'boolean' },
      { key: 'status', type: 'number' },
      { key: 'user.plan', type: 'string' },
    ]);
  });
});

describe('select', () => {
  it('binds every kind of value exactly', async () => {
    const text = `'; DROP TABLE baselime.events; -- \\' \\\\ \t\n {p0:String} ü 🚀`;
    const found = await store.select(
      sql`SELECT ${text} AS text, ${7} AS whole, ${1.5} AS part, ${true} AS flag, ${['a', "b'\\"]} AS list,
          ${bind([1, 2], 'Array(Int64)')} AS numbers, ${'x'.repeat(100_000)} = repeat('x', 100000) AS long`,
    );
    expect(found.rows).toEqual([
      { text, whole: 7, part: 1.5, flag: true, list: ['a', "b'\\"], numbers: [1, 2], long: 1 },
    ]);
  });

  it('tells how many rows the engine read', async () => {
    const found = await store.select(
      sql`SELECT message FROM baselime.events WHERE environment = ${'many'} AND NOT is_error LIMIT 1000`,
    );
    expect(found.rowsRead).toBe(600);
    expect(found.elapsedMs).toBeGreaterThan(0);
  });

  it('raises STORE_QUERY_TIMEOUT and lets the next query run', async () => {
    const slow = store.select(sql`SELECT count() FROM numbers(100000000000)`, { timeoutMs: 200 });
    await expect(slow).rejects.toMatchObject({ code: 'STORE_QUERY_TIMEOUT' });
    expect(await store.ready()).toBe(true);
  });

  it('raises STORE_QUERY_TOO_LARGE for more rows than allowed', async () => {
    const large = store.select(sql`SELECT number FROM numbers(1000)`, { maxRows: 10 });
    await expect(large).rejects.toMatchObject({ code: 'STORE_QUERY_TOO_LARGE' });
  });

  it('raises QUERY_REGEX_INVALID for a broken expression', async () => {
    await expect(store.select(sql`SELECT match('a', ${'('})`)).rejects.toMatchObject({ code: 'QUERY_REGEX_INVALID' });
  });

  it('stops the query in the engine when the caller goes away', async () => {
    const caller = new AbortController();
    const slow = store.select(sql`SELECT count() FROM numbers(100000000000) WHERE number % ${7} = 8`, {
      signal: caller.signal,
      timeoutMs: 60_000,
    });
    setTimeout(() => caller.abort(new Error('gone')), 150);
    await expect(slow).rejects.toThrow('gone');
    const running = raw("SELECT count() AS n FROM system.processes WHERE query LIKE '%numbers(10000000000' || '0)%'");
    let left = -1;
    for (let attempt = 0; attempt < 50 && left !== 0; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      left = (await store.select<{ n: number }>(running)).rows[0]?.n ?? -1;
    }
    expect(left).toBe(0);
  });

  it('runs queries beside each other', async () => {
    const beside = await Promise.all(
      Array.from({ length: 4 }, () =>
        store.select<{ n: number }>(
          sql`SELECT max(n) AS n FROM (SELECT sleep(3), (SELECT count() FROM system.processes) AS n)`,
        ),
      ),
    );
    expect(Math.max(...beside.flatMap(({ rows }) => rows.map(({ n }) => n)))).toBeGreaterThan(1);
  });
});

describe('a second store on the same folder', () => {
  it('is refused with STORE_DATA_DIR_LOCKED', async () => {
    const second = openStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
    await expect(second).rejects.toMatchObject({ code: 'STORE_DATA_DIR_LOCKED' });
  });
});

describe('a killed engine', () => {
  it('is started again; reads and appends that were under way succeed', async () => {
    const appends: Promise<void>[] = [];
    for (let call = 0; call < 40; call += 1) {
      appends.push(store.append(Array.from({ length: 50 }, (_, part) => event('crash', { call, part }))));
      if (call === 15) process.kill(supervisor.pid ?? 0, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await Promise.all(appends);
    expect(await count('crash')).toBe(2000);
  });

  it('is asked again by a read that was under way', async () => {
    const slow = store.select<{ n: number }>(sql`SELECT sleep(1) AS n`);
    setTimeout(() => process.kill(supervisor.pid ?? 0, 'SIGKILL'), 200);
    expect((await slow).rows).toEqual([{ n: 0 }]);
  });

  it('keeps what was stored when the store is opened again', async () => {
    const before = await count('many');
    await store.close();
    await open();
    expect(await count('many')).toBe(before);
  });
});

describe('appends one after the other', () => {
  it('never wait for a later one', async () => {
    for (let call = 0; call < 30; call += 1) {
      await store.append(Array.from({ length: 1 + (call % 3) * 1000 }, (_, part) => event('chain', { call, part })));
    }
    expect(await count('chain')).toBe(30_030);
  });
});
