/** Statements about saved queries, dashboards and runs, the same for both databases. */
import { AlertForm, Dashboard, QueryRun, SavedQuery } from '@baselime-ai/contract';
import type { Kysely } from 'kysely';
import type { Documents, WorkspaceStore } from '../workspace-store.js';
import type { WorkspaceTables } from './tables.js';

const MOST_DOCUMENTS = 1000;
const KEPT_RUNS = 200;

type Kind = 'query' | 'dashboard' | 'alert-form' | 'run';
type Attempt = <T>(work: () => Promise<T>) => Promise<T>;

/** `attempt` makes a coded error of what the database raises. */
export function documentRecords(
  database: Kysely<WorkspaceTables>,
  attempt: Attempt,
): Pick<WorkspaceStore, 'queries' | 'dashboards' | 'alertForms' | 'runs'> {
  return {
    queries: documents(database, attempt, 'query', (value) => SavedQuery.parse(value)),
    dashboards: documents(database, attempt, 'dashboard', (value) => Dashboard.parse(value)),
    alertForms: documents(database, attempt, 'alert-form', (value) => AlertForm.parse(value)),
    runs: {
      save: (workspaceId, environment, run) =>
        attempt(async () => {
          await write(database, { workspaceId, environment, kind: 'run', id: run.id, at: run.at, body: run });
          const oldest = await newestFirst(database, workspaceId, environment, 'run')
            .select(['at', 'id'])
            .offset(KEPT_RUNS)
            .limit(1)
            .executeTakeFirst();
          if (oldest === undefined) return;
          await database
            .deleteFrom('documents')
            .where('workspace_id', '=', workspaceId)
            .where('environment', '=', environment)
            .where('kind', '=', 'run')
            .where((is) =>
              is.or([is('at', '<', oldest.at), is.and([is('at', '=', oldest.at), is('id', '<=', oldest.id)])]),
            )
            .execute();
        }),
      list: (workspaceId, environment, limit) =>
        attempt(async () => {
          const rows = await newestFirst(database, workspaceId, environment, 'run')
            .select('body')
            .limit(limit)
            .execute();
          return rows.map(({ body }) => QueryRun.parse(JSON.parse(body)));
        }),
    },
  };
}

function documents<T extends { readonly id: string; readonly createdAt: string }>(
  database: Kysely<WorkspaceTables>,
  attempt: Attempt,
  kind: Kind,
  read: (value: unknown) => T,
): Documents<T> {
  return {
    save: (workspaceId, environment, one) =>
      attempt(() => write(database, { workspaceId, environment, kind, id: one.id, at: one.createdAt, body: one })),
    find: (workspaceId, environment, id) =>
      attempt(async () => {
        const row = await database
          .selectFrom('documents')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .where('kind', '=', kind)
          .where('id', '=', id)
          .executeTakeFirst();
        return row === undefined ? undefined : read(JSON.parse(row.body));
      }),
    list: (workspaceId, environment) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('documents')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .where('kind', '=', kind)
          .orderBy('at')
          .orderBy('id')
          .limit(MOST_DOCUMENTS)
          .execute();
        return rows.map(({ body }) => read(JSON.parse(body)));
      }),
    remove: (workspaceId, environment, id) =>
      attempt(async () => {
        const removed = await database
          .deleteFrom('documents')
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .where('kind', '=', kind)
          .where('id', '=', id)
          .executeTakeFirst();
        return removed.numDeletedRows > 0n;
      }),
  };
}

interface Written {
  readonly workspaceId: string;
  readonly environment: string;
  readonly kind: Kind;
  readonly id: string;
  readonly at: string;
  readonly body: object;
}

async function write(database: Kysely<WorkspaceTables>, one: Written): Promise<void> {
  const { workspaceId, environment, kind, id, at } = one;
  const body = JSON.stringify(one.body);
  await database
    .insertInto('documents')
    .values({ workspace_id: workspaceId, environment, kind, id, at, body })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'environment', 'kind', 'id']).doUpdateSet({ at, body }))
    .execute();
}

const newestFirst = (database: Kysely<WorkspaceTables>, workspaceId: string, environment: string, kind: Kind) =>
  database
    .selectFrom('documents')
    .where('workspace_id', '=', workspaceId)
    .where('environment', '=', environment)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc');
