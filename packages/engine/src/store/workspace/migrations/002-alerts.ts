import type { Kysely, Migration } from 'kysely';

export const alerts: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('alerts')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('alerts_key', ['workspace_id', 'environment', 'id'])
      .execute();
  },
};
