/** The line that a request wrote last before it failed, and how long it was silent then. */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { Scene } from '../scene.js';
import { isOfThePlatform } from './log-line.js';

export interface LastWords {
  readonly log: TelemetryEvent;
  readonly text: string;
  /** From that line to the failure; absent where an error came between, or where lines of the same work may lack its id. */
  readonly silentMs?: number;
}

/** Undefined when nothing failed, or when the request wrote nothing before. */
export function lastWordsOf({
  cause,
  logs,
  evidence,
}: Pick<Scene, 'cause' | 'logs' | 'evidence'>): LastWords | undefined {
  if (cause === undefined) return undefined;
  const { event } = cause;
  const failedAt = cause.node?.end ?? event.timestamp;
  const lines = logs.filter(
    (line) =>
      line.kind !== 'metric' &&
      line.message !== undefined &&
      line.id !== event.id &&
      line.timestamp <= failedAt &&
      !isOfThePlatform(line) &&
      (event.requestId !== undefined
        ? line.requestId === event.requestId
        : event.spanId !== undefined
          ? line.spanId === event.spanId
          : evidence.sharedId !== undefined && line.namespace === event.namespace),
  );
  const log = lines.findLast(({ isError }) => !isError);
  if (log?.message === undefined) return undefined;
  const silence =
    evidence.sharedId === undefined && log === lines.at(-1) ? { silentMs: Number(failedAt - log.timestamp) / 1e6 } : {};
  return { log, text: log.message, ...silence };
}
