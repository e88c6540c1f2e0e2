/** Pure parts of the values beside a list: whose values, which filter a value stands for, and whether it is set. */
import type { Filter } from '@baselime-ai/contract';

/** What tells events apart most often, wherever they came from. Of those that no event holds nothing is shown. */
const OWN_KEYS: readonly (readonly [key: string, label: string])[] = [
  ['level', 'Level'],
  ['service', 'Service'],
  ['namespace', 'Function or resource'],
  ['error.name', 'Error'],
  ['exception.type', 'Exception'],
  ['error.type', 'Error type'],
  ['http.response.status_code', 'HTTP status'],
  ['http.status_code', 'HTTP status'],
  ['statusCode', 'Status code'],
  ['status', 'Status'],
  ['name', 'Operation'],
  ['dataset', 'Dataset'],
  ['kind', 'Kind of event'],
];
const LABELS = new Map(OWN_KEYS);
export const MOST_PINNED = 12;

/** What the reader pinned first, then the usual ones. */
export const keysOf = (pinned: readonly string[]): readonly string[] => [
  ...new Set([...pinned, ...OWN_KEYS.map(([key]) => key)]),
];

export const labelOf = (key: string): string | undefined => LABELS.get(key);

/** A value as a filter takes it: a number where the text is exactly one. */
export function filterFor(key: string, value: string, operation: '=' | '!='): Filter {
  const number = Number(value);
  const isNumber = value !== '' && String(number) === value && Number.isFinite(number);
  return { key, operation, value: isNumber ? number : value };
}

const isAbout = (filter: Filter, key: string, value: string, operation: '=' | '!='): boolean =>
  filter.key === key && filter.operation === operation && String(filter.value) === value;

export const isSet = (filters: readonly Filter[], key: string, value: string, operation: '=' | '!='): boolean =>
  filters.some((filter) => isAbout(filter, key, value, operation));

/** The filters after a press: one that is set is taken away; one that would contradict it goes as well. */
export function toggled(
  filters: readonly Filter[],
  key: string,
  value: string,
  operation: '=' | '!=',
): readonly Filter[] {
  const opposite = operation === '=' ? '!=' : '=';
  const others = filters.filter(
    (filter) => !isAbout(filter, key, value, operation) && !isAbout(filter, key, value, opposite),
  );
  if (isSet(filters, key, value, operation)) return others;
  // A key has one value: two that must both hold would leave nothing.
  const kept = operation === '=' ? others.filter((one) => one.key !== key || one.operation !== '=') : others;
  return [...kept, filterFor(key, value, operation)];
}
