/** How many events an event stands for, as its sender says. */
import { isObject, type JsonObject, type JsonValue } from '../../model/json.js';

/** Baselime's key: 1/N where one of N was kept. */
export const samplingIntervalKey = '$baselime.samplingInterval';
/** Beyond this a weight is a mistake or an attempt to drown the other counts. */
export const maxWeight = 1_000_000;

/**
 * Above 1, or undefined when the sender sampled nothing or says something else. Read from `$baselime.samplingInterval`
 * (1/N; a number above 1 is taken for N itself) and, on spans, from the threshold `th` of OpenTelemetry's trace state
 * (W3C Trace Context, key `ot`: a span is kept when the random part of its trace id reaches the threshold).
 */
export function weightSaid(data: JsonObject): number | undefined {
  const message = data['@message'];
  const interval = data[samplingIntervalKey] ?? (isObject(message) ? message[samplingIntervalKey] : undefined);
  if (interval !== undefined) return weightOfInterval(interval);
  const { span } = data;
  const state = (isObject(span) ? span.traceState : undefined) ?? data.traceState;
  return typeof state === 'string' ? weightOfTraceState(state) : undefined;
}

function weightOfInterval(interval: JsonValue): number | undefined {
  const value = typeof interval === 'string' ? Number(interval) : interval;
  if (typeof value !== 'number' || !(value > 0)) return undefined;
  return believable(value < 1 ? 1 / value : value);
}

/** Of 2^56 equally likely values those below the threshold are dropped; trailing zeros of it are left out. */
function weightOfTraceState(state: string): number | undefined {
  const threshold = /(?:^|,)\s*ot=(?:[^,]*;)?th:([0-9a-f]{1,14})(?:[;,\s]|$)/.exec(state.slice(0, 512))?.[1];
  if (threshold === undefined) return undefined;
  const dropped = Number.parseInt(threshold.padEnd(14, '0'), 16) / 2 ** 56;
  return believable(1 / (1 - dropped));
}

function believable(weight: number): number | undefined {
  // A weight such as 1 / 0.1 is meant to be whole.
  const near = Math.abs(weight - Math.round(weight)) < 1e-6 * weight ? Math.round(weight) : weight;
  return near > 1 && near <= maxWeight ? near : undefined;
}
