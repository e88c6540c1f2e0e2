/** Set G: people as the forms, portals and errors of their countries write them, a few countries to a template. */
import { say, withKit } from './kit.js';

export const countryTemplates = withKit({
  'united states': (k) => {
    const us = k.from('US');
    return `«ERROR» «onboarding» ${say`W-9 validation failed: TIN does not match name on file`} name="${us.full}" ssn=${us.identity} dob=${us.birthAmerican} addr="${us.street}, ${us.city}, MN ${us.postal}" tel=${us.local} license=${k.like('driver_license', '{u1}{d12}')} plate=${us.plate}`;
  },
  'britain and ireland': (k) => {
    const [gb, ie] = [k.from('GB'), k.from('IE')];
    return {
      service: '«right-to-work»',
      status: '«REFER»',
      checks: [
        {
          fullName: gb.full,
          nino: gb.identity,
          nhsNumber: k.nhs(),
          sortCode: k.like('sort_code', '{n1}{d1}-{d2}-{d2}'),
          accountNumber: k.like('bank_account', '{d8}'),
          postcode: gb.postal,
          result: '«NINO_MISMATCH»',
        },
        { fullName: ie.full, ppsn: ie.identity, eircode: ie.postal, mobile: ie.local, result: '«TIMEOUT»' },
      ],
      took_ms: k.measured(100, 9000),
    };
  },
  'canada australia new zealand': (k) => {
    const [ca, au, nz] = [k.from('CA'), k.from('AU'), k.from('NZ')];
    return `${say`payroll sync failed for 3 of 41 employees`}\n${ca.full}; SIN ${ca.identity}; ${ca.street}, ${ca.city} ${ca.postal} -> «E_SIN_EXPIRED»\n${au.full}; TFN ${au.identity}; BSB ${k.like('sort_code', '{d3}-{d3}')} acct ${k.like('bank_account', '{n1}{d7}')} -> «E_BSB_UNKNOWN»\n${nz.full}; IRD ${nz.identity}; ${nz.local} -> «E_KIWISAVER_RATE»`;
  },
  'germany austria switzerland': (k) => {
    const [de, at, ch] = [k.from('DE'), k.from('AT'), k.from('CH')];
    return {
      vorgang: '«lohnabrechnung»',
      status: '«FEHLER»',
      mitarbeiter: [
        {
          name: `${de.family}, ${de.given}`,
          steuerId: de.identity,
          geburtsdatum: de.birthEuropean,
          anschrift: `${de.street}, ${de.postal} ${de.city}`,
          iban: de.iban,
          fehler: '«STEUERKLASSE_FEHLT»',
        },
        { name: at.full, svnr: at.identity, telefon: at.local, fehler: '«BEITRAGSGRUPPE»' },
        {
          name: ch.full,
          ahvNummer: ch.identity,
          wohnort: `${ch.postal} ${ch.city}`,
          kennzeichen: ch.plate,
          fehler: '«QUELLENSTEUER»',
        },
      ],
      dauer_ms: k.measured(10, 9000),
    };
  },
  'france belgium netherlands': (k) => {
    const [fr, be, nl] = [k.from('FR'), k.from('BE'), k.from('NL')];
    return `«WARN» «mutuelle-sync» ${say`3 records skipped (schema v4)`}\n  assuré=${fr.full} nir=${fr.identity} né_le=${fr.birthEuropean} tel=${fr.local} → «NIR_CLE_INVALIDE»\n  verzekerde=${be.full} rijksregisternummer=${be.identity} adres="${be.street}, ${be.postal} ${be.city}" → «INSZ_ONBEKEND»\n  verzekerde=${nl.full} bsn=${nl.identity} postcode=${nl.postal} iban=${nl.iban} → «UZOVI_CODE»`;
  },
  'the nordic countries': (k) => {
    const [se, no, dk, fi] = [k.from('SE'), k.from('NO'), k.from('DK'), k.from('FI')];
    return {
      gateway: '«eid»',
      failures: [
        { method: '«bankid-se»', personnummer: se.identity, name: se.full, hint: '«userCancel»' },
        { method: '«bankid-no»', fødselsnummer: no.identity, navn: no.full, hint: '«startFailed»' },
        { method: '«mitid»', cpr: dk.identity, navn: dk.full, telefon: dk.local, hint: '«CPR_MISMATCH»' },
        {
          method: '«ftn»',
          hetu: fi.identity,
          nimi: fi.full,
          osoite: `${fi.street}, ${fi.postal} ${fi.city}`,
          hint: '«timeout»',
        },
      ],
      elapsed_ms: k.measured(100, 90000),
    };
  },
  'iberia and italy': (k) => {
    const [es, pt, it] = [k.from('ES'), k.from('PT'), k.from('IT')];
    return `<Fault><faultcode>«soap:Client»</faultcode><faultstring>${say`Formato de campo incorrecto`}</faultstring><detail><Cliente><Nombre>${es.full}</Nombre><NIF>${es.identity}</NIF><Direccion>${es.street}, ${es.postal} ${es.city}</Direccion></Cliente><Cliente><Nome>${pt.full}</Nome><NIF>${pt.identity}</NIF><Telemovel>${pt.local}</Telemovel></Cliente><Cliente><Nome>${it.full}</Nome><CodiceFiscale>${it.identity}</CodiceFiscale><Targa>${it.plate}</Targa></Cliente><codigo>«4102»</codigo></detail></Fault>`;
  },
  'poland czechia hungary': (k) => {
    const [pl, cz, hu] = [k.from('PL'), k.from('CZ'), k.from('HU')];
    return {
      queue: '«crm-import»',
      rejected: [
        {
          imie_nazwisko: pl.full,
          pesel: pl.identity,
          adres: `${pl.street}, ${pl.postal} ${pl.city}`,
          telefon: pl.local,
          kod: '«DUPLIKAT»',
        },
        { jmeno: cz.full, rodne_cislo: cz.identity, mesto: cz.city, psc: cz.postal, kod: '«NEPLATNY_UCET»' },
        {
          nev: hu.full,
          adoazonosito: hu.identity,
          cim: `${hu.postal} ${hu.city}, ${hu.street}`,
          hiba: '«HIANYZO_MEZO»',
        },
      ],
      rows: k.measured(10, 9000),
      encoding: '«cp1250»',
    };
  },
  'romania bulgaria croatia': (k) => {
    const [ro, bg, hr] = [k.from('RO'), k.from('BG'), k.from('HR')];
    return `${k.stamp()} «ERROR» «insurance.bind» ${say`3 policies not issued, HTTP 422`}: [{nume=${ro.full}, cnp=${ro.identity}, adresa=${ro.street}, masina=${ro.plate}}, {име=${bg.full}, егн=${bg.identity}, град=${bg.city}}, {ime=${hr.full}, oib=${hr.identity}, registracija=${hr.plate}}] «retryable»=«false»`;
  },
  'greece turkey israel': (k) => {
    const [gr, tr, il] = [k.from('GR'), k.from('TR'), k.from('IL')];
    return {
      event: '«appointment.sync_failed»',
      patients: [
        { ονοματεπώνυμο: gr.full, αμκα: gr.identity, τηλέφωνο: gr.local, code: '«SLOT_TAKEN»' },
        { adSoyad: tr.full, tcKimlikNo: tr.identity, telefon: tr.local, il: tr.city, code: '«MHRS_503»' },
        { שם: il.full, 'תעודת זהות': il.identity, עיר: il.city, code: '«KUPA_UNKNOWN»' },
      ],
      attempt: k.measured(1, 5),
    };
  },
  'the baltics and ukraine': (k) => {
    const [ee, lt, ua] = [k.from('EE'), k.from('LT'), k.from('UA')];
    return `level=«error» msg="${say`smart-id session ended with USER_REFUSED`}" isikukood=${ee.identity} nimi="${ee.full}" mobiil=${ee.local}\nlevel=«error» msg="${say`session timeout`}" asmens_kodas=${lt.identity} vardas="${lt.full}" adresas="${lt.street}, ${lt.postal} ${lt.city}"\nlevel=«warn» msg="${say`diia callback rejected 409`}" рнокпп=${ua.identity} піб="${ua.full}" тел=${ua.local}`;
  },
  'india and southeast asia': (k) => {
    const [inn, sg, th, id] = [k.from('IN'), k.from('SG'), k.from('TH'), k.from('ID')];
    return {
      workflow: '«ekyc»',
      results: [
        {
          name: inn.full,
          aadhaar: inn.identity,
          pan: k.like('in_pan', '{u3}P{u1}{d4}{u1}'),
          upi: k.like('upi_handle', '{l8}@okaxis'),
          address: `${inn.street}, ${inn.city} ${inn.postal}`,
          code: '«OTP_EXPIRED»',
        },
        { name: sg.full, nric: sg.identity, mobile: sg.local, block: sg.street, code: '«MYINFO_DOWN»' },
        { name: th.full, citizenId: th.identity, phone: th.local, code: '«LASER_CODE»' },
        { nama: id.full, nik: id.identity, alamat: id.street, kota: id.city, code: '«DUKCAPIL_NOT_FOUND»' },
      ],
      durationMs: k.measured(100, 90000),
    };
  },
  'japan korea china taiwan': (k) => {
    const [jp, kr, cn, tw] = [k.from('JP'), k.from('KR'), k.from('CN'), k.from('TW')];
    return {
      batch: '«cross-border-shipping»',
      errors: [
        {
          氏名: jp.full,
          個人番号: jp.identity,
          住所: `〒${jp.postal} ${jp.city}${jp.street}`,
          code: '«ADDRESS_TOO_LONG»',
        },
        { 이름: kr.full, 주민등록번호: kr.identity, 휴대폰: kr.local, code: '«PCCC_REQUIRED»' },
        {
          姓名: cn.full,
          身份证号: cn.identity,
          手机: cn.local,
          地址: `${cn.city}${cn.street}`,
          code: '«ID_NOT_VERIFIED»',
        },
        { 姓名: tw.full, 身分證字號: tw.identity, 車牌: tw.plate, code: '«EZWAY_PENDING»' },
      ],
      total: k.measured(4, 900),
    };
  },
  'brazil mexico argentina': (k) => {
    const [br, mx, ar] = [k.from('BR'), k.from('MX'), k.from('AR')];
    return `«ERROR» «nfe-emitter» ${say`Rejeicao 539: Duplicidade de NF-e`} dest="${br.full}" CPF=${br.identity} CEP=${br.postal} pix=${k.uuid('pix_key')}\n«ERROR» «cfdi» ${say`CFDI40147 codigo postal`} receptor="${mx.full}" CURP=${mx.identity} domicilio="${mx.street}, ${mx.postal} ${mx.city}" clabe=${k.clabe()}\n«ERROR» «afip» ${say`10015 DocNro invalido`} titular="${ar.full}" CUIT=${ar.identity} CBU=${k.cbu()} tel=${ar.local}`;
  },
  'chile and colombia': (k) => {
    const [cl, co] = [k.from('CL'), k.from('CO')];
    return {
      job: '«buro-credito»',
      consultas: [
        {
          nombre: cl.full,
          rut: cl.identity,
          direccion: `${cl.street}, ${cl.city}`,
          patente: cl.plate,
          estado: '«SIN_REGISTRO»',
        },
        { nombre: co.full, cedula: co.identity, direccion: co.street, celular: co.local, estado: '«TIMEOUT»' },
      ],
      latencia_ms: k.measured(100, 9000),
    };
  },
  'africa and the gulf': (k) => {
    const [za, ng, ae] = [k.from('ZA'), k.from('NG'), k.from('AE')];
    return `${k.time()} «WARN» «kyc-africa» ${say`3 of 3 lookups failed, provider smile, HTTP 504`}\n{"idType":"«ZA_ID»","id":"${za.identity}","name":"${za.full}","cell":"${za.local}"}\n{"idType":"«NIN»","id":"${ng.identity}","bvn":"${k.like('ng_bvn', '22{d9}')}","name":"${ng.full}","address":"${ng.street}, ${ng.city}"}\n{"idType":"«EMIRATES_ID»","id":"${ae.identity}","name":"${ae.full}","pobox":"${ae.postal}"}`;
  },
});
