import { expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { spanTree } from '../trace/tree.js';
import { failuresOf } from './failures.js';

it.each([
  ['Runtime exited with error: exit status 137', 40, 'unhandled-error'],
  ['Runtime exited with error: exit status 137', 250, 'memory-exhausted'],
  ['Runtime exited with error: signal: killed', 40, 'memory-exhausted'],
])('judges %j with %i of 256 MB used as %s', (message, used, fault) => {
  const requestId = 'b1a5c1f2-3f0a-4c52-9a61-5f8e1b1f0a11';
  const failed = event({ message, isError: true, requestId });
  const report = event({ atMs: 1, requestId, data: { '@maxMemoryUsed': used, '@memorySize': 256 } });
  expect(failuresOf(spanTree([]), [failed, report], failed)[0]?.verdict.fault).toBe(fault);
});
