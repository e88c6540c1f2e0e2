/** Any count, sum or percentile over any filters, in all or by one key. */
import { CALCULATION_OPERATORS } from '@baselime-ai/contract';
import { z } from 'zod';
import { refTo } from '../../../analyze/draft.js';
import { count, grouped, listing, measures, shorten } from '../../../analyze/wording.js';
import { emptyRecord, type JsonObject } from '../../../model/json.js';
import type { TelemetryEvent } from '../../../model/telemetry-event.js';
import { around } from '../../../query/follow-up/place.js';
import { type Context, type LookedUp, type LookUp, seriesRef, timeframeOf } from '../look-up.js';
import { Filters, filters, Minutes, minutesAfter, minutesBefore } from './arguments.js';
import { filtersText, inWindow, keyText } from './counts.js';

const Input = z.object({
  filters: Filters.optional(),
  text: z.string().min(1).max(500).optional(),
  group_by: z.string().min(1).max(200).optional(),
  operator: z.enum(CALCULATION_OPERATORS).optional(),
  key: z.string().min(1).max(200).optional(),
  minutes_before: Minutes.optional(),
  minutes_after: Minutes.optional(),
});
type Input = z.infer<typeof Input>;

const MOST_GROUPS = 8;
const SAMPLES = 4;

export const query: LookUp<Input> = {
  name: 'query',
  description:
    'Counts events around the failure, or calculates over one of their keys, with filters, in all or by the values of one key. Gives a few of the newest events, too.',
  parameters: {
    filters,
    text: { type: 'string', description: 'text that the events contain' },
    group_by: { type: 'string', description: 'a key; the result is told for each of its values' },
    operator: { type: 'string', enum: [...CALCULATION_OPERATORS], description: 'COUNT by default' },
    key: { type: 'string', description: 'the key that is calculated over; needed by all but COUNT' },
    minutes_before: minutesBefore,
    minutes_after: minutesAfter,
  },
  input: Input,
  sentence: (input) => {
    const of = countsErrors(input) ? '' : filtersText(input.filters ?? [], input.text);
    const by = input.group_by === undefined ? '' : ` by ${keyText(input.group_by).replace(/^the /, '')}`;
    return `${isCount(input) ? `Counting ${calculated(input)}` : `Calculating ${calculated(input)}`}${by}${of === '' ? '' : ` where ${of}`}`;
  },
  run: lookUp,
};

/** Errors are counted so often that they have a word of their own. */
const ofErrors = ({ filters: asked = [], text }: Input): boolean =>
  text === undefined &&
  asked.length === 1 &&
  asked.every(
    ({ key, operation, value }) => key === '$baselime.error' && operation === '=' && String(value) === 'true',
  );

const calculated = ({ operator = 'COUNT', key, ...rest }: Input): string =>
  operator === 'COUNT' ? (ofErrors(rest) ? 'errors' : 'events') : `${operator} of ${shorten(key ?? 'nothing', 60)}`;

const isCount = ({ operator = 'COUNT' }: Input): boolean => operator === 'COUNT';
const countsErrors = (input: Input): boolean => isCount(input) && ofErrors(input);

async function lookUp(input: Input, { place }: Context): Promise<LookedUp> {
  const { operator = 'COUNT', key, group_by: by, text } = input;
  const window = around(place, input.minutes_before ?? 60, input.minutes_after ?? 15);
  const asked = {
    filters: input.filters ?? [],
    ...(text === undefined ? {} : { needle: { value: text } }),
  };
  const calculation = { operator, alias: 'value', ...(operator === 'COUNT' || key === undefined ? {} : { key }) };
  const [{ aggregates = [] }, samples] = await Promise.all([
    place.reader.run(
      {
        query: {
          ...asked,
          calculations: [calculation],
          ...(by === undefined
            ? {}
            : { groupBys: [{ value: by }], orderBy: { value: 'value', order: 'DESC' as const } }),
          limit: 50,
        },
        timeframe: timeframeOf(window),
        view: 'series',
      },
      place.options,
    ),
    place.reader.events(asked, window, SAMPLES),
  ]);
  const groups = aggregates
    .map(({ group, values }) => ({
      name: String(Object.values(group ?? {})[0] ?? ''),
      value: Number(values.value ?? 0),
    }))
    .filter(({ name, value }) => value !== 0 && (by === undefined || name !== ''));
  const of = countsErrors(input) ? '' : filtersText(asked.filters, text);
  const where = of === '' ? '' : ` where ${of}`;
  const when = inWindow(window, place.at);
  const what = calculated(input);
  const number = (value: number): string =>
    Number.isInteger(value) ? grouped(value) : Number(value.toPrecision(4)).toString();
  const shown = groups.slice(0, MOST_GROUPS);
  const told = shown.map(({ name, value }) => `${number(value)} for ${shorten(name, 60)}`);
  const more = groups.length > shown.length ? `, and ${count(groups.length - shown.length, 'more value')}` : '';
  const [only] = groups;
  const statement =
    by !== undefined
      ? told.length === 0
        ? `${when} there is no ${isCount(input) ? what.replace(/s$/, '') : 'event'}${where} that has ${keyText(by)}.`
        : `${when} ${isCount(input) ? `the number of ${what}` : what}${where} by ${keyText(by).replace(/^the /, '')} is ${listing(told)}${more}.`
      : isCount(input)
        ? `${when} there ${only?.value === 1 ? 'is' : 'are'} ${only === undefined ? `no ${what}` : count(only.value, what.replace(/s$/, ''))}${where}.`
        : only === undefined
          ? `${when} there is no value of ${shorten(key ?? '', 60)}${where}.`
          : `${when} ${what}${where} is ${number(only.value)}.`;
  const [newest] = samples;
  return {
    findings: [
      {
        kind: 'context',
        statement,
        numbers: measures(
          ...shown.map(({ name, value }) => [by === undefined ? what : shorten(name, 40), value, 'count'] as const),
          ['more values', groups.length > shown.length ? groups.length - shown.length : undefined, 'count'],
        ),
        confidence: 'confirmed',
        evidence: newest === undefined ? [seriesRef('events', window, 'the time that was counted')] : [refTo(newest)],
      },
    ],
    rows: { groups: groups.slice(0, 50).map(({ name, value }) => ({ name, value })), newest: samples.map(sampleOf) },
  };
}

/** What a reader needs of an event, without the rest. */
export function sampleOf(event: TelemetryEvent): JsonObject {
  const { id, namespace, level, name, message, traceId } = event;
  const sample = emptyRecord();
  for (const [part, value] of Object.entries({ id, namespace, level, name, traceId }))
    if (value !== undefined) sample[part] = value;
  if (message !== undefined) sample.message = shorten(message, 300);
  return sample;
}
