/** Travel, rides, property, events, energy and connected things. */
import { base64, json, mark } from '../../../marks.js';
import { facts, say, withKit } from '../kit.js';

export const journeyTemplates = withKit({
  'pnr-line': (k) =>
    `RP/PARFT2331/ ${k.id('locator')} 1.${k.p.gate} MR 2 LH 412 Y 14NOV 5 FRAMUC «HK1» AP ${k.p.phone} «FA» PAX ${k.id('ticket')}`,
  'boarding-scan': (k) => ({
    bcbp: k.p.boardingPass,
    gate: 'B42',
    result: facts('SEAT_CHANGED'),
    passenger: { name: k.p.gate, pnr: k.id('locator'), ffn: k.like('loyalty_number', 'LH{d15}') },
  }),
  'apis-reject': (k) =>
    say`APIS message rejected by border agency: DOCS/P/${k.like('passport', '{n1}{d8}')}/${k.mark('birth_date', k.plain('1{n1}OCT{d2}'))}/M/${k.p.gate} flight ${'LH400'} reason INVALID_EXPIRY`,
  'hotel-folio': (k) => ({
    property: 'HAM01',
    confirmation: k.like('booking_reference', '{n1}{d8}'),
    guest: { name: k.p.name, passport: k.id('passport'), email: k.p.email, plate: k.id('plateGb') },
    room: '412',
    status: facts('NO_SHOW'),
    card: k.card(),
    balance: k.measured(0, 900),
  }),
  'booking-mail': (k) =>
    say`parsed booking ${k.like('booking_reference', '4{d9}')} from guest ${k.p.name} (${k.p.alias('email', '.{d6}@guest.booking.com')}), 3 nights, 2 adults, arrival message: "we land at 21:10, my number is ${k.p.phone}"`,
  'ride-ended': (k) => ({
    event: facts('trip.completed'),
    trip_id: k.uuid('trip_id'),
    rider: { id: k.uuid('user_id'), first_name: k.p.first, phone: k.p.phone },
    driver: { id: k.uuid('user_id'), name: k.q.name, license_plate: k.id('plateGb') },
    pickup: { address: k.p.street, lat: k.place('latitude'), lng: k.place('longitude') },
    fare: k.measured(4, 90),
    surge: k.fact(1.4),
  }),
  'train-ticket': (k) =>
    say`UIC 918.9 barcode rejected: order ${k.like('order_id', '{X9}')} passenger ${k.p.name} born ${k.bornDots()}, tariff Super Sparpreis, seat reserved`,
  'car-rental': (k) => ({
    agreement: k.like('contract_number', 'RA{d9}'),
    renter: { name: k.p.reversed, dob: k.born(), licence: k.id('ukLicence'), address: k.p.street },
    vehicle: { vin: k.id('vin'), plate: k.id('plateFr') },
    fuel: facts('7/8'),
    damage: facts(['front bumper scratch']),
    deposit: facts({ status: 'FAILED', code: '51' }),
  }),
  telematics: (k) => ({
    vin: k.id('vin'),
    imei: k.id('imei'),
    ts: k.seconds(),
    gps: { lat: k.place('latitude'), lon: k.place('longitude'), heading: k.measured(0, 359) },
    driverCard: k.like('driver_card', 'D{X15}'),
    speed_kmh: k.measured(0, 130),
    dtc: facts(['P0420', 'U0100']),
  }),
  'parking-line': (k) =>
    `${k.stamp()} «ANPR» «cam-04» «plate»=${k.id('plateGb')} «confidence»=«0.93» «action»=«DENY» «permit»=${k.like('permit_number', 'PM{d6}')} «holder»="${k.p.name}"`,
  'toll-json': (k) => ({
    obu: k.like('device_id', '{d19}'),
    plate: k.id('plateDe'),
    account: k.like('account_number', 'TC{d8}'),
    gantry: 'A7-KM112',
    class: k.fact(5),
    rejected: facts('BALANCE_LOW'),
  }),
  'property-lead': (k) => ({
    source: facts('portal'),
    listing: k.like('listing_id', 'LST-{d7}'),
    prospect: { name: k.p.name, email: k.p.email, phone: k.p.phone, employer: k.p.company },
    viewing: { address: k.q.street, keyBox: k.like('access_code', '{n1}{d3}') },
    budget: facts({ max: 1450, currency: 'EUR' }),
  }),
  'event-badge': (k) =>
    say`badge printer jam at desk 4, attendee ${k.p.name} (${k.p.company}) ticket ${k.like('ticket_number', 'TKT-{X8}')} rescanned by ${k.q.first}`,
  'meter-read': (k) => ({
    mpan: k.like('meter_id', '1{n1}{d11}'),
    serial: k.like('serial_number', '21E{d7}'),
    customer: { account: k.like('account_number', 'A-{X8}'), name: k.p.name, supplyAddress: k.p.street },
    read: facts({ register: 1, kwh: 4218, type: 'estimated' }),
    flow: facts('D0010'),
  }),
  'ocpp-frame': (k) =>
    json([
      facts('2'),
      k.uuid('message_id'),
      facts('StartTransaction'),
      { connectorId: k.fact(1), idTag: k.like('rfid_tag', '04{H12}'), meterStart: k.fact(0), timestamp: k.time() },
    ]),
  'ocpp-line': (k) =>
    say`[${k.like('device_id', 'DE*ABC*E{d6}')}] StopTransaction reason=EVDisconnected idTag=${k.like('rfid_tag', '{H14}')} meterStop=18412 contract=${k.like('contract_number', 'DE-8AA-C{X8}-{d1}')}`,
  'lora-uplink': (k) => ({
    deviceInfo: {
      tenantName: k.p.company,
      devEui: k.like('device_id', '70b3d57e{h8}'),
      deviceName: mark('device_name', `${k.p.tenantPlain}-tank-${k.plain('{d3}')}`),
      tags: { site: k.p.city },
    },
    devAddr: k.like('device_id', '26{h6}'),
    data: base64(json({ customer: k.p.email })),
    rxInfo: [
      {
        gatewayId: k.like('device_id', 'eui-{h16}'),
        rssi: k.fact(-97),
        snr: k.fact(7.5),
        location: { latitude: k.place('latitude'), longitude: k.place('longitude') },
      },
    ],
  }),
  'iot-shadow': (k) => ({
    thingName: k.like('device_id', 'thermostat-{H12}'),
    clientId: k.like('device_id', 'app-{a20}'),
    state: {
      reported: {
        wifi: { ssid: k.p.thing('s WLAN'), bssid: k.mac(), ip: k.inside() },
        temperature: k.fact(21.5),
        mode: facts('heat'),
      },
    },
    version: k.measured(2, 900),
  }),
  'smart-lock': (k) =>
    say`lock ${k.like('serial_number', 'NUKI{H8}')} unlocked by keypad code ${k.like('access_code', '{n1}{d5}')} (${k.p.first}'s code) at door "${k.p.street}" battery 41% firmware 3.8.6`,
  'camera-event': (k) => ({
    kind: facts('doorbell.ring'),
    device: k.like('serial_number', 'RB{X12}'),
    mac: k.mac(),
    owner: k.p.email,
    stream: `rtsp://${k.p.login}:${k.like('password', '{a10}')}@${k.inside()}:554/live`,
    motion: facts({ zone: 'porch', score: 0.88 }),
    matched_face: k.q.name,
  }),
  'drone-log': (k) =>
    `${k.stamp()} «GPS» ${k.point('latitude')},${k.point('longitude')} «alt»=«118m» «sats»=«17» «mode»=«RTL» «operator»=${k.like('license_number', 'GBR-OP-{X12}')} «home»=${k.point('latitude')},${k.point('longitude')}`,
  'sim-swap': (k) => ({
    event: facts('sim.swap.flagged'),
    msisdn: k.p.phone,
    iccid: k.id('iccid'),
    imsi: k.id('imsi'),
    imei: k.id('imei'),
    agent: k.q.login,
    store: 'STORE-118',
    risk: facts('HIGH'),
    subscriber: { name: k.p.name, idDocument: k.id('passport') },
  }),
  'diameter-cca': (k) =>
    say`Diameter CCA Result-Code=4012 CREDIT_LIMIT_REACHED Session-Id=${k.like('session_id', 'pgw1.epc;{d10};{d9}')} Subscription-Id=${k.like('phone', '491{n1}{d9}')} IMSI=${k.id('imsi')} APN=internet UE-IP=${k.inside()}`,
  'cdr-csv': (k) =>
    `${k.like('phone', '+4479{d8}')},${k.like('phone', '+3366{d7}')},${k.stamp()},«${k.count(4, 900)}»,${k.id('imsi')},${k.id('imei')},«ANSWERED»,cell=${k.like('cell_id', '234-30-{d5}-{d5}')}`,
  'sip-invite': (k) =>
    `INVITE sip:${k.like('phone', '+4930{d7}')}@${k.host('pbx.{o}.de')} SIP/2.0\nVia: SIP/2.0/UDP ${k.inside()}:5060\nFrom: "${k.p.name}" <sip:${k.like('phone', '+4989{d7}')}@${k.ip()}>\nCall-ID: ${k.like('call_id', '{h32}@{l6}')}\n${say`SIP/2.0 486 Busy Here`}`,
  'weather-request': (k) =>
    `«GET» «/v1/forecast»?«latitude»=${k.point('latitude')}&«longitude»=${k.point('longitude')}&«hourly»=«temperature_2m» «200» «48ms»`,
});
