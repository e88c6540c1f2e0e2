/** What failed, what of it is the cause and what only its consequence, and how it travelled up to the caller. */
import type { Conduct } from '../causes/candidate.js';
import { recursionOf } from '../causes/conduct.js';
import { type FindingDraft, refTo } from '../draft.js';
import type { Failure } from '../failures/failure.js';
import { logLine } from '../failures/log-line.js';
import { errorText } from '../rules/error-text.js';
import { meaningOf } from '../rules/meaning.js';
import type { Scene } from '../scene.js';
import { pathToRoot } from '../trace/tree.js';
import { clock, count, duration, listing, measures, percent, quote, shorten, spoken } from '../wording.js';

export const CAUSE = 'cause';
export const SYMPTOM = 'symptom';
export const PATH = 'path';
export const CONDUCT = 'conduct';

export function failureFindings(scene: Scene): readonly FindingDraft[] {
  const { cause, ranking } = scene;
  const [best] = ranking.candidates;
  if (cause === undefined || best === undefined) {
    const looped = recursionOf(scene.tree);
    return looped === undefined ? [] : [conductFinding(looped, 100)];
  }
  const { asked } = ranking;
  const found: FindingDraft[] = [];
  if (best.conduct !== undefined) found.push(conductFinding(best.conduct, 101));
  if (best.dominant !== undefined) found.push(slowDependency(scene));
  else {
    const kind = cause === asked ? 'failure' : 'origin';
    found.push({ ...withEcho(factOf(scene, cause, CAUSE, kind, 100), cause, asked), confidence: ranking.confidence });
  }
  if (asked !== undefined && (best.dominant !== undefined || (asked !== cause && !isSame(asked, cause))))
    found.push(factOf(scene, asked, SYMPTOM, 'symptom', 90));
  const told = new Set<Failure | undefined>([cause, asked]);
  const others = scene.failures.filter((failure) => !told.has(failure) && !repeatsOf(failure, told));
  others.slice(0, 5).forEach((failure, index) => {
    const kind = failure.explainedBy === undefined && !told.has(failure.explainedBy) ? 'context' : 'symptom';
    found.push(factOf(scene, failure, `other-${String(index).padStart(2, '0')}`, kind, kind === 'symptom' ? 52 : 42));
  });
  const path = propagation(cause);
  if (path !== undefined) found.push(path);
  return found;
}

const isSame = (a: Failure, b: Failure): boolean =>
  a.verdict.fault === b.verdict.fault && a.event.namespace === b.event.namespace;

const repeatsOf = (failure: Failure, told: ReadonlySet<Failure | undefined>): boolean =>
  [...told].some((known) => known !== undefined && isSame(known, failure));

export function conductFinding({ certainty: _, numbers, evidence, ...told }: Conduct, weight: number): FindingDraft {
  return { key: CONDUCT, weight, kind: 'pattern', ...told, numbers: [...numbers], evidence: [...evidence] };
}

/** The log of a failure that its span shows already adds only its own words. */
function withEcho(draft: FindingDraft, cause: Failure, asked: Failure | undefined): FindingDraft {
  if (asked === undefined || asked === cause || !isSame(asked, cause)) return draft;
  const words = shorten(errorText(asked) ?? '', 120);
  const known = words === '' || draft.statement.includes(words.slice(0, 60).replaceAll('"', "'"));
  const statement = known
    ? draft.statement
    : `${draft.statement} ${asked.event.namespace} wrote: ${quote(logLine(words).message)}.`;
  return { ...draft, statement, evidence: [...draft.evidence, refTo(asked.event)] };
}

function factOf(scene: Scene, failure: Failure, key: string, kind: FindingDraft['kind'], weight: number): FindingDraft {
  const { verdict, event, companions } = failure;
  const sameInvocation = scene.report !== undefined && scene.report.event.namespace === event.namespace;
  const { statement, numbers } = meaningOf(failure, sameInvocation ? scene.report : undefined);
  const refs = [refTo(event, verdict.matched.path), ...companions.slice(0, 3).map((companion) => refTo(companion))];
  if (
    verdict.fault === 'memory-exhausted' &&
    sameInvocation &&
    scene.report !== undefined &&
    scene.report.event.id !== event.id
  )
    refs.push(refTo(scene.report.event, '@maxMemoryUsed'));
  return {
    key,
    weight,
    kind,
    entity: verdict.entity,
    fault: verdict.fault,
    statement,
    numbers: [...numbers],
    confidence: verdict.strength === 'strong' && verdict.fault !== 'unhandled-error' ? 'confirmed' : 'likely',
    evidence: refs,
  };
}

function slowDependency(scene: Scene): FindingDraft {
  const [best] = scene.ranking.candidates;
  const dominant = best?.dominant;
  if (best === undefined || dominant === undefined) throw new RangeError('called only for a dominant dependency');
  const { entity, tookMs, ofMs, calls, call } = dominant;
  const caller = best.failure.event.namespace;
  return {
    key: CAUSE,
    weight: 100,
    kind: 'origin',
    entity,
    fault: best.fault,
    statement:
      `${spoken(caller)} spent ${duration(tookMs)} of ${duration(ofMs)} (${percent(dominant.share)}) waiting for ${spoken(entity)}, ` +
      `in ${count(calls, 'call')}, and that is why it ran into its timeout.`,
    numbers: measures(
      ['waiting', tookMs, 'ms'],
      ['duration', ofMs, 'ms'],
      ['share', dominant.share, 'share'],
      ['calls', calls, 'count'],
    ),
    confidence: scene.ranking.confidence,
    evidence: [refTo(call.span), refTo(best.failure.event)],
  };
}

/** The failing spans from the cause up to the caller that saw the failure; undefined when it did not travel. */
function propagation({ node, event }: Failure): FindingDraft | undefined {
  if (node === undefined) return undefined;
  const failing = pathToRoot(node).filter(({ span }, index) => index === 0 || span.isError);
  const names = failing.map(({ span }) => span.namespace).filter((name, index, all) => name !== all[index - 1]);
  const [first, last] = [failing[0], failing.at(-1)];
  if (first === undefined || last === undefined || failing.length < 2) return undefined;
  const end = last.span.name ?? last.span.namespace;
  const spans = count(failing.length, 'span');
  const way =
    names.length < 2
      ? `stayed inside ${names[0] ?? event.namespace}, in ${spans}, and ended ${end === names[0] ? '' : `in ${end} `}at`
      : `travelled from ${listing([names[0] ?? '', names.at(-1) ?? '']).replace(' and ', ' up to ')}, through ${spans}, and ended in ${end} at`;
  return {
    key: PATH,
    weight: 58,
    kind: 'context',
    entity: last.span.namespace,
    statement: `The failure ${way} ${clock(last.end)}.`,
    numbers: measures(['failing spans', failing.length, 'count']),
    confidence: 'confirmed',
    evidence: failing.slice(0, 8).map(({ span }) => refTo(span)),
  };
}
