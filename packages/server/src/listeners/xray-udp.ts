/**
 * Segments as the X-Ray SDKs send them to their daemon: a datagram holds a header line and one document. A datagram
 * has no answer and no key, so this door is off unless BASELIME_XRAY_UDP_PORT is set, and it listens on the same
 * address as the rest. Source: X-Ray developer guide, "Sending segment documents to the X-Ray daemon".
 */
import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { ServerContext } from '../server-context.js';
import { bindFailure, type Listener, localAddress } from './listener.js';

/** Datagrams beyond this are dropped: without answers, no sender can be told to wait. */
const MAX_WAITING_BYTES = 32 * 1024 * 1024;
const CLOSE_WITHIN_MS = 10_000;
/** A flood of bad datagrams writes no more than a line in this time. */
const SAY_EVERY_MS = 10_000;

export async function openXrayUdp(context: ServerContext): Promise<Listener | undefined> {
  const { host, xrayUdpPort } = context.config;
  if (xrayUdpPort === undefined) return undefined;
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  const intake = new DatagramIntake(context);
  socket.on('message', (datagram) => intake.take(datagram));
  await bind(socket, host, xrayUdpPort);
  socket.on('error', () => intake.say('the socket for X-Ray failed'));
  return {
    name: 'x-ray-udp',
    address: localAddress('udp', host, socket.address().port),
    async close() {
      await new Promise<void>((resolve) => {
        socket.close(resolve);
      });
      await intake.finish();
    },
  };
}

function bind(socket: Socket, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: unknown): void => {
      socket.close();
      reject(bindFailure(error, host, port, 'BASELIME_XRAY_UDP_PORT'));
    };
    socket.once('error', failed);
    socket.bind({ address: host, port }, () => {
      socket.off('error', failed);
      resolve();
    });
  });
}

class DatagramIntake {
  readonly #context: ServerContext;
  readonly #running = new Set<Promise<void>>();
  #waitingBytes = 0;
  #saidAtMs = Number.NEGATIVE_INFINITY;

  constructor(context: ServerContext) {
    this.#context = context;
  }

  take(datagram: Uint8Array): void {
    if (this.#waitingBytes + datagram.byteLength > MAX_WAITING_BYTES) {
      this.#count(0, 1);
      this.say('datagrams of X-Ray are dropped, because the store is slower than they come');
      return;
    }
    this.#waitingBytes += datagram.byteLength;
    const run = this.#ingest(datagram).finally(() => {
      this.#waitingBytes -= datagram.byteLength;
      this.#running.delete(run);
    });
    this.#running.add(run);
  }

  /** At most one line in ten seconds, and never what a datagram holds. */
  say(message: string, fields: Readonly<Record<string, string | number>> = {}): void {
    const nowMs = this.#context.clock.monotonicMs();
    if (nowMs - this.#saidAtMs < SAY_EVERY_MS) return;
    this.#saidAtMs = nowMs;
    this.#context.logger.warn(message, fields);
  }

  async finish(): Promise<void> {
    const done = Promise.all(this.#running);
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref())]);
  }

  async #ingest(datagram: Uint8Array): Promise<void> {
    const { engine, environment } = this.#context;
    try {
      const { accepted, rejected } = await engine.ingestDoor(environment, 'aws', { headers: {}, body: datagram });
      this.#count(accepted, rejected.length);
      const [first] = rejected;
      if (first !== undefined) {
        this.say('a datagram of X-Ray was rejected', { code: first.code, reason: first.reason });
      }
    } catch (error) {
      this.#count(0, 1);
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL';
      this.say('a datagram of X-Ray was not taken', { code });
    }
  }

  #count(accepted: number, rejected: number): void {
    const { eventsAccepted, eventsRejected } = this.#context.metrics;
    eventsAccepted.add({ door: 'x-ray-udp' }, accepted);
    eventsRejected.add({ door: 'x-ray-udp' }, rejected);
  }
}
