/** Numbers of authorities, each where a service of its country would log it, beside a person of that country. */
import { facts, say, withKit } from '../kit.js';

export const numberTemplates = withKit({
  'cpr-dk': (k) => {
    const p = k.from('dk');
    return say`MitID lookup failed: CPR ${k.id('dk')} name "${p.name}" error=CORE1001 correlation ${k.uuid()}`;
  },
  'fnr-no': (k) => {
    const p = k.from('no');
    return {
      tjeneste: facts('bankid'),
      fodselsnummer: k.id('no'),
      navn: p.name,
      adresse: p.street,
      status: facts('C167'),
    };
  },
  'kt-is': (k) => {
    const p = k.from('is');
    return say`island.is login rejected kennitala=${k.id('is')} name="${p.name}" phone=${p.phone} reason=expired`;
  },
  'cf-it': (k) => {
    const p = k.from('it');
    return {
      codiceFiscale: k.id('it'),
      nome: p.first,
      cognome: p.last,
      indirizzo: p.street,
      comune: p.city,
      cap: p.postal,
      esito: facts('KO'),
      errore: facts('FORMATO_NON_VALIDO'),
    };
  },
  'nif-pt': (k) => {
    const p = k.from('pt');
    return say`AT e-fatura: document ${k.like('invoice_number', 'FT 2026/{n1}{d3}')} refused, NIF ${k.id('pt')} of ${p.name}, ${p.street}, code 402`;
  },
  'afm-gr': (k) => {
    const p = k.from('gr');
    return {
      vat_lookup: facts('aade'),
      afm: k.id('gr'),
      onomasia: p.name,
      poli: p.city,
      error_code: facts('RG_WS_PUBLIC_WRONG_AFM'),
    };
  },
  'cnp-ro': (k) => {
    const p = k.from('ro');
    return say`ANAF D112 import line 44: CNP ${k.id('ro')} ${p.reversed} salary below minimum, file rejected`;
  },
  'egn-bg': (k) => {
    const p = k.from('bg');
    return {
      egn: k.id('bg'),
      names: p.name,
      phone: p.phone,
      result: facts('NOT_FOUND'),
      elapsed_ms: k.measured(3, 900),
    };
  },
  'oib-hr': (k) => {
    const p = k.from('hr');
    return say`fiskalizacija error s006: OIB ${k.id('hr')} operator ${p.name} device 2 invoice ${k.like('invoice_number', '{n1}{d3}/1/2')}`;
  },
  'rc-cz': (k) => {
    const p = k.from('cz');
    return {
      rodne_cislo: k.id('cz'),
      jmeno: p.first,
      prijmeni: p.last,
      ulice: p.street,
      psc: p.postal,
      stav: facts('DUPLICATE'),
    };
  },
  'taj-hu': (k) => {
    const p = k.from('hu');
    return say`EESZT query failed for TAJ ${k.id('hu')}, patient ${p.name}, phone ${p.phone}: HTTP 500`;
  },
  'pps-ie': (k) => {
    const p = k.from('ie');
    return {
      ppsn: k.id('ie'),
      firstName: p.first,
      surname: p.last,
      eircode: p.postal,
      rpnStatus: facts('NO_RPN_FOUND'),
    };
  },
  'ahv-ch': (k) => {
    const p = k.from('ch');
    return say`swissdec transmission error: AHV number ${k.id('ch')} does not match ${p.name}, born ${k.bornDots()}`;
  },
  'svnr-at': (k) => {
    const p = k.from('at');
    return {
      svnr: k.id('at'),
      name: p.name,
      geburtsdatum: k.born(),
      eCardStatus: facts('GESPERRT'),
      ordination: p.city,
    };
  },
  'steuer-de': (k) => {
    const p = k.from('de');
    return say`ELSTER ERiC error 610301202: tax id ${k.id('de')} does not belong to ${p.name}, ${p.street}, ${p.postal} ${p.city}`;
  },
  'isik-ee': (k) => {
    const p = k.from('ee');
    return {
      service: facts('smart-id'),
      documentNumber: `PNOEE-${k.id('ee')}`,
      subject: p.loud,
      state: facts('USER_REFUSED'),
    };
  },
  'tz-il': (k) => {
    const p = k.from('il');
    return {
      teudatZehut: k.id('il'),
      fullName: p.name,
      phone: p.phone,
      result: facts('REJECTED'),
      rule: facts('CHECK_DIGIT'),
    };
  },
  'rrn-kr': (k) => {
    const p = k.from('kr');
    return { residentNo: k.id('kr'), name: p.name, mobile: p.phone, bank: facts('KB'), result: facts('AUTH_FAILED') };
  },
  'mynumber-jp': (k) => {
    const p = k.from('jp');
    return {
      myNumber: k.id('jp'),
      shimei: p.name,
      jusho: p.street,
      yubin: p.postal,
      status: facts('UNMATCHED'),
      retry: k.measured(0, 3),
    };
  },
  'nric-sg': (k) => {
    const p = k.from('sg');
    return say`Singpass MyInfo returned 404 for uinfin ${k.id('sg')} (${p.name}), registered address ${p.street}, ${p.postal}`;
  },
  'mykad-my': (k) => {
    const p = k.from('my');
    return {
      icNo: k.id('my'),
      nama: p.name,
      telefon: p.phone,
      ctos: facts({ score: 642, band: 'C' }),
      keputusan: facts('DECLINED'),
    };
  },
  'thai-id': (k) => {
    const p = k.from('th');
    return say`NDID request timed out: identifier ${k.id('th')} namespace citizen_id name ${p.name} idp 3 mode 2`;
  },
  'nik-id': (k) => {
    const p = k.from('id');
    return {
      nik: k.id('id'),
      nama_lengkap: p.name,
      alamat: p.street,
      no_hp: p.phone,
      dukcapil: facts('DATA_TIDAK_DITEMUKAN'),
    };
  },
  hkid: (k) => say`iAM Smart callback: HKID ${k.id('hk')} holder ${k.from('cn').latin} consent withdrawn`,
  'tw-id': (k) => {
    const p = k.from('tw');
    return { idNumber: k.id('tw'), name: p.name, mobile: p.phone, address: p.street, code: facts('E0412') };
  },
  'cuil-ar': (k) => {
    const p = k.from('ar');
    return say`AFIP WSFE rejected voucher: CUIT ${k.id('ar')} ${p.name}, address ${p.street}, ${p.city}, error 10015`;
  },
  'ruc-pe': (k) => {
    const p = k.from('pe');
    return {
      ruc: k.id('pe'),
      razonSocial: p.loud,
      direccion: p.street,
      sunat: facts('2324'),
      estado: facts('RECHAZADO'),
    };
  },
  'cedula-ec': (k) =>
    say`civil registry: id card ${k.id('ec')} blocked, citizen ${k.from('pe').name}, status 409, retry after 60 s`,
  'cnpj-br': (k) => {
    const p = k.from('br');
    return {
      cnpj: k.id('brFirm'),
      socio: { nome: p.name, cpf: k.id('cpf') },
      endereco: { logradouro: p.street, cep: p.postal },
      sefaz: { cStat: k.fact(539), xMotivo: 'Duplicidade de NF-e' },
    };
  },
  'nin-ng': (k) => {
    const p = k.from('ng');
    return say`BVN validation mismatch bvn=${k.id('ng')} firstName=${p.first} lastName=${p.last} msisdn=${p.phone} channel=USSD`;
  },
  'kra-ke': (k) => {
    const p = k.from('ke');
    return {
      kraPin: k.id('ke'),
      taxpayer: p.name,
      msisdn: p.phone,
      response: facts({ code: '40402', message: 'Invoice already transmitted' }),
    };
  },
  'emirates-id': (k) => {
    const p = k.from('ae');
    return say`UAE Pass: emirates id ${k.id('ae')} for ${p.name} expired, mobile ${p.phone}, level SOP2`;
  },
  'nafath-sa': (k) => {
    const p = k.from('sa');
    return {
      nationalId: k.id('sa'),
      fullName: p.name,
      transId: k.uuid(),
      status: facts('EXPIRED'),
    };
  },
  'raqam-eg': (k) => {
    const p = k.from('eg');
    return say`Fawry bill payment refused, national id ${k.id('eg')}, customer ${p.name}, wallet ${p.phone}, code 9930`;
  },
  'melli-ir': (k) => {
    const p = k.from('ir');
    return { codeMelli: k.id('ir'), name: p.name, mobile: p.phone, shahkar: facts('NOT_MATCHED') };
  },
  'ird-nz': (k) => {
    const p = k.from('nz');
    return say`payday filing error 114: IRD ${k.id('nz')} ${p.reversed}, ${p.street}, ${p.city}; KiwiSaver rate missing`;
  },
  'pan-in': (k) => {
    const p = k.from('in');
    return {
      pan: k.id('inPan'),
      nameOnCard: p.loud,
      dob: k.bornSlashes(),
      aadhaarSeedingStatus: facts('NA'),
      email: p.email,
      code: facts('EF40124'),
    };
  },
  'rnokpp-ua': (k) => {
    const p = k.from('ua');
    return { rnokpp: k.id('ua'), pib: p.name, phone: p.phone, address: p.street, diia: facts('ACCESS_DENIED') };
  },
  'jmbg-rs': (k) => {
    const p = k.from('rs');
    return say`eUprava: JMBG ${k.id('rs')} (${p.name}) is not entitled, address ${p.street}`;
  },
  'abn-au': (k) => {
    const p = k.from('au');
    return {
      abn: k.id('abn'),
      contact: p.name,
      bank: { bsbAndAccount: k.id('bsb') },
      payg: facts('WITHHELD'),
      suburb: p.city,
      postcode: p.postal,
    };
  },
  'vat-check': (k) =>
    say`VIES check for ${k.id('lu')} returned valid=false, requester ${k.id('atVat')}, trader ${k.p.company}, ${k.p.street}`,
  'licence-gb': (k) => {
    const p = k.from('gb');
    return {
      licenceNumber: k.id('ukLicence'),
      holder: p.name,
      address: p.street,
      postcode: p.postal,
      endorsements: facts([{ code: 'SP30', points: 3 }]),
      check: facts('FAILED'),
    };
  },
  'licence-us': (k) => {
    const p = k.from('us');
    return say`AAMVA DLDV: license ${k.id('usLicence')} ${p.reversed} dob ${k.bornSlashes()} last name match false, zip ${p.postal}`;
  },
});
