/** Set G: what people write and read: chats, mails, short messages, games, social handles, one-time codes. */
import { base64, gzipBase64, htmlEncoded, json, unicodeEscaped } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

export const textTemplates = withKit({
  'otp sms log': (k) =>
    `${k.time()} «INFO» «sms-gateway» ${say`sent template otp_login to ${k.p.e164} in 212 ms, segments=1`}: "${k.code()} is your verification code. It expires in 10 minutes."`,
  'otp verification failed': (k) => ({
    event: '«otp.verify_failed»',
    channel: k.word('sms', 'email', 'whatsapp'),
    destination: k.p.phone,
    expected: k.code(),
    received: k.code(),
    attempts: k.measured(1, 5),
    reason: '«mismatch»',
  }),
  'magic link mail': (k) =>
    `«mailer» ${say`queued message magic_link for delivery, priority high`}: To: ${k.p.full} <${k.p.email}>\nSubject: ${say`Your sign-in link for`} ${k.p.company}\nhttps://${k.p.host('app')}«/auth/verify»?token=${k.like('reset_token', '{a48}')}`,
  'totp enrollment': (k) => ({
    action: '«mfa.enroll»',
    uri: `otpauth://totp/${k.p.company}:${k.p.email}?secret=${k.totp()}&issuer=${k.p.tenant}&algorithm=«SHA1»&digits=«6»&period=«30»`,
    recovery: [k.like('recovery_code', '{x5}-{x5}'), k.like('recovery_code', '{x5}-{x5}')],
    result: '«clock_skew»',
    skewSeconds: k.measured(31, 400),
  }),
  'game match result': (k) => ({
    event: '«match.desync»',
    match: k.like('match_id', 'm-{x12}'),
    mode: '«ranked_duo»',
    map: '«harbor»',
    players: [
      { nick: k.nick(), steam: k.like('game_id', '7656119{d10}'), ping: k.measured(10, 300), team: '«red»' },
      { nick: k.nick(), discord: k.like('discord_id', '{n1}{d17}'), ping: k.measured(10, 300), team: '«blue»' },
    ],
    tick: k.measured(1, 90000),
    code: '«STATE_HASH_MISMATCH»',
  }),
  'game chat moderation': (k) =>
    `[«chat»] «WARN» ${say`message blocked by rule toxicity score=0.91 channel=global region=eu`} from=${k.nick()} text="add me on discord ${k.handle('#{d4}')} or call ${k.p.local}"`,
  'leaderboard job': (k) =>
    `${k.stamp()} «leaderboard» ${say`rebuilt weekly ladder in 812 ms, rows=10000, skipped 2`}: 1. ${k.nick()} 2. ${k.nick()} 3. ${k.nick()}; ${say`banned player`} ${k.nick()} ${say`removed`}`,
  'social mention stream': (k) => ({
    source: '«mastodon»',
    status: `@${k.handle()} your app lost my booking again, dm me or write to ${k.p.email}`,
    author: { acct: k.handle('@mastodon.social'), display_name: k.p.full },
    sentiment: '«negative»',
    score: facts({ confidence: 0.93, model: 'sentiment-v2' }),
  }),
  'instagram webhook': (k) => ({
    object: '«instagram»',
    entry: [
      {
        id: k.like('social_id', '178414{d11}'),
        changes: [
          {
            field: '«comments»',
            value: {
              from: { id: k.like('social_id', '{n1}{d14}'), username: k.handle() },
              text: `${k.p.given} what is your size?`,
              media: { media_product_type: '«FEED»' },
            },
          },
        ],
      },
    ],
    status: k.fact(200),
  }),
  'whatsapp cloud message': (k) => ({
    messaging_product: '«whatsapp»',
    metadata: { display_phone_number: k.q.msisdn, phone_number_id: k.like('vendor_account', '1{d14}') },
    contacts: [{ profile: { name: k.p.full }, wa_id: k.p.msisdn }],
    messages: [
      {
        from: k.p.msisdn,
        id: k.like('message_id', 'wamid.HBg{a32}=='),
        type: '«text»',
        text: { body: `Hola, soy ${k.p.full}. Mi pedido no llegó a ${k.p.street}.` },
      },
    ],
    errors: [{ code: k.fact(131047), title: say`Re-engagement message` }],
  }),
  'telegram update': (k) => ({
    update_id: k.like('event_id', '{n1}{d8}'),
    message: {
      from: {
        id: k.number('social_id', 100000000, 999999999),
        first_name: k.p.given,
        last_name: k.p.family,
        username: k.p.user,
        language_code: '«uk»',
      },
      chat: { type: '«private»' },
      text: '/start',
      contact: { phone_number: k.p.e164 },
    },
    handler: facts({
      name: 'onStart',
      status: 'error',
      error: 'ETELEGRAM: 403 Forbidden: bot was blocked by the user',
    }),
  }),
  'support chat transcript': (k) =>
    `«transcript» ${say`closed after 412 s, rating 2, queue billing`}\n${k.p.given}: hi, this is ${k.p.full}, I was charged twice on card ${k.card()}\n${k.q.given}: Can you confirm your date of birth and post code?\n${k.p.given}: ${k.p.birthEuropean}, ${k.p.postal}\n${k.q.given}: Thank you. Refund ${k.like('refund_id', 'RF-{d7}')} is on its way.`,
  'support ticket in german': (k) => {
    const customer = k.from('DE');
    return {
      queue: '«tarifwechsel»',
      status: '«offen»',
      betreff: `Kündigung ${customer.full}`,
      text: `Guten Tag, mein Name ist ${customer.full}, Kundennummer ${k.like('customer_id', '{n1}{d7}')}. Bitte rufen Sie mich unter ${customer.local} zurück. Mit freundlichen Grüßen, ${customer.given} ${customer.family}, ${customer.street}, ${customer.postal} ${customer.city}`,
      fehler: '«E-4711»',
      dauer_ms: k.measured(10, 900),
    };
  },
  'support ticket in french': (k) => {
    const customer = k.from('FR');
    return `«WARN» «ticket-router» «no» «rule» «matched» (lang=«fr», score=«0.41») : Bonjour, je suis ${customer.full}, né(e) le ${customer.birthEuropean}. Mon numéro est le ${customer.local}, mon n° de sécu ${customer.identity}. J'habite ${customer.street}, ${customer.postal} ${customer.city}.`;
  },
  'support ticket in spanish': (k) => {
    const customer = k.from('ES');
    return {
      lang: '«es»',
      route: '«fallback»',
      text: `Buenos días, soy ${customer.given} ${customer.family}, con DNI ${customer.identity}. No me ha llegado el paquete a ${customer.street} de ${customer.city}. Mi móvil: ${customer.local}.`,
      classifier: facts({ label: 'delivery', confidence: 0.58, took_ms: 31 }),
    };
  },
  'support mail in japanese': (k) => {
    const customer = k.from('JP');
    return {
      level: '«WARN»',
      handler: '«inbound-mail»',
      encoding: '«ISO-2022-JP»',
      subject: `お問い合わせ（${customer.full}）`,
      body: `${customer.full}と申します。住所は${customer.postal} ${customer.city}${customer.street}、電話は${customer.local}です。`,
      error: '«DecodeError»',
      size_bytes: k.measured(100, 9000),
    };
  },
  'support chat in portuguese': (k) => {
    const customer = k.from('BR');
    return `«bot» «fallback» «intent»=«segunda_via_boleto» «confidence»=«0.37» user_text="Oi, aqui é ${customer.full}, CPF ${customer.identity}, meu zap é ${customer.local} e o CEP é ${customer.postal}"`;
  },
  'support chat in polish': (k) => {
    const customer = k.from('PL');
    return {
      bot: '«handover»',
      reason: '«low_confidence»',
      text: `Dzień dobry, nazywam się ${customer.full}, PESEL ${customer.identity}. Proszę o kontakt: ${customer.local}. Adres: ${customer.street}, ${customer.postal} ${customer.city}`,
      score: k.fact(31),
    };
  },
  'review in turkish and greek': (k) => {
    const [one, two] = [k.from('TR'), k.from('GR')];
    return [
      { lang: '«tr»', state: '«pending»', review: `${one.full} çok ilgiliydi, telefonu ${one.local}` },
      {
        lang: '«el»',
        state: '«rejected»',
        code: '«PII_SUSPECTED»',
        review: `Ευχαριστώ ${two.full}, πάρτε με στο ${two.local}`,
      },
    ];
  },
  'mail bounce text': (k) =>
    `${say`This is the mail system at host`} ${k.q.host('mx1')}.\n\n<${k.p.email}>: host ${k.p.host('mx')}[${k.ip()}] ${say`said: 452 4.2.2 The recipient's inbox is out of storage space (in reply to RCPT TO command)`}\n\nFinal-Recipient: rfc822; ${k.p.email}\nAction: «failed»\nStatus: «4.2.2»\nSubject: ${say`Termination letter`} ${k.p.full}`,
  'postfix lines': (k) =>
    `${k.syslog()} ${k.like('host', 'mail{n1}{d1}')} postfix/smtp[${k.amount(100, 9000)}]: ${k.like('message_id', '{H11}')}: to=<${k.p.email}>, relay=${k.p.host('mx')}[${k.ip()}]:«25», «delay»=«3.1», «dsn»=«5.7.26», «status»=«bounced» (${say`550 5.7.26 This mail is unauthenticated`})\n${k.syslog()} ${k.like('host', 'mail{n1}{d1}')} postfix/smtpd[${k.amount(100, 9000)}]: «NOQUEUE»: «reject»: RCPT from unknown[${k.ip()}]: «454» «4.7.1» «Relay» «access» «denied»; from=<${k.q.email}>`,
  'email html body escaped': (k) => ({
    level: '«ERROR»',
    renderer: '«mjml»',
    error: say`Unclosed tag mj-column at line 41`,
    html: `<p>Dear ${htmlEncoded(k.p.full)},</p><p>we will call you at ${htmlEncoded(k.p.phone)}.</p>`,
    template: '«invoice-reminder»',
  }),
  'unicode escaped log': (k) =>
    `{"lvl":"«error»","msg":"${say`could not encode row`}","name":"${unicodeEscaped(k.from('UA').full)}","city":"${unicodeEscaped(k.from('BG').city)}","code":«1366»}`,
  'base64 body on the bus': (k) => ({
    bus: '«profile-events»',
    encoding: '«base64»',
    body: base64(json({ name: k.p.full, email: k.p.email, born: k.p.birth })),
    failure: facts({ stage: 'schema', keyword: 'format', path: '/born' }),
    offset: k.measured(100, 90000),
  }),
  'compressed archive entry': (k) => ({
    archive: '«audit-2026-05»',
    entry: k.measured(1, 900),
    payload: gzipBase64(json({ actor: k.p.email, target: k.q.full, ip: k.ip(), note: 'moved to a new address' })),
    error: '«Z_BUF_ERROR»',
    bytes: k.measured(100, 9000),
  }),
  'voice transcript': (k) => ({
    call: k.like('call_id', 'vc_{x16}'),
    engine: '«transcribe»',
    language: '«en-GB»',
    results: [
      {
        speaker: '«spk_0»',
        content: `my name is ${k.from('GB').full} and my number is ${k.from('GB').local}`,
        confidence: k.fact(0.87),
      },
      { speaker: '«spk_1»', content: `thanks, I can see the policy ${k.like('policy_number', 'HX{d7}')} here` },
    ],
    job_status: '«COMPLETED»',
  }),
  'llm prompt trace': (k) => ({
    span: '«chat.completion»',
    model: '«gpt-4o-mini»',
    messages: [
      { role: '«system»', content: say`You summarize support tickets.` },
      {
        role: '«user»',
        content: `Customer ${k.p.full} of ${k.p.company} (VAT ${k.vat()}) asks to move the contract to ${k.q.full}, reachable at ${k.q.phone}.`,
      },
    ],
    usage: facts({ prompt_tokens: 412, completion_tokens: 88 }),
    finish_reason: '«content_filter»',
  }),
});
