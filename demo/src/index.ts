/** A simulated serverless shop: its telemetry, its incidents, and their written truth. */
export { DEFAULT_REQUESTS_PER_MINUTE, generateShop, type ShopOptions } from './generate.js';
export { type HistoryOptions, sendHistory } from './history.js';
export { type LiveOptions, liveTraffic } from './live.js';
export type { Batch } from './pack.js';
export { type Progress, type ReplayOptions, type ReplayResult, replay, type Target } from './replay.js';
export { DISTRACTORS, INCIDENT_IDS, type Incident, type IncidentId, incidents, type Symptom } from './truth.js';
