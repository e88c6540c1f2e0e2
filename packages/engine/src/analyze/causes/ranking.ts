/** Everything that may be the cause, in one list, whatever found it. */
import type { RootCause } from '@baselime-ai/contract';
import type { SystemEvidence } from '../../query/evidence/system/evidence.js';
import type { Ranked } from '../analysis.js';
import { faultOfSuspect } from '../graph/conclude.js';
import type { CauseRanking } from '../graph/rank-causes.js';
import type { Scene } from '../scene.js';

/** Candidates of a scene by entity, the root cause first; also where none of them is sure enough to be named. */
export function rankingOfScene({ ranking }: Scene, cause: RootCause): readonly Ranked[] {
  return withCauseFirst(
    cause,
    ranking.candidates.map(({ entity, score, fault }) => ({ entity, score, fault })),
  );
}

/** What is beyond chance stands above everything that is not, in its score too. */
export function rankingOfGraph(
  { suspects }: CauseRanking,
  system: SystemEvidence,
  cause: RootCause,
): readonly Ranked[] {
  const chance = suspects.reduce((most, { significant, score }) => (significant ? most : Math.max(most, score)), 0);
  return withCauseFirst(
    cause,
    suspects.map((suspect) => {
      const { entity, significant } = suspect;
      const fault = faultOfSuspect(suspect, system);
      const score = suspect.score + (significant ? chance : 0);
      return { entity, score, ...(fault === undefined ? {} : { fault }) };
    }),
  );
}

function withCauseFirst(cause: RootCause, ranked: readonly Ranked[]): readonly Ranked[] {
  const distinct = ranked.filter(({ entity }, index) => ranked.findIndex((other) => other.entity === entity) === index);
  if (cause.entity === undefined || cause.confidence === 'inconclusive') return distinct;
  const { entity, fault } = cause;
  const own = distinct.find((one) => one.entity === entity)?.score ?? 1;
  const others = distinct.filter((one) => one.entity !== entity).map(({ score }) => score);
  // An example that shows the cause says more than any of the others.
  const score = others.some((one) => one >= own) ? Math.max(...others) + Math.max(own, 1) : own;
  const first = { entity, score, ...(fault === undefined ? {} : { fault }) };
  return [first, ...distinct.filter((one) => one.entity !== entity)];
}
