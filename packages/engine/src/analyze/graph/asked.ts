/** Which entity, what about it, and since when, a chart, a metric or an alert asks about. */
import { fromEpochMillis, later, millis, type UnixNanos } from '../../model/units.js';
import type { SeriesEvidence } from '../../query/evidence/series/series.js';
import { chartedResource, metricOf } from '../series/meaning.js';
import type { Unusual } from '../series/unusual.js';
import type { SeriesView } from '../series/view.js';
import { roleOf } from './metric-roles.js';
import type { Asked } from './symptom.js';

const ENTITY_KEYS: ReadonlySet<string> = new Set(['service', 'namespace', '$baselime.service', '$baselime.namespace']);
const ERROR_KEYS: ReadonlySet<string> = new Set(['$baselime.error', 'isError', 'is_error']);

/** Nothing but the time for a chart of everything. `entities` are those that are known. */
export function askedOf({ series, main }: Pick<SeriesView, 'series' | 'main'>, entities: readonly string[]): Asked {
  const named = series.filters
    .filter(({ key, operation }) => operation === '=' && ENTITY_KEYS.has(key))
    .map(({ value }) => String(value))
    .find((value) => entities.includes(value));
  const kind = kindOf(series);
  // Failures and slowness of what a metric is about come from itself or from what it calls.
  const measured = kind === undefined ? undefined : chartedResource(series);
  const entity = named ?? (measured !== undefined && entities.includes(measured) ? measured : undefined);
  return {
    ...(entity === undefined ? {} : { entity }),
    ...(kind === undefined ? {} : { kind }),
    ...(main === undefined || main.shape === 'variance' ? {} : { latestCause: latestCause(series, main) }),
  };
}

/** A beginning is known as exactly as the line is divided, and within a few minutes at best. */
const INEXACT_BUCKETS = 3;
const INEXACT_MS = 300_000;

/** A cause comes before its effect, as far as both beginnings can be told. */
function latestCause({ firstAt, bucketMs }: SeriesEvidence, { from }: Unusual): UnixNanos {
  const began = fromEpochMillis(Math.floor(firstAt + from * bucketMs));
  return later(began, millis(Math.max(INEXACT_MS, INEXACT_BUCKETS * bucketMs)));
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
