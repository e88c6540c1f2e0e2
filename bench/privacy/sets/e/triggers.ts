/** Set E: what invokes a function. */
import { json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const triggerTemplates = withKit({
  'api-gateway login': (k) => ({
    resource: '«/auth/login»',
    httpMethod: '«POST»',
    headers: {
      'Content-Type': '«application/json»',
      'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)',
      'X-Forwarded-For': `${k.ip()}, ${k.ip()}`,
    },
    requestContext: {
      accountId: k.account,
      apiId: k.like('api_id', '{x10}'),
      requestId: k.uuid(),
      stage: '«prod»',
      identity: { sourceIp: k.ip() },
    },
    body: json({ email: k.p.email, password: k.password(), rememberMe: true }),
  }),
  'api-gateway v2 orders': (k) => ({
    version: '2.0',
    routeKey: '«GET /orders»',
    rawQueryString: `email=${urlEncoded(k.p.email)}&limit=«20»`,
    headers: { authorization: `Bearer ${k.jwt()}`, cookie: `sid=${k.like('cookie', '{h32}')}` },
    requestContext: {
      accountId: k.account,
      http: { method: '«GET»', path: '«/orders»', protocol: 'HTTP/1.1', sourceIp: k.ip() },
      authorizer: { jwt: { claims: { email: k.q.email, given_name: k.q.given, scope: '«orders:read»' } } },
    },
  }),
  'sqs order mail': (k) => ({
    Records: [
      {
        messageId: k.uuid('message_id'),
        body: json({
          type: '«order_confirmation»',
          to: k.p.email,
          name: k.p.full,
          orderNumber: k.like('order_id', 'ORD-{d8}'),
          locale: '«en»',
          items: k.measured(1, 9),
        }),
        attributes: { ApproximateReceiveCount: '«2»', SenderId: k.like('aws_id', 'AROA{X17}') },
        eventSource: '«aws:sqs»',
        awsRegion: k.region(),
      },
    ],
  }),
  'sns bounce': (k) => ({
    Records: [
      {
        EventSource: '«aws:sns»',
        Sns: {
          Type: '«Notification»',
          MessageId: k.uuid('message_id'),
          Message: json({
            notificationType: '«Bounce»',
            bounce: {
              bounceType: '«Permanent»',
              bouncedRecipients: [{ emailAddress: k.p.email, status: '«5.1.1»', action: '«failed»' }],
            },
            mail: { sendingAccountId: k.account, source: k.q.email },
          }),
        },
      },
    ],
  }),
  's3 avatar': (k) => {
    const user = k.like('user_id', 'usr_{x12}');
    return {
      Records: [
        {
          eventName: '«ObjectCreated:Put»',
          eventSource: '«aws:s3»',
          awsRegion: k.region(),
          requestParameters: { sourceIPAddress: k.ip() },
          userIdentity: { principalId: `AWS:${k.like('aws_id', 'AIDA{X17}')}` },
          s3: { object: { key: `avatars/${user}/profile.«png»`, size: k.measured(1000, 90000) } },
        },
      ],
    };
  },
  'dynamodb stream profile': (k) => ({
    Records: [
      {
        eventName: '«MODIFY»',
        eventSource: '«aws:dynamodb»',
        dynamodb: {
          Keys: { pk: { S: `USER#${k.like('user_id', '{h24}')}` }, sk: { S: '«PROFILE»' } },
          NewImage: {
            fullName: { S: k.p.full },
            email: { S: k.p.email },
            phone: { S: k.p.phone },
            plan: { S: k.word('free', 'pro', 'enterprise') },
            loginCount: { N: '«17»' },
            address: { M: { street: { S: k.p.street }, zip: { S: k.p.postal }, city: { S: k.p.city } } },
          },
          StreamViewType: '«NEW_AND_OLD_IMAGES»',
        },
      },
    ],
  }),
  'eventbridge signup': (k) => ({
    source: 'app.accounts',
    'detail-type': '«UserSignedUp»',
    account: k.account,
    region: k.region(),
    time: k.time(),
    id: k.uuid('event_id'),
    detail: {
      userId: k.uuid('user_id'),
      email: k.p.email,
      firstName: k.p.given,
      lastName: k.p.family,
      company: k.p.company,
      referrer: k.word('google', 'newsletter', 'organic'),
      marketingConsent: true,
    },
  }),
  'step functions refund': (k) => ({
    type: '«TaskFailed»',
    id: k.measured(4, 30),
    executionName: k.uuid('execution_id'),
    taskFailedEventDetails: {
      error: '«RefundDeclinedError»',
      cause: json({
        errorMessage: `«Refund» «declined» for customer ${k.p.full} (${k.like('customer_id', 'cus_{a14}')})`,
        errorType: '«RefundDeclinedError»',
      }),
      resource: '«invoke»',
      resourceType: '«lambda»',
    },
  }),
  'cognito post confirmation': (k) => ({
    version: '1',
    triggerSource: '«PostConfirmation_ConfirmSignUp»',
    region: k.region(),
    userPoolId: k.like('pool_id', 'eu-west-1_{a9}'),
    userName: k.uuid('user_id'),
    request: {
      userAttributes: {
        sub: k.uuid('user_id'),
        email: k.p.email,
        phone_number: k.p.phone,
        given_name: k.p.given,
        family_name: k.p.family,
        birthdate: k.p.birth,
        email_verified: 'true',
        'cognito:user_status': '«CONFIRMED»',
      },
    },
  }),
});
