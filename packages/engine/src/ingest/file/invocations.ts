/** Which invocation the lines of a log belong to. */
import { isObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { UnixNanos } from '../../model/units.js';
import type { Origin } from '../record-event.js';

/** What the lines before say about the next one: its time and, between START and REPORT of a stream, its request. */
export class Invocations {
  #time: UnixNanos | undefined;
  readonly #requests = new Map<string, string>();

  constructor(time?: UnixNanos) {
    this.#time = time;
  }

  follow(stream: string, make: (around: Pick<Origin, 'time' | 'requestId'>) => TelemetryEvent): TelemetryEvent {
    const event = make({ time: this.#time, requestId: this.#requests.get(stream) });
    this.#time = event.timestamp;
    const type = isObject(event.data) ? event.data['@type'] : undefined;
    if (type === 'START' && event.requestId !== undefined) this.#requests.set(stream, event.requestId);
    if (type === 'REPORT') this.#requests.delete(stream);
    return event;
  }
}
