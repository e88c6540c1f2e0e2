/** Everything that may be the cause, in one list, whatever found it. */
import type { RootCause } from '@baselime-ai/contract';
import type { SystemEvidence } from '../query/evidence/system-evidence.js';
import type { Ranked } from './analysis.js';
import { faultOfSuspect } from './graph/conclude.js';
import type { CauseRanking } from './graph/rank-causes.js';
import type { Scene } from './scene.js';

/** Candidates of a scene by entity, the root cause first. */
export function rankingOfScene({ ranking }: Scene, cause: RootCause): readonly Ranked[] {
  const candidates = cause.entity === undefined ? [] : ranking.candidates;
  return withCauseFirst(
    cause,
    candidates.map(({ entity, score, fault }) => ({ entity, score, fault })),
  );
}

export const rankingOfGraph = (ranking: CauseRanking, system: SystemEvidence, cause: RootCause): readonly Ranked[] =>
  withCauseFirst(
    cause,
    ranking.suspects.map((suspect) => {
      const fault = faultOfSuspect(suspect, system);
      return { entity: suspect.entity, score: suspect.score, ...(fault === undefined ? {} : { fault }) };
    }),
  );

function withCauseFirst(cause: RootCause, ranked: readonly Ranked[]): readonly Ranked[] {
  const distinct = ranked.filter(({ entity }, index) => ranked.findIndex((other) => other.entity === entity) === index);
  if (cause.entity === undefined || cause.confidence === 'inconclusive') return distinct;
  const { entity, fault } = cause;
  const own = distinct.find((one) => one.entity === entity);
  const most = distinct.reduce((score, one) => Math.max(score, one.score), 0);
  const first = { entity, score: Math.max(most, own?.score ?? 1), ...(fault === undefined ? {} : { fault }) };
  return [first, ...distinct.filter((one) => one.entity !== entity)];
}
