/** The analysis of a chart, a metric or an alert: the numbers first, then the error or slow request that explains them. */
import { toEpochMillis } from '../model/units.js';
import type { Evidence } from '../query/evidence/evidence.js';
import type { SeriesEvidence } from '../query/evidence/series/series.js';
import type { Analysis } from './analysis.js';
import { excerptOf } from './answer/excerpt.js';
import { ruledOut } from './causes/ruled-out.js';
import type { FindingDraft } from './draft.js';
import { selectionFindings } from './findings/selection.js';
import { seriesFindings } from './findings/series.js';
import { fullBeside, fullFindings, fullResources } from './graph/full-resource.js';
import { surround } from './graph/surround.js';
import { actionsOf } from './remedies/actions.js';
import { type Scene, setScene } from './scene.js';
import { refusedAtCeiling } from './series/at-ceiling.js';
import { briefOfSeries, titleOfSeries } from './series/brief.js';
import { questionsOfSeries, ruledOutBySeries } from './series/conclude.js';
import { consumerBehind } from './series/consumer-behind.js';
import { loopBehind } from './series/loop-behind.js';
import { speaksForItself } from './series/own-word.js';
import { entityOf } from './series/reason.js';
import { storeBehind } from './series/store-behind.js';
import { selectionMatters, viewSeries } from './series/view.js';
import { settleSeries } from './settle-series.js';

export interface Detected {
  readonly drafts: readonly FindingDraft[];
  readonly skipped: Analysis['skipped'];
}

/** Never throws, as `analyze`. `detect` runs the detectors over a scene. */
export function analyzeSeries(
  evidence: Evidence,
  series: SeriesEvidence,
  detect: (scene: Scene) => Detected,
): Analysis {
  const view = viewSeries(evidence, series);
  const scene = setScene(evidence);
  const own = detect(scene);
  const base = {
    subject: evidence.subject,
    excerpt: excerptOf(scene),
    skipped: [...evidence.skipped, ...own.skipped],
    referenceTimeMs: toEpochMillis(evidence.window.from),
  };
  if (view === undefined) return { ...base, ...NOTHING_CALCULATED, title: `the ${series.kind} that was asked about` };
  const inner = view.inner === undefined ? undefined : setScene(view.inner.evidence);
  const within = inner === undefined ? undefined : detect(inner);
  const around = speaksForItself(view) ? undefined : surround(evidence, view);
  const full = new Map([...fullBeside(entityOf(view), evidence.system), ...fullResources(inner, evidence.system)]);
  const store =
    loopBehind(view, evidence) ?? storeBehind(view, evidence.system) ?? consumerBehind(view, evidence.system);
  const refused = refusedAtCeiling(view, entityOf(view), evidence.system);
  const { numbered, cause, found, grounds, byGraph, shownBy } = settleSeries({
    evidence,
    view,
    inner,
    witness: evidence.witness === undefined ? undefined : setScene(evidence.witness),
    around,
    full,
    store,
    drafts: [
      ...seriesFindings(view),
      ...(selectionMatters(view) ? selectionFindings(evidence) : []),
      ...own.drafts,
      ...(within === undefined ? [] : behindTheChart(within)),
      ...(around?.drafts ?? []),
      ...fullFindings(full),
      ...(store === undefined ? [] : [store.draft]),
      ...(refused === undefined ? [] : [refused]),
    ],
    draftsOfWitness: (witness) => behindTheChart(detect(witness)),
  });
  const read = inner ?? shownBy;
  const brief = briefOfSeries(view, cause, numbered);
  return {
    ...base,
    title: titleOfSeries(view),
    findings: numbered.findings,
    rootCause: cause,
    ...(grounds === undefined ? {} : { grounds }),
    ranking: around?.rankingOf(cause) ?? [],
    // Steps are about what an example shows only where the cause is the example's.
    actions: actionsOf(shownBy ?? scene, found.fault, found.entity, numbered),
    ruledOut: [
      ...ruledOutBySeries(view, cause, numbered),
      ...(around?.ruledOut(numbered) ?? []),
      ...(inner === undefined ? [] : ruledOut(inner, numbered)),
    ].filter(({ what }, index, all) => all.findIndex((other) => other.what === what) === index),
    nextQuestions: questionsOfSeries(view, cause),
    ...(read === undefined ? {} : { excerpt: excerptOf(read) }),
    brief: byGraph && around !== undefined ? around.brief(brief, numbered) : brief,
    skipped: [...base.skipped, ...(within?.skipped ?? []), ...(around?.skipped ?? [])],
  };
}

const NOTHING_CALCULATED = {
  findings: [],
  rootCause: {
    statement: 'There is not enough to say: the query calculates nothing.',
    confidence: 'inconclusive',
    findings: [],
  },
  ranking: [],
  actions: [],
  ruledOut: [],
  nextQuestions: [],
} satisfies Partial<Analysis>;

/** What one example shows stands behind what the chart itself shows. */
const behindTheChart = ({ drafts }: Detected): readonly FindingDraft[] =>
  drafts.map((draft) => ({ ...draft, weight: draft.weight * INNER }));
const INNER = 0.85;
