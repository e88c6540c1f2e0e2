/**
 * Which failure is the root cause. Candidates are all failures of the evidence; a failure that another one explains is
 * a symptom; what is left is ranked by how it is tied to the focus, how exact its evidence is, and time.
 */
import { elapsed } from '../../model/units.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import { confidenceFrom, doubted } from '../confidence/grounds.js';
import { groundsOf, hasWords } from '../confidence/of-candidate.js';
import { type Failure, isRemark, originOf } from '../failures/failure.js';
import { isQuery } from '../rules/entity.js';
import { dominantDependency } from '../trace/dominant.js';
import { pathToRoot, type SpanTree, workedAgain } from '../trace/tree.js';
import type { Candidate, Ranking } from './candidate.js';
import { conductOf } from './conduct.js';

const NOTHING: Ranking = { candidates: [], confidence: 'inconclusive' };

export function rankCandidates(evidence: Evidence, tree: SpanTree, failures: readonly Failure[]): Ranking {
  const asked = askedFailure(evidence, failures);
  if (asked === undefined || isRecovered(evidence, failures)) return NOTHING;
  const origin = originOf(asked);
  const chain = chainOf(asked);
  const candidates = failures
    .map((failure) => candidateOf(failure, { evidence, tree, asked, origin, chain }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || order(a.failure, b.failure));
  const [best] = candidates;
  if (best === undefined) return NOTHING;
  const conduct = best.dominant === undefined ? conductOf(evidence, tree, best.failure) : undefined;
  if (conduct !== undefined) {
    const named = { ...best, entity: conduct.entity, fault: conduct.fault, conduct };
    const grounds = groundsOf(named, chain);
    // What the failure shows by itself stays the next in question.
    return { asked, candidates: [named, best, ...candidates.slice(1)], confidence: confidenceFrom(grounds), grounds };
  }
  const grounds = groundsOf(best, chain);
  const confidence = confidenceFrom(grounds);
  const rival = confidence === 'likely' ? rivalOf(best, candidates, chain) : undefined;
  if (rival === undefined) return { asked, candidates, confidence, grounds };
  const open = doubted(grounds, 'rival');
  return { asked, candidates, confidence: confidenceFrom(open), grounds: open, rival };
}

/** A trace or request in which each failed call was made again and worked has nothing to explain. */
function isRecovered(evidence: Evidence, failures: readonly Failure[]): boolean {
  const { subject } = evidence;
  if (subject.kind !== 'trace' && subject.kind !== 'request') return false;
  if (failures.length > 0 && failures.every((one) => isToldAside(one) || isOfEarlierAttempt(evidence, one)))
    return true;
  return failures.every((failure) => {
    const { node, event } = failure;
    if (node === undefined) return toldRecovered(evidence, failure);
    // Whether the call that it is about was made again and worked says what it is worth.
    if (isRemark(event) && failure.explainedBy !== undefined) return true;
    if (node.span !== event || node.parent === undefined) return false;
    if (isUsualAnswer(evidence, failure)) return true;
    return workedAgain(node);
  });
}

/**
 * An error that a line of no more than information was logged with: its author knew of it and went on. Where anything else
 * of the request failed it is told as ever. Source: OpenTelemetry's log data model, "Field: SeverityNumber".
 */
const isToldAside = ({ event, verdict }: Failure): boolean =>
  event.kind === 'log' &&
  (event.level === 'info' || event.level === 'debug' || event.level === 'trace') &&
  verdict.fault === 'unhandled-error';

/** A failure of the same function in another request, before the one that was asked about began: what was done at last. */
function isOfEarlierAttempt({ subject, request }: Evidence, { event }: Failure): boolean {
  if (subject.kind !== 'request' || event.requestId === undefined || event.requestId === subject.requestId)
    return false;
  const own = request.filter(({ requestId }) => requestId === subject.requestId);
  return (
    own.length > 0 &&
    own.every(({ namespace, timestamp }) => namespace === event.namespace && timestamp > event.timestamp)
  );
}

/** What is not there, or no longer as it was: answers to a question, in contrast to a call that went wrong. */
const ANSWERS: ReadonlySet<number> = new Set([404, 410, 412]);

/** Such an answer that the callers went on from, and that was given before: OpenTelemetry marks every 4xx of a client. */
const isUsualAnswer = ({ recurrence }: Evidence, failure: Failure): boolean =>
  mayBeUsualAnswer(failure) && ((recurrence?.inBaseline ?? 0) > 0 || answeredOnPurpose(failure));

/** The trace shows that what was called gave the answer without failing itself. */
const answeredOnPurpose = ({ node }: Failure): boolean =>
  node?.children.some(({ span }) => span.namespace !== node.span.namespace && !span.isError) === true;

/** Whether only counting tells such an answer from a failure. */
export function mayBeUsualAnswer({ node, signals }: Failure): boolean {
  if (node === undefined || !ANSWERS.has(signals.status?.value ?? 0)) return false;
  return pathToRoot(node)
    .slice(1)
    .every(({ span }) => !span.isError);
}

const WORKED =
  /\b(?:retry|retries|attempt|try)\b.{0,60}\b(?:succeeded|worked|was successful|successful|ok)\b|\b(?:succeeded|worked|completed|recovered|done)\b.{0,40}\b(?:retry|retries|attempts?|tries|try)\b/i;

/** Without spans the function's own later line must say that another attempt worked. */
const toldRecovered = ({ request }: Evidence, { event }: Failure): boolean =>
  request.some(
    ({ namespace, requestId, timestamp, isError, message = '' }) =>
      !isError &&
      namespace === event.namespace &&
      requestId === event.requestId &&
      timestamp >= event.timestamp &&
      WORKED.test(message.slice(0, 500)),
  );

interface Scope {
  readonly evidence: Evidence;
  readonly tree: SpanTree;
  readonly asked: Failure;
  readonly origin: Failure;
  readonly chain: ReadonlySet<Failure>;
}

function candidateOf(failure: Failure, scope: Scope): Candidate {
  const { verdict, event } = failure;
  const { asked, origin, chain } = scope;
  let score = exactness(failure);
  // Where an error surfaced says little when the error itself says nothing.
  if (failure === origin) score += score >= 3 ? 3 : 1;
  if (failure.explainedBy !== undefined) score -= 5;
  const sameRequest = event.requestId !== undefined && event.requestId === asked.event.requestId;
  if (failure === asked) score += 1;
  if (sameRequest) score += 1;
  if (!chain.has(failure)) {
    // Tied to the focus only by its trace or request: what came clearly later cannot be the cause.
    if (elapsed(asked.node?.end ?? asked.event.timestamp, event.timestamp) > LATER_MS && !platformLine(failure))
      score -= 4;
    if (survived(failure)) score -= 2;
    if (!sameRequest) score -= 1;
  }
  const dominant =
    verdict.fault === 'timeout' ? dominantDependency(scope.tree, failure, scope.evidence.request) : undefined;
  if (dominant !== undefined) {
    const fault = isQuery(dominant.call.span) ? 'slow-query' : 'dependency-slow';
    return { failure, entity: dominant.entity, fault, score, dominant };
  }
  return { failure, entity: verdict.entity, fault: verdict.fault, score };
}

/** Another cause for which no less speaks than for the best, where neither is linked to what was asked about. */
function rivalOf(
  best: Candidate,
  candidates: readonly Candidate[],
  chain: ReadonlySet<Failure>,
): Candidate | undefined {
  if (chain.has(best.failure)) return undefined;
  return candidates.find(
    ({ failure, entity, fault, score }) =>
      score >= best.score &&
      (entity !== best.entity || fault !== best.fault) &&
      failure.explainedBy === undefined &&
      failure.verdict.fault !== 'unhandled-error',
  );
}

/** Clocks of two machines agree within this. */
const LATER_MS: number = 1_000;

/** Lambda writes what ended an invocation after everything else of it. */
const platformLine = ({ verdict }: Failure): boolean =>
  verdict.fault === 'timeout' || verdict.fault === 'memory-exhausted';

function exactness(failure: Failure): number {
  const { verdict } = failure;
  if (verdict.fault === 'unhandled-error') return hasWords(failure) ? 1 : 0;
  if (verdict.fault === 'dependency-error') return 2;
  return verdict.strength === 'strong' ? 4 : 3;
}

/** A failed call whose caller went on without failing was handled there. */
const survived = ({ node, event }: Failure): boolean =>
  node !== undefined && node.span === event && node.parent !== undefined && !node.parent.span.isError;

function chainOf(asked: Failure): ReadonlySet<Failure> {
  const chain = new Set<Failure>();
  for (let at: Failure | undefined = asked; at !== undefined && !chain.has(at); at = at.explainedBy) chain.add(at);
  return chain;
}

function askedFailure({ focus, subject, request }: Evidence, failures: readonly Failure[]): Failure | undefined {
  if (focus !== undefined) {
    const own =
      failures.find(({ event }) => event.id === focus.id) ??
      failures.find(({ companions }) => companions.some(({ id }) => id === focus.id)) ??
      failures.find(
        ({ event, node }) =>
          focus.spanId !== undefined && (event.spanId === focus.spanId || node?.span.spanId === focus.spanId),
      );
    if (own !== undefined) return own;
  }
  // An event that did not fail itself, in a request or trace that did.
  const ids = new Set(request.map(({ id }) => id));
  const ofRequest = failures.filter(
    ({ event }) => ids.has(event.id) || (focus?.requestId !== undefined && event.requestId === focus.requestId),
  );
  const pool =
    ofRequest.length > 0 ? ofRequest : subject.kind === 'trace' || focus?.traceId !== undefined ? failures : [];
  return [...pool].sort(
    (a, b) =>
      exactness(originOf(b)) - exactness(originOf(a)) || (a.node?.depth ?? 0) - (b.node?.depth ?? 0) || order(a, b),
  )[0];
}

const order = (a: Failure, b: Failure): number =>
  a.event.timestamp < b.event.timestamp
    ? -1
    : a.event.timestamp > b.event.timestamp
      ? 1
      : a.event.id < b.event.id
        ? -1
        : 1;
