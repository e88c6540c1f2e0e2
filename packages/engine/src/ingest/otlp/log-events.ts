/** Log records as events. A body that is a line of Lambda or JSON is read like any other log. */
import { isObject, type JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { admit, withKeys } from '../admit.js';
import { levelOfSeverityNumber, parseLevel } from '../level.js';
import { eventFromRecord } from '../record-event.js';
import { parseSpanId, parseTraceId } from '../trace-ids.js';
import type { OtlpLogRecord } from './otlp-model.js';
import { admitAttributes, dataOf, namespaceOfAttributes, type OtlpScope, placed } from './otlp-scope.js';

export function eventOfLog(scope: OtlpScope, log: OtlpLogRecord): TelemetryEvent {
  const attributes = admitAttributes(log.attributes);
  const { timestamp, note } = placed(scope.context, log.time, log.observed);
  const named = withKeys(bodyKeys(log.body), attributes);
  const record = dataOf(scope, named, {
    ...note,
    severityText: log.severityText === '' ? undefined : admit(log.severityText),
    severityNumber: log.severityNumber === 0 ? undefined : log.severityNumber,
    event_name: log.eventName === '' ? undefined : admit(log.eventName),
  });
  return eventFromRecord(
    scope.context,
    {
      dataset: scope.dataset,
      service: scope.service,
      namespace: namespaceOfAttributes(scope, named),
      given: {
        timestamp,
        traceId: parseTraceId(log.traceId),
        spanId: parseSpanId(log.spanId),
        level: levelOfSeverityNumber(log.severityNumber) ?? parseLevel(log.severityText),
        kind: 'log',
      },
    },
    record,
  );
}

/** A map stands for itself; anything else is the message. */
function bodyKeys(body: unknown): JsonObject {
  const admitted = admit(body);
  if (isObject(admitted)) return admitted;
  if (admitted === null) return {};
  return { message: typeof admitted === 'string' ? admitted : JSON.stringify(admitted) };
}
