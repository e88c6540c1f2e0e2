/** Stands between a client and a local server and keeps every byte that the client sent: request line, headers, body. */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface RecordingProxy {
  readonly url: string;
  /** All bytes of all connections so far. */
  received(): Buffer;
  /** From now on nothing is passed on: to the client its server seems to hang. */
  hang(): void;
  /** Connections that the client closed while the server hung. */
  letGo(): number;
  close(): Promise<void>;
}

export async function recordingProxy(targetUrl: string): Promise<RecordingProxy> {
  const target = new URL(targetUrl);
  const chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  let hangs = false;
  let letGo = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    let held = false;
    client.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      held ||= hangs;
      if (!held) upstream.write(chunk);
    });
    client.on('end', () => upstream.end());
    client.on('close', () => {
      if (held) letGo += 1;
    });
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received: () => Buffer.concat(chunks),
    hang() {
      hangs = true;
    },
    letGo: () => letGo,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Every form in which a value might hide in bytes: plain, JSON-escaped, URL-encoded, base64, hexadecimal, lower case. */
export function disguises(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    value.toLowerCase(),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
  ];
}
