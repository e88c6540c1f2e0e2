/** Identifiers, branded so that one cannot stand in for another, and the maker of time-ordered event ids. */
import { createHash, randomBytes } from 'node:crypto';
import type { UnixNanos } from './units.js';

declare const id: unique symbol;
type Id<K extends string> = string & { readonly [id]: K };

export type EventId = Id<'EventId'>;
/** 32 lower-case hexadecimal digits (W3C Trace Context), or what the sender calls a trace. */
export type TraceId = Id<'TraceId'>;
/** 16 lower-case hexadecimal digits, or what the sender calls a span. */
export type SpanId = Id<'SpanId'>;
export type RequestId = Id<'RequestId'>;

export const eventId = (value: string): EventId => value as EventId;
export const traceId = (value: string): TraceId => value as TraceId;
export const spanId = (value: string): SpanId => value as SpanId;
export const requestId = (value: string): RequestId => value as RequestId;

/**
 * A new event id: 12 hexadecimal digits of epoch milliseconds, then 20 random ones. Sorts by the event's own time,
 * so that a lookup by id can prune the store's partitions. `random` must give 10 bytes.
 */
export function newEventId(timestamp: UnixNanos, random: () => Uint8Array = pooledRandom): EventId {
  const epochMs = timestamp < 0n ? 0n : timestamp / 1_000_000n;
  const bytes = random();
  const digits = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return eventId(epochMs.toString(16).padStart(12, '0').slice(-12) + digits);
}

/** The id of an event that its source may deliver again: made of its time and of what `identity` says, always the same. */
export function stableEventId(timestamp: UnixNanos, ...identity: readonly (string | number)[]): EventId {
  return newEventId(timestamp, () =>
    createHash('sha256').update(JSON.stringify(identity)).digest().subarray(0, ID_BYTES),
  );
}

const ID_BYTES = 10;
/** One call into the system's source for many ids; every byte is used once. */
const POOL_BYTES = 1000 * ID_BYTES;
let pool = new Uint8Array();
let used = 0;

function pooledRandom(): Uint8Array {
  if (used === pool.byteLength) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += ID_BYTES;
  return pool.subarray(used - ID_BYTES, used);
}

/** Epoch milliseconds that an event id carries; undefined when `value` is not an event id of ours. */
export function epochMillisOf(value: string): number | undefined {
  return /^[0-9a-f]{32}$/.test(value) ? Number.parseInt(value.slice(0, 12), 16) : undefined;
}
