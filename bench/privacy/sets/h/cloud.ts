/** What a cloud writes of itself: audit trails, functions, queues, buckets and streams. */
import { base64, json, urlEncoded } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

export const cloudTemplates = withKit({
  'lambda-report': (k) =>
    say`REPORT RequestId: ${k.request}	Duration: 812.44 ms	Billed Duration: 813 ms	Memory Size: 512 MB	Max Memory Used: ${k.amount(80, 500)} MB	Init Duration: 301.02 ms	XRAY TraceId: ${k.xray}	SegmentId: ${k.span()}	Sampled: true`,
  'lambda-timeout': (k) => say`${k.time()} ${k.request} Task timed out after ${k.amount(3, 29)}.03 seconds`,
  'lambda-node-error': (k) =>
    `${k.time()}\t${k.request}\t«ERROR»\t«Invoke» «Error» \t${json({ errorType: facts('ConditionalCheckFailedException'), errorMessage: say`seat already taken by ${k.p.email}`, stack: [facts('ConditionalCheckFailedException: The conditional request failed'), '    «at» «throwDefaultError» («/var/runtime/node_modules/@aws-sdk/smithy-client/dist-cjs/index.js»:838:20)'] })}`,
  'trail-console-login': (k) => ({
    eventVersion: facts('1.09'),
    userIdentity: {
      type: facts('IAMUser'),
      principalId: k.like('user_id', 'AIDA{u16}'),
      arn: `arn:aws:iam::${k.account}:user/${k.p.login}`,
      accountId: k.account,
      userName: k.p.login,
    },
    eventTime: k.time(),
    eventSource: facts('signin.amazonaws.com'),
    eventName: facts('ConsoleLogin'),
    awsRegion: k.region,
    sourceIPAddress: k.ip(),
    errorMessage: facts('Failed authentication'),
    additionalEventData: { MobileVersion: facts('No'), MFAUsed: facts('No') },
    responseElements: { ConsoleLogin: facts('Failure') },
    eventID: k.uuid(),
  }),
  'trail-assume-role': (k) => ({
    eventSource: facts('sts.amazonaws.com'),
    eventName: facts('AssumeRoleWithSAML'),
    awsRegion: k.region,
    sourceIPAddress: k.ip(),
    requestParameters: {
      principalArn: `arn:aws:iam::${k.account}:saml-provider/Okta`,
      roleSessionName: k.p.work,
      durationSeconds: k.fact(3600),
    },
    responseElements: {
      credentials: {
        accessKeyId: k.awsKey('ASIA'),
        sessionToken: k.like('aws_session_token', 'FwoGZXIvYXdzE{a80}'),
        expiration: k.time(),
      },
      assumedRoleUser: { assumedRoleId: `${k.like('user_id', 'AROA{u16}')}:${k.p.work}` },
    },
    readOnly: true,
  }),
  'trail-put-policy': (k) => ({
    eventSource: facts('s3.amazonaws.com'),
    eventName: facts('PutBucketPolicy'),
    errorCode: facts('AccessDenied'),
    userIdentity: {
      type: facts('AssumedRole'),
      accountId: k.account,
      sessionContext: { sessionIssuer: { type: facts('Role'), userName: k.p.login } },
    },
    requestParameters: { bucketName: k.mark('bucket', `${k.p.tenantPlain}-exports`) },
    sourceIPAddress: k.ip6(),
    userAgent: facts('aws-cli/2.17.9'),
  }),
  'trail-create-key': (k) => ({
    eventName: facts('CreateAccessKey'),
    eventSource: facts('iam.amazonaws.com'),
    requestParameters: { userName: k.p.login },
    responseElements: { accessKey: { accessKeyId: k.awsKey(), status: facts('Active'), userName: k.p.login } },
    recipientAccountId: k.account,
  }),
  'access-denied': (k) =>
    say`User: arn:aws:sts::${k.account}:assumed-role/DataTeam/${k.p.work} is not authorized to perform: dynamodb:Query on resource: arn:aws:dynamodb:${k.region}:${k.account}:table/${k.mark('resource', `${k.p.tenantPlain}-ledger`)} because no identity-based policy allows the dynamodb:Query action`,
  'eventbridge-order': (k) => ({
    version: '0',
    id: k.uuid(),
    'detail-type': facts('Order Refunded'),
    source: facts('shop.orders'),
    account: k.account,
    time: k.time(),
    region: k.region,
    resources: [],
    detail: {
      orderId: k.like('order_id', 'R-{d9}'),
      customer: { email: k.p.email, fullName: k.p.name, phone: k.p.phone },
      reason: facts('DAMAGED_IN_TRANSIT'),
      amount: k.measured(10, 900),
      currency: facts('EUR'),
    },
  }),
  'sns-wrapped': (k) => ({
    Records: [
      {
        EventSource: facts('aws:sns'),
        EventVersion: facts('1.0'),
        Sns: {
          Type: facts('Notification'),
          MessageId: k.uuid(),
          TopicArn: `arn:aws:sns:${k.region}:${k.account}:${k.mark('resource', `${k.p.tenantPlain}-alerts`)}`,
          Message: json({ kind: facts('password-changed'), user: k.p.login, remote: k.ip() }),
          MessageAttributes: { channel: { Type: facts('String'), Value: facts('email') } },
        },
      },
    ],
  }),
  'sqs-double': (k) => ({
    Records: [
      {
        messageId: k.uuid(),
        receiptHandle: k.like('session_id', 'AQEB{a60}=='),
        body: json({ default: json({ to: k.p.phone, text: say`Your code is ${k.otp()}`, locale: 'fr' }) }),
        attributes: { ApproximateReceiveCount: '«3»', SenderId: k.like('user_id', 'AROA{u16}') },
        eventSource: facts('aws:sqs'),
        eventSourceARN: `arn:aws:sqs:${k.region}:${k.account}:sms-out`,
        awsRegion: k.region,
      },
    ],
  }),
  's3-put': (k) => ({
    Records: [
      {
        eventSource: facts('aws:s3'),
        eventName: facts('ObjectCreated:Put'),
        awsRegion: k.region,
        userIdentity: { principalId: `AWS:${k.like('user_id', 'AIDA{u16}')}` },
        requestParameters: { sourceIPAddress: k.ip() },
        s3: {
          bucket: { name: k.mark('bucket', `${k.p.tenantPlain}-kyc-scans`) },
          object: {
            key: `passports/${urlEncoded(k.p.latin)}/${k.like('passport', '{u2}{d7}')}.jpg`,
            size: k.measured(20000, 4_000_000),
          },
        },
      },
    ],
  }),
  'kinesis-clicks': (k) => ({
    Records: [
      {
        kinesis: {
          partitionKey: k.like('user_id', '{h24}'),
          data: base64(json({ user: k.p.email, event: 'add_to_cart', ip: k.ip() })),
          approximateArrivalTimestamp: k.seconds(),
        },
        eventSource: facts('aws:kinesis'),
        eventName: facts('aws:kinesis:record'),
        invokeIdentityArn: `arn:aws:iam::${k.account}:role/ingest`,
      },
    ],
  }),
  'dynamo-stream': (k) => ({
    eventID: k.like('request_id', '{h32}'),
    eventName: k.word('MODIFY', 'INSERT', 'REMOVE'),
    eventSource: facts('aws:dynamodb'),
    dynamodb: {
      Keys: { pk: { S: `USER#${k.like('user_id', '{U26}')}` }, sk: { S: '«PROFILE»' } },
      NewImage: {
        nickname: { S: k.nick() },
        birthday: { S: k.born() },
        loyalty: { N: '«1200»' },
        mobile: { S: k.p.phone },
      },
      StreamViewType: facts('NEW_AND_OLD_IMAGES'),
      SizeBytes: k.measured(60, 900),
    },
  }),
  'cognito-trigger': (k) => ({
    version: '1',
    triggerSource: facts('PostConfirmation_ConfirmSignUp'),
    region: k.region,
    userPoolId: k.like('resource', 'eu-west-1_{a9}'),
    userName: k.uuid('user_id'),
    callerContext: { clientId: k.like('api_key', '{x26}') },
    request: {
      userAttributes: {
        sub: k.uuid('user_id'),
        email_verified: 'true',
        'cognito:user_status': facts('CONFIRMED'),
        phone_number: k.p.phone,
        given_name: k.p.first,
        family_name: k.p.last,
        email: k.p.email,
      },
    },
  }),
  guardduty: (k) => ({
    schemaVersion: '2.0',
    accountId: k.account,
    region: k.region,
    type: facts('UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom'),
    severity: k.fact(5),
    resource: {
      resourceType: facts('AccessKey'),
      accessKeyDetails: { accessKeyId: k.awsKey(), userName: k.p.login, userType: facts('IAMUser') },
    },
    service: {
      action: {
        awsApiCallAction: {
          api: facts('ListBuckets'),
          remoteIpDetails: {
            ipAddressV4: k.ip(),
            geoLocation: { lat: k.place('latitude'), lon: k.place('longitude') },
          },
        },
      },
      count: k.measured(1, 90),
    },
  }),
  'gcp-audit': (k) => ({
    insertId: k.like('request_id', '{x14}'),
    logName: `projects/${k.mark('project', `${k.p.tenantPlain}-prod`)}/logs/cloudaudit.googleapis.com%2Factivity`,
    severity: facts('ERROR'),
    protoPayload: {
      '@type': facts('type.googleapis.com/google.cloud.audit.AuditLog'),
      authenticationInfo: { principalEmail: k.p.work },
      requestMetadata: { callerIp: k.ip(), callerSuppliedUserAgent: facts('google-cloud-sdk') },
      methodName: facts('storage.objects.get'),
      status: { code: k.fact(7), message: facts('PERMISSION_DENIED') },
    },
  }),
  'azure-activity': (k) => ({
    time: k.time(),
    resourceId: `/SUBSCRIPTIONS/${k.uuid('subscription')}/RESOURCEGROUPS/${k.mark('resource', `rg-${k.p.tenantPlain}`)}/PROVIDERS/«MICROSOFT.WEB»/SITES`,
    operationName: facts('MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE'),
    category: facts('Administrative'),
    resultType: facts('Failure'),
    callerIpAddress: k.ip(),
    identity: { claims: { name: k.p.name, 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': k.p.work } },
    level: facts('Warning'),
  }),
  'ses-bounce': (k) => ({
    notificationType: facts('Bounce'),
    bounce: {
      bounceType: facts('Permanent'),
      bounceSubType: facts('General'),
      bouncedRecipients: [
        {
          emailAddress: k.p.email,
          action: facts('failed'),
          status: facts('5.1.1'),
          diagnosticCode: facts('smtp; 550 5.1.1 user unknown'),
        },
      ],
      reportingMTA: facts('dsn; a8-50.smtp-out.amazonses.com'),
    },
    mail: {
      source: k.q.work,
      sourceIp: k.ip(),
      sendingAccountId: k.account,
      messageId: k.like('request_id', '0100{h28}-{h8}-{h4}-000000'),
    },
  }),
  'step-functions': (k) => ({
    id: k.amount(2, 40),
    type: facts('TaskFailed'),
    details: {
      error: facts('States.TaskFailed'),
      cause: json({
        errorMessage: say`KYC provider rejected document ${k.like('passport', '{u1}{d8}')}`,
        errorType: facts('ValidationError'),
      }),
      resourceType: facts('lambda'),
    },
    execution_arn: `arn:aws:states:${k.region}:${k.account}:execution:onboarding:${k.p.login}`,
  }),
  'appsync-log': (k) =>
    say`${k.request} GraphQL Query: query { member(id: "${k.like('user_id', 'mem_{x12}')}") { name plan } }, Operation: null, Variables: ${json({ email: k.p.email })}`,
});
