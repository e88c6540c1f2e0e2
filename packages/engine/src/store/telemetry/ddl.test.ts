import { describe, expect, it } from 'vitest';
import { changeRetention, createDatabase, createTable, isClusterName } from './ddl.js';
import { events } from './migrations/001-events.js';
import { keys } from './migrations/002-keys.js';

describe('createTable', () => {
  it('makes one table on one server', () => {
    const [statement = '', ...rest] = createTable(events, undefined);
    expect(rest).toEqual([]);
    expect(statement).toContain('CREATE TABLE IF NOT EXISTS baselime.events (');
    expect(statement).toContain(
      ') ENGINE = MergeTree\nPARTITION BY toDate(timestamp)\nPRIMARY KEY (environment, timestamp)\nORDER BY (environment, timestamp, id)',
    );
    expect(statement).toContain('non_replicated_deduplication_window = 10000');
    expect(statement).toContain('min_bytes_for_wide_part = 268435456');
    expect(statement).toContain('fsync_after_insert = 1, fsync_part_directory = 1');
  });

  it('makes a replicated table behind a distributed one on a cluster', () => {
    const [local = '', distributed = '', ...rest] = createTable(events, 'main');
    expect(rest).toEqual([]);
    expect(local).toContain('CREATE TABLE IF NOT EXISTS baselime.events_local ON CLUSTER `main` (');
    expect(local).toContain("ENGINE = ReplicatedMergeTree('/clickhouse/tables/{shard}/baselime/events', '{replica}')");
    expect(local).not.toContain('non_replicated');
    expect(distributed).toBe(
      'CREATE TABLE IF NOT EXISTS baselime.events ON CLUSTER `main` AS baselime.events_local ENGINE = ' +
        `Distributed('main', 'baselime', 'events_local', ${events.shardBy})`,
    );
  });

  it('keeps the arguments of an engine on a cluster', () => {
    expect(createTable(keys, undefined)[0]).toContain('ENGINE = SummingMergeTree(count)');
    expect(createTable(keys, 'c')[0]).toContain(
      "ENGINE = ReplicatedSummingMergeTree('/clickhouse/tables/{shard}/baselime/keys', '{replica}', count)",
    );
  });
});

describe('createDatabase', () => {
  it('makes an Atomic database', () => {
    expect(createDatabase(undefined)).toBe('CREATE DATABASE IF NOT EXISTS baselime ENGINE = Atomic');
    expect(createDatabase('main')).toBe('CREATE DATABASE IF NOT EXISTS baselime ON CLUSTER `main` ENGINE = Atomic');
  });
});

describe('changeRetention', () => {
  it('sets and takes away a time to live', () => {
    expect(changeRetention('events', 30, undefined)).toBe(
      'ALTER TABLE baselime.events MODIFY TTL toDateTime(timestamp) + INTERVAL 30 DAY',
    );
    expect(changeRetention('events', undefined, 'c')).toBe(
      'ALTER TABLE baselime.events_local ON CLUSTER `c` REMOVE TTL',
    );
  });
});

describe('isClusterName', () => {
  it('takes plain names only', () => {
    expect(isClusterName('prod-1_a')).toBe(true);
    expect(isClusterName('a`; DROP')).toBe(false);
    expect(isClusterName('')).toBe(false);
  });
});
