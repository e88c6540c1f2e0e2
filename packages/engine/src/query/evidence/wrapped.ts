/**
 * What ran inside of something that AWS runs and tells the end of: the invocation or task of a state machine, the integration of
 * an API, the target of a delivery. Such a record wraps how that ended, and its own log says why.
 * Sources: Step Functions developer guide, "Logging using CloudWatch Logs"; API Gateway developer guide, "Set up CloudWatch
 * logging"; Firehose developer guide, "Data delivery errors"; SNS developer guide, "Message delivery status"; EventBridge user
 * guide, "Using dead-letter queues"; Lambda developer guide, "Capturing records of asynchronous invocations".
 */
import { leaves } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { unixNanos } from '../../model/units.js';
import type { TelemetryReader } from '../telemetry-reader.js';

/** Tied by the id of its request (`byId`), or by the name of its function and its time. By time; empty where nothing is found. */
export interface Wrapped {
  readonly byId: readonly TelemetryEvent[];
  readonly byName: readonly TelemetryEvent[];
}

const OF_THE_PLATFORM: ReadonlySet<string> = new Set(['stepfunctions-logs', 'apigateway-logs']);
const KEY =
  /(?:^|\.)(?:execution_?arn|deliverystreamarn|target_?(?:group_?)?arn|providerresponse|approximateinvokecount)$/i;
/** Invocations and tasks that one record is followed to. */
const MOST_REQUESTS = 3;
const MOST_NAMES = 5;
const MOST_LINES = 200;
const MOST_FAILURES = 20;
const MOST_LEAVES = 300;
const LONGEST_TEXT = 8_000;
/** What ended longer before the record is told by another one. */
const BEFORE_NS = 60_000_000_000n;
const SKEW_NS = 1_000_000_000n;

const REQUEST = /\brequest ?id["\\: ]{1,6}([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\b/gi;
/** A function, the family of a task or of a batch job, the target group of a load balancer. Source: AWS general reference, "ARNs". */
const NAME =
  /\barn:aws[\w-]*:(?:lambda:[\w-]*:\d*:function:|ecs:[\w-]*:\d*:task-definition\/|batch:[\w-]*:\d*:job-definition\/|elasticloadbalancing:[\w-]*:\d*:targetgroup\/)([\w-]{3,140})|\bFunctionName["\\:= ]{1,8}(?!arn:)([\w-]{3,64})/g;

/** A record of AWS about the end of what somebody else ran. What a function logs itself is none, whatever it repeats. */
export function isWrapper({ dataset, kind, data }: TelemetryEvent): boolean {
  if (kind !== 'log' && kind !== 'event') return false;
  if (OF_THE_PLATFORM.has(dataset)) return true;
  if (dataset === 'lambda-logs') return false;
  for (const [path] of leaves(data, MOST_LEAVES)) if (KEY.test(path)) return true;
  return false;
}

/** `around` are the other lines of the same execution or request, one of which often names what was called. */
export async function readWrapped(
  reader: TelemetryReader,
  focus: TelemetryEvent,
  around: readonly TelemetryEvent[],
): Promise<Wrapped> {
  if (!isWrapper(focus)) return { byId: [], byName: [] };
  const lines = [focus, ...around.filter(({ namespace }) => namespace === focus.namespace)].slice(0, MOST_LINES);
  const texts = lines.map(textOf);
  const ids = found(texts, REQUEST).filter((id) => id !== focus.requestId);
  const requests = await Promise.all(ids.slice(0, MOST_REQUESTS).map((id) => reader.request(id, MOST_LINES)));
  const byId = requests.flat().filter(({ namespace }) => namespace !== focus.namespace);
  if (byId.length > 0) return { byId, byName: [] };
  const names = found(texts, NAME).filter((name) => name !== focus.namespace);
  if (names.length === 0) return { byId, byName: [] };
  const filters = [
    { key: '$baselime.error', operation: '=' as const, value: true },
    { key: 'namespace', operation: 'IN' as const, value: names.slice(0, MOST_NAMES) },
  ];
  const from = focus.timestamp > BEFORE_NS ? focus.timestamp - BEFORE_NS : 0n;
  const window = { from: unixNanos(from), to: unixNanos(focus.timestamp + SKEW_NS) };
  const known = new Set(lines.map(({ id }) => id));
  const byName = (await reader.events({ filters }, window, MOST_FAILURES)).filter(({ id }) => !known.has(id));
  return { byId, byName };
}

const textOf = ({ message = '', data }: TelemetryEvent): string =>
  `${message}\n${JSON.stringify(data)}`.slice(0, LONGEST_TEXT);

const found = (texts: readonly string[], pattern: RegExp): readonly string[] => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].flatMap(([, one, other]) => one ?? other ?? []))),
];
