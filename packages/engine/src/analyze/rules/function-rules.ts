/**
 * Failures whose remedy is in the function itself.
 * Sources: AWS Lambda developer guide ("Troubleshoot execution issues", "Lambda quotas", runtime error names),
 * the Service Authorization reference for the wording of denials, Node's `util.getSystemErrorMap` and V8's heap message,
 * CPython's and the JVM's names of exceptions.
 */
import { numberAt, valueAt } from '../../model/json.js';
import { answered, anyOf, type Rule } from './rule.js';
import type { Located, Signals } from './signals.js';

export const RESOURCE_LIMIT_RULES: readonly Rule[] = [
  {
    fault: 'memory-exhausted',
    seat: 'function',
    types:
      /^(?:\w*MemoryError|OutOfMemoryError|Runtime\.OutOfMemory|ERR_WORKER_OUT_OF_MEMORY|OutOfMemoryException|NoMemoryError|Runtime\.OutOfMemoryError|InsufficientMemoryException)$/,
    wording: anyOf(
      /JavaScript heap out of memory|Java heap space|GC overhead limit exceeded|runtime: out of memory|Cannot allocate memory|exit status 137|java\.lang\.OutOfMemoryError|signal: killed|\bOOMKilled\b|Runtime exited with error: signal: killed/,
      /Reached heap limit|failed to allocate memory|std::bad_alloc|runtime: cannot allocate memory|Out of memory\.|\bout of memory\b|OutOfMemory/,
      /Unable to allocate [\d.]+ [KMGT]i?B|Array buffer allocation failed|Last few GCs|last resort GC|Ineffective mark-compacts|[Uu]nable to create (?:new )?native thread|Direct buffer memory|reaching memory limit|[Oo]om[- _]?kill|memory (?:allocation|limit) .{0,40}(?:failed|exceeded)|memory allocation of \d+ bytes|Allowed memory size of \d+ bytes|killed due to memory|exit (?:code|status):? 137\b/,
    ),
    when: memoryCeiling,
    // The memory of Redis or ClickHouse, and not the function's.
    unless: /used memory > 'maxmemory'|OOM command not allowed|DB::Exception|OvercommitTracker|\bcode: 241\b/,
  },
  {
    fault: 'timeout',
    seat: 'function',
    types: /^(?:Sandbox\.Timedout|Possible Lambda Timeout|States\.Timeout|Function\.Timedout)$/i,
    wording:
      /Task timed out after [\d.]+ seconds|[Ff]unction (?:has )?exceeded (?:its |the )?(?:maximum )?(?:execution time|timeout)|Maximum execution time of \d+ seconds exceeded|"status": ?"timeout"|Possible Lambda Timeout|lambda is very close to timing out|Status: timeout\b|\bWORKER TIMEOUT \(pid:|(?:CPU|[Ww]all clock) time (?:hard |soft )?limit (?:reached|exceeded)|exceeded (?:its )?CPU (?:time )?limit/,
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
      /^(?:ExpiredToken(?:Exception)?|RequestExpired|TokenExpired(?:Error|Exception)?|UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|InvalidAccessKeyId|AuthFailure|invalid_api_key|invalid_grant|invalid_token|HttpClientErrorException\$Unauthorized|CredentialsProviderError|CredentialUnavailableException|NoCredentialsError|ExpiredTokenError|InvalidToken(?:Id)?(?:Exception)?|ExpiredSignature|ExpiredJwt|SecurityTokenExpired|SecurityTokenExpiredException|TokenRefreshRequired|ExpiredIdentityToken|NotAuthorizedTokenExpired|AuthenticationError|UNAUTHENTICATED|Unauthenticated|ER_ACCESS_DENIED_ERROR|28P01|28000|sql-1045|18456|Unauthorized(?:Error|Exception)?|TokenRefreshError|RefreshError|InvalidGrantError|RequestTimeTooSkewed|JWT_?Expired|ERR_JWT_EXPIRED|InvalidSignature|InvalidTokenError|InvalidCredentials|BadCredentials|AuthenticationFailed|(?:KafkaJS)?SASL_?AuthenticationFailed|(?:KafkaJS)?Sasl_?Authentication(?:Exception|Error)?|token_(?:revoked|expired)|invalid_auth|not_authed|account_inactive|unauthorized_client|invalid_client|EAUTH|IncompleteSignature|MissingAuthenticationToken)$/i,
    wording: anyOf(
      /security token included in the request is (?:expired|invalid)|jwt expired|\b401 Client Error\b|status code does not indicate success: 401|(?:failed|responded|answered|returned) with (?:status |HTTP |code )*401\b|token is expired|(?:access |refresh |session )?token (?:has |is )?expired|(?:api|access) key (?:has |is |was )?(?:expired|revoked|invalid)|invalid api key|credentials? (?:have |has |is |are )?expired|password authentication failed|Access denied for user .{1,120}using password|Signature expired|WRONGPASS|NOAUTH Authentication required/i,
      /(?:provided )?token (?:has|is|was) (?:been )?(?:expired|revoked|invalid|no longer valid)|(?:Signature|Refresh token|Access token|JWT|Session|Client secret) (?:has )?expired|JWT expired \d+|IDX10223|Lifetime validation failed|invalid_grant|invalid_client/,
      /Expired API Key|API key (?:not valid|is invalid|was revoked|provided: )|(?:Incorrect|Invalid|Revoked) (?:API|access|secret) ?key|Access denied for user '?[^']{1,120}'?(?:@\S+)? ?\(using password|authentication failed for user|Login failed for user|invalid (?:username|user name)\/password|WRONGPASS|Authentication failed\.?$/,
      /\b401 Unauthorized\b|status(?: code)?[ :=]*401\b|code = Unauthenticated|StatusCode\.UNAUTHENTICATED|UNAUTHENTICATED:|security token .{0,40}(?:expired|invalid)|Unable to (?:load|locate) credentials|Could not load credentials|Missing credentials in config|Unable to get IAM security credentials|No valid credential sources found|without credentials set|credentials? (?:could not be|were not|cannot be) (?:found|loaded|resolved)/,
      /\b[Aa]uthentication (?:failed|failure)\b|bad auth\b|client secret .{0,60}expired|token_revoked|token_expired|invalid_auth|not_authed|"exp" claim|JWTExpired|\b535[ -]5\.7\.|Username and Password not accepted|Invalid login\b|[Bb]ad credentials|invalid (?:(?:or expired|access|auth\w*|session|refresh|bearer|security|identity) )+token\b|invalid (?:or expired )?credentials\b|invalid signature$|ORA-(?:01017|28001)|(?:request time and the current time|clock skew)|unable to authenticate user|missing authentication credentials|Access Key Id you provided does not exist|IAM token has expired|invalid authentication credentials/,
      // Registries of images (OCI distribution specification, "Error Codes") and Docker's client.
      /\bunauthorized: (?:authentication required|incorrect username)|no basic auth credentials/,
      answered(401),
    ),
    hint: /\b401\b.{0,40}(?:unauthori[sz]ed|invalid)|invalid api key/i,
    // Who it is was known: what it may do was not enough.
    unless:
      /\bno \w+ permission on\b|has no permission|no pg_hba\.conf entry for|SaslAuthenticationException: \[[\da-f-]{36}\]: Access denied/i,
    status: ({ status, role }) => (status?.value === 401 && role === 'client' ? located(status) : undefined),
  },
  {
    fault: 'permission-denied',
    seat: 'function',
    types:
      /^(?:AccessDenied(?:Exception)?|AccessDeniedError|UnauthorizedOperation|UnauthorizedAccessException|NotAuthorized(?:Exception)?|AuthorizationError(?:Exception)?|UnauthorizedAccess|EACCES|EPERM|PermissionError|KMSAccessDeniedException|AWSLambda_AccessDenied|Forbidden(?:Exception)?|AuthorizationErrorException|InsufficientPrivilege|42501|PERMISSION_DENIED|PermissionDenied(?:Exception|Error)?|ER_TABLEACCESS_DENIED_ERROR|ER_DBACCESS_DENIED_ERROR|sql-(?:1044|1142|229)|AccessDeniedFault|UnauthorizedOperationException|NOPERM|AllAccessDisabled|(?:Topic|Group|Cluster)_?Authorization(?:_?Failed)?(?:Exception|Error)?|AuthorizationFailed(?:Exception)?|States\.Permissions|Errno::EACCES|Errno::EPERM|InsufficientPermissions?(?:Exception|Error)?)$/i,
    wording: anyOf(
      /is not authorized to perform:? \S+|not authorized to perform|\bAccess Denied\b|AccessDenied(?:Exception)?\b|explicit deny in|permission denied/i,
      /Access to (?:the resource|KMS|\S+) .{0,200}is (?:denied|not allowed)|Access to KMS is not allowed|or you are not allowed to access|insufficient (?:privilege|permission)s?|(?:SELECT|INSERT|UPDATE|DELETE|EXECUTE) command denied to user|must be owner of|ORA-01031|code = PermissionDenied|StatusCode\.PERMISSION_DENIED|PERMISSION_DENIED:|does not have (?:the )?(?:\S+ )?permissions?\b|lacks? permissions? to|Access denied for user '[^']{1,80}'@'[^']{1,80}' to database/,
      /\b403\b.{0,120}\.amazonaws\.com|\bno \w+ permission on\b|\(403\) when calling|\bNOPERM\b|no permissions? (?:to|for|on)\b|not authorized on \S+ to execute|row-level security policy|permission was denied|Operation not permitted|is unauthorized for user|[Nn]ot authorized to access (?:topics?|group|cluster)|api error (?:Forbidden|AccessDenied)|not (?:have|been granted) (?:the )?(?:required |necessary )?(?:permissions?|privileges?)|missing (?:the )?(?:required )?(?:permissions?|privileges?)|insufficient_scope|(?:missing|insufficient) (?:oauth )?scopes?\b/,
      /denied: requested access to the resource|pull access denied for/,
      // API Gateway about the function behind it, and PostgreSQL about where the client comes from.
      /[Ii]nvalid permissions on Lambda function|no pg_hba\.conf entry for/,
    ),
    status: ({ status, role, aws }) =>
      status?.value === 403 && role === 'client' && aws ? located(status) : undefined,
    hint: /\b403\b.{0,40}forbidden/i,
  },
];

export const SETUP_RULES: readonly Rule[] = [
  {
    fault: 'missing-dependency',
    seat: 'function',
    types:
      /^(?:Runtime\.ImportModuleError|ImportModuleError|ModuleNotFoundError|MODULE_NOT_FOUND|ERR_MODULE_NOT_FOUND|ImportError|ClassNotFoundException|NoClassDefFoundError|TypeInitializationException|DllNotFoundException|LoadError|Gem::MissingSpecError|Gem::LoadError|UnsatisfiedLinkError|Runtime\.InvalidEntrypoint|BadImageFormatException|TypeLoadException|ReflectionTypeLoadException|ERR_DLOPEN_FAILED|ExceptionInInitializerError|Runtime\.CannotFindModule)$/,
    wording: anyOf(
      /Cannot find (?:module|package) ['"]|Could not load file or assembly|no required module provides package|error while loading shared libraries|No module named ['"]?\w|Unable to import module|cannot open shared object file/,
      /Cannot find (?:module|package) |cannot load such file|Could not find '?[\w-]+'? \(|invalid ELF header|wrong ELF class|exec format error|Couldn't find valid bootstrap|GLIBC(?:XX)?_[\d.]+' not found|version `[\w.]+' not found|version `GLIBC|cannot import name ['"]|Could not load the "?[\w@/-]+"? module|Unable to load (?:DLL|shared library)|no \w+ in java\.library\.path|Could not initialize class|Class ['"][\w\\\\]+['"] not found|Error loading shared library|ERR_DLOPEN_FAILED|Failed to load native/,
      /spawn \S+ ENOENT|executable file not found in|command not found$|fork\/exec \S+: no such file|undefined symbol: |Error relocating|[Qq]uery engine .{0,80}could not (?:be found|locate)|could not locate the (?:Query|Schema) Engine|could not find driver|Could not find or load main class|Could not find (?:Chrome|Chromium|Firefox)\b|Executable doesn't exist at |is not installed\b|Please install (?:the )?\S+ (?:package|module)|No such file or directory: ['"](?:[\w.-]+|\/(?:opt|var\/task|usr)\/\S+)['"]|no such file or directory, \w+ ['"]\/(?:opt|var\/task)\/|\/(?:opt|usr|var\/task)\/\S+: No such file|GemNotFound|more recent version of the Java Runtime/,
    ),
  },
  {
    fault: 'missing-configuration',
    seat: 'function',
    types:
      /^(?:ParameterNotFound|ParameterVersionNotFound|Runtime\.HandlerNotFound|HandlerNotFound|ConfigurationError|ConfigurationException|ImproperlyConfigured|MissingEnvironmentVariable(?:Error|Exception)?|(?:\w+\.)?MissingEnvVars?(?:Error)?|EnvVarError|NoRegion(?:Error|Exception)?|MissingRegion(?:Error|Exception)?|UnknownConfigKey|MissingSettingException|MissingConfigurationError|ConfigError|ERR_MISSING_ENV|UndefinedValueError|OptionsValidation(?:Exception)?|ConfigException\$Missing|ConfigFileNotFoundError|NoSuchConfig(?:Exception|Error)?|VarError)$/,
    wording: anyOf(
      /(?:environment variable|env(?:ironment)? var(?:iable)?|process\.env\.|os\.environ|config(?:uration)?(?: (?:key|value|setting|parameter))?)\b[^.\n]{0,80}\b(?:is |was |are )?(?:missing|undefined|not set|not defined|not configured|not found|not present|not provided|required|unset|empty)\b|(?:missing|undefined|required|unset|no) (?:required )?(?:environment variable|env(?:ironment)? var|config(?:uration)?)/i,
      /Could not resolve placeholder|required key \w+ missing value|(?:missing|undefined|unset|invalid) (?:required )?(?:environment|env\.?|config(?:uration)?|settings?) ?(?:variables?|vars?|keys?|values?|parameters?|propert(?:y|ies))?:? |Section ['"]?[\w:.]+['"]? not found in configuration|ConnectionString (?:property )?has not been initialized|No connection string (?:named|found)|connection ?string ['"]?\w*['"]? (?:not found|is (?:missing|empty|null))/,
      /Region is missing|Missing region in config|You must specify a region|Unable to find a region|No RegionEndpoint|Invalid Configuration: Missing Region|could not find region configuration|No value provided for input HTTP label/,
      /key not found: ['"]?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|is undefined or not exported|missing on module|Unable to (?:locate|load) (?:the )?handler|(?:Config|Settings|Env\w*) validation (?:error|failed)|validation errors? for \w*(?:Settings|Config)\w*\b|(?:environment|env) variables? .{0,60}(?:must be|needs? to be|has to be|should be) (?:set|defined|provided)|(?:must|need to|have to|please) (?:set|define|provide|configure|specify) (?:the |an? )?(?:\S+ )?(?:environment|env\b|config)/,
      /(?:Set|Define|Provide|Missing|Expected|Required) (?:the )?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b.{0,40}(?:env|config|setting|variable)|\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b (?:environment variable|env var|setting) |(?:env|environment)\.[A-Z][A-Z0-9_]+ (?:is|was) (?:missing|undefined|not set)|secretOrPrivateKey must have a value/,
      /as envvar\b|`Err` value: NotPresent|No configuration setting found|config property .{0,80}(?:is required|not be found)|Failed to bind properties|Failed to configure a DataSource|Neither \S*(?:apiKey|API key|credential)|(?:You did not provide an|No|Missing|must provide an?) API[ _-]?key|[Aa][Pp][Ii][ _-]?[Kk]ey (?:is |was )?(?:missing|required|not (?:set|provided|configured))|client option must be set|(?:SDK|API|access|secret) key must be (?:provided|set)|missing (?:in|from) (?:the )?config|Value cannot be null\. ?\(Parameter '\w*(?:[cC]onnectionString|[aA]piKey|[eE]ndpoint|[uU]ri|[uU]riString|[uU]rl|[sS]ecret|[rR]egion|(?:table|bucket|queue|topic|stream)(?:Name|Url|Arn))'/,
      /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b['"`]? (?:has no value|has not been (?:set|provided|configured)|is a required (?:variable|setting|parameter))|\bno value (?:for|of) ['"`]?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|not (?:present|found|defined) in the environment\b/,
      // A setting that is absent became a part of an address.
      /Invalid URL:? ['"]?(?:undefined|null|None)\b|\bhttps?:\/\/(?:undefined|null|None)\b|\b(?:ENOTFOUND|EAI_AGAIN|resolve host:?) (?:undefined|null|None)\b/,
      /(?:environment|env) variables?.{0,60}must not be (?:null|empty|blank)/,
      // A file of settings, by its name or its ending.
      /(?:[Nn]o such file or directory|ENOENT|[Cc](?:ould|an) ?not open|[Ff]ailed to open|not find)[^\n]{0,40}['"` ]\S*(?:config|settings|\.env\b|\.(?:ya?ml|toml|ini|conf|properties|pem|crt|cer|key)\b)|(?:open|stat|read) \S*(?:config|settings|\.env\b|\.(?:ya?ml|toml|ini|conf|properties|pem|crt|cer|key)\b)\S*: no such file/,
      // The names of resources come from the settings: one that is absent was never set.
      /(?:Invalid type for parameter|Missing required (?:key|parameter)(?: in input)?:?|Value null at|must contain the parameter|Invalid parameter:) ?['"]?(?:TableName|QueueUrl|Bucket|TopicArn|FunctionName|StreamName|SecretId|KeyId|StateMachineArn|EventBusName|UserPoolId|ClientId)\b(?!.{0,30}<class 'int)/i,
    ),
    when: (signals) => pythonEnvironment(signals) ?? unsetVariable(signals),
    hint: /\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+\b (?:is |was |must be )?(?:missing|undefined|not set|not defined|required|unset|set)\b|(?:Empty|No) value provided for (?:input HTTP label|required)/,
  },
];

export const INPUT_RULES: readonly Rule[] = [
  {
    fault: 'payload-too-large',
    seat: 'function',
    types:
      /^(?:RequestEntityTooLarge(?:Exception)?|RequestTooLargeException|PayloadTooLarge(?:Error)?|EntityTooLarge|Function\.ResponseSizeTooLarge|ResponseSizeTooLarge|MessageTooLong|BatchRequestTooLong|InvalidMessageContentsTooLong|ItemCollectionSizeLimitExceededException|PayloadTooLargeException|RequestEntityTooLargeException|BatchRequestTooLong(?:Exception)?|States\.DataLimitExceeded|ContentLengthExceeded|MaxMessageSizeExceeded|MessageSizeTooLarge|MessageTooLarge(?:Exception|Error)?|RecordTooLarge(?:Exception)?|FileSizeLimitExceeded(?:Exception)?|KMSMessageTooLong|ParameterMaxValueLengthExceeded|FST_ERR_CTP_BODY_TOO_LARGE|LimitExceeded\.Size|LIMIT_FILE_SIZE|BSONObjectTooLarge|DocumentTooLarge|ERR_FR_MAX_BODY_LENGTH_EXCEEDED|States\.DataLimitExceeded|413)$/i,
    wording: anyOf(
      /6291556 bytes|exceeded maximum allowed payload size|payload size exceeded|request entity too large|body exceeded (?:the )?\d+|Item size has exceeded the maximum allowed size|must be shorter than \d+ bytes|must be less than \d+ bytes|larger than the maximum|(?:entity|payload|content) too large|size exceeding the maximum number of bytes|exceeds the maximum (?:message|payload|request|record|item)? ?(?:size|length)|Response payload size|string larger than/i,
      /Item size (?:to update )?has exceeded|byte payload is too large|payload is too large|Total size of the entries in the request is over the limit|exceed(?:s|ed|ing)? (?:the )?(?:max(?:imum)?|allowed|configured)[\w ]{0,24} (?:size|length|bytes)|message (?:is )?too (?:large|long)|body (?:is )?too (?:large|long)|(?:request|response|record|file|upload|image) (?:is |was |size )?(?:too large|too big)|cannot be longer than \d+|larger than (?:the )?(?:max|limit|\d+)|max_allowed_packet|greater than (?:the )?(?:max|limit)\w* (?:allowed )?(?:size|of \d+)|size .{0,60}exceeds? .{0,40}(?:limit|maximum)|sum of all messages' size|413 (?:Payload|Request Entity|Content)|status(?: code)?[ :=]*413\b/,
      /length less than or equal to \d{5,}|response code: 413|object to insert too large|BSONObj size|max(?:Content|Body)Length (?:size|limit)|size must be between 0 and \d{5,}|(?:received|sent) message (?:is )?larger than|too large for cache|too large (?:a )?(?:body|payload|request|message|file)|(?:[Rr]ecord size|[Rr]equest|[Pp]ayload|[Mm]essage) must be smaller than|[Ff]ile too large|message length too large|gRPC message exceeds|exceeds? (?:the )?max(?:imum)?(?: of)? \d+ ?[KMG]i?B\b/,
      answered(413),
    ),
    status: ({ status }) => (status?.value === 413 ? located(status) : undefined),
  },
  {
    fault: 'conditional-check-failed',
    seat: 'function',
    types: /^(?:ConditionalCheckFailed(?:Exception)?|PreconditionFailed)$/,
    wording:
      /The conditional request failed|\[[^\]]*\bConditionalCheckFailed\b|\bConditionalCheckFailed(?:Exception)?\b|pre-?conditions? (?:you specified|specified|given|failed)|\b412 Precondition Failed\b/i,
  },
  {
    fault: 'conflict',
    seat: 'function',
    types:
      /^(?:TransactionConflict(?:Exception)?|TransactionCanceled(?:Exception)?|ConflictException|OperationAborted|ResourceConflictException|ResourceInUseException|SerializationFailure|OptimisticLockException|DuplicateKeyException|ER_DUP_ENTRY|ER_LOCK_DEADLOCK|40P01|40001|23505|IdempotencyConflict|ConditionalRequestConflict|ConcurrentModification(?:Exception|Error)?|OptimisticLock(?:ing)?(?:Failure|Failed)?(?:Exception|Error)?|ObjectOptimisticLockingFailure|StaleObject(?:State)?(?:Exception|Error)?|StaleObjectError|UniqueViolation|UniqueConstraintViolation(?:Exception|Error)?|SequelizeUniqueConstraintError|UniqueConstraintError|RecordNotUnique|SQLIntegrityConstraintViolation|DuplicateKey(?:Error)?|Deadlock(?:Detected|LoserDataAccess)?(?:Exception|Error)?|Deadlocked|LockWaitTimeout|ER_LOCK_WAIT_TIMEOUT|P2002|P2034|11000|DbUpdateConcurrencyException|DBConcurrencyException|Conflict(?:Error)?|AlreadyExists(?:Exception|Error)?|ExecutionAlreadyExists|EntityAlreadyExists(?:Exception)?|MySQLTransactionRollback|TransactionInProgress|ReplicatedWriteConflict|IdempotentParameterMismatch|ALREADY_EXISTS|ABORTED|55P03|sql-(?:1062|1205|1213|2601|2627)|LockNotAvailable|LockTimeout|version_conflict_engine_exception|WatchError|ConcurrentAccess(?:Exception)?|ConcurrentUpdate(?:Exception|Error)?|VersionConflict(?:Error|Exception)?|OptimisticConcurrency(?:Exception|Error)?|OperationConflict)$/,
    wording: anyOf(
      /deadlock (?:detected|found)|could not serialize access|duplicate key value violates unique constraint|Transaction is ongoing for the item|Lock wait timeout exceeded|WriteConflict|SQLITE_BUSY|updated or deleted by another transaction/i,
      /Duplicate entry '|duplicate key error|UNIQUE constraint failed|unique constraint .{0,80}(?:violated|failed)|Unique constraint failed|violates unique constraint|already exists with (?:a )?different|was deadlocked on lock|Deadlock found|TransactionConflict|An update is in progress for resource|conflicting (?:conditional )?operation|(?:database|table) is locked|could not obtain lock|lock (?:request )?time-?out|Row was updated or deleted|modified (?:by another|since)|concurrent (?:update|modification|write)|optimistic (?:lock|concurrency)|version (?:conflict|mismatch)|code = (?:Aborted|AlreadyExists)|\b409 Conflict\b|status(?: code)?[ :=]*409\b/,
      /Violation of (?:PRIMARY|UNIQUE) KEY|[Cc]annot insert duplicate key|ORA-(?:00001|00060|08177)|due to conflict with recovery|write conflict|conflicted with another operation|with the (?:specified|same) \w+ already exists|already exists in the system|could not acquire (?:the )?lock/,
      answered(409),
    ),
    unless: /java\.util\.ConcurrentModification/,
    status: ({ status, role }) => (status?.value === 409 && role === 'client' ? located(status) : undefined),
  },
  {
    fault: 'malformed-input',
    seat: 'function',
    types:
      /^(?:JSONDecodeError|JsonParseException|JsonMappingException|MalformedJsonException|UnrecognizedPropertyException|SerializationException|JsonException|JsonReaderException|SerializationError|UnicodeDecodeError|XMLSyntaxError|ExpatError|SAXParseException|MismatchedInputException|InvalidRequestContentException|Runtime\.UnmarshalError|Runtime\.MarshalError|ParserError|JSON::ParserError|ParseError|JsonSyntaxException|JSONException|JsonProcessingException|InvalidFormatException|InvalidFormat|InvalidDefinitionException|JsonDecodeException|DecodeException|DecodingError|DecodeError|UnmarshalTypeError|json\.SyntaxError|InvalidUnmarshalError|InvalidTokenException|CSVParseError|MalformedCSVError|CsvMalformedLineError|CSV::MalformedCSVError|YAMLException|ScannerError|YAMLError|SAXParseError|XMLStreamException|XmlException|SaxParseException|MalformedInputException|InvalidProtocolBufferException|InvalidWireTypeError|binascii\.Error|HttpMessageNotReadableException|UnmarshallingException|AvroTypeException|InvalidCharacterError|Utf8Error|InvalidDataException|EncodingError|ERR_ENCODING_INVALID_ENCODED_DATA|MalformedJson|csv\.Error|DateTimeParseException|zlib\.error|BadGzipFile|BadZip[fF]ile|ZipException|Z_DATA_ERROR|Z_BUF_ERROR|InvalidDataContract(?:Exception)?|Gem::Package::TarInvalidError)$/,
    wording: anyOf(
      /Unexpected token .{1,40} in JSON|is an invalid start of a value|Unexpected character \('|Unexpected non-whitespace character after JSON|unexpected end of JSON|cannot unmarshal \w+ into Go|Could not read JSON|not well-formed \(invalid token\)|Invalid control character|Extra data: line \d+|is not valid JSON|Unexpected end of JSON input|in JSON at position \d+|Expecting value: line \d+ column|Expecting property name enclosed|Could not parse (?:request|payload|message|body)|Unrecognized token|invalid character .{1,10} looking for beginning/i,
      /Unexpected (?:token|character|end of|string|number|identifier)\b.{0,80}(?:JSON|input|XML|parsing)|Expected .{1,60} in JSON|in JSON at position|Bad (?:control character|escaped character|Unicode escape) in|Unterminated string in JSON|unexpected token at|Unexpected character encountered while parsing|Cannot deserialize (?:value|instance)|Could not convert string to|(?:The )?JSON value could not be converted|Cannot construct instance of|Invalid JSON|malformed JSON|JSON (?:parse|decode|parsing) error|Unparseable|mismatched tag|Opening and ending tag mismatch|no element found: line|Premature end of file|Content is not allowed in prolog|Invalid (?:base64|UTF-8)|Incorrect padding|can't decode byte|invalid byte sequence|codec can't|illegal base64 data|invalid wire type|proto: cannot parse|Invalid Record Length|Too many fields|Quoted field not terminated|Unclosed quoted field|Malformed (?:CSV|XML|JSON|request|body)|error decoding|missing value for|yaml: line \d+|did not find expected|invalid character .{1,20} (?:looking|in|after)|expected value at line \d+|EOF while parsing/,
      /expected ['"][,\]}:]['"] or ['"][\]},:]['"]|missing field .{1,60} at line \d+|invalid type: .{1,80}, expected .{1,60} at line|Unknown magic byte|(?:could not|failed to|cannot|unable to|error)(?: be)? deseriali[sz]|deseriali[sz]ation (?:error|failed|exception)|contained an invalid tag|Unable to unmarshal|Unexpected close tag|Avro(?:Type)?Exception|schema does not match|time data .{1,80} does not match format|Text '.{0,80}' could not be parsed|incorrect header check|expected element type <\w+> but have <|failed to decode (?:query )?(?:XML|JSON)|[Nn]ot (?:a|in) (?:gzip|zip|GZIP)(?:ped)? (?:file|format)|invalid (?:gzip|zip|deflate|compressed) (?:header|data|stream)/,
    ),
    hint: /(?:invalid|malformed|unparsable|corrupt(?:ed)?|cannot parse|failed to parse) (?:\w+ )?(?:payload|message|body|json|event|record|xml|csv|input)/i,
  },
  {
    fault: 'validation-failed',
    seat: 'function',
    types:
      /^(?:Validation(?:Error|Errors|Exception)|ValidatorError|MethodArgumentNotValidException|ZodError|SchemaValidationError|ConstraintViolationException|InvalidParameter(?:Value|Combination)?(?:Exception)?|InvalidArgument(?:Exception)?|InvalidRequest(?:Exception)?|BadRequest(?:Exception|Error)?|MissingParameter|MalformedQueryString|ParamValidationError|UnprocessableEntity(?:Exception|Error)?|Joi\w*Error|AjvError|ValidationErrors|InvalidInput(?:Error|Exception)?|RecordInvalid|ActiveRecord::RecordInvalid|ActiveModel::ValidationError|UnprocessableEntity|InvalidRequestError|InvalidRequestException|InvalidArgumentError|InvalidParameterException|InvalidParameterValueException|BadRequestException|RequestValidationError|InvalidPayload|BindException|WebExchangeBindException|HandlerMethodValidationException|SchemaError|MissingRequiredParameter(?:Error)?|InvalidParamsException|UserInputError|BAD_USER_INPUT|FST_ERR_VALIDATION|INVALID_ARGUMENT|MissingRequiredParameter|StripeInvalidRequestError|PrismaClientValidationError|StructError|ValiError|23502|23503|23514|NotNullViolation|ForeignKeyViolation|CheckViolation|22P02|InvalidTextRepresentation|DataError|ER_NO_REFERENCED_ROW_2|ER_BAD_NULL_ERROR|ER_DATA_TOO_LONG|22001|22003|22007|22008|sql-(?:1048|1366|1406|1452)|DocumentValidationFailure|MessageRejected|StringDataRightTruncation|NumericValueOutOfRange)$/i,
    wording: anyOf(
      /failed to satisfy constraint|Parameter validation failed|One or more parameter values were invalid|\d+ validation errors? (?:detected|for)|Field validation for '\w+' failed|provided key element does not match the schema/i,
      /One or more parameter values are not valid|ExpressionAttributeValues|Invalid (?:UpdateExpression|KeyConditionExpression|FilterExpression|ConditionExpression)|(?:Schema|Input|Request|Payload|Body|Data|Model) validation (?:error|failed)|Failed schema validation|must match (?:format|pattern|exactly)|must (?:NOT )?have (?:required property|additional properties|fewer|more)|must be (?:equal to|one of|a well-formed|greater|less|a (?:string|number|integer|boolean|valid))|must contain \[|is not (?:a valid|one of)|Invalid (?:input|enum value|option|email|date|uuid|phone)|Field required|[Tt]he \w+ field is required|field is required|can't be blank|must not be (?:null|blank|empty)|Missing required (?:parameter|field|key|propert|request|attribute|argument)|violates (?:not-null|check|foreign key) constraint|invalid input syntax for|value too long for type|Data too long for column|cannot be null$|code = InvalidArgument|INVALID_ARGUMENT:/,
      /Document failed validation|Type mismatch for key|ORA-(?:01400|02291|12899|01438)|String or binary data would be truncated|conflicted with the (?:FOREIGN KEY|CHECK) constraint|Cannot insert the value NULL|violates foreign key|\binequivalent arg\b|[Ee]mail address is not verified/,
    ),
    when: ({ texts, role }) =>
      role === 'server'
        ? undefined
        : texts.find(({ value }) => REFUSED_VALUE.test(value.slice(0, 2_000)) && !OF_AWS.test(value)),
    hint: /validation failed|(?:invalid|missing) (?:required )?(?:field|parameter|value|property)|is required\b|must (?:be|have|match) /i,
    status: ({ status, role, aws }) =>
      ((status?.value === 400 && !aws) || status?.value === 422) && role === 'client' ? located(status) : undefined,
  },
];

export const CODE_RULES: readonly Rule[] = [
  {
    fault: 'code-defect',
    seat: 'function',
    types:
      /^(?:TypeError|ReferenceError|RangeError|SyntaxError|Runtime\.UserCodeSyntaxError|UserCodeSyntaxError|EvalError|NullPointerException|NullReferenceException|IndexOutOfBoundsException|ArrayIndexOutOfBoundsException|StringIndexOutOfBoundsException|ClassCastException|ArithmeticException|NumberFormatException|NoSuchMethodError|NoSuchFieldError|MissingMethodException|MissingFieldException|InvalidCastException|IndexOutOfRangeException|KeyNotFoundException|ArgumentNullException|ArgumentOutOfRangeException|DivideByZeroException|FormatException|IncompatibleClassChangeError|boundsError|runtime\.plainError|runtime\.TypeAssertionError|ZeroDivisionError|AttributeError|IndexError|NameError|UnboundLocalError|RecursionError|NotImplementedError|StackOverflowError|NoSuchElementException|NoMethodError|FrozenError|FloatDomainError|SystemStackError|FiberError|LocalJumpError|StopIteration|StringIndexOutOfBounds|NegativeArraySizeException|ArrayStoreException|NoSuchFieldException|NoSuchMethodException|UninitializedPropertyAccessException|NoWhenBranchMatchedException|KotlinNullPointerException|InputMismatchException|DateTimeException|BadMethodCallException|TypeMismatchException|OverflowException|RankException|ObjectDisposedException|AmbiguousMatchException|NotImplementedException|NotSupportedException|InvalidTimeZoneException|StackOverflowException|ERR_INVALID_ARG_TYPE|ERR_INVALID_ARG_VALUE|ERR_OUT_OF_RANGE|ERR_INVALID_URL|ERR_ASSERTION|ERR_HTTP_HEADERS_SENT|URIError|UndefinedColumn|42703|42601|ER_BAD_FIELD_ERROR|ER_PARSE_ERROR|SyntaxErrorException|SQLSyntaxError|SQLSyntaxErrorException|SQLGrammarException|OverflowError|FloatingPointError|UnboundLocal|java\.util\.ConcurrentModificationException|sql-(?:1054|1064|207)|WRONGTYPE|NOSCRIPT)$/,
    general:
      /^(?:IllegalArgumentException|IllegalStateException|InvalidOperationException|ArgumentException|ArgumentError|UnsupportedOperationException|ProgrammingError|AssertionError|LookupError|KeyError)$/,
    wording: anyOf(
      /Cannot (?:read|set) propert(?:y|ies) of (?:undefined|null)|undefined is not a function|is not a function\b|is not iterable|is not a constructor|Cannot destructure property|Cannot access '\w+' before initialization|is not defined\b|Maximum call stack size exceeded|'NoneType' object|nil pointer dereference|Object reference not set to an instance|index out of (?:range|bounds)|slice bounds out of range|interface conversion: |integer divide by zero|assignment to entry in nil map|object is not (?:subscriptable|callable)/,
      /undefined (?:local variable or )?method|uninitialized constant|wrong number of arguments|no implicit conversion of|nil can't be coerced|unsupported operand type|must be str, not|can only concatenate|takes (?:from )?\d+ (?:to \d+ )?positional arguments?|missing \d+ required (?:positional|keyword)|got an unexpected keyword argument|has no attribute|has no len\(\)|list index out of range|string index out of range|pop from empty list|dictionary changed size|local variable '\w+' referenced|cannot access local variable|name '\w+' is not defined|not enough values to unpack|too many values to unpack|division by zero|divided by 0|invalid literal for int|could not convert string to float|maximum recursion depth/,
      /cannot be cast to|Cannot invoke "|because ".{1,80}" is null|Cannot cast|out of bounds for length|No value present|Sequence contains (?:no|more than one)|Nullable object must have a value|Collection was modified|Method not found:|Unable to cast object|Input string was not in a correct format|Specified argument was out of the range|The given key .{0,80}was not present in the dictionary|Arithmetic operation resulted in an overflow/,
      /Invalid time value|Invalid array length|Invalid count value|toFixed\(\) digits|Cannot convert (?:undefined|null|a BigInt)|Cannot mix BigInt|is not a (?:constructor|function)|Converting circular structure|Assignment to constant variable|Reduce of empty array|Class constructor \w+ cannot be invoked|Invalid regular expression|The "\w+" argument must be of type|Cannot set headers after|called `Option::unwrap\(\)`|called `Result::unwrap\(\)`|panicked at|^panic: (?:runtime error|assignment to|send on|close of|interface conversion|reflect|sync|bytes|strings|regexp|unreachable|not implemented)|all goroutines are asleep|send on closed channel|close of closed channel|makeslice: len out of range|concurrent map (?:writes|read)|Call to (?:undefined|a member) function|Undefined (?:index|variable|array key|property)|column "?[\w.]+"? does not exist|Unknown column '|syntax error at or near|You have an error in your SQL syntax|Read-only file system|EROFS/,
      /is not JSON serializable|Do not know how to serialize|WRONGTYPE Operation|cannot unpack non-iterable|object is not (?:iterable|an iterator)|was never awaited|Malformed Lambda proxy response|attempt to (?:divide by zero|subtract with overflow|add with overflow)|on a `None` value|Cannot use import statement outside a module|await is only valid in|does not provide an export named|Stack overflow|Invalid column name|ORA-(?:00904|00936|00933)|Ambiguous column/,
    ),
    // Go's own word for an end that the program asked for: what follows is the error that it did not want to go on with.
    hint: /^panic: /m,
    // How runtimes call a request that did not get through: the fetch standard makes it a TypeError.
    unless:
      /fetch failed|Failed to fetch|error sending request for url|NetworkError|terminated by other side|^terminated$|other side closed/i,
  },
];

const REFUSED_VALUE = answered(400, 422);
/** AWS answers 400 to throttling and to much else, too. */
const OF_AWS = /\.amazonaws\.com\b|\bAWS HTTP error\b|\(Service: /;

function memoryCeiling({ event }: Signals): Located | undefined {
  const used = numberAt(event.data, '@maxMemoryUsed');
  const size = numberAt(event.data, '@memorySize');
  const failed = event.isError || /error|timeout/i.test(String(valueAt(event.data, '@status') ?? ''));
  if (used === undefined || size === undefined || size <= 0 || used < size * 0.98 || !failed) return undefined;
  return { value: `${used} MB`, path: '@maxMemoryUsed' };
}

/** `PAYMENT_URL must be defined`, `STRIPE_SECRET not set`: a name in the style of variables that is not there. */
function unsetVariable({ texts }: Signals): Located | undefined {
  return texts.find(({ value }) => UNSET.test(value.slice(0, 2_000)));
}

const UNSET =
  /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b['"`]?(?: \w+){0,2} (?:(?:must|has to|needs to|should) be (?:set|defined|provided|configured|present|non-empty)|(?:is|was) (?:missing|undefined|unset|required|empty|blank|not (?:set|defined|provided|configured|found|present))|not (?:set|defined|provided|configured))\b/;

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
