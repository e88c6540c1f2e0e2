/**
 * A function that was stopped while it waited, where no span shows for what: its last line says whom it was about to
 * call, and nothing more was written for at least half of the time that it ran.
 */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import type { Conduct } from '../causes/candidate.js';
import { refTo } from '../draft.js';
import { dependencyOf, namedInText } from '../rules/entity.js';
import { nameInWords } from '../rules/name-in-words.js';
import { roleOf, signalsOf } from '../rules/signals.js';
import type { SpanTree } from '../trace/tree.js';
import { duration, measures, quote, spoken } from '../wording.js';
import type { Failure } from './failure.js';
import { isOfThePlatform } from './log-line.js';
import { timeoutLimitMs } from './report.js';

/** Words for a call that begins. */
const BEGINS =
  /\b(?:calling|invoking|requesting|fetching|querying|contacting|asking|awaiting|connecting to|waiting (?:for|on)|(?:sending|posting|publishing|writing|uploading|putting|forwarding)\b.{0,60} to|(?:reading|loading|getting|downloading|retrieving|polling)\b.{0,60} from|(?:request|call|query|connection) to)\b|\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) https?:\/\//i;
/** Words for one that is over. */
const OVER =
  /\b(?:done|returned|answered|responded|finished|completed|received|succeeded|success|ok|took|failed|error|[1-5]\d\d)\b/i;
/** The part of its time that `dominantDependency` asks of spans, too. */
const MOST = 0.5;

/** Undefined where a span shows a call of that time, where the last line names no call, or where it was silent for less. */
export function waitedFor(
  { request, sharedId }: Evidence,
  tree: SpanTree,
  { verdict, event }: Failure,
): Conduct | undefined {
  if (verdict.fault !== 'timeout' || event.requestId === undefined || sharedId !== undefined) return undefined;
  const lines = request
    .filter(
      ({ namespace, requestId, kind }) =>
        namespace === event.namespace && requestId === event.requestId && (kind === 'log' || kind === 'event'),
    )
    .sort((a, b) => (a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : a.id < b.id ? -1 : 1));
  // Another attempt at an asynchronous invocation has the id of the first.
  const begun = lines.findLastIndex((line) => isStart(line) && line.timestamp <= event.timestamp);
  const own = lines.slice(Math.max(0, begun));
  const [first] = own;
  const last = own.findLast((line) => line.timestamp <= event.timestamp && isWord(line));
  if (first === undefined || last === undefined || last.isError || showsCalls(tree, last)) return undefined;
  const [silentMs, sinceFirstMs] = [last, first].map(({ timestamp }) => Number(event.timestamp - timestamp) / 1e6);
  // A saved log has no time for its START lines, so Lambda's own figure goes first.
  const ranMs = timeoutLimitMs([event]) ?? sinceFirstMs;
  if (silentMs === undefined || ranMs === undefined || !(silentMs >= ranMs * MOST) || ranMs <= 0) return undefined;
  const text = last.message ?? '';
  if (!BEGINS.test(text.slice(0, 500)) || OVER.test(text.slice(0, 500))) return undefined;
  const signals = signalsOf(last);
  const entity = dependencyOf(last) ?? namedInText(signals) ?? nameInWords(signals);
  if (entity === undefined || entity === event.namespace) return undefined;
  const name = spoken(event.namespace);
  return {
    fault: 'dependency-slow',
    entity,
    statement: `${spoken(entity)} was too slow: the last line of ${name} is ${quote(text)}, and it wrote nothing in the ${duration(silentMs)} after it, of ${duration(ranMs)} until its timeout.`,
    numbers: measures(['silence', silentMs, 'ms'], ['time until the timeout', ranMs, 'ms']),
    confidence: 'likely',
    certainty: 'its last line before the timeout begins this call, and no span shows how long the call took',
    evidence: [refTo(last), refTo(event)],
  };
}

const isStart = ({ message = '', data }: TelemetryEvent): boolean =>
  data['@type'] === 'START' || /^START RequestId\b/.test(message);

const isWord = (line: TelemetryEvent): boolean =>
  line.message !== undefined &&
  line.message.trim() !== '' &&
  !isOfThePlatform(line) &&
  !/Task timed out after/.test(line.message);

/** Whether a span shows a call that was not over when the last line was written; one that stays open is never sent. */
const showsCalls = ({ nodes }: SpanTree, { namespace, timestamp }: TelemetryEvent): boolean =>
  nodes.some(
    ({ span, end }) =>
      span.namespace === namespace && end > timestamp && ['client', 'producer'].includes(roleOf(span) ?? ''),
  );
