/** The analysis of a chart, a metric or an alert: the numbers first, then the error or slow request that explains them. */
import type { Fault, RootCause } from '@baselime-ai/contract';
import { toEpochMillis } from '../model/units.js';
import type { Evidence } from '../query/evidence/evidence.js';
import type { SeriesEvidence } from '../query/evidence/series/series.js';
import type { Analysis } from './analysis.js';
import { excerptOf } from './answer/excerpt.js';
import { rootCauseOf } from './causes/root-cause.js';
import { ruledOut } from './causes/ruled-out.js';
import { BY_SYSTEM, groundsOfExample, groundsOfNumbers, groundsOfScene } from './confidence/of-scene.js';
import { type FindingDraft, type Numbered, numberFindings } from './draft.js';
import { selectionFindings } from './findings/selection.js';
import { seriesFindings } from './findings/series.js';
import { fullFindings, fullResources, orFull } from './graph/full-resource.js';
import { surround } from './graph/surround.js';
import { refinedBy } from './graph/witness.js';
import { actionsOf } from './remedies/actions.js';
import { type Scene, setScene } from './scene.js';
import { afterChange, changeBehind } from './series/after-change.js';
import { refusedAtCeiling } from './series/at-ceiling.js';
import { briefOfSeries, titleOfSeries } from './series/brief.js';
import { asFarAs, concludeSeries, type OfExample, questionsOfSeries, ruledOutBySeries } from './series/conclude.js';
import { loopBehind } from './series/loop-behind.js';
import { measuredByName, metricOf, RISE } from './series/meaning.js';
import { entityOf } from './series/reason.js';
import { behindStore, storeBehind } from './series/store-behind.js';
import { type SeriesView, selectionMatters, viewSeries } from './series/view.js';

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
  const base = { subject: evidence.subject, excerpt: excerptOf(scene), skipped: [...evidence.skipped, ...own.skipped] };
  const referenceTimeMs = toEpochMillis(evidence.window.from);
  if (view === undefined) {
    const statement = 'There is not enough to say: the query calculates nothing.';
    const rootCause = { statement, confidence: 'inconclusive' as const, findings: [] };
    const title = `the ${series.kind} that was asked about`;
    return {
      ...base,
      title,
      findings: [],
      rootCause,
      ranking: [],
      actions: [],
      ruledOut: [],
      nextQuestions: [],
      referenceTimeMs,
    };
  }
  const inner = view.inner === undefined ? undefined : setScene(view.inner.evidence);
  const within = inner === undefined ? undefined : detect(inner);
  const told = within === undefined ? [] : toldOf(within);
  const around = speaksForItself(view) ? undefined : surround(evidence, view);
  const full = fullResources(inner, evidence.system);
  const store = loopBehind(view, evidence) ?? storeBehind(view, evidence.system);
  const refused = refusedAtCeiling(view, entityOf(view), evidence.system);
  const common = selectionMatters(view) ? selectionFindings(evidence) : [];
  const known = [
    ...seriesFindings(view),
    ...common,
    ...own.drafts,
    ...told,
    ...(around?.drafts ?? []),
    ...fullFindings(full),
    ...(store === undefined ? [] : [store.draft]),
    ...(refused === undefined ? [] : [refused]),
  ];
  const witness = evidence.witness === undefined ? undefined : setScene(evidence.witness);
  const settle = (among: Numbered) => {
    const ofExample = inner === undefined ? undefined : exampleOf(inner, among);
    const shown = concludeSeries(view, ofExample, among, evidence.system);
    const concluded =
      isShown(view, inner) || isDefined(view, shown) ? shown : (around?.conclude(shown, view, inner, among) ?? shown);
    const byGraph = around !== undefined && concluded !== shown;
    const refined = byGraph && witness !== undefined ? refinedBy(witness, concluded, among) : undefined;
    const settled = isUnread(view, evidence) && byGraph ? unsure(concluded) : (refined?.cause ?? concluded);
    return { ofExample, byGraph, refined, effect: behindStore(orFull(settled, full, among), store, among) };
  };
  const isRefined = witness !== undefined && settle(numberFindings(known)).refined !== undefined;
  const drafts = isRefined ? [...known, ...toldOf(detect(witness))] : known;
  const plain = numberFindings(drafts);
  const shown = settle(plain);
  const changed = changeBehind(shown.effect, view, evidence.system, inner === undefined ? [] : linesOf(inner));
  // With one finding more the others have other numbers.
  const numbered = changed === undefined ? plain : numberFindings([...drafts, changed.draft]);
  const { ofExample, effect, ...by } = changed === undefined ? shown : settle(numbered);
  const byGraph = by.byGraph && changed === undefined;
  const found = afterChange(effect, changed, numbered);
  const ownGrounds =
    (changed === undefined ? groundsOfExample(view, ofExample?.grounds) : undefined) ?? groundsOfNumbers(found, view);
  const cause = byGraph ? found : asFarAs(ownGrounds, found, view);
  const isNamed = cause.entity !== undefined && cause.confidence !== 'inconclusive';
  // Steps and questions are about what the example shows only where the cause is the example's.
  const shownBy = byGraph ? (isRefined ? witness : undefined) : inner;
  const about = shownBy ?? scene;
  const read = inner ?? shownBy;
  return {
    ...base,
    title: titleOfSeries(view),
    findings: numbered.findings,
    rootCause: cause,
    ...(isNamed ? { grounds: byGraph ? (by.refined?.grounds ?? BY_SYSTEM) : ownGrounds } : {}),
    ranking: around?.rankingOf(cause) ?? [],
    actions: actionsOf(about, found.fault, found.entity, numbered),
    ruledOut: [
      ...ruledOutBySeries(view, cause, numbered),
      ...(around?.ruledOut(numbered) ?? []),
      ...(inner === undefined ? [] : ruledOut(inner, numbered)),
    ].filter(({ what }, index, all) => all.findIndex((other) => other.what === what) === index),
    nextQuestions: questionsOfSeries(view, cause),
    ...(read === undefined ? {} : { excerpt: excerptOf(read) }),
    brief:
      byGraph && around !== undefined
        ? around.brief(briefOfSeries(view, cause, numbered), numbered)
        : briefOfSeries(view, cause, numbered),
    referenceTimeMs,
    skipped: [...base.skipped, ...(within?.skipped ?? []), ...(around?.skipped ?? [])],
  };
}

/** What one example shows stands behind what the chart itself shows. */
const toldOf = ({ drafts }: Detected): readonly FindingDraft[] =>
  drafts.map((draft) => ({ ...draft, weight: draft.weight * INNER }));
const INNER = 0.85;

const linesOf = ({ evidence: { request, trace } }: Scene): readonly string[] =>
  [...request, ...(trace?.logs ?? [])].flatMap(({ message }) => message ?? []).slice(0, 100);

function exampleOf(inner: Scene, numbered: Numbered): OfExample {
  const cause = rootCauseOf(inner, numbered);
  return { cause, grounds: groundsOfScene(inner, cause) };
}

/** Errors that grew, of which the example that would say why was not read in time. */
const isUnread = ({ error, inner, measured }: SeriesView, { skipped }: Evidence): boolean =>
  measured === 'errors' && error?.grew === true && inner === undefined && skipped.length > 0;

/** What a comparison of the system suggests is told, and not named, while what would say it was not read. */
const unsure = ({ statement, findings }: RootCause): RootCause => ({
  statement: `${statement} The newest of the errors, which may say why, was not read in time.`,
  confidence: 'inconclusive',
  findings,
});

/** Faults that a metric of AWS counts by its definition: no other part of the system says better what it means. */
const BY_DEFINITION: readonly (Fault | undefined)[] = ['throttled', 'dead-letter', 'concurrency-limit', 'recursion'];

/**
 * Where nothing at all is stored of what was asked about, trouble elsewhere is no answer; and a metric that rose whose
 * meaning AWS defines is not explained away by trouble at the same time.
 */
function speaksForItself({ line, series, main, measured }: SeriesView): boolean {
  const isEmpty = (values: SeriesView['line']['window']): boolean =>
    values.every((value) => value === null || value === 0);
  if (isEmpty(line.window) && isEmpty(line.before)) return true;
  return isDefinedMetric(series, measured) && main?.direction === 'up' && BY_DEFINITION.includes(RISE[measured]);
}

/** A queue that is known as one of dead letters by its name alone counts messages as any other does. */
const isDefinedMetric = (series: SeriesEvidence, measured: SeriesView['measured']): boolean => {
  const metric = metricOf(series);
  return metric !== undefined && measuredByName(metric) === measured;
};

/**
 * A metric of AWS that stands at a ceiling, less traffic than before, one tenant's traffic, and a metric that ceased say
 * themselves what they mean.
 */
function isDefined({ series, measured, main }: SeriesView, { fault }: RootCause): boolean {
  if (fault === 'tenant-dominates' || (fault === 'concurrency-limit' && measured === 'concurrency')) return true;
  if (!isDefinedMetric(series, measured) || main === undefined) return false;
  return (
    BY_DEFINITION.includes(fault) ||
    fault === 'missing-data' ||
    (measured === 'requests' && (fault === 'traffic-drop' || fault === 'traffic-increase'))
  );
}

/**
 * An error that grew, whose own cause is confirmed, in a chart that was narrowed to failures or by a filter: what it
 * shows is more exact than what a comparison of the whole system suggests.
 */
function isShown({ measured, error, inner: found, series }: SeriesView, inner: Scene | undefined): boolean {
  if (found?.why !== 'error' || error?.grew !== true || inner?.ranking.confidence !== 'confirmed') return false;
  return measured === 'errors' || series.filters.length > 0;
}
