/** One metric in the hour of the failure beside the hours before: of the failing function where its points name it. */
import type { Filter } from '@baselime-ai/contract';
import { z } from 'zod';
import { duration, grouped, measures, shorten, spoken } from '../../../analyze/wording.js';
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
  const meant =
    wanted === undefined
      ? spokenOf(
          question,
          known.map(({ value }) => value),
        )
      : known.filter(({ value }) => value.toLowerCase() === wanted).map(({ value }) => value);
  const found = await ofFailing(meant, all, place);
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
              : `${name === undefined ? 'No metric of that kind is stored; those' : `No metric is named ${shorten(name, 60)}; metrics`} of the time around the failure are ${listed.join(', ')}${names.length > listed.length ? ' and others' : ''}.`,
          numbers: [],
          confidence: 'confirmed',
          evidence: [seriesRef('metrics', all, 'the time that was looked at')],
        },
      ],
      rows: { names },
    };
  }
  const read = async (of: Window): Promise<{ readonly mean?: number; readonly most?: number }> => {
    const calculations = [
      { operator: 'SUM' as const, key: 'value.sum', alias: 'sum' },
      { operator: 'SUM' as const, key: 'value.count', alias: 'count' },
      { operator: 'MAX' as const, key: 'value.max', alias: 'most' },
      { operator: 'MAX' as const, key: 'value.sum', alias: 'largest' },
    ];
    const { aggregates } = await place.reader.run(
      { query: { filters: [...found.filters], calculations }, timeframe: timeframeOf(of), view: 'series' },
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
        statement: `${inWindow(window, at)} ${shorten(found.name, 80)}${found.owner === undefined ? '' : ` of ${spoken(found.owner)}`} ${told(now)}; in the ${duration(elapsed(baseline.from, baseline.to))} before it ${told(past).replace(/^is/, 'was').replace(/^has/, 'had')}.`,
        numbers: measures(
          ['mean', now.mean, 'count'],
          ['highest', now.most, 'count'],
          ['mean before', past.mean, 'count'],
          ['highest before', past.most, 'count'],
        ),
        confidence: 'confirmed',
        evidence: [seriesRef(found.name, window, shorten(found.name, 80))],
      },
    ],
  };
}

interface Found {
  readonly name: string;
  readonly filters: readonly Filter[];
  /** Whose points these are; absent where none of the metric names the failing function. */
  readonly owner?: string;
}

/** Where points name the function that they are of: telemetry of its own, CloudWatch, OpenTelemetry. */
const OWNER_KEYS = ['$baselime.namespace', 'dimensions.FunctionName', 'faas.name'];

/** Of metrics that are meant alike the first that is of the failing function, else the first; undefined for none. */
async function ofFailing(names: readonly string[], all: Window, place: Context['place']): Promise<Found | undefined> {
  const { reader, options, marker } = place;
  const named = (name: string): Filter[] => [
    { key: 'kind', operation: '=', value: 'metric' },
    { key: 'name', operation: '=', value: name },
  ];
  const owner = marker?.namespace;
  const tries = owner === undefined ? [] : names.flatMap((name) => OWNER_KEYS.map((key) => ({ name, key })));
  const own = await Promise.all(
    tries.map(async ({ name, key }): Promise<Found | undefined> => {
      const filters: Filter[] = [...named(name), { key, operation: '=', value: owner ?? '' }];
      const query = { filters, calculations: [{ operator: 'COUNT' as const, alias: 'points' }] };
      const { aggregates } = await reader.run({ query, timeframe: timeframeOf(all), view: 'series' }, options);
      return Number(aggregates?.[0]?.values.points ?? 0) > 0 ? { name, filters, owner: owner ?? '' } : undefined;
    }),
  );
  const [first] = names;
  return (
    own.find((one) => one !== undefined) ?? (first === undefined ? undefined : { name: first, filters: named(first) })
  );
}

const MOST_ALIKE = 3;
/** What people call something else than its metric does. */
const CALLED: readonly (readonly [words: RegExp, called: readonly string[]])[] = [
  [/\b(?:queues?|backlog|backing up|lag|behind)\b/i, ['queue', 'message', 'iterator', 'backlog']],
];

/** The metrics that share most words with the question, at most three; empty when none shares any. */
function spokenOf(question: string, names: readonly string[]): readonly string[] {
  const asked = [...wordsOf(question), ...CALLED.flatMap(([words, called]) => (words.test(question) ? called : []))];
  const shared = names.map((name) => ({
    name,
    words: wordsOf(name).filter((word) => asked.some((one) => isSameWord(one, word))).length,
  }));
  const most = Math.max(0, ...shared.map(({ words }) => words));
  return most === 0
    ? []
    : shared
        .filter(({ words }) => words === most)
        .slice(0, MOST_ALIKE)
        .map(({ name }) => name);
}

/** `aws.lambda.maxMemoryUsed` as aws, lambda, max, memory, used. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]{3,}/g) ?? [];

const LEAST_STEM = 5;
const LONGEST_ENDING = 3;

/** Words of one stem: `throttled` and `throttles`, `concurrency` and `concurrent`; short ones up to their plural. */
function isSameWord(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || `${b}s` === a) return true;
  let stem = 0;
  while (stem < a.length && a[stem] === b[stem]) stem += 1;
  return stem >= LEAST_STEM && Math.max(a.length, b.length) - stem <= LONGEST_ENDING;
}

const number = (value: number): string =>
  Math.abs(value) >= 1000 ? grouped(value) : Number(value.toPrecision(3)).toString();
