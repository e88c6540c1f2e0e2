/**
 * Stage 4 of 6 — analyze.
 *
 * in    Evidence (query/evidence/ guarantees order and bounds)
 * out   Analysis: findings in order of importance, the root cause, actions, what was ruled out
 * pure  no I/O, no clock, no randomness: the same evidence gives the same analysis
 * fails never throws on odd data; what it could not judge comes back in `skipped`
 */
export type { Analysis } from './analysis.js';
export { analyze } from './analyze.js';
export { type Opening, openingOf } from './answer/opening.js';
export { readsAsFailure, saysWhy } from './rules/reads-as-failure.js';
export { judgeSeries, type SeriesJudged } from './series/judge-series.js';
export { needsOfSeries } from './series/needs.js';
export {
  ANOMALY_THRESHOLD,
  createStreamDetector,
  type StreamDetector,
  type StreamVerdict,
} from './series/stream-detector.js';
