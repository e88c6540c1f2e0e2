/** Set E: errors of database clients, mappers and HTTP clients. */
import { json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const errorTemplates = withKit({
  'postgres unique': (k) => ({
    errorType: '«error»',
    code: '«23505»',
    severity: '«ERROR»',
    errorMessage: '«duplicate» «key» «value» «violates» «unique» «constraint» "«users_email_key»"',
    detail: `Key (email)=(${k.p.email}) «already» «exists».`,
    table: '«users»',
    constraint: '«users_email_key»',
  }),
  'mysql access': (k) => ({
    code: '«ER_ACCESS_DENIED_ERROR»',
    errno: k.fact(1045),
    sqlState: '«28000»',
    message: `«Access» «denied» for user '${k.p.user}'@'${k.ip()}' («using» «password»: YES)`,
  }),
  'mongo duplicate': (k) => ({
    name: '«MongoServerError»',
    code: k.fact(11000),
    message: `«E11000» «duplicate» «key» error collection: shop.«customers» index: «email_1» dup key: { email: "${k.p.email}" }`,
    keyValue: { email: k.p.email },
  }),
  'redis refused': (k) => {
    const ip = k.ip();
    return {
      name: '«ConnectionError»',
      code: '«ECONNREFUSED»',
      syscall: '«connect»',
      address: ip,
      port: k.fact(6379),
      lastCommand: { name: '«get»', args: [`session:${k.like('session_id', '{a28}')}`] },
      library: '«ioredis»',
    };
  },
  'prisma create': (k) => ({
    name: '«PrismaClientKnownRequestError»',
    code: '«P2002»',
    clientVersion: '«5.11.0»',
    meta: { modelName: '«User»', target: ['«email»'] },
    input: { data: { email: k.p.email, name: k.p.full, phone: k.p.phone, role: '«MEMBER»' } },
  }),
  'typeorm query': (k) => ({
    name: '«QueryFailedError»',
    query: '«INSERT INTO» "«address»"("street", "zip", "city") «VALUES» ($1, $2, $3)',
    parameters: [k.p.street, k.p.postal, k.p.city],
    driverError: { code: '«22001»', message: '«value» «too» «long» for type «character» «varying»(8)' },
  }),
  'sequelize validation': (k) => ({
    name: '«SequelizeValidationError»',
    errors: [
      {
        message: '«Validation» «isEmail» on «email» «failed»',
        type: '«Validation error»',
        path: '«email»',
        instance: { firstName: k.p.given, lastName: k.p.family, phone: k.p.phone },
      },
    ],
  }),
  'axios 401': (k) => ({
    name: '«AxiosError»',
    code: '«ERR_BAD_REQUEST»',
    message: '«Request» «failed» with «status» «code» «401»',
    config: {
      method: '«post»',
      url: `https://${k.p.host('crm')}/api/contacts`,
      timeout: k.fact(5000),
      headers: { Authorization: `Bearer ${k.like('bearer', '{a40}')}`, 'User-Agent': '«axios/1.6.8»' },
      data: json({ name: k.q.full, email: k.q.email, phone: k.q.phone }),
    },
    status: k.fact(401),
  }),
  'requests timeout': (k) => ({
    errorType: '«ReadTimeout»',
    errorMessage: `HTTPSConnectionPool(host='${k.p.host('api')}', port=«443»): «Read» «timed» «out».`,
    stackTrace: [
      '  File "/var/task/«app/clients/shipping.py»", line «57», in «create_label»\n    «response» = post(url)',
    ],
    payload: {
      recipient: k.q.full,
      street: k.q.street,
      postal_code: k.q.postal,
      city: k.q.city,
      weight: k.measured(1, 30),
    },
  }),
  'sqlalchemy text': (k) =>
    `[«ERROR»] «sqlalchemy.exc.IntegrityError»: (psycopg2.errors.«UniqueViolation») «duplicate» «key»\n[SQL: «INSERT INTO» «members» (email, full_name) «VALUES» (%(email)s, %(full_name)s)]\n[parameters: {'email': '${k.p.email}', 'full_name': '${k.p.full}'}]`,
  'hibernate text': (k) =>
    `${k.time()} «WARN» «org.hibernate.engine.jdbc.spi.SqlExceptionHelper» - SQL Error: «1062», SQLState: «23000» - «Duplicate» «entry» '${k.p.email}' for key '«uk_customer_email»'`,
  'okhttp text': (k) =>
    `«java.net.SocketTimeoutException»: «timeout» POST https://${k.p.host('payments')}/charge?email=${urlEncoded(k.q.email)} at «okhttp3».internal.«http2»`,
});
