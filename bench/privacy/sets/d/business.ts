/** Set D: webhooks of partners, audit trails, flag contexts, caches: business data that logs carry along. */
import { htmlEncoded, json, urlEncoded } from '../../marks.js';
import { withKit } from './kit.js';

export const businessTemplates = withKit({
  gymPaymentWebhook: (k) => ({
    id: k.like('request_id', 'evt_{a24}'),
    object: '«event»',
    api_version: '2024-04-10',
    type: '«charge.failed»',
    livemode: true,
    data: {
      object: {
        id: k.like('transaction', 'ch_{a24}'),
        customer: k.v('customer_id'),
        billing_details: {
          name: k.p.full,
          email: k.p.email,
          phone: k.p.phone,
          address: { line1: k.p.street, city: k.p.city, postal_code: k.p.postal, country: k.p.country },
        },
        description: `«Monthly» «membership» ${k.p.given} ${k.p.family}`,
        failure_code: '«card_declined»',
        failure_message: '«Your» «card» «has» «insufficient» «funds».',
        outcome: { network_status: '«declined_by_network»', risk_score: k.fact(k.count(1, 90)) },
        payment_method_details: {
          card: {
            brand: '«mastercard»',
            fingerprint: k.like('fingerprint', '{a16}'),
            last4: k.like('card_tail', '{d4}'),
          },
        },
        statement_descriptor: k.q.company,
      },
    },
    request: { id: k.like('request_id', 'req_{a14}'), idempotency_key: k.uuid() },
  }),

  marketplaceOrderHook: (k) => ({
    topic: '«orders/create»',
    shop_domain: `${k.p.tenant}.myshopify.com`,
    order: {
      id: k.number('order_id', 4_000_000_000_000, 5_999_999_999_999),
      name: k.like('order_id', '#{d5}'),
      email: k.q.email,
      browser_ip: k.ip4(),
      customer: {
        id: k.number('customer_id', 6_000_000_000, 7_999_999_999),
        first_name: k.q.given,
        last_name: k.q.family,
        default_address: { address1: k.q.street, zip: k.q.postal, city: k.q.city },
      },
      financial_status: k.word('paid', 'pending', 'refunded'),
      gateway: '«manual»',
      note_attributes: [{ name: 'gift message', value: `«Happy» «birthday» ${k.p.given}! «Love», ${k.q.given}` }],
      line_items: [{ sku: '«MUG-BLUE»', quantity: k.fact(k.count(1, 6)) }],
    },
    hmac: k.like('signature', '{a43}='),
  }),

  clinicSmsCallback: (k) => ({
    message: '«sms» «status» «callback»',
    raw: `«SmsStatus»=«undelivered»&«ErrorCode»=«30006»&«To»=${urlEncoded(k.p.phone)}&«From»=${urlEncoded(k.like('phone', '+4366{n1}{d7}'))}&«AccountSid»=${k.like('account', 'AC{h32}')}&«MessageSid»=${k.like('message_id', 'SM{h32}')}&«Body»=${urlEncoded(k.p.given)}`,
    level: '«info»',
    attempt: k.fact(k.count(1, 3)),
    rendered: `<p>«Dear» ${htmlEncoded(k.p.full)}, «your» «appointment» «was» «moved».</p>`,
  }),

  saasCloudTrail: (k) => {
    const bucket = k.like('bucket', `${k.p.slug}-exp`);
    return {
      eventVersion: '«1.09»',
      userIdentity: {
        type: '«IAMUser»',
        principalId: k.like('principal', 'AIDA{X16}'),
        arn: `arn:aws:iam::${k.account()}:user/${k.p.user}`,
        accountId: k.account(),
        accessKeyId: k.v('aws_key_id'),
        userName: k.p.user,
      },
      eventTime: k.time(),
      eventSource: 's3.amazonaws.com',
      eventName: '«PutBucketPolicy»',
      awsRegion: k.region(),
      sourceIPAddress: k.ip4(),
      userAgent: '[«aws-cli/2.15.30» Python/3.11.8]',
      errorCode: '«AccessDenied»',
      errorMessage: '«Access» «Denied»',
      requestParameters: {
        bucketName: bucket,
        Host: 's3.amazonaws.com',
        bucketPolicy: {
          Statement: [
            {
              Effect: '«Allow»',
              Action: '«s3:GetObject»',
              Principal: { AWS: k.like('account', '{n1}{d11}') },
              Resource: `arn:aws:s3:::${bucket}/*`,
            },
          ],
        },
      },
      requestID: k.like('request_id', '{X16}'),
      eventID: k.uuid(),
      readOnly: false,
      recipientAccountId: k.account(),
      tlsDetails: { tlsVersion: '«TLSv1.3»', cipherSuite: '«TLS_AES_128_GCM_SHA256»' },
    };
  },

  saasDeployHook: (k) => ({
    action: '«completed»',
    workflow_run: {
      name: '«deploy»',
      conclusion: '«failure»',
      head_branch: '«main»',

      run_attempt: k.fact(k.count(1, 3)),
      head_commit: {
        message: `«Fix» «rounding» «of» «invoices», «reported» «by» ${k.q.full}`,
        author: { name: k.p.full, email: k.p.email },
      },
    },
    repository: {
      full_name: `${k.p.tenant}/«billing-service»`,
      private: true,
      clone_url: `https://x-access-token:${k.vendorKey()}@github.com/${k.p.tenant}/«billing-service».git`,
    },
    sender: { login: k.p.user, type: '«User»' },
  }),

  charityMailEvents: (k) =>
    [k.p, k.q].map((who) => ({
      email: who.email,
      event: k.word('bounce', 'dropped', 'deferred'),
      reason: `«550» «5.1.1» <${who.email}>: «Recipient» «address» «rejected»: «User» «unknown» «in» «virtual» «mailbox» «table»`,
      sg_event_id: k.like('request_id', '{a22}'),
      'smtp-id': `<${k.like('message_id', '{a22}')}@geopod-ismtpd-4>`,
      donor: { ref: k.one('donor', ['DN{d6}', '{d5}-{u1}']), salutation: `«Dear» ${who.latin}` },
      category: ['«spring_appeal»'],
      attempt: '«4»',
    })),

  lawCalendarHook: (k) => ({
    kind: '«calendar#event»',
    status: k.word('confirmed', 'cancelled', 'tentative'),
    summary: `«Mediation» ${k.p.family} / ${k.q.company}`,
    location: `${k.q.street}, ${k.q.postal} ${k.q.city}`,
    organizer: { email: k.p.email, displayName: k.p.full },
    attendees: [
      { email: k.q.email, responseStatus: '«needsAction»' },
      { email: `counsel@${k.p.work}`, responseStatus: '«accepted»' },
    ],
    hangoutLink: `https://meet.google.com/${k.like('meeting', '{l3}-{l4}-{l3}')}`,
    conferenceData: {
      notes: `«Meeting» «ID»: ${k.like('meeting', '{d3} {d4} {d4}')} «Passcode»: ${k.like('password', '{a6}')}`,
    },
    sequence: 2,
  }),

  bankIdentityCheck: (k) => ({
    webhook: '«verification.finished»',
    verdict: k.word('DENIED', 'SUSPECTED', 'APPROVED'),
    reasons: ['«FACE_MISMATCH»', '«DOC_EXPIRED»'],
    scanRef: k.uuid('verification'),
    clientId: k.like('client_id', 'cl_{U26}'),
    data: {
      docFirstName: k.p.given,
      docLastName: k.p.family,
      docNumber: k.one('passport', ['{u1}{X8}', '{d9}', 'L{d8}']),
      docPersonalCode: k.p.id,
      docDob: k.p.birth,
      docType: '«ID_CARD»',
      mrz: k.like('passport', 'I<UTO{u1}{d8}<{d1}<<<<<<<<<<<<<<<'),
      address: `${k.p.street} ${k.p.city}`,
    },
    fileUrls: {
      FRONT: `https://s3.eu-west-1.amazonaws.com/${k.like('bucket', `kyc-${k.q.slug}`)}/«front».«png»?X-Amz-Credential=${k.v('aws_key_id')}&X-Amz-Signature=${k.like('signature', '{h64}')}`,
    },
    clientIp: k.ip6(),
    durationSec: k.fact(k.count(20, 400)),
  }),

  saasFlagContext: (k) => ({
    kind: '«feature»',
    key: '«new-billing-engine»',
    variation: k.fact(1),
    value: true,
    reason: { kind: '«RULE_MATCH»', ruleIndex: 2, inExperiment: false },
    context: {
      kind: '«multi»',
      user: {
        key: k.one('user_id', ['user_{U26}', 'auth0|{h24}', '{d6}']),
        name: k.p.full,
        email: k.p.email,
        ip: k.ip4(),
        country: k.p.country,
      },
      organization: { key: k.like('tenant', 'org_{a14}'), name: k.q.company, plan: '«enterprise»', domain: k.q.work },
      device: { key: k.uuid('device_id'), os: '«macOS»' },
    },
    sdk: '«node-server-sdk/7.0.4»',
  }),

  hrAuditTrail: (k) => ({
    event: '«employee.updated»',
    occurred_at: k.time(),
    actor: {
      type: '«user»',
      id: k.one('user_id', ['{h24}', 'usr-{d5}']),
      display: k.p.full,
      email: k.p.email,
      ip: k.ip4(),
      impersonated_by: k.like('username', 'sup.{l6}'),
    },
    target: { type: '«employee»', id: k.one('employee_id', ['PN{d6}', '{d5}', 'EMP-{d4}-{d3}']) },
    changes: [
      { field: '«last_name»', before: k.q.family, after: k.p.family },
      { field: '«bank_account»', before: k.p.bank, after: k.q.bank },
      { field: '«home_address»', before: null, after: `${k.q.street}, ${k.q.postal} ${k.q.city}` },
      { field: '«status»', before: '«on_leave»', after: '«active»' },
    ],
    tenant: {
      subdomain: k.p.tenant,
      legal_name: k.p.company,
      tax_number: k.one('tax_id', ['{d2}/{d3}/{d5}', '{d3}-{d2}-{d5}']),
    },
    result: '«success»',
  }),

  marketplaceCacheTrace: (k) => {
    const user = k.like('user_id', '{n1}{d6}');
    return {
      level: '«debug»',
      msg: '«cache» «pipeline»',
      commands: [
        ['«HGETALL»', `user:${user}:«cart»`],
        [
          '«SET»',
          `sess:${k.like('session_id', '{a32}')}`,
          json({ uid: k.number('user_number', 100_000, 999_999), mail: k.p.email, cart: k.fact(3) }),
          '«EX»',
          '«3600»',
        ],
        ['«DEL»', `«otp»:${k.p.phone}`],
        ['«ZADD»', `«leaderboard»:${k.p.tenant}`, '«42»', k.p.user],
      ],
      hits: k.fact(k.count(0, 3)),
      misses: k.fact(k.count(0, 3)),
      latency_us: k.fact(k.count(100, 9000)),
      node: `${k.like('host', `${k.p.slug}-sess`)}.${k.like('resource', '{x6}')}.0001.euc1.cache.amazonaws.com:6379`,
      redis: '«ioredis»',
    };
  },

  realEstateCrmSync: (k) => ({
    job: '«crm-sync»',
    page: 4,
    objects: [
      {
        Id: k.like('record_id', '003{a15}'),
        attributes: {
          type: '«Contact»',
          url: `/services/data/«v59.0»/sobjects/«Contact»/${k.like('record_id', '003{a15}')}`,
        },
        Name: k.p.full,
        MailingStreet: k.p.street,
        MobilePhone: k.p.phone,
        Account: { Name: k.p.company },
        Owner: { Alias: k.like('username', '{l5}') },
      },
      {
        Id: k.like('record_id', '00Q{a15}'),
        attributes: { type: '«Lead»' },
        Name: k.q.listed,
        Email: k.q.email,
        LeadSource: '«Web»',
        Notes__c: `«Knows» ${k.p.given} «from» «school»; «prefers» «calls» «after» «six»`,
      },
    ],
    error: {
      errorCode: '«DUPLICATES_DETECTED»',
      message: '«Use» «one» «of» «these» «records»?',
      matches: [k.like('record_id', '003{a15}')],
    },
    nextPageToken: k.like('token', '{a40}'),
  }),
});
