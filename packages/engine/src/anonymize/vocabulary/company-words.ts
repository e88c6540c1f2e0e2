/**
 * Companies that many programs have to do with: who makes forms, rates credit, carries parcels, runs a marketplace, sells travel and
 * meals. A program writes them in small letters, as codes of providers; capitalized they are the name of a company like any other.
 */
import { wordsOf } from '../../model/words.js';

export const COMPANY_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  jotform surveymonkey formstack wufoo paperform qualtrics experian equifax transunion schufa crif creditsafe dnb dunbradstreet
  boniversum illion crediva
  dhl fedex usps dpd gls evri postnl bpost correos colissimo chronopost tnt aramex inpost seur mrw purolator canpost canadapost auspost
  royalmail postnord  japanpost cainiao shipstation easypost aftership shipengine parcelforce dachser maersk cgm colisprive
  mondialrelay relais packeta zasilkovna nacex ctt chunghwa delhivery bluedart ekart xpressbees jne ninjavan lalamove gophr
  ebay etsy zalando rakuten mercadolibre mercadopago shopee lazada flipkart wayfair walmart aliexpress temu shein vinted wallapop
  leboncoin kleinanzeigen cdiscount fnac kaufland emag
  expedia airbnb vrbo tripadvisor trivago skyscanner agoda hostelworld ubereats doordash grubhub deliveroo justeat instacart lyft cabify
  blablacar freenow
`),
);
