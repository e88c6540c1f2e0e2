/**
 * Stage 2 of 6 — store.
 *
 * in    TelemetryEvents to keep, statements to answer; what people write about telemetry
 * out   rows; an append resolves when its events are durable
 * pure  no: owns the telemetry engine and the workspace database
 * fails CONFIG_INVALID (no folder to write to), STORE_UNAVAILABLE, STORE_OVERLOADED, STORE_QUERY_TIMEOUT, STORE_QUERY_TOO_LARGE, STORE_SCHEMA_NEWER,
 *       STORE_DATA_DIR_LOCKED, QUERY_REGEX_INVALID
 */
export { prepareDataFolder } from './data-folder.js';
export { expireTelemetry } from './expire-telemetry.js';
export { DatasetBook } from './intake/dataset-book.js';
export { createIntake, readIgnoreFile } from './intake/intake.js';
export { openTailSampler } from './intake/open-tail-sampler.js';
export { bind, compile, join, raw, type Sql, sql } from './sql.js';
export { type EventRow, eventColumns, fromRow } from './telemetry/event-row.js';
export { VERSION_KEYS } from './telemetry/migrations/004-asked-columns.js';
export { openTelemetryStore, type TelemetryStoreOptions } from './telemetry/open-telemetry-store.js';
export type { Selected, SelectOptions, TelemetryStore } from './telemetry-store.js';
export {
  openWorkspaceStore,
  type WorkspaceDatabase,
  type WorkspaceStoreOptions,
} from './workspace/open-workspace-store.js';
export type { ApiKeyRecord, CachedAnswer, Page, PageRequest, WorkspaceStore } from './workspace-store.js';
