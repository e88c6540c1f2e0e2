/** What the whole system says to a chart, a metric or an alert, beside what the chart and one example say themselves. */
import type { Fault, RootCause, RuledOut } from '@baselime-ai/contract';
import type { Evidence } from '../../query/evidence/evidence.js';
import type { SystemEvidence } from '../../query/evidence/system/evidence.js';
import type { Analysis, Brief, Ranked } from '../analysis.js';
import { rankingOfGraph } from '../causes/ranking.js';
import type { FindingDraft, Numbered } from '../draft.js';
import type { Scene } from '../scene.js';
import { entityOf } from '../series/reason.js';
import { hasRoom } from '../series/reserve.js';
import type { SeriesView } from '../series/view.js';
import { aliasesOf } from './aliases.js';
import { askedOf } from './asked.js';
import { callGraph } from './call-graph.js';
import {
  faultOfSuspect,
  graphBrief,
  graphCause,
  graphFindings,
  graphRuledOut,
  isOnlyOtherwise,
  rivalOfFirst,
} from './conclude.js';
import { type CauseRanking, rankCauses, type Suspect } from './rank-causes.js';
import type { Asked } from './symptom.js';

export interface Surroundings {
  readonly drafts: readonly FindingDraft[];
  readonly skipped: Analysis['skipped'];
  /** The cause after both were heard; `shown` itself where it stands. */
  conclude(shown: RootCause, view: SeriesView, inner: Scene | undefined, numbered: Numbered): RootCause;
  rankingOf(cause: RootCause): readonly Ranked[];
  ruledOut(numbered: Numbered): readonly RuledOut[];
  brief(shown: Brief, numbered: Numbered): Brief;
}

/** Undefined where the system was not looked at. Never throws: data of an odd shape is named in `skipped`. */
export function surround({ system }: Evidence, asking: SeriesView): Surroundings | undefined {
  if (system === undefined) return undefined;
  let ranking: CauseRanking;
  const asked = askedOf(asking, callGraph(system).entities);
  try {
    ranking = rankCauses(system, asked);
  } catch {
    return NOTHING;
  }
  return {
    drafts: graphFindings(ranking, system),
    skipped: [],
    conclude: (shown, view, inner, numbered) => {
      if (isElsewhere(view, ranking, asked) || stands(shown, view, inner, ranking, system)) return shown;
      const found = graphCause(ranking, system, numbered.idsOf);
      // What waits is told by its queue; other calls than before, which are no cause, do not unsay it.
      const isQueue = view.measured === 'backlog' && shown.entity !== undefined;
      return found === undefined || (isQueue && isOnlyOtherwise(ranking)) ? shown : found;
    },
    rankingOf: (cause) => rankingOfGraph(ranking, system, cause),
    ruledOut: (numbered) => graphRuledOut(ranking, numbered.idsOf),
    // What was asked about comes first; its cause follows as the cause.
    brief: (shown, numbered) => ({
      ...shown,
      ...graphBrief(ranking, numbered.idsOf),
      ...(shown.happened === undefined ? {} : { happened: shown.happened }),
    }),
  };
}

const NOTHING: Surroundings = {
  drafts: [],
  skipped: [{ detector: 'system', because: 'The data has a shape that this detector does not understand.' }],
  conclude: (shown) => shown,
  rankingOf: () => [],
  ruledOut: () => [],
  brief: (shown) => shown,
};

/**
 * What was asked about stayed as it was, and no call leads from it to what did not; or more of it is used than before and much is
 * left, which is no trouble that something elsewhere could explain.
 */
function isElsewhere(view: SeriesView, { suspects: [first], graph }: CauseRanking, { entity }: Asked): boolean {
  const { judged, measured } = view;
  if (measured === 'saturation' && view.main?.direction === 'up' && hasRoom(view))
    return first?.entity !== entityOf(view);
  if (judged.said !== 'usual' || entity === undefined || first === undefined) return false;
  return first.entity !== entity && !graph.below(entity).has(first.entity);
}

/**
 * What an example shows is more exact than a ranking, so it stands where both point at the same place: at the first
 * suspect, or at what it calls. It also stands where the chart counts errors and this one is most of them.
 */
function stands(
  shown: RootCause,
  view: SeriesView,
  inner: Scene | undefined,
  ranking: CauseRanking,
  system: SystemEvidence,
): boolean {
  const [first] = ranking.suspects;
  if (first === undefined) return true;
  // The age of what waits is a time, and yet no slowness of whoever works it off.
  if (view.measured === 'backlog' && shown.entity === first.entity && shown.fault !== undefined && isSlowness(first))
    return true;
  // That a consumer fails more often is what dead letters say themselves.
  if (shown.fault === 'dead-letter' && SAYS_NO_MORE.has(faultOfSuspect(first, system))) return true;
  // Slower answers are no reason for errors that are counted, as long as something says more, nor for more requests.
  if (view.measured === 'errors' && shown.fault !== undefined && isSlowness(first)) return true;
  const isMore = view.main?.direction === 'up' && (view.measured === 'events' || view.measured === 'requests');
  if (isMore && isSlowness(first)) return true;
  if (isRestated(view, inner, first, system)) return true;
  // The example is a bare refusal by the same: that its calls fail says no more of why.
  if (inner?.ranking.grounds?.doubts.includes('refused') === true && inner.cause?.verdict.entity === first.entity)
    return true;
  if (shown.entity === undefined || shown.confidence === 'inconclusive' || inner === undefined) return false;
  const failing = inner.cause?.event;
  const suspected = [first.entity, rivalOfFirst(ranking)?.entity].filter((entity) => entity !== undefined);
  const names = aliasesOf(shown.entity, inner.tree);
  if (
    suspected.some(
      (entity) => names.has(entity.toLowerCase()) || [failing?.namespace, failing?.service].includes(entity),
    )
  )
    return true;
  const { error, measured, main } = view;
  return measured === 'errors' && error?.grew === true && error.share >= MOST && main?.direction === 'up';
}

/** That a place fails more often is no cause of its errors, once one of them is known, whatever its words are worth. */
const isRestated = (
  { measured, error }: SeriesView,
  inner: Scene | undefined,
  first: Suspect,
  system: SystemEvidence,
): boolean =>
  measured === 'errors' &&
  error?.grew === true &&
  inner?.cause?.event.namespace === first.entity &&
  faultOfSuspect(first, system) === 'error-increase';

const SAYS_NO_MORE: ReadonlySet<Fault | undefined> = new Set(['error-increase', 'code-defect', 'traffic-increase']);

const isSlowness = ({ deviations }: Suspect): boolean =>
  deviations.every(({ kind, significant }) => !significant || kind === 'latency' || kind === 'network');

/** As for the confidence of a chart's cause. */
const MOST = 0.8;
