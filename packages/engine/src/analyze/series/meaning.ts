/** What a line of a chart stands for, as its filters, its key or AWS's own name of a metric say. */
import type { Fault, Filter } from '@baselime-ai/contract';
import { named } from '../../model/patterns.js';
import type { Calculated, SeriesEvidence } from '../../query/evidence/series/series.js';
import { millisIn } from '../graph/metric-roles.js';

export type Measured =
  | 'errors'
  | 'latency'
  | 'events'
  | 'requests'
  | 'throttles'
  | 'backlog'
  | 'dead-letter'
  | 'concurrency'
  | 'recursion'
  | 'saturation'
  | 'reserve'
  | 'other';

const DURATION = /duration|latency|elapsed|response_?time|took|integration_?time/i;

/**
 * AWS's own metrics, by the last part of their name.
 * Source: the metrics pages of Lambda, API Gateway, DynamoDB, SQS, SNS, Kinesis, Firehose, Amazon MQ, Step Functions, RDS, EBS and ElastiCache.
 */
const METRICS: readonly (readonly [RegExp, Measured])[] = [
  [/^(?:DeadLetterErrors|DestinationDeliveryFailures|NumberOfNotificationsRedrivenToDlq)$/i, 'dead-letter'],
  [/^RecursiveInvocationsDropped$/i, 'recursion'],
  [/thrott|RateExceeded|ProvisionedThroughputExceeded/i, 'throttles'],
  [
    /^(?:IteratorAge|OffsetLag|ApproximateAgeOfOldestMessage|ApproximateNumberOfMessages\w*|IncomingBacklog)|lag$/i,
    'backlog',
  ],
  // Of Kinesis' own clients and Flink, Firehose, Lambda's asynchronous calls, Amazon MQ, Kafka's clients, RabbitMQ, Pub/Sub.
  [
    /^(?:MillisBehindLatest|DataFreshness|AsyncEventAge|Message(?:Ready)?Count|records[-_]lag[-_]max|queue[-_]?(?:depth|size|length))$|messages[-_](?:ready|undelivered)$|undelivered_messages$|unacked_message_age$/i,
    'backlog',
  ],
  [/Concurrent?(?:Executions|cy)|ClaimedAccountConcurrency/i, 'concurrency'],
  [/Balance%?$|^(?:Free\w+|CPUCreditBalance)$/i, 'reserve'],
  // What a cache evicts for want of memory; what merely expires is counted as `Reclaimed`.
  [/utili[sz]ation|cpu|memory|disk|connections|saturation|^Evictions$/i, 'saturation'],
  [/error|fault|fail|5xx|4xx|exception|timed?_?out/i, 'errors'],
  [DURATION, 'latency'],
  [/invocation|request|^count$|hits|NumberOf|calls|ExecutionsStarted/i, 'requests'],
];

/** What AWS counts under this name of a metric; `other` for a name that is not known. */
export function measuredByName(name: string): Measured {
  const plain = name.replace(/^.*[./]/, '');
  return METRICS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other';
}

/** What messages in such a queue are: given up. */
const DEAD_LETTERS = /(?:^|[\W_])(?:dlq|dlx|dead[\W_]?letters?)(?:$|[\W_])|(?:Dlq|DLQ|DeadLetters?)(?:$|[\W_])/;

export function measuredBy(series: SeriesEvidence, calculated: Calculated): Measured {
  const named = metricOf(series);
  if (named !== undefined) {
    const measured = measuredByName(named);
    const isGivenUp =
      measured === 'backlog' &&
      /Number/.test(named) &&
      DEAD_LETTERS.test(series.metric?.resource ?? chartedResource(series) ?? '');
    if (isGivenUp) return 'dead-letter';
    // A metric of a program's own, whose name says nothing, and its unit that it is a time.
    const isTime = measured === 'other' && !calculated.additive && millisIn(calculated.unit) !== undefined;
    return isTime ? 'latency' : measured;
  }
  const { key, operator, additive } = calculated;
  const ofRows = operator === 'COUNT' || (operator === 'COUNT_DISTINCT' && /request|trace/i.test(key ?? ''));
  if (ofRows) {
    if (series.filters.some(isThrottle)) return 'throttles';
    if (series.filters.some(isFailure)) return 'errors';
    return operator === 'COUNT' && key === undefined ? 'events' : 'requests';
  }
  if (key === undefined) return 'other';
  if (!additive && DURATION.test(key)) return 'latency';
  if (/memory|cpu|disk/i.test(key)) return 'saturation';
  return /error|fail/i.test(key) ? 'errors' : 'other';
}

/** The metric that is asked about, also where a chart names it in a filter; undefined for a chart of anything else. */
export const metricOf = ({ metric, filters }: SeriesEvidence): string | undefined =>
  metric?.name ?? metricName(filters);

/** The resource that the filters of a chart over metrics name; undefined where they name none. */
export const chartedResource = ({ filters }: SeriesEvidence): string | undefined =>
  filters
    .filter(({ key, operation }) => operation === '=' && key.startsWith('dimensions.'))
    .map(({ value }) => String(value))
    .at(-1);

/** A chart over metric events names the metric in a filter. */
const metricName = (filters: readonly Filter[]): string | undefined => {
  const filter = filters.find(({ key, operation }) => operation === '=' && /^(?:metric_?name|name)$/i.test(key));
  return filter !== undefined && filters.some(({ key, value }) => key === 'kind' && value === 'metric')
    ? String(filter.value)
    : filter?.key.toLowerCase().startsWith('metric') === true
      ? String(filter.value)
      : undefined;
};

const valuesOf = ({ value }: Filter): readonly string[] => [value ?? []].flat().map((one) => String(one).toLowerCase());

function isFailure(filter: Filter): boolean {
  const { key, operation } = filter;
  if (operation.startsWith('NOT') || operation === '!=' || operation.startsWith('DOES_NOT')) return false;
  const values = valuesOf(filter);
  if (/^(?:isError|is_error|\$baselime\.error|@?timed_?out)$/i.test(key))
    return operation === 'EXISTS' || values.includes('true');
  if (/^@?(?:log)?level$|severity/i.test(key))
    return values.some((value) => /^(?:error|fatal|critical|err)$/.test(value));
  if (/status(?:_?code)?$/i.test(key)) return values.some((value) => Number(value) >= 400 || /^[45]xx$/.test(value));
  if (/error|exception|fault/i.test(key)) return true;
  return /^@?message$/i.test(key) && values.some((value) => /error|exception|timed out|fail/.test(value));
}

const isThrottle = (filter: Filter): boolean =>
  valuesOf(filter).some((value) => value === '429' || /throttl|toomanyrequests|rate exceeded/.test(value));

/** The fault that a rise of the line stands for when nothing explains it further; undefined where a rise is no fault. */
export const RISE: Readonly<Record<Measured, Fault | undefined>> = {
  errors: 'error-increase',
  latency: 'latency-increase',
  events: 'traffic-increase',
  requests: 'traffic-increase',
  throttles: 'throttled',
  backlog: 'resource-saturated',
  'dead-letter': 'dead-letter',
  recursion: 'recursion',
  concurrency: 'traffic-increase',
  saturation: 'resource-saturated',
  reserve: undefined,
  other: undefined,
};

/** What could not be delivered to a target at all. Source: the metrics pages of EventBridge, SNS and Lambda. */
export const UNDELIVERED = /^(?:FailedInvocations|NumberOfNotificationsFailed|DestinationDeliveryFailures)$/;

/**
 * Whether AWS measures the line inside a managed store, which calls nothing of the system: a time there is its own.
 * Source: "DynamoDB metrics and dimensions" (`SuccessfulRequestLatency` leaves out the network and the client) and the same
 * chapters of the others.
 */
export const isOfStore = ({ metric }: SeriesEvidence): boolean => STORES.test(metric?.namespace ?? '');
const STORES = named(
  'AWS/(?:AOSS|Cassandra|DAX|DocDB|DynamoDB|EBS|EFS|ES|ElastiCache|Kinesis|MemoryDB|Neptune|RDS|Redshift|S3|Timestream)',
);
