/**
 * Stage 1 of 6 — ingest.
 *
 * in    bytes and headers as a door received them
 * out   TelemetryEvent[] (scrubbed, enriched, null-prototype) and what was rejected, item by item
 * pure  no I/O; the clock and the source of ids are parameters
 * fails a body that cannot be read at all raises INGEST_*; a bad item is rejected alone and loses nothing else
 */
export type { Decoded, IngestContext, Rejected } from './decoded.js';
export type { DoorRequest } from './doors/door.js';
export { type DoorName, decodeDoor } from './doors/doors.js';
export { decodeEventsApi, type EventsPath, type Headers } from './events-api.js';
export { type DecodedFile, decodeFile } from './file/decode-file.js';
export { type FilePiece, type FileRequestOptions, fileRequests } from './file/stream/file-requests.js';
export { type DecodedOtlp, decodeOtlp } from './otlp/decode-otlp.js';
export { looksLikeOtlp } from './otlp/looks-like-otlp.js';
export type { OtlpSignal } from './otlp/otlp-model.js';
export { parseTailSampling, type TailSampling } from './sampling/tail-sampling.js';
