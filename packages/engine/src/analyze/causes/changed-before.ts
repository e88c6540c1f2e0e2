/**
 * A failure which never happened before a change and began shortly after it: one whose words name no cause, after a change of its function
 * or of something that its lines name; a refusal for want of capacity, after a change of what refuses; an answer to a request
 * that was wrong (4xx), after a change of the function that asks. By chance a change stands so shortly before a moment that has nothing to do
 * with it as often as the changes of the time, each with such a lead, fill that time. What failing calls name and somebody switched off
 * or took away is behind them as well, whatever it answers.
 */
import type { Fault } from '@baselime-ai/contract';
import { leaves } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { elapsed } from '../../model/units.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import { isSwitchedOff } from '../../query/evidence/system/changing-calls.js';
import { refTo } from '../draft.js';
import type { Failure } from '../failures/failure.js';
import { holdsName } from '../failures/passed-on.js';
import { SELDOM } from '../graph/deviation.js';
import { clock, duration, measures, spoken } from '../wording.js';
import type { Conduct } from './candidate.js';
import { type Change, changesShortlyBefore } from './changes.js';

export function changedBefore(evidence: Evidence, failure: Failure): Conduct | undefined {
  const { verdict, event } = failure;
  const { recurrence, changes = [], window, baseline } = evidence;
  const marker = evidence.marker ?? evidence.focus;
  // The first time is known of the failure that was counted only.
  const abouts = aboutsOf(failure);
  if (abouts.length === 0 || recurrence?.firstSeen === undefined || recurrence.inBaseline > 0) return undefined;
  if (marker === undefined || (marker.namespace !== event.namespace && marker.traceId !== event.traceId))
    return undefined;
  const all = Math.max(1, changes.length) / Math.max(1, elapsed(baseline.from, window.to));
  const near = changesShortlyBefore(evidence, recurrence.firstSeen).filter(
    ({ leadMs }) => -Math.log(Math.min(1, Math.max(1, leadMs) * all)) >= SELDOM,
  );
  const [found] = near.flatMap((change) => {
    const about = abouts.find((one) => isAbout(change, one, failure, evidence));
    return about === undefined ? [] : [{ change, about }];
  });
  if (found?.change.event === undefined) return undefined;
  const { about, change } = found;
  const lead = Math.max(0, change.leadMs);
  const entity =
    about === 'capacity'
      ? refusing(found.change.event, verdict)
      : about === 'switched'
        ? (namedIn(found.change.event, failure) ?? event.namespace)
        : event.namespace;
  const name = spoken(entity);
  return {
    fault: change.kind,
    entity,
    statement: `${name} ${BEGAN[about]} ${lead < 1 ? 'with' : `${duration(lead)} after`} the change ${spoken(change.what)} at ${clock(change.at)}, and never did so before.`,
    numbers: measures(['time before the first failure', lead, 'ms'], ['failures since', recurrence.inWindow, 'count']),
    confidence: 'likely',
    certainty: CERTAINTY[about],
    evidence: [refTo(found.change.event), refTo(event)],
  };
}

/** What a change would have to be of, for the failure to be its effect. */
type About = 'anything' | 'capacity' | 'asking' | 'switched';

const BEGAN: Readonly<Record<About, string>> = {
  anything: 'began to fail',
  capacity: 'began to refuse calls',
  asking: 'began to fail',
  switched: 'is named by failures that began',
};

const CERTAINTY: Readonly<Record<About, string>> = {
  anything:
    'the failure began shortly after this change and is not known from before, but its words do not name a cause',
  capacity: 'the refusals began shortly after this change of what refuses, and are not known from before',
  switched: 'the failures began shortly after somebody switched off what they name, and are not known from before',
  asking: 'these answers began shortly after this change of the function that asks, and are not known from before',
};

const REFUSALS: ReadonlySet<Fault> = new Set(['throttled', 'dependency-throttled', 'concurrency-limit']);

/** What only tells in which state something is, and not who brought it there. */
const STATES: ReadonlySet<Fault> = new Set(['dependency-unavailable', 'dependency-error']);

/** Empty for a failure that names its cause itself. */
function aboutsOf({ verdict: { fault }, signals }: Failure): readonly About[] {
  if (fault === 'unhandled-error') return ['switched', 'anything'];
  if (REFUSALS.has(fault)) return ['capacity'];
  if (!STATES.has(fault)) return [];
  return fault === 'dependency-error' && isWrongRequest(signals) ? ['switched', 'asking'] : ['switched'];
}

/** A status in words. Source: RFC 9110, "Client Error 4xx"; a limit of calls and a wait that was too long are not the request's. */
const WRONG_REQUEST =
  /\b4(?!08|29)\d\d\b[\s:"'-]{1,4}(?:bad request|unauthorized|forbidden|not found|method not allowed|not acceptable|conflict|gone|unsupported media type|unprocessable)|\bstatus(?: ?code)?[\s:=]{1,3}4(?!08|29)\d\d\b/i;

function isWrongRequest({ status, texts }: Failure['signals']): boolean {
  if (status !== undefined) return status.value >= 400 && status.value < 500 && ![408, 429].includes(status.value);
  return texts.some(({ value }) => WRONG_REQUEST.test(value.slice(0, 2_000)));
}

function isAbout(change: Change, about: About, failure: Failure, evidence: Evidence): boolean {
  if (about === 'anything') return touches(change, failure, evidence);
  if (change.event === undefined) return false;
  if (about === 'switched') return isSwitchedOff(change.what) && namedIn(change.event, failure) !== undefined;
  const { event, verdict } = failure;
  const named = changedNames(change.event).map((name) => name.slice(name.lastIndexOf(':') + 1));
  if (about === 'asking') return [event.namespace, event.service].some((name) => named.includes(name));
  if (change.kind !== 'configuration-change') return false;
  return verdict.namesDependency ? named.includes(verdict.entity) : OF_CAPACITY.test(change.what);
}

/** Of what was changed, that which the failure itself names: its words, or the place that they gave. */
function namedIn(change: TelemetryEvent, { signals, verdict }: Failure): string | undefined {
  return changedNames(change)
    .map((name) => name.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1))
    .find(
      (name) =>
        (verdict.namesDependency && verdict.entity === name) ||
        signals.texts.some(({ value }) => holdsName(value.slice(0, 2_000), name)),
    );
}

/** Calls that set how much something takes. Sources: the API references of Lambda, DynamoDB, Kinesis, API Gateway and Application Auto Scaling. */
const OF_CAPACITY =
  /Concurrency|Capacity|Throughput|UsagePlan|ScalingPolicy|ScalableTarget|UpdateTable|UpdateStage|ShardCount|StreamMode|EventSourceMapping|Throttl/;

/** Where the words of a refusal name nobody, it is what was given less room. */
function refusing(change: TelemetryEvent, { namesDependency, entity }: Failure['verdict']): string {
  const [name] = namesDependency ? [] : changedNames(change);
  return name === undefined ? entity : name.slice(name.lastIndexOf(':') + 1);
}

/** Whether the change is one of the failing function itself, or of something that its lines name. */
function touches({ event: change }: Change, { event, signals }: Failure, { request }: Evidence): boolean {
  if (change === undefined) return false;
  const lines = [
    ...signals.texts.map(({ value }) => value),
    ...request.filter(isOf(event)).map(({ message = '' }) => message),
  ];
  return changedNames(change).some(
    (name) =>
      [event.namespace, event.service].includes(name.replace(/^arn:.*:function:/, '')) ||
      lines.slice(0, 60).some((line) => holdsName(line.slice(0, 2_000), name)),
  );
}

const isOf =
  ({ namespace, requestId }: TelemetryEvent) =>
  (other: TelemetryEvent): boolean =>
    other.namespace === namespace && other.requestId === requestId;

/** What was changed, by the parameters of the call; a marker of a deployment names its own service. */
function changedNames(change: TelemetryEvent): readonly string[] {
  const named = [...leaves(change.data, 200)].flatMap(([path, value]) =>
    typeof value === 'string' && NAMES.test(path) && value.length >= 4 && value.length <= 256 ? [value] : [],
  );
  return named.length > 0 ? named : [change.namespace, change.service];
}
const NAMES = /^requestParameters\.(?:\w*[nN]ame|\w*Arn|\w*Id|\w*Identifier|\w*Url|key)$/;
