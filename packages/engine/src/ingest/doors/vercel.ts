/**
 * Vercel log drains: a JSON array, or one object a line.
 * Source: Vercel documentation, "Log drains reference", fields of an entry.
 */
import { isObject, type JsonObject, type MutableJsonObject, numberAt, textAt } from '../../model/json.js';
import { withKeys } from '../admit.js';
import type { Decoded, IngestContext } from '../decoded.js';
import { eventFromRecord } from '../record/record-event.js';
import { type DoorRequest, originOfRequest } from './door.js';
import { decodeRecords } from './items.js';

/** The dataset of each source, as Baselime named them. What is new to us counts as static. */
const datasets: Readonly<Record<string, string>> = {
  build: 'vercel-build',
  edge: 'vercel-edge',
  'edge-cache': 'vercel-edge',
  middleware: 'vercel-edge',
  lambda: 'vercel-functions',
  function: 'vercel-functions',
};
const otherDataset = 'vercel-static';

/**
 * Service is the project, namespace the function or the kind of what answered. A dataset, service or namespace that the
 * address names holds for all entries. Raises what `decodeRecords` raises.
 */
export function decodeVercel(context: IngestContext, request: DoorRequest): Decoded {
  const given = originOfRequest(request);
  return decodeRecords(request, (record) => {
    const source = textAt(record, 'source') ?? '';
    const dataset = given.dataset ?? (Object.hasOwn(datasets, source) ? datasets[source] : undefined) ?? otherDataset;
    const service = given.service ?? textAt(record, 'projectName') ?? textAt(record, 'projectId');
    const namespace = given.namespace ?? textAt(record, 'entrypoint') ?? service;
    return [eventFromRecord(context, { dataset, service, namespace }, withKeys(record, keysOf(record, source)))];
  });
}

/** What an entry says without words: the request line of an entry without a text, and that a function gave no answer. */
function keysOf(record: JsonObject, source: string): JsonObject {
  const keys: MutableJsonObject = Object.create(null);
  const proxy = isObject(record.proxy) ? record.proxy : undefined;
  const status = numberAt(record, 'statusCode') ?? (proxy === undefined ? undefined : numberAt(proxy, 'statusCode'));
  const gaveNoAnswer = status === -1 && (source === 'lambda' || source === 'edge');
  if (gaveNoAnswer || (status !== undefined && status >= 500 && status < 600)) keys['$baselime.error'] = true;
  const method = proxy === undefined ? undefined : textAt(proxy, 'method');
  const path = (proxy === undefined ? undefined : textAt(proxy, 'path')) ?? textAt(record, 'path');
  if (textAt(record, 'message')?.trim() || method === undefined || path === undefined) return keys;
  keys.message = status === undefined ? `${method} ${path}` : `${method} ${path} ${status}`;
  return keys;
}
