/** What clouds write of themselves: functions, audit trails, events of buckets, queues and identities. */
import { base64, json, mark, urlEncoded } from '../../../marks.js';
import { facts, say, withKit } from '../kit.js';

export const cloudTemplates = withKit({
  'lambda-platform-report': (k) => ({
    type: facts('platform.report'),
    time: k.time(),
    record: {
      requestId: k.request,
      status: facts('timeout'),
      metrics: facts({
        durationMs: 15000,
        billedDurationMs: 15000,
        memorySizeMB: 512,
        maxMemoryUsedMB: 412,
        initDurationMs: 812.4,
      }),
      tracing: {
        spanId: k.span(),
        type: facts('X-Amzn-Trace-Id'),
        value: `Root=${k.xray};Parent=${k.span()};Sampled=1`,
      },
    },
  }),
  'lambda-report-line': (k) =>
    say`REPORT RequestId: ${k.request}	Duration: ${k.amount(2, 9000)}.18 ms	Billed Duration: 9001 ms	Memory Size: 1024 MB	Max Memory Used: 412 MB	Status: error	Error Type: Runtime.ExitError`,
  'lambda-powertools': (k) => ({
    level: facts('ERROR'),
    service: facts('onboarding'),
    cold_start: true,
    function_name: facts('onboarding-api'),
    function_memory_size: k.fact(1024),
    function_request_id: k.request,
    xray_trace_id: k.xray,
    function_arn: `${k.arn('lambda', k.region, k.account)}:«function»:«onboarding-api»`,
    message: say`could not create member for ${k.p.name}`,
    error: facts({ name: 'ConflictException', message: 'member exists', location: '/var/task/index.js:1' }),
  }),
  'trail-login': (k) => ({
    eventSource: facts('signin.amazonaws.com'),
    eventName: facts('ConsoleLogin'),
    awsRegion: k.region,
    sourceIPAddress: k.ip6(),
    userIdentity: {
      type: facts('AssumedRole'),
      principalId: `${k.like('user_id', 'AROA{X17}')}:${k.p.work}`,
      arn: `arn:aws:sts::${k.account}:assumed-role/AWSReservedSSO_Admin_${k.plain('{h16}')}/${k.p.work}`,
      accountId: k.account,
    },
    responseElements: facts({ ConsoleLogin: 'Success' }),
    additionalEventData: { MFAUsed: facts('No') },
    recipientAccountId: k.account,
    eventID: k.uuid(),
  }),
  'trail-denied': (k) => ({
    eventSource: facts('secretsmanager.amazonaws.com'),
    eventName: facts('GetSecretValue'),
    errorCode: facts('AccessDenied'),
    errorMessage: say`User: arn:aws:iam::${k.account}:user/${k.p.login} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${mark('resource', `${k.p.tenantPlain}/prod/stripe`)}`,
    userIdentity: { type: facts('IAMUser'), userName: k.p.login, accessKeyId: k.awsKey(), accountId: k.account },
    sourceIPAddress: k.ip(),
    requestParameters: { secretId: mark('resource', `${k.p.tenantPlain}/prod/stripe`) },
    readOnly: true,
  }),
  'trail-create-user': (k) => ({
    eventSource: facts('iam.amazonaws.com'),
    eventName: facts('CreateUser'),
    requestParameters: { userName: k.q.login, tags: [{ key: facts('owner'), value: k.q.work }] },
    responseElements: {
      user: { arn: `arn:aws:iam::${k.account}:user/${k.q.login}`, userId: k.like('user_id', 'AIDA{X17}') },
    },
    userIdentity: { type: facts('Root'), accountId: k.account },
    userAgent: facts('console.amazonaws.com'),
  }),
  'trail-run-instances': (k) => ({
    eventName: facts('RunInstances'),
    errorCode: facts('Client.InstanceLimitExceeded'),
    requestParameters: {
      instanceType: facts('c7g.4xlarge'),
      subnetId: k.like('network_id', 'subnet-0{h16}'),
      keyName: `${k.p.login}-keypair`,
      userData: base64(`#!/bin/bash\nexport DB_PASSWORD=${k.password()}`),
    },
    sourceIPAddress: k.ip(),
    awsRegion: k.region,
  }),
  'eventbridge-member': (k) => ({
    'detail-type': facts('MemberUpdated'),
    source: facts('app.members'),
    account: k.account,
    region: k.region,
    id: k.uuid(),
    detail: {
      metadata: { correlationId: k.ulid('request_id') },
      before: { email: k.p.email, address: { line1: k.p.street, city: k.p.city, zip: k.p.postal } },
      after: { email: k.q.email, address: { line1: k.q.street, city: k.q.city, zip: k.q.postal } },
      changed: facts(['email', 'address']),
    },
  }),
  'sns-sms': (k) => ({
    notification: { messageId: k.uuid(), timestamp: k.stamp() },
    delivery: {
      phoneCarrier: facts('Unknown Carrier'),
      destination: k.p.phone,
      priceInUSD: k.fact(0.0745),
      providerResponse: facts('Blocked as spam by phone carrier'),
      smsType: facts('Transactional'),
    },
    status: facts('FAILURE'),
  }),
  'sqs-record': (k) => ({
    Records: [
      {
        messageId: k.uuid(),
        receiptHandle: k.like('session_id', 'AQEB{a120}='),
        body: json({ kind: facts('invite'), to: k.p.work, invitedBy: k.q.name, org: k.p.tenant }),
        attributes: {
          ApproximateReceiveCount: facts('4'),
          SenderId: `${k.like('user_id', 'AROA{X17}')}:«invites»`,
          MessageGroupId: k.p.tenant,
        },
        eventSource: facts('aws:sqs'),
        eventSourceARN: `${k.arn('sqs', k.region, k.account)}:«invites.fifo»`,
      },
    ],
  }),
  's3-created': (k) => ({
    Records: [
      {
        eventVersion: facts('2.1'),
        eventSource: facts('aws:s3'),
        eventName: facts('ObjectCreated:CompleteMultipartUpload'),
        awsRegion: k.region,
        userIdentity: { principalId: `AWS:${k.like('user_id', 'AROA{X17}')}:${k.p.login}` },
        requestParameters: { sourceIPAddress: k.ip() },
        s3: {
          bucket: {
            name: mark('bucket', `${k.p.tenantPlain}-documents`),
            arn: `arn:aws:s3:::${mark('bucket', `${k.p.tenantPlain}-documents`)}`,
          },
          object: {
            key: `contracts/${urlEncoded(k.p.latin)}-${k.like('contract_number', 'V{d6}')}.pdf`,
            size: k.measured(1000, 900000),
          },
        },
      },
    ],
  }),
  'ddb-stream': (k) => ({
    Records: [
      {
        eventName: facts('MODIFY'),
        dynamodb: {
          Keys: { PK: { S: `TENANT#${k.p.tenant}` }, SK: { S: `USER#${k.p.email}` } },
          NewImage: {
            displayName: { S: k.p.name },
            phone: { S: k.p.phone },
            loginCount: { N: facts('42') },
            status: { S: facts('SUSPENDED') },
          },
          StreamViewType: facts('NEW_IMAGE'),
        },
        eventSourceARN: `${k.arn('dynamodb', k.region, k.account)}:«table»/${mark('resource', `${k.p.tenantPlain}-users`)}`,
      },
    ],
  }),
  'ddb-error': (k) =>
    say`TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed] table=${mark('resource', `${k.p.tenantPlain}-accounts`)} key={"pk":{"S":"EMAIL#${k.p.email}"}}`,
  'kinesis-record': (k) => ({
    Records: [
      {
        kinesis: {
          partitionKey: k.p.email,
          sequenceNumber: k.plain('4965{d52}'),
          data: base64(json({ action: 'page_view', user: k.p.login, ip: k.ip() })),
        },
        eventSource: facts('aws:kinesis'),
        eventID: k.plain('shardId-000000000001:4965{d52}'),
      },
    ],
  }),
  'cognito-presignup': (k) => ({
    triggerSource: facts('PreSignUp_ExternalProvider'),
    region: k.region,
    userName: k.like('user_id', 'google_1{d20}'),
    request: {
      userAttributes: {
        email: k.p.email,
        name: k.p.name,
        phone_number: k.p.phone,
        birthdate: k.born(),
        'custom:tenant': k.p.tenant,
      },
      validationData: null,
    },
    response: { autoConfirmUser: false },
  }),
  'sfn-history': (k) => ({
    type: facts('LambdaFunctionFailed'),
    lambdaFunctionFailedEventDetails: {
      error: facts('CustomerNotFound'),
      cause: json({
        errorType: facts('CustomerNotFound'),
        errorMessage: say`no customer with phone ${k.p.phone} or email ${k.p.email}`,
        trace: [facts('at Object.handler (/var/task/find.js:41:11)')],
      }),
    },
    executionArn: `${k.arn('states', k.region, k.account)}:«execution»:«refund»:${k.like('run_id', '{h8}-{h4}-4{h3}-9{h3}-{h12}')}`,
  }),
  'guardduty-finding': (k) => ({
    type: facts('UnauthorizedAccess:EC2/SSHBruteForce'),
    severity: k.fact(5),
    accountId: k.account,
    region: k.region,
    resource: {
      instanceDetails: {
        instanceId: k.like('instance', 'i-0{h16}'),
        networkInterfaces: [{ privateIpAddress: k.inside(), vpcId: k.like('network_id', 'vpc-0{h16}') }],
        tags: [{ key: facts('Name'), value: k.host('bastion-{w}') }],
      },
    },
    service: {
      action: { networkConnectionAction: { remoteIpDetails: { ipAddressV4: k.ip(), city: { cityName: k.p.city } } } },
      count: k.measured(1, 90),
    },
  }),
  'gcp-run': (k) => ({
    logName: `projects/${mark('project', `${k.p.tenantPlain}-prod`)}/«logs»/«run.googleapis.com%2Frequests»`,
    severity: facts('WARNING'),
    httpRequest: {
      requestMethod: facts('GET'),
      requestUrl: `https://api.${k.p.domain}/v1/people/${k.ulid('user_id')}`,
      remoteIp: k.ip6(),
      status: k.fact(404),
      latency: '«0.041s»',
    },
    resource: {
      type: facts('cloud_run_revision'),
      labels: {
        service_name: facts('people-api'),
        project_id: mark('project', `${k.p.tenantPlain}-prod`),
        location: facts('europe-west1'),
      },
    },
    trace: `projects/${mark('project', `${k.p.tenantPlain}-prod`)}/traces/${k.trace}`,
  }),
  'gcp-audit-iam': (k) => ({
    protoPayload: {
      serviceName: facts('cloudresourcemanager.googleapis.com'),
      methodName: facts('SetIamPolicy'),
      authenticationInfo: { principalEmail: k.p.work },
      requestMetadata: { callerIp: k.ip() },
      serviceData: {
        policyDelta: {
          bindingDeltas: [{ action: facts('ADD'), role: facts('roles/owner'), member: `user:${k.q.work}` }],
        },
      },
    },
    severity: facts('NOTICE'),
  }),
  'firestore-rules': (k) =>
    say`PERMISSION_DENIED: Missing or insufficient permissions. path=users/${k.like('user_id', '{a28}')}/private/${k.p.email} operation=get uid=${k.like('user_id', '{a28}')}`,
  'azure-function': (k) => ({
    Category: facts('Function.SendReceipt'),
    LogLevel: facts('Error'),
    OperationId: k.like('trace_id', '{h32}'),
    Message: say`Executed 'Functions.SendReceipt' (Failed, Duration=412ms): no mailbox for ${k.p.email}`,
    HostInstanceId: k.uuid('instance'),
    customDimensions: { CustomerName: k.p.company, prop__contact: k.p.name },
  }),
  'app-insights': (k) => ({
    name: facts('AppRequests'),
    url: `https://${k.hosted(k.p.tenantPlain, '.azurewebsites.net')}/api/customers/${k.like('customer_id', '{n1}{d5}')}`,
    resultCode: facts('500'),
    duration: '00:00:01.4120000',
    user_AuthenticatedId: k.p.work,
    client_IP: k.ip(),
    client_City: k.p.city,
    operation_Id: k.like('trace_id', '{h32}'),
  }),
  'route53-query': (k) =>
    `«1.0» ${k.time()} ${k.plain('Z{X20}')} ${k.host('vpn.{o}.com')} «A» «NXDOMAIN» «UDP» FRA56-C1 ${k.ip()} -`,
  'x-ray-segment': (k) => ({
    trace_id: k.xray,
    id: k.span(),
    name: facts('orders-api'),
    user: k.p.login,
    annotations: { customer_email: k.p.email, tenant: k.p.tenant },
    http: { request: { method: facts('GET'), client_ip: k.ip() }, response: { status: k.fact(500) } },
    error: false,
    fault: true,
    cause: { exceptions: [{ type: facts('TypeError'), message: say`cannot format phone ${k.p.phone}` }] },
  }),
});
