import { describe, expect, it } from 'vitest';
import { deferred } from '../model/deferred.js';
import { Turns } from './turns.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('Turns', () => {
  it('lets only so many count at once, in the order in which they came', async () => {
    const turns = new Turns(2);
    const [started, ends]: [number[], ReturnType<typeof deferred<void>>[]] = [[], []];
    const all = [0, 1, 2, 3].map((index) =>
      turns.counting(async () => {
        started.push(index);
        ends[index] = deferred();
        await ends[index]?.promise;
        return index;
      }),
    );
    await settled();
    expect(started).toEqual([0, 1]);
    ends[1]?.resolve();
    await settled();
    expect(started).toEqual([0, 1, 2]);
    for (const end of [0, 2]) ends[end]?.resolve();
    await settled();
    ends[3]?.resolve();
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
  });
  it('lets one alone count while subjects are read, and goes on when they are', async () => {
    const turns = new Turns(2);
    const reading = deferred<void>();
    const read = turns.subject(() => reading.promise);
    const started: number[] = [];
    const forever = new Promise<void>(() => undefined);
    for (const index of [0, 1, 2])
      void turns.counting(() => {
        started.push(index);
        return forever;
      });
    await settled();
    expect(started).toEqual([0]);
    reading.resolve();
    await read;
    expect(started).toEqual([0, 1]);
  });
  it('gives the turn of one that fails to the next', async () => {
    const turns = new Turns(1);
    const fails = turns.counting(() => Promise.reject(new Error('no')));
    const next = turns.counting(() => Promise.resolve('counted'));
    await expect(fails).rejects.toThrow('no');
    expect(await next).toBe('counted');
    await expect(turns.subject(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await turns.counting(() => Promise.resolve('still'))).toBe('still');
  });
});
