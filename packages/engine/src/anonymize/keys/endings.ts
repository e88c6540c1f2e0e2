/** What the end of a key says about its value: plain data. */
import { wordsOf } from '../../model/words.js';
import { TOKEN_TYPES, type TokenType } from '../token.js';
import { NUMBERED } from '../vocabulary/system-words.js';
import { FOREIGN_NAMES, FOREIGN_PLACES } from './foreign-endings.js';
import {
  FOREIGN_BIRTHS,
  FOREIGN_DOCUMENTS,
  FOREIGN_MAILS,
  FOREIGN_NUMBERS,
  FOREIGN_PHONES,
  MORE_FOREIGN_NAMES,
  MORE_FOREIGN_PLACES,
} from './foreign-fields.js';
import { PERSONS } from './key-tables.js';

/** Endings of keys, by segments, for each type of value. */
const BY_TYPE: Readonly<Partial<Record<TokenType, string>>> = {
  EMAIL: `
    email, mail, email address, recipient, recipients, email adr, mbox,${FOREIGN_MAILS}`,
  PHONE: `
    phone, phone number, mobile, fax, msisdn, telephone, tel, mobile number, contact number, cell, cell phone, cellphone,
    phone no, whatsapp, telefon, telefono, telefone, telefonnummer, handynummer, movil, celular, cellulare, puhelin, numero telephone, phne nb, mob nb, mobile phone, home phone, work phone,
    mobilephone, homephone, workphone, a number, b number, calling number, called number, caller number, from number, to number,${FOREIGN_PHONES}`,
  IP: `
    ip, ip address, client address, peer address, remote address, remote addr, forwarded for, ipv 4, ipv 6, socket address`,
  HOST: `
    machine name, computer name, device name, workstation, workstation name, hostname, host name, dhost, shost`,
  MAC: `
    mac, mac address`,
  ACCT: `
    account id, account number, account, owner id, accountid, account no`,
  BANK: `
    iban, bic, swift, routing number, sort code, bank account`,
  CARD: `
    card, card number, pan, credit card`,
  SSN: `
    ssn, social security, passport, national id, tax id, vat, social security number, driver license, driver licence,
    nino, utr, passport number, passport no, vat number, vat id, tax number, tax no, tin, ein, license number, licence number,
    driver license number, national insurance number, medicare number, health card number,${FOREIGN_DOCUMENTS}`,
  GEO: `
    latitude, longitude, latitude in degrees, longitude in degrees, lat, lon, lng, geo, coordinates, city, zip, zip code, zipcode, postal code, postcode, post code,
    street, street address, address, address line, county, town, city name, line 1, line 2, house number, street
    number, apartment, postal, zip 5, place of birth, birthplace, birth place, home town, hometown, suburb, neighborhood,
    neighbourhood, gps, road, town name,
    strasse, hausnummer, plz, postleitzahl, ort, wohnort, anschrift, adresse, code postal, codepostal, ville, calle, direccion, ciudad,
    codigo postal, indirizzo, citta, endereco, cidade, bairro, straat, huisnummer, woonplaats, plaats, ulica, miasto, miejscowosc, kod
    pocztowy, postnummer, postort, gata, katu, sokak, mahalle, strt nm, bldg nb, bldg nm, pst cd, pst bx, twn nm, twn lctn nm, dstrct nm,
    adr line, city of birth, prvc of birth,${FOREIGN_PLACES},${MORE_FOREIGN_PLACES}`,
  NAME: `
    first name, last name, full name, username parameter, display name, given name, family name, middle name, firstname, lastname, fullname,
    surname, nickname, nick, nick name, gamertag, gamer tag, screenname, pseudonym, aka, also known as, player name, persona name,
    display handle, forename, customer name, contact name, user name, username, login, company name, company, business
    name, tenant name, principal name, recipient name, holder name, cardholder, cardholder name, user, customer, owner,
    tenant, principal, given, holder, driver, employee, patient, passenger, assignee, reporter, approver, patient name,
    employee name, driver name, guest name, student name, passenger name, author name, owner name, merchant name, supplier
    name, member name, subscriber name, seller name, buyer name, payer name, payee name, beneficiary name, sender name,
    receiver name, teacher name, doctor name, organization name, organisation name, org name, employer name, school name,
    hospital name, bank name, partner name, legal name, trading name, maiden name, spouse name, child name, parent name,
    mother name, father name, signer name, signatory name, approver name, reviewer name, reporter name, assignee name,
    requester name, caller name, organizer name, attendee name, person name, author, creator, created by, updated by,
    modified by, requested by, submitted by, approved by, reviewed by, assigned to, reviewer, beneficiary, payee, payer,
    organization, organisation, org, actor, initiator, committer, pusher, invited by, owned by, uploaded by, deleted by, resolved by,
    closed by, opened by, reported by, signed by, sent by, performed by, initiated by, edited by, published by, cancelled by,
    canceled by, changed by, authored by, locked by, claimed by, logged by, started by, triggered by, acknowledged by, suser, duser, suid, duid, role session name, ssid, logon, logname, ruser, screen name, logon name, login name, account name, user identity, fname, lname, mname,
    vorname, nachname, familienname, inhaber, kunde, prenom, nom, nom famille, apellido, apellidos, nombre completo, cognome, sobrenome,
    nome completo, voornaam, achternaam, fornamn, efternamn, fornavn, etternavn, imie, nazwisko, soyad,
    workspace, workspace name, workspace slug, team domain, org slug, organization slug, organisation slug, tenant slug, tenant alias,
    tenant key, tenant code, customer slug, customer alias, customer database, customer schema, account slug, account alias, subdomain,
    shop, shop name, venue, venue name, clinic, clinic name, agency, agency name, insurer, underwriter, school,
    university, employer, restaurant, restaurant name, hotel name, dealer, dealership, retailer, wholesaler, distributor, franchise,
    franchisee, reseller, sponsor, landlord, lessee, lessor, renter, firm, firm name, law firm,
    charity, shipper, consignee, consignor, supplier, merchant, merchant descriptor, statement descriptor, csm, account
    manager, account executive, relationship manager, responder, on call, oncall, invitee, inviter, applicant, candidate, claimant,
    insured, policyholder, policy holder, debtor, creditor, donor, borrower, lender, trustee, next of kin, guardian, spouse, caregiver,
    nm, remitter, ordering customer, contact person, escalated to, delegated to, handed to, reassigned to, handed over to, project owner, code owner,${FOREIGN_NAMES},${MORE_FOREIGN_NAMES}`,
  TIME: `
    dob, birthday, birthdate, birth dt, birth date, date of birth, born, geburtsdatum, geburtstag, date naissance, date de naissance, fecha nacimiento,
    fecha de nacimiento, data nascita, data di nascita, data nascimento, data de nascimento, geboortedatum,${FOREIGN_BIRTHS}`,
  ID: `
    npi, dea, uprn, record locator, id, ids, uuid, guid, sub, serial number, order number, invoice number, tracking number, reference number, imei, age,
    vin, imsi, pnr, invoice, ticket, booking, reservation, plate, license plate, policy number, policy no, parcel, parcel number, docket, docket number, matter, matter number, land register, file number, mrz, member number, mrn, emp, customer number, customer no,
    customer ref, customer code, customer key, client ref, order ref, payment ref,
    uid, employee number, student number, patient number, case number, claim number, ticket number, booking reference, truck, trailer, lorry, waybill, awb, eori, permit, permit number, booking
    number, confirmation number, confirmation code, registration number, badge number, badge, room number, seat, seat
    number, thing name, flight, flight number, flight no, vehicle, vehicles, vrm, vrn, number plate, licence plate, registration mark, vehicle registration, registration plate, rego, plate number, plate no, reg number, reg no, kennzeichen, kenteken, matricula,
    immatriculation, targa, kundennummer, kundennr, persnr, kdnr, personalnr, mitarbeiternummer, auftragsnummer, rechnungsnummer, vertragsnummer, klantnummer, numero client, numero cliente, personalnummer, last 4, last four, year of birth, birth year, device id, salary, gender,${FOREIGN_NUMBERS}`,
  RES: `
    arn, bucket, bucket name`,
  SECRET: `
    device token`,
};

/** By the last segments of a key, a digit being one of its own; the longest run wins. */
export const ENDINGS: ReadonlyMap<string, TokenType> = new Map(
  TOKEN_TYPES.flatMap((type) =>
    (BY_TYPE[type] ?? '')
      .split(',')
      .map((ending) => ending.trim().split(/\s+/).join(' '))
      .filter((ending) => ending !== '')
      .map((ending) => [ending, type] as const),
  ),
);
const LONGEST_ENDING = 3;

/** Keys that hold the name of a customer or of a part of a program: which of them, the value tells. */
const EITHER: ReadonlySet<string> = new Set(
  wordsOf(`store brand publisher broker advertiser partner realm site vendor slug client team squad practice studio club tenancy
  namespace schema alias aliases handle handles player players opponent winner loser streamer database db dbname keyspace ns`),
);

/** Machines that stand with somebody, at a door or a till: which one it is, a text with digits tells. */
const EQUIPMENT: ReadonlySet<string> = new Set(
  wordsOf(`terminal terminals camera cameras kiosk reader scanner printer lock meter smartmeter sensor gateway gate tracker beacon thermostat
  charger chargepoint pump till register locker turnstile drone wearable inverter router modem handset headset vending barrier detector
  thermometer doorbell intercom keypad payphone cam equipment machine unit asset forklift crane robot bike scooter`),
);

/** True for `terminal`, `camera_id`. */
export function mayNumberEquipment(segments: readonly string[]): boolean {
  const last = segments.at(-1) ?? '';
  return EQUIPMENT.has(ENDS_NAME.has(last) && segments.length > 1 ? (segments.at(-2) ?? '') : last);
}
const ENDS_NAME: ReadonlySet<string> = new Set(['name', 'id', 'code', 'label', 'no', 'number', 'ref']);

/** True for `store`, `team_name`: what stands there is a customer's unless it is made of words of the field and of trade. */
export function mayNameCustomer(segments: readonly string[]): boolean {
  const last = segments.at(-1) ?? '';
  return EITHER.has(last === 'name' && segments.length > 1 ? (segments.at(-2) ?? '') : last);
}

/** The type that the longest run of last segments tells; undefined where none is known, or where `isOther` holds for a longer one. */
export function typeOfEnding(
  segments: readonly string[],
  isOther: (ending: string) => boolean = () => false,
): TokenType | undefined {
  for (let length = Math.min(LONGEST_ENDING, segments.length); length >= 1; length -= 1) {
    const ending = segments.slice(-length).join(' ');
    if (isOther(ending)) return undefined;
    const type = ENDINGS.get(ending);
    if (type !== undefined) return type;
  }
  return isDoer(segments) ? 'NAME' : isNumberOfOne(segments) ? 'ID' : undefined;
}

/** `approvedBy`, `handed_over_by`: who did it, unless only programs do that. */
function isDoer(segments: readonly string[]): boolean {
  const verb = segments.at(-2) ?? '';
  return segments.at(-1) === 'by' && DONE.test(verb) && !DONE_BY_PROGRAMS.has(verb);
}
const DONE = /^(?:[a-z]{2,}ed|written|sent|made|taken|sold|paid|held|led|run|given|drawn|chosen|seen|spoken|over)$/;
const DONE_BY_PROGRAMS: ReadonlySet<string> = new Set(
  wordsOf(`sorted ordered grouped caused partitioned clustered limited indexed filtered divided followed keyed bounded scaled delimited separated
  multiplied replaced superseded backed powered supported implemented provided satisfied matched covered affected throttled wrapped
  extended inherited generated emitted produced consumed`),
);

/** `ownerNo`, `order_nr`, `contract.num`: which one it is of many. */
function isNumberOfOne(segments: readonly string[]): boolean {
  const of = segments.at(-2) ?? '';
  return NUMBER_OF.has(segments.at(-1) ?? '') && (NUMBERED.has(of) || PERSONS.has(of));
}
const NUMBER_OF = new Set('no nr num nbr nummer numero'.split(' '));
