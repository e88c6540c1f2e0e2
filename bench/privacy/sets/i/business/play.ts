/** Games, media, advertising and what phones and browsers tell of their users. */
import { base64, json, urlEncoded } from '../../../marks.js';
import { facts, form, say, useful, withKit } from '../kit.js';

export const playTemplates = withKit({
  'match-result': (k) => ({
    matchId: k.like('match_id', 'EUW1_{d10}'),
    mode: facts('RANKED_SOLO'),
    players: [
      { puuid: k.like('user_id', '{a42}-{a35}'), name: k.nick(), kda: facts('7/3/11') },
      { puuid: k.like('user_id', '{a42}-{a35}'), name: k.nick(), kda: facts('2/9/4') },
    ],
    durationSeconds: k.measured(900, 3000),
  }),
  'chat-report': (k) =>
    say`chat report: player ${k.nick()} said to ${k.nick()} "I know you live at ${k.p.street} ${k.p.first}" category=threat region=${k.region}`,
  anticheat: (k) => ({
    event: facts('ban.issued'),
    steamId: k.like('user_id', '7656119{d10}'),
    hwid: k.like('device_id', '{h64}'),
    ip: k.ip(),
    alias: k.nick(),
    rule: facts('MEMORY_TAMPER'),
    confidence: k.fact(0.99),
  }),
  'purchase-receipt': (k) => ({
    store: facts('app_store'),
    status: k.fact(21002),
    bundle_id: facts('com.studio.puzzle'),
    original_transaction_id: k.like('payment_id', '{n1}{d14}'),
    app_account_token: k.uuid('user_id'),
    receipt: k.like('receipt', 'MII{a120}=='),
    environment: facts('Production'),
  }),
  'lobby-line': (k) =>
    say`LogNet: Login request: ?Name=${k.nick()} userId: EOS:${k.like('user_id', '{h32}')} platform: EOS, RemoteAddr: ${k.ip()}:7777, Ping 41 ms`,
  'minecraft-line': (k) =>
    say`[Server thread/INFO]: ${k.nick()}[/${k.ip()}:51022] logged in with entity id 412 at (118.5, 64.0, -212.2), UUID ${k.uuid('user_id')}`,
  'twitch-event': (k) => ({
    subscription: { type: facts('channel.subscribe'), status: facts('enabled') },
    event: {
      user_id: k.like('user_id', '{n1}{d8}'),
      user_login: k.nick(),
      broadcaster_user_name: k.nick(),
      tier: facts('1000'),
      is_gift: false,
    },
  }),
  'bid-request': (k) => ({
    id: k.uuid('request_id'),
    at: k.fact(1),
    tmax: k.fact(120),
    imp: [facts({ id: '1', banner: { w: 320, h: 50 }, bidfloor: 0.5 })],
    device: {
      ip: k.ip(),
      ifa: k.uuid('device_id'),
      os: facts('Android'),
      geo: { lat: k.place('latitude'), lon: k.place('longitude'), zip: k.p.postal, city: k.p.city },
    },
    user: { id: k.like('user_id', '{h40}'), buyeruid: k.like('user_id', '{x32}') },
    app: { bundle: facts('com.example.weather'), cat: facts(['IAB15']) },
  }),
  'conversion-api': (k) => ({
    data: [
      {
        event_name: facts('Purchase'),
        event_source_url: `https://www.${k.p.domain}/thanks?order=${k.like('order_id', '{n1}{d6}')}`,
        user_data: {
          em: [k.like('email_hash', '{h64}')],
          ph: [k.like('phone_hash', '{h64}')],
          fbp: k.like('cookie', 'fb.1.{d13}.{d10}'),
          client_ip_address: k.ip6(),
        },
        custom_data: facts({ currency: 'USD', value: 49.99 }),
      },
    ],
  }),
  'click-url': (k) =>
    `«GET» «/c»?«gclid»=${k.like('click_id', 'Cj0KCQ{a60}')}&«email»=${urlEncoded(k.p.email)}&«campaign»=«spring-sale» «302» «4ms»`,
  'ga4-collect': (k) =>
    `«POST» «/g/collect»?«v»=«2»&«tid»=${k.plain('G-{X10}')}&«cid»=${k.like('cookie', '{n1}{d8}.{d10}')}&«uid»=${k.like('user_id', '{x24}')}&«en»=«purchase» «204»`,
  'sentry-event': (k) => ({
    event_id: k.like('request_id', '{h32}'),
    level: facts('error'),
    platform: facts('javascript'),
    user: { id: k.like('user_id', '{n1}{d5}'), email: k.p.email, ip_address: k.ip(), username: k.p.login },
    request: {
      url: `https://app.${k.p.domain}/u/${k.p.login}/settings`,
      cookies: { session: k.like('cookie', '{a40}') },
    },
    exception: { values: [{ type: facts('TypeError'), value: say`profile of ${k.p.name} has no avatar` }] },
    tags: facts({ release: 'web@5.12.0', environment: 'production' }),
  }),
  'sentry-breadcrumb': (k) => ({
    breadcrumbs: [
      { category: facts('ui.input'), message: facts('input[name="phone"]'), data: { value: k.p.phone } },
      {
        category: facts('fetch'),
        data: { method: facts('GET'), url: `/api/people?name=${urlEncoded(k.p.name)}`, status_code: k.fact(404) },
      },
    ],
    sdk: facts({ name: 'sentry.javascript.react', version: '9.4.0' }),
  }),
  crashlytics: (k) => ({
    issue: facts('java.lang.NullPointerException'),
    app: facts('com.shop.android'),
    userId: k.like('user_id', '{a28}'),
    installation: k.like('device_id', '{H32}'),
    customKeys: { last_email: k.p.email, cart_size: k.fact(3), branch: facts('checkout-v2') },
    device: facts('Pixel 9'),
  }),
  'push-token': (k) =>
    say`FCM send failed: UNREGISTERED token=${k.like('device_token', '{a22}:APA91b{a134}')} user=${k.like('user_id', '{n1}{d6}')} topic=promo`,
  'apns-line': (k) =>
    say`APNs 410 Unregistered for device ${k.like('device_token', '{h64}')} bundle com.bank.mobile customer ${k.p.name}`,
  'logcat-auth': (k) =>
    `03-02 08:41:12.118  4112  4180 «W» «AuthRepo»: ${say`refresh token rejected for ${k.p.email}, device ${k.like('device_id', '{h16}')}, falling back to login screen`}`,
  'ios-oslog': (k) =>
    say`[Contacts] failed to match ${k.p.name} ${k.p.phone}: CNErrorDomain Code=200, device name "${k.p.thing("'s iPad")}"`,
  'react-native': (k) => ({
    level: facts('error'),
    message: facts('Network request failed'),
    extra: {
      screen: facts('AddressForm'),
      form: { street: k.p.street, zip: k.p.postal, town: k.p.city },
      adid: k.uuid('device_id'),
      idfv: k.like('device_id', '{H8}-{H4}-4{H3}-B{H3}-{H12}'),
      carrier: facts('Orange'),
      buildNumber: facts('1182'),
    },
  }),
  'rum-view': (k) => ({
    type: facts('view'),
    application: { id: k.plain('{h8}-{h4}-4{h3}-b{h3}-{h12}') },
    session: { id: k.uuid('session_id') },
    usr: { id: k.like('user_id', '{n1}{d6}'), name: k.p.name, email: k.p.email },
    view: {
      url: `https://${k.hosted(`${k.p.tenantPlain}`, '.helpdesk.app')}/tickets/${k.like('ticket_number', '{n1}{d5}')}`,
      loading_time: k.measured(200, 9000),
      largest_contentful_paint: k.measured(200, 9000),
    },
    geo: { city: k.p.city },
  }),
  amplitude: (k) => ({
    events: [
      {
        event_type: facts('signup_completed'),
        user_id: k.p.email,
        device_id: k.uuid('device_id'),
        ip: k.ip(),
        location_lat: k.place('latitude'),
        location_lng: k.place('longitude'),
        user_properties: { plan: facts('free'), full_name: k.p.name },
        session_id: k.millis(),
      },
    ],
    api_key: k.like('api_key', '{h32}'),
  }),
  'csp-report': (k) => ({
    'csp-report': {
      'document-uri': `https://my.${k.p.domain}/statements/${k.like('account_number', '{n1}{d8}')}`,
      'violated-directive': facts('script-src-elem'),
      'blocked-uri': facts('inline'),
      'status-code': k.fact(200),
    },
  }),
  'console-line': (_k) => useful('Uncaught (in promise) ChunkLoadError: Loading chunk 412 failed.'),
  'podcast-hit': (k) =>
    `${k.ip()} - - [${k.apache()}] "«GET» /feeds/${k.like('session_id', '{x24}')}/«episode-41.mp3»?«subscriber»=${urlEncoded(k.p.email)} «HTTP/2.0»" «206» «1048576»`,
  'social-webhook': (k) => ({
    object: facts('instagram'),
    entry: [
      {
        id: k.like('user_id', '1784{d13}'),
        changes: [
          {
            field: facts('comments'),
            value: {
              from: { id: k.like('user_id', '{n1}{d15}'), username: k.nick() },
              text: say`my order never came, write me at ${k.p.email}`,
            },
          },
        ],
      },
    ],
  }),
  'newsletter-form': (k) =>
    `«POST» «/subscribe» ${form({ email: k.p.email, fname: k.p.first, tel: k.p.phone, src: '«footer»' })} «422» «invalid_captcha»`,
  experiment: (k) => ({
    event: facts('$feature_flag_called'),
    distinct_id: k.like('user_id', '018f{h4}-{h4}-7{h3}-a{h3}-{h12}'),
    properties: {
      $feature_flag: facts('pricing-page-v2'),
      $feature_flag_response: facts('test'),
      $ip: k.ip(),
      $set: { email: k.p.email, company: k.p.company },
    },
  }),
  'playlist-b64': (k) => ({
    msg: facts('share link could not be decoded'),
    share: base64(json({ from: k.p.email, to: k.q.email })),
    code: facts('E_SHARE_DECODE'),
  }),
});
