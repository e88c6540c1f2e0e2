/** One failure of what differs most from before: it says why, where what was asked about counts no failures itself. */
import type { RootCause } from '@baselime-ai/contract';
import type { Evidence } from '../../query/evidence/evidence.js';
import { rootCauseOf } from '../causes/root-cause.js';
import { confidenceFrom, doubted, type Grounds } from '../confidence/grounds.js';
import { groundsOfScene } from '../confidence/of-scene.js';
import type { Numbered } from '../draft.js';
import type { Scene } from '../scene.js';
import type { SeriesView } from '../series/view.js';
import { aliasesOf } from './aliases.js';
import { askedOf } from './asked.js';
import { callGraph } from './call-graph.js';
import { rivalOfFirst } from './conclude.js';
import { type CauseRanking, rankCauses } from './rank-causes.js';

/**
 * The id of the failing event or span. Undefined as long as the system was not read, where the line is as usual, where an
 * error or a slow request is read anyway, and where what differs most does not fail or as much speaks for another.
 */
export function witnessOf({ system }: Evidence, view: SeriesView): string | undefined {
  if (system === undefined || view.main === undefined || view.unexplained !== undefined) return undefined;
  let ranking: CauseRanking;
  try {
    ranking = rankCauses(system, askedOf(view, callGraph(system).entities));
  } catch {
    return undefined;
  }
  if (rivalOfFirst(ranking) !== undefined) return undefined;
  const fails = ranking.suspects[0]?.deviations.find(
    ({ kind, isError, significant }) => significant && (kind === 'errors' || isError === true),
  );
  return fails?.evidence[0]?.kind === 'series' ? undefined : fails?.evidence[0]?.id;
}

export interface Refined {
  readonly cause: RootCause;
  readonly grounds: Grounds;
}

/** What the failure names as its cause, if it is a failure of what `suspected` names; undefined where it says no more. */
export function refinedBy(witness: Scene, suspected: RootCause, numbered: Numbered): Refined | undefined {
  const cause = rootCauseOf(witness, numbered);
  const grounds = groundsOfScene(witness, cause);
  if (grounds === undefined || cause.entity === undefined || suspected.entity === undefined) return undefined;
  const failing = witness.cause?.event;
  const isOfSuspect =
    aliasesOf(cause.entity, witness.tree).has(suspected.entity.toLowerCase()) ||
    [failing?.namespace, failing?.service].includes(suspected.entity);
  if (!isOfSuspect) return undefined;
  const ofOne = doubted(grounds, 'example');
  return {
    grounds: ofOne,
    cause: {
      ...cause,
      statement: `${suspected.statement} ${cause.statement}`,
      confidence: confidenceFrom(ofOne),
      findings: [...new Set([...suspected.findings.slice(0, 2), ...cause.findings])],
    },
  };
}
