/**
 * Short words of trades that telemetry comes from: air travel (SSR codes, EDIFACT), telephone networks (3GPP), vehicles and charging, energy
 * meters, freight and customs (Incoterms), goods (GS1), taxes and registers by country, insurance, schools, machines. None is a name of a person.
 */
import { wordsOf } from '../../model/words.js';

export const INDUSTRY_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  doca doco ctcm ctce ctcr ctcb osi inft chld umnr wchr wchs wchc wcbd vgml vlml avml moml ksml hnml dbml gfml chml bbml nlml lcml lfml
  fqtv fqtr foid nsst petc avih exst xbag meda maas stcr blnd dpna tkne tktl adtk tkna pctc rqst grps clid adpi adm mct emd emds eticket
  etickets etkt pnrs bsp iata icao rloc recordlocator amadeus worldspan travelport farelogix edifact cargoimp ffm fwb fhl awbs uld pnl
  adl prl mvt ldm cpm paxlst unh unb unz unt bgm dtm rff tdt unoc unoa desadv invoic ordrsp iftmin iftsta coprar codeco baplie x12 as2
  as4 iea
  atd paxs pax codeshares interline interlining seatmap seatmaps ife fids bidt dcs opentravel pms rackrate noshow
  lac tac eci ecgi enb enodeb gnb gnodeb cdr cdrs msc sgsn ggsn pgw sgw mme smf upf pcrf pcf udm udr hss hlr vlr ims vowifi vonr utran
  eutran geran umts cdma wcdma hspa hsdpa gprs rcs acd cti arpu imeisv eid euicc smdp smds simswap mnp portin portout mvno mvnos dsl vdsl
  fttp ftth fttc gpon olt ont onu dslam cpe cpes docsis cmts rtcp srtp pcmu pcma g711 g722 g729 evs softswitch coa
  ncd ncb fnol gwp claimslog bordereau bordereaux casco tpl
  obd2 obdii dtc dtcs vins bcm tcu flexray uds kwp adas soc dcdc bms phev hev mwh gwh kva kvar ocpp16 evses chademo ccs ccs2 type2
  chargepoint chargepoints connectorid meterstart meterstop metervalues bootnotification statusnotification suspendedev suspendedevse
  skoda toyota hyundai nissan mazda subaru mitsubishi volvo audi bmw volkswagen opel vauxhall cupra dacia lancia lexus infiniti acura byd
  geely ssangyong daihatsu isuzu iveco scania piaggio vespa yamaha ducati chevrolet porsche
  samsung xiaomi huawei oppo oneplus realme nokia motorola lenovo asus htc zte redmi poco fairphone roku tizen webos panasonic toshiba
  chromecast firetv appletv playstation xbox nintendo oculus zigbee2mqtt
  mpan mprn mpr esco dcc smets smets1 smets2 ihd dlms cosem obis m3 thd kwhs dso tso bess mppt derms
  gtins ean13 ean8 upca isbn issn asin mpn plu sscc gln grai giai gdti gsin epc gs1 nve hs hts hscode htsus taric cn8 incoterm exw fca
  fas cfr cif cip dap dpu ddp ams isf exs ncts cds ucr ducr mucr teu feu lcl ltl hbl mbl vgm imo imdg adr unlocode scac usdot
  uprn utr ein itin atin fein crn siret naf tva kbis urssaf cnss ust hrb hra piva sdi pec codicefiscale nif iae nipc niss cae kvk btw
  rsin bsn bce kbo nrn orgnr personnr cvr cpr ytunnus hetu dic vkn tckn ogrn kpp snils okpo acn ird nzbn uen npwp ktp curp clabe cuit
  cuil dni ruc cnpj cpf
  cctv anpr alpr pcn pcns ulez caz lez
  uefa fifa mlb nba nfl nhl
  rightmove zoopla mls rets reso hoa
  xapi scorm lti lrs lms qti moodle ects adlnet expapi ferpa ucas ielts toefl
  coaps opc plcs rtu profinet profibus ethercat canopen knx lonworks dnp3 iec61850 lwm2m nbiot ltem sigfox ble eddystone ibeacon
`),
);
