/** Set C, failures of frameworks and clients with values inside. */
import { base64, base64Url, htmlEncoded, json, unicodeEscaped, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const frameworkTemplates = withKit({
  'sequelize-unique': ({ fact, from }) =>
    from('ES', (p) => ({
      name: '«SequelizeUniqueConstraintError»',
      errors: [
        {
          message: '«email» must be unique',
          type: '«unique violation»',
          path: '«email»',
          value: p.email,
          instance: { first_name: p.given, last_name: p.family, nif: p.id },
        },
      ],
      parent: {
        errno: fact(1062),
        sqlState: '23000',
        sqlMessage: `Duplicate entry '${p.email}' for key '«customers.email»'`,
        sql: '«INSERT» INTO `«customers»` (`id`,`email`) VALUES (DEFAULT,?)',
        parameters: [p.given, p.family, p.email, p.id],
      },
    })),
  'prisma-known-request': ({ p, password, host }) => ({
    code: '«P1001»',
    clientVersion: '«5.11.0»',
    name: '«PrismaClientInitializationError»',
    message: `Can't reach database server at \`${host()}:5432\` as ${p.user}`,
    meta: {
      modelName: '«Invoice»',
      url: `postgresql://${p.user}:${urlEncoded(password())}@${host()}:5432/«invoicing»?sslmode=require`,
    },
  }),
  'postgres-error': ({ p, uuid, ip4 }) => ({
    severity: '«ERROR»',
    code: '«23505»',
    detail: `Key (national_no, lower(surname))=(${p.id}, ${p.family}) already exists.`,
    table: '«citizens»',
    constraint: '«citizens_national_no_key»',
    routine: '«_bt_check_unique»',
    where: `COPY citizens, line 4: "${uuid('user_id')},${p.full},${p.birth},${p.phone}"`,
    client: ip4(),
  }),
  'mongo-duplicate': ({ p, like }) => ({
    errorType: '«MongoServerError»',
    errorMessage: `E11000 duplicate key error collection: «crm».«contacts» index: «phone_1» dup key: { phone: "${p.phone}" }`,
    keyValue: { phone: p.phone },
    writeErrors: [
      {
        op: {
          _id: like('user_id', '{h24}'),
          title: 'Dr.',
          name: { given: p.given, family: p.family },
          addresses: [{ road: p.street, city: p.city }],
        },
      },
    ],
    host: `cluster0-shard-00-01.${like('resource', '{x5}')}.«mongodb».net:27017`,
  }),
  'zod-issues': ({ fact, p, like }) => ({
    name: '«ZodError»',
    issues: [
      {
        code: '«invalid_string»',
        validation: '«email»',
        path: ['«guests»', 0, '«email»'],
        message: '«Invalid» email',
        received: `${p.user}(at)${p.work}`,
      },
      {
        code: '«too_small»',
        minimum: fact(10),
        path: ['«guests»', 0, '«passport»'],
        received: like('passport', '{u1}{d6}'),
      },
    ],
    input: { guests: [{ fullName: p.full, dob: p.localBirth }], arrival: '2024-08-01' },
  }),
  'pydantic-validation': ({ p, number }) => ({
    detail: [
      {
        type: '«value_error»',
        loc: ['«body»', '«tax_number»'],
        msg: 'Value error, checksum does not match',
        input: p.id,
        ctx: { error: {} },
      },
      { type: '«string_pattern_mismatch»', loc: ['«body»', '«plate»'], input: p.plate },
    ],
    body: { owner: p.latin, owner_no: number('customer_id', 10_000, 99_999), postcode: p.postal },
    url: 'https://errors.pydantic.dev/2.6/v/value_error',
  }),
  'joi-details': ({ fact, p, password }) => ({
    _original: { username: p.user, password: password(), repeat_password: password(), invitedBy: p.email },
    details: [
      { message: `"repeat_password" must be «[ref:password]»`, path: ['«repeat_password»'], type: '«any.only»' },
    ],
    statusCode: fact(400),
  }),
  'axios-error': ({ fact, p, vendorKey, ip4 }) => ({
    message: '«Request failed with status code 409»',
    name: '«AxiosError»',
    config: {
      baseURL: `https://api.${p.work}`,
      url: `/v1/contacts?phone=${urlEncoded(p.phone)}&name=${urlEncoded(p.full)}`,
      method: '«post»',
      headers: { 'X-Auth-Token': vendorKey(), 'User-Agent': '«axios/1.6.7»' },
      data: json({ first: p.given, last: p.family, birthday: p.birth }),
    },
    code: '«ERR_BAD_REQUEST»',
    request: { _currentUrl: `https://${ip4()}:8443/hook` },
    status: fact(409),
  }),
  'requests-error': ({ p, vendorKey, host }) => ({
    errorType: '«ConnectionError»',
    errorMessage: `HTTPSConnectionPool(host='${host()}', port=443): «Max retries exceeded» with url: /scim/v2/Users/${p.user}?apikey=${vendorKey()} (Caused by «NewConnectionError»('<urllib3.connection.HTTPSConnection object at 0x7f1c>: Failed to establish a new connection'))`,
    stackTrace: [
      '  File "/var/task/«sync.py»", line 54, in «handler»\n    push(user)\n',
      `  File "/var/task/sync.py", line 12, in «push»\n    raise Sync("${p.full}")\n`,
    ],
  }),
  'boto-client-error': ({ fact, p, v }) => ({
    error: '«botocore.exceptions.ClientError»',
    operation: '«GetObject»',
    message: `An error occurred (AccessDenied) when calling the «GetObject» operation: User: arn:aws:iam::${v('account')}:user/${p.user} is not authorized to perform: «s3:GetObject» on resource: "arn:aws:s3:::${v('bucket')}/payslips/${p.family}_2024-02.«pdf»"`,
    ResponseMetadata: { HTTPStatusCode: fact(403), RetryAttempts: fact(0), HostId: base64(`id ${v('session_id')}`) },
  }),
  'graphql-errors': ({ p, like }) => ({
    errors: [
      {
        message: `Variable "$input" got invalid value "${p.localBirth}" at "input.dateOfBirth"; Expected type "Date".`,
        extensions: {
          code: '«BAD_USER_INPUT»',
          stacktrace: [
            'GraphQLError',
            '    at «coerceInputValueImpl» (/var/task/node_modules/«graphql»/utilities/coerceInputValue.js:130:9)',
          ],
        },
        path: ['«registerMember»'],
      },
    ],
    operationName: '«RegisterMember»',
    query: `mutation RegisterMember { registerMember(name: "${p.full}", mail: "${p.email}", membership: "${like('customer_id', 'M-{d6}')}") { id } }`,
  }),
  'soap-fault': ({ fact, p, like }) => ({
    statusCode: fact(500),
    integration: '«vies-check»',
    requestXml: `<soapenv:Envelope><soapenv:Body><chk:«checkVat»><chk:vatNumber>${like('vat', '{n1}{d8}B{n1}{d1}')}</chk:vatNumber><chk:traderName>${p.company}</chk:traderName><chk:contact email="${p.email}">${p.full}</chk:contact></chk:checkVat></soapenv:Body></soapenv:Envelope>`,
    faultcode: '«soap:Server»',
    faultstring: '«MS_MAX_CONCURRENT_REQ»',
  }),
  'encodings-zoo': ({ p, like, ip4 }) => ({
    service: '«edge-cache»',
    html: `Dear ${htmlEncoded(p.full)}, order &lt;${like('order_id', 'OR{d9}')}&gt;`,
    escaped: `payload={"name":"${unicodeEscaped(p.full)}","city":"${unicodeEscaped(p.city)}"}`,
    next: `/login?return=${urlEncoded(`/u/${p.user}?mail=${p.email}`)}`,
    state: base64Url(json({ uid: p.user, mail: p.email, ip: ip4() })),
    result: '«cache_miss»',
  }),
  'encodings-deep': ({ p, like, ip4, fact }) => ({
    service: '«pagination»',
    cursor: urlEncoded(base64(json({ after: p.email, tenant: p.tenant }))),
    twice: base64(base64(`${p.full};${p.phone}`)),
    link: `https://${p.work}/r?u=${urlEncoded(urlEncoded(`/kunden/${p.user}?tel=${p.phone}`))}`,
    inner: json({
      saml: base64(`<NameID>${p.email}</NameID><Attribute>${p.id}</Attribute>`),
      relay: like('session_id', '_{h32}'),
      peer: ip4(),
    }),
    error: '«CursorExpired»',
    status: fact(410),
  }),
});
