/**
 * Which entity is the cause. Every deviation is evidence for its entity, in nats, so that independent signals add up.
 * What a callee's deviation explains is taken off its callers: slowness by the time that the callee took more, failures
 * and other behavior by the evidence against the callee.
 * Related work: traversal of a call graph to the deepest anomalous nodes (Chen et al., CauseInfer, INFOCOM 2014; the
 * baseline in Hardt et al., PetShop, CLeaR 2024), correlation with what is felt (Kim et al., MonitorRank, SIGMETRICS
 * 2013; ranked correlation in PetShop), hypothesis tests against normal time (Pham et al., BARO, FSE 2024).
 */
import { elapsed } from '../../model/units.js';
import type { SystemEvidence } from '../../query/evidence/system/evidence.js';
import { type CallGraph, callGraph } from './call-graph.js';
import { changeBeforeSuspect } from './changes.js';
import { DEVIATION_KINDS, type Deviation, type DeviationKind, NOTABLE, SELDOM } from './deviation.js';
import { behaviorDeviations } from './from-behavior.js';
import { metricDeviations } from './from-metrics.js';
import { traceDeviations } from './from-traces.js';
import { type Asked, symptomOf } from './symptom.js';

export interface Suspect {
  readonly entity: string;
  /** Nats left after what others explain. */
  readonly score: number;
  /** One of each kind at most, strongest first. */
  readonly deviations: readonly Deviation[];
  readonly significant: boolean;
  /** The callee whose deviation explains most of this one's; absent where nothing does. */
  readonly explainedBy?: string;
}

export interface CauseRanking {
  /** Best first. Empty when nothing differs beyond chance. */
  readonly suspects: readonly Suspect[];
  /** Deviated, but a callee explains it, too little of what is felt hangs on it, or it began after what is felt. */
  readonly cleared: readonly (Suspect & { readonly because: 'explained' | 'immaterial' | 'later' })[];
  readonly graph: CallGraph;
}

/**
 * A twentieth more time or requests, or one failed request in two hundred, is felt fully; less counts for as much less, and
 * below the half of it nobody would ask.
 */
const FELT: Readonly<Partial<Record<DeviationKind, number>>> = { latency: 0.05, traffic: 0.05, errors: 0.005 };

export function rankCauses(system: SystemEvidence, asked: Asked = {}): CauseRanking {
  const graph = callGraph(system.calls.length === 0 ? withFronts(system) : system);
  const symptom = symptomOf(system, graph, asked);
  // Without any call the graph is not known, so that everything is in question.
  const reachable = asked.entity === undefined || system.calls.length === 0 ? undefined : graph.below(asked.entity);
  const all = [...traceDeviations(system), ...behaviorDeviations(system), ...metricDeviations(system)].filter(
    ({ entity }) => reachable === undefined || entity === asked.entity || reachable.has(entity),
  );
  const inTime = all.filter((one) => !isLater(one, asked));
  const weighed = inTime.map((one) => {
    const moves = symptom.movesWith(one);
    const other = asked.kind !== undefined && isOther(one.kind, asked.kind);
    const part = symptom.partOf(one);
    const full = FELT[one.kind];
    const weight = part === undefined || full === undefined ? 1 : Math.min(1, part / full);
    const score = Math.max(0, one.score - (other ? SELDOM : 0)) * (moves === undefined ? 1 : (1 + moves) / 2) * weight;
    const felt = weight >= 0.5;
    // What is left of it must be notable by itself.
    return { ...one, score, significant: one.significant && felt && score >= NOTABLE, felt };
  });
  const strongest = new Map<string, (Deviation & { readonly felt: boolean })[]>();
  for (const entity of [...new Set(weighed.map((one) => one.entity))].sort()) {
    const own = weighed.filter((one) => one.entity === entity);
    const best = DEVIATION_KINDS.flatMap((kind) => own.filter((one) => one.kind === kind).sort(stronger)[0] ?? []);
    strongest.set(entity, best.sort(stronger));
  }
  const suspects = [...strongest]
    .map(([entity, own]) => judge(entity, own, strongest, graph))
    .map((one) => (changed(one, system) ? { ...one, score: one.score + SELDOM } : one));
  const order = (a: Suspect, b: Suspect): number =>
    Number(b.significant) - Number(a.significant) || b.score - a.score || (a.entity < b.entity ? -1 : 1);
  const left = suspects.filter(({ score }) => score > 0).sort(order);
  const told = left.some(({ significant }) => significant) ? left : [];
  const found = system.calls.length === 0 ? limitFirst(told, system) : told;
  const names = new Set(found.filter(({ significant }) => significant).map(({ entity }) => entity));
  return {
    suspects: found,
    cleared: [...suspects, ...onlyLater(all, inTime)]
      .filter(({ entity }) => !names.has(entity))
      .sort((a, b) => (b.deviations[0]?.nats ?? 0) - (a.deviations[0]?.nats ?? 0) || (a.entity < b.entity ? -1 : 1))
      .flatMap((one): CauseRanking['cleared'] => {
        if (!strongest.has(one.entity)) return [{ ...one, because: 'later' }];
        if (one.explainedBy !== undefined) return [{ ...one, because: 'explained' }];
        const unfelt = strongest.get(one.entity)?.some(({ felt }) => !felt) === true;
        return unfelt ? [{ ...one, because: 'immaterial' }] : [];
      }),
    graph,
  };
}

/** A cause comes before its effect. What does not say when it began may have begun in time. */
const isLater = ({ since }: Deviation, { latestCause }: Asked): boolean =>
  since !== undefined && latestCause !== undefined && since > latestCause;

/** Entities in which everything began too late, with their strongest. */
function onlyLater(all: readonly Deviation[], inTime: readonly Deviation[]): readonly Suspect[] {
  const entities = new Set(inTime.map(({ entity }) => entity));
  const late = all.filter(({ entity, significant }) => significant && !entities.has(entity)).sort(stronger);
  return [...new Set(late.map(({ entity }) => entity))].map((entity) => ({
    entity,
    score: 0,
    deviations: late.filter((one) => one.entity === entity).slice(0, 1),
    significant: false,
  }));
}

/**
 * Where no call is known, slowness does not say where it comes from; the only thing that came to its limit by then does, since
 * what waits for it is slow, and slowness fills no disk and no processor of another.
 */
function limitFirst(suspects: readonly Suspect[], { stepMs }: SystemEvidence): readonly Suspect[] {
  const [first] = suspects;
  const full = suspects.filter(({ significant, deviations: [one] }) => significant && one?.kind === 'saturation');
  const [only] = full;
  if (first === undefined || only === undefined || full.length > 1 || only === first) return suspects;
  if (first.deviations.some(({ kind, significant }) => significant && kind !== 'latency' && kind !== 'traffic'))
    return suspects;
  const [began, slower] = [only, first].map(({ deviations: [one] }) => one?.since);
  if (began !== undefined && slower !== undefined && elapsed(slower, began) > stepMs) return suspects;
  return [{ ...only, score: first.score + 2 * SELDOM }, ...suspects.filter((one) => one !== only)];
}

/** What only passes requests on counts its answers by their status. Source: the metrics pages of API Gateway and of load balancers. */
const FRONT = /^(?:[45]XXError|HTTPCode_(?:Target|ELB)_[2345]XX_Count|[45]xxErrorRate)$/i;
const NONE = { calls: 0, failed: 0, gapMs: { count: 0, sum: 0, values: [] } } as const;

/** A front waits for functions; for which of them only calls would tell, so that it is taken to wait for any. */
function withFronts(system: SystemEvidence): SystemEvidence {
  const named = (is: (name: string) => boolean): readonly string[] => [
    ...new Set(system.metrics.filter(({ name }) => is(name)).map(({ entity }) => entity)),
  ];
  const functions = named((name) => name === 'Invocations');
  const calls = named((name) => FRONT.test(name)).flatMap((caller) =>
    functions.map((callee) => ({ caller, callee, source: 'given' as const, window: NONE, baseline: NONE })),
  );
  return { ...system, calls };
}

/** An entity that was changed shortly before is the cause ten times as often as one that was not, a priori. */
const changed = ({ entity, deviations, score }: Suspect, system: SystemEvidence): boolean =>
  score > 0 && changeBeforeSuspect(entity, deviations, system) !== undefined;

const isOther = (kind: DeviationKind, asked: 'latency' | 'errors'): boolean =>
  asked === 'latency' ? kind === 'errors' : kind === 'latency' || kind === 'network';

const stronger = (a: Deviation, b: Deviation): number =>
  Number(b.significant) - Number(a.significant) ||
  b.score - a.score ||
  b.nats - a.nats ||
  (a.statement < b.statement ? -1 : 1);

/** More traffic comes from above: a caller that got more itself explains it. */
const isPassedDown = (entity: string, all: ReadonlyMap<string, readonly Deviation[]>, graph: CallGraph): boolean =>
  graph.callersOf(entity).some((caller) => all.get(caller)?.some(({ kind }) => kind === 'traffic') === true);

const PASSED_ON: ReadonlySet<DeviationKind> = new Set(['errors', 'behavior']);

function judge(
  entity: string,
  own: readonly Deviation[],
  all: ReadonlyMap<string, readonly Deviation[]>,
  graph: CallGraph,
): Suspect {
  const callees = [...graph.below(entity)].filter((callee) => !graph.below(callee).has(entity));
  const against = callees
    .map((callee) => ({ callee, score: (all.get(callee) ?? []).reduce((sum, { score }) => sum + score, 0) }))
    .sort((a, b) => b.score - a.score || (a.callee < b.callee ? -1 : 1))[0];
  const direct = graph.calleesOf(entity);
  let score = 0;
  let explained = false;
  let significant = false;
  for (const one of own) {
    const rest =
      one.kind === 'traffic'
        ? Number(!isPassedDown(entity, all, graph))
        : one.inclusive === true
          ? restOf(one, direct, all)
          : 1;
    const passed = PASSED_ON.has(one.kind) && one.inclusive !== true ? (against?.score ?? 0) : 0;
    const left = Math.max(0, one.score * rest - passed);
    // What is explained for more than a half speaks no longer for itself.
    if (left < one.score / 2) explained = true;
    else if (one.significant) significant = true;
    score += left;
  }
  const by = explained ? (explainer(own, direct, all) ?? against?.callee) : undefined;
  return {
    entity,
    score,
    deviations: own,
    significant: significant && score > 0,
    ...(by === undefined ? {} : { explainedBy: by }),
  };
}

/** The part of an excess that the direct callees' excess of the same kind does not make up. */
function restOf(
  { kind, excess = 0 }: Deviation,
  callees: readonly string[],
  all: ReadonlyMap<string, readonly Deviation[]>,
): number {
  const below = callees
    .flatMap((callee) => all.get(callee) ?? [])
    .filter((one) => one.kind === kind)
    .reduce((sum, one) => sum + (one.excess ?? 0), 0);
  return excess > 0 ? Math.max(0, 1 - below / excess) : 1;
}

function explainer(
  own: readonly Deviation[],
  callees: readonly string[],
  all: ReadonlyMap<string, readonly Deviation[]>,
): string | undefined {
  const kinds = new Set(own.map(({ kind }) => kind));
  return callees
    .flatMap((callee) => all.get(callee) ?? [])
    .filter(({ kind, inclusive }) => kinds.has(kind) && inclusive === true)
    .sort((a, b) => (b.excess ?? 0) - (a.excess ?? 0) || (a.entity < b.entity ? -1 : 1))[0]?.entity;
}
