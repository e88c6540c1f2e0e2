/**
 * Words of the trades that web products serve (payments, health, freight, media, games, energy), of models and vectors, of tools that
 * the other lists lack, and the names of fields in other languages. None is a name of a person or of a place.
 */
import { wordsOf } from '../../model/words.js';

export const BUSINESS_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`myshopify herokuapp oktapreview onmicrosoft snowflakecomputing onrender firebaseapp firebaseio appspot passcode passcodes leaderboard
  leaderboards clickstream clickstreams thumbnailer introspected deployer deployers routable millicents csrfmiddlewaretoken adt ldaperr
  acceptsecuritycontext upc plmn esim ussd ota obd rtk nmea lorawan zigbee zwave modbus opcua bacnet coap offboarding autopay proration
  reconciler reconcilers iso8583 emv avs 3ds psd2 sca bacs fedwire fintech neobank subrogation copay formulary prescriber ehr fhir hl7
  dicom pacs loinc snomed icd cpt ndc hcpcs oru mdm siu vxu telehealth telemedicine biometrics geohash polyline polylines isochrone
  waypoint waypoints etd bol awb hawb mawb incoterms drayage crossdock backorder backorders backordered dropship dropshipping picklist
  picklists packlist planogram upsell crosssell healthchecks startupz rollouts cherrypick monorepo polyrepo changeset changesets lockfiles
  codeowners linters embeddings tokenizers finetune finetuned finetuning rerank gpt llm llms changefeed changefeeds cdc sessionized
  parseable underrun unroutable blackhole gamertag gamertags mmr esports unityplayer ridehail rideshare geotab fleetio dashcam ocpp ocpi
  evse inverter inverters smartmeter scada plc hmi livestream livestreams rtmp hls sfu mcu bitrate bitrates keyframes vod fairplay
  timesheet timesheets pto barcode barcodes qrcode qrcodes rfid checkin checkins gds consignor waybill waybills eori demurrage
  counterparty counterparties nostro vostro dropoff dropoffs buyeruid ifa idfa gaid adid rtb dsp ssp dmp vpaid viewability clickthrough
  clickthroughs inviter mdc pesel regon krs gpa lname mname hdop vdop pdop rsrp rsrq sinr ber fec snr dbm benthos keptn zodb typebox
  superstruct valibot restify directus payloadcms goodjob delayedjob dramatiq camunda zeebe
  ustid steuer persnr ort plz hausnummer strasse geburtsdatum vorname nachname kundennummer rechnung rechnungsnummer vertrag
  vertragsnummer kennwort anrede naissance adresse prenom nom ville entreprise facture nombre apellido apellidos ciudad telefono correo
  direccion fecha nacimiento codigo factura contrasena nome cognome indirizzo citta fattura endereco bairro cidade telefone fatura naam
  voornaam achternaam huisnummer woonplaats bestelling klant fornamn efternamn gata kund imie nazwisko ulica miasto zamowienie faktura
  jmeno prijmeni ulice`),
);
