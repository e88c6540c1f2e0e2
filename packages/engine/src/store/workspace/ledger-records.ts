/** What went to a model, and what it cost. */
import type { LedgerEntry } from '@baselime-ai/contract';
import type { Kysely } from 'kysely';
import type { Spent, WorkspaceStore } from '../workspace-store.js';
import { MAX_PAGE, newestFirst } from './paging.js';
import type { WorkspaceTables } from './tables.js';

type Attempt = <T>(work: () => Promise<T>) => Promise<T>;

/** What was saved as `T` comes back as `T`: only this file writes these columns. */
const parsed = <T>(text: string): T => JSON.parse(text) as T;

type Outcome = Pick<LedgerEntry, 'outcome' | 'inputTokens' | 'outputTokens' | 'costUsd'>;

export function ledgerRecords(database: Kysely<WorkspaceTables>, attempt: Attempt): WorkspaceStore['ledger'] {
  const read = (row: { readonly body: string; readonly outcome: string }): LedgerEntry => ({
    ...parsed<LedgerEntry>(row.body),
    ...parsed<Outcome>(row.outcome),
  });
  return {
    open: (workspaceId, entry) =>
      attempt(async () => {
        const { outcome, inputTokens, outputTokens, costUsd, ...rest } = entry;
        await database
          .insertInto('ledger')
          .values({
            workspace_id: workspaceId,
            id: entry.id,
            at: entry.at,
            body: JSON.stringify(rest),
            outcome: JSON.stringify({ outcome, inputTokens, outputTokens, costUsd }),
          })
          .execute();
      }),
    settle: (workspaceId, id, outcome) =>
      attempt(async () => {
        await database
          .updateTable('ledger')
          .set({ outcome: JSON.stringify(outcome) })
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', id)
          .execute();
      }),
    find: (workspaceId, id) =>
      attempt(async () => {
        const row = await database
          .selectFrom('ledger')
          .select(['body', 'outcome'])
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', id)
          .executeTakeFirst();
        return row === undefined ? undefined : read(row);
      }),
    list: (workspaceId, page) =>
      attempt(async () => {
        const query = database
          .selectFrom('ledger')
          .select(['at', 'id', 'body', 'outcome'])
          .where('workspace_id', '=', workspaceId);
        return newestFirst(query, 'at', page, read);
      }),
    spent: (workspaceId, since) =>
      attempt(async () => {
        const calls = await database
          .selectFrom('ledger')
          .select(['id', 'outcome'])
          .where('workspace_id', '=', workspaceId)
          .where('at', '>=', since)
          .execute();
        const told = calls.map(({ id, outcome }) => ({ id, ...parsed<Outcome>(outcome) })).filter(costs);
        const untold = told.filter(({ inputTokens }) => inputTokens === undefined).map(({ id }) => id);
        const sizes = new Map<string, number>();
        for (let start = 0; start < untold.length; start += MAX_PAGE) {
          const rows = await database
            .selectFrom('ledger')
            .select(['id', 'body'])
            .where('workspace_id', '=', workspaceId)
            .where('id', 'in', untold.slice(start, start + MAX_PAGE))
            .execute();
          for (const { id, body } of rows) sizes.set(id, parsed<LedgerEntry>(body).bytes);
        }
        return told.reduce((sum, call) => added(sum, call, sizes.get(call.id) ?? 0), NOTHING_SPENT);
      }),
  };
}

const NOTHING_SPENT: Spent = {
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  unpriced: { calls: 0, inputTokens: 0, outputTokens: 0 },
};
/** About what a token takes in JSON and English, on the careful side. */
const BYTES_PER_TOKEN = 3.5;

/** A call that is still running is not over, and one that failed is not charged. */
const costs = ({ outcome }: Outcome): boolean => outcome === 'answered' || outcome === 'cancelled';

function added(sum: Spent, call: Outcome, bytes: number): Spent {
  const { inputTokens = Math.ceil(bytes / BYTES_PER_TOKEN), outputTokens = 0, costUsd } = call;
  const { unpriced } = sum;
  return {
    calls: sum.calls + 1,
    inputTokens: sum.inputTokens + inputTokens,
    outputTokens: sum.outputTokens + outputTokens,
    costUsd: sum.costUsd + (costUsd ?? 0),
    unpriced:
      costUsd === undefined
        ? {
            calls: unpriced.calls + 1,
            inputTokens: unpriced.inputTokens + inputTokens,
            outputTokens: unpriced.outputTokens + outputTokens,
          }
        : unpriced,
  };
}
