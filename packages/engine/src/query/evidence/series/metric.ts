/** What a stored metric is, and which statistic of its points makes the line. */
import { type MetricStatistic, statisticOfName } from '@baselime-ai/contract';
import { textAt } from '../../../model/json.js';
import type { Window } from '../../../model/units.js';
import { raw, sql } from '../../../store/sql.js';
import { parseRecord } from '../../../store/telemetry/event-row.js';
import { queryCondition } from '../../conditions.js';
import type { Column } from '../../views/series.js';
import type { TimeScope } from '../scope.js';
import type { SeriesPlan } from './plan.js';
import type { Calculated, MetricSeen } from './series.js';

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
  /** One of `STATISTICS`. */
  readonly column: Column;
  /** The column of the resource, for lines by resource; the namespace when no point names one. */
  readonly groupKey: string;
}

/** So many points tell what a metric is. */
const ENOUGH_POINTS = 30;

/** Of the newest points of the window or before. A metric that nothing is stored of has an empty namespace. */
export async function readMetric(scope: TimeScope, plan: SeriesPlan, name: string): Promise<MetricReading> {
  const { reader, window, baseline, recorded, options } = scope;
  // Records are read whole, of these points only: in the store each key is a column of its own.
  const newest = async (time: Window): Promise<readonly { readonly namespace: string; readonly body: string }[]> => {
    const { rows } = await reader.select<{ readonly namespace: string; readonly body: string }>(
      sql`SELECT namespace, body FROM baselime.events
        WHERE ${queryCondition(reader.environment, plan.query, time, recorded)}
        ORDER BY environment DESC, timestamp DESC, id DESC LIMIT ${ENOUGH_POINTS}`,
      options,
    );
    return rows;
  };
  // Of every part of the store that holds rows of a time some are read, whatever is found in the newest of them.
  const recent = await newest(window);
  const rows = recent.length < ENOUGH_POINTS ? await newest({ from: baseline.from, to: window.to }) : recent;
  const points = rows.map(({ namespace, body }) => ({ namespace, record: parseRecord(body) }));
  const type = mostCommon(points.map(({ record }) => textAt(record, 'metric.type')));
  const unit = mostCommon(points.map(({ record }) => textAt(record, 'unit') ?? textAt(record, 'metric.unit')));
  const groupKey = mostCommon(
    points.map(({ record }) => RESOURCE_KEYS.find((key) => textAt(record, key) !== undefined)),
  );
  const resource =
    groupKey === undefined ? undefined : mostCommon(points.map(({ record }) => textAt(record, groupKey)));
  const statistic = statisticOf(name, type ?? '', unit ?? '');
  return {
    metric: {
      name,
      namespace: mostCommon(points.map(({ namespace }) => namespace)) ?? '',
      ...(resource === undefined ? {} : { resource }),
      ...(type === undefined ? {} : { type }),
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
    column: COLUMNS[statistic],
    groupKey: groupKey ?? 'namespace',
  };
}

/** Of texts that are equally common the first; undefined when there is none. */
function mostCommon<Text extends string>(texts: readonly (Text | undefined)[]): Text | undefined {
  const counts = new Map<Text, number>();
  for (const text of texts) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** By its name; one whose name says nothing counts (SUM) where its type or its unit does. */
function statisticOf(name: string, type: string, unit: string): MetricStatistic {
  const counts = type === 'sum' || (type === '' && /^count$/i.test(unit));
  return statisticOfName(name) ?? (counts ? 'SUM' : 'AVG');
}

/** A point is one number or a set of statistics: its sum is there in either case, its count only in the second. */
const COLUMNS: Readonly<Record<MetricStatistic, Column>> = {
  SUM: { name: 'SUM', expression: raw('sum(metric_sum)'), empty: null },
  AVG: {
    name: 'AVG',
    expression: raw('if(sum(metric_count) > 0, sum(metric_sum) / sum(metric_count), avg(metric_sum))'),
    empty: null,
  },
  MAX: { name: 'MAX', expression: raw('max(coalesce(metric_max, metric_sum))'), empty: null },
};

/** All that a metric may be told by: they are counted while its points still say which of them it is. */
export const STATISTICS: readonly Column[] = Object.values(COLUMNS);
