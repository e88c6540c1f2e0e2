/**
 * Codes of logins and tokens. Words of OAuth that are used elsewhere as well stand as `oauth-access_denied`.
 * Sources: RFC 6749 (sections 4.1.2.1 and 5.2), RFC 6750 (section 3.1), RFC 8628 (section 3.5), OpenID Connect Core (section
 * 3.1.2.6), RFC 7591 (section 3.2.2); jsonwebtoken, jose, PyJWT, jjwt, Microsoft.IdentityModel; Auth.js ("Errors").
 */
import type { NamesByFault } from './table.js';

export const OAUTH: NamesByFault = {
  'credential-expired':
    'invalid_grant invalid_client invalid_token unauthorized_client login_required interaction_required oauth-expired_token',
  'dependency-error': 'oauth-server_error',
  'dependency-throttled': 'oauth-slow_down',
  'dependency-unavailable': 'oauth-temporarily_unavailable',
  'missing-configuration':
    'redirect_uri_mismatch unsupported_grant_type unsupported_response_type invalid_redirect_uri',
  'permission-denied':
    'insufficient_scope invalid_scope consent_required account_selection_required oauth-access_denied',
  'validation-failed':
    'invalid_request_uri invalid_request_object request_not_supported request_uri_not_supported registration_not_supported oauth-invalid_request',
};

export const TOKENS: NamesByFault = {
  'credential-expired':
    'JsonWebTokenError TokenExpiredError NotBeforeError ERR_JWT_EXPIRED ERR_JWT_CLAIM_VALIDATION_FAILED ERR_JWS_SIGNATURE_VERIFICATION_FAILED ERR_JWS_INVALID ERR_JWT_INVALID ERR_JWE_INVALID ERR_JWE_DECRYPTION_FAILED ERR_JWKS_NO_MATCHING_KEY ExpiredSignatureError ImmatureSignatureError InvalidAudienceError InvalidIssuerError InvalidIssuedAtError InvalidSignatureError MissingRequiredClaimError ExpiredJwt MalformedJwt PrematureJwt UnsupportedJwt JWTVerification JWTDecode SecurityTokenExpired SecurityTokenInvalidAudience SecurityTokenInvalidIssuer SecurityTokenInvalidSignature SecurityTokenSignatureKeyNotFound SecurityTokenMalformed SecurityTokenNotYetValid JWTExpired JWTSessionError JWT_SESSION_ERROR',
  'dependency-slow': 'ERR_JWKS_TIMEOUT',
};

export const AUTH_JS: NamesByFault = {
  conflict: 'OAuthAccountNotLinked AccountNotLinked',
  'credential-expired': 'CredentialsSignin SessionTokenError',
  'missing-configuration':
    'NO_SECRET MissingSecret UntrustedHost MissingAdapter MissingAdapterMethods MissingAPIRoute MissingAuthorize MissingCSRF UnsupportedStrategy InvalidEndpoints InvalidCallbackUrl MISSING_NEXTAUTH_API_ROUTE_ERROR AUTH_ON_ERROR_PAGE_ERROR',
  'permission-denied': 'InvalidCheck',
};
