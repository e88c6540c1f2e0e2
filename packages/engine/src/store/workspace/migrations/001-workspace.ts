import type { Kysely, Migration } from 'kysely';

/** Text everywhere: the two databases differ in every other type. Instants are ISO 8601 in UTC, which sorts as text. */
export const workspace: Migration = {
  async up(database: Kysely<unknown>) {
    const { schema } = database;
    await schema
      .createTable('explanations')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('explanations_key', ['workspace_id', 'id'])
      .execute();
    await schema
      .createIndex('explanations_by_time')
      .on('explanations')
      .columns(['workspace_id', 'created_at', 'id'])
      .execute();
    await schema
      .createTable('feedback')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('explanation_id', 'text', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('feedback_key', ['workspace_id', 'explanation_id', 'actor'])
      .execute();
    await schema
      .createTable('ledger')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('ledger_key', ['workspace_id', 'id'])
      .execute();
    await schema.createIndex('ledger_by_time').on('ledger').columns(['workspace_id', 'at', 'id']).execute();
    await schema
      .createTable('answer_cache')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('answer_cache_key', ['workspace_id', 'key'])
      .execute();
    await schema
      .createTable('api_keys')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('revoked_at', 'text')
      .addPrimaryKeyConstraint('api_keys_key', ['workspace_id', 'id'])
      .execute();
    await schema
      .createTable('settings')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('settings_key', ['workspace_id', 'name'])
      .execute();
  },
};
