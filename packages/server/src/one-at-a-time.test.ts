import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, systemClock } from '@baselime-ai/engine';
import { describe, expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.js';

/** Leases of one database, in memory; `until` is as good as never. */
function leases(): Engine['workspace']['leases'] {
  const held = new Map<string, string>();
  return {
    take: async (name, holder) => (held.get(name) ?? held.set(name, holder).get(name)) === holder,
    release: async (name, holder) => void (held.get(name) === holder && held.delete(name)),
  };
}

describe('oneAtATime', () => {
  it('never runs two at once, and goes on after one that failed', async () => {
    const options = { leases: leases(), clock: systemClock };
    const seen: string[] = [];
    const work = (name: string) => async (): Promise<string> => {
      seen.push(`${name} begins`);
      await sleep(5);
      seen.push(`${name} ends`);
      if (name === 'b') throw new Error('no');
      return name;
    };
    const done = await Promise.allSettled(['a', 'b', 'c'].map((name) => oneAtATime('start', options, work(name))));
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toHaveLength(6);
    for (let at = 0; at < seen.length; at += 2) expect(seen[at + 1]).toBe(seen[at]?.replace('begins', 'ends'));
  });
});
