/** Changes by the entity that they touch: markers, calls of CloudTrail that name it, versions that are new. */
import { later, millis, type UnixNanos } from '../../../model/units.js';
import { isByScaling, isOfConfiguration } from './changing-calls.js';
import type { ChangeSeen } from './evidence.js';
import type { ChangeRow, VersionRow } from './rows.js';

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
    if (isByScaling(row.text)) return [];
    const named = patterns.filter(({ whole }) => whole.test(row.text)).map(({ entity }) => entity);
    const touched = named.length > 0 ? named : [entityOf(row)];
    const names = parametersIn(row.text);
    return touched.map((entity) => ({
      ...(names.length === 0 ? {} : { names }),
      entity,
      at: later(start, millis(row.at)),
      what: row.what,
      kind: isOfConfiguration(row.what) ? 'configuration' : 'deployment',
      example: { id: row.id, label: row.what },
    }));
  });
  const known = firstSeen(versions, entityOf);
  const released = known
    .filter(({ first }) => first >= -HOUR_MS)
    // The oldest version of an entity is not new: nothing is known from before it.
    .filter((row) => known.some((other) => other.entity === row.entity && other.first < row.first))
    .map(
      ({ entity, version, first }): ChangeSeen => ({
        entity,
        at: later(start, millis(first)),
        what: `version ${version}`,
        kind: 'deployment',
      }),
    );
  return [...recorded, ...released].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : `${a.entity} ${a.what}` < `${b.entity} ${b.what}` ? -1 : 1,
  );
}

/** Lambda's name for whatever was deployed last is no version. */
const UNPUBLISHED = '$LATEST';

/** Each version of an entity once: its lines and its spans tell the same one, under the names of two services. */
function firstSeen(
  versions: readonly VersionRow[],
  entityOf: (row: VersionRow) => string,
): readonly { readonly entity: string; readonly version: string; readonly first: number }[] {
  const seen = new Map<string, { readonly entity: string; readonly version: string; readonly first: number }>();
  for (const row of versions) {
    const { version, first } = row;
    if (version === UNPUBLISHED) continue;
    const entity = entityOf(row);
    const key = JSON.stringify([entity, version]);
    const known = seen.get(key);
    if (known === undefined || first < known.first) seen.set(key, { entity, version, first });
  }
  return [...seen.values()];
}

/** A name among the parameters of a call, in the text of its record. */
const NAMED = /"(?:\w*[nN]ame|\w*Arn|\w*I[dD]|\w*Identifier|\w*Url|key)":\s*"([^"\\]{4,256})"/g;
const MOST_NAMES = 12;

/** Of a record of CloudTrail as far as it was read; what stands before the parameters tells who called and from where. */
function parametersIn(text: string): readonly string[] {
  const start = text.indexOf('"requestParameters"');
  if (start < 0) return [];
  const end = text.indexOf('"responseElements"', start);
  const found = text.slice(start, end < 0 ? undefined : end).matchAll(NAMED);
  return [...new Set([...found].flatMap(([, name]) => name ?? []))].slice(0, MOST_NAMES);
}
