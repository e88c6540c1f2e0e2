/** Products that firms work with: relations to customers, help desks, chats, staff, documents. */
import { json, mark } from '../../../marks.js';
import { facts, form, say, withKit } from '../kit.js';

export const deskTemplates = withKit({
  'salesforce-cdc': (k) => ({
    ChangeEventHeader: {
      entityName: facts('Contact'),
      changeType: facts('UPDATE'),
      recordIds: [k.like('record_id', '003{a15}')],
      commitUser: k.like('user_id', '005{a15}'),
    },
    FirstName: k.p.first,
    LastName: k.p.last,
    MobilePhone: k.p.phone,
    MailingStreet: k.p.street,
    MailingCity: k.p.city,
    AccountId: k.like('record_id', '001{a15}'),
    LeadSource: facts('Web'),
  }),
  'salesforce-error': (k) =>
    say`DUPLICATE_VALUE: duplicate value found: Email__c duplicates value on record with id: ${k.like('record_id', '003{a15}')} (${k.p.email}) at https://${k.hosted(`${k.p.tenantPlain}`, '.my.salesforce.com')}/services/data/v61.0/sobjects/Contact`,
  'hubspot-merge': (k) => ({
    subscriptionType: facts('contact.merge'),
    portalId: k.number('account_number', 1_000_000, 9_000_000),
    objectId: k.digits('customer_id', '1{d8}'),
    mergedObjectIds: [k.digits('customer_id', '1{d8}')],
    changeSource: facts('CRM_UI'),
    sourceId: `userId:${k.like('user_id', '{n1}{d7}')}`,
    properties: { email: k.p.email, company: k.p.company },
  }),
  'pipedrive-deal': (k) => ({
    meta: { action: facts('updated'), object: facts('deal') },
    current: {
      title: say`${k.p.company} renewal`,
      person_name: k.p.name,
      owner_name: k.q.name,
      value: k.measured(900, 90000),
      status: facts('lost'),
      lost_reason: facts('price'),
      org_name: k.p.company,
    },
  }),
  'zendesk-audit': (k) => ({
    ticket_id: k.number('ticket_number', 10000, 900000),
    events: [
      {
        type: facts('Comment'),
        public: true,
        body: say`Hi, this is ${k.p.name}. I can't log in with ${k.p.email}, my customer number is ${k.like('customer_id', '{n1}{d7}')}. Please call ${k.p.phone}.`,
      },
    ],
    via: { channel: facts('email'), source: { from: { address: k.p.email, name: k.p.name } } },
    assignee: k.q.work,
    priority: facts('high'),
  }),
  'freshdesk-line': (k) =>
    say`freshdesk sync: ticket ${k.like('ticket_number', '{n1}{d4}')} requester ${k.p.name} <${k.p.email}> status=pending tags=billing,urgent response 429 retry-after 30`,
  'intercom-conversation': (k) => ({
    type: facts('notification_event'),
    topic: facts('conversation.user.replied'),
    app_id: k.plain('{x8}'),
    data: {
      item: {
        id: k.like('conversation_id', '1{d11}'),
        contacts: [{ id: k.objectId('user_id'), external_id: k.like('customer_id', 'u-{d6}') }],
        source: {
          body: `<p>${say`My new address is ${k.p.street}, ${k.p.city}.`}</p>`,
          author: { name: k.p.name, email: k.p.email },
        },
      },
    },
  }),
  'slack-message': (k) => ({
    token: k.like('api_key', '{a24}'),
    team_id: k.like('team_id', 'T0{X9}'),
    event: {
      type: facts('message'),
      user: k.like('user_id', 'U0{X9}'),
      channel: k.like('channel_id', 'C0{X9}'),
      text: say`<@${k.like('user_id', 'U0{X9}')}> can you reset the password of ${k.p.email}? ${k.p.first} is waiting on the phone`,
    },
  }),
  'teams-activity': (k) => ({
    type: facts('message'),
    channelId: facts('msteams'),
    from: { id: k.like('user_id', '29:1{a60}'), name: k.p.name, aadObjectId: k.uuid('user_id') },
    conversation: { id: k.like('conversation_id', '19:{h32}@thread.tacv2'), tenantId: k.uuid('tenant') },
    text: say`please approve the leave of ${k.q.name} until Friday`,
  }),
  'discord-event': (k) => ({
    t: facts('GUILD_MEMBER_ADD'),
    d: {
      guild_id: k.like('team_id', '1{d17}'),
      user: {
        id: k.like('user_id', '4{d17}'),
        username: k.nick(),
        global_name: k.p.first,
        avatar: k.like('fingerprint', '{h32}'),
      },
      joined_at: k.time(),
    },
    op: k.fact(0),
  }),
  'telegram-update': (k) => ({
    update_id: k.digits('message_id', '8{d8}'),
    message: {
      from: { id: k.digits('user_id', '5{d8}'), first_name: k.p.first, username: k.nick(), language_code: 'pt' },
      chat: { id: k.digits('user_id', '5{d8}'), type: facts('private') },
      contact: { phone_number: k.p.phone },
    },
  }),
  'whatsapp-status': (k) => ({
    object: facts('whatsapp_business_account'),
    entry: [
      {
        id: k.like('account_number', '1{d14}'),
        changes: [
          {
            value: {
              contacts: [{ profile: { name: k.p.name }, wa_id: k.like('phone', '4915{d9}') }],
              statuses: [
                {
                  id: k.like('message_id', 'wamid.{a44}'),
                  status: facts('failed'),
                  errors: [{ code: k.fact(131026), title: facts('Message undeliverable') }],
                },
              ],
            },
          },
        ],
      },
    ],
  }),
  'twilio-form': (k) =>
    `«POST» «/sms/status» ${form({ MessageSid: k.like('message_id', 'SM{h32}'), AccountSid: k.like('account_sid', 'AC{h32}'), To: k.p.phone, From: k.like('phone', '+1415{d7}'), MessageStatus: '«undelivered»', ErrorCode: '«30003»' })}`,
  'aircall-call': (k) => ({
    event: facts('call.ended'),
    data: {
      direction: facts('inbound'),
      raw_digits: k.p.phone,
      duration: k.measured(4, 900),
      user: { name: k.q.name, email: k.q.work },
      contact: { first_name: k.p.first, last_name: k.p.last, company_name: k.p.company },
      missed_call_reason: facts('agents_did_not_answer'),
    },
  }),
  'call-transcript': (k) => ({
    callId: k.uuid('call_id'),
    speaker: facts('customer'),
    transcript: say`yes my name is ${k.p.name} and my date of birth is ${k.born()} and the policy number is ${k.like('policy_number', 'HP {d3} {d4}')}`,
    confidence: k.fact(0.94),
    sentiment: facts('neutral'),
  }),
  'workday-hire': (k) => ({
    event: facts('worker.hired'),
    worker: {
      employeeId: k.like('employee_id', '{n1}{d5}'),
      legalName: k.p.latin,
      preferredName: k.p.first,
      dateOfBirth: k.born(),
      nationalId: k.id('nino'),
      homeAddress: `${k.p.street}, ${k.p.city}`,
      manager: k.q.name,
    },
    position: facts('Software Engineer II'),
    status: facts('PENDING_APPROVAL'),
  }),
  'bamboo-diff': (k) =>
    say`BambooHR sync: employee ${k.like('employee_id', '{n1}{d3}')} field homeEmail changed from ${k.p.email} to ${k.q.email}, field ssn unchanged, 2 of 14 fields updated`,
  'greenhouse-apply': (k) => ({
    action: facts('new_candidate_application'),
    payload: {
      application: {
        candidate: {
          first_name: k.p.first,
          last_name: k.p.last,
          phone_numbers: [{ value: k.p.phone, type: facts('mobile') }],
          email_addresses: [{ value: k.p.email }],
          website_addresses: [{ value: `https://www.linkedin.com/in/${k.p.alias('social_handle', '-{h8}')}` }],
        },
        jobs: [{ name: facts('Site Reliability Engineer') }],
        source: facts('Referral'),
        referrer: k.q.name,
      },
    },
  }),
  'leave-request': (k) =>
    say`leave request of ${k.p.name} rejected by ${k.q.login}: overlaps with ${k.q.first}, team capacity 40%, policy UK-ANNUAL`,
  'docusign-complete': (k) => ({
    event: facts('envelope-declined'),
    data: {
      accountId: k.uuid('account_number'),
      envelopeId: k.uuid('envelope_id'),
      envelopeSummary: {
        emailSubject: say`Lease of ${k.p.street}`,
        recipients: {
          signers: [
            { name: k.p.name, email: k.p.email, declinedReason: facts('wrong amount'), recipientAttachmentIp: k.ip() },
          ],
        },
      },
    },
  }),
  'jira-issue': (k) => ({
    webhookEvent: facts('jira:issue_updated'),
    user: {
      accountId: k.like('user_id', '7{d5}:{h8}-{h4}-{h4}-{h4}-{h12}'),
      displayName: k.p.name,
      emailAddress: k.p.work,
    },
    issue: {
      key: k.like('issue_key', 'CS-{n1}{d4}'),
      fields: {
        summary: say`Customer ${k.q.company} sees 504 on export`,
        priority: { name: facts('High') },
        status: { name: facts('In Progress') },
      },
    },
  }),
  'notion-page': (k) =>
    say`notion.client.APIResponseError: Could not find page with ID: ${k.uuid('record_id')}. Make sure the relevant pages and databases are shared with integration of ${k.p.work}`,
  'calendly-event': (k) => ({
    event: facts('invitee.canceled'),
    payload: {
      name: k.p.name,
      email: k.p.email,
      text_reminder_number: k.p.phone,
      questions_and_answers: [{ question: facts('What is your company?'), answer: k.p.company }],
      cancellation: { canceled_by: k.p.name, reason: facts('conflict') },
      timezone: 'Europe/Lisbon',
    },
  }),
  'zoom-participant': (k) => ({
    event: facts('meeting.participant_left'),
    payload: {
      account_id: k.like('account_number', '{a22}'),
      object: {
        id: k.like('meeting_id', '8{d10}'),
        topic: say`Review with ${k.q.name}`,
        participant: {
          user_name: k.p.name,
          email: k.p.email,
          public_ip: k.ip(),
          leave_reason: facts('Network connection error'),
        },
      },
    },
  }),
  'segment-track': (k) => ({
    type: facts('track'),
    event: facts('Plan Upgraded'),
    userId: k.like('user_id', '{x20}'),
    anonymousId: k.uuid('device_id'),
    context: {
      ip: k.ip(),
      traits: { email: k.p.email, name: k.p.name },
      page: { path: `/workspaces/${k.p.tenant}/«billing»`, referrer: facts('https://www.google.com/') },
      library: facts({ name: 'analytics.js', version: '4.1.0' }),
    },
  }),
  'typeform-answers': (k) => ({
    event_type: facts('form_response'),
    form_response: {
      token: k.like('session_id', '{x32}'),
      answers: [
        { type: facts('text'), text: k.p.name },
        { type: facts('email'), email: k.p.email },
        { type: facts('phone_number'), phone_number: k.p.phone },
        { type: facts('number'), number: k.fact(4) },
      ],
      hidden: { account: k.p.tenant },
    },
  }),
  'graphql-mutation': (k) => ({
    operationName: facts('UpdateProfile'),
    query: facts('mutation UpdateProfile($input: ProfileInput!) { updateProfile(input: $input) { id } }'),
    variables: {
      input: { id: k.like('user_id', 'VXNlcjo{a8}'), displayName: k.p.name, birthDate: k.born(), phone: k.p.phone },
    },
    errors: [{ message: facts('Variable "$input" got invalid value'), extensions: { code: facts('BAD_USER_INPUT') } }],
  }),
  'crm-export': (k) =>
    say`export ${k.like('job_id', 'exp_{x12}')} finished: 4211 rows to s3://${mark('bucket', `${k.p.tenantPlain}-crm-exports`)}/contacts-${k.p.login}.csv requested by ${k.p.work} from ${k.ip()}`,
  'ticket-json-in-text': (k) =>
    say`POST https://api.freshworks.com/v2/tickets failed with 400: payload ${json({ email: k.p.email, subject: facts('Cannot download invoice'), custom_fields: { cf_vat: k.id('lu'), cf_contact: k.p.name } })}`,
});
