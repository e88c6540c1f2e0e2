import { describe, expect, it } from 'vitest';
import type { CallSignals, LineSignals, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { EMPTY } from './__fixtures__/systems.js';
import { saidByCallers, saidByLines } from './words.js';

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
    ).toMatchObject({ fault: 'connection-failed', entity: 'api.example.com' });
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

describe('what callers say of something that sends nothing itself', () => {
  const side = (calls: number, failed: number) => ({ calls, failed, gapMs: { count: 0, sum: 0, values: [] } });
  const call = (caller: string, failed: number): CallSignals => ({
    caller,
    callee: 'rates.example.com',
    source: 'client',
    window: side(40, failed),
    baseline: side(40, 0),
  });
  const said = (what: string, seen: number, input: Partial<LineSignals> & { readonly before?: number } = {}) => ({
    entity: 'orders',
    what,
    isError: true,
    window: { seen, of: 400 },
    baseline: { seen: input.before ?? 0, of: 400 },
    ...input,
  });
  const REFUSED = 'Error: connect ECONNREFUSED rates.example.com:<*>';
  const of = (lines: readonly LineSignals[], calls: readonly CallSignals[] = [call('orders', 20)]) => {
    const system: SystemEvidence = { ...EMPTY, calls, lines };
    return saidByCallers('rates.example.com', system)?.fault;
  };
  it('is the fault that the new error line of a caller tells', () => {
    expect(of([said(REFUSED, 18)])).toBe('dependency-unavailable');
  });
  it('is unknown where the line is as old as the calls, shows with few of them, is no error or another service wrote it', () => {
    expect(of([said(REFUSED, 18, { before: 3 })])).toBeUndefined();
    expect(of([said(REFUSED, 9)])).toBeUndefined();
    expect(of([said(REFUSED, 18, { isError: false })])).toBeUndefined();
    expect(of([said(REFUSED, 18, { entity: 'stock' })])).toBeUndefined();
    expect(of([said(REFUSED, 18)], [call('orders', 0)])).toBeUndefined();
  });
  it('is unknown where the words are about the caller itself, or name something else that is called', () => {
    expect(of([said("TypeError: Cannot read properties of undefined (reading '<*>')", 18)])).toBeUndefined();
    expect(of([said('Error: connect ECONNREFUSED cache.example.com:<*>', 18)])).toBeUndefined();
  });
});
