/** Statements about what a team wrote on failures, the same for both databases. */
import { TeamNote } from '@baselime-ai/contract';
import type { Kysely } from 'kysely';
import type { WorkspaceStore } from '../workspace-store.js';
import type { WorkspaceTables } from './tables.js';

const MOST_FOUND = 20;
const MOST_LISTED = 1000;
/** A note has few keys. */
const MOST_KEYS = 4;

/** `attempt` makes a coded error of what the database raises. */
export function teamNoteRecords(
  database: Kysely<WorkspaceTables>,
  attempt: <T>(work: () => Promise<T>) => Promise<T>,
): WorkspaceStore['teamNotes'] {
  return {
    save: (workspaceId, environment, note, keys) =>
      attempt(async () => {
        const body = JSON.stringify(note);
        const common = { workspace_id: workspaceId, environment, id: note.id, created_at: note.at, body };
        const rows = keys.slice(0, MOST_KEYS).map((key) => ({ ...common, key: JSON.stringify(key) }));
        if (rows.length === 0) return;
        await database
          .insertInto('team_notes')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['workspace_id', 'environment', 'id', 'key']).doUpdateSet({ body }),
          )
          .execute();
      }),
    find: (workspaceId, environment, keys) =>
      attempt(async () => {
        if (keys.length === 0) return [];
        const rows = await database
          .selectFrom('team_notes')
          .select(['id', 'key', 'body'])
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .where(
            'key',
            'in',
            keys.map((key) => JSON.stringify(key)),
          )
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .limit(MOST_FOUND * MOST_KEYS)
          .execute();
        const ids = [...new Set(rows.map(({ id }) => id))].slice(0, MOST_FOUND);
        return ids.map((id) => {
          const own = rows.filter((row) => row.id === id);
          return {
            note: TeamNote.parse(JSON.parse(own[0]?.body ?? '')),
            keys: own.map(({ key }): string => JSON.parse(key)),
          };
        });
      }),
    list: (workspaceId, environment) =>
      attempt(async () => {
        const rows = await database
          .selectFrom('team_notes')
          .select(['id', 'body'])
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .orderBy('created_at', 'desc')
          .orderBy('id')
          .limit(MOST_LISTED * MOST_KEYS)
          .execute();
        const bodies = new Map(rows.map(({ id, body }) => [id, body]));
        return [...bodies.values()].slice(0, MOST_LISTED).map((body) => TeamNote.parse(JSON.parse(body)));
      }),
    remove: (workspaceId, environment, id) =>
      attempt(async () => {
        const removed = await database
          .deleteFrom('team_notes')
          .where('workspace_id', '=', workspaceId)
          .where('environment', '=', environment)
          .where('id', '=', id)
          .executeTakeFirst();
        return removed.numDeletedRows > 0n;
      }),
  };
}
