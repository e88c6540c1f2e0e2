/**
 * Failures whose remedy is in the function itself.
 * Sources: AWS Lambda developer guide ("Troubleshoot execution issues", "Lambda quotas", runtime error names),
 * the Service Authorization reference for the wording of denials, Node's `util.getSystemErrorMap` and V8's heap message,
 * CPython's and the JVM's names of exceptions.
 */
import { numberAt, valueAt } from '../../model/json.js';
import type { Rule } from './rule.js';
import type { Located, Signals } from './signals.js';

export const RESOURCE_LIMIT_RULES: readonly Rule[] = [
  {
    fault: 'memory-exhausted',
    seat: 'function',
    types: /^(?:MemoryError|OutOfMemoryError|Runtime\.OutOfMemory|ERR_WORKER_OUT_OF_MEMORY|OutOfMemoryException)$/,
    wording:
      /JavaScript heap out of memory|Java heap space|GC overhead limit exceeded|runtime: out of memory|Cannot allocate memory|exit status 137|java\.lang\.OutOfMemoryError|signal: killed|\bOOMKilled\b|Runtime exited with error: signal: killed/,
    when: memoryCeiling,
  },
  {
    fault: 'timeout',
    seat: 'function',
    types: /^(?:Sandbox\.Timedout|Possible Lambda Timeout|States\.Timeout|Function\.Timedout)$/i,
    wording:
      /Task timed out after [\d.]+ seconds|Possible Lambda Timeout|lambda is very close to timing out|Status: timeout\b/,
    when: ({ event }) => (event.timedOut ? at(event.data, '@timedOut', '@message', 'span.name') : undefined),
  },
  {
    fault: 'concurrency-limit',
    seat: 'resource',
    types:
      /^(?:ReservedFunctionConcurrentInvocationLimitExceeded|ConcurrentInvocationLimitExceeded|ReservedFunctionInvocationRateLimitExceeded|FunctionInvocationRateLimitExceeded|CallerRateLimitExceeded)$/,
    wording:
      /(?:Reserved(?:Function)?)?Concurrent(?:Invocation)?LimitExceeded|reserved concurren\w+ (?:limit|exceeded)|concurrent executions? (?:limit|exceeded)/i,
  },
];

export const ACCESS_RULES: readonly Rule[] = [
  {
    fault: 'credential-expired',
    seat: 'function',
    types:
      /^(?:ExpiredToken(?:Exception)?|RequestExpired|TokenExpired(?:Error|Exception)?|UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|InvalidAccessKeyId|AuthFailure|invalid_api_key|invalid_grant|invalid_token|HttpClientErrorException\$Unauthorized|CredentialsProviderError|CredentialUnavailableException|NoCredentialsError)$/i,
    wording:
      /security token included in the request is (?:expired|invalid)|jwt expired|\b401 Client Error\b|status code does not indicate success: 401|(?:failed|responded|answered|returned) with (?:status |HTTP |code )*401\b|token is expired|(?:access |refresh |session )?token (?:has |is )?expired|(?:api|access) key (?:has |is |was )?(?:expired|revoked|invalid)|invalid api key|credentials? (?:have |has |is |are )?expired|password authentication failed|Access denied for user .{1,120}using password|Signature expired|WRONGPASS|NOAUTH Authentication required/i,
    hint: /\b401\b.{0,40}(?:unauthori[sz]ed|invalid)|invalid api key/i,
    when: ({ status, role }) => (status?.value === 401 && role === 'client' ? located(status) : undefined),
  },
  {
    fault: 'permission-denied',
    seat: 'function',
    types:
      /^(?:AccessDenied(?:Exception)?|AccessDeniedError|UnauthorizedOperation|UnauthorizedAccessException|NotAuthorized(?:Exception)?|AuthorizationError(?:Exception)?|UnauthorizedAccess|EACCES|EPERM|PermissionError|KMSAccessDeniedException|AWSLambda_AccessDenied|Forbidden(?:Exception)?)$/i,
    wording:
      /is not authorized to perform:? \S+|not authorized to perform|\bAccess Denied\b|AccessDenied(?:Exception)?\b|explicit deny in|permission denied/i,
    when: ({ status, role, aws }) => (status?.value === 403 && role === 'client' && aws ? located(status) : undefined),
    hint: /\b403\b.{0,40}forbidden/i,
  },
];

export const SETUP_RULES: readonly Rule[] = [
  {
    fault: 'missing-dependency',
    seat: 'function',
    types:
      /^(?:Runtime\.ImportModuleError|ImportModuleError|ModuleNotFoundError|MODULE_NOT_FOUND|ERR_MODULE_NOT_FOUND|ImportError|ClassNotFoundException|NoClassDefFoundError|TypeInitializationException|DllNotFoundException)$/,
    wording:
      /Cannot find (?:module|package) ['"]|Could not load file or assembly|no required module provides package|error while loading shared libraries|No module named ['"]?\w|Unable to import module|cannot open shared object file/,
  },
  {
    fault: 'missing-configuration',
    seat: 'function',
    types:
      /^(?:ParameterNotFound|ParameterVersionNotFound|Runtime\.HandlerNotFound|Runtime\.InvalidEntrypoint|ConfigurationError|MissingConfigurationError|ConfigError|ERR_MISSING_ENV)$/,
    wording:
      /(?:environment variable|env(?:ironment)? var(?:iable)?|process\.env\.|os\.environ|config(?:uration)?(?: (?:key|value|setting|parameter))?)\b[^.\n]{0,80}\b(?:is |was |are )?(?:missing|undefined|not set|not defined|not configured|required|unset|empty)\b|(?:missing|undefined|required|unset|no) (?:required )?(?:environment variable|env(?:ironment)? var|config(?:uration)?)/i,
    when: pythonEnvironment,
    hint: /\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b (?:is |was |must be )?(?:missing|undefined|not set|not defined|required|unset|set)\b|(?:Empty|No) value provided for (?:input HTTP label|required)/,
  },
];

export const INPUT_RULES: readonly Rule[] = [
  {
    fault: 'payload-too-large',
    seat: 'function',
    types:
      /^(?:RequestEntityTooLarge(?:Exception)?|RequestTooLargeException|PayloadTooLarge(?:Error)?|EntityTooLarge|Function\.ResponseSizeTooLarge|ResponseSizeTooLarge|MessageTooLong|BatchRequestTooLong|InvalidMessageContentsTooLong|ItemCollectionSizeLimitExceededException)$/i,
    wording:
      /6291556 bytes|exceeded maximum allowed payload size|payload size exceeded|request entity too large|body exceeded (?:the )?\d+|Item size has exceeded the maximum allowed size|must be shorter than \d+ bytes|must be less than \d+ bytes|larger than the maximum|(?:entity|payload|content) too large|size exceeding the maximum number of bytes|exceeds the maximum (?:message|payload|request|record|item)? ?(?:size|length)|Response payload size|string larger than/i,
    when: ({ status }) => (status?.value === 413 ? located(status) : undefined),
  },
  {
    fault: 'conditional-check-failed',
    seat: 'function',
    types: /^(?:ConditionalCheckFailed(?:Exception)?|PreconditionFailed)$/,
    wording: /The conditional request failed|\bConditionalCheckFailed(?:Exception)?\b/,
  },
  {
    fault: 'conflict',
    seat: 'function',
    types:
      /^(?:TransactionConflict(?:Exception)?|TransactionCanceled(?:Exception)?|ConflictException|OperationAborted|ResourceConflictException|ResourceInUseException|SerializationFailure|OptimisticLockException|DuplicateKeyException|ER_DUP_ENTRY|ER_LOCK_DEADLOCK|40P01|40001|23505)$/,
    wording:
      /deadlock (?:detected|found)|could not serialize access|duplicate key value violates unique constraint|Transaction is ongoing for the item|Lock wait timeout exceeded|WriteConflict|SQLITE_BUSY|updated or deleted by another transaction/i,
    when: ({ status, role }) => (status?.value === 409 && role === 'client' ? located(status) : undefined),
  },
  {
    fault: 'malformed-input',
    seat: 'function',
    types:
      /^(?:JSONDecodeError|JsonParseException|JsonMappingException|MalformedJsonException|UnrecognizedPropertyException|SerializationException|JsonException|JsonReaderException|UnicodeDecodeError|XMLSyntaxError|ExpatError|SAXParseException|MismatchedInputException|InvalidRequestContentException|Runtime\.UnmarshalError|Runtime\.MarshalError)$/,
    wording:
      /Unexpected token .{1,40} in JSON|is an invalid start of a value|Unexpected character \('|Unexpected non-whitespace character after JSON|unexpected end of JSON|cannot unmarshal \w+ into Go|Could not read JSON|not well-formed \(invalid token\)|Invalid control character|Extra data: line \d+|is not valid JSON|Unexpected end of JSON input|in JSON at position \d+|Expecting value: line \d+ column|Expecting property name enclosed|Could not parse (?:request|payload|message|body)|Unrecognized token|invalid character .{1,10} looking for beginning/i,
    hint: /(?:invalid|malformed|unparsable|corrupt(?:ed)?|cannot parse|failed to parse) (?:\w+ )?(?:payload|message|body|json|event|record|xml|csv|input)/i,
  },
  {
    fault: 'validation-failed',
    seat: 'function',
    types:
      /^(?:Validation(?:Error|Errors|Exception)|ValidatorError|MethodArgumentNotValidException|ZodError|SchemaValidationError|ConstraintViolationException|InvalidParameter(?:Value|Combination)?(?:Exception)?|InvalidArgument(?:Exception)?|InvalidRequest(?:Exception)?|BadRequest(?:Exception|Error)?|MissingParameter|MalformedQueryString|ParamValidationError|UnprocessableEntity(?:Exception|Error)?)$/i,
    wording:
      /failed to satisfy constraint|Parameter validation failed|One or more parameter values were invalid|\d+ validation errors? (?:detected|for)|Field validation for '\w+' failed|provided key element does not match the schema/i,
    hint: /validation failed|(?:invalid|missing) (?:required )?(?:field|parameter|value|property)|is required\b|must (?:be|have|match) /i,
    when: ({ status, role }) =>
      (status?.value === 400 || status?.value === 422) && role === 'client' ? located(status) : undefined,
  },
];

export const CODE_RULES: readonly Rule[] = [
  {
    fault: 'code-defect',
    seat: 'function',
    types:
      /^(?:TypeError|ReferenceError|RangeError|SyntaxError|Runtime\.UserCodeSyntaxError|UserCodeSyntaxError|EvalError|NullPointerException|NullReferenceException|IndexOutOfBoundsException|ArrayIndexOutOfBoundsException|StringIndexOutOfBoundsException|ClassCastException|ArithmeticException|NumberFormatException|NoSuchMethodError|NoSuchFieldError|MissingMethodException|MissingFieldException|InvalidCastException|IndexOutOfRangeException|KeyNotFoundException|ArgumentNullException|ArgumentOutOfRangeException|DivideByZeroException|FormatException|IncompatibleClassChangeError|boundsError|runtime\.plainError|runtime\.TypeAssertionError|IllegalStateException|ZeroDivisionError|AttributeError|IndexError|KeyError|NameError|UnboundLocalError|RecursionError|AssertionError|NotImplementedError|StackOverflowError|NoSuchElementException|UnsupportedOperationException)$/,
    wording:
      /Cannot (?:read|set) propert(?:y|ies) of (?:undefined|null)|undefined is not a function|is not a function\b|is not iterable|is not a constructor|Cannot destructure property|Cannot access '\w+' before initialization|is not defined\b|Maximum call stack size exceeded|'NoneType' object|nil pointer dereference|Object reference not set to an instance|index out of (?:range|bounds)|slice bounds out of range|interface conversion: |integer divide by zero|assignment to entry in nil map|object is not (?:subscriptable|callable)/,
    unless: /fetch failed|Failed to fetch|NetworkError|terminated by other side/i,
  },
];

function memoryCeiling({ event }: Signals): Located | undefined {
  const used = numberAt(event.data, '@maxMemoryUsed');
  const size = numberAt(event.data, '@memorySize');
  const failed = event.isError || /error|timeout/i.test(String(valueAt(event.data, '@status') ?? ''));
  if (used === undefined || size === undefined || size <= 0 || used < size * 0.98 || !failed) return undefined;
  return { value: `${used} MB`, path: '@maxMemoryUsed' };
}

/** Python says only `KeyError: 'TABLE_NAME'`; that it came from the environment stands in the stack or in the style. */
function pythonEnvironment({ types, texts, stack }: Signals): Located | undefined {
  const keyError = types.find(({ value }) => value === 'KeyError');
  if (keyError === undefined) return undefined;
  const named = texts.find(({ value }) => /^(?:KeyError: )?'[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+'$/.test(value.trim()));
  if (/os\.environ|os\.py", line \d+, in __getitem__/.test(stack?.value ?? '')) return named ?? keyError;
  return named;
}

function at(data: Signals['event']['data'], ...paths: readonly string[]): Located {
  const path = paths.find((candidate) => valueAt(data, candidate) !== undefined) ?? '';
  return { value: path === '' ? 'timed out' : String(valueAt(data, path)), path };
}

const located = (status: NonNullable<Signals['status']>): Located => ({
  value: String(status.value),
  path: status.path,
});
