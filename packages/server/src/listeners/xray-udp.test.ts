import { createSocket } from 'node:dgram';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startTestServer, type TestServer } from '../__fixtures__/test-server.js';

const PATIENCE = { timeout: 60_000 };

let server: TestServer | undefined;
afterEach(() => server?.close());

const DOCUMENT =
  '{"format":"json","version":1}\n{"trace_id":"1-68f0f1a2-bd862e3fe1be46a994272793","id":"a","start_time":1}';

function send(port: number, ...datagrams: readonly (string | Uint8Array)[]): Promise<void> {
  const socket = createSocket('udp4');
  const sent = datagrams.map((datagram) => new Promise((done) => socket.send(datagram, port, '127.0.0.1', done)));
  return Promise.all(sent).then(() => {
    socket.close();
  });
}

/** A UDP port that was free a moment ago. */
function freePort(): Promise<number> {
  const probe = createSocket('udp4');
  return new Promise((resolve) => {
    probe.bind(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

describe('X-Ray over UDP', () => {
  it('hands each datagram to the engine, and outlives those that fail', async () => {
    const port = await freePort();
    const own = await startTestServer({ BASELIME_XRAY_UDP_PORT: String(port) });
    server = own;
    own.fake.failures.set('ingestDoor', new Error('not now'));
    await send(port, new Uint8Array(60_000));
    await vi.waitFor(() => expect(own.fake.calls).toHaveLength(1), PATIENCE);
    own.fake.failures.clear();
    await send(port, DOCUMENT, DOCUMENT);
    await vi.waitFor(() => expect(own.fake.calls).toHaveLength(3), PATIENCE);
    expect(own.fake.calls.at(-1)).toMatchObject({
      verb: 'ingestDoor',
      args: ['default', 'aws', { body: Buffer.from(DOCUMENT) }],
    });
  });

  it('waits with closing for what has arrived', async () => {
    const port = await freePort();
    const own = await startTestServer({ BASELIME_XRAY_UDP_PORT: String(port) });
    let [started, ended] = [false, false];
    own.fake.ingestDoor = async () => {
      started = true;
      await new Promise((resolve) => setTimeout(resolve, 100));
      ended = true;
      return { accepted: 1, rejected: [] };
    };
    await send(port, DOCUMENT);
    await vi.waitFor(() => expect(started).toBe(true), PATIENCE);
    await own.close();
    expect(ended).toBe(true);
  });

  it('is off unless its port is set, and says which variable to change when the port is taken', async () => {
    const port = await freePort();
    const taken = createSocket('udp4');
    await new Promise<void>((resolve) => {
      taken.bind(port, '127.0.0.1', resolve);
    });
    server = await startTestServer();
    await expect(startTestServer({ BASELIME_XRAY_UDP_PORT: String(port) })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      publicMessage: expect.stringContaining('BASELIME_XRAY_UDP_PORT'),
    });
    taken.close();
  });
});
