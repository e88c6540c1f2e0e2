/**
 * What the words of an error show beside the kind of its fault, where that changes what is said or done first.
 * Sources: gunicorn's settings (`timeout`), Vercel's list of error codes, PHP's manual (`max_execution_time`,
 * `memory_limit`), Node's command line (`--max-old-space-size`), SES's documentation of its errors, and those that
 * `documented-rules.ts` names.
 */
import type { Fault } from '@baselime-ai/contract';
import { anyOf, eitherOf } from '../../model/patterns.js';
import type { Failure } from '../failures/failure.js';
import { says } from './says.js';

/** The more exact first. */
const PARTICULARS = [
  ['worker-limit', 'timeout', /\bWORKER TIMEOUT \(pid:/],
  ['vercel-limit', 'timeout', /\b(?:FUNCTION|EDGE_FUNCTION|MIDDLEWARE)_INVOCATION_TIMEOUT\b|Vercel Runtime Timeout/],
  ['php-limit', 'timeout', /Maximum execution time of \d+ seconds exceeded/],
  ['cpu-limit', 'timeout', /exceeded (?:its )?CPU (?:time )?limit|\bexceededCpu\b/],
  ['poll-interval', 'timeout', /max\.poll\.interval\.ms|maximum poll interval|\bCommitFailed/],
  ['php-memory', 'memory-exhausted', /Allowed memory size of \d+ bytes exhausted/],
  ['heap', 'memory-exhausted', /JavaScript heap out of memory|Reached heap limit|Ineffective mark-compacts/],
  ['cloud-run-memory', 'memory-exhausted', /Memory limit of \d+ [KMG]i?B? exceeded with/],
  ['container', 'memory-exhausted', /\bOOMKill|exit (?:code|status):? 137\b|Memory cgroup out of memory/],
  // What was to be JSON or XML begins like a page.
  [
    'markup',
    'malformed-input',
    anyOf(
      /Unexpected token '?<|invalid character '<'|'<' is an invalid start/,
      /Unexpected character (?:encountered while parsing value: |\(')<|but have <html>|<!DOCTYPE html/,
      /unexpected token at '<(?:!|html)/,
    ),
  ],
  ['stale', 'signature-mismatch', /outside the tolerance zone|timestamp too (?:old|new)|authenticity: stale/i],
  [
    'request-signature',
    'signature-mismatch',
    /\brequest signature\b|MAC signature|SignatureDoesNotMatch|InvalidSignature/,
  ],
  ['sender', 'validation-failed', /[Ee]mail address is not verified|identities failed the check in region/],
  [
    'migration',
    'validation-failed',
    anyOf(
      /Migration checksum mismatch|Detected (?:failed|resolved|applied) migration|failed migrations/,
      /Migrations are pending|InconsistentMigrationHistory|schema is not empty|Validate failed: /,
      /Dirty database version/,
    ),
  ],
  [
    'content-filter',
    'validation-failed',
    /content management policy|content_policy_violation|content_filter|content filtering/,
  ],
  ['inference-profile', 'validation-failed', /on-demand throughput/],
  ['port-in-use', 'startup-failed', /EADDRINUSE|[Aa]ddress already in use|already in use\b|already allocated/],
  ['lambda-image', 'startup-failed', /entrypoint requires the handler name/],
  ['no-functions', 'startup-failed', /No job functions found|language workers|Worker failed to (?:index|load)/],
  ['probe', 'startup-failed', /probe failed|(?:liveness|startup) probe|HTTP pings/],
  ['listen', 'startup-failed', /listen on the port|Boot timeout|bind to \$PORT|expected address/],
  ['stack-state', 'conflict', /state and can ?not be updated/],
  ['in-use', 'conflict', /cannot be (?:deleted|updated) as it is in use by/],
  ['being-modified', 'conflict', /can(?:'t|not) (?:currently )?(?:be modified|modify)/],
  ['state-lock', 'conflict', /acquiring the state lock|the stack is currently locked by/],
  [
    'injection',
    'code-defect',
    /can't resolve dependencies of|Unable to resolve service for type|(?:a|qualifying) bean of type/,
  ],
  [
    'worker-scope',
    'code-defect',
    /on behalf of a different request|within global scope|while handling a request|never generate a response/,
  ],
  ['edge-function', 'code-defect', /CloudFront function|\bFunctionExecutionError\b/],
  ['response-model', 'code-defect', /\bResponseValidationError\b/],
  [
    'module-kind',
    'code-defect',
    /Cannot use import statement outside a module|does not provide an export named|exports is not defined in ES module/,
  ],
  [
    'column',
    'code-defect',
    /column "?[\w.]+"? does not exist|Unknown column '|no such column|Invalid column name|\bP2022\b/,
  ],
  [
    'table',
    'missing-resource',
    /no such table|relation "[^"]+" does not exist|[Tt]able '[^']+' doesn't exist|Invalid object name|\bP2021\b/,
  ],
  ['model', 'missing-resource', /[Tt]he model `?[\w.:/-]+`? does not exist|\bmodel_not_found\b|model: [\w.:-]+/],
  ['image', 'missing-resource', /[Ff]ailed to pull image|\bmanifest unknown\b|\bmanifest for \S+ not found/],
  [
    'cluster-object',
    'missing-resource',
    /\b(?:secret|configmap|persistentvolumeclaim|serviceaccount) "[^"]+" not found/,
  ],
  ['lock-file', 'missing-dependency', /can only install packages when|\bERESOLVE\b/],
  ['bundled', 'missing-dependency', /Can't resolve|failed to resolve import/],
  [
    'handler',
    'missing-configuration',
    /is undefined or not exported|HandlerNotFound|missing on module|Unable to locate handler/,
  ],
  ['hosts', 'missing-configuration', /ALLOWED_HOSTS|Blocked hosts?: |\bDisallowedHost\b/],
  [
    'context',
    'payload-too-large',
    /context length|context_length_exceeded|prompt is too long|too long for requested model|context window/,
  ],
  ['code-size', 'payload-too-large', /Unzipped size must be/],
  ['broker-size', 'payload-too-large', /RecordTooLarge|max\.request\.size|MESSAGE_TOO_LARGE|Message size too large/],
  ['grpc-size', 'payload-too-large', /(?:received|sent) message larger than/i],
  ['vercel-body', 'payload-too-large', /FUNCTION_(?:RESPONSE_)?PAYLOAD_TOO_LARGE/],
  ['billing', 'quota-exceeded', /insufficient_quota|plan and billing|credit balance is too low/],
  ['history', 'quota-exceeded', /maximum number of history events/],
  ['descriptors', 'connection-exhausted', /\bE[MN]FILE\b|too many open files/i],
  ['descriptors', 'resource-saturated', /\bE[MN]FILE\b|too many open files/i],
  ['unschedulable', 'resource-saturated', /nodes? (?:are )?available/],
  ['flood-stage', 'resource-saturated', /FORBIDDEN ?\/ ?12|flood[- ]stage|read-only-allow-delete/],
  ['docker', 'dependency-unavailable', /Docker (?:daemon )?running\?|Docker daemon/i],
  [
    'replica',
    'dependency-unavailable',
    /READONLY|read[- ]only (?:replica|transaction)|NotWritablePrimary|--read-only option|\bReadOnlyError\b/,
  ],
  [
    'cors',
    'missing-configuration',
    /CORS policy|Access-Control-(?:Allow|Request)|Cross-Origin Request Blocked|allowed by CORS/,
  ],
  ['auth-secret', 'missing-configuration', /\bNO_SECRET\b|MissingSecret|define a `secret`/],
  ['redirect', 'missing-configuration', /redirect_uri|[Rr]edirect URI|callback URL|UntrustedHost|Host must be trusted/],
  [
    'login-check',
    'permission-denied',
    /InvalidCheck|pkceCodeVerifier|(?:state|nonce|code_verifier) cookie was missing/i,
  ],
  [
    'pooler',
    'missing-configuration',
    /prepared statement .{1,80} (?:does not exist|already exists)|\b(?:26000|42P05)\b/,
  ],
  [
    'bucket-region',
    'missing-configuration',
    eitherOf(
      /must be addressed using the specified endpoint|PermanentRedirect|IllegalLocationConstraint/,
      /AuthorizationHeaderMalformed/,
    ),
  ],
  [
    'unset-host',
    'missing-configuration',
    /(?:ENOTFOUND|EAI_AGAIN|\/\/|@|['" ])(?: ?)(?:undefined|null|None|nil|NaN)(?::\d{2,5})?\b/,
  ],
  [
    'clock',
    'credential-expired',
    /Signature (?:expired|not yet current)|RequestTimeTooSkewed|used too (?:early|late)|\bclock\b/,
  ],
  ['proxy-login', 'credential-expired', /Proxy Authentication Required|connection failed: 407/],
  ['unbound-volume', 'missing-configuration', /PersistentVolumeClaims|no persistent volumes available/],
  ['node-selector', 'missing-configuration', /node affinity|node selector|untolerated taint/],
  [
    'plain-database',
    'missing-configuration',
    eitherOf(
      /does not support SSL|SSL is not (?:enabled|supported)|SSL (?:Connection|was|is) required|insecure transport/,
      /Cleartext connection/,
    ),
  ],
  ['aborted-transaction', 'code-defect', /current transaction is aborted|\b25P02\b|InFailedSqlTransaction/],
  ['cast', 'validation-failed', /\bCastError\b|Cast to \w+ failed|24 (?:character )?hex/],
  ['reserved-concurrency', 'quota-exceeded', /UnreservedConcurrentExecution/],
  [
    'compile-error',
    'code-defect',
    /\berror (?:TS|CS)\d{4,5}: |\berror\[E\d{4}\]|COMPILATION ERROR|[Cc]ompilation fail|Type error: /,
  ],
  [
    'registry-login',
    'credential-expired',
    /\bE401\b|\bENEEDAUTH\b|no basic auth credentials|Incorrect or missing password|unauthorized: authentication required/,
  ],
  [
    'no-program',
    'missing-dependency',
    /executable file not found|command not found|(?:sh|bash|env): .{1,80}: (?:not found|No such file)|spawn \S+ ENOENT/,
  ],
  ['broker-login', 'credential-expired', /login refused|Login was refused|only connect via localhost|ACCESS-REFUSED/],
  ['docker-socket', 'permission-denied', /Docker daemon socket|docker\.sock/],
  [
    'number-text',
    'malformed-input',
    eitherOf(
      /NumberFormatException|For input string: |invalid literal for int|strconv\.\w+: parsing/,
      /not in a correct format|not recognized as a valid|string to float/,
    ),
  ],
  ['config-file', 'missing-configuration', /no such file|could not open|cannot open|ENOENT/i],
] as const satisfies readonly (readonly [string, Fault, RegExp])[];

export type Particular = (typeof PARTICULARS)[number][0];

/** Undefined where nothing of the kind is shown. */
export const particularOf = (failure: Failure): Particular | undefined =>
  PARTICULARS.find(([, fault, pattern]) => fault === failure.verdict.fault && says(failure, pattern))?.[0];
