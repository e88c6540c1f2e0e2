/**
 * Codes of vendors' APIs. Those of Slack and Twilio stand as `slack-missing_scope` and `twilio-21211`.
 * Sources: Stripe's error codes and the classes of its libraries, Slack's Web API (errors of its methods), Twilio's error and
 * warning dictionary, OpenAI's and Anthropic's error types, Firebase Authentication's and Messaging's codes.
 */
import type { NamesByFault } from './table.js';

export const STRIPE: NamesByFault = {
  conflict:
    'StripeIdempotencyError stripe.error.IdempotencyError idempotency_error idempotency_key_in_use lock_timeout',
  'connection-failed': 'StripeConnectionError stripe.error.APIConnectionError',
  'credential-expired':
    'StripeAuthenticationError stripe.error.AuthenticationError api_key_expired platform_api_key_expired secret_key_required',
  'dependency-error': 'StripeAPIError stripe.error.APIError',
  'dependency-throttled': 'StripeRateLimitError stripe.error.RateLimitError',
  'missing-resource': 'resource_missing',
  'permission-denied': 'StripePermissionError stripe.error.PermissionError livemode_mismatch testmode_charges_only',
  'signature-mismatch': 'stripe.error.SignatureVerificationError',
  'validation-failed':
    'StripeInvalidRequestError StripeCardError stripe.error.InvalidRequestError stripe.error.CardError card_declined expired_card incorrect_cvc incorrect_number amount_too_small amount_too_large parameter_missing parameter_unknown parameter_invalid_empty parameter_invalid_integer url_invalid',
};

export const SLACK: NamesByFault = {
  'credential-expired':
    'slack-account_inactive slack-invalid_auth slack-not_authed slack-token_expired slack-token_revoked slack-invalid_refresh_token',
  'dependency-error': 'slack-fatal_error slack-internal_error',
  'dependency-slow': 'slack-request_timeout',
  'dependency-throttled': 'slack-ratelimited slack-rate_limited',
  'dependency-unavailable': 'slack-service_unavailable slack-team_added_to_org',
  'missing-resource':
    'slack-channel_not_found slack-message_not_found slack-thread_not_found slack-user_not_found slack-users_not_found slack-file_not_found',
  'payload-too-large': 'slack-msg_too_long slack-too_many_attachments slack-msg_blocks_too_long',
  'permission-denied':
    'slack-access_denied slack-ekm_access_denied slack-missing_scope slack-no_permission slack-not_allowed_token_type slack-not_in_channel slack-org_login_required slack-restricted_action slack-team_access_not_granted slack-two_factor_setup_required slack-enterprise_is_restricted',
  'validation-failed':
    'slack-as_user_not_supported slack-invalid_arg_name slack-invalid_arguments slack-invalid_array_arg slack-invalid_blocks slack-invalid_blocks_format slack-invalid_charset slack-invalid_form_data slack-invalid_post_type slack-is_archived slack-missing_post_type slack-no_text slack-cannot_dm_bot',
};

export const TWILIO: NamesByFault = {
  'credential-expired': 'twilio-20003 twilio-20101 twilio-20104 twilio-20151 twilio-20152',
  'dependency-error': 'twilio-20500 twilio-30008',
  'dependency-throttled': 'twilio-20429 twilio-14107 twilio-63038',
  'dependency-unavailable': 'twilio-20503 twilio-30003',
  'missing-resource': 'twilio-20404 twilio-21606 twilio-60200',
  'payload-too-large': 'twilio-21617 twilio-30019',
  'permission-denied':
    'twilio-20006 twilio-20008 twilio-21215 twilio-21408 twilio-21608 twilio-21610 twilio-30004 twilio-30007 twilio-30034',
  'quota-exceeded': 'twilio-20005 twilio-30002 twilio-21611 twilio-90010',
  'validation-failed':
    'twilio-20001 twilio-21201 twilio-21205 twilio-21211 twilio-21212 twilio-21214 twilio-21217 twilio-21219 twilio-21265 twilio-21602 twilio-21603 twilio-21604 twilio-21614 twilio-21619 twilio-21620 twilio-21656 twilio-30005 twilio-30006 twilio-63016',
};

/** Source: the error references of OpenAI and Anthropic. */
export const MODELS: NamesByFault = {
  'credential-expired': 'invalid_api_key authentication_error',
  'dependency-unavailable': 'overloaded_error',
  'payload-too-large': 'context_length_exceeded request_too_large string_above_max_length',
  'quota-exceeded': 'insufficient_quota billing_hard_limit_reached billing_error',
  'missing-resource': 'model_not_found not_found_error',
  'permission-denied': 'permission_error unsupported_country_region_territory',
};

/** Source: Firebase's lists of codes for Authentication, Firestore, Storage and Messaging. */
export const FIREBASE: NamesByFault = {
  conflict:
    'auth/email-already-exists auth/email-already-in-use auth/uid-already-exists auth/account-exists-with-different-credential',
  'connection-failed': 'auth/network-request-failed',
  'credential-expired':
    'auth/id-token-expired auth/id-token-revoked auth/argument-error auth/invalid-credential auth/invalid-id-token auth/session-cookie-expired auth/session-cookie-revoked auth/user-token-expired auth/wrong-password auth/requires-recent-login app/invalid-credential messaging/authentication-error storage/unauthenticated',
  'dependency-error': 'auth/internal-error messaging/internal-error messaging/unknown-error',
  'dependency-throttled':
    'auth/too-many-requests messaging/message-rate-exceeded messaging/device-message-rate-exceeded',
  'dependency-unavailable': 'messaging/server-unavailable',
  'missing-configuration':
    'auth/invalid-api-key auth/configuration-not-found auth/operation-not-allowed auth/unauthorized-domain app/no-app auth/missing-android-pkg-name auth/unauthorized-continue-uri messaging/third-party-auth-error messaging/mismatched-credential',
  'missing-resource':
    'auth/user-not-found auth/project-not-found storage/object-not-found storage/bucket-not-found messaging/registration-token-not-registered',
  'payload-too-large': 'messaging/payload-size-limit-exceeded',
  'permission-denied': 'auth/insufficient-permission storage/unauthorized app/app-check-token-invalid',
  'quota-exceeded': 'auth/quota-exceeded storage/quota-exceeded',
  'validation-failed':
    'auth/invalid-email auth/invalid-phone-number auth/invalid-uid auth/weak-password messaging/invalid-argument messaging/invalid-recipient messaging/invalid-registration-token',
};

/** Source: Salesforce's SOAP API developer guide, "StatusCode" and "API fault elements". */
export const SALESFORCE: NamesByFault = {
  conflict: 'UNABLE_TO_LOCK_ROW DUPLICATE_VALUE DUPLICATES_DETECTED',
  'dependency-unavailable': 'SERVER_UNAVAILABLE',
  'missing-resource': 'ENTITY_IS_DELETED INVALID_CROSS_REFERENCE_KEY',
  'permission-denied':
    'API_DISABLED_FOR_ORG INSUFFICIENT_ACCESS INSUFFICIENT_ACCESS_OR_READONLY INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'quota-exceeded': 'STORAGE_LIMIT_EXCEEDED LICENSE_LIMIT_EXCEEDED',
  'validation-failed':
    'FIELD_CUSTOM_VALIDATION_EXCEPTION FIELD_INTEGRITY_EXCEPTION INVALID_EMAIL_ADDRESS INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST REQUIRED_FIELD_MISSING STRING_TOO_LONG MALFORMED_ID',
};
