/**
 * Whether an error that no rule recognizes was raised by the program itself or by a library that it calls. A program's own
 * error says what its author meant; any other stands for something behind it (a setting, a server, a value), and which of
 * these it is nobody can tell from unknown words.
 */
import { eitherOf } from '../../model/patterns.js';
import { logLine } from '../failures/log-line.js';
import type { Signals } from './signals.js';

/** What clients of databases, brokers, vendors and clouds put in front of the names of their errors. */
const OF_LIBRARY = new RegExp(
  `^(?:${[
    'botocore|boto3|aiobotocore|s3transfer|aws_|Aws::|AWS\\.|Amazon\\.|com\\.amazonaws|software\\.amazon|@aws-sdk',
    'psycopg\\w*|asyncpg|pymysql|MySQLdb|mysql|sqlalchemy|pymongo|motor|redis|kafka|confluent_kafka|aiokafka|pika|celery',
    'requests|urllib3|httpx|aiohttp|http\\.client|ssl|socket|grpc|google|azure|msal|openai|anthropic|stripe|twilio|sendgrid',
    'elasticsearch|opensearchpy|slack_sdk|hvac|paramiko|ldap3?|cassandra|snowflake|pinecone',
    'Microsoft|Npgsql|MySqlConnector|MongoDB|StackExchange|RabbitMQ|Confluent|Azure|Grpc|System\\.(?:Net|Data|Security)',
    'org\\.(?:apache|springframework|postgresql|hibernate|elasticsearch|opensearch|eclipse|redisson|mongodb|mariadb)',
    'com\\.(?:mysql|mongodb|datastax|zaxxer|rabbitmq|stripe|twilio|google|microsoft|oracle|snowflake)',
    'io\\.(?:grpc|lettuce|netty|r2dbc|vertx|micrometer|confluent)|java\\.(?:net|sql|nio)|javax\\.(?:net|naming|mail)',
    'PG::|Mysql2::|Mongo::|Redis::|RedisClient::|Faraday::|Net::|Excon::|HTTParty::|Bunny::|Stripe::|Twilio::|OpenSSL::|Sequel::',
  ].join(
    '|',
  )})(?=[.:\\w]|$)|^(?:Mongo|Redis|Reply|Kafka(?:JS)?|Sequelize|Prisma|Axios|Stripe|Twilio|SendGrid|OpenAI|APIConnection|Amqp|Elastic|OpenSearch|Cassandra|TypeORM|QueryFailed|Undici|Got|Fetch|Firebase|Slack\\w*)\\w*Error$`,
);

const FRAME = /^(?:at |File "|from |\S+\.(?:go|rb):\d+|[\w.$]+\(\w+\.(?:java|kt|scala):\d+\))/;
const LIBRARY_FRAME = eitherOf(
  /node_modules|site-packages|dist-packages|\/gems\/|\/pkg\/mod\/|node:(?:internal|net|tls|dns|http|https|_)/,
  /\(internal\//,
  /(?:^|\bat )(?:com\.amazonaws|software\.amazon|org\.(?:apache|springframework|postgresql|hibernate)|io\.(?:netty|grpc|lettuce)|com\.(?:mysql|mongodb|zaxxer)|javax?\.|sun\.|System\.|Microsoft\.|Amazon\.|Npgsql\.|StackExchange\.)/,
);
/** Where an event loop takes up a program that waited: nobody raised anything there. */
const RESUMED = /node:internal\/(?:process|timers|async_hooks)|\bprocessTicksAndRejections\b|\blistOnTimeout\b/;
/** A class with a package or module in front that is neither the language's own nor what Lambda calls an end without words. */
const OWN_CLASS =
  /^(?!(?:java|javax|kotlin|scala|System|builtins|errors|fmt|std|runtime|Runtime|Sandbox|Function|Extension|States|Lambda)\.)[A-Za-z][\w-]*(?:\.\w+)+$/;

/**
 * Who raised an error, by its name, the innermost frame of its stack, or the place in the program that a text logger
 * prints in front of words without any name of an error; undefined where none of these says so.
 */
export function raisedBy({ types, stack, texts }: Signals): 'program' | 'library' | undefined {
  if (types.some(({ value }) => OF_LIBRARY.test(value))) return 'library';
  const lines = (stack?.value ?? '')
    .slice(0, 16_384)
    .split(/\r?\n|\\n/)
    .map((line) => line.trim())
    .filter((line) => FRAME.test(line) && !RESUMED.test(line));
  // Python prints the innermost frame last.
  const innermost = lines.some((line) => line.startsWith('File "')) ? lines.at(-1) : lines[0];
  if (innermost !== undefined) return LIBRARY_FRAME.test(innermost) ? 'library' : 'program';
  if (types.some(({ value }) => OWN_CLASS.test(value))) return 'program';
  const placed = types.length === 0 && texts.some(({ value }) => logLine(value).place !== undefined);
  return placed ? 'program' : undefined;
}
