/** Where the time went: the critical path, against the same operation before; repeated calls; time that no child explains. */
import { millis } from '../../model/units.js';
import type { Evidence, OperationDurations } from '../../query/evidence/evidence.js';
import { type FindingDraft, refTo } from '../draft.js';
import type { Failure } from '../failures/failure.js';
import { calleeOf, dependencyOf, isQuery } from '../rules/entity.js';
import { roleOf } from '../rules/signals.js';
import type { Scene } from '../scene.js';
import { criticalPath } from '../trace/critical-path.js';
import { dominantOf } from '../trace/dominant.js';
import { type Repeat, repeats } from '../trace/repeats.js';
import { lasted, pathToRoot, type SpanNode, selfTime } from '../trace/tree.js';
import { count, duration, measures, percent, spoken } from '../wording.js';

export const LATENCY = 'latency';
export const SLOWER = 'slower';
export const REPEATS = 'repeats';
/** Fewer calls than this say nothing about what is usual. */
const ENOUGH_CALLS = 20;
const LARGE_SHARE = 0.3;

export function latencyFindings(scene: Scene): readonly FindingDraft[] {
  const { node, ranking } = scene;
  if (node === undefined || !(lasted(node) > 0)) return [];
  const told = ranking.candidates[0]?.dominant !== undefined;
  const found = [told ? undefined : whereTimeWent(node, scene.cause), slower(scene), ownTime(node)];
  const repeated = distinct(repeats(scene.tree)).slice(0, 3).map(repeatFinding);
  return [...found, ...repeated].filter((draft) => draft !== undefined);
}

/** Beside a failure only when the time went into the call that failed, or into one around it. */
function whereTimeWent(node: SpanNode, cause: Failure | undefined): FindingDraft | undefined {
  const [longest] = criticalPath(node);
  const total = lasted(node);
  if (
    longest === undefined ||
    longest.node === node ||
    longest.ownMs < total * LARGE_SHARE ||
    total < (cause === undefined ? 100 : 1_000)
  )
    return undefined;
  if (cause?.node !== undefined && cause.verdict.fault !== 'timeout' && !pathToRoot(cause.node).includes(longest.node))
    return undefined;
  const { span } = longest.node;
  const entity = dependencyOf(span) ?? span.namespace;
  const share = Math.min(1, longest.ownMs / total);
  return {
    key: LATENCY,
    weight: cause === undefined ? 60 : 40,
    kind: 'latency',
    entity,
    statement: `${duration(longest.ownMs)} of the ${duration(total)} of ${spoken(node.span.name ?? node.span.namespace)} (${percent(share)}) went into ${spoken(span.name ?? entity)}${entity === span.name ? '' : ` (${spoken(entity)})`}.`,
    numbers: measures(['time in the call', longest.ownMs, 'ms'], ['duration', total, 'ms'], ['share', share, 'share']),
    confidence: 'confirmed',
    evidence: [refTo(span), refTo(node.span)],
  };
}

/** The usual durations of a span's operation; undefined when too few calls are known. */
export function usual({ operations = [] }: Evidence, node: SpanNode): OperationDurations | undefined {
  return operations.find(
    ({ namespace, name, count: calls }) =>
      namespace === node.span.namespace && name === node.span.name && calls >= ENOUGH_CALLS,
  );
}

export interface Slow {
  readonly node: SpanNode;
  readonly before: OperationDurations;
  readonly ratio: number;
}

/** Twice its own 95th percentile of before, and noticeably so. */
export function slowAgainstBefore(evidence: Evidence, node: SpanNode): Slow | undefined {
  const before = usual(evidence, node);
  if (before === undefined || !(before.p95Ms > 0)) return undefined;
  const took = lasted(node);
  return took > before.p95Ms * 2 && took - before.p95Ms > 50 ? { node, before, ratio: took / before.p50Ms } : undefined;
}

/** The span whose slowness explains the others': the one with most of the focus's time that is itself slower than before. */
export function slowest(scene: Scene): Slow | undefined {
  const { node, tree } = scene;
  if (node === undefined) return undefined;
  // What a queue delivers works after its sender has answered; a part that was as fast as ever may be one of a slow whole.
  const others = tree.nodes.filter(
    (other) => other !== node && (roleOf(other.span) === 'consumer' || other.parent === undefined),
  );
  for (const one of [node, ...others.sort((a, b) => lasted(b) - lasted(a))]) {
    const slow = slowestOf(scene, one);
    if (slow !== undefined) return slow;
  }
  return undefined;
}

function slowestOf({ evidence }: Scene, node: SpanNode): Slow | undefined {
  const own = slowAgainstBefore(evidence, node);
  if (own === undefined) return undefined;
  for (const step of criticalPath(node)) {
    if (step.ownMs < lasted(node) * LARGE_SHARE) break;
    const slow = slowAgainstBefore(evidence, step.node);
    if (slow !== undefined) return slow;
  }
  return own;
}

function slower(scene: Scene): FindingDraft | undefined {
  const slow = slowest(scene);
  if (slow === undefined) return undefined;
  const { node, before } = slow;
  const entity = calleeOf(node.span) ?? node.span.namespace;
  return {
    key: SLOWER,
    weight: scene.cause === undefined ? 95 : 62,
    kind: 'latency',
    entity,
    fault: entity === node.span.namespace ? 'latency-increase' : isQuery(node.span) ? 'slow-query' : 'dependency-slow',
    statement: `${spoken(node.span.name ?? entity)} took ${duration(lasted(node))}; before it usually took ${duration(before.p50Ms)}, and ${duration(before.p95Ms)} or less in 95 % of ${count(before.count, 'call')}.`,
    numbers: measures(
      ['duration', lasted(node), 'ms'],
      ['usual duration', before.p50Ms, 'ms'],
      ['usual 95th percentile', before.p95Ms, 'ms'],
      ['calls before', before.count, 'count'],
    ),
    confidence: 'confirmed',
    evidence: [refTo(node.span)],
  };
}

function ownTime(node: SpanNode): FindingDraft | undefined {
  const [own, total] = [selfTime(node), lasted(node)];
  if (node.children.length === 0 || own < 500 || own < total * 0.5) return undefined;
  return {
    key: 'own-time',
    weight: 44,
    kind: 'latency',
    entity: node.span.namespace,
    statement: `${node.span.name ?? node.span.namespace} spent ${duration(own)} of its ${duration(total)} (${percent(own / total)}) in no call that the trace shows: in its own code, in starting, or in calls that are not instrumented.`,
    numbers: measures(['own time', own, 'ms'], ['duration', total, 'ms'], ['share', own / total, 'share']),
    confidence: 'confirmed',
    evidence: [refTo(node.span)],
  };
}

/** The same calls of the same operation once, with the largest example; and no N+1 that took next to no time. */
function distinct(all: readonly Repeat[]): readonly Repeat[] {
  const seen = new Set<string>();
  return all.filter(({ kind, parent, name, dependency, totalMs }) => {
    const key = [kind, parent.span.namespace, parent.span.name, name, dependency].join('\u0000');
    if (seen.has(key) || (kind === 'n-plus-one' && totalMs < lasted(parent) * 0.2)) return false;
    seen.add(key);
    return true;
  });
}

function repeatFinding(repeat: Repeat, index: number): FindingDraft {
  const { kind, parent, calls, failed, name, dependency, totalMs } = repeat;
  const where =
    dependency === undefined || dependency === name ? spoken(name) : `${spoken(dependency)} (${spoken(name)})`;
  const times = count(calls.length, 'time');
  const parentName = spoken(parent.span.name ?? parent.span.namespace);
  const share = dominantOf(parent)?.share;
  return {
    key: `${REPEATS}-${index}`,
    weight: kind === 'retries' ? 56 : 46,
    kind: kind === 'retries' ? 'context' : 'latency',
    entity: dependency ?? parent.span.namespace,
    ...(kind === 'n-plus-one' ? { fault: 'n-plus-one' as const } : {}),
    statement:
      kind === 'retries'
        ? `${parentName} called ${where} ${times} in a row, and ${failed === calls.length ? 'every call' : count(failed, 'call')} failed: it was tried again without success${failed === calls.length ? '' : ' at first'}.`
        : `${parentName} called ${where} ${times} one after the other, ${duration(totalMs)} together: one call for each item.`,
    numbers: measures(
      ['calls', calls.length, 'count'],
      ['failed calls', failed, 'count'],
      ['time in them', millis(totalMs), 'ms'],
      ['share of its time', share, 'share'],
    ),
    confidence: 'confirmed',
    evidence: calls.slice(0, 5).map(({ span }) => refTo(span)),
  };
}
