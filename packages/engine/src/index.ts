/** What the engine offers to its transports. Stages are reached through the pipeline's verbs. */
export { ANOMALY_THRESHOLD, createStreamDetector, type StreamDetector, type StreamVerdict } from './analyze/index.js';
export type { SafeText } from './anonymize/index.js';
export type { Engine, EngineOptions, EventsPath, FileIngested, Headers, Ingested, OtlpIngested } from './engine.js';
export type { ModelSettings } from './explain/explainer.js';
export {
  type DoorName,
  type DoorRequest,
  type FilePiece,
  looksLikeOtlp,
  type OtlpSignal,
  parseTailSampling,
  type TailSampling,
} from './ingest/index.js';
export type { Actor } from './model/actor.js';
export { type Clock, fixedClock, systemClock } from './model/clock.js';
export { saysOnlyTheEnd } from './model/end-of-program.js';
export { EngineError, ERRORS, type ErrorCode, type ErrorDetail } from './model/errors.js';
export type { JsonObject, JsonValue } from './model/json.js';
export { type LogFields, type Logger, silentLogger } from './model/log.js';
export { SUMMARY_LINES } from './model/platform-lines.js';
export { createEngine } from './pipeline.js';
export { type AnonymizedRecord, anonymizeRecord, recordPolicy } from './privacy/anonymize-record.js';
export type { Disclosure } from './privacy/disclosure.js';
export type { AlertAsCode } from './saved/alerts-as-code.js';
export { savedWork } from './saved/create-saved-work.js';
export type { SavedWork } from './saved/saved-work.js';
export { fileForServer } from './verbs/ingest-verbs.js';
