/**
 * What is called has no room for more, or does not have what was asked for.
 * Sources: AWS common errors and each service's API reference (DynamoDB, S3, SQS, SNS, SSM, Lambda, Kinesis), RFC 6585.
 */
import { textAt } from '../../model/json.js';
import { anyOf, eitherOf, named } from '../../model/patterns.js';
import { answered } from './answered.js';
import type { Rule } from './rule.js';
import { type Located, located, type Signals } from './signals.js';

export const CAPACITY_RULES: readonly Rule[] = [
  {
    fault: 'quota-exceeded',
    seat: 'dependency',
    types: named(
      String.raw`
        ServiceQuotaExceeded(?:Exception)?
        \w+(?<!Rate|Size|Throughput|Connections?|Clients?)LimitReached(?:Exception|Fault|Error)?
        LimitExceeded(?:Exception|Fault)? \w*LimitsExceeded(?:Exception)? QuotaExceeded(?:Exception|Error)? AccountLimitExceeded DailyQuotaExceeded
        (?:monthly|daily)?_?quota_?exceeded insufficient_quota InsufficientCapacity(?:Exception)? TooManyBuckets
        CodeStorageExceededException QuotaError OverQuota(?:Error|Exception)? AccountSendingPaused(?:Exception)?
        SendingPaused(?:Exception)? MessageRejectedQuota UsageLimitExceeded PaymentRequired 402 InsufficientBalance
        InsufficientCredits ProvisioningLimitExceeded ActivityLimitExceeded ExecutionLimitExceeded
        MaxNumberOfActiveExecutions VcpuLimitExceeded TooManyEntities ResourceLimitExceeded(?:Exception)?
        OVER_QUERY_LIMIT OVER_DAILY_LIMIT dailyLimitExceeded quota_exceeded billing_hard_limit_reached
      `,
      'i',
    ),
    wording: anyOf(
      /(?:daily|monthly|hourly|sending|message|account|request) (?:message |sending )?quota (?:has been |was |is )?(?:exceeded|reached)/,
      /exceeded your (?:current )?quota|maximum (?:number|sending) (?!rate)\w+ (?:exceeded|reached)/,
      /(?:daily|monthly|hourly|weekly|yearly|annual|free[- ]?tier) (?:\w+ ){0,4}(?:quota|limit|allowance)\b.{0,60}(?:exceeded|reached|used up|exhausted)/,
      /(?:exceeded|reached|used up|exhausted|over) (?:the|your|its|this)? ?(?:\S+ ){0,5}(?:daily|monthly|hourly|weekly|yearly|annual)\b.{0,40}(?:quota|limit|allowance)/,
      /exceeded (?:the|your|its)? ?(?:current |account )?quota/,
      /(?<!retry )quota .{0,60}(?:exceeded|exhausted|used up|reached)|Quota exceeded for|insufficient_quota/,
      /out of (?:credits|quota)|(?:credit|account) balance is too low/,
      /insufficient (?:credits|balance|funds on account)/,
      /(?:plan|usage|account|subscription|spend(?:ing)?) limit (?:has been |was |is )?(?:exceeded|reached)/,
      /Subscriber limit exceeded|(?<![Rr]ate )Limit Exceeded$/,
      /maximum number of \w+ (?:has been |was |is )?(?:exceeded|reached)/,
      /would exceed (?:the|your)? ?(?:account |service )?(?:quota|limit)/,
      /exceeded the (?:account|service) (?:quota|limit)/,
      /\bper (?:day|month|hour)\b.{0,40}(?:exceeded|reached|used up)|"?(?:daily|monthly)LimitExceeded\b/,
      /max daily requests? limit/,
      /\b(?:daily|monthly|hourly) (?:\w+ )?(?:quota|limit) (?:of \d+ )?(?:has been |was |is )?(?:exceeded|reached|exhausted)/,
      /billing (?:hard )?limit|reached the maximum number of history events|trial (?:\w+ )?(?:limit|quota)/,
      /402 Payment Required|Too many subrequests\b/,
      // Of a day or a month, in either order.
      /\b(?:limit|quota|allowance|maximum|calls|requests|messages|e?mails|credits|tokens)\b[^\n]{0,60}\b(?:per (?:day|month)|24[- ]?h(?:ou)?rs?|of today|for (?:today|the (?:day|month)|this month))\b[^\n]{0,60}\b(?:exceeded|reached|used|exhausted|spent)\b/,
      /\b(?:exceeded|reached|used (?:up|all)|exhausted|spent)\b[^\n]{0,60}\b(?:per (?:day|month)|24[- ]?h(?:ou)?rs?|of today|for (?:today|the (?:day|month)|this month))\b/,
      /\b(?:exceeded|reached|used (?:up|all)|exhausted|spent)\b[^\n]{0,40}\b(?:daily|monthly|weekly)\b[^\n]{0,30}\b(?:calls|requests|messages|e?mails|sends|credits|tokens)\b/,
      answered(402),
    ),
    // A second or a minute later it works again: that is a rate.
    unless: /\bper (?:\d{1,4} )?(?:second|minute)s?\b|\brate (?:limit )?exceeded\b/i,
    hint: anyOf(
      /\b(?:limit|quota) (?:for|of|on) (?!(?:concurrent |open )?(?:connections?|clients?|requests?|calls)\b)[\w -]{3,50} (?:has been|was|is) (?:reached|exceeded)\b/,
      /quota (?:exceeded|reached)|(?:plan|usage) limit (?:exceeded|reached)/,
      /(?:limit|quota) of \d+ .{0,40}(?:exceeded|reached)/,
    ),
  },
  {
    fault: 'throttled',
    seat: 'resource',
    status: ({ status, role }) => (status?.value === 429 && role === 'server' ? located(status) : undefined),
    types: /^(?:Lambda\.TooManyRequestsException|THROTTLED)$/,
    when: (signals) => refusedInvocation(signals) ?? refusedRequest(signals),
  },
  {
    fault: 'dependency-throttled',
    seat: 'dependency',
    types: named(
      String.raw`
        ProvisionedThroughputExceeded(?:Exception)? Throttling(?:Exception|Error)? ThrottledException
        RequestThrottled(?:Exception)? RequestLimitExceeded TooManyRequests(?:Exception|Error)?
        HttpClientErrorException\$TooManyRequests RequestThrottledException ThroughputExceeded(?:Exception)?
        SlowDown BandwidthLimitExceeded PriorRequestNotComplete EC2ThrottledException TransactionInProgressException
        RateLimit(?:Error|Exceeded) rate_limit_exceeded TooManyUpdates Throttling(?:Exception|Error)?
        ThrottlerException
        RateLimit(?:ed|Reached|ExceededError|Error|Exceeded|ExceededException)?(?:Exception|Error)?
        RequestThrottledError TooManyRequestException TooManyRequestsError RESOURCE_EXHAUSTED ResourceExhausted
        LimitExceeded\.Rate Throttle ThrottledError SlowDownException ReadThrottleEvents KMSThrottling SNSThrottled
        KinesisThrottled HTTP429 429 16500 40501 10928 10929 ER_TOO_MANY_CONCURRENT_TRXS RequestRateTooLarge
        es_rejected_execution_exception EsRejectedExecution(?:Exception)? ConcurrentRequestsLimitExceeded
        TooManyConcurrent\w+ RequestThrottledException Backpressure(?:Error|Exception)? ratelimited rate_limited
        rate_limit_error
      `,
      'i',
    ),
    wording: anyOf(
      /throughput for the table was exceeded|exceeds the (?:allowed|provisioned) throughput/,
      /Rate (?:limit )?exceeded|\b429 Client Error\b/,
      /(?:status(?: code)?|HTTP|responded with|answered|returned)[ :=]*429\b|Please reduce your request rate/,
      /Too Many Requests|Request rate (?:is )?(?:too )?(?:large|high)|rate[ -]?limit(?:ed|ing)?\b/,
      /Throughput exceeds the current (?:capacity|throughput)|Rate of requests exceeds/,
      /(?:Maximum|Sending) (?:sending )?rate exceeded|Maximum sending rate|rate[ -]?limit|Too many requests/,
      /too_many_requests|request(?:s)? (?:was|were|has been|is|are) (?:throttled|rate limited)/,
      /throttl(?:ed|ing) (?:by|exception|error|limit)/,
      /(?:exceed(?:s|ed)?|over) (?:your |the |its )?(?:request|api|call|query|write|read)s? ?(?:rate|limit per|per second)/,
      /requests per (?:second|minute) (?:limit|exceeded)|slow down|code = ResourceExhausted|RESOURCE_EXHAUSTED/,
      /retry quota exceeded|\b429\b.{0,40}(?:Too Many|rate|limit|throttl)|\[429[ \]]|status(?: code)?[ :=]+429\b/,
      /too many 429 error responses|Resource has been exhausted|\bOverLimit\b/,
      /exceeded the (?:maximum )?rate (?:at which|of|limit|for)|[Rr]educe the frequency of|\bTooManyRequests\b/,
      /max(?:imum)? (?:number of )?requests? (?:limit|per \w+)(?: has been| was)? (?:exceeded|reached)/,
      /max requests limit|too many concurrent (?:requests|calls|queries|executions)|rejected execution of/,
      /request rate is large|RetryAfterMs|reaching the maximum number of requests|ratelimited/,
      /is currently busy\. Please retry|exceeded \d+ (?:calls|requests) per (?:second|minute)/,
      /reduce (?:your )?request rate|quota .{0,160}per (?:\d{1,4} )?(?:second|minute)/,
      answered(429),
    ),
    hint: /throttl(?:ed|ing)/i,
    status: ({ status, role }) => (status?.value === 429 && role !== 'server' ? located(status) : undefined),
  },
];

export const RESOURCE_RULES: readonly Rule[] = [
  {
    fault: 'missing-resource',
    seat: 'resource',
    types: named(
      String.raw`
        (?:\w+)?ResourceNotFound(?:Exception)? NoSuch(?:Bucket|Key|Upload|Entity|HostedZone)(?:Exception)?
        QueueDoesNotExist(?:Exception)? AWS\.SimpleQueueService\.NonExistentQueue ParameterVersionNotFoundException
        NonExistentQueue TableNotFoundException NotFoundException StateMachineDoesNotExist FileSystemNotFound
        UndefinedTable 42P01 ER_NO_SUCH_TABLE TopicNotFound
        NoSuch(?:Distribution|Version|TagSet|Resource|Configuration|Table)
        (?:Execution|Activity|Table|StateMachine)DoesNotExist
        (?:Table|Queue|Topic|Stream|Bucket|Secret|Function|Cluster|DBInstance|DBCluster|LogGroup|Subscription|Rule|EventBus|Endpoint|Repository|Volume|Layer|Index|UserPool|Stack|Domain|Delivery)NotFound(?:Fault)?
        NoSuchTable ResourceNotFoundFault NonExistent\w+ StateMachineDoesNotExist UnknownDatabase 3D000
        ER_BAD_DB_ERROR UnknownTopicOrPartition index_not_found_exception P2021 P1003 KMSNotFound CannotFindTable
        InvalidSchemaName sql-(?:1049|1146|208|4060) NamespaceNotFound UNKNOWN_TOPIC_OR_PARTITION _UNKNOWN_TOPIC
        UnknownTopicOrPartition(?:Error|Exception)? model_not_found NOGROUP DatabaseNotFound unconfigured_table
        KeyUnavailable(?:Exception)? InvalidQueueUrl ObjectNotFound BlobNotFound ContainerNotFound
      `,
      'i',
    ),
    when: missingObject,
    wording: anyOf(
      /Requested resource not found|The specified (?:bucket|key|queue) does not exist|Function not found: arn/,
      /Secrets Manager can't find the specified secret|relation "[^"]+" does not exist|Table '[^']+' doesn't exist/,
      /Topic does not exist/,
      /(?:specified|requested) (?:\w+ ){1,3}(?:does not|doesn't|do not) exist/,
      /(?:Stream|Table|Queue|Topic|Bucket|Secret|Rule|Event ?[Bb]us|State ?[Mm]achine|Log ?[Gg]roup|User ?[Pp]ool|Cluster|Function|Layer|Index|Collection|Database|Volume|File system|Alias|Distribution|Endpoint|Subscription|Key) .{0,160}(?:does not exist|doesn't exist|not found\b|was not found|cannot be found|could not be found)/,
      /State Machine Does Not Exist|Cannot do operations on a non-existent table|Unknown database/,
      /no such (?:table|index|collection|bucket|queue|topic)|index_not_found|UnknownTopicOrPartition/,
      /marked for deletion|is pending deletion|scheduled for deletion|Failed to resolve table/,
      /\(404\) when calling|api error NotFound|does not host this topic|Unknown topic(?! name)\b/,
      /ORA-(?:00942|04043)|Invalid object name|Cannot open database|unconfigured table|no queue '[^']+' in vhost/,
      /(?:User ?[Pp]ool ?[Cc]lient|[Ii]dentity ?[Pp]ool|[Jj]ob ?(?:[Qq]ueue|[Dd]efinition)|[Ww]ork ?[Gg]roup|[Dd]elivery ?[Ss]tream|[Tt]emplate|[Cc]onfiguration ?[Ss]et|[Tt]opic|[Pp]arameter|[Mm]odel|[Bb]lob|[Cc]ontainer|[Ii]ndex) .{0,160}(?:does not exist|doesn't exist|not found\b|was not found|could not be found)/,
      /Could not find (?:model|table|bucket|queue|topic|index|stream|state machine|function)\b|\bns not found/,
      // What its owner took out of service.
      /\b(?:model|api|version|endpoint)\b[^\n]{0,80}\b(?:retired|decommissioned|sunset(?:ted)?|discontinued|reached (?:the |its )?end[- ]of[- ](?:its[- ])?life|no longer (?:available|exists|offered))\b/,
      /\bmanifest unknown\b|manifest for \S+ not found|\bname unknown: |\bimage \S+ not found\b/,
    ),
  },
];

/** S3 answers a question about an object with a bare 404, to which the SDKs give this name. */
function missingObject({ types, aws, event }: Signals): Located | undefined {
  if (!aws && textAt(event.data, 'aws.s3.bucket') === undefined) return undefined;
  return types.find(({ value }) => value === 'NotFound' || value === '404');
}

/** AWS names the refused invocation of a function and the refused call of any other service alike. */
function refusedInvocation(signals: Signals): Located | undefined {
  const { event, types, texts, status } = signals;
  const invokes =
    (textAt(event.data, 'rpc.service') === 'Lambda' && /^Invoke/.test(textAt(event.data, 'rpc.method') ?? '')) ||
    textAt(event.data, 'faas.invoked_name') !== undefined ||
    types.some(({ value }) => /\blambda\b/i.test(value)) ||
    texts.some(({ value }) => INVOCATION.test(value.slice(0, 2_000)));
  if (!invokes) return undefined;
  const named = types.find(({ value }) => /(?:^|[.:])TooManyRequests(?:Exception)?$/.test(value));
  const said = texts.find(({ value }) => /\bTooManyRequestsException\b|\bRate Exceeded\b/i.test(value.slice(0, 2_000)));
  return named ?? said ?? (status?.value === 429 ? located(status) : undefined);
}

/** What an access log tells is the answer of the server that writes it. */
const refusedRequest = ({ event, role, status }: Signals): Located | undefined =>
  event.kind !== 'span' && role === 'server' && status?.value === 429 ? located(status) : undefined;

/** How the SDKs for Python, Go and Java name the operation in the text of an error, and a program in front of what Lambda says. */
const INVOCATION = eitherOf(
  /when calling the Invoke\w* operation|operation error Lambda: Invoke|\(Service: (?:AWS)?Lambda\b/,
  /\b[Ii]nvok(?:e|ing)\b.{1,160}\bRate Exceeded\./,
);
