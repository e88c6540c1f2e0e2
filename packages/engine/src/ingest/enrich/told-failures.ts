/** Lambda's own lines about an invocation (REPORT and the like) repeat its failure: of the two only the failure is a kind of error. */
import type { RequestId } from '../../model/ids.js';
import { SUMMARY_LINES } from '../../model/platform-lines.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';

const isSummary = ({ data }: TelemetryEvent): boolean => SUMMARY_LINES.has(data['@type']);

/** Requests whose failure was told in the program's own words; what a batch tells is added to what is known before it. */
export interface ToldRequests {
  has(requestId: RequestId): boolean;
  add(requestId: RequestId): void;
}

/** Adds those of the batch; most batches have none. */
export function noteTold(events: readonly TelemetryEvent[], told: ToldRequests): void {
  for (const event of events) {
    if (event.fingerprint !== undefined && event.requestId !== undefined && !isSummary(event))
      told.add(event.requestId);
  }
}

/**
 * Whether the event only repeats, by the name of its error, a failure that `told` holds. It still is an error; a line that
 * comes without the failure keeps its fingerprint, so that nothing is lost.
 */
export const isRepeated = (event: TelemetryEvent, told: Pick<ToldRequests, 'has'>): boolean =>
  event.fingerprint !== undefined && event.requestId !== undefined && told.has(event.requestId) && isSummary(event);

/** The same event as no kind of error of its own. */
export function withoutFingerprint({ fingerprint: _repeated, ...event }: TelemetryEvent): TelemetryEvent {
  return event;
}
