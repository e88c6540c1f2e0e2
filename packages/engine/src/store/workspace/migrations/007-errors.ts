import type { Kysely, Migration } from 'kysely';

export const errors: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('errors')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('errors_key', ['workspace_id', 'environment', 'fingerprint'])
      .execute();
  },
};
