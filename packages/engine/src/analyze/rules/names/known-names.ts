/** What a documented name or code means, whoever documents it. */
import type { Fault } from '@baselime-ai/contract';
import { AWS_COMMON, AWS_SERVICES } from './aws-names.js';
import { ERRNO, GRPC, IOREDIS, NODE, PRISMA, STACK_EXCHANGE_REDIS } from './client-names.js';
import {
  AMQP,
  CASSANDRA,
  CLICKHOUSE,
  ELASTICSEARCH,
  KAFKA,
  MONGODB,
  MYSQL_NAMES,
  REDIS,
  SQL_NUMBERS,
  SQLSTATE,
} from './data-store-names.js';
import { AWS_SDK_RUST, AZURE_STORAGE, GOOGLE, KUBERNETES, STRIPE, VERCEL } from './platform-names.js';
import { entriesOf } from './table.js';

export const TABLES = [
  AWS_COMMON,
  ...AWS_SERVICES,
  SQLSTATE,
  SQL_NUMBERS,
  MYSQL_NAMES,
  MONGODB,
  REDIS,
  KAFKA,
  ELASTICSEARCH,
  AMQP,
  CLICKHOUSE,
  CASSANDRA,
  ERRNO,
  NODE,
  PRISMA,
  IOREDIS,
  GRPC,
  STACK_EXCHANGE_REDIS,
  VERCEL,
  KUBERNETES,
  GOOGLE,
  AZURE_STORAGE,
  STRIPE,
  AWS_SDK_RUST,
];

const KNOWN: ReadonlyMap<string, Fault> = new Map(TABLES.flatMap(entriesOf));

/**
 * The fault behind a name, with or without the package, service or class in front of it and what AWS's names of errors
 * end with; undefined for one that no table holds. A name that ends in `Error` is mostly a program's own.
 */
export function knownFault(name: string): Fault | undefined {
  const last = name.slice(
    Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'), name.lastIndexOf('#'), name.lastIndexOf('$')) + 1,
  );
  for (const form of [name, last, last.replace(/(?:Exception|Fault)$/, '')]) {
    const fault = KNOWN.get(form);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
