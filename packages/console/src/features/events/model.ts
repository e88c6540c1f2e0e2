/** Pure parts of the events view: the query it asks, the rows it shows, the filters it reads. */
import { type EventView, FILTER_OPERATIONS, type Filter, type KeySummary, type Query } from '@baselime-ai/contract';
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

export function filterText(filter: Filter): string {
  const { key, operation, value } = filter;
  if (value === undefined) return `${key} ${operation}`;
  return `${key} ${operation} ${Array.isArray(value) ? `(${value.join(', ')})` : String(value)}`;
}

const OPERATIONS_LONGEST_FIRST = [...FILTER_OPERATIONS].sort((a, b) => b.length - a.length);

/** Reads `key operation value`, as in `@duration > 1000`; undefined when it is not of that form. */
export function parseFilter(text: string, typeOf: (key: string) => KeySummary['type'] | undefined): Filter | undefined {
  const head = /^\s*(\S+?)\s*(?=[=!<>]|\s[A-Za-z])/.exec(text);
  if (!head?.[1]) return undefined;
  const rest = text.slice(head[0].length).trimStart();
  const operation = OPERATIONS_LONGEST_FIRST.find(
    (name) =>
      rest.toUpperCase().startsWith(name) && (/[=<>]$/.test(name) || /^(\s|$|\()/.test(rest.slice(name.length))),
  );
  if (!operation) return undefined;
  return makeFilter(head[1], operation, rest.slice(operation.length).trim(), typeOf(head[1]));
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
  const value = raw.replace(/^(['"])(.*)\1$/s, '$2');
  if (value === '') return undefined;
  if (operation === 'IN' || operation === 'NOT_IN') {
    const parts = value.replace(/^[([]|[)\]]$/g, '').split(',');
    return { key, operation, value: parts.map((part) => typed(part.trim(), operation, type)).slice(0, 1000) };
  }
  return { key, operation, value: typed(value, operation, type) };
}

function typed(value: string, operation: Filter['operation'], type: KeySummary['type'] | undefined) {
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
