/** What the engine offers to its transports. Stages are reached through the pipeline's verbs. */
export { type Clock, fixedClock, systemClock } from './model/clock.js';
export { EngineError, ERRORS, type ErrorCode } from './model/errors.js';
export { type LogFields, type Logger, silentLogger } from './model/log.js';
export type { Actor, Engine, Headers, Ingested } from './pipeline.js';
