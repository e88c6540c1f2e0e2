/** Pure parts of the events view: the query it asks, the rows it shows, the filters it reads. */
import {
  type EventView,
  type Filter,
  filterText,
  type KeySummary,
  parseFilterText,
  parseFilterValue,
  type Query,
} from '@baselime-ai/contract';
import type { ViewSearch } from '../../app/search.js';
import { visibleLine } from '../../ui/safe-text.js';

export const ERRORS_ONLY: Filter = { key: '$baselime.error', operation: '=', value: true };

export function queryOf(search: ViewSearch): Query {
  const filters = [...(search.f ?? []), ...(search.errors ? [ERRORS_ONLY] : [])];
  return {
    ...(filters.length > 0 ? { filters } : {}),
    ...(search.q === undefined
      ? {}
      : {
          needle: {
            value: search.q,
            ...(search.regex ? { isRegex: true } : {}),
            ...(search.case ? { matchCase: true } : {}),
          },
        }),
  };
}

export type Tone = 'bad' | 'warn' | 'info' | 'quiet' | 'cold' | 'late' | 'good';

/** The color of an event's dot; an error outranks what else it is. */
export function toneOf(event: Pick<EventView, 'isError' | 'timedOut' | 'coldStart' | 'level' | 'kind'>): Tone {
  if (event.timedOut) return 'late';
  if (event.isError) return 'bad';
  if (event.level === 'warn') return 'warn';
  if (event.coldStart) return 'cold';
  if (event.kind === 'span') return 'good';
  return event.level === 'debug' || event.level === 'trace' ? 'quiet' : 'info';
}

export interface EventRow {
  readonly id: string;
  readonly tone: Tone;
  readonly what: string;
  readonly text: string;
  readonly place: string;
}

export function eventRow(event: EventView): EventRow {
  return {
    id: event.id,
    tone: toneOf(event),
    what: event.level ?? event.kind,
    text: visibleLine(lineOf(event) ?? JSON.stringify(event.data).slice(0, 600)),
    place: visibleLine(event.namespace === '' ? event.service : event.namespace, 120),
  };
}

/** A span's message is its status: it says little without the name, and often only repeats a number. */
export function lineOf({ kind, name, message }: EventView): string | undefined {
  if (kind !== 'span' || name === undefined || message === undefined || message.includes(name)) return message ?? name;
  return `${name} · ${message}`;
}

/** What stands behind the operation; empty where nothing does. */
export const filterValueText = (filter: Filter): string =>
  filterText({ ...filter, key: 'k' }).slice(`k ${filter.operation} `.length);

type TypeOf = (key: string) => KeySummary['type'] | undefined;
type Scalar = string | number | boolean;

/** Reads `key operation value`, as in `@duration > 1000`; undefined when it is not of that form. */
export function parseFilter(text: string, typeOf: TypeOf): Filter | undefined {
  const read = parseFilterText(text);
  return 'value' in read ? typed(read.value, typeOf(read.value.key)) : undefined;
}

/** The filter with its value typed as the key's values are; undefined when a value is needed and missing. */
export function makeFilter(
  key: string,
  operation: Filter['operation'],
  raw: string,
  type: KeySummary['type'] | undefined,
): Filter | undefined {
  if (key === '') return undefined;
  if (operation === 'EXISTS' || operation === 'DOES_NOT_EXIST') return { key, operation };
  const read = parseFilterValue(operation, raw);
  return 'value' in read && read.value !== undefined ? typed({ key, operation, value: read.value }, type) : undefined;
}

const MOST_VALUES = 1000;

/** What was typed says less about a value than what the key holds. */
function typed(filter: Filter, type: KeySummary['type'] | undefined): Filter {
  const { value, operation } = filter;
  if (value === undefined) return filter;
  const one = (scalar: Scalar): Scalar => typedScalar(String(scalar), operation, type);
  return { ...filter, value: Array.isArray(value) ? value.slice(0, MOST_VALUES).map(one) : one(value) };
}

function typedScalar(value: string, operation: Filter['operation'], type: KeySummary['type'] | undefined): Scalar {
  const number = Number(value);
  const isNumber = value !== '' && Number.isFinite(number);
  if (type === 'number' && isNumber) return number;
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  // Order comparisons on an unknown key mean numbers.
  if (type === undefined && isNumber && /^[<>]/.test(operation)) return number;
  return value;
}

export function sameFilter(a: Filter, b: Filter): boolean {
  return filterText(a) === filterText(b) && typeof a.value === typeof b.value;
}

/** The lines that Lambda itself writes at the ends of an invocation, by their place among lines of the same instant. */
const BOUNDS: Readonly<Record<string, number>> = { START: -1, END: 1, RUNTIME_DONE: 1, REPORT: 2 };

const placeAmongEquals = ({ data }: EventView): number => BOUNDS[String(data['@type'])] ?? 0;

/** Oldest first; of one instant as Lambda writes them: START before all, then what the program said, END, REPORT. */
export const byTime = (a: EventView, b: EventView): number =>
  a.timestampMs - b.timestampMs || placeAmongEquals(a) - placeAmongEquals(b) || a.id.localeCompare(b.id);

/** Whether the event only says that an invocation began or ended, which its span says as well. */
export const isBound = ({ data, isError }: EventView): boolean =>
  !isError && (data['@type'] === 'START' || data['@type'] === 'END');
