/**
 * Stage 3 of 6 — query.
 *
 * in    a Query and a Window, or a Subject
 * out   events, series, traces, requests; for a Subject the Evidence that analyze/ judges
 * pure  no: reads the telemetry store, never writes; every value is bound, never pasted into SQL
 * fails QUERY_INVALID, QUERY_REGEX_INVALID, SUBJECT_NOT_FOUND, and what the store raises
 */
export { queryOfAlert } from './alert-query.js';
export { createReader } from './create-reader.js';
export { describeDataset, listDatasets } from './datasets.js';
export { toEventView, toTraceView } from './event-view.js';
export type { Evidence } from './evidence/evidence.js';
export { gatherEvidence } from './evidence/gather-evidence.js';
export { type AlertLines, readAlertLines } from './evidence/series/alert-lines.js';
export { readNewErrors } from './new-errors.js';
export { SharedReads } from './shared-reads.js';
export type { TelemetryReader } from './telemetry-reader.js';
export type { Trace } from './trace.js';
export { Turns } from './turns.js';
