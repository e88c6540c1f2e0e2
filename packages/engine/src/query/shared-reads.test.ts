import { describe, expect, it } from 'vitest';
import { type Deferred, deferred } from '../model/deferred.js';
import { sql } from '../store/sql.js';
import type { Selected, TelemetryStore } from '../store/telemetry-store.js';
import { SharedReads } from './shared-reads.js';

const rows = (value: number): Selected<object> => ({ rows: [{ value }], rowsRead: 1, elapsedMs: 1 });

/** A store that answers when the test says so. */
function startShared() {
  const asked: Deferred<Selected<object> | Error>[] = [];
  const store = {
    select: async () => {
      const answer = deferred<Selected<object> | Error>();
      asked.push(answer);
      const value = await answer.promise;
      if (value instanceof Error) throw value;
      return value;
    },
  } as unknown as TelemetryStore;
  return { shared: new SharedReads(store), asked };
}
const STATEMENT = sql`SELECT ${1n} AS one`;

describe('SharedReads', () => {
  it('reads a statement once for all who asked before it began', async () => {
    const { shared, asked } = startShared();
    const [one, other] = [shared.ask(), shared.ask()];
    const both = [one, other].map(({ store }) => store.select(STATEMENT));
    asked[0]?.resolve(rows(1));
    expect(await Promise.all(both)).toEqual([rows(1), rows(1)]);
    expect(asked).toHaveLength(1);
  });
  it('reads again for one who asked after it began, who may know of more', async () => {
    const { shared, asked } = startShared();
    const one = shared.ask().store.select(STATEMENT);
    const other = shared.ask().store.select(STATEMENT);
    asked[0]?.resolve(rows(1));
    asked[1]?.resolve(rows(2));
    expect(await Promise.all([one, other])).toEqual([rows(1), rows(2)]);
  });
  it('tells statements apart by their values and by how many rows they may give', async () => {
    const { shared, asked } = startShared();
    const { store } = shared.ask();
    void store.select(STATEMENT);
    void store.select(sql`SELECT ${2n} AS one`);
    void store.select(STATEMENT, { maxRows: 5 });
    await new Promise(setImmediate);
    expect(asked).toHaveLength(3);
  });
  it('reads by itself where the other one failed', async () => {
    const { shared, asked } = startShared();
    const [one, other] = [shared.ask(), shared.ask()];
    const [first, second] = [one.store.select(STATEMENT), other.store.select(STATEMENT)];
    asked[0]?.resolve(new Error('too slow'));
    await expect(first).rejects.toThrow('too slow');
    await new Promise(setImmediate);
    asked[1]?.resolve(rows(2));
    expect(await second).toEqual(rows(2));
  });
  it('keeps nothing that no open question can take', async () => {
    const { shared, asked } = startShared();
    const [one, other] = [shared.ask(), shared.ask()];
    const answer = one.store.select(STATEMENT);
    asked[0]?.resolve(rows(1));
    await answer;
    one.end();
    expect(shared.kept).toBe(1);
    const later = shared.ask();
    other.end();
    expect(shared.kept).toBe(0);
    later.end();
  });
});
