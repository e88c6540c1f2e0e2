/** What vendors answer, as their troubleshooting pages give it, in the words of their own client libraries where a runtime has one. */
// biome-ignore-all format: rows of texts, one a line.
import type { Runtime } from '../kit/estate.js';
import type { Fail } from '../kit/happenings.js';
import type { Thrown } from '../kit/thrown.js';
import { answered, refusedWith } from './network.js';
import { awsThrown } from './services.js';

type Sdk = Readonly<Partial<Record<Runtime, Thrown>>>;

/** An answer of a vendor: in the words of its library, or of a plain client that made the call. */
function vendorSays(status: number, body: object, sdk: Sdk = {}, isRetryable = status === 429 || status >= 500): Fail {
  const plain = answered(status, body);
  return { say: (runtime, peer, dice) => ({ status, ...(sdk[runtime] ?? plain[runtime](peer, dice)) }), status, isRetryable, ms: [40, 210] };
}

/** Of a service of AWS that the estate has no peer for. */
const ofAws = (service: readonly [string, string, string], op: string, code: string, message: string, status = 400, isRetryable = false): Fail => ({ say: (runtime, peer, dice) => awsThrown(runtime, peer, dice, { code, message, status, service, op }), status, isRetryable, ms: [20, 120] });

const BEDROCK = ['Bedrock Runtime', 'bedrockruntime', 'BedrockRuntime'] as const;
const COGNITO = ['Cognito Identity Provider', 'cognitoidentityprovider', 'CognitoIdentityProvider'] as const;

export const STRIPE = ['api.stripe.com', '/v1/payment_intents'] as const;
const HELD = 'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.';
export const STRIPE_OBJECT_HELD = vendorSays(429, { error: { code: 'lock_timeout', message: HELD, type: 'invalid_request_error' } }, {
  node: { type: 'StripeRateLimitError', message: HELD, code: 'lock_timeout', fields: { statusCode: 429 } },
  python: { type: 'stripe._error.RateLimitError', message: HELD },
});

export const TWILIO = ['api.twilio.com', '/2010-04-01/Accounts/AC4e1f/Messages.json'] as const;
export const TWILIO_NOT_KNOWN = vendorSays(401, { code: 20003, message: 'Authenticate', more_info: 'https://www.twilio.com/docs/errors/20003', status: 401 }, {
  node: { type: 'RestException', message: 'Authenticate', code: '20003', fields: { moreInfo: 'https://www.twilio.com/docs/errors/20003' } },
  python: { type: 'twilio.base.exceptions.TwilioRestException', message: 'HTTP 401 error: Unable to create record: Authenticate' },
  java: { type: 'com.twilio.exception.ApiException', message: 'Authenticate' },
});

export const SHOPIFY = ['acme-outlet.myshopify.com', '/admin/api/2025-10/orders.json'] as const;
export const SENDGRID = ['api.sendgrid.com', '/v3/mail/send'] as const;
export const SENDGRID_CREDITS = vendorSays(401, { errors: [{ message: 'Maximum credits exceeded', field: null, help: null }] }, { node: { type: 'ResponseError', message: 'Unauthorized', code: '401', fields: { responseBody: '{"errors":[{"message":"Maximum credits exceeded","field":null,"help":null}]}' } } });
export const SLACK = ['slack.com', '/api/chat.postMessage'] as const;
/** Slack answers 200 and says in the body that it did not. */
export const SLACK_REVOKED: Fail = {
  say: (runtime) => (runtime === 'python' ? { type: 'slack_sdk.errors.SlackApiError', message: "The request to the Slack API failed. (url: https://slack.com/api/chat.postMessage)\nThe server responded with: {'ok': False, 'error': 'token_revoked'}" } : { type: 'Error', message: 'An API error occurred: token_revoked', code: 'slack_webapi_platform_error' }),
  isRetryable: false, ms: [60, 190],
};
export const GITHUB = ['api.github.com', '/repos/acme/site/dispatches'] as const;
const SECOND = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID D0F2:3A7C91:1B22E0F:1C0A4D1:68F2A6B1.';
export const GITHUB_SECONDARY = vendorSays(403, { documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits', message: SECOND }, { node: { type: 'HttpError', message: `${SECOND} - https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits` } });

export const OPENAI = ['api.openai.com', '/v1/chat/completions'] as const;
const LONG = "This model's maximum context length is 128000 tokens. However, your messages resulted in 141873 tokens. Please reduce the length of the messages.";
export const OPENAI_TOO_LONG = vendorSays(400, { error: { message: LONG, type: 'invalid_request_error', param: 'messages', code: 'context_length_exceeded' } }, {
  node: { type: 'BadRequestError', message: `400 ${LONG}`, code: 'context_length_exceeded' },
  python: { type: 'openai.BadRequestError', message: `Error code: 400 - {'error': {'message': "${LONG}", 'type': 'invalid_request_error', 'param': 'messages', 'code': 'context_length_exceeded'}}` },
});
export const ANTHROPIC = ['api.anthropic.com', '/v1/messages'] as const;
const BUSY = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
export const ANTHROPIC_BUSY = vendorSays(529, BUSY, {
  node: { type: 'InternalServerError', message: `529 ${JSON.stringify(BUSY)}` },
  python: { type: 'anthropic.InternalServerError', message: "Error code: 529 - {'type': 'error', 'error': {'type': 'overloaded_error', 'message': 'Overloaded'}}" },
});
export const BEDROCK_HOST = ['bedrock-runtime.eu-west-1.amazonaws.com', '/model/eu.anthropic.claude-sonnet-4-20250514-v1:0/converse'] as const;
export const BEDROCK_TOKENS = ofAws(BEDROCK, 'Converse', 'ThrottlingException', 'Too many tokens, please wait before trying again.', 429, true);
export const COGNITO_HOST = ['cognito-idp.eu-west-1.amazonaws.com', '/'] as const;
export const COGNITO_CLIENT_GONE = ofAws(COGNITO, 'InitiateAuth', 'ResourceNotFoundException', 'User pool client 4k2v8s0q1m7c3n5b9x6z2l0j8h does not exist.');

export const OPENSEARCH = ['search-prod-items-q7x2m4.eu-west-1.es.amazonaws.com', '/_bulk'] as const;
export const OPENSEARCH_FLOODED = vendorSays(429, { error: { type: 'cluster_block_exception', reason: 'index [items] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];' }, status: 429 });

/** Between Cloudflare and the server behind it. */
const edge = (status: number): Fail => ({ ...refusedWith(status, { error_code: status, cloudflare_error: true }), say: (runtime, peer, dice) => answered(status, { status, detail: `error code: ${status}` })[runtime](peer, dice) });
export const ORIGIN_CERTIFICATE = edge(526);

export const MAINTENANCE = vendorSays(503, { error: 'service_unavailable', message: 'Scheduled maintenance in progress. Please try again later.' });
export const TOO_MANY = vendorSays(429, { error: 'rate_limited', message: 'API rate limit exceeded' });
