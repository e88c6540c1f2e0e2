/** The lines of an alert's first calculation, as they are read for its explanation, and nothing else. */
import type { Alert } from '@baselime-ai/contract';
import { EngineError } from '../../../model/errors.js';
import { toEpochMillis, type UnixNanos } from '../../../model/units.js';
import type { TelemetryReader } from '../../telemetry-reader.js';
import { plainWeighing, weighingOf } from '../../weighing.js';
import { beforeOfPlan, planOf, windowOfPlan } from './plan.js';
import { readLines, readUnknownBefore } from './read.js';
import type { Calculated, SeriesLine } from './series.js';

export interface AlertLines {
  readonly calculated: Calculated;
  /** Of the groups of the query; of all rows together when it has none. */
  readonly lines: readonly SeriesLine[];
  /** Buckets at the start of the time before that lie before anything was stored. */
  readonly unknownBefore: number;
}

const TIMEOUT_MS = 10_000;

/** Over the window that ends at `now`. Raises QUERY_INVALID and what the store raises. */
export async function readAlertLines(
  reader: TelemetryReader,
  alert: Alert,
  now: UnixNanos,
  signal?: AbortSignal,
): Promise<AlertLines> {
  const evaluatedAt = new Date(Math.floor(toEpochMillis(now))).toISOString();
  const plan = planOf({ kind: 'alert', id: alert.id }, { ...alert, evaluatedAt }, now);
  const [window, baseline] = [windowOfPlan(plan), beforeOfPlan(plan)];
  const options = { timeoutMs: TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) };
  const whole = { from: baseline.from, to: window.to };
  const weighing = await weighingOf(reader, reader.environment, whole, options).catch(() => plainWeighing);
  const scope = { reader, window, baseline, weighing, options };
  const [read, unknownBefore] = await Promise.all([readLines(scope, plan), readUnknownBefore(scope, plan)]);
  const [calculated] = read.calculations;
  if (calculated === undefined) throw new EngineError('QUERY_INVALID', 'The query calculates nothing.');
  const grouped = (alert.query.groupBys ?? []).length > 0;
  const lines = read.lines.filter(({ group, calculation }) => calculation === 0 && (group !== undefined) === grouped);
  return { calculated, lines, unknownBefore };
}
