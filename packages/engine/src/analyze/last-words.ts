/** The line that a request wrote last before it failed, and how long it was silent then. */
import type { TelemetryEvent } from '../model/telemetry-event.js';
import type { Scene } from './scene.js';

export interface LastWords {
  readonly log: TelemetryEvent;
  readonly text: string;
  /** From that line to the failure; absent where other lines of the same work may lack the id that they share. */
  readonly silentMs?: number;
}

const OF_THE_PLATFORM = /^(?:START|END|REPORT|INIT_START)\b/;

/** Undefined when nothing failed, or when the request wrote nothing before. */
export function lastWordsOf({
  cause,
  logs,
  evidence,
}: Pick<Scene, 'cause' | 'logs' | 'evidence'>): LastWords | undefined {
  if (cause === undefined) return undefined;
  const { event } = cause;
  const failedAt = cause.node?.end ?? event.timestamp;
  const log = logs.findLast(
    ({ kind, message, isError, id, timestamp, requestId, spanId, namespace }) =>
      kind !== 'metric' &&
      message !== undefined &&
      !isError &&
      id !== event.id &&
      timestamp <= failedAt &&
      !OF_THE_PLATFORM.test(message) &&
      (event.requestId !== undefined
        ? requestId === event.requestId
        : event.spanId !== undefined
          ? spanId === event.spanId
          : evidence.sharedId !== undefined && namespace === event.namespace),
  );
  if (log?.message === undefined) return undefined;
  const silence = evidence.sharedId === undefined ? { silentMs: Number(failedAt - log.timestamp) / 1e6 } : {};
  return { log, text: log.message, ...silence };
}
