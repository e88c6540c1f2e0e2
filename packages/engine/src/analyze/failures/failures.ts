/**
 * Every failure in the evidence, each with its verdict and what it explains. A failing span is explained by a failing
 * span below it; a failing log by a failing span inside the span that wrote it.
 */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { unmarkedFailure } from '../rules/reads-as-failure.js';
import { recognize, type Verdict } from '../rules/recognize.js';
import { mergeSignals, roleOf, signalsOf } from '../rules/signals.js';
import { pathToRoot, type SpanNode, type SpanTree, subtree } from '../trace/tree.js';
import { type Failure, isRemark } from './failure.js';
import { withMemoryLeft } from './memory-left.js';
import { withNearbyName } from './named-nearby.js';
import { behindIn, passesOn, SKEW, says } from './passed-on.js';
import { insideOf } from './wrapped.js';

interface Draft extends Failure {
  explainedBy?: Failure;
  verdict: Verdict;
}

const before = (a: TelemetryEvent, b: TelemetryEvent): number =>
  a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** At most this many failures are judged; a trace with more repeats itself. */
const LIMIT = 400;

/**
 * By time, then by id. `events` are the focus, its request and the trace's logs in any order, also doubled. A focus that
 * only reads as a failure is one where nothing is marked as such. `named` are those of functions that others name,
 * `wrapped` the events of requests whose ids records of AWS tell.
 */
export function failuresOf(
  tree: SpanTree,
  events: readonly TelemetryEvent[],
  focus?: TelemetryEvent,
  named: readonly TelemetryEvent[] = [],
  wrapped: readonly TelemetryEvent[] = [],
): readonly Failure[] {
  const byName = new Set(named);
  const byRequest = new Set(wrapped.map(({ id }) => id));
  const others = distinct([...events, ...named, ...wrapped].filter(({ kind }) => kind !== 'span')).sort(before);
  const telling = others.filter((event) => event.kind === 'span-event' || hasFailed(event)).slice(0, LIMIT * 2);
  const homes = new Map(telling.map((event) => [event, homeOf(event, tree)] as const));
  const companions = new Map<SpanNode, TelemetryEvent[]>();
  for (const [event, home] of homes) {
    if (home === undefined || !(event.isError || event.kind === 'span-event')) continue;
    // It makes no failure of a span that did not fail.
    if (isRemark(event) && !home.span.isError) continue;
    // Written by the span itself, not by somebody who only ran meanwhile.
    if (event.spanId !== undefined && event.spanId === home.span.spanId)
      companions.set(home, [...(companions.get(home) ?? []), event]);
  }
  const drafts: Draft[] = [];
  for (const node of tree.nodes) {
    const near = companions.get(node) ?? [];
    const failing = node.span.isError || node.span.timedOut === true || near.some(({ isError }) => isError);
    if (!failing || drafts.length >= LIMIT) continue;
    const signals = mergeSignals(signalsOf(node.span), near.slice(0, 8).map(signalsOf));
    const verdict = recognize(node.span.isError ? signals : { ...signals, event: { ...node.span, isError: true } });
    if (verdict !== undefined)
      drafts.push({ event: node.span, node, signals: { ...signals, event: node.span }, verdict, companions: near });
  }
  const covered = new Set([...companions.values()].flat());
  for (const event of telling) {
    if (covered.has(event) || drafts.length >= LIMIT || !hasFailed(event)) continue;
    const signals = signalsOf(event);
    const verdict = recognize(event.isError ? signals : { ...signals, event: { ...event, isError: true } });
    const node = homes.get(event);
    if (verdict !== undefined)
      drafts.push({
        event,
        signals,
        verdict,
        companions: [],
        ...(node === undefined || byName.has(event) ? {} : { node }),
        ...(byName.has(event) ? { tiedByName: true as const } : {}),
        ...(byRequest.has(event.id) ? { tiedByRequest: true as const } : {}),
      });
  }
  const isTold = drafts.some(({ tiedByName, tiedByRequest }) => tiedByName !== true && tiedByRequest !== true);
  const unmarked = focus === undefined || isTold ? undefined : unmarkedFailure(focus);
  if (focus !== undefined && unmarked !== undefined)
    drafts.push({ event: focus, ...unmarked, companions: [], unmarked: true });
  for (const draft of drafts)
    draft.verdict = withMemoryLeft(withNearbyName(draft.verdict, draft.signals, others), draft.event, others);
  link(drafts);
  return drafts.sort((a, b) => before(a.event, b.event));
}

const hasFailed = (event: TelemetryEvent): boolean =>
  event.isError || event.timedOut === true || isExhausted(event) || printsError(event);

/** A line without a level of its own that prints one at its beginning, as most text loggers do. */
const printsError = ({ level, kind, message = '' }: TelemetryEvent): boolean =>
  level === undefined &&
  kind === 'log' &&
  /^[\d\s:.,TZ+/[\]|-]{0,40}(?:ERROR|FATAL|CRITICAL|SEVERE)\b/.test(message.slice(0, 80));

const isExhausted = (event: TelemetryEvent): boolean => {
  const { '@maxMemoryUsed': used, '@memorySize': size } = event.data;
  return typeof used === 'number' && typeof size === 'number' && size > 0 && used >= size;
};

/** The span that wrote an event: by span id, else the deepest span of the same request or namespace around its time. */
function homeOf(event: TelemetryEvent, tree: SpanTree): SpanNode | undefined {
  const named = event.spanId === undefined ? undefined : tree.bySpanId.get(event.spanId);
  if (named !== undefined) return named;
  let best: SpanNode | undefined;
  for (const node of tree.nodes) {
    if (event.timestamp < node.start || event.timestamp > node.end) continue;
    const related = event.requestId !== undefined && node.span.requestId === event.requestId;
    if (!related && node.span.namespace !== event.namespace) continue;
    if (best === undefined || node.depth > best.depth) best = node;
  }
  if (best !== undefined) return best;
  for (const node of tree.nodes) {
    if (event.timestamp < node.start || event.timestamp > node.end) continue;
    if (best === undefined || node.depth > best.depth) best = node;
  }
  return best;
}

/** Links each failure to the nearest failure that explains it: below it in the trace, or written in a span below. */
function link(drafts: readonly Draft[]): void {
  const spans = new Map<SpanNode, Draft>();
  for (const failure of drafts)
    if (failure.node?.span === failure.event && failure.node !== undefined) spans.set(failure.node, failure);
  for (const failure of drafts) {
    const isSpan = failure.node?.span === failure.event;
    const home = failure.node;
    if (home === undefined) continue;
    if (isSpan) {
      const above = pathToRoot(home)
        .slice(1)
        .find((node) => spans.has(node));
      const parent = above && spans.get(above);
      // The client span knows the status of an answer, and the program around it what its body said.
      if (parent !== undefined && parent.event.namespace === failure.event.namespace && saysWhy(parent, failure))
        failure.verdict = inWordsOf(parent, failure);
      if (parent !== undefined && handedUp(home, parent)) parent.explainedBy = better(parent.explainedBy, failure);
      continue;
    }
    // A call of the same function that failed in the same way names what was called, which its log often does not.
    const told = toldBy(failure, home, spans);
    if (told !== undefined) {
      failure.explainedBy ??= told;
      continue;
    }
    const holder = spans.get(home);
    if (holder === undefined || holder === failure) {
      const behind = holder === undefined && passesOn(failure) ? failedBelow(home, failure, spans) : undefined;
      if (behind !== undefined) failure.explainedBy ??= behind;
      continue;
    }
    // What a caller writes of an answer that it got is no cause while the trace shows what failed behind it.
    if (passesOn(failure) && (holder.explainedBy !== undefined || says(failure) <= says(holder))) {
      failure.explainedBy ??= holder.explainedBy ?? holder;
      continue;
    }
    // A log of another function inside a client span is what the callee says; one of the same function repeats the span.
    const callee = failure.event.namespace !== home.span.namespace && roleOf(home.span) !== 'server';
    if (callee || moreSpecific(failure, holder)) holder.explainedBy ??= failure;
    else failure.explainedBy ??= holder;
  }
  for (const failure of drafts) partOf(failure);
  for (const bare of drafts.filter(({ verdict }) => isStatus(verdict.matched.value))) {
    const told = bare.explainedBy === undefined ? drafts.find((other) => tellsOf(other, bare)) : undefined;
    if (told !== undefined) bare.explainedBy = told;
  }
  for (const report of drafts.filter(isSummary)) {
    const told = report.explainedBy ?? summarized(report, drafts);
    if (told !== undefined) report.explainedBy = told;
  }
  const [inside, behindOf] = [insideOf(drafts), behindIn(drafts)];
  for (const failure of drafts) {
    const behind = failure.explainedBy === undefined ? (inside(failure) ?? behindOf(failure)) : undefined;
    if (behind !== undefined) failure.explainedBy = behind;
  }
  for (const failure of drafts) breakCycle(failure);
}

/** Lambda's REPORT line tells that an invocation failed, and no more of why than a line before it. */
const isSummary = ({ verdict, event }: Failure): boolean =>
  verdict.fault === 'unhandled-error' && event.data['@type'] === 'REPORT';

/** The last failure of the same invocation that its REPORT line sums up; undefined where no line tells one. */
const summarized = (report: Failure, drafts: readonly Draft[]): Draft | undefined =>
  drafts.findLast(
    ({ event, verdict }) =>
      event !== report.event &&
      event.namespace === report.event.namespace &&
      event.requestId !== undefined &&
      event.requestId === report.event.requestId &&
      event.timestamp <= report.event.timestamp + SKEW &&
      verdict.fault !== 'unhandled-error',
  );

/** A part of a function's own work that failed without a word is explained by what the function says, not the reverse. */
function partOf(whole: Draft): void {
  const part: Draft | undefined = whole.explainedBy;
  if (part === undefined || part.explainedBy !== undefined || part.node?.span !== part.event) return;
  if (says(part) > 0 || says(whole) === 0 || part.event.namespace !== whole.event.namespace) return;
  delete whole.explainedBy;
  part.explainedBy = whole;
}

/** The call of a log's function that failed by the same fault before the log was written; of several the last. */
function toldBy(log: Failure, home: SpanNode, spans: ReadonlyMap<SpanNode, Draft>): Failure | undefined {
  const { verdict, event } = log;
  if (verdict.namesDependency && !verdict.namedByText) return undefined;
  const calls = subtree(home)
    .flatMap((node) => (node === home ? [] : (spans.get(node) ?? [])))
    .filter(
      ({ verdict: other, event: call, node }) =>
        other.namesDependency &&
        call.namespace === event.namespace &&
        (node?.start ?? call.timestamp) <= event.timestamp,
    );
  const told =
    verdict.seat === 'function' ? undefined : calls.findLast(({ verdict: other }) => other.fault === verdict.fault);
  if (told !== undefined) return told;
  const bare = calls.findLast((call) => saysWhy(log, call));
  if (bare === undefined) return undefined;
  bare.verdict = inWordsOf(log, bare);
  return bare;
}

/** The verdict of the words, at the place that the call names where that is at fault. */
function inWordsOf({ verdict }: Failure, bare: Failure): Verdict {
  const { entity, namesDependency, namedByText } = verdict.seat === 'function' ? verdict : bare.verdict;
  return { ...verdict, entity, namesDependency, namedByText };
}

/** A call shows the status that it was refused with, and a log of the caller the words of the same answer, or of the same callee. */
function saysWhy({ verdict, signals }: Failure, call: Failure): boolean {
  if (verdict.strength !== 'strong' || isStatus(verdict.matched.value) || passesOnly(verdict.fault)) return false;
  if (verdict.fault === 'concurrency-limit') return call.verdict.fault === 'throttled';
  const status = isStatus(call.verdict.matched.value) ? /[45]\d\d/.exec(call.verdict.matched.value)?.[0] : undefined;
  if (status === undefined) return false;
  const named = new RegExp(`(?<![\\w.])${status}(?![\\w.])`);
  if (verdict.namesDependency && verdict.entity === call.verdict.entity) return true;
  return signals.status?.value === Number(status) || signals.texts.some(({ value }) => named.test(value.slice(0, 500)));
}
/** Two lines of one request about the same answer, of which one holds what its body said. */
const tellsOf = (other: Draft, bare: Draft): boolean =>
  other !== bare &&
  other.event.namespace === bare.event.namespace &&
  other.event.requestId !== undefined &&
  other.event.requestId === bare.event.requestId &&
  other.explainedBy === undefined &&
  saysWhy(other, bare);

/** A number, or a sentence that says no more than a number: `Request failed with status code 429`. */
const isStatus = (matched: string): boolean => ONLY_STATUS.test(matched);
const ONLY_STATUS =
  /^(?:[A-Za-z ]{0,60}\b(?:status(?: code)?|response code|HTTP)[ :=]{1,3})?[45]\d\d(?: \(?[A-Za-z -]{1,40}\)?)?[.:]?$/i;
const passesOnly = (fault: string): boolean => fault === 'dependency-error' || fault === 'unhandled-error';

/** The failing span highest below a span that did not fail itself, which began before the log was written. */
function failedBelow(home: SpanNode, log: Failure, spans: ReadonlyMap<SpanNode, Draft>): Failure | undefined {
  const below = subtree(home).filter((node) => node !== home && node.start <= log.event.timestamp);
  const [highest] = below
    .flatMap((node) => spans.get(node) ?? [])
    .sort((a, b) => (a.node?.depth ?? 0) - (b.node?.depth ?? 0));
  return highest;
}

/** A child's failure explains its parent's only when the parent fails at or after the child does. */
const handedUp = (child: SpanNode, parent: Draft): boolean => {
  const endOfParent = parent.node?.end ?? parent.event.timestamp;
  return child.start <= endOfParent + (child.span.namespace === parent.event.namespace ? 0n : SKEW);
};

/** Of several failing children the last one counts: those before it were tried again or survived. */
function better(known: Failure | undefined, candidate: Failure): Failure {
  if (known === undefined) return candidate;
  const [a, b] = [known.node?.end ?? known.event.timestamp, candidate.node?.end ?? candidate.event.timestamp];
  if (known.verdict.fault === 'unhandled-error' && candidate.verdict.fault !== 'unhandled-error') return candidate;
  if (candidate.verdict.fault === 'unhandled-error' && known.verdict.fault !== 'unhandled-error') return known;
  return b > a ? candidate : known;
}

const rank = ({ verdict }: Failure): number =>
  (verdict.fault === 'unhandled-error' ? 0 : verdict.fault === 'dependency-error' ? 1 : 2) +
  (verdict.strength === 'strong' ? 1 : 0);
/** A log in words tells more than a span that only failed. */
const moreSpecific = (a: Failure, b: Failure): boolean =>
  rank(a) > rank(b) || (rank(a) === rank(b) && says(a) > says(b));

function breakCycle(failure: Draft): void {
  const seen = new Set<Failure>([failure]);
  for (let at: Draft | undefined = failure; at?.explainedBy !== undefined; at = at.explainedBy) {
    if (seen.has(at.explainedBy)) {
      delete at.explainedBy;
      return;
    }
    seen.add(at.explainedBy);
  }
}

function distinct(events: readonly TelemetryEvent[]): TelemetryEvent[] {
  const seen = new Set<string>();
  return events.filter(({ id }) => !seen.has(id) && seen.add(id));
}
