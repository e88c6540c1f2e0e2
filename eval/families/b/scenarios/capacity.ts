/** Capacity: throttles, concurrency, cold starts, full resources. */
import type { Scenario } from '../../../scenario.js';
import { accessStatus, durations, metricChart, metricSubject } from '../kit/charts.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import type { Work } from '../kit/invocation.js';
import { wordedFor } from '../kit/lambda-function.js';
import { namesOf, type Peer } from '../kit/peer.js';
import { change, functionMetric, metric } from '../kit/signals.js';
import { traffic } from '../kit/traffic.js';
import { MINUTE_MS, type World } from '../kit/world.js';

const small = (world: World) => (): Work => ({
  ownMs: world.random.ms(20),
  calls: [{ peer: world.table(), answer: { ms: world.random.ms(6), status: 200 } }],
});

export const reservedConcurrency: Scenario = define(
  'worker-at-its-reserved-concurrency',
  EVERY_SHAPE,
  { runtimes: ['python', 'java', 'go', 'node'] },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset();
    const [, , target = focus] = world.others;
    const peer: Peer = { kind: 'lambda', name: target.name };
    const normal = (): Work => ({
      ownMs: random.ms(18),
      calls: [{ peer, answer: { ms: random.ms(160), status: 200 } }],
    });
    distract(world, onset, normal);
    const reserved = random.int(2, 8);
    const dimensions = functionMetric(target);
    metric(world, {
      namespace: 'AWS/Lambda',
      name: 'ConcurrentExecutions',
      dimensions,
      value: (at) => ({ sum: at < onset ? random.int(1, Math.max(1, reserved - 1)) : reserved }),
    });
    metric(world, {
      namespace: 'AWS/Lambda',
      name: 'Throttles',
      dimensions,
      value: (at) => ({ sum: at < onset ? 0 : random.int(20, 90) }),
    });
    const thrown = wordedFor(focus, {
      python: {
        type: 'botocore.errorfactory.TooManyRequestsException',
        message: `An error occurred (TooManyRequestsException) when calling the Invoke operation (reached max retries: 4): Rate Exceeded.`,
        frames: ['"/var/task/dispatch.py", line 26, in start'],
      },
      java: {
        type: 'software.amazon.awssdk.services.lambda.model.TooManyRequestsException',
        message: 'Rate Exceeded. (Service: Lambda, Status Code: 429)',
        frames: ['io.dispatch.Starter.start(Starter.java:39)'],
      },
      go: {
        type: 'types.TooManyRequestsException',
        message:
          'operation error Lambda: Invoke, exceeded maximum number of attempts, 3, https response error StatusCode: 429, TooManyRequestsException: Rate Exceeded.',
      },
      node: {
        type: 'TooManyRequestsException',
        message: 'Rate Exceeded.',
        frames: ['de_TooManyRequestsExceptionRes (/var/task/index.js:4120:21)'],
      },
    });
    traffic(world, {
      onset,
      share: 0.7,
      normal,
      broken: () => ({
        ownMs: random.ms(18),
        calls: [{ peer, answer: { ms: random.ms(600), status: 429, thrown } }],
        says: [
          {
            level: 'error',
            message: `${target.name} was not invoked`,
            fields: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', FunctionName: target.name },
            thrown,
          },
        ],
        end: { kind: 'thrown', thrown },
      }),
    });
    return {
      question: random.chance(0.65)
        ? world.ask(`${target.name} was not invoked`)
        : metricSubject(world, 'Throttles', 'FunctionName', target.name),
      truth: {
        fault: 'concurrency-limit',
        alsoFaults: ['throttled'],
        entities: [target.name, target.service],
        rubric: ['reserved concurrency|concurren', 'raise|increase|queue|shorten|backoff|retry'],
        why: 'The invoked function runs at its reserved concurrency; Lambda refuses further invocations.',
      },
    };
  },
);

export const stageThrottles: Scenario = define('stage-refuses-with-429', ['single', 'chain'], {}, (world) => {
  const { random, names } = world;
  const onset = world.onset();
  const api = `${names.domain.area}-api`;
  const normal = small(world);
  distract(world, onset, normal, ['deployment']);
  traffic(world, { normal });
  change(world, {
    at: onset - random.int(10, 60) * 1000,
    source: 'apigateway',
    event: 'UpdateStage',
    parameters: {
      restApiId: api,
      stageName: names.stage,
      patchOperations: [{ op: 'replace', path: '/*/*/throttling/rateLimit', value: '2' }],
    },
  });
  const path = `/${names.domain.noun}s`;
  const headers = { 'x-service': api, 'x-namespace': `${api}/${names.stage}` };
  for (let at = world.from; at < world.now - 10_000; at += random.int(20, 90) * 1000) {
    const refused = at > onset && random.chance(0.7);
    world.store('/v1/apigateway-logs', headers, at, {
      '@timestamp': Math.round(at),
      requestId: world.requestId(),
      httpMethod: 'POST',
      path,
      resourcePath: path,
      status: refused ? '429' : '200',
      responseLatency: refused ? 2 : Math.round(random.ms(60)),
      ...(refused
        ? { errorMessage: 'Too Many Requests', errorResponseType: 'THROTTLED' }
        : { integrationLatency: Math.round(random.ms(50)) }),
      userAgent: 'partner-client/3.2',
    });
  }
  return {
    question: accessStatus(world, '429', { from: onset, to: world.now }),
    truth: {
      fault: 'throttled',
      alsoFaults: ['configuration-change'],
      entities: [api, `${api}/${names.stage}`, names.stage],
      rubric: ['limit|throttl|usage plan|rate', 'raise|undo|revert|stage|backoff|retry'],
      why: 'The stage’s rate limit was lowered; API Gateway refuses most requests.',
    },
  };
});

export const coldStarts: Scenario = define(
  'burst-meets-cold-environments',
  ['single', 'chain', 'fan-out'],
  { runtimes: ['java', 'dotnet'], timeoutMs: [30_000], memoryMb: [512, 1024] },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset(30, 18);
    const normal = (): Work => ({
      ...small(world)(),
      ...(random.chance(0.03) ? { initMs: random.float(4200, 5200) } : {}),
    });
    distract(world, onset, normal, ['peak', 'deployment']);
    traffic(world, { normal, until: onset });
    const initMs = (): number => random.float(4600, 8800);
    traffic(world, {
      from: onset,
      volume: 4,
      onset,
      share: 0.7,
      normal,
      broken: () => {
        const init = initMs();
        // The first request of an environment compiles and connects, too.
        return {
          ownMs: random.float(1800, 3200),
          calls: small(world)().calls ?? [],
          initMs: init,
          says: [{ level: 'info', message: `context started in ${(init / 1000).toFixed(3)} seconds` }],
        };
      },
    });
    return {
      question: durations(world, focus, { from: onset, to: world.now }),
      truth: {
        fault: 'cold-start',
        alsoFaults: ['traffic-increase'],
        entities: focusNames(world),
        rubric: ['provisioned concurrency|snapstart|cold', 'smaller|package|init|outside|memory|warm'],
        why: 'A burst starts new environments, each of which takes seconds to initialize.',
      },
    };
  },
);

export const databaseBusy: Scenario = define(
  'database-at-full-cpu',
  EVERY_SHAPE,
  { needsSpans: true, timeoutMs: [60_000] },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset(45, 25);
    const peer = world.database();
    const id = peer.host.split('.')[0] ?? peer.host;
    const work = (ms: number) => (): Work => ({
      ownMs: random.ms(16),
      calls: [{ peer, answer: { ms: random.ms(ms) } }],
    });
    distract(world, onset, work(9));
    traffic(world, { onset, share: 1, normal: work(9), broken: work(900) });
    metric(world, {
      namespace: 'AWS/RDS',
      name: 'CPUUtilization',
      unit: 'Percent',
      dimensions: { DBClusterIdentifier: id },
      value: (at) => ({ sum: at < onset ? random.float(14, 33) : random.float(97.5, 100) }),
    });
    const brush = { from: onset, to: world.now };
    return {
      question: random.chance(0.5)
        ? durations(world, focus, brush)
        : metricChart(world, { name: 'CPUUtilization', dimension: 'DBClusterIdentifier', value: id }, brush),
      truth: {
        fault: 'resource-saturated',
        alsoFaults: ['dependency-slow'],
        entities: [...namesOf(peer), id],
        rubric: ['instance|scale|larger|capacity|cpu|replica|class', 'quer|load|index|cache|connection|slow'],
        why: 'The database’s processors are fully used, so every query takes a hundred times as long.',
      },
    };
  },
);

export const diskFull: Scenario = define(
  'temporary-storage-is-full',
  EVERY_SHAPE,
  { runtimes: ['python', 'go', 'node', 'java'] },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset();
    const fetch = { peer: world.bucket(), answer: { ms: random.ms(60), status: 200 } };
    const normal = (): Work => ({
      ownMs: random.ms(120),
      calls: [fetch],
      says: [{ level: 'info', message: `unpacked, ${random.int(40, 380)} of 512 MB used in /tmp` }],
    });
    distract(world, onset, normal);
    const file = `/tmp/unpack/${world.names.domain.noun}.${random.hex(6)}.bin`;
    const thrown = wordedFor(focus, {
      python: {
        type: 'OSError',
        message: `[Errno 28] No space left on device: '${file}'`,
        frames: ['"/var/task/unpack.py", line 55, in write'],
      },
      java: {
        type: 'java.io.IOException',
        message: 'No space left on device',
        frames: [
          'java.base/sun.nio.ch.UnixFileDispatcherImpl.write0(Native Method)',
          'io.unpack.Unpacker.write(Unpacker.java:55)',
        ],
      },
      go: { type: 'fs.PathError', message: `write ${file}: no space left on device` },
      node: { type: 'Error', message: 'ENOSPC: no space left on device, write', frames: ['writeSync (node:fs:921:3)'] },
    });
    traffic(world, {
      onset,
      share: 0.6,
      normal,
      broken: () => ({
        ownMs: random.ms(200),
        calls: [fetch],
        says: [{ level: 'error', message: `unpacking to ${file} failed`, thrown }],
        end: { kind: 'thrown', thrown },
      }),
    });
    return {
      question: world.ask(`unpacking to ${file} failed`),
      truth: {
        fault: 'resource-saturated',
        entities: [...focusNames(world), '/tmp', file],
        rubric: ['storage|/tmp|disk|space', 'delete|clean|raise|increase|stream'],
        why: 'Environments that live on keep old files; the 512 MB of /tmp are full.',
      },
    };
  },
);

export const interfaceLimit: Scenario = define(
  'no-network-interface-left',
  ['single', 'chain'],
  { runtimes: ['python', 'java', 'node'] },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset();
    const [, , target = focus] = world.others;
    const peer: Peer = { kind: 'lambda', name: target.name };
    const normal = (): Work => ({
      ownMs: random.ms(18),
      calls: [{ peer, answer: { ms: random.ms(120), status: 200 } }],
    });
    distract(world, onset - MINUTE_MS, normal);
    const said =
      'Lambda was not able to create an ENI in the VPC of the Lambda function because the limit for Network Interfaces has been reached.';
    const thrown = wordedFor(focus, {
      python: {
        type: 'botocore.errorfactory.ENILimitReachedException',
        message: `An error occurred (ENILimitReachedException) when calling the Invoke operation: ${said}`,
        frames: ['"/var/task/dispatch.py", line 26, in start'],
      },
      java: {
        type: 'software.amazon.awssdk.services.lambda.model.EniLimitReachedException',
        message: `${said} (Service: Lambda, Status Code: 502)`,
        frames: ['io.dispatch.Starter.start(Starter.java:39)'],
      },
      node: {
        type: 'ENILimitReachedException',
        message: said,
        frames: ['de_ENILimitReachedExceptionRes (/var/task/index.js:3980:21)'],
      },
    });
    traffic(world, {
      onset,
      share: 0.8,
      normal,
      broken: () => ({
        ownMs: random.ms(18),
        calls: [{ peer, answer: { ms: random.ms(900), status: 502, thrown } }],
        says: [{ level: 'error', message: `${target.name} could not be started`, thrown }],
        end: { kind: 'thrown', thrown },
      }),
    });
    return {
      question: world.ask(`${target.name} could not be started`),
      truth: {
        fault: 'quota-exceeded',
        entities: [target.name, target.service],
        rubric: ['quota|limit|network interface|eni', 'increase|raise|request|subnet|fewer|ask|less'],
        why: 'The account has no network interface left for the invoked function’s VPC.',
      },
    };
  },
);
