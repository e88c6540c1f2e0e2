/** Faults that show in how much and from whom, rather than in an error. */
import type { Scenario } from '../../../scenario.js';
import { invocations, metricSubject, taken } from '../kit/charts.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import type { Work } from '../kit/invocation.js';
import { wordedFor } from '../kit/lambda-function.js';
import { change, functionMetric, metric } from '../kit/signals.js';
import { type Request, send, traffic } from '../kit/traffic.js';
import { MINUTE_MS, type World } from '../kit/world.js';

const small = (world: World) => (): Work => ({
  ownMs: world.random.ms(20),
  calls: [{ peer: world.table(), answer: { ms: world.random.ms(6), status: 200 } }],
});

export const callsItself: Scenario = define('output-triggers-the-function-again', ['single', 'queue'], {}, (world) => {
  const { random, focus, names } = world;
  const onset = world.onset(30, 20);
  const bucket = world.bucket('PutObject');
  const writes = (key: string) => (): Work => ({
    ownMs: random.ms(30),
    calls: [{ peer: bucket, answer: { ms: random.ms(22), status: 200 } }],
    says: [
      {
        level: 'info',
        message: `ObjectCreated ${key}, writing converted/${key}`,
        fields: { bucket: bucket.bucket, key, output: `converted/${key}` },
      },
    ],
  });
  const customer = names.customers[1] ?? '';
  distract(world, onset, writes('first.pdf'), ['peak']);
  traffic(world, { normal: () => writes(`${random.hex(6)}.pdf`)(), until: onset });
  const first = `${random.hex(6)}.pdf`;
  let key = first;
  let index = 0;
  for (let at = onset; at < world.now - 5000; at += random.int(9000, 15_000)) {
    const request: Request = {
      at,
      requestId: world.requestId(),
      traceId: world.traceId(at),
      customer,
      item: first,
      index,
    };
    send(world, request, writes(key)());
    key = index % 12 === 11 ? `${random.hex(6)}.pdf` : `converted/${key}`;
    index += 1;
  }
  metric(world, {
    namespace: 'AWS/Lambda',
    name: 'RecursiveInvocationsDropped',
    dimensions: functionMetric(focus),
    value: (at) => ({ sum: at < onset ? 0 : random.int(1, 4) }),
  });
  const brush = { from: onset, to: world.now };
  return {
    question: random.chance(0.5)
      ? invocations(world, focus, brush)
      : metricSubject(world, 'RecursiveInvocationsDropped', 'FunctionName', focus.name),
    truth: {
      fault: 'recursion',
      entities: [...focusNames(world), bucket.bucket],
      rubric: ['loop|recurs|prefix|trigger|itself', 'bucket|output|prefix|stop|filter|concurrency'],
      why: 'The function writes into the bucket that triggers it and so calls itself again and again.',
    },
  };
});

export const oneTenant: Scenario = define('one-customer-sends-most', EVERY_SHAPE, {}, (world) => {
  const { random, focus, names } = world;
  const onset = world.onset(45, 25);
  const heavy = names.customers[3] ?? 'heavy';
  const normal = small(world);
  distract(world, onset, normal, ['peak']);
  traffic(world, { normal });
  traffic(world, {
    from: onset,
    volume: 5,
    customer: () => heavy,
    normal: () => ({ ...small(world)(), ownMs: random.ms(120) }),
  });
  return {
    question: taken(world, focus, { from: onset, to: world.now }),
    truth: {
      fault: 'tenant-dominates',
      alsoFaults: ['traffic-increase'],
      entities: [heavy, ...focusNames(world)],
      rubric: ['customer|tenant|client', 'limit|quota|throttl|talk|contact|per '],
      why: 'One customer suddenly sends five times what all the others send together.',
    },
  };
});

export const requestsStop: Scenario = define('callers-no-longer-find-the-api', EVERY_SHAPE, {}, (world) => {
  const { random, focus, names, front } = world;
  const onset = world.onset(60, 40);
  const domainName = `api.${names.domain.area}.example`;
  const normal = small(world);
  distract(world, onset, normal, ['peak']);
  traffic(world, { normal, until: onset, volume: 1.2 });
  change(world, {
    at: onset - 12_000,
    source: 'apigateway',
    event: 'DeleteBasePathMapping',
    parameters: { domainName, basePath: '(none)' },
  });
  metric(world, {
    namespace: 'AWS/Lambda',
    name: 'Invocations',
    dimensions: functionMetric(front),
    value: (at) => ({ sum: at < onset - 5 * MINUTE_MS ? random.int(4, 6) : 0 }),
  });
  return {
    question: invocations(world, focus, { from: onset, to: world.now }),
    truth: {
      fault: 'traffic-drop',
      alsoFaults: ['configuration-change'],
      entities: [domainName, ...focusNames(world), front.name, front.service],
      rubric: [
        'restore|undo|revert|mapping|route|caller|upstream|source|trigger',
        'caller|upstream|source|chang|trigger|sender',
      ],
      why: 'Somebody deleted the mapping of the domain to the API; no request arrives any more.',
    },
  };
});

export const logsStop: Scenario = define('log-lines-stop-while-invocations-go-on', ['single', 'chain'], {}, (world) => {
  const { random, focus } = world;
  const onset = world.onset(60, 40);
  const normal = small(world);
  distract(world, onset, normal, ['peak', 'deployment']);
  world.mute(focus, onset);
  traffic(world, { normal });
  change(world, {
    at: onset - 20_000,
    source: 'logs',
    event: 'DeleteSubscriptionFilter',
    parameters: { logGroupName: `/aws/lambda/${focus.name}`, filterName: 'ship' },
  });
  const dimensions = functionMetric(focus);
  metric(world, { namespace: 'AWS/Lambda', name: 'Invocations', dimensions, value: () => ({ sum: random.int(3, 5) }) });
  metric(world, { namespace: 'AWS/Lambda', name: 'Errors', dimensions, value: () => ({ sum: 0 }) });
  return {
    question: invocations(world, focus, { from: onset, to: world.now }),
    truth: {
      fault: 'missing-data',
      alsoFaults: ['configuration-change'],
      entities: [...focusNames(world), `/aws/lambda/${focus.name}`],
      rubric: ['subscription|filter|forward|ship|collect|delivery|telemetry', 'restore|check|undo|log|revert|sender'],
      why: 'The function goes on being invoked, but its lines no longer arrive since the subscription was deleted.',
    },
  };
});

export const unknownError: Scenario = define('error-that-says-little', EVERY_SHAPE, {}, (world) => {
  const { random, focus } = world;
  const onset = world.onset();
  const normal = small(world);
  distract(world, onset, normal);
  const code = `E${random.int(1000, 9999)}`;
  const thrown = wordedFor(focus, {
    python: {
      type: 'Exception',
      message: `${code}: settlement aborted`,
      frames: ['"/var/task/settle.py", line 211, in run'],
    },
    java: {
      type: 'java.lang.RuntimeException',
      message: `${code}: settlement aborted`,
      frames: ['io.settle.Run.run(Run.java:211)'],
    },
    go: { type: 'errors.errorString', message: `${code}: settlement aborted` },
    dotnet: {
      type: 'System.Exception',
      message: `${code}: settlement aborted`,
      frames: ['Settle.Run.RunAsync() in /src/Run.cs:line 211'],
    },
    node: { type: 'Error', message: `${code}: settlement aborted`, frames: ['run (/var/task/settle.js:211:11)'] },
  });
  const affected = traffic(world, {
    onset,
    share: 0.5,
    normal,
    broken: () => ({ ownMs: random.ms(25), end: { kind: 'thrown', thrown } }),
  });
  return {
    question: world.askOfCrash(`${code}: settlement aborted`, affected),
    truth: {
      fault: 'unhandled-error',
      alsoFaults: ['code-defect', 'error-increase'],
      entities: focusNames(world),
      rubric: ['log|original|look|line|code|handle'],
      why: 'The function raises an error of its own that says nothing about the reason.',
    },
  };
});

export const workflowTimesOut: Scenario = define(
  'workflow-task-never-answers',
  ['single'],
  { timeoutMs: [30_000] },
  (world) => {
    const { random, focus, names } = world;
    const onset = world.onset();
    const machine = `${names.stage}-${names.domain.noun}-approval`;
    const arn = `arn:aws:states:${names.region}:${names.account}:stateMachine:${machine}`;
    const normal = small(world);
    distract(world, onset, normal);
    traffic(world, { normal });
    const seconds = random.pick([60, 120, 300] as const);
    const headers = { 'x-service': machine, 'x-namespace': machine };
    for (let at = world.from; at < world.now - 10_000; at += random.int(100, 260) * 1000) {
      const execution = `arn:aws:states:${names.region}:${names.account}:execution:${machine}:${random.uuid()}`;
      const line = (id: number, when: number, type: string, details: object): void =>
        world.store('/v1/stepfunctions', headers, when, {
          id: String(id),
          type,
          details,
          '@timestamp': Math.round(when),
          execution_arn: execution,
          ...(type.endsWith('TimedOut') || type.endsWith('Failed') ? { level: 'ERROR' } : { level: 'INFO' }),
        });
      const fails = at > onset && random.chance(0.75);
      line(1, at, 'ExecutionStarted', { stateMachineArn: arn });
      line(2, at + 30, 'TaskScheduled', {
        resource: 'invoke.waitForTaskToken',
        resourceType: 'lambda',
        timeoutInSeconds: seconds,
        parameters: JSON.stringify({ FunctionName: focus.name, state: 'AwaitApproval' }),
      });
      if (fails) {
        line(3, at + seconds * 1000, 'TaskTimedOut', {
          resource: 'invoke.waitForTaskToken',
          resourceType: 'lambda',
          error: 'States.Timeout',
          state: 'AwaitApproval',
        });
        line(4, at + seconds * 1000 + 20, 'ExecutionTimedOut', {
          error: 'States.Timeout',
          cause: `state AwaitApproval did not answer within ${seconds} seconds`,
        });
      } else {
        line(3, at + random.ms(4000), 'TaskSucceeded', { resource: 'invoke.waitForTaskToken', resourceType: 'lambda' });
        line(4, at + random.ms(4000) + 9000, 'ExecutionSucceeded', {});
      }
    }
    return {
      question: { about: 'event', contains: 'States.Timeout', namespace: machine },
      truth: {
        fault: 'timeout',
        alsoFaults: ['dependency-slow'],
        entities: [machine, arn, 'AwaitApproval', ...focusNames(world)],
        rubric: ['timeout|heartbeat', 'token|callback|SendTaskSuccess|split|raise|approval|task'],
        why: 'A task that waits for a token gets no answer within its time.',
      },
    };
  },
);
