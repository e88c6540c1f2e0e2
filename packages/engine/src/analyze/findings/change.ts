/** A version, deployment or configuration change that came shortly before the first failure; never one that came after. */
import { textAt } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { elapsed, type Millis, type UnixNanos } from '../../model/units.js';
import type { Evidence, VersionSeen } from '../../query/evidence/evidence.js';
import { type FindingDraft, refTo } from '../draft.js';
import type { Scene } from '../scene.js';
import { clock, clockBeside, duration, measures, shorten, withoutApiVersion } from '../wording.js';

export const CHANGE = 'change';
/** A failure that begins later than this after a change is not laid at its door. */
const SHORTLY_MS = 60 * 60_000;
/** An event of the new version and the first failure may be one and the same. */
const TOLERANCE_MS = 1_000;

export interface Change {
  readonly what: string;
  readonly at: UnixNanos;
  readonly leadMs: Millis;
  readonly kind: 'deployment-change' | 'configuration-change';
  readonly event?: TelemetryEvent;
}

/** The instant from which the failure is known; undefined without any failure. */
export function firstFailure({ evidence, cause }: Scene): UnixNanos | undefined {
  return evidence.recurrence?.firstSeen ?? cause?.event.timestamp;
}

/** The nearest change before the first failure; undefined when there is none within an hour. */
export function changeBefore(scene: Scene): Change | undefined {
  const first = firstFailure(scene);
  return first === undefined || scene.cause === undefined ? undefined : changesShortlyBefore(scene.evidence, first)[0];
}

/** Changes within an hour before `first`, the nearest first. */
export function changesShortlyBefore(evidence: Evidence, first: UnixNanos): readonly Change[] {
  const { changes = [], versions = [], baseline } = evidence;
  const found: Change[] = [];
  for (const event of changes) {
    const leadMs = elapsed(event.timestamp, first);
    if (leadMs < -TOLERANCE_MS || leadMs > SHORTLY_MS) continue;
    const name = withoutApiVersion(textAt(event.data, 'eventName') ?? event.name ?? event.message ?? 'a change');
    const target = ['functionName', 'name'].map((key) => textAt(event.data, `requestParameters.${key}`)).find(Boolean);
    const configuration = /Configuration|PutParameter|Secret|Policy|Role|Env/i.test(name);
    found.push({
      what: shorten(target === undefined ? name : `${name} of ${target}`, 120),
      at: event.timestamp,
      leadMs,
      kind: configuration ? 'configuration-change' : 'deployment-change',
      event,
    });
  }
  for (const version of versions) {
    const leadMs = elapsed(version.firstSeen, first);
    // The oldest version of the data is not new: nothing is known from before it.
    if (!isNewVersion(version, versions, baseline.from) || leadMs < -TOLERANCE_MS || leadMs > SHORTLY_MS) continue;
    found.push({
      what: `${version.key} ${shorten(version.value, 60)}`,
      at: version.firstSeen,
      leadMs,
      kind: 'deployment-change',
    });
  }
  return found.sort((a, b) => a.leadMs - b.leadMs || (a.what < b.what ? -1 : 1));
}

/** Lambda's name for whatever was deployed last is no version. */
const UNPUBLISHED = '$LATEST';

function isNewVersion(version: VersionSeen, all: readonly VersionSeen[], from: UnixNanos): boolean {
  if (version.value === UNPUBLISHED) return false;
  const earlier = all.some(
    (other) => other.key === version.key && other.value !== version.value && other.firstSeen < version.firstSeen,
  );
  return earlier && version.firstSeen > from;
}

export function changeFindings(scene: Scene): readonly FindingDraft[] {
  const change = changeBefore(scene);
  const first = firstFailure(scene);
  const focus = scene.evidence.marker ?? scene.evidence.focus;
  if (change === undefined || first === undefined || focus === undefined) return [];
  const lead = Math.max(0, change.leadMs);
  return [
    {
      key: CHANGE,
      weight: 70,
      kind: 'change',
      entity: focus.namespace,
      fault: change.kind,
      statement: `${change.what} appeared at ${clockBeside(change.at, focus.timestamp)}, ${duration(lead)} before the failure was first seen at ${clock(first)}.`,
      numbers: measures(['time before the first failure', lead, 'ms']),
      confidence: 'likely',
      evidence: [refTo(change.event ?? focus)],
    },
  ];
}
