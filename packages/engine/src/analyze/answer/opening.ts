/** The first sentence of an answer, as soon as the request and the trace of its subject are read. */
import type { Finding } from '@baselime-ai/contract';
import type { Evidence } from '../../query/evidence/evidence.js';
import type { SeriesEvidence } from '../../query/evidence/series/series.js';
import type { Told } from '../analysis.js';
import { mayBeUsualAnswer } from '../causes/candidates.js';
import { mayBePoison } from '../causes/conduct.js';
import { rootCauseOf } from '../causes/root-cause.js';
import { numberFindings } from '../draft.js';
import { health } from '../findings/context.js';
import { failureFindings } from '../findings/failure.js';
import { seriesFindings } from '../findings/series.js';
import { type Scene, setScene } from '../scene.js';
import { happenedInSeries } from '../series/brief.js';
import { viewSeries } from '../series/view.js';
import { nothingFailed, wentWell } from '../wording.js';
import { briefOf } from './brief.js';
import { titleOf } from './questions.js';

export interface Opening {
  readonly happened: Told;
  /** Those that it cites, with the ids that they have in the whole analysis. */
  readonly findings: readonly Finding[];
}

/**
 * What happened and why, where the subject itself shows it; undefined where it does not, or where something that is
 * still to be counted could tell another cause. `evidence` needs no counts, and whatever is counted later, `analyze`
 * begins with the same: the failure and its cause come before all other findings. Of a chart, a metric or an alert, whose
 * lines are enough, it is what they show, without a cause. Never throws.
 */
export function openingOf(evidence: Evidence): Opening | undefined {
  try {
    if (evidence.series !== undefined) return shown(evidence, evidence.series);
    const scene = setScene(evidence);
    if (scene.cause === undefined) return calm(scene);
    const [best] = scene.ranking.candidates;
    if (best === undefined || scene.ranking.confidence === 'inconclusive') return undefined;
    if (best.conduct === undefined && mayBePoison(evidence, best.failure)) return undefined;
    if (mayBeUsualAnswer(best.failure)) return undefined;
    const numbered = numberFindings(failureFindings(scene));
    const { happened } = briefOf(scene, rootCauseOf(scene, numbered).statement, numbered);
    if (happened === undefined || happened.findings.length === 0) return undefined;
    return { happened, findings: numbered.findings.filter(({ id }) => happened.findings.includes(id)) };
  } catch {
    return undefined;
  }
}

/**
 * That nothing failed, or nothing for good, stays true whatever is counted; it may have been slow, or something around it
 * may be wrong.
 */
function calm(scene: Scene): Opening | undefined {
  const draft = health(scene);
  if (draft === undefined) return undefined;
  const { findings } = numberFindings([draft]);
  const said = scene.failures.length === 0 ? nothingFailed : wentWell;
  return { happened: { text: said(titleOf(scene)), findings: findings.map(({ id }) => id) }, findings };
}

/** What the line shows, unusual or not, is told by the line alone. */
function shown(evidence: Evidence, series: SeriesEvidence): Opening | undefined {
  const view = viewSeries(evidence, series);
  if (view === undefined) return undefined;
  // Whose metric a query is about is told by its traffic, and with it whether its newest values may still come.
  if (series.metric === undefined && view.judged.unusual.some(({ shape }) => shape === 'gap')) return undefined;
  const numbered = numberFindings(seriesFindings(view));
  const happened = happenedInSeries(numbered);
  if (happened === undefined) return undefined;
  return { happened, findings: numbered.findings.filter(({ id }) => happened.findings.includes(id)) };
}
