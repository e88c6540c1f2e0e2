/**
 * Names of elements and codes of payments: what ISO 20022 shortens in the names of its elements, its codes of reasons and purposes,
 * types of SWIFT messages, schemes of clearing and of cards, currencies (ISO 4217), duties of banks. None is a name of a person.
 */
import { wordsOf } from '../../model/words.js';

export const FINANCE_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  cstmr initn grp txs initg nm pstl adr strt twn cdt dbtr cdtr acctlg agt instn trf ultmt ustrd strd rmt rltd orgnl othr prtry schme lcl
  instrm ctgy purp reqd exctn dt tm chrg chrgs brs btch bookg instg intrbk sttlm mtd mmb bicfi uetr ntry ntries avlbl rvsl rsn rtr cxl
  ctct ctry dvsn bldg bldgs flr dstrct prvc prvt mndt colltn frqcy pmt instr prty cntr splmtry xpry ccy dscnt tp addtl ntfctn stmt rpt
  acpt accptr issr invc prtcl cre cretn elctrnc vrsn undrlyg intrmy fctry bk brnch txtl nb idr assgne assgnr assgnmt frwrdg rqst rspn
  pgntn lgl ntce prcg xchg dpst cstdn acctsvcr svcr fwdg rcvg sndg dlvry pckg camt remt acmt semt setr sese tsmt caaa casp
  sprc sspa stfd remitter remitters pacs008 pacs002 pacs004 camt053 camt054 camt056 pain001 pain002 pain008 mt101 mt103 mt202 mt202cov
  mt900 mt910 mt940 mt942 mt950 gpi
  slev shar clrg ursa hipr sdva seqb urgp supp ssbe taxs vatx comc hedg intc intx
  ac01 ac02 ac03 ac04 ac06 ag01 ag02 am01 am02 am03 am04 am05 am09 be01 be04 be05 cnor cust dnor dupl dt01 ed05 ff01 focr frad fr01 md01
  md02 md06 md07 ms02 ms03 narr nooas rc01 rf01 rr01 rr02 rr03 rr04 sl01 tm01 upay canc pdcr accc acfc acwc rcvd cand cpuc psec
  aba nacha ppd ccd wcc fedach fednow fps rtgs target2 sct cfsp sdn ofac fatca crs edd cdd kyb aisp pisp aspsp tpp cbpii psd eidas qwac
  qseal fapi jarm ciba mifid sfdr gaap ifrs ebitda nav aum etf isin cusip sedol figi forex pnl otc irs cds ibor sofr estr euribor libor
  rwa lcr nsfr
  iin cvv2 cvc2 atm acs ds 3ds2 eci cavv xid pareq creq cres rrn arqc arpc tvr tsi aip afl contactless magstripe pinpad jcb rupay
  hipercard bancontact giropay sofort blik przelewy24 multibanco mobilepay vipps twint afterpay venmo cashapp zelle interac boleto oxxo
  spei paytm alipay wechatpay grabpay gopay mpesa paysafecard trustly worldpay cybersource authorizenet payu paystack gocardless revolut
  invoiceable presentment prenote writeoff writeoffs drawdown drawdowns novation
  aed afn aoa awg azn bbd bdt bgn bhd bif bmd bnd bwp byn bzd cdf clp cve djf dop dzd egp ern etb fjd fkp ghs gip gmd gnf gtq gyd hkd hnl
  hrk htg ils iqd irr isk jmd jod kgs khr kmf kpw krw kwd kyd kzt lbp lkr lrd lsl lyd mdl mga mkd mmk mru mvr mwk myr mzn ngn npr nzd omr
  pab pgk pkr pyg qar rsd rwf sbd scr sdg sgd shp sle srd stn syp szl thb tjs tmt tnd ttd twd tzs uah ugx uyu uzs ves vuv wst xaf xcd xof
  xpf zmw btc usdt usdc
`),
);
