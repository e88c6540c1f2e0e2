/**
 * Words of the interfaces of services: operations, fields, states and errors in the models of AWS, the types of Stripe, the semantic
 * conventions of OpenTelemetry, the types of Adyen, FHIR, GitHub, Kubernetes, Microsoft Graph and Plaid, errors and signals of POSIX, methods of
 * WebDAV and media types. None is a name of a person.
 */
import { wordsOf } from '../../model/words.js';

export const SERVICE_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  xlarge ipam analytics scte recommender recommenders idc addon addons appium tiering xks explainability idn fips fuota odb dvb intra
  advisor advisors pca smpte untag ephemeris ephemerides summarization byol pentest pentests underprovisioned redaction scn exadata
  lookback afd agentless voip blocker blockers tooltip tooltips mcp replicator replicators ena detections lakehouse coip byoip byoasn
  cmaf deliverability observability restorable vnf workteam workteams sbom sboms dukpt severities kpi kpis favicon hpo gbase hpc backtest
  cutover modality modalities vtl einvoice mediaconnect nsx prores cmk hudi bottlerocket ontap cvss personalization gop grantee grantees
  ndi rhel ubuntu beanstalk aggregators interruptible slr orderable snomedct efa speke vbr cbr rpo rto eula srp cbc proficiencies
  billable xxhash ciphertext ciphertexts faq faqs concentrator concentrators ethereum nwk forecasted geospatial propagations hsms
  searchable ultrawarm xctest dst quantization middlebox middleboxes bps cfb chatbot chatbots rightsizing coverages smartsheet dolby
  dotnetcore dag propertygraph sparql nist epss redrivable sdr authorizers tpm customlineitem klv updatable oem opengl sitewise dialer
  dialers mwaa antipattern antipatterns nlu elicitation pcm awsvpc accepter dpus sei mainnet babelfish classifiers datafeed datafeeds
  customizations encipherment perc dualstack freq vgw enablement fastq featurization gte neq hdd luminance workgroups onboarded ocsf qvbr
  freetier satisfiable servicenow ttml vnic previousgeneration agg allowlist allowlists denylist denylists attachable sbc esam evaluators
  heatmap heatmaps reviewable billinggroup instana inserter ingestions isoline livy referrers invalidations peerings routers
  provisionable odcr oncall pricingrules pricingrule pricingplan privateca tlog radian recency requestor requestors compatibilities
  withecdsa withrsa ssekms sybase vorbis webvtt influxql wickr abap anonymized acmpca tradeoff composited scaler scalers bugzilla
  geofences codeconnections corretto isolines transferability explainer forwarders cwes dataplane diffie hellman maintenances whitelisted
  donut downmix ebsiops ecpu encipher onezone interoperability fanout firelens generalpurpose googleanalytics govcloud poweruser
  homefolders hyperpod hyperband inferencing interstitial intune billingview onboard requestable upsertable kilobits megabits mebibytes
  gibibytes tebibytes logreplay compliances suppressions crls datastores nodegroups workforces monospaced webservers selfservice otaa
  pyspark raspbian redhat rehost rtmps rekey preroll slurmdbd spdx suse utilizations selectable sriov suggestable teradata limiter
  upconvert ulimits pingback xgboost udid elasticmapreduce fairshare inferentia trainium compactions tdes autotune rerankers
  provisionings reservable taggable trackable
  topup topups kana kanji verifone invoiceitem gst hst qst denylisted microdeposit microdeposits wechat capturable promptpay llc acss
  becs bbpos konbini overcapture undercapture paynow clearpay bizum cancelable eap paydown kakao maybank payco paypay payto rreq satispay
  scalapay sequra splashscreen taxability wero avalara cashtag crarr discriminator disputability duitnow eftpos etransfer fpx gcash
  girocard halfyearly tavv prorations provisioners frictionless
  cloudfoundry cicd cloudevents jsonrpc jit gce spdy adabas aix coldfusion idempotence dragonflybsd filemaker firebird gogc hanadb hpux
  informix inproc interbase maxdb netezza solaris vertica webjs db2 dockershim rkt
  mkactivity mkcalendar mkcol propfind proppatch unsubscribee eafnosupport ebadmsg edestaddrreq edom edquot eidrm eilseq emultihop
  enodata enolink enosr enostr eprotonosupport eprototype etime etxtbsy sigtrap sigiot sigstkflt sigcont sigtstp sigttin sigttou sigurg
  sigxcpu sigxfsz sigvtalrm sigprof sigwinch sigio sigpoll sigpwr anyconnect tlsext dsa oaep pss saltlen kex rsassa
  openxmlformats officedocument spreadsheetml presentationml wordprocessingml drawingml opendocument cbor msml wbxml mpegurl iptc syncml
  mathml senml pgp sgml ecmascript sarif smil xliff xacml musicxml matroska apng cyclonedx coffeescript gedcom isdn dvi tex iptv
  riskdata openinvoicedata ebanking directdebit sepadirectdebit payin payins masterpass threeds payme accel bcmc paidout visacheckout
  samsungpay androidpay applepay googlepay amazonpay afterpaytouch paywithgoogle kakaopay naverpay mbway giftcard giftcards creditcard
  debitcard banktransfer buynow paylater paybybank clicktopay cashticket cashout epurse magswipe oneclick thirdparty inequal ereader
  cryptocurrency cryptocurrencies mccs bban interbank smscode firstday simcard settlor associator basepoints cloneable deffered
  drivinglicense socialsecurity inactivate synchro cryptographic balanceplatform billpay designator acquirerreference
  admissionregistration apiextensions storagemigration apiregistration allocatable distinguisher glusterfs ephemeralcontainers portworx
  quobyte vsphere topologies attacher attachers bools cephfs decodable tolerations wwids crashlooping podsecurity networkpolicies
  replicationcontrollers poddisruptionbudget horizontalpodautoscaler limitranges resourcequotas serviceaccounts priorityclass oomkill
  nodenotready failedscheduling failedmount failedattachvolume
  subunit onenote callout trainings autofill popups coachmark gridlines multipage comms mcas guids discoverable queueing passwordless
  wellknown hotspots ediscovery refinable sideloading sideloaded arity assigner availabilities dialin directionality deletable favorited
  fetchable newsfeed visio touchscreen localizations jailbroken automations taskbar subcode lockdown townhall transferor clonable
  uploadable unmute teleconferencer checkbox checkboxes coorganizer inprogress intraorg grayscale keylogger midcall multiterm localizable
  notifier notifiers downloader downloaders tagger
  gists commitish ghsa demilestoned milestoned dismisser mergeable gpgverify sponsorable forkee shrinkwrap rebaseable signoff zipball
  unprereleased
  cashflow paystub paystubs fico taxforms taxform introspect servicer servicers enrichments filer verifications trxn whois syndications
  cancellable cancelation financekit transactable decisioning hateoas gleif icann semiannually dwolla marqeta wepay eventbrite evernote
  patreon tumblr vkontakte viber giphy imgur duolingo
  codeable compositional criticality asserter attester bodysite enteral enterer laterality orderer payor payors stratifier scaleable
  nearline onhold vread biologic allele relatedto
  overallocated undersubscribed overquota ratelimited ratelimiter unshippable walkin delist backfilled
`),
);
