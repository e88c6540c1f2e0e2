import type { Kysely, Migration } from 'kysely';

/** A note stands once for each key by which it is found. */
export const teamNotes: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('team_notes')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('team_notes_key', ['workspace_id', 'environment', 'id', 'key'])
      .execute();
    await database.schema
      .createIndex('team_notes_by_key')
      .on('team_notes')
      .columns(['workspace_id', 'environment', 'key', 'created_at'])
      .execute();
  },
};
