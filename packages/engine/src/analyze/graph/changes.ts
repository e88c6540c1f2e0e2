/** A deployment or configuration change of a suspect that came before its deviation, never after it. */
import { elapsed, type Millis, millis } from '../../model/units.js';
import type { ChangeSeen, SystemEvidence } from '../../query/evidence/system/evidence.js';
import type { Deviation } from './deviation.js';

/** An event of a new version and the first deviation may be one and the same. */
const TOLERANCE_MS = 1_000;
const SHORTLY_MS = 3_600_000;

/** The nearest within an hour; where no deviation has a start, before the end of the window. Undefined without any. */
export function changeBeforeSuspect(
  entity: string,
  deviations: readonly Pick<Deviation, 'since'>[],
  system: SystemEvidence,
): { readonly seen: ChangeSeen; readonly leadMs: Millis } | undefined {
  const starts = deviations.flatMap(({ since }) => since ?? []).sort((a, b) => (a < b ? -1 : 1));
  const began = starts[0] ?? system.window.from;
  return system.changes
    .filter((change) => change.entity === entity)
    .map((seen) => ({ seen, leadMs: elapsed(seen.at, began) }))
    .filter(({ leadMs }) => leadMs >= -TOLERANCE_MS && leadMs <= SHORTLY_MS)
    .map(({ seen, leadMs }) => ({ seen, leadMs: millis(Math.max(0, leadMs)) }))
    .sort((a, b) => a.leadMs - b.leadMs || (a.seen.what < b.seen.what ? -1 : 1))[0];
}
