import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../model/log.js';
import { type Connection, embeddedConnection } from './connection.js';
import { EngineSupervisor } from './embedded/supervisor.js';
import { MIGRATIONS, migrate, setRetention } from './migrate.js';
import { addWeight } from './migrations/003-weight.js';
import { addAskedColumns } from './migrations/004-asked-columns.js';
import { addReportColumns } from './migrations/005-report-columns.js';
import { addOrderByPlace } from './migrations/006-by-place.js';

let folder: string;
let connection: Connection;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  connection = embeddedConnection(
    new EngineSupervisor({ path: join(folder, 'engine'), maxMemoryBytes: 1e9, logger: silentLogger }),
  );
});
afterAll(async () => {
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As it was before the order by place, which holds on to its columns. */
async function withoutOrderByPlace(): Promise<void> {
  const client = await connection.client();
  await client.command({ query: 'ALTER TABLE baselime.events DROP PROJECTION IF EXISTS by_place' });
}

async function rows(query: string): Promise<readonly unknown[]> {
  const client = await connection.client();
  return await (await client.query({ query, format: 'JSONEachRow' })).json();
}

describe('migrate', () => {
  it('applies every step once, however often it runs', async () => {
    const client = await connection.client();
    await migrate(client, undefined);
    await migrate(client, undefined);
    const applied = await rows('SELECT version, name FROM baselime.migrations ORDER BY version');
    expect(applied).toEqual(MIGRATIONS.map(({ version, name }) => ({ version, name })));
  });

  it('raises STORE_SCHEMA_NEWER for the database of a newer program', async () => {
    const older = migrate(await connection.client(), undefined, MIGRATIONS.slice(0, -1));
    await expect(older).rejects.toMatchObject({ code: 'STORE_SCHEMA_NEWER' });
  });
});

describe('addWeight', () => {
  it('adds the column where the rows are, and on a cluster also to the table in front of them', () => {
    expect(addWeight(undefined)).toHaveLength(1);
    const [local, distributed] = addWeight('main');
    expect(local).toContain('ALTER TABLE baselime.events_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS weight');
    expect(distributed).toContain('ALTER TABLE baselime.events ON CLUSTER `main` ADD COLUMN IF NOT EXISTS weight');
  });

  it('gives the rows of an older database the weight 1', async () => {
    const client = await connection.client();
    await withoutOrderByPlace();
    await client.command({ query: 'ALTER TABLE baselime.events DROP COLUMN weight' });
    await client.insert({ table: 'baselime.events', values: [{ id: 'old' }], format: 'JSONEachRow' });
    for (const query of addWeight(undefined)) await client.command({ query });
    expect(await rows("SELECT weight FROM baselime.events WHERE id = 'old'")).toEqual([{ weight: 1 }]);
  });
});

describe('addAskedColumns', () => {
  const asked = `SELECT trace_hash = cityHash64('t1') AS traced, request_hash, peer, span_kind, resource, unit, versions
    FROM baselime.events WHERE id = `;
  const told = {
    traced: 1,
    request_hash: 0,
    peer: 'orders',
    span_kind: 'client',
    resource: '',
    unit: '',
    versions: '@version=7\nservice.version=1.4',
  };
  const row = (id: string) => ({
    id,
    trace_id: 't1',
    name: 'Query',
    data: {
      'span.kind': 'client',
      'db.sql.table': 'orders',
      'server.address': 'db',
      '@version': 7,
      'service.version': '1.4',
    },
  });

  it('tells of the rows of an older database what it tells of new ones', async () => {
    const client = await connection.client();
    await withoutOrderByPlace();
    const columns = ['trace_hash', 'request_hash', 'peer', 'span_kind', 'resource', 'unit', 'versions'];
    for (const column of columns) await client.command({ query: `ALTER TABLE baselime.events DROP COLUMN ${column}` });
    await client.command({ query: 'ALTER TABLE baselime.events MODIFY COLUMN name String' });
    await client.insert({ table: 'baselime.events', values: [row('before')], format: 'JSONEachRow' });
    for (const query of addAskedColumns(undefined)) await client.command({ query });
    await client.insert({ table: 'baselime.events', values: [row('after')], format: 'JSONEachRow' });
    expect(await rows(`${asked}'before'`)).toEqual([told]);
    expect(await rows(`${asked}'after'`)).toEqual([told]);
    expect(
      await rows("SELECT DISTINCT name, toTypeName(name) AS type FROM baselime.events WHERE name = 'Query'"),
    ).toEqual([{ name: 'Query', type: 'LowCardinality(String)' }]);
  });

  it('changes the table in front of a cluster as well', () => {
    const [local, distributed] = addAskedColumns('main');
    expect(local).toContain('ALTER TABLE baselime.events_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS trace_hash');
    expect(distributed).toContain('ALTER TABLE baselime.events ON CLUSTER `main` ADD COLUMN IF NOT EXISTS trace_hash');
  });
});

describe('addReportColumns', () => {
  it('tells of the rows of an older database what it tells of new ones', async () => {
    const client = await connection.client();
    const row = (id: string, data: object) => ({ id, environment: 'reports', data });
    const all = (when: string) => [
      row(`${when} report`, { '@memorySize': 512, '@maxMemoryUsed': '130.5' }),
      row(`${when} other`, { '@memorySize': { odd: true } }),
    ];
    await withoutOrderByPlace();
    for (const column of ['memory_size', 'memory_used'])
      await client.command({ query: `ALTER TABLE baselime.events DROP COLUMN ${column}` });
    await client.insert({ table: 'baselime.events', values: all('before'), format: 'JSONEachRow' });
    for (const query of addReportColumns(undefined)) await client.command({ query });
    await client.insert({ table: 'baselime.events', values: all('after'), format: 'JSONEachRow' });
    const told = await rows(
      "SELECT id, memory_size, memory_used FROM baselime.events WHERE environment = 'reports' ORDER BY id",
    );
    expect(told).toEqual(
      ['after', 'before'].flatMap((when) => [
        { id: `${when} other`, memory_size: null, memory_used: null },
        { id: `${when} report`, memory_size: 512, memory_used: 130.5 },
      ]),
    );
  });

  it('changes the table in front of a cluster as well', () => {
    const [local, distributed] = addReportColumns('main');
    expect(local).toContain('ALTER TABLE baselime.events_local ON CLUSTER `main` ADD COLUMN IF NOT EXISTS memory_size');
    expect(distributed).toContain('ALTER TABLE baselime.events ON CLUSTER `main` ADD COLUMN IF NOT EXISTS memory_size');
  });
});

describe('addOrderByPlace', () => {
  const counted = "SELECT count() AS n, sum(duration_ms) AS took FROM baselime.events WHERE environment = 'places'";
  const row = (index: number) => ({
    id: `row ${index}`,
    environment: 'places',
    kind: 'log',
    namespace: `f${index % 5}`,
    duration_ms: index,
  });
  const readsByPlace = async (query: string): Promise<boolean> =>
    JSON.stringify(await rows(`EXPLAIN ${query}`)).includes('by_place');

  it('counts the rows of an older database with the new ones', async () => {
    const client = await connection.client();
    await withoutOrderByPlace();
    const all = Array.from({ length: 60_000 }, (_, index) => row(index));
    await client.insert({ table: 'baselime.events', values: all.slice(0, 30_000), format: 'JSONEachRow' });
    for (const query of [...addOrderByPlace(undefined), ...addOrderByPlace(undefined)]) await client.command({ query });
    await client.insert({ table: 'baselime.events', values: all.slice(30_000), format: 'JSONEachRow' });
    const one = `${counted} AND kind = 'log' AND namespace = 'f1'`;
    const expected = all.filter(({ namespace }) => namespace === 'f1').map((each) => each.duration_ms);
    const took = expected.reduce((sum, ms) => sum + ms, 0);
    expect(await rows(one)).toEqual([{ n: expected.length, took }]);
    expect(await readsByPlace(one)).toBe(true);
    expect(await rows(`${one} SETTINGS optimize_use_projections = 0`)).toEqual([{ n: expected.length, took }]);
  });

  it('goes with the rows that are removed', async () => {
    const client = await connection.client();
    const removal = "ALTER TABLE baselime.events DELETE WHERE environment = 'places' AND duration_ms >= 100";
    await client.command({ query: `${removal} SETTINGS mutations_sync = 1` });
    const one = `${counted} AND kind = 'log' AND namespace = 'f1'`;
    expect(await rows(one)).toEqual([{ n: 20, took: 970 }]);
  });

  it('is added where the rows are, and not to the table in front of a cluster', () => {
    const statements = addOrderByPlace('main');
    expect(statements).toHaveLength(2);
    for (const statement of statements)
      expect(statement).toContain('ALTER TABLE baselime.events_local ON CLUSTER `main` ');
  });
});

describe('setRetention', () => {
  const ttl = async (): Promise<boolean> =>
    JSON.stringify(await rows("SELECT create_table_query FROM system.tables WHERE name = 'events'")).includes('TTL');

  it('sets, keeps and takes away', async () => {
    const client = await connection.client();
    await setRetention(client, 30, undefined);
    await setRetention(client, 30, undefined);
    expect(await ttl()).toBe(true);
    await setRetention(client, undefined, undefined);
    expect(await ttl()).toBe(false);
  });
});
