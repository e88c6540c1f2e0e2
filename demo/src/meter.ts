/**
 * What CloudWatch measures of the shop by itself, minute by minute: runs of each function, the age of what waits in the
 * queues, requests that a table refused. In the records of a metric stream in JSON (CloudWatch user guide, "Metric stream
 * output in JSON format"). Like there, a minute in which nothing happened has no points.
 */
import { ACCOUNT, FUNCTION_NAMES, type FunctionName, REGION } from './shop.js';
import { MINUTE_MS } from './truth.js';

interface Run {
  readonly start: number;
  readonly end: number;
  readonly failed: boolean;
}

interface Waiting {
  readonly from: number;
  readonly to: number;
}

/** A stream delivers the points of a minute a little after its end. */
export const DELIVERY_LAG_MS = 15_000;

type Statistics = Readonly<Record<'max' | 'min' | 'sum' | 'count', number>>;
type Dimensions = Readonly<Record<string, string>>;

/** Feed it with all that starts in a minute, then close that minute. */
export class Meter {
  readonly #runs = new Map<FunctionName, Run[]>();
  readonly #queues = new Map<string, Waiting[]>();
  readonly #refused = new Map<string, number[]>();

  /** A run that really failed, as AWS counts: an answer with the status 500 is none. */
  ran(name: FunctionName, run: Run): void {
    added(this.#runs, name, run);
  }

  /** A message was in `queue` from when it was sent until it was deleted or went to the dead-letter queue. */
  waited(queue: string, waiting: Waiting): void {
    added(this.#queues, queue, waiting);
  }

  refused(table: string, operation: string, at: number): void {
    added(this.#refused, `${table}\n${operation}`, at);
  }

  /** The points of the minute that begins at `start` (epoch milliseconds); what is older is forgotten. */
  close(start: number): readonly object[] {
    const end = start + MINUTE_MS;
    const points: object[] = [];
    const point = (namespace: string, name: string, unit: string, dimensions: Dimensions, value: Statistics): void => {
      points.push({
        metric_stream_name: 'shop',
        account_id: ACCOUNT,
        region: REGION,
        namespace,
        metric_name: name,
        dimensions,
        timestamp: Math.floor(start),
        value,
        unit,
      });
    };
    for (const name of FUNCTION_NAMES) {
      const runs = takenBefore(this.#runs, name, end, (run) => run.start).filter((run) => run.start >= start);
      if (runs.length === 0) continue;
      const dimensions = { FunctionName: name };
      const failed = runs.map((run) => (run.failed ? 1 : 0));
      point('AWS/Lambda', 'Invocations', 'Count', dimensions, statisticsOf(runs.map(() => 1)));
      point('AWS/Lambda', 'Errors', 'Count', dimensions, statisticsOf(failed));
      point('AWS/Lambda', 'Throttles', 'Count', dimensions, statisticsOf(runs.map(() => 0)));
      point('AWS/Lambda', 'Duration', 'Milliseconds', dimensions, statisticsOf(runs.map((run) => run.end - run.start)));
      point('AWS/Lambda', 'ConcurrentExecutions', 'Count', dimensions, statisticsOf(runs.map(atOnceWith(runs))));
    }
    for (const [queue, all] of this.#queues) {
      const here = all.filter((one) => one.from < end && one.to > start);
      this.#queues.set(
        queue,
        all.filter((one) => one.to > end),
      );
      if (here.length === 0) continue;
      const seconds = here.map((one) => Math.floor((Math.min(one.to, end) - one.from) / 1000));
      // The queue itself is asked once a minute.
      const oldest = statisticsOf([Math.max(...seconds)]);
      point('AWS/SQS', 'ApproximateAgeOfOldestMessage', 'Seconds', { QueueName: queue }, oldest);
    }
    for (const key of this.#refused.keys()) {
      const count = takenBefore(this.#refused, key, end, (at) => at).filter((at) => at >= start).length;
      if (count === 0) continue;
      const [table = '', operation = ''] = key.split('\n');
      const once = statisticsOf(Array.from({ length: count }, () => 1));
      point('AWS/DynamoDB', 'ThrottledRequests', 'Count', { TableName: table, Operation: operation }, once);
      point('AWS/DynamoDB', 'WriteThrottleEvents', 'Count', { TableName: table }, once);
    }
    return points;
  }
}

function added<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Takes out what began before `end`. */
function takenBefore<K, T>(map: Map<K, T[]>, key: K, end: number, startOf: (one: T) => number): readonly T[] {
  const all = map.get(key) ?? [];
  map.set(
    key,
    all.filter((one) => startOf(one) >= end),
  );
  return all.filter((one) => startOf(one) < end);
}

const atOnceWith =
  (runs: readonly Run[]) =>
  ({ start }: Run): number =>
    runs.filter((other) => other.start <= start && other.end > start).length;

function statisticsOf(values: readonly number[]): Statistics {
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return {
    max: rounded(Math.max(...values)),
    min: rounded(Math.min(...values)),
    sum: rounded(values.reduce((sum, value) => sum + value, 0)),
    count: values.length,
  };
}
