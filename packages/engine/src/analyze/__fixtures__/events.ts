/** Small events for the tests of this stage. */
import { eventId, requestId, spanId, traceId } from '../../model/ids.js';
import type { JsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis, millis } from '../../model/units.js';

export const T0 = Date.UTC(2023, 3, 21, 10, 21, 9, 805);

export interface EventInput {
  readonly id?: string;
  readonly atMs?: number;
  readonly kind?: TelemetryEvent['kind'];
  readonly namespace?: string;
  readonly isError?: boolean;
  readonly name?: string;
  readonly message?: string;
  readonly durationMs?: number;
  readonly spanId?: string;
  readonly parentSpanId?: string;
  readonly traceId?: string;
  readonly requestId?: string;
  readonly coldStart?: true;
  readonly timedOut?: true;
  readonly fingerprint?: string;
  readonly data?: JsonObject;
}

/** An event at `T0 + atMs` of the namespace `checkout`. */
export function event(input: EventInput = {}): TelemetryEvent {
  const { id, atMs = 0, kind = 'log', namespace = 'checkout', isError = false, data } = input;
  return {
    id: eventId(id ?? `e-${input.spanId ?? ''}${atMs}`),
    environment: 'test',
    dataset: kind === 'log' ? 'lambda-logs' : 'otel',
    service: 'shop',
    namespace,
    kind,
    timestamp: fromEpochMillis(T0 + atMs),
    isError,
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.message === undefined ? {} : { message: input.message }),
    ...(input.durationMs === undefined ? {} : { durationMs: millis(input.durationMs) }),
    ...(input.spanId === undefined ? {} : { spanId: spanId(input.spanId) }),
    ...(input.parentSpanId === undefined ? {} : { parentSpanId: spanId(input.parentSpanId) }),
    ...(input.traceId === undefined ? {} : { traceId: traceId(input.traceId) }),
    ...(input.requestId === undefined ? {} : { requestId: requestId(input.requestId) }),
    ...(input.coldStart === undefined ? {} : { coldStart: true }),
    ...(input.timedOut === undefined ? {} : { timedOut: true }),
    ...(input.fingerprint === undefined ? {} : { fingerprint: input.fingerprint }),
    data: data ?? (input.message === undefined ? {} : { '@message': input.message }),
  };
}

/** A span of the trace `t1`; `role` as OpenTelemetry names it. */
export function span(input: EventInput & { readonly role?: string; readonly status?: string }): TelemetryEvent {
  const { role = 'internal', status, data = {}, ...rest } = input;
  const code = input.isError === true ? 2 : 0;
  return event({
    kind: 'span',
    traceId: 't1',
    durationMs: 10,
    id: `s-${input.spanId ?? ''}`,
    ...rest,
    data: { ...data, span: { kind: role, status: status === undefined ? { code } : { code, message: status } } },
  });
}
