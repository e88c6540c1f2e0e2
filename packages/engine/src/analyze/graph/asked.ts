/** Which entity, and what about it, a chart, a metric or an alert asks about. */
import type { SeriesEvidence } from '../../query/evidence/series/series.js';
import { chartedResource, metricOf } from '../series/meaning.js';
import { roleOf } from './metric-roles.js';
import type { Asked } from './symptom.js';

const ENTITY_KEYS: ReadonlySet<string> = new Set(['service', 'namespace', '$baselime.service', '$baselime.namespace']);
const ERROR_KEYS: ReadonlySet<string> = new Set(['$baselime.error', 'isError', 'is_error']);

/** Nothing for a chart of everything. `entities` are those that are known. */
export function askedOf(series: SeriesEvidence, entities: readonly string[]): Asked {
  const named = series.filters
    .filter(({ key, operation }) => operation === '=' && ENTITY_KEYS.has(key))
    .map(({ value }) => String(value))
    .find((value) => entities.includes(value));
  const kind = kindOf(series);
  // Failures and slowness of what a metric is about come from itself or from what it calls.
  const measured = kind === undefined ? undefined : chartedResource(series);
  const entity = named ?? (measured !== undefined && entities.includes(measured) ? measured : undefined);
  return { ...(entity === undefined ? {} : { entity }), ...(kind === undefined ? {} : { kind }) };
}

function kindOf(series: SeriesEvidence): Asked['kind'] {
  const { filters, metric, calculations } = series;
  if (filters.some(({ key, operation, value }) => ERROR_KEYS.has(key) && operation === '=' && String(value) === 'true'))
    return 'errors';
  const [first] = calculations;
  const name = metricOf(series) ?? first?.key;
  if (name === undefined) return undefined;
  const role = roleOf(name, metric?.unit ?? first?.unit);
  if (role === 'latency' || role === 'errors') return role;
  return role === 'availability' ? 'errors' : undefined;
}
