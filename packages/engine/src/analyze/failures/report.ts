/** What Lambda's REPORT line of a request says about its limits. */
import { numberAt } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';

export interface Report {
  readonly event: TelemetryEvent;
  readonly usedMb?: number;
  readonly sizeMb?: number;
  readonly durationMs?: number;
  readonly initMs?: number;
}

/** The last REPORT line among `events` of this namespace; undefined when there is none. */
export function reportOf(events: readonly TelemetryEvent[], namespace: string | undefined): Report | undefined {
  const event = events.findLast(
    (candidate) =>
      (namespace === undefined || candidate.namespace === namespace) &&
      (numberAt(candidate.data, '@memorySize') ?? 0) > 0,
  );
  if (event === undefined) return undefined;
  const [usedMb, sizeMb, durationMs, initMs] = ['@maxMemoryUsed', '@memorySize', '@duration', '@initDuration'].map(
    (key) => numberAt(event.data, key),
  );
  return {
    event,
    ...(usedMb === undefined ? {} : { usedMb }),
    ...(sizeMb === undefined ? {} : { sizeMb }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(initMs === undefined ? {} : { initMs }),
  };
}

/**
 * The function's timeout in milliseconds, as Lambda's own line (`Task timed out after 3.00 seconds`) or a field gives
 * it; undefined when nothing does. `@timeout` is in seconds, as Lambda configures it.
 */
export function timeoutLimitMs(events: readonly TelemetryEvent[]): number | undefined {
  for (const event of events) {
    const text = `${event.message ?? ''} ${typeof event.data['@message'] === 'string' ? event.data['@message'] : ''}`;
    const seconds = /Task timed out after ([\d.]+) seconds/.exec(text.slice(0, 2_000))?.[1];
    if (seconds !== undefined && Number(seconds) > 0) return Number(seconds) * 1000;
    const field = numberAt(event.data, '@timeout');
    if (field !== undefined && field > 0 && field <= 900) return field * 1000;
  }
  return undefined;
}
