/** The statements of the workspace store, the same for both databases. */
import { type Explanation, type FeedbackRequest, KEY_SCOPES, type LedgerEntry } from '@baselime-ai/contract';
import type { Kysely } from 'kysely';
import type { EngineError } from '../../model/errors.js';
import type { ApiKeyRecord, CachedAnswer, Spent, WorkspaceStore } from '../workspace-store.js';
import { alertRecords } from './alert-records.js';
import { documentRecords } from './document-records.js';
import { errorRecords } from './error-records.js';
import { followUpRecords } from './follow-up-records.js';
import { MAX_PAGE, pageOf, placeOf, sizeOf } from './paging.js';
import { channelRecords, invitationRecords, memberRecords } from './people-records.js';
import type { WorkspaceTables } from './tables.js';
import { teamNoteRecords } from './team-note-records.js';
import { alertCheckRecords, deliveryRecords, leaseRecords } from './watch-records.js';

type Records = Omit<WorkspaceStore, 'ready' | 'close'>;
type Attempt = <T>(work: () => Promise<T>) => Promise<T>;

/** What was saved as `T` comes back as `T`: only this file writes these columns. */
const parsed = <T>(text: string): T => JSON.parse(text) as T;

/** `coded` makes the error that callers see of what the database raised. */
export function workspaceRecords(database: Kysely<WorkspaceTables>, coded: (error: unknown) => EngineError): Records {
  const attempt: Attempt = async (work) => {
    try {
      return await work();
    } catch (error) {
      throw coded(error);
    }
  };
  return {
    explanations: explanations(database, attempt),
    feedback: feedback(database, attempt),
    ledger: ledger(database, attempt),
    cache: cache(database, attempt),
    apiKeys: apiKeys(database, attempt),
    errors: errorRecords(database, attempt),
    alerts: alertRecords(database, attempt),
    ...documentRecords(database, attempt),
    followUps: followUpRecords(database, attempt),
    teamNotes: teamNoteRecords(database, attempt),
    alertChecks: alertCheckRecords(database, attempt),
    channels: channelRecords(database, attempt),
    deliveries: deliveryRecords(database, attempt),
    leases: leaseRecords(database, attempt),
    members: memberRecords(database, attempt),
    invitations: invitationRecords(database, attempt),
    settings: settings(database, attempt),
  };
}

function explanations(database: Kysely<WorkspaceTables>, attempt: Attempt): Records['explanations'] {
  return {
    save: (workspaceId, explanation) =>
      attempt(async () => {
        const body = JSON.stringify(explanation);
        await database
          .insertInto('explanations')
          .values({ workspace_id: workspaceId, id: explanation.id, created_at: explanation.createdAt, body })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet({ body }))
          .execute();
      }),
    find: (workspaceId, id) =>
      attempt(async () => {
        const row = await database
          .selectFrom('explanations')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', id)
          .executeTakeFirst();
        return row === undefined ? undefined : parsed<Explanation>(row.body);
      }),
    list: (workspaceId, page) =>
      attempt(async () => {
        const place = placeOf(page);
        let query = database
          .selectFrom('explanations')
          .select(['created_at as at', 'id', 'body'])
          .where('workspace_id', '=', workspaceId);
        if (place !== undefined) {
          query = query.where(({ and, eb, or }) =>
            or([eb('created_at', '<', place.at), and([eb('created_at', '=', place.at), eb('id', '<', place.id)])]),
          );
        }
        const rows = await query
          .orderBy('created_at', 'desc')
          .orderBy('id', 'desc')
          .limit(sizeOf(page) + 1)
          .execute();
        return pageOf(rows, sizeOf(page), (row) => parsed<Explanation>(row.body));
      }),
  };
}

function feedback(database: Kysely<WorkspaceTables>, attempt: Attempt): Records['feedback'] {
  return {
    save: (workspaceId, explanationId, actor, given, at) =>
      attempt(async () => {
        const body = JSON.stringify(given);
        await database
          .insertInto('feedback')
          .values({ workspace_id: workspaceId, explanation_id: explanationId, actor, at, body })
          .onConflict((conflict) =>
            conflict.columns(['workspace_id', 'explanation_id', 'actor']).doUpdateSet({ at, body }),
          )
          .execute();
      }),
    list: (workspaceId, explanationId) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('feedback')
          .select(['actor', 'at', 'body'])
          .where('workspace_id', '=', workspaceId)
          .where('explanation_id', '=', explanationId)
          .orderBy('at', 'desc')
          .orderBy('actor')
          .execute();
        return rows.map(({ actor, at, body }) => ({ ...parsed<FeedbackRequest>(body), actor, at }));
      }),
  };
}

type Outcome = Pick<LedgerEntry, 'outcome' | 'inputTokens' | 'outputTokens' | 'costUsd'>;

function ledger(database: Kysely<WorkspaceTables>, attempt: Attempt): Records['ledger'] {
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
        const place = placeOf(page);
        let query = database
          .selectFrom('ledger')
          .select(['at', 'id', 'body', 'outcome'])
          .where('workspace_id', '=', workspaceId);
        if (place !== undefined) {
          query = query.where(({ and, eb, or }) =>
            or([eb('at', '<', place.at), and([eb('at', '=', place.at), eb('id', '<', place.id)])]),
          );
        }
        const rows = await query
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .limit(sizeOf(page) + 1)
          .execute();
        return pageOf(rows, sizeOf(page), read);
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

function cache(database: Kysely<WorkspaceTables>, attempt: Attempt): Records['cache'] {
  return {
    find: (workspaceId, key) =>
      attempt(async () => {
        const row = await database
          .selectFrom('answer_cache')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('key', '=', key)
          .executeTakeFirst();
        return row === undefined ? undefined : parsed<CachedAnswer>(row.body);
      }),
    save: (answer) =>
      attempt(async () => {
        const body = JSON.stringify(answer);
        await database
          .insertInto('answer_cache')
          .values({ workspace_id: answer.workspaceId, key: answer.key, body })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'key']).doUpdateSet({ body }))
          .execute();
      }),
  };
}

function apiKeys(database: Kysely<WorkspaceTables>, attempt: Attempt): Records['apiKeys'] {
  const read = (row: WorkspaceTables['api_keys']): ApiKeyRecord => ({
    id: row.id,
    workspaceId: row.workspace_id,
    name: row.name,
    sha256: row.sha256,
    scope: KEY_SCOPES.find((scope) => scope === row.scope) ?? 'ingest',
    createdAt: row.created_at,
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  });
  return {
    create: (record) =>
      attempt(async () => {
        await database
          .insertInto('api_keys')
          .values({
            workspace_id: record.workspaceId,
            id: record.id,
            name: record.name,
            sha256: record.sha256,
            created_at: record.createdAt,
            revoked_at: record.revokedAt ?? null,
            scope: record.scope,
            last_used_at: null,
          })
          .execute();
      }),
    findBySha256: (sha256) =>
      attempt(async () => {
        const row = await database.selectFrom('api_keys').selectAll().where('sha256', '=', sha256).executeTakeFirst();
        return row === undefined ? undefined : read(row);
      }),
    touch: (workspaceId, id, at) =>
      attempt(async () => {
        await database
          .updateTable('api_keys')
          .set({ last_used_at: at })
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', id)
          .execute();
      }),
    list: (workspaceId) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('api_keys')
          .selectAll()
          .where('workspace_id', '=', workspaceId)
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        return rows.map(read);
      }),
    revoke: (workspaceId, id, at) =>
      attempt(async () => {
        await database
          .updateTable('api_keys')
          .set({ revoked_at: at })
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .execute();
      }),
  };
}

function settings(database: Kysely<WorkspaceTables>, attempt: Attempt): Records['settings'] {
  return {
    find: (workspaceId, name) =>
      attempt(async () => {
        const row = await database
          .selectFrom('settings')
          .select('value')
          .where('workspace_id', '=', workspaceId)
          .where('name', '=', name)
          .executeTakeFirst();
        return row === undefined ? undefined : parsed<string>(row.value);
      }),
    save: (workspaceId, name, text) =>
      attempt(async () => {
        // As JSON, because PostgreSQL's text holds no NUL.
        const value = JSON.stringify(text);
        await database
          .insertInto('settings')
          .values({ workspace_id: workspaceId, name, value })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doUpdateSet({ value }))
          .execute();
      }),
  };
}
