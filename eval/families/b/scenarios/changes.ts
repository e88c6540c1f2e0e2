/** What somebody changed: code, memory, settings. */
import type { Scenario } from '../../../scenario.js';
import { durations } from '../kit/charts.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { distract, elsewhere, noise } from '../kit/distractors.js';
import type { Work } from '../kit/invocation.js';
import { wordedFor } from '../kit/lambda-function.js';
import { change, deployment } from '../kit/signals.js';
import { traffic } from '../kit/traffic.js';
import { MINUTE_MS, type World } from '../kit/world.js';

const steady = (world: World, ownMs: number, version: number) => (): Work => ({
  ownMs: world.random.ms(ownMs),
  calls: [{ peer: world.table(), answer: { ms: world.random.ms(7), status: 200 } }],
  version: String(version),
});

export const slowerVersion: Scenario = define(
  'new-version-is-slower',
  EVERY_SHAPE,
  { timeoutMs: [30_000] },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset(45, 25);
    const version = random.int(12, 160);
    const normal = steady(world, 40, version - 1);
    distract(world, onset, normal, ['deployment']);
    deployment(world, focus, onset - 15_000, version);
    traffic(world, { onset, share: 1, normal, broken: steady(world, 260, version) });
    return {
      question: durations(world, focus, { from: onset, to: world.now }),
      truth: {
        fault: 'deployment-change',
        alsoFaults: ['latency-increase'],
        entities: focusNames(world),
        rubric: ['roll ?back|revert|previous version|undo', 'compare|version|deploy|changed'],
        why: 'Since its deployment the new version takes six times as long, with the same calls.',
      },
    };
  },
);

export const canaryFails: Scenario = define(
  'only-the-canary-fails',
  EVERY_SHAPE,
  { runtimes: ['python', 'java'] },
  (world) => {
    const { random, focus, names } = world;
    const onset = world.onset(40, 20);
    const version = random.int(12, 160);
    const normal = steady(world, 35, version - 1);
    distract(world, onset, normal, ['deployment']);
    deployment(world, focus, onset - 70_000, version);
    change(world, {
      at: onset - 20_000,
      source: 'lambda',
      event: 'UpdateAlias20150331',
      parameters: {
        functionName: focus.name,
        name: 'live',
        routingConfig: { additionalVersionWeights: { [version]: 0.4 } },
      },
    });
    const step = random.int(3, 9);
    const thrown = wordedFor(focus, {
      python: {
        type: 'RuntimeError',
        message: `step ${step} left the ${names.domain.noun} in state ${random.int(11, 19)}`,
        frames: ['"/var/task/steps.py", line 140, in advance'],
      },
      java: {
        type: 'io.steps.StepFailed',
        message: `step ${step} left the ${names.domain.noun} in an unknown state`,
        frames: ['io.steps.Runner.advance(Runner.java:140)'],
      },
    });
    traffic(world, {
      onset,
      share: 0.4,
      normal,
      broken: () => ({
        ownMs: random.ms(30),
        says: [{ level: 'error', message: `step ${step} failed`, thrown, fields: { version: String(version) } }],
        end: { kind: 'thrown', thrown },
        version: String(version),
      }),
    });
    return {
      question: world.ask(`step ${step} failed`),
      truth: {
        fault: 'deployment-change',
        alsoFaults: ['code-defect', 'unhandled-error'],
        entities: focusNames(world),
        rubric: ['roll ?back|revert|previous version|undo', 'version|deploy|compare|changed|fix'],
        why: 'All failing invocations run the version that was just released; the version before works.',
      },
    };
  },
);

export const lessMemory: Scenario = define(
  'memory-size-was-lowered',
  EVERY_SHAPE,
  { memoryMb: [1024, 1536], timeoutMs: [30_000] },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset(45, 25);
    const normal = (): Work => ({ ...steady(world, 90, 1)(), usedMb: random.int(88, 101) });
    distract(world, onset, normal);
    change(world, {
      at: onset - 20_000,
      source: 'lambda',
      event: 'UpdateFunctionConfiguration20150331v2',
      parameters: { functionName: focus.name, memorySize: 128 },
    });
    const weaker = (): Work => ({ ...steady(world, 760, 1)(), usedMb: random.int(88, 101), memoryMb: 128 });
    traffic(world, { onset, share: 1, normal, broken: weaker });
    return {
      question: durations(world, focus, { from: onset, to: world.now }),
      truth: {
        fault: 'configuration-change',
        alsoFaults: ['latency-increase'],
        entities: focusNames(world),
        rubric: ['memory|configur', 'undo|revert|raise|compare|increase|roll'],
        why: 'With an eighth of the memory the function gets an eighth of the processor and takes eight times as long.',
      },
    };
  },
);

export const flagTurnedOn: Scenario = define(
  'setting-turned-on',
  ['single', 'chain', 'queue'],
  { runtimes: ['python'] },
  (world) => {
    const { random, focus, names } = world;
    const onset = world.onset(40, 20);
    const parameter = `/${names.stage}/${names.domain.area}/strict-mode`;
    const normal = steady(world, 30, 1);
    elsewhere(world, onset);
    noise(world);
    change(world, {
      at: onset - 50_000,
      source: 'ssm',
      event: 'PutParameter',
      parameters: { name: parameter, value: 'HIDDEN_DUE_TO_SECURITY_REASONS', overwrite: true },
    });
    const thrown = wordedFor(focus, {
      python: {
        type: 'PolicyViolation',
        message: `strict mode forbids ${names.domain.noun}s without a reference`,
        frames: ['"/var/task/policy.py", line 31, in enforce'],
      },
    });
    traffic(world, {
      onset,
      share: 0.7,
      normal,
      broken: () => ({
        ownMs: random.ms(20),
        says: [
          { level: 'info', message: `settings reloaded from ${parameter}`, fields: { strict: true } },
          { level: 'error', message: `refused by ${parameter}`, thrown },
        ],
        end: { kind: 'thrown', thrown },
      }),
    });
    return {
      question: world.ask(`refused by ${parameter}`),
      truth: {
        fault: 'configuration-change',
        alsoFaults: ['validation-failed'],
        entities: [parameter, ...focusNames(world)],
        rubric: ['undo|revert|compare|parameter|setting', 'parameter|setting|configur|chang|strict'],
        why: 'Somebody turned a setting on, since when most requests are refused.',
      },
    };
  },
);

export const latencyWithoutChange: Scenario = define(
  'slower-for-no-visible-reason',
  EVERY_SHAPE,
  { timeoutMs: [60_000], needsSpans: true },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset(45, 25);
    const work = (ownMs: number) => (): Work => ({
      ownMs: random.ms(ownMs),
      calls: [{ peer: world.table(), answer: { ms: random.ms(7), status: 200 } }],
    });
    distract(world, onset - 30 * MINUTE_MS, work(45), ['deployment']);
    traffic(world, { onset, share: 1, normal: work(45), broken: work(420) });
    return {
      question: durations(world, focus, { from: onset, to: world.now }),
      truth: {
        fault: 'latency-increase',
        entities: focusNames(world),
        rubric: ['compare|profile|trace|fast', 'changed|change|memory|own time|code|input'],
        why: 'The function itself takes nine times as long; its calls are as fast as before and nobody changed anything.',
      },
    };
  },
);
