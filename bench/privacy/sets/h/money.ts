/** Numbers of banks, of tax offices and of authorities in many countries, in messages and records. */
import { json } from '../../marks.js';
import { facts, say, withKit } from './kit.js';

export const moneyTemplates = withKit({
  'card-declined': (k) =>
    say`authorization declined: pan=${k.card()} exp=${k.plain('0{n1}/2{n1}')} cvv=${k.like('pin', '{n1}{d2}')} response=05 do not honor merchant category 5411`,
  'amex-text': (k) => say`amex ${k.amex()} not enabled for this merchant, holder ${k.p.latin}`,
  iso8583: (k) => ({
    mti: facts('0110'),
    de2: k.card(),
    de39: facts('51'),
    de41: k.like('device_id', 'TERM{d4}'),
    de43: facts('insufficient funds'),
    elapsedMs: k.measured(20, 900),
  }),
  'sepa-pain': (k) =>
    `<CdtTrfTxInf><Amt><InstdAmt Ccy="EUR">«${k.count(10, 9000)}.00»</InstdAmt></Amt><CdtrAcct><Id><IBAN>${k.iban()}</IBAN></Id></CdtrAcct><Cdtr><Nm>${k.p.name}</Nm></Cdtr></CdtTrfTxInf> «RJCT» «AC01»`,
  'swift-mt': (k) =>
    `:20:${k.like('order_id', 'REF{d9}')}\n:23B:«CRED»\n:50K:/${k.iban()}\n${k.p.latin}\n${k.p.street}\n:71A:«SHA»`,
  'ach-return': (k) => ({
    sec: facts('PPD'),
    returnCode: facts('R03'),
    returnReason: facts('No Account/Unable to Locate Account'),
    routingNumber: k.routing(),
    accountNumber: k.like('bank_account', '{n1}{d9}'),
    individualName: k.p.latin,
    amountCents: k.measured(100, 90000),
  }),
  'bacs-uk': (k) =>
    say`BACS submission rejected: sort code ${k.like('bank_account', '{n1}{d1}-{d2}-{d2}')} account ${k.like('bank_account', '{n1}{d7}')} name ${k.p.latin} reason B instruction cancelled by payer`,
  'pix-br': (k) => {
    const b = k.from('br');
    return {
      tipo: facts('PIX'),
      status: facts('DEVOLVIDO'),
      chave: b.phone,
      pagador: { nome: b.name, cpf: k.id('br') },
      endToEndId: k.like('order_id', 'E{d8}2026{d8}{a11}'),
      valor: k.fact(120.5),
    };
  },
  'upi-in': (k) => {
    const b = k.from('in');
    return say`UPI collect failed txn=${k.like('order_id', 'HDF{h32}')} payer_vpa=${k.like('bank_account', '{l8}{d2}@okhdfcbank')} payer=${b.name} mobile ${b.phone} code=U30 debit has failed`;
  },
  'aadhaar-kyc': (k) => {
    const b = k.from('in');
    return {
      kyc: facts('REJECTED'),
      reason: facts('name mismatch'),
      aadhaar: k.id('in'),
      pan: k.like('tax_id', '{u3}P{u1}{d4}{u1}'),
      name: b.name,
      address: `${b.street}, ${b.city} ${b.postal}`,
    };
  },
  'dni-es': (k) => {
    const b = k.from('es');
    return say`ERROR validador: el DNI ${k.id('es')} de ${b.name} no coincide con el padrón, intento 2 de 3`;
  },
  'pesel-pl': (k) => {
    const b = k.from('pl');
    return {
      błąd: facts('weryfikacja nieudana'),
      pesel: k.id('pl'),
      imie: b.first,
      nazwisko: b.last,
      telefon: b.phone,
    };
  },
  'bsn-nl': (k) => {
    const b = k.from('nl');
    return say`aanvraag afgewezen: BSN ${k.id('nl')} hoort niet bij ${b.name}, ${b.street} ${b.postal} ${b.city}`;
  },
  'hetu-fi': (k) => {
    const b = k.from('fi');
    return {
      virhe: facts('tunnistautuminen keskeytyi'),
      henkilotunnus: k.id('fi'),
      nimi: b.name,
      kesto_ms: k.measured(10, 900),
    };
  },
  'pnr-se': (k) => {
    const b = k.from('se');
    return say`BankID failed errorCode=alreadyInProgress personalNumber=${k.id('se')} name=${b.name} elapsed=${k.amount(20, 900)}ms`;
  },
  'nrn-be': (k) => {
    const b = k.from('be');
    return { code: facts('EID_EXPIRED'), rijksregisternummer: k.id('be'), naam: b.name, gemeente: b.city };
  },
  'nir-fr': (k) => {
    const b = k.from('fr');
    return say`feuille de soins rejetée pour ${b.name}, NIR ${k.id('fr')}, motif droits fermés, code 4512`;
  },
  'said-za': (k) => {
    const b = k.from('za');
    return {
      verification: facts('FAILED'),
      idNumber: k.id('za'),
      fullName: b.name,
      cell: b.phone,
      provider: facts('home affairs'),
    };
  },
  'sin-ca': (k) => {
    const b = k.from('ca');
    return say`T4 slip rejected: SIN ${k.id('ca')} belongs to a different surname than ${b.last}, employer ${b.company}`;
  },
  'tckn-tr': (k) => {
    const b = k.from('tr');
    return { hata: facts('kimlik doğrulanamadı'), tcKimlikNo: k.id('tr'), ad: b.first, soyad: b.last, gsm: b.phone };
  },
  'tfn-au': (k) => {
    const b = k.from('au');
    return say`super contribution bounced: TFN ${k.id('au')} member ${b.name} mobile ${b.phone} fund code unknown`;
  },
  'ssn-us': (k) => {
    const b = k.from('us');
    return {
      form: facts('W-2'),
      error: facts('SSN and name do not match'),
      ssn: k.id('us'),
      employee: b.name,
      address: `${b.street}, ${b.city} ${b.postal}`,
      ein: k.like('tax_id', '{n1}{d1}-{d7}'),
    };
  },
  'nino-gb': (k) => {
    const b = k.from('gb');
    return say`RTI submission error 7804: NINO ${k.id('gb')} for ${b.name} is on two employments, PAYE ref ${k.like('tax_id', '{d3}/{u2}{d5}')}`;
  },
  'id-cn': (k) => {
    const b = k.from('cn');
    return {
      result: facts('FAIL'),
      姓名: b.name,
      身份证号: k.id('cn'),
      手机号: b.phone,
      地址: b.city + b.street,
      costMs: k.measured(20, 900),
    };
  },
  'rut-cl': (k) =>
    say`boleta rechazada por el SII: RUT ${k.id('cl')} sin actividades, folio ${k.like('order_id', '{d8}')}`,
  'curp-mx': (k) => {
    const b = k.from('mx');
    return { estado: facts('RECHAZADO'), curp: k.id('mx'), nombre: b.name, domicilio: `${b.street}, ${b.city}` };
  },
  'jp-delivery': (k) => {
    const b = k.from('jp');
    return { エラー: facts('住所不明'), 氏名: b.name, 電話番号: b.phone, 郵便番号: b.postal, 住所: b.city + b.street };
  },
  'kr-member': (k) => {
    const b = k.from('kr');
    return say`회원 가입 실패: ${b.name} 휴대폰 ${b.phone} 이메일 ${b.email} 중복`;
  },
  'wallet-tx': (k) => say`withdrawal of 0.25 BTC to ${k.wallet()} held for review, user ${k.nick()} kyc level 1`,
  'aml-hit': (k) => ({
    screening: facts('POSSIBLE_MATCH'),
    list: facts('OFAC SDN'),
    score: k.fact(0.91),
    subject: { name: k.p.latin, dob: k.born(), passport: k.like('passport', '{u1}{d8}') },
    analyst: k.q.login,
  }),
  'invoice-vat': (k) =>
    say`VIES check failed for ${k.p.company} VAT ${k.like('vat', 'IE{n1}{d6}{u1}')}: service MS_UNAVAILABLE, retry after 60 seconds`,
  'batch-csv': (k) =>
    `«customer_id»,«name»,«email»,«balance»\n${k.like('customer_id', '{d8}')},${k.p.name},${k.p.email},«12.50»\n${k.like('customer_id', '{d8}')},${k.q.name},${k.q.email},«0.00»\n${say`ERROR row 2 wrong number of columns`}`,
  'loan-nested': (k) => ({
    level: facts('warn'),
    event: facts('application.declined'),
    body: json({
      applicant: {
        firstName: k.p.first,
        lastName: k.p.last,
        monthlyIncome: k.count(900, 9000),
        employer: k.p.company,
      },
      coApplicant: { email: k.q.email, phone: k.q.phone },
      reason: facts('affordability'),
    }),
  }),
});
