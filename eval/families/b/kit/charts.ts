/** Questions about charts and metrics, as a person brushes them. */
import type { Subject } from '@baselime-ai/contract';
import type { Question } from '../../../scenario.js';
import type { LambdaFunction } from './lambda-function.js';
import type { World } from './world.js';

type Chart = Extract<Subject, { kind: 'chart' }>;
export interface Range {
  readonly from: number;
  readonly to: number;
}

function chart(world: World, query: Chart['query'], brush: Range | undefined): Question {
  const timeframe = { from: world.from, to: world.now };
  const range = brush === undefined ? {} : { brush: { from: Math.round(brush.from), to: Math.round(brush.to) } };
  return { about: 'subject', subject: { kind: 'chart', query, timeframe, ...range } };
}

const reportsOf = (fn: LambdaFunction): Chart['query'] => ({
  datasets: ['lambda-logs'],
  filters: [
    { key: 'namespace', operation: '=', value: fn.name },
    { key: '@type', operation: '=', value: 'REPORT' },
  ],
});

/** Invocations of a function. */
export const invocations = (world: World, fn: LambdaFunction, brush?: Range): Question =>
  chart(world, { ...reportsOf(fn), calculations: [{ operator: 'COUNT', alias: 'invocations' }] }, brush);

/** Requests as a function logs them when it takes them up, with the customer. */
export const taken = (world: World, fn: LambdaFunction, brush?: Range): Question =>
  chart(
    world,
    {
      datasets: ['lambda-logs'],
      calculations: [{ operator: 'COUNT', alias: 'requests' }],
      filters: [{ key: 'namespace', operation: '=', value: fn.name }],
      needle: { value: 'handling' },
    },
    brush,
  );

/** The 95th percentile of a function's duration. */
export const durations = (world: World, fn: LambdaFunction, brush?: Range): Question =>
  chart(world, { ...reportsOf(fn), calculations: [{ key: '@duration', operator: 'P95', alias: 'p95' }] }, brush);

/** A metric of CloudWatch as a chart. */
export function metricChart(
  world: World,
  {
    name,
    dimension,
    value,
    statistic = 'max',
  }: { readonly name: string; readonly dimension: string; readonly value: string; readonly statistic?: 'max' | 'sum' },
  brush?: Range,
): Question {
  const operator = statistic === 'sum' ? 'SUM' : 'MAX';
  return chart(
    world,
    {
      datasets: ['cloudwatch-metrics'],
      calculations: [{ key: `value.${statistic}`, operator, alias: name }],
      filters: [
        { key: 'metric_name', operation: '=', value: name },
        { key: `dimensions.${dimension}`, operation: '=', value },
      ],
    },
    brush,
  );
}

/** Requests with one status in the access log. */
export const accessStatus = (world: World, status: string, brush?: Range): Question =>
  chart(
    world,
    {
      datasets: ['apigateway-logs'],
      calculations: [{ operator: 'COUNT', alias: `status ${status}` }],
      filters: [{ key: 'status', operation: '=', value: status }],
    },
    brush,
  );

/** A metric by its name, as the metrics page asks. */
export const metricSubject = (world: World, name: string, dimension: string, value: string): Question => ({
  about: 'subject',
  subject: {
    kind: 'metric',
    name,
    filters: [{ key: `dimensions.${dimension}`, operation: '=', value }],
    timeframe: { from: world.from, to: world.now },
  },
});
