/**
 * The part of the data that a model may see beside the findings: the focus, the failing path, the nearest log lines.
 * Bounded to about 12 KB of JSON. What differs between two occurrences of one failure and explains neither (times,
 * platform lines, the variable parts of ordinary lines) is left out. It is anonymized before it leaves.
 */
import { emptyRecord, isObject, type JsonObject, type JsonValue, type MutableJsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { elapsed } from '../../model/units.js';
import type { Scene } from '../scene.js';
import { pathToRoot, type SpanNode } from '../trace/tree.js';
import { shorten } from '../wording.js';

const MAX_CHARS = 12_000;
const FOCUS_CHARS = 5_000;
/** Values that differ with every occurrence; the statements of the findings tell those that matter. */
const VARYING =
  /^@?(?:timestamp|time|ts|log_?stream(?:_?name)?|pid|duration(?:_?ms)?|billed_?duration|init_?duration|max_?memory_?used|(?:start|end)_?time\w*|remaining\w*)$|^(?:host\.id|process\.pid|service\.instance\.id|aws\.log\.stream\.names?)$/i;

export function excerptOf(scene: Scene): JsonObject {
  const excerpt = emptyRecord();
  const { focus } = scene.evidence;
  if (focus === undefined) return excerpt;
  excerpt.event = describe(focus, FOCUS_CHARS);
  const { cause, node } = scene;
  if (cause !== undefined && cause.event.id !== focus.id) excerpt.cause = describe(cause.event, 2_000);
  const home = cause?.node ?? node;
  if (home !== undefined) excerpt.path = [...pathToRoot(home)].reverse().slice(-8).map(stepOf);
  const lines = nearestLogs(scene, cause?.event ?? focus);
  if (lines.length > 0) excerpt.logs = [...lines];
  for (const key of ['logs', 'path', 'cause']) {
    const list = excerpt[key];
    while (sizeOf(excerpt) > MAX_CHARS && Array.isArray(list) && list.length > 1) list.pop();
    if (sizeOf(excerpt) > MAX_CHARS) delete excerpt[key];
  }
  return excerpt;
}

const sizeOf = (value: JsonValue): number => JSON.stringify(value).length;

function describe(event: TelemetryEvent, maxChars: number): JsonObject {
  const { namespace, service, dataset, kind, name, message, level } = event;
  const record = emptyRecord();
  for (const [key, value] of Object.entries({ kind, dataset, service, namespace, level, name }))
    if (value !== undefined) record[key] = value;
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
    if (VARYING.test(key)) continue;
    budget.left -= key.length;
    record[key] = prune(item, budget, depth + 1);
  }
  return record;
}

function stepOf({ span, depth }: SpanNode): JsonObject {
  const step = emptyRecord();
  step.name = span.name ?? '';
  step.namespace = span.namespace;
  step.depth = depth;
  step.error = span.isError;
  if (span.message !== undefined) step.message = shorten(span.message, 200);
  return step;
}

/**
 * A line without its plain numbers, which differ for every request; the failure itself is told whole elsewhere. The
 * stored pattern would not do: it cuts into names that must be recognized as a whole before anything leaves.
 */
function lineOf(log: TelemetryEvent): JsonObject {
  const line = emptyRecord();
  line.namespace = log.namespace;
  if (log.level !== undefined) line.level = log.level;
  line.message = shorten(log.message ?? log.name ?? '', 300).replace(PLAIN_NUMBER, '<*>');
  return line;
}

const PLAIN_NUMBER = /(?<![\w.:/@#-])\d+(?:[.,]\d+)*(?![\w:/@#-]|\.\w)/g;
const PLATFORM = /^(?:START|END|REPORT|INIT_START)\b/;

/**
 * Of the 12 nearest to the failure in time each once: errors, and lines of its function. In the order of their texts,
 * because calls that run side by side end in any order.
 */
function nearestLogs({ logs, evidence }: Scene, about: TelemetryEvent): readonly JsonObject[] {
  const distance = (log: TelemetryEvent): number => Math.abs(elapsed(about.timestamp, log.timestamp));
  const lines = logs
    .filter(({ id, kind, message }) => id !== evidence.focus?.id && kind !== 'metric' && message !== undefined)
    .filter(({ message = '', isError, namespace, requestId }) => {
      if (PLATFORM.test(message)) return false;
      const own = namespace === about.namespace && (about.requestId === undefined || requestId === about.requestId);
      return own || isError;
    })
    .sort((a, b) => distance(a) - distance(b) || (a.id < b.id ? -1 : 1))
    .slice(0, 12)
    .map(lineOf);
  const distinct = new Map(lines.map((line) => [JSON.stringify(line), line]));
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}
