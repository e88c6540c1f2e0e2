import { createSocket } from 'node:dgram';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../__fixtures__/test-server.js';

let server: TestServer | undefined;
afterEach(() => server?.close());

const freeUdpPort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createSocket('udp4').bind(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

describe('StatsD over UDP', () => {
  it('hands over what came in an interval as one body, at the latest when the server closes', async () => {
    const port = await freeUdpPort();
    server = await startTestServer({ BASELIME_STATSD_PORT: String(port) });
    const socket = createSocket('udp4');
    for (const line of ['orders:1|c', 'orders:2|c\nmem:5|g']) {
      await new Promise((resolve) => socket.send(line, port, '127.0.0.1', resolve));
    }
    // Sender and server share one event loop, so that turns of it, not time, bring the datagrams over.
    for (let turn = 0; turn < 40; turn += 1) await new Promise((done) => setTimeout(done, 5));
    socket.close();
    await server.close();
    const calls = server.fake.calls.filter((call) => call.verb === 'ingestDoor');
    expect(calls.map((call) => call.args[1])).toEqual(['statsd']);
    const [, , request] = calls[0]?.args ?? [];
    const body = typeof request === 'object' && request !== null && 'body' in request ? request.body : undefined;
    expect(body instanceof Uint8Array && Buffer.from(body).toString()).toBe('orders:1|c\norders:2|c\nmem:5|g\n');
  });
  it('is off unless it is asked for', async () => {
    server = await startTestServer();
    const port = await freeUdpPort();
    const socket = createSocket('udp4');
    await new Promise((resolve) => socket.send('orders:1|c', port, '127.0.0.1', resolve));
    socket.close();
    expect(server.fake.calls).toEqual([]);
  });
});
