/** The analysis of one subject: detectors over the evidence, then the root cause, what to do, and what it is not. */
import type { RootCause } from '@baselime-ai/contract';
import { toEpochMillis } from '../model/units.js';
import type { Evidence } from '../query/evidence/evidence.js';
import type { Analysis } from './analysis.js';
import { analyzeSeries, type Detected } from './analyze-series.js';
import { briefOf } from './answer/brief.js';
import { excerptOf } from './answer/excerpt.js';
import { questionsOf, titleOf } from './answer/questions.js';
import { rankingOfGraph, rankingOfScene } from './causes/ranking.js';
import { rootCauseOf } from './causes/root-cause.js';
import { ruledOut } from './causes/ruled-out.js';
import { slownessOf } from './causes/slowness.js';
import { BY_SYSTEM, groundsOfScene } from './confidence/of-scene.js';
import { type FindingDraft, numberFindings } from './draft.js';
import { changeFindings } from './findings/change.js';
import { contextFindings } from './findings/context.js';
import { contrastFindings } from './findings/contrast.js';
import { failureFindings } from './findings/failure.js';
import { invocationFindings } from './findings/invocation.js';
import { latencyFindings, usual } from './findings/latency.js';
import { patternFindings } from './findings/patterns.js';
import { recurrenceFindings } from './findings/recurrence.js';
import { graphBrief, graphRuledOut } from './graph/conclude.js';
import { fullFindings, fullResources, orFull } from './graph/full-resource.js';
import { surroundTrace } from './graph/surround-trace.js';
import { actionsOf } from './remedies/actions.js';
import { type Scene, setScene } from './scene.js';
import { lasted } from './trace/tree.js';

type Detector = readonly [name: string, detect: (scene: Scene) => readonly FindingDraft[]];

const DETECTORS: readonly Detector[] = [
  ['failure', failureFindings],
  ['recurrence', recurrenceFindings],
  ['change', changeFindings],
  ['contrast', contrastFindings],
  ['latency', latencyFindings],
  ['context', contextFindings],
  ['invocation', invocationFindings],
  ['patterns', patternFindings],
];

/**
 * Judges the evidence. Pure and deterministic; the order of the input rows does not matter. Never throws: empty evidence
 * gives an inconclusive analysis, and a detector that cannot cope with odd data is named in `skipped`.
 */
export function analyze(evidence: Evidence): Analysis {
  if (evidence.series !== undefined) return analyzeSeries(evidence, evidence.series, detectAll);
  const scene = setScene(evidence);
  const { drafts, skipped: failed } = detectAll(scene);
  const skipped = [...evidence.skipped, ...failed];
  // Only where the request itself does not show what failed: the system around it may show what is slow or missing.
  const around = scene.ranking.confidence === 'inconclusive' ? surroundTrace(evidence, scene) : undefined;
  const full = fullResources(scene.cause === undefined ? scene : undefined, evidence.system);
  const numbered = numberFindings([...drafts, ...(around?.drafts ?? []), ...fullFindings(full)]);
  const shown = rootCauseOf(scene, numbered);
  const suspected = around?.cause(numbered);
  const stands = shown.confidence === 'confirmed' || (suspected !== undefined && showsBetter(scene, suspected));
  const bySystem = stands ? undefined : suspected;
  const rootCause = orFull(bySystem ?? shown, full, numbered);
  const grounds =
    bySystem === undefined ? groundsOfScene(scene, shown) : bySystem.entity === undefined ? undefined : BY_SYSTEM;
  return {
    subject: evidence.subject,
    title: titleOf(scene),
    findings: numbered.findings,
    rootCause,
    ...(grounds === undefined ? {} : { grounds }),
    ranking:
      bySystem === undefined || around === undefined || evidence.system === undefined
        ? rankingOfScene(scene, rootCause)
        : rankingOfGraph(around.ranking, evidence.system, rootCause),
    actions: actionsOf(scene, rootCause.fault, rootCause.entity, numbered),
    ruledOut: [
      ...ruledOut(scene, numbered),
      ...(bySystem === undefined || around === undefined ? [] : graphRuledOut(around.ranking, numbered.idsOf)),
    ],
    nextQuestions: questionsOf(scene, rootCause, drafts),
    excerpt: excerptOf(scene),
    brief: {
      ...briefOf(scene, rootCause.statement, numbered),
      ...(bySystem === undefined || around === undefined ? {} : graphBrief(around.ranking, numbered.idsOf)),
    },
    ...(evidence.focus === undefined ? {} : { referenceTimeMs: toEpochMillis(evidence.focus.timestamp) }),
    skipped,
  };
}

/** Slowness that the request itself explains no worse, and slowness of others that it did not feel. */
function showsBetter(scene: Scene, { entity, fault }: RootCause): boolean {
  const slow = scene.cause === undefined ? slownessOf(scene) : undefined;
  if (slow !== undefined)
    return (
      ['n-plus-one', 'slow-query', 'cold-start'].includes(slow.fault) || slow.at === entity || slow.entity === entity
    );
  const before = scene.node === undefined ? undefined : usual(scene.evidence, scene.node);
  const isLatency = fault === 'latency-increase' || fault === 'dependency-slow';
  return isLatency && before !== undefined && scene.node !== undefined && lasted(scene.node) <= before.p95Ms;
}

function detectAll(scene: Scene): Detected {
  const skipped: { readonly detector: string; readonly because: string }[] = [];
  const drafts: FindingDraft[] = [];
  for (const [name, detect] of DETECTORS) {
    try {
      drafts.push(...detect(scene));
    } catch {
      skipped.push({ detector: name, because: 'The data has a shape that this detector does not understand.' });
    }
  }
  return { drafts, skipped };
}
