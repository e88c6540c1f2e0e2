/** Lambda's own JSON log format: `platform.*` events with their numbers. */
import { emptyRecord, isObject, type JsonObject, type MutableJsonObject } from '../../model/json.js';
import { put } from '../admit.js';

/** The keys of a line for an event of Lambda's own JSON log format; undefined when `record` is none. */
export function parsePlatformEvent(record: JsonObject): JsonObject | undefined {
  const { type, record: inner } = record;
  if (typeof type !== 'string' || !type.startsWith('platform.') || !isObject(inner)) return undefined;
  const keys = emptyRecord();
  const types: Readonly<Record<string, string>> = {
    'platform.start': 'START',
    'platform.report': 'REPORT',
    'platform.initStart': 'INIT_START',
    'platform.initReport': 'INIT_REPORT',
    'platform.runtimeDone': 'RUNTIME_DONE',
  };
  keys['@type'] = types[type] ?? type;
  put(keys, '@requestId', inner.requestId);
  put(keys, '@version', inner.version);
  put(keys, '@runtimeVersion', inner.runtimeVersion);
  put(keys, '@status', inner.status);
  put(keys, '@errorType', inner.errorType);
  if (inner.status === 'timeout') keys['@timedOut'] = true;
  readMetrics(inner, keys);
  const { tracing } = inner;
  if (isObject(tracing)) {
    put(keys, '@segmentId', tracing.spanId);
    put(keys, '@xRAYTraceId', tracing.value);
  }
  return keys;
}

const metricKeys: Readonly<Record<string, string>> = {
  durationMs: '@duration',
  billedDurationMs: '@billedDuration',
  initDurationMs: '@initDuration',
  restoreDurationMs: '@restoreDuration',
  memorySizeMB: '@memorySize',
  maxMemoryUsedMB: '@maxMemoryUsed',
  producedBytes: '@producedBytes',
};

function readMetrics(inner: JsonObject, keys: MutableJsonObject): void {
  const { metrics } = inner;
  if (!isObject(metrics)) return;
  for (const [from, to] of Object.entries(metricKeys)) put(keys, to, metrics[from]);
}
