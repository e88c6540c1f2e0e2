/** Sentences that developers write with `console.log` and the like, as they stand in the stream. */
import { json } from '../../marks.js';
import { HEX } from '../../random.js';
import { withKit } from './kit.js';

export const developerTemplates = withKit({
  charge_failed: (k) =>
    k.pick([
      `Could not charge ${k.p.full} for order ${k.like('order_id', '{n1}{d6}')}: «card_declined»`,
      `Charging ${k.p.email} failed with «402», will retry in «${k.count(5, 60)} minutes»`,
      `charge() for customer ${k.like('customer_id', 'cust-{d6}')} (${k.p.company}) threw «StripeCardError: Your card has insufficient funds.»`,
      `gave up charging ${k.p.given} after «${k.count(3, 6)}» attempts, ${k.like('subscription', 'sub_1{a23}')} is now «past_due»`,
    ]),
  user_lookup: (k) =>
    k.pick([
      `User ${k.p.user} not found in «directory», falling back to «ldap-legacy»`,
      `no such user: ${k.p.email}`,
      `found «${k.count(2, 5)}» accounts for ${k.p.phone}, keeping ${k.like('user_id', 'acc_{x12}')}`,
      `getUser(${k.like('user_number', '{n1}{d5}')}) -> ${k.p.full} in «${k.count(3, 800)}ms»`,
      `Looking up ${k.p.given} ${k.p.family} born ${k.p.birthLocal}`,
    ]),
  signed_in: (k) =>
    k.pick([
      `${k.p.full} signed in from ${k.ip()}`,
      `login ok user=${k.p.user} ip=${k.ip()} mfa=«totp»`,
      `Failed login for ${k.p.user} from ${k.chance(0.5) ? k.ip() : k.ipv6()} port ${k.count(1024, 65000)}`,
      `${k.p.nick} logged in on a new device (${k.like('device_id', '{H8}-{H4}-{H4}-{H4}-{H12}')}) near ${k.p.town}`,
      `Wrong password for ${k.p.email}, «${k.count(1, 4)}» attempts left`,
    ]),
  one_time_code: (k) =>
    k.pick([
      `Sending OTP ${k.otp()} to ${k.p.phone}`,
      `verification code for ${k.p.email} is ${k.otp()} (valid «10 minutes»)`,
      `[otp] expected ${k.otp()} but got ${k.otp()} for user ${k.p.user}`,
      `PIN ${k.like('pin', '{n1}{d3}')} set for card of ${k.p.full}`,
    ]),
  mail_sent: (k) =>
    k.pick([
      `Sent «order-shipped» mail to ${k.p.email} in «${k.count(80, 2400)}ms»`,
      `mail to ${k.p.full} <${k.p.email}> queued as ${k.like('request_id', '<{x18}@mail>')}`,
      `skipping newsletter for ${k.p.email}: «unsubscribed»`,
      `Reply from ${k.q.initialed} at ${k.q.company} could not be parsed («no In-Reply-To header»)`,
    ]),
  appointment: (k) =>
    k.pick([
      `Reminder for ${k.p.full} at ${k.q.company} not sent: «no consent for SMS»`,
      `Rescheduled ${k.p.given}'s appointment with Dr. ${k.q.family}`,
      `Patient ${k.like('medical_record', '{d8}')} checked in at desk «3»`,
      `Dr ${k.q.full} cancelled «${k.count(2, 14)}» slots in ${k.p.town}`,
    ]),
  delivery: (k) =>
    k.pick([
      `Courier ${k.p.given} arrived at ${k.q.street}, ${k.q.town} «${k.count(2, 40)} min» late`,
      `No rider found for order ${k.like('order_id', 'FD-{X8}')} to ${k.q.street}`,
      `Geocoder: «ZERO_RESULTS» for "${k.q.street}, ${k.q.postal || k.q.town} ${k.q.town}"`,
      `Leave at door: ring ${k.q.family}, code ${k.like('pin', '{n1}{d3}#')}, or call ${k.q.phone}`,
    ]),
  inspected_object: (k) =>
    `INFO\tuser {\n  id: ${k.like('user_number', '{n1}{d5}')},\n  name: '${k.p.given.replace(/'/g, '’')}',\n  surname: '${k.p.family.replace(/'/g, '’')}',\n  email: '${k.p.email}',\n  roles: [ «'editor'», «'billing'» ],\n  address: { street: '${k.p.street.replace(/'/g, '’')}', zip: '${k.p.postal}', city: '${k.p.town.replace(/'/g, '’')}' },\n  createdAt: 2024-06-03T08:11:54.000Z\n}`,
  inspected_error: (k) =>
    `${k.time()}\t${k.uuid()}\tERROR\t«AxiosError: Request failed with status code 422»\n    at «settle» (/var/task/node_modules/axios/dist/node/axios.cjs:«1967»:12)\n    at «IncomingMessage.handleStreamEnd» (/var/task/node_modules/axios/dist/node/axios.cjs:«3066»:11) {\n  config: {\n    method: 'post',\n    url: 'https://${k.p.host('erp')}/api/customers/${k.like('customer_id', 'K{d6}')}',\n    headers: { Authorization: 'Bearer ${k.bearer()}', 'Content-Type': 'application/json' },\n    data: '${json({ name: k.p.full, vat_id: k.like('vat', 'ATU{d8}'), phone: k.p.phone }).replace(/'/g, '’')}'\n  },\n  code: '«ERR_BAD_REQUEST»'\n}`,
  feature_flag: (k) =>
    k.pick([
      `flag «new-checkout» is «on» for ${k.p.company} (rule «beta-customers»)`,
      `tenant ${k.p.tenant} over quota: «${k.count(10_001, 20_000)}» of «10000» events`,
      `[${k.p.tenant}] nightly sync finished, «${k.count(2, 900)}» created, «${k.count(0, 9)}» failed`,
      `Switching ${k.p.company} to plan «business», requested by ${k.q.email}`,
    ]),
  file_work: (k) =>
    k.pick([
      `Uploading /tmp/${k.p.file}_passport.jpg («${k.count(100, 9000)} KB») to s3://${k.like('bucket', 'kyc-docs-{x6}')}/${k.uuid('user_id')}/front.jpg`,
      `ENOENT: «no such file or directory», open '/home/${k.p.user}/reports/q3.xlsx'`,
      `«NoSuchKey»: payslips/2025-03/${k.p.file}.pdf`,
      `thumbnail of ${k.p.nick}/holiday-${k.p.town}.heic failed: «unsupported codec»`,
      `virus scan of "CV ${k.p.full}.docx" took «${k.count(1, 30)} s»`,
    ]),
  travel_desk: (k) =>
    k.pick([
      `PNR ${k.like('booking_ref', '{X6}')} ${k.p.upper} MR: seat 14C not available on flight`,
      `Passport ${k.p.passport} of ${k.p.full} expires within «6 months» of arrival`,
      `Check-in for ${k.p.full} and ${k.q.given} failed: «APIS data missing»`,
      `Refund to ${k.iban()} for booking ${k.like('booking_ref', '{n1}{d9}')} pending since «${k.count(3, 30)} days»`,
    ]),
  money_move: (k) =>
    k.pick([
      `transfer ${k.like('order_id', 'TRX{d10}')} from ${k.iban()} to ${k.iban()} rejected: «AC04 closed account»`,
      `Payee ${k.p.full} failed name check against ${k.q.full} («score 0.31»)`,
      `sort code ${k.like('sort_code', '{d2}-{d2}-{d2}')} account ${k.like('account_number', '{d8}')} is not «CHAPS» enabled`,
      `card ${k.card()} exp 09/29 cvv ${k.like('cvv', '{n1}{d2}')} posted to log by «legacy-pos», fix this!!`,
    ]),
  support_note: (k) =>
    k.pick([
      `agent ${k.q.given} closed chat with ${k.p.full} after «${k.count(3, 50)} minutes»`,
      `Customer says: "This is ${k.p.given} ${k.p.family}, I moved to ${k.p.street} in ${k.p.town}, please update"`,
      `call from ${k.p.phone} dropped in queue «billing-de» after «${k.count(20, 600)} s»`,
      `TODO ask ${k.q.given} why ${k.p.company} has two accounts`,
    ]),
  staff: (k) =>
    k.pick([
      `payroll: no bank details for employee ${k.like('employee_id', 'EMP{d5}')} ${k.p.full}`,
      `${k.p.full} (manager ${k.q.full}) has «${k.count(1, 25)}» days of leave left`,
      `badge ${k.like('device_id', '{d3}-{d5}')} of ${k.p.user} denied at «gate-west»`,
      `SSO group sync: added ${k.p.work}, removed ${k.q.work}`,
    ]),
  school: (k) =>
    k.pick([
      `Pupil ${k.p.full}, class 5b, marked absent by ${k.q.initialed}`,
      `grade import: student ${k.like('student_id', 's{d7}')} not enrolled in «MATH-201»`,
      `guardian ${k.q.full} (${k.q.phone}) of ${k.p.given} could not be reached`,
      `LTI launch «invalid_signature» user=${k.p.user} context=${k.p.company}`,
    ]),
  game: (k) =>
    k.pick([
      `[match] ${k.p.nick} vs ${k.q.nick} ended «draw» after «${k.count(60, 2400)} s»`,
      `kicked ${k.p.nick} (${k.ip()}): «speedhack»`,
      `player ${k.like('user_id', '7656119{d10}')} bought «battle_pass_s9»`,
      `chat filter «toxicity 0.93» on message from ${k.p.nick}`,
    ]),
  public_office: (k) =>
    k.pick([
      `Application ${k.like('order_id', 'BA-2025-{d6}')} of ${k.p.full} (${k.p.idNumber}) waits for «residence certificate»`,
      `permit for vehicle ${k.p.plate} at ${k.p.street} expires in «${k.count(1, 30)} days»`,
      `Voter ${k.p.upper} born ${k.p.birthLocal} matched «2» records in ${k.p.town}`,
      `«DuplicateTaxpayer»: ${k.p.idNumber} already filed by ${k.q.company}`,
    ]),
  property: (k) =>
    k.pick([
      `viewing at ${k.p.street}, ${k.p.town} with ${k.q.full} confirmed, agent ${k.p.given} notified via «sms»`,
      `Tenant ${k.p.full} owes «3» months of rent, landlord ${k.q.full} informed at ${k.q.email}`,
      `valuation service returned «204» for ${k.p.postal || k.p.town}`,
      `smart lock ${k.like('device_id', 'LK-{X6}')} at ${k.p.street}: battery «${k.count(1, 12)}%»`,
    ]),
  secrets_in_words: (k) =>
    k.pick([
      `connecting with password ${k.password()} ... «ECONNREFUSED»`,
      `DB_URL=postgres://${k.like('username', 'svc_{l6}')}:${k.password()}@${k.p.host('pg-2')}:5432/«ledger»`,
      `using api key ${k.secret()} for «mapbox»`,
      `refreshed token ${k.bearer()} for realm ${k.p.tenant}, expires in «3600 s»`,
      `«401» from ${k.p.host('sso')}: token ${k.jwt({ upn: k.p.work, tid: k.p.tenant })} rejected («nbf in the future»)`,
    ]),
  infrastructure: (k) =>
    k.pick([
      `Redis connection to ${k.like('host', 'sessions.{x6}.0001.euw2')}.cache.amazonaws.com:6379 lost («ETIMEDOUT»), retrying in «${k.count(100, 5000)}ms»`,
      `Secret ${k.p.tenant}/«smtp» rotated in «eu-central-1»`,
      `«ThrottlingException: Rate exceeded» on «UpdateItem» of «Baskets» for tenant ${k.p.tenant}`,
      `cold start «${k.count(400, 4000)} ms», «node20.x», «arm64», commit «${k.random.of(HEX, 7)}»`,
      `Host ${k.like('ec2_host', 'ip-10-{n1}-{n1}{d1}-{n1}{d1}')} left the cluster, «${k.count(1, 9)}» shards moved`,
    ]),
  long_story: (k) =>
    `Order ${k.like('order_id', '{n1}{d5}-{d3}')} placed by ${k.p.full} (${k.p.email}) at ${k.clock()} could not be reserved: warehouse «LEJ-2» has «0» of «${k.count(2, 9)}» left, alternative «WRO-1» ships in «4 days». Told ${k.p.given} by SMS to ${k.p.phone}; ${k.q.full} from ${k.q.company} approved the partial delivery to ${k.p.street}, ${k.p.postal} ${k.p.town}.`,
  quiet: (k) =>
    k.pick([
      `«Processed ${k.count(10, 400)} messages from orders-in in ${k.count(20, 900)} ms, ${k.count(0, 4)} failed»`,
      `«Deployment 2025.14.3 of catalog-api to eu-central-1 finished in 94 s»`,
      `«Circuit breaker for tax-service opened after 5 failures in 10 s»`,
      `«GET /health 200 2ms»`,
      `«Schema cache warmed: 41 types, 212 fields»`,
    ]),
});
