import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newEventId } from '../../model/ids.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { type Connection, remoteConnection } from './connection.js';
import { Inserter } from './inserter.js';
import { Journal } from './journal.js';

/** A server that refuses every insert with `poison` in it, as ClickHouse refuses data that it cannot parse. */
const stored: string[] = [];
/** The deduplication token of every insert of events. */
const inserts: string[] = [];
let exception: string | undefined;
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
  const code = exception ?? (body.includes('poison') ? '117' : undefined);
  if (code === undefined) {
    const { searchParams } = new URL(request.url ?? '/', 'http://engine');
    if (searchParams.get('query')?.includes('baselime.events') === true) {
      inserts.push(searchParams.get('insert_deduplication_token') ?? 'none');
      stored.push(...body.split('\n').filter((line) => line !== ''));
    }
    return void response.end();
  }
  response.writeHead(500, { 'x-clickhouse-exception-code': code });
  response.end(`Code: ${code}. DB::Exception: Refused. (INCORRECT_DATA) (version 1)`);
});

let connection: Connection;
let inserter: Inserter;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inserter-'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  connection = remoteConnection(`http://127.0.0.1:${port}`);
  inserter = new Inserter(connection, silentLogger);
});
beforeEach(() => {
  stored.length = 0;
  inserts.length = 0;
});
afterAll(async () => {
  await connection.close();
  rmSync(folder, { recursive: true, force: true });
  server.closeAllConnections();
  server.close();
});

function event(message: string, data: TelemetryEvent['data'] = {}): TelemetryEvent {
  const timestamp = fromEpochMillis(Date.UTC(2026, 2, 5));
  const place = { environment: 'e', dataset: 'd', service: 's', namespace: 'n' };
  return { ...place, id: newEventId(timestamp), kind: 'log', timestamp, isError: false, message, data };
}
const messages = (): readonly unknown[] => stored.map((line): unknown => JSON.parse(line).message);

describe('append', () => {
  it('fails for an event that is refused in every form, and for nobody else', async () => {
    const fine = inserter.append([event('one')]);
    const refused = inserter.append([event('two'), event('poison'), event('three')]);
    const after = inserter.append([event('four')]);
    await expect(refused).rejects.toMatchObject({ code: 'STORE_EVENT_REFUSED' });
    await expect(Promise.all([fine, after])).resolves.toBeDefined();
    expect(messages()).toEqual(['one', 'two', 'three', 'four']);
  });

  it('does not search the rows for what is not about them', async () => {
    exception = '60';
    await expect(inserter.append([event('one'), event('two')])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    exception = undefined;
  });

  it('makes few inserts of what twenty senders of single events send at once', async () => {
    const sender = async (name: number): Promise<void> => {
      for (let count = 0; count < 5; count += 1) await inserter.append([event(`${name} ${count}`)]);
    };
    await Promise.all(Array.from({ length: 20 }, (_, name) => sender(name)));
    expect(stored).toHaveLength(100);
    // One for each time that all of them wait; the first may find only a part of them.
    expect(inserts.length).toBeLessThanOrEqual(6);
  });
});

describe('append with a journal', () => {
  const withJournal = async (name: string): Promise<{ inserter: Inserter; files: () => readonly string[] }> => {
    const path = join(folder, name);
    return {
      inserter: new Inserter(connection, silentLogger, await Journal.open(path)),
      files: () => readdirSync(path),
    };
  };

  it('resolves before the insert, and all of twenty senders share one', async () => {
    const { inserter, files } = await withJournal('shared');
    const sender = async (name: number): Promise<void> => {
      for (let count = 0; count < 5; count += 1) await inserter.append([event(`${name} ${count}`)]);
    };
    await Promise.all(Array.from({ length: 20 }, (_, name) => sender(name)));
    expect(inserts).toEqual([]);
    expect(files()).toHaveLength(1);
    await inserter.settled(5000);
    expect([inserts.length, stored.length, files().length]).toEqual([1, 100, 0]);
    await inserter.close();
  });

  it('inserts what nobody asks for after a second', async () => {
    const { inserter } = await withJournal('old');
    await inserter.append([event('one')]);
    await expect.poll(() => messages(), { timeout: 60_000 }).toEqual(['one']);
    await inserter.close();
  });

  it('inserts what a crash left under its first token, and then forgets it', async () => {
    const crashed = await withJournal('crashed');
    await crashed.inserter.append([event('one', { plan: 'free' }), event('two')]);
    const [file = ''] = crashed.files();
    const next = await withJournal('crashed');
    await next.inserter.recover();
    expect(messages()).toEqual(['one', 'two']);
    expect(inserts).toEqual([file.replace('.rows', '')]);
    expect(next.files()).toEqual([]);
    await Promise.all([next.inserter.close(), crashed.inserter.close()]);
  });

  it('stores the others when the engine refuses an event', async () => {
    const { inserter, files } = await withJournal('refused');
    await inserter.append([event('one'), event('poison'), event('three')]);
    await inserter.settled(5000);
    expect(messages()).toEqual(['one', 'three']);
    expect(files()).toEqual([]);
    await inserter.close();
  });

  it('waits for the insert where the journal cannot be written', async () => {
    const { inserter } = await withJournal('gone');
    rmSync(join(folder, 'gone'), { recursive: true });
    await inserter.append([event('one')]);
    expect(messages()).toEqual(['one']);
    await inserter.close();
  });

  it('stores everything before it closes', async () => {
    const { inserter, files } = await withJournal('closed');
    await inserter.append([event('one')]);
    await inserter.close();
    expect(messages()).toEqual(['one']);
    expect(files()).toEqual([]);
    await expect(inserter.append([event('two')])).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it('leaves to the next start what the engine does not take, and closes', async () => {
    const { inserter, files } = await withJournal('waiting');
    exception = '60';
    await inserter.append([event('one')]);
    await inserter.settled(100);
    expect(messages()).toEqual([]);
    await inserter.close();
    exception = undefined;
    expect(files()).toHaveLength(1);
    await (await withJournal('waiting')).inserter.recover();
    expect(messages()).toEqual(['one']);
    expect(files()).toEqual([]);
  });
});
