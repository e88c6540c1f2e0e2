/** Set G: webhooks of shops, payment providers, carriers and messengers, as their public documents describe them. */
import { facts, form, type Kit, say, withKit } from './kit.js';

const shippingAddress = (person: Kit['p']) => ({
  name: person.full,
  address1: person.street,
  zip: person.postal,
  city: person.city,
  phone: person.phone,
  country_code: person.country,
});

export const commerceTemplates = withKit({
  'stripe charge failed': (k) => ({
    id: k.like('event_id', 'evt_3{a23}'),
    ...facts({
      object: 'event',
      type: 'charge.failed',
      api_version: '2024-06-20',
      livemode: true,
      pending_webhooks: 2,
    }),
    data: {
      object: {
        id: k.like('charge_id', 'ch_3{a23}'),
        amount: k.measured(100, 90000),
        currency: k.word('eur', 'usd', 'gbp', 'brl'),
        billing_details: {
          name: k.p.full,
          email: k.p.email,
          phone: null,
          address: { line1: k.p.street, city: k.p.city, postal_code: k.p.postal, country: k.p.country },
        },
        failure_code: k.word('card_declined', 'expired_card', 'processing_error'),
        failure_message: say`Your card has insufficient funds.`,
        outcome: facts({
          network_status: 'declined_by_network',
          risk_level: 'elevated',
          risk_score: 61,
          seller_message: 'The bank returned the decline code insufficient_funds',
        }),
        payment_method_details: {
          card: { brand: '«visa»', fingerprint: k.like('fingerprint', '{a16}'), funding: '«debit»' },
        },
        customer: k.like('customer_id', 'cus_{a14}'),
      },
    },
  }),
  'stripe connect account': (k) => ({
    type: '«account.updated»',
    account: k.like('account_id', 'acct_1{a15}'),
    data: {
      object: {
        business_profile: { name: k.p.company, support_email: k.p.email, url: `https://${k.p.host('www')}` },
        individual: {
          first_name: k.p.given,
          last_name: k.p.family,
          id_number_provided: true,
        },
        requirements: facts({
          disabled_reason: 'requirements.past_due',
          currently_due: ['individual.verification.document', 'tos_acceptance.date'],
        }),
        charges_enabled: false,
      },
    },
  }),
  'shopify order create': (k) => ({
    id: k.number('order_id', 5200000000000, 5900000000000),
    name: k.like('order_number', '#{n1}{d4}'),
    email: k.p.email,
    browser_ip: k.ip(),
    currency: k.word('EUR', 'USD', 'AUD', 'JPY'),
    financial_status: k.word('pending', 'authorized', 'paid'),
    gateway: '«shopify_payments»',
    note: `Please ring at ${k.q.full}, she takes it in. Tel ${k.q.local}`,
    shipping_address: shippingAddress(k.p),
    line_items: [
      {
        sku: '«MUG-BLUE-350»',
        quantity: k.measured(1, 5),
        fulfillment_status: '«unfulfilled»',
        requires_shipping: true,
      },
    ],
    order_status_url: `https://${k.p.host('shop')}/${k.like('shop_id', '{n1}{d9}')}«/orders»/${k.like('order_token', '{h32}')}«/authenticate»?key=${k.like('secret', '{h32}')}`,
    source_name: '«web»',
  }),
  'woocommerce order note': (k) => ({
    id: k.like('order_id', '{n1}{d4}'),
    status: k.word('on-hold', 'failed', 'processing'),
    billing: { first_name: k.p.given, last_name: k.p.family, company: k.p.company, email: k.p.email, phone: k.p.local },
    payment_method: '«bacs»',
    transaction_id: k.like('transaction_id', '{X17}'),
    meta_data: [
      { key: '«_billing_vat»', value: k.vat() },
      { key: '«_delivery_window»', value: '«evening»' },
    ],
  }),
  'paypal ipn body': (k) =>
    `${say`IPN received, verification INVALID:`} ${form({ mc_gross: '19.95', payer_id: k.like('payer_id', '{X13}'), address_street: k.p.street, address_zip: k.p.postal, first_name: k.p.given, last_name: k.p.family, address_city: k.p.city, payment_status: '«Completed»', payer_email: k.p.email, txn_id: k.like('transaction_id', '{X17}'), receiver_email: k.q.email, txn_type: '«web_accept»', mc_currency: '«EUR»', verify_sign: k.like('signature', 'A{a54}') })}`,
  'paypal capture denied': (k) => ({
    id: k.like('event_id', 'WH-{X17}-{X17}'),
    ...facts({
      event_type: 'PAYMENT.CAPTURE.DENIED',
      resource_type: 'capture',
      summary: 'Payment denied for EUR 19.95',
      event_version: '1.0',
    }),
    resource: {
      id: k.like('transaction_id', '{X17}'),
      status_details: { reason: '«PAYER_CANNOT_PAY»' },
      payer: {
        email_address: k.p.email,
        payer_id: k.like('payer_id', '{X13}'),
        name: { given_name: k.p.given, surname: k.p.family },
      },
      invoice_id: k.like('invoice_id', 'INV-{d7}'),
    },
  }),
  'adyen notification': (k) => ({
    live: '«true»',
    notificationItems: [
      {
        NotificationRequestItem: {
          eventCode: k.word('AUTHORISATION', 'CHARGEBACK', 'REFUND_FAILED'),
          success: '«false»',
          reason: say`FRAUD-CANCELLED`,
          pspReference: k.like('psp_reference', '{X16}'),
          merchantAccountCode: k.p.named('merchant_account', '*-ecom'),
          merchantReference: k.like('order_id', 'BK{d9}'),
          paymentMethod: k.word('mc', 'visa', 'ideal', 'bancontact'),
          amount: { value: k.measured(100, 90000), currency: '«EUR»' },
          additionalData: {
            shopperEmail: k.p.email,
            shopperIP: k.ip(),
            cardHolderName: k.p.capitals,
            hmacSignature: k.like('signature', '{a43}='),
            avsResult: '«4» «AVS» «not» «supported»',
            fraudManualReview: '«false»',
          },
        },
      },
    ],
  }),
  'klarna order': (k) => ({
    order_id: k.uuid('order_id'),
    status: '«CHECKOUT_INCOMPLETE»',
    purchase_country: k.p.country,
    locale: '«sv-SE»',
    billing_address: {
      given_name: k.p.given,
      family_name: k.p.family,
      email: k.p.email,
      street_address: k.p.street,
      postal_code: k.p.postal,
      city: k.p.city,
      phone: k.p.phone,
    },
    customer: { date_of_birth: k.p.birth, national_identification_number: k.p.identity },
    error_code: '«BAD_VALUE»',
    error_messages: [say`Bad value: billing_address.phone`],
    correlation_id: k.uuid(),
  }),
  'mollie payment': (k) => ({
    resource: '«payment»',
    id: k.like('payment_id', 'tr_{a10}'),
    status: k.word('failed', 'expired', 'canceled'),
    method: '«directdebit»',
    details: {
      consumerName: k.p.full,
      consumerAccount: k.p.iban,
      consumerBic: k.like('bic', '{u4}NL2A'),
      bankReasonCode: '«AM04»',
      bankReason: say`Insufficient funds`,
    },
    metadata: { subscriber: k.like('subscriber_id', 'sub-{d6}') },
    webhookUrl: `https://${k.p.host('pay')}«/mollie/webhook»`,
  }),
  'square and pos refund': (k) => ({
    type: '«refund.updated»',
    merchant_id: k.like('merchant_id', 'ML{X11}'),
    data: {
      object: {
        refund: {
          status: '«REJECTED»',
          reason: `${say`returned by`} ${k.p.full}`,
          location_id: k.like('location_id', 'L{X12}'),
          team_member_id: k.like('employee_id', 'TM{a14}'),
          processing_fee: [{ type: '«INITIAL»', amount_money: { amount: k.measured(1, 90), currency: '«CAD»' } }],
        },
      },
    },
  }),
  'twilio inbound body': (k) =>
    `${say`POST /sms/inbound 200 12ms body:`} ${form({ ToCountry: k.p.country, MessageSid: k.like('message_id', 'SM{h32}'), AccountSid: k.like('vendor_account', 'AC{h32}'), From: k.p.e164, To: k.q.e164, FromCity: k.p.city, FromZip: k.p.postal, Body: `Hi, it is ${k.p.given}`, NumSegments: '«1»', SmsStatus: '«received»', ApiVersion: '«2010-04-01»' })}`,
  'twilio voice status': (k) => ({
    CallSid: k.like('call_id', 'CA{h32}'),
    AccountSid: k.like('vendor_account', 'AC{h32}'),
    CallStatus: k.word('busy', 'no-answer', 'failed'),
    Direction: '«outbound-api»',
    Caller: k.p.e164,
    CallerName: k.p.capitals,
    Called: k.q.e164,
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${k.like('vendor_account', 'AC{h32}')}/Recordings/${k.like('recording_id', 'RE{h32}')}`,
    SipResponseCode: '«486»',
    Duration: '«0»',
  }),
  'sendgrid events': (k) => [
    {
      email: k.p.email,
      event: '«bounce»',
      type: '«blocked»',
      status: '«5.7.1»',
      reason: say`550 5.7.1 Service unavailable, Client host ${k.ip()} blocked using Spamhaus`,
      sg_event_id: k.like('event_id', '{a22}'),
      sg_message_id: k.like('message_id', '{a22}.recvd-{x10}-{x5}-1-{X8}-{n1}.0'),
      tls: k.fact(1),
      timestamp: k.seconds(),
    },
    {
      email: k.q.email,
      event: '«click»',
      url: `https://${k.p.host('go')}/u/${k.like('secret', '{a22}')}`,
      useragent: k.agent(),
      ip: k.ip(),
      category: ['«digest»'],
    },
  ],
  'postmark inbound mail': (k) => ({
    FromName: k.p.full,
    From: k.p.email,
    To: `«support»@${k.q.work}`,
    Subject: `${say`Refund for order`} ${k.like('order_id', 'NL-{d6}')}`,
    MessageID: k.uuid('message_id'),
    TextBody: `Hello,\nI am still waiting for my refund. My account is ${k.p.iban}.\n\nKind regards\n${k.p.full}\n${k.p.street}\n${k.p.postal} ${k.p.city}\n${k.p.local}`,
    SpamScore: '«2.1»',
    Attachments: [
      { Name: `${k.p.family}-receipt.«pdf»`, ContentType: '«application/pdf»', ContentLength: k.measured(900, 90000) },
    ],
    Headers: [
      { Name: '«X-Spam-Status»', Value: '«No»' },
      { Name: 'Received-SPF', Value: `«Pass» (sender SPF authorized) client-ip=${k.ip()}` },
    ],
  }),
  'carrier tracking push': (k) => ({
    event: '«tracker.updated»',
    tracking_code: k.like('tracking', '0034{d16}'),
    status: k.word('failure', 'in_transit', 'return_to_sender'),
    status_detail: '«address_correction»',
    carrier: k.word('DHL', 'GLS', 'CorreosExpress', 'JapanPost'),
    signed_by: k.p.full,
    tracking_details: [
      {
        message: say`Recipient not at home, delivered to neighbour`,
        tracking_location: { city: k.p.city, zip: k.p.postal },
      },
    ],
    est_delivery_days: k.measured(1, 9),
    to_address: shippingAddress(k.p),
  }),
  'food order ticket': (k) => ({
    order: k.like('order_id', 'F{X6}'),
    restaurant: k.p.company,
    courier: {
      name: k.q.given,
      vehicle: '«scooter»',
      plate: k.q.plate,
      position: { lat: k.decimal('latitude', k.q.latitude), lng: k.decimal('longitude', k.q.longitude) },
    },
    dropoff: {
      contact: k.p.full,
      address: `${k.p.street}, ${k.p.city}`,
      door_code: k.like('door_code', '{n1}{d3}#'),
      instructions: `${say`leave at door, call`} ${k.p.local}`,
    },
    state: '«COURIER_UNASSIGNED»',
    eta_minutes: k.measured(5, 90),
    reason: '«no_courier_available»',
  }),
});
