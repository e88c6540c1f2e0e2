/** Set D: what functions are invoked with, as the triggers write it. */
import { base64, json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const eventTemplates = withKit({
  airlineHttpApi: (k) => {
    const pnr = k.like('booking', '{u2}{X4}');
    const sub = k.uuid('user_id');
    return {
      version: '«2.0»',
      routeKey: '«POST» /«bookings»/{«pnr»}/«passengers»',
      rawPath: `/«bookings»/${pnr}/«passengers»`,
      rawQueryString: `«notify»=«true»&lastName=${urlEncoded(k.p.family)}`,
      headers: {
        'accept-language': 'pt-PT,pt;q=0.8',
        authorization: `Bearer ${k.v('jwt')}`,
        'content-type': '«application/json»',
        'user-agent': '«okhttp»/«4.12.0»',
        'x-amzn-trace-id': `Root=${k.v('trace_id')}`,
        'x-forwarded-for': `${k.ip4()}, ${k.ip4()}`,
      },
      pathParameters: { pnr },
      queryStringParameters: { notify: '«true»', lastName: k.p.family },
      requestContext: {
        accountId: k.account(),
        authorizer: { jwt: { claims: { sub, email: k.p.email, 'cognito:username': k.p.user }, scopes: null } },
        http: { method: '«POST»', sourceIp: k.ip4(), userAgent: '«okhttp»/«4.12.0»' },
        requestId: k.like('request_id', '{a15}='),
        stage: '«$default»',
      },
      body: json({
        passengers: [
          {
            title: 'MRS',
            surname: k.p.family,
            givenNames: k.p.given,
            dateOfBirth: k.p.birth,
            document: { type: '«PASSPORT»', number: k.one('passport', ['{u1}{d8}', '{u2}{d7}', '{d9}']) },
            frequentFlyer: k.one('loyalty_id', ['TP{d9}', '{d10}']),
            contact: { phone: k.p.phone, emergency: { name: k.q.full, phone: k.q.phone } },
          },
        ],
      }),
      isBase64Encoded: false,
    };
  },

  clinicQueueBatch: (k) => {
    const queue = `arn:aws:«sqs»:eu-central-1:${k.account()}:${k.like('resource', `${k.p.slug}-labs`)}`;
    const record = (who: typeof k.p) => ({
      messageId: k.uuid(),
      receiptHandle: k.like('receipt_handle', 'AQEB{a64}=='),
      attributes: {
        ApproximateReceiveCount: String(k.count(1, 4)),
        SenderId: `${k.like('principal', 'AROA{X17}')}:lab-poller`,
      },
      messageAttributes: { tenant: { stringValue: k.p.tenant, dataType: '«String»' } },
      body: json({
        resourceType: '«DiagnosticReport»',
        status: k.word('final', 'amended', 'preliminary'),
        subject: { reference: `«Patient»/${k.one('medical_record', ['{d8}', 'P{d7}', '{h12}'])}`, display: who.latin },
        performer: { display: `Dr. ${k.q.family}` },
        identifier: who.id,
        birthDate: who.birth,
      }),
      eventSource: '«aws:sqs»',
      eventSourceARN: queue,
    });
    return { Records: [record(k.p), record(k.q)] };
  },

  bankTableStream: (k) => ({
    Records: [
      {
        eventID: k.like('request_id', '{h32}'),
        eventName: k.word('MODIFY', 'INSERT', 'REMOVE'),
        eventSource: '«aws:dynamodb»',
        awsRegion: k.region(),
        dynamodb: {
          Keys: { pk: { S: `«ACCOUNT»#${k.p.bank}` }, sk: { S: `«TX»#${k.like('transaction', '{U26}')}` } },
          NewImage: {
            counterparty: { M: { name: { S: k.q.full }, iban: { S: k.q.bank }, bic: { S: k.v('bic') } } },
            holder: { S: k.p.full },
            owners: { SS: [k.uuid('customer_id'), k.uuid('customer_id')] },
            status: { S: k.word('PENDING', 'BOOKED', 'REJECTED') },
            purpose: { S: `«rent» ${k.q.street}` },
            customerNo: { N: k.like('customer_id', '{n1}{d8}') },
            version: { N: '«3»' },
          },
          SequenceNumber: k.like('record_id', '{n1}{d20}'),
          SizeBytes: k.fact(k.count(200, 900)),
          StreamViewType: '«NEW_AND_OLD_IMAGES»',
        },
        eventSourceARN: `arn:aws:«dynamodb»:us-east-2:${k.account()}:table/ledger/stream/2024-02-11T09:12:44.013`,
      },
    ],
  }),

  insurerObjectCreated: (k) => {
    const bucket = k.like('bucket', `${k.p.slug}-claims-{x6}`);
    const claim = k.one('claim', ['CLM-{d8}', 'SN{d2}-{d6}', '{d4}-{d6}']);
    return {
      Records: [
        {
          eventVersion: '«2.1»',
          eventSource: '«aws:s3»',
          awsRegion: k.region(),
          eventTime: k.time(),
          eventName: '«ObjectCreated:Put»',
          userIdentity: { principalId: `AWS:${k.like('principal', 'AIDA{X17}')}` },
          requestParameters: { sourceIPAddress: k.ip4() },
          responseElements: {
            'x-amz-request-id': k.like('request_id', '{X16}'),
            'x-amz-id-2': k.like('request_id', '{a60}='),
          },
          s3: {
            s3SchemaVersion: '«1.0»',
            bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
            object: {
              key: `«claims»/${claim}/«accident_report»_${k.p.file}.«pdf»`,
              size: k.fact(k.count(10_000, 4_000_000)),
            },
          },
        },
      ],
    };
  },

  hotelTopicMessage: (k) => ({
    Records: [
      {
        EventSource: '«aws:sns»',
        EventVersion: '«1.0»',
        EventSubscriptionArn: `arn:aws:«sns»:ap-southeast-1:${k.account()}:reservations:${k.uuid('subscription')}`,
        Sns: {
          Type: '«Notification»',
          MessageId: k.uuid(),
          Subject: `«New» «reservation» «for» ${k.p.full}`,
          Message: json({
            confirmation: k.one('booking', ['{X8}', 'BLR-{d6}', '{d9}']),
            property: k.p.company,
            guest: { name: k.p.full, nationality: k.p.country, idDocument: k.p.id, plate: k.p.plate },
            room: { type: '«DELUXE_TWIN»', nights: k.fact(k.count(1, 14)) },
            guarantee: { type: '«CREDIT_CARD»', number: k.v('card'), holder: k.p.latin },
            remarks: `«early» «check-in» «please», «call» ${k.p.phone} «on» «arrival»`,
          }),
          Signature: k.like('signature', '{a86}=='),
          UnsubscribeUrl: `https://sns.ap-southeast-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${k.uuid('subscription')}`,
        },
      },
    ],
  }),

  utilityMeterStream: (k) => {
    const meter = k.one('meter', ['1EMH00{d8}', 'DE000{d10}', 'MTR{d9}']);
    return {
      Records: [
        {
          kinesis: {
            kinesisSchemaVersion: '«1.0»',
            partitionKey: meter,
            sequenceNumber: k.like('record_id', '4{d30}'),
            data: base64(
              json({ meter, contract: k.like('contract', 'V{d9}'), customer: k.p.full, kwh: k.count(1, 900) }),
            ),
          },
          eventSource: '«aws:kinesis»',
          eventName: '«aws:kinesis:record»',
          awsRegion: k.region(),
          eventID: `shardId-000000000003:${k.like('record_id', '4{d30}')}`,
          invokeIdentityArn: `arn:aws:«iam»::${k.account()}:role/meter-ingest`,
        },
      ],
    };
  },

  schoolSignUpTrigger: (k) => ({
    version: '«1»',
    triggerSource: '«PostConfirmation_ConfirmSignUp»',
    region: k.region(),
    userPoolId: `eu-north-1_${k.like('user_pool', '{a9}')}`,
    userName: k.p.user,
    callerContext: { awsSdkVersion: '«aws-sdk-nodejs-3.540.0»', clientId: k.like('client_id', '{x26}') },
    request: {
      userAttributes: {
        sub: k.uuid('user_id'),
        'cognito:user_status': '«CONFIRMED»',
        email: k.p.email,
        email_verified: '«true»',
        phone_number: k.p.phone,
        given_name: k.p.given,
        family_name: k.p.family,
        birthdate: k.p.birth,
        'custom:school': k.p.company,
        'custom:guardian': k.q.latin,
        'custom:student_no': k.one('student_id', ['S{d7}', '{d4}-{d5}', '{d8}']),
        'custom:role': k.word('student', 'teacher', 'guardian'),
      },
    },
    response: {},
  }),

  logisticsBusEvent: (k) => ({
    version: '0',
    id: k.uuid(),
    'detail-type': '«ShipmentDelayed»',
    source: '«shipping.tracker»',
    account: k.account(),
    time: k.time(),
    region: k.region(),
    resources: [],
    detail: {
      waybill: k.one('shipment', ['1Z{X16}', 'JD01{d16}', '{u2}{d9}{u2}', '{d3}-{d8}']),
      consignor: k.p.company,
      consignee: { name: k.q.full, address1: k.q.street, zip: k.q.postal, town: k.q.city, tel: k.q.phone },
      driver: { name: k.p.full, truck: k.p.plate, mobile: k.p.phone },
      eori: k.one('tax_id', ['DE{d15}', 'PL{d13}', 'GB{d12}']),
      container: k.like('container', '{u3}U{d7}'),
      reason: k.word('CUSTOMS_HOLD', 'WEATHER', 'ADDRESS_UNKNOWN'),
      delayMinutes: k.fact(k.count(15, 2000)),
    },
  }),
});
