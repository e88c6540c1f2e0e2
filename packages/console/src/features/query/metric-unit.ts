/** In which unit the values of a metric are, as its points say themselves. */
import type { Query, QueryAnswer } from '@baselime-ai/contract';

/** As `formatMeasure` knows them. Sources: CloudWatch's `MetricDatum`, UCUM as OpenTelemetry writes it. */
const UNITS: Readonly<Record<string, string>> = {
  ns: 'ns',
  us: 'us',
  microseconds: 'us',
  ms: 'ms',
  milliseconds: 'ms',
  s: 's',
  seconds: 's',
  by: 'By',
  bytes: 'By',
  '%': '%',
  percent: '%',
};

/**
 * Asks for the units of the one metric that a query calculates; undefined for a query of anything else, of several metrics, or
 * of how many points there are.
 */
export function unitQuery({ datasets, filters = [], calculations = [] }: Query): Query | undefined {
  const equalTo = (name: string) => filters.find(({ key, operation }) => key === name && operation === '=')?.value;
  const isOne = equalTo('kind') === 'metric' && typeof equalTo('name') === 'string';
  const isOfValues = calculations.length > 0 && calculations.every(({ key }) => key?.startsWith('value.') === true);
  if (!isOne || !isOfValues) return undefined;
  return {
    ...(datasets === undefined ? {} : { datasets }),
    filters,
    calculations: [{ operator: 'COUNT', alias: 'points' }],
    groupBys: [{ value: 'unit' }],
    limit: 2,
  };
}

/** Undefined where the points name no unit, one that is not written with its numbers, or several. */
export function unitOf({ aggregates = [] }: Pick<QueryAnswer, 'aggregates'>): string | undefined {
  const [only, ...others] = aggregates;
  return others.length > 0 ? undefined : UNITS[String(only?.group?.unit ?? '').toLowerCase()];
}
