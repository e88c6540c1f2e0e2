/** Which invocation the lines of a log belong to. */
import { isObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { type UnixNanos, unixNanos } from '../../model/units.js';
import type { Origin } from '../record/record-event.js';

/**
 * What the lines before say about the next one: its time and, between START and REPORT of a stream, its request. Lines
 * of one and the same time keep the order of the file: each is a nanosecond later than the one before.
 */
export class Invocations {
  #time: UnixNanos | undefined;
  /** The time of the line before, and how many lines before that one had it. */
  #last: UnixNanos | undefined;
  #same = 0n;
  readonly #requests = new Map<string, string>();

  constructor(time?: UnixNanos) {
    this.#time = time;
  }

  follow(stream: string, make: (around: Pick<Origin, 'time' | 'requestId'>) => TelemetryEvent): TelemetryEvent {
    const event = make({ time: this.#time, requestId: this.#requests.get(stream) });
    this.#same = event.timestamp === this.#last ? this.#same + 1n : 0n;
    this.#last = event.timestamp;
    this.#time = event.timestamp;
    const type = isObject(event.data) ? event.data['@type'] : undefined;
    if (type === 'START' && event.requestId !== undefined) this.#requests.set(stream, event.requestId);
    if (type === 'REPORT') this.#requests.delete(stream);
    const isLine = event.kind === 'log' || event.kind === 'event';
    if (this.#same === 0n || this.#same > MOST_IN_ORDER || !isLine) return event;
    return { ...event, timestamp: unixNanos(event.timestamp + this.#same) };
  }
}

/** They stay within the millisecond that their id tells. */
const MOST_IN_ORDER = 999_999n;
