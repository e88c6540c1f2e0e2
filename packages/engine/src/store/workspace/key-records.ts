/** The API keys of a workspace, as hashes. */
import { KEY_SCOPES } from '@baselime-ai/contract';
import type { Kysely } from 'kysely';
import type { ApiKeyRecord, WorkspaceStore } from '../workspace-store.js';
import type { WorkspaceTables } from './tables.js';

type Attempt = <T>(work: () => Promise<T>) => Promise<T>;

export function apiKeyRecords(database: Kysely<WorkspaceTables>, attempt: Attempt): WorkspaceStore['apiKeys'] {
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
