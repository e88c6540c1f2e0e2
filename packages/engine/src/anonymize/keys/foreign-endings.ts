/**
 * What fields are called in the languages of Europe and of some others, by what stands under them: plain data. Accents are taken off, as
 * segmentsOf does. A word that means something else in an English key (`agent`, `client`, `conductor`, `via`) is left out.
 */

/** Who rents, buys, uses, works or is cared for, and which firm it is. */
export const FOREIGN_NAMES = `
  mandant, mieter, vermieter, benutzer, benutzername, nutzer, nutzername, anwender, bearbeiter, sachbearbeiter, ansprechpartner,
  mitarbeiter, mitarbeiterin, fahrer, arzt, empfanger, empfaenger, absender, lieferant, haendler, makler, vermittler, verkaufer,
  verkaeufer, kaufer, kaeufer, eigentumer, eigentuemer, besitzer, firma, firmenname, unternehmen, verein, schule, filiale, kundin,
  kundenname, kontoinhaber, versicherter, versicherungsnehmer, auftraggeber, rufname, geburtsname, anrede name,
  locataire, utilisateur, entreprise, societe, interlocuteur, identifiant, gestionnaire, proprietaire, titulaire, destinataire,
  expediteur, fournisseur, marchand, vendeur, acheteur, medecin, employe, salarie, chauffeur, assure, magasin, enseigne, etablissement,
  raison sociale, nom client, nom utilisateur, adherent, eleve, enseignant, demandeur, beneficiaire,
  inquilino, usuario, empresa, comercio, titular, agente, responsable, encargado, propietario, destinatario, remitente, proveedor,
  vendedor, comprador, medico, paciente, empleado, trabajador, asegurado, arrendatario, arrendador, beneficiario, solicitante, alumno,
  profesor, tienda, sucursal, razon social, nombre cliente, nombre usuario, cliente,
  utilizador, responsavel, proprietario, remetente, fornecedor, funcionario, colaborador, motorista, segurado, locatario, loja,
  razao social, nome cliente, nome usuario,
  utente, azienda, intestatario, operatore, referente, responsabile, mittente, fornitore, venditore, acquirente, paziente, dipendente,
  autista, assicurato, richiedente, docente, negozio, ragione sociale, nome utente, ditta, societa,
  gebruiker, gebruikersnaam, bedrijf, bedrijfsnaam, huurder, verhuurder, medewerker, contactpersoon, eigenaar, ontvanger, afzender,
  leverancier, verkoper, koper, verzekerde, begunstigde, aanvrager, leerling, winkel, klant, klantnaam,
  kund, kundnamn, anvandare, anvandarnamn, foretag, foretagsnamn, hyresgast, hyresvard, handlaggare, medarbetare, anstalld,
  kontaktperson, agare, mottagare, avsandare, leverantor, saljare, kopare, lakare, forare, forsakringstagare, larare, butik,
  kundenavn, bruger, brugernavn, bruker, brukernavn, virksomhed, virksomhet, bedrift, firmanavn, lejer, leietaker, utleier, medarbejder,
  ansatt, ejer, eier, modtager, mottaker, afsender, avsender, saelger, selger, kjoper, butikk,
  asiakas, kayttaja, kayttajatunnus, yritys, vuokralainen, etunimi, sukunimi, omistaja, vastaanottaja, lahettaja, tyontekija,
  yhteyshenkilo, potilas,
  klient, nazwa klienta, uzytkownik, nazwa firmy, najemca, wlasciciel, pracownik, odbiorca, nadawca, dostawca, sprzedawca, kupujacy,
  lekarz, pacjent, kierowca, ubezpieczony, nauczyciel, sklep,
  zakaznik, uzivatel, najemce, vlastnik, zamestnanec, prijemce, odesilatel, dodavatel, prodejce, lekar, ridic, jmeno, prijmeni,
  pouzivatel, priezvisko, meno,
  ugyfel, felhasznalo, cegnev, berlo, tulajdonos, dolgozo, cimzett, szallito, vevo, orvos, beteg, keresztnev, vezeteknev,
  utilizator, companie, chirias, proprietar, angajat, destinatar, furnizor, vanzator, cumparator, pacient, sofer, prenume,
  musteri, kullanici, kullanici adi, sirket, kiraci, sahibi, calisan, alici, gonderici, tedarikci, satici, hasta, surucu, magaza, ad soyad,
  soyadi,
  korisnik, kupac, tvrtka, najmoprimac, zaposlenik, primatelj, posiljatelj, dobavljac, prezime, uporabnik, podjetje, priimek,
  pelanggan, pengguna, perusahaan, penyewa, pemilik, karyawan, penerima, pengirim, pemasok, penjual, pembeli, nama lengkap, toko,
  顧客, 会社, 会社名, 氏名, 利用者, ユーザー, 客户, 公司, 姓名, 用户, 고객, 회사, 이름, 사용자, клиент, компания, пользователь, фамилия, имя, отчество, заказчик`;

/** Where somebody lives or a parcel goes. */
export const FOREIGN_PLACES = `
  stadt, gemeinde, stadtteil, geburtsort, lieferort, kommune, commune, quartier, lieu naissance, lieu de naissance, localidad, municipio,
  barrio, domicilio, colonia, logradouro, localidade, comune, localita, stad, gemeente, kommun, poststed, kaupunki, kunta, paikkakunta,
  postinumero, katuosoite, osoite, gmina, adres, mesto, obec, ulice, adresa, varos, telepules, iranyitoszam, utca, oras, localitate,
  strada, sehir, ilce, semt, opcina, kabupaten, kecamatan, kelurahan, alamat, adresse ligne, adres regel,
  住所, 市区町村, 城市, 地址, 주소, 도시, город, адрес, улица`;
