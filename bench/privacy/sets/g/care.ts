/** Set G: health, schools and staff. */
import { json } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

export const careTemplates = withKit({
  'hl7 v2 adt': (k) =>
    `${say`ACK AE: required field missing in segment`} PID\rMSH|^~\\&|«ADT1»|${k.p.named('facility', '*')}|«LAB»|«MAIN»|20260412081530||«ADT^A01»|${k.like('message_id', 'MSG{d6}')}|«P»|«2.5»\rPID|1||${k.like('medical_record', 'PAT{d7}')}^^^«MRN»||${k.p.family}^${k.p.given}||${k.p.birthCompact}|F|||${k.p.street}^^${k.p.city}^^${k.p.postal}||${k.p.local}\rNK1|1|${k.q.family}^${k.q.given}|«SPO»||${k.q.phone}\rPV1|1|«I»|2000^2012^01||||${k.like('physician_id', '{d6}')}^${k.q.family}^${k.q.given}`,
  'fhir patient rejected': (k) => ({
    resourceType: '«OperationOutcome»',
    issue: [
      { severity: '«error»', code: '«duplicate»', diagnostics: say`HAPI-0550: Patient with identifier already exists` },
    ],
    submitted: {
      resourceType: '«Patient»',
      identifier: [
        { system: 'urn:oid:1.2.36.146.595.217.0.1', value: k.like('medical_record', '{n1}{d6}') },
        { type: { text: '«national»' }, value: k.p.identity },
      ],
      name: [{ use: '«official»', family: k.p.family, given: [k.p.given] }],
      telecom: [
        { system: '«phone»', value: k.p.phone },
        { system: '«email»', value: k.p.email },
      ],
      birthDate: k.p.birth,
      address: [{ line: [k.p.street], city: k.p.city, postalCode: k.p.postal }],
      generalPractitioner: [{ display: `Dr. ${k.q.full}` }],
    },
  }),
  'fhir observation in a bundle': (k) => ({
    resourceType: '«Bundle»',
    type: '«transaction-response»',
    entry: [
      { response: { status: '«201 Created»', location: `«Patient»/${k.like('patient_id', '{h24}')}/_history/1` } },
      {
        response: {
          status: '«422 Unprocessable Entity»',
          outcome: say`Observation.value does not match the required binding`,
        },
        resource: {
          resourceType: '«Observation»',
          subject: { reference: `«Patient»/${k.like('patient_id', '{h24}')}`, display: k.p.full },
          performer: [{ display: k.q.full }],
          code: facts({ coding: [{ system: 'http://loinc.org', code: '718-7' }] }),
        },
      },
    ],
  }),
  'dicom store failure': (k) =>
    `${k.stamp()} «E»: ${say`C-STORE failed with status 0xA700 Refused: Out of Resources`} PatientName=${k.p.family}^${k.p.given} PatientID=${k.like('medical_record', '{d8}')} PatientBirthDate=${k.p.birthCompact} AccessionNumber=${k.like('accession_number', 'A{d8}')} StudyInstanceUID=${k.like('study_uid', '1.2.840.{d6}.{n1}{d2}.{n1}{d8}')} «Modality»=«MR» «AET»=${k.like('host', 'PACS{d2}')}`,
  'pharmacy prescription': (k) => ({
    event: '«prescription.dispense_failed»',
    prescription: k.like('prescription_id', '{X6}-{X6}-{X5}'),
    patient: { name: k.p.full, dob: k.p.birthAmerican, health_id: k.nhs() },
    prescriber: { name: k.q.full, licence: k.like('physician_id', 'GMC{d7}') },
    reason: '«OUT_OF_STOCK»',
    warehouse: '«north»',
    retries: k.measured(0, 5),
  }),
  'appointment reminder': (k) =>
    `${k.time()} «INFO» ${say`reminder sent via sms: template=appointment_v2 locale=de status=queued`} patient="${k.p.full}" to=${k.p.e164} practitioner="${k.q.full}" ref=${k.like('appointment_id', 'APT{d7}')} «cost»=«0.075»`,
  'wearable sync': (k) => ({
    source: '«fitbit»',
    ownerId: k.like('user_id', '{X6}'),
    device: { serial: k.like('serial', 'FB{d3}{X9}'), mac: k.mac(), firmware: '«1.188.58»' },
    profile: { displayName: k.p.given, dateOfBirth: k.p.birth },
    sync: facts({ status: 'partial', records: 1440, dropped: 12, error: 'E_TIME_SKEW' }),
  }),
  'hr new hire': (k) => ({
    event: '«employee.created»',
    provider: '«personio»',
    employee: {
      id: k.number('employee_id', 1000, 9999999),
      first_name: k.p.given,
      last_name: k.p.family,
      email: k.p.email,
      private_phone: k.p.local,
      birthday: k.p.birth,
      tax_number: k.p.identity,
      bank: { iban: k.payee().iban, holder: k.p.full },
      department: '«Logistics»',
      position: '«Shift» «Lead»',
      supervisor: k.q.full,
    },
    validation: [
      { field: '«bank.iban»', code: '«invalid_country»', message: say`IBAN country is not supported for payroll` },
    ],
  }),
  'payroll export line': (k) =>
    `«ERROR» «payroll-export» ${say`record 418 of 1204 skipped: missing cost center`}; «emp_no»=${k.like('employee_id', '{d6}')};${k.p.family};${k.p.given};${k.p.birthEuropean};${k.p.identity};${k.payee().iban};«full_time»`,
  'time clock punch': (k) => ({
    terminal: k.like('device_id', 'GATE-{d3}'),
    badge: k.like('badge_id', '{H8}'),
    worker: k.p.full,
    action: k.word('clock_in', 'clock_out', 'denied'),
    reason: '«badge_expired»',
    offline_queue: k.measured(0, 400),
    firmware: '«2.9.1»',
  }),
  'recruiting application': (k) => ({
    event: '«candidate.stage_change»',
    candidate: {
      name: k.p.full,
      emails: [k.p.email],
      phones: [k.p.phone],
      links: [`https://www.linkedin.com/in/${k.p.user}`, `https://github.com/${k.p.user}`],
      resume_file: `cv_${k.p.family}.«pdf»`,
    },
    job: { title: '«Backend» «Engineer»', requisition: '«ENG-118»' },
    stage: { from: '«phone_screen»', to: '«rejected»' },
    parser: facts({ status: 'failed', error: 'UNSUPPORTED_ENCODING', pages: 3 }),
  }),
  'school roster sync': (k) => ({
    job: '«oneroster.sync»',
    status: '«partial»',
    processed: k.measured(100, 4000),
    failed: [
      {
        sourcedId: k.like('student_id', 'S-{d6}'),
        role: '«student»',
        givenName: k.p.given,
        familyName: k.p.family,
        birthDate: k.p.birth,
        agents: [{ relation: '«guardian»', name: k.q.full, phone: k.q.local, email: k.q.email }],
        error: say`grade must be one of 01..13`,
      },
    ],
  }),
  'exam proctoring': (k) =>
    `${k.stamp()} «WARN» «proctor.session» ${say`second face detected at 00:41:12, confidence 0.83, snapshot stored`} «exam»=«MATH-201» candidate="${k.p.full}" matriculation=${k.like('student_id', '{d7}')} webcam=${k.like('serial', '{X4}-{X8}')} ip=${k.ip()} key=«snapshots»/${k.like('student_id', '{d7}')}/«0041.jpg»`,
  'nursery message': (k) => ({
    channel: '«push»',
    title: say`Pick-up changed`,
    body: `${k.p.given} will be picked up by ${k.q.full} (${k.q.plate}) at 15:30`,
    recipients: [k.p.email, k.q.email],
    result: json({ success: k.fact(1), failure: k.fact(1), error: '«UNREGISTERED»' }),
    device_token: k.like('device_token', '{h64}'),
  }),
  'social benefit case': (k) => ({
    case: { number: k.like('case_number', 'BG-{d5}/26'), state: '«AWAITING_DOCUMENTS»', caseworker: k.q.user },
    applicant: { fullName: k.p.full, nationalId: k.p.identity, residence: `${k.p.street}, ${k.p.postal} ${k.p.city}` },
    upload: {
      filename: `${k.p.family}_${k.p.given}_rent.«pdf»`,
      scanner: '«clamav»',
      verdict: '«FOUND»',
      signature: '«Eicar-Test-Signature»',
    },
    status: k.fact(415),
  }),
});
