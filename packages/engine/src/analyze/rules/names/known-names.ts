/** What a documented name or code means, whoever documents it. */
import type { Fault } from '@baselime-ai/contract';
import { AUTH_JS, OAUTH, TOKENS } from './auth-names.js';
import { AWS_COMPUTE } from './aws-compute-names.js';
import { AWS_COMMON, AWS_SERVICES } from './aws-names.js';
import { AZURE_MANAGER, ENTRA } from './azure-names.js';
import { AMQP, KAFKA, KAFKA_CLASSES } from './broker-names.js';
import { NPM } from './build-names.js';
import { ERRNO, GRPC, IOREDIS, NODE, PRISMA, STACK_EXCHANGE_REDIS } from './client-names.js';
import { CURL } from './curl-names.js';
import { CASSANDRA, CLICKHOUSE, ELASTICSEARCH, MYSQL_NAMES, REDIS, REDIS_PY, SQL_NUMBERS } from './data-store-names.js';
import { MONGODB, MONGODB_NUMBERS, MONGOOSE } from './document-names.js';
import { DJANGO, LARAVEL, RAILS, SPRING } from './framework-names.js';
import { ORACLE, ORACLE_DRIVERS } from './oracle-names.js';
import {
  AWS_SDK_RUST,
  AZURE_STORAGE,
  CLOUDFORMATION,
  GOOGLE,
  GOOGLE_CLASSES,
  GOOGLE_REASONS,
  KUBERNETES,
  VERCEL,
} from './platform-names.js';
import { SQL_CONDITIONS, SQLSTATE } from './postgres-names.js';
import { entriesOf } from './table.js';
import { FIREBASE, MODELS, SALESFORCE, SLACK, STRIPE, TWILIO } from './vendor-names.js';

export const TABLES = [
  AWS_COMMON,
  ...AWS_SERVICES,
  ...AWS_COMPUTE,
  ENTRA,
  AZURE_MANAGER,
  GOOGLE_REASONS,
  GOOGLE_CLASSES,
  SQLSTATE,
  SQL_CONDITIONS,
  SQL_NUMBERS,
  MYSQL_NAMES,
  RAILS,
  DJANGO,
  SPRING,
  LARAVEL,
  ORACLE,
  ORACLE_DRIVERS,
  CURL,
  CLOUDFORMATION,
  MONGODB,
  MONGODB_NUMBERS,
  MONGOOSE,
  REDIS,
  REDIS_PY,
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
  NPM,
  OAUTH,
  TOKENS,
  AUTH_JS,
  SLACK,
  TWILIO,
  SALESFORCE,
  MODELS,
  FIREBASE,
  KAFKA_CLASSES,
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
