/** Statements about members, invitations and channels, the same for both databases. */
import { ROLES, type Role, StoredChannel } from '@baselime-ai/contract';
import type { Kysely } from 'kysely';
import type { InvitationRecord, WorkspaceStore } from '../workspace-store.js';
import type { WorkspaceTables } from './tables.js';

type Database = Kysely<WorkspaceTables>;
type Attempt = <T>(work: () => Promise<T>) => Promise<T>;

/** What a database holds that this program did not write gets the least. */
const roleOf = (text: string): Role => ROLES.find((role) => role === text) ?? 'viewer';

export function memberRecords(database: Database, attempt: Attempt): WorkspaceStore['members'] {
  return {
    save: (workspaceId, { userId, role, addedAt }) =>
      attempt(async () => {
        await database
          .insertInto('members')
          .values({ workspace_id: workspaceId, user_id: userId, role, added_at: addedAt })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doUpdateSet({ role }))
          .execute();
      }),
    find: (workspaceId, userId) =>
      attempt(async () => {
        const row = await database
          .selectFrom('members')
          .select(['role', 'added_at'])
          .where('workspace_id', '=', workspaceId)
          .where('user_id', '=', userId)
          .executeTakeFirst();
        return row === undefined ? undefined : { userId, role: roleOf(row.role), addedAt: row.added_at };
      }),
    list: (workspaceId) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('members')
          .select(['user_id', 'role', 'added_at'])
          .where('workspace_id', '=', workspaceId)
          .orderBy('added_at')
          .orderBy('user_id')
          .execute();
        return rows.map((row) => ({ userId: row.user_id, role: roleOf(row.role), addedAt: row.added_at }));
      }),
    remove: (workspaceId, userId) =>
      attempt(async () => {
        const removed = await database
          .deleteFrom('members')
          .where('workspace_id', '=', workspaceId)
          .where('user_id', '=', userId)
          .executeTakeFirst();
        return removed.numDeletedRows > 0n;
      }),
  };
}

export function invitationRecords(database: Database, attempt: Attempt): WorkspaceStore['invitations'] {
  const read = (row: WorkspaceTables['invitations']): InvitationRecord => ({
    id: row.id,
    sha256: row.sha256,
    role: roleOf(row.role),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.used_at === null ? {} : { usedAt: row.used_at }),
  });
  return {
    create: (workspaceId, record) =>
      attempt(async () => {
        await database
          .insertInto('invitations')
          .values({
            workspace_id: workspaceId,
            id: record.id,
            sha256: record.sha256,
            role: record.role,
            created_at: record.createdAt,
            expires_at: record.expiresAt,
            used_at: null,
          })
          .execute();
      }),
    use: (workspaceId, sha256, at) =>
      attempt(async () => {
        const used = await database
          .updateTable('invitations')
          .set({ used_at: at })
          .where('workspace_id', '=', workspaceId)
          .where('sha256', '=', sha256)
          .where('used_at', 'is', null)
          .where('expires_at', '>', at)
          .executeTakeFirst();
        if (used.numUpdatedRows === 0n) return undefined;
        const row = await database
          .selectFrom('invitations')
          .selectAll()
          .where('workspace_id', '=', workspaceId)
          .where('sha256', '=', sha256)
          .executeTakeFirst();
        return row === undefined ? undefined : read(row);
      }),
    reopen: (workspaceId, id) =>
      attempt(async () => {
        await database
          .updateTable('invitations')
          .set({ used_at: null })
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', id)
          .execute();
      }),
    list: (workspaceId) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('invitations')
          .selectAll()
          .where('workspace_id', '=', workspaceId)
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        return rows.map(read);
      }),
    remove: (workspaceId, id) =>
      attempt(async () => {
        const removed = await database
          .deleteFrom('invitations')
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', id)
          .executeTakeFirst();
        return removed.numDeletedRows > 0n;
      }),
  };
}

export function channelRecords(database: Database, attempt: Attempt): WorkspaceStore['channels'] {
  return {
    save: (workspaceId, channel) =>
      attempt(async () => {
        const body = JSON.stringify(channel);
        await database
          .insertInto('channels')
          .values({ workspace_id: workspaceId, id: channel.id, created_at: channel.createdAt, body })
          .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet({ body }))
          .execute();
      }),
    find: (workspaceId, id) =>
      attempt(async () => {
        const row = await database
          .selectFrom('channels')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', id)
          .executeTakeFirst();
        return row === undefined ? undefined : StoredChannel.parse(JSON.parse(row.body));
      }),
    list: (workspaceId) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('channels')
          .select('body')
          .where('workspace_id', '=', workspaceId)
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        return rows.map(({ body }) => StoredChannel.parse(JSON.parse(body)));
      }),
    remove: (workspaceId, id) =>
      attempt(async () => {
        const removed = await database
          .deleteFrom('channels')
          .where('workspace_id', '=', workspaceId)
          .where('id', '=', id)
          .executeTakeFirst();
        return removed.numDeletedRows > 0n;
      }),
  };
}
