/** Set D: errors of validators, ORMs, databases, HTTP clients and AWS, with the values that caused them. */
import { json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const errorTemplates = withKit({
  schoolPydantic: (k) => ({
    level: '«ERROR»',
    event: '«validation» «failed»',
    exception: '«RequestValidationError»',
    errors: [
      {
        type: '«value_error»',
        loc: ['«body»', '«guardian»', '«email»'],
        msg: '«value» «is» «not» «a» «valid» «email» «address»',
        input: `${k.p.latin}@`,
      },
      {
        type: '«string_pattern_mismatch»',
        loc: ['«body»', '«phone»'],
        msg: "«String» «should» «match» «pattern» '^\\+[0-9]+$'",
        input: k.q.phone,
      },
      { type: '«date_from_datetime_parsing»', loc: ['«body»', '«birth_date»'], input: k.q.localBirth },
    ],
    body: json({ pupil: k.q.full, guardian: `${k.p.latin}@`, class: '7b', school_id: k.like('tenant', 'sch_{x8}') }),
    endpoint: '«/enrolments/import»',
  }),

  datingPrisma: (k) => ({
    name: '«PrismaClientKnownRequestError»',
    code: '«P2002»',
    clientVersion: '«5.14.0»',
    meta: { modelName: '«Profile»', target: ['«phone»', '«email»'] },
    message: `\n«Invalid» \`prisma.«profile».«create»()\` «invocation» in\n/var/task/src/«signup.ts»:«47»:«26»\n\n→ 47 await prisma.profile.create({ data: { email: "${k.p.email}", phone: "${k.p.phone}", nickname: "${k.one('nickname', ['{l5}{d2}', 'miss_{l6}'])}" } })\n«Unique» «constraint» «failed»`,
    requestId: k.uuid(),
  }),

  telecomDuplicateKey: (k) => ({
    severity: '«ERROR»',
    code: '«23505»',
    schema: '«public»',
    table: '«subscribers»',
    constraint: '«subscribers_msisdn_key»',
    detail: `«Key» («msisdn», «holder»)=(${k.like('phone', '+6281{d9}')}, ${k.p.full}) «already» «exists».`,
    file: '«nbtinsert.c»',
    line: '«666»',
    routine: '«_bt_check_unique»',
    query: '«insert» «into» «subscribers» («msisdn», «holder», «pin») «values» ($1, $2, $3)',
    parameters: [k.like('phone', '+6281{d9}'), k.p.full, k.like('password', '{d4}')],
    length: 214,
  }),

  carRentalAxios: (k) => ({
    message: '«Request» «failed» «with» «status» «code» «409»',
    name: '«AxiosError»',
    code: '«ERR_BAD_REQUEST»',
    config: {
      method: '«post»',
      url: `https://partner.${k.p.work}/«api»/«reservations»`,
      timeout: k.fact(8000),
      headers: {
        Authorization: `Bearer ${k.v('bearer')}`,
        'X-Client-Secret': k.like('api_key', '{a40}'),
        'User-Agent': '«axios»/«1.6.8»',
      },
      data: json({
        renter: {
          first: k.p.given,
          last: k.p.family,
          license: k.one('driver_license', ['{u1}{d7}', '{d3} {d3} {d3}']),
          born: k.p.birth,
        },
        flight: 'AY 1331',
      }),
    },
    response: {
      status: k.fact(409),
      statusText: '«Conflict»',
      data: {
        error: '«DUPLICATE_RESERVATION»',
        existing: k.one('booking', ['{d8}{u2}{d1}', 'R-{X7}']),
        renterEmail: k.p.email,
      },
    },
    stack:
      'AxiosError: Request failed\n    at «settle» (/var/task/node_modules/«axios»/lib/core/«settle.js»:«19»:«12»)',
  }),

  eventTicketsZod: (k) => ({
    level: 'error',
    msg: '«ZodError»: «invalid» «checkout» «payload»',
    issues: [
      {
        code: '«invalid_type»',
        expected: '«string»',
        received: '«undefined»',
        path: ['«billing»', '«postcode»'],
        message: '«Required»',
      },
      {
        code: '«invalid_string»',
        validation: '«email»',
        path: ['«attendees»', 1, '«email»'],
        message: '«Invalid» «email»',
      },
    ],
    input: {
      billing: { name: k.p.full, city: k.p.city, street: k.p.street, company: k.q.company },
      attendees: [{ email: k.p.email }, { email: `${k.q.user}(at)${k.q.work}` }],
      voucher: k.one('voucher', ['FRND-{X8}', 'GIFT{X10}']),
    },
    route: '«POST» «/checkout»',
    tookMs: k.fact(k.count(1, 40)),
  }),

  gameMongoDuplicate: (k) => ({
    name: '«MongoServerError»',
    code: k.fact(11000),
    errmsg: `«E11000» «duplicate» «key» «error» «collection»: «players.accounts» «index»: «email_1_platformId_1» dup key: { «email»: "${k.p.email}", «platformId»: "${k.one('user_id', ['7656119{d10}', 'xuid:{d16}', '{h32}'])}" }`,
    keyPattern: { email: 1, platformId: 1 },
    keyValue: { email: k.p.email },
    writeErrors: [
      {
        index: 0,
        op: {
          _id: k.like('record_id', '{h24}'),
          email: k.p.email,
          displayName: k.one('nickname', ['{l6}.{l3}', 'Pro{l5}']),
          lastIp: k.ip4(),
          friends: [k.like('record_id', '{h24}')],
        },
      },
    ],
    mongo: `mongodb+srv://${k.like('username', 'svc_{l6}')}:${k.password()}@cluster0.${k.like('host', '{x5}')}.mongodb.net/«players»?«retryWrites»=«true»`,
  }),

  utilitySpringConstraint: (k) => ({
    level: '«ERROR»',
    logger: '«c.e.billing.InvoiceController»',
    message: `«Could» «not» «execute» «statement» [«Duplicate» «entry» '${k.p.id}-${k.like('meter', '{d8}')}' «for» «key» '«contract.uk_owner_meter»'] [«insert» «into» «contract» («iban», «owner», «owner_id») «values» ('${k.p.bank}', '${k.p.latin.replace("'", "''")}', '${k.p.id}')]`,
    exception: '«org.springframework.dao.DataIntegrityViolationException»',
    sqlState: '«23000»',
    errorCode: k.fact(1062),
    request: {
      uri: `/«contracts»/${k.one('contract', ['{d10}', 'VK-{d7}'])}/«meters»`,
      principal: k.q.email,
      remote: k.ip6(),
    },
  }),

  deliveryTypeOrm: (k) => ({
    message: '«QueryFailedError»: «null» «value» «in» «column» "«courier_id»" «violates» «not-null» «constraint»',
    query: '«UPDATE» "«orders»" «SET» "«courier_id»" = $1, "«address»" = $2 «WHERE» "«id»" = $3 «RETURNING» *',
    parameters: [null, `${k.p.street}, ${k.p.city}`, k.like('order_id', '{d7}')],
    driverError: {
      detail: `«Failing» «row» «contains» (${k.like('order_id', '{d7}')}, null, ${k.p.street}, ${k.p.full}, ${k.p.phone}, «preparing»).`,
      code: '«23502»',
      table: '«orders»',
    },
    aws_request_id: k.uuid(),
  }),

  saasAccessDenied: (k) => {
    return {
      errorType: '«AccessDeniedException»',
      errorMessage: `«User»: arn:aws:«sts»::${k.account()}:assumed-role/AWSReservedSSO_PowerUser_${k.like('resource', '{h16}')}/${k.p.email} «is» «not» «authorized» «to» «perform»: «dynamodb:Query» «on» «resource»: arn:aws:«dynamodb»:eu-north-1:${k.account()}:table/${k.like('resource', `${k.q.slug}-subs`)} «because» «no» «identity-based» «policy» «allows» «the» «dynamodb:Query» «action»`,
      trace: [
        '«AccessDeniedException»: denied',
        '    at «throwDefaultError» (/var/runtime/node_modules/@aws-sdk/node_modules/@smithy/smithy-client/dist-cjs/«index.js»:«843»:«20»)',
      ],
      $metadata: {
        httpStatusCode: k.fact(400),
        requestId: k.like('request_id', '{X52}'),
        attempts: k.fact(1),
        totalRetryDelay: 0,
      },
    };
  },

  realEstateGraphql: (k) => ({
    errors: [
      {
        message: `«Tenant» ${k.q.latin} «already» «has» «an» «active» «lease»`,
        path: ['«createLease»'],
        locations: [{ line: 2, column: 3 }],
        extensions: { code: '«LEASE_OVERLAP»', serviceName: '«leases»' },
      },
    ],
    operationName: '«CreateLease»',
    query: '«mutation» «CreateLease»($input: «LeaseInput»!) { «createLease»(input: $input) { «id» } }',
    variables: {
      input: {
        unit: `${k.p.street}`,
        tenantName: k.q.latin,
        tenantIdNo: k.q.id,
        landlord: k.p.company,
        deposit: { iban: k.q.bank },
        guarantor: { name: k.p.full, phone: k.p.phone },
      },
    },
    client: { name: '«landlord-portal»', version: '«2.9.1»' },
  }),

  adTechHttpClient: (k) => ({
    levelname: '«WARNING»',
    name: '«urllib3.connectionpool»',
    message: `«Retrying» («Retry»(total=2, connect=None)) «after» «connection» «broken» «by» '«ReadTimeoutError»("HTTPSConnectionPool(host='${k.like('host', `audience.${k.p.slug}.io`)}', port=«443»)")': /«v1»/«segments»?«access_token»=${k.v('bearer')}&«phone»=${urlEncoded(k.q.phone)}&«advertiser»=${urlEncoded(k.p.company)}`,
    funcName: '«urlopen»',
    lineno: k.fact(868),
    process: 9,
    aws_request_id: k.uuid(),
  }),
});
