/** The rules of what is never stored, from the door to the files of the store. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatasetSettings } from '@baselime-ai/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine, systemClock } from './index.js';
import { silentLogger } from './model/log.js';
import { openTelemetryStore, sql } from './store/index.js';

const ACTOR = { workspaceId: 'default', environment: 'test', actor: 'test' };
const SECRET = 'ada.lovelace@example.com';
const OTHER = 'DE02-1203-0000';
let dataDir: string;
let engine: Engine | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rules-'));
});
afterEach(async () => {
  await engine?.close();
  engine = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

const open = async (): Promise<Engine> => {
  engine = await createEngine({ dataDir });
  return engine;
};
const send = (to: Engine, dataset: string, ...events: readonly unknown[]) =>
  to.ingestEvents('test', { dataset }, {}, Buffer.from(JSON.stringify(events)));

/** Everything that is stored, in clear: compressed parts hide a value from a search of the files. */
async function everything(): Promise<string> {
  await engine?.close();
  engine = undefined;
  const store = await openTelemetryStore({ dataDir, logger: silentLogger, clock: systemClock });
  const rows = await Promise.all([
    store.select(sql`SELECT * FROM baselime.events`),
    store.select(sql`SELECT * FROM baselime.keys`),
  ]);
  await store.close();
  return JSON.stringify(rows.map((one) => one.rows)) + (await textOfFiles());
}

/** All anew when a file goes while it is read: SQLite removes its shared memory a moment after it was closed. */
async function textOfFiles(): Promise<string> {
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'latin1'));
  try {
    return (await Promise.all(texts)).join('\n');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return await textOfFiles();
    throw cause;
  }
}

describe('rules of what is never stored', () => {
  it('reach every door, and leave the values nowhere on disk', async () => {
    await writeFile(
      join(dataDir, '.baselimeignore'),
      'lambda-logs:obfuscate:data.user.email\n*:block:iban\notel:obfuscate:user.email\n',
    );
    const opened = await open();
    const record = {
      message: `no account for ${SECRET}`,
      level: 'error',
      data: { user: { email: SECRET } },
      iban: OTHER,
    };
    await send(opened, 'lambda-logs', record);
    const line = `2026-11-21T10:21:09.805Z\t8b27d8a1-0000-4000-8000-000000000001\tERROR\t{"message":"x","data":{"user":{"email":"${SECRET}"}},"iban":"${OTHER}"}\n`;
    await opened.ingestFile('test', 'shop.log', Buffer.from(line));
    const now = `${Date.now()}000000`;
    const attributes = [{ key: 'user.email', value: { stringValue: SECRET } }];
    const span = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), name: 'f', startTimeUnixNano: now, attributes };
    const body = { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] };
    await opened.ingestOtlp(
      'test',
      'traces',
      { 'content-type': 'application/json' },
      Buffer.from(JSON.stringify(body)),
    );
    await opened.ingestDoor('test', 'aws', {
      headers: {},
      body: Buffer.from(JSON.stringify([{ ...record, data: 1, message: 'y' }])),
    });
    const stored = await everything();
    expect(stored).toContain('no account for <REDACTED>');
    expect(stored.split('<REDACTED>').length).toBeGreaterThan(3);
    for (const value of [SECRET, OTHER, 'lovelace']) expect(stored.includes(value)).toBe(false);
  });

  it('finds a value that no rule names, so that its absence above means something', async () => {
    await send(await open(), 'lambda-logs', { message: 'x', data: { user: { email: SECRET } } });
    expect((await everything()).includes(SECRET)).toBe(true);
  });

  it('reach what ingest tells from a value, and what it adds', async () => {
    await writeFile(join(dataDir, '.baselimeignore'), 'a:block:function_arn\nb:block:cloud.account.id\n');
    const opened = await open();
    const record = { message: 'x', namespace: 'f', function_arn: 'arn:aws:lambda:eu-west-1:123456789012:function:f' };
    await send(opened, 'a', record);
    expect(await everything()).not.toContain('123456789012');
    const again = await open();
    await send(again, 'b', record);
    const timeframe = { from: Date.now() - 60_000, to: Date.now() + 60_000 };
    const { events } = await again.query(ACTOR, { query: { datasets: ['b'] }, timeframe, view: 'events' });
    expect(Object.keys(events?.[0]?.data ?? {})).toEqual(['message', 'namespace', 'function_arn', 'cloud.region']);
  });

  it('hold from the moment the settings are saved, also after a restart', async () => {
    let opened = await open();
    const settings = DatasetSettings.parse({ keys: { obfuscate: ['user.email'], exclude: ['card'] } });
    await opened.saveDataset(ACTOR, 'web', settings);
    await send(opened, 'web', { message: 'first', user: { email: SECRET }, card: OTHER });
    await opened.close();
    opened = await open();
    expect(await opened.dataset(ACTOR, 'web')).toMatchObject({ id: 'web', ...settings });
    await send(opened, 'web', { message: 'second', user: { email: SECRET }, card: OTHER });
    expect((await opened.datasets(ACTOR)).datasets.map(({ name }) => name)).toEqual(['web']);
    const stored = await everything();
    expect(stored).toContain('second');
    for (const value of [SECRET, OTHER]) expect(stored.includes(value)).toBe(false);
  });

  it('leave out namespaces and services, take and drop for a dataset that is off, refuse a blocked one', async () => {
    const opened = await open();
    const save = (name: string, settings: object) => opened.saveDataset(ACTOR, name, DatasetSettings.parse(settings));
    await save('a', { namespaces: { exclude: ['health-*'] }, services: { exclude: ['probe'] } });
    await save('off', { enabled: false });
    await save('shut', { blocked: true });
    const answer = await send(
      opened,
      'a',
      { message: 'ping', namespace: 'health-1' },
      { message: 'ping', service: 'probe' },
      { message: 'kept', namespace: 'cart' },
    );
    expect(answer).toEqual({ accepted: 3, rejected: [] });
    expect(await send(opened, 'off', { message: 'gone' })).toEqual({ accepted: 1, rejected: [] });
    await expect(send(opened, 'shut', { message: 'gone' })).rejects.toMatchObject({ code: 'INGEST_DATASET_BLOCKED' });
    expect(opened.stats().eventsExcluded).toBe(3);
    const timeframe = { from: Date.now() - 60_000, to: Date.now() + 60_000 };
    const { events = [] } = await opened.query(ACTOR, { query: {}, timeframe, view: 'events' });
    expect(events.map(({ message }) => message)).toEqual(['kept']);
  });

  it('turns the built-in list off for one dataset only', async () => {
    const opened = await open();
    await opened.saveDataset(ACTOR, 'raw', DatasetSettings.parse({ keys: { scrub: false } }));
    const record = { message: 'login password=hunter2', password: 'hunter2' };
    await send(opened, 'raw', record);
    await send(opened, 'logs', record);
    const timeframe = { from: Date.now() - 60_000, to: Date.now() + 60_000 };
    const { events = [] } = await opened.query(ACTOR, { query: {}, timeframe, view: 'events' });
    const passwords = Object.fromEntries(
      events.map(({ dataset, message, data }) => [dataset, [message, data.password]]),
    );
    expect(passwords).toEqual({
      raw: ['login password=hunter2', 'hunter2'],
      logs: ['login password=<REDACTED>', '<REDACTED>'],
    });
  });

  it('stop the start when a line cannot be read, and name it', async () => {
    await writeFile(join(dataDir, '.baselimeignore'), 'lambda-logs:obfuscate:email\nlambda-logs:hide:iban\n');
    await expect(open()).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      publicMessage: expect.stringContaining('.baselimeignore:2 says "hide"'),
    });
    await expect(createEngine({ dataDir, ignoreFile: join(dataDir, 'none') })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      publicMessage: expect.stringContaining('BASELIME_IGNORE_FILE'),
    });
  });
});
