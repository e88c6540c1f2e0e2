/** Health, insurance, education, work, public offices: bodies and lines of the systems of these trades. */
import { json, mark } from '../../marks.js';
import { nhsNumber } from './identity-numbers.js';
import { withKit } from './kit.js';

export const careTemplates = withKit({
  fhir_patient: (k) => ({
    resourceType: '«Patient»',
    id: k.uuid('medical_record'),
    identifier: [
      { system: 'https://fhir.nhs.uk/Id/nhs-number', value: mark('national_id', nhsNumber(k.random)) },
      { type: { text: '«MRN»' }, value: k.like('medical_record', '{d8}') },
    ],
    name: [{ use: 'official', family: k.p.family, given: [k.p.given] }],
    telecom: [
      { system: 'phone', value: k.p.phone, use: 'mobile' },
      { system: 'email', value: k.p.email },
    ],
    birthDate: k.p.birth,
    address: [{ line: [k.p.street], city: k.p.town, postalCode: k.p.postal, country: k.p.country }],
    contact: [{ relationship: [{ text: 'spouse' }], name: { text: k.q.full }, telecom: [{ value: k.q.phone }] }],
    meta: { versionId: '«3»', lastUpdated: k.time() },
  }),
  fhir_outcome: (k) => ({
    resourceType: '«OperationOutcome»',
    issue: [
      {
        severity: 'error',
        code: '«duplicate»',
        diagnostics: `Patient with identifier ${k.like('medical_record', 'MRN{d7}')} already exists: ${k.p.upper}, ${k.p.birth}`,
        expression: ['«Patient.identifier[0]»'],
      },
    ],
    _source: { function: '«fhir-facade-prod-write»', duration_ms: k.measured(20, 900) },
  }),
  hl7_message: (k) =>
    `MSH|^~\\&|«LAB»|${k.q.company}|«EHR»|${k.p.company}|20250314092211||«ORU^R01»|${k.like('request_id', '{d8}')}|P|«2.5.1»\rPID|1||${k.like('medical_record', '{d9}')}^^^HOSP^MR||${k.p.family}^${k.p.given}||${mark('birth_date', `${k.count(1940, 2005)}0${k.count(1, 9)}1${k.count(0, 9)}`)}|F|||${k.p.street}^^${k.p.town}^^${k.p.postal}||${k.p.phone}\rOBR|1||${k.like('order_id', 'S{d8}')}|«718-7^Hemoglobin^LN»\rOBX|1|NM|«718-7»||${k.count(8, 17)}.${k.count(0, 9)}|g/dL`,
  e_prescription: (k) => ({
    service: '«rx-gateway»',
    level: 'error',
    msg: '«pharmacy rejected prescription»',
    rx_number: k.like('prescription', 'RX{d9}'),
    prescriber: {
      name: `Dr. ${k.q.full}`,
      npi: k.like('provider_id', '1{d9}'),
      dea: k.like('provider_id', 'B{u1}{d7}'),
    },
    patient: {
      name: k.p.full,
      dob: k.p.birthLocal,
      member_id: k.like('insurance_id', 'W{d9}'),
      group: k.like('insurance_id', '00{d5}'),
    },
    pharmacy: k.q.company,
    reject_code: '«75»',
    reject_reason: '«Prior authorization required»',
    ndc: '00093-7214-98',
  }),
  telehealth_session: (k) =>
    `room=${k.like('session_id', '{l3}-{l4}-{l3}')} clinician="${k.q.full}" patient="${k.p.full}" patient_phone="${k.p.phone}" ice_state=«failed» candidate=${k.privateIp()} srflx=${k.ip()} rtt_ms=«${k.count(20, 900)}» codec=«opus»`,
  lab_csv: (k) =>
    `«row 118 rejected: column count 6, expected 7»\n${k.like('medical_record', '{d7}')};${k.p.family};${k.p.given};${k.p.birthLocal};«HBA1C»;${k.count(4, 9)}.${k.count(1, 9)}`,
  insurance_claim: (k) => ({
    ClaimNumber: k.like('order_id', 'C-{d4}-{d6}'),
    PolicyNumber: k.like('policy_number', 'HOM{d8}'),
    Insured: { FullName: k.p.full, Email: k.p.email, MobilePhone: k.p.phone, DateOfBirth: `${k.p.birth}T00:00:00` },
    LossLocation: {
      AddressLine1: k.p.street,
      Town: k.p.town,
      PostCode: k.p.postal,
      Latitude: k.p.lat,
      Longitude: k.p.lon,
    },
    Adjuster: k.q.full,
    VehicleRegistration: k.p.plate,
    Bank: { Iban: k.iban(), AccountHolder: k.p.full },
    Status: k.word('UnderReview', 'Rejected', 'Reopened'),
    RejectionReason: '«PolicyNotInForce»',
    ReserveAmount: k.amount(),
  }),
  insurance_quote: (k) =>
    `quote engine «timeout 8000ms» provider=«AXB» reg=${k.p.plate} driver="${k.p.full}" dob=${k.p.birth} licence=${k.like('driver_license', '{u5}{d6}{u2}{d1}{u2}')} overnight_postcode="${k.p.postal}" claims=«${k.count(0, 4)}» ncd=«${k.count(0, 9)}»`,
  course_grades: (k) => ({
    course_code: '«BIO-110»',
    institution: k.p.company,
    student: {
      student_no: k.like('student_id', '20{d6}'),
      full_name: k.p.full,
      guardian_email: k.q.email,
      date_of_birth: k.p.birth,
    },
    submitted_by: k.q.user,
    results: [{ component: '«midterm»', points: k.measured(0, 100) }],
    error: { code: '«GRADEBOOK_LOCKED»', message: '«Gradebook is locked for term 2025-S1»' },
  }),
  lms_xapi: (k) => ({
    actor: { objectType: 'Agent', name: k.p.full, mbox: `mailto:${k.p.email}` },
    verb: { id: 'http://adlnet.gov/expapi/verbs/failed', display: { 'en-US': '«failed»' } },
    object: { id: `https://${k.p.host('learn')}/quiz/42`, definition: { type: '«assessment»' } },
    result: { score: { scaled: k.fact(0.42) }, duration: '«PT14M8S»' },
    context: { registration: k.uuid('session_id'), instructor: { name: k.q.full } },
  }),
  payroll_slip: (k) => ({
    event: '«PayslipGenerated»',
    employee: {
      number: k.like('employee_id', '{n1}{d4}'),
      name: k.p.full,
      niNumber: k.p.idNumber,
      taxCode: '1257L',
      homeAddress: `${k.p.street}, ${k.p.town} ${k.p.postal}`.trim(),
      bank: { sortCode: k.like('sort_code', '{d2}-{d2}-{d2}'), accountNumber: k.like('account_number', '{d8}') },
    },
    period: '2025-03',
    net: k.amount(),
    approver: k.q.work,
    s3Key: `payslips/${k.p.tenant}/2025/03/${k.p.file}.pdf`,
    warnings: ['«NEGATIVE_LEAVE_BALANCE»'],
  }),
  hr_sync: (k) =>
    `hris-sync tenant=${k.p.tenant} worker=${k.like('employee_id', 'W-{d5}')} action=«terminate» effective=2025-04-30 manager=${k.q.work} name="${k.p.full}" reason_code=«RESIGNED» status=«409» detail="«open expense reports: ${k.count(1, 9)}»"`,
  recruiting: (k) => ({
    level: 'info',
    message: `Parsed CV of ${k.p.full} in ${k.count(1, 9)} s`,
    candidateEmail: k.p.email,
    linkedin: `https://www.linkedin.com/in/${k.p.user}-${k.like('user_id', '{h8}')}/`,
    employers: [k.p.company, k.q.company],
    referredBy: k.q.full,
    score: k.fact(0.71),
    parser: '«resume-parser@5.2.0»',
  }),
  tax_return: (k) => ({
    correlation_id: k.uuid(),
    form: '«SA100»',
    taxpayer: {
      utr: k.like('tax_id', '{n1}{d9}'),
      national_insurance: k.p.idNumber,
      name: k.p.full,
      previous_name: k.q.family,
      date_of_birth: k.p.birthLocal,
    },
    gateway_response: {
      code: '«8005»',
      text: '«The submission of this document has failed due to departmental specific business logic»',
    },
    attempts: k.measured(1, 5),
  }),
  social_benefit: (k) =>
    `${k.time()} WARN «benefit-eligibility» applicant=${k.p.idNumber} household=[${k.p.given}, ${k.q.given}] address="${k.p.street}, ${k.p.town}" rule=«R-17 income above threshold» decision=«REFERRED» caseworker=${k.q.user}`,
  parking_permit: (k) => ({
    permitId: k.like('order_id', 'PP-{d6}'),
    zone: '«C4»',
    vehicle: { plate: k.p.plate, make: 'Skoda', colour: 'grey' },
    resident: { name: k.p.initialed, uprn: k.like('property_id', '1000{d8}'), street: k.p.street, phone: k.p.phone },
    proof: `https://${k.p.host('files')}/proofs/${k.uuid('order_id')}.jpg?sig=${k.bearer()}`,
    validation: [{ field: '«proof»', rule: '«max_age_days»', limit: k.fact(90) }],
  }),
  police_report: (k) =>
    `ingest of incident ${k.like('order_id', 'INC/{d6}/25')} failed: «schema v7 requires occurredAt». reporter=${k.p.upper} tel=${k.p.phone} officer badge ${k.like('employee_id', '{n1}{d3}')}`,
  library_loan: (k) => ({
    borrower_card: k.like('customer_id', '2{d13}'),
    borrower: k.p.full,
    title: 'Field guide to mosses',
    due: '2025-05-02',
    overdueDays: k.measured(1, 60),
    branch: '«central»',
    notify: k.p.email,
    result: '«NOTICE_SENT»',
  }),
  visa_application: (k) => ({
    'application-id': k.like('order_id', 'GWF{d9}'),
    'given-names': k.p.given,
    surname: k.p.family,
    'passport-number': k.p.passport,
    nationality: k.p.country,
    'date-of-birth': k.p.birth,
    'place-of-birth': k.q.town,
    sponsor: { name: k.q.company, licence: k.like('tax_id', '{u3}{d6}{u3}') },
    'biometrics-centre': '«VAC-LHE»',
    'error-code': '«MRZ_CHECKSUM_MISMATCH»',
    mrz: k.p.mrz,
  }),
  hospital_bed: (k) =>
    json({
      ward: '7B',
      bed: '12',
      patient: k.p.upper,
      mrn: k.like('medical_record', '{u1}{d6}'),
      consultant: k.q.initialed,
      nok: { name: k.q.full, tel: k.q.phone },
      ews: k.measured(0, 12),
      action: '«escalate»',
    }),
  donation: (k) => ({
    campaign: '«winter-appeal»',
    donor: {
      title: 'Mrs',
      firstName: k.p.given,
      lastName: k.p.family,
      email: k.p.email,
      giftAid: true,
      address: [k.p.street, k.p.town, k.p.postal].filter((line) => line !== '').join(', '),
    },
    inMemoryOf: k.q.full,
    amount: k.amount(),
    processor: '«gocardless»',
    mandate: k.like('subscription', 'MD000{X8}'),
    outcome: k.word('submitted', 'failed'),
  }),
});
