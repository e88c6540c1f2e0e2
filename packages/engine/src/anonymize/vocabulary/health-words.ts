/**
 * Words of health care: segments and messages of HL7 v2, elements of FHIR resources, short names of laboratory tests, scores, units (UCUM),
 * registers of those who treat, and code systems. None is a name of a person.
 */
import { wordsOf } from '../../model/words.js';

export const HEALTH_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  msh evn pd1 nk1 pv1 pv2 obr obx al1 dg1 drg pr1 gt1 in1 in2 in3 db1 ub1 ub2 msa qrd qrf qpd qak rcp rdf rdt sch aig aip ais rgs rxa rxc
  rxd rxe rxg rxo rxr txa nte spm ft1 mrg arv sft bhs bts fhs fts dsc ctd prd oml omg omp rde rgv srm dft mfn mfk vxq vxr qbp uac ppr rpi
  zpd zpi zpv
  hl70001 hl70003 hl70203 hosp comorbidity comorbidities icu nicu picu hdu itu ecg ekg eeg emg mri endoscopy nephrology gastroenterology
  histology
  ews news2 qsofa bmi bsa spo2 bp sbp dbp rr fio2 pao2 paco2 etco2
  hba1c hgb hct wbc rbc mcv mch mchc rdw plt mpv neut esr crp alt ggt alp ldh tbil dbil egfr crea cre na cl hco3 phos ck ckmb trop
  troponin bnp ntprobnp aptt ptt ddimer tsh ft3 ft4 t4 psa cea afp hcg fsh prl dhea pth glu fbg ogtt ldl hdl vldl trigly lipase amylase
  ferritin tibc b12 folate rna igg igm iga ige hiv hbv hcv hbsag rpr vdrl mrsa covid sars rsv uacr
  mmol umol nmol pmol mol mmhg kpa miu mcg ug ng dl fl mosm meq bpm mgdl
  npi dea upin nhi lanr bsnr kvnr kvk hpi ihi ahpra gmc nmc hcpc gdc crn icb ccg pcn phr hipaa hitech hhs pbm ncpdp rxnorm atc umls ucum
  icd10 icd10cm icd10pcs icd11 opcs dmd rads lims cda ccda cdisc sdtm fhirpath cds ccd mllp ihe openehr
  birthsex maritalstatus multiplebirth managingorganization generalpractitioner practitionerrole careteam careplan medicationrequest
  medicationstatement medicationdispense medicationadministration allergyintolerance diagnosticreport documentreference
  explanationofbenefit operationoutcome capabilitystatement structuredefinition conceptmap codeableconcept humanname contactpoint
  issuedat effectivedatetime valuequantity valuecodeableconcept
  precert copays coinsurance formularies intramuscular ampoule prn qid qhs po sc iv
`),
);
