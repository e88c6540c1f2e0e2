/**
 * How often the same failure happens, since when, whom it hits, and what the function's traffic did meanwhile.
 * Rates are compared by the conditional test of two Poisson counts (statistics/tests.ts).
 */

import { elapsed, toEpochMillis, type Window } from '../../model/units.js';
import type { FindingDraft } from '../draft.js';
import { refTo } from '../draft.js';
import type { Scene } from '../scene.js';
import { compareRates } from '../statistics/tests.js';
import { clock, clockBeside, count, duration, grouped, measures, percent } from '../wording.js';

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
  const [now, past] = [lengthOf(window), lengthOf(baseline)];
  const rate = compareRates(seen.inWindow, now, seen.inBaseline, past);
  const times = often(seen.inWindow);
  const within = `between ${clock(window.from)} and ${clock(window.to)}`;
  const isNew = seen.inBaseline === 0 && seen.firstSeen !== undefined && seen.firstSeen >= window.from;
  const first = seen.firstSeen === undefined ? '' : clockBeside(seen.firstSeen, focus.timestamp);
  let against: string;
  if (seen.inWindow === 1 && isNew) against = 'It was not seen before.';
  else if (isNew) against = `It was first seen at ${first} and not in the ${duration(past)} before.`;
  else if (seen.inBaseline === 0)
    against = `It was not seen in the ${duration(past)} before${first === '' ? '' : `, but first at ${first}`}.`;
  else if (rate?.ratio !== undefined && rate.p < SIGNIFICANT)
    against = `That is ${number(rate.ratio)} times the rate of the ${duration(past)} before (${often(seen.inBaseline)}).`;
  else
    against = `In the ${duration(past)} before it happened ${often(seen.inBaseline)}, so the rate has not clearly risen${first === '' ? '' : `; first seen at ${first}`}.`;
  const from = Math.floor(toEpochMillis(window.from));
  return {
    key: RECURRENCE,
    weight: 80,
    kind: 'recurrence',
    entity: focus.namespace,
    window: { from: Math.max(0, from), to: Math.max(from + 1, Math.ceil(toEpochMillis(window.to))) },
    statement: `The same ${seen.basis === 'fingerprint' ? 'error' : 'message'} happened ${times} ${within}. ${against}`,
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

const often = (times: number): string => (times === 1 ? 'once' : count(times, 'time'));
const number = (value: number): string => (value < 10 ? value.toFixed(1).replace(/\.0$/, '') : grouped(value));

function impact({ evidence, failures }: Scene): FindingDraft | undefined {
  const { recurrence: seen, traffic } = evidence;
  const focus = evidence.marker ?? evidence.focus;
  if (focus?.isError !== true || seen === undefined || seen.requestsHit < 1) return undefined;
  const total = traffic?.namespace === focus.namespace ? traffic.window.requests : undefined;
  const known = total !== undefined && total >= seen.requestsHit && total > 0;
  const others = [...new Set(failures.map(({ event }) => event.namespace))]
    .filter((name) => name !== focus.namespace)
    .sort();
  const share = known ? seen.requestsHit / total : undefined;
  const hit = known
    ? `${grouped(seen.requestsHit)} of ${count(total, 'request')} of ${focus.namespace} (${percent(seen.requestsHit / total)})`
    : `${count(seen.requestsHit, 'request')} of ${focus.namespace}`;
  const spread = others.length === 0 ? '' : ` In the same trace it also shows in ${others.slice(0, 4).join(', ')}.`;
  return {
    key: IMPACT,
    weight: 75,
    kind: 'impact',
    entity: focus.namespace,
    statement: `It hit ${hit} in the ${duration(lengthOf(evidence.window))} looked at.${spread}`,
    numbers: measures(
      ['requests hit', seen.requestsHit, 'count'],
      ['requests', known ? total : undefined, 'count'],
      ['share', share, 'share'],
    ),
    confidence: 'confirmed',
    evidence: [refTo(focus)],
  };
}

function errorRate({ evidence, cause }: Scene): FindingDraft | undefined {
  const { traffic } = evidence;
  const focus = evidence.marker ?? evidence.focus;
  if (traffic === undefined || focus === undefined) return undefined;
  const { window: now, baseline: past } = traffic;
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
      `${percent(share)} of the requests of ${traffic.namespace} failed (${grouped(now.failedRequests)} of ${grouped(now.requests)}), ` +
      `against ${percent(before)} in the ${duration(lengthOf(evidence.baseline))} before (${grouped(past.failedRequests)} of ${grouped(past.requests)}).`,
    numbers: measures(
      ['failed requests', now.failedRequests, 'count'],
      ['requests', now.requests, 'count'],
      ['failed requests before', past.failedRequests, 'count'],
      ['requests before', past.requests, 'count'],
      ['error share', share, 'share'],
      ['error share before', before, 'share'],
    ),
    confidence: 'confirmed',
    evidence: [refTo(focus)],
  };
}
