/** Bodies of JSON records for doors that read each record in a way of their own. */
import type { JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { admitText } from '../admit.js';
import type { Decoded, Rejected } from '../decoded.js';
import { admitItem, itemsOf } from '../events-api.js';
import { decompress } from '../forms/decompress.js';
import { maxEventBytes, maxOtlpBodyBytes } from '../limits.js';
import type { DoorRequest } from './door.js';

/** What a door makes of one record, which may be nothing; a text of a sender is a record with a `message`. */
export type RecordReader = (record: JsonObject) => readonly TelemetryEvent[];

/**
 * Reads a body of at most 16 MB uncompressed: an array, one object, or one a line. A bad item is rejected alone.
 * Raises INGEST_BODY_EMPTY, INGEST_BODY_UNREADABLE, INGEST_PAYLOAD_TOO_LARGE and INGEST_ENCODING_UNSUPPORTED.
 */
export function decodeRecords({ headers, body }: DoorRequest, read: RecordReader): Decoded {
  const bytes = decompress(body, headers['content-encoding'], maxOtlpBodyBytes);
  const events: TelemetryEvent[] = [];
  const rejected: Rejected[] = [];
  for (const [index, item] of itemsOf(bytes, headers['content-type'] ?? '').entries()) {
    const admitted = admitItem(item, bytes.length > maxEventBytes);
    if ('code' in admitted) rejected.push({ index, ...admitted });
    else events.push(...read('record' in admitted ? admitted.record : textRecord(admitted.text)));
  }
  return { events, rejected };
}

function textRecord(text: string): JsonObject {
  return Object.assign(Object.create(null), { message: admitText(text) });
}
