/** The system of one case: who runs in it, what they call, how much comes in, and which telemetry there is of it. */
import type { Shape, Situation } from '../../../scenario.js';
import { type Random, randomOf } from '../../a/kit/random.js';
import { pascal, RUNTIMES, type Runtime } from './failure.js';
import { LOGGERS, type Writer } from './lines.js';
import { Tape } from './tape.js';
import { type Thing, type ThingName, thingsOf } from './things.js';

/** `lines`: logs only. `spans`: traces only. `otel` and `xray`: both, in that dialect. `reports`: what the platform writes. */
export type Signals = 'lines' | 'spans' | 'otel' | 'xray' | 'reports';

/** A function of Lambda. */
export interface Fn extends Writer {
  readonly timeoutMs: number;
  readonly version: string;
  readonly initMs: number;
  /** Log streams by when they are free again; each is an execution environment. */
  readonly environments: { stream: string; freeAt: number }[];
}

export interface Estate {
  readonly random: Random;
  readonly now: number;
  /** When the trouble begins; epoch milliseconds. */
  readonly since: number;
  readonly shape: Shape;
  readonly signals: Signals;
  /** Spans in the words of OpenTelemetry since 1.23 (`http.request.method`), or in those of before (`http.method`). */
  readonly modern: boolean;
  readonly tape: Tape;
  readonly app: string;
  /** Such as `consignment`: what the requests are about. */
  readonly noun: string;
  readonly api: string;
  /** Where requests come in; the same as `work` where there is one function. */
  readonly front: Fn;
  /** Where things happen. */
  readonly work: Fn;
  /** Other consumers, and functions that have nothing to do with it. */
  readonly peers: readonly Fn[];
  readonly neighbor: Fn;
  readonly things: Readonly<Record<ThingName, Thing>>;
  readonly tenants: readonly string[];
  /** Requests an hour, on average. */
  readonly perHour: number;
}

export interface EstateOptions {
  readonly runtimes?: readonly Runtime[] | undefined;
  readonly signals?: readonly Signals[] | undefined;
  readonly perHour?: number | undefined;
  readonly timeoutMs?: number | undefined;
  readonly memoryMb?: number | undefined;
  /** Minutes before now at which the trouble begins, at most and at least. */
  readonly begins?: readonly [number, number] | undefined;
}

const TRADES = [
  ['harborline', 'consignment', 'dispatch', 'manifest'],
  ['lumiclinic', 'appointment', 'schedule', 'referral'],
  ['tickethall', 'reservation', 'reserve', 'seatmap'],
  ['greenbasket', 'basket', 'checkout', 'substitution'],
  ['parkwise', 'session', 'meter', 'permit'],
  ['letterbox', 'campaign', 'render', 'audience'],
] as const;
const REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2', 'eu-north-1'];
const MEMORIES = [256, 512, 1_024, 2_048];
const INIT_MS: Readonly<Record<Runtime, number>> = {
  node: 290,
  python: 410,
  java: 880,
  go: 95,
  dotnet: 540,
  ruby: 380,
};

export function estateOf(story: string, { seed, shape, now }: Situation, options: EstateOptions): Estate {
  const random = randomOf('d', story, shape, seed);
  const [app, noun, verb, other] = random.pick(TRADES);
  const stage = random.pick(['prod', 'live', 'prd']);
  const region = random.pick(REGIONS);
  const account = `${random.int(100_000, 999_999)}${random.int(100_000, 999_999)}`;
  const tape = new Tape(region, account);
  const naming = random.pick(['serverless', 'sam', 'terraform'] as const);
  const named = (role: string): string => {
    if (naming === 'serverless') return `${app}-${stage}-${role}`;
    if (naming === 'terraform') return `${stage}_${app}_${role.replaceAll('-', '_')}`;
    return `${app}-${stage}-${pascal(role)}Function-${random.hex(12).toUpperCase()}`;
  };
  const runtime = random.pick(options.runtimes ?? RUNTIMES);
  const fnOf = (role: string, language: Runtime, file: string, extra: Partial<Fn> = {}): Fn => {
    const name = named(role);
    return {
      name,
      arn: `arn:aws:lambda:${region}:${account}:function:${name}`,
      service: `${app}-${role.split('-')[0]}`,
      runtime: language,
      logger: random.pick(LOGGERS[language]),
      memoryMb: random.pick(MEMORIES),
      place: { file, routine: `${verb}_${noun}`, line: random.int(38, 190) },
      timeoutMs: 29_000,
      version: '$LATEST',
      initMs: INIT_MS[language],
      environments: [],
      ...extra,
    };
  };
  const work = fnOf(`${verb}-${noun}`, runtime, noun, {
    timeoutMs: options.timeoutMs ?? random.pick([10_000, 15_000, 30_000]),
    ...(options.memoryMb === undefined ? {} : { memoryMb: options.memoryMb }),
  });
  const front = shape === 'single' ? work : fnOf(`${noun}-api`, random.pick(['node', 'python', 'go'] as const), 'api');
  const [most, least] = options.begins ?? [58, 24];
  return {
    random,
    now,
    since: now - random.int(least, most) * 60_000,
    shape,
    signals: random.pick(options.signals ?? (['lines', 'otel', 'xray'] as const)),
    modern: random.chance(0.5),
    tape,
    app,
    noun,
    api: `${app}-${stage}`,
    front,
    work,
    peers: [fnOf(`${other}-index`, 'python', 'indexer'), fnOf(`${noun}-audit`, 'node', 'audit')],
    neighbor: fnOf(`${other}-export`, 'node', 'export'),
    things: thingsOf({ random, app, stage, region, account, noun, other, named }),
    tenants: Array.from({ length: 12 }, () => `t-${random.hex(6)}`),
    perHour: options.perHour ?? random.pick([30, 50, 90]),
  };
}

/** The same system in another region, with a tape of its own. */
export function inRegion(estate: Estate, region: string): Estate {
  const moved = (fn: Fn): Fn => ({ ...fn, arn: fn.arn.replace(estate.tape.region, region), environments: [] });
  const work = moved(estate.work);
  return {
    ...estate,
    tape: new Tape(region, estate.tape.account),
    work,
    front: estate.front === estate.work ? work : moved(estate.front),
    peers: estate.peers.map(moved),
    neighbor: moved(estate.neighbor),
  };
}
