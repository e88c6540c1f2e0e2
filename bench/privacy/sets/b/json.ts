/** Set B, JSON records; see set-b-text.ts for how it was written. */
import { base64, json, urlEncoded } from '../../marks.js';
import type { Template } from '../../template.js';

export const jsonTemplatesB: Readonly<Record<string, Template>> = {
  'b-cloudtrail': ({ v }) => ({
    eventSource: '«sts.amazonaws.com»',
    eventName: '«AssumeRole»',
    errorCode: '«AccessDenied»',
    sourceIPAddress: v('ipv4'),
    userIdentity: {
      type: 'IAMUser',
      accountId: v('account'),
      arn: `arn:aws:iam::${v('account')}:user/${v('username')}`,
      userName: v('username'),
      accessKeyId: v('aws_key_id'),
    },
    requestParameters: { roleArn: `arn:aws:iam::${v('account')}:role/${v('resource')}` },
  }),
  'b-azure-function': ({ v, count }) => ({
    category: '«Function.ProcessOrder»',
    resourceId: `/SUBSCRIPTIONS/${v('subscription')}/RESOURCEGROUPS/${v('tenant')}/PROVIDERS/MICROSOFT.WEB/SITES/${v('resource')}`,
    properties: {
      level: '«Error»',
      exceptionType: '«System.TimeoutException»',
      message: `«The operation has timed out» for ${v('email')}`,
      processId: count(1, 4000),
    },
    operationName: '«Microsoft.Web/sites/functions/log»',
  }),
  'b-gcp-json': ({ v }) => ({
    severity: '«ERROR»',
    httpRequest: {
      requestMethod: '«POST»',
      status: 500,
      remoteIp: v('ipv6'),
      requestUrl: `https://${v('host')}/v2/members/${v('user_id')}`,
      latency: '«0.512s»',
    },
    labels: { project_id: v('project'), execution_id: v('span_id') },
    textPayload: `«ValueError»: «could not convert string to float» for member ${v('person')}`,
  }),
  'b-sentry': ({ v, n }) => ({
    exception: {
      values: [
        {
          type: '«ZeroDivisionError»',
          value: '«division by zero»',
          stacktrace: {
            frames: [{ filename: `/Users/${v('home_path')}/work/api/billing.py`, function: '«prorate»', lineno: 77 }],
          },
        },
      ],
    },
    user: { id: n('user_number'), email: v('email'), ip_address: v('ipv4'), username: v('nickname') },
    tags: { release: '«2.14.1»', environment: '«production»' },
  }),
  'b-datadog': ({ v, n, count }) => ({
    'dd.trace_id': n('imei'),
    'usr.id': v('user_id'),
    'network.client.ip': v('ipv4'),
    duration: count(1000, 90000),
    service: '«payment-gateway»',
    message: `«3DS challenge failed» card ${v('card')} ${v('person')}`,
  }),
  'b-eventbridge-booking': ({ v }) => ({
    'detail-type': '«BookingRejected»',
    source: '«reservations»',
    detail: {
      passenger: {
        surname: v('last_name'),
        given: v('first_name'),
        passportNo: v('passport'),
        dateOfBirth: v('birth_date'),
      },
      pnr: v('plate'),
      reason: '«no seats left»',
    },
    account: v('account'),
    region: '«sa-east-1»',
  }),
  'b-ses-bounce': ({ v }) => ({
    notificationType: '«Bounce»',
    bounce: {
      bounceType: '«Permanent»',
      bouncedRecipients: [{ emailAddress: v('email'), diagnosticCode: '«smtp; 550 5.1.1 user unknown»' }],
    },
    mail: {
      source: v('email'),
      sourceArn: `arn:aws:ses:«us-east-1»:${v('account')}:identity/${v('domain')}`,
      messageId: v('request_id'),
    },
  }),
  'b-kms': ({ v }) => ({
    __type: '«KMSInvalidStateException»',
    keyId: `arn:aws:kms:«eu-north-1»:${v('account')}:key/${v('kms_key')}`,
    Message: '«is pending deletion»',
  }),
  'b-rds': ({ v, count }) => ({
    host: `${v('rds_host')}.«eu-west-2».rds.amazonaws.com`,
    code: '«ER_LOCK_WAIT_TIMEOUT»',
    errno: count(1000, 1300),
    sql: `«UPDATE» customers SET phone='${v('phone')}' «WHERE» last_name='${v('last_name')}' AND city='${v('city')}'`,
  }),
  'b-shipping': ({ v }) => ({
    recipient: {
      name: v('person'),
      line1: v('street'),
      town: v('city'),
      postcode: v('postal'),
      tel: v('phone_national'),
    },
    carrierError: '«ADDRESS_NOT_SERVICEABLE»',
    tracking: v('order_id'),
    gps: `${v('latitude')},${v('longitude')}`,
  }),
  'b-hr': ({ v }) => ({
    event: '«payroll.export.failed»',
    rows: [{ emp: v('employee_id'), fullName: v('person'), nino: v('national_id'), bankAccount: v('iban') }],
    error: '«sort code invalid»',
  }),
  'b-iot': ({ v, count }) => ({
    thing: v('mac'),
    vehicle: { vin: v('vin'), plate: v('plate'), driver: v('person') },
    rssi: -count(40, 90),
    fault: '«P0420»',
    topic: `fleet/${v('tenant')}/telemetry`,
  }),
  'b-nested-twice': ({ v }) => ({
    Records: [
      {
        body: json({
          Message: json({
            type: '«invite»',
            to: v('email'),
            link: `https://${v('domain')}/join?code=${v('session_id')}&name=${urlEncoded(v('person'))}`,
          }),
        }),
        eventSource: '«aws:sqs»',
      },
    ],
  }),
  'b-firehose': ({ v }) => ({
    records: [{ recordId: v('api_key'), data: base64(json({ who: v('username'), at: v('ipv4') })) }],
    deliveryStreamArn: `arn:aws:firehose:«us-east-2»:${v('account')}:deliverystream/${v('resource')}`,
  }),
  'b-basic-proxy': ({ v }) => ({
    err: '«ProxyError: 407»',
    options: {
      proxy: `http://${v('username')}:${v('password')}@${v('ipv4')}:«3128»`,
      headers: { 'proxy-authorization': `Basic ${v('basic')}` },
    },
  }),
  'b-map-of-people': ({ v, count }) => ({
    scoreboard: { [v('person')]: count(1, 9), [v('person')]: count(1, 9) },
    warning: '«cache stale»',
    ttlSeconds: 300,
  }),
  'b-vpc-flow': ({ v }) => ({
    eni: v('network_id'),
    srcaddr: v('ipv4'),
    dstaddr: v('ipv4'),
    action: '«REJECT»',
    accountId: v('account'),
    instance: v('instance'),
  }),
  'b-pem-env': ({ v }) => ({
    level: '«fatal»',
    msg: '«invalid key format»',
    env: { SSH_KEY: v('pem'), SERVICE_TOKEN: v('bearer') },
  }),
};
