/** How a calculated value is written: with its unit, where its key has one. */
import type { Calculation } from '@baselime-ai/contract';
import { formatInstant, formatMeasure, formatValue, timeSteps } from '../../ui/format.js';

/** The keys whose unit is known whoever sends them: those of Lambda's REPORT lines, and the columns that every event has. */
const UNITS: Readonly<Record<string, string>> = {
  '@duration': 'ms',
  '@billedDuration': 'ms',
  '@initDuration': 'ms',
  durationMs: 'ms',
  duration_ms: 'ms',
  '@memorySize': 'MB',
  '@maxMemoryUsed': 'MB',
  '$baselime.cost': 'USD',
};
const INSTANTS = new Set(['timestamp', '@timestamp', '$baselime.timestamp']);

const unitOf = ({ operator, key = '' }: Calculation, known: string | undefined): string | undefined =>
  operator === 'COUNT' || operator === 'COUNT_DISTINCT' || operator === 'VARIANCE' ? undefined : (UNITS[key] ?? known);

/** Between which values an axis may be marked, where tens of them read badly; undefined where they do not. */
export const axisSteps = (calculation: Calculation, known?: string): readonly number[] | undefined =>
  timeSteps(unitOf(calculation, known) ?? '');

/** A count has no unit, a variance one that nobody reads. `known` is the unit of the values where the key does not say it. */
export function valueFormat(calculation: Calculation, known?: string): (value: number) => string {
  const { operator, key = '' } = calculation;
  if (INSTANTS.has(key) && (operator === 'MIN' || operator === 'MAX')) return formatInstant;
  const unit = unitOf(calculation, known);
  return unit === undefined ? formatValue : (value) => formatMeasure(value, unit);
}
