import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Filter, QueryAnswer, type QueryRequest } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../model/clock.js';
import { newEventId, requestId, spanId, traceId } from '../model/ids.js';
import type { JsonObject } from '../model/json.js';
import { silentLogger } from '../model/log.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { fromEpochMillis, millis } from '../model/units.js';
import { openTelemetryStore } from '../store/telemetry/open-telemetry-store.js';
import type { TelemetryStore } from '../store/telemetry-store.js';
import { createReader } from './create-reader.js';
import type { TelemetryReader } from './telemetry-reader.js';
import { valuesView } from './views/values.js';

const START = Date.UTC(2024, 4, 1, 12);
const MINUTE = 60_000;
const WINDOW = { from: fromEpochMillis(START), to: fromEpochMillis(START + 60 * MINUTE) };
const TIMEFRAME = { from: START, to: START + 60 * MINUTE };
const ODD_KEY = 'we`ird \\ key\' "x" {p0:String} ü';

let folder: string;
let store: TelemetryStore;
let reader: TelemetryReader;
const ids = new Map<string, string>();

function event(label: string, atMinute: number, data: JsonObject, rest: Partial<TelemetryEvent> = {}): TelemetryEvent {
  const timestamp = fromEpochMillis(START + atMinute * MINUTE);
  const id = newEventId(timestamp);
  ids.set(label, id);
  return {
    id,
    environment: 'test',
    dataset: 'logs',
    service: 'shop',
    namespace: 'checkout',
    kind: 'log',
    timestamp,
    isError: false,
    data: { label, ...data },
    ...rest,
  };
}

const TRACE = traceId('a'.repeat(32));
const span = (label: string, minute: number, own: string, parent: string | undefined, rest: Partial<TelemetryEvent>) =>
  event(
    label,
    minute,
    {},
    {
      kind: 'span',
      dataset: 'otel',
      traceId: TRACE,
      spanId: spanId(own),
      ...(parent === undefined ? {} : { parentSpanId: spanId(parent) }),
      ...rest,
    },
  );

const EVENTS: readonly TelemetryEvent[] = [
  event(
    'plain',
    1,
    { status: 200, ok: true, 'http.method': 'GET', tags: ['red', 'blue'] },
    { level: 'info', message: 'all is well' },
  ),
  event(
    'text-status',
    2,
    { status: '500', http: { method: 'POST' } },
    { level: 'error', isError: true, message: 'It "broke" \\ badly', fingerprint: 'f'.repeat(16), pattern: 'It <*>' },
  ),
  event(
    'number-status',
    3,
    { status: 500, error: { message: 'down' } },
    { level: 'error', isError: true, message: 'it broke again', fingerprint: 'f'.repeat(16), pattern: 'It <*>' },
  ),
  event('half', 4, { status: 500.5, user: { plan: 'pro' } }),
  event('odd', 5, { [ODD_KEY]: 'found', naïve: 'Zoë 🚀' }),
  event(
    'cold',
    6,
    { '@type': 'REPORT', '@duration': 120.5 },
    { requestId: requestId('r-1'), durationMs: millis(120.5), coldStart: true, dataset: 'lambda-logs' },
  ),
  event(
    'request-log',
    6.5,
    { '@type': 'log' },
    { requestId: requestId('r-1'), isError: true, message: 'boom', dataset: 'lambda-logs' },
  ),
  event('other-request', 7, {}, { requestId: requestId('r-2'), dataset: 'lambda-logs', message: 'fine' }),
  span('root', 10, '1'.repeat(16), undefined, {
    name: 'GET /cart',
    durationMs: millis(5000),
    namespace: 'api',
    requestId: requestId('r-3'),
  }),
  span('child', 10.01, '2'.repeat(16), '1'.repeat(16), {
    name: 'query',
    durationMs: millis(40),
    isError: true,
    namespace: 'db',
  }),
  event('trace-log', 10.02, {}, { traceId: TRACE, message: 'inside' }),
  event('request-only-log', 10.03, {}, { requestId: requestId('r-3'), message: 'by request' }),
  { ...event('elsewhere', 2, { status: 500 }), environment: 'other' },
  ...invocation('said', 20, [{}, { message: 'cart of 3' }, { message: 'done' }]),
  ...invocation('silent', 30, [{ kind: 'span', name: 'GET /cart', durationMs: millis(34) }]),
];

/** What Lambda writes around an invocation, and what the program adds, in an environment of their own. */
function invocation(id: string, minute: number, own: readonly Partial<TelemetryEvent>[]): readonly TelemetryEvent[] {
  const shared = { environment: 'invocations', requestId: requestId(id) };
  const report = { '@type': 'REPORT', '@maxMemoryUsed': 84, '@memorySize': 128, '@initDuration': 312.5 };
  return [
    event(`${id} start`, minute, {}, { ...shared, name: 'START', message: `START RequestId: ${id}` }),
    ...own.map((rest, index) => event(`${id} ${index}`, minute + 0.01 * (index + 1), {}, { ...shared, ...rest })),
    event(`${id} report`, minute + 1, report, { ...shared, name: 'REPORT', message: `REPORT RequestId: ${id}` }),
  ];
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reader-'));
  store = await openTelemetryStore({ dataDir: folder, logger: silentLogger, clock: systemClock });
  await store.append(EVENTS);
  reader = createReader(store, 'test');
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const labels = (events: readonly { readonly data: unknown }[]): readonly unknown[] =>
  events.map(({ data }) => (data as { label: unknown }).label);
const matching = async (...filters: Filter[]): Promise<readonly unknown[]> =>
  [...labels(await reader.events({ filters }, WINDOW))].reverse();
const run = async (request: Partial<QueryRequest>): Promise<QueryAnswer> =>
  QueryAnswer.parse(await reader.run({ query: {}, timeframe: TIMEFRAME, view: 'events', ...request }));

describe('filters', () => {
  const cases: readonly (readonly [title: string, filter: Filter, expected: readonly string[]])[] = [
    [
      'a number equals numbers and the same text',
      { key: 'status', operation: '=', value: 500 },
      ['text-status', 'number-status'],
    ],
    [
      'text that is a number does so too',
      { key: 'status', operation: '=', value: '500' },
      ['text-status', 'number-status'],
    ],
    ['> compares across whole and fractional numbers', { key: 'status', operation: '>', value: 500 }, ['half']],
    [
      '>= and text that is a number',
      { key: 'status', operation: '>=', value: '500' },
      ['text-status', 'number-status', 'half'],
    ],
    ['< compares numbers', { key: 'status', operation: '<', value: 201 }, ['plain']],
    ['a flag equals', { key: 'ok', operation: '=', value: true }, ['plain']],
    ['a dotted key is found flat', { key: 'http.method', operation: '=', value: 'GET' }, ['plain']],
    ['a dotted key is found nested', { key: 'http.method', operation: '=', value: 'POST' }, ['text-status']],
    [
      'IN takes numbers and text',
      { key: 'http.method', operation: 'IN', value: ['GET', 'POST', 7] },
      ['plain', 'text-status'],
    ],
    ['IN takes the form of text queries', { key: 'http.method', operation: 'IN', value: '(GET, PUT)' }, ['plain']],
    ['INCLUDES looks into text', { key: 'http.method', operation: 'INCLUDES', value: 'OS' }, ['text-status']],
    ['INCLUDES looks into lists', { key: 'tags', operation: 'INCLUDES', value: 'blue' }, ['plain']],
    ['STARTS_WITH', { key: 'user.plan', operation: 'STARTS_WITH', value: 'pr' }, ['half']],
    ['LIKE', { key: '@message', operation: 'LIKE', value: '%broke%' }, ['text-status', 'number-status']],
    ['LIKE takes a lone backslash', { key: 'user.plan', operation: 'LIKE', value: 'pro\\' }, []],
    [
      'MATCH_REGEX',
      { key: 'message', operation: 'MATCH_REGEX', value: '^[Ii]t .*broke' },
      ['text-status', 'number-status'],
    ],
    ['EXISTS holds for records below the key', { key: 'error', operation: 'EXISTS' }, ['number-status']],
    ['EXISTS holds for values', { key: 'user.plan', operation: 'EXISTS' }, ['half']],
    [
      '$baselime.error is the error flag',
      { key: '$baselime.error', operation: '=', value: 'true' },
      ['text-status', 'number-status', 'request-log', 'child'],
    ],
    [
      'LogLevel ignores case',
      { key: 'LogLevel', operation: 'IN', value: ['ERROR', 'FATAL'] },
      ['text-status', 'number-status'],
    ],
    ['@requestId is the request', { key: '@requestId', operation: '=', value: 'r-1' }, ['cold', 'request-log']],
    ['@type is a key of the record', { key: '@type', operation: '=', value: 'REPORT' }, ['cold']],
    ['@duration is in milliseconds', { key: '@duration', operation: '>', value: 1000 }, ['root']],
    [
      '@timestamp takes ISO 8601',
      { key: '@timestamp', operation: '>', value: '2024-05-01T12:10:01Z' },
      ['trace-log', 'request-only-log'],
    ],
    ['any key is only a key', { key: ODD_KEY, operation: '=', value: 'found' }, ['odd']],
    ['letters of other scripts', { key: 'naïve', operation: 'INCLUDES', value: 'Zoë 🚀' }, ['odd']],
    ['a key that occurs nowhere', { key: 'no.such.key', operation: '=', value: 1 }, []],
    ['a value is only a value', { key: 'status', operation: '=', value: "' OR 1=1 --" }, []],
    ['a key cannot leave its quotes', { key: 'status`.:Int64 = 500 OR `x', operation: '=', value: 1 }, []],
    ['a key cannot end the statement', { key: '`; DROP TABLE baselime.events; --', operation: 'EXISTS' }, []],
    ['a key that ends in a backslash', { key: 'status\\', operation: 'EXISTS' }, []],
  ];
  it.each(cases)('%s', async (_title, filter, expected) => {
    expect(await matching(filter)).toEqual(expected);
  });

  it('negations hold where the key is absent', async () => {
    const all = await matching();
    expect(all).toHaveLength(12);
    const not500 = all.filter((label) => label !== 'text-status' && label !== 'number-status');
    expect(await matching({ key: 'status', operation: '!=', value: 500 })).toEqual(not500);
    expect(await matching({ key: 'status', operation: 'NOT_IN', value: ['500'] })).toEqual(not500);
    expect(await matching({ key: 'message', operation: 'NOT_LIKE', value: '%broke%' })).toEqual(not500);
    expect(await matching({ key: 'http.method', operation: 'DOES_NOT_INCLUDE', value: 'T' })).toHaveLength(10);
    expect(await matching({ key: 'status', operation: 'DOES_NOT_EXIST' })).toHaveLength(8);
  });

  it('combine with AND and with OR', async () => {
    const filters: Filter[] = [
      { key: 'status', operation: '=', value: 500 },
      { key: 'error.message', operation: '=', value: 'down' },
    ];
    expect(labels(await reader.events({ filters }, WINDOW))).toEqual(['number-status']);
    const either = await reader.events({ filters, filterCombination: 'OR' }, WINDOW);
    expect(labels(either)).toEqual(['number-status', 'text-status']);
  });

  it('raise QUERY_INVALID without a value, QUERY_REGEX_INVALID for a broken expression', async () => {
    await expect(matching({ key: 'a', operation: '=' })).rejects.toMatchObject({ code: 'QUERY_INVALID' });
    await expect(matching({ key: 'a', operation: 'MATCH_REGEX', value: '(' })).rejects.toMatchObject({
      code: 'QUERY_REGEX_INVALID',
    });
  });
});

describe('a needle', () => {
  const search = async (value: string, rest: object = {}): Promise<readonly unknown[]> =>
    labels(await reader.events({ needle: { value, ...rest } }, WINDOW));

  it('ignores case unless told otherwise', async () => {
    expect(await search('IT BROKE')).toEqual(['number-status']);
    expect(await search('IT BROKE', { matchCase: true })).toEqual([]);
  });
  it('finds quotes, backslashes and values inside records', async () => {
    expect(await search('It "broke" \\ badly')).toEqual(['text-status']);
    expect(await search('zoë 🚀')).toEqual(['odd']);
    expect(await search('"plan":"pro"')).toEqual([]);
  });
  it('takes an expression', async () => {
    expect(await search('br[o]ke\\s+again$', { isRegex: true })).toEqual(['number-status']);
    await expect(search('[', { isRegex: true })).rejects.toMatchObject({ code: 'QUERY_REGEX_INVALID' });
  });
});

describe('run', () => {
  it('pages through events, newest first, each once', async () => {
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await run({ query: { limit: 5 }, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...labels(page.events ?? []));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual([...(await matching())].reverse());
  });

  it('refuses a cursor that it did not give', async () => {
    await expect(run({ cursor: 'x' })).rejects.toMatchObject({ code: 'QUERY_INVALID' });
  });

  it('orders events by a key', async () => {
    const page = await run({ query: { orderBy: { value: 'status', order: 'DESC' }, limit: 2 } });
    expect(labels(page.events ?? [])).toContain('half');
    expect(labels(page.events ?? [])[0]).toBe('half');
  });

  it('tells how long it took and how many rows were read', async () => {
    const { statistics } = await run({});
    expect(statistics.elapsedMs).toBeGreaterThan(0);
    expect(statistics.rowsRead).toBeGreaterThanOrEqual(12);
  });

  it('fills a series: zero where events are counted, null where nothing was measured', async () => {
    const answer = await run({
      view: 'series',
      granularityMs: 30 * MINUTE,
      query: { calculations: [{ operator: 'COUNT' }, { operator: 'MAX', key: '@duration', alias: 'slowest' }] },
    });
    expect(answer.series).toEqual([
      { at: START, values: { COUNT: 12, slowest: 5000 } },
      { at: START + 30 * MINUTE, values: { COUNT: 0, slowest: null } },
    ]);
    expect(answer.aggregates).toEqual([{ values: { COUNT: 12, slowest: 5000 } }]);
  });

  it('computes every calculation', async () => {
    const key = 'status';
    const operators = [
      'COUNT',
      'COUNT_DISTINCT',
      'MAX',
      'MIN',
      'SUM',
      'AVG',
      'MEDIAN',
      'P001',
      'P999',
      'STDDEV',
      'VARIANCE',
    ] as const;
    const answer = await run({
      view: 'series',
      query: { calculations: operators.map((operator) => ({ operator, key, alias: operator })), datasets: ['logs'] },
    });
    const values = answer.aggregates?.[0]?.values ?? {};
    expect(values).toMatchObject({
      COUNT: 4,
      COUNT_DISTINCT: 3,
      MAX: 500.5,
      MIN: 200,
      SUM: 1700.5,
      AVG: 425.125,
      MEDIAN: 500,
    });
    expect(values.VARIANCE).toBeCloseTo(16893.797, 2);
    expect(values.STDDEV).toBeCloseTo(Math.sqrt(16893.797), 3);
    expect(values.P001).toBeCloseTo(200.9, 5);
    expect(values.P999).toBeCloseTo(500.4985, 5);
  });

  it('groups, most first, and keeps absent apart', async () => {
    const query = { groupBys: [{ value: 'http.method' }, { value: 'isError' }] };
    const answer = await run({ view: 'series', query, granularityMs: 60 * MINUTE });
    expect(answer.aggregates).toEqual([
      { group: { 'http.method': null, isError: false }, values: { COUNT: 7 } },
      { group: { 'http.method': null, isError: true }, values: { COUNT: 3 } },
      { group: { 'http.method': 'GET', isError: false }, values: { COUNT: 1 } },
      { group: { 'http.method': 'POST', isError: true }, values: { COUNT: 1 } },
    ]);
    expect(answer.series?.map((point) => point.values.COUNT)).toEqual([7, 3, 1, 1]);
  });

  it('chooses at most 120 points', async () => {
    const answer = await run({ view: 'series' });
    expect(answer.granularityMs).toBe(30_000);
    expect(answer.series).toHaveLength(120);
  });

  it('sums up requests', async () => {
    const page = await run({ view: 'requests', query: { limit: 2, datasets: ['lambda-logs'] } });
    expect(page.requests?.map(({ startedAt: _, ...rest }) => rest)).toEqual([
      {
        requestId: 'r-2',
        service: 'shop',
        namespace: 'checkout',
        events: 1,
        errors: 0,
        coldStart: false,
        timedOut: false,
        message: 'fine',
      },
      {
        requestId: 'r-1',
        service: 'shop',
        namespace: 'checkout',
        durationMs: 120.5,
        events: 2,
        errors: 1,
        coldStart: true,
        timedOut: false,
        message: 'boom',
      },
    ]);
    const first = await run({ view: 'requests', query: { limit: 1 } });
    const second = await run({ view: 'requests', query: { limit: 1 }, cursor: first.nextCursor ?? '' });
    expect([first, second].map((answer) => answer.requests?.[0]?.requestId)).toEqual(['r-3', 'r-2']);
  });

  it('tells a request by its first words, its operation and its REPORT line', async () => {
    const invocations = createReader(store, 'invocations');
    const { requests } = await invocations.run({ query: {}, timeframe: TIMEFRAME, view: 'requests' });
    const report = { memoryUsedMb: 84, memorySizeMb: 128, initDurationMs: 312.5 };
    expect(requests?.[1]).toMatchObject({ requestId: 'said', message: 'cart of 3', ...report });
    expect(requests?.[1]).not.toHaveProperty('operation');
    expect(requests?.[0]).toMatchObject({ requestId: 'silent', operation: 'GET /cart', ...report });
    expect(requests?.[0]).not.toHaveProperty('message');
  });

  it('sums up traces that hold a match', async () => {
    const page = await run({ view: 'traces', query: { filters: [{ key: 'name', operation: '=', value: 'query' }] } });
    expect(page.traces).toEqual([
      {
        traceId: TRACE,
        name: 'GET /cart',
        service: 'shop',
        namespace: 'api',
        startedAt: '2024-05-01T12:10:00.000000000Z',
        durationMs: 5000,
        spans: 2,
        errors: 1,
        coldStart: false,
        timedOut: false,
      },
    ]);
  });

  it('counts patterns', async () => {
    const page = await run({ view: 'patterns' });
    expect(page.patterns).toMatchObject([
      { pattern: 'It <*>', count: 2, errors: 2, sampleId: ids.get('number-status') },
    ]);
  });

  it.each(['events', 'series', 'traces', 'requests', 'patterns'] as const)(
    'answers view %s of an empty window',
    async (view) => {
      const answer = await run({ view, timeframe: { from: START - MINUTE, to: START } });
      expect(answer[view]?.length).toBe(view === 'series' ? 120 : 0);
    },
  );
});

describe('values', () => {
  it('counts the values of several keys in one answer, most frequent first', async () => {
    const answer = await run({ view: 'values', keys: ['status', 'http.method', 'no.such'], query: { limit: 2 } });
    expect(answer.values).toEqual([
      {
        key: 'status',
        values: [
          { value: '500', count: 2 },
          { value: '200', count: 1 },
        ],
        more: true,
      },
      {
        key: 'http.method',
        values: [
          { value: 'GET', count: 1 },
          { value: 'POST', count: 1 },
        ],
        more: false,
      },
      { key: 'no.such', values: [], more: false },
    ]);
    const all = await run({ view: 'series', query: { calculations: [{ operator: 'COUNT', alias: 'n' }] } });
    expect(answer.total).toBe(all.aggregates?.[0]?.values.n);
    expect(answer.sampledOneIn).toBe(1);
  });

  it('counts only what passes the filters', async () => {
    const filters: Filter[] = [{ key: 'status', operation: '=', value: 500 }];
    const answer = await run({ view: 'values', keys: ['label'], query: { filters } });
    expect(answer.values?.[0]?.values.map(({ value }) => value)).toEqual(['number-status', 'text-status']);
    expect(answer.total).toBe(2);
  });

  it('leaves out text that is too long to choose from', async () => {
    await store.append([{ ...event('long', 1, { note: 'x'.repeat(300) }), environment: 'long' }]);
    const long = await createReader(store, 'long').run({
      query: {},
      timeframe: TIMEFRAME,
      view: 'values',
      keys: ['note', 'label'],
    });
    expect(long.values?.map(({ values }) => values.length)).toEqual([0, 1]);
  });

  it('looks at a part of many rows, and makes the counts up for the rest', async () => {
    const many = Array.from({ length: 2000 }, (_, at) => event(`many-${at}`, at / 1000, { half: at % 2 }));
    await store.append(many.map((one) => ({ ...one, environment: 'many' })));
    const asked = { query: {}, window: WINDOW, keys: ['half'], mostRows: 500 };
    const { values, total, sampledOneIn } = await valuesView(store, 'many', asked);
    expect({ total, sampledOneIn }).toEqual({ total: 2000, sampledOneIn: 4 });
    const counted = (values[0]?.values ?? []).reduce((sum, { count }) => sum + count, 0);
    expect(counted % 4).toBe(0);
    expect(counted).toBeGreaterThan(1000);
    expect(counted).toBeLessThan(3000);
  });
});

describe('reader', () => {
  it('finds an event by its id, in its own environment only', async () => {
    const found = await reader.event(ids.get('half') ?? '');
    expect(found?.data).toEqual({ label: 'half', status: 500.5, user: { plan: 'pro' } });
    expect(await reader.event(ids.get('elsewhere') ?? '')).toBeUndefined();
    expect(await reader.event("' OR 1=1")).toBeUndefined();
  });

  it('gathers a trace with the logs of its requests', async () => {
    const trace = await reader.trace(TRACE);
    expect(labels(trace?.spans ?? [])).toEqual(['root', 'child']);
    expect(labels(trace?.logs ?? [])).toEqual(['trace-log', 'request-only-log']);
    expect(trace?.truncated).toBe(false);
    expect(await reader.trace('unknown')).toBeUndefined();
    expect(await reader.trace('')).toBeUndefined();
  });

  it('gathers a request by time', async () => {
    expect(labels(await reader.request('r-1'))).toEqual(['cold', 'request-log']);
    expect(await reader.request('')).toEqual([]);
  });

  it('finds the newest of an error', async () => {
    const error = await reader.error('f'.repeat(16));
    expect(labels(error === undefined ? [] : [error])).toEqual(['number-status']);
    expect(await reader.error('unknown')).toBeUndefined();
  });

  it('lists keys with their types', async () => {
    const keys = await reader.keys(WINDOW, ['logs']);
    expect(keys.find(({ key }) => key === 'status')).toEqual({
      key: 'status',
      type: 'mixed',
      datasets: ['logs'],
      count: 4,
    });
    expect(keys.map(({ key }) => key)).toContain(ODD_KEY);
    expect(keys.some(({ key }) => key === '@type')).toBe(false);
  });

  it('lists the values of a key', async () => {
    expect(await reader.keyValues('status', WINDOW)).toEqual([
      { value: '500', count: 2 },
      { value: '200', count: 1 },
      { value: '500.5', count: 1 },
    ]);
    const options = { prefix: 'g', filters: [{ key: 'ok', operation: '=' as const, value: true }] };
    expect(await reader.keyValues('http.method', WINDOW, options)).toEqual([{ value: 'GET', count: 1 }]);
    expect(await reader.keyValues('no.such', WINDOW)).toEqual([]);
  });
});
