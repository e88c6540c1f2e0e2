/** Statements about what people decided about errors, the same for both databases. */
import { ErrorRecord } from '@baselime-ai/contract';
import type { Kysely } from 'kysely';
import type { WorkspaceStore } from '../workspace-store.js';
import type { WorkspaceTables } from './tables.js';

const MOST_ERRORS = 10_000;

/** `attempt` makes a coded error of what the database raises. */
export function errorRecords(
  database: Kysely<WorkspaceTables>,
  attempt: <T>(work: () => Promise<T>) => Promise<T>,
): WorkspaceStore['errors'] {
  return {
    save: (workspaceId, environment, record) =>
      attempt(async () => {
        const body = JSON.stringify(record);
        await database
          .insertInto('errors')
          .values({ workspace_id: workspaceId, environment, fingerprint: record.fingerprint, body })
          .onConflict((conflict) =>
            conflict.columns(['workspace_id', 'environment', 'fingerprint']).doUpdateSet({ body }),
          )
          .execute();
      }),
    find: (workspaceId, environment, fingerprint) =>
      attempt(async () => {
        const row = await database
          .selectFrom('errors')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .where('fingerprint', '=', fingerprint)
          .executeTakeFirst();
        return row === undefined ? undefined : ErrorRecord.parse(JSON.parse(row.body));
      }),
    list: (workspaceId, environment) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('errors')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .orderBy('fingerprint')
          .limit(MOST_ERRORS)
          .execute();
        return rows.map(({ body }) => ErrorRecord.parse(JSON.parse(body)));
      }),
  };
}
