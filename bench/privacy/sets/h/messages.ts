/** What vendors of chat, of mail, of short messages and of signatures send to a hook. */
import { facts, form, say, withKit } from './kit.js';

export const messageTemplates = withKit({
  'slack-event': (k) => ({
    type: facts('event_callback'),
    token: k.like('api_key', '{a24}'),
    team_id: k.like('tenant', 'T0{X9}'),
    event: {
      type: facts('message'),
      user: k.like('user_id', 'U0{X9}'),
      channel: k.like('resource', 'C0{X9}'),
      text: say`<@${k.like('user_id', 'U0{X9}')}> can you check why ${k.p.email} was billed twice?`,
      ts: `${k.seconds()}.000200`,
    },
  }),
  'slack-hook-fail': (k) =>
    say`POST https://hooks.slack.com/services/${k.like('api_key', 'T0{X9}/B0{X9}/{a24}')} returned 404 no_service after ${k.amount(20, 900)} ms`,
  'teams-activity': (k) => ({
    type: facts('message'),
    channelId: facts('msteams'),
    from: { id: k.like('user_id', '29:1{a40}'), name: k.p.name, aadObjectId: k.uuid('user_id') },
    conversation: { tenantId: k.uuid('tenant'), conversationType: facts('personal') },
    text: say`where is the report of last week?`,
    locale: 'de-DE',
  }),
  'discord-audit': (k) => ({
    op: k.fact(0),
    t: facts('GUILD_MEMBER_ADD'),
    d: {
      guild_id: k.like('tenant', '11{d17}'),
      user: { id: k.like('user_id', '8{d17}'), username: k.nick(), global_name: k.p.first, bot: false },
      pending: true,
    },
  }),
  'telegram-update': (k) => ({
    update_id: k.number('request_id', 700_000_000, 900_000_000),
    message: {
      from: {
        id: k.number('user_id', 100_000_000, 6_900_000_000),
        is_bot: false,
        first_name: k.p.first,
        last_name: k.p.last,
        username: k.nick(),
        language_code: 'uk',
      },
      contact: { phone_number: k.p.phone },
      entities: [{ type: facts('bot_command'), offset: 0, length: 6 }],
      text: '«/start»',
    },
  }),
  'twilio-status': (k) =>
    form({
      MessageStatus: '«undelivered»',
      ErrorCode: '«30006»',
      To: k.p.phone,
      From: k.q.phone,
      AccountSid: k.like('account', 'AC{h32}'),
      MessageSid: k.like('request_id', 'SM{h32}'),
      ApiVersion: '2010-04-01',
    }),
  'sendgrid-events': (k) => [
    {
      event: facts('dropped'),
      email: k.p.email,
      reason: facts('Bounced Address'),
      sg_message_id: k.like('request_id', '{a22}.filter{d4}'),
      ip: k.ip(),
      category: ['«password-reset»'],
      useragent: facts('Apple Mail'),
    },
  ],
  'mailchimp-form': (k) =>
    form({
      type: '«unsubscribe»',
      'data[reason]': '«manual»',
      'data[email]': k.p.email,
      'data[merges][FNAME]': k.p.first,
      'data[merges][LNAME]': k.p.last,
      'data[ip_opt]': k.ip(),
      'data[list_id]': k.like('resource', '{h10}'),
    }),
  'segment-identify': (k) => ({
    type: facts('identify'),
    anonymousId: k.uuid('device_id'),
    userId: k.like('user_id', '{a20}'),
    traits: { name: k.p.name, email: k.p.email, plan: facts('premium'), birthday: k.born(), username: k.nick() },
    context: {
      ip: k.ip6(),
      library: facts({ name: 'analytics.js', version: '2.11.1' }),
      device: { advertisingId: k.uuid('device_id'), type: facts('ios') },
    },
  }),
  'docusign-env': (k) => ({
    event: facts('recipient-declined'),
    apiVersion: facts('v2.1'),
    data: {
      accountId: k.uuid('account'),
      envelopeId: k.uuid('order_id'),
      envelopeSummary: {
        status: facts('declined'),
        sender: { userName: k.q.name, email: k.q.work },
        recipients: {
          signers: [{ name: k.p.name, email: k.p.email, declinedReason: facts('wrong amount'), ipAddress: k.ip() }],
        },
      },
    },
  }),
});
