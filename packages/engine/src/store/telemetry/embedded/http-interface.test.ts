import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../model/log.js';
import { type Connection, embeddedConnection } from '../connection.js';
import { EngineSupervisor } from './supervisor.js';

let folder: string;
let connection: Connection;
let client: ClickHouseClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'http-interface-'));
  connection = embeddedConnection(
    new EngineSupervisor({ path: join(folder, 'engine'), maxMemoryBytes: 1e9, logger: silentLogger }),
  );
  client = await connection.client();
});
afterAll(async () => {
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
});

const asked = async (query: string, settings: Readonly<Record<string, string>> = {}) =>
  await (await client.query({ query, format: 'JSONEachRow', clickhouse_settings: settings })).json<{ value: string }>();

/** More requests at once than there are sessions, so that each of them answers. */
const everywhere = <T>(ask: () => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: 24 }, () => ask()));

const limit = "SELECT value FROM system.settings WHERE name = 'max_result_rows'";

describe('settings of a request', () => {
  it('hold for it and for no other request', async () => {
    const own = await everywhere(() => asked(limit, { max_result_rows: '77' }));
    expect(new Set(own.map(([row]) => row?.value))).toEqual(new Set(['77']));
    const others = await everywhere(() => asked(limit));
    expect(new Set(others.map(([row]) => row?.value))).toEqual(new Set(['0']));
  });

  it('hold again for the next one, and where only one of them changes', async () => {
    const block = "SELECT value FROM system.settings WHERE name = 'max_block_size'";
    const same = { max_result_rows: '77', max_block_size: '4096' };
    const values = async (query: string, settings: Readonly<Record<string, string>>) =>
      new Set((await everywhere(() => asked(query, settings))).map(([row]) => row?.value));
    expect(await values(limit, same)).toEqual(new Set(['77']));
    expect(await values(limit, same)).toEqual(new Set(['77']));
    expect(await values(limit, { ...same, max_result_rows: '78' })).toEqual(new Set(['78']));
    expect(await values(block, { ...same, max_result_rows: '78' })).toEqual(new Set(['4096']));
  });

  it('hold for the next request of a session after one that failed', async () => {
    const settings = { max_result_rows: '79' };
    await Promise.allSettled(Array.from({ length: 24 }, () => asked('SELECT throwIf(1)', settings)));
    const own = await everywhere(() => asked(limit, settings));
    expect(new Set(own.map(([row]) => row?.value))).toEqual(new Set(['79']));
  });

  it('are taken back after a statement that failed', async () => {
    const failed = await Promise.allSettled(
      Array.from({ length: 24 }, () => asked('SELECT throwIf(1)', { max_result_rows: '78' })),
    );
    expect(failed.every(({ status }) => status === 'rejected')).toBe(true);
    const others = await everywhere(() => asked(limit));
    expect(new Set(others.map(([row]) => row?.value))).toEqual(new Set(['0']));
  });

  it('and parameters may hold anything', async () => {
    const value = "a'b\\c;\nSELECT 1; --\t";
    const result = await client.query({
      query: 'SELECT {value:String} AS value',
      format: 'JSONEachRow',
      query_params: { value },
    });
    expect(await result.json()).toEqual([{ value }]);
  });
});

describe('a statement that failed', () => {
  it('leaves nothing of what it had written to the next answer of its session', async () => {
    // This format writes what the columns are before the first row fails.
    const read = async (query: string) => await (await client.query({ query, format: 'JSONCompact' })).text();
    await everywhere(() => read('SELECT throwIf(1)').catch(() => undefined));
    const answers = await everywhere(() => read('SELECT 7'));
    expect(answers.map((answer) => JSON.parse(answer).data)).toEqual(answers.map(() => [[7]]));
  });
});
