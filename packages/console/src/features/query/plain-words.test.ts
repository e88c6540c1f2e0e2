import { Query } from '@baselime-ai/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Known, understand } from './plain-words.js';

const known: Known = {
  keys: ['@billedDuration', 'data.order.tenantId', 'statusCode', 'response.statusCode', '@memorySize'].map((key) => ({
    key,
  })),
  datasets: ['lambda-logs', 'otel'],
  services: ['shop'],
  namespaces: ['place-order', 'charge-card'],
};
const ERRORS = { key: '$baselime.error', operation: '=', value: true };
const COUNT = [{ operator: 'COUNT' }];

describe('understand', () => {
  it.each([
    [
      'errors of place-order by message last 3 hours',
      {
        calculations: COUNT,
        filters: [ERRORS, { key: 'namespace', operation: '=', value: 'place-order' }],
        groupBys: [{ value: 'message' }],
      },
      3 * 3_600_000,
    ],
    [
      'p95 duration by function',
      { calculations: [{ operator: 'P95', key: '@duration' }], groupBys: [{ value: 'namespace' }] },
      undefined,
    ],
    [
      'count timeouts per service',
      {
        calculations: COUNT,
        filters: [{ key: '@timedOut', operation: '=', value: true }],
        groupBys: [{ value: 'service' }],
      },
      undefined,
    ],
    [
      'How many cold starts in lambda-logs over the past day?',
      { datasets: ['lambda-logs'], calculations: COUNT, filters: [{ key: 'coldStart', operation: '=', value: true }] },
      86_400_000,
    ],
    [
      'unique tenantId by statusCode and level',
      {
        calculations: [{ operator: 'COUNT_DISTINCT', key: 'data.order.tenantId' }],
        groupBys: [{ value: 'statusCode' }, { value: 'level' }],
      },
      undefined,
    ],
    [
      'top 5 slowest functions in shop',
      {
        calculations: [{ operator: 'P95', key: '@duration' }],
        filters: [{ key: 'service', operation: '=', value: 'shop' }],
        groupBys: [{ value: 'namespace' }],
        orderBy: { value: 'P95(@duration)' },
        limit: 5,
      },
      undefined,
    ],
    [
      'spans slower than 2 s containing "card declined"',
      {
        calculations: COUNT,
        filters: [
          { key: '@duration', operation: '>', value: 2000 },
          { key: 'kind', operation: '=', value: 'span' },
        ],
        needle: { value: 'card declined' },
      },
      undefined,
    ],
    [
      'errors where statusCode = 500 today',
      { calculations: COUNT, filters: [ERRORS, { key: 'statusCode', operation: '=', value: 500 }] },
      86_400_000,
    ],
    ['', { calculations: COUNT }, undefined],
  ])('reads "%s"', (question, query, lastMs) => {
    const { query: read, lastMs: span, unknown } = understand(question, known);
    expect(read).toEqual(query);
    expect(span).toBe(lastMs);
    expect(unknown).toEqual([]);
  });

  it('lists the words that mean nothing here, once', () => {
    expect(understand('errors of frobnicator by flavour, frobnicator', known)).toMatchObject({
      query: { filters: [ERRORS] },
      unknown: ['frobnicator', 'flavour'],
    });
  });

  it('gives a query that the server takes, whatever is asked', () => {
    const words = fc.constantFrom(
      'by',
      'p99',
      'errors',
      'last',
      '3',
      'hours',
      'top',
      '=',
      '>',
      'place-order',
      '"',
      "'",
      'constructor',
      '__proto__',
      'max',
      'of',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ maxLength: 8, unit: 'binary' })), { maxLength: 12 }),
        (parts) => {
          expect(Query.safeParse(understand(parts.join(' '), known).query).success).toBe(true);
        },
      ),
      { seed: 7, numRuns: 150 },
    );
  });
});
