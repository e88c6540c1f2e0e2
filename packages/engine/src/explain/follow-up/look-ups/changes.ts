/** Whether a deployment, a version or a configuration came before the failure, and which versions fail. */
import { z } from 'zod';
import { refTo } from '../../../analyze/draft.js';
import {
  clockBeside,
  count,
  duration,
  grouped,
  measures,
  shorten,
  spoken,
  withoutApiVersion,
} from '../../../analyze/wording.js';
import { textAt } from '../../../model/json.js';
import { elapsed, type UnixNanos } from '../../../model/units.js';

import { readContrast } from '../../../query/evidence/contrast-cells.js';
import type { VersionSeen } from '../../../query/evidence/evidence.js';
import { readRelatedChanges } from '../../../query/evidence/related-changes.js';
import { readVersions } from '../../../query/evidence/versions.js';
import { readLately } from '../../../query/follow-up/lately.js';
import { isFailing, scopeOf } from '../../../query/follow-up/place.js';
import { VERSION_KEYS } from '../../../store/index.js';
import { type Context, type LookedUp, type LookUp, type NewFinding, seriesRef } from '../look-up.js';

/** An event of the new version and the first failure may be one and the same. */
const TOLERANCE_MS = 1_000;
const MOST_CHANGES = 4;

export const changes: LookUp<Record<string, never>> = {
  name: 'changes',
  description:
    'Deployments, new versions and configuration changes of the failing function in the hours around the failure, and which versions the failing requests ran on.',
  parameters: {},
  input: z.object({}),
  sentence: () => 'Looking for deployments, versions and configuration changes before the failure',
  run: lookUp,
};

interface Change {
  readonly what: string;
  readonly at: UnixNanos;
  readonly evidence: NewFinding['evidence'][number];
}

async function lookUp(_input: unknown, { place }: Context): Promise<LookedUp> {
  const scope = scopeOf(place);
  if (scope === undefined) return { findings: [] };
  const { marker, baseline, window } = scope;
  const [versions, events, seen] = await Promise.all([
    readVersions(scope),
    readRelatedChanges(scope),
    readLately(place),
  ]);
  // Where there was one version only, it sets nothing apart, and requests need not be compared.
  const several = VERSION_KEYS.filter((key) => versions.filter((version) => version.key === key).length > 1);
  const siblings = marker.requestId === undefined ? [] : await place.reader.request(marker.requestId, 100);
  const contrast = several.length === 0 ? undefined : await readContrast(scope, siblings);
  const first = seen?.first ?? marker.timestamp;
  const found: readonly Change[] = [
    ...events.map((event): Change => {
      const name = withoutApiVersion(textAt(event.data, 'eventName') ?? event.name ?? event.message ?? 'a change');
      return {
        what: `${shorten(name, 100)} of ${spoken(marker.namespace)}`,
        at: event.timestamp,
        evidence: refTo(event),
      };
    }),
    ...versions
      .filter((version) => isNew(version, versions, baseline.from))
      // One version may stand under two keys, such as the log line's and the span's.
      .filter(({ value }, index, all) => all.findIndex((other) => other.value === value) === index)
      .map(
        ({ key, value, firstSeen }): Change => ({
          what: `${key} ${shorten(value, 60)} of ${spoken(marker.namespace)}`,
          at: firstSeen,
          evidence: refTo(marker, key),
        }),
      ),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  if (!isFailing(marker) && found.length > 0) {
    return {
      findings: found.slice(-MOST_CHANGES).map(({ what, at, evidence }) => ({
        kind: 'change',
        entity: marker.namespace,
        statement: `${what} appeared at ${clockBeside(at, marker.timestamp)}.`,
        numbers: [],
        confidence: 'confirmed',
        evidence: [evidence],
      })),
    };
  }
  const before = found.filter(({ at }) => elapsed(at, first) >= -TOLERANCE_MS);
  const after = found.filter(({ at }) => elapsed(at, first) < -TOLERANCE_MS);
  const told: NewFinding[] = [
    ...before
      .slice(-MOST_CHANGES)
      .reverse()
      .map((change) => ({
        ...findingOf(change, marker.namespace),
        statement: `${change.what} appeared at ${clockBeside(change.at, marker.timestamp)}, ${duration(Math.max(0, elapsed(change.at, first)))} before the failure was first seen at ${clockBeside(first, marker.timestamp)}.`,
        numbers: measures(['before the first failure', Math.max(0, elapsed(change.at, first)), 'ms']),
      })),
    ...after.slice(0, 2).map((change) => ({
      ...findingOf(change, marker.namespace),
      statement: `${change.what} appeared at ${clockBeside(change.at, marker.timestamp)}, ${duration(elapsed(first, change.at))} after the failure was first seen, so it did not start it.`,
      numbers: measures(['after the first failure', elapsed(first, change.at), 'ms']),
    })),
  ];
  if (found.length === 0) {
    told.push({
      kind: 'change',
      entity: marker.namespace,
      statement: `No deployment, new version or configuration change of ${spoken(marker.namespace)} is recorded between ${clockBeside(baseline.from, marker.timestamp)} and ${clockBeside(window.to, marker.timestamp)}${onlyVersion(versions)}.`,
      numbers: [],
      // What nobody recorded may have happened all the same.
      confidence: 'likely',
      evidence: [seriesRef('changes', { from: baseline.from, to: window.to }, 'the time that was looked at')],
    });
  }
  for (const key of several) {
    const cells = contrast?.cells.filter((cell) => cell.key === key) ?? [];
    const [most] = [...cells].sort((a, b) => b.failing - a.failing);
    if (most === undefined || contrast === undefined) continue;
    told.push({
      kind: 'contrast',
      entity: marker.namespace,
      statement: `${key} is ${shorten(most.value, 60)} in ${grouped(most.failing)} of ${count(contrast.failing, 'failing request')} of ${spoken(marker.namespace)} and in ${grouped(most.succeeding)} of ${grouped(contrast.succeeding)} that succeeded.`,
      numbers: measures(
        ['failing with the version', most.failing, 'count'],
        ['failing', contrast.failing, 'count'],
        ['succeeding with the version', most.succeeding, 'count'],
        ['succeeding', contrast.succeeding, 'count'],
      ),
      confidence: 'confirmed',
      evidence: [refTo(marker, key)],
    });
  }
  return { findings: told };
}

const onlyVersion = ([version, ...others]: readonly VersionSeen[]): string =>
  version === undefined || others.some(({ key }) => key === version.key)
    ? ''
    : `; ${version.key} was ${shorten(version.value, 60)} all the time`;

/** The oldest version of the data is not new: nothing is known from before it. */
const isNew = (version: VersionSeen, all: readonly VersionSeen[], from: UnixNanos): boolean =>
  version.firstSeen > from &&
  all.some(
    (other) => other.key === version.key && other.value !== version.value && other.firstSeen < version.firstSeen,
  );

const findingOf = ({ evidence }: Change, entity: string): Omit<NewFinding, 'statement' | 'numbers'> => ({
  kind: 'change',
  entity,
  confidence: 'confirmed',
  evidence: [evidence],
});
