/** The words that a question in plain words may use, and what they stand for. Pure. */
import type { Calculation, Filter } from '@baselime-ai/contract';

export const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};
export const TIME_UNIT = '(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)';

/** The surface's own key for a word, wherever it stands. */
export const KEYS: Readonly<Record<string, string>> = {
  function: 'namespace',
  lambda: 'namespace',
  namespace: 'namespace',
  service: 'service',
  dataset: 'dataset',
  message: 'message',
  level: 'level',
  severity: 'level',
  duration: '@duration',
  latency: '@duration',
  time: '@duration',
  request: '@requestId',
  trace: 'traceId',
  memory: '@maxMemoryUsed',
  name: 'name',
  operation: 'name',
  kind: 'kind',
  fingerprint: '$baselime.fingerprint',
  pattern: '$baselime.pattern',
  cost: '$baselime.cost',
};
export const OPERATORS: Readonly<Record<string, Calculation['operator']>> = {
  average: 'AVG',
  avg: 'AVG',
  mean: 'AVG',
  median: 'MEDIAN',
  max: 'MAX',
  maximum: 'MAX',
  highest: 'MAX',
  longest: 'MAX',
  min: 'MIN',
  minimum: 'MIN',
  lowest: 'MIN',
  sum: 'SUM',
  total: 'SUM',
  unique: 'COUNT_DISTINCT',
  distinct: 'COUNT_DISTINCT',
  stddev: 'STDDEV',
  variance: 'VARIANCE',
};
const PERCENTILE = /^p(001|01|05|10|25|50|75|90|95|99|999)$/;
export const NOUNS: Readonly<Record<string, readonly Filter[]>> = {
  error: [{ key: '$baselime.error', operation: '=', value: true }],
  failure: [{ key: '$baselime.error', operation: '=', value: true }],
  failed: [{ key: '$baselime.error', operation: '=', value: true }],
  failing: [{ key: '$baselime.error', operation: '=', value: true }],
  timeout: [{ key: '@timedOut', operation: '=', value: true }],
  warning: [{ key: 'level', operation: '=', value: 'warn' }],
  'cold start': [{ key: 'coldStart', operation: '=', value: true }],
  invocation: [{ key: '@type', operation: '=', value: 'REPORT' }],
  span: [{ key: 'kind', operation: '=', value: 'span' }],
  log: [{ key: 'kind', operation: '=', value: 'log' }],
  metric: [{ key: 'kind', operation: '=', value: 'metric' }],
  event: [],
};
/** Words come from a reader: `constructor` must find nothing. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

export const JOINERS = new Set(['by', 'per', 'each', 'grouped']);
export const SILENT = new Set(
  'a all an and are at chart count data did do does during each events every for from get give group grouped had happened has have how i in is it list many me much my number of on over over per please record see show split than that the their there time times to until was we were what when where which who why with within'.split(
    ' ',
  ),
);

export const singular = (word: string): string => word.replace(/(?<=[a-z]{2}[^s])s$/, '');

export function spanMs(amount: string, unit: string): number {
  return Math.max(1000, Math.round(Number(amount) * (UNIT_MS[unit.charAt(0).toLowerCase()] ?? 60_000)));
}

export function percentile(word: string): Calculation['operator'] | undefined {
  const digits = PERCENTILE.exec(word)?.[1];
  if (digits === undefined) return undefined;
  return digits === '50' ? 'MEDIAN' : (`P${digits}` as Calculation['operator']);
}

export const operationOf = (sign: string): Filter['operation'] =>
  (['>=', '<=', '!=', '>', '<'] as const).find((one) => one === sign) ?? '=';

export const valueFrom = (text: string): string | number =>
  String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text;

export function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
