/** Mail on its way: servers, providers' events, bounces. */
import { base64, json } from '../../../marks.js';
import { facts, form, say, withKit } from '../kit.js';

export const mailTemplates = withKit({
  'postfix-bounce': (k) =>
    `${k.syslog()} ${k.host('mx{n1}.{o}.net')} postfix/smtp[${k.count(1000, 60000)}]: ${k.like('message_id', '{X10}')}: ${say`to=<${k.p.email}>, relay=${k.host('mail.{o}.org')}[${k.ip()}]:25, delay=3.2, delays=0.1/0/1.9/1.2, dsn=5.1.1, status=bounced (host said: 550 5.1.1 user unknown)`}`,
  'postfix-sasl': (k) =>
    `${k.syslog()} ${k.host('mail-{w}')} postfix/smtpd[${k.count(1000, 60000)}]: «warning»: unknown[${k.ip()}]: ${say`SASL LOGIN authentication failed: authentication failure, sasl_username=${k.p.work}`}`,
  'dovecot-login': (k) =>
    `${k.syslog()} ${k.host('imap{d2}.{o}.lan')} dovecot: ${say`imap-login: Disconnected (auth failed, 1 attempts in 4 secs): user=<${k.p.email}>, method=PLAIN, rip=${k.ip()}, lip=${k.inside()}, TLS, session=<${k.like('session_id', '{a16}')}>`}`,
  'exim-line': (k) =>
    `${k.stamp()} ${k.like('message_id', '1t{a5}-0{a9}-{a4}')} ** ${k.p.email} «R»=«dnslookup» «T»=«remote_smtp» H=${k.host('mx.{o}.eu')} [${k.ip()}]: ${say`SMTP error from remote mail server after RCPT TO: 452 4.2.2 mailbox full`}`,
  'sendgrid-events': (k) => [
    {
      email: k.p.email,
      event: facts('dropped'),
      reason: facts('Bounced Address'),
      category: [facts('receipts')],
      sg_message_id: k.like('message_id', '{a22}.filter0101p1las1-{d5}-{h8}-{d2}.0'),
      ip: k.ip(),
      timestamp: k.seconds(),
      'smtp-id': `<${k.like('message_id', '{a22}@geopod-ismtpd-3')}>`,
      url: `https://shop.${k.p.domain}/unsubscribe?u=${k.like('user_id', '{h16}')}`,
    },
  ],
  'mailgun-failed': (k) => ({
    signature: { token: k.like('signature', '{h50}'), signature: k.like('signature', '{h64}') },
    'event-data': {
      event: facts('failed'),
      severity: facts('permanent'),
      recipient: k.p.email,
      'recipient-domain': k.q.domain,
      message: {
        headers: {
          to: `${k.p.name} <${k.p.email}>`,
          subject: facts('Your booking is confirmed'),
          'message-id': k.like('message_id', '{d14}.{h16}@mg.{l8}.com'),
        },
      },
      'delivery-status': { code: k.fact(550), 'attempt-no': k.fact(1), description: facts('Mailbox does not exist') },
      'client-info': { 'client-name': facts('Chrome'), 'device-type': facts('desktop') },
    },
  }),
  'postmark-bounce': (k) => ({
    RecordType: facts('Bounce'),
    Type: facts('HardBounce'),
    Email: k.p.email,
    From: k.q.work,
    MessageID: k.uuid('message_id'),
    Description: facts('The server was unable to deliver your message'),
    ServerID: k.number('account_number', 100000, 9_999_999),
    Metadata: { customerId: k.like('customer_id', 'K-{d7}') },
  }),
  'mailchimp-form': (k) =>
    `«POST» «/webhooks/mailchimp» ${form({ type: '«profile»', 'data[email]': k.p.email, 'data[merges][FNAME]': k.p.first, 'data[merges][LNAME]': k.p.last, 'data[merges][BIRTHDAY]': k.like('birth_date', '0{n1}/1{n1}'), 'data[ip_opt]': k.ip(), 'data[list_id]': k.like('list_id', '{h10}') })}`,
  'dmarc-record': (k) => ({
    source_ip: k.ip(),
    count: k.measured(1, 90),
    policy_evaluated: facts({ disposition: 'reject', dkim: 'fail', spf: 'softfail' }),
    header_from: k.p.domain,
    envelope_to: k.q.domain,
  }),
  'smtp-dialog': (k) =>
    `${say`> EHLO ${k.host('app-{w}.{o}.internal')}`}\n${say`> AUTH PLAIN ${k.mark('basic', Buffer.from(`\0${k.plain('{l8}')}\0${k.plain('{a12}')}`).toString('base64'))}`}\n${say`> RCPT TO:<${k.p.email}>`}\n«<» ${say`452 4.5.3 Too many recipients`}`,
  'inbound-parse': (k) => ({
    to: k.q.work,
    from: `"${k.p.name}" <${k.p.email}>`,
    subject: say`Re: claim ${k.like('claim_id', 'CLM-2026-{d6}')}`,
    text: say`Hello, I still wait for the refund. My account is ${k.iban()} and I live at ${k.p.street}, ${k.p.postal} ${k.p.city}. Regards, ${k.p.first}`,
    sender_ip: k.ip(),
    SPF: facts('pass'),
    attachments: k.fact(0),
  }),
  'ses-sns-encoded': (k) => ({
    Type: facts('Notification'),
    TopicArn: `${k.arn('sns', k.region, k.account)}:«ses-complaints»`,
    Message: json({
      notificationType: facts('Complaint'),
      complaint: { complainedRecipients: [{ emailAddress: k.p.email }], complaintFeedbackType: facts('abuse') },
      mail: {
        commonHeaders: { from: [k.q.work], subject: facts('Spring offers') },
        messageId: k.like('message_id', '0102{h28}-{h8}-{h4}-000000'),
      },
    }),
    UnsubscribeURL: `https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:eu-west-1:${k.account}:ses-complaints:${k.uuid('resource')}`,
  }),
  'calendar-ics': (k) => ({
    level: facts('error'),
    msg: facts('could not parse invitation'),
    ics: base64(
      `BEGIN:VEVENT\nORGANIZER;CN=${k.p.name}:mailto:${k.p.email}\nATTENDEE:mailto:${k.q.email}\nSUMMARY:Interview\nEND:VEVENT`,
    ),
    size: k.measured(200, 4000),
  }),
  'spam-score': (k) =>
    `${k.syslog()} ${k.host('filter-{w}')} spamd[${k.count(100, 9000)}]: «spamd»: «result»: «Y» 14 - BAYES_99,HTML_MESSAGE «scantime»=«1.9»,«size»=«${k.count(2000, 90000)}»,user=${k.p.login},rhost=${k.inside()},mid=<${k.like('message_id', '{a20}@mail.{l8}.com')}>`,
  'customer-io': (k) => ({
    event_id: k.ulid('message_id'),
    object_type: facts('email'),
    metric: facts('bounced'),
    data: {
      customer_id: k.like('customer_id', '{d8}'),
      identifiers: { email: k.p.email, cio_id: k.like('customer_id', '{h12}') },
      recipient: k.p.email,
      failure_message: facts('550 mailbox unavailable'),
      subject: say`${k.p.first}, your trial ends soon`,
    },
  }),
  'resend-event': (k) => ({
    type: facts('email.delivery_delayed'),
    data: {
      email_id: k.uuid('message_id'),
      from: k.q.work,
      to: [k.p.email],
      subject: facts('Reset your password'),
      tags: [{ name: facts('tenant'), value: k.p.tenant }],
    },
  }),
});
