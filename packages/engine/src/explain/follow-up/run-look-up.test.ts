import type { Finding } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../model/errors.js';
import { restoredOf } from './ask-with-look-ups.js';
import type { NewFinding, Prepared } from './look-up.js';
import { Numbering, runLookUp } from './run-look-up.js';

const finding = (statement: string): NewFinding => ({
  kind: 'context',
  statement,
  numbers: [],
  confidence: 'confirmed',
  evidence: [],
});
const known: readonly Finding[] = [{ id: 'F7', ...finding('Known.') }];
const lookUp = (run: Prepared['run']): Prepared => ({ tool: 'query', sentence: 'Counting', run });

describe('runLookUp', () => {
  it('numbers what is new and cites what is known', async () => {
    const numbering = new Numbering(known);
    const run = async () => ({ findings: [finding('New.'), finding('Known.')] });
    const ran = await runLookUp(lookUp(run), 'S1', numbering, undefined);
    expect(ran.step).toMatchObject({ outcome: 'found', findings: ['F8', 'F7'] });
    expect(ran.added.map(({ id }) => id)).toEqual(['F8']);
    expect(numbering.all()).toHaveLength(2);
  });

  it('tells an empty result and a failed one apart, without the inner text of an error', async () => {
    const nothing = await runLookUp(
      lookUp(async () => ({ findings: [] })),
      'S1',
      new Numbering([]),
      undefined,
    );
    expect(nothing.step.outcome).toBe('nothing');
    const late = async () => Promise.reject(new EngineError('STORE_QUERY_TIMEOUT', 'x'));
    expect((await runLookUp(lookUp(late), 'S2', new Numbering([]), undefined)).step).toMatchObject({
      outcome: 'failed',
      because: 'Counting took longer than the time allowed.',
    });
    const broken = async () => Promise.reject(new Error('password=hunter2'));
    expect(JSON.stringify(await runLookUp(lookUp(broken), 'S3', new Numbering([]), undefined))).not.toContain(
      'hunter2',
    );
  });

  it('ends at once when it is cancelled, also when the store does not heed it', async () => {
    const control = new AbortController();
    const running = runLookUp(
      lookUp(() => new Promise(() => undefined)),
      'S1',
      new Numbering([]),
      control.signal,
    );
    control.abort();
    await expect(running).rejects.toThrow('cancelled');
  });
});

describe('restoredOf', () => {
  it('restores texts at any depth, bounds them, and makes nothing of what is no JSON', () => {
    const restore = (text: string): string => text.replace('<NAME_1>', 'ada');
    expect(restoredOf({ a: ['<NAME_1>', 1, null, { b: '<NAME_1>' }] }, restore)).toEqual({
      a: ['ada', 1, null, { b: 'ada' }],
    });
    expect(restoredOf(undefined, restore)).toEqual({});
    expect(restoredOf(Number.NaN, restore)).toBeNull();
    expect(String(restoredOf('x'.repeat(9_000), restore))).toHaveLength(4_000);
  });
});
