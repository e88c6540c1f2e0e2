/** Statements with values in them, errors of drivers that quote data, audits and slow logs. */
import { json, mark } from '../../../marks.js';
import { facts, say, withKit } from '../kit.js';

export const databaseTemplates = withKit({
  'pg-detail': (k) =>
    say`ERROR:  insert or update on table "orders" violates foreign key constraint "orders_member_fk" DETAIL:  Key (member_email)=(${k.p.email}) is not present in table "members".`,
  'pg-row': (k) =>
    say`ERROR:  null value in column "country" of relation "addresses" violates not-null constraint DETAIL:  Failing row contains (${k.like('user_number', '{n1}{d5}')}, ${k.p.name}, ${k.p.street}, ${k.p.postal}, ${k.p.city}, null).`,
  'pg-slow': (k) =>
    say`LOG:  duration: ${k.amount(200, 9000)}.118 ms  execute <unnamed>: SELECT * FROM accounts WHERE holder ILIKE '%${k.p.last}%' AND birth_date = '${k.born()}' ORDER BY created_at DESC LIMIT 50`,
  'pg-hba': (k) =>
    say`FATAL:  no pg_hba.conf entry for host "${k.ip()}", user "${k.p.login}", database "${mark('database', `${k.p.tenantPlain.replaceAll('-', '_')}_prod`)}", no encryption`,
  'pg-audit': (k) =>
    `AUDIT: «OBJECT»,«12»,«1»,«READ»,«SELECT»,«TABLE»,«public.patients»,"«select» «diagnosis» «from» «patients» «where» «mrn» = '${k.like('medical_record', '{n1}{d6}')}' «and» «surname» = '${k.p.last}'",<none>`,
  'mysql-duplicate': (k) =>
    say`SQLSTATE[23000]: Integrity constraint violation: 1062 Duplicate entry '${k.p.phone}' for key 'members.members_phone_unique' (SQL: insert into members (name, phone) values (${k.p.name}, ${k.p.phone}))`,
  'mysql-general': (k) =>
    `${k.time()}\t${k.count(10, 900)} «Query»\t«UPDATE» «employees» «SET» «salary»=4200 «WHERE» «email»='${k.p.work}' «AND» «national_id»='${k.id('pt')}'`,
  'mysql-audit': (k) => ({
    audit_record: {
      name: facts('Connect'),
      user: k.p.login,
      host: k.host('bi-{w}.{o}.lan'),
      ip: k.inside(),
      db: mark('database', `${k.p.tenantPlain.replaceAll('-', '_')}_crm`),
      status: k.fact(1045),
      connection_type: facts('ssl'),
      server_version: facts('8.4.3'),
    },
  }),
  'mssql-audit': (k) => ({
    action_id: facts('SL'),
    succeeded: facts('true'),
    server_principal_name: k.p.domainLogin,
    database_name: mark('database', `${k.p.tenantPlain}-erp`),
    object_name: facts('Payroll'),
    statement: say`SELECT * FROM dbo.Payroll WHERE EmployeeName = N'${k.p.name}'`,
    client_ip: k.inside(),
    host_name: k.host('WS-{w}-{d3}'),
  }),
  'oracle-fga': (k) =>
    say`FGA policy SALARY_READ fired: DB_USER=${k.p.login} OS_USER=${k.q.login} USERHOST=${k.host('{w}-lt{d2}')} SQL_TEXT=select iban from staff where surname = '${k.p.last}'`,
  'oracle-unique': (k) =>
    say`ORA-00001: unique constraint (HR.UQ_SSN) violated on table HR.EMPLOYEES columns (SSN) row values: (SSN:'${k.id('ssn')}')`,
  'mongo-command': (k) => ({
    t: { $date: k.time() },
    s: facts('W'),
    c: facts('COMMAND'),
    msg: facts('Slow query'),
    attr: {
      ns: `${mark('database', k.p.tenantPlain)}.«people»`,
      command: {
        aggregate: facts('people'),
        pipeline: [{ $match: { 'contact.email': k.p.email, lastName: k.p.last } }, { $sort: facts({ createdAt: -1 }) }],
      },
      durationMillis: k.measured(200, 9000),
      planSummary: facts('COLLSCAN'),
      remote: `${k.inside()}:51022`,
      appName: facts('crm-api'),
    },
  }),
  'mongo-validation': (k) =>
    say`MongoServerError: Document failed validation errInfo={failingDocumentId: ObjectId('${k.objectId('user_id')}'), details: {propertyName: 'phone', consideredValue: '${k.p.phone}', reason: 'regular expression did not match'}}`,
  'redis-acl': (k) =>
    say`ACL LOG reason=auth context=toplevel username=${k.p.login} client-info="id=41 addr=${k.inside()}:51022 name=worker db=0 cmd=auth user=default"`,
  'redis-scan': (k) =>
    `«SCAN» 0 «MATCH» tenant:${k.p.tenant}:session:* -> 1) "tenant:${k.p.tenant}:session:${k.like('session_id', '{h32}')}" 2) "tenant:${k.p.tenant}:user:${k.p.email}"`,
  'cassandra-trace': (k) =>
    say`Executing single-partition query on members for key ${k.p.email} in keyspace ${mark('database', k.p.tenantPlain.replaceAll('-', '_'))}: read 1 live rows and 4211 tombstone cells (see tombstone_warn_threshold)`,
  'elastic-mapper': (k) => ({
    error: {
      type: facts('mapper_parsing_exception'),
      reason: say`failed to parse field [birth_date] of type [date] in document with id '${k.like('user_id', '{n1}{d6}')}'. Preview of field's value: '${k.bornDots()}'`,
    },
    status: k.fact(400),
    index: facts('members-v3'),
  }),
  'opensearch-audit': (k) => ({
    audit_category: facts('FAILED_LOGIN'),
    audit_request_effective_user: k.p.login,
    audit_request_remote_address: k.ip(),
    audit_node_name: k.host('os-{w}'),
    audit_rest_request_path: facts('/_search'),
    audit_request_body: json({ query: { match: { full_name: k.p.name } } }),
  }),
  'clickhouse-query': (k) => ({
    type: facts('ExceptionWhileProcessing'),
    user: k.p.login,
    query: say`SELECT count() FROM visits WHERE email = '${k.p.email}' OR ip = '${k.ip()}'`,
    exception_code: k.fact(241),
    exception: facts('Memory limit (total) exceeded: would use 9.31 GiB'),
    client_hostname: k.host('{w}-mbp'),
    initial_address: k.mapped(),
  }),
  'snowflake-login': (k) => ({
    EVENT_TYPE: facts('LOGIN'),
    USER_NAME: k.p.loud,
    CLIENT_IP: k.ip(),
    REPORTED_CLIENT_TYPE: facts('JDBC_DRIVER'),
    FIRST_AUTHENTICATION_FACTOR: facts('PASSWORD'),
    IS_SUCCESS: facts('NO'),
    ERROR_MESSAGE: facts('INCORRECT_USERNAME_PASSWORD'),
    ACCOUNT_LOCATOR: k.like('account_number', '{u2}{d5}'),
  }),
  'bigquery-audit': (k) => ({
    principal: k.p.work,
    project: mark('project', `${k.p.tenantPlain}-analytics`),
    query: say`SELECT * FROM crm.contacts WHERE email = '${k.q.email}' AND phone = '${k.q.phone}'`,
    bytesBilled: k.measured(1000, 900000),
    error: { code: k.fact(403), reason: facts('accessDenied') },
  }),
  'redshift-copy': (k) =>
    say`Load into table 'members' failed. Check 'stl_load_errors' system table for details. raw_line=${k.p.reversed}|${k.p.email}|${k.bornPacked()}|${k.p.postal} err_reason=Delimiter not found`,
  'neo4j-slow': (k) =>
    say`1412 ms: bolt-session bolt ${k.p.login} neo4j-java/5.26 client/${k.inside()}:51022 server/${k.inside()}:7687> MATCH (p:Person {email: $email})-[:KNOWS]->(q) RETURN q - {email: '${k.p.email}'}`,
  'dynamo-partiql': (k) =>
    say`ValidationException: Statement wasn't well formed: SELECT * FROM "${mark('resource', `${k.p.tenantPlain}-members`)}" WHERE email = '${k.p.email}' AND contains(last_name, '${k.p.last}')`,
  'prisma-unique': (k) => ({
    name: facts('PrismaClientKnownRequestError'),
    code: facts('P2002'),
    meta: { modelName: facts('Member'), target: facts(['phone']) },
    args: { data: { phone: k.p.phone, fullName: k.p.name, nationalId: k.id('se') } },
    clientVersion: facts('6.4.1'),
  }),
  'sequelize-error': (k) =>
    say`SequelizeUniqueConstraintError: Validation error: email must be unique, value '${k.p.email}', parameters: ["${k.p.first}","${k.p.last}","${k.p.email}"], sql: INSERT INTO "Users" ("first","last","email") VALUES ($1,$2,$3)`,
  'knex-debug': (k) =>
    say`{ method: 'insert', bindings: [ '${k.p.name}', '${k.p.street}', ${k.like('user_number', '{n1}{d5}')}, null ], sql: 'insert into addresses (name, street, owner_id, note) values (?, ?, ?, ?)' }`,
  'sqlalchemy-stmt': (k) =>
    say`(sqlite3.IntegrityError) UNIQUE constraint failed: staff.badge [SQL: INSERT INTO staff (name, badge, email) VALUES (?, ?, ?)] [parameters: ('${k.p.name}', '${k.like('employee_id', 'B{d5}')}', '${k.p.work}')]`,
  'jooq-exception': (k) =>
    say`org.jooq.exception.DataException: SQL [insert into patient (nhs_number, name) values ('${k.id('nhs')}', '${k.p.name}')]; ERROR: value too long for type character(10)`,
  'influx-line': (k) =>
    `«heart_rate»,user=${k.like('user_id', 'u{d6}')},device=${k.like('device_id', '{H12}')} «value»=«72i» ${k.millis()}000000`,
  'supabase-rls': (k) => ({
    code: facts('42501'),
    message: facts('new row violates row-level security policy for table "profiles"'),
    hint: null,
    request: { method: facts('POST'), role: facts('authenticated'), sub: k.uuid('user_id'), email: k.p.email },
  }),
});
