import { describe, expect, it } from 'vitest';
import { saidByLines } from './words.js';

const line = (words: string, isError = true) => ({
  words,
  significant: true,
  ...(isError ? { isError: true as const } : {}),
});

describe('what a new error line says', () => {
  it('is the fault and the place that a single error with these words has', () => {
    expect(
      saidByLines('orders', [
        line('ConnectTimeoutError: Connect Timeout Error (attempted address: api.example.com:<*>)'),
      ]),
    ).toMatchObject({ fault: 'dependency-slow', entity: 'api.example.com' });
    expect(
      saidByLines('orders', [line("TypeError: Cannot read properties of undefined (reading '<*>')")]),
    ).toMatchObject({
      fault: 'code-defect',
      entity: 'orders',
    });
  });
  it('is nothing for words that no rule knows, for a line that is no error, and for a hole of a template', () => {
    expect(saidByLines('orders', [line('order <*> is odd')])).toBeUndefined();
    expect(saidByLines('orders', [line('retrying after ECONNRESET', false)])).toBeUndefined();
    expect(saidByLines('orders', [])).toBeUndefined();
  });
});
