/** Health, insurance and public services. */
import { base64, json } from '../../../marks.js';
import { facts, say, withKit } from '../kit.js';

export const careTemplates = withKit({
  'hl7-adt': (k) =>
    `MSH|^~\\&|«ADT1»|MCM|LABADT|MCM|${k.date().replaceAll('-', '')}||«ADT^A08»|${k.like('message_id', 'MSG{d6}')}|P|«2.5»\rPID|1||${k.like('medical_record', '{d8}')}^^^MCM^MR||${k.p.loudJoined('^')}||${k.bornPacked()}|F|||${k.p.street}^^${k.p.city}^^${k.p.postal}||${k.p.phone}|||||${k.id('ssn')}\rPV1|1|«I»|2000^2012^01||||${k.id('npi')}^${k.q.last}^${k.q.first}`,
  'hl7-nack': (k) =>
    `MSA|«AE»|${k.like('message_id', '{d14}')}|${say`Patient ${k.like('medical_record', '{d7}')} not found`}\rERR|||204^Unknown key identifier^HL70357|«E»`,
  'fhir-patient': (k) => ({
    resourceType: facts('Patient'),
    id: k.uuid('medical_record'),
    active: true,
    identifier: [{ system: facts('https://fhir.nhs.uk/Id/nhs-number'), value: k.id('nhs').replaceAll(' ', '') }],
    name: [{ use: facts('official'), family: k.p.last, given: [k.p.first] }],
    telecom: [{ system: facts('phone'), value: k.p.phone, use: facts('home') }],
    gender: 'female',
    birthDate: k.born(),
    address: [{ line: [k.p.street], city: k.p.city, postalCode: k.p.postal }],
    generalPractitioner: [{ display: k.q.name }],
  }),
  'fhir-outcome': (k) => ({
    resourceType: facts('OperationOutcome'),
    issue: [
      {
        severity: facts('error'),
        code: facts('duplicate'),
        diagnostics: say`Patient with identifier ${k.id('kvnr')} already exists as Patient/${k.like('medical_record', '{x16}')}`,
      },
    ],
    status: k.fact(409),
  }),
  'fhir-audit': (k) => ({
    resourceType: facts('AuditEvent'),
    action: facts('R'),
    agent: [
      {
        who: { display: k.q.name, reference: `Practitioner/${k.like('employee_id', '{d6}')}` },
        network: { address: k.inside() },
      },
    ],
    entity: [
      { what: { reference: `Patient/${k.like('medical_record', '{d8}')}` }, query: base64(`name=${k.p.latin}`) },
    ],
    outcome: facts('0'),
  }),
  'x12-837': (k) =>
    `ST*837*0001~NM1*IL*1*${k.p.loudJoined('*')}****MI*${k.id('mbi')}~N3*${k.p.street}~N4*${k.p.city}**${k.p.postal}~DMG*D8*${k.bornPacked()}*M~CLM*${k.like('claim_id', 'PT{d7}')}*«125.50»***11:B:1*Y~`,
  'claim-denied': (k) =>
    say`claim ${k.like('claim_id', '2026{d9}')} denied CO-16 missing information: member ${k.p.reversed}, member id ${k.like('insurance_id', 'W{d9}')}, dob ${k.bornSlashes()}, rendering NPI ${k.id('npi')}`,
  'rx-sent': (k) => ({
    event: facts('prescription.rejected'),
    patient: { name: k.p.name, dob: k.born(), phone: k.p.phone },
    prescriber: { name: k.q.name, dea: k.id('dea'), npi: k.id('npi') },
    drug: { name: 'amoxicillin 500 mg capsule', quantity: 21, refills: 0 },
    reason: facts('PRIOR_AUTH_REQUIRED'),
  }),
  'lab-line': (k) =>
    say`LIS result for accession ${k.like('specimen_id', 'S26-{d6}')} patient ${k.p.name} (${k.bornDots()}): ${'potassium 5.9 mmol/L HIGH'}, called to ${k.q.first} on ward 3`,
  'dicom-assoc': (k) =>
    say`C-STORE failed: status 0xA700 out of resources PatientName=${k.p.joined('^')} PatientID=${k.like('medical_record', '{n1}{d6}')} StudyInstanceUID=1.2.840.113619.2.${k.like('study_id', '{n1}{d2}.{d10}.{d6}')} AE=${k.host('CT{d2}_{u5}')}`,
  'appointment-sms': (k) =>
    say`SMS to ${k.p.phone}: "Dear ${k.p.first} ${k.p.last}, your appointment with Dr ${k.q.last} is confirmed for Tuesday at 10:40. Reply C to cancel." status=undelivered`,
  'telehealth-join': (k) => ({
    event: facts('visit.join_failed'),
    visitId: k.ulid('visit_id'),
    patient: { mrn: k.like('medical_record', 'MRN{d8}'), email: k.p.email },
    clinician: k.q.work,
    ice: { candidate: `candidate:1 1 «udp» 2130706431 ${k.inside()} 51234 «typ» «host»`, remote: k.ip() },
    error: facts('ICE_CONNECTION_FAILED'),
  }),
  'device-glucose': (k) => ({
    deviceSerial: k.like('serial_number', 'DX{X10}'),
    userId: k.uuid('user_id'),
    reading: { value: 182, unit: 'mg/dL', trend: 'rising' },
    alertContacts: [{ name: k.q.name, phone: k.q.phone }],
    firmware: facts('4.2.1'),
  }),
  'motor-claim': (k) => ({
    claim: k.like('claim_id', 'CL-{d8}'),
    policy: k.like('policy_number', 'KFZ-{d8}'),
    vehicle: { vin: k.id('vin'), plate: k.id('plateDe') },
    driver: { name: k.p.name, licence: k.like('driver_license', 'B072{X7}'), born: k.born() },
    thirdParty: { name: k.q.name, plate: k.id('plateFr'), phone: k.q.phone },
    severity: facts('TOTAL_LOSS'),
    reserve: k.measured(900, 90000),
  }),
  'policy-quote': (k) =>
    say`quote engine timeout after 8000 ms for ${k.p.email}: household ${k.p.street} ${k.p.postal}, proposer ${k.p.name}, no-claims 5 years, premium null`,
  'health-id-de': (k) => {
    const p = k.from('de');
    return say`eGK check failed status=2 kvnr=${k.id('kvnr')} name="${p.name}" birthdate=${k.bornDots()} terminal=${k.like('serial_number', '80276{d15}')}`;
  },
  'medicare-au': (k) => {
    const p = k.from('au');
    return {
      msg: facts('Medicare eligibility check failed'),
      medicareNumber: k.id('medicare'),
      irn: k.fact(1),
      patient: p.name,
      returnCode: facts('9633'),
      provider: k.like('license_number', '2{d5}{n1}{u1}'),
    };
  },
  'vaccine-cert': (k) => ({
    ver: facts('1.3.0'),
    nam: { fn: k.p.last, gn: k.p.first, fnt: k.p.last },
    dob: k.born(),
    v: [
      {
        tg: '840539006',
        mp: 'EU/1/20/1528',
        dn: k.fact(2),
        ci: `URN:UVCI:01:DE:${k.like('certificate_id', '{X22}#{X1}')}`,
      },
    ],
  }),
  'court-filing': (k) =>
    say`e-filing rejected for case ${k.like('case_number', '2:26-cv-{d5}')} ${k.p.last} v. ${k.q.company}: document exceeds 35 MB, filed by attorney ${k.q.name} bar no. ${k.like('license_number', '{n1}{d5}')}`,
  'passport-scan': (k) => ({
    step: facts('mrz-parse'),
    error: facts('CHECK_DIGIT_MISMATCH'),
    mrz: k.p.mrz,
    viz: { surname: k.p.last, givenNames: k.p.first, number: k.id('passport'), dateOfBirth: k.born() },
    confidence: k.fact(0.71),
    attempt: k.measured(1, 4),
  }),
  'benefit-note': (k) =>
    say`Universal Credit sync: NINO ${k.id('nino')} claimant ${k.p.reversed} moved to ${k.p.street}, ${k.p.postal}; work coach ${k.q.name} informed`,
  'school-roll': (k) => ({
    upn: k.like('student_id', 'H8012000{d5}'),
    pupil: { forename: k.p.first, surname: k.p.last, dob: k.born(), yearGroup: k.fact(9) },
    guardian: { name: k.q.name, mobile: k.q.phone, email: k.q.email },
    attendance: facts({ code: 'N', session: 'AM' }),
  }),
  'xapi-statement': (k) => ({
    actor: { objectType: facts('Agent'), name: k.p.name, mbox: `mailto:${k.p.email}` },
    verb: { id: facts('http://adlnet.gov/expapi/verbs/completed'), display: facts({ 'en-US': 'completed' }) },
    object: {
      id: `https://lms.${k.p.domain}/courses/safety-101`,
      definition: { name: facts({ 'en-US': 'Workplace safety' }) },
    },
    result: facts({ completion: true, score: { scaled: 0.85 }, duration: 'PT42M' }),
  }),
  'lti-launch': (k) => ({
    'https://purl.imsglobal.org/spec/lti/claim/message_type': facts('LtiResourceLinkRequest'),
    sub: k.uuid('user_id'),
    name: k.p.name,
    given_name: k.p.first,
    email: k.p.email,
    'https://purl.imsglobal.org/spec/lti/claim/lis': {
      person_sourcedid: k.like('student_id', 's{d7}'),
      course_section_sourcedid: facts('BIO-101-A'),
    },
    nonce: k.like('session_id', '{h32}'),
  }),
  'proctor-alert': (k) =>
    say`proctoring flagged candidate ${k.p.name} (student no. ${k.like('student_id', '{n1}{d7}')}) from ${k.ip()}: second face detected at 00:14:22, exam MATH-204, ORCID ${k.id('orcid')}`,
  'library-hold': (k) =>
    say`hold notice bounced: patron barcode ${k.like('member_number', '2{d13}')}, ${k.p.email}, item due, branch Central, fines 2.40`,
  'cms-submit': (k) => ({
    form: facts('contact-us'),
    fields: json({
      name: k.p.name,
      email: k.p.email,
      phone: k.p.phone,
      message: say`I would like to book a tour for my daughter ${k.q.first}`,
    }),
    spamScore: k.fact(0.02),
    ip: k.ip(),
  }),
});
