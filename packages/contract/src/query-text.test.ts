import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALCULATION_OPERATORS, FILTER_OPERATIONS, type Filter, type Query } from './query.js';
import { filterText, normalQuery, parseCalculation, parseFilterText, parseQueryText, queryText } from './query-text.js';

const SEED = 20_240_501;
/** Names and values as senders choose them: plain ones, and ones that try to leave their place in the text. */
const odd = fc.constantFrom(
  'and',
  'a and b = 1',
  'x or y',
  '1 as one',
  'a, b',
  '(a)',
  'say "hi"',
  "it's",
  "'quoted'",
  '# no comment',
  '\\',
  '"',
  'a\nlimit 1',
  ' padded ',
  'true',
  '42',
  '0042',
  '1e3',
  '=',
  '>= 1',
  'COUNT',
  'P95(@duration)',
  'x desc',
  '\ud800',
  '\u202e',
  ']',
);
const word = fc.oneof(
  fc.stringMatching(/^[\w.@$/-]{1,12}$/),
  odd,
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
);
const scalar = fc.oneof(
  word,
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.integer(),
);
const filter: fc.Arbitrary<Filter> = fc
  .tuple(word, fc.constantFrom(...FILTER_OPERATIONS), scalar, fc.array(scalar, { maxLength: 4 }))
  .map(([key, operation, value, list]) => {
    if (operation === 'EXISTS' || operation === 'DOES_NOT_EXIST') return { key, operation };
    if (operation === 'IN' || operation === 'NOT_IN') return { key, operation, value: list };
    return { key, operation, value };
  });
const calculation = fc
  .tuple(fc.constantFrom(...CALCULATION_OPERATORS), word, fc.option(word, { nil: undefined }))
  .map(([operator, key, alias]) => ({
    operator,
    ...(operator === 'COUNT' && alias === undefined ? {} : { key }),
    ...(alias === undefined ? {} : { alias }),
  }));
const query: fc.Arbitrary<Query> = fc.record(
  {
    datasets: fc.array(word, { maxLength: 3 }),
    calculations: fc.array(calculation, { maxLength: 3 }),
    filters: fc.array(filter, { maxLength: 4 }),
    filterCombination: fc.constantFrom('AND' as const, 'OR' as const),
    groupBys: fc.array(
      fc.oneof(
        word.map((value) => ({ value })),
        fc.record({ value: word, type: fc.constantFrom('string', 'number', 'boolean') }),
      ),
      { maxLength: 3 },
    ),
    orderBy: fc.record({ value: word, order: fc.constantFrom('ASC' as const, 'DESC' as const) }),
    needle: fc.record({ value: fc.string({ maxLength: 20 }), isRegex: fc.boolean(), matchCase: fc.boolean() }),
    limit: fc.integer({ min: 1, max: 10_000 }),
  },
  { requiredKeys: [] },
);

describe('queryText', () => {
  it('reads back as the same query, whatever its names and values hold', () => {
    fc.assert(
      fc.property(query, (one) => {
        expect(parseQueryText(queryText(one))).toEqual({ query: normalQuery(one) });
      }),
      { seed: SEED, numRuns: 600 },
    );
  });
  it('is a clause a line', () => {
    const text = queryText({
      datasets: ['lambda-logs', 'otel'],
      calculations: [{ operator: 'COUNT' }, { operator: 'P95', key: '@duration', alias: 'p95' }],
      filters: [
        { key: '@type', operation: '=', value: 'REPORT' },
        { key: 'status', operation: 'IN', value: [500, 'a, b'] },
      ],
      filterCombination: 'OR',
      groupBys: [{ value: 'namespace' }, { value: '@memorySize', type: 'number' }],
      orderBy: { value: 'p95' },
      needle: { value: 'timed out', matchCase: true },
      limit: 10,
    });
    expect(text).toBe(
      [
        'from lambda-logs, otel',
        'calculate COUNT, P95(@duration) as p95',
        'where @type = REPORT',
        'or status IN (500, "a, b")',
        'group by namespace, @memorySize (number)',
        'order by p95 desc',
        'search "timed out" case',
        'limit 10',
      ].join('\n'),
    );
  });
  it('is empty for a query that asks for everything', () => {
    expect(queryText({ filters: [], filterCombination: 'AND' })).toBe('');
    expect(parseQueryText(' \n# nothing\n')).toEqual({ query: {} });
  });
});

describe('parseQueryText', () => {
  it('takes several filters on a line, and leaves words in a value alone', () => {
    expect(parseQueryText('where @duration > 1000 and @message INCLUDES this and that')).toEqual({
      query: {
        filters: [
          { key: '@duration', operation: '>', value: 1000 },
          { key: '@message', operation: 'INCLUDES', value: 'this and that' },
        ],
      },
    });
  });
  it('names every line that it cannot read', () => {
    const parsed = parseQueryText('select *\ncalculate SUM\nlimit many\nwhere a = 1\nand b = 2\nor c = 3\nfrom');
    expect('problems' in parsed && parsed.problems.map(({ line }) => line)).toEqual([1, 2, 3, 7, 1]);
  });
  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('', 'where ', 'calculate ', 'from '),
        (text, clause) => {
          expect(parseQueryText(clause + text)).toBeTypeOf('object');
        },
      ),
      { seed: SEED, numRuns: 600 },
    );
  });
});

describe('parseFilterText', () => {
  it.each([
    ['@type INCLUDES REPORT', { key: '@type', operation: 'INCLUDES', value: 'REPORT' }],
    ['@timeout EXISTS', { key: '@timeout', operation: 'EXISTS' }],
    ['$baselime.namespace = AWS/Lambda', { key: '$baselime.namespace', operation: '=', value: 'AWS/Lambda' }],
    [
      'eventName IN (CreateTrail, UpdateTrail)',
      { key: 'eventName', operation: 'IN', value: ['CreateTrail', 'UpdateTrail'] },
    ],
    ['eventName IN [CreateTrail]', { key: 'eventName', operation: 'IN', value: ['CreateTrail'] }],
    ["@message.message := 'Backend error'", { key: '@message.message', operation: '=', value: 'Backend error' }],
    ['@message.extra.code != 200', { key: '@message.extra.code', operation: '!=', value: 200 }],
    ['name not_in (a)', { key: 'name', operation: 'NOT_IN', value: ['a'] }],
    ['a=b', { key: 'a', operation: '=', value: 'b' }],
    ['id = 0042', { key: 'id', operation: '=', value: '0042' }],
  ])('reads %s', (text, value) => {
    expect(parseFilterText(text)).toEqual({ value });
  });
  it.each(['', 'checkout', '= 1', 'a =', 'a EXISTS now', 'a ~ b'])('says what is wrong with %j', (text) => {
    expect(parseFilterText(text)).toHaveProperty('problem');
  });
  it('quotes what would be read as something else', () => {
    expect(filterText({ key: 'odd key', operation: '=', value: '42' })).toBe('"odd key" = "42"');
  });
});

describe('parseCalculation', () => {
  it.each([
    ['COUNT', { operator: 'COUNT' }],
    ['COUNT as Throttles', { operator: 'COUNT', alias: 'Throttles' }],
    ['SUM(value.sum) as Throttles', { operator: 'SUM', key: 'value.sum', alias: 'Throttles' }],
    ['max( @initDuration )', { operator: 'MAX', key: '@initDuration' }],
  ])('reads %s', (text, value) => {
    expect(parseCalculation(text)).toEqual({ value });
  });
  it.each(['', 'MAX', 'MAX(', 'MAX()', 'MAKE(x)', 'COUNT nine', 'COUNT as ""'])(
    'says what is wrong with %j',
    (text) => {
      expect(parseCalculation(text)).toHaveProperty('problem');
    },
  );
});
