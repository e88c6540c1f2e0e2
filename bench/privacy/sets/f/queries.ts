/** GraphQL, SQL, document queries, search, and what validators say about values. */
import { json } from '../../marks.js';
import { withKit } from './kit.js';

export const queryTemplates = withKit({
  graphql_operation: (k) => ({
    operationName: '«UpdateContact»',
    variables: {
      id: k.like('user_id', 'Q29udGFjdDo{a8}'),
      input: { name: k.p.full, emails: [k.p.email], phone: k.p.phone, company: k.p.company },
    },
    errors: [
      {
        message: '«Cannot return null for non-nullable field Contact.owner.»',
        path: ['updateContact', 'owner'],
        extensions: { code: '«INTERNAL_SERVER_ERROR»', classification: '«DataFetchingException»' },
      },
    ],
    viewer: k.q.email,
    durationMs: k.measured(10, 4000),
  }),
  graphql_inline: (k) =>
    `query «Search» { people(filter: {lastName: "${k.p.family}", city: "${k.p.town}"}) { id } } -> «GRAPHQL_VALIDATION_FAILED»: «Unknown argument "city" on field "PersonFilter"»`,
  appsync_resolver: (k) => ({
    logType: '«RequestMapping»',
    path: ['«getAccount»'],
    fieldName: '«getAccount»',
    parentType: '«Query»',
    resolverArn: `arn:aws:appsync:${k.region()}:${k.account}:apis/${k.like('resource', '{x26}')}/types/Query/resolvers/getAccount`,
    requestId: k.uuid(),
    context: {
      arguments: { accountNo: k.like('account_number', '{n1}{d9}') },
      identity: {
        sub: k.uuid('user_id'),
        username: k.p.user,
        sourceIp: [k.ip()],
        claims: { 'cognito:groups': ['«advisors»'], email: k.p.email },
      },
    },
    errors: ['«MappingTemplate: Unable to convert»'],
  }),
  sql_bound: (k) =>
    `«Executing (default)»: SELECT "id", "email" FROM "«members»" WHERE "email" = '${k.p.email}' AND "status" <> «'deleted'» LIMIT «1»; «elapsed ${k.count(2, 900)} ms»`,
  sql_error: (k) => ({
    level: 'error',
    msg: '«query failed»',
    sql: 'INSERT INTO «visitors» (first_name, last_name, mobile, host) VALUES ($1, $2, $3, $4)',
    bindings: [k.p.given, k.p.family, k.p.phone, k.q.full],
    err: {
      name: '«DatabaseError»',
      code: '«22P02»',
      detail: `Failing row contains (${k.like('user_number', '{n1}{d4}')}, ${k.p.given}, ${k.p.family}, null, ${k.p.phone}).`,
      table: '«visitors»',
      constraint: '«visitors_host_check»',
    },
  }),
  prisma: (k) =>
    `«PrismaClientKnownRequestError»: \n«Invalid \`prisma.customer.create()\` invocation»:\n{ data: { email: "${k.p.email}", name: "${k.p.full}", taxCode: "${k.p.idNumber}" } }\n«Unique constraint failed on the fields: (\`email\`)» code: '«P2002»'`,
  mongo_slow: (k) => ({
    s: 'I',
    c: '«COMMAND»',
    msg: '«Slow query»',
    attr: {
      ns: '«crm.contacts»',
      command: { find: '«contacts»', filter: { tenant: k.p.tenant, 'phones.number': k.p.e164 } },
      planSummary: '«COLLSCAN»',
      keysExamined: k.fact(0),
      docsExamined: k.measured(10_000, 900_000),
      durationMillis: k.measured(101, 9000),
      remote: `${k.privateIp()}:${k.count(30000, 60000)}`,
      appName: '«contacts-api»',
    },
    t: { $date: k.time() },
  }),
  mongo_duplicate: (k) =>
    `«MongoServerError: E11000 duplicate key error collection»: «shop.users» index: «handle_1» dup key: { handle: "${k.p.nick}" }`,
  dynamo_put: (k) =>
    `«ConditionalCheckFailedException»: «The conditional request failed» PutItem «Wallets» pk=WALLET#${k.like('user_id', '{U26}')} owner=${k.p.full} rid=${k.like('request_id', '{X52}')}`,
  search_query: (k) => ({
    index: '«people-v4»',
    took: k.measured(2, 2000),
    timed_out: true,
    query: {
      bool: {
        must: [
          { match: { full_name: k.p.full } },
          { term: { 'address.postcode': k.p.postal === '' ? k.p.town : k.p.postal } },
        ],
        filter: { term: { employer: k.p.company } },
      },
    },
    error: {
      type: '«search_phase_execution_exception»',
      reason: '«all shards failed»',
      caused_by: { type: '«circuit_breaking_exception»', bytes_wanted: k.measured(900_000, 9_000_000) },
    },
    opaque_id: k.q.user,
  }),
  zod_issues: (k) => ({
    level: 'warn',
    route: '«POST /api/register»',
    status: k.fact(422),
    issues: [
      {
        code: '«invalid_string»',
        validation: '«email»',
        path: ['email'],
        message: '«Invalid email»',
        received: k.p.email.replace('.', '..'),
      },
      { code: '«too_small»', minimum: k.fact(8), path: ['password'], received: k.like('password', '{l4}{d3}') },
      { code: '«invalid_date»', path: ['dateOfBirth'], received: k.p.birthLocal },
    ],
    ip: k.ip(),
  }),
  class_validator: (k) => ({
    message: [
      '«phone must be a valid phone number»',
      `iban "${k.iban()}" «has an invalid country»`,
      `name.first (${k.p.given}) «must be longer than or equal to 3 characters»`,
    ],
    error: '«Bad Request»',
    statusCode: k.fact(400),
    correlationId: k.uuid(),
    actor: k.q.work,
  }),
  ajv_text: (k) =>
    `«schema validation failed» for event «customer.updated v3»: data/address/zip «must match pattern "^[0-9]{5}$"» (was "${k.p.postal || k.p.town}"), data/contact/mobile «must be string» (was ${k.like('phone_national', '{n1}{d8}')}) customer=${k.like('customer_id', 'CU{d8}')}`,
  joi_text: (k) =>
    `«ValidationError»: «"taxId" with value» "${k.p.idNumber}" «fails to match the required pattern», «"employer" is not allowed to be empty»; payload from ${k.p.user}@${k.privateIp()}`,
  odata: (k) => ({
    error: {
      code: '«Request_BadRequest»',
      message: `«Another object with the same value for property» userPrincipalName ${k.p.work} «already exists.»`,
      innerError: { date: k.time(), 'request-id': k.uuid(), 'client-request-id': k.uuid() },
    },
    url: `https://graph.microsoft.com/v1.0/users/${k.p.work}/manager`,
    tenantId: k.uuid('tenant'),
  }),
  salesforce: (k) =>
    `SOQL «SELECT Id FROM Contact WHERE LastName» = '${k.p.family.replace(/'/g, '’')}' AND Account.Name = '${k.p.company.replace(/'/g, '’')}' -> «UNABLE_TO_LOCK_ROW» record ${k.like('customer_id', '0035g{a13}')} org ${k.like('tenant', '00D{a15}')}`,
  ldap: (k) =>
    `bind «INVALID_CREDENTIALS» (data «52e») dn="CN=${k.p.full.replace(/,/g, '')},OU=Finance,DC=${k.p.tenant},DC=corp" from ${k.privateIp()}`,
  soap_fault: (k) =>
    `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header><wsse:UsernameToken><wsse:Username>${k.q.user}</wsse:Username><wsse:Password>${k.like('password', '{a12}')}</wsse:Password></wsse:UsernameToken></soap:Header><soap:Body><soap:Fault><faultcode>«soap:Client»</faultcode><faultstring>«VAT number not found»</faultstring><detail><vatNumber>${k.like('vat', 'NL{d9}B0{n1}')}</vatNumber><name>${k.p.company.replace(/&/g, '&amp;')}</name><requester>${k.p.full}</requester></detail></soap:Fault></soap:Body></soap:Envelope>`,
  batch_csv: (k) =>
    `«import contacts.csv: 2 of ${k.count(40, 900)} lines rejected»\nid,name,email,phone,city\n${k.like('user_number', '{n1}{d3}')},${k.p.full},${k.p.email},${k.p.phone},${k.p.town}\n${k.like('user_number', '{n1}{d3}')},"${k.q.upper}",${k.q.email},,${k.q.town}`,
  diff: (k) => ({
    audit: '«profile.changed»',
    by: k.q.user,
    changes: [
      { field: '«lastName»', from: k.p.family, to: k.q.family },
      { field: '«email»', from: k.p.email, to: k.q.email },
      { field: '«locale»', from: 'de-CH', to: 'fr-CH' },
      { field: '«shippingStreet»', from: k.p.street, to: k.q.street },
    ],
    version: k.measured(2, 40),
    patch: json([{ op: 'replace', path: '/phone', value: k.p.phone }]),
  }),
});
