/** Changes by the entity that they touch: markers, calls of CloudTrail that name it, versions that are new. */
import { later, millis, type UnixNanos } from '../../model/units.js';
import { isOfConfiguration } from './changing-calls.js';
import type { ChangeSeen } from './system-evidence.js';
import type { ChangeRow, VersionRow } from './system-rows.js';

const HOUR_MS = 3_600_000;

/** `entities` are all that are known; a record touches those whose whole name it holds, else the one that sent it. */
export function changesOf(
  rows: readonly ChangeRow[],
  versions: readonly VersionRow[],
  entities: readonly string[],
  entityOf: (row: { readonly service: string; readonly namespace: string }) => string,
  start: UnixNanos,
): readonly ChangeSeen[] {
  const patterns = entities
    .filter((entity) => entity !== '' && entity !== 'default')
    .map((entity) => ({ entity, whole: new RegExp(`(?:^|[^\\w-])${entity.replace(/[^\w]/g, '\\$&')}(?:[^\\w-]|$)`) }));
  const recorded = rows.flatMap((row): readonly ChangeSeen[] => {
    const named = patterns.filter(({ whole }) => whole.test(row.text)).map(({ entity }) => entity);
    const touched = named.length > 0 ? named : [entityOf(row)];
    return touched.map((entity) => ({
      entity,
      at: later(start, millis(row.at)),
      what: row.what,
      kind: isOfConfiguration(row.what) ? 'configuration' : 'deployment',
      example: { id: row.id, label: row.what },
    }));
  });
  const released = versions
    .filter(({ first }) => first >= -HOUR_MS)
    // The oldest version of an entity is not new: nothing is known from before it.
    .filter((row) => versions.some((other) => entityOf(other) === entityOf(row) && other.first < row.first))
    .map(
      (row): ChangeSeen => ({
        entity: entityOf(row),
        at: later(start, millis(row.first)),
        what: `version ${row.version}`,
        kind: 'deployment',
      }),
    );
  return [...recorded, ...released].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : `${a.entity} ${a.what}` < `${b.entity} ${b.what}` ? -1 : 1,
  );
}
