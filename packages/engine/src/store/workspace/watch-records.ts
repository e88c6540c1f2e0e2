/** Statements about what alerts have seen and sent, the same for both databases. */
import type { AlertCheck } from '@baselime-ai/contract';
import { type Kysely, sql } from 'kysely';
import type { AlertStateRecord, DeliveryRecord, WorkspaceStore } from '../workspace-store.js';
import { newestFirst } from './paging.js';
import type { WorkspaceTables } from './tables.js';

type Database = Kysely<WorkspaceTables>;
type Attempt = <T>(work: () => Promise<T>) => Promise<T>;

/** What was saved as `T` comes back as `T`: only this file writes these columns. */
const parsed = <T>(text: string): T => JSON.parse(text) as T;

export function alertCheckRecords(database: Database, attempt: Attempt): WorkspaceStore['alertChecks'] {
  return {
    states: (workspaceId, environment) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('alert_states')
          .select(['alert_id', 'version', 'body'])
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .execute();
        return new Map(
          rows.map(({ alert_id, version, body }) => [alert_id, { version, ...parsed<AlertStateRecord>(body) }]),
        );
      }),
    state: (workspaceId, environment, alertId) =>
      attempt(async () => {
        const row = await database
          .selectFrom('alert_states')
          .select(['version', 'body'])
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .where('alert_id', '=', alertId)
          .executeTakeFirst();
        return row === undefined ? undefined : { version: row.version, ...parsed<AlertStateRecord>(row.body) };
      }),
    record: (workspaceId, environment, { check, state, expected, deliveries, keepFrom }) =>
      attempt(() =>
        database.transaction().execute(async (transaction) => {
          const place = { workspace_id: workspaceId, environment, alert_id: check.alertId };
          const body = JSON.stringify(state);
          const written =
            expected === undefined
              ? await transaction
                  .insertInto('alert_states')
                  .values({ ...place, version: 1, body })
                  .onConflict((conflict) => conflict.columns(['workspace_id', 'environment', 'alert_id']).doNothing())
                  .executeTakeFirst()
              : await transaction
                  .updateTable('alert_states')
                  .set({ version: expected + 1, body })
                  .where('workspace_id', '=', workspaceId)
                  .where('environment', '=', environment)
                  .where('alert_id', '=', check.alertId)
                  .where('version', '=', expected)
                  .executeTakeFirst();
          const changed =
            'numUpdatedRows' in written ? written.numUpdatedRows : (written.numInsertedOrUpdatedRows ?? 0n);
          if (changed === 0n) return false;
          await transaction
            .insertInto('alert_checks')
            .values({ ...place, id: check.id, at: check.at, body: JSON.stringify(check) })
            .execute();
          for (const delivery of deliveries) {
            await transaction.insertInto('deliveries').values(deliveryRow(workspaceId, delivery)).execute();
          }
          await transaction
            .deleteFrom('alert_checks')
            .where('workspace_id', '=', workspaceId)
            .where('environment', '=', environment)
            .where('alert_id', '=', check.alertId)
            .where('at', '<', keepFrom)
            .execute();
          return true;
        }),
      ),
    list: (workspaceId, environment, alertId, page) =>
      attempt(async () => {
        const query = database
          .selectFrom('alert_checks')
          .select(['at', 'id', 'body'])
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .where('alert_id', '=', alertId);
        return newestFirst(query, 'at', page, ({ body }) => parsed<AlertCheck>(body));
      }),
  };
}

const deliveryRow = (workspaceId: string, delivery: DeliveryRecord) => ({
  workspace_id: workspaceId,
  id: delivery.id,
  alert_id: delivery.alertId,
  at: delivery.at,
  status: delivery.status,
  due_at: delivery.dueAt ?? '',
  body: JSON.stringify(delivery),
});

export function deliveryRecords(database: Database, attempt: Attempt): WorkspaceStore['deliveries'] {
  return {
    due: (workspaceId, at, limit) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('deliveries')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('status', '=', 'pending')
          .where('due_at', '<=', at)
          .orderBy('due_at')
          .orderBy('id')
          .limit(limit)
          .execute();
        return rows.map(({ body }) => parsed<DeliveryRecord>(body));
      }),
    save: (workspaceId, delivery) =>
      attempt(async () => {
        const { status, due_at, body } = deliveryRow(workspaceId, delivery);
        await database
          .updateTable('deliveries')
          .set({ status, due_at, body })
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', delivery.id)
          .execute();
      }),
    list: (workspaceId, page, alertId) =>
      attempt(async () => {
        let query = database
          .selectFrom('deliveries')
          .select(['at', 'id', 'body'])
          .where('workspace_id', '=', workspaceId);
        if (alertId !== undefined) query = query.where('alert_id', '=', alertId);
        return newestFirst(query, 'at', page, ({ body }) => parsed<DeliveryRecord>(body));
      }),
  };
}

export function leaseRecords(database: Database, attempt: Attempt): WorkspaceStore['leases'] {
  return {
    take: (name, holder, at, until) =>
      attempt(async () => {
        // One statement, so that of two takers the database lets one through.
        await database
          .insertInto('leases')
          .values({ name, holder, until })
          .onConflict((conflict) =>
            conflict
              .column('name')
              .doUpdateSet({ holder, until })
              .where(({ eb, or }) => or([eb('leases.holder', '=', holder), eb('leases.until', '<=', at)])),
          )
          .execute();
        const row = await database
          .selectFrom('leases')
          .select(sql<number>`1`.as('mine'))
          .where('name', '=', name)
          .where('holder', '=', holder)
          .where('until', '=', until)
          .executeTakeFirst();
        return row !== undefined;
      }),
    release: (name, holder) =>
      attempt(async () => {
        await database.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
      }),
  };
}
