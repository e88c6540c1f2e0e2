import { describe, expect, it } from 'vitest';
import { stackOf } from './stack-model.js';

const kinds = (data: Record<string, unknown>, message?: string) =>
  stackOf({ data, ...(message === undefined ? {} : { message }) }).map(({ kind }) => kind);

describe('stackOf', () => {
  it('reads the list that Lambda writes, and tells what the program did from what it runs on', () => {
    const stack = [
      'CartError: empty',
      '    at load (/var/task/cart.js:3:9)',
      '    at run (/var/task/node_modules/lib/index.js:1:1)',
      '    at process.tick (node:internal/process:9:5)',
    ];
    const data = { '@message': { message: 'Invoke Error', data: { errorType: 'CartError', stack } } };
    expect(kinds(data)).toEqual(['head', 'own', 'foreign', 'foreign']);
    expect(stackOf({ data })[1]?.text).toBe('    at load (/var/task/cart.js:3:9)');
  });
  it('reads one text, under the name that OpenTelemetry has for it', () => {
    const text =
      'Traceback (most recent call last):\n  File "/var/task/app.py", line 3, in handler\n    raise E\n  File "/opt/python/site-packages/x.py", line 1, in f';
    expect(kinds({ 'exception.stacktrace': text })).toEqual(['head', 'own', 'own', 'foreign']);
  });
  it('reads the lines below a message', () => {
    expect(kinds({}, 'boom\n\tat shop.Cart.load(Cart.java:3)\n\tat java.base/java.lang.Thread.run(T.java:1)')).toEqual([
      'head',
      'own',
      'foreign',
    ]);
  });
  it('is empty without frames, for odd values, and for a tree that closes on itself', () => {
    const loop: Record<string, unknown> = { a: 1 };
    loop.self = loop;
    expect([{}, { stack: 'no frames' }, { stack: 7 }, { stack: [1, null] }, loop].map((data) => kinds(data))).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
  });
  it('shows the beginning of a long one', () => {
    const data = { stack: ['E', ...Array.from({ length: 5000 }, (_, n) => `at f (a.js:${n}:1)`)] };
    expect(stackOf({ data })).toHaveLength(60);
  });
});
