import type { Kysely, Migration } from 'kysely';

export const followUps: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('follow_ups')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('explanation_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('asked_at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('follow_ups_key', ['workspace_id', 'explanation_id', 'id'])
      .execute();
  },
};
