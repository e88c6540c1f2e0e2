/** Situations that look odd and are none: the right answer names no cause. */
import type { Scenario, Truth } from '../../../scenario.js';
import { durations, invocations } from '../kit/charts.js';
import { define, EVERY_SHAPE } from '../kit/define.js';
import { elsewhere, noise, peak, slow } from '../kit/distractors.js';
import type { Work } from '../kit/invocation.js';
import type { Thrown } from '../kit/lambda-function.js';
import { type Request, traffic } from '../kit/traffic.js';
import { MINUTE_MS, type World } from '../kit/world.js';

const nothing = (why: string): Truth => ({ entities: [], rubric: [], why });

const works = (world: World) => (): Work => ({
  ownMs: world.random.ms(24),
  calls: [
    { peer: world.table(), answer: { ms: world.random.ms(6), status: 200 } },
    { peer: world.vendor(), answer: { ms: world.random.ms(85), status: 200 } },
  ],
  says: [{ level: 'info', message: 'done' }],
});

export const lunchTime: Scenario = define('healthy-more-customers-at-noon', EVERY_SHAPE, {}, (world) => {
  const { random, focus } = world;
  const from = world.now - random.int(70, 110) * MINUTE_MS;
  const steps = 6;
  traffic(world, { normal: works(world) });
  // Comes and goes within the hour, from all customers alike.
  for (let step = 0; step < steps; step += 1) {
    const volume = 1.1 * Math.sin(((step + 0.5) * Math.PI) / steps);
    traffic(world, {
      normal: works(world),
      from: from + step * 10 * MINUTE_MS,
      until: from + (step + 1) * 10 * MINUTE_MS,
      volume,
    });
  }
  noise(world);
  return {
    question: invocations(world, focus, { from, to: from + 60 * MINUTE_MS }),
    truth: nothing('More customers than usual, all served as fast as before.'),
  };
});

export const releaseElsewhere: Scenario = define('healthy-release-of-another-function', EVERY_SHAPE, {}, (world) => {
  const onset = world.onset();
  traffic(world, { normal: works(world) });
  elsewhere(world, onset);
  noise(world);
  return {
    question: durations(world, world.focus, { from: onset, to: world.now }),
    truth: nothing('Another function was released; this one is as fast as before.'),
  };
});

export const warned: Scenario = define('healthy-warning-that-was-handled', EVERY_SHAPE, {}, (world) => {
  const { random } = world;
  const warns = (): Work => ({
    ...works(world)(),
    says: [
      { level: 'warn', message: 'optional field locale is missing, using the default' },
      { level: 'info', message: 'done' },
    ],
  });
  let last: Request | undefined;
  const broken = (request: Request): Work => {
    last = request;
    return warns();
  };
  traffic(world, { onset: world.from, share: 0.3, normal: works(world), broken });
  peak(world, works(world));
  slow(world);
  const { requestId = '', traceId = '' } = last ?? {};
  return {
    question: {
      about: 'subject',
      subject: random.chance(0.5) || !world.isTraced ? { kind: 'request', requestId } : { kind: 'trace', traceId },
    },
    truth: nothing('A third of all requests, all day long, print a warning and are done.'),
  };
});

export const alwaysSlow: Scenario = define(
  'healthy-slow-as-ever',
  EVERY_SHAPE,
  { timeoutMs: [30_000], needsSpans: true },
  (world) => {
    const { random } = world;
    const peer = world.vendor(5, '/render/pdf');
    const render = (): Work => ({
      ownMs: random.ms(24),
      calls: [{ peer, answer: { ms: 2300 + random.ms(500), status: 200 } }],
      says: [{ level: 'info', message: 'document rendered' }],
    });
    let traceId = '';
    const normal = (request: Request): Work => {
      if (request.at < world.now - 5 * MINUTE_MS) traceId = request.traceId;
      return render();
    };
    traffic(world, { normal });
    elsewhere(world, world.onset());
    noise(world);
    return {
      question: { about: 'subject', subject: { kind: 'trace', traceId } },
      truth: nothing('Rendering takes more than two seconds, today as on any day; the request is done.'),
    };
  },
);

export const recovered: Scenario = define('healthy-retry-that-helped', EVERY_SHAPE, { needsSpans: true }, (world) => {
  const { random } = world;
  const peer = world.vendor(1, '/v1/addresses');
  const thrown: Thrown = { type: 'HTTPError', message: `503 Service Unavailable from ${peer.host}` };
  const retried = (): Work => ({
    ownMs: random.ms(22),
    calls: [
      { peer, answer: { ms: random.ms(40), status: 503, thrown } },
      { peer, pauseMs: 100, answer: { ms: random.ms(70), status: 200 } },
    ],
    says: [{ level: 'warn', message: `first attempt at ${peer.host} failed with 503, second one worked` }],
  });
  const normal = (): Work => ({ ownMs: random.ms(22), calls: [{ peer, answer: { ms: random.ms(70), status: 200 } }] });
  const all = traffic(world, { onset: world.from, share: 0.05, normal, broken: retried });
  noise(world);
  slow(world);
  const { requestId = '', traceId = '' } = all.at(-1) ?? {};
  return {
    question: {
      about: 'subject',
      subject: random.chance(0.5) ? { kind: 'trace', traceId } : { kind: 'request', requestId },
    },
    truth: nothing('One call in twenty needs a second attempt, all day long, and gets it; the request is done.'),
  };
});

export const hourlyBatch: Scenario = define(
  'healthy-batch-on-the-hour',
  ['single', 'queue', 'fan-out'],
  {},
  (world) => {
    const { random, focus } = world;
    const minute = random.int(3, 40);
    const starts = [1, 2, 3, 4, 5].map((hours) => world.now - hours * 60 * MINUTE_MS - minute * MINUTE_MS);
    traffic(world, { normal: works(world), volume: 0.6 });
    for (const from of [...starts, world.now - minute * MINUTE_MS]) {
      const batch = (): Work => ({
        ...works(world)(),
        says: [{ level: 'info', message: 'hourly reconciliation, part done' }],
      });
      const until = Math.min(from + 3 * MINUTE_MS, world.now);
      traffic(world, { normal: batch, from: Math.max(from, world.from), until, volume: 6 });
    }
    elsewhere(world, world.onset());
    const from = world.now - minute * MINUTE_MS;
    return {
      question: invocations(world, focus, { from, to: Math.min(from + 3 * MINUTE_MS, world.now) }),
      truth: nothing('A batch that runs every hour ran as in every hour before.'),
    };
  },
);

export const quiet: Scenario = define('healthy-quiet-window', EVERY_SHAPE, {}, (world) => {
  const { random, focus } = world;
  traffic(world, { normal: works(world), volume: 0.25 });
  slow(world);
  const from = world.now - random.int(60, 100) * MINUTE_MS;
  return {
    question: random.chance(0.5)
      ? durations(world, focus, { from, to: from + 40 * MINUTE_MS })
      : invocations(world, focus, { from, to: from + 40 * MINUTE_MS }),
    truth: nothing('Little happens in this window, as in the hours before, and all of it works.'),
  };
});

export const freshEnvironment: Scenario = define(
  'healthy-first-request-of-an-environment',
  EVERY_SHAPE,
  { timeoutMs: [30_000] },
  (world) => {
    const { random } = world;
    const cold = (): Work => ({ ...works(world)(), initMs: random.float(500, 1300) });
    const all = traffic(world, { onset: world.from, share: 0.06, normal: works(world), broken: cold });
    noise(world);
    const requestId = all.at(-2)?.requestId ?? '';
    return {
      question: { about: 'subject', subject: { kind: 'request', requestId } },
      truth: nothing('The environment was new, which takes a second; the request is done.'),
    };
  },
);
