/** Money: what processors, banks and ledgers send and log. */
import { json, mark } from '../../../marks.js';
import { facts, form, say, withKit } from '../kit.js';

export const paymentTemplates = withKit({
  'stripe-dispute': (k) => ({
    id: k.like('event_id', 'evt_1{a23}'),
    type: facts('charge.dispute.created'),
    api_version: '2025-03-31.basil',
    data: {
      object: {
        amount: k.measured(900, 90000),
        currency: facts('eur'),
        charge: k.like('charge_id', 'ch_3{a23}'),
        evidence: {
          billing_address: `${k.p.street}, ${k.p.postal} ${k.p.city}`,
          customer_email_address: k.p.email,
          customer_name: k.p.name,
          customer_purchase_ip: k.ip(),
        },
        payment_intent: k.like('payment_id', 'pi_3{a23}'),
        reason: facts('fraudulent'),
        status: facts('needs_response'),
      },
    },
  }),
  'stripe-log': (k) =>
    say`[Stripe] POST /v1/payment_intents/${k.like('payment_id', 'pi_3{a23}')}/confirm 402 card_declined decline_code=insufficient_funds customer=${k.like('customer_id', 'cus_{a14}')} idempotency_key=${k.uuid('request_id')} elapsed=812ms`,
  'adyen-item': (k) => ({
    live: facts('true'),
    notificationItems: [
      {
        NotificationRequestItem: {
          eventCode: facts('AUTHORISATION'),
          success: facts('false'),
          reason: facts('Refused'),
          pspReference: k.like('payment_id', '{X16}'),
          merchantAccountCode: mark('account_name', `${k.p.tenantPlain}-ECOM`),
          amount: { currency: facts('GBP'), value: k.measured(100, 90000) },
          additionalData: {
            cardHolderName: k.p.name,
            cardSummary: k.plain('{n1}{d3}'),
            shopperEmail: k.p.email,
            shopperIP: k.ip(),
            expiryDate: '03/2028',
          },
        },
      },
    ],
  }),
  'paypal-capture': (k) => ({
    event_type: facts('PAYMENT.CAPTURE.DENIED'),
    resource_type: facts('capture'),
    resource: {
      id: k.like('payment_id', '{X17}'),
      status: facts('DECLINED'),
      payer: {
        payer_id: k.like('customer_id', '{X13}'),
        email_address: k.p.email,
        name: { given_name: k.p.first, surname: k.p.last },
      },
      shipping: { address: { address_line_1: k.p.street, admin_area_2: k.p.city, postal_code: k.p.postal } },
      custom_id: k.like('order_id', 'S-{d9}'),
    },
  }),
  'mollie-form': (k) =>
    `«POST» «/webhooks/mollie» ${form({ id: k.like('payment_id', 'tr_{a10}'), consumerName: k.p.name, consumerAccount: k.iban(), consumerBic: k.id('bic'), status: '«charged_back»' })} «200» «41ms»`,
  'gocardless-event': (k) => ({
    events: [
      {
        id: k.like('event_id', 'EV{X22}'),
        action: facts('failed'),
        resource_type: facts('payments'),
        details: facts({
          cause: 'refer_to_payer',
          scheme: 'bacs',
          origin: 'bank',
          description: 'The customer must contact the bank',
        }),
        links: {
          payment: k.like('payment_id', 'PM00{X8}'),
          mandate: k.like('mandate_id', 'MD00{X8}'),
          customer: k.like('customer_id', 'CU00{X8}'),
        },
        metadata: { sort_and_account: k.id('sortCode'), email: k.p.email },
      },
    ],
  }),
  'pain001-xml': (k) =>
    `<CdtTrfTxInf><PmtId><EndToEndId>${k.like('payment_id', 'SAL-2026-{d7}')}</EndToEndId></PmtId><Amt><InstdAmt Ccy="«EUR»">${k.amount(900, 9000)}</InstdAmt></Amt><Cdtr><Nm>${k.p.latin}</Nm><PstlAdr><AdrLine>${k.p.street}</AdrLine><AdrLine>${k.p.postal} ${k.p.city}</AdrLine></PstlAdr></Cdtr><CdtrAcct><Id><IBAN>${k.iban()}</IBAN></Id></CdtrAcct></CdtTrfTxInf>`,
  'pacs-reject': (k) =>
    say`pacs.002 RJCT AC01 IncorrectAccountNumber original EndToEndId ${k.like('payment_id', 'E2E{d12}')} debtor ${k.p.loud} creditor account ${k.ibanSpaced()} agent ${k.id('bic')}`,
  'mt940-line': (k) =>
    `:61:2603020302D1250,00NTRFNONREF//${k.like('payment_id', '{n1}{d9}')}\n:86:166?00SEPA?20INVOICE ${k.like('order_id', 'RE{d6}')}?30${k.id('bic')}?31${k.iban()}?32${k.p.loud}`,
  'ach-entry': (k) =>
    say`NACHA return R03 No Account/Unable to Locate Account routing=${k.id('aba')} account=${k.id('usAccount')} individual="${k.p.loud}" trace=${k.like('payment_id', '09100001{d7}')}`,
  'open-banking': (k) => ({
    level: facts('error'),
    event: facts('consent.rejected'),
    consentId: k.uuid('consent_id'),
    account: {
      schemeName: facts('UK.OBIE.SortCodeAccountNumber'),
      identification: k.like('bank_account', '{n1}{d13}'),
      name: k.p.name,
      secondaryIdentification: k.plain('00{d3}'),
    },
    psuIpAddress: k.ip(),
    errorCode: facts('UK.OBIE.Resource.ConsentMismatch'),
  }),
  'pix-charge': (k) => {
    const p = k.from('br');
    return {
      evento: facts('PIX_DEVOLVIDO'),
      endToEndId: k.like('payment_id', 'E{d8}20260302{d4}{a11}'),
      pagador: { nome: p.name, cpf: k.id('cpf') },
      chave: p.email,
      txid: k.like('payment_id', '{a32}'),
      valor: k.measured(10, 900),
      motivo: facts('MD06'),
    };
  },
  'upi-callback': (k) => {
    const p = k.from('in');
    return say`UPI callback status=FAILURE code=U30 payerVPA=${p.alias('payment_address', '{d2}@okhdfcbank')} payerName="${p.name}" mobile=${p.phone} rrn=${k.like('payment_id', '6{d11}')} pan=${k.id('inPan')}`;
  },
  'mpesa-stk': (k) => {
    const p = k.from('ke');
    return {
      Body: {
        stkCallback: {
          MerchantRequestID: k.like('request_id', '{d5}-{d8}-1'),
          ResultCode: k.fact(1032),
          ResultDesc: facts('Request cancelled by user.'),
          CallbackMetadata: {
            Item: [
              { Name: facts('MpesaReceiptNumber'), Value: k.like('payment_id', 'T{X9}') },
              { Name: facts('PhoneNumber'), Value: k.digits('phone', '2547{n1}{d7}') },
              { Name: facts('Names'), Value: p.name },
            ],
          },
        },
      },
    };
  },
  'swish-callback': (k) => {
    const p = k.from('se');
    return {
      id: k.like('payment_id', '{H32}'),
      payerAlias: k.like('phone', '467{d8}'),
      payeeAlias: k.like('merchant_number', '123{d7}'),
      message: say`Tickets for ${p.name}`,
      errorCode: facts('RF07'),
      status: facts('DECLINED'),
      amount: k.measured(50, 900),
    };
  },
  'plaid-identity': (k) => ({
    accounts: [
      {
        account_id: k.like('account_number', '{a37}'),
        mask: k.plain('{n1}{d3}'),
        owners: [
          {
            names: [k.p.name],
            emails: [{ data: k.p.email, primary: true }],
            phone_numbers: [{ data: k.p.phone }],
            addresses: [{ data: { street: k.p.street, city: k.p.city, postal_code: k.p.postal } }],
          },
        ],
        subtype: facts('checking'),
      },
    ],
    item: { item_id: k.like('item_id', '{a37}'), error: { error_code: facts('ITEM_LOGIN_REQUIRED') } },
  }),
  'spei-order': (k) =>
    say`SPEI order ${k.like('payment_id', '2026{d12}')} returned: account ${k.id('clabe')} beneficiary ${k.from('mx').loud} status=REJECTED code=14`,
  'crypto-withdrawal': (k) => ({
    level: facts('warn'),
    event: facts('withdrawal.held'),
    rule: facts('velocity_24h'),
    user: { uid: k.number('user_number', 10_000_000, 99_000_000), email: k.p.email, kyc_level: k.fact(2) },
    asset: facts('USDT'),
    network: facts('TRC20'),
    address: k.id('tron'),
    internal: k.id('ethereum'),
    amount: k.measured(100, 9000),
    ip: k.ip6(),
  }),
  'fraud-score': (k) => ({
    model: facts('risk-v7'),
    score: k.fact(0.91),
    decision: facts('REVIEW'),
    signals: facts(['ip_velocity', 'email_age', 'bin_country_mismatch']),
    input: {
      email: k.p.email,
      phone: k.p.phone,
      ip: k.ip(),
      card_fingerprint: k.like('fingerprint', '{a16}'),
      device: k.like('device_id', '{h40}'),
      shipping: { name: k.p.name, line1: k.p.street, zip: k.p.postal },
    },
    latency_ms: k.measured(3, 300),
  }),
  'card-in-log': (k) =>
    say`DEBUG gateway payload pan=${k.cardSpaced()} exp=${'11/29'} cvv=${k.like('cvv', '{n1}{d2}')} holder=${k.p.loud} result=05 DO_NOT_HONOR`,
  'amex-note': (k) =>
    say`Manual refund to American Express ${k.amex()} requested by ${k.q.login}, batch 0412, amount 89.90 EUR`,
  'payout-csv': (k) =>
    `name,iban,amount,reference\n"${k.p.name}",${k.iban()},${k.amount(100, 900)},${k.like('payment_id', 'PO-{d6}')}\n"${k.q.name}",${k.iban()},${k.amount(100, 900)},${k.like('payment_id', 'PO-{d6}')}`,
  'invoice-pdf': (k) => ({
    level: facts('error'),
    msg: facts('PDF rendering failed'),
    invoice: {
      number: k.like('invoice_number', '2026-{d5}'),
      buyer: { legalName: k.p.company, vatId: k.id('atVat'), contact: k.p.name },
      supplierVat: k.id('itVat'),
      siren: k.id('siren'),
      total: k.measured(100, 9000),
      currency: facts('EUR'),
    },
    template: facts('invoice-default-v3'),
  }),
  'payroll-line': (k) =>
    say`payroll run skipped employee ${k.like('employee_id', 'EMP{d5}')} (${k.p.reversed}): SSN ${k.id('ssn')} failed verification, direct deposit ${k.id('aba')}/${k.id('usAccount')}`,
  'tax-filing': (k) => ({
    service: facts('efile'),
    status: facts('REJECTED'),
    rule: facts('R0000-507-01'),
    taxpayer: {
      name: k.p.latin,
      ssn: k.id('ssn'),
      dob: k.bornSlashes(),
      address: { street: k.p.street, city: k.p.city },
    },
    preparer: { ptin: k.like('license_number', 'P0{d7}'), efin: k.like('license_number', '{d6}') },
  }),
  'ledger-json': (k) =>
    say`journal entry unbalanced by 0.01 entry=${json({ id: k.like('entry_id', 'je_{x16}'), memo: say`Rent ${k.p.name}`, lines: [facts({ account: '4400', side: 'credit' })] })}`,
});
