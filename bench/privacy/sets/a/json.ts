/** Set A, JSON records: AWS events, Baselime wide events, SDK errors. The rules were written looking at these. */
import { base64Url, json, unicodeEscaped, urlEncoded } from '../../marks.js';
import type { Template } from '../../template.js';

export const jsonTemplatesA: Readonly<Record<string, Template>> = {
  'a-api-gateway': ({ v, n, count }) => ({
    httpMethod: '«POST»',
    path: `/«orders»/${v('order_id')}`,
    headers: {
      Authorization: `Bearer ${v('jwt')}`,
      'X-Forwarded-For': v('ipv4'),
      Host: v('host'),
      'X-Amzn-Trace-Id': `Root=${v('trace_id')}`,
    },
    requestContext: {
      accountId: v('account'),
      stage: '«prod»',
      requestId: v('request_id'),
      identity: { sourceIp: v('ipv4'), userAgent: 'okhttp/4.9', cognitoIdentityId: v('request_id') },
    },
    body: json({ email: v('email'), phone: v('phone'), userId: n('user_number'), items: count(1, 5) }),
    statusCode: 500,
  }),
  'a-s3-event': ({ v, count }) => ({
    Records: [
      {
        eventSource: '«aws:s3»',
        awsRegion: '«eu-central-1»',
        eventName: '«ObjectCreated:Put»',
        userIdentity: { principalId: v('user_id') },
        s3: {
          bucket: { name: v('bucket'), arn: `arn:aws:s3:::${v('bucket')}` },
          object: { key: `invoices/${urlEncoded(v('person'))}.pdf`, size: count(100, 90000) },
        },
      },
    ],
  }),
  'a-dynamo-stream': ({ v, n }) => ({
    eventName: '«MODIFY»',
    dynamodb: {
      Keys: { pk: { S: v('customer_id') } },
      NewImage: {
        email: { S: v('email') },
        fullName: { S: v('person') },
        age: { N: '41' },
        loyalty: { M: { card: { S: v('card') } } },
        visits: { N: '12' },
      },
      SequenceNumber: n('imei'),
    },
    eventSourceARN: `arn:aws:dynamodb:«us-west-2»:${v('account')}:table/${v('resource')}/stream/2023-04-21T10:00:00.000`,
  }),
  'a-cognito': ({ v }) => ({
    triggerSource: '«PreSignUp_SignUp»',
    userName: v('username'),
    userPoolId: `«eu-west-1»_${v('session_id')}`,
    request: {
      userAttributes: {
        email: v('email'),
        phone_number: v('phone'),
        given_name: v('first_name'),
        family_name: v('last_name'),
        birthdate: v('birth_date'),
      },
    },
    error: '«UsernameExistsException»',
  }),
  'a-wide-event': ({ v, n, count }) => ({
    message: `«Charge failed» for customer ${v('customer_id')}`,
    level: '«error»',
    durationMs: count(20, 4000),
    data: {
      tenant: v('tenant'),
      user: {
        id: n('user_number'),
        name: v('person'),
        address: { street: v('street'), city: v('city'), zip: v('postal') },
      },
      plan: '«enterprise»',
      retryable: true,
    },
    'cloud.region': '«us-east-1»',
    'faas.name': '«charge-card»',
  }),
  'a-sdk-error': ({ v }) => ({
    name: '«ConditionalCheckFailedException»',
    $metadata: { httpStatusCode: 400, requestId: v('session_id'), attempts: 1, totalRetryDelay: 0 },
    message: '«The conditional request failed»',
    config: {
      credentials: { accessKeyId: v('aws_key_id'), secretAccessKey: v('aws_secret') },
      region: '«ap-southeast-2»',
    },
  }),
  'a-stripe-webhook': ({ v }) => ({
    type: '«charge.failed»',
    data: {
      object: {
        customer: v('customer_id'),
        billing_details: {
          name: v('person'),
          email: v('email'),
          address: { line1: v('street'), postal_code: v('postal') },
        },
        failure_code: '«card_declined»',
        amount: 4200,
        currency: '«eur»',
      },
    },
    stripe: { key: v('stripe_key') },
  }),
  'a-step-function': ({ v }) => ({
    executionArn: `arn:aws:states:«eu-west-1»:${v('account')}:execution:${v('resource')}:${v('request_id')}`,
    error: '«States.TaskFailed»',
    cause: json({ errorMessage: `Order ${v('order_id')} of ${v('email')} «not found»`, errorType: '«OrderNotFound»' }),
  }),
  'a-users-map': ({ v, count }) => ({
    message: '«rate limited»',
    users: { [v('email')]: { attempts: count(1, 9) }, [v('username')]: { attempts: count(1, 9) } },
    window: '«60s»',
  }),
  'a-escaped-leaf': ({ v }) => ({
    log: `«decode failed» for ${unicodeEscaped(v('email'))}`,
    payload: `id=${base64Url(json({ ssn: v('ssn') }))}`,
    code: '«ERR_INVALID_ARG_TYPE»',
  }),
  'a-otel-attributes': ({ v }) => ({
    attributes: {
      'enduser.id': v('user_id'),
      'net.peer.ip': v('ipv6'),
      'http.route': '«/users/{id}»',
      'http.status_code': 503,
      'db.statement': `«SELECT» * FROM users «WHERE» email = '${v('email')}'`,
      'cloud.account.id': v('account'),
    },
    name: '«GET /users/{id}»',
    status: { code: '«ERROR»' },
  }),
  'a-ec2-metadata': ({ v }) => ({
    instanceId: v('instance'),
    vpc: v('network_id'),
    mac: v('mac'),
    privateDns: v('ec2_host'),
    state: '«running»',
    az: '«us-east-1a»',
  }),
  'a-bank-transfer': ({ v }) => ({
    payee: v('person'),
    iban: v('iban'),
    bic: v('bic'),
    routingNumber: v('routing'),
    status: '«rejected»',
    reason: '«insufficient funds»',
  }),
  'a-identity-check': ({ v }) => ({
    passport: v('passport'),
    driverLicense: v('driver_license'),
    taxId: v('tax_id'),
    vatNumber: v('vat'),
    nationalId: v('national_id'),
    result: '«manual review»',
  }),
  'a-device': ({ v, count }) => ({
    imei: v('imei'),
    vin: v('vin'),
    deviceToken: v('device_token'),
    lat: v('latitude'),
    lon: v('longitude'),
    battery: count(1, 99),
    os: '«android»',
  }),
  'a-health': ({ v }) => ({
    message: `«HL7 parse error» in segment PID for patient ${v('medical_record')}`,
    insuranceId: v('insurance_id'),
    employeeId: v('employee_id'),
    code: '«AE»',
  }),
};
