/** What CloudWatch counts of the simulated day, minute by minute, as a metric stream delivers it. */
// biome-ignore-all format: rows of wire formats, one a line.
import type { MetricRecord, Post } from '../../../kit/post.js';
import { apiOf, type Fn, functionsOf, type Peer } from './estate.js';
import type { Invocation, Message } from './happenings.js';
import { HOUR_MS, MINUTE_MS, type World } from './world.js';

type Value = MetricRecord['value'];
type Emit = (minute: number, namespace: string, name: string, dimensions: Readonly<Record<string, string>>, value: Value, unit?: string) => void;

const counted = (sum: number, count: number): Value => ({ sum, count, min: count > 0 ? Math.min(1, sum) : 0, max: Math.min(1, sum) });
const single = (value: number): Value => ({ sum: value, count: 1, min: value, max: value });

function spread(values: readonly number[]): Value {
  const sum = values.reduce((total, one) => total + one, 0);
  return { sum: Math.round(sum * 100) / 100, count: values.length, min: Math.min(...values), max: Math.max(...values) };
}

export function writeMetrics(post: Post, world: World): void {
  const { estate, now } = world;
  const emit: Emit = (at, namespace, name, dimensions, value, unit = 'Count') => post.metric({ at, namespace, name, dimensions, value, unit });
  const start = now - 6 * HOUR_MS;
  const minutes = Array.from({ length: 360 }, (_, n) => start + n * MINUTE_MS);
  for (const fn of functionsOf(estate)) functionMetrics(emit, world, fn, minutes);
  apiMetrics(emit, world, minutes);
  if (estate.shape === 'queue') queueMetrics(emit, world, minutes);
  for (const peer of new Set([...estate.work.steps, ...(estate.deep?.steps ?? []), ...estate.side.steps])) peerMetrics(emit, world, peer, minutes);
}

/** Things by the minute in which they are counted; times before or after the day are left out. */
function byMinute<T>(items: readonly T[], at: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const minute = Math.floor(at(item) / MINUTE_MS) * MINUTE_MS;
    const group = groups.get(minute) ?? [];
    group.push(item);
    groups.set(minute, group);
  }
  return groups;
}

const isErrorOf = ({ outcome }: Invocation): boolean => outcome !== 'ok';

function functionMetrics(emit: Emit, { invocations, refused, now }: World, fn: Fn, minutes: readonly number[]): void {
  const own = invocations.filter((one) => one.fn === fn && one.to <= now);
  const ended = byMinute(own, ({ from }) => from);
  const throttled = byMinute(
    refused.filter((one) => one.fn === fn),
    ({ at }) => at,
  );
  const dimensions = { FunctionName: fn.name };
  for (const minute of minutes) {
    const done = ended.get(minute) ?? [];
    const throttles = throttled.get(minute)?.length ?? 0;
    if (done.length + throttles === 0) continue;
    const put = (name: string, value: Value, unit?: string): void => emit(minute, 'AWS/Lambda', name, dimensions, value, unit);
    const errors = done.filter(isErrorOf).length;
    put('Throttles', counted(throttles, done.length + throttles));
    if (done.length === 0) continue;
    put('Invocations', counted(done.length, done.length));
    put('Errors', counted(errors, done.length));
    put('Duration', spread(done.map(({ from, to, initMs = 0 }) => Math.max(1, to - from - initMs))), 'Milliseconds');
    const near = [-5, -4, -3, -2, -1, 0].flatMap((step) => ended.get(minute + step * MINUTE_MS) ?? []);
    put('ConcurrentExecutions', spread(done.map(({ from }) => overlapping(near, from))));
    const ages = done.flatMap(({ message, from }) => (message === undefined ? [] : [Math.round(from - message.at)]));
    if (ages.length > 0 && done.some(({ message }) => message?.id.startsWith('4965'))) put('IteratorAge', spread(ages), 'Milliseconds');
  }
}

const overlapping = (running: readonly Invocation[], at: number): number => running.reduce((sum, { from, to }) => (from <= at && to > at ? sum + 1 : sum), 0);

function apiMetrics(emit: Emit, { estate, invocations, turnedAway, now, trouble, dice }: World, minutes: readonly number[]): void {
  const served = byMinute(
    invocations.filter(({ fn, via, to }) => fn === estate.front && via === 'http' && to <= now),
    ({ from }) => from,
  );
  const away = byMinute(turnedAway, ({ at }) => at);
  const dimensions = { ApiName: apiOf(estate), Stage: 'prod' };
  for (const minute of minutes) {
    const done = served.get(minute) ?? [];
    const refused = away.get(minute)?.length ?? 0;
    const all = done.length + refused;
    if (all === 0) continue;
    emit(minute, 'AWS/ApiGateway', 'Count', dimensions, counted(all, all));
    emit(minute, 'AWS/ApiGateway', '5XXError', dimensions, counted(done.filter(({ status }) => status >= 500).length, all));
    emit(minute, 'AWS/ApiGateway', '4XXError', dimensions, counted(refused + done.filter(({ status }) => status >= 400 && status < 500).length, all));
    if (done.length > 0) emit(minute, 'AWS/ApiGateway', 'Latency', dimensions, spread(done.map(({ from, to }) => Math.round(to - from + (trouble.edgeMs?.(from, dice) ?? 0)) + 6)), 'Milliseconds');
  }
}

function queueMetrics(emit: Emit, { estate, messages }: World, minutes: readonly number[]): void {
  const { queue, deadLetters } = estate;
  const sent = byMinute(messages, ({ at }) => at);
  const gone = byMinute(
    messages.filter(({ goneAt }) => goneAt !== undefined),
    ({ goneAt = 0 }) => goneAt,
  );
  for (const minute of minutes) {
    const end = minute + MINUTE_MS;
    const incoming = sent.get(minute)?.length ?? 0;
    if (queue.sort === 'stream') {
      if (incoming > 0) emit(minute, 'AWS/Kinesis', 'IncomingRecords', { StreamName: queue.name }, counted(incoming, incoming));
      emit(minute, 'AWS/Kinesis', 'GetRecords.IteratorAgeMilliseconds', { StreamName: queue.name }, single(Math.round(ageOf(messages, end))), 'Milliseconds');
      continue;
    }
    const dimensions = { QueueName: queue.name };
    emit(minute, 'AWS/SQS', 'NumberOfMessagesSent', dimensions, counted(incoming, Math.max(1, incoming)));
    emit(minute, 'AWS/SQS', 'NumberOfMessagesDeleted', dimensions, counted(gone.get(minute)?.length ?? 0, 1));
    emit(minute, 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', dimensions, single(messages.filter((one) => isThere(one, end)).length));
    emit(minute, 'AWS/SQS', 'ApproximateAgeOfOldestMessage', dimensions, single(Math.round(ageOf(messages, end) / 1000)), 'Seconds');
    const dead = messages.filter(({ deadAt }) => deadAt !== undefined && deadAt <= end).length;
    emit(minute, 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: deadLetters }, single(dead));
  }
}

const isThere = ({ at, goneAt, deadAt }: Message, when: number): boolean => at <= when && (goneAt ?? deadAt ?? Number.POSITIVE_INFINITY) > when;

const ageOf = (messages: readonly Message[], when: number): number => {
  const oldest = messages.find((one) => isThere(one, when));
  return oldest === undefined ? 0 : when - oldest.at;
};

/** Of tables and databases, what their own namespaces count of the calls that came. */
function peerMetrics(emit: Emit, { invocations, now, estate, dice, batchCalls, trouble }: World, peer: Peer, minutes: readonly number[]): void {
  if (peer.sort !== 'table' && peer.sort !== 'postgres' && peer.sort !== 'mysql') return;
  const calls = invocations.flatMap((one) => one.calls.filter((call) => call.peer === peer)).filter(({ to }) => to <= now);
  const batch = byMinute(estate.batch.steps[0]?.name === peer.name ? batchCalls.filter((at) => at <= now) : [], (at) => at);
  const ended = byMinute(calls, ({ to }) => to);
  for (const minute of minutes) {
    const done = ended.get(minute) ?? [];
    if (peer.sort !== 'table') {
      const dimensions = { DBInstanceIdentifier: peer.name.split('.')[0] ?? peer.name };
      const busy = done.reduce((sum, { attempts }) => sum + attempts.reduce((ms, { from, to }) => ms + to - from, 0), 0) / MINUTE_MS;
      emit(minute, 'AWS/RDS', 'DatabaseConnections', dimensions, single(6 + Math.ceil(busy) + Math.round(trouble.heldConnections?.(minute) ?? 0) + (estate.perMinute > 5 ? dice.int(0, 2) : 0)));
      continue;
    }
    const imported = batch.get(minute)?.length ?? 0;
    if (done.length + imported === 0) continue;
    const throttled = done.filter(({ failed }) => failed?.status === 400 && /Throughput|Throttl/.test(failed.thrown.message + failed.thrown.type)).length;
    const dimensions = { TableName: peer.name };
    emit(minute, 'AWS/DynamoDB', 'ConsumedWriteCapacityUnits', dimensions, counted(done.length + imported - throttled, done.length + imported));
    if (throttled > 0) emit(minute, 'AWS/DynamoDB', 'WriteThrottleEvents', dimensions, counted(throttled, throttled));
    const latencies = done
      .map(({ attempts }) => attempts.at(-1))
      .flatMap((one) => (one === undefined || one.failed !== undefined ? [] : [Math.round((one.to - one.from) * 100) / 100]));
    if (latencies.length > 0) emit(minute, 'AWS/DynamoDB', 'SuccessfulRequestLatency', { ...dimensions, Operation: peer.op }, spread(latencies), 'Milliseconds');
  }
}
