/** What every detector of this stage looks at, worked out once from the evidence. */
import type { TelemetryEvent } from '../model/telemetry-event.js';
import type { Evidence } from '../query/evidence/evidence.js';
import type { Ranking } from './causes/candidate.js';
import { rankCandidates } from './causes/candidates.js';
import type { Failure } from './failures/failure.js';
import { failuresOf } from './failures/failures.js';
import { type Report, reportOf } from './failures/report.js';
import { type SpanNode, type SpanTree, spanTree } from './trace/tree.js';

export interface Scene {
  readonly evidence: Evidence;
  readonly tree: SpanTree;
  /** Everything but spans, by time, without doubles. */
  readonly logs: readonly TelemetryEvent[];
  readonly failures: readonly Failure[];
  readonly ranking: Ranking;
  /** The root cause's failure. */
  readonly cause: Failure | undefined;
  /** The REPORT line of the cause's invocation, else of the focus's. */
  readonly report: Report | undefined;
  /** The span that the subject is about: the focus, the span it was written in, that of its request, or the trace's longest root. */
  readonly node: SpanNode | undefined;
}

const byTime = (a: TelemetryEvent, b: TelemetryEvent): number =>
  a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

export function setScene(evidence: Evidence): Scene {
  const { focus, request, trace } = evidence;
  const everything = [
    ...(focus === undefined ? [] : [focus]),
    ...request,
    ...(trace?.logs ?? []),
    ...(trace?.spans ?? []),
  ];
  const distinct = [...new Map(everything.map((event) => [event.id, event])).values()].sort(byTime);
  const tree = spanTree(distinct.filter(({ kind }) => kind === 'span'));
  const logs = distinct.filter(({ kind }) => kind !== 'span');
  const failures = failuresOf(tree, logs, focus, evidence.named, evidence.wrapped);
  const ranking = rankCandidates(evidence, tree, failures);
  const cause = ranking.candidates[0]?.failure;
  const about = cause?.event ?? focus;
  const own = logs.filter(({ requestId }) => about?.requestId === undefined || requestId === about.requestId);
  const report = about === undefined ? undefined : reportOf(own, about.namespace);
  return { evidence, tree, logs, failures, ranking, cause, report, node: nodeOf(evidence, tree) };
}

function nodeOf({ focus, subject }: Evidence, tree: SpanTree): SpanNode | undefined {
  const named = focus?.spanId === undefined ? undefined : tree.bySpanId.get(focus.spanId);
  if (named !== undefined && !(subject.kind === 'trace' && subject.spanId === undefined)) return named;
  // A line of a request is about what the request did, and not about all of its trace.
  const own =
    subject.kind === 'trace' || focus?.requestId === undefined
      ? undefined
      : tree.nodes.find(({ span }) => span.requestId === focus.requestId && span.namespace === focus.namespace);
  if (own !== undefined) return own;
  const [longest] = [...tree.roots].sort((a, b) => Number(b.end - b.start - (a.end - a.start)));
  return longest;
}
