/** Set G: what databases and the layers above them say when they fail. */
import { json } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

export const databaseTemplates = withKit({
  'postgres unique violation': (k) =>
    `${k.stamp()} UTC [${k.amount(100, 9000)}] ${k.p.named('db_user', '*_app')}@${k.p.named('database', '*_prod')} «ERROR»:  ${say`duplicate key value violates unique constraint`} "«customers_email_key»"\n${k.stamp()} UTC [${k.amount(100, 9000)}] «DETAIL»:  ${say`Key (email)=(${k.p.email}) already exists.`}\n${k.stamp()} UTC [${k.amount(100, 9000)}] «STATEMENT»:  ${say`INSERT INTO customers (email, first_name, last_name, phone) VALUES`} ('${k.p.email}', '${k.p.given}', '${k.p.family}', '${k.p.phone}')`,
  'postgres slow query': (k) =>
    `${k.syslog()} ${k.like('host', 'pg-{n1}.{l6}.internal')} postgres[${k.amount(100, 9000)}]: «LOG»:  «duration»: ${k.amount(1000, 30000)}.${k.amount(100, 999)} «ms»  «execute» <unnamed>: ${say`SELECT id, total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.last_name ILIKE`} '${k.p.family}%' «AND» c.birth_date = '${k.p.birth}' «ORDER» «BY» «created_at» «DESC» «LIMIT» «50»`,
  'postgres auth failure': (k) =>
    `«FATAL»:  ${say`password authentication failed for user`} "${k.p.user}"\n«DETAIL»:  ${say`Connection matched pg_hba.conf line 95:`} "«host» «all» «all» ${k.inside()}/«16» «scram-sha-256»"\n«LOG»:  ${say`could not send data to client ${k.inside()}: Broken pipe`}`,
  'mysql duplicate entry': (k) => ({
    ...facts({ code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000', level: 'error' }),
    sqlMessage: say`Duplicate entry '${k.p.tenant}-${k.p.email}' for key 'members.uq_tenant_email'`,
    sql: `${say`INSERT INTO members SET tenant =`} '${k.p.tenant}', email = '${k.p.email}', nickname = '${k.nick()}'`,
  }),
  'mysql access denied line': (k) =>
    `${k.time()} ${k.amount(10, 9000)} [«Note»] [«MY-010926»] [«Server»] ${say`Access denied for user '${k.p.user}'@'${k.ip()}' (using password: YES)`}`,
  'mysql deadlock dump': (k) =>
    `*** (1) «TRANSACTION»:\n${say`TRANSACTION ${k.amount(100000, 999999)}, ACTIVE 12 sec starting index read`}\n${say`MySQL thread id ${k.amount(10, 900)}, query id ${k.amount(1000, 9000)}`} ${k.inside()} ${k.p.named('db_user', '*_rw')} «updating»\n${say`UPDATE wallets SET balance = balance - 20 WHERE owner_email`} = '${k.p.email}' «AND» «card_token» = '${k.like('card_token', 'tok_{a24}')}'\n*** ${say`WE ROLL BACK TRANSACTION (1)`}`,
  'mongo slow query': (k) => ({
    t: { $date: k.time() },
    s: '«I»',
    c: '«COMMAND»',
    id: k.fact(51803),
    ctx: `«conn»${k.count(10, 900)}`,
    msg: '«Slow» «query»',
    attr: {
      type: '«command»',
      ns: `${k.p.named('database', '*_crm')}.«contacts»`,
      appName: '«crm-sync»',
      command: {
        find: '«contacts»',
        filter: { 'name.last': k.p.family, 'address.city': k.p.city, mobile: k.p.e164 },
        lsid: { id: { $uuid: k.uuid('session_id') } },
      },
      planSummary: '«COLLSCAN»',
      keysExamined: k.fact(0),
      docsExamined: k.measured(10000, 900000),
      durationMillis: k.measured(200, 9000),
      remote: `${k.inside()}:${k.count(30000, 60000)}`,
    },
  }),
  'mongo uri in an error': (k) =>
    `«MongoServerSelectionError»: ${say`getaddrinfo ENOTFOUND ${k.p.host('mongo-0')}`}\n    at «Timeout._onTimeout» (/app/«node_modules/mongodb/lib/sdam/topology.js»:«278»:«38») { ${say`reason: TopologyDescription`} { uri: 'mongodb+srv://${k.p.user}:${k.password()}@${k.p.host('mongo-0')}/?retryWrites=true&w=majority' } }`,
  'dynamodb transaction canceled': (k) => ({
    name: '«TransactionCanceledException»',
    $fault: '«client»',
    message: say`Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None]`,
    $metadata: {
      httpStatusCode: k.fact(400),
      requestId: k.like('request_id', '{X52}'),
      attempts: k.measured(1, 4),
      totalRetryDelay: k.measured(0, 900),
    },
    CancellationReasons: [
      {
        Code: '«ConditionalCheckFailed»',
        Item: {
          pk: { S: `MEMBER#${k.like('member_id', 'M{d7}')}` },
          owner: { S: k.p.full },
          phone: { S: k.p.local },
          seats: { N: '«4»' },
        },
      },
      { Code: '«None»' },
    ],
  }),
  'redis command error': (k) => ({
    level: '«error»',
    msg: `«ReplyError»: ${say`WRONGTYPE Operation against a key holding the wrong kind of value`}`,
    command: {
      name: '«lpush»',
      args: [`cart:${k.p.email}`, json({ sku: '«TEE-BLK-M»', qty: k.fact(2), giftFor: k.q.full })],
    },
    redis: `rediss://default:${k.password()}@${k.p.host('cache')}:«6379»/0`,
    stack: '«at» «parseError» («/var/task/node_modules/redis-parser/lib/parser.js»:«179»:«12»)',
  }),
  'elasticsearch query failure': (k) => ({
    error: {
      type: '«search_phase_execution_exception»',
      reason: say`all shards failed`,
      phase: '«query»',
      failed_shards: [
        {
          shard: k.fact(0),
          index: k.p.named('index', '*-tickets-2026.05'),
          node: k.like('node_id', '{a22}'),
          reason: {
            type: '«query_shard_exception»',
            reason: say`failed to create query: For input string: "${k.p.local}"`,
          },
        },
      ],
    },
    query: { bool: { must: [{ match: { requester: k.p.full } }, { term: { status: '«open»' } }] } },
    status: k.fact(400),
    took_ms: k.measured(2, 900),
  }),
  'prisma known request error': (k) =>
    `«PrismaClientKnownRequestError»: \n${say`Invalid prisma.user.create() invocation in`}\n/Users/${k.p.home}/«code/api/src/users/service.ts»:«61»:«28»\n\n  → «61» await prisma.user.create({ data: { email: "${k.p.email}", name: "${k.p.full}" } })\n${say`Unique constraint failed on the fields: (email)`} { code: '«P2002»', clientVersion: '«5.16.1»', meta: { modelName: '«User»', target: [ '«email»' ] } }`,
  'sequelize validation error': (k) => ({
    name: '«SequelizeUniqueConstraintError»',
    errors: [
      {
        message: say`phone must be unique`,
        type: '«unique violation»',
        path: '«phone»',
        value: k.p.phone,
        validatorKey: '«not_unique»',
        instance: { id: null, firstName: k.p.given, lastName: k.p.family, phone: k.p.phone, plan: '«basic»' },
      },
    ],
    parent: {
      severity: '«ERROR»',
      code: '«23505»',
      detail: say`Key (phone)=(${k.p.phone}) already exists.`,
      table: '«subscribers»',
      constraint: '«subscribers_phone_key»',
      routine: '«_bt_check_unique»',
    },
  }),
  'sqlalchemy error': (k) =>
    `«sqlalchemy.exc.IntegrityError»: («psycopg2.errors.ForeignKeyViolation») ${say`insert or update on table "bookings" violates foreign key constraint "bookings_guest_id_fkey"`}\n«DETAIL»:  ${say`Key (guest_id)=(${k.like('guest_id', '{n1}{d6}')}) is not present in table "guests".`}\n[«SQL»: ${say`INSERT INTO bookings (guest_id, guest_name, passport_no, nights) VALUES`} (%(guest_id)s, %(guest_name)s, %(passport_no)s, %(nights)s)]\n[«parameters»: {'guest_name': '${k.p.full}', 'passport_no': '${k.like('passport', '{u1}{d8}')}', 'nights': ${k.amount(1, 14)}}]\n(${say`Background on this error at`}: https://sqlalche.me/e/20/gkpj)`,
  'hibernate binding trace': (k) =>
    `${k.stamp()} «TRACE» «org.hibernate.orm.jdbc.bind» - ${say`binding parameter`} (1:«VARCHAR») <- [${k.p.full}]\n${k.stamp()} «TRACE» «org.hibernate.orm.jdbc.bind» - ${say`binding parameter`} (2:«DATE») <- [${k.p.birth}]\n${k.stamp()} «TRACE» «org.hibernate.orm.jdbc.bind» - ${say`binding parameter`} (3:«VARCHAR») <- [${k.p.identity}]\n${k.stamp()} «WARN» «o.h.engine.jdbc.spi.SqlExceptionHelper» - ${say`SQL Error: 0, SQLState: 23502`}`,
  'oracle and sql server lines': (k) =>
    `«ORA-00001»: ${say`unique constraint (${k.p.named('db_schema', '*')}.UK_PATIENT_NO) violated`}\n«Msg» «2627», «Level» «14», «State» «1»: ${say`Violation of UNIQUE KEY constraint 'UQ_Members_Email'. Cannot insert duplicate key in object 'dbo.Members'. The duplicate key value is`} (${k.p.email}).`,
  'dsn in a boot log': (k) =>
    `${k.time()} «INFO» ${say`connecting to`} postgres://${k.p.user}:${k.password()}@${k.p.host('db')}:«5432»/${k.p.named('database', '*')}?sslmode=«require» ${say`pool size 10, statement_timeout 5000 ms`}`,
  'bigquery job error': (k) => ({
    protoPayload: {
      methodName: '«jobservice.jobcompleted»',
      authenticationInfo: { principalEmail: k.p.email },
      serviceName: '«bigquery.googleapis.com»',
      requestMetadata: { callerIp: k.ip() },
    },
    resource: { type: '«bigquery_resource»', labels: { project_id: k.p.named('project', '*-data-{d4}') } },
    jobQuery: `${say`SELECT COUNT(*) FROM sales.leads WHERE owner`} = '${k.q.full}'`,
    totalBilledBytes: k.measured(10000, 9000000),
    status: { code: k.fact(11), message: say`Resources exceeded during query execution` },
    severity: '«ERROR»',
  }),
});
