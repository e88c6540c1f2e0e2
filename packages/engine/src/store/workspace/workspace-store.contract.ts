/** One suite, run against every database of the workspace store. A store is done when this passes. */
import type {
  Alert,
  Dashboard,
  ErrorRecord,
  Explanation,
  FollowUp,
  LedgerEntry,
  QueryRun,
  SavedQuery,
  TeamNote,
} from '@baselime-ai/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageRequest } from '../workspace-store.js';
import type { openWorkspaceStore } from './open-workspace-store.js';
import { watchRecordsContract } from './watch-records.contract.js';

type Store = Awaited<ReturnType<typeof openWorkspaceStore>>;

const ODD_TEXT = 'it\'s "odd" \\ \u0000 \ud800 ü 🚀 ; DROP TABLE ledger; --';

const explanation = (id: string, createdAt: string): Explanation => ({
  id,
  subject: { kind: 'event', id: 'e-1' },
  createdAt,
  confidence: 'likely',
  rootCause: { statement: ODD_TEXT, confidence: 'likely', findings: ['F1'] },
  sections: {
    summary: ODD_TEXT,
    rootCause: '',
    evidence: '',
    impact: '',
    actions: '',
    ruledOut: '',
    nextQuestions: '',
  },
  findings: [],
  actions: [],
  ruledOut: [],
  checks: [],
  engine: 'narrator',
  cached: false,
  elapsedMs: 12.5,
});

const alert = (id: string, createdAt: string): Alert => ({
  id,
  name: ODD_TEXT,
  query: { filters: [{ key: 'tenant', operation: '=', value: ODD_TEXT }] },
  threshold: { operation: '>', value: 0.5 },
  frequency: 60_000,
  window: 600_000,
  enabled: true,
  kind: 'threshold',
  channels: [],
  createdAt,
  updatedAt: createdAt,
});

const savedQuery = (id: string, createdAt: string): SavedQuery => ({
  id,
  name: ODD_TEXT,
  query: { filters: [{ key: ODD_TEXT, operation: '=', value: ODD_TEXT }] },
  createdAt,
  updatedAt: createdAt,
});

const dashboard = (id: string, createdAt: string): Dashboard => ({
  id,
  name: ODD_TEXT,
  widgets: [{ type: 'table', queryId: 'q' }],
  createdAt,
  updatedAt: createdAt,
});

const run = (id: string, at: string): QueryRun => ({
  id,
  at,
  actor: 'ada',
  query: { needle: { value: ODD_TEXT } },
  timeframe: { from: 1, to: 2 },
});

const followUp = (id: string, askedAt: string): FollowUp => ({
  id,
  explanationId: 'x-1',
  askedAt,
  question: ODD_TEXT,
  steps: [{ id: 'S1', tool: 'query', sentence: ODD_TEXT, outcome: 'found', findings: ['F8'] }],
  text: ODD_TEXT,
  findings: [],
  checks: [],
  engine: 'narrator',
  receiptIds: [],
  elapsedMs: 1.5,
});

const entry = (id: string, at: string): LedgerEntry => ({
  id,
  at,
  actor: 'ada',
  purpose: 'explain',
  provider: 'openai',
  model: 'm',
  host: 'api.example',
  body: ODD_TEXT,
  bytes: 3,
  sha256: 'aa',
  verdict: 'passed',
  outcome: 'pending',
});

async function all<T>(
  list: (page: PageRequest) => Promise<{ items: readonly T[]; nextCursor?: string }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return items;
}

export function workspaceStoreContract(name: string, open: () => Promise<Store>): void {
  describe(`WorkspaceStore: ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());

    it('keeps explanations by workspace, newest first', async () => {
      const saved = ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
        explanation(id, `2024-05-0${Math.min(index + 1, 4)}T00:00:00.000Z`),
      );
      for (const one of saved) await store.explanations.save('w1', one);
      await store.explanations.save('w2', explanation('a', '2024-01-01T00:00:00.000Z'));
      expect(await store.explanations.find('w1', 'a')).toEqual(saved[0]);
      expect(await store.explanations.find('w3', 'a')).toBeUndefined();
      const listed = await all((page) => store.explanations.list('w1', page));
      expect(listed.map(({ id }) => id)).toEqual(['e', 'd', 'c', 'b', 'a']);
      await expect(store.explanations.list('w1', { limit: 2, cursor: '!' })).rejects.toMatchObject({
        code: 'REQUEST_INVALID',
      });
    });

    it('lets a later save of an explanation win', async () => {
      await store.explanations.save('w4', explanation('x', '2024-05-01T00:00:00.000Z'));
      await store.explanations.save('w4', { ...explanation('x', '2024-05-01T00:00:00.000Z'), engine: 'other' });
      expect((await store.explanations.find('w4', 'x'))?.engine).toBe('other');
    });

    it('keeps the last rating of each actor', async () => {
      await store.feedback.save('w1', 'a', 'ada', { rating: 'up' }, '2024-05-01T00:00:00.000Z');
      await store.feedback.save('w1', 'a', 'ada', { rating: 'down', comment: ODD_TEXT }, '2024-05-02T00:00:00.000Z');
      await store.feedback.save('w1', 'a', 'bob', { rating: 'up' }, '2024-05-01T00:00:00.000Z');
      expect(await store.feedback.list('w1', 'a')).toEqual([
        { actor: 'ada', at: '2024-05-02T00:00:00.000Z', rating: 'down', comment: ODD_TEXT },
        { actor: 'bob', at: '2024-05-01T00:00:00.000Z', rating: 'up' },
      ]);
      expect(await store.feedback.list('w2', 'a')).toEqual([]);
    });

    it('opens and settles ledger entries', async () => {
      for (const id of ['1', '2', '3']) await store.ledger.open('w1', entry(id, `2024-05-01T00:00:0${id}.000Z`));
      expect(await store.ledger.find('w1', '2')).toEqual(entry('2', '2024-05-01T00:00:02.000Z'));
      await store.ledger.settle('w1', '2', { outcome: 'answered', inputTokens: 10, outputTokens: 5, costUsd: 0.01 });
      expect(await store.ledger.find('w1', '2')).toMatchObject({ body: ODD_TEXT, outcome: 'answered', costUsd: 0.01 });
      expect(await store.ledger.find('w2', '2')).toBeUndefined();
      const listed = await all((page) => store.ledger.list('w1', page));
      expect(listed.map(({ id }) => id)).toEqual(['3', '2', '1']);
      await expect(store.ledger.open('w1', entry('1', '2024-05-01T00:00:00.000Z'))).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
      });
    });

    it('keeps cached answers by workspace', async () => {
      const answer = { key: 'k', workspaceId: 'w1', text: ODD_TEXT, model: 'm', createdAt: '2024-05-01T00:00:00.000Z' };
      await store.cache.save({ ...answer, text: 'older' });
      await store.cache.save(answer);
      expect(await store.cache.find('w1', 'k')).toEqual(answer);
      expect(await store.cache.find('w2', 'k')).toBeUndefined();
    });

    it('keeps API keys, and when each was revoked first', async () => {
      const record = {
        id: 'k1',
        workspaceId: 'w1',
        name: 'first',
        sha256: 'ab',
        scope: 'read' as const,
        createdAt: '2024-05-01T00:00:00.000Z',
      };
      await store.apiKeys.create(record);
      expect(await store.apiKeys.findBySha256('ab')).toEqual(record);
      expect(await store.apiKeys.findBySha256('ac')).toBeUndefined();
      await store.apiKeys.revoke('w2', 'k1', '2024-05-02T00:00:00.000Z');
      expect(await store.apiKeys.list('w1')).toEqual([record]);
      await store.apiKeys.revoke('w1', 'k1', '2024-05-03T00:00:00.000Z');
      await store.apiKeys.revoke('w1', 'k1', '2024-05-04T00:00:00.000Z');
      expect(await store.apiKeys.list('w1')).toEqual([{ ...record, revokedAt: '2024-05-03T00:00:00.000Z' }]);
      await store.apiKeys.touch('w1', 'k1', '2024-05-02T00:00:00.000Z');
      expect((await store.apiKeys.findBySha256('ab'))?.lastUsedAt).toBe('2024-05-02T00:00:00.000Z');
    });

    it('keeps what was decided about errors by environment, the last saved of a fingerprint', async () => {
      const first: ErrorRecord = { fingerprint: 'f2', status: 'resolved', statusAt: '2024-05-01T00:00:00.000Z' };
      await store.errors.save('w1', 'prod', first);
      await store.errors.save('w1', 'prod', { ...first, fingerprint: 'f1', mergedInto: 'f2' });
      const changed: ErrorRecord = { ...first, status: 'ignored', assignee: ODD_TEXT };
      await store.errors.save('w1', 'prod', changed);
      expect(await store.errors.find('w1', 'prod', 'f2')).toEqual(changed);
      expect(await store.errors.find('w1', 'test', 'f2')).toBeUndefined();
      expect(await store.errors.find('w2', 'prod', 'f2')).toBeUndefined();
      expect((await store.errors.list('w1', 'prod')).map(({ fingerprint }) => fingerprint)).toEqual(['f1', 'f2']);
      expect(await store.errors.list('w1', 'test')).toEqual([]);
    });

    it('keeps alerts by environment, the last saved of an id', async () => {
      const first = alert('b', '2024-05-01T00:00:00.000Z');
      await store.alerts.save('w1', 'prod', first);
      await store.alerts.save('w1', 'prod', alert('a', '2024-05-02T00:00:00.000Z'));
      const changed = { ...first, enabled: false, evaluatedAt: '2024-05-03T00:00:00.000Z' };
      await store.alerts.save('w1', 'prod', changed);
      expect(await store.alerts.find('w1', 'prod', 'b')).toEqual(changed);
      expect(await store.alerts.find('w1', 'test', 'b')).toBeUndefined();
      expect(await store.alerts.find('w2', 'prod', 'b')).toBeUndefined();
      expect((await store.alerts.list('w1', 'prod')).map(({ id }) => id)).toEqual(['b', 'a']);
      expect(await store.alerts.list('w1', 'test')).toEqual([]);
      expect(await store.alerts.remove('w1', 'test', 'b')).toBe(false);
      expect(await store.alerts.remove('w1', 'prod', 'b')).toBe(true);
      expect(await store.alerts.remove('w1', 'prod', 'b')).toBe(false);
      expect(await store.alerts.find('w1', 'prod', 'b')).toBeUndefined();
    });

    it('keeps saved queries and dashboards apart, by environment, the last saved of an id', async () => {
      const first = savedQuery('b', '2024-05-01T00:00:00.000Z');
      await store.queries.save('w1', 'prod', first);
      await store.queries.save('w1', 'prod', savedQuery('a', '2024-05-02T00:00:00.000Z'));
      await store.dashboards.save('w1', 'prod', dashboard('b', '2024-05-03T00:00:00.000Z'));
      const changed = { ...first, description: 'changed', updatedAt: '2024-05-04T00:00:00.000Z' };
      await store.queries.save('w1', 'prod', changed);
      expect(await store.queries.find('w1', 'prod', 'b')).toEqual(changed);
      expect(await store.dashboards.find('w1', 'prod', 'b')).toEqual(dashboard('b', '2024-05-03T00:00:00.000Z'));
      expect(await store.queries.find('w1', 'test', 'b')).toBeUndefined();
      expect(await store.queries.find('w2', 'prod', 'b')).toBeUndefined();
      expect((await store.queries.list('w1', 'prod')).map(({ id }) => id)).toEqual(['b', 'a']);
      expect(await store.queries.remove('w1', 'test', 'b')).toBe(false);
      expect(await store.queries.remove('w1', 'prod', 'b')).toBe(true);
      expect(await store.queries.find('w1', 'prod', 'b')).toBeUndefined();
      expect((await store.dashboards.list('w1', 'prod')).map(({ id }) => id)).toEqual(['b']);
    });

    it('keeps the newest 200 runs, each query once', async () => {
      const second = (n: number): string => new Date(Date.UTC(2024, 4, 1) + n * 1000).toISOString();
      for (let n = 0; n < 205; n += 1) await store.runs.save('w1', 'prod', run(`r${n % 203}`, second(n)));
      await store.runs.save('w1', 'test', run('other', second(0)));
      const runs = await store.runs.list('w1', 'prod', 500);
      expect(runs).toHaveLength(200);
      expect(runs[0]).toEqual(run('r1', second(204)));
      expect(runs.at(-1)).toEqual(run('r5', second(5)));
      expect((await store.runs.list('w1', 'prod', 2)).map(({ id }) => id)).toEqual(['r1', 'r0']);
    });

    watchRecordsContract(() => store);

    it('keeps settings', async () => {
      await store.settings.save('w1', 'theme', 'dark');
      await store.settings.save('w1', 'theme', ODD_TEXT);
      expect(await store.settings.find('w1', 'theme')).toBe(ODD_TEXT);
      expect(await store.settings.find('w2', 'theme')).toBeUndefined();
    });

    it('finds a note by any of its keys, newest first, and forgets a removed one', async () => {
      const note = (id: string, at: string): TeamNote => ({
        id,
        kind: 'note',
        text: ODD_TEXT,
        author: 'Jo',
        at,
        explanationId: 'x-1',
      });
      const older = note('n-1', '2026-01-01T00:00:00.000Z');
      const newer = note('n-2', '2026-01-02T00:00:00.000Z');
      await store.teamNotes.save('w1', 'prod', older, ['fingerprint:a', `pattern:${ODD_TEXT}`]);
      await store.teamNotes.save('w1', 'prod', newer, [`pattern:${ODD_TEXT}`]);
      await store.teamNotes.save('w1', 'prod', note('n-3', newer.at), []);
      expect(await store.teamNotes.find('w1', 'prod', [`pattern:${ODD_TEXT}`, 'fingerprint:a'])).toEqual([
        { note: newer, keys: [`pattern:${ODD_TEXT}`] },
        { note: older, keys: expect.arrayContaining(['fingerprint:a', `pattern:${ODD_TEXT}`]) },
      ]);
      expect(await store.teamNotes.find('w1', 'prod', [])).toEqual([]);
      expect(await store.teamNotes.find('w1', 'stage', ['fingerprint:a'])).toEqual([]);
      expect(await store.teamNotes.find('w2', 'prod', ['fingerprint:a'])).toEqual([]);
      expect(await store.teamNotes.list('w1', 'prod')).toEqual([newer, older]);
      expect(await store.teamNotes.remove('w1', 'prod', 'n-1')).toBe(true);
      expect(await store.teamNotes.remove('w1', 'prod', 'n-1')).toBe(false);
      expect(await store.teamNotes.list('w1', 'prod')).toEqual([newer]);
    });

    it('keeps follow-up questions in the order they were asked, for one explanation of one workspace', async () => {
      await store.followUps.save('w1', followUp('m-2', '2026-01-02T00:00:00.000Z'));
      await store.followUps.save('w1', followUp('m-1', '2026-01-01T00:00:00.000Z'));
      await store.followUps.save('w1', { ...followUp('m-2', '2026-01-02T00:00:00.000Z'), text: 'again' });
      const listed = await store.followUps.list('w1', 'x-1');
      expect(listed).toEqual([
        followUp('m-1', '2026-01-01T00:00:00.000Z'),
        { ...followUp('m-2', '2026-01-02T00:00:00.000Z'), text: 'again' },
      ]);
      expect(await store.followUps.list('w1', 'x-2')).toEqual([]);
      expect(await store.followUps.list('w2', 'x-1')).toEqual([]);
    });

    it('adds up what calls used, and estimates what a provider did not tell', async () => {
      const at = '2026-03-05T10:00:00.000Z';
      const call = async (id: string, outcome: Parameters<Store['ledger']['settle']>[2], when = at): Promise<void> => {
        await store.ledger.open('spender', { ...entry(id, when), bytes: 3500 });
        await store.ledger.settle('spender', id, outcome);
      };
      await call('a', { outcome: 'answered', inputTokens: 100, outputTokens: 20, costUsd: 0.25 });
      await call('b', { outcome: 'answered', inputTokens: 10, outputTokens: 2 });
      await call('c', { outcome: 'cancelled' });
      await call('d', { outcome: 'failed' });
      await call('e', { outcome: 'answered', inputTokens: 5, outputTokens: 5, costUsd: 9 }, '2026-03-04T23:59:59.999Z');
      expect(await store.ledger.spent('spender', '2026-03-05T00:00:00.000Z')).toEqual({
        calls: 3,
        inputTokens: 1110,
        outputTokens: 22,
        costUsd: 0.25,
        unpriced: { calls: 2, inputTokens: 1010, outputTokens: 2 },
      });
      expect(await store.ledger.spent('nobody', '2026-03-05T00:00:00.000Z')).toMatchObject({ calls: 0, costUsd: 0 });
    });

    it('takes concurrent writes', async () => {
      await Promise.all(Array.from({ length: 50 }, (_, n) => store.settings.save('busy', `n${n}`, String(n))));
      expect(await store.settings.find('busy', 'n49')).toBe('49');
    });

    it('lends its database with transactions that roll back', async () => {
      const { kysely } = store.database;
      await sql`create table lent (name text primary key)`.execute(kysely);
      const insert = (name: string) => sql`insert into lent values (${name})`;
      await kysely.transaction().execute(async (transaction) => {
        await insert('kept').execute(transaction);
      });
      const failing = kysely.transaction().execute(async (transaction) => {
        await insert('dropped').execute(transaction);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      const found = await sql<{ name: string }>`select name from lent`.execute(kysely);
      expect(found.rows).toEqual([{ name: 'kept' }]);
    });

    it('is ready', async () => {
      expect(await store.ready()).toBe(true);
    });

    it('refuses a database of a newer program', async () => {
      const { kysely } = store.database;
      await sql`insert into workspace_migrations (name, timestamp) values ('999-later', '2099')`.execute(kysely);
      const again = open();
      await expect(again).rejects.toMatchObject({ code: 'STORE_SCHEMA_NEWER' });
      await sql`delete from workspace_migrations where name = '999-later'`.execute(kysely);
      await (await open()).close();
    });
  });
}
