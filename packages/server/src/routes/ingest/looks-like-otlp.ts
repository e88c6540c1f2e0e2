/** `/v1/logs` is both an OTLP path and a dataset of the Events API, so the body decides. */
import { constants, gunzipSync } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { bytesOf } from './raw-body.js';

const PEEKED_BYTES = 4096;
const OTLP_JSON = /^\s*\{\s*(\}\s*$|"resource_?(spans|logs|metrics)")/i;

/**
 * True for protobuf, and for JSON whose first key is one of OTLP's three (`resourceSpans`, `resourceLogs`,
 * `resourceMetrics`) or that is an empty object. Only the first bytes are looked at; gzip is looked into.
 */
export function looksLikeOtlp(request: FastifyRequest): boolean {
  const type = request.headers['content-type'] ?? '';
  if (/protobuf/i.test(type)) return true;
  const start = bytesOf(request).subarray(0, PEEKED_BYTES);
  const isGzip = start[0] === 0x1f && start[1] === 0x8b;
  return OTLP_JSON.test(Buffer.from(isGzip ? unpackedStart(start) : start).toString('utf8'));
}

/** What the first packed bytes unpack to; empty when they are not gzip after all. */
function unpackedStart(packed: Uint8Array): Uint8Array {
  try {
    return gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: PEEKED_BYTES * 1100 });
  } catch {
    return new Uint8Array();
  }
}
