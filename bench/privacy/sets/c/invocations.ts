/** Set C, events of callers, as Lambda functions get them and their handlers write them to the log. */
import { base64, json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

const REGIONS = ['«eu-west-1»', '«us-east-2»', '«ap-south-1»', '«sa-east-1»'];

export const invocationTemplates = withKit({
  'apigw-v1': ({ p, v, pick, like, uuid, vendorKey, ip4, ip6 }) => ({
    resource: '/«customers»/{customerId}/«consents»',
    path: `/customers/${like('customer_id', 'C{n1}{d7}')}/consents`,
    httpMethod: '«PUT»',
    headers: {
      Accept: '«application/json»',
      Authorization: `Bearer ${v('jwt')}`,
      'X-Forwarded-For': `${ip4()}, ${ip4()}`,
      'X-Amzn-Trace-Id': `Root=${v('trace_id')}`,
      'x-api-key': vendorKey(),
      Cookie: `sid=${like('cookie', 's%3A{a32}')}; locale=pl`,
    },
    requestContext: {
      accountId: v('account'),
      apiId: like('resource', '{x10}'),
      stage: '«prod»',
      requestId: uuid(),
      identity: {
        sourceIp: ip6(),
        userAgent: 'okhttp/4.12.0',
        cognitoIdentityId: `${pick(REGIONS)}:${uuid('user_id')}`,
      },
      authorizer: {
        claims: { sub: uuid('user_id'), email: p.email, 'cognito:username': p.user, phone_number: p.phone },
      },
    },
    body: json({ consent: '«marketing»', givenBy: p.full, dob: p.birth }),
    isBase64Encoded: false,
  }),
  'apigw-v2': ({ p, pick, like, ip4 }) => ({
    version: '2.0',
    routeKey: '«POST» /«checkout»',
    rawPath: '/checkout',
    rawQueryString: `email=${urlEncoded(p.email)}&ref=${like('order_id', 'RF{X8}')}`,
    cookies: [`cart=${like('cookie', '{x24}')}`, `_ga=${like('cookie', 'GA1.1.{d9}.{d10}')}`],
    requestContext: {
      domainName: `${like('resource', '{x10}')}.«execute-api».${pick(REGIONS)}.amazonaws.com`,
      http: { method: '«POST»', protocol: '«HTTP/1.1»', sourceIp: ip4() },
      authorizer: {
        jwt: {
          claims: {
            iss: `https://${like('tenant', 'dev-{x8}')}.eu.auth0.com/`,
            sub: `auth0|${like('user_id', '{h24}')}`,
          },
        },
      },
      requestId: like('request_id', '{a15}='),
      time: '12/Mar/2024:09:14:52 +0000',
    },
    body: base64(`name=${p.latin}&tel=${p.phone}&iban=${p.iban}`),
    isBase64Encoded: true,
  }),
  'alb-login': ({ p, v, like, password, ip4 }) => ({
    requestContext: {
      elb: {
        targetGroupArn: `arn:aws:elasticloadbalancing:«eu-north-1»:${v('account')}:targetgroup/${p.tenant}/${like('resource', '{h16}')}`,
      },
    },
    httpMethod: '«POST»',
    path: '/«api»/«session»',
    headers: { 'x-forwarded-for': ip4(), host: `portal.${p.work}`, 'x-forwarded-proto': '«https»' },
    body: `username=${urlEncoded(p.email)}&password=${urlEncoded(password())}&remember_me=«true»`,
  }),
  'cognito-presignup': ({ p, v, like, uuid, password }) => ({
    version: '1',
    triggerSource: '«PreSignUp_SignUp»',
    region: '«eu-west-3»',
    userPoolId: `eu-west-3_${like('resource', '{a9}')}`,
    userName: uuid('user_id'),
    callerContext: { awsSdkVersion: '«aws-sdk-js-3.523.0»', clientId: like('client_id', '{x26}') },
    request: {
      userAttributes: {
        given_name: p.given,
        family_name: p.family,
        email: p.email,
        birthdate: p.birth,
        'custom:national_id': p.id,
        address: `${p.street}, ${p.city}`,
      },
      validationData: { captcha: v('bearer'), pw: password() },
    },
  }),
  'cognito-custom-message': ({ p, like, ip4 }) => ({
    triggerSource: '«CustomMessage_ForgotPassword»',
    region: '«ca-central-1»',
    userName: p.user,
    request: {
      userAttributes: {
        sub: like('user_id', '{h8}-{h4}-{h4}-{h4}-{h12}'),
        phone_number: p.phone,
        'cognito:user_status': '«CONFIRMED»',
      },
      codeParameter: like('otp', '{d6}'),
    },
    response: { smsMessage: `Hi ${p.given}, your code is valid for 10 minutes`, emailSubject: null },
    callerIp: ip4(),
  }),
  'step-functions-failed': ({ p, v, like, uuid }) => ({
    executionArn: `arn:aws:states:«us-east-1»:${v('account')}:execution:«LoanApproval»:${uuid('execution')}`,
    status: '«FAILED»',
    error: '«States.TaskFailed»',
    cause: json({
      errorType: '«CreditBureauTimeout»',
      errorMessage: `no score for applicant ${p.full} (${p.id}) within «3000» ms`,
      trace: ['at «fetchScore» (/var/task/«src/bureau.js»:88:11)'],
    }),
    input: json({
      applicant: { taxId: p.id, salary: 48_000, employer: p.company, contact: p.email },
      loanId: like('account_number', 'LN-{d4}-{d6}'),
    }),
  }),
  'iot-telemetry': ({ fact, p, v, like, number }) => ({
    topic: `«fleet»/${p.tenant}/${like('device', 'trk-{h12}')}/«telemetry»`,
    clientId: like('device', 'esp32-{h6}'),
    payload: {
      imei: v('imei'),
      iccid: like('device', '8949{d15}'),
      mac: v('mac'),
      gps: `${v('latitude')},${v('longitude')}`,
      plate: p.plate,
      driver: { id: number('employee_id', 100_000, 999_999), name: p.full },
      speedKmh: fact(83),
      fw: '«2.14.0-rc1»',
    },
    principal: like('certificate', '{h64}'),
  }),
  'ses-inbound': ({ p, q, like, ip4, host }) => ({
    Records: [
      {
        eventSource: '«aws:ses»',
        ses: {
          mail: {
            source: p.email,
            messageId: like('message_id', '{x40}'),
            destination: [`support@${q.work}`],
            commonHeaders: {
              from: [`"${p.formal}" <${p.email}>`],
              to: [`${q.full} <${q.email}>`],
              subject: `Re: contract ${like('account_number', 'V-{d7}')}`,
            },
            headers: [
              {
                name: 'Received',
                value: `from ${host()} (${host()} [${ip4()}]) by inbound-smtp.«eu-west-1».amazonaws.com`,
              },
            ],
          },
          receipt: {
            spfVerdict: { status: '«PASS»' },
            dkimVerdict: { status: '«GRAY»' },
            action: { type: '«Lambda»', invocationType: '«Event»' },
          },
        },
      },
    ],
  }),
  'connect-flow': ({ p, v, like, uuid }) => ({
    Name: '«ContactFlowEvent»',
    Details: {
      ContactData: {
        Attributes: {
          callerName: p.latin,
          policyNumber: like('insurance_id', 'POL/{d4}/{d6}'),
          pin: like('otp', '{n1}{d5}'),
        },
        Channel: '«VOICE»',
        ContactId: uuid('contact'),
        CustomerEndpoint: { Address: v('phone'), Type: '«TELEPHONE_NUMBER»' },
        InstanceARN: `arn:aws:connect:«us-west-2»:${v('account')}:instance/${uuid('resource')}`,
        Queue: null,
      },
    },
  }),
  'appsync-resolver': ({ p, v, like, uuid, ip4, ip6 }) => ({
    typeName: '«Mutation»',
    fieldName: '«updateShippingAddress»',
    arguments: {
      input: { recipient: p.full, street: p.street, postcode: p.postal, city: p.city, note: `ring at ${p.family}` },
    },
    identity: {
      sub: uuid('user_id'),
      username: p.user,
      sourceIp: [ip6()],
      issuer: `https://cognito-idp.«eu-west-1».amazonaws.com/eu-west-1_${like('resource', '{a9}')}`,
    },
    request: {
      headers: { 'x-forwarded-for': ip4(), authorization: v('jwt'), 'x-amz-user-agent': '«aws-amplify/6.0.9»' },
    },
  }),
  'rds-secret-rotation': ({ fact, p, v, like, password }) => ({
    Step: '«createSecret»',
    SecretId: `arn:aws:secretsmanager:«eu-west-1»:${v('account')}:secret:${like('resource', `${p.slug}/prod/db-{a6}`)}`,
    pending: json({
      engine: '«postgres»',
      host: `${v('rds_host')}.«eu-west-1».«rds».amazonaws.com`,
      username: p.user,
      password: password(),
      port: fact(5432),
      dbname: '«ledger»',
    }),
    ClientRequestToken: like('request_id', '{h8}-{h4}-{h4}-{h4}-{h12}'),
  }),
  'pinpoint-sms-status': ({ p, v, like, uuid }) => ({
    event_type: '«_SMS.FAILURE»',
    client: { client_id: uuid('user_id') },
    attributes: {
      destination_phone_number: v('phone'),
      record_status: '«UNREACHABLE»',
      iso_country_code: p.country,
      sender_request_id: uuid(),
      message_tags: json({ customer: like('customer_id', 'KD-{d6}'), firstName: p.given }),
    },
    metrics: { price_in_millicents_usd: 645 },
  }),
  'apigw-websocket': ({ p, v, like, uuid, ip4 }) => ({
    requestContext: {
      routeKey: '«sendMessage»',
      eventType: '«MESSAGE»',
      connectionId: like('session_id', '{a15}='),
      requestId: like('request_id', '{a15}='),
      identity: { sourceIp: ip4() },
      authorizer: { principalId: uuid('user_id'), tenant: p.tenant },
    },
    body: json({
      action: '«sendMessage»',
      to: p.user,
      text: `Call me at ${p.phone}, ${p.given}`,
      accountRef: v('customer_id'),
    }),
  }),
});
