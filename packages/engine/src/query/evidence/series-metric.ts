/** What a stored metric is, and which statistic of its points makes the line. */
import { join, raw, type Sql, sql } from '../../store/sql.js';
import { queryCondition } from '../conditions.js';
import { keyExpression } from '../key-expression.js';
import type { Column } from '../views/series.js';
import type { TimeScope } from './scope.js';
import type { Calculated, MetricSeen } from './series.js';
import type { SeriesPlan } from './series-plan.js';

type Statistic = 'SUM' | 'AVG' | 'MAX';

/**
 * The statistic that AWS recommends for its own metrics; the others count (SUM) or are told by their type.
 * Source: "Metrics for your Lambda functions" and its sisters for API Gateway, DynamoDB, SQS and Step Functions.
 */
const MAXIMA =
  /^(?:IteratorAge|ConcurrentExecutions|UnreservedConcurrentExecutions|ProvisionedConcurrency(?:Utilization|Executions)|ClaimedAccountConcurrency|ApproximateAgeOfOldestMessage|ApproximateNumberOfMessages\w*|OffsetLag)$/i;
const SUMS =
  /^(?:Errors|Throttles|Invocations|DeadLetterErrors|DestinationDeliveryFailures|AsyncEventsReceived|AsyncEventsDropped|Count|Requests|\d?XX|4XXError|5XXError|HTTPCode_\w+|\w*ThrottleEvents|ThrottledRequests|UserErrors|SystemErrors|ConditionalCheckFailedRequests|TransactionConflict|Consumed\w+CapacityUnits|NumberOf\w+|Executions\w+|\w*Count|ProvisionedConcurrency(?:Invocations|SpilloverInvocations))$/i;

/** Keys under which a metric point names the resource that it measures. */
const RESOURCE_KEYS = [
  'dimensions.FunctionName',
  'dimensions.TableName',
  'dimensions.QueueName',
  'dimensions.TopicName',
  'dimensions.StreamName',
  'dimensions.StateMachineArn',
  'dimensions.ApiName',
  'dimensions.ApiId',
  'dimensions.BucketName',
  'dimensions.RuleName',
  'dimensions.DBInstanceIdentifier',
  'dimensions.DBClusterIdentifier',
  'dimensions.CacheClusterId',
  'dimensions.ReplicationGroupId',
  'dimensions.DomainName',
  'dimensions.FileSystemId',
  'dimensions.DeliveryStreamName',
  'dimensions.LoadBalancer',
  'dimensions.ServiceName',
  'dimensions.ClusterName',
  'faas.name',
  'aws.lambda.function_name',
] as const;

export interface MetricReading {
  readonly metric: MetricSeen;
  readonly calculated: Calculated;
  readonly column: Column;
  /** The column of the resource, for lines by resource; the namespace when no point names one. */
  readonly groupKey: string;
}

interface Row {
  readonly most: string;
  readonly metric_type: string;
  readonly metric_unit: string;
  readonly resource_key: number;
  readonly resource: string;
}

/** So many points tell what a metric is. */
const ENOUGH_POINTS = 1_000;

/** Of the newest points of the window or before. A metric that nothing is stored of has an empty namespace. */
export async function readMetric(scope: TimeScope, plan: SeriesPlan, name: string): Promise<MetricReading> {
  const { reader, window, baseline, options } = scope;
  const texts = RESOURCE_KEYS.map((key) => keyExpression(key).text);
  const textOf = (key: string): Sql => keyExpression(key).text;
  const pointUnit = sql`if(${textOf('unit')} != '', ${textOf('unit')}, ${textOf('metric.unit')})`;
  const { rows } = await reader.select<Row>(
    sql`SELECT topK(1)(namespace)[1] AS most, topK(1)(type)[1] AS metric_type, topK(1)(point_unit)[1] AS metric_unit,
        topK(1)(arrayFirstIndex(t -> t != '', names))[1] AS resource_key,
        topK(1)(arrayFirst(t -> t != '', names))[1] AS resource
      FROM (SELECT namespace, ${textOf('metric.type')} AS type, ${pointUnit} AS point_unit, [${join(texts, ', ')}] AS names
        FROM baselime.events
        WHERE ${queryCondition(reader.environment, plan.query, { from: baseline.from, to: window.to })}
        ORDER BY environment DESC, timestamp DESC LIMIT ${ENOUGH_POINTS})`,
    options,
  );
  const [row] = rows;
  const statistic = statisticOf(name, row?.metric_type ?? '', row?.metric_unit ?? '');
  const resourceKey = RESOURCE_KEYS[Number(row?.resource_key ?? 0) - 1];
  const unit = row?.metric_unit === undefined || row.metric_unit === '' ? undefined : row.metric_unit;
  return {
    metric: {
      name,
      namespace: row?.most ?? '',
      ...(row?.resource === undefined || row.resource === '' ? {} : { resource: row.resource }),
      ...(row?.metric_type === undefined || row.metric_type === '' ? {} : { type: row.metric_type }),
      ...(unit === undefined ? {} : { unit }),
    },
    calculated: {
      name,
      operator: statistic,
      key: name,
      counts: false,
      additive: statistic === 'SUM',
      ...(unit === undefined ? {} : { unit }),
    },
    column: { name, expression: EXPRESSIONS[statistic], empty: null },
    groupKey: resourceKey ?? 'namespace',
  };
}

function statisticOf(name: string, type: string, unit: string): Statistic {
  const plain = name.replace(/^.*[./]/, '');
  if (MAXIMA.test(plain)) return 'MAX';
  if (type === 'sum' || SUMS.test(plain)) return 'SUM';
  return type === '' && /^count$/i.test(unit) ? 'SUM' : 'AVG';
}

/** A point is one number or a set of statistics: its sum is there in either case, its count only in the second. */
const EXPRESSIONS: Readonly<Record<Statistic, Sql>> = {
  SUM: raw('sum(metric_sum)'),
  AVG: raw('if(sum(metric_count) > 0, sum(metric_sum) / sum(metric_count), avg(metric_sum))'),
  MAX: raw('max(coalesce(metric_max, metric_sum))'),
};
