/** How a calculated value is written: with its unit, where its key has one. */
import type { Calculation } from '@baselime-ai/contract';
import { formatInstant, formatMeasure, formatValue } from '../../ui/format.js';

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

/** A count has no unit, a variance one that nobody reads. */
export function valueFormat({ operator, key = '' }: Calculation): (value: number) => string {
  if (operator === 'COUNT' || operator === 'COUNT_DISTINCT' || operator === 'VARIANCE') return formatValue;
  if (INSTANTS.has(key) && (operator === 'MIN' || operator === 'MAX')) return formatInstant;
  const unit = UNITS[key];
  return unit === undefined ? formatValue : (value) => formatMeasure(value, unit);
}
