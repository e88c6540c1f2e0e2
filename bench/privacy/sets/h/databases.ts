/** Statements with values in them, errors of drivers that quote data, and audits of databases. */
import { json } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

export const databaseTemplates = withKit({
  'pg-unique': (k) =>
    say`ERROR:  duplicate key value violates unique constraint "users_email_key" DETAIL:  Key (email)=(${k.p.email}) already exists.`,
  'pg-insert': (k) =>
    say`LOG:  duration: ${k.amount(200, 9000)}.412 ms  statement: INSERT INTO members (given_name, surname, phone, birth_date) VALUES ('${k.p.first}', '${k.p.last}', '${k.p.phone}', '${k.born()}')`,
  'pg-params': (k) =>
    say`DETAIL:  parameters: $1 = '${k.p.email}', $2 = '${k.like('user_id', '{h8}-{h4}-4{h3}-9{h3}-{h12}')}', $3 = 'active'`,
  'pg-auth': (k) =>
    say`FATAL:  password authentication failed for user "${k.p.login}" connection from ${k.inside()} database "${k.mark('database', `${k.p.tenantPlain.replace('-', '_')}_crm`)}"`,
  pgaudit: (k) =>
    `AUDIT: «SESSION»,«7»,«1»,«READ»,«SELECT»,,,"«SELECT» «iban» «FROM» «payouts» «WHERE» «owner» = '${k.p.name}'",<none>`,
  'pg-failing-row': (k) =>
    say`DETAIL:  Failing row contains (${k.number('user_number', 1000, 90000).replace(/\ue003/g, '')}, ${k.p.name}, ${k.p.email}, null, ${k.p.street}, ${k.p.city}).`,
  'mysql-dup': (k) => say`ERROR 1062 (23000): Duplicate entry '${k.p.login}' for key 'accounts.uq_username'`,
  'mysql-slow': (k) =>
    say`# User@Host: ${k.p.login}[${k.p.login}] @ ${k.q.host} [${k.inside()}]  Id: ${k.amount(1000, 99999)} # Query_time: ${k.amount(2, 40)}.118  Lock_time: 0.000 Rows_sent: 1 SELECT * FROM tickets WHERE requester_email = '${k.q.email}' ORDER BY created_at DESC LIMIT 20;`,
  'mysql-denied': (k) => say`Access denied for user '${k.p.login}'@'${k.ip()}' (using password: YES)`,
  'mssql-trunc': (k) =>
    say`Msg 2628, Level 16, State 1: String or binary data would be truncated in table 'Contacts', column 'Street'. Truncated value: '${k.p.street}'.`,
  'oracle-check': (k) =>
    say`ORA-20001: national number ${k.id('fr')} rejected for employee ${k.p.reversed} ORA-06512: at line ${k.amount(12, 300)}`,
  'oracle-listener': (k) =>
    say`(CONNECT_DATA=(SERVICE_NAME=${k.like('database', '{l6}prd')})(CID=(PROGRAM=sqlplus)(HOST=${k.like('host', '{l7}-ws{d2}')})(USER=${k.p.login}))) * (ADDRESS=(PROTOCOL=tcp)(HOST=${k.inside()})(PORT=51234)) * establish * 12514`,
  'mongo-slow': (k) => ({
    t: { $date: k.time() },
    s: facts('I'),
    c: facts('COMMAND'),
    id: k.fact(51803),
    ctx: 'conn4412',
    msg: facts('Slow query'),
    attr: {
      ns: `${k.mark('database', k.p.tenantPlain)}.«contacts»`,
      command: { find: facts('contacts'), filter: { email: k.p.email, _id: { $oid: k.like('user_id', '66{h22}') } } },
      planSummary: facts('COLLSCAN'),
      docsExamined: k.measured(1000, 900000),
      durationMillis: k.measured(100, 9000),
      remote: `${k.inside()}:${k.count(30000, 60000)}`,
    },
  }),
  'mongo-dup': (k) =>
    say`MongoServerError: E11000 duplicate key error collection: ${k.mark('database', k.p.tenantPlain)}.users index: phone_1 dup key: { phone: "${k.p.phone}" }`,
  'redis-monitor': (k) =>
    say`${k.seconds()}.${k.count(100000, 999999)} [0 ${k.inside()}:51044] "SETEX" "session:${k.like('session_id', '{a32}')}" "3600" "${k.p.email}"`,
  'redis-key': (k) =>
    say`WRONGTYPE Operation against a key holding the wrong kind of value, key=cart:${k.like('user_id', 'u_{x10}')}:items command=HGETALL`,
  'elastic-slow': (k) =>
    say`[index.search.slowlog.query] [${k.like('host', 'es-data-{l5}')}] [people][2] took[${k.amount(2, 9)}.1s], total_hits[1 hits], source[{"query":{"match":{"full_name":"${k.p.name}"}}}]`,
  'cassandra-warn': (k) =>
    say`WARN  [Native-Transport-Requests-3] SelectStatement.java:448 - Aggregation query used on multiple partition keys for ${k.mark('database', k.p.tenantPlain.replace('-', '_'))}.readings meter ${k.like('meter_id', 'ZF{d10}')}`,
  'clickhouse-ex': (k) =>
    say`Code: 62. DB::Exception: Syntax error: failed at position 61: SELECT count() FROM events WHERE user_email = '${k.p.email}' AND. (SYNTAX_ERROR) (version 24.3.2.23)`,
  'snowflake-hist': (k) => ({
    QUERY_ID: k.uuid(),
    QUERY_TEXT: say`select * from claims where policy_holder ilike '${k.p.name}' limit 10`,
    USER_NAME: k.p.login,
    ROLE_NAME: facts('ANALYST'),
    WAREHOUSE_SIZE: facts('X-Small'),
    EXECUTION_STATUS: facts('FAIL'),
    ERROR_CODE: facts('002003'),
    TOTAL_ELAPSED_TIME: k.measured(200, 90000),
    CLIENT_IP: k.ip(),
  }),
  'bigquery-job': (k) => ({
    jobId: k.like('request_id', 'bquxjob_{h8}_{h11}'),
    projectId: k.mark('project', `${k.p.tenantPlain}-dwh`),
    user_email: k.p.work,
    query: say`DELETE FROM crm.leads WHERE email IN ('${k.q.email}')`,
    state: facts('DONE'),
    errorResult: { reason: facts('accessDenied') },
  }),
  'neo4j-cypher': (k) =>
    say`MATCH (p:Person {name: '${k.p.name}'})-[:WORKS_AT]->(c) RETURN c LIMIT 5 - ${k.amount(20, 900)} ms planning 3 ms`,
  'prisma-known': (k) => ({
    name: facts('PrismaClientKnownRequestError'),
    code: facts('P2002'),
    clientVersion: facts('5.16.1'),
    meta: { modelName: facts('Patient'), target: ['«nationalId»'] },
    args: { data: { nationalId: k.id('es'), fullName: k.p.name, consent: true } },
  }),
  'sqlalchemy-ie': (k) =>
    say`sqlalchemy.exc.IntegrityError: (psycopg2.errors.NotNullViolation) null value in column "zip" [SQL: INSERT INTO addresses (street, city, zip) VALUES (%(street)s, %(city)s, %(zip)s)] [parameters: {'street': '${k.p.street}', 'city': '${k.p.city}', 'zip': None}]`,
  'hibernate-bind': (k) => say`TRACE org.hibernate.orm.jdbc.bind : binding parameter (1:VARCHAR) <- [${k.p.email}]`,
  'typeorm-query': (k) =>
    `«query» «failed»: «UPDATE» "«devices»" «SET» "«imei»" = $1 «WHERE» "«owner»" = $2 -- PARAMETERS: ${json([k.imei(), k.p.login])}`,
  'dynamo-cap': (k) => ({
    TableName: k.mark('resource', `${k.p.tenantPlain}-sessions`),
    Key: { pk: `ORG#${k.like('tenant', '{U26}')}`, sk: `MEMBER#${k.p.email}` },
    error: facts('ProvisionedThroughputExceededException'),
    ConsumedCapacity: k.measured(1, 40),
  }),
  'conn-string': (k) =>
    say`could not connect: postgresql://${k.p.login}:${k.like('password', '{a14}')}@${k.like('host', 'db-{l6}.c{x11}.eu-west-1.rds.amazonaws.com')}:5432/${k.mark('database', `${k.p.tenantPlain.replace('-', '_')}`)}?sslmode=require: server closed the connection unexpectedly`,
});
