/** Log records as events. A body that is a line of Lambda or JSON is read like any other log. */
import { emptyRecord, isObject, type JsonObject, type JsonValue, type MutableJsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { admit, put, withKeys } from '../admit.js';
import { levelOfSeverityNumber, parseLevel } from '../record/level.js';
import { eventFromRecord } from '../record/record-event.js';
import { parseSpanId, parseTraceId } from '../record/trace-ids.js';
import type { OtlpLogRecord } from './otlp-model.js';
import { admitAttributes, counted, dataOf, namespaceOfAttributes, type OtlpScope, placed, said } from './otlp-scope.js';

export function eventOfLog(scope: OtlpScope, log: OtlpLogRecord): TelemetryEvent {
  const attributes = admitAttributes(log.attributes);
  const { timestamp, note } = placed(scope.context, log.time, log.observed);
  const named = withBody(admit(log.body), attributes);
  const ids = { traceId: parseTraceId(log.traceId), spanId: parseSpanId(log.spanId) };
  const record = dataOf(
    scope,
    named,
    {
      ...note,
      severityText: said(log.severityText),
      severityNumber: counted(log.severityNumber),
      event_name: said(log.eventName),
    },
    {
      flags: counted(log.flags),
      droppedAttributes: counted(log.droppedAttributes),
      observedTimestamp: log.observed === 0n || log.observed === timestamp ? undefined : log.observed.toString(),
      traceId: ids.traceId === undefined ? unlessZero(log.traceId) : undefined,
      spanId: ids.spanId === undefined ? unlessZero(log.spanId) : undefined,
    },
  );
  return eventFromRecord(
    scope.context,
    {
      dataset: scope.dataset,
      service: scope.service,
      namespace: namespaceOfAttributes(scope, named),
      given: {
        timestamp,
        ...ids,
        level: levelOfSeverityNumber(log.severityNumber) ?? parseLevel(log.severityText),
        kind: 'log',
      },
    },
    record,
  );
}

/** An id that is none of the right length is kept as it came; all zeros is how a sender says that there is none. */
const unlessZero = (id: string): string | undefined => (/^0*$/.test(id) ? undefined : said(id));

/**
 * A map stands for itself, and where an attribute has the same key, the key of the map moves to `body.<key>`. Anything
 * else is the message; what is not text also stays as it came, in `body`.
 */
function withBody(body: JsonValue, attributes: JsonObject): JsonObject {
  if (body === null) return attributes;
  const named: MutableJsonObject = withKeys(isObject(body) ? body : emptyRecord(), attributes);
  if (isObject(body)) {
    for (const key in attributes) if (Object.hasOwn(body, key)) named[`body.${key}`] = body[key] ?? null;
    return named;
  }
  if (typeof body !== 'string') named.body = body;
  put(
    named,
    Object.hasOwn(attributes, 'message') ? 'body' : 'message',
    typeof body === 'string' ? body : JSON.stringify(body),
  );
  return named;
}
