/** Set G: events of AWS services: audits, identities, queues, streams, workflows. */
import { base64, gzipBase64, json } from '../../marks.js';
import { facts, type Kit, say, withKit } from './kit.js';

const principal = (k: Kit) => ({
  type: '«AssumedRole»',
  principalId: `${k.like('principal_id', 'AROA{X17}')}:${k.p.email}`,
  arn: `arn:aws:sts::${k.account}:assumed-role/«AWSReservedSSO_Developer»/${k.p.email}`,
  accountId: k.account,
  accessKeyId: k.awsKey(),
  sessionContext: { attributes: { creationDate: k.time(), mfaAuthenticated: '«true»' } },
});

export const cloudTemplates = withKit({
  'cloudtrail access denied': (k) => ({
    ...facts({
      eventVersion: '1.09',
      eventSource: 's3.amazonaws.com',
      eventName: 'PutBucketPolicy',
      eventType: 'AwsApiCall',
      managementEvent: true,
      errorCode: 'AccessDenied',
    }),
    userIdentity: principal(k),
    eventTime: k.time(),
    awsRegion: k.region,
    sourceIPAddress: k.ip(),
    userAgent: '«aws-cli/2.17.5»',
    errorMessage: say`User: arn:aws:sts::${k.account}:assumed-role/«AWSReservedSSO_Developer»/${k.p.email} is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${k.p.named('bucket', '*-invoices')}" because no identity-based policy allows the action`,
    requestParameters: { bucketName: k.p.named('bucket', '*-invoices') },
    requestID: k.like('request_id', '{X16}'),
    eventID: k.uuid('event_id'),
    recipientAccountId: k.account,
  }),
  'cloudtrail console login': (k) => ({
    ...facts({ eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', eventType: 'AwsConsoleSignIn' }),
    userIdentity: {
      type: '«IAMUser»',
      accountId: k.account,
      userName: k.p.user,
      principalId: k.like('principal_id', 'AIDA{X17}'),
    },
    eventTime: k.time(),
    awsRegion: k.region,
    sourceIPAddress: k.ip6(),
    userAgent: k.agent(),
    errorMessage: say`Failed authentication`,
    responseElements: { ConsoleLogin: k.word('Failure', 'Success') },
    additionalEventData: {
      MFAUsed: '«No»',
      LoginTo: '«https://console.aws.amazon.com/console/home»',
      MobileVersion: '«No»',
    },
  }),
  'cloudtrail run instances': (k) => ({
    ...facts({
      eventSource: 'ec2.amazonaws.com',
      eventName: 'RunInstances',
      errorCode: 'Client.InstanceLimitExceeded',
    }),
    userIdentity: principal(k),
    eventTime: k.time(),
    requestParameters: {
      instancesSet: {
        items: [{ keyName: `${k.p.user}-«laptop»`, minCount: k.fact(1) }],
      },
      instanceType: k.word('m7g.large', 'c6i.xlarge'),
      subnetId: k.like('subnet', 'subnet-0{h16}'),
      iamInstanceProfile: { name: '«ci-runner»' },
    },
    sourceIPAddress: k.ip(),
  }),
  'cognito pre sign up': (k) => ({
    version: '1',
    region: k.region,
    userPoolId: `${k.region}_${k.like('user_pool', '{a9}')}`,
    userName: k.uuid('user_id'),
    callerContext: { awsSdkVersion: '«aws-sdk-unknown-unknown»', clientId: k.like('client_id', '{x26}') },
    triggerSource: k.word('PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp', 'PreTokenGeneration_HostedAuth'),
    request: {
      userAttributes: {
        given_name: k.p.given,
        family_name: k.p.family,
        email: k.p.email,
        email_verified: '«false»',
        phone_number: k.p.e164,
        birthdate: k.p.birth,
        address: `${k.p.street}, ${k.p.city}`,
        'custom:org': k.p.company,
      },
      validationData: null,
    },
    response: { autoConfirmUser: false },
  }),
  'cognito not authorized': (k) =>
    `${k.time()}\t${k.uuid()}\t«ERROR»\t«NotAuthorizedException»: ${say`Incorrect username or password`}. {"username":"${k.p.email}","password":"${k.password()}","pool":"${k.region}_${k.like('user_pool', '{a9}')}","__type":"«NotAuthorizedException»","«attempts»":${k.amount(1, 5)}}`,
  'ses bounce in sns in sqs': (k) => ({
    Records: [
      {
        messageId: k.uuid('message_id'),
        receiptHandle: k.like('receipt_handle', 'AQEB{a120}=='),
        body: json({
          Type: '«Notification»',
          MessageId: k.uuid('message_id'),
          TopicArn: `arn:aws:sns:${k.region}:${k.account}:«ses-bounces»`,
          Message: json({
            notificationType: '«Bounce»',
            bounce: {
              bounceType: '«Permanent»',
              bounceSubType: '«General»',
              bouncedRecipients: [
                {
                  emailAddress: k.p.email,
                  action: '«failed»',
                  status: '«5.1.1»',
                  diagnosticCode: say`smtp; 550 5.1.1 <${k.p.email}>: user unknown`,
                },
              ],
              feedbackId: k.like('message_id', '010201{h22}-{h8}-000000'),
            },
            mail: {
              source: `«billing»@${k.q.work}`,
              sourceIp: k.ip(),
              destination: [k.p.email],
              commonHeaders: { subject: say`Your invoice is ready, ${k.p.given}` },
            },
          }),
          SigningCertURL: '«https://sns.eu-west-1.amazonaws.com/SimpleNotificationService.pem»',
        }),
        attributes: { ApproximateReceiveCount: '«3»', SenderId: k.like('principal_id', 'AIDA{X17}') },
        eventSource: '«aws:sqs»',
        eventSourceARN: `arn:aws:sqs:${k.region}:${k.account}:«mail-feedback»`,
        awsRegion: k.region,
      },
    ],
  }),
  'ses complaint': (k) => ({
    eventType: '«Complaint»',
    complaint: {
      complainedRecipients: [{ emailAddress: k.p.email }],
      complaintFeedbackType: k.word('abuse', 'not-spam'),
      userAgent: '«Yahoo!-Mail-Feedback/2.0»',
      timestamp: k.time(),
    },
    mail: {
      messageId: k.like('message_id', '010201{h22}-{h8}-000000'),
      sendingAccountId: k.account,
      source: `${k.q.full} <${k.q.email}>`,
      tags: { 'ses:configuration-set': ['«transactional»'], tenant: [k.q.tenant] },
    },
  }),
  'sns sms failure': (k) => ({
    notification: { messageId: k.uuid('message_id'), timestamp: k.stamp() },
    delivery: {
      phoneCarrier: '«Unknown» «Carrier»',
      destination: k.p.e164,
      mcc: k.measured(200, 700),
      priceInUSD: 0.07,
      smsType: '«Transactional»',
      providerResponse: say`Phone carrier is currently unreachable/unavailable`,
      dwellTimeMs: k.measured(100, 9000),
    },
    status: '«FAILURE»',
  }),
  'sqs batch failure line': (k) =>
    `${k.stamp()} [«WARN»] ${say`Message ${k.uuid('message_id')} moved to orders-dlq after 5 receives: JSON parse error at position 41`}, body={"order":"${k.like('order_id', 'WO-{d7}')}","buyer":{"name":"${k.p.full}","tel":"${k.p.local}"}}`,
  'eventbridge order event': (k) => ({
    version: '0',
    id: k.uuid('event_id'),
    'detail-type': '«OrderShipped»',
    source: '«com.shop.fulfilment»',
    account: k.account,
    time: k.time(),
    region: k.region,
    resources: [],
    detail: {
      orderId: k.like('order_id', 'O{n1}{d8}'),
      recipient: {
        name: k.p.full,
        address: { line1: k.p.street, postcode: k.p.postal, town: k.p.city },
        mobile: k.p.e164,
      },
      carrier: k.word('DHL', 'UPS', 'PostNL'),
      trackingNumber: k.like('tracking', '1Z{X6}{d10}'),
      parcels: k.measured(1, 4),
      weightGrams: k.measured(200, 9000),
    },
  }),
  'dynamodb stream record': (k) => ({
    Records: [
      {
        eventID: k.like('event_id', '{h32}'),
        eventName: k.word('MODIFY', 'INSERT', 'REMOVE'),
        eventSource: '«aws:dynamodb»',
        awsRegion: k.region,
        dynamodb: {
          Keys: { pk: { S: `TENANT#${k.p.tenant}` }, sk: { S: `USER#${k.p.email}` } },
          NewImage: {
            plan: { S: '«pro»' },
            seats: { N: '«12»' },
            fullName: { S: k.p.full },
            iban: { S: k.p.iban },
            lastLoginIp: { S: k.ip() },
          },
          SequenceNumber: k.like('sequence_number', '{n1}{d22}'),
          SizeBytes: k.measured(100, 900),
          StreamViewType: '«NEW_AND_OLD_IMAGES»',
        },
        eventSourceARN: `arn:aws:dynamodb:${k.region}:${k.account}:table/«accounts»/stream/2026-01-12T09:14:02.117`,
      },
    ],
  }),
  's3 object created': (k) => ({
    Records: [
      {
        eventVersion: '«2.1»',
        eventSource: '«aws:s3»',
        eventName: '«ObjectCreated:Put»',
        awsRegion: k.region,
        userIdentity: { principalId: `AWS:${k.like('principal_id', 'AROA{X17}')}:${k.p.user}` },
        requestParameters: { sourceIPAddress: k.ip() },
        s3: {
          bucket: {
            name: k.p.named('bucket', '*-uploads-{x6}'),
            ownerIdentity: { principalId: k.like('principal_id', 'A{X13}') },
          },
          object: {
            key: `«passports»/${k.p.tenant}/${k.p.family}_${k.p.given}.«pdf»`,
            size: k.measured(900, 900000),
            sequencer: k.like('sequence_number', '00{H16}'),
          },
        },
      },
    ],
  }),
  'kinesis record': (k) => ({
    kinesis: {
      partitionKey: k.like('device_id', 'tracker-{d6}'),
      sequenceNumber: k.like('sequence_number', '4{d50}'),
      data: base64(
        json({
          vehicle: k.p.plate,
          driver: k.p.full,
          lat: k.decimal('latitude', k.p.latitude),
          lon: k.decimal('longitude', k.p.longitude),
          speed: 61,
        }),
      ),
    },
    eventSource: '«aws:kinesis»',
    eventName: '«aws:kinesis:record»',
    invokeIdentityArn: `arn:aws:iam::${k.account}:role/«fleet-consumer»`,
    eventID: `«shardId-000000000003»:${k.like('sequence_number', '4{d50}')}`,
  }),
  'step functions failed history': (k) => ({
    id: k.measured(9, 90),
    type: '«LambdaFunctionFailed»',
    details: {
      error: '«PaymentDeclinedError»',
      cause: json({
        errorType: '«PaymentDeclinedError»',
        errorMessage: say`Card ${k.card()} of ${k.p.full} was declined: insufficient_funds`,
        trace: ['«File» "/var/task/«charge.py»", «line» «57», «in» «charge»'],
      }),
    },
    previous_event_id: k.fact(8),
    event_timestamp: k.millis(),
    execution_arn: `arn:aws:states:${k.region}:${k.account}:execution:«order-saga»:${k.like('order_id', 'order-{d8}')}`,
  }),
  'appsync resolver log': (k) => ({
    logType: '«ResponseMapping»',
    path: ['«updateProfile»'],
    fieldName: '«updateProfile»',
    parentType: '«Mutation»',
    resolverArn: `arn:aws:appsync:${k.region}:${k.account}:apis/${k.like('api_id', '{x26}')}/types/«Mutation»/resolvers/«updateProfile»`,
    requestId: k.uuid(),
    context: {
      arguments: { input: { displayName: k.nick(), email: k.p.email, dob: k.p.birth } },
      identity: {
        sub: k.uuid('user_id'),
        sourceIp: [k.ip()],
        claims: { 'cognito:username': k.p.user, 'cognito:groups': ['«editors»'] },
      },
    },
    errors: [{ errorType: '«DynamoDB:ConditionalCheckFailedException»', message: say`The conditional request failed` }],
    fieldInError: true,
  }),
  'iot device message': (k) => ({
    topic: `dt/«thermostat»/${k.like('device_id', 'TH-{X10}')}/«state»`,
    clientId: k.like('device_id', 'TH-{X10}'),
    payload: {
      ssid: k.like('ssid', 'FRITZ!Box {u4}{d2}'),
      bssid: k.mac(),
      ip: k.inside(),
      owner: k.p.email,
      firmware: '«4.18.2»',
      temperature: k.measured(15, 29),
      rssi: -61,
      error: '«E_SENSOR_TIMEOUT»',
    },
    certificateId: k.like('certificate', '{h64}'),
  }),
  'cloudwatch subscription': (k) => ({
    level: '«DEBUG»',
    msg: say`subscription payload received, 1 batch, filter to-baselime`,
    function: '«log-forwarder»',
    durationMs: k.measured(2, 900),
    awslogs: {
      data: gzipBase64(
        json({
          messageType: 'DATA_MESSAGE',
          owner: k.account,
          logGroup: '/aws/lambda/invoice-mailer',
          logStream: '2026/05/02/[$LATEST]1',
          logEvents: [{ id: '3', timestamp: 1777700000000, message: `mail to ${k.p.email} (${k.p.full}) failed` }],
        }),
      ),
    },
  }),
  'cloudwatch decoded batch': (k) => ({
    messageType: '«DATA_MESSAGE»',
    owner: k.account,
    logGroup: '«/aws/lambda/invoice-mailer»',
    logStream: `2026/05/02/[$LATEST]${k.like('log_stream', '{h32}')}`,
    subscriptionFilters: ['«to-baselime»'],
    logEvents: [
      {
        id: k.like('event_id', '3{d55}'),
        timestamp: k.millis(),
        message: say`[ERROR] SMTPRecipientsRefused: (550 mailbox ${k.p.email} full)`,
      },
      {
        id: k.like('event_id', '3{d55}'),
        timestamp: k.millis(),
        message: say`retry 2 of 5 for tenant=${k.p.tenant} in 400 ms`,
      },
    ],
  }),
  'guardduty finding': (k) => ({
    ...facts({ schemaVersion: '2.0', type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom', severity: 5 }),
    accountId: k.account,
    region: k.region,
    id: k.like('event_id', '{h32}'),
    resource: {
      resourceType: '«AccessKey»',
      accessKeyDetails: { accessKeyId: k.awsKey(), userName: k.p.user, userType: '«IAMUser»' },
    },
    service: {
      action: {
        actionType: '«AWS_API_CALL»',
        awsApiCallAction: {
          api: '«ListBuckets»',
          remoteIpDetails: {
            ipAddressV4: k.ip(),
            city: { cityName: k.p.city },
            organization: { asn: k.measured(100, 60000) },
          },
        },
      },
      count: k.measured(1, 60),
    },
    title: say`API ListBuckets was invoked from an IP address on a custom threat list`,
  }),
  'bedrock guard log': (k) => ({
    operation: '«InvokeModel»',
    modelId: '«anthropic.claude-3-haiku-20240307-v1:0»',
    region: k.region,
    accountId: k.account,
    identity: { arn: `arn:aws:iam::${k.account}:user/${k.p.user}` },
    input: {
      inputTokenCount: k.measured(20, 9000),
      inputBodyJson: {
        messages: [
          {
            role: '«user»',
            content: `Please write a reply to ${k.p.full} (${k.p.email}), who lives at ${k.p.street}, ${k.p.city}.`,
          },
        ],
      },
    },
    errorCode: '«ThrottlingException»',
  }),
});
