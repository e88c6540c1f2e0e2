/**
 * Records in MessagePack, as Fluent Bit's HTTP output writes them: entries one after another, each `[time, record]` or
 * `[[time, metadata], record]`. Source: Fluent forward protocol v1, "Entry" and "EventTime".
 */
import { decodeMulti, ExtensionCodec } from '@msgpack/msgpack';

const EVENT_TIME = 0;

/** Seconds and nanoseconds as two 32-bit numbers. */
const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: EVENT_TIME,
  encode: () => null,
  decode(bytes) {
    if (bytes.length !== 8) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
    const nanos = view.getUint32(4).toString().padStart(9, '0');
    return `${new Date(view.getUint32(0) * 1000).toISOString().slice(0, 19)}.${nanos.slice(-9)}Z`;
  },
});

/** Texts, lists and bags of one entry may not be longer than this; the body as a whole has its own limit. */
const limits = {
  maxStrLength: 2 ** 20,
  maxBinLength: 2 ** 20,
  maxArrayLength: 10_000,
  maxMapLength: 10_000,
  maxExtLength: 64,
};

/**
 * The records with their time at `date`; what is no entry comes as it is. Whatever stands behind damage is lost, so
 * the last item is then undefined. Stops once there are more than `maxRecords`. Empty when nothing could be read.
 */
export function readMessagePack(bytes: Uint8Array, maxRecords: number): readonly unknown[] {
  const records: unknown[] = [];
  try {
    for (const value of decodeMulti(bytes, { extensionCodec, ...limits })) {
      if (Array.isArray(value) && value.every((one) => Array.isArray(one) && one.length === 2)) {
        records.push(...value.map(recordOf));
      } else records.push(recordOf(value));
      if (records.length > maxRecords) return records;
    }
  } catch {
    if (records.length > 0) records.push(undefined);
  }
  return records;
}

function recordOf(entry: unknown): unknown {
  if (!Array.isArray(entry) || entry.length !== 2) return entry;
  const [head, record]: readonly unknown[] = entry;
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return record;
  const date: unknown = Array.isArray(head) ? head[0] : head;
  return { date, ...record };
}
