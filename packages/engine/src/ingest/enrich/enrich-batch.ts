/** What is added to the events of one request before the rules of their datasets are applied, whatever door they came through. */
import { isObject, type JsonObject, type JsonValue } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { withKeys } from '../admit.js';
import { refingerprinted } from '../failure/refingerprint.js';
import { correlationOf } from './correlate.js';
import { discover } from './discover.js';
import { costKey, invocationCost } from './invocation-cost.js';
import { weightSaid } from './sampling-weight.js';
import { isRepeated, noteTold, type ToldRequests, withoutFingerprint } from './told-failures.js';

/**
 * The events in their order, with what they and their batch tell: the sampling weight, account and region
 * (`cloud.account.id`, `cloud.region` in the data), service and namespace where none was named, request and trace ids,
 * cold starts that Powertools reports, and the cost of an invocation (`$baselime.cost`). Nothing that a sender said is
 * replaced. A REPORT line that repeats the failure of its request is no kind of error of its own.
 *
 * @param told the requests whose failure batches before told, to which those of this one are added
 */
export function enrichBatch(
  events: readonly TelemetryEvent[],
  told: ToldRequests = new Set(),
): readonly TelemetryEvent[] {
  const correlation = correlationOf(events);
  noteTold(events, told);
  return events.map((given) => {
    const event = isRepeated(given, told) ? withoutFingerprint(given) : given;
    const weight = event.weight ?? weightSaid(event.data);
    const found = discover(event);
    const cost = event.data[costKey] === undefined ? invocationCost(event.data, found.region) : undefined;
    const requestId = event.requestId ?? correlation?.requestOf(event);
    const traceId = event.traceId ?? correlation?.traceOf(event);
    const coldStart = event.coldStart ?? (startedCold(event.data) ? true : undefined);
    const identified = found.account ?? found.region ?? found.service ?? found.namespace;
    const isSame =
      weight === event.weight &&
      cost === undefined &&
      requestId === event.requestId &&
      traceId === event.traceId &&
      coldStart === event.coldStart &&
      identified === undefined;
    if (isSame) return event;
    const enriched: TelemetryEvent = {
      ...event,
      ...(weight === undefined ? {} : { weight }),
      ...(requestId === undefined ? {} : { requestId }),
      ...(traceId === undefined ? {} : { traceId }),
      ...(coldStart === undefined ? {} : { coldStart }),
      ...(found.service === undefined ? {} : { service: found.service }),
      ...(found.namespace === undefined ? {} : { namespace: found.namespace }),
      data: withFacts(event.data, { 'cloud.account.id': found.account, 'cloud.region': found.region, [costKey]: cost }),
    };
    return identified === undefined ? enriched : refingerprinted(enriched);
  });
}

function withFacts(data: JsonObject, facts: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const known: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(facts)) if (value !== undefined) known[key] = value;
  return Object.keys(known).length === 0 ? data : withKeys(data, known);
}

/** Powertools' logger says `cold_start` on the lines of an invocation, beside the function's own keys. */
function startedCold(data: JsonObject): boolean {
  const message = data['@message'];
  return [data, message].some(
    (root) =>
      isObject(root) &&
      root.cold_start === true &&
      (root.function_request_id !== undefined || root.function_arn !== undefined || root.function_name !== undefined),
  );
}
