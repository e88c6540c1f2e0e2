/** Versions, deployments and configuration changes of the evidence, by how shortly they came before something. */
import { textAt } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { elapsed, type Millis, type UnixNanos } from '../../model/units.js';
import type { Evidence, VersionSeen } from '../../query/evidence/evidence.js';
import { isOfConfiguration } from '../../query/evidence/system/changing-calls.js';
import { shorten, withoutApiVersion } from '../wording.js';

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

/** Changes within an hour before `first`, the nearest first. */
export function changesShortlyBefore(evidence: Evidence, first: UnixNanos): readonly Change[] {
  const { changes = [], versions = [], baseline } = evidence;
  const found: Change[] = [];
  for (const event of changes) {
    const leadMs = elapsed(event.timestamp, first);
    if (leadMs < -TOLERANCE_MS || leadMs > SHORTLY_MS) continue;
    const name = withoutApiVersion(textAt(event.data, 'eventName') ?? event.name ?? event.message ?? 'a change');
    const target = ['functionName', 'name'].map((key) => textAt(event.data, `requestParameters.${key}`)).find(Boolean);
    const configuration = isOfConfiguration(name);
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
