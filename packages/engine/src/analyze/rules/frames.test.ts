import { expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { applicationFrame, sourceLine } from './frames.js';
import { signalsOf } from './signals.js';

const frameOf = (message: string): string | undefined =>
  applicationFrame({ signals: signalsOf(event({ message, isError: true })) });

it.each([
  ['Error: x\n    at node:internal/a:1:2\n    at async file:///app/job.js:7:13 {', 'file:///app/job.js:7:13'],
  ['Error: x\n    at async load (/app/job.js:7:13)', 'load (/app/job.js:7:13)'],
  [
    'panic: no order\ngoroutine 7 [running]:\npanic(0x7)\n\t/build/go1.9/src/runtime/panic.go:491 +0x2\nmain.save(0x1)\n\t/src/shop/main.go:17 +0x2c',
    '/src/shop/main.go:17',
  ],
  ['panic: no order\ngoroutine 7 [running]:\nmain.save(0x1)\n\tshop/main.go:17 +0x2c', 'shop/main.go:17'],
])('of %j the frame of the program itself is named', (message, frame) => {
  expect(frameOf(message)).toBe(frame);
});

const TRACEBACK = [
  'Traceback (most recent call last):',
  '  File "/usr/lib/python3.12/site-packages/flask/app.py", line 5, in run',
  '    return view()',
  '  File "/app/cart.py", line 88, in total',
  '    rate = rates[currency]',
];

it.each([
  [[...TRACEBACK, "KeyError: 'CHF'"], 'rate = rates[currency]'],
  [[...TRACEBACK, '           ~~~~~^^^^^^^^^^', "KeyError: 'CHF'"], 'rate = rates[currency]'],
  [[...TRACEBACK.slice(0, 4), "KeyError: 'CHF'"], undefined],
  [["NoMethodError: undefined method 'sum' for nil", '', '    cart.lines.sum', '              ^^^^'], 'cart.lines.sum'],
  [['TypeError: x', '    at load (/app/job.js:7:13)'], undefined],
])('of %j the line of source is the own one that is printed', (lines, line) => {
  expect(sourceLine({ signals: signalsOf(event({ message: lines.join('\n'), isError: true })) })).toBe(line);
});

it.each([
  ['/app/job.js:7\n  cart.lines.map(sum);\n       ^', 'cart.lines.map(sum);'],
  ['node:events:497\n      throw er;\n      ^', undefined],
])('of what Node printed before an error, %j, the own line is the source', (uncaughtAt, line) => {
  const message = 'TypeError: x\n    at load (/app/job.js:7:13)';
  expect(sourceLine({ signals: signalsOf(event({ message, isError: true, data: { uncaughtAt } })) })).toBe(line);
});
