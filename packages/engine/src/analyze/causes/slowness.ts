/** Why a request that did not fail was slow: one call for each item, a query, a cold start, a dependency, its own code. */
import type { Fault } from '@baselime-ai/contract';
import { numberAt } from '../../model/json.js';
import { elapsed, toEpochMillis } from '../../model/units.js';
import { LATENCY, REPEATS, SLOWER, type Slow, slowest } from '../findings/latency.js';
import { calleeOf, isQuery } from '../rules/entity.js';
import type { Scene } from '../scene.js';
import { changeShortlyBefore } from '../series/shortly-after.js';
import { repeats } from '../trace/repeats.js';
import { lasted, pathToRoot, type SpanNode, subtree } from '../trace/tree.js';
import { clock, count, duration, quote, spoken, withoutApiVersion } from '../wording.js';

export interface Slowness {
  readonly fault: Fault;
  readonly entity: string;
  /** The function whose span was slow. */
  readonly at: string;
  readonly statement: string;
  /** Keys of the findings that bear it. */
  readonly findings: readonly string[];
}

/** Half of what it took beyond the usual. */
const MOST = 0.5;

/** Undefined when nothing was slower than before. */
export function slownessOf(scene: Scene): Slowness | undefined {
  const slow = slowest(scene);
  if (slow === undefined) return startedCold(scene);
  const { node, before } = slow;
  const dependency = calleeOf(node.span);
  const entity = dependency ?? node.span.namespace;
  const told = `Nothing failed, but ${spoken(node.span.name ?? entity)} took ${duration(lasted(node))}, and usually takes ${duration(before.p50Ms)}`;
  if (dependency !== undefined) {
    const fault = isQuery(node.span) ? 'slow-query' : 'dependency-slow';
    const at = node.span.namespace;
    return (
      newEnvironment(scene, slow, told) ?? { fault, entity, at, statement: `${told}.`, findings: [SLOWER, LATENCY] }
    );
  }
  return (
    manyCalls(scene, slow, told) ??
    newEnvironment(scene, slow, told) ??
    afterOwnChange(scene, slow, told) ?? {
      fault: 'latency-increase',
      at: node.span.namespace,
      entity,
      statement: `${told}.`,
      findings: [SLOWER, LATENCY],
    }
  );
}

/** Its own work, which became slower at a moment that is known, shortly after the same entity was changed. */
function afterOwnChange({ evidence: { system } }: Scene, { node }: Slow, told: string): Slowness | undefined {
  const { namespace, service, name } = node.span;
  const own = [namespace, service];
  const since = system?.operations.find((one) => own.includes(one.entity) && one.name === name)?.slowerSince;
  if (system === undefined || since === undefined) return undefined;
  const move = { at: toEpochMillis(since), bucketMs: 0 };
  const change = changeShortlyBefore(system, move, ({ entity }) => own.includes(entity));
  if (change === undefined) return undefined;
  return {
    fault: change.kind === 'deployment' ? 'deployment-change' : 'configuration-change',
    entity: namespace,
    at: namespace,
    statement: `${told}. It became slower at ${clock(since)}, ${duration(elapsed(change.at, since))} after the change ${quote(withoutApiVersion(change.what), 80)}.`,
    findings: [SLOWER, LATENCY],
  };
}

function manyCalls({ tree }: Scene, { node, before }: Slow, told: string): Slowness | undefined {
  const excess = lasted(node) - before.p50Ms;
  const found = repeats(tree).find(
    ({ kind, parent, totalMs }) =>
      kind === 'n-plus-one' && pathToRoot(parent).includes(node) && totalMs >= excess * MOST,
  );
  if (found === undefined) return undefined;
  const { parent, calls, name, dependency, totalMs } = found;
  const what =
    dependency === undefined || dependency === name ? spoken(name) : `${spoken(name)} (${spoken(dependency)})`;
  return {
    fault: 'n-plus-one',
    entity: parent.span.namespace,
    at: parent.span.namespace,
    statement: `${told}: it called ${what} ${count(calls.length, 'time')} one after the other, ${duration(totalMs)} together.`,
    findings: [SLOWER, `${REPEATS}-0`, `${REPEATS}-1`, `${REPEATS}-2`],
  };
}

/** An initialization that a caller feels; most of a script's take a fraction of it. */
const LONG_INIT_MS = 1_000;
/** Fewer invocations say nothing about what is usual. */
const ENOUGH_INVOCATIONS = 20;

/** By the REPORT line alone, where no span shows the request: its `Duration` leaves the initialization out. */
function startedCold({ report, evidence }: Scene): Slowness | undefined {
  const { reports, focus, marker } = evidence;
  if (report?.initMs === undefined || report.durationMs === undefined || reports?.durationP99Ms === undefined)
    return undefined;
  const { namespace } = report.event;
  if (reports.invocations < ENOUGH_INVOCATIONS || namespace !== (marker ?? focus)?.namespace) return undefined;
  const whole = report.initMs + report.durationMs;
  const usual = reports.durationP50Ms ?? reports.durationP99Ms;
  if (report.initMs < LONG_INIT_MS || whole < reports.durationP99Ms * 2 || report.initMs < (whole - usual) * MOST)
    return undefined;
  return {
    fault: 'cold-start',
    entity: namespace,
    at: namespace,
    statement: `Nothing failed, but ${spoken(namespace)} needed ${duration(whole)}, and usually needs ${duration(usual)}: it was started cold, and its initialization took ${duration(report.initMs)}.`,
    findings: ['cold-start'],
  };
}

/** Of the function whose span was slow, or of one that its slow call waited for. */
function newEnvironment({ logs, tree }: Scene, { node, before }: Slow, told: string): Slowness | undefined {
  const isCall = calleeOf(node.span) !== undefined;
  const waited = subtree(node).filter(({ span }) => !isCall || span.namespace !== node.span.namespace);
  const started = [...logs, ...tree.nodes.map(({ span }) => span)].flatMap((event) => {
    const init = event.coldStart === true ? numberAt(event.data, '@initDuration') : undefined;
    const isWaited = waited.some(
      ({ span: { namespace, requestId } }) =>
        namespace === event.namespace && (requestId === undefined || requestId === event.requestId),
    );
    return init === undefined || !isWaited ? [] : [{ init, namespace: event.namespace }];
  });
  const longest = [...started, ...begunLate(waited)].sort((a, b) => b.init - a.init)[0];
  if (longest === undefined || longest.init < (lasted(node) - before.p50Ms) * MOST) return undefined;
  const { init, namespace } = longest;
  return {
    fault: 'cold-start',
    entity: namespace,
    at: namespace,
    statement: `${told}: ${namespace === node.span.namespace ? 'it' : spoken(namespace)} was started cold, and its initialization took ${duration(init)}.`,
    findings: [SLOWER, 'cold-start'],
  };
}

/**
 * Those that say that they were started cold, by what passed between the call and their first span: the span of a function
 * begins when its handler does, after the initialization. Source: OpenTelemetry semantic conventions, `faas.coldstart`.
 */
const begunLate = (waited: readonly SpanNode[]): readonly { readonly init: number; readonly namespace: string }[] =>
  waited.flatMap(({ span, start, parent }) =>
    span.coldStart === true && parent !== undefined && parent.span.namespace !== span.namespace
      ? [{ init: elapsed(parent.start, start), namespace: span.namespace }]
      : [],
  );
