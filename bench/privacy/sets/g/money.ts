/** Set G: banks and insurers: ISO 20022, SWIFT, SEPA, open banking, cards, claims. */
import { facts, say, withKit } from './kit.js';

export const moneyTemplates = withKit({
  'pain.001 in an error': (k) => {
    const debtor = k.payee();
    const creditor = k.payee();
    return `${k.stamp()} «ERROR» «sepa.Validator» - ${say`cvc-pattern-valid: Value is not facet-valid with respect to pattern`}\n<CstmrCdtTrfInitn><GrpHdr><MsgId>${k.like('message_id', 'MSG-{d12}')}</MsgId><NbOfTxs>«1»</NbOfTxs><InitgPty><Nm>${debtor.company}</Nm></InitgPty></GrpHdr><PmtInf><PmtMtd>«TRF»</PmtMtd><DbtrAcct><Id><IBAN>${debtor.iban}</IBAN></Id></DbtrAcct><CdtTrfTxInf><EndToEndId>${k.like('end_to_end_id', 'E2E{d10}')}</EndToEndId><Amt><InstdAmt Ccy="«EUR»">1204.50</InstdAmt></Amt><CdtrAgt><BIC>${k.like('bic', '{u4}DEFF{X3}')}</BIC></CdtrAgt><Cdtr><Nm>${creditor.full}</Nm></Cdtr><CdtrAcct><Id><IBAN>${creditor.iban}</IBAN></Id></CdtrAcct><RmtInf><Ustrd>«Invoice» ${k.like('invoice_id', 'R{d7}')}</Ustrd></RmtInf></CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn>`;
  },
  'pacs.002 rejection': (k) => ({
    message: '«pacs.002.001.10»',
    orgnlMsgId: k.like('message_id', '{X16}'),
    txSts: '«RJCT»',
    stsRsnInf: { cd: k.word('AC04', 'MS03', 'BE05', 'AM05'), addtlInf: say`Account closed` },
    dbtr: { nm: k.payee().full },
    cdtrAcct: { iban: k.payee().iban },
    cdtrAgt: { bicfi: k.like('bic', '{u4}DEFF{X3}') },
    uetr: k.uuid('transaction_id'),
    sttlmDt: k.date(),
  }),
  'swift mt103': (k) => {
    const sender = k.payee();
    const beneficiary = k.payee();
    return `{1:F01${k.like('bic', '{u4}GB2LAXXX')}${k.like('session_id', '{d10}')}}{2:I103${k.like('bic', '{u4}FRPPXXX')}N}{4:\n:20:${k.like('transaction_id', 'FT{d12}')}\n:23B:«CRED»\n:32A:260412«EUR»8750,00\n:50K:/${sender.iban}\n${sender.capitals}\n${sender.street}\n:57A:${k.like('bic', '{u4}DEFFXXX')}\n:59:/${beneficiary.iban}\n${beneficiary.capitals}\n:70:«INVOICE» ${k.like('invoice_id', '{d6}')}\n:71A:«SHA»\n-}\n«ACK» «missing» «after» «30» s, «T13» «unknown» «tag»`;
  },
  'mt940 statement line': (k) => {
    const payer = k.payee();
    return `«WARN» ${say`statement line could not be matched`}: :61:2604120412«D»89,90«NTRF»${k.like('transaction_id', '{X12}')}//${k.like('bank_reference', '{d10}')}\n:86:166?00«SEPA-UEBERWEISUNG»?20«EREF»+${k.like('end_to_end_id', '{X14}')}?30${k.like('bic', '{u4}DEFF')}?31${payer.iban}?32${payer.full}`;
  },
  'sepa direct debit return': (k) => {
    const payer = k.payee();
    return {
      event: '«mandate.returned»',
      reason_code: k.word('AC01', 'AM04', 'MD01', 'MS02'),
      mandate: {
        reference: k.like('mandate_id', 'MND-{X9}'),
        signed: k.date(),
        scheme: '«CORE»',
        debtor: { name: payer.full, iban: payer.iban, email: payer.email },
      },
      creditor_id: k.creditor(),
      retry: { attempt: k.measured(1, 3), next: k.date() },
    };
  },
  'open banking consent': (k) => ({
    level: '«error»',
    operation: '«POST» «/open-banking/v3.1/pisp/domestic-payments»',
    'x-fapi-interaction-id': k.uuid(),
    'x-fapi-customer-ip-address': k.ip(),
    psu: { id: k.like('customer_id', '{n1}{d9}'), name: k.p.full },
    debtorAccount: {
      SchemeName: '«UK.OBIE.SortCodeAccountNumber»',
      Identification: k.like('bank_account', '{n1}{d13}'),
      Name: k.p.capitals,
    },
    response: facts({
      Code: '403 Forbidden',
      Errors: [{ ErrorCode: 'UK.OBIE.Resource.ConsentMismatch', Message: 'Consent expired' }],
    }),
    consentId: k.like('consent_id', 'urn:ob:{x12}'),
  }),
  'plaid item error': (k) => ({
    webhook_type: '«ITEM»',
    webhook_code: '«ERROR»',
    item_id: k.like('item_id', '{a37}'),
    error: facts({ error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED', status: 400 }),
    identity: {
      names: [k.p.full],
      emails: [{ data: k.p.email, type: '«primary»' }],
      accounts: [{ mask: null, routing: k.routing(), account: k.like('bank_account', '{n1}{d9}') }],
    },
  }),
  'card authorization iso8583': (k) =>
    `${k.stamp()} «ISO8583» «0110» DE2=${k.card()} DE3=«000000» DE4=«000000004990» DE7=0412221530 DE37=${k.like('bank_reference', '{d12}')} DE38=${k.like('auth_code', '{X6}')} DE39=«51» DE41=${k.like('terminal_id', 'TRM{d5}')} DE42=${k.like('merchant_id', '{d15}')} DE43="${k.p.company}" DE49=«978» ${say`declined: insufficient funds, rtt=212ms`}`,
  'card form logged': (k) =>
    `«ERROR» ${say`tokenization failed with 422 invalid_expiry`} payload={"number":"${k.card()}","cvc":"${k.like('cvc', '{d3}')}","exp":"${k.like('card_expiry', '0{n1}/2{n1}')}","holder":"${k.p.capitals}"} «gateway»=«braintree» «retryable»=«false»`,
  'kyc result': (k) => ({
    check: '«watchlist_enhanced»',
    result: k.word('consider', 'clear', 'unidentified'),
    applicant: {
      first_name: k.p.given,
      last_name: k.p.family,
      dob: k.p.birth,
      address: { street: k.p.street, town: k.p.city, postcode: k.p.postal },
    },
    document: {
      type: k.word('passport', 'driving_licence'),
      number: k.like('passport', '{u1}{X2}{d6}'),
      mrz: k.like('mrz', 'P<{u3}{u9}<<{u6}<<<<<<<<<<<<<<<<<<<<'),
      issuing_country: k.p.country,
      id_number: k.p.identity,
    },
    breakdown: facts({ data_comparison: 'consider', image_integrity: 'clear', police_record: 'clear' }),
    sub_result: '«suspected»',
    duration_ms: k.measured(300, 9000),
  }),
  'crypto withdrawal': (k) => ({
    job: '«withdrawal.broadcast»',
    asset: k.word('BTC', 'ETH', 'USDT'),
    to: k.bitcoin(),
    from: k.like('wallet', '0x{h40}'),
    txid: k.like('transaction_id', '{h64}'),
    user: k.p.email,
    error: say`insufficient fee rate: 4 sat/vB below mempool minimum 11 sat/vB`,
    confirmations: k.fact(0),
  }),
  'insurance claim': (k) => ({
    event: '«claim.rejected»',
    claim: {
      number: k.like('claim_number', 'CLM-2026-{d6}'),
      policy: k.like('policy_number', 'KFZ{d9}'),
      line: '«motor»',
      reason: '«COVERAGE_LAPSED»',
      reserve: k.measured(100, 90000),
      currency: '«CHF»',
    },
    policyholder: { name: k.p.full, born: k.p.birthEuropean, phone: k.p.local },
    vehicle: { vin: k.vin('YV1'), plate: k.p.plate, make: '«Volvo»' },
    adjuster: { name: k.q.full, email: k.q.email },
  }),
  'insurance quote line': (k) =>
    `${k.time()} «WARN» ${say`rating engine answered in 4120 ms, fallback tariff used`} «product»=«household» «sum_insured»=${k.amount(10000, 90000)} holder="${k.p.full}" dob=${k.p.birth} addr="${k.p.street}, ${k.p.postal} ${k.p.city}" quote=${k.like('quote_id', 'Q-{U10}')}`,
  'tax filing upload': (k) => ({
    service: '«efile»',
    form: k.word('1040', 'UStVA', 'P60', 'IRPF'),
    taxpayer: { name: k.p.full, id: k.p.identity, company_id: k.like('ein', '{n1}{d1}-{d7}') },
    submission: k.like('submission_id', '{d6}2026{x7}'),
    rejection: { code: '«R0000-504-02»', text: say`The Submission Identity does not match IRS records` },
    http_status: k.fact(422),
  }),
  'credit bureau call': (k) =>
    `${k.stamp()} [«ERROR»] «ScoreClient» ${say`bureau returned NO_HIT`} for «subject»={name=${k.p.full}, birth=${k.p.birthAmerican}, id=${k.p.identity}, addr=${k.p.street} ${k.p.city}} «product»=«SCORE_V4» «latency»=${k.amount(90, 3000)}ms «attempt»=${k.amount(1, 3)}`,
});
