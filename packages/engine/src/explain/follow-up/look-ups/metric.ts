/** One metric in the hour of the failure beside the hours before. */
import { z } from 'zod';
import { duration, grouped, measures, shorten } from '../../../analyze/wording.js';
import { elapsed, type Window } from '../../../model/units.js';
import { type Context, type LookedUp, type LookUp, seriesRef, timeframeOf } from '../look-up.js';
import { inWindow } from './counts.js';

const Input = z.object({ name: z.string().min(1).max(256).optional() });
type Input = z.infer<typeof Input>;
const MOST_NAMES = 30;

export const metric: LookUp<Input> = {
  name: 'metric',
  description:
    'The mean and the highest value of a metric in the hour of the failure and before. Without a name: the one that the question speaks of, else which metrics there are.',
  parameters: { name: { type: 'string', description: 'the name of the metric' } },
  input: Input,
  sentence: ({ name }) =>
    name === undefined ? 'Looking for a metric of this kind' : `Reading the metric ${shorten(name, 80)}`,
  run: lookUp,
};

async function lookUp({ name }: Input, { place, question }: Context): Promise<LookedUp> {
  const { window, baseline, at } = place;
  const all = { from: baseline.from, to: window.to };
  const known = await place.reader.keyValues('name', all, {
    filters: [{ key: 'kind', operation: '=', value: 'metric' }],
    limit: 200,
  });
  const wanted = name?.trim().toLowerCase();
  const found =
    wanted === undefined ? spokenOf(question, known) : known.find(({ value }) => value.toLowerCase() === wanted);
  if (found === undefined) {
    const names = known.slice(0, MOST_NAMES).map(({ value }) => value);
    const listed = names.slice(0, 6).map((one) => shorten(one, 60));
    return {
      findings: [
        {
          kind: 'context',
          statement:
            names.length === 0
              ? 'No metric is stored for the time around the failure.'
              : `${name === undefined ? 'Metrics' : `No metric is named ${shorten(name, 60)}; metrics`} of the time around the failure are ${listed.join(', ')}${names.length > listed.length ? ' and others' : ''}.`,
          numbers: [],
          confidence: 'confirmed',
          evidence: [seriesRef('metrics', all, 'the time that was looked at')],
        },
      ],
      rows: { names },
    };
  }
  const read = async (of: Window): Promise<{ readonly mean?: number; readonly most?: number }> => {
    const filters = [
      { key: 'kind', operation: '=' as const, value: 'metric' },
      { key: 'name', operation: '=' as const, value: found.value },
    ];
    const calculations = [
      { operator: 'SUM' as const, key: 'value.sum', alias: 'sum' },
      { operator: 'SUM' as const, key: 'value.count', alias: 'count' },
      { operator: 'MAX' as const, key: 'value.max', alias: 'most' },
      { operator: 'MAX' as const, key: 'value.sum', alias: 'largest' },
    ];
    const { aggregates } = await place.reader.run(
      { query: { filters, calculations }, timeframe: timeframeOf(of), view: 'series' },
      place.options,
    );
    const { sum, count, most, largest } = aggregates?.[0]?.values ?? {};
    const mean = typeof sum === 'number' && typeof count === 'number' && count > 0 ? sum / count : undefined;
    const top = most ?? largest;
    return { ...(mean === undefined ? {} : { mean }), ...(typeof top === 'number' ? { most: top } : {}) };
  };
  const [now, past] = await Promise.all([read(window), read(baseline)]);
  const told = ({ mean, most }: typeof now): string =>
    mean === undefined && most === undefined
      ? 'has no point'
      : [mean === undefined ? '' : `is ${number(mean)} on average`, most === undefined ? '' : `${number(most)} at most`]
          .filter((part) => part !== '')
          .join(' and ');
  return {
    findings: [
      {
        kind: 'series',
        statement: `${inWindow(window, at)} ${shorten(found.value, 80)} ${told(now)}; in the ${duration(elapsed(baseline.from, baseline.to))} before it ${told(past).replace(/^is/, 'was').replace(/^has/, 'had')}.`,
        numbers: measures(
          ['mean', now.mean, 'count'],
          ['highest', now.most, 'count'],
          ['mean before', past.mean, 'count'],
          ['highest before', past.most, 'count'],
        ),
        confidence: 'confirmed',
        evidence: [seriesRef(found.value, window, shorten(found.value, 80))],
      },
    ],
  };
}

/** The metric that shares most words with the question; undefined when none shares any. */
function spokenOf<T extends { readonly value: string }>(question: string, known: readonly T[]): T | undefined {
  const asked = new Set(wordsOf(question));
  const shared = known.map((one) => ({ one, words: wordsOf(one.value).filter((word) => asked.has(word)).length }));
  const [best] = shared.filter(({ words }) => words > 0).sort((a, b) => b.words - a.words);
  return best?.one;
}

/** `aws.lambda.maxMemoryUsed` as aws, lambda, max, memory, used; a plural as its singular. */
const wordsOf = (text: string): readonly string[] =>
  (
    text
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? []
  ).map((word) => word.replace(/s$/, ''));

const number = (value: number): string =>
  Math.abs(value) >= 1000 ? grouped(value) : Number(value.toPrecision(3)).toString();
