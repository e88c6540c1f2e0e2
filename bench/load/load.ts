/** The parent's end of the load generator. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Job {
  readonly port: number;
  readonly key: string;
  readonly door: string;
  readonly events: number;
  /** As fast as the server acknowledges when absent. */
  readonly eventsPerSecond?: number;
}

export interface Answer {
  readonly sent: number;
  readonly elapsedMs: number;
  /** Of the load generator itself. */
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export class Load {
  readonly #child: ChildProcess = fork(fileURLToPath(new URL('./sender.ts', import.meta.url)), [], {
    execArgv: ['--import', 'tsx'],
  });

  /** Raises when a request was not acknowledged. */
  run(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(new Error('the load generator ended'));
      this.#child.once('exit', gone);
      this.#child.once('message', (message: Answer | { readonly failed: string }) => {
        this.#child.off('exit', gone);
        if ('failed' in message) reject(new Error(`${job.door}: ${message.failed}`));
        else resolve(message);
      });
      this.#child.send(job);
    });
  }

  stop(): void {
    this.#child.disconnect();
  }
}
