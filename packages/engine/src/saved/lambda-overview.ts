/** The dashboard that everybody has: what serverless functions do, as far as the stored keys can tell. */
import type { Filter, KeySummary, Query, Widget } from '@baselime-ai/contract';

export const LAMBDA_OVERVIEW_ID = 'lambda-overview';

const REPORT: Filter = { key: '@type', operation: '=', value: 'REPORT' };
const SPAN: Filter = { key: 'kind', operation: '=', value: 'span' };
const FAILED: Filter = { key: '$baselime.error', operation: '=', value: true };
const BY_FUNCTION = { groupBys: [{ value: 'namespace' }], limit: 10 } as const satisfies Query;

interface Overview {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly widgets: Widget[];
}

/**
 * Widgets only for what there is: REPORT lines of Lambda, else spans, else any event; cold starts, memory and throttles
 * where their keys were seen. Without any key it still counts events and errors.
 */
export function lambdaOverview(keys: readonly KeySummary[]): Overview {
  const seen = new Set(keys.map(({ key }) => key));
  const datasets = new Set(keys.flatMap((summary) => summary.datasets));
  const hasReports = seen.has('@billedDuration') || seen.has('@maxMemoryUsed');
  const runs: Filter[] = hasReports ? [REPORT] : datasets.has('otel') || datasets.has('x-ray') ? [SPAN] : [];
  const called = hasReports ? 'Invocations' : runs.length > 0 ? 'Spans' : 'Events';
  const count = (alias: string, filters: readonly Filter[]): Query => ({
    calculations: [{ operator: 'COUNT', alias }],
    ...(filters.length > 0 ? { filters: [...filters] } : {}),
  });
  const duration: Query = { calculations: [{ operator: 'P95', key: '@duration', alias: 'p95' }], filters: runs };
  const widgets: (Widget | false)[] = [
    { type: 'statistic', name: called, width: 1, query: count('invocations', runs) },
    hasReports
      ? {
          type: 'statistic',
          name: 'Failed invocations',
          width: 1,
          // One that failed writes several lines and spans that say so.
          query: {
            calculations: [{ operator: 'COUNT_DISTINCT', key: '@requestId', alias: 'failed' }],
            filters: [FAILED],
          },
        }
      : { type: 'statistic', name: 'Errors', width: 1, query: count('errors', [FAILED]) },
    { type: 'statistic', name: 'Duration, p95', width: 1, query: duration },
    {
      type: 'statistic',
      name: 'Timeouts',
      width: 1,
      // Of invocations: the line, the span and the report of one that was stopped say so each.
      query: {
        calculations: [{ operator: 'COUNT_DISTINCT', key: '@requestId', alias: 'timeouts' }],
        filters: [{ key: '@timedOut', operation: '=', value: true }],
      },
    },
    {
      type: 'timeseries-bar',
      name: `${called} by function`,
      query: { ...count('invocations', runs), ...BY_FUNCTION },
    },
    { type: 'timeseries-bar', name: 'Errors by function', query: { ...count('errors', [FAILED]), ...BY_FUNCTION } },
    { type: 'timeseries', name: 'Duration by function, p95', query: { ...duration, ...BY_FUNCTION } },
    seen.has('@maxMemoryUsed') && {
      type: 'timeseries',
      name: 'Memory used by function, max',
      query: {
        calculations: [{ operator: 'MAX', key: '@maxMemoryUsed', alias: 'memory' }],
        filters: [REPORT],
        ...BY_FUNCTION,
      },
    },
    seen.has('@initDuration') && {
      type: 'timeseries-bar',
      name: 'Cold starts by function',
      query: {
        ...count('coldStarts', [{ key: '@initDuration', operation: '>', value: 0 }]),
        ...BY_FUNCTION,
      },
    },
    datasets.has('cloudwatch-metrics') && {
      type: 'timeseries-bar',
      name: 'Throttles',
      query: {
        datasets: ['cloudwatch-metrics'],
        calculations: [{ operator: 'SUM', key: 'value.sum', alias: 'throttles' }],
        filters: [{ key: 'metric_name', operation: '=', value: 'Throttles' }],
        ...BY_FUNCTION,
      },
    },
    {
      type: 'table',
      name: 'Most frequent errors',
      query: {
        calculations: [{ operator: 'COUNT', alias: 'errors' }],
        filters: [FAILED],
        groupBys: [{ value: 'namespace' }, { value: 'message' }],
        limit: 10,
      },
    },
    {
      type: 'table',
      name: 'Slowest functions',
      query: {
        calculations: [
          { operator: 'P95', key: '@duration', alias: 'p95' },
          { operator: 'MAX', key: '@duration', alias: 'max' },
          { operator: 'COUNT', alias: 'count' },
        ],
        filters: runs,
        ...BY_FUNCTION,
      },
    },
  ];
  return {
    id: LAMBDA_OVERVIEW_ID,
    name: 'Lambda overview',
    description: 'Made from what arrived in the last day.',
    widgets: widgets.filter((widget) => widget !== false),
  };
}
