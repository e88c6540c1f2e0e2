/**
 * StatsD over UDP on BASELIME_STATSD_PORT. A datagram carries no key, so this door is off unless it is asked for and
 * listens on the loopback address only. What arrives in an interval becomes one event a series.
 */
import { createSocket, type Socket } from 'node:dgram';
import type { ServerContext } from '../server-context.js';
import { bindFailure, type Listener, localAddress } from './listener.js';

const HOST = '127.0.0.1';
const INTERVAL_MS = 10_000;
/** What is gathered is handed over early at this size. */
const MAX_GATHERED_BYTES = 1024 * 1024;
/** Of batches that the store has not taken yet; what comes beyond is dropped, for nobody can be told to wait. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
const CLOSE_WITHIN_MS = 8_000;
const SAY_EVERY_MS = 10_000;

export interface StatsdOptions {
  readonly intervalMs?: number;
}

/** Opens the door, or nothing where the configuration names no port. */
export async function openStatsd(context: ServerContext, options: StatsdOptions = {}): Promise<Listener | undefined> {
  const { statsdPort } = context.config;
  if (statsdPort === undefined) return undefined;
  const socket = createSocket('udp4');
  const gatherer = new Gatherer(context);
  socket.on('message', (datagram) => gatherer.take(datagram));
  await bind(socket, statsdPort);
  socket.on('error', () => gatherer.say('the socket for StatsD failed'));
  const timer = setInterval(() => gatherer.flush(), options.intervalMs ?? INTERVAL_MS);
  return {
    name: 'statsd',
    address: localAddress('udp', HOST, socket.address().port),
    async close() {
      clearInterval(timer);
      await new Promise<void>((resolve) => {
        socket.close(resolve);
      });
      gatherer.flush();
      await gatherer.finish();
    },
  };
}

function bind(socket: Socket, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: unknown): void => {
      socket.close();
      reject(bindFailure(error, HOST, port, 'BASELIME_STATSD_PORT'));
    };
    socket.once('error', failed);
    socket.bind({ address: HOST, port }, () => {
      socket.off('error', failed);
      resolve();
    });
  });
}

class Gatherer {
  readonly #context: ServerContext;
  readonly #running = new Set<Promise<void>>();
  #gathered: Uint8Array[] = [];
  #gatheredBytes = 0;
  #waitingBytes = 0;
  #saidAtMs = Number.NEGATIVE_INFINITY;

  constructor(context: ServerContext) {
    this.#context = context;
  }

  take(datagram: Uint8Array): void {
    if (this.#gatheredBytes + datagram.byteLength > MAX_GATHERED_BYTES) this.flush();
    this.#gathered.push(datagram, NEW_LINE);
    this.#gatheredBytes += datagram.byteLength + 1;
  }

  flush(): void {
    if (this.#gatheredBytes === 0) return;
    const body = Buffer.concat(this.#gathered);
    this.#gathered = [];
    this.#gatheredBytes = 0;
    if (this.#waitingBytes + body.byteLength > MAX_WAITING_BYTES) {
      this.#context.metrics.eventsRejected.add({ door: 'statsd' }, 1);
      this.say('metrics of StatsD are dropped, because the store is slower than they come');
      return;
    }
    this.#waitingBytes += body.byteLength;
    const run = this.#ingest(body).finally(() => {
      this.#waitingBytes -= body.byteLength;
      this.#running.delete(run);
    });
    this.#running.add(run);
  }

  async finish(): Promise<void> {
    const done = Promise.all(this.#running);
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref())]);
  }

  /** At most one line in ten seconds, and never what a datagram holds. */
  say(message: string, fields: Readonly<Record<string, string | number>> = {}): void {
    const nowMs = this.#context.clock.monotonicMs();
    if (nowMs - this.#saidAtMs < SAY_EVERY_MS) return;
    this.#saidAtMs = nowMs;
    this.#context.logger.warn(message, fields);
  }

  async #ingest(body: Uint8Array): Promise<void> {
    const { engine, environment, metrics } = this.#context;
    try {
      const { accepted, rejected } = await engine.ingestDoor(environment, 'statsd', { headers: {}, body });
      metrics.eventsAccepted.add({ door: 'statsd' }, accepted);
      metrics.eventsRejected.add({ door: 'statsd' }, rejected.length);
      const [first] = rejected;
      if (first === undefined) return;
      this.say('lines of StatsD were rejected', { rejected: rejected.length, code: first.code, reason: first.reason });
    } catch (error) {
      metrics.eventsRejected.add({ door: 'statsd' }, 1);
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'INTERNAL';
      this.say('metrics of StatsD were not taken', { code });
    }
  }
}

const NEW_LINE = Buffer.from('\n');
