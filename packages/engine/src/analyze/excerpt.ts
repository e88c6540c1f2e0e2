/**
 * The part of the data that a model may see beside the findings: the focus, the failing path, the nearest log lines.
 * Bounded to about 12 KB of JSON; times are offsets to the focus. It is anonymized before it leaves.
 */
import { emptyRecord, isObject, type JsonObject, type JsonValue, type MutableJsonObject } from '../model/json.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { elapsed, type UnixNanos } from '../model/units.js';
import type { Scene } from './scene.js';
import { pathToRoot, type SpanNode } from './trace/tree.js';
import { shorten } from './wording.js';

const MAX_CHARS = 12_000;
const FOCUS_CHARS = 5_000;

export function excerptOf(scene: Scene): JsonObject {
  const excerpt = emptyRecord();
  const { focus } = scene.evidence;
  if (focus === undefined) return excerpt;
  const at = focus.timestamp;
  excerpt.event = describe(focus, at, FOCUS_CHARS);
  const { cause, node } = scene;
  if (cause !== undefined && cause.event.id !== focus.id) excerpt.cause = describe(cause.event, at, 2_000);
  const home = cause?.node ?? node;
  if (home !== undefined)
    excerpt.path = [...pathToRoot(home)]
      .reverse()
      .slice(-8)
      .map((step) => stepOf(step, at));
  const lines = nearestLogs(scene, cause?.event ?? focus);
  if (lines.length > 0) excerpt.logs = lines.map((log) => lineOf(log, at));
  for (const key of ['logs', 'path', 'cause']) {
    const list = excerpt[key];
    while (sizeOf(excerpt) > MAX_CHARS && Array.isArray(list) && list.length > 1) list.pop();
    if (sizeOf(excerpt) > MAX_CHARS) delete excerpt[key];
  }
  return excerpt;
}

const sizeOf = (value: JsonValue): number => JSON.stringify(value).length;

function describe(event: TelemetryEvent, reference: UnixNanos, maxChars: number): JsonObject {
  const { namespace, service, dataset, kind, name, message, durationMs, level } = event;
  const record = emptyRecord();
  for (const [key, value] of Object.entries({ kind, dataset, service, namespace, level, name, durationMs }))
    if (value !== undefined && (typeof value !== 'number' || Number.isFinite(value))) record[key] = value;
  if (event.timestamp !== reference) record.offsetMs = offset(event, reference);
  if (message !== undefined) record.message = shorten(message, 500);
  record.data = prune(event.data, { left: maxChars }, 0);
  return record;
}

/** Large texts are cut and what goes past the budget is left out, so that the shape of the event stays readable. */
function prune(value: JsonValue, budget: { left: number }, depth: number): JsonValue {
  if (typeof value === 'string') {
    const text = value.length > 600 ? `${value.slice(0, 600)}…` : value;
    budget.left -= text.length + 4;
    return text;
  }
  budget.left -= 8;
  if (value === null || typeof value !== 'object') return value;
  if (depth > 8) return '…';
  if (Array.isArray(value)) {
    const items: JsonValue[] = [];
    for (const item of value as readonly JsonValue[]) {
      if (budget.left <= 0 || items.length >= 20) break;
      items.push(prune(item, budget, depth + 1));
    }
    return items;
  }
  const record: MutableJsonObject = emptyRecord();
  if (!isObject(value)) return record;
  for (const [key, item] of Object.entries(value)) {
    if (budget.left <= 0) break;
    budget.left -= key.length;
    record[key] = prune(item, budget, depth + 1);
  }
  return record;
}

const offset = (event: TelemetryEvent, reference: UnixNanos): number => Math.round(elapsed(reference, event.timestamp));

function stepOf({ span, depth }: SpanNode, reference: UnixNanos): JsonObject {
  const step = emptyRecord();
  step.name = span.name ?? '';
  step.namespace = span.namespace;
  step.depth = depth;
  step.offsetMs = offset(span, reference);
  if (span.durationMs !== undefined && Number.isFinite(span.durationMs))
    step.durationMs = Math.round(span.durationMs * 10) / 10;
  step.error = span.isError;
  if (span.message !== undefined) step.message = shorten(span.message, 200);
  return step;
}

function lineOf(log: TelemetryEvent, reference: UnixNanos): JsonObject {
  const line = emptyRecord();
  line.offsetMs = offset(log, reference);
  line.namespace = log.namespace;
  if (log.level !== undefined) line.level = log.level;
  line.message = shorten(log.message ?? log.name ?? '', 300);
  return line;
}

/** At most 12, the nearest to the failure in time, in the order of time. */
function nearestLogs({ logs, evidence }: Scene, about: TelemetryEvent): readonly TelemetryEvent[] {
  const distance = (log: TelemetryEvent): number => Math.abs(elapsed(about.timestamp, log.timestamp));
  return logs
    .filter(({ id, kind, message }) => id !== evidence.focus?.id && kind !== 'metric' && message !== undefined)
    .sort((a, b) => distance(a) - distance(b) || (a.id < b.id ? -1 : 1))
    .slice(0, 12)
    .sort((a, b) => (a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : a.id < b.id ? -1 : 1));
}
