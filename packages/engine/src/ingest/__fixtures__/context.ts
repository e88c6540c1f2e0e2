/** A context with a clock that stands still and ids that count. */
import { newEventId } from '../../model/ids.js';
import { fromEpochMillis } from '../../model/units.js';
import type { IngestContext } from '../decoded.js';

export const arrivalMs = Date.parse('2026-11-22T18:00:00Z');

export function testContext(): IngestContext {
  let count = 0;
  return {
    environment: 'test',
    arrival: fromEpochMillis(arrivalMs),
    newId: (timestamp) => {
      count += 1;
      return newEventId(timestamp, () => Buffer.from(count.toString(16).padStart(20, '0'), 'hex'));
    },
  };
}

export const bytesOf = (value: unknown): Uint8Array =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
