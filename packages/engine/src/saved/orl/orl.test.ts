import { normalQuery, type Query } from '@baselime-ai/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../model/errors.js';
import type { AlertAsCode } from '../alerts-as-code.js';
import { parseOrl } from './parse-orl.js';
import { type OrlExport, printOrl } from './print-orl.js';

const at = '2024-05-01T00:00:00.000Z';
const stamps = { createdAt: at, updatedAt: at };
const LAMBDA = `# what Lambda's own metrics say
lambda-throttles:
  type: query
  properties:
    description: Throttled invocations
    parameters:
      datasets:
        - cloudwatch-metrics
      calculations:
        - SUM(value.sum) as Throttles
      filters:
        - $baselime.namespace = AWS/Lambda
        - "metric_name IN (Throttles, ConcurrentExecutions)"
      groupBy:
        type: string
        value: dimensions.FunctionName
        limit: 10
        orderBy: Throttles
        order: DESC
throttled:
  type: alert
  properties:
    enabled: true
    parameters:
      query: !ref lambda-throttles
      frequency: 15mins
      window: 15mins
      threshold: "> 1"
    channels:
      - type: slack
        targets:
          - baselime-alerts
`;
const OLDER = `developers:
  type: channel
  properties:
    type: email
    targets: [dev@example.com]
failed:
  type: query
  properties:
    name: Requests that failed
    parameters:
      dataset: logs
      namespaces: [get-item]
      calculations: [COUNT]
      filters:
        - "@message.message := 'Backend error'"
failed-often:
  type: alert
  properties:
    channels:
      - !ref developers
    parameters: { duration: 60, frequency: "0/30 * * * ? *", threshold: ":> 10", query: !ref failed }
failed-chart: { type: chart, properties: { type: bar } }
`;

const problemsOf = (...files: { name: string; text: string }[]): readonly string[] => {
  try {
    parseOrl(files);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    expect(error.code).toBe('ORL_INVALID');
    return error.details.map(({ path, message }) => `${path} ${message}`);
  }
  return [];
};

describe('parseOrl', () => {
  it('reads queries and alerts as templates have them', () => {
    const { queries, alerts } = parseOrl([{ name: 'lambda.yml', text: LAMBDA }]);
    expect(queries).toEqual([
      {
        id: 'lambda-throttles',
        name: 'lambda-throttles',
        description: 'Throttled invocations',
        query: {
          datasets: ['cloudwatch-metrics'],
          calculations: [{ operator: 'SUM', key: 'value.sum', alias: 'Throttles' }],
          filters: [
            { key: '$baselime.namespace', operation: '=', value: 'AWS/Lambda' },
            { key: 'metric_name', operation: 'IN', value: ['Throttles', 'ConcurrentExecutions'] },
          ],
          groupBys: [{ value: 'dimensions.FunctionName', type: 'string' }],
          orderBy: { value: 'Throttles', order: 'DESC' },
          limit: 10,
        },
      },
    ]);
    expect(alerts).toEqual([
      {
        id: 'throttled',
        name: 'throttled',
        enabled: true,
        queryId: 'lambda-throttles',
        threshold: { operation: '>', value: 1 },
        frequency: '15mins',
        window: '15mins',
        channels: [{ type: 'slack', targets: ['baselime-alerts'] }],
      },
    ]);
  });
  it('reads the forms of older files, and says what it leaves out', () => {
    const { queries, alerts, notes } = parseOrl([
      { name: 'index.yml', text: 'version: 0.0.8\napplication: demo\ndescription: ""\n' },
      { name: 'errors.yml', text: OLDER },
    ]);
    expect(queries[0]?.query).toEqual({
      datasets: ['logs'],
      calculations: [{ operator: 'COUNT' }],
      filters: [
        { key: 'namespace', operation: 'IN', value: ['get-item'] },
        { key: '@message.message', operation: '=', value: 'Backend error' },
      ],
    });
    expect(alerts[0]).toMatchObject({
      queryId: 'failed',
      window: '60',
      frequency: '0/30 * * * ? *',
      threshold: { operation: '>', value: 10 },
      channels: [{ type: 'email', targets: ['dev@example.com'] }],
    });
    expect(notes).toEqual([expect.stringContaining('failed-chart in errors.yml is a chart')]);
  });
  it('names file, line and key of everything that is wrong', () => {
    const text = LAMBDA.replace('SUM(value.sum)', 'ADD(value.sum)')
      .replace('threshold: "> 1"', 'threshold: many')
      .replace('window: 15mins', 'window: a while')
      .replace('limit: 10', 'limits: 10');
    expect(problemsOf({ name: 'lambda.yml', text })).toEqual([
      'lambda.yml:17 lambda-throttles.properties.parameters.groupBy.limits: is no key of this resource',
      'lambda.yml:28 throttled.properties.parameters.threshold: must be an operation and a number, such as `> 15`',
      'lambda.yml:27 throttled.properties.parameters.window: must be a span of time such as `10 mins`',
    ]);
    expect(problemsOf({ name: 'a.yml', text: LAMBDA.replace('SUM(value.sum)', 'ADD(value.sum)') })).toEqual([
      expect.stringMatching(
        /^a\.yml:10 lambda-throttles\.properties\.parameters\.calculations\.0: .*begins with no calculation/,
      ),
    ]);
  });
  it.each([
    ['a: [', /^f\.yml:1 /],
    ['- a', /f\.yml:1 must hold resources/],
    ['a: 1', /f\.yml:1 a: is no resource/],
    ['a: { type: snapshot }', /a\.type: "snapshot" is none of/],
    ['a: { type: query }', /a\.properties\.parameters/],
    [
      'a: { type: alert, properties: { parameters: { query: !ref b, frequency: 5, window: 5, threshold: "> 1" } } }',
      /b is no query of these files/,
    ],
    [
      'a: { type: dashboard, properties: { parameters: { widgets: [{ query: !ref b, type: table }] } } }',
      /b is no query/,
    ],
    ['a: &x [1]\nb: [*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x,*x]', /aliases|no resource/],
  ])('refuses %j', (text, message) => {
    expect(problemsOf({ name: 'f.yml', text }).join('\n')).toMatch(message);
  });
  it('refuses an id that two files declare', () => {
    expect(problemsOf({ name: 'a.yml', text: LAMBDA }, { name: 'b.yml', text: LAMBDA })).toEqual([
      'b.yml:2 lambda-throttles: is declared a second time; the first is a.yml:2',
      'b.yml:20 throttled: is declared a second time; the first is a.yml:20',
    ]);
  });
});

const byId = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('printOrl', () => {
  const alert: AlertAsCode = {
    id: 'too-many',
    name: 'Too many',
    enabled: false,
    queryId: 'q1',
    threshold: { operation: '>=', value: -1.5 },
    frequency: '10 mins',
    window: '1 hour',
    channels: [{ type: 'webhook', targets: ['ops'] }],
  };
  const back = (content: OrlExport) => parseOrl([...printOrl(content)]);
  const word = fc.oneof(
    fc.string({ minLength: 1, maxLength: 10 }),
    fc.constantFrom('null', 'true', '1', '!ref x', '- a', '# b', 'a: b'),
  );
  const query: fc.Arbitrary<Query> = fc.record(
    {
      datasets: fc.array(word, { maxLength: 2 }),
      filters: fc.array(
        fc.record({
          key: word,
          operation: fc.constantFrom('=' as const, 'LIKE' as const),
          value: fc.oneof(word, fc.integer(), fc.boolean()),
        }),
        { maxLength: 3 },
      ),
      groupBys: fc.array(fc.record({ value: word }), { maxLength: 2 }),
      needle: fc.record({ value: word, isRegex: fc.constant(true) }),
      limit: fc.integer({ min: 1, max: 10_000 }),
    },
    { requiredKeys: [] },
  );
  it('reads back as the same queries, whatever they hold', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(word, word, query), { maxLength: 4, selector: ([id]) => id }), (all) => {
        const queries = all.map(([id, name, one]) => ({ id, name, query: one, ...stamps }));
        // Numbers as keys come first in any object: the order says nothing.
        expect(byId(back({ queries, alerts: [], dashboards: [] }).queries)).toEqual(
          byId(queries).map((one) => ({ id: one.id, name: one.name, query: normalQuery(one.query) })),
        );
      }),
      { seed: 12, numRuns: 200 },
    );
  });
  it('reads back as the same alerts and dashboards', () => {
    const queries = [{ id: 'q1', name: 'Q', query: { limit: 3 }, ...stamps }];
    const dashboards = [
      {
        id: 'd',
        name: 'D',
        description: 'both',
        widgets: [
          { type: 'table' as const, queryId: 'q1', name: 'one', width: 3 },
          { type: 'statistic' as const, query: { limit: 7 } },
        ],
        ...stamps,
      },
    ];
    const { alerts, dashboards: read, queries: all } = back({ queries, alerts: [alert], dashboards });
    expect(alerts).toEqual([alert]);
    expect(read).toEqual([
      {
        id: 'd',
        name: 'D',
        description: 'both',
        widgets: [
          { type: 'table', queryId: 'q1', name: 'one', width: 3 },
          { type: 'statistic', queryId: 'd-query' },
        ],
      },
    ]);
    expect(all.find(({ id }) => id === 'd-query')?.query).toEqual({ limit: 7 });
  });
  it('gives an alert that is on no saved query one of its own', () => {
    const { queryId: _none, ...own } = alert;
    const { alerts, queries } = back({ queries: [], alerts: [{ ...own, query: { limit: 2 } }], dashboards: [] });
    expect(alerts[0]?.queryId).toBe('too-many-query');
    expect(queries).toEqual([{ id: 'too-many-query', name: 'too-many-query', query: { limit: 2 } }]);
  });
  it('has an index and nothing else of an empty workspace', () => {
    expect(printOrl({ queries: [], alerts: [], dashboards: [] }).map(({ name }) => name)).toEqual(['index.yml']);
  });
});
