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
`),
);
