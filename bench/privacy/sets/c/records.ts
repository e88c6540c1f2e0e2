/** Set C, events of queues, streams, buckets and of the platform itself. */
import { base64, gzipBase64, json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

const REGIONS = ['«eu-west-1»', '«us-east-2»', '«ap-south-1»', '«sa-east-1»'];

export const recordTemplates = withKit({
  'sqs-order': ({ p, v, count, pick, like, number, uuid }) => ({
    Records: [
      {
        messageId: uuid('message_id'),
        receiptHandle: like('receipt', 'AQEB{a60}=='),
        body: json({
          type: '«OrderPlaced»',
          orderNo: number('order_id', 40_000_000, 49_999_999),
          buyer: { name: p.full, mobile: p.phone, addr: [p.street, `${p.postal} ${p.city}`] },
          totalCents: count(900, 99_000),
          currency: pick(['«EUR»', '«PLN»', '«INR»']),
        }),
        attributes: {
          ApproximateReceiveCount: '3',
          SenderId: like('principal', 'AROA{X17}'),
          SentTimestamp: '1710234892123',
        },
        eventSource: '«aws:sqs»',
        eventSourceARN: `arn:aws:«sqs»:${pick(REGIONS)}:${v('account')}:«fulfilment-dlq»`,
      },
    ],
  }),
  'sns-in-sqs': ({ p, v, like, uuid }) => ({
    Records: [
      {
        messageId: uuid('message_id'),
        body: json({
          Type: '«Notification»',
          TopicArn: `arn:aws:sns:«eu-central-1»:${v('account')}:«PatientUpdates»`,
          Message: json({
            patient: { name: p.formal, nationalId: p.id, born: p.localBirth },
            ward: '«cardiology»',
            mrn: like('medical_record', 'KH-{d8}'),
          }),
          UnsubscribeURL: `https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:eu-central-1:${v('account')}:PatientUpdates:${uuid('resource')}`,
        }),
      },
    ],
  }),
  's3-put': ({ p, count, like, ip4 }) => ({
    Records: [
      {
        eventSource: '«aws:s3»',
        awsRegion: '«ap-northeast-1»',
        eventName: '«ObjectCreated:Put»',
        userIdentity: { principalId: `AWS:${like('principal', 'AIDA{X17}')}:${p.email}` },
        requestParameters: { sourceIPAddress: ip4() },
        responseElements: { 'x-amz-request-id': like('request_id', '{X16}') },
        s3: {
          bucket: {
            name: like('bucket', `${p.slug}-kyc-documents`),
            arn: `arn:aws:s3:::${like('bucket', `${p.slug}-kyc-documents`)}`,
          },
          object: { key: `«passports»/${p.user}/${urlEncoded(p.latin)}_scan.«jpg»`, size: count(20_000, 4_000_000) },
        },
      },
    ],
  }),
  'dynamodb-stream': ({ p, v, like, uuid, password }) => ({
    Records: [
      {
        eventID: like('record_id', '{h32}'),
        eventName: '«MODIFY»',
        dynamodb: {
          Keys: { PK: { S: `USER#${uuid('user_id')}` }, SK: { S: '«PROFILE»' } },
          NewImage: {
            displayName: { S: p.full },
            mail: { S: p.email },
            loyaltyNo: { N: like('customer_id', '{n1}{d9}') },
            home: { M: { line1: { S: p.street }, town: { S: p.city }, zip: { S: p.postal } } },
            vehicles: { L: [{ S: p.plate }] },
            marketing: { BOOL: true },
            secretAnswer: { S: password() },
            tier: { S: '«gold»' },
          },
          SequenceNumber: like('sequence', '{n1}{d20}'),
          StreamViewType: '«NEW_AND_OLD_IMAGES»',
        },
        eventSourceARN: `arn:aws:dynamodb:us-east-1:${v('account')}:table/«Profiles»/stream/2024-01-08T15:12:11.992`,
      },
    ],
  }),
  'kinesis-click': ({ p, v, like, ip4 }) => ({
    Records: [
      {
        kinesis: {
          partitionKey: like('user_id', 'vis-{x16}'),
          sequenceNumber: like('sequence', '49{d54}'),
          data: base64(
            json({
              event: 'add_to_cart',
              visitor: p.user,
              ip: ip4(),
              lat: v('latitude'),
              email: p.email,
            }),
          ),
        },
        eventSource: '«aws:kinesis»',
        invokeIdentityArn: `arn:aws:iam::${v('account')}:role/«clickstream-consumer»`,
        awsRegion: '«us-west-2»',
      },
    ],
  }),
  'eventbridge-guardduty': ({ fact, v, like, uuid, ip4 }) => ({
    version: '0',
    id: uuid(),
    'detail-type': '«GuardDuty Finding»',
    source: '«aws.guardduty»',
    account: v('account'),
    region: '«eu-west-2»',
    detail: {
      type: '«UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B»',
      severity: fact(8),
      resource: {
        accessKeyDetails: {
          accessKeyId: v('aws_key_id'),
          principalId: like('principal', 'AIDA{X17}'),
          userName: v('username'),
        },
        instanceDetails: {
          instanceId: v('instance'),
          networkInterfaces: [{ privateIpAddress: ip4(), subnetId: like('network_id', 'subnet-0{h16}') }],
        },
      },
      service: {
        action: {
          actionType: '«AWS_API_CALL»',
          remoteIpDetails: {
            ipAddressV4: ip4(),
            city: { cityName: v('city') },
            organization: { org: v('company') },
          },
        },
      },
    },
  }),
  'eventbridge-booking': ({ p, q, pick, like, uuid }) => ({
    source: 'booking.«service»',
    'detail-type': '«ReservationConfirmed»',
    time: '2024-02-29T22:01:07Z',
    region: pick(REGIONS),
    id: uuid(),
    detail: {
      pnr: like('booking', '{X6}'),
      travellers: [
        { surname: p.family, given: p.given, passport: like('passport', '{u1}{n1}{d2}{X2}{d3}'), dob: p.birth },
        { surname: q.family, given: q.given, frequentFlyer: like('customer_id', 'LH{d9}') },
      ],
      cabin: '«economy»',
      fare: { amount: 412.5, currency: '«EUR»' },
    },
  }),
  'cloudtrail-put-policy': ({ p, v, like, uuid, ip4 }) => ({
    eventVersion: '1.09',
    userIdentity: {
      type: '«AssumedRole»',
      arn: `arn:aws:sts::${v('account')}:assumed-role/AWSReservedSSO_Admin_${like('resource', '{h16}')}/${p.email}`,
      accessKeyId: v('aws_key_id'),
    },
    eventSource: '«s3.amazonaws.com»',
    eventName: '«PutBucketPolicy»',
    awsRegion: '«eu-west-1»',
    sourceIPAddress: ip4(),
    errorCode: '«AccessDenied»',
    errorMessage: `User: arn:aws:sts::${v('account')}:assumed-role/«deployer»/${p.user} is not authorized to perform: «s3:PutBucketPolicy»`,
    requestParameters: { bucketName: v('bucket'), Host: `${v('bucket')}.s3.«eu-west-1».amazonaws.com` },
    eventID: uuid('record_id'),
    recipientAccountId: v('account'),
  }),
  'cloudwatch-logs-subscription': ({ p, v, like }) => ({
    awslogs: {
      data: gzipBase64(
        json({
          owner: v('account'),
          logGroup: '/aws/lambda/mailer',
          logStream: like('log_stream', '{h32}'),
          logEvents: [{ message: `sent to ${p.email} (${p.full})` }],
        }),
      ),
    },
  }),
  'msk-record': ({ fact, p, v, like }) => ({
    eventSource: '«aws:kafka»',
    bootstrapServers: `b-1.${p.tenant}.${like('resource', '{x6}')}.c2.kafka.«us-east-1».amazonaws.com:9092`,
    records: {
      '«payments»-0': [
        {
          topic: '«payments»',
          partition: fact(0),
          offset: 15_332,
          key: base64(p.iban),
          value: base64(json({ debtor: p.full, iban: p.iban, ref: v('order_id') })),
        },
      ],
    },
  }),
  'lambda-platform-report': ({ fact, v, count, uuid }) => ({
    time: '2024-05-02T06:40:12.113Z',
    type: '«platform.report»',
    record: {
      requestId: uuid(),
      status: '«timeout»',
      metrics: {
        durationMs: fact(6000.12),
        billedDurationMs: fact(6000),
        memorySizeMB: fact(512),
        maxMemoryUsedMB: fact(count(90, 511)),
      },
      tracing: { type: '«X-Amzn-Trace-Id»', value: `Root=${v('trace_id')};Parent=${v('span_id')};Sampled=1` },
    },
  }),
  'firehose-transform': ({ p, like, v, ip4, fact }) => ({
    invocationId: like('request_id', '{h8}-{h4}-{h4}-{h4}-{h12}'),
    deliveryStreamArn: `arn:aws:firehose:«us-west-2»:${v('account')}:deliverystream/«audit-trail»`,
    region: '«us-west-2»',
    records: [
      {
        recordId: like('sequence', '495{d53}'),
        data: gzipBase64(json({ actor: p.email, from: ip4(), target: p.full })),
      },
    ],
    result: '«ProcessingFailed»',
    attempts: fact(2),
  }),
});
