/**
 * What is called is not reached, does not answer in time, or answers with an error.
 * Sources: Node's system errors and TLS error codes, PostgreSQL's and MySQL's messages, RFC 9110 for statuses.
 */
import { anyOf, eitherOf, named } from '../../model/patterns.js';
import { answered } from './answered.js';
import type { Rule } from './rule.js';
import { located } from './signals.js';

/** Nobody behind the one who answers. Sources: RFC 9110, Cloudflare's 5xx errors, Anthropic's errors. */
const UNAVAILABLE = [502, 503, 504, 521, 522, 523, 529, 530];
/** Statuses of answers that no rule above reads more exactly. */
const REFUSALS = [403, 404, 405, 406, 410, 412, 415, 423, 424, 451, 500, 501, 505, 507, 520, 525];

export const NETWORK_RULES: readonly Rule[] = [
  {
    fault: 'dns-failure',
    seat: 'dependency',
    types: named(`
        ENOTFOUND EAI_AGAIN EAI_NONAME EAI_FAIL ESERVFAIL UnknownHostException NameResolutionError gaierror
        UnknownEndpoint UnresolvedAddress(?:Exception)? DNSError ENODATA EDNS NXDOMAIN Resolv::ResolvError
        ClientConnectorDNSError DnsNameResolverTimeout HostNotFound EAI_NODATA UnknownHost(?:Error)?
      `),
    wording: anyOf(
      /getaddrinfo (?:ENOTFOUND|EAI_AGAIN|failed)|NameResolutionError|Failed to resolve|No such host is known/,
      /nodename nor servname|Name or service not known|Temporary failure in name resolution|no such host/,
      /Could not resolve host/,
      /UnknownHostException|server misbehaving|\blookup [\w.-]+(?: on \S+)?: (?:i\/o timeout|context deadline)/,
      /could not translate host name|No address associated with (?:host)?name/,
      /Resource temporarily unavailable \(\S+:\d+\)|Name does not resolve|\bNXDOMAIN\b|non-existing domain/,
      /query[A-Z]+ E[A-Z]+ |Unknown MySQL server host|getaddrinfo|gethostbyname/,
      /host (?:name )?(?:not found|could not be resolved|lookup failed)|\bSERVFAIL\b/,
      /(?:DNS|name) (?:resolution|lookup) (?:failed|failure|timed out|error)/,
      /(?:could not|couldn't|cannot|unable to|failed to) resolve (?:host|the host|address|name|hostname|['"]?[\w-]+(?:\.[\w-]+)+)/,
      /no data of the requested type was found|The remote name could not be resolved/,
    ),
  },
  {
    fault: 'certificate-invalid',
    seat: 'dependency',
    // TLS libraries give their one name to a connection that broke, too.
    unless: eitherOf(
      /SSL\w*(?:Exception|Error): (?:Connection reset|Broken pipe|Read timed out|closing)|EOF occurred in violation/,
      /UNEXPECTED_EOF/,
    ),
    types: named(String.raw`
        CERT_HAS_EXPIRED CERT_NOT_YET_VALID DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN
        UNABLE_TO_VERIFY_LEAF_SIGNATURE UNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)? ERR_TLS_CERT_ALTNAME_INVALID
        SSLCertVerificationError SSLHandshakeException SSLPeerUnverifiedException CertificateVerificationError
        UnknownAuthorityError HostnameError CertificateException CertPathValidatorException UNABLE_TO_\w+ CERT_\w+
        ERR_TLS_\w+ ERR_SSL_\w+ HOSTNAME_MISMATCH SSLError SSLException SSLHandshake OpenSSL::SSL::SSLError
        CertificateError CertificateExpired(?:Exception)? ValidatorException SunCertPathBuilder(?:Exception)?
        ClientConnectorCertificateError ClientConnectorSSLError ClientSSLError AuthenticationException
        UnknownAuthority TlsException SSLUnverified EPROTO
      `),
    wording: anyOf(
      /certificate has expired|certificate is not yet valid|remote certificate is invalid/,
      /PKIX path validation failed|certificate signed by unknown authority|self[- ]signed certificate/,
      /unable to verify the first certificate|CERTIFICATE_VERIFY_FAILED|does not match certificate's altnames/,
      /PKIX path building failed|x509: certificate/,
      /certificate (?:has |is |was )?(?:expired|revoked|not yet valid|not trusted|untrusted|invalid|unknown|required)/,
      /certificate verif(?:y|ication) fail|verify certificate|unable to get (?:local )?issuer certificate/,
      /no alternative certificate subject name|[Hh]ostname mismatch|Hostname\/IP does not match/,
      /doesn't match (?:either of )?['"]|No subject alternative|certificate is valid for/,
      /RemoteCertificate(?:NameMismatch|ChainErrors|NotAvailable)|NotTimeValid|UntrustedRoot|SSL_connect/,
      /(?:SSL|TLS) (?:connection could not be established|handshake (?:failed|failure|error)|certificate)/,
      /handshake_failure|unknown_ca|unknown ca\b|bad_certificate|alert (?:certificate|unknown|bad)|self[- _]?signed/,
      /CertPathValidatorException|unable to find valid certification path/,
      /\bEPROTO\b|SSL routines:|tlsv1 alert|ssl3_\w+|wrong version number/,
      /Host ?name .{1,120} does not match the certificate|no appropriate protocol|Received fatal alert/,
      /invalid peer certificate/,
    ),
  },
  {
    fault: 'connection-exhausted',
    seat: 'dependency',
    // Go's client says this of a connection that was not made in time.
    unless: /request canceled while waiting for connection/,
    types: named(String.raw`
        ER_CON_COUNT_ERROR 53300 PoolTimeoutError SequelizeConnectionAcquireTimeoutError ConnectionPoolTimeout
        EMFILE ENFILE TooManyConnections(?:Exception)? SQLTransientConnectionException PoolExhaustedError PoolError
        P2024 P2037 ER_USER_LIMIT_REACHED PoolTimeout ConnectionAcquireTimeout(?:Error)? WaitQueueTimeout(?:Error)?
        MongoWaitQueueTimeoutError TimeoutAcquiring\w* ConnectionPoolTimeoutException
        CannotGetJdbcConnection(?:Exception)? PoolExhausted(?:Exception)? JedisExhaustedPool(?:Exception)?
        ConnectionTimeoutError ConnectionPool::TimeoutError KnexTimeoutError MaxConnectionsExceeded
        ConnectionLimitExceeded TooManyConnections Errno::EMFILE ER_TOO_MANY_USER_CONNECTIONS
        MaxClientsInSessionMode sql-(?:1040|1203) EADDRNOTAVAIL Errno::EADDRNOTAVAIL
        PoolAcquireTimeout(?:Error|Exception)? PoolLimitExceeded ConnectionPoolExhausted(?:Error|Exception)? 53400
      `),
    wording: anyOf(
      /too many (?:connections|clients)|connection pool (?:is )?(?:exhausted|full|empty|timed out)/,
      /pool (?:is )?exhausted|remaining connection slots are reserved/,
      /(?:timeout|timed out) (?:exceeded when trying to connect|acquiring a connection|fetching a (?:new )?connection from the (?:connection )?pool)/,
      /pool is (?:probably )?full|QueuePool limit of size|Connection is not available, request timed out/,
      /max(?:imum)?_?(?: number of)? (?:clients|connections) reached|too many open files/,
      /dropped from queue after \d+ ?ms|could not obtain a (?:database )?connection\b/,
      /(?:Timed?[- ]?out|Timeout)[\w ]{0,30}(?:waiting|acquiring|fetching|obtaining|checking out|getting|to (?:acquire|get|obtain))[\w ]{0,40}connection/,
      /waiting (?:to acquire |for )(?:a |an )?(?:idle |free |available |database )?(?:connection|object)(?: from (?:the )?pool)?/,
      /(?:could not|couldn't|cannot|unable to|failed to) (?:obtain|acquire|get|borrow|checkout) (?:a |an |the )?(?:\w+ )?(?:connection|resource) from (?:the )?(?:\w+ )?pool/,
      /Could not get a resource from the pool/,
      /pool(?:ed)? (?:size )?(?:limit|connections?) (?:of|were|are|is|has been|reached|in use|exhausted)/,
      /connection pool (?:has been |is |was )?(?:exhausted|full|timed out)/,
      /All pooled connections (?:are|were) in use/,
      /max(?:imum)?[ _]?(?:number of )?(?:pool size|user_connections|clients|connections)[\w' ]{0,30}(?:reached|exceeded|was reached)/,
      /max_user_connections|max number of clients reached|MaxClientsInSessionMode|Acquire operation took longer/,
      /Timeout acquiring a connection|socket usage at capacity/,
      /Too many (?:open (?:files|connections)|connections|clients)|no (?:free|available|more) connections?/,
      /connection limit (?:exceeded|reached)|EMFILE/,
      /connection pool time-?out|EADDRNOTAVAIL|[Cc]annot assign requested address|ResourceRequest timed out/,
      /connection limit (?:of \d+ )?(?:has been |was )?(?:exceeded|reached)|ORA-(?:00018|00020|12516|12519|12520)/,
      /pool timed out|[Uu]nable to acquire JDBC Connection|[Mm]aximum connections exceeded/,
      /[Mm]ax(?:imum)? client connections|too many connections for role|connection slots/,
      /pool (?:is )?(?:saturated|at capacity)|connections (?:in the pool )?are (?:all )?(?:in use|busy)/,
    ),
  },
  {
    fault: 'slow-query',
    seat: 'dependency',
    types: named(`
        57014 ER_QUERY_TIMEOUT QueryTimeout(?:Error)? QueryCanceled(?:Error)? SQLTimeoutException MaxTimeMSExpired
        StatementTimeout QueryCancell?ed(?:Exception)? QueryTimeoutException MySQLTimeout(?:Exception)?
        MySQLStatementCancelledException MaxTimeMSExpired SQLTimeout sql-3024 MongoExecutionTimeout
      `),
    wording: anyOf(
      /canceling statement due to statement timeout|maximum statement execution time exceeded/,
      /Query (?:read )?(?:execution )?(?:timed out|timeout|was interrupted)|operation exceeded time limit/,
      /statement timeout|maximum statement execution time|ORA-01013|[Ss]low query/,
      /Statement cancell?ed due to timeout|canceling statement/,
      /Query (?:execution )?(?:was )?(?:timed out|timeout|interrupted|cancell?ed)|query_timeout|exceeded time limit/,
      /MaxTimeMS|Execution Timeout Expired|Query read timeout|user requested cancel of current operation/,
    ),
  },
  {
    fault: 'dependency-slow',
    seat: 'dependency',
    types: named(String.raw`
        ETIMEDOUT ESOCKETTIMEDOUT ECONNABORTED UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT
        ConnectTimeout(?:Error|Exception)? ReadTimeout(?:Error|Exception)? SocketTimeoutException
        HeadersTimeoutError RequestTimeout(?:Error|Exception)? TimeoutError TimeoutException AbortError
        DEADLINE_EXCEEDED DeadlineExceeded GatewayTimeout(?:Exception)? HttpTimeoutException
        HttpConnectTimeoutException ConnectTimeoutException WebDriverTimeout OperationTimedOut
        QueryTimeout(?:Error)? SQLTimeoutException ApiCallTimeoutException ApiCallAttemptTimeoutException 57014
        Net::ReadTimeout Net::OpenTimeout Net::WriteTimeout ReadTimeout OpenTimeout Timeout Timeout::Error
        ServerTimeoutError ConnectionTimeout(?:Error|Exception)? SocketTimeout(?:Error|Exception)?
        RedisTimeoutException RedisCommandTimeoutException RedisConnectionTimeout MongoNetworkTimeoutError
        ConnectionReadTimeout(?:Error)? TaskCanceledException OperationCanceledException TimeoutRejectedException
        PROTOCOL_SEQUENCE_TIMEOUT ETIMEOUT ERR_SOCKET_CONNECTION_TIMEOUT ResponseTimeout RequestTimeoutException
        RetryableTimeout StreamTimeout HTTPClient::TimeoutError asyncio\.TimeoutError CancelledError
        httpx\.\w*Timeout HystrixTimeoutException RequestCanceled RequestCanceledError CommandTimeout
        CommandTimedOut
      `),
    wording: anyOf(
      /timeout of \d+ ?ms exceeded/,
      /(?:Read|Connect|Connection|Socket|Request|Query|Gateway|Operation) (?:timed out|timeout)\b/,
      /context deadline exceeded|\bi\/o timeout\b|Client\.Timeout exceeded|HttpClient\.Timeout|request timed out/,
      /canceling statement due to statement timeout|did not (?:respond|answer|complete) (?:within|in) \d+/,
      /Endpoint request timed out|timed out after \d+ ?(?:ms|milliseconds)|timeout exceeded/,
      /no response (?:within|after) \d+/,
      /(?:read|write|connect|connection|socket|operation|request|response|call|command|server|upstream|execution|wait|headers?|body|handshake|attempt) (?:operation )?(?:has |have |was |is )?(?:timed out|timeout|time-?out)\b/,
      /timed out (?:waiting|while|trying|executing|reading|connecting|without|after)/,
      /Timeout (?:awaiting|performing|while|during|waiting|reading|on endpoint|error)|execution expired/,
      /did not complete before the specified timeout|aborted due to timeout|Did not observe any item/,
      /configured HttpClient\.Timeout|TLS handshake timeout|request canceled \(Client\.Timeout/,
      /request canceled while waiting|awaiting headers|DEADLINE_EXCEEDED|Deadline Exceeded|code = DeadlineExceeded/,
      /StatusCode\.DEADLINE|Timeout expired|no response (?:was )?received|A task was canceled/,
      /The operation was cancell?ed|\b504 Gateway|took too long/,
      /(?:exceeded|exceeds) (?:the )?(?:\w+ )?(?:timeout|deadline)|Connect Timeout Error|Headers Timeout Error/,
      /Body Timeout Error|source: TimedOut|Net::(?:Read|Open)Timeout/,
      answered(524),
    ),
    hint: anyOf(
      /timed out/,
      /(?<!\b(?:[Ss]et|[Ss]etting|[Aa]|[Tt]he|[Yy]our|[Cc]onfigure) (?:an? |the )?)\btimeout\b(?! (?:option|setting|parameter|value))/,
      /(?:gave|given|giving) up waiting/,
      /\bno (?:[\w-]+ ){1,6}(?:from .{1,80} )?(?:within|after) \d+(?:\.\d+)? ?(?:ms|s|sec(?:ond)?s?|milliseconds?|minutes?)\b/,
      /did not (?:answer|reply|respond|return|finish)\b|Failed to update metadata after/,
      /has passed since (?:batch creation|last)/,
    ),
    unless: /Task timed out after|very close to timing out/,
  },
  {
    fault: 'connection-failed',
    seat: 'dependency',
    // Nothing was open yet that could break (.NET, Java and Python give one name to both), or the server says why it closed.
    unless: eitherOf(
      /\binequivalent arg\b|\bECONNREFUSED\b|\b[Cc]onnection refused(?! by peer)|actively refused/,
      /Connect call failed|\bSocketException \((?:61|111|10061)\)/,
    ),
    types: named(`
        ECONNRESET EPIPE SocketException EHOSTUNREACH ENETUNREACH UND_ERR_SOCKET ConnectionResetError
        BrokenPipeError RemoteDisconnected ConnectionClosedError PROTOCOL_CONNECTION_LOST
        NoHttpResponse(?:Exception)? EOFError EOFException ServerDisconnected(?:Error)? IncompleteRead
        ChunkedEncodingError ConnectionAborted(?:Error)? ConnectionReset(?:Error|Exception)? Errno::ECONNRESET
        Errno::EPIPE ERR_STREAM_PREMATURE_CLOSE EHOSTDOWN ConnectionClosed(?:Exception|Error)? ConnectionShutdown
        ClosedChannelException ClosedConnectionException 57P01 57P02 08006 08003 08001 08S01 RemoteProtocolError
        HttpIOException AlreadyClosedException StreamReset ConnectionInterrupted ConnectionLost(?:Error)?
        Seahorse::Client::NetworkingError PrematureCloseException SSLEOFError SSLZeroReturnError H2Error
        sql-(?:2006|2013) 08000 08004 NetworkInterrupted SocketClosed ClientDisconnected
      `),
    general: named(`
        ConnectionError CommunicationsException CommunicationsLinkFailure EndpointConnectionError InterfaceError
        ProtocolError ReadError WriteError NetworkingError MongoNetworkError ConnectionNotEstablished ClientOSError
        APIConnection(?:Error)? MongoPoolClearedError PoolClearedError
      `),
    wording: anyOf(
      /socket hang up|because of disconnection|connection (?:was )?(?:reset|closed|terminated|lost|aborted)/,
      /forcibly closed by the remote host|unexpected EOF|broken pipe|no route to host|network is unreachable/,
      /Connection terminated unexpectedly|server closed the connection|Could not connect to the endpoint URL/,
      /ECONNRESET|Lost connection to (?:MySQL|the) server|server has gone away|Communications link failure/,
      /(?:connection|socket|channel|stream) (?:has been |has |is |was |got |already |unexpectedly )*(?:reset|closed|terminated|lost|aborted|dropped|broken|interrupted|ended)\b/,
      /closed (?:the )?connection/,
      /(?:Remote end|Server|Peer|other side|remote host|host) (?:unexpectedly )?(?:closed|disconnected|hung up|terminated)/,
      /closed before (?:we received|the response|message)|target server failed to respond/,
      /response ended prematurely|Premature (?:close|EOF|end of)|end of file reached|: EOF$|^EOF$/,
      /driver: bad connection|closed network connection|GOAWAY|unexpected disconnect|disconnected before secure TLS/,
      /transport connection|I\/O error occurred while sending to the backend|terminating connection due to/,
      /SSL SYSCALL error|Connection (?:refused by peer|aborted)|Broken pipe|EPIPE|EHOSTUNREACH|ENETUNREACH/,
      /No route to host|Network is unreachable|Host is down|SocketException \(104\)/,
      /An error occurred while sending the request|ORA-(?:03113|03114|03135)|failed to respond$/,
      /Server returned nothing|stream was reset|INTERNAL_ERROR \(err 2\)/,
      /An error occurred with our connection to Stripe/,
      /\b(?:SocketClosed|SocketFailure|ConnectionDisposed|ProtocolFailure)\b/,
    ),
    hint: anyOf(
      /fetch failed|Failed to fetch\s*(?:$|[\n(])|error sending request for url|network error/,
      /Exception while (?:reading from|writing to) (?:the )?stream|read past the end of the stream/,
    ),
  },
  {
    fault: 'dependency-unavailable',
    seat: 'dependency',
    // The router in front tells what its own program answered.
    unless: /\bheroku\[router\]|\bcode=H\d\d desc=/,
    types: named(String.raw`
        ECONNREFUSED ConnectionRefusedError ServiceUnavailable(?:Exception|Error)? BadGateway(?:Exception)?
        UNAVAILABLE 503 502 HttpServerErrorException\$(?:ServiceUnavailable|BadGateway|GatewayTimeout)
        HttpHostConnectException BrokenCircuit(?:Error|Exception) CircuitBreakerOpen(?:Error|Exception)?
        CallNotPermittedException EOPENBREAKER 57P03 ServiceUnavailable ServerUnavailable
        TemporarilyUnavailable(?:Exception|Error)? Unavailable(?:Exception|Error)? MaxRetriesPerRequestError
        ClusterDownError ServerSelectionTimeoutError NoBrokersAvailable BrokerUnreachable(?:Exception)?
        NoNodeAvailable(?:Exception)? _ALL_BROKERS_DOWN NoHostAvailableException AllNodesFailedException
        CircuitBreakerError CircuitOpen(?:Error|Exception)? BrokenCircuit IsolatedCircuitException BreakerOpen
        OpenCircuitError Errno::ECONNREFUSED CannotConnectError RedisConnectionFailure(?:Exception)?
        NewConnectionError HttpHostConnect 57P03 P1001 P1017 ConnectionRefused ServiceNotAvailable
        ModelNotReadyException DBInstanceNotAvailable KMSUnavailable EC2Unavailable ENOTAVAIL BusyLoading(?:Error)?
        sql-(?:2002|2003) 25006 NotWritablePrimary NotPrimary(?:Error|NoSecondaryOk|OrSecondary)? PrimarySteppedDown
        ShutdownInProgress InterruptedAtShutdown HostUnreachable NoLivingConnections(?:Error)? NoNodesAvailable
        NoNodeAvailableException NodesUnavailable MASTERDOWN READONLY ReadOnlyError LOADING ServiceDown
        CacheClusterNotAvailable BrokerNotAvailable(?:Error|Exception)? LEADER_NOT_AVAILABLE
        KafkaJSNumberOfRetriesExceeded KafkaJSConnectionError KafkaConnectionError Lambda\.ServiceException
        SqlServerNotAvailable
      `),
    general: named(`
        ConnectException ClientConnectorError RedisConnectionException JedisConnection(?:Exception)?
        Faraday::ConnectionFailed MongoServerSelectionError PoolInitializationException
        AMQPConnection(?:Error|Exception)?
      `),
    wording: anyOf(
      /connect ECONNREFUSED|Connection refused|Connection to \S+ refused|actively refused|Service Unavailable/,
      /Bad Gateway|Gateway Timeout|circuit(?: ?breaker)? (?:\S+ )?(?:is )?open|upstream connect error/,
      /no healthy upstream|the database system is (?:starting up|shutting down)/,
      /(?:status(?: code)?|HTTP|responded with|answered|returned)[ :=]*(?:502|503|504)\b/,
      /ECONNREFUSED|connection refused|Connect call failed/,
      /(?:Cannot|Could not|Couldn't|Unable to|Failed to|failed to) (?:establish a (?:new )?connection|connect(?: to)?\b)/,
      /Can't (?:connect to|reach) (?:database|MySQL|the|server)|Error (?:\d+ )?connecting to/,
      /All connection attempts failed|failed to connect to all addresses|Reached the max retries per request limit/,
      /CLUSTERDOWN|LOADING Redis|is in recovery mode|not currently accepting connections/,
      /(?:the )?database system is|Server selection timed out/,
      /no (?:available|healthy|reachable) (?:server|servers|host|hosts|upstream|node|nodes|broker|brokers|endpoint)/,
      /circuit ?breaker|circuit is (?:now )?open|breaker is open|\b14 UNAVAILABLE|UNAVAILABLE: |code = Unavailable/,
      /StatusCode\.UNAVAILABLE|StatusCode="?Unavailable|\[(?:502|503) |\b(?:502 Bad Gateway|503 Service|503 Server)/,
      /(?:Service|Server) (?:is )?(?:temporarily )?unavailable|under maintenance|maintenance mode/,
      /status(?: code)?[ :=]+(?:502|503|504)\b|error while dialing|transport: [Ee]rror|[Nn]o living connections/,
      /[Nn]o alive nodes|too many 50[234] error responses|(?:in|under|down for) maintenance\b|no node available/,
      /no servers? available|\b421 .{0,20}[Ss]ervice not available|all shards failed/,
      /specified endpoints were reachable|all brokers (?:are )?down/,
      /read[- ]only (?:replica|transaction|mode|option)|--read-only option|\bMASTERDOWN\b|READONLY You can't/,
      /not primary\b|ORA-(?:12541|12514|12505|01033|01034)|outage\b|Backend fetch failed|couldn't connect to server/,
      /broker not connected|KafkaJSNumberOfRetriesExceeded|\boverloaded(?:_error)?\b/,
      // Cloudflare, whose server behind it is down, is not reached or refuses; Anthropic, which is overloaded.
      answered(502, 503, 504, 521, 522, 523, 529, 530),
    ),
    hint: anyOf(
      /\b(?:is|was|seems) (?:currently |temporarily )?(?:down|unavailable|unreachable|not available|not responding|offline)\b/,
      /temporarily unavailable|out of service/,
    ),
    status: ({ status, role }) =>
      status !== undefined && UNAVAILABLE.includes(status.value) && role === 'client' ? located(status) : undefined,
  },
  {
    fault: 'dependency-error',
    seat: 'dependency',
    types: named(String.raw`
        BadResponse(?:Error|Exception)? ERR_BAD_RESPONSE ERR_BAD_REQUEST HTTPError HttpErrorResponse AxiosError
        ClientError DatabaseError Lambda\.Unknown FunctionError Unhandled HttpServerErrorException(?:\$\w+)?
        HttpClientErrorException(?:\$\w+)? InternalServer(?:Error|Exception|ErrorException)? InternalFailure
        InternalError InternalErrorException InternalServiceError InternalServiceException ServiceFailure
        HTTPStatusError HttpStatusError HttpException HttpRequestException FeignException FeignClientException
        FeignServerException WebClientResponseException ServerError Faraday::ServerError Faraday::ClientError
        RestClientResponseException ApiException APIError ApiError ResponseError TransportError GraphQLError
        INTERNAL RequestError TooManyRedirects UnexpectedStatus StatusCodeError RequestFailed NOT_FOUND
        FAILED_PRECONDITION UNIMPLEMENTED DATA_LOSS UNKNOWN CANCELLED OUT_OF_RANGE MISCONF
      `),
    wording: anyOf(
      /Request failed with status code \d{3}|\b[45]\d\d (?:Client|Server) Error\b|\bFunctionError\b/,
      /status code does not indicate success: [45]\d\d|unexpected status(?: code)? [45]\d\d/,
      /(?:responded|answered|returned|failed) with (?:status |HTTP |code )*(?:4|5)\d\d\b/,
      /(?:Client|Server) error '?[45]\d\d|\[[45]\d\d [A-Z][\w ]{2,40}\] during/,
      /the server responded with status [45]\d\d|unexpected (?:response|status)\b.{0,80}\b[45]\d\d\b/,
      /status(?: code)?[ :=]+[45]\d\d\b|\b500 Internal Server Error\b|Internal [Ss]erver [Ee]rror/,
      /code = (?:Internal|Unknown)\b|StatusCode\.(?:INTERNAL|UNKNOWN)|13 INTERNAL/,
      /upstream (?:error|failed|responded)|FunctionError|encountered an internal error/,
      /\b(?:INTERNAL|UNIMPLEMENTED|DATA_LOSS|FAILED_PRECONDITION): |\bMISCONF\b/,
      answered(...REFUSALS),
    ),
    status: ({ status, role }) =>
      status !== undefined && status.value >= 400 && (role === 'client' || role === 'producer')
        ? located(status)
        : undefined,
  },
];
