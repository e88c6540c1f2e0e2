import { describe, expect, it } from 'vitest';
import { growthOf } from '../../model/__fixtures__/growth.js';
import { linearPattern, linearRule, MOST_REPEATS } from './linear-pattern.js';

function found(source: string, text: string): readonly string[] {
  const pattern = linearPattern(source);
  if (typeof pattern === 'string') throw new Error(pattern);
  return pattern.find(text).map(({ start, end }) => text.slice(start, end));
}

describe('linearPattern', () => {
  it.each([
    [String.raw`ORD-\d+`, 'see ORD-123 and ORD-9', ['ORD-123', 'ORD-9']],
    [String.raw`(?i)acme[-\w]*`, 'ACME-prod', ['ACME-prod']],
    [String.raw`tenant=(\w+)`, 'x tenant=blue y', ['blue']],
    ['a(b)?', 'a ab', ['a', 'b']],
    ['[+*{]{2}', 'x +* y', ['+*']],
    [String.raw`\+\*`, 'x +* y', ['+*']],
    ['[]a+]+', 'x]a+', [']a+']],
    [String.raw`\Qa+b\E`, 'aab a+b', ['a+b']],
    [String.raw`(?P<who>\p{Lu}\w+)!`, 'see Grüße! Ada!', ['Ada']],
    ['x{2,}', 'xxxxx', ['xxxxx']],
    ['q', 'nothing', []],
  ])('finds what %s says', (source, text, parts) => expect(found(source, text)).toEqual(parts));

  it('hides a run that is longer than a repeat may be as one stretch', () => {
    const run = '7'.repeat(MOST_REPEATS * 3 + 5);
    expect(found(String.raw`\d+`, `a ${run} b`)).toEqual([run]);
  });

  it.each([
    ['(a+', 'cannot be read: missing closing )'],
    ['(?=a)b', 'no look-around'],
    [String.raw`(a)\1`, 'cannot be read: invalid escape sequence'],
    ['(a+)+b', 'too slow'],
    [String.raw`(\w*\s*)*$`, 'too slow'],
    ['(?:[a-z]{1,60}[0-9]{1,60}){1,8}', 'too slow: it needs'],
    ['a{65,}', 'without an end'],
    ['a*', 'matches the empty text'],
    ['^', 'matches the empty text'],
    ['(a)(b)', 'more than one group'],
  ])('refuses %s', (source, reason) => expect(linearPattern(source)).toContain(reason));

  it('raises for a pattern that was never checked', () => {
    expect(() => linearRule('orders', '(a', 'ID')).toThrow('orders');
  });
});

describe('time of a pattern on hostile text', () => {
  it.each([
    ['a.*b|a', 'a'],
    ['(?:a|aa)+c', 'a'],
    [String.raw`\w+@\w+\.\w+`, 'a@a'],
    [String.raw`\w*x\w*y\w*z`, 'xy'],
    [String.raw`\d+-?\d+`, '1'],
    ['a(?:.*b)?', 'a'],
  ])('of %s grows in proportion to repeats of %j', (source, shape) => {
    const pattern = linearPattern(source);
    if (typeof pattern === 'string') throw new Error(pattern);
    const find = (length: number) => () => void pattern.find(shape.repeat(length));
    find(1000)();
    // Eight times the length: 8 when linear, 64 when quadratic.
    expect(growthOf(find(3_000), find(24_000), { limit: 24, floorMs: 60 }).ratio).toBeLessThanOrEqual(24);
  });
});
