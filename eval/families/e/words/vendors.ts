/** Services on the internet that functions call, and what their answers say. */
import type { Dice } from '../../../kit/dice.js';

export interface Vendor {
  readonly name: string;
  readonly host: string;
  readonly verb: string;
  readonly path: string;
}

export const VENDORS: readonly [Vendor, ...Vendor[]] = [
  { name: 'Stripe', host: 'api.stripe.com', verb: 'POST', path: '/v1/payment_intents' },
  { name: 'SendGrid', host: 'api.sendgrid.com', verb: 'POST', path: '/v3/mail/send' },
  { name: 'Twilio', host: 'api.twilio.com', verb: 'POST', path: '/2010-04-01/Accounts/AC83/Messages.json' },
  { name: 'Shopify', host: 'acme-goods.myshopify.com', verb: 'GET', path: '/admin/api/2024-07/orders.json' },
  { name: 'HubSpot', host: 'api.hubapi.com', verb: 'POST', path: '/crm/v3/objects/contacts' },
  { name: 'EasyPost', host: 'api.easypost.com', verb: 'POST', path: '/v2/shipments' },
  { name: 'Mapbox', host: 'api.mapbox.com', verb: 'GET', path: '/directions/v5/mapbox/driving' },
  { name: 'Auth0', host: 'acme.eu.auth0.com', verb: 'POST', path: '/oauth/token' },
  { name: 'OpenAI', host: 'api.openai.com', verb: 'POST', path: '/v1/chat/completions' },
];

/** APIs of the same company, behind names of their own. */
export const INTERNAL: readonly [Vendor, ...Vendor[]] = [
  { name: 'pricing-api', host: 'pricing.internal.acme.io', verb: 'GET', path: '/v2/prices' },
  { name: 'identity', host: 'identity.svc.acme.io', verb: 'POST', path: '/introspect' },
  { name: 'inventory', host: 'inventory.acme.internal', verb: 'POST', path: '/holds' },
  { name: 'risk-engine', host: 'risk.prod.acme.net', verb: 'POST', path: '/scores' },
];

/** Bodies of answers that say too many come too fast. */
export const tooFast = (dice: Dice, { name }: Vendor): string =>
  ({
    Stripe:
      '{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits."}}',
    Twilio: '{"code":20429,"message":"Too Many Requests","status":429}',
    Shopify:
      '{"errors":"Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service."}',
    HubSpot:
      '{"status":"error","message":"You have reached your secondly limit.","errorType":"RATE_LIMIT","policyName":"SECONDLY"}',
    OpenAI: `{"error":{"message":"Rate limit reached for gpt-4o in organization org-7f on tokens per min (TPM): Limit 30000, Used ${dice.int(26000, 29999)}, Requested 5120. Please try again in ${dice.int(2, 9)}s.","type":"tokens","code":"rate_limit_exceeded"}}`,
  })[name] ?? '{"message":"Too Many Requests"}';

/** Bodies of answers that say that what was paid for is used up. */
export const usedUp = ({ name }: Vendor): string =>
  ({
    SendGrid: '{"errors":[{"message":"Maximum credits exceeded","field":null,"help":null}]}',
    HubSpot:
      '{"status":"error","message":"You have reached your daily limit.","errorType":"RATE_LIMIT","policyName":"DAILY"}',
    OpenAI:
      '{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","code":"insufficient_quota"}}',
    Twilio: '{"code":63038,"message":"Account exceeded the daily messages limit","status":429}',
  })[name] ?? '{"error":"quota_exceeded","message":"Monthly request quota of your plan has been reached"}';

/** Bodies of answers that do not know the caller any more. */
export const notKnown = ({ name }: Vendor): string =>
  ({
    Stripe:
      '{"error":{"code":"api_key_expired","message":"Expired API Key provided: sk_live_*********8Qz1","type":"invalid_request_error"}}',
    SendGrid:
      '{"errors":[{"message":"The provided authorization grant is invalid, expired, or revoked","field":null,"help":null}]}',
    Auth0: '{"error":"access_denied","error_description":"Unauthorized"}',
    HubSpot:
      '{"status":"error","message":"The OAuth token used to make this call expired 3 hour(s) ago.","category":"EXPIRED_AUTHENTICATION"}',
  })[name] ?? '{"message":"Authentication credentials are invalid"}';

export const vendorNamed = (...names: readonly string[]): readonly [Vendor, ...Vendor[]] => {
  const [first = VENDORS[0], ...rest] = [...VENDORS, ...INTERNAL].filter(({ name }) => names.includes(name));
  return [first, ...rest];
};
