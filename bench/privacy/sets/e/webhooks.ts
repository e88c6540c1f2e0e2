/** Set E: webhooks of vendors. */
import { withKit } from './kit.js';

export const webhookTemplates = withKit({
  'stripe payment failed': (k) => ({
    id: k.like('event_id', 'evt_{a24}'),
    object: '«event»',
    api_version: '2023-10-16',
    type: '«invoice.payment_failed»',
    livemode: true,
    data: {
      object: {
        id: k.like('invoice_id', 'in_{a24}'),
        customer: k.like('customer_id', 'cus_{a14}'),
        customer_email: k.p.email,
        customer_name: k.p.full,
        customer_address: { line1: k.p.street, postal_code: k.p.postal, city: k.p.city, country: k.p.country },
        currency: '«eur»',
        amount_due: 4900,
        attempt_count: k.measured(1, 4),
        status: '«open»',
      },
    },
  }),
  'github push': (k) => ({
    ref: 'refs/heads/«main»',
    repository: { full_name: `${k.p.tenant}/«checkout»`, private: true, language: '«TypeScript»' },
    pusher: { name: k.p.user, email: k.p.email },
    head_commit: {
      message: '«Fix» «retry» «of» «failed» «payments»',
      author: { name: k.p.full, email: k.p.email, username: k.p.user },
    },
    forced: false,
  }),
  'shopify order': (k) => ({
    id: k.number('order_id', 4500000000000, 5900000000000),
    email: k.p.email,
    financial_status: k.word('paid', 'pending', 'refunded'),
    currency: '«USD»',
    customer: { first_name: k.p.given, last_name: k.p.family, phone: k.p.phone },
    shipping_address: { address1: k.p.street, zip: k.p.postal, city: k.p.city, country_code: k.p.country },
    line_items: [{ quantity: k.measured(1, 5), fulfillment_status: '«unfulfilled»' }],
  }),
  'twilio status': (k) => ({
    MessageSid: k.like('message_id', 'SM{h32}'),
    AccountSid: k.like('vendor_account', 'AC{h32}'),
    From: k.p.phone,
    To: k.q.phone,
    MessageStatus: k.word('undelivered', 'failed', 'delivered'),
    ErrorCode: '«30003»',
    ApiVersion: '2010-04-01',
  }),
  'sendgrid event': (k) => [
    {
      email: k.p.email,
      event: k.word('bounce', 'dropped', 'delivered'),
      reason: `«550» «5.1.1» <${k.p.email}>: «Recipient» «address» «rejected»`,
      sg_message_id: k.like('message_id', '{a22}.filter{d4}'),
      ip: k.ip(),
      category: ['«password_reset»'],
      tls: 1,
    },
  ],
  'slack command': (k) => ({
    command: '«/deploy»',
    team_id: k.like('team_id', 'T0{X9}'),
    team_domain: k.p.tenant,
    user_id: k.like('user_id', 'U0{X9}'),
    user_name: k.p.user,
    text: '«staging» «rollback»',
    token: k.like('api_key', '{a24}'),
    response_type: '«ephemeral»',
  }),
  'stripe checkout': (k) => ({
    type: '«checkout.session.completed»',
    data: {
      object: {
        id: k.like('session_id', 'cs_live_{a40}'),
        customer_details: { email: k.p.email, name: k.p.full, phone: k.p.phone },
        mode: '«subscription»',
        payment_status: k.word('paid', 'unpaid'),
        payment_method: { brand: '«visa»' },
        metadata: { tenant: k.p.tenant, userId: k.uuid('user_id'), plan: '«team»' },
      },
    },
  }),
});
