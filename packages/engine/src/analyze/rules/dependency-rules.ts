/**
 * Failures that sit in what a function calls.
 * Sources: AWS common errors and each service's API reference (DynamoDB, S3, SQS, SNS, SSM, Lambda, Kinesis), Node's
 * system errors and TLS error codes, PostgreSQL's and MySQL's messages, RFC 9110 for statuses.
 */
import type { Rule } from './rule.js';
import type { Located, Signals } from './signals.js';

export const CAPACITY_RULES: readonly Rule[] = [
  {
    fault: 'quota-exceeded',
    seat: 'dependency',
    types:
      /^(?:ServiceQuotaExceeded(?:Exception)?|LimitExceeded(?:Exception|Fault)?|QuotaExceeded(?:Exception|Error)?|AccountLimitExceeded|DailyQuotaExceeded|(?:monthly|daily)?_?quota_?exceeded|insufficient_quota|InsufficientCapacity(?:Exception)?|ENOSPC|TooManyBuckets|CodeStorageExceededException)$/i,
    wording:
      /(?:daily|monthly|hourly|sending|message|account|request) (?:message |sending )?quota (?:has been |was |is )?(?:exceeded|reached)|exceeded your (?:current )?quota|maximum (?:number|sending) \w+ (?:exceeded|reached)|No space left on device/i,
    hint: /quota (?:exceeded|reached)|(?:plan|usage) limit (?:exceeded|reached)|(?:limit|quota) of \d+ .{0,40}(?:exceeded|reached)/i,
  },
  {
    fault: 'throttled',
    seat: 'resource',
    when: ({ status, role }) => (status?.value === 429 && role === 'server' ? located(status) : undefined),
    types: /^(?:Lambda\.TooManyRequestsException)$/,
  },
  {
    fault: 'dependency-throttled',
    seat: 'dependency',
    types:
      /^(?:ProvisionedThroughputExceeded(?:Exception)?|Throttling(?:Exception|Error)?|ThrottledException|RequestThrottled(?:Exception)?|RequestLimitExceeded|TooManyRequests(?:Exception|Error)?|HttpClientErrorException\$TooManyRequests|RequestThrottledException|ThroughputExceeded(?:Exception)?|SlowDown|BandwidthLimitExceeded|PriorRequestNotComplete|EC2ThrottledException|TransactionInProgressException|RateLimit(?:Error|Exceeded)|rate_limit_exceeded|TooManyUpdates)$/i,
    wording:
      /throughput for the table was exceeded|exceeds the (?:allowed|provisioned) throughput|Rate (?:limit )?exceeded|\b429 Client Error\b|(?:status(?: code)?|HTTP|responded with|answered|returned)[ :=]*429\b|Please reduce your request rate|Too Many Requests|Request rate (?:is )?(?:too )?(?:large|high)|rate[ -]?limit(?:ed|ing)?\b/i,
    hint: /throttl(?:ed|ing)/i,
    when: ({ status, role }) => (status?.value === 429 && role !== 'server' ? located(status) : undefined),
  },
];

export const RESOURCE_RULES: readonly Rule[] = [
  {
    fault: 'missing-resource',
    seat: 'resource',
    types:
      /^(?:(?:\w+)?ResourceNotFound(?:Exception)?|NoSuch(?:Bucket|Key|Upload|Entity|HostedZone)(?:Exception)?|QueueDoesNotExist(?:Exception)?|AWS\.SimpleQueueService\.NonExistentQueue|ParameterVersionNotFoundException|NonExistentQueue|TableNotFoundException|NotFoundException|StateMachineDoesNotExist|FileSystemNotFound|UndefinedTable|42P01|ER_NO_SUCH_TABLE|TopicNotFound)$/i,
    wording:
      /Requested resource not found|The specified (?:bucket|key|queue) does not exist|Function not found: arn|Secrets Manager can't find the specified secret|relation "[^"]+" does not exist|Table '[^']+' doesn't exist|Topic does not exist/i,
  },
];

export const NETWORK_RULES: readonly Rule[] = [
  {
    fault: 'dns-failure',
    seat: 'dependency',
    types:
      /^(?:ENOTFOUND|EAI_AGAIN|EAI_NONAME|EAI_FAIL|ESERVFAIL|UnknownHostException|NameResolutionError|gaierror|UnknownEndpoint)$/,
    wording:
      /getaddrinfo (?:ENOTFOUND|EAI_AGAIN|failed)|NameResolutionError|Failed to resolve|No such host is known|nodename nor servname|Name or service not known|Temporary failure in name resolution|no such host|Could not resolve host/i,
  },
  {
    fault: 'certificate-invalid',
    seat: 'dependency',
    types:
      /^(?:CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?|ERR_TLS_CERT_ALTNAME_INVALID|SSLCertVerificationError|SSLHandshakeException|SSLPeerUnverifiedException|CertificateVerificationError|UnknownAuthorityError|HostnameError|CertificateException|CertPathValidatorException)$/,
    wording:
      /certificate has expired|certificate is not yet valid|remote certificate is invalid|PKIX path validation failed|certificate signed by unknown authority|self[- ]signed certificate|unable to verify the first certificate|CERTIFICATE_VERIFY_FAILED|does not match certificate's altnames|PKIX path building failed|x509: certificate/i,
  },
  {
    fault: 'connection-exhausted',
    seat: 'dependency',
    types:
      /^(?:ER_CON_COUNT_ERROR|53300|PoolTimeoutError|SequelizeConnectionAcquireTimeoutError|ConnectionPoolTimeout|EMFILE|ENFILE|TooManyConnections(?:Exception)?|SQLTransientConnectionException|PoolExhaustedError|PoolError)$/,
    wording:
      /too many (?:connections|clients)|connection pool (?:is )?(?:exhausted|full|empty|timed out)|pool (?:is )?exhausted|remaining connection slots are reserved|(?:timeout|timed out) (?:exceeded when trying to connect|acquiring a connection|fetching a (?:new )?connection from the (?:connection )?pool)|pool is (?:probably )?full|QueuePool limit of size|Connection is not available, request timed out|max(?:imum)?_?(?: number of)? (?:clients|connections) reached|too many open files/i,
  },
  {
    fault: 'slow-query',
    seat: 'dependency',
    types:
      /^(?:57014|ER_QUERY_TIMEOUT|QueryTimeout(?:Error)?|QueryCanceled(?:Error)?|SQLTimeoutException|MaxTimeMSExpired)$/,
    wording:
      /canceling statement due to statement timeout|maximum statement execution time exceeded|Query (?:read )?(?:execution )?(?:timed out|timeout|was interrupted)|operation exceeded time limit/i,
  },
  {
    fault: 'dependency-slow',
    seat: 'dependency',
    types:
      /^(?:ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ConnectTimeout(?:Error|Exception)?|ReadTimeout(?:Error|Exception)?|SocketTimeoutException|HeadersTimeoutError|RequestTimeout(?:Error|Exception)?|TimeoutError|TimeoutException|AbortError|DEADLINE_EXCEEDED|DeadlineExceeded|GatewayTimeout(?:Exception)?|HttpTimeoutException|HttpConnectTimeoutException|ConnectTimeoutException|WebDriverTimeout|OperationTimedOut|QueryTimeout(?:Error)?|SQLTimeoutException|ApiCallTimeoutException|ApiCallAttemptTimeoutException|57014)$/,
    wording:
      /timeout of \d+ ?ms exceeded|(?:Read|Connect|Connection|Socket|Request|Query|Gateway|Operation) (?:timed out|timeout)\b|context deadline exceeded|\bi\/o timeout\b|Client\.Timeout exceeded|HttpClient\.Timeout|request timed out|canceling statement due to statement timeout|did not (?:respond|answer|complete) (?:within|in) \d+|Endpoint request timed out|timed out after \d+ ?(?:ms|milliseconds)|timeout exceeded|no response (?:within|after) \d+/i,
    hint: /timed out|\btimeout\b/i,
    unless: /Task timed out after|very close to timing out/,
  },
  {
    fault: 'connection-failed',
    seat: 'dependency',
    types:
      /^(?:ECONNRESET|EPIPE|SocketException|EHOSTUNREACH|ENETUNREACH|UND_ERR_SOCKET|ConnectionResetError|BrokenPipeError|ConnectionError|RemoteDisconnected|EndpointConnectionError|ConnectionClosedError)$/,
    wording:
      /socket hang up|connection (?:was )?(?:reset|closed|terminated|lost|aborted)|forcibly closed by the remote host|unexpected EOF|broken pipe|no route to host|network is unreachable|Connection terminated unexpectedly|server closed the connection|Could not connect to the endpoint URL/i,
    hint: /fetch failed|Failed to fetch|network error/i,
  },
  {
    fault: 'dependency-unavailable',
    seat: 'dependency',
    types:
      /^(?:ECONNREFUSED|ConnectionRefusedError|ServiceUnavailable(?:Exception|Error)?|BadGateway(?:Exception)?|UNAVAILABLE|InternalServerError|InternalFailure|InternalError|ServiceFailure|503|502|HttpServerErrorException\$(?:ServiceUnavailable|BadGateway|GatewayTimeout)|HttpHostConnectException|BrokenCircuit(?:Error|Exception)|CircuitBreakerOpen(?:Error|Exception)?|CallNotPermittedException|EOPENBREAKER|57P03)$/,
    wording:
      /connect ECONNREFUSED|Connection refused|Connection to \S+ refused|actively refused|Service Unavailable|Bad Gateway|Gateway Timeout|circuit(?: ?breaker)? (?:\S+ )?(?:is )?open|upstream connect error|no healthy upstream|the database system is (?:starting up|shutting down)|(?:status(?: code)?|HTTP|responded with|answered|returned)[ :=]*(?:502|503|504)\b/i,
    hint: /\b(?:is|was|seems) (?:currently |temporarily )?(?:down|unavailable|unreachable|not available|not responding|offline)\b|temporarily unavailable|out of service/i,
    when: ({ status, role }) =>
      status !== undefined && [502, 503, 504].includes(status.value) && role === 'client' ? located(status) : undefined,
  },
  {
    fault: 'dependency-error',
    seat: 'dependency',
    types:
      /^(?:BadResponse(?:Error|Exception)?|ERR_BAD_RESPONSE|ERR_BAD_REQUEST|HTTPError|HttpErrorResponse|AxiosError|ClientError|DatabaseError|Lambda\.Unknown|FunctionError|Unhandled|HttpServerErrorException(?:\$\w+)?|HttpClientErrorException(?:\$\w+)?)$/,
    wording:
      /Request failed with status code \d{3}|\b[45]\d\d (?:Client|Server) Error\b|\bFunctionError\b|status code does not indicate success: [45]\d\d|unexpected status(?: code)? [45]\d\d|(?:responded|answered|returned|failed) with (?:status |HTTP |code )*(?:4|5)\d\d\b/i,
    when: ({ status, role }) =>
      status !== undefined && status.value >= 400 && (role === 'client' || role === 'producer')
        ? located(status)
        : undefined,
  },
];

const located = (status: NonNullable<Signals['status']>): Located => ({
  value: String(status.value),
  path: status.path,
});
