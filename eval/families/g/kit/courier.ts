/** The queue or shard between the edge and the worker: deliveries, redeliveries, and what is given up. */
import type { Dice } from '../../../kit/dice.js';
import type { Estate, Fn } from './estate.js';
import type { Invocation, Job, Message, Via } from './happenings.js';

interface Platform {
  readonly estate: Estate;
  readonly dice: Dice;
  schedule(at: number, run: () => void): void;
  /** Nothing is taken from the queue at this time. */
  isPaused(at: number): boolean;
  invoke(fn: Fn, at: number, job: Job, via: Via): Invocation | undefined;
}

export class Courier {
  readonly messages: Message[] = [];
  readonly #waiting: Message[] = [];
  readonly #platform: Platform;
  #taking = 0;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  send(at: number, job: Job, traceId: string, parentSpanId: string): void {
    const { estate, dice } = this.#platform;
    const id = estate.queue.sort === 'stream' ? `4965${dice.text(52, '0123456789')}` : dice.uuid();
    const message: Message = { id, at, job, traceId, parentSpanId, receives: 0 };
    this.messages.push(message);
    this.#offer(message, at + dice.int(30, 400));
  }

  #offer(message: Message, at: number): void {
    this.#platform.schedule(at, () => {
      this.#waiting.push(message);
      this.#pump(at);
    });
  }

  #pump(at: number): void {
    const { consumer, work } = this.#platform.estate;
    if (this.#platform.isPaused(at)) return;
    while (this.#taking < consumer.limit) {
      const message = this.#waiting.shift();
      if (message === undefined) return;
      message.receives += 1;
      const { traceId, parentSpanId, job } = message;
      const invocation = this.#platform.invoke(work, at, job, { by: 'queue', traceId, parentSpanId, message });
      const end = invocation?.to ?? at + 50;
      this.#taking += 1;
      this.#platform.schedule(end, () => {
        this.#taking -= 1;
        this.#settle(message, end, invocation);
        this.#pump(end);
      });
    }
  }

  /** A message goes when its function is content with it, comes again, or is given up. */
  #settle(message: Message, at: number, invocation: Invocation | undefined): void {
    const { isBlocking, visibilityMs, maxReceives } = this.#platform.estate.consumer;
    if (invocation?.outcome === 'ok') message.goneAt = at;
    else if (message.receives >= maxReceives) message.deadAt = at;
    else if (isBlocking) {
      this.#taking += 1;
      const again = at + Math.min(60_000, 1_000 * 2 ** Math.min(6, message.receives));
      this.#platform.schedule(again, () => {
        this.#taking -= 1;
        this.#waiting.unshift(message);
        this.#pump(again);
      });
    } else this.#offer(message, at + visibilityMs);
  }
}
