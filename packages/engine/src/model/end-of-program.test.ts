import { describe, expect, it } from 'vitest';
import { saysOnlyTheEnd } from './end-of-program.js';

describe('saysOnlyTheEnd', () => {
  it.each([
    [
      'RequestId: 8b27d8a1-0000-4000-8000-000000000001 Error: Runtime exited with error: exit status 1\nRuntime.ExitError',
      true,
    ],
    ['Error: Runtime exited with error: signal: killed', true],
    ['Runtime exited without providing a reason', true],
    ['RequestId: 8b27d8a1 Process exited before completing request', true],
    ['Unknown application error occurred', true],
    ['INIT_REPORT Init Duration: 868.45 ms Phase: init Status: error Error Type: Runtime.ExitError', true],
    ['REPORT RequestId: 1 Duration: 3000 ms Status: timeout', false],
    ['Error: certificate has expired', false],
    ['Runtime exited with error: the card was refused', false],
  ])('%s', (message, expected) => expect(saysOnlyTheEnd({ message })).toBe(expected));
});
