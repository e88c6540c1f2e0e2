/**
 * What one failure alone does not show: the same message that fails at every delivery, a call that is tried again and
 * again, a function that calls itself. Each needs counts that make it true; without them the failure stands for itself.
 */
import type { Fault } from '@baselime-ai/contract';
import { leaves } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { ownKeys } from '../../query/evidence/contrast-cells.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import { refTo } from '../draft.js';
import type { Failure } from '../failures/failure.js';
import { waitedFor } from '../failures/waited-for.js';
import { wayOut } from '../failures/way-out.js';
import { repeats } from '../trace/repeats.js';
import { pathToRoot, type SpanNode, type SpanTree } from '../trace/tree.js';
import { count, measures, portion, spoken } from '../wording.js';
import type { Conduct } from './candidate.js';
import { changedBefore } from './changed-before.js';
import { refusedAll } from './refused-all.js';

/** What a message itself causes; a missing right or a dependency that is down fails for every message. */
const OF_THE_MESSAGE: ReadonlySet<Fault> = new Set([
  'unhandled-error',
  'malformed-input',
  'validation-failed',
  'code-defect',
  'partial-batch-failure',
  'conditional-check-failed',
  'payload-too-large',
]);

/** Undefined when the failure stands for itself. */
export function conductOf(evidence: Evidence, tree: SpanTree, failure: Failure): Conduct | undefined {
  return (
    recursionOf(tree) ??
    stormOf(evidence, tree, failure) ??
    poisonOf(evidence, failure) ??
    wayOut(evidence, failure) ??
    waitedFor(evidence, tree, failure) ??
    changedBefore(evidence, failure) ??
    refusedAll(evidence, failure)
  );
}

const MESSAGE_ID =
  /(?:^|[._])(?:(?:sqs|sns|kafka|record)[._]?)?message[._]?id$|(?:^|[._])(?:sequence_?number|event_?id|delivery_?tag)$|(?:^|[._])(?:kafka|record|message|partition)?[._]?offset$/i;
const RECEIVE_COUNT = /receive_?count$/i;
/** A message that failed three times failed for a reason of its own, not by chance. */
const DELIVERIES = 3;
/** Where every message fails and each is delivered some times, none of them makes up this share. */
const SHARE_OF_ONE = 0.2;

/** False when no count can make the failure one of a message, because nothing that is counted names messages. */
export function mayBePoison({ marker, request }: Evidence, { verdict }: Failure): boolean {
  if (!OF_THE_MESSAGE.has(verdict.fault) || marker?.isError !== true) return false;
  const { keys, complete } = ownKeys(marker, request);
  return !complete || keys.some((key) => MESSAGE_ID.test(key));
}

function poisonOf({ contrast, request }: Evidence, failure: Failure): Conduct | undefined {
  const { verdict, event } = failure;
  if (!OF_THE_MESSAGE.has(verdict.fault)) return undefined;
  const name = spoken(event.namespace);
  const own = [event, ...request.filter(({ namespace }) => namespace === event.namespace)];
  const [seen] = (contrast?.cells ?? [])
    .filter(({ key, succeeding }) => MESSAGE_ID.test(key) && succeeding === 0)
    .sort((a, b) => b.failing - a.failing || (a.value < b.value ? -1 : 1));
  const deliveries = Math.max(0, ...own.slice(0, 40).flatMap(receiveCounts));
  const others = contrast?.succeeding ?? 0;
  if (contrast === undefined || seen === undefined || others < 1) return undefined;
  const repeated = seen.failing >= DELIVERIES && seen.failing >= contrast.failing * SHARE_OF_ONE;
  if (!repeated) return undefined;
  const received = deliveries >= DELIVERIES ? ` Its receive count has reached ${deliveries}.` : '';
  return {
    fault: 'poison-message',
    entity: event.namespace,
    statement: `The same message fails in ${name} at every delivery: ${seen.key} ${seen.value} makes up ${portion(seen.failing, contrast.failing, 'failing request')}, while ${count(others, 'other request')} succeeded.${received}`,
    numbers: measures(
      ['failing requests of the message', seen.failing, 'count'],
      ['failing requests', contrast.failing, 'count'],
      ['share', seen.failing / contrast.failing, 'share'],
      ['succeeding requests', others, 'count'],
      ['receive count', deliveries >= DELIVERIES ? deliveries : undefined, 'count'],
    ),
    confidence: 'confirmed',
    certainty: 'one message id comes back in the failing requests and in none that succeeded',
    evidence: [refTo(event, seen.key)],
  };
}

function receiveCounts({ data }: TelemetryEvent): readonly number[] {
  return [...leaves(data, 400)].flatMap(([path, value]) => {
    const number = RECEIVE_COUNT.test(path) ? Number(value) : Number.NaN;
    return Number.isInteger(number) && number > 0 && number < 100_000 ? [number] : [];
  });
}

/** SDKs try three to five times; more than this without success is a loop. */
const STORM = 8;

function stormOf({ request }: Evidence, tree: SpanTree, failure: Failure): Conduct | undefined {
  const repeated = repeats(tree).find(
    ({ kind, failed, calls }) =>
      kind === 'retries' &&
      failed >= STORM &&
      calls.some((call) => call === failure.node || call === failure.node?.parent),
  );
  const [first] = repeated?.calls ?? [];
  if (repeated === undefined || first === undefined) return toldStorm(request, failure);
  const { parent, calls, failed, name, dependency } = repeated;
  const caller = parent.span.namespace;
  const seconds = Number((calls.at(-1)?.end ?? first.end) - first.start) / 1e9;
  const what = dependency === undefined ? spoken(name) : `${spoken(dependency)} (${spoken(name)})`;
  return {
    fault: 'retry-storm',
    entity: caller,
    statement: `${spoken(caller)} called ${what} ${count(calls.length, 'time')} in one request, and ${failed === calls.length ? 'every call' : count(failed, 'call')} failed: it tries again and again, which adds to the load that makes the calls fail.`,
    numbers: measures(
      ['calls', calls.length, 'count'],
      ['failed calls', failed, 'count'],
      ['calls a second', calls.length / Math.max(0.001, seconds), 'ratio'],
    ),
    confidence: 'confirmed',
    certainty: 'the trace shows every attempt',
    evidence: calls.slice(0, 5).map(({ span }) => refTo(span)),
  };
}

/** A line about one attempt of several; the number of it or of all is the first one behind the word. */
const ATTEMPT = /\b(?:attempt|retry|retries|retrying|try)\b(?:\D{0,12}\b(\d{1,4})\b)?/gi;
const attemptsIn = ({ message = '' }: TelemetryEvent): readonly RegExpExecArray[] => [
  ...message.slice(0, 500).matchAll(ATTEMPT),
];

/** The same where no span shows the calls: the lines of the failing function in one request, each of another attempt. */
function toldStorm(request: readonly TelemetryEvent[], { event }: Failure): Conduct | undefined {
  const lines = request.filter(
    (line) => line.namespace === event.namespace && line.requestId === event.requestId && attemptsIn(line).length > 0,
  );
  const numbers = new Set(
    lines.flatMap((line) => attemptsIn(line).find(([, number]) => number !== undefined)?.[1] ?? []),
  );
  if (event.requestId === undefined || lines.length < STORM || numbers.size < STORM) return undefined;
  const name = spoken(event.namespace);
  return {
    fault: 'retry-storm',
    entity: event.namespace,
    statement: `${name} wrote of ${count(numbers.size, 'attempt')} at the same call in one request that failed: it tries again and again, which adds to the load that makes the calls fail.`,
    numbers: measures(['attempts', numbers.size, 'count']),
    confidence: 'likely',
    certainty: 'its own lines count the attempts',
    evidence: lines.slice(0, 5).map((line) => refTo(line)),
  };
}

/** A function may call itself once or twice on purpose. */
const LEVELS = 4;

/** A function that is invoked again below itself, each time as a new invocation; undefined when there is none. */
export function recursionOf(tree: SpanTree): Conduct | undefined {
  let best: readonly SpanNode[] = [];
  for (const node of tree.nodes.filter(({ children }) => children.length === 0)) {
    const levels = new Map<string, Map<string, SpanNode>>();
    for (const step of pathToRoot(node)) {
      const { namespace, requestId } = step.span;
      if (requestId === undefined) continue;
      const known = levels.get(namespace) ?? new Map<string, SpanNode>();
      known.set(requestId, step);
      levels.set(namespace, known);
    }
    for (const invocations of levels.values()) if (invocations.size > best.length) best = [...invocations.values()];
  }
  const [deepest] = best;
  if (deepest === undefined || best.length < LEVELS) return undefined;
  const { namespace } = deepest.span;
  return {
    fault: 'recursion',
    entity: namespace,
    statement: `${spoken(namespace)} invokes itself: one trace holds ${count(best.length, 'invocation')} of it, each below the one before.`,
    numbers: measures(['invocations below each other', best.length, 'count']),
    confidence: 'confirmed',
    certainty: 'the trace shows each of these invocations below the one before',
    evidence: best.slice(0, 5).map(({ span }) => refTo(span)),
  };
}
