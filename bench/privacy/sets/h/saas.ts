/** What vendors of payments, of customers' care and of staff send to a hook, and what they log. */
import { base64, json } from '../../marks.js';
import { facts, form, say, useful, withKit } from './kit.js';

export const saasTemplates = withKit({
  'stripe-charge-failed': (k) => ({
    id: k.like('request_id', 'evt_{a24}'),
    object: facts('event'),
    api_version: k.date(),
    type: facts('charge.failed'),
    livemode: true,
    data: {
      object: {
        id: k.like('order_id', 'ch_{a24}'),
        amount: k.measured(100, 90000),
        currency: facts('usd'),
        customer: k.like('customer_id', 'cus_{a14}'),
        failure_code: facts('card_declined'),
        failure_message: facts('Your card was declined.'),
        billing_details: {
          name: k.p.name,
          email: k.p.email,
          phone: k.p.phone,
          address: { line1: k.p.street, city: k.p.city, postal_code: k.p.postal },
        },
        payment_method_details: {
          card: {
            brand: facts('visa'),
            last4: k.plain('{d4}'),
            fingerprint: k.like('card_fingerprint', '{a16}'),
            funding: facts('debit'),
          },
        },
        receipt_url: `https://pay.stripe.com/receipts/${k.like('order_id', 'acct_{a16}')}`,
      },
    },
  }),
  'adyen-notification': (k) => ({
    live: 'true',
    notificationItems: [
      {
        NotificationRequestItem: {
          eventCode: facts('CHARGEBACK'),
          success: 'true',
          pspReference: k.like('order_id', '{X16}'),
          merchantAccountCode: k.like('tenant', '{u1}{l8}ECOM'),
          paymentMethod: facts('mc'),
          reason: facts('Consumer Dispute'),
          additionalData: {
            cardHolderName: k.p.latin,
            shopperEmail: k.p.email,
            shopperIP: k.ip(),
            expiryDate: k.plain('0{n1}/203{d1}'),
          },
        },
      },
    ],
  }),
  'paypal-ipn': (k) =>
    form({
      payment_status: '«Completed»',
      txn_type: '«web_accept»',
      payer_email: k.p.email,
      first_name: k.p.first,
      last_name: k.p.last,
      payer_id: k.like('customer_id', '{X13}'),
      mc_currency: '«EUR»',
      address_street: k.p.street,
      address_zip: k.p.postal,
      txn_id: k.like('order_id', '{X17}'),
    }),
  'gocardless-mandate': (k) => ({
    events: [
      {
        id: k.like('request_id', 'EV{X10}'),
        action: facts('failed'),
        resource_type: facts('payments'),
        details: {
          cause: facts('insufficient_funds'),
          description: facts('The customer has insufficient funds.'),
          scheme: facts('sepa_core'),
          reason_code: facts('AM04'),
        },
        links: { payment: k.like('order_id', 'PM{X12}'), mandate: k.like('bank_account', 'MD{X12}') },
        metadata: { account_holder_name: k.p.name, iban: k.iban() },
      },
    ],
  }),
  'shopify-order': (k) => ({
    id: k.number('order_id', 4_000_000_000, 5_900_000_000),
    name: k.like('order_id', '#{n1}{d4}'),
    financial_status: facts('paid'),
    fulfillment_status: null,
    total_price: '«84.50»',
    currency: facts('CAD'),
    browser_ip: k.ip(),
    customer: {
      id: k.number('customer_id', 6_000_000_000, 7_900_000_000),
      first_name: k.p.first,
      last_name: k.p.last,
      tags: useful('vip, newsletter'),
    },
    shipping_address: {
      address1: k.q.street,
      city: k.q.city,
      zip: k.q.postal,
      name: k.q.name,
      phone: k.q.phone,
      latitude: k.place('latitude'),
      longitude: k.place('longitude'),
    },
  }),
  'hubspot-contact': (k) => ({
    subscriptionType: facts('contact.propertyChange'),
    portalId: k.number('tenant', 1_000_000, 49_000_000),
    objectId: k.number('user_number', 100_000, 9_900_000),
    propertyName: facts('lifecyclestage'),
    propertyValue: facts('opportunity'),
    changeSource: facts('CRM_UI'),
    sourceId: `userId:${k.like('user_id', '{n1}{d6}')}`,
    attemptNumber: k.measured(0, 5),
  }),
  'salesforce-fault': (k) =>
    say`REQUIRED_FIELD_MISSING: Required fields are missing: [Email] while upserting Contact ${k.like('customer_id', '003{a15}')} (${k.p.name}, ${k.p.company}) by ${k.q.work}`,
  'zendesk-ticket': (k) => ({
    ticket: {
      id: k.number('order_id', 10_000, 900_000),
      status: facts('open'),
      priority: facts('urgent'),
      subject: say`Cannot log in since the update`,
      requester: { name: k.p.name, email: k.p.email },
      assignee: { name: k.q.name },
      description: say`Hello, my login ${k.p.login} is locked and the phone you have, ${k.p.phone}, is an old one. Please call me instead. ${k.p.first}`,
      via: { channel: facts('web') },
    },
  }),
  'intercom-reply': (k) => ({
    topic: facts('conversation.user.replied'),
    app_id: k.like('tenant', '{x8}'),
    data: {
      item: {
        type: facts('conversation'),
        user: { type: facts('user'), user_id: k.like('user_id', '{d7}'), email: k.p.email },
        conversation_message: {
          body: `<p>${say`Please send the parcel to ${k.p.street}, ${k.p.postal} ${k.p.city} and not to my office`}</p>`,
        },
      },
    },
    delivery_status: facts('pending'),
  }),
  'workday-hire': (k) => ({
    event: facts('employee.hired'),
    worker: {
      employeeId: k.like('employee_id', '{d6}'),
      legalName: k.p.reversed,
      dateOfBirth: k.born(),
      nationalIdentifier: k.id('us'),
      workEmail: k.p.work,
      homeAddress: { street: k.p.street, city: k.p.city },
      jobTitle: 'Warehouse Associate',
      employmentType: facts('FULL_TIME'),
    },
    manager: { name: k.q.latin },
  }),
  'bamboo-error': (k) =>
    say`payroll sync: employee ${k.like('employee_id', 'EE-{d5}')} (${k.p.name}) has no bank account, IBAN ${k.iban()} failed the checksum, skipping 1 of ${k.amount(20, 400)} rows`,
  'greenhouse-apply': (k) => ({
    action: facts('candidate_stage_change'),
    payload: {
      application: {
        status: facts('active'),
        candidate: {
          first_name: k.p.first,
          last_name: k.p.last,
          phone_numbers: [{ value: k.p.phone, type: facts('mobile') }],
          social_media_addresses: [
            { value: `https://www.linkedin.com/in/${k.like('social_handle', '{l7}-{l8}-{h8}')}` },
          ],
          attachments: [{ filename: `${k.p.latin}_CV.pdf`, type: facts('resume') }],
        },
        current_stage: { name: facts('Phone Interview') },
      },
    },
  }),
  'github-push': (k) => ({
    ref: 'refs/heads/main',
    pusher: { name: k.p.login, email: k.p.email },
    head_commit: {
      id: k.plain('{h40}'),
      message: useful('fix: retry on throttling'),
      author: { name: k.p.name, email: k.p.email, username: k.p.login },
    },
    repository: { full_name: `${k.p.tenant}/billing`, private: true },
    sender: { login: k.p.login, type: facts('User') },
  }),
  'jira-issue': (k) => ({
    webhookEvent: facts('jira:issue_updated'),
    user: {
      accountId: k.like('user_id', '712020:{h8}-{h4}-{h4}-{h4}-{h12}'),
      displayName: k.p.name,
      emailAddress: k.p.work,
    },
    issue: {
      fields: {
        priority: { name: facts('High') },
        status: { name: facts('In Progress') },
        reporter: { displayName: k.q.name },
        summary: say`Export hangs for large tenants`,
      },
      self: `https://${k.like('host', '{l9}.atlassian.net')}/rest/api/2/issue/10442`,
    },
  }),
  'okta-log': (k) => ({
    actor: { id: k.like('user_id', '00u{a17}'), type: facts('User'), alternateId: k.p.work, displayName: k.p.name },
    client: {
      ipAddress: k.ip(),
      device: facts('Computer'),
      geographicalContext: { city: k.p.city, geolocation: { lat: k.place('latitude'), lon: k.place('longitude') } },
    },
    eventType: facts('user.session.start'),
    outcome: facts({ result: 'FAILURE', reason: 'INVALID_CREDENTIALS' }),
    severity: facts('WARN'),
    authenticationContext: { externalSessionId: k.like('session_id', '102{a22}') },
  }),
  'auth0-log': (k) => ({
    type: facts('fp'),
    description: facts('Wrong email or password.'),
    connection: facts('Username-Password-Authentication'),
    client_id: k.like('api_key', '{a32}'),
    ip: k.ip(),
    user_id: `auth0|${k.like('user_id', '{h24}')}`,
    user_name: k.p.email,
    hostname: k.like('host', 'dev-{x8}.eu.auth0.com'),
    strategy: facts('auth0'),
  }),
  'plaid-item': (k) => ({
    webhook_type: facts('ITEM'),
    webhook_code: facts('ERROR'),
    item_id: k.like('account', '{a37}'),
    error: facts({ error_code: 'ITEM_LOGIN_REQUIRED', error_type: 'ITEM_ERROR' }),
    access_token: k.like('api_key', 'access-production-{h8}-{h4}-{h4}-{h4}-{h12}'),
  }),
  'pubsub-push': (k) => ({
    message: {
      data: base64(json({ customer: k.p.name, phone: k.p.phone, plan: 'gold' })),
      messageId: k.like('request_id', '{n1}{d15}'),
      attributes: { kind: facts('customer.updated') },
    },
    subscription: `projects/${k.mark('project', `${k.p.tenantPlain}-events`)}/subscriptions/crm`,
  }),
  'calendly-invitee': (k) => ({
    event: facts('invitee.created'),
    payload: {
      name: k.p.name,
      email: k.p.email,
      text_reminder_number: k.p.phone,
      timezone: 'Europe/Madrid',
      cancel_url: `https://calendly.com/cancellations/${k.uuid('session_id')}`,
      questions_and_answers: [
        { question: useful('Anything we should know?'), answer: say`I use a wheelchair, ring at ${k.p.street}` },
      ],
      status: facts('active'),
    },
  }),
});
