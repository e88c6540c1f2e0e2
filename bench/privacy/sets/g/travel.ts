/** Set G: travel, freight, cars, telecom and homes. */
import { base64, json } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

export const travelTemplates = withKit({
  'airline pnr record': (k) => ({
    recordLocator: k.like('pnr', '{u3}{X3}'),
    passengers: [
      {
        name: k.p.capitals,
        type: '«ADT»',
        dateOfBirth: k.p.birth,
        passport: k.like('passport', '{u2}{d7}'),
        nationality: k.p.country,
        frequentFlyer: k.like('loyalty_number', '9922{d11}'),
      },
    ],
    contact: { email: k.p.email, phone: k.p.phone },
    eTicket: k.like('ticket_number', '220-{d10}'),
    segments: [{ flight: '«LH1024»', from: '«FRA»', to: '«OPO»', cabin: '«economy»', status: '«UN»' }],
    error: { code: '«SELL_FAILED»', text: say`NO SEATS AVAILABLE IN CLASS Q` },
  }),
  'amadeus cryptic line': (k) =>
    `${k.stamp()} «GDS» «<<» RP/${k.like('office_id', '{u3}LH08{d2}')}/ ${k.like('pnr', '{u6}')}\n  1.${k.p.capitals} MR\n  2  «LH1024» Y 12MAY 2 «FRAOPO» «HK1»\n  3 AP ${k.p.phone}\n  4 SSR «DOCS» LH «HK1» P/${k.p.country}/${k.like('passport', '{X9}')}/${k.p.country}/${k.p.birthCompact}/F\n ${say`SIMULTANEOUS CHANGES TO PNR - USE WRA/RT TO PRINT OR IGNORE`}`,
  'hotel reservation': (k) => ({
    hotel: k.p.company,
    confirmation: k.like('reservation_id', 'HX{d8}'),
    guest: { name: k.p.full, email: k.p.email, tel: k.p.local, idCard: k.p.identity },
    room: '«DLX»',
    nights: k.measured(1, 14),
    guarantee: { card: k.card(), expires: k.like('card_expiry', '0{n1}/29') },
    channel: k.word('booking.com', 'expedia', 'direct'),
    fault: facts({ code: 'RATE_PLAN_CLOSED', retryable: false, upstreamMs: 1840 }),
  }),
  'border pre-registration': (k) =>
    `«ERROR» «apis.Submit» ${say`UN/EDIFACT PAXLST rejected with code 42: element 3036 too long`} NAD+FL+++${k.p.capitals}' DTM+329:${k.p.birthCompact}' LOC+22+«LIS»' DOC+P:110:111+${k.like('passport', '{u1}{d8}')}' «retry»=${k.amount(1, 5)}`,
  'car rental contract': (k) => ({
    contract: k.like('contract_number', 'RA{d8}'),
    driver: {
      name: k.p.full,
      licence: k.like('driver_license', '{u5}{d6}{u2}{n1}{u2}'),
      born: k.p.birth,
      phone: k.p.phone,
    },
    vehicle: {
      plate: k.p.plate,
      vin: k.vin('VF1'),
      class: '«CDMR»',
      odometer: k.measured(1000, 90000),
    },
    telematics: {
      imei: k.imei(),
      lastFix: {
        lat: k.decimal('latitude', k.p.latitude),
        lon: k.decimal('longitude', k.p.longitude),
        ageSeconds: k.measured(1, 900),
      },
    },
    fault: '«P0420»',
    state: '«OVERDUE»',
  }),
  'connected car telemetry': (k) => ({
    topic: `vehicles/${k.vin('5YJ3E')}/«charging»`,
    data: base64(
      json({
        vin: k.vin('5YJ3E'),
        owner: k.p.email,
        home: [k.decimal('latitude', k.p.latitude), k.decimal('longitude', k.p.longitude)],
      }),
    ),
    state: '«Disconnected»',
    soc: k.measured(2, 100),
    error_code: '«CP_a066»',
    protocol: '«mqtt5»',
  }),
  'parking enforcement': (k) =>
    `${k.time()} «INFO» ${say`anpr match confidence=0.94 lane=2 decision=DENY rule=permit_expired took=38ms`} plate=${k.p.plate} permit=${k.like('permit_id', 'P-{d6}')} holder="${k.p.full}" camera=${k.like('device_id', 'cam-{d3}')} image=s3://${k.p.named('bucket', '*-anpr')}/${k.like('object_key', '{h32}')}.«jpg»`,
  'ride location update': (k) => ({
    event: '«ride.stuck»',
    ride: k.uuid('ride_id'),
    rider: { phone: k.p.e164, name: k.p.given },
    driver: { name: k.q.full, plate: k.q.plate },
    polyline: k.like('geo_polyline', '_{l1}p{a28}@{a12}'),
    pickup: {
      address: k.p.street,
      lat: k.decimal('latitude', k.p.latitude),
      lng: k.decimal('longitude', k.p.longitude),
    },
    geohash: k.like('geohash', 'u{x8}'),
    speed_kmh: k.fact(0),
    timeout_s: k.fact(300),
    state: '«WAITING_PICKUP»',
  }),
  'customs declaration': (k) => ({
    mrn: k.like('customs_mrn', '26DE{d14}'),
    declarant: { name: k.p.company, eori: k.like('eori', 'DE{d15}'), contact: k.p.full },
    consignee: { name: k.q.full, address: `${k.q.street}, ${k.q.city}` },
    hsCode: '«6109100010»',
    incoterm: '«DAP»',
    response: { code: '«CW460»', text: say`Invalid commodity code for procedure 4000` },
    grossKg: k.measured(1, 900),
  }),
  'freight edi': (k) =>
    `${say`EDIFACT IFTSTA parse error at segment 7: unexpected qualifier`}\nUNB+«UNOC:3»+${k.gln()}:14+${k.gln()}:14+260412:0815+${k.like('message_id', '{d9}')}'\nNAD+CN+++${k.p.company}+${k.p.street}+${k.p.city}++${k.p.postal}'\nCTA+IC+:${k.p.full}'\nCOM+${k.p.phone}:TE'\nEQD+CN+${k.container()}+«45G1»'`,
  'telecom cdr line': (k) =>
    `${k.p.msisdn}|${k.q.msisdn}|${k.imsi()}|${k.imei()}|${k.like('cell_id', '262-02-{n1}{d4}-{n1}{d5}')}|20260412101500|${k.amount(1, 3600)}|«MOC»|«VOLTE»|«NORMAL_CALL_CLEARING»`,
  'sim activation': (k) => ({
    operation: '«ActivateSubscription»',
    iccid: k.iccid(),
    imsi: k.imsi(),
    msisdn: k.p.msisdn,
    eid: k.eid(),
    puk: k.like('puk', '{d8}'),
    subscriber: { name: k.p.full, birthdate: k.p.birth, document: k.p.identity },
    tariff: '«SURF-20GB»',
    result: facts({ code: 3012, reason: 'HLR_TIMEOUT', elapsedMs: 30004 }),
  }),
  'radius accounting': (k) =>
    `${k.syslog()} radiusd[${k.amount(100, 9000)}]: (${k.amount(1, 99)}) «Login» «incorrect» («mschap»: ${say`MS-CHAP2-Response is incorrect`}): [${k.p.email}] (from client ${k.like('host', 'ap-{l5}-{d2}')} port ${k.amount(1, 48)} cli ${k.like('mac', '{H2}-{H2}-{H2}-{H2}-{H2}-{H2}')})`,
  'sip trace line': (k) =>
    `«INVITE» sip:${k.q.e164}@${k.p.host('sip')} SIP/2.0\r\nFrom: "${k.p.full}" <sip:${k.p.e164}@${k.p.host('sip')}>;tag=${k.like('session_id', '{h10}')}\r\nCall-ID: ${k.like('call_id', '{h32}')}@${k.inside()}\r\nCSeq: 1 «INVITE»\r\nUser-Agent: «Yealink» «SIP-T46S» «66.86.0.15»\r\n\r\nSIP/2.0 «488» ${say`Not Acceptable Here`}`,
  'number porting': (k) => ({
    request: '«NP_PORT_OUT»',
    state: '«REJECTED»',
    code: '«15»',
    text: say`Account holder name does not match`,
    number: k.p.local,
    holder: k.p.full,
    accountPin: k.pin(),
    donor: '«Telefonica»',
    due: k.date(),
  }),
  'smart meter reading': (k) => ({
    meter: k.like('meter_number', '1EMH00{d8}'),
    point_of_delivery: k.like('meter_point', 'DE000{d28}'),
    customer: {
      contract: k.like('contract_number', '{n1}{d8}'),
      name: k.p.full,
      address: `${k.p.street}, ${k.p.postal} ${k.p.city}`,
    },
    obis: '«1.8.0»',
    kwh: k.measured(1000, 90000),
    quality: '«estimated»',
    fault: say`reading lower than the previous one`,
  }),
  'smart lock audit': (k) => ({
    lock: k.like('device_id', 'NUKI-{H8}'),
    action: '«unlock»',
    trigger: '«keypad»',
    user: k.p.full,
    code: k.pin(),
    address: k.p.street,
    result: '«motor_blocked»',
    battery_pct: k.measured(1, 100),
    wifi: { ssid: `${k.p.family}-«WLAN»`, bssid: k.mac() },
  }),
  'event ticket scan': (k) => ({
    gate: '«B4»',
    barcode: k.like('ticket_number', '{d18}'),
    holder: k.p.full,
    outcome: k.word('already_used', 'wrong_gate', 'ok'),
    scannedBy: k.q.user,
    latencyMs: k.measured(10, 900),
  }),
});
