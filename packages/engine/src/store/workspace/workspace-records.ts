/** The statements of the workspace store, the same for both databases. */
import type { Explanation, FeedbackRequest } from '@baselime-ai/contract';
import type { Kysely } from 'kysely';
import type { EngineError } from '../../model/errors.js';
import type { CachedAnswer, WorkspaceStore } from '../workspace-store.js';
import { alertRecords } from './alert-records.js';
import { documentRecords } from './document-records.js';
import { errorRecords } from './error-records.js';
import { followUpRecords } from './follow-up-records.js';
import { apiKeyRecords } from './key-records.js';
import { ledgerRecords } from './ledger-records.js';
import { newestFirst } from './paging.js';
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
    ledger: ledgerRecords(database, attempt),
    cache: cache(database, attempt),
    apiKeys: apiKeyRecords(database, attempt),
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
        const query = database
          .selectFrom('explanations')
          .select(['created_at as at', 'id', 'body'])
          .where('workspace_id', '=', workspaceId);
        return newestFirst(query, 'created_at', page, (row) => parsed<Explanation>(row.body));
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
