/**
 * How often the same failure happens, since when, whom it hits, and what the function's traffic did meanwhile.
 * Rates are compared by the conditional test of two Poisson counts (statistics/tests.ts).
 */

import { elapsed, toEpochMillis, type Window } from '../../model/units.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import { type FindingDraft, refTo } from '../draft.js';
import type { Scene } from '../scene.js';
import { compareRates } from '../statistics/tests.js';
import { clock, clockBeside, count, duration, grouped, listing, measures, portion, spoken } from '../wording.js';

export const RECURRENCE = 'recurrence';
export const IMPACT = 'impact';
export const ERROR_RATE = 'error-rate';
/** Below this a difference is not told from chance. */
const SIGNIFICANT = 0.01;

export function recurrenceFindings(scene: Scene): readonly FindingDraft[] {
  return [recurrence(scene), impact(scene), errorRate(scene)].filter((draft) => draft !== undefined);
}

const lengthOf = ({ from, to }: Window): number => elapsed(from, to);

function recurrence({ evidence }: Scene): FindingDraft | undefined {
  const { recurrence: seen, window, baseline } = evidence;
  const focus = evidence.marker ?? evidence.focus;
  if (seen === undefined || focus === undefined || seen.inWindow < 1) return undefined;
  // A line that is no error and came once says nothing.
  if (!focus.isError && seen.inWindow === 1 && seen.inBaseline === 0) return undefined;
  const [now, past] = [lengthOf(window), lengthOf(baseline)];
  const rate = compareRates(seen.inWindow, now, seen.inBaseline, past);
  const times = often(seen.inWindow);
  const isNew = seen.inBaseline === 0 && seen.firstSeen !== undefined && seen.firstSeen >= window.from;
  const first = seen.firstSeen === undefined ? '' : clockBeside(seen.firstSeen, focus.timestamp);
  let against: string;
  if (evidence.nothingBefore === true)
    against = `${seen.inWindow === 1 ? '' : `since ${first === '' ? 'the beginning of the data' : first} `}in what is stored, which begins in this hour`;
  else if (seen.inWindow === 1 && isNew) against = 'and was not seen before';
  else if (isNew) against = `since ${first} and never in the ${duration(past)} before that hour`;
  else if (seen.inBaseline === 0)
    against = `in this hour and not in the ${duration(past)} before${first === '' ? '' : `, but was first seen at ${first}`}`;
  else if (rate?.ratio !== undefined && rate.p < SIGNIFICANT)
    against = `in this hour, ${number(rate.ratio)} times the rate of the ${duration(past)} before (${often(seen.inBaseline)})`;
  else
    against = `in this hour and ${often(seen.inBaseline)} in the ${duration(past)} before, so the rate has not clearly risen${first === '' ? '' : `; it was first seen at ${first}`}`;
  const from = Math.floor(toEpochMillis(window.from));
  return {
    key: RECURRENCE,
    weight: 80,
    kind: 'recurrence',
    entity: focus.namespace,
    window: { from: Math.max(0, from), to: Math.max(from + 1, Math.ceil(toEpochMillis(window.to))) },
    statement: `The same ${seen.basis === 'fingerprint' ? 'error' : 'message'} ${seen.basis === 'fingerprint' ? 'happened' : 'was logged'} ${times} ${against}.`,
    numbers: measures(
      ['occurrences', seen.inWindow, 'count'],
      ['occurrences before', seen.inBaseline, 'count'],
      ['rate ratio', rate?.ratio, 'ratio'],
      ['rate ratio, lower bound', rate !== undefined && Number.isFinite(rate.low) ? rate.low : undefined, 'ratio'],
    ),
    confidence: seen.inWindow >= 3 || isNew ? 'confirmed' : 'likely',
    evidence: [refTo(focus)],
  };
}

/** What is counted: requests, or single events where nothing tells one request from another. */
export const unitOf = ({ marker, focus }: Evidence): 'request' | 'event' =>
  (marker ?? focus)?.requestId === undefined && (marker ?? focus)?.traceId === undefined ? 'event' : 'request';

const often = (times: number): string => (times === 1 ? 'once' : count(times, 'time'));
const number = (value: number): string => (value < 10 ? value.toFixed(1).replace(/\.0$/, '') : grouped(value));

function impact({ evidence, failures }: Scene): FindingDraft | undefined {
  const { recurrence: seen, traffic } = evidence;
  const focus = evidence.marker ?? evidence.focus;
  if (focus?.isError !== true || seen === undefined || seen.requestsHit < 1) return undefined;
  const others = [...new Set(failures.map(({ event }) => event.namespace))]
    .filter((name) => name !== focus.namespace)
    .sort();
  const unit = unitOf(evidence);
  const total = requestsLookedAt(evidence);
  const share = total === undefined ? undefined : seen.requestsHit / total;
  const before = alike(evidence) && traffic !== undefined ? traffic.baseline : undefined;
  const past =
    before === undefined || before.requests === 0
      ? ''
      : `; in the ${duration(lengthOf(evidence.baseline))} before, ${portion(before.failedRequests, before.requests, unit)} ${failed(unit)}`;
  const spread = others.length === 0 ? '' : ` In the same trace it also shows in ${listing(others.slice(0, 4))}.`;
  const within = `In the hour from ${clock(evidence.window.from).replace(' UTC', '')} to ${clock(evidence.window.to)}`;
  return {
    key: IMPACT,
    weight: 75,
    kind: 'impact',
    entity: focus.namespace,
    statement: `${within} it ${hitOf(evidence)}${past}.${spread}`,
    numbers: measures(
      [`${unit}s hit`, seen.requestsHit, 'count'],
      [`${unit}s`, total, 'count'],
      ['share', share, 'share'],
    ),
    confidence: 'confirmed',
    evidence: [refTo(focus)],
  };
}

/** The requests of the focus's namespace in the window; undefined when they cannot be set beside those that were hit. */
function requestsLookedAt({ recurrence: seen, traffic, marker, focus }: Evidence): number | undefined {
  if (seen === undefined || traffic === undefined || traffic.namespace !== (marker ?? focus)?.namespace)
    return undefined;
  return traffic.window.requests >= seen.requestsHit && traffic.window.requests > 0
    ? traffic.window.requests
    : undefined;
}

/** Whether (nearly) all that failed in the window failed like the focus. */
const alike = (evidence: Evidence): boolean => {
  const [failed, hit] = [evidence.traffic?.window.failedRequests ?? 0, evidence.recurrence?.requestsHit ?? 0];
  return requestsLookedAt(evidence) !== undefined && failed >= hit && failed <= hit * 1.1;
};

/** Completes `3 of 90 …`: a request fails, an event is an error. */
export const failed = (unit: 'request' | 'event'): string => (unit === 'request' ? 'failed' : 'were errors');

/** `hit 54 of 134 requests of place-order (40 %)`; `shows in 3 of 90 events …` where requests are not known. */
export function hitOf(evidence: Evidence): string {
  const unit = unitOf(evidence);
  const verb = unit === 'request' ? 'hit' : 'shows in';
  const total = requestsLookedAt(evidence);
  const hit = evidence.recurrence?.requestsHit ?? 0;
  const of = ` of ${spoken((evidence.marker ?? evidence.focus)?.namespace ?? 'default')}`;
  return `${verb} ${total === undefined ? `${count(hit, unit)}${of}` : portion(hit, total, unit).replace(/ \(|$/, `${of}$&`)}`;
}

/** `, 24 min before this event`; empty when it is the first one, or when what was asked about is no one event. */
export function lead({ evidence }: Scene): string {
  const first = evidence.recurrence?.firstSeen;
  const at = (evidence.focus ?? evidence.marker)?.timestamp;
  if (first === undefined || at === undefined || elapsed(first, at) < 1_000) return '';
  const what = { error: 'the last one', trace: 'this trace', request: 'this request' }[String(evidence.subject.kind)];
  return `, ${duration(elapsed(first, at))} before ${what ?? 'this event'}`;
}

function errorRate({ evidence, cause }: Scene): FindingDraft | undefined {
  const { traffic } = evidence;
  const focus = evidence.marker ?? evidence.focus;
  // What the impact tells already is not told again; no failure is a matter of health.
  if (traffic === undefined || focus === undefined || cause === undefined || alike(evidence)) return undefined;
  const { window: now, baseline: past } = traffic;
  const unit = unitOf(evidence);
  if (now.requests < 1 || past.requests < 1) return undefined;
  const [share, before] = [now.failedRequests / now.requests, past.failedRequests / past.requests];
  // Requests take the place of time: failures per request, before and now.
  const rate = compareRates(now.failedRequests, now.requests, past.failedRequests, past.requests);
  const rose = cause !== undefined && rate !== undefined && rate.p < SIGNIFICANT && share > before;
  return {
    key: ERROR_RATE,
    weight: rose ? 68 : 34,
    kind: rose ? 'impact' : 'context',
    entity: traffic.namespace,
    ...(rose ? { fault: 'error-increase' as const } : {}),
    statement:
      `All in all ${portion(now.failedRequests, now.requests, unit)} of ${spoken(traffic.namespace)} ${failed(unit)} in that hour, ` +
      `and ${portion(past.failedRequests, past.requests, unit)} in the ${duration(lengthOf(evidence.baseline))} before.`,
    numbers: measures(
      [`failed ${unit}s`, now.failedRequests, 'count'],
      [`${unit}s`, now.requests, 'count'],
      [`failed ${unit}s before`, past.failedRequests, 'count'],
      [`${unit}s before`, past.requests, 'count'],
      ['error share', share, 'share'],
      ['error share before', before, 'share'],
    ),
    confidence: 'confirmed',
    evidence: [refTo(focus)],
  };
}
