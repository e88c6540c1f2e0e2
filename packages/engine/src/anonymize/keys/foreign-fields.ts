/**
 * What fields are called in the languages of Europe, Asia and Latin America that hold a phone, a mail address, a plate, a day of birth, or
 * the number that a state gives to persons and companies (Wikipedia, “National identification number”, “VAT identification number”,
 * “Vehicle registration plate”): plain data, as segmentsOf cuts keys. What means something else in an English key is left out.
 */

export const FOREIGN_PHONES = `
  telemovel, mobil, mobiil, mobiltelefon, mobilnr, mobilni, mobitel, mobilus, mobilais, mobilnummer, gsm, gsm numarasi, handy, rufnummer,
  telefonnr, telefoonnummer, telefoon, telefoni, telefons, telefonas, telefonu, telefonszam, telefonski broj, puhelinnumero, matkapuhelin,
  farsimi, cep, cep telefonu, cislo telefonu, tel cislo, nr telefonu, numer telefonu, numar telefon, broj telefona, dien thoai,
  so dien thoai, sdt, nohp, no hp, no telp, no telefon, nomor telepon, nomor hp, numero celular, numero cellulare, num tel, telefone celular, tlf, tlfnr,
  телефон, тел, мобильный, мобилен, мобільний, мобилни, τηλέφωνο, τηλεφωνο, κινητό, κινητο, هاتف, جوال, טלפון, נייד, โทรศัพท์, เบอร์โทร, फोन, मोबाइल,
  電話, 電話番号, 携帯, 携帯電話, 手机, 手机号, 手機, 手機號碼, 电话, 電話號碼, 联系电话, 휴대폰, 휴대전화, 전화, 전화번호, 연락처`;

export const FOREIGN_MAILS = `
  correo, correo electronico, courriel, adresse mail, epost, epostadress, epasts, eposti, epostas, sahkoposti, eposta, e posta,
  posta elettronica, mejl, mailadresse, e mailadres, emailadres, emailadresse, почта, 邮箱, 電子郵件, メール, メールアドレス, 이메일`;

export const FOREIGN_NUMBERS = `
  patente, placa, placas, targa, plaka, plaka no, rendszam, registracija, registarska oznaka, registreerimismark, reg znak, valstybinis numeris,
  valsts numurs, spz, ecv, tablice, tablica rejestracyjna, nr rejestracyjny, numer rejestracyjny, rejestracja, kjennemerke, skiltnummer,
  nummerplade, nummerplaat, regnr, registreringsnummer, rekisterinumero, masina, inmatriculare, numar inmatriculare, plaque,
  plaque immatriculation, bien so, bien so xe, plat nomor, nomor polisi, no plat, no pendaftaran, госномер, номер, рег номер, πινακίδα, πινακιδα, 車牌,
  車牌號碼, 车牌, 车牌号, ナンバー, 차량번호, 번호판, رقم اللوحة, ทะเบียน, ทะเบียนรถ`;

export const FOREIGN_DOCUMENTS = `
  cpf, cnpj, rut, curp, cuit, cuil, dni, nie, nif, cif, ruc, cedula, cedula ciudadania, documento identidad, clabe, nss, egn, oib, jmbg, jmb, emso,
  cnp, cui, isikukood, asmens kodas, personas kods, rodne cislo, osobni cislo, ico, dic, pesel, nip, regon, szemelyi szam, taj szam, adoazonosito,
  adoszam, adojel, tckn, tc kimlik, tc kimlik no, kimlik no, vkn, vergi no, afm, amka, bsn, insz, niss, rijksregisternummer, numero national,
  registre national, nir, insee, siret, siren, steuer id, steuernummer, svnr, sv nummer, sozialversicherungsnummer, ahv, ahv nummer, avs,
  codice fiscale, codicefiscale, partita iva, piva, hetu, henkilotunnus, personnummer, fodselsnummer, cpr, cpr nummer, cpr nr, kennitala,
  ppsn, pps number, nhs, nhs number, nhs no, tfn, abn, acn, ird, nhi, nric, mykad, nik, ktp, npwp, aadhaar, aadhar, gstin, pan number, voter id, cnic, nid, iqama,
  bvn, kra pin, rrn, mynumber, my number, hkid, itin, cmnd, cccd, so cmnd, so cccd, orgnr, organisationsnummer, org nummer, ytunnus, kvk, kvk nummer,
  ausweisnummer, personalausweis, reisepass, passnummer, pasaporte, passaporto, passeport, numero passeport, paszport, fuhrerscheinnummer,
  permis conduire, егн, рнокпп, іпн, ипн, инн, снилс, паспорт, αφμ, αμκα, 身份证, 身份证号, 身份证号码, 身分證, 身分證字號, 個人番号, マイナンバー, 주민등록번호,
  주민번호, 여권번호, 사업자등록번호, 統一編號, เลขบัตรประชาชน, رقم الهوية, الرقم القومي, आधार`;

export const FOREIGN_BIRTHS = `
  synniaeg, sunniaeg, gimimo data, dzimsanas datums, datum rodjenja, datum rodenja, datum narozeni, datum narodenia, datum rojstva, data nasterii,
  data urodzenia, szuletesi datum, szuletesi ido, szuletett, dogum tarihi, fodelsedatum, fodselsdato, syntymaaika, tanggal lahir, tgl lahir,
  ngay sinh, ne le, nee le, nacimiento, nascimento, nascita, naissance, dt nascimento, fec nacimiento, geboren, geboren am, geb datum, дата рождения, дата народження,
  дата на раждане, 生年月日, 出生日期, 출생일, 생년월일, ημερομηνία γέννησης, تاريخ الميلاد, วันเกิด`;

/** Who it is, beside those of foreign-endings.ts. */
export const MORE_FOREIGN_NAMES = `
  nimi, eesnimi, perekonnanimi, taisnimi, vardas, pavarde, vards, uzvards, ime, nume, nume complet, nume client, emri, mbiemri, isim, ho ten, ho va ten, nama,
  pangalan, navn, namn, nafn, nev, teljes nev, kliendi nimi, klientas, klients, nazev firmy, nazwa, imie nazwisko, ime prezime,
  имя, име, імя, піб, фио, фамилия, фамилията, прізвище, презиме, отчество, фирма, клієнт, клиентка, όνομα, ονομα, επώνυμο, επωνυμο, ονοματεπώνυμο, εταιρεία, الاسم, اسم, שם,
  ชื่อ, नाम, 名前, 성명, 姓, 名, 公司名称, 公司名稱, 회사명, お名前, お客様名`;

/** Where it is, beside those of foreign-endings.ts. */
export const MORE_FOREIGN_PLACES = `
  aadress, adresas, adrese, heimilisfang, linn, miestas, pilseta, postinumber, sihtnumber, pasto kodas, pasta indekss, psc, postanski broj, posta kodu,
  cod postal, dia chi, thanh pho, quan huyen, kota, kodepos, kode pos, poskod, lakcim, cim, град, місто, вулиця, адреса, індекс,
  индекс, почтовый индекс, пощенски код, πόλη, διεύθυνση, العنوان, المدينة, עיר, ที่อยู่, पता, 邮编, 郵便番号, 郵遞區號, 우편번호, 都道府県`;
