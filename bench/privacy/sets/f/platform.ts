/** What the platform itself writes and hands over: invocations, gateways, queues, streams, rules, audits. */
import { base64, json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const platformTemplates = withKit({
  lambda_report: (k) =>
    `REPORT RequestId: ${k.uuid()}\tDuration: «${k.count(4, 9000)}.${k.count(10, 99)} ms»\tBilled Duration: «${k.count(5, 9001)} ms»\tMemory Size: «${k.pick(['256', '512', '1024', '1769'])} MB»\tMax Memory Used: «${k.count(88, 255)} MB»\tXRAY TraceId: ${k.xray()}\tSegmentId: ${k.span()}\tSampled: true`,
  lambda_timeout: (k) =>
    `${k.time()} ${k.uuid()} «Task timed out after ${k.pick(['3.00', '6.01', '15.02', '29.03'])} seconds»`,
  lambda_uncaught: (k) => ({
    timestamp: k.time(),
    level: k.word('ERROR'),
    requestId: k.uuid(),
    message: {
      errorType: '«Error»',
      errorMessage: `No loyalty account for ${k.p.email}`,
      stackTrace: [
        `«Error»: No loyalty account for ${k.p.email}`,
        '    at «findAccount» (file:///var/task/src/loyalty/accounts.mjs:«88»:13)',
        '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
        '    at async Runtime.«handler» (file:///var/task/src/handlers/earn.mjs:«31»:20)',
      ],
    },
  }),
  lambda_platform_json: (k) => ({
    time: k.time(),
    type: '«platform.report»',
    record: {
      requestId: k.uuid(),
      status: k.word('timeout', 'success', 'error'),
      metrics: {
        durationMs: k.decimal(3, 900),
        billedDurationMs: k.measured(3, 901),
        memorySizeMB: k.fact(1024),
        maxMemoryUsedMB: k.measured(90, 900),
        initDurationMs: k.decimal(200, 900),
      },
      tracing: { spanId: k.span(), type: 'X-Amzn-Trace-Id', value: `Root=${k.xray()};Parent=${k.span()};Sampled=1` },
    },
  }),
  gateway_access_json: (k) => ({
    requestId: k.uuid(),
    extendedRequestId: k.like('request_id', '{a15}='),
    ip: k.chance(0.8) ? k.ip() : k.ipv6(),
    caller: '-',
    user: k.p.user,
    requestTime: `14/Mar/2025:${k.clock()} +0000`,
    httpMethod: k.word('PUT', 'PATCH'),
    resourcePath: '«/v1/members/{memberId}/preferences»',
    path: `/v1/members/${k.like('user_id', 'mbr_{x16}')}/preferences`,
    status: k.word('403', '500', '429'),
    protocol: 'HTTP/1.1',
    responseLength: k.measured(38, 4100),
    integrationLatency: k.measured(8, 3200),
    apiId: k.like('resource', '{x10}'),
    stage: '«prod»',
    authorizer: {
      principalId: k.uuid('user_id'),
      error: k.word('User is not authorized to access this resource', 'Unauthorized'),
    },
  }),
  gateway_access_clf: (k) =>
    `${k.ip()} - ${k.p.user} [${k.count(1, 28)}/Feb/2026:${k.clock()} +0000] "«GET» /v2/patients/${k.like('medical_record', 'P{d7}')}/letters?surname=${k.p.family} HTTP/1.1" «${k.pick(['200', '404', '502'])}» «${k.count(120, 9000)}» ${k.uuid()}`,
  gateway_event_v2: (k) => ({
    version: '2.0',
    routeKey: '«POST /bookings/{bookingId}/guests»',
    rawPath: `/bookings/${k.like('booking_ref', '{X6}')}/guests`,
    rawQueryString: `lead=${urlEncoded(k.p.full)}&mobile=${urlEncoded(k.p.e164)}`,
    cookies: [`sid=${k.like('cookie', 's%3A{a32}')}`, `_ga=GA1.1.${k.like('cookie', '{n1}{d8}.17{d8}')}`],
    headers: {
      authorization: `Bearer ${k.jwt({ sub: k.uuid('user_id'), email: k.p.email })}`,
      host: k.p.host('api'),
      'user-agent': k.agent(),
      'x-forwarded-for': `${k.ip()}, ${k.ip()}`,
      'x-amzn-trace-id': `Root=${k.xray()}`,
      'content-type': 'application/json',
    },
    requestContext: {
      accountId: k.account,
      apiId: k.like('resource', '{x10}'),
      http: { method: '«POST»', path: '«/bookings»', sourceIp: k.ip() },
      stage: '$default',
      timeEpoch: k.epoch() * 1000,
    },
    isBase64Encoded: false,
    body: json({
      guests: [
        { firstName: k.p.given, lastName: k.p.family, dob: k.p.birth },
        { firstName: k.q.given, lastName: k.q.family, dob: k.q.birth },
      ],
    }),
  }),
  load_balancer: (k) =>
    `https ${k.time()} app/prod-web/${k.hex('resource', 16)} ${k.ip()}:${k.count(1025, 65000)} ${k.privateIp()}:8080 «0.001» «${k.count(1, 9)}.${k.count(100, 999)}» «0.000» «504» - «${k.count(300, 900)}» «${k.count(300, 900)}» "«GET» https://${k.p.host('app')}:443/profile/${k.p.user} HTTP/2.0" "${k.agent()}" «ECDHE-RSA-AES128-GCM-SHA256» «TLSv1.2»`,
  queue_event: (k) => ({
    Records: [
      {
        messageId: k.uuid(),
        receiptHandle: k.like('receipt_handle', 'AQEB{a60}=='),
        body: json({
          type: '«SendWelcomePack»',
          customer: {
            id: k.like('customer_id', 'C-{d7}'),
            name: k.p.full,
            email: k.p.email,
            address: { line1: k.p.street, city: k.p.town, postcode: k.p.postal },
          },
          attempt: k.measured(1, 4),
        }),
        attributes: {
          ApproximateReceiveCount: k.word('3', '4', '11'),
          SentTimestamp: String(k.epoch() * 1000),
          SenderId: `${k.like('aws_key_id', 'AROA{X17}')}:«onboarding-prod-enqueue»`,
        },
        eventSource: '«aws:sqs»',
        eventSourceARN: `arn:aws:sqs:${k.region()}:${k.account}:«welcome-packs.fifo»`,
      },
    ],
  }),
  dead_letters: (k) => ({
    level: k.word('warn', 'error'),
    service: '«notification-worker»',
    msg: `moved to «notifications-dlq» after «${k.count(3, 9)}» receives`,
    queueUrl: `https://sqs.eu-west-2.amazonaws.com/${k.account}/«notifications-dlq»`,
    payload: {
      to: k.p.email,
      template: '«password-reset»',
      locals: { name: k.p.given, link: `https://${k.p.host('id')}/reset?token=${k.bearer()}` },
    },
    error: { name: '«TemplateRenderError»', message: '«Missing partial: footer/eu»' },
  }),
  topic_event: (k) => ({
    Records: [
      {
        EventSource: '«aws:sns»',
        Sns: {
          MessageId: k.uuid(),
          TopicArn: `arn:aws:sns:${k.region()}:${k.account}:«shipment-exceptions»`,
          Subject: `Parcel ${k.like('tracking_number', 'JD{d16}')} could not be delivered`,
          Message: json({
            consignee: k.p.full,
            phone: k.p.phone,
            driver: k.q.given,
            reason: '«RECIPIENT_NOT_HOME»',
            attempts: k.measured(1, 3),
          }),
        },
      },
    ],
  }),
  bus_event: (k) => ({
    version: '0',
    id: k.uuid(),
    'detail-type': '«MandateCancelled»',
    source: '«billing.mandates»',
    account: k.account,
    time: k.time(),
    region: k.region(),
    resources: [],
    detail: {
      mandate_id: k.like('subscription', 'MD{X10}'),
      payer: { name: k.p.full, iban: k.iban(), email: k.p.email },
      creditor: k.p.company,
      reason_code: '«AM04»',
      actor: k.q.work,
    },
  }),
  table_stream: (k) => ({
    eventID: k.hex('request_id', 32),
    eventName: k.word('MODIFY', 'INSERT'),
    eventSource: '«aws:dynamodb»',
    awsRegion: k.region(),
    dynamodb: {
      Keys: { pk: { S: `TENANT#${k.p.tenant}` }, sk: { S: `USER#${k.p.email}` } },
      NewImage: {
        displayName: { S: k.p.full },
        mobile: { S: k.p.phone },
        loginCount: { N: String(k.count(1, 90)) },
        plan: { S: '«enterprise»' },
        lastIp: { S: k.ip() },
      },
      SequenceNumber: k.like('request_id', '{n1}{d20}'),
      SizeBytes: k.measured(120, 990),
      StreamViewType: '«NEW_AND_OLD_IMAGES»',
    },
    eventSourceARN: `arn:aws:dynamodb:${k.region()}:${k.account}:table/«Memberships»/stream/2025-02-11T09:41:12.003`,
  }),
  object_event: (k) => ({
    Records: [
      {
        eventVersion: '2.1',
        eventName: '«ObjectCreated:Put»',
        userIdentity: { principalId: `AWS:${k.like('aws_key_id', 'AROA{X17}')}:${k.p.work}` },
        requestParameters: { sourceIPAddress: k.ip() },
        s3: {
          bucket: { name: k.like('bucket', 'claims-intake-{x8}') },
          object: {
            key: `incoming/${k.p.tenant}/${urlEncoded(k.p.file)}_signed.pdf`,
            size: k.measured(20_000, 9_000_000),
          },
        },
      },
    ],
  }),
  object_denied: (k) =>
    `[ERROR]\t${k.time()}\t${k.uuid()}\t«AccessDenied»: User: arn:aws:sts::${k.account}:assumed-role/«hr-docs-prod-role»/«hr-docs-prod-sign» is not authorized to perform: «s3:GetObject» on resource: "arn:aws:s3:::${k.like('bucket', 'hr-docs-{x6}')}/contracts/${k.p.file}/2025-offer.docx"`,
  pool_pre_sign_up: (k) => ({
    triggerSource: '«PreSignUp_ExternalProvider»',
    region: k.region(),
    userPoolId: k.like('resource', 'eu-west-2_{a9}'),
    userName: k.like('user_id', 'google_1{d20}'),
    callerContext: { clientId: k.like('resource', '{x26}'), awsSdkVersion: 'aws-sdk-unknown-unknown' },
    request: {
      userAttributes: {
        given_name: k.p.given,
        family_name: k.p.family,
        email: k.p.email,
        picture: `https://lh3.googleusercontent.com/a/${k.like('user_id', 'ACg8oc{a40}')}=s96-c`,
        'cognito:email_alias': k.p.email,
      },
      validationData: {},
    },
    response: { autoConfirmUser: false },
  }),
  pool_failure: (k) => ({
    level: 'ERROR',
    message: k.word('PreTokenGeneration failed with error'),
    error: `«UsernameExistsException»: An account with the given email already exists.`,
    username: k.p.user,
    sub: k.uuid('user_id'),
    phone_number: k.p.e164,
    birthdate: k.p.birth,
    'custom:tenant_id': k.p.tenant,
    'custom:employee_no': k.like('employee_id', '{d6}'),
    coldStart: true,
  }),
  state_machine_history: (k) => ({
    id: k.measured(2, 40),
    type: k.word('TaskFailed', 'LambdaFunctionFailed'),
    execution_arn: `arn:aws:states:${k.region()}:${k.account}:execution:«LoanOrigination»:${k.like('order_id', 'loan-{d8}')}-${k.p.user}`,
    details: {
      error: '«CreditBureauTimeout»',
      cause: json({
        errorMessage: `No response from bureau for applicant ${k.p.full} (${k.p.idNumber})`,
        errorType: '«CreditBureauTimeout»',
        trace: ['«bureau.client.fetch»'],
      }),
      resource: `arn:aws:lambda:eu-central-1:${k.account}:function:«loan-origination-score»`,
    },
  }),
  state_machine_input: (k) =>
    `Executing «CheckEligibility» with input ${json({ applicationId: k.like('order_id', 'APP-{n1}{d6}'), applicant: { fullName: k.p.full, taxNumber: k.p.idNumber, dateOfBirth: k.p.birth, mobile: k.p.phone }, household: k.measured(1, 6), scheme: '«ChildcareVoucher»' })}`,
  cloud_trail: (k) => ({
    eventVersion: '1.09',
    userIdentity: {
      type: '«IAMUser»',
      principalId: k.like('aws_key_id', 'AIDA{X17}'),
      arn: `arn:aws:iam::${k.account}:user/${k.p.user}`,
      accountId: k.account,
      accessKeyId: k.like('aws_key_id', 'AKIA{X16}'),
      userName: k.p.user,
    },
    eventTime: k.time(),
    eventSource: '«iam.amazonaws.com»',
    eventName: k.word('CreateAccessKey', 'AttachUserPolicy', 'UpdateLoginProfile'),
    awsRegion: k.region(),
    sourceIPAddress: k.ip(),
    userAgent: 'aws-cli/2.17.9 md/awscrt#0.20.11',
    errorCode: '«AccessDenied»',
    requestParameters: { userName: k.q.user },
    requestID: k.uuid(),
    readOnly: false,
  }),
  console_login: (k) => ({
    eventName: '«ConsoleLogin»',
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${k.account}:assumed-role/AWSReservedSSO_Admin_${k.hex('resource', 16)}/${k.p.work}`,
    },
    sourceIPAddress: k.chance(0.7) ? k.ip() : k.ipv6(),
    responseElements: { ConsoleLogin: k.word('Success', 'Failure') },
    additionalEventData: { MFAUsed: k.word('No', 'Yes'), MobileVersion: 'No' },
  }),
  firewall: (k) => ({
    timestamp: k.epoch() * 1000,
    action: k.word('BLOCK', 'COUNT'),
    terminatingRuleId: '«AWS-AWSManagedRulesSQLiRuleSet»',
    webaclId: `arn:aws:wafv2:${k.region()}:${k.account}:regional/webacl/«prod-edge»/${k.uuid('resource')}`,
    httpRequest: {
      clientIp: k.ip(),
      country: k.p.country,
      headers: [
        { name: 'host', value: k.p.host('shop') },
        { name: 'cookie', value: `cart=${k.hex('cookie', 24)}; csrftoken=${k.like('cookie', '{a32}')}` },
        { name: 'referer', value: `https://${k.p.host('shop')}/account/${k.p.nick}` },
      ],
      uri: '«/search»',
      args: `q=${urlEncoded(k.p.full)}%27%20OR%201%3D1`,
      httpMethod: '«GET»',
      requestId: k.like('request_id', '1-{h8}-{h24}'),
    },
    rateBasedRuleList: [],
  }),
  edge_access: (k) =>
    `${k.day()}\t${k.clock()}\t«LHR61-P2»\t«${k.count(400, 90000)}»\t${k.ip()}\t«GET»\t${k.like('host', '{x14}')}.cloudfront.net\t/avatars/${k.p.nick}.webp\t«${k.pick(['200', '403', '304'])}»\t-\t${urlEncoded(k.agent())}\tuid=${k.like('user_number', '{n1}{d6}')}\t-\t«${k.pick(['Hit', 'Miss', 'Error'])}»\t${k.like('request_id', '{a52}==')}`,
  thing_message: (k) => ({
    topic: `dt/«cold-chain»/${k.p.tenant}/${k.like('device_id', 'TRK-{X8}')}/telemetry`,
    clientId: k.like('device_id', 'esp32-{h12}'),
    mac: k.mac(),
    sn: k.like('device_id', 'SN{d10}'),
    fw: '«2.8.14»',
    pos: { lat: k.p.lat, lng: k.p.lon },
    temp_c: k.decimal(2, 9),
    battery: k.measured(3, 100),
    alarm: k.word('TEMP_HIGH', 'DOOR_OPEN', 'NONE'),
  }),
  thing_disconnect: (k) =>
    `${k.day()} ${k.clock()}.${k.count(100, 999)} TRACEID:${k.uuid('trace_id')} PRINCIPALID:${k.hex('device_id', 64)} [INFO] EVENT:«Disconnect» MESSAGE: clientId ${k.like('device_id', 'meter-{d9}')} sourceIp ${k.ip()} disconnectReason:«MQTT_KEEP_ALIVE_TIMEOUT»`,
  data_stream: (k) => ({
    Records: [
      {
        kinesis: {
          partitionKey: k.like('user_id', 'player-{d8}'),
          sequenceNumber: k.like('request_id', '4965{d52}'),
          data: base64(
            json({ player: k.p.nick, email: k.p.email, event: 'purchase', sku: 'gems-500', price: k.amount() }),
          ),
        },
        eventSource: '«aws:kinesis»',
        eventName: '«aws:kinesis:record»',
        eventSourceARN: `arn:aws:kinesis:${k.region()}:${k.account}:stream/«game-events»`,
      },
    ],
  }),
  mail_bounce: (k) => ({
    notificationType: '«Bounce»',
    bounce: {
      bounceType: k.word('Permanent', 'Transient'),
      bounceSubType: k.word('General', 'MailboxFull', 'Suppressed'),
      bouncedRecipients: [
        {
          emailAddress: k.p.email,
          action: 'failed',
          status: '«5.1.1»',
          diagnosticCode: `smtp; «550 5.1.1» <${k.p.email}>: «Recipient address rejected: User unknown»`,
        },
      ],
    },
    mail: {
      source: `no-reply@${k.q.domain}`,
      sourceIp: k.ip(),
      messageId: k.like('request_id', '0102{h28}-{h8}-000000'),
      destination: [k.p.email],
      commonHeaders: { subject: `${k.p.given}, your booking is confirmed` },
    },
  }),
  flow_log: (k) =>
    `2 ${k.account} ${k.like('network_id', 'eni-0{h16}')} ${k.privateIp()} ${k.ip()} ${k.count(1024, 65535)} «443» «6» «${k.count(2, 90)}» «${k.count(200, 9000)}» ${k.epoch()} ${k.epoch()} «${k.pick(['ACCEPT', 'REJECT'])}» «OK»`,
  slow_query: (k) =>
    `${k.day()} ${k.clock()} UTC:${k.privateIp()}(${k.count(32768, 60999)}):app_rw@«policies»:[${k.count(200, 30000)}]:LOG:  duration: «${k.count(1200, 9000)}.${k.count(100, 999)} ms»  execute <unnamed>: «SELECT * FROM policy_holders WHERE lower(surname) = $1 AND dob = $2»\n${k.day()} ${k.clock()} UTC:DETAIL:  parameters: $1 = '${k.p.family}', $2 = '${k.p.birth}'`,
  container_stop: (k) => ({
    'detail-type': '«ECS Task State Change»',
    detail: {
      clusterArn: `arn:aws:ecs:${k.region()}:${k.account}:cluster/«render-farm»`,
      taskArn: `arn:aws:ecs:${k.region()}:${k.account}:task/«render-farm»/${k.hex('instance', 32)}`,
      stoppedReason: '«OutOfMemoryError: Container killed due to memory usage»',
      containers: [
        { name: '«worker»', exitCode: k.fact(137), networkInterfaces: [{ privateIpv4Address: k.privateIp() }] },
      ],
      overrides: {
        containerOverrides: [
          {
            environment: [
              { name: 'JOB_OWNER', value: k.p.user },
              { name: 'CALLBACK_TOKEN', value: k.secret() },
            ],
          },
        ],
      },
      startedBy: k.p.work,
    },
  }),
});
