/** What kind of service an error came from where no name says which one: by the client library that raised it. */
import type { Signals } from './signals.js';

/** The kind, and the packages, classes and frames that only its clients write. */
const CLIENTS: readonly (readonly [string, RegExp])[] = [
  [
    'PostgreSQL database',
    /\bpg-(?:protocol|pool)\b|node_modules\/(?:pg|postgres)\/|\bpsycopg|\basyncpg\b|org\.postgresql|\bNpgsql|\bPG::|\bpgconn\b|jackc\/pgx|lib\/pq\b|\bpq: /,
  ],
  [
    'MySQL database',
    /node_modules\/(?:mysql2?|mariadb)\/|\bpymysql\b|\bMySQLdb\b|\bcom\.mysql|\bMySqlConnector\b|\bMySql\.Data\b|\bMysql2::|go-sql-driver\/mysql|\borg\.mariadb/,
  ],
  [
    'SQL Server database',
    /node_modules\/(?:mssql|tedious)\/|\bpymssql\b|com\.microsoft\.sqlserver|\bMicrosoft\.Data\.SqlClient\b|\bSystem\.Data\.SqlClient\b/,
  ],
  [
    'MongoDB database',
    /node_modules\/(?:mongodb|mongoose)\/|\bpymongo\b|com\.mongodb|\bMongoDB\.Driver\b|\bMongo::|mongo-driver\/|\bMongo(?:Server|Network|Pool)\w*Error\b/,
  ],
  [
    'Redis server',
    /node_modules\/(?:ioredis|redis|@redis)\/|site-packages\/redis\/|\bredis\.exceptions\b|io\.lettuce|redis\.clients|StackExchange\.Redis|go-redis\/|\bRedis(?:Client)?::/,
  ],
  [
    'Kafka broker',
    /node_modules\/kafkajs\/|\bKafkaJS\w*Error\b|\b(?:confluent_kafka|aiokafka)\b|org\.apache\.kafka|\bConfluent\.Kafka\b|segmentio\/kafka-go/,
  ],
  ['RabbitMQ broker', /node_modules\/amqplib\/|\bpika\.|com\.rabbitmq|\bRabbitMQ\.Client\b|\bBunny::|amqp091-go/],
  [
    'search cluster',
    /node_modules\/@(?:elastic|opensearch-project)\/|\b(?:elasticsearch|opensearchpy)\.|org\.(?:elasticsearch|opensearch)\./,
  ],
];

/** `PostgreSQL database` and the like; undefined when no client shows itself, or when several do. */
export function serviceKind({ types, texts, stack }: Pick<Signals, 'types' | 'texts' | 'stack'>): string | undefined {
  const said = [...types, ...texts, ...(stack === undefined ? [] : [stack])]
    .map(({ value }) => value.slice(0, 16_384))
    .join('\n');
  const [kind, another] = CLIENTS.filter(([, client]) => client.test(said));
  return another === undefined ? kind?.[0] : undefined;
}
