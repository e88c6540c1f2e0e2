/**
 * Syslog over TLS on BASELIME_SYSLOG_TLS_PORT, as Render and other platforms stream logs. A connection is served once
 * one of its messages has shown the key; until then nothing of it is kept. The protocol has no answers: a connection
 * without the key is closed, and one that comes faster than the store takes is read more slowly.
 * Source: RFC 5425 (syslog over TLS).
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { EngineError } from '@baselime-ai/engine';
import type { ServerContext } from '../server-context.js';
import { bindTcp, boundPort, type Listener, localAddress } from './listener.js';
import { SyslogFrames } from './syslog-frames.js';
import { keyCandidates, withoutKey } from './syslog-key.js';

const MAX_CONNECTIONS = 1000;
const IDLE_CONNECTION_MS = 30 * 60_000;
/** In which a connection has to show the key. */
const KEY_WITHIN_MS = 30_000;
const GATHER_MS = 100;
/** What one connection hands over together; escaped as JSON it stays within what the door takes. */
const BATCH_CHARS = 2 * 1024 * 1024;
const RETRY_MS = 1000;
const TRIES = 30;
const CLOSE_WITHIN_MS = 8_000;

export interface SyslogOptions {
  readonly retryMs?: number;
}

/** Opens the door, or nothing where the configuration names no port. Raises CONFIG_INVALID for an unusable certificate. */
export async function openSyslog(context: ServerContext, options: SyslogOptions = {}): Promise<Listener | undefined> {
  const { host, syslogTls } = context.config;
  if (syslogTls === undefined) return undefined;
  const connections = new Set<Connection>();
  const server = await secureServer(syslogTls);
  server.maxConnections = MAX_CONNECTIONS;
  server.on('secureConnection', (socket) => {
    const connection = new Connection(context, socket, options.retryMs ?? RETRY_MS);
    connections.add(connection);
    socket.once('close', () => connections.delete(connection));
  });
  // A peer that fails the handshake is a scanner or lacks the certificate; it learns that from TLS itself.
  server.on('tlsClientError', () => context.logger.debug('a TLS handshake of syslog failed'));
  await bindTcp(server, host, syslogTls.port, 'BASELIME_SYSLOG_TLS_PORT');
  return {
    name: 'syslog-tls',
    address: localAddress('tls', host, boundPort(server.address(), syslogTls.port)),
    async close() {
      server.close();
      const done = Promise.all([...connections].map((connection) => connection.finish()));
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref())]);
      for (const connection of connections) connection.cut();
    },
  };
}

async function secureServer({ certificate, key }: { certificate: string; key: string }): Promise<Server> {
  const read = (path: string, variable: string): Promise<Buffer> =>
    readFile(path).catch((cause: unknown) => {
      throw unusable(variable, 'cannot be read', cause);
    });
  const cert = await read(certificate, 'BASELIME_SYSLOG_TLS_CERT');
  const privateKey = await read(key, 'BASELIME_SYSLOG_TLS_KEY');
  try {
    return createServer({ cert, key: privateKey, minVersion: 'TLSv1.2' });
  } catch (cause) {
    throw unusable(
      'BASELIME_SYSLOG_TLS_CERT',
      'and BASELIME_SYSLOG_TLS_KEY are not a PEM certificate and its key',
      cause,
    );
  }
}

function unusable(variable: string, what: string, cause: unknown): EngineError {
  const details = [{ path: variable, message: what }];
  return new EngineError('CONFIG_INVALID', `The file that ${variable} names ${what}.`, { cause, details });
}

class Connection {
  readonly #context: ServerContext;
  readonly #socket: TLSSocket;
  readonly #retryMs: number;
  readonly #frames = new SyslogFrames();
  #key: string | undefined;
  #waiting: string[] = [];
  #waitingChars = 0;
  #timer: NodeJS.Timeout | undefined;
  /** Messages are handled in the order in which they came. */
  #work: Promise<void> = Promise.resolve();
  #closing = false;

  constructor(context: ServerContext, socket: TLSSocket, retryMs: number) {
    this.#context = context;
    this.#socket = socket;
    this.#retryMs = retryMs;
    const late = setTimeout(() => this.#refuse('showed no key in time'), KEY_WITHIN_MS);
    socket.setTimeout(IDLE_CONNECTION_MS, () => socket.end());
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => this.#take(chunk, late));
    socket.once('end', () =>
      this.#enqueue(
        [this.#frames.end()].filter((text) => text !== undefined),
        late,
      ),
    );
    socket.once('close', () => {
      clearTimeout(late);
      this.#flush();
    });
  }

  /** Resolves when all that came is stored or given up. */
  async finish(): Promise<void> {
    this.#closing = true;
    this.#socket.end();
    await this.#work;
    this.#flush();
    await this.#work;
  }

  cut(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer, late: NodeJS.Timeout): void {
    const messages = this.#frames.push(chunk);
    if (messages === undefined) {
      this.#refuse('does not keep to the framing of syslog, or sends a message above 256 kB');
      return;
    }
    this.#enqueue(messages, late);
  }

  #enqueue(messages: readonly string[], late: NodeJS.Timeout): void {
    if (messages.length === 0) return;
    this.#socket.pause();
    this.#work = this.#work.then(async () => {
      for (const message of messages) {
        if (!(await this.#isServed(message, late))) continue;
        this.#keep(message);
        if (this.#waitingChars >= BATCH_CHARS) await this.#hand();
      }
      this.#socket.resume();
    });
  }

  async #isServed(message: string, late: NodeJS.Timeout): Promise<boolean> {
    if (this.#key !== undefined) return true;
    if (this.#socket.destroyed && !this.#socket.readableEnded) return false;
    for (const candidate of keyCandidates(message)) {
      if ((await this.#context.apiKeys.acceptForIngest(candidate)) === undefined) continue;
      this.#key = candidate;
      clearTimeout(late);
      return true;
    }
    this.#refuse('did not show a known key in its first message');
    return false;
  }

  #keep(message: string): void {
    this.#waiting.push(this.#key === undefined ? message : withoutKey(message, this.#key));
    this.#waitingChars += message.length;
    this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length > 0) this.#work = this.#work.then(() => this.#hand());
  }

  /** Stores what waits. A store that is away is tried again for half a minute, while nothing more is read. */
  async #hand(): Promise<void> {
    const messages = this.#waiting;
    this.#waiting = [];
    this.#waitingChars = 0;
    if (messages.length === 0) return;
    const { engine, environment, metrics, logger } = this.#context;
    const request = { headers: {}, body: Buffer.from(JSON.stringify(messages)) };
    for (let left = TRIES; ; left -= 1) {
      try {
        const { accepted, rejected } = await engine.ingestDoor(environment, 'syslog', request);
        metrics.eventsAccepted.add({ door: 'syslog' }, accepted);
        metrics.eventsRejected.add({ door: 'syslog' }, rejected.length);
        return;
      } catch (error) {
        const code = error instanceof EngineError ? error.code : 'INTERNAL';
        const mayRecover = code === 'STORE_UNAVAILABLE' || code === 'STORE_OVERLOADED';
        if (!mayRecover || left <= 1 || this.#closing) {
          metrics.eventsRejected.add({ door: 'syslog' }, messages.length);
          logger.error('syslog messages were lost', { messages: messages.length, code });
          return;
        }
        this.#socket.pause();
        await new Promise((resolve) => setTimeout(resolve, this.#retryMs));
      }
    }
  }

  #refuse(reason: string): void {
    if (this.#socket.destroyed) return;
    this.#context.metrics.eventsRejected.add({ door: 'syslog' }, 1);
    this.#context.logger.warn(`a syslog connection was closed: it ${reason}`);
    this.#socket.destroy();
  }
}
