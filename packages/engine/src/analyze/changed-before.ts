/**
 * A failure whose words name no cause, which never happened before a change of its function, or of something that its
 * lines name, and began shortly after it. By chance a change stands so shortly before a moment that has nothing to do
 * with it as often as the changes of the time, each with such a lead, fill that time.
 */
import { leaves } from '../model/json.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { elapsed } from '../model/units.js';
import type { Evidence } from '../query/evidence/evidence.js';
import type { Conduct } from './candidate.js';
import { type Change, changesShortlyBefore } from './changes.js';
import { refTo } from './draft.js';
import type { Failure } from './failure.js';
import { SELDOM } from './graph/deviation.js';
import { holdsName } from './passed-on.js';
import { clock, duration, measures, spoken } from './wording.js';

export function changedBefore(evidence: Evidence, failure: Failure): Conduct | undefined {
  const { verdict, event } = failure;
  const { recurrence, changes = [], window, baseline } = evidence;
  const marker = evidence.marker ?? evidence.focus;
  // The first time is known of the failure that was counted only.
  if (verdict.fault !== 'unhandled-error' || recurrence?.firstSeen === undefined || recurrence.inBaseline > 0)
    return undefined;
  if (marker === undefined || (marker.namespace !== event.namespace && marker.traceId !== event.traceId))
    return undefined;
  const all = Math.max(1, changes.length) / Math.max(1, elapsed(baseline.from, window.to));
  const change = changesShortlyBefore(evidence, recurrence.firstSeen).find(
    (one) => touches(one, failure, evidence) && -Math.log(Math.min(1, Math.max(1, one.leadMs) * all)) >= SELDOM,
  );
  if (change?.event === undefined) return undefined;
  const lead = Math.max(0, change.leadMs);
  const name = spoken(event.namespace);
  return {
    fault: change.kind,
    entity: event.namespace,
    statement: `${name} began to fail ${lead < 1 ? 'with' : `${duration(lead)} after`} the change ${spoken(change.what)} at ${clock(change.at)}, and never failed so before.`,
    numbers: measures(['time before the first failure', lead, 'ms'], ['failures since', recurrence.inWindow, 'count']),
    confidence: 'likely',
    certainty:
      'the failure began shortly after this change and is not known from before, but its words do not name a cause',
    evidence: [refTo(change.event), refTo(event)],
  };
}

/** Whether the change is one of the failing function itself, or of something that its lines name. */
function touches({ event: change }: Change, { event, signals }: Failure, { request }: Evidence): boolean {
  if (change === undefined) return false;
  const lines = [
    ...signals.texts.map(({ value }) => value),
    ...request.filter(isOf(event)).map(({ message = '' }) => message),
  ];
  return changedNames(change).some(
    (name) =>
      [event.namespace, event.service].includes(name.replace(/^arn:.*:function:/, '')) ||
      lines.slice(0, 60).some((line) => holdsName(line.slice(0, 2_000), name)),
  );
}

const isOf =
  ({ namespace, requestId }: TelemetryEvent) =>
  (other: TelemetryEvent): boolean =>
    other.namespace === namespace && other.requestId === requestId;

/** What was changed, by the parameters of the call; a marker of a deployment names its own service. */
function changedNames(change: TelemetryEvent): readonly string[] {
  const named = [...leaves(change.data, 200)].flatMap(([path, value]) =>
    typeof value === 'string' && NAMES.test(path) && value.length >= 4 && value.length <= 256 ? [value] : [],
  );
  return named.length > 0 ? named : [change.namespace, change.service];
}
const NAMES = /^requestParameters\.(?:\w*[nN]ame|\w*Arn|\w*Id|\w*Identifier|\w*Url|key)$/;
