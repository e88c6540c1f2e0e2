/** Queues, streams, workers and caches, and what is packed into them. */
import { base64, base64Url, gzipBase64, json, mark, urlEncoded } from '../../../marks.js';
import { facts, say, withKit } from '../kit.js';

export const streamTemplates = withKit({
  'cloudwatch-subscription': (k) => ({
    awslogs: {
      data: gzipBase64(
        json({
          messageType: 'DATA_MESSAGE',
          owner: k.account,
          logGroup: '/aws/lambda/onboarding',
          logStream: k.like('log_stream', '2026/03/01/[$LATEST]{h32}'),
          logEvents: [{ message: `signup ${k.p.email} ${k.p.name}` }],
        }),
      ),
    },
  }),
  'firehose-batch': (k) => ({
    invocationId: k.uuid(),
    deliveryStreamArn: `${k.arn('firehose', k.region, k.account)}:«deliverystream»/«audit»`,
    region: k.region,
    records: [
      {
        recordId: k.like('request_id', '496{d53}'),
        data: base64(json({ actor: k.p.login, ip: k.ip(), action: 'export' })),
      },
    ],
  }),
  'kafka-dead-letter': (k) =>
    `${k.comma()} «ERROR» ${say`[Consumer clientId=crm-sync-1, groupId=crm-sync] moved record orders-3@${k.amount(1000, 900000)} to orders.DLT: key=${k.like('customer_id', 'CU{d8}')} cause=org.apache.kafka.common.errors.SerializationException: Error deserializing Avro message for ${k.p.email}`}`,
  'kafka-connect': (k) =>
    say`ERROR WorkerSinkTask{id=jdbc-sink-0} Task threw an uncaught exception java.sql.BatchUpdateException: Data truncation: Data too long for column 'city' at row 1 value='${k.p.city}' url=jdbc:mysql://${k.host('mysql-{w}.{o}.internal')}:3306/${k.mark('database', k.p.tenantPlain.replaceAll('-', '_'))}?user=${k.p.login}&password=${k.like('password', '{a13}')}`,
  'debezium-change': (k) => ({
    op: facts('u'),
    ts_ms: k.millis(),
    source: {
      connector: facts('postgresql'),
      db: k.mark('database', `${k.p.tenantPlain.replaceAll('-', '_')}_core`),
      schema: facts('public'),
      table: facts('drivers'),
    },
    before: {
      id: k.number('user_number', 10000, 900000),
      full_name: k.p.name,
      licence_no: k.id('ukLicence'),
    },
    after: { id: k.number('user_number', 10000, 900000), full_name: k.p.name, home_phone: k.p.phone },
  }),
  'rabbit-nack': (k) => ({
    level: facts('warning'),
    msg: facts('basic.nack requeue=false'),
    exchange: facts('crm'),
    routing_key: `tenant.${k.p.tenant}.«contact».«created»`,
    headers: {
      'x-death': [{ count: k.fact(3), reason: facts('rejected'), queue: facts('contacts') }],
      'x-user': k.p.login,
    },
    payload: base64(json({ email: k.p.email, tel: k.p.phone })),
  }),
  'rabbit-auth': (k) =>
    say`[error] closing AMQP connection (${k.inside()}:41222 -> ${k.inside()}:5672): {handshake_error,starting,0,{amqp_error,access_refused,"PLAIN login refused: user '${k.p.login}' - invalid credentials"}}`,
  'nats-line': (k) =>
    say`[ERR] ${k.ip()}:40118 - cid:${k.amount(10, 9000)} - "v1.31.0:go:crm" - authentication error - User "${k.p.login}" - Subject "orders.${k.p.tenant}.created" permission violation`,
  'mqtt-line': (k) =>
    say`${k.seconds()}: New client connected from ${k.ip()}:50112 as ${k.like('device_id', 'meter-{H12}')} (p2, c1, k60, u'${k.p.login}'). Socket error on client, disconnecting.`,
  'pubsub-push': (k) => ({
    message: {
      data: base64(json({ name: k.p.name, loyalty: k.plain('{d10}') })),
      messageId: k.like('message_id', '{n1}{d16}'),
      attributes: { eventType: facts('member.merged'), memberId: k.like('customer_id', 'M{d9}'), origin: facts('pos') },
      publishTime: k.time(),
    },
    subscription: `projects/${mark('project', `${k.p.tenantPlain}-prod`)}/«subscriptions»/«members-push»`,
    deliveryAttempt: k.fact(5),
  }),
  'servicebus-dead': (k) => ({
    DeadLetterReason: facts('MaxDeliveryCountExceeded'),
    DeliveryCount: k.fact(10),
    MessageId: k.uuid('message_id'),
    SessionId: k.like('session_id', 'acct-{d9}'),
    Body: json({
      holder: k.p.reversed,
      account: k.iban(),
      change: facts('ADDRESS'),
      line1: k.p.street,
      town: k.p.city,
    }),
    EntityPath: facts('mandates'),
    Namespace: k.hosted(`${k.p.tenantPlain}`, '.servicebus.windows.net'),
  }),
  'eventgrid-blob': (k) => ({
    topic: `/«subscriptions»/${k.uuid('subscription')}/«resourceGroups»/${mark('resource', `rg-${k.p.tenantPlain}`)}`,
    subject: `/«blobServices»/«default»/«containers»/«contracts»/«blobs»/${k.p.joined('_')}.pdf`,
    eventType: facts('Microsoft.Storage.BlobCreated'),
    data: {
      api: facts('PutBlob'),
      clientRequestId: k.uuid(),
      contentLength: k.measured(2000, 900000),
      url: `https://${k.hosted(`${k.p.tenantPlain.replaceAll('-', '')}`, '.blob.core.windows.net')}/contracts/${k.like('order_id', 'V-{d7}')}.pdf`,
    },
  }),
  'celery-failure': (k) =>
    `[${k.comma()}: «ERROR»/«ForkPoolWorker-3»] ${say`Task crm.tasks.send_statement[${k.uuid('job_id')}] raised unexpected: SMTPRecipientsRefused({'${k.p.email}': (550, b'5.1.1 unknown')}) args=(${k.like('customer_id', '{n1}{d6}')}, '${k.p.latin}')`}`,
  'bullmq-failed': (k) => ({
    queue: facts('sms'),
    job: {
      id: k.like('job_id', '{n1}{d5}'),
      name: facts('send-otp'),
      attemptsMade: k.fact(3),
      data: { phone: k.p.phone, code: k.otp(), locale: facts('en-GB') },
    },
    failedReason: facts('ETIMEDOUT'),
    stacktrace: [facts('at Socket.emit (node:events:519:28)')],
  }),
  'temporal-activity': (k) => ({
    level: facts('error'),
    msg: facts('Activity error.'),
    WorkflowID: `onboard-${k.like('user_id', '{x20}')}`,
    RunID: k.uuid('run_id'),
    ActivityType: facts('VerifyIdentity'),
    Attempt: k.fact(4),
    Namespace: k.p.tenant,
    Error: say`provider returned no match for ${k.p.name} born ${k.born()}`,
  }),
  'airflow-task': (k) =>
    `[${k.stamp()}] {taskinstance.py:2905} «ERROR» - ${say`Task failed with exception: SFTP login failed for ${k.p.login}@${k.host('sftp.{o}.com')}:22, file /upload/${k.p.tenant}/salaries.csv, marking task as UP_FOR_RETRY. dag_id=payroll_export`}`,
  'sidecar-urlencoded': (k) =>
    `«GET» «/track»?«payload»=${urlEncoded(json({ visitor: k.p.email, phone: k.p.phone, city: k.p.city }))} «204» «3ms»`,
  'base64url-state': (k) => ({
    msg: facts('state mismatch in callback'),
    state: base64Url(json({ returnTo: '/billing', email: k.p.email, tenant: k.p.tenant })),
    provider: facts('google'),
    status: k.fact(400),
  }),
  'redis-slow': (k) => ({
    event: facts('slowlog'),
    duration_us: k.measured(10000, 900000),
    args: ['«HSET»', `user:${k.like('user_id', '{n1}{d6}')}:«profile»`, '«email»', k.p.email, '«ssn»', k.id('ssn')],
    client: `${k.inside()}:51888`,
    client_name: facts('sidekiq'),
  }),
  'memcached-key': (k) =>
    say`Memcached::ServerError: SERVER_ERROR out of memory storing object, key=session/${k.like('session_id', '{h32}')} node=${k.hosted('cache-{w}.{x6}', '.cfg.euw1.cache.amazonaws.com')}:11211 user=${k.p.login}`,
  'triple-wrapped': (k) => ({
    Records: [
      {
        messageId: k.uuid(),
        eventSource: facts('aws:sqs'),
        eventSourceARN: `${k.arn('sqs', k.region, k.account)}:«audit»`,
        body: json({
          Type: facts('Notification'),
          Message: json({
            detail: json({ actor: { email: k.p.email, ip: k.ip() }, target: k.q.name, action: facts('role.granted') }),
          }),
        }),
      },
    ],
  }),
  'multipart-body': (k) =>
    `------WebKitFormBoundary${k.plain('{a16}')}\nContent-Disposition: form-data; name="fullname"\n\n${k.p.name}\n------WebKitFormBoundary\nContent-Disposition: form-data; name="dob"\n\n${k.bornSlashes()}\n------WebKitFormBoundary\nContent-Disposition: form-data; name="document"; filename="${k.p.joined('_')}_passport.jpg"\nContent-Type: «image/jpeg»`,
});
