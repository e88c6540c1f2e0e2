/** How many errors the failing function had, over time: where they began, were most, and what they are now. */
import { z } from 'zod';
import { compareRates } from '../../../analyze/statistics/tests.js';
import { clockBeside, count, duration, grouped, measures, spoken } from '../../../analyze/wording.js';
import { fromEpochMillis, toEpochMillis } from '../../../model/units.js';
import { type Context, type LookedUp, type LookUp, type NewFinding, seriesRef } from '../look-up.js';

const MINUTE_MS = 60_000;
/** Two steps of this width are compared to tell where it goes; four of them make the hour before the failure. */
const STEP_MS = 15 * MINUTE_MS;
const MOST_STEPS = 24;
const LEAST_STEPS = 4;
const SIGNIFICANT = 0.01;

export const course: LookUp<Record<string, never>> = {
  name: 'course',
  description:
    'The errors of the failing function in steps of 15 minutes up to now, and whether they become more or fewer.',
  parameters: {},
  input: z.object({}),
  sentence: (_input, { place }) =>
    `Counting the errors of ${spoken(place.marker?.namespace ?? 'the function')} over time`,
  run: lookUp,
};

async function lookUp(_input: Record<string, never>, { place }: Context): Promise<LookedUp> {
  const { reader, options, marker, window } = place;
  if (marker === undefined) return { findings: [] };
  const to = Math.ceil(toEpochMillis(place.now) / MINUTE_MS) * MINUTE_MS;
  const since = Math.floor(toEpochMillis(window.from));
  const steps = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, Math.ceil((to - since) / STEP_MS)));
  // Steps end now, so that the last one is as long as the others.
  const from = Math.max(0, to - steps * STEP_MS);
  const query = {
    filters: [
      { key: '$baselime.namespace', operation: '=' as const, value: marker.namespace },
      { key: '$baselime.error', operation: '=' as const, value: true },
    ],
    calculations: [{ operator: 'COUNT' as const, alias: 'errors' }],
  };
  const { series = [] } = await reader.run(
    { query, timeframe: { from, to }, view: 'series', granularityMs: MINUTE_MS },
    options,
  );
  const counts = Array.from({ length: steps }, (_, index) => ({ from: from + index * STEP_MS, errors: 0 }));
  for (const { at, values } of series) {
    const step = counts[Math.min(Math.max(Math.floor((at - from) / STEP_MS), 0), steps - 1)];
    if (step !== undefined) step.errors += Number(values.errors ?? 0);
  }
  const entity = marker.namespace;
  const total = counts.reduce((sum, { errors }) => sum + errors, 0);
  const first = counts.find(({ errors }) => errors > 0);
  const most = counts.reduce((a, b) => (b.errors > a.errors ? b : a));
  const [before, last] = counts.slice(-2);
  const clockAt = (ms: number): string => clockBeside(fromEpochMillis(ms), place.now);
  const evidence = [seriesRef(entity, { from: fromEpochMillis(from), to: place.now }, 'the errors over time')];
  if (first === undefined || before === undefined || last === undefined) {
    const statement = `${spoken(entity)} had no error in the ${duration(to - from)} before ${clockAt(to)}.`;
    return { findings: [{ kind: 'recurrence', entity, statement, numbers: [], confidence: 'confirmed', evidence }] };
  }
  const course: NewFinding = {
    kind: 'recurrence',
    entity,
    statement: `In the ${duration(to - from)} before ${clockAt(to)} ${spoken(entity)} had ${count(total, 'error')}, the first after ${clockAt(first.from)}; most, ${grouped(most.errors)}, came in the ${duration(STEP_MS)} after ${clockAt(most.from)}.`,
    numbers: measures(['errors', total, 'count'], ['most in one step', most.errors, 'count']),
    confidence: 'confirmed',
    evidence,
  };
  const trend: NewFinding = {
    kind: 'recurrence',
    entity,
    statement: `In the last ${duration(STEP_MS)} there were ${count(last.errors, 'error')} (${perMinute(last.errors)} a minute), in those before ${grouped(before.errors)}: ${direction(last.errors, before.errors)}.`,
    numbers: measures(
      ['in the last step', last.errors, 'count'],
      ['a minute', last.errors / (STEP_MS / MINUTE_MS), 'per_min'],
      ['in the step before', before.errors, 'count'],
    ),
    confidence: 'confirmed',
    evidence,
  };
  return {
    findings: [course, trend],
    rows: { steps: counts.map(({ from: at, errors }) => ({ from: clockAt(at), errors })) },
  };
}

const perMinute = (errors: number): string => Number((errors / (STEP_MS / MINUTE_MS)).toPrecision(2)).toString();

function direction(now: number, before: number): string {
  if (now === 0) return before === 0 ? 'it is quiet' : 'it has stopped';
  const more = compareRates(now, STEP_MS, before, STEP_MS);
  const fewer = compareRates(before, STEP_MS, now, STEP_MS);
  if (more !== undefined && more.p < SIGNIFICANT) return 'it is getting worse';
  if (fewer !== undefined && fewer.p < SIGNIFICANT) return 'it is getting better';
  return 'it goes on as it was';
}
