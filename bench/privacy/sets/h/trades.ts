/** What products of trades log: health, insurance, schools, travel, parcels, games, devices, energy, cars, homes, ads. */
import { json } from '../../marks.js';
import { facts, form, say, withKit } from './kit.js';

export const tradeTemplates = withKit({
  'hl7-adt': (k) =>
    `MSH|^~\\&|«ADT1»|${k.plain('H{u4}')}|«LAB»||${k.plain('2026{d4}')}||«ADT^A01»|${k.like('request_id', '{d8}')}|«P»|«2.5»\rPID|1||${k.like('medical_record', '{d8}')}^^^MR||${k.p.latin}||${k.like('birth_date', '19{n1}{d1}0{n1}1{d1}')}|F|||${k.p.street}^^${k.p.city}||${k.p.phone}`,
  'fhir-patient': (k) => ({
    resourceType: facts('Patient'),
    id: k.like('medical_record', '{x12}'),
    identifier: [{ system: facts('https://fhir.nhs.uk/Id/nhs-number'), value: k.nhs() }],
    name: [{ use: facts('official'), family: k.p.last, given: [k.p.first] }],
    telecom: [{ system: facts('phone'), value: k.p.phone, use: facts('home') }],
    gender: 'female',
    birthDate: k.born(),
    generalPractitioner: [{ display: k.q.name }],
  }),
  'fhir-outcome': (k) =>
    say`OperationOutcome error code=not-found diagnostics="Resource Patient/${k.like('medical_record', '{d9}')} is not known" requested by ${k.p.email}`,
  'rx-claim': (k) => ({
    event: facts('claim.rejected'),
    rejectCode: facts('75'),
    rejectReason: facts('Prior Authorization Required'),
    prescriberNpi: k.npi(),
    memberId: k.like('insurance_id', '{u3}{d9}'),
    patientName: k.p.reversed,
    dob: k.born(),
    quantity: k.measured(1, 90),
    daysSupply: k.fact(30),
    pharmacyPhone: k.p.phone,
  }),
  'dicom-store': (k) =>
    say`C-STORE failed status=0xA700 Out of Resources PatientName=${k.p.latin} PatientID=${k.like('medical_record', 'PAT{d7}')} Modality=CT bytes=${k.amount(10000, 900000)}`,
  'appointment-sms': (k) => ({
    template: facts('appointment_reminder'),
    to: k.p.phone,
    vars: { patient: k.p.first, doctor: k.q.last, time: '14:30' },
    provider: facts('vonage'),
    errorText: facts('Absent Subscriber'),
  }),
  'claim-motor': (k) => ({
    claimNumber: k.like('insurance_id', 'CLM-2026-{d6}'),
    policyNumber: k.like('insurance_id', 'MOT{d8}'),
    policyholder: {
      name: k.p.name,
      licenceNumber: k.like('driver_license', '{u5}{d6}{u2}9{u2}'),
      postcode: k.p.postal,
    },
    vehicle: { registration: k.like('plate', '{u2}2{n1} {u3}'), vin: k.vin(), make: facts('Ford'), year: k.fact(2022) },
    stage: facts('ASSESSMENT'),
    reserve: k.measured(500, 9000),
  }),
  'policy-quote': (k) =>
    say`quote engine: no rate for postcode ${k.p.postal}, applicant ${k.p.name} born ${k.born()}, product home-contents, falling back to manual underwriting`,
  'lti-launch': (k) =>
    form({
      lti_message_type: '«basic-lti-launch-request»',
      lti_version: '«LTI-1p0»',
      roles: '«Learner»',
      user_id: k.like('user_id', '{h32}'),
      lis_person_name_full: k.p.name,
      lis_person_contact_email_primary: k.p.email,
      oauth_signature_method: '«HMAC-SHA1»',
      oauth_consumer_key: k.like('api_key', '{x16}'),
    }),
  gradebook: (k) => ({
    level: facts('error'),
    msg: facts('grade import failed'),
    student: { matriculation: k.like('student_id', '{n1}{d6}'), fullName: k.p.name, guardianPhone: k.p.phone },
    course: facts('Linear Algebra'),
    score: k.measured(10, 100),
    reason: facts('deadline passed'),
  }),
  'school-text': (k) =>
    say`WARN attendance: pupil ${k.p.name} (${k.born()}) marked absent twice, mail to guardian ${k.q.email} bounced with 550`,
  'pnr-update': (k) => ({
    recordLocator: k.like('booking_ref', '{u3}{n1}{u2}'),
    action: facts('SCHEDULE_CHANGE'),
    passengers: [
      {
        surname: k.p.last,
        givenName: k.p.first,
        dob: k.born(),
        passport: { number: k.like('passport', '{u1}{d8}'), expiry: '2031-04-01' },
        frequentFlyer: k.like('loyalty_id', 'M{d9}'),
        ticket: k.like('ticket', '220-{n1}{d9}'),
      },
    ],
    segments: [{ carrier: 'LH', origin: 'FRA', destination: 'JFK', cabin: facts('ECONOMY') }],
  }),
  'hotel-checkin': (k) =>
    say`key encoder offline, guest ${k.p.reversed} confirmation ${k.like('booking_ref', '{d8}')} passport ${k.like('passport', '{u2}{d7}')} asked to wait at reception`,
  'apis-error': (k) =>
    say`APIS message rejected for passenger ${k.p.latin}: nationality missing, document ${k.like('passport', '{d9}')}, retry in 300 seconds`,
  'ride-trip': (k) => ({
    trip_id: k.uuid('order_id'),
    status: facts('driver_canceled'),
    rider: { phone: k.p.phone, first_name: k.p.first },
    driver: { name: k.q.name, license_plate: k.like('plate', '{n1}{u3}{d3}') },
    pickup: { lat: k.place('latitude'), lng: k.place('longitude'), address: k.p.street },
    surge: k.fact(1.4),
    eta_seconds: k.measured(60, 900),
  }),
  'parcel-scan': (k) => ({
    tracking_number: k.like('tracking', '1Z{X6}0{d9}'),
    event: facts('DELIVERY_EXCEPTION'),
    description: facts('The receiver was not available'),
    consignee: { name: k.p.name, street: k.p.street, zip: k.p.postal, city: k.p.city, phone: k.p.phone },
    signedBy: k.q.last,
    weight_kg: k.fact(2.4),
    carrier: facts('UPS'),
  }),
  'label-error': (k) =>
    say`shipment ${k.like('order_id', 'SHP{d8}')}: address "${k.p.street}, ${k.p.postal} ${k.p.city}" not deliverable (code 42), tracking ${k.like('tracking', 'JJD0{d16}')} voided`,
  'courier-proof': (k) => ({
    kind: facts('proof_of_delivery'),
    gps: `${k.point('latitude')},${k.point('longitude')}`,
    photo: `https://cdn.example.net/pod/${k.like('tracking', '00{d18}')}.jpg`,
    recipient: k.p.name,
    note: say`left with the neighbour ${k.q.last} at the back door`,
  }),
  'game-match': (k) => ({
    event: facts('match_end'),
    matchId: k.uuid('session_id'),
    mode: facts('ranked'),
    players: [
      { gamertag: k.nick(), steamId: k.like('user_id', '7656119{d10}'), ip: k.ip(), mmr: k.measured(900, 2900) },
      { gamertag: k.nick(), steamId: k.like('user_id', '7656119{d10}'), ip: k.ip(), mmr: k.measured(900, 2900) },
    ],
    durationSec: k.measured(300, 2400),
    result: facts('victory'),
  }),
  'game-chat': (k) =>
    say`[moderation] player ${k.nick()} muted for 24 hours after report by ${k.nick()}: shared a phone number ${k.p.phone} in chat`,
  anticheat: (k) =>
    say`kick reason=VAC banned hwid=${k.like('device_id', '{h32}')} name="${k.nick()}" ping=${k.amount(20, 300)}`,
  'iot-shadow': (k) => ({
    topic: `$aws/things/${k.like('device_id', 'thermo-{X8}')}/shadow/update/rejected`,
    payload: {
      code: k.fact(400),
      message: facts('Missing required node: state'),
      owner: k.p.email,
      mac: k.mac(),
      reported: facts({ firmware: '3.14.2', rssi: -71, battery: 88 }),
    },
  }),
  'lora-uplink': (k) => ({
    end_device_ids: {
      device_id: k.like('device_id', 'meter-{d6}'),
      dev_eui: k.like('device_id', '70B3D5{H10}'),
      dev_addr: k.like('device_id', '26{H6}'),
    },
    uplink_message: {
      f_port: k.fact(2),
      rx_metadata: [
        {
          gateway_ids: { eui: k.like('device_id', 'A840{H12}') },
          rssi: k.fact(-103),
          location: { latitude: k.place('latitude'), longitude: k.place('longitude') },
        },
      ],
      settings: { data_rate: facts('SF7BW125') },
    },
  }),
  'smart-meter': (k) =>
    say`meter ${k.like('meter_id', '1ESY{d10}')} of ${k.p.name}, ${k.p.street}, ${k.p.city}: reading 4471 kWh below last reading, tariff peak, flagged implausible`,
  'ev-ocpp': (k) =>
    `[2,"${k.like('request_id', '{d10}')}","«StopTransaction»",${json({ idTag: k.like('rfid', '04{H12}'), meterStop: k.measured(1000, 90000), reason: facts('EVDisconnected'), transactionId: k.number('order_id', 10000, 999999) })}]`,
  telematics: (k) => ({
    vin: k.vin(),
    imei: k.imei(),
    driver: { name: k.p.name, tacho_card: k.like('driver_license', 'DF{d12}00') },
    speed_kmh: k.measured(0, 140),
    ignition: true,
    pos: { lat: k.place('latitude'), lon: k.place('longitude') },
    event: facts('HARSH_BRAKING'),
  }),
  'toll-line': (k) =>
    say`gantry north: plate ${k.like('plate', 'B-{u2} {n1}{d3}')} read with confidence 0.61, matched to account ${k.like('customer_id', 'TC{d8}')}`,
  'sim-swap': (k) => ({
    event: facts('sim.activated'),
    iccid: k.iccid(),
    imsi: k.like('imsi', '23415{d10}'),
    msisdn: k.p.phone,
    subscriber: k.p.name,
    imei: k.imei(),
    status: facts('ACTIVE'),
    apn: facts('internet'),
  }),
  'ad-bid': (k) => ({
    id: k.uuid(),
    device: {
      ifa: k.uuid('device_id'),
      ip: k.ip(),
      ua: 'Dalvik/2.1.0',
      geo: { lat: k.place('latitude'), lon: k.place('longitude'), zip: k.p.postal },
      os: facts('android'),
    },
    user: { buyeruid: k.like('user_id', 'CAESE{a22}'), yob: k.count(1950, 2005), gender: 'F' },
    imp: [{ banner: facts({ w: 320, h: 50 }), bidfloor: k.fact(0.35) }],
    nbr: k.fact(2),
    at: k.fact(1),
  }),
  'real-estate': (k) =>
    say`viewing request from ${k.p.name} <${k.p.email}> for listing 3-bed terrace rejected: calendar of agent ${k.q.name} is full`,
  charity: (k) => ({
    donation: {
      donor: k.p.name,
      giftAid: true,
      postcode: k.p.postal,
      amount: k.measured(5, 500),
      currency: facts('GBP'),
      card: k.card(),
      frequency: facts('monthly'),
    },
    error: facts('3DS authentication required'),
  }),
  'legal-case': (k) =>
    say`document OCR failed for matter ${k.like('case_number', '2026-CV-{d5}')} (${k.p.name} v. ${k.q.name}), page 14 unreadable`,
  'vote-register': (k) => ({
    result: facts('duplicate'),
    elector: { number: k.like('voter_id', '{u3}{d7}'), name: k.p.name, address: `${k.p.street}, ${k.p.city}` },
    batch: k.measured(1, 90),
    ruleset: facts('2026.1'),
  }),
});
