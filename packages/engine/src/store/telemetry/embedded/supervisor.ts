/** Keeps the embedded engine's process running: starts it, waits for its port, starts it again when it dies. */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EngineError } from '../../../model/errors.js';
import type { Logger } from '../../../model/log.js';
import { asFromEngine, type ToEngine } from './messages.js';

export interface Endpoint {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

export interface SupervisorOptions {
  /** The folder that the engine owns; created when absent. */
  readonly path: string;
  readonly maxMemoryBytes: number;
  readonly logger: Logger;
}

const START_TIMEOUT_MS = 60_000;
/** After its parent was killed, an old engine needs a moment to let go of the folder. */
const LOCK_PATIENCE_MS = 8000;
const FIRST_BACK_OFF_MS = 100;
const MAX_BACK_OFF_MS = 10_000;
/** An engine that ran this long was healthy: its next failure starts over with the shortest wait. */
const HEALTHY_AFTER_MS = 30_000;

const MAX_PRINTED_CHARS = 16_384;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export class EngineSupervisor {
  readonly #options: SupervisorOptions;
  #child: ChildProcess | undefined;
  #endpoint: Promise<Endpoint>;
  #closed = false;
  #running = false;
  #restarts = 0;
  #backOffMs = FIRST_BACK_OFF_MS;

  /** Starts at once; the first failure comes out of `endpoint()`. */
  constructor(options: SupervisorOptions) {
    this.#options = { ...options, path: resolve(options.path) };
    mkdirSync(this.#options.path, { recursive: true, mode: 0o700 });
    this.#endpoint = this.#start();
    this.#endpoint.catch(() => undefined);
  }

  /**
   * Where the engine listens; after a crash, resolves when it runs again. Raises STORE_DATA_DIR_LOCKED when another
   * process holds the folder, STORE_UNAVAILABLE when the engine does not start or was closed.
   */
  endpoint(): Promise<Endpoint> {
    return this.#endpoint;
  }

  /** The engine's process id, for tests that kill it; undefined between two lives. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** False from the moment that the engine ended until it listens again. */
  get running(): boolean {
    return this.#running;
  }

  /** How often the engine ended by itself and was started again. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Lets running queries end, then ends the process. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#endpoint.catch(() => undefined);
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    send(child, { type: 'stop' });
    const deadline = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(deadline);
  }

  async #start(): Promise<Endpoint> {
    const lockedUntil = performance.now() + LOCK_PATIENCE_MS;
    for (;;) {
      const username = 'baselime';
      const password = randomBytes(24).toString('base64url');
      const { path, maxMemoryBytes } = this.#options;
      const child = spawnEngine();
      this.#child = child;
      const answer = await firstAnswer(child, { type: 'open', path, user: username, password, maxMemoryBytes });
      if (answer.type === 'ready') {
        this.#watch(child);
        return { url: `http://127.0.0.1:${answer.port}`, username, password };
      }
      child.kill('SIGKILL');
      if (answer.reason !== 'locked') {
        throw new EngineError('STORE_UNAVAILABLE', 'The embedded telemetry engine did not start. See the log.', {
          cause: new Error(answer.message),
        });
      }
      if (performance.now() > lockedUntil) {
        throw new EngineError(
          'STORE_DATA_DIR_LOCKED',
          'Another process is using this data folder. Stop it, or set BASELIME_DATA_DIR to another folder.',
        );
      }
      await pause(200);
    }
  }

  #watch(child: ChildProcess): void {
    const startedAt = performance.now();
    this.#running = true;
    child.once('exit', (code, signal) => {
      this.#running = false;
      if (this.#closed) return;
      this.#restarts += 1;
      this.#backOffMs = performance.now() - startedAt > HEALTHY_AFTER_MS ? FIRST_BACK_OFF_MS : this.#backOffMs;
      this.#options.logger.warn('the telemetry engine ended and is started again', {
        code: code ?? undefined,
        signal: signal ?? undefined,
        waitMs: this.#backOffMs,
      });
      this.#endpoint = this.#restart();
      this.#endpoint.catch(() => undefined);
    });
  }

  async #restart(): Promise<Endpoint> {
    for (;;) {
      await pause(this.#backOffMs);
      this.#backOffMs = Math.min(this.#backOffMs * 2, MAX_BACK_OFF_MS);
      try {
        return await this.#start();
      } catch (error) {
        this.#options.logger.error('the telemetry engine does not start', {
          code: error instanceof EngineError ? error.code : 'INTERNAL',
          waitMs: this.#backOffMs,
        });
        if (this.#closed) throw error;
      }
    }
  }
}

/** Only this: the engine needs none of the server's secrets. */
const ENGINE_ENVIRONMENT = {
  TZ: 'UTC',
  // Each running query holds one of libuv's threads.
  UV_THREADPOOL_SIZE: '16',
  // What an insert or a merge leaves behind goes back to the system in a second, not in five; a shorter time costs processor time.
  JE_MALLOC_CONF: 'dirty_decay_ms:1000',
  // Otherwise each of those threads keeps a pool of its own for the bodies that Node reads.
  MALLOC_ARENA_MAX: '2',
} as const;

function spawnEngine(): ChildProcess {
  // From the sources (tests, development) the entry is TypeScript and needs a loader; installed, it is JavaScript.
  const isSource = import.meta.url.endsWith('.ts');
  const entry = fileURLToPath(new URL(isSource ? './child.ts' : './child.js', import.meta.url));
  return fork(entry, [], {
    execArgv: isSource ? ['--import', 'tsx'] : [],
    cwd: dirname(entry),
    env: ENGINE_ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function send(child: ChildProcess, message: ToEngine): void {
  if (child.connected) child.send(message, () => undefined);
}

type Started = { readonly type: 'ready'; readonly port: number } | Failure;
interface Failure {
  readonly type: 'failed';
  readonly reason: 'locked' | 'other';
  readonly message: string;
}

function firstAnswer(child: ChildProcess, open: ToEngine): Promise<Started> {
  return new Promise((done) => {
    const failed = (message: string): void =>
      settle({ type: 'failed', reason: /cannot lock file/i.test(message) ? 'locked' : 'other', message });
    const timer = setTimeout(() => failed('no answer in time'), START_TIMEOUT_MS);
    const onMessage = (value: unknown): void => {
      const answer = asFromEngine(value);
      if (answer?.type === 'ready') settle(answer);
      // What it printed comes on another channel and may be a moment late.
      if (answer?.type === 'failed') setTimeout(() => failed(`${answer.message} ${printed}`), 50);
    };
    const onExit = (code: number | null, signal: string | null): void => failed(`ended with ${signal ?? code}`);
    const onError = (error: Error): void => failed(error.message);
    function settle(answer: Started): void {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      child.on('error', () => undefined);
      done(answer);
    }
    // The engine prints why it does not open; the exception does not say. Drained always, or the engine would block.
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        if (printed.length < MAX_PRINTED_CHARS) printed += String(chunk);
      });
    }
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    send(child, open);
  });
}
