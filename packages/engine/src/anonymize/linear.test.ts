/** Hostile text must cost time in proportion to its length: a quadratic pattern in a log path is a denial of service. */
import { describe, expect, it } from 'vitest';
import { createAnonymizer } from './create-anonymizer.js';
import { defaultPolicy } from './policy.js';

const SHAPES: readonly string[] = [
  'a',
  'aA',
  'a.',
  '1-',
  '1',
  '1 ',
  'a@',
  '{"a":',
  '{"',
  '\\"',
  '%41',
  'a:',
  '::a',
  'arn:aws:s3:::',
  'a://',
  'a=b&',
  'eyJaaaa.',
  '-----BEGIN A-----',
  'password: ',
  'password=',
  '<a ',
  '<EMAIL_',
  '&amp;',
  'Jane ',
  'GB82 ',
  'cookie: ',
  'bearer ',
  'aGVsbG8gd29ybGQh',
  '\\',
  '"',
  '1.1.1.1.',
  '_',
  'a-',
  '\\u0041',
  '--a ',
  '漢',
  '[',
  '[1,',
  ' ',
];

/** The least of three runs, in milliseconds on the processor, through hiding, the guard and restoring. */
function cost(shape: string, length: number): number {
  const text = shape.repeat(Math.ceil(length / shape.length));
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run += 1) {
    const anonymizer = createAnonymizer(defaultPolicy);
    const start = process.cpuUsage();
    const hidden = anonymizer.hideText(text);
    anonymizer.inspect(new TextEncoder().encode(hidden));
    anonymizer.restore(hidden);
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

describe('time on hostile text', () => {
  it.each(SHAPES)('grows in proportion to length for repeats of %j', (shape) => {
    cost(shape, 2000);
    const short = cost(shape, 10_000);
    const long = cost(shape, 80_000);
    // Eight times the length: 8 when linear, 64 when quadratic. Below 40 ms the clock's noise is larger than the growth.
    expect(long).toBeLessThan(Math.max(40, short * 24));
  });
});
