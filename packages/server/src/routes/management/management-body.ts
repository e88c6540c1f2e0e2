/**
 * `/v1/queries`, `/v1/alerts`, `/v1/dashboards` and `/v1/markers` are also names that a dataset may have. A body is one of
 * management when it is a single JSON object with the parts that only such a resource has; all else is events.
 */

export const MANAGED = ['queries', 'alerts', 'dashboards', 'markers'] as const;
export type Managed = (typeof MANAGED)[number];

const PARTS: Readonly<Record<Exclude<Managed, 'markers'>, readonly string[]>> = {
  queries: [
    'datasets',
    'calculations',
    'filters',
    'groupBys',
    'groupBy',
    'needle',
    'orderBy',
    'limit',
    'filterCombination',
  ],
  alerts: ['queryId', 'threshold', 'frequency', 'window'],
  dashboards: ['widgets'],
};
/** Compressed bodies, bodies of many megabytes and lines of JSON are sent by loggers only. */
const MOST_BYTES = 1024 * 1024;

/** The resource that a POST brings; undefined for events. */
export function managementBody(managed: Managed, encoding: string | undefined, bytes: Uint8Array): object | undefined {
  if (encoding !== undefined && encoding !== 'identity') return undefined;
  if (bytes.byteLength > MOST_BYTES) return undefined;
  const body = objectOf(bytes);
  if (body === undefined) return undefined;
  if (managed === 'markers') return 'startTime' in body && typeof body.startTime === 'number' ? body : undefined;
  if (!('parameters' in body) || typeof body.parameters !== 'object' || body.parameters === null) return undefined;
  const hasId = 'id' in body && typeof body.id === 'string' && body.id !== '';
  const known = PARTS[managed];
  const names = Object.keys(body.parameters);
  return hasId && names.every((name) => known.includes(name)) && (managed === 'queries' || names.length > 0)
    ? body
    : undefined;
}

/** The body as one JSON object, for PUT, whose address no dataset has. */
export function objectOf(bytes: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
