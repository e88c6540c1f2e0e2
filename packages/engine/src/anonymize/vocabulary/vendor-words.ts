/**
 * Fields and states of the webhooks and interfaces of vendors, written as one word, and what vendors and their products are called.
 */
import { wordsOf } from '../../model/words.js';

export const VENDOR_WORDS: ReadonlySet<string> = new Set(
  wordsOf(`
  lifecyclestage jobtitle mobilephone workphone homephone companyname associatedcompanyid hs vid vids portalid dealstage dealname
  dealtype closedate lastmodifieddate numemployees annualrevenue marketingqualifiedlead salesqualifiedlead subscriptionid propertyname
  propertyvalue changesource changeflag
  mql sqls mqls icp mrr acv tcv ltv cac csat
  fulfillable
  smtpid ismtpd geopod spamreport klaviyo braze customerio onesignal pushwoosh helpscout gorgias
  smssid messagesid accountsid smsstatus nummedia numsegments callsid fromcountry tocountry nexmo plivo sinch telnyx
  supertokens stytch fusionauth
  docusign carboncopies certifieddeliveries declinedreason voidedreason hellosign pandadoc adobesign
  rudderstack fullstory hotjar logrocket logdna coralogix betterstack raygun victorops incidentio firehydrant
  netsuite quickbooks xero freshbooks bamboohr personio hibob adp paychex hris ats smartrecruiters
  basecamp
  gogs travisci jenkins
  flyio imperva incapsula
  prestashop shopware commercetools opencart squarespace wix
  gemini vertexai
  adwords doubleclick criteo taboola outbrain gclid fbclid msclkid ttclid wbraid gbraid utm yclid dclid adset adsets adgroup adgroups cpc
  cpa cpi roas ecpm
  googleusercontent youtube tiktok snapchat pinterest linkedin reddit vimeo soundcloud spotify deezer netflix hulu disneyplus
  gpt4o mixtral qwen deepseek gemma dalle
  elementor wpdb wpcf7 yoast acf
  aimbot aimbots wallhack wallhacks loadout loadouts killfeed hitbox hitboxes speedhack lootbox lootboxes gacha npc npcs pvp pve moba
  mmorpg ragequit griefing griefer afk smurf smurfing battlepass powerup powerups unlockables
  gradebook gradebooks courseware syllabi
  dlx jrs kng dbl sgl trp qud roomtype
  srflx prflx rtpmap msid ssrc
  awscrt accessanalyzer apprunner braket cloudhsm codeartifact codeguru codestar devicefarm devopsguru directconnect dlm dms drs
  ecrpublic elastictranscoder entityresolution finspace fis frauddetector fsx gamelift globalaccelerator greengrass groundstation
  healthlake imagebuilder inspector2 internetmonitor iotanalytics iotevents iotsitewise iotwireless ivs kafkaconnect keyspaces
  kinesisanalytics lexv2 licensemanager lookoutvision macie2 managedblockchain medialive mediapackage mediastore mediatailor mgn mturk
  networkfirewall opsworks privatelink resiliencehub robomaker rolesanywhere savingsplans securityhub securitylake servicecatalog
  ssmincidents swf transferfamily trustedadvisor verifiedpermissions voiceid vpclattice wafv2 wellarchitected workdocs
  ossl evp asn1 x509v3 pkcs1 pkcs7 pkcs8 rand_bytes
  csrftoken phpsessid aspsessionid utma utmb utmz fbp fbc hjid
  deeplink deeplinks universallink applinks
  approver approvers taxcode
  creatinine bilirubin
`),
);
