/** The ranking over the call graph in the terms of an analysis: findings, a root cause, what was ruled out. */
import type { Fault, RootCause, RuledOut } from '@baselime-ai/contract';
import type { SystemEvidence } from '../../query/evidence/system/evidence.js';
import type { Brief } from '../analysis.js';
import { confidenceFrom } from '../confidence/grounds.js';
import { BY_SYSTEM } from '../confidence/of-scene.js';
import type { FindingDraft } from '../draft.js';
import { ahead, clock, count, listing, measures, quote, shorten, spoken } from '../wording.js';
import { changeBeforeSuspect } from './changes.js';
import { type Deviation, type DeviationKind, SELDOM } from './deviation.js';
import type { CauseRanking, Suspect } from './rank-causes.js';
import { saidByCallers, saidByLines } from './words.js';

const TOLD_SUSPECTS = 3;
const TOLD_CLEARED = 3;
const MOST_RULED_OUT = 4;
const keyOf = (entity: string, kind: string): string => `graph-${kind}-${entity}`;
const changeKey = (entity: string): string => `graph-change-${entity}`;

const FINDING_KIND: Readonly<Record<DeviationKind, FindingDraft['kind']>> = {
  errors: 'origin',
  latency: 'latency',
  network: 'latency',
  behavior: 'pattern',
  saturation: 'context',
  traffic: 'context',
};

/** Below the findings about the failure itself, above those about its surroundings; the first suspect first. */
const SUSPECT_WEIGHT = 78;
const CLEARED_WEIGHT = 40;

export function graphFindings(ranking: CauseRanking, system: SystemEvidence): readonly FindingDraft[] {
  const suspects = toldSuspects(ranking);
  return [
    ...suspects.flatMap((suspect, place) => [
      ...suspect.deviations
        .filter(({ significant }, index) => significant || index === 0)
        .slice(0, 3)
        .map((one, index) =>
          draftOf(one, keyOf(suspect.entity, one.kind), SUSPECT_WEIGHT - 4 * place - index, suspect),
        ),
      ...changeDraft(suspect, system, SUSPECT_WEIGHT - 4 * place - 3),
    ]),
    ...toldCleared(ranking).flatMap(({ entity, deviations: [first] }, index) =>
      first === undefined
        ? []
        : [{ ...draftOf(first, keyOf(entity, 'cleared'), CLEARED_WEIGHT - index), kind: 'symptom' as const }],
    ),
  ];
}

const toldSuspects = ({ suspects }: CauseRanking): readonly Suspect[] =>
  suspects.filter(({ significant }) => significant).slice(0, TOLD_SUSPECTS);

/** What the first suspect explains, only where there is one, and what began too late to be in question. */
const toldCleared = ({ suspects, cleared }: CauseRanking): CauseRanking['cleared'] =>
  cleared
    .filter(({ because }) => because === 'later' || (because === 'explained' && suspects.length > 0))
    .slice(0, TOLD_CLEARED);

function draftOf(one: Deviation, key: string, weight: number, suspect?: Suspect): FindingDraft {
  const fault = suspect === undefined ? undefined : faultOfDeviation(one);
  // A sentence of its own: the one before it may be told elsewhere in the answer.
  const since = one.since === undefined ? '' : ` In ${spoken(one.entity)} that began at ${clock(one.since)}.`;
  return {
    key,
    weight,
    kind: FINDING_KIND[one.kind],
    entity: one.entity,
    ...(fault === undefined ? {} : { fault }),
    statement: `${one.statement}${since}`,
    numbers: [...one.numbers],
    confidence: one.significant ? 'likely' : 'inconclusive',
    evidence: [...one.evidence],
  };
}

function changeDraft(suspect: Suspect, system: SystemEvidence, weight: number): readonly FindingDraft[] {
  const change = changeBeforeSuspect(suspect.entity, suspect.deviations, system);
  if (change === undefined) return [];
  return [
    {
      key: changeKey(suspect.entity),
      weight,
      kind: 'change',
      entity: suspect.entity,
      fault: change.seen.kind === 'deployment' ? 'deployment-change' : 'configuration-change',
      statement: `${changeName(change.seen.what)} of ${spoken(suspect.entity)} came at ${clock(change.seen.at)}, ${ahead(change.leadMs, 'it began')}.`,
      numbers: measures(['time before it began', change.leadMs, 'ms']),
      confidence: 'likely',
      evidence:
        change.seen.example === undefined
          ? []
          : [{ kind: 'event', id: change.seen.example.id, label: shorten(change.seen.example.label, 80) }],
    },
  ];
}

function faultOfDeviation(one: Deviation): Fault {
  if (one.fault !== undefined) return one.fault;
  switch (one.kind) {
    case 'errors':
      return 'error-increase';
    case 'latency':
    case 'network':
      return 'latency-increase';
    case 'saturation':
      return 'resource-saturated';
    case 'traffic':
      return 'traffic-increase';
    case 'behavior':
      return one.isError === true ? 'error-increase' : 'code-defect';
  }
}

/** Undefined for a ranking without any suspect. `sends` says whether an entity sent telemetry of its own. */
export function faultOfSuspect({ entity, deviations }: Suspect, system: SystemEvidence): Fault | undefined {
  const [first] = deviations;
  if (first === undefined) return undefined;
  const change = changeBeforeSuspect(entity, deviations, system);
  if (change !== undefined && first.kind === 'behavior')
    return change.seen.kind === 'deployment' ? 'deployment-change' : 'configuration-change';
  if (first.fault !== undefined) return first.fault;
  const said = saidByLines(entity, deviations);
  if (said !== undefined) return said.fault;
  if (!isCalledOnly(entity, system)) return faultOfDeviation(first);
  if (first.kind === 'latency') return 'dependency-slow';
  if (first.kind === 'errors') return saidByCallers(entity, system)?.fault ?? 'dependency-error';
  return faultOfDeviation(first);
}

/** It is called, and sends nothing itself. */
const isCalledOnly = (entity: string, { calls, operations }: SystemEvidence): boolean =>
  calls.some(({ callee, source }) => callee === entity && source === 'client') &&
  !operations.some((operation) => operation.entity === entity);

/** Who is at fault: by the words of its lines, or of those that call it, somebody else than where it shows. */
function placeOf({ entity, deviations }: Suspect, fault: Fault | undefined, system: SystemEvidence): string {
  const said = saidByLines(entity, deviations);
  if (said !== undefined && said.fault === fault && said.namesDependency) return said.entity;
  if (said !== undefined || deviations[0]?.kind !== 'errors' || !isCalledOnly(entity, system)) return entity;
  const byCallers = saidByCallers(entity, system);
  return byCallers?.seat === 'function' && byCallers.fault === fault ? byCallers.entity : entity;
}

/** Another suspect against which nearly as much speaks: the odds between the two are below ten to one. */
export function rivalOfFirst({ suspects: [first, second] }: CauseRanking): Suspect | undefined {
  if (first === undefined || second?.significant !== true) return undefined;
  return first.score - second.score < SELDOM ? second : undefined;
}

export function graphCause(
  ranking: CauseRanking,
  system: SystemEvidence,
  idsOf: (keys: readonly string[]) => string[],
): RootCause | undefined {
  const [first] = ranking.suspects;
  const [deviation] = first?.deviations ?? [];
  if (first === undefined || deviation === undefined) return undefined;
  const fault = faultOfSuspect(first, system);
  const followers = toldCleared(ranking)
    .filter(({ explainedBy }) => explainedBy === first.entity)
    .map(({ entity }) => spoken(entity));
  const change = changeBeforeSuspect(first.entity, first.deviations, system);
  const led = followers.length === 0 ? '' : ` What changed in ${listing(followers)} follows from it.`;
  const changed =
    change === undefined ? '' : ` ${changeName(change.seen.what)} came ${ahead(change.leadMs, 'it began')}.`;
  const keys = [...first.deviations.map(({ kind }) => keyOf(first.entity, kind)), changeKey(first.entity)];
  const rival = rivalOfFirst(ranking);
  const [other] = rival?.deviations ?? [];
  if (rival !== undefined && other !== undefined)
    return {
      statement: `${deviation.statement} ${other.statement} As much speaks for ${spoken(first.entity)} as for ${spoken(rival.entity)}, so that neither is named as the cause.`,
      confidence: 'inconclusive',
      findings: idsOf([...keys, keyOf(rival.entity, other.kind)]),
    };
  if (change === undefined && first.deviations.every((one) => !one.significant || isOtherwise(one)))
    return {
      statement: `${deviation.statement} Nothing failed or became slower there, so that it is no cause by itself.`,
      confidence: 'inconclusive',
      findings: idsOf(keys),
    };
  if (fault === 'dependency-error' && saidByCallers(first.entity, system)?.byStatus === true)
    return {
      statement: `${deviation.statement}${changed}${led} It refused them with a status that several causes share, and nothing tells which it was.`,
      confidence: 'inconclusive',
      findings: idsOf(keys),
    };
  return {
    entity: placeOf(first, fault, system),
    ...(fault === undefined ? {} : { fault }),
    statement: `${deviation.statement}${changed}${led}`,
    confidence: confidenceFrom(BY_SYSTEM),
    findings: idsOf(keys),
  };
}

/** Other lines or calls than before, none of them an error. */
const isOtherwise = ({ kind, isError }: Deviation): boolean => kind === 'behavior' && isError !== true;

/** Whether whatever differs most only does otherwise than before. */
export const isOnlyOtherwise = ({ suspects: [first] }: CauseRanking): boolean =>
  first?.deviations.every((one) => !one.significant || isOtherwise(one)) === true;

/** For the summary: the cause in a sentence, and why it is as sure as it is. */
export function graphBrief(ranking: CauseRanking, idsOf: (keys: readonly string[]) => string[]): Brief {
  const [first, second] = ranking.suspects;
  const [deviation] = first?.deviations ?? [];
  if (first === undefined || deviation === undefined) return {};
  const happened = { text: deviation.statement, findings: idsOf([keyOf(first.entity, deviation.kind)]) };
  if (rivalOfFirst(ranking) !== undefined) return { happened };
  const looked = count(
    ranking.graph.entities.length,
    'service, function or resource',
    'services, functions and resources',
  );
  const beside =
    second === undefined || second.score * 2 < first.score
      ? 'no other comes near'
      : `${spoken(second.entity)} is the next in question`;
  return {
    happened,
    certainty: `of ${looked} it differs most from before, nothing that it calls explains it, and ${beside}`,
  };
}

export function graphRuledOut(
  ranking: CauseRanking,
  idsOf: (keys: readonly string[]) => string[],
): readonly RuledOut[] {
  const cleared = ranking.suspects.length === 0 ? toldCleared(ranking) : ranking.cleared;
  return cleared.slice(0, MOST_RULED_OUT).flatMap(({ entity, because, explainedBy, deviations: [first] }) => {
    if (first === undefined) return [];
    const findings = idsOf([keyOf(entity, 'cleared')]);
    const what = `${spoken(entity)} as the cause`;
    if (because === 'explained' && explainedBy !== undefined)
      return [{ what, why: `It calls ${spoken(explainedBy)}, and what changed there explains most of it.`, findings }];
    if (because === 'later' && first.since !== undefined) {
      const why = `That began at ${clock(first.since)}, after what was asked about: ${lower(first.statement)}`;
      return [{ what, why, findings }];
    }
    return because === 'immaterial'
      ? [
          {
            what,
            why: `It changed, but too little of what was asked about hangs on it: ${lower(first.statement)}`,
            findings,
          },
        ]
      : [];
  });
}

/** As its record calls it; quoted, because a sender may call it anything. */
const changeName = (what: string): string => `The change ${quote(what, 80)}`;

const lower = (text: string): string => text.replace(/^(?:A|An|The|About)\b/, (word) => word.toLowerCase());
