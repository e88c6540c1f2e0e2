import { EngineError } from '@baselime-ai/engine';
import { describe, expect, it } from 'vitest';
import { parseFilter } from './filter-text.js';

describe('parseFilter', () => {
  it.each([
    ['@duration > 1000', { key: '@duration', operation: '>', value: 1000 }],
    ['@duration >=1.5', { key: '@duration', operation: '>=', value: 1.5 }],
    ['level=error', { key: 'level', operation: '=', value: 'error' }],
    ['@duration>=1.5', { key: '@duration', operation: '>=', value: 1.5 }],
    ['level = error', { key: 'level', operation: '=', value: 'error' }],
    ["@message INCLUDES 'task timed out'", { key: '@message', operation: 'INCLUDES', value: 'task timed out' }],
    ['code = "404"', { key: 'code', operation: '=', value: '404' }],
    ['@timedOut = true', { key: '@timedOut', operation: '=', value: true }],
    ['@timeout EXISTS', { key: '@timeout', operation: 'EXISTS' }],
    [
      'eventName in (CreateTrail, UpdateTrail)',
      { key: 'eventName', operation: 'IN', value: ['CreateTrail', 'UpdateTrail'] },
    ],
    ['id NOT_IN [1, 2]', { key: 'id', operation: 'NOT_IN', value: [1, 2] }],
  ])('reads %s', (text, filter) => expect(parseFilter(text)).toEqual(filter));

  it.each(['', 'level', 'level error', 'level =', '@timeout EXISTS 3'])('refuses %j with an example', (text) => {
    expect(() => parseFilter(text)).toThrow(EngineError);
  });
});
