/**
 * What a function was given, or wrote, that nobody takes: too large, malformed, not valid, or already there.
 * Sources: API references of DynamoDB, S3, SQS and Kinesis, the messages of the parsers and validators of the runtimes,
 * PostgreSQL's and MySQL's codes.
 */
import { anyOf, named } from '../../model/patterns.js';
import { answered } from './answered.js';
import type { Rule } from './rule.js';
import { located } from './signals.js';

/** Parts of systems, and what is asked of them: that one of these is not known says more than that a value is not. */
const PARTS =
  '(?:host|server|service|node|broker|cluster|database|schema|table|column|collation|charset|topic|queue|exchange|bucket|index|function|method|command|operation|option|flag|argument|module|package|property|attribute|variable|symbol|user|role|certificate|authority|algorithm|cipher|protocol|encoding|platform|architecture|image|plugin|driver|dialect|token|character|end|identifier|error|exception|reason)';
/** A value in quotes of a kind that the receiver does not know: `unknown channel 'kiosk'`. */
const UNKNOWN_WORD = new RegExp(
  `\\b(?:unknown|unrecogni[sz]ed|unexpected|unsupported) (?!(?:[\\w-]+ ){0,2}${PARTS}\\b)(?:[\\w-]+ ){0,2}[\\w-]+:? ['"\`][^'"\`\\n]{1,60}['"\`]`,
  'i',
);

export const INPUT_RULES: readonly Rule[] = [
  {
    fault: 'payload-too-large',
    seat: 'function',
    types: named(
      String.raw`
        RequestEntityTooLarge(?:Exception)? RequestTooLargeException PayloadTooLarge(?:Error)? EntityTooLarge
        Function\.ResponseSizeTooLarge ResponseSizeTooLarge MessageTooLong BatchRequestTooLong
        InvalidMessageContentsTooLong ItemCollectionSizeLimitExceededException PayloadTooLargeException
        RequestEntityTooLargeException BatchRequestTooLong(?:Exception)? States\.DataLimitExceeded
        ContentLengthExceeded MaxMessageSizeExceeded MessageSizeTooLarge MessageTooLarge(?:Exception|Error)?
        RecordTooLarge(?:Exception)? FileSizeLimitExceeded(?:Exception)? KMSMessageTooLong
        ParameterMaxValueLengthExceeded FST_ERR_CTP_BODY_TOO_LARGE LimitExceeded\.Size LIMIT_FILE_SIZE
        BSONObjectTooLarge DocumentTooLarge ERR_FR_MAX_BODY_LENGTH_EXCEEDED States\.DataLimitExceeded 413
      `,
      'i',
    ),
    wording: anyOf(
      /6291556 bytes|exceeded maximum allowed payload size|payload size exceeded|request entity too large/,
      /body exceeded (?:the )?\d+|Item size has exceeded the maximum allowed size|must be shorter than \d+ bytes/,
      /must be less than \d+ bytes|larger than the maximum|(?:entity|payload|content) too large/,
      /size exceeding the maximum number of bytes/,
      /exceeds the maximum (?:message|payload|request|record|item)? ?(?:size|length)|Response payload size/,
      /string larger than/,
      /Item size (?:to update )?has exceeded|byte payload is too large|payload is too large/,
      /Total size of the entries in the request is over the limit/,
      /exceed(?:s|ed|ing)? (?:the )?(?:max(?:imum)?|allowed|configured)[\w ]{0,24} (?:size|length|bytes)/,
      /message (?:is )?too (?:large|long)|body (?:is )?too (?:large|long)/,
      /(?:request|response|record|file|upload|image) (?:is |was |size )?(?:too large|too big)/,
      /cannot be longer than \d+|larger than (?:the )?(?:max|limit|\d+)|max_allowed_packet/,
      /greater than (?:the )?(?:max|limit)\w* (?:allowed )?(?:size|of \d+)/,
      /size .{0,60}exceeds? .{0,40}(?:limit|maximum)|sum of all messages' size/,
      /413 (?:Payload|Request Entity|Content)|status(?: code)?[ :=]*413\b/,
      /length less than or equal to \d{5,}|response code: 413|object to insert too large|BSONObj size/,
      /max(?:Content|Body)Length (?:size|limit)|size must be between 0 and \d{5,}/,
      /(?:received|sent) message (?:is )?larger than|too large for cache/,
      /too large (?:a )?(?:body|payload|request|message|file)/,
      /(?:[Rr]ecord size|[Rr]equest|[Pp]ayload|[Mm]essage) must be smaller than|[Ff]ile too large/,
      /message length too large|gRPC message exceeds|exceeds? (?:the )?max(?:imum)?(?: of)? \d+ ?[KMG]i?B\b/,
      answered(413),
    ),
    status: ({ status }) => (status?.value === 413 ? located(status) : undefined),
  },
  {
    fault: 'conditional-check-failed',
    seat: 'function',
    types: /^(?:ConditionalCheckFailed(?:Exception)?|PreconditionFailed)$/,
    wording: anyOf(
      /The conditional request failed|\[[^\]]*\bConditionalCheckFailed\b|\bConditionalCheckFailed(?:Exception)?\b/,
      /pre-?conditions? (?:you specified|specified|given|failed)|\b412 Precondition Failed\b/,
    ),
  },
  {
    fault: 'conflict',
    seat: 'function',
    types: named(`
        TransactionConflict(?:Exception)? TransactionCanceled(?:Exception)? ConflictException OperationAborted
        ResourceConflictException ResourceInUseException SerializationFailure OptimisticLockException
        DuplicateKeyException ER_DUP_ENTRY ER_LOCK_DEADLOCK 40P01 40001 23505 IdempotencyConflict
        ConditionalRequestConflict ConcurrentModification(?:Exception|Error)?
        OptimisticLock(?:ing)?(?:Failure|Failed)?(?:Exception|Error)? ObjectOptimisticLockingFailure
        StaleObject(?:State)?(?:Exception|Error)? StaleObjectError UniqueViolation
        UniqueConstraintViolation(?:Exception|Error)? SequelizeUniqueConstraintError UniqueConstraintError
        RecordNotUnique SQLIntegrityConstraintViolation DuplicateKey(?:Error)?
        Deadlock(?:Detected|LoserDataAccess)?(?:Exception|Error)? Deadlocked LockWaitTimeout ER_LOCK_WAIT_TIMEOUT
        P2002 P2034 11000 DbUpdateConcurrencyException DBConcurrencyException Conflict(?:Error)?
        AlreadyExists(?:Exception|Error)? ExecutionAlreadyExists EntityAlreadyExists(?:Exception)?
        MySQLTransactionRollback TransactionInProgress ReplicatedWriteConflict IdempotentParameterMismatch
        ALREADY_EXISTS ABORTED 55P03 sql-(?:1062|1205|1213|2601|2627) LockNotAvailable LockTimeout
        version_conflict_engine_exception WatchError ConcurrentAccess(?:Exception)?
        ConcurrentUpdate(?:Exception|Error)? VersionConflict(?:Error|Exception)?
        OptimisticConcurrency(?:Exception|Error)? OperationConflict
      `),
    wording: anyOf(
      /deadlock (?:detected|found)|could not serialize access|duplicate key value violates unique constraint/,
      /Transaction is ongoing for the item|Lock wait timeout exceeded|WriteConflict|SQLITE_BUSY/,
      /updated or deleted by another transaction/,
      /Duplicate entry '|duplicate key error|UNIQUE constraint failed|unique constraint .{0,80}(?:violated|failed)/,
      /Unique constraint failed|violates unique constraint|already exists with (?:a )?different/,
      /was deadlocked on lock|Deadlock found|TransactionConflict|An update is in progress for resource/,
      /conflicting (?:conditional )?operation|(?:database|table) is locked|could not obtain lock/,
      /lock (?:request )?time-?out|Row was updated or deleted|modified (?:by another|since)/,
      /concurrent (?:update|modification|write)|optimistic (?:lock|concurrency)|version (?:conflict|mismatch)/,
      /code = (?:Aborted|AlreadyExists)|\b409 Conflict\b|status(?: code)?[ :=]*409\b/,
      /Violation of (?:PRIMARY|UNIQUE) KEY|[Cc]annot insert duplicate key|ORA-(?:00001|00060|08177)/,
      /due to conflict with recovery|write conflict|conflicted with another operation/,
      /with the (?:specified|same) \w+ already exists|already exists in the system|could not acquire (?:the )?lock/,
      answered(409),
    ),
    unless: /java\.util\.ConcurrentModification/,
    status: ({ status, role }) => (status?.value === 409 && role === 'client' ? located(status) : undefined),
  },
  {
    fault: 'malformed-input',
    seat: 'function',
    types: named(String.raw`
        JSONDecodeError JsonParseException JsonMappingException MalformedJsonException UnrecognizedPropertyException
        SerializationException JsonException JsonReaderException SerializationError UnicodeDecodeError
        XMLSyntaxError ExpatError SAXParseException MismatchedInputException InvalidRequestContentException
        Runtime\.UnmarshalError Runtime\.MarshalError ParserError JSON::ParserError ParseError JsonSyntaxException
        JSONException JsonProcessingException InvalidFormatException InvalidFormat InvalidDefinitionException
        JsonDecodeException DecodeException DecodingError DecodeError UnmarshalTypeError json\.SyntaxError
        InvalidUnmarshalError InvalidTokenException CSVParseError MalformedCSVError CsvMalformedLineError
        CSV::MalformedCSVError YAMLException ScannerError YAMLError SAXParseError XMLStreamException XmlException
        SaxParseException MalformedInputException InvalidProtocolBufferException InvalidWireTypeError
        binascii\.Error HttpMessageNotReadableException UnmarshallingException AvroTypeException
        InvalidCharacterError Utf8Error InvalidDataException EncodingError ERR_ENCODING_INVALID_ENCODED_DATA
        MalformedJson csv\.Error DateTimeParseException zlib\.error BadGzipFile BadZip[fF]ile ZipException
        Z_DATA_ERROR Z_BUF_ERROR InvalidDataContract(?:Exception)? Gem::Package::TarInvalidError
      `),
    wording: anyOf(
      /Unexpected token .{1,40} in JSON|is an invalid start of a value|Unexpected character \('/,
      /Unexpected non-whitespace character after JSON|unexpected end of JSON|cannot unmarshal \w+ into Go/,
      /Could not read JSON|not well-formed \(invalid token\)|Invalid control character|Extra data: line \d+/,
      /is not valid JSON|Unexpected end of JSON input|in JSON at position \d+|Expecting value: line \d+ column/,
      /Expecting property name enclosed|Could not parse (?:request|payload|message|body)|Unrecognized token/,
      /invalid character .{1,10} looking for beginning/,
      /Unexpected (?:token|character|end of|string|number|identifier)\b.{0,80}(?:JSON|input|XML|parsing)/,
      /Expected .{1,60} in JSON|in JSON at position|Bad (?:control character|escaped character|Unicode escape) in/,
      /Unterminated string in JSON|unexpected token at|Unexpected character encountered while parsing/,
      /Cannot deserialize (?:value|instance)|Could not convert string to|(?:The )?JSON value could not be converted/,
      /Cannot construct instance of|Invalid JSON|malformed JSON|JSON (?:parse|decode|parsing) error|Unparseable/,
      /mismatched tag|Opening and ending tag mismatch|no element found: line|Premature end of file/,
      /Content is not allowed in prolog|Invalid (?:base64|UTF-8)|Incorrect padding|can't decode byte/,
      /invalid byte sequence|codec can't|illegal base64 data|invalid wire type|proto: cannot parse/,
      /Invalid Record Length|Too many fields|Quoted field not terminated|Unclosed quoted field/,
      /Malformed (?:CSV|XML|JSON|request|body)|error decoding|missing value for|yaml: line \d+/,
      /did not find expected|invalid character .{1,20} (?:looking|in|after)|expected value at line \d+/,
      /EOF while parsing/,
      /expected ['"][,\]}:]['"] or ['"][\]},:]['"]|missing field .{1,60} at line \d+/,
      /invalid type: .{1,80}, expected .{1,60} at line|Unknown magic byte/,
      /(?:could not|failed to|cannot|unable to|error)(?: be)? deseriali[sz]/,
      /deseriali[sz]ation (?:error|failed|exception)|contained an invalid tag|Unable to unmarshal/,
      /Unexpected close tag|Avro(?:Type)?Exception|schema does not match|time data .{1,80} does not match format/,
      /Text '.{0,80}' could not be parsed|incorrect header check|expected element type <\w+> but have </,
      /failed to decode (?:query )?(?:XML|JSON)|[Nn]ot (?:a|in) (?:gzip|zip|GZIP)(?:ped)? (?:file|format)/,
      /invalid (?:gzip|zip|deflate|compressed) (?:header|data|stream)/,
    ),
    hint: /(?:invalid|malformed|unparsable|corrupt(?:ed)?|cannot parse|failed to parse) (?:\w+ )?(?:payload|message|body|json|event|record|xml|csv|input)/i,
  },
  {
    fault: 'validation-failed',
    seat: 'function',
    types: named(
      String.raw`
        Validation(?:Error|Errors|Exception) ValidatorError MethodArgumentNotValidException ZodError
        SchemaValidationError ConstraintViolationException InvalidParameter(?:Value|Combination)?(?:Exception)?
        InvalidArgument(?:Exception)? InvalidRequest(?:Exception)? BadRequest(?:Exception|Error)? MissingParameter
        MalformedQueryString ParamValidationError UnprocessableEntity(?:Exception|Error)? Joi\w*Error AjvError
        ValidationErrors InvalidInput(?:Error|Exception)? RecordInvalid ActiveRecord::RecordInvalid
        ActiveModel::ValidationError UnprocessableEntity InvalidRequestError InvalidRequestException
        InvalidArgumentError InvalidParameterException InvalidParameterValueException BadRequestException
        RequestValidationError InvalidPayload BindException WebExchangeBindException
        HandlerMethodValidationException SchemaError MissingRequiredParameter(?:Error)? InvalidParamsException
        UserInputError BAD_USER_INPUT FST_ERR_VALIDATION INVALID_ARGUMENT MissingRequiredParameter
        StripeInvalidRequestError PrismaClientValidationError StructError ValiError 23502 23503 23514
        NotNullViolation ForeignKeyViolation CheckViolation 22P02 InvalidTextRepresentation DataError
        ER_NO_REFERENCED_ROW_2 ER_BAD_NULL_ERROR ER_DATA_TOO_LONG 22001 22003 22007 22008
        sql-(?:1048|1366|1406|1452) DocumentValidationFailure MessageRejected StringDataRightTruncation
        NumericValueOutOfRange
      `,
      'i',
    ),
    wording: anyOf(
      /failed to satisfy constraint|Parameter validation failed|One or more parameter values were invalid/,
      /\d+ validation errors? (?:detected|for)|Field validation for '\w+' failed/,
      /provided key element does not match the schema/,
      /One or more parameter values are not valid|ExpressionAttributeValues/,
      /Invalid (?:UpdateExpression|KeyConditionExpression|FilterExpression|ConditionExpression)/,
      /(?:Schema|Input|Request|Payload|Body|Data|Model) validation (?:error|failed)|Failed schema validation/,
      /must match (?:format|pattern|exactly)/,
      /must (?:NOT )?have (?:required property|additional properties|fewer|more)/,
      /must be (?:equal to|one of|a well-formed|greater|less|a (?:string|number|integer|boolean|valid))/,
      /must contain \[|is not (?:a valid|one of)|Invalid (?:input|enum value|option|email|date|uuid|phone)/,
      /Field required|[Tt]he \w+ field is required|field is required|can't be blank/,
      /must not be (?:null|blank|empty)|Missing required (?:parameter|field|key|propert|request|attribute|argument)/,
      /violates (?:not-null|check|foreign key) constraint|invalid input syntax for|value too long for type/,
      /Data too long for column|cannot be null$|code = InvalidArgument|INVALID_ARGUMENT:/,
      /Document failed validation|Type mismatch for key|ORA-(?:01400|02291|12899|01438)/,
      /String or binary data would be truncated|conflicted with the (?:FOREIGN KEY|CHECK) constraint/,
      /Cannot insert the value NULL|violates foreign key|\binequivalent arg\b|[Ee]mail address is not verified/,
      // A value or a field that the receiver does not know: zod, Jackson, .NET's enumerations.
      /Invalid discriminator value|Unrecognized field "|Requested value '[^'\n]{1,80}' was not found/,
    ),
    when: ({ texts, role }) =>
      role === 'server'
        ? undefined
        : texts.find(({ value }) => REFUSED_VALUE.test(value.slice(0, 2_000)) && !OF_AWS.test(value)),
    hint: anyOf(
      /validation failed|(?:invalid|missing) (?:required )?(?:field|parameter|value|property)|is required\b/,
      /must (?:be|have|match) /,
      UNKNOWN_WORD,
    ),
    status: ({ status, role, aws }) =>
      ((status?.value === 400 && !aws) || status?.value === 422) && role === 'client' ? located(status) : undefined,
  },
];

const REFUSED_VALUE = answered(400, 422);
/** AWS answers 400 to throttling and to much else, too. */
const OF_AWS = /\.amazonaws\.com\b|\bAWS HTTP error\b|\(Service: /;
