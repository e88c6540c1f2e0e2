/** What is asked about beside the hours before: is it usual? */
import { z } from 'zod';
import { compareRates } from '../../../analyze/statistics/tests.js';
import { duration, measures } from '../../../analyze/wording.js';
import { elapsed, later, millis, type Window } from '../../../model/units.js';
import { type Context, type LookedUp, type LookUp, seriesRef } from '../look-up.js';
import { Filters, filters } from './arguments.js';
import { type Counts, countsOf, countsText, filtersText, inWindow } from './counts.js';

const Input = z.object({
  filters: Filters.optional(),
  text: z.string().min(1).max(500).optional(),
  with: z.enum(['before', 'yesterday']).optional(),
});
type Input = z.infer<typeof Input>;
const SIGNIFICANT = 0.01;

export const compare: LookUp<Input> = {
  name: 'compare',
  description:
    'Events and errors in the hour of the failure beside the six hours before it or the same hour of the day before, with filters.',
  parameters: {
    filters,
    text: { type: 'string', description: 'text that the events contain' },
    with: { type: 'string', enum: ['before', 'yesterday'], description: 'the hours before by default' },
  },
  input: Input,
  sentence: (input, { place }) => {
    const of = filtersText(filtersOf(input, place), input.text);
    return `Comparing the hour of the failure with ${input.with === 'yesterday' ? 'the same hour of the day before' : 'the hours before'}${of === '' ? '' : `, where ${of}`}`;
  },
  run: lookUp,
};

/** The failing function where nothing else is asked for. */
const filtersOf = (input: Input, { marker }: Context['place']): NonNullable<Input['filters']> =>
  input.filters ??
  (input.text === undefined && marker !== undefined
    ? [{ key: '$baselime.namespace', operation: '=', value: marker.namespace }]
    : []);

async function lookUp(input: Input, { place }: Context): Promise<LookedUp> {
  const asked = filtersOf(input, place);
  const { window, marker } = place;
  const isDayBefore = input.with === 'yesterday';
  const baseline = isDayBefore ? dayBefore(window) : place.baseline;
  const [now, past] = await Promise.all([
    countsOf(place, window, asked, input.text),
    countsOf(place, baseline, asked, input.text),
  ]);
  const of = filtersText(asked, input.text);
  return {
    findings: [
      {
        kind: 'context',
        ...(marker === undefined ? {} : { entity: marker.namespace }),
        statement:
          `${inWindow(window, place.at)}${of === '' ? '' : `, where ${of},`} there was ${countsText(now)}; ${isDayBefore ? 'in the same hour of the day before' : `in the ${duration(elapsed(baseline.from, baseline.to))} before`} there was ${countsText(past)}. ${isDayBefore && past.events === 0 ? 'Nothing is stored to compare with.' : verdict(now, past, { window, baseline })}`.replace(
            /there was (?!1 event\b)(\d)/g,
            'there were $1',
          ),
        numbers: measures(
          ['events', now.events, 'count'],
          ['errors', now.errors, 'count'],
          ['events before', past.events, 'count'],
          ['errors before', past.errors, 'count'],
        ),
        confidence: 'confirmed',
        evidence: [
          seriesRef('events', window, 'the hour of the failure'),
          seriesRef('events', baseline, 'the time before'),
        ],
      },
    ],
  };
}

const DAY_MS = 86_400_000;
const dayBefore = ({ from, to }: Window): Window => ({
  from: later(from, millis(-DAY_MS)),
  to: later(to, millis(-DAY_MS)),
});

/** Errors for each event, now and before: more traffic alone is not worse. */
function verdict(
  now: Counts,
  past: Counts,
  { window, baseline }: Pick<Context['place'], 'window' | 'baseline'>,
): string {
  const errors = compareRates(now.errors, Math.max(1, now.events), past.errors, Math.max(1, past.events));
  if (errors !== undefined && errors.p < SIGNIFICANT) {
    return now.errors * past.events > past.errors * now.events
      ? 'Errors are more frequent than before, beyond chance.'
      : 'Errors are rarer than before, beyond chance.';
  }
  const traffic = compareRates(
    now.events,
    elapsed(window.from, window.to),
    past.events,
    elapsed(baseline.from, baseline.to),
  );
  return traffic !== undefined && traffic.p < SIGNIFICANT
    ? 'The share of errors is as before; the number of events is not.'
    : 'Neither differs from before beyond chance.';
}
