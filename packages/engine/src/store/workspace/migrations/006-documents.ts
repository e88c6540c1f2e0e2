import type { Kysely, Migration } from 'kysely';

/** One table for what is read whole by its id: saved queries, dashboards and runs tell themselves apart by `kind`. */
export const documents: Migration = {
  async up(database: Kysely<unknown>) {
    const { schema } = database;
    await schema
      .createTable('documents')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('documents_key', ['workspace_id', 'environment', 'kind', 'id'])
      .execute();
    await schema
      .createIndex('documents_by_time')
      .on('documents')
      .columns(['workspace_id', 'environment', 'kind', 'at', 'id'])
      .execute();
  },
};
