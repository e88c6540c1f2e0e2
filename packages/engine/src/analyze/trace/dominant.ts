/** Into what the time of a span or of a stopped invocation went, when most of it went into one dependency. */

import { numberAt } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { type Millis, millis, type Share, share, type UnixNanos, unixNanos } from '../../model/units.js';
import type { Failure } from '../failures/failure.js';
import { dependencyOf } from '../rules/entity.js';
import { roleOf } from '../rules/signals.js';
import { criticalPath } from './critical-path.js';
import { earlier, lasted, type SpanNode, type SpanTree, subtree } from './tree.js';

export interface Dominant {
  readonly entity: string;
  readonly call: SpanNode;
  /** Time spent in it, of `ofMs`. */
  readonly tookMs: Millis;
  readonly ofMs: Millis;
  readonly share: Share;
  readonly calls: number;
}

const MOST = 0.5;

/** Undefined when no call of the invocation is in the trace, or when none took at least half of its time. */
export function dominantDependency(
  tree: SpanTree,
  failure: Failure,
  request: readonly TelemetryEvent[],
): Dominant | undefined {
  const { event, node } = failure;
  if (node !== undefined && node.span === event) return dominantOf(node);
  const same = request.filter(
    (other) =>
      other.requestId !== undefined && other.requestId === event.requestId && other.namespace === event.namespace,
  );
  const began = unixNanos(event.timestamp - BigInt(Math.round(ranMs(event) * 1e6)));
  const from = same.reduce<UnixNanos>((first, { timestamp }) => earlier(timestamp, first), began);
  const calls = tree.nodes.filter(
    ({ span, end, start }) =>
      isCall(span) &&
      end >= from &&
      start <= event.timestamp &&
      (span.requestId === undefined ? span.namespace === event.namespace : span.requestId === event.requestId),
  );
  const holder = tree.nodes.find(
    ({ span }) => span.requestId !== undefined && span.requestId === event.requestId && !isCall(span),
  );
  return (
    (holder && dominantOf(holder)) ??
    summed(calls, Number(event.timestamp - from) / 1e6) ??
    unsentCall(tree, event, from)
  );
}

/**
 * A function that is stopped sends neither its own span nor that of the call that it waits for. What it called goes on, so
 * that its spans name a parent that is not in the trace: where such a part began while the function ran, and took most of
 * its time or was not over when it was stopped, the function waited for it.
 */
function unsentCall(tree: SpanTree, event: TelemetryEvent, from: UnixNanos): Dominant | undefined {
  const ofMs = Number(event.timestamp - from) / 1e6;
  const part = tree.roots
    .filter(
      ({ span, start, end }) =>
        span.parentSpanId !== undefined &&
        span.namespace !== event.namespace &&
        start >= from &&
        start < event.timestamp &&
        Number((end < event.timestamp ? end : event.timestamp) - start) / 1e6 >= ofMs * MOST,
    )
    .sort((a, b) => lasted(b) - lasted(a))[0];
  if (part === undefined || !(ofMs > 0)) return undefined;
  const inner = dominantOf(part);
  if (inner !== undefined) return inner;
  const took = Math.min(lasted(part), ofMs);
  return {
    entity: part.span.namespace,
    call: part,
    tookMs: millis(took),
    ofMs: millis(ofMs),
    share: share(Math.min(1, took / ofMs)),
    calls: 1,
  };
}

/** How long the invocation had run by then, as Lambda's own lines say; 0 when the line does not say. */
function ranMs({ durationMs, data }: TelemetryEvent): number {
  const limit = numberAt(data, '@timeout');
  const ran = durationMs ?? numberAt(data, '@duration') ?? (limit === undefined ? undefined : limit * 1_000);
  return ran !== undefined && Number.isFinite(ran) && ran > 0 ? ran : 0;
}

/** The dependency that took at least half of a span's own duration on its critical path. */
export function dominantOf(node: SpanNode): Dominant | undefined {
  const total = lasted(node);
  if (!(total > 0)) return undefined;
  const time = new Map<string, { tookMs: number; call: SpanNode; calls: number }>();
  for (const { node: step, ownMs } of criticalPath(node)) {
    if (step === node || (step.span.namespace === node.span.namespace && !isCall(step.span))) continue;
    const entity = isCall(step.span)
      ? (dependencyOf(step.span) ?? step.span.name ?? step.span.namespace)
      : step.span.namespace;
    const known = time.get(entity);
    if (known === undefined) time.set(entity, { tookMs: ownMs, call: step, calls: 1 });
    else time.set(entity, { tookMs: known.tookMs + ownMs, call: known.call, calls: known.calls + 1 });
  }
  return most(time, total);
}

const isCall = (span: TelemetryEvent): boolean => {
  const role = roleOf(span);
  return role === 'client' || role === 'producer';
};

function summed(calls: readonly SpanNode[], totalMs: number): Dominant | undefined {
  const inner = new Set(calls.flatMap((call) => subtree(call).slice(1)));
  const time = new Map<string, { tookMs: number; call: SpanNode; calls: number }>();
  for (const call of calls) {
    if (inner.has(call)) continue;
    const entity = dependencyOf(call.span) ?? call.span.name ?? call.span.namespace;
    const known = time.get(entity);
    if (known === undefined) time.set(entity, { tookMs: lasted(call), call, calls: 1 });
    else
      time.set(entity, {
        tookMs: known.tookMs + lasted(call),
        call: lasted(call) > lasted(known.call) ? call : known.call,
        calls: known.calls + 1,
      });
  }
  return most(time, totalMs);
}

function most(
  time: ReadonlyMap<string, { readonly tookMs: number; readonly call: SpanNode; readonly calls: number }>,
  totalMs: number,
): Dominant | undefined {
  const [best] = [...time].sort(([a, x], [b, y]) => y.tookMs - x.tookMs || (a < b ? -1 : 1));
  if (best === undefined || !(totalMs > 0) || best[1].tookMs < totalMs * MOST) return undefined;
  const [entity, { tookMs, call, calls }] = best;
  return {
    entity,
    call,
    tookMs: millis(tookMs),
    ofMs: millis(totalMs),
    share: share(Math.min(1, tookMs / totalMs)),
    calls,
  };
}
