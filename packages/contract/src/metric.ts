/** By which statistic a metric is told where only its name is known. */

export type MetricStatistic = 'SUM' | 'AVG' | 'MAX';

const oneOf = (names: string): RegExp => new RegExp(`^(?:${names.trim().split(/\s+/).join('|')})$`, 'i');

/**
 * The statistics that AWS recommends for its own metrics.
 * Source: "Metrics for your Lambda functions" and its sisters for API Gateway, DynamoDB, SQS and Step Functions.
 */
const MAXIMA = oneOf(String.raw`
  IteratorAge OffsetLag ConcurrentExecutions UnreservedConcurrentExecutions ClaimedAccountConcurrency
  ProvisionedConcurrency(?:Utilization|Executions) ApproximateAgeOfOldestMessage ApproximateNumberOfMessages\w*
`);
const SUMS = oneOf(String.raw`
  Errors Throttles Invocations DeadLetterErrors DestinationDeliveryFailures AsyncEventsReceived AsyncEventsDropped
  Count Requests \d?XX 4XXError 5XXError HTTPCode_\w+ \w*ThrottleEvents ThrottledRequests UserErrors SystemErrors
  ConditionalCheckFailedRequests TransactionConflict Consumed\w+CapacityUnits NumberOf\w+ Executions\w+ \w*Count
  ProvisionedConcurrency(?:Invocations|SpilloverInvocations)
`);

/** By the name, of a dotted or slashed one by its last part; undefined where the name says nothing of it. */
export function statisticOfName(name: string): MetricStatistic | undefined {
  const plain = name.replace(/^.*[./]/, '');
  if (MAXIMA.test(plain)) return 'MAX';
  return SUMS.test(plain) ? 'SUM' : undefined;
}
