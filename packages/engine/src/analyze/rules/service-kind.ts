/** What kind of service an error came from where no name says which one: by the client library that raised it. */
import { anyOf, eitherOf } from '../../model/patterns.js';
import { awsServiceIn } from './name-in-words.js';
import { operationIn } from './named-parts.js';
import type { Signals } from './signals.js';

export interface ServiceKind {
  /** `PostgreSQL database`, `Stripe API`. */
  readonly name: string;
  /** A company's service, whose limits and health are in its own hands. */
  readonly vendor: boolean;
}

/** The packages, classes and frames that only the clients of a kind write. */
const CLIENTS: readonly (readonly [string, RegExp])[] = [
  [
    'PostgreSQL database',
    eitherOf(
      /\bpg-(?:protocol|pool)\b|node_modules\/(?:pg|postgres)\/|\bpsycopg|\basyncpg\b|org\.postgresql|\bNpgsql/,
      /\bPG::|\bpgconn\b|jackc\/pgx|lib\/pq\b|\bpq: /,
    ),
  ],
  [
    'MySQL database',
    eitherOf(
      /node_modules\/(?:mysql2?|mariadb)\/|\bpymysql\b|\bMySQLdb\b|\bcom\.mysql|\bMySqlConnector\b|\bMySql\.Data\b/,
      /\bMysql2::|go-sql-driver\/mysql|\borg\.mariadb/,
    ),
  ],
  [
    'SQL Server database',
    eitherOf(
      /node_modules\/(?:mssql|tedious)\/|\bpymssql\b|com\.microsoft\.sqlserver|\bMicrosoft\.Data\.SqlClient\b/,
      /\bSystem\.Data\.SqlClient\b/,
    ),
  ],
  [
    'MongoDB database',
    eitherOf(
      /node_modules\/(?:mongodb|mongoose)\/|\bpymongo\b|com\.mongodb|\bMongoDB\.Driver\b|\bMongo::|mongo-driver\//,
      /\bMongo(?:ose)?(?:Server|Network|Pool|Error)\w*/,
    ),
  ],
  [
    'Redis server',
    eitherOf(
      /node_modules\/(?:ioredis|redis|@redis)\/|site-packages\/redis\/|\bredis\.exceptions\b|io\.lettuce/,
      /redis\.clients|StackExchange\.Redis|go-redis\/|\bRedis(?:Client)?::/,
    ),
  ],
  [
    'Kafka broker',
    eitherOf(
      /node_modules\/kafkajs\/|\bKafkaJS\w*Error\b|\b(?:confluent_kafka|aiokafka)\b|org\.apache\.kafka/,
      /\bConfluent\.Kafka\b|segmentio\/kafka-go/,
    ),
  ],
  ['RabbitMQ broker', /node_modules\/amqplib\/|\bpika\.|com\.rabbitmq|\bRabbitMQ\.Client\b|\bBunny::|amqp091-go/],
  ['Firestore database', /@firebase\/firestore|@google-cloud\/firestore|google\.cloud\.firestore/],
  [
    'search cluster',
    eitherOf(
      /node_modules\/@(?:elastic|opensearch-project)\/|\b(?:elasticsearch|opensearchpy)\./,
      /org\.(?:elasticsearch|opensearch)\./,
    ),
  ],
];

/** Clients of any database, where nothing says which one it is. */
const ANY_DATABASE = anyOf(
  /\bprisma\b|Prisma\w*Error|\bSequelize\w*Error|HikariPool|\bKnex\w*Error|\bTypeORM\w*Error|QueryFailedError/,
  /QueuePool limit|sqlalchemy\.|\bdjango\.db\.|org\.hibernate\.|remaining connection slots/,
);

/** The vendors whose errors carry their name: `StripeRateLimitError`, `stripe.error.APIError`, `com.stripe.exception.…`. */
const VENDORS = [
  'Stripe',
  'Twilio',
  'SendGrid',
  'OpenAI',
  'Anthropic',
  'Slack',
  'Plaid',
  'Braintree',
  'Mailgun',
  'Auth0',
];
const VENDOR_CLIENTS = VENDORS.map((name): readonly [string, RegExp] => [
  name,
  new RegExp(
    `\\b${name}(?:[\\w.]*\\.)?\\w*(?:Error|Exception)\\b|(?:node_modules/(?:@[\\w-]+/)?|site-packages/|github\\.com/|\\bcom\\.)${name}|\\b${name}::|\\bconnection to ${name}\\b`,
    'i',
  ),
]);

/** Undefined when no client shows itself, or when several do. */
export function serviceKind({
  types,
  texts,
  stack,
}: Pick<Signals, 'types' | 'texts' | 'stack'>): ServiceKind | undefined {
  const said = [...types, ...texts, ...(stack === undefined ? [] : [stack])]
    .map(({ value }) => value.slice(0, 16_384))
    .join('\n');
  const shown = (clients: typeof CLIENTS): readonly string[] =>
    clients.filter(([, client]) => client.test(said)).map(([name]) => name);
  const [kind, another] = [
    ...shown(CLIENTS).map((name) => ({ name, vendor: false })),
    ...shown(VENDOR_CLIENTS).map((name) => ({ name: `${name} API`, vendor: true })),
  ];
  if (another !== undefined) return undefined;
  if (kind !== undefined) return kind;
  if (ANY_DATABASE.test(said)) return { name: 'database', vendor: false };
  const service = awsServiceIn({ types, texts, ...(stack === undefined ? {} : { stack }) });
  if (service !== undefined) return { name: `AWS service ${service}`, vendor: false };
  const operation = operationIn({ texts, ...(stack === undefined ? {} : { stack }) });
  return operation === undefined ? undefined : { name: `AWS service behind ${operation}`, vendor: false };
}
