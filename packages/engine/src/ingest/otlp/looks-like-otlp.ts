/** `/v1/logs` is both an OTLP path and a dataset of the Events API, so the body decides. */
import { constants, gunzipSync } from 'node:zlib';
import { isGzip } from '../forms/decompress.js';

const PEEKED_BYTES = 4096;
/** Deflate packs at most about 1,030 to 1, so that no peek can be refused for its size. */
const MOST_UNPACKED_BYTES = PEEKED_BYTES * 1100;
const OTLP_JSON = /^\s*\{\s*(\}\s*$|"resource_?(spans|logs|metrics)")/i;

/**
 * True for protobuf, and for JSON whose first key is one of OTLP's three (`resourceSpans`, `resourceLogs`,
 * `resourceMetrics`) or that is an empty object. Only the first bytes are looked at, because every body of these paths
 * comes by here; gzip is looked into. False for an empty body and for anything unreadable. Never raises.
 */
export function looksLikeOtlp(contentType: string | undefined, body: Uint8Array): boolean {
  if (/protobuf/i.test(contentType ?? '')) return true;
  const start = body.subarray(0, PEEKED_BYTES);
  return OTLP_JSON.test(Buffer.from(isGzip(start) ? unpackedStart(start) : start).toString('utf8'));
}

/** What the first packed bytes unpack to; empty when they are not gzip after all. */
function unpackedStart(packed: Uint8Array): Uint8Array {
  try {
    return gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_UNPACKED_BYTES });
  } catch {
    return new Uint8Array();
  }
}
