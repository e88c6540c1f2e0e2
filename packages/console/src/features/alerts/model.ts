/** Pure parts of the alert pages: what a form holds, what it sends, and how an alert reads. */
import {
  type Alert,
  AlertRequest,
  type CheckedGroup,
  calculationText,
  filterText,
  type Query,
  type ThresholdOperation,
  type Timeframe,
} from '@baselime-ai/contract';
import { ERRORS_ONLY } from '../events/model.js';

export interface Draft {
  readonly name: string;
  readonly kind: Alert['kind'];
  readonly query: Query;
  readonly operation: ThresholdOperation;
  /** As it was typed. */
  readonly value: string;
  readonly frequency: number;
  readonly window: number;
  readonly enabled: boolean;
  readonly channels: readonly string[];
}

const MINUTE_MS = 60_000;
/** Milliseconds that a form offers. */
export const FREQUENCIES = [1, 5, 10, 30, 60, 360, 1440].map((minutes) => minutes * MINUTE_MS);
export const WINDOWS = [5, 10, 15, 30, 60, 180, 360, 1440, 10_080].map((minutes) => minutes * MINUTE_MS);

export const KIND_NAMES: Readonly<Record<Alert['kind'], string>> = {
  threshold: 'Threshold',
  anomaly: 'Anomaly',
  'new-error': 'New error',
  'error-surge': 'Surge of errors',
};

export const OPERATION_NAMES: Readonly<Record<ThresholdOperation, string>> = {
  '>': 'is above',
  '>=': 'is at least',
  '<': 'is below',
  '<=': 'is at most',
  '=': 'equals',
  '!=': 'is not',
  INCREASES_BY_MORE_THAN: 'rises by more than',
  DECREASES_BY_MORE_THAN: 'falls by more than',
};

export const inPercent = (operation: ThresholdOperation): boolean => operation.endsWith('_BY_MORE_THAN');

/** What a new alert begins as. */
export const draftOf = (query: Query): Draft => ({
  name: '',
  kind: 'threshold',
  query,
  operation: '>',
  value: '',
  frequency: 5 * MINUTE_MS,
  window: 15 * MINUTE_MS,
  enabled: true,
  channels: [],
});

export const draftOfAlert = ({ threshold, ...alert }: Alert): Draft => ({
  ...alert,
  operation: threshold.operation,
  value: String(threshold.value),
});

/** What is sent, or what is missing, in one sentence. */
export function requestOf(
  draft: Draft,
  id?: string,
): { readonly request: AlertRequest } | { readonly missing: string } {
  const { operation, value, channels, name, ...rest } = draft;
  const limit = value.trim() === '' ? Number.NaN : Number(value);
  const limited = draft.kind === 'threshold' || draft.kind === 'error-surge';
  if (name.trim() === '') return { missing: 'Give it a name.' };
  if (limited && !Number.isFinite(limit)) return { missing: 'Say at which number it fires.' };
  const parsed = AlertRequest.safeParse({
    ...rest,
    name: name.trim(),
    channels: [...channels],
    ...(limited ? { threshold: { operation: limitedOperation(draft), value: limit } } : {}),
    ...(id === undefined ? {} : { id }),
  });
  return parsed.success ? { request: parsed.data } : { missing: 'A part of it cannot be used.' };
}

/** A surge is always an increase. */
const limitedOperation = ({ kind, operation }: Draft): ThresholdOperation =>
  kind === 'error-surge' ? 'INCREASES_BY_MORE_THAN' : operation;

/** The condition in words, such as `COUNT of lambda-logs is above 5`. */
export function conditionText({ kind, query, threshold }: Pick<Alert, 'kind' | 'query' | 'threshold'>): string {
  const limit = `${threshold.value}${inPercent(threshold.operation) ? ' %' : ''}`;
  const from = query.datasets === undefined || query.datasets.length === 0 ? '' : ` in ${query.datasets.join(', ')}`;
  if (kind === 'new-error') return `An error${from} that was never seen before`;
  if (kind === 'error-surge') return `Errors${from} rise by more than ${limit}`;
  const [calculation] = query.calculations ?? [];
  const measured = calculation === undefined ? 'COUNT' : calculationText(calculation);
  const filters = (query.filters ?? []).map(filterText).join(query.filterCombination === 'OR' ? ' or ' : ' and ');
  const where = filters === '' ? '' : ` where ${filters}`;
  const by = (query.groupBys ?? []).map(({ value }) => value).join(', ');
  const each = by === '' ? '' : ` for each ${by}`;
  const held = kind === 'anomaly' ? 'is unusual' : `${OPERATION_NAMES[threshold.operation]} ${limit}`;
  return `${measured}${from}${where}${each} ${held}`;
}

/** `tenant=acme, region=eu`; a new error by where it is. */
export function groupText({ group = {}, label }: CheckedGroup): string {
  if (label !== undefined && label !== '') return label;
  const pairs = Object.entries(group).map(([key, value]) => `${key}=${value ?? '–'}`);
  return pairs.length === 0 ? 'all' : pairs.join(', ');
}

/** Firing alerts first, then those that could not be judged, then by name. */
export function inOrder<T extends Pick<Alert, 'state' | 'name' | 'enabled'>>(alerts: readonly T[]): readonly T[] {
  const rank = ({ state, enabled }: T): number => (!enabled ? 3 : state === 'firing' ? 0 : state === 'no-data' ? 1 : 2);
  return [...alerts].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

/** A chart of more windows than these tells less of the last ones. */
const MOST_WINDOWS = 24;

/** The last windows up to now, beginning where one begins. */
export function watchedRange(windowMs: number, nowMs: number): Timeframe {
  const to = Math.ceil(nowMs);
  return { from: Math.max(0, (Math.floor(to / windowMs) - MOST_WINDOWS + 1) * windowMs), to };
}

/** What is drawn of an alert: its first calculation; of the kinds about errors the number of errors. */
export function watchedQuery({ kind, query }: Pick<Alert, 'kind' | 'query'>): Query {
  const { calculations = [], filters = [], ...rest } = query;
  if (kind === 'new-error' || kind === 'error-surge') {
    const { groupBys: _groups, orderBy: _order, ...plain } = rest;
    return { ...plain, filters: [...filters, ERRORS_ONLY], calculations: [{ operator: 'COUNT' }] };
  }
  return { ...rest, filters, calculations: calculations.slice(0, 1) };
}

/** The value at which the alert fires, where it compares values of its own window; undefined where it compares with another. */
export const limitOf = ({ kind, threshold }: Pick<Alert, 'kind' | 'threshold'>): number | undefined =>
  kind === 'threshold' && !inPercent(threshold.operation) && Number.isFinite(threshold.value)
    ? threshold.value
    : undefined;

/** What a form would watch if it were saved as it is; without a number there is no line to hold it against. */
export function watchedOf(draft: Draft): Pick<Alert, 'kind' | 'query' | 'window' | 'threshold'> {
  const { kind, query, window, value } = draft;
  const limit = value.trim() === '' ? Number.NaN : Number(value);
  const calculations: Query['calculations'] = query.calculations?.length ? query.calculations : [{ operator: 'COUNT' }];
  return {
    kind,
    query: { ...query, calculations },
    window,
    threshold: { operation: limitedOperation(draft), value: limit },
  };
}
