/** Set G: webhooks and API records of the tools that teams use. */
import { base64, json } from '../../marks.js';
import { facts, form, say, withKit } from './kit.js';

export const saasTemplates = withKit({
  'github pull request': (k) => ({
    action: k.word('opened', 'review_requested', 'closed'),
    number: k.measured(1, 4000),
    pull_request: {
      title: say`Retry the webhook when the gateway answers 503`,
      state: '«open»',
      user: { login: k.p.user, id: k.number('user_id', 100000, 99999999) },
      head: { ref: `${k.p.user}/«retry-webhook»` },
      base: { ref: '«main»' },
      additions: k.measured(1, 900),
      changed_files: k.measured(1, 40),
    },
    repository: { full_name: `${k.p.tenant}/«billing»`, private: true, default_branch: '«main»' },
    sender: { login: k.q.user, type: '«User»' },
  }),
  'github secret scanning': (k) => ({
    action: '«created»',
    alert: {
      secret_type: '«aws_access_key_id»',
      secret: k.awsKey(),
      state: '«open»',
      resolution: null,
      push_protection_bypassed: true,
      push_protection_bypassed_by: { login: k.p.user },
    },
    organization: { login: k.p.tenant },
  }),
  'gitlab push': (k) => ({
    object_kind: '«push»',
    ref: '«refs/heads/main»',
    user_name: k.p.full,
    user_email: k.p.email,
    project: {
      path_with_namespace: `${k.p.tenant}/«mobile-app»`,
      git_ssh_url: `git@${k.p.host('gitlab')}:${k.p.tenant}/«mobile-app».git`,
    },
    commits: [
      {
        message: say`Fix crash on empty cart`,
        author: { name: k.q.full, email: k.q.email },
      },
    ],
    total_commits_count: k.measured(1, 30),
  }),
  'slack slash command': (k) =>
    `${say`slack command received:`} ${form({ token: k.like('secret', '{a24}'), team_id: k.like('slack_team', 'T{X10}'), team_domain: k.p.tenant, channel_id: k.like('channel_id', 'C{X10}'), channel_name: '«incidents»', user_id: k.like('slack_user', 'U{X10}'), user_name: k.p.user, command: '«/page»', text: `${k.q.full}`, response_url: `https://hooks.slack.com/commands/${k.like('slack_team', 'T{X10}')}/${k.like('secret', '{d12}/{a24}')}` })}`,
  'slack message event': (k) => ({
    team_id: k.like('slack_team', 'T{X10}'),
    api_app_id: k.like('app_id', 'A{X10}'),
    event: {
      type: '«app_mention»',
      user: k.like('slack_user', 'U{X10}'),
      text: `<@${k.like('slack_user', 'U{X10}')}> can you reset the login of ${k.p.full}? She writes from ${k.p.email} and ${k.p.phone}`,
      channel: k.like('channel_id', 'C{X10}'),
      channel_type: '«channel»',
    },
    event_context: k.like('event_id', '4-{a60}'),
    error: '«not_in_channel»',
  }),
  'auth0 log event': (k) => ({
    log_id: k.like('event_id', '9002026{d42}'),
    data: {
      type: k.word('fp', 'limit_wc', 'seccft', 'f'),
      description: say`Wrong email or password.`,
      connection: '«Username-Password-Authentication»',
      client_id: k.like('client_id', '{a32}'),
      client_name: '«Customer» «Portal»',
      ip: k.ip(),
      user_agent: k.agent(),
      user_id: k.like('user_id', 'auth0|{h24}'),
      user_name: k.p.email,
      strategy: '«auth0»',
      hostname: k.p.named('host', '*.eu.auth0.com'),
      location_info: {
        country_code: k.p.country,
        city_name: k.p.city,
        latitude: k.decimal('latitude', k.p.latitude),
        longitude: k.decimal('longitude', k.p.longitude),
      },
    },
  }),
  'okta system log': (k) => ({
    eventType: '«user.authentication.auth_via_mfa»',
    displayMessage: say`Authentication of user via MFA`,
    severity: '«WARN»',
    outcome: { result: '«FAILURE»', reason: '«INVALID_CREDENTIALS»' },
    actor: { id: k.like('user_id', '00u{x17}'), type: '«User»', alternateId: k.p.email, displayName: k.p.full },
    client: { ipAddress: k.ip6(), device: '«Mobile»', geographicalContext: { city: k.p.city, postalCode: k.p.postal } },
    debugContext: {
      debugData: { factor: '«SMS_FACTOR»', phoneNumber: k.p.phone, requestUri: '«/api/v1/authn/factors/verify»' },
    },
    transaction: { id: k.like('request_id', 'Z{a26}'), type: '«WEB»' },
  }),
  'saml assertion in base64': (k) =>
    `${k.stamp()} «ERROR» «saml2.SpController» - ${say`Signature validation failed for response`} SAMLResponse=${base64(`<saml:Assertion><saml:Subject><saml:NameID>${k.p.email}</saml:NameID></saml:Subject><saml:Attribute Name="displayName">${k.p.full}</saml:Attribute></saml:Assertion>`)} «relayState»=«/dashboard» «idp»=https://${k.p.host('sso')}/adfs`,
  'oauth token exchange': (k) => ({
    level: '«error»',
    msg: say`token endpoint answered 400`,
    request: form({
      grant_type: '«authorization_code»',
      code: k.like('auth_code', '4/0A{a62}'),
      client_id: k.like('client_id', '{d12}-{x32}.apps.googleusercontent.com'),
      client_secret: k.like('client_secret', 'GOCSPX-{a28}'),
      redirect_uri: `https://${k.p.host('app')}«/callback»`,
    }),
    response: facts({ error: 'invalid_grant', error_description: 'Code was already redeemed' }),
    user_hint: k.p.email,
  }),
  'decoded id token': (k) => ({
    message: say`audience mismatch`,
    expected: '«api://orders»',
    claims: {
      iss: `https://${k.p.host('login')}/`,
      sub: k.uuid('user_id'),
      aud: k.uuid('client_id'),
      oid: k.uuid('user_id'),
      preferred_username: k.p.email,
      name: k.p.full,
      roles: ['«Orders.Read»'],
      tid: k.uuid('tenant_id'),
      ver: '«2.0»',
    },
    status: k.fact(401),
  }),
  'hubspot contact change': (k) => [
    {
      eventId: k.number('event_id', 100000000, 999999999),
      subscriptionType: '«contact.propertyChange»',
      portalId: k.number('vendor_account', 1000000, 9999999),
      objectId: k.number('contact_id', 1000, 99999999),
      propertyName: '«mobilephone»',
      propertyValue: k.p.phone,
      changeSource: '«CRM_UI»',
      attemptNumber: k.fact(0),
      sourceId: `userId:${k.like('user_id', '{n1}{d6}')}`,
    },
  ],
  'salesforce lead error': (k) => ({
    statusCode: '«DUPLICATES_DETECTED»',
    message: say`Use one of these records?`,
    fields: [],
    request: {
      sobject: '«Lead»',
      LastName: k.p.family,
      FirstName: k.p.given,
      Company: k.p.company,
      Email: k.p.email,
      MobilePhone: k.p.e164,
      Street: k.p.street,
      LeadSource: '«Web»',
    },
    orgId: k.like('org_id', '00D{a15}'),
    ownerId: k.like('user_id', '005{a15}'),
    limits: facts({ DailyApiRequests: { Max: 15000, Remaining: 212 } }),
  }),
  'zendesk ticket': (k) => ({
    ticket: {
      id: k.number('ticket_id', 1000, 999999),
      subject: `${say`Cannot log in since the update`}`,
      priority: k.word('urgent', 'high', 'normal'),
      status: '«open»',
      tags: ['«login»', '«ios»'],
      requester: { name: k.p.full, email: k.p.email, phone: k.p.local, locale: '«es-ES»' },
      assignee: { name: k.q.full, external_id: k.like('employee_id', 'ag-{d4}') },
      latest_comment: `${k.p.given}: my new number is ${k.p.phone}, the old one does not get the codes any more`,
    },
    sla_breach: true,
  }),
  'intercom conversation': (k) => ({
    topic: '«conversation.user.replied»',
    app_id: k.like('app_id', '{x8}'),
    data: {
      item: {
        type: '«conversation»',
        id: k.like('conversation_id', '{n1}{d14}'),
        source: {
          delivered_as: '«customer_initiated»',
          author: { type: '«user»', name: k.p.full, email: k.p.email, id: k.like('user_id', '{h24}') },
          body: `<p>Hi! I am ${k.p.given} from ${k.p.company}. Our card was charged twice.</p>`,
        },
        waiting_since: k.seconds(),
        priority: '«not_priority»',
      },
    },
    delivery_attempts: k.fact(2),
  }),
  'docusign envelope': (k) => ({
    event: k.word('envelope-voided', 'recipient-declined', 'envelope-completed'),
    apiVersion: '«v2.1»',
    data: {
      accountId: k.uuid('vendor_account'),
      envelopeId: k.uuid('document_id'),
      envelopeSummary: {
        status: '«declined»',
        emailSubject: `${say`Please sign: Employment contract`} ${k.p.full}`,
        recipients: {
          signers: [
            {
              name: k.p.full,
              email: k.p.email,
              routingOrder: '«1»',
              declinedReason: say`wrong salary`,
              ipAddress: k.ip(),
            },
          ],
        },
      },
    },
    retryCount: '«3»',
  }),
  'calendar and meeting': (k) => ({
    event: '«meeting.participant_joined»',
    payload: {
      object: {
        topic: `${say`Onboarding`} ${k.p.company}`,
        id: k.like('meeting_id', '8{d10}'),
        passcode: k.like('meeting_passcode', '{a6}'),
        participant: {
          user_name: k.p.full,
          email: k.p.email,
          ip_address: k.ip(),
          leave_reason: say`Network connection error`,
        },
        duration: k.measured(1, 90),
        join_url: `https://us02web.zoom.us/j/${k.like('meeting_id', '8{d10}')}?pwd=${k.like('meeting_passcode', '{a32}')}`,
      },
    },
  }),
  'typeform response': (k) => ({
    event_type: '«form_response»',
    form_response: {
      token: k.like('response_id', '{x32}'),
      hidden: { utm_source: '«newsletter»', email: k.p.email },
      answers: [
        { type: '«text»', field: { ref: '«full_name»' }, text: k.p.full },
        { type: '«phone_number»', field: { ref: '«phone»' }, phone_number: k.p.e164 },
        { type: '«date»', field: { ref: '«birthday»' }, date: k.p.birth },
        { type: '«choice»', field: { ref: '«plan»' }, choice: { label: '«Team»' } },
      ],
    },
  }),
  'jira issue hook': (k) => ({
    webhookEvent: '«jira:issue_updated»',
    issue: {
      key: '«PAY-4121»',
      fields: {
        summary: say`SEPA export fails with XML validation error`,
        priority: { name: '«High»' },
        status: { name: '«In» «Progress»' },
        reporter: {
          displayName: k.p.full,
          emailAddress: k.p.email,
          accountId: k.like('user_id', '{d6}:{h8}-{h4}-4{h3}-8{h3}-{h12}'),
        },
      },
    },
    changelog: { items: [{ field: '«assignee»', fromString: k.q.full, toString: k.p.full }] },
    baseUrl: k.p.named('host', '*.atlassian.net'),
  }),
  'segment track batch': (k) => ({
    type: '«identify»',
    anonymousId: k.uuid('anonymous_id'),
    userId: k.like('user_id', '{n1}{d7}'),
    traits: {
      firstName: k.p.given,
      lastName: k.p.family,
      email: k.p.email,
      birthday: k.p.birth,
      address: { street: k.p.street, postalCode: k.p.postal, city: k.p.city },
      plan: '«premium»',
      logins: k.measured(1, 900),
    },
    context: {
      ip: k.ip(),
      library: { name: '«analytics.js»', version: '«4.1.0»' },
      device: { advertisingId: k.uuid('advertising_id'), manufacturer: '«Apple»' },
      page: { path: '«/pricing»' },
    },
    rejected: json({ code: '«400»', reason: '«invalid» «timestamp»' }),
  }),
});
