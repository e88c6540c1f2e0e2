import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../../../model/log.js';
import { type Connection, embeddedConnection, remoteConnection } from '../connection.js';
import type { Statement } from './read-over-loopback.js';
import { EngineSupervisor } from './supervisor.js';

let folder: string;
let supervisor: EngineSupervisor;
let connection: Connection;
let client: ClickHouseClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'http-interface-'));
  supervisor = new EngineSupervisor({ path: join(folder, 'engine'), maxMemoryBytes: 1e9, logger: silentLogger });
  connection = embeddedConnection(supervisor);
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

describe.each(['embedded', 'remote'] as const)('a read, %s engine', (place) => {
  let reader: Connection;
  beforeAll(async () => {
    const { url, username, password } = await supervisor.endpoint();
    const remote = Object.assign(new URL(url), { username, password });
    reader = place === 'embedded' ? connection : remoteConnection(String(remote));
  });
  afterAll(() => (place === 'remote' ? reader.close() : undefined));
  const read = (text: string, params: Statement['params'] = {}, settings: Statement['settings'] = {}) =>
    reader.read({ text, params, settings });

  it('binds every kind of value', async () => {
    const params = {
      text: "a'b\\c;\nSELECT 1; --\t",
      many: ["it's", 'b,c\\'],
      whole: 2n ** 60n,
      part: 0.25,
      yes: true,
    };
    const text = 'SELECT {text:String}, {many:Array(String)}, toString({whole:Int64}), {part:Float64}, {yes:Bool}';
    expect(await read(text, params)).toMatchObject({
      data: [[params.text, params.many, String(params.whole), params.part, params.yes]],
    });
    const plain = {
      text: 'SELECT {odd:Float64} > 5, isNaN({none:Float64})',
      params: { odd: Infinity, none: Number.NaN },
    };
    expect(await read(plain.text, plain.params)).toMatchObject({ data: [[1, 1]] });
  });

  it('raises what the engine refuses by its code, and is under the settings of its request', async () => {
    await expect(read('SELECT throwIf(1)')).rejects.toMatchObject({ code: '395' });
    const settings = { max_result_rows: '2', result_overflow_mode: 'throw' };
    await expect(read('SELECT number FROM numbers(5)', {}, settings)).rejects.toMatchObject({ code: '396' });
  });

  it('is not begun by what one before it had written when it failed', async () => {
    await everywhere(() => read('SELECT throwIf(1)').catch(() => undefined));
    const data = (await everywhere(() => read('SELECT 7'))).map((answer) => JSON.stringify(answer));
    expect(data.every((answer) => answer.includes('"data":[[7]]'))).toBe(true);
  });
});
