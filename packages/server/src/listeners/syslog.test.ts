import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { EngineError } from '@baselime-ai/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../__fixtures__/free-port.js';
import { testCertificate } from '../__fixtures__/test-certificate.js';
import { startTestServer, type TestServer } from '../__fixtures__/test-server.js';

const { certificate, key } = testCertificate(['localhost']);
const KEY = 'test-key-of-syslog';
let server: TestServer;
let port: number;
let environment: Record<string, string>;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baselime-syslog-'));
  await writeFile(join(folder, 'c.pem'), certificate);
  await writeFile(join(folder, 'k.pem'), key);
  port = await freePort();
  environment = {
    BASELIME_SYSLOG_TLS_PORT: String(port),
    BASELIME_SYSLOG_TLS_CERT: join(folder, 'c.pem'),
    BASELIME_SYSLOG_TLS_KEY: join(folder, 'k.pem'),
    BASELIME_API_KEY: KEY,
  };
  server = await startTestServer(environment);
});
afterEach(() => server?.close());

const dial = (): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: certificate });
    socket.once('secureConnect', () => resolve(socket));
    socket.once('error', reject);
  });
const closed = (socket: TLSSocket): Promise<void> =>
  new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.resume().once('close', () => resolve());
  });
/** What the store was handed, as soon as it is so many messages. */
async function handed(count: number): Promise<readonly string[]> {
  for (const start = Date.now(); Date.now() - start < 60_000; await new Promise((done) => setTimeout(done, 20))) {
    const messages = stored();
    if (messages.length >= count) return messages;
  }
  throw new Error(`only ${stored().length} messages were handed over`);
}
const stored = (): readonly string[] =>
  server.fake.calls
    .filter((call) => call.verb === 'ingestDoor' && call.args[1] === 'syslog')
    .flatMap((call) => {
      const [, , request] = call.args;
      const body = typeof request === 'object' && request !== null && 'body' in request ? request.body : undefined;
      return body instanceof Uint8Array ? JSON.parse(Buffer.from(body).toString()) : [];
    });
const withKey = (text: string): string => `<14>1 2026-11-22T17:00:00Z srv shop 1 - [${KEY}@41058] ${text}`;
const plain = (text: string): string => `<14>1 2026-11-22T17:00:00Z srv shop 1 - - ${text}`;

describe('syslog over TLS', () => {
  it('hands over counted messages and lines of a connection that showed the key, without the key', async () => {
    const socket = await dial();
    socket.write(`${Buffer.byteLength(withKey('é'))} ${withKey('é')}`);
    socket.write(`${withKey('two')}\n${plain('three')}\n`);
    socket.end('a line cut off');
    expect(await handed(4)).toEqual([plain('é'), plain('two'), plain('three'), 'a line cut off']);
    expect(JSON.stringify(stored())).not.toContain(KEY);
  });

  it.each([
    ['no key', plain('x')],
    ['a wrong key', withKey('x').replace(KEY, 'another-key-of-syslog')],
    ['no syslog', 'GET / HTTP/1.1'],
  ])('closes a connection that shows %s and keeps nothing of it', async (_name, first) => {
    const socket = await dial();
    socket.write(`${first}\n`);
    await closed(socket);
    expect(stored()).toEqual([]);
  });

  it('keeps what came before a broken frame', async () => {
    const socket = await dial();
    socket.write(`${withKey('good')}\n`);
    await handed(1);
    socket.write('99999999 x');
    await closed(socket);
    expect(stored()).toEqual([plain('good')]);
  });

  it('tries again when the store is away', async () => {
    server.fake.failures.set('ingestDoor', new EngineError('STORE_UNAVAILABLE', 'Away.'));
    const socket = await dial();
    socket.write(`${withKey('patience')}\n`);
    for (const start = Date.now(); server.fake.calls.length === 0 && Date.now() - start < 60_000; ) {
      await new Promise((done) => setTimeout(done, 20));
    }
    server.fake.failures.delete('ingestDoor');
    expect((await handed(2)).slice(-1)).toEqual([plain('patience')]);
    socket.destroy();
  });

  it('stores what has arrived before the server closes', async () => {
    const socket = await dial();
    socket.write(`${withKey('last words')}\n`);
    // Client and server share one event loop, so that turns of it, not time, bring the message over.
    for (let turn = 0; turn < 40; turn += 1) await new Promise((done) => setTimeout(done, 5));
    await server.close();
    expect(stored()).toEqual([plain('last words')]);
    socket.destroy();
  });

  it('refuses a connection without TLS and stays up', async () => {
    const { connect: plainConnect } = await import('node:net');
    const socket = plainConnect(port, '127.0.0.1');
    socket.on('error', () => undefined).write(`${withKey('clear')}\n`);
    await new Promise<void>((resolve) => socket.resume().once('close', () => resolve()));
    const other = await dial();
    other.end(`${withKey('secret')}\n`);
    expect(await handed(1)).toEqual([plain('secret')]);
  });
});

describe('its configuration', () => {
  it('needs certificate and key, and says which is not usable', async () => {
    const start = (change: Record<string, string>) =>
      startTestServer({ ...environment, BASELIME_SYSLOG_TLS_PORT: String(port), ...change });
    await server.close();
    await expect(start({ BASELIME_SYSLOG_TLS_CERT: '' })).rejects.toThrow('BASELIME_SYSLOG_TLS_CERT');
    await expect(start({ BASELIME_SYSLOG_TLS_KEY: '/nowhere.pem' })).rejects.toThrow('BASELIME_SYSLOG_TLS_KEY');
    const swapped = { BASELIME_SYSLOG_TLS_CERT: environment.BASELIME_SYSLOG_TLS_KEY ?? '' };
    await expect(start(swapped)).rejects.toThrow('PEM');
  });
});
