/** What the system did around one event or trace in which nothing says what is wrong. */
import type { RootCause } from '@baselime-ai/contract';
import type { Evidence } from '../../query/evidence/evidence.js';
import type { FindingDraft, Numbered } from '../draft.js';
import { dependencyOf } from '../rules/entity.js';
import type { Scene } from '../scene.js';
import { graphCause, graphFindings } from './conclude.js';
import { type CauseRanking, rankCauses } from './rank-causes.js';

export interface TraceSurroundings {
  readonly drafts: readonly FindingDraft[];
  readonly ranking: CauseRanking;
  /** Undefined where nothing on the way of the trace differs beyond chance. */
  cause(numbered: Numbered): RootCause | undefined;
}

/**
 * Only entities that the trace itself passes are in question. Undefined where the system was not looked at, or when it
 * has an odd shape.
 */
export function surroundTrace({ system }: Evidence, scene: Scene): TraceSurroundings | undefined {
  if (system === undefined) return undefined;
  const events = [...scene.tree.nodes.map(({ span }) => span), ...scene.logs];
  const passed = new Set(events.flatMap((event) => [event.namespace, event.service, dependencyOf(event) ?? '']));
  try {
    const whole = rankCauses(system);
    const suspects = whole.suspects.filter(({ entity }) => passed.has(entity));
    const found = suspects.some(({ significant }) => significant) ? suspects : [];
    const ranking = { ...whole, suspects: found, cleared: whole.cleared.filter(({ entity }) => passed.has(entity)) };
    return {
      ranking,
      drafts: found.length === 0 ? [] : graphFindings(ranking, system),
      cause: ({ idsOf }) => graphCause(ranking, system, idsOf),
    };
  } catch {
    return undefined;
  }
}
