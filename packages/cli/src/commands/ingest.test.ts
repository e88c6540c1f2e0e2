import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProgressLine } from '../terminal/progress-line.js';
import { terminalOf } from '../terminal/terminal.js';
import { runCommand } from '../testing/run-command.js';

interface Received {
  readonly path: string;
  readonly key: string | undefined;
  readonly dataset: string | undefined;
  readonly body: unknown;
}
type Answer = readonly [status: number, body: object, headers?: Record<string, string>];

let server: Server;
let url: string;
let folder: string;
let received: Received[];
let answers: Answer[];

beforeEach(async () => {
  received = [];
  answers = [];
  folder = await mkdtemp(join(tmpdir(), 'ingest-'));
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { 'x-api-key': key, 'x-baselime-dataset': dataset } = request.headers;
    received.push({
      path: request.url ?? '',
      key: key?.toString(),
      dataset: dataset?.toString(),
      body: JSON.parse(Buffer.concat(chunks).toString()),
    });
    const [status, body, headers] = answers.shift() ?? [202, { message: 'Request Accepted' }];
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${addressOf(server).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

function addressOf(listening: Server): AddressInfo {
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address;
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
const lines = (amount: number): string => Array.from({ length: amount }, (_, n) => JSON.stringify({ n })).join('\n');

describe('ingest', () => {
  it('sends files with the key, and says what was sent', async () => {
    const events = await file('events.ndjson.gz', gzipSync(`${lines(3)}\n{broken\n`));
    const traces = await file('traces.json', '{"resourceSpans":[{"scopeSpans":[]}]}');
    const { code, out, notes } = await runCommand(['ingest', events, traces, '--url', url, '--key', 'k']);
    expect([code, notes]).toEqual([0, '']);
    expect(out).toContain('events.ndjson.gz: 3 records sent; 1 left out, because they are no JSON or no event.');
    expect(out).toContain('traces.json: 1 record sent.');
    expect(received).toMatchObject([
      { path: '/v1/logs', key: 'k', body: [{ n: 0 }, { n: 1 }, { n: 2 }] },
      { path: '/v1/traces', key: 'k' },
    ]);
  });

  it('reads standard input, and takes a dataset', async () => {
    const { code } = await runCommand(['ingest', '-', '--server', url, '--dataset', 'own'], lines(2));
    expect(code).toBe(0);
    expect(received).toMatchObject([{ path: '/v1/own', dataset: 'own', body: [{ n: 0 }, { n: 1 }] }]);
  });

  it('waits while the server is busy, and sends the same again', async () => {
    answers = [[503, { message: 'Service Unavailable' }, { 'retry-after': '0' }]];
    const { code } = await runCommand(['ingest', await file('a.ndjson', lines(2)), '--url', url]);
    expect(code).toBe(0);
    expect(received).toHaveLength(2);
    expect(received[1]).toEqual(received[0]);
  });

  it('goes on after refused events and says why they were', async () => {
    const invalid = [{ index: 0, code: 'INGEST_EVENT_TOO_LARGE', reason: 'This event is too large.' }];
    answers = [
      [202, { message: 'Request Accepted', invalid }],
      [400, { message: 'Bad Request', invalid }],
    ];
    const { code, out } = await runCommand(['ingest', await file('a.ndjson', lines(1500)), '--url', url]);
    expect(code).toBe(0);
    expect(out).toContain('1,500 records sent; 2 items in them refused (This event is too large.)');
  });

  it('says how far it came when the server fails, and goes on from there', async () => {
    answers = [
      [202, {}],
      [500, { message: 'Internal Error' }],
    ];
    const path = await file('a.ndjson', lines(2500));
    const stopped = await runCommand(['ingest', path, '--url', url]);
    expect(stopped.code).toBe(75);
    expect(stopped.notes).toContain('the first 1,000 records');
    expect(stopped.notes).toContain('--skip 1000');
    received = [];
    expect((await runCommand(['ingest', path, '--url', url, '--skip', '1000'])).code).toBe(0);
    expect(received.flatMap(({ body }) => body)).toHaveLength(1500);
    expect(received[0]?.body).toMatchObject([{ n: 1000 }, ...Array(999).fill({})]);
  });

  it.each([
    [['ingest', '/nowhere/at/all.log'], 66, 'does not exist'],
    [['ingest', '.'], 66, 'is a folder'],
    [['ingest', 'a', 'b', '--skip', '1'], 64, '--skip speaks of one file'],
    [['ingest', 'a', '--dataset', 'a b'], 64, '--dataset takes'],
    [['ingest', 'a', '--skip', 'x'], 64, 'whole number'],
    [['ingest', 'a', '--url', 'nope'], 64, '--url must be a URL'],
  ])('refuses %j', async (args, exit, message) => {
    const { code, notes } = await runCommand(args);
    expect(code).toBe(exit);
    expect(notes).toContain(message);
  });

  it('wants a key when the server does, and says when nobody answers', async () => {
    const path = await file('a.ndjson', lines(1));
    answers = [[401, { message: 'Unauthorised' }]];
    expect(await runCommand(['ingest', path, '--url', url])).toMatchObject({
      code: 77,
      notes: expect.stringContaining('Nothing of'),
    });
    expect((await runCommand(['ingest', path, '--url', 'http://127.0.0.1:9'])).notes).toContain('No server answers');
  });
});

describe('ProgressLine', () => {
  const draw = (isTTY: boolean): string => {
    let out = '';
    const write = (text: string): void => {
      out += text;
    };
    const stream = { isTTY, columns: 60, write };
    let now = 0;
    const line = new ProgressLine(terminalOf({ stdout: stream, stderr: stream }, {}), () => now);
    line.show(0.5, '10 records of a.log');
    line.show(0.6, 'too soon');
    now = 200;
    line.show(undefined, 'later');
    line.clear();
    return out;
  };
  it('draws a bar where somebody watches, not more often than they can see', () => {
    expect(draw(true)).toContain('████████████░░░░░░░░░░░░  50 % 10 records of a.log');
    expect(draw(true)).not.toContain('too soon');
    expect(draw(true).endsWith('\r\u001b[2K')).toBe(true);
  });
  it('writes nothing on a pipe', () => {
    expect(draw(false)).toBe('');
  });
});
