/** What partners send and what the receiving function writes about it. */
import { json, urlEncoded } from '../../marks.js';
import { HEX } from '../../random.js';
import { withKit } from './kit.js';

export const webhookTemplates = withKit({
  stripe_invoice_failed: (k) => ({
    id: k.like('request_id', 'evt_1{a23}'),
    object: 'event',
    api_version: '«2024-06-20»',
    type: '«invoice.payment_failed»',
    data: {
      object: {
        id: k.like('invoice_id', 'in_1{a23}'),
        account_name: k.q.company,
        customer: k.like('customer_id', 'cus_{a14}'),
        customer_email: k.p.email,
        customer_name: k.p.full,
        customer_phone: k.p.e164,
        customer_address: { line1: k.p.street, city: k.p.town, postal_code: k.p.postal, country: k.p.country },
        attempt_count: k.measured(1, 4),
        amount_due: k.count(500, 90000),
        currency: 'eur',
        last_finalization_error: {
          code: '«card_declined»',
          decline_code: k.word('insufficient_funds', 'do_not_honor', 'expired_card'),
        },
        hosted_invoice_url: `https://invoice.stripe.com/i/acct_${k.like('account', '1{a15}')}/live_${k.like('bearer', '{a60}')}?s=ap`,
      },
    },
    livemode: true,
    pending_webhooks: k.measured(1, 3),
  }),
  stripe_signature: (k) =>
    `«StripeSignatureVerificationError»: «No signatures found matching the expected signature for payload.» header=t=${k.epoch()},v1=${k.hex('signature', 64)} endpoint=«/webhooks/stripe» secret=${k.like('api_key', 'whsec_{a32}')}`,
  shopify_order: (k) => ({
    topic: '«orders/create»',
    shop: `${k.p.tenant}.myshopify.com`,
    order: {
      admin_graphql_api_id: `gid://shopify/Order/${k.like('order_id', '5{d12}')}`,
      name: k.like('order_id', '#{n1}{d4}'),
      browser_ip: k.ip(),
      buyer_accepts_marketing: false,
      contact_email: k.q.email,
      checkout_token: k.hex('session_id', 32),
      customer: { first_name: k.q.given, last_name: k.q.family, note: `Gift for ${k.p.given}`, tags: 'vip' },
      shipping_address: {
        name: k.q.full,
        address1: k.q.street,
        city: k.q.town,
        zip: k.q.postal,
        phone: k.q.phone,
        latitude: k.q.lat,
        longitude: k.q.lon,
      },
      fulfillment_status: null,
      financial_status: k.word('paid', 'pending', 'partially_refunded'),
      line_items: [{ title: 'Stoneware mug, speckled', quantity: k.measured(1, 4), grams: k.measured(200, 800) }],
    },
  }),
  shopify_throttled: (k) =>
    `shop=${k.p.tenant}.myshopify.com access_token=${k.like('api_key', 'shpat_{h32}')} «429 Too Many Requests» bucket=«40/40» retry_after=«2.0» query="customers(first: 1, query: \\"email:${k.p.email}\\")"`,
  twilio_inbound: (k) => ({
    path: '«/sms/inbound»',
    isBase64Encoded: false,
    headers: {
      'X-Twilio-Signature': k.like('signature', '{a27}='),
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: `ToCountry=GB&MessageSid=${k.like('request_id', 'SM{h32}')}&AccountSid=AC${k.hex('account', 32)}&From=${urlEncoded(k.p.e164)}&To=${urlEncoded(k.q.e164)}&Body=${urlEncoded(`Hi its ${k.p.given}, can we move to 3pm? ${k.p.street}`)}&NumMedia=0`,
  }),
  twilio_failed: (k) => ({
    level: 'error',
    message: '«SMS delivery failed»',
    sid: k.like('request_id', 'SM{h32}'),
    to: k.p.e164,
    code: k.fact(30007),
    moreInfo: 'https://www.twilio.com/docs/errors/30007',
    segments: k.measured(1, 3),
    body: `Your code is ${k.otp()}. Do not share it, ${k.p.given}.`,
  }),
  sendgrid_events: (k) => [
    {
      email: k.p.email,
      event: '«dropped»',
      reason: '«Bounced Address»',
      'smtp-id': `<${k.like('request_id', '{a22}')}@geopod-ismtpd-12>`,
      sg_event_id: k.like('request_id', '{a22}'),
      timestamp: k.epoch(),
      category: ['«receipt»'],
    },
    {
      email: k.q.email,
      event: '«open»',
      ip: k.ip(),
      useragent: k.agent(),
      sg_message_id: k.like('request_id', '{a20}.recvd-{h10}'),
    },
  ],
  auth0_log: (k) => ({
    log_id: k.like('request_id', '9002025{d40}'),
    data: {
      type: k.word('fp', 'f', 'fu'),
      description: '«Wrong email or password.»',
      connection: 'Username-Password-Authentication',
      client_name: '«Member portal»',
      client_id: k.like('resource', '{a32}'),
      ip: k.ip(),
      user_id: `auth0|${k.hex('user_id', 24)}`,
      user_name: k.p.email,
      hostname: k.like('host', '{l8}.eu.auth0.com'),
      details: { error: { message: '«Wrong email or password.»' }, session_id: k.like('session_id', '{a32}') },
      location_info: { country_code: k.p.country, city_name: k.p.town, latitude: k.p.lat, longitude: k.p.lon },
    },
  }),
  github_push: (k) => ({
    'X-GitHub-Event': '«push»',
    'X-GitHub-Delivery': k.uuid(),
    ref: '«refs/heads/main»',
    repository: { full_name: `${k.p.tenant}/«claims-api»`, private: true },
    pusher: { name: k.p.nick, email: k.p.email },
    head_commit: {
      id: k.random.of(HEX, 40),
      message: `Fix rounding, reported by ${k.q.given} ${k.q.family}`,
      author: { name: k.p.full, email: k.p.work, username: k.p.nick },
    },
    size: k.measured(1, 9),
  }),
  slack_command: (k) =>
    `token=${k.like('slack_token', '{a24}')}&team_id=${k.like('tenant', 'T0{X9}')}&team_domain=${k.p.tenant}&channel_name=«incidents»&user_id=${k.like('user_id', 'U0{X9}')}&user_name=${k.p.user}&command=%2F«refund»&text=${urlEncoded(k.like('order_id', 'A{d7}'))}+${urlEncoded(k.q.email)}`,
  hubspot_contact: (k) => ({
    service: '«crm-sync»',
    msg: k.word('contact upsert failed', 'contact upserted'),
    portalId: k.number('tenant', 1_000_000, 9_999_999),
    vid: k.number('user_number', 100_000, 99_999_999),
    properties: {
      firstname: k.p.given,
      lastname: k.p.family,
      company: k.p.company,
      jobtitle: 'Head of Facilities',
      email: k.p.work,
      mobilephone: k.p.phone,
      lifecyclestage: '«marketingqualifiedlead»',
    },
    category: '«CONFLICT»',
    correlationId: k.uuid(),
  }),
  zendesk_ticket: (k) => ({
    ticket_id: k.number('ticket_id', 10_000, 999_999),
    requester: { name: k.p.full, email: k.p.email },
    assignee: k.q.full,
    subject: 'Cannot log in on new phone',
    description: `Hello, my name is ${k.p.full} and I bought a subscription with ${k.p.email}. My number is ${k.p.phone}. Order ${k.like('order_id', 'B{d8}')}. Kind regards, ${k.p.given}`,
    priority: k.word('high', 'normal'),
    via: '«web»',
    sla_breach_minutes: k.measured(5, 600),
  }),
  paypal_capture: (k) => ({
    event_type: '«PAYMENT.CAPTURE.DENIED»',
    resource_type: '«capture»',
    summary: 'Payment denied for € 42.00 EUR',
    resource: {
      id: k.like('order_id', '{X17}'),
      custom_id: k.like('order_id', 'WEB-{d6}'),
      payee: { email_address: k.q.work, merchant_id: k.like('account', '{X13}') },
      payer: {
        payer_id: k.like('customer_id', '{X13}'),
        email_address: k.p.email,
        name: { given_name: k.p.given, surname: k.p.family },
      },
      status_details: { reason: '«BUYER_COMPLAINT»' },
    },
    links: [{ href: `https://api.paypal.com/v2/payments/captures/${k.like('order_id', '{X17}')}`, rel: 'self' }],
  }),
  adyen_notification: (k) => ({
    live: 'true',
    notificationItems: [
      {
        NotificationRequestItem: {
          eventCode: '«AUTHORISATION»',
          success: k.word('false', 'true'),
          reason: k.word('Refused', 'CVC Declined', '3D Not Authenticated'),
          pspReference: k.like('order_id', '{X16}'),
          merchantReference: k.like('order_id', '{d4}-{d5}'),
          merchantAccountCode: k.like('tenant', '{u1}{l8}COM'),
          additionalData: {
            cardHolderName: k.p.full,
            shopperIP: k.ip(),
            shopperEmail: k.p.email,
            hmacSignature: k.like('signature', '{a43}='),
            expiryDate: '03/2030',
          },
          paymentMethod: '«mc»',
        },
      },
    ],
  }),
  plaid_item: (k) =>
    `[plaid] ITEM «ITEM_LOGIN_REQUIRED» item_id=${k.like('account', '{a37}')} access_token=access-production-${k.uuid('bearer')} institution=ins_109508 owner="${k.p.full}" request_id=${k.like('request_id', '{a15}')} user=${k.like('user_number', '{n1}{d5}')}`,
  calendly_invitee: (k) => ({
    event: '«invitee.canceled»',
    payload: {
      name: k.p.full,
      email: k.p.email,
      timezone: 'Europe/Madrid',
      text_reminder_number: k.p.e164,
      questions_and_answers: [{ question: 'Which practice?', answer: k.q.company }],
      cancellation: { canceled_by: k.p.full, reason: 'ill' },
      uri: `https://api.calendly.com/scheduled_events/${k.uuid('booking_ref')}/invitees/${k.uuid('user_id')}`,
    },
  }),
  docusign_envelope: (k) => ({
    event: '«recipient-declined»',
    data: {
      accountId: k.uuid('account'),
      envelopeId: k.uuid('order_id'),
      envelopeSummary: {
        emailSubject: `Tenancy agreement ${k.p.street}`,
        status: '«declined»',
        recipients: {
          signers: [
            { name: k.p.full, email: k.p.email, declinedReason: 'wrong start date', routingOrder: '1' },
            { name: k.q.full, email: k.q.work },
          ],
        },
      },
    },
    retryCount: k.measured(0, 3),
  }),
  segment_identify: (k) => ({
    type: '«identify»',
    anonymousId: k.uuid('cookie'),
    userId: k.like('user_id', '{a28}'),
    traits: {
      name: k.p.full,
      username: k.p.nick,
      email: k.p.email,
      phone: k.p.e164,
      birthday: k.p.birth,
      address: { city: k.p.town, street: k.p.street, postalCode: k.p.postal },
      plan: '«pro»',
      logins: k.measured(1, 400),
    },
    context: {
      ip: k.ip(),
      device: {
        id: k.uuid('device_id'),
        advertisingId: k.uuid('device_id'),
        model: 'iPhone15,4',
        manufacturer: 'Apple',
      },
      os: { name: 'iOS', version: '«18.1»' },
      library: { name: '«analytics-ios»', version: '«4.1.8»' },
    },
    messageId: k.uuid(),
  }),
  clerk_user: (k) => ({
    type: '«user.created»',
    instance_id: k.like('resource', 'ins_2{a26}'),
    data: {
      id: k.like('user_id', 'user_2{a26}'),
      first_name: k.p.given,
      last_name: k.p.family,
      username: k.p.nick,
      email_addresses: [
        {
          id: k.like('user_id', 'idn_2{a26}'),
          email_address: k.p.email,
          verification: { status: '«verified»', strategy: '«email_code»' },
        },
      ],
      external_accounts: [{ provider: '«oauth_discord»', provider_user_id: k.like('user_id', '{n1}{d17}') }],
      last_sign_in_at: k.epoch() * 1000,
    },
  }),
  whatsapp_message: (k) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: k.like('account', '1{d14}'),
        changes: [
          {
            field: '«messages»',
            value: {
              metadata: { display_phone_number: k.q.msisdn, phone_number_id: k.like('account', '1{d14}') },
              contacts: [{ profile: { name: k.p.given }, wa_id: k.p.msisdn }],
              messages: [
                {
                  from: k.p.msisdn,
                  id: k.like('request_id', 'wamid.HBg{a40}=='),
                  type: '«text»',
                  text: { body: `Buenas, soy ${k.p.full}, mi pedido ${k.like('order_id', '{n1}{d6}')} no llegó` },
                },
              ],
            },
          },
        ],
      },
    ],
  }),
  telegram_update: (k) =>
    `INFO update_id=${k.like('request_id', '8{d8}')} chat=${k.like('user_id', '{n1}{d9}')} from=@${k.p.nick} (${k.p.given}) text="/balance ${k.like('account_number', '{d10}')}" handled_in=«${k.count(12, 900)}ms»`,
  jira_comment: (k) => ({
    webhookEvent: '«comment_created»',
    issue: {
      key: 'OPS-4127',
      fields: {
        summary: `${k.q.company}: export stuck since Monday`,
        reporter: { displayName: k.p.full, accountId: k.like('user_id', '712020:{h8}-{h4}-{h4}-{h4}-{h12}') },
        priority: { name: '«P2»' },
      },
    },
    comment: {
      author: { displayName: k.q.full, emailAddress: k.q.work },
      body: `Talked to ${k.p.given} at ${k.q.company}, they need it by Friday. Their admin is ${k.p.email}.`,
    },
  }),
  okta_event: (k) => ({
    eventType: '«user.account.lock»',
    displayMessage: '«Max sign in attempts exceeded»',
    severity: '«DEBUG»',
    actor: { id: k.like('user_id', '00u{a17}'), type: 'User', alternateId: k.p.work, displayName: k.p.full },
    client: {
      ipAddress: k.ip(),
      device: 'Computer',
      geographicalContext: { city: k.p.town, postalCode: k.p.postal, geolocation: { lat: k.p.lat, lon: k.p.lon } },
    },
    authenticationContext: { externalSessionId: k.like('session_id', '102{a22}') },
    outcome: { result: '«FAILURE»', reason: '«LOCKED_OUT»' },
  }),
  onfido_check: (k) =>
    `check.completed applicant=${k.uuid('user_id')} name="${k.p.full}" document=passport/${k.p.passport} dob=${k.p.birth} result=«consider» breakdown=«visual_authenticity:suspected,data_comparison:clear» took=«${k.count(2, 90)}s»`,
  braintree_xml: (k) =>
    `<notification><kind>«subscription_charged_unsuccessfully»</kind><subject><subscription><id>${k.like('subscription', '{x6}')}</id><transaction><customer><first-name>${k.p.given}</first-name><last-name>${k.p.family}</last-name><email>${k.p.email}</email><phone>${k.p.phone}</phone></customer><processor-response-code>«2001»</processor-response-code><processor-response-text>«Insufficient Funds»</processor-response-text><billing><street-address>${k.p.street}</street-address><locality>${k.p.town}</locality></billing></transaction></subscription></subject></notification>`,
  forwarded_raw: (k) => ({
    logger: '«webhook-ingest»',
    event: '«raw_body»',
    provider: k.word('typeform', 'jotform'),
    raw: json({
      form_id: 'hQ2xLp',
      answers: [
        { type: 'text', text: k.p.full },
        { type: 'email', email: k.p.email },
        { type: 'phone_number', phone_number: k.p.e164 },
        { type: 'text', text: `I was referred by ${k.q.full}` },
      ],
      hidden: { utm_source: 'newsletter' },
    }),
    bytes: k.measured(300, 4000),
  }),
});
