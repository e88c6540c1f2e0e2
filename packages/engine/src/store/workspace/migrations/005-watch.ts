import type { Kysely, Migration } from 'kysely';

/** What watches: states and checks of alerts, channels and deliveries, leases; and who may do what: members, invitations. */
export const watch: Migration = {
  async up(database: Kysely<unknown>) {
    const { schema } = database;
    await schema
      .createTable('members')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('added_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('members_key', ['workspace_id', 'user_id'])
      .execute();
    await schema
      .createTable('invitations')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('sha256', 'text', (column) => column.notNull().unique())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('used_at', 'text')
      .addPrimaryKeyConstraint('invitations_key', ['workspace_id', 'id'])
      .execute();
    // Keys that were made before there were scopes keep what they could do.
    await schema
      .alterTable('api_keys')
      .addColumn('scope', 'text', (column) => column.notNull().defaultTo('all'))
      .execute();
    await schema.alterTable('api_keys').addColumn('last_used_at', 'text').execute();
    await schema
      .createTable('alert_states')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('alert_id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('alert_states_key', ['workspace_id', 'environment', 'alert_id'])
      .execute();
    await schema
      .createTable('alert_checks')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('alert_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('alert_checks_key', ['workspace_id', 'environment', 'alert_id', 'id'])
      .execute();
    await schema
      .createIndex('alert_checks_by_time')
      .on('alert_checks')
      .columns(['workspace_id', 'environment', 'alert_id', 'at', 'id'])
      .execute();
    await schema
      .createTable('channels')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('channels_key', ['workspace_id', 'id'])
      .execute();
    await schema
      .createTable('deliveries')
      .addColumn('workspace_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('alert_id', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('deliveries_key', ['workspace_id', 'id'])
      .execute();
    await schema.createIndex('deliveries_by_time').on('deliveries').columns(['workspace_id', 'at', 'id']).execute();
    await schema.createIndex('deliveries_due').on('deliveries').columns(['status', 'due_at']).execute();
    await schema
      .createTable('leases')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('until', 'text', (column) => column.notNull())
      .execute();
  },
};
