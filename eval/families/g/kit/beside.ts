/** What others send beside the functions of an estate: numbers of other resources, the scheduler of containers, a state machine. */
// biome-ignore-all format: rows of wire formats, one a line.
import { Dice } from '../../../kit/dice.js';
import { Post } from '../../../kit/post.js';
import type { Delivery } from '../../../scenario.js';
import { replicaOf, replicaResource, taskStream } from './containers.js';
import type { Estate, Fn } from './estate.js';
import type { Invocation } from './happenings.js';
import { leaving } from './tell.js';
import { HOUR_MS, MINUTE_MS, type World } from './world.js';

export type Beside = (world: World) => readonly Delivery[];

export const together =
  (...parts: readonly Beside[]): Beside =>
  (world) => parts.flatMap((part) => part(world));

export interface Reading {
  readonly namespace: string;
  readonly name: string;
  readonly of: (estate: Estate) => Readonly<Record<string, string>>;
  /** In the minute that begins at this time; nothing is sent where there is none. */
  readonly value: (at: number, world: World, dice: Dice) => number | undefined;
  readonly unit?: string;
  /** It counts things, of which each is one sample; else it is measured once a minute. */
  readonly isCount?: boolean;
}

/** Of other resources, one number a minute each. */
export const readings =
  (...all: readonly Reading[]): Beside =>
  (world) => {
    const { estate, now } = world;
    const post = new Post(estate.region, estate.account);
    for (const { namespace, name, of, value, unit = 'Count', isCount = false } of all) {
      const dice = new Dice(`${name} ${estate.api} ${now}`);
      for (let at = now - 6 * HOUR_MS; at < now; at += MINUTE_MS) {
        const read = value(at, world, dice);
        if (read === undefined) continue;
        const sum = Math.round(read * 100) / 100;
        post.metric({ at, namespace, name, dimensions: of(estate), unit, value: isCount ? { sum, count: Math.max(1, sum), min: 0, max: Math.min(1, sum) } : { sum, count: 1, min: sum, max: sum } });
      }
    }
    return post.deliveries();
  };

/** About a level, with the noise of a measurement. */
export const about = (level: number, dice: Dice, noise = 0.06): number => level * (1 + noise * (dice.unit() + dice.unit() - 1));

interface Speech {
  readonly group: (estate: Estate) => string;
  readonly stream: (estate: Estate) => string;
  /** What is written at this minute, if anything. */
  readonly says: (at: number, world: World, dice: Dice) => readonly string[];
}

/** Lines that another resource writes into a log group of its own: a database, a cache, a firewall. */
export const spoken =
  ({ group, stream, says }: Speech): Beside =>
  (world) => {
    const { estate, now } = world;
    const post = new Post(estate.region, estate.account);
    const dice = new Dice(`${group(estate)} ${estate.api} ${now}`);
    for (let at = now - 6 * HOUR_MS; at < now - MINUTE_MS; at += MINUTE_MS)
      for (const text of says(at, world, dice)) post.line(group(estate), stream(estate), at + dice.int(0, 59_000), text);
    return post.deliveries();
  };

interface Gauge {
  readonly name: string;
  readonly unit: string;
  readonly of: (estate: Estate) => Fn;
  readonly tags?: Readonly<Record<string, string>>;
  readonly value: (at: number, world: World, dice: Dice) => number;
}

/** What the runtime of a container measures of itself, as an SDK of OpenTelemetry exports it each minute, for each replica. */
export const gauges =
  (...all: readonly Gauge[]): Beside =>
  (world) => {
    const { estate, now } = world;
    const post = new Post(estate.region, estate.account);
    for (const { name, unit, of, tags = {}, value } of all) {
      const fn = of(estate);
      for (const place of [0, 1, 2]) {
        const replica = replicaOf(fn, fn.version, place, estate);
        const resource = replicaResource(fn, fn.version, replica, estate);
        const dice = new Dice(`${name} ${replica} ${now}`);
        for (let at = now - 6 * HOUR_MS; at < now; at += MINUTE_MS)
          post.point(resource, name, unit, { kind: 'gauge', at: at + place * 7_000, value: Math.round(value(at, world, dice) * 1000) / 1000, tags });
      }
    }
    return post.deliveries();
  };

/** From one level to another within so many minutes after the beginning of the trouble. */
export const drifting =
  (from: number, to: number, minutes: number) =>
  (at: number, { trouble }: Pick<World, 'trouble'>, dice: Dice): number =>
    about(from + (to - from) * Math.min(1, Math.max(0, (at - trouble.since) / (minutes * MINUTE_MS))), dice);

/** Times at which a container that exits at once is started again: ten seconds, doubled, at most five minutes. */
function restarts({ now, trouble }: World): readonly number[] {
  const times: number[] = [];
  for (let at = trouble.since + 9_000, wait = 10_000; at < now - 5_000; at += wait + 4_000, wait = Math.min(300_000, wait * 2)) times.push(at);
  return times;
}

export interface Crash {
  /** What the program prints before it exits; absent where it says nothing. */
  readonly prints?: (fn: Fn) => string;
  /** Reason and message of the events about its pod, after each start; the pod by name, namespace and id. */
  readonly events: (pod: string) => readonly (readonly [reason: string, message: string])[];
}

/** A new version of the worker that does not come up in Kubernetes, while the pods of the old one go on. */
export const podFailsToStart =
  ({ prints, events }: Crash): Beside =>
  (world) => {
    const { estate } = world;
    const { work, region, account, stack } = estate;
    const post = new Post(region, account);
    const pod = replicaOf(work, work.version + 1, 0, estate);
    const resource = replicaResource(work, work.version + 1, pod, estate);
    const object = { 'service.name': work.name, 'k8s.cluster.name': `${stack}-prod`, 'k8s.namespace.name': stack, 'k8s.object.kind': 'Pod', 'k8s.object.name': pod, 'k8s.pod.name': pod };
    const scope = 'github.com/open-telemetry/opentelemetry-collector-contrib/receiver/k8seventsreceiver';
    post.log(object, scope, { at: world.trouble.since + 2_000, severity: 'INFO', body: `Successfully assigned ${stack}/${pod} to ip-10-0-12-87.${region}.compute.internal`, tags: { 'k8s.event.reason': 'Scheduled', 'k8s.event.count': 1 } });
    for (const [count, at] of restarts(world).entries()) {
      if (prints !== undefined) post.log(resource, 'stdout', { at, severity: 'ERROR', body: prints(work), tags: { 'log.iostream': 'stderr' } });
      for (const [index, [reason, body]] of events(`${pod}_${stack}(${new Dice(pod).uuid()})`).entries())
        post.log(object, scope, { at: at + 900 + index * 700, severity: 'WARN', body, tags: { 'k8s.event.reason': reason, 'k8s.event.count': count + 1, 'k8s.event.name': `${pod}.17${count}` } });
    }
    return post.deliveries();
  };

/** An event of EventBridge about a task of the worker that stopped. */
function taskStopped({ estate }: World, task: string, at: number, exitCode: number, reason: string, version = estate.work.version + 1): Delivery {
  const { region, account, stack, work } = estate;
  const arn = `arn:aws:ecs:${region}:${account}`;
  const time = new Date(at).toISOString();
  const container = { name: 'app', exitCode, lastStatus: 'STOPPED', ...(reason === '' ? {} : { reason }) };
  const detail = { clusterArn: `${arn}:cluster/${stack}-prod`, taskArn: `${arn}:task/${stack}-prod/${task}`, taskDefinitionArn: `${arn}:task-definition/${work.name}:${version}`, group: `service:${work.name}`, launchType: 'FARGATE', lastStatus: 'STOPPED', desiredStatus: 'STOPPED', stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited', stoppedAt: time, containers: [container] };
  const event = { version: '0', id: new Dice(`${task} ${at}`).uuid(), 'detail-type': 'ECS Task State Change', source: 'aws.ecs', account, time: `${time.slice(0, 19)}Z`, region, resources: [detail.taskArn], detail };
  return { path: '/aws', headers: { 'x-aws-region': region, 'x-aws-account': account }, body: JSON.stringify(event) };
}

/** Tasks of the revision that has run all day exit since then, one every few minutes, after their last words; others take their place. */
export const tasksDie =
  (words: readonly string[], exitCode: number, reason = '', everyMinutes = 6): Beside =>
  (world) => {
    const { estate, now, trouble } = world;
    const { work, region, account } = estate;
    const post = new Post(region, account);
    const times: number[] = [];
    for (let at = trouble.since + 40_000; at < now - 20_000; at += everyMinutes * MINUTE_MS) times.push(at);
    const stopped = times.map((at, place) => {
      const task = replicaOf(work, work.version, place % 3, estate);
      for (const [index, text] of words.entries()) post.line(`/ecs/${work.name}`, taskStream(work, task), at + index * 40, text);
      return taskStopped(world, task, at + 6_500, exitCode, reason, work.version);
    });
    return [...post.deliveries(), ...stopped];
  };

/** Tasks of a new revision of the worker that exit after a line or two, one after the other. */
export const taskFailsToStart =
  (prints: (fn: Fn) => readonly string[]): Beside =>
  (world) => {
    const { estate } = world;
    const { work, region, account } = estate;
    const post = new Post(region, account);
    const stopped = restarts(world).map((at, place) => {
      const task = replicaOf(work, work.version + 1, place, estate);
      for (const [index, text] of prints(work).entries()) post.line(`/ecs/${work.name}`, taskStream(work, task), at + index * 120, text);
      return taskStopped(world, task, at + 1_500, 1, '');
    });
    return [...post.deliveries(), ...stopped];
  };

/** Tasks of the worker that the kernel stopped for their memory, so many minutes apart. */
export const tasksOutOfMemory =
  (minutesApart: number): Beside =>
  (world) => {
    const { trouble, now, estate } = world;
    const stops: Delivery[] = [];
    for (let at = trouble.since + 30 * MINUTE_MS, place = 0; at < now; at += minutesApart * MINUTE_MS, place += 1)
      stops.push(taskStopped(world, replicaOf(estate.work, estate.work.version, place, estate), at, 137, 'OutOfMemoryError: Container killed due to memory usage'));
    return stops;
  };

/** The history of the express workflow whose only task is the worker, as Step Functions logs it at the level ALL. */
export const history: Beside = (world) => {
  const { estate, now, invocations } = world;
  const { machine, region, account, work } = estate;
  if (machine === undefined) return [];
  const post = new Post(region, account);
  for (const invocation of invocations) {
    if (invocation.fn !== work || invocation.to + 20 > now) continue;
    const ids = new Dice(`${invocation.requestId} execution`);
    const execution_arn = `arn:aws:states:${region}:${account}:express:${machine}:${ids.uuid()}:${ids.uuid()}`;
    for (const [index, { at, type, details }] of steps(invocation, estate).entries())
      post.line(`/aws/vendedlogs/states/${machine}`, `states/${machine}/2025-12-31/${execution_arn.slice(-4)}`, at, JSON.stringify({ id: String(index + 1), type, details, redrive_count: '0', previous_event_id: String(index), event_timestamp: String(Math.round(at)), execution_arn }));
  }
  return post.deliveries();
};

interface Step {
  readonly at: number;
  readonly type: string;
  readonly details: object;
}

function steps(invocation: Invocation, estate: Estate): readonly Step[] {
  const { from, to, outcome, job, requestId, fn } = invocation;
  const name = `Handle${estate.noun}`;
  const task = { resource: 'invoke', resourceType: 'lambda' };
  const begun: readonly Step[] = [
    { at: from - 28, type: 'ExecutionStarted', details: { input: JSON.stringify({ id: job.key, tenant: job.tenant }), inputDetails: { truncated: false }, roleArn: `arn:aws:iam::${estate.account}:role/${estate.stack}-states` } },
    { at: from - 24, type: 'TaskStateEntered', details: { name, input: JSON.stringify({ id: job.key }), inputDetails: { truncated: false } } },
    { at: from - 22, type: 'TaskScheduled', details: { ...task, region: estate.region, parameters: JSON.stringify({ FunctionName: `arn:aws:lambda:${estate.region}:${estate.account}:function:${fn.name}` }) } },
    { at: from - 10, type: 'TaskStarted', details: task },
  ];
  if (outcome === 'ok') return [...begun, { at: to + 6, type: 'TaskSucceeded', details: { ...task, output: '{"StatusCode":200}' } }, { at: to + 9, type: 'TaskStateExited', details: { name } }, { at: to + 12, type: 'ExecutionSucceeded', details: { output: '{}' } }];
  const out = leaving(invocation, estate);
  const told = outcome === 'timeout' ? { errorType: 'Sandbox.Timedout', errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(fn.timeoutMs / 1000).toFixed(2)} seconds` } : { errorType: out?.type.replace(/^\*.*\./, '') ?? 'Runtime.ExitError', errorMessage: out?.message ?? `RequestId: ${requestId} Error: Runtime exited with error: signal: killed` };
  const failed = { error: told.errorType, cause: JSON.stringify(told) };
  return [...begun, { at: to + 6, type: 'TaskFailed', details: { ...failed, ...task } }, { at: to + 12, type: 'ExecutionFailed', details: failed }];
}
