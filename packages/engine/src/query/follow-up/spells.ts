/** When the same failure happened, over everything stored: spells of it, parted by an hour and more of quiet. */
import { fromEpochMillis, type UnixNanos } from '../../model/units.js';
import { sql } from '../../store/sql.js';
import { followed, type Place, scopeOf } from './place.js';

export interface Spell {
  readonly from: UnixNanos;
  readonly to: UnixNanos;
  readonly count: number;
}

export interface Spells {
  /** Oldest first; none where it is not stored, as of a function that never failed. */
  readonly spells: readonly Spell[];
  /** The oldest event that is stored of its function: of the time before nothing can be said. */
  readonly storedSince: UnixNanos;
}

const STEP_SECONDS = 300;
/** Newest ones; a failure that happens all the time fills weeks of them. */
const MOST_STEPS = 20_000;
const QUIET_MS = 3_600_000;

/** To five minutes. Undefined where nothing tells the failure from others. */
export async function readSpells(place: Place): Promise<Spells | undefined> {
  const scope = scopeOf(place);
  const same = scope === undefined ? undefined : followed(scope.marker);
  if (scope === undefined || same === undefined) return undefined;
  const { reader, options, marker, weighing } = scope;
  const [steps, oldest] = await Promise.all([
    reader.select<{ readonly from: number; readonly to: number; readonly n: number }>(
      sql`SELECT toInt64(min(toUnixTimestamp64Milli(timestamp))) AS from, toInt64(max(toUnixTimestamp64Milli(timestamp))) AS to,
            ${weighing.count} AS n
          FROM baselime.events WHERE environment = ${reader.environment} AND ${same} AND namespace = ${marker.namespace}
          GROUP BY intDiv(toUnixTimestamp64Milli(timestamp), ${STEP_SECONDS * 1000})
          ORDER BY from DESC LIMIT ${MOST_STEPS}`,
      options,
    ),
    reader.select<{ readonly at: number }>(
      sql`SELECT toInt64(min(toUnixTimestamp64Milli(timestamp))) AS at FROM baselime.events
          WHERE environment = ${reader.environment} AND namespace = ${marker.namespace}`,
      options,
    ),
  ]);
  const spells = joined(
    [...steps.rows].reverse().map(({ from, to, n }) => ({ from: Number(from), to: Number(to), n: Number(n) })),
  );
  return { spells, storedSince: fromEpochMillis(Number(oldest.rows[0]?.at ?? 0)) };
}

/** Steps by time become spells. */
export function joined(
  steps: readonly { readonly from: number; readonly to: number; readonly n: number }[],
): readonly Spell[] {
  const spells: { from: number; to: number; n: number }[] = [];
  for (const step of steps) {
    const last = spells.at(-1);
    if (last === undefined || step.from - last.to >= QUIET_MS) spells.push({ ...step });
    else {
      last.to = step.to;
      last.n += step.n;
    }
  }
  return spells.map(({ from, to, n }) => ({ from: fromEpochMillis(from), to: fromEpochMillis(to), count: n }));
}
