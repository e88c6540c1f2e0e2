import { describe, expect, it } from 'vitest';
import { causesIn, withoutFrames } from './causes.js';

describe('causesIn', () => {
  it('reads the chain that Java prints', () => {
    const text =
      'java.lang.RuntimeException: Could not save\n\tat shop.Store.save(Store.java:7)\nCaused by: java.net.SocketTimeoutException: Read timed out\n\tat java.net.X.read(X.java:1)\n\t... 7 more';
    expect(causesIn(text)).toEqual([{ type: 'java.net.SocketTimeoutException', message: 'Read timed out' }]);
  });

  it('reads inner exceptions of .NET, without the one that says nothing', () => {
    const text =
      "Shop.Failure: Could not save.\n ---> System.Net.Sockets.SocketException (111): Connection refused\n ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'X' was thrown.";
    expect(causesIn(text)).toEqual([{ type: 'System.Net.Sockets.SocketException', message: 'Connection refused' }]);
  });

  it('reads what Node prints in brackets', () => {
    const text = 'Error: could not save\n    at x (/a.js:1:1) {\n  [cause]: Error [ERR_X]: socket hang up\n}';
    expect(causesIn(text)).toEqual([{ type: 'Error', message: 'socket hang up' }]);
  });

  it('reads the last line of each traceback, the outermost error first', () => {
    const frames = '  File "/var/task/app.py", line 3, in handler\n    save(item)\n';
    const text = `Traceback (most recent call last):\n${frames}KeyError: 'id'\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n${frames}app.Failure: could not save`;
    expect(causesIn(text)).toEqual([
      { type: 'app.Failure', message: 'could not save' },
      { type: 'KeyError', message: "'id'" },
    ]);
  });

  it('finds nothing in other texts, however odd', () => {
    expect(causesIn('')).toEqual([]);
    expect(causesIn('the cause is unknown')).toEqual([]);
    expect(causesIn('Traceback (most recent call last):')).toEqual([]);
    expect(causesIn('Caused by: '.repeat(5_000)).length).toBeLessThanOrEqual(8);
  });
});

describe('withoutFrames', () => {
  it('keeps what an error says and drops where it was', () => {
    expect(withoutFrames('E: no\n    at a (/b.js:1:1)\n    at c')).toBe('E: no');
    expect(withoutFrames('Traceback (most recent call last):\n  File "/a.py", line 1, in f\n    g()\nE: no')).toBe(
      'E: no',
    );
    expect(withoutFrames('/a.js:1\n  f();\n  ^\n\nE: no\n    at f (/a.js:1:3)\n\nNode.js v20.11.1\n').trim()).toBe(
      'E: no',
    );
    expect(withoutFrames('at home')).toBe('at home');
  });
});
