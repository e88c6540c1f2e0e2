/** Statements about alerts, the same for both databases. */
import { Alert } from '@baselime-ai/contract';
import type { Kysely } from 'kysely';
import type { WorkspaceStore } from '../workspace-store.js';
import type { WorkspaceTables } from './tables.js';

const MOST_ALERTS = 1000;

/** `attempt` makes a coded error of what the database raises. */
export function alertRecords(
  database: Kysely<WorkspaceTables>,
  attempt: <T>(work: () => Promise<T>) => Promise<T>,
): WorkspaceStore['alerts'] {
  return {
    save: (workspaceId, environment, alert) =>
      attempt(async () => {
        const body = JSON.stringify(alert);
        await database
          .insertInto('alerts')
          .values({ workspace_id: workspaceId, environment, id: alert.id, created_at: alert.createdAt, body })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'environment', 'id']).doUpdateSet({ body }))
          .execute();
      }),
    find: (workspaceId, environment, id) =>
      attempt(async () => {
        const row = await database
          .selectFrom('alerts')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .where('id', '=', id)
          .executeTakeFirst();
        return row === undefined ? undefined : Alert.parse(JSON.parse(row.body));
      }),
    list: (workspaceId, environment) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('alerts')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .orderBy('created_at')
          .orderBy('id')
          .limit(MOST_ALERTS)
          .execute();
        return rows.map(({ body }) => Alert.parse(JSON.parse(body)));
      }),
    remove: (workspaceId, environment, id) =>
      attempt(() =>
        database.transaction().execute(async (transaction) => {
          for (const table of ['alert_states', 'alert_checks'] as const) {
            await transaction
              .deleteFrom(table)
              .where('workspace_id', '=', workspaceId)
              .where('environment', '=', environment)
              .where('alert_id', '=', id)
              .execute();
          }
          const removed = await transaction
            .deleteFrom('alerts')
            .where('workspace_id', '=', workspaceId)
            .where('environment', '=', environment)
            .where('id', '=', id)
            .executeTakeFirst();
          return removed.numDeletedRows > 0n;
        }),
      ),
  };
}
