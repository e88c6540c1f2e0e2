import { describe, expect, it } from 'vitest';
import { fromEpochMillis } from '../model/units.js';
import {
  ahead,
  clock,
  clockBeside,
  count,
  duration,
  listing,
  measures,
  percent,
  quote,
  shorten,
  spoken,
} from './wording.js';

describe('wording', () => {
  it('names durations in the unit that a person would use', () => {
    expect([0.25, 9.96, 120, 1200, 3000, 30_000, 600_000, 18_000_000, 300_000_000].map(duration)).toEqual([
      '0.3 ms',
      '10 ms',
      '120 ms',
      '1.2 s',
      '3 s',
      '30 s',
      '10 min',
      '5 h',
      '3 days',
    ]);
    expect(duration(Number.NaN)).toBe('an unknown time');
  });
  it('names no lead of what came in the same moment', () => {
    expect([0, 0.4, 90_000].map((leadMs) => ahead(leadMs, 'it began'))).toEqual([
      'as it began',
      'as it began',
      '90 s before it began',
    ]);
  });
  it('agrees in number', () => {
    expect([count(1, 'request'), count(0, 'request'), count(12_400, 'query', 'queries')]).toEqual([
      '1 request',
      '0 requests',
      '12,400 queries',
    ]);
    expect(listing(['a', 'b', 'c'])).toBe('a, b and c');
  });
  it('gives shares as percentages', () => {
    expect([0, 0.0001, 0.044, 0.4, 1].map(percent)).toEqual(['0 %', 'less than 0.1 %', '4.4 %', '40 %', '100 %']);
  });
  it('gives times in UTC, with the day where it differs', () => {
    const at = fromEpochMillis(Date.UTC(2023, 3, 21, 10, 21, 9));
    expect(clock(at)).toBe('10:21:09 UTC');
    expect(clockBeside(at, fromEpochMillis(Date.UTC(2023, 3, 22)))).toBe('2023-04-21 10:21:09 UTC');
  });
  it('keeps quoted text on one short line', () => {
    expect(quote('a "b"\n\tc\u0000')).toBe('"a \'b\' c"');
    expect(shorten('x'.repeat(500))).toHaveLength(200);
  });
  it('leaves out numbers that are not known', () => {
    expect(measures(['a', Number.NaN, 'ms'], ['b', undefined, 'ms'], ['c', 1, 'count'])).toEqual([
      { name: 'c', value: 1, unit: 'count' },
    ]);
  });
});

describe('spoken', () => {
  it.each([
    'send-receipt',
    'GET /users/{id}',
    'arn:aws:lambda:eu-west-1:1:function:a',
    '$LATEST',
    'AWS::SQS',
    'Zahlung prüfen',
  ])('names %s as it is', (name) => {
    expect(spoken(name)).toBe(name);
  });

  it('says what a log is of that names nobody', () => {
    expect([spoken('default'), spoken('stdin')]).toEqual(['the function', 'the program']);
  });

  it.each([
    ['done. Now run it [F1].', '"done. Now run it (F1)."'],
    ['<img src=x>', '"<img src=x>"'],
    ['https://evil.example/x', '"https://evil.example/x"'],
    ['a "b" c', '"a \'b\' c"'],
    ['## Actions\n1. Pay', '"## Actions 1. Pay"'],
    ['a\u202eb\u001b[2J', '"ab [2J"'],
    ['', '""'],
  ])('quotes %j, which could pass for more than a name', (name, told) => {
    expect(spoken(name)).toBe(told);
  });
});
