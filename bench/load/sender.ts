/**
 * The load generator, a process of its own: prepared requests over plain sockets that stay open, so that what is
 * measured is the server. Started by `load.ts`.
 */
import { connect, type Socket } from 'node:net';
import { quantile } from '../numbers.js';
import { type Door, doorOf } from './doors.js';
import type { Answer, Job } from './load.js';

const prepared = new Map<string, readonly Buffer[]>();

function requestsOf(job: Job, door: Door): readonly Buffer[] {
  const present = prepared.get(door.name);
  if (present !== undefined) return present;
  const headers = Object.entries({ ...door.headers, 'x-api-key': job.key, host: `127.0.0.1:${job.port}` });
  const bodies = Math.ceil(door.total / door.batch);
  const made = Array.from({ length: bodies }, (_, at) => {
    const body = door.body(at * door.batch, door.batch);
    const head = [`POST ${door.path} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
    return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\ncontent-length: ${body.length}\r\n\r\n`), body]);
  });
  // One door at a time: bodies of all of them would only fill the memory.
  prepared.clear();
  prepared.set(door.name, made);
  return made;
}

/** One connection: sends a request, resolves when its answer is complete, rejects when it is no success. */
class Connection {
  readonly #socket: Socket;
  #text = '';
  #settle: ((error: Error | undefined) => void) | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (chunk) => this.#read(String(chunk)));
    this.#socket.on('error', (error) => this.#end(error));
    this.#socket.on('close', () => this.#end(new Error('the server closed the connection')));
  }

  send(request: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = (error) => (error === undefined ? resolve() : reject(error));
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    const head = this.#text.indexOf('\r\n\r\n');
    if (head === -1) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#text.slice(0, head))?.[1] ?? 0);
    if (this.#text.length < head + 4 + length) return;
    const answer = this.#text;
    this.#text = '';
    const isSuccess = answer.startsWith('HTTP/1.1 20');
    this.#end(isSuccess ? undefined : new Error(`the server answered: ${answer.slice(0, 1000)}`));
  }

  #end(error: Error | undefined): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(error);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function run(job: Job): Promise<Answer> {
  const door = doorOf(job.door);
  const requests = requestsOf(job, door);
  const bodies = Math.ceil(job.events / door.batch);
  const connections = Array.from({ length: door.senders }, () => new Connection(job.port));
  const latencies: number[] = [];
  let next = 0;
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const everyMs = job.eventsPerSecond === undefined ? undefined : (door.batch / job.eventsPerSecond) * 1000;
  const work = async (connection: Connection): Promise<void> => {
    for (let at = next++; at < bodies; at = next++) {
      const request = requests[at % requests.length];
      if (request === undefined) return;
      // At a given rate each request has its time; waiting for a sender that is late counts as its latency.
      const due = everyMs === undefined ? performance.now() : started + at * everyMs;
      const early = due - performance.now();
      if (early > 0) await pause(early);
      await connection.send(request);
      latencies.push(performance.now() - due);
    }
  };
  await Promise.all(connections.map(work));
  const elapsedMs = performance.now() - started;
  const cpu = process.cpuUsage(cpuBefore);
  for (const connection of connections) connection.close();
  return {
    sent: bodies * door.batch,
    elapsedMs,
    cpuMs: (cpu.user + cpu.system) / 1000,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
}

/** Guarantees nothing but that the parent process sent it: both ends are this program. */
const asJob = (message: unknown): Job => message as Job;

process.on('message', (message) => {
  const job = asJob(message);
  // The bodies are made before the clock starts.
  requestsOf(job, doorOf(job.door));
  run(job).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
