import { describe, expect, it } from 'vitest';
import type { Clock } from '../../model/clock.js';
import { fakeAnonymizer } from '../__fixtures__/fakes.js';
import { Marks } from '../prompt/rounding.js';
import { Conversations } from './conversations.js';

function kept() {
  let nowMs = 0;
  const clock: Clock = { now: () => 0n as never, monotonicMs: () => nowMs };
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { conversations: new Conversations(clock), pass };
}
const MINUTE = 60_000;

describe('Conversations', () => {
  it('keep one vault from question to question, for one explanation of one workspace', () => {
    const { conversations } = kept();
    const first = { anonymizer: fakeAnonymizer(['a']), marks: new Marks() };
    conversations.keep('w', 'x', first);
    expect(conversations.open('w', 'x', fakeAnonymizer(['a']))).toMatchObject(first);
    expect(conversations.open('w', 'y', fakeAnonymizer(['a'])).anonymizer).not.toBe(first.anonymizer);
    expect(conversations.open('v', 'x', fakeAnonymizer(['a'])).anonymizer).not.toBe(first.anonymizer);
  });

  it('begin anew when the rules of privacy changed', () => {
    const { conversations } = kept();
    conversations.keep('w', 'x', { anonymizer: fakeAnonymizer(['a']), marks: new Marks() });
    const fresh = { ...fakeAnonymizer(['a']), rulesVersion: 'fake-2' };
    expect(conversations.open('w', 'x', fresh).anonymizer).toBe(fresh);
    expect(conversations.open('w', 'x', { ...fresh }).anonymizer).toBe(fresh);
  });

  it('forget what was not used for half an hour, and the oldest of more than a hundred', () => {
    const { conversations, pass } = kept();
    const open = (id: string) => conversations.open('w', id, fakeAnonymizer([])).anonymizer;
    const first = open('first');
    pass(20 * MINUTE);
    expect(open('first')).toBe(first);
    pass(31 * MINUTE);
    expect(open('first')).not.toBe(first);
    for (let index = 0; index < 150; index += 1) open(`x${index}`);
    expect(conversations.size()).toBe(100);
  });

  it('let one question in at a time, and let go of one whose asker left', async () => {
    const { conversations } = kept();
    const order: string[] = [];
    const leave = await conversations.enter('w', 'x', undefined);
    const control = new AbortController();
    const gone = conversations.enter('w', 'x', control.signal);
    const second = conversations.enter('w', 'x', undefined).then((out) => {
      order.push('second');
      return out;
    });
    control.abort();
    await expect(gone).rejects.toThrow('cancelled');
    (await conversations.enter('w', 'other', undefined))();
    order.push('first leaves');
    leave();
    (await second)();
    expect(order).toEqual(['first leaves', 'second']);
  });
});
