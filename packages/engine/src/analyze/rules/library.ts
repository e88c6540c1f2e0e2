/**
 * Whether an error that no rule recognizes comes from a library and not from the program that calls it. A program's own
 * error says what its author meant; a library's stands for something behind it (a setting, a server, a value), and which
 * of these it is nobody can tell from an unknown name.
 */
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

const FRAME = /^(?:at |File "|from |\S+\.(?:go|rb):\d+)/;
const LIBRARY_FRAME =
  /node_modules|site-packages|dist-packages|\/gems\/|\/pkg\/mod\/|node:(?:internal|net|tls|dns|http|https|_)|\(internal\/|\bat (?:com\.amazonaws|software\.amazon|org\.(?:apache|springframework|postgresql|hibernate)|io\.(?:netty|grpc|lettuce)|com\.(?:mysql|mongodb|zaxxer)|java\.|javax\.|sun\.|System\.|Microsoft\.|Amazon\.|Npgsql\.|StackExchange\.)/;

/** True where its name or the innermost frame of its stack is a library's. */
export function isOfLibrary({ types, stack }: Signals): boolean {
  if (types.some(({ value }) => OF_LIBRARY.test(value))) return true;
  const lines = (stack?.value ?? '')
    .slice(0, 16_384)
    .split(/\r?\n|\\n/)
    .map((line) => line.trim())
    .filter((line) => FRAME.test(line));
  // Python prints the innermost frame last.
  const innermost = lines.some((line) => line.startsWith('File "')) ? lines.at(-1) : lines[0];
  return innermost !== undefined && LIBRARY_FRAME.test(innermost);
}
