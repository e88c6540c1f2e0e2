/**
 * Credentials and permissions that were refused.
 * Sources: the Service Authorization reference for the wording of denials, AWS common errors, RFC 6749 and RFC 6750 for
 * the words of OAuth, the messages of PostgreSQL and MySQL.
 */
import { textAt } from '../../model/json.js';
import { anyOf, named } from '../../model/patterns.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { answered } from './answered.js';
import type { Rule } from './rule.js';
import { located } from './signals.js';

/** Where a client gets its token. Such an endpoint answers 400 to a grant, a client or a secret that it does not take (RFC 6749, 5.2). */
const TOKEN_ENDPOINT = String.raw`https?:\/\/[^\s"'?]*(?:\boauth|\bauth|login|\baccounts|\bidp|openid|connect)[^\s"'?]*\/token\b`;
const REFUSED_BY_IT = new RegExp(String.raw`\b400\b[^\n]{0,120}${TOKEN_ENDPOINT}|${TOKEN_ENDPOINT}[^\n]{0,120}\b400\b`);
const asksForToken = ({ data }: TelemetryEvent): boolean =>
  ['url.full', 'http.url'].some((key) => new RegExp(TOKEN_ENDPOINT).test(textAt(data, key) ?? ''));

export const ACCESS_RULES: readonly Rule[] = [
  {
    fault: 'credential-expired',
    seat: 'function',
    types: named(
      String.raw`
        ExpiredToken(?:Exception)? RequestExpired TokenExpired(?:Error|Exception)? UnrecognizedClientException
        InvalidClientTokenId InvalidAccessKeyId AuthFailure
        invalid_api_key invalid_grant invalid_token HttpClientErrorException\$Unauthorized CredentialsProviderError
        CredentialUnavailableException NoCredentialsError ExpiredTokenError InvalidToken(?:Id)?(?:Exception)?
        ExpiredSignature ExpiredJwt SecurityTokenExpired SecurityTokenExpiredException TokenRefreshRequired
        ExpiredIdentityToken NotAuthorizedTokenExpired AuthenticationError UNAUTHENTICATED Unauthenticated
        ER_ACCESS_DENIED_ERROR 28P01 28000 sql-1045 18456 Unauthorized(?:Error|Exception)? TokenRefreshError
        RefreshError InvalidGrantError RequestTimeTooSkewed JWT_?Expired ERR_JWT_EXPIRED
        InvalidTokenError InvalidCredentials BadCredentials AuthenticationFailed
        (?:KafkaJS)?SASL_?AuthenticationFailed (?:KafkaJS)?Sasl_?Authentication(?:Exception|Error)?
        token_(?:revoked|expired) invalid_auth not_authed account_inactive unauthorized_client invalid_client EAUTH
        IncompleteSignature MissingAuthenticationToken
      `,
      'i',
    ),
    wording: anyOf(
      REFUSED_BY_IT,
      /security token included in the request is (?:expired|invalid)|jwt expired|\b401 Client Error\b/,
      /status code does not indicate success: 401/,
      /(?:failed|responded|answered|returned) with (?:status |HTTP |code )*401\b|token is expired/,
      /(?:access |refresh |session )?token (?:has |is )?expired/,
      /(?:api|access) key (?:has |is |was )?(?:expired|revoked|invalid)|invalid api key/,
      /credentials? (?:have |has |is |are )?expired|password authentication failed/,
      /Access denied for user .{1,120}using password|Signature expired|WRONGPASS|NOAUTH Authentication required/,
      /(?:provided )?token (?:has|is|was) (?:been )?(?:expired|revoked|invalid|no longer valid)/,
      /(?:Signature|Refresh token|Access token|JWT|Session|Client secret) (?:has )?expired|JWT expired \d+|IDX10223/,
      /Lifetime validation failed|invalid_grant|invalid_client/,
      /Expired API Key|API key (?:not valid|is invalid|was revoked|provided: )/,
      /(?:Incorrect|Invalid|Revoked) (?:API|access|secret) ?key/,
      /Access denied for user '?[^']{1,120}'?(?:@\S+)? ?\(using password|authentication failed for user/,
      /Login failed for user|invalid (?:username|user name)\/password|WRONGPASS|Authentication failed\.?$/,
      /\b401 Unauthorized\b|status(?: code)?[ :=]*401\b|code = Unauthenticated|StatusCode\.UNAUTHENTICATED/,
      /UNAUTHENTICATED:|security token .{0,40}(?:expired|invalid)|Unable to (?:load|locate) credentials/,
      /Could not load credentials|Missing credentials in config|Unable to get IAM security credentials/,
      /No valid credential sources found|without credentials set/,
      /credentials? (?:could not be|were not|cannot be) (?:found|loaded|resolved)/,
      /\b[Aa]uthentication (?:failed|failure)\b|bad auth\b|client secret .{0,60}expired|token_revoked|token_expired/,
      /invalid_auth|not_authed|"exp" claim|JWTExpired|\b535[ -]5\.7\.|Username and Password not accepted/,
      /Invalid login\b|[Bb]ad credentials/,
      /invalid (?:(?:or expired|access|auth\w*|session|refresh|bearer|security|identity) )+token\b/,
      /invalid (?:or expired )?credentials\b|invalid signature$|ORA-(?:01017|28001)/,
      /(?:request time and the current time|clock skew)|unable to authenticate user/,
      /missing authentication credentials|Access Key Id you provided does not exist|IAM token has expired/,
      /invalid authentication credentials/,
      // Registries of images (OCI distribution specification, "Error Codes") and Docker's client.
      /\bunauthorized: (?:authentication required|incorrect username)|no basic auth credentials/,
      answered(401),
    ),
    hint: /\b401\b.{0,40}(?:unauthori[sz]ed|invalid)|invalid api key/i,
    // Who it is was known: what it may do was not enough.
    unless: anyOf(
      /\bno \w+ permission on\b|has no permission|no pg_hba\.conf entry for/,
      /SaslAuthenticationException: \[[\da-f-]{36}\]: Access denied/,
    ),
    status: ({ status, role, event }) =>
      role === 'client' && (status?.value === 401 || (status?.value === 400 && asksForToken(event)))
        ? located(status)
        : undefined,
  },
  {
    fault: 'permission-denied',
    seat: 'function',
    types: named(
      String.raw`
        AccessDenied(?:Exception)? AccessDeniedError UnauthorizedOperation UnauthorizedAccessException
        NotAuthorized(?:Exception)? AuthorizationError(?:Exception)? UnauthorizedAccess EACCES EPERM PermissionError
        KMSAccessDeniedException AWSLambda_AccessDenied Forbidden(?:Exception)? AuthorizationErrorException
        InsufficientPrivilege 42501 PERMISSION_DENIED PermissionDenied(?:Exception|Error)?
        ER_TABLEACCESS_DENIED_ERROR ER_DBACCESS_DENIED_ERROR sql-(?:1044|1142|229) AccessDeniedFault
        UnauthorizedOperationException NOPERM AllAccessDisabled
        (?:Topic|Group|Cluster)_?Authorization(?:_?Failed)?(?:Exception|Error)? AuthorizationFailed(?:Exception)?
        States\.Permissions Errno::EACCES Errno::EPERM InsufficientPermissions?(?:Exception|Error)?
      `,
      'i',
    ),
    wording: anyOf(
      /is not authorized to perform:? \S+|not authorized to perform|\bAccess Denied\b|AccessDenied(?:Exception)?\b/,
      /explicit deny in|permission denied/,
      /Access to (?:the resource|KMS|\S+) .{0,200}is (?:denied|not allowed)|Access to KMS is not allowed/,
      /or you are not allowed to access|insufficient (?:privilege|permission)s?/,
      /(?:SELECT|INSERT|UPDATE|DELETE|EXECUTE) command denied to user|must be owner of|ORA-01031/,
      /code = PermissionDenied|StatusCode\.PERMISSION_DENIED|PERMISSION_DENIED:/,
      /does not have (?:the )?(?:\S+ )?permissions?\b|lacks? permissions? to/,
      /Access denied for user '[^']{1,80}'@'[^']{1,80}' to database/,
      /\b403\b.{0,120}\.amazonaws\.com|\bno \w+ permission on\b|\(403\) when calling|\bNOPERM\b/,
      /no permissions? (?:to|for|on)\b|not authorized on \S+ to execute|row-level security policy/,
      /permission was denied|Operation not permitted|is unauthorized for user/,
      /[Nn]ot authorized to access (?:topics?|group|cluster)|api error (?:Forbidden|AccessDenied)/,
      /not (?:have|been granted) (?:the )?(?:required |necessary )?(?:permissions?|privileges?)/,
      /missing (?:the )?(?:required )?(?:permissions?|privileges?)|insufficient_scope/,
      /(?:missing|insufficient) (?:oauth )?scopes?\b/,
      /denied: requested access to the resource|pull access denied for/,
      // API Gateway about the function behind it, and PostgreSQL about where the client comes from.
      /[Ii]nvalid permissions on Lambda function|no pg_hba\.conf entry for/,
    ),
    status: ({ status, role, aws }) =>
      status?.value === 403 && role === 'client' && aws ? located(status) : undefined,
    hint: /\b403\b.{0,40}forbidden/i,
  },
];
