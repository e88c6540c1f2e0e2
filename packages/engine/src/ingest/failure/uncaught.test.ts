import { expect, it } from 'vitest';
import { uncaughtIn } from './uncaught.js';

const STACK = 'TypeError: no items\n    at f (/app/a.js:1:9)';

it('parts what Node prints of an error that nobody caught', () => {
  const at = '/app/a.js:1\n  items.map(sum);\n        ^^^';
  expect(uncaughtIn(`${at}\n\n${STACK}\n\nNode.js v20.11.1\n`)).toEqual({ at, error: STACK });
});

it.each([STACK, 'ratio 1:2\n^', '/app/a.js:1\n  items.map(sum);\n        ^', 'a line\nand marks\n ^^\nbelow'])(
  'leaves %j as it is',
  (text) => expect(uncaughtIn(text)).toBeUndefined(),
);
