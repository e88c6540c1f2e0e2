/** A version, deployment or configuration change that came shortly before the first failure; never one that came after. */
import type { UnixNanos } from '../../model/units.js';
import { type Change, changesShortlyBefore } from '../causes/changes.js';
import { type FindingDraft, refTo } from '../draft.js';
import type { Scene } from '../scene.js';
import { ahead, clock, clockBeside, measures } from '../wording.js';

export const CHANGE = 'change';
/** The instant from which the failure is known; undefined without any failure. */
export function firstFailure({ evidence, cause }: Scene): UnixNanos | undefined {
  return evidence.recurrence?.firstSeen ?? cause?.event.timestamp;
}

/** The nearest change before the first failure; undefined when there is none within an hour. */
export function changeBefore(scene: Scene): Change | undefined {
  const first = firstFailure(scene);
  return first === undefined || scene.cause === undefined ? undefined : changesShortlyBefore(scene.evidence, first)[0];
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
      statement: `${change.what} appeared at ${clockBeside(change.at, focus.timestamp)}, ${ahead(lead, `the failure was first seen at ${clock(first)}`)}.`,
      numbers: measures(['time before the first failure', lead, 'ms']),
      confidence: 'likely',
      evidence: [refTo(change.event ?? focus)],
    },
  ];
}
