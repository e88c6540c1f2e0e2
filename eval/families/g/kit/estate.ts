/** One estate: its functions, what they call, how they are watched. Drawn by dice from the needs of a plot. */
// biome-ignore-all format: rows of wire formats, one a line.
import type { Dice } from '../../../kit/dice.js';
import type { Shape } from '../../../scenario.js';

export const RUNTIMES = ['node', 'python', 'java', 'go', 'dotnet'] as const;
/** Ruby runs only where a plot asks for it. */
export type Runtime = (typeof RUNTIMES)[number] | 'ruby';
/** Where services run as containers in place of functions of Lambda. */
export type Platform = 'ecs' | 'kubernetes';
export type Sort = 'table' | 'postgres' | 'mysql' | 'mongo' | 'http' | 'redis' | 'bucket' | 'queue' | 'stream' | 'kafka' | 'topic' | 'bus' | 'secret' | 'function';
/** What is stored of the estate. `feed` is Lambda's Telemetry API instead of a subscription of its log groups. */
export type Signals = 'lines' | 'lines+metrics' | 'feed' | 'spans' | 'spans+lines' | 'all' | 'metrics';
export type Logger = 'pino' | 'winston' | 'powertools' | 'console' | 'logging' | 'structlog' | 'log4j' | 'logstash' | 'zap' | 'slog' | 'serilog' | 'dotnet' | 'ruby';
/** What the code does with an error: each is a way that teams really write it. */
export type Habit = 'rethrow' | 'log-and-rethrow' | 'log-and-answer' | 'wrap' | 'sloppy';
export type Role = 'front' | 'work' | 'deep' | 'side' | 'batch';

/** Something that is called, under the one name that telemetry has for it; of Kafka the topic, with a broker as its path. */
export interface Peer {
  readonly sort: Sort;
  readonly name: string;
  readonly op: string;
  readonly path: string;
  readonly usualMs: number;
}

export interface Fn {
  readonly role: Role;
  readonly name: string;
  readonly file: string;
  readonly runtime: Runtime;
  readonly logger: Logger;
  readonly habit: Habit;
  readonly version: number;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly usedMb: number;
  readonly ownMs: number;
  /** How long it waits for an answer; absent where nobody set a limit. */
  readonly clientMs: number | undefined;
  readonly attempts: number;
  /** Before the second attempt; doubled for each one after it. */
  readonly backoffMs: number;
  readonly reserved: number | undefined;
  readonly steps: readonly Peer[];
}

export interface Needs {
  readonly target?: Sort;
  readonly runtimes?: readonly Runtime[];
  readonly signals?: readonly Signals[];
  readonly habits?: readonly Habit[];
  readonly perMinute?: number;
  readonly clientMs?: number | undefined;
  readonly timeoutMs?: number;
  readonly attempts?: number;
  readonly backoffMs?: number;
  readonly hasAccessLog?: boolean;
  readonly reserved?: number;
  readonly memoryMb?: number;
  readonly ownMs?: number;
  readonly targetMs?: number;
  /** Host and path of the vendor, where its words are known to be its own. */
  readonly vendor?: readonly [host: string, path: string];
  /** Of a database: the statement, with `{table}` for its table. */
  readonly statement?: string;
  readonly consumer?: Partial<Consumer>;
  /** A stream of Kinesis in place of the queue. */
  readonly isStream?: boolean;
  /** Containers in place of functions; only lines and spans are known of them. */
  readonly platform?: Platform;
  /** A state machine of Step Functions runs the worker; there is no API before it. */
  readonly hasMachine?: boolean;
  /** One more function between the worker and the target: what is needed of a worker is then needed of it. */
  readonly isDeep?: boolean;
}

/** How the platform takes messages of the queue or the shard. */
export interface Consumer {
  readonly limit: number;
  /** A shard: nothing passes the record that fails. */
  readonly isBlocking: boolean;
  readonly visibilityMs: number;
  readonly maxReceives: number;
}

export interface Estate {
  readonly shape: Shape;
  readonly signals: Signals;
  readonly region: string;
  readonly account: string;
  readonly stack: string;
  readonly noun: string;
  readonly front: Fn;
  readonly work: Fn;
  /** What the worker asks, where a plot needs a third one in the row. */
  readonly deep?: Fn;
  readonly side: Fn;
  readonly batch: Fn;
  readonly target: Peer;
  readonly queue: Peer;
  readonly deadLetters: string;
  readonly api: string;
  readonly consumer: Consumer;
  readonly platform?: Platform;
  /** Name of the state machine that runs the worker. */
  readonly machine?: string;
  readonly perMinute: number;
  /** Hour of the day at which the wave is in the middle, going up. */
  readonly wavePhase: number;
  readonly hasXray: boolean;
  readonly hasAccessLog: boolean;
  readonly isOldConvention: boolean;
  readonly tenants: readonly string[];
}

type Trade = readonly [stack: string, noun: string, front: string, work: string, side: string, batch: string, table: string, host: string, path: string];
const TRADES: readonly [Trade, ...Trade[]] = [
  ['shop', 'order', 'checkout', 'order-writer', 'receipt-mail', 'stock-sync', 'orders', 'api.parcelquick.io', '/v2/rates'],
  ['clinic', 'appointment', 'booking', 'slot-allocator', 'reminder-sms', 'roster-import', 'appointments', 'gateway.medilink.cloud', '/fhir/Slot'],
  ['energy', 'reading', 'meter-intake', 'reading-store', 'tariff-alert', 'grid-export', 'meter-readings', 'feeds.gridpoint.net', '/v1/tariffs'],
  ['media', 'upload', 'media-api', 'thumb-maker', 'caption-bot', 'archive-sweep', 'media-assets', 'vision.clearframe.ai', '/v3/annotate'],
  ['fleet', 'trip', 'trip-api', 'route-planner', 'driver-push', 'fuel-import', 'trips', 'maps.roadgraph.com', '/directions/v2'],
  ['lending', 'application', 'loan-intake', 'risk-scorer', 'letter-print', 'bureau-sync', 'loan-applications', 'api.scorebureau.eu', '/scores'],
  ['events', 'reservation', 'seat-api', 'seat-holder', 'wallet-pass', 'venue-sync', 'seat-holds', 'api.paylane.dev', '/v1/charges'],
  ['school', 'enrolment', 'enrol-api', 'grade-sync', 'parent-mail', 'timetable-load', 'enrolments', 'sis.edubridge.org', '/api/students'],
]; // biome-ignore format: a table

const LOGGERS: Readonly<Record<Runtime, readonly [Logger, ...Logger[]]>> = {
  node: ['pino', 'winston', 'powertools', 'console'],
  python: ['logging', 'structlog', 'powertools'],
  java: ['log4j', 'logstash', 'powertools'],
  go: ['zap', 'slog'],
  dotnet: ['serilog', 'dotnet'],
  ruby: ['ruby'],
};

export const pascal = (text: string): string =>
  text
    .split(/[-_ ]/)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('');

const camel = (text: string): string => pascal(text).replace(/^./, (first) => first.toLowerCase());

/** As Serverless Framework, SAM, Terraform modules and hands name functions. */
function namer(dice: Dice, stack: string): (base: string) => string {
  return dice.pick([
    (base: string) => `${stack}-prod-${camel(base)}`,
    (base: string) => `prod-${base}`,
    (base: string) => `${stack}-${pascal(base)}Function-${dice.text(12, 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789')}`,
    (base: string) => `${stack}_${base.replaceAll('-', '_')}`,
  ]);
}

function peersOf(dice: Dice, [stack, noun, , , , , table, host, path]: Trade, region: string): Readonly<Record<Exclude<Sort, 'function'>, Peer>> {
  const id = dice.text(10, 'abcdefghijkmnpqrstuvwxyz0123456789');
  const sql = table.replaceAll('-', '_');
  const queueName = `${stack}-prod-${noun}-${dice.pick(['events', 'jobs', 'inbox'])}`;
  const select = `SELECT id, state, amount FROM ${sql} WHERE ${noun}_id = $1 AND state <> $2 ORDER BY created_at DESC`;
  return {
    table: { sort: 'table', name: `prod-${table}`, op: 'PutItem', path: sql, usualMs: 9 },
    postgres: { sort: 'postgres', name: `${stack}-db.cluster-${id}.${region}.rds.amazonaws.com`, op: select, path: stack, usualMs: 14 },
    mysql: { sort: 'mysql', name: `${stack}-mysql.${id.slice(0, 8)}.${region}.rds.amazonaws.com`, op: select.replaceAll(/\$\d/g, '?'), path: stack, usualMs: 12 },
    mongo: { sort: 'mongo', name: `${stack}-shard-00-00.${id.slice(0, 5)}.mongodb.net`, op: 'update', path: sql, usualMs: 8 },
    http: { sort: 'http', name: host, op: 'POST', path, usualMs: 140 },
    redis: {
      sort: 'redis',
      name: `${stack}-cache.${id.slice(0, 6)}.0001.euw1.cache.amazonaws.com`,
      op: dice.pick(['GET', 'SET', 'HGETALL']),
      path: `${noun}:`,
      usualMs: 2,
    },
    bucket: { sort: 'bucket', name: `${stack}-prod-${noun}-files`, op: 'PutObject', path: `${noun}s/`, usualMs: 38 },
    queue: { sort: 'queue', name: queueName, op: 'SendMessage', path: '', usualMs: 11 },
    stream: { sort: 'stream', name: `${stack}-prod-${noun}-stream`, op: 'PutRecord', path: '', usualMs: 13 },
    kafka: { sort: 'kafka', name: `${stack}.${sql}.v1`, op: 'produce', path: `b-2.${stack}msk.${id.slice(0, 6)}.c4.kafka.${region}.amazonaws.com`, usualMs: 9 },
    topic: { sort: 'topic', name: `${stack}-prod-${noun}-topic`, op: 'Publish', path: '', usualMs: 14 },
    bus: { sort: 'bus', name: `${stack}-prod-bus`, op: 'PutEvents', path: '', usualMs: 16 },
    secret: { sort: 'secret', name: `${stack}-prod-${host.split('.')[1] ?? host}-key`, op: 'GetSecretValue', path: '', usualMs: 21 },
  };
}

const SIGNALS: readonly [Signals, ...Signals[]] = ['lines', 'lines+metrics', 'feed', 'spans', 'spans+lines', 'all'];

/** One that an import in the night writes to as well. */
const isDatabase = ({ sort }: Peer): boolean => sort === 'table' || sort === 'postgres' || sort === 'mysql' || sort === 'mongo';

export const oneOf = <T>(dice: Dice, items: readonly T[] | undefined, otherwise: readonly [T, ...T[]]): T => {
  const [first, ...rest] = items ?? otherwise;
  return dice.pick([first ?? otherwise[0], ...rest]);
};

/** All that run in the estate; the edge and the worker are one where the shape is single. */
export const functionsOf = ({ front, work, deep, side, batch }: Estate): readonly Fn[] => [...new Set([front, work, ...(deep === undefined ? [] : [deep]), side, batch])];

export const hasSpans = ({ signals }: Estate): boolean => signals === 'spans' || signals === 'spans+lines' || signals === 'all';
export const hasMetrics = ({ signals }: Estate): boolean => signals === 'lines+metrics' || signals === 'all' || signals === 'metrics';

export function buildEstate(dice: Dice, shape: Shape, needs: Needs): Estate {
  const trade = dice.pick(TRADES);
  const [stack, noun, front, work, side, batch] = trade;
  const drawn = namer(dice, stack);
  const nameOf = needs.platform === undefined ? drawn : (base: string): string => `${stack}-${base}`;
  const main: Role = needs.isDeep === true ? 'deep' : 'work';
  const region = 'eu-west-1';
  const peers = peersOf(dice, trade, region);
  const usual = peers[needs.target === undefined || needs.target === 'function' ? 'table' : needs.target];
  const statement = needs.statement?.replace('{table}', trade[6].replaceAll('-', '_'));
  const target = { ...usual, ...(needs.targetMs === undefined ? {} : { usualMs: needs.targetMs }), ...(statement === undefined ? {} : { op: statement }), ...(needs.vendor === undefined ? {} : { name: needs.vendor[0], path: needs.vendor[1] }) };
  const queue = needs.isStream === true ? peers.stream : peers.queue;
  const make = (role: Role, base: string, steps: readonly Peer[], more: Partial<Fn> = {}): Fn => {
    const runtime = role === main ? oneOf(dice, needs.runtimes, RUNTIMES) : dice.pick(RUNTIMES);
    const memoryMb = dice.pick([256, 512, 1024]);
    return {
      role, name: nameOf(base), file: base, runtime, logger: dice.pick(LOGGERS[runtime]), habit: dice.pick(['rethrow', 'log-and-rethrow', 'log-and-answer', 'wrap', 'sloppy']),
      version: dice.int(11, 90), timeoutMs: 29_000, memoryMb, usedMb: Math.round(memoryMb * (0.3 + 0.25 * dice.unit())), ownMs: dice.int(8, 45), clientMs: 25_000, attempts: 1, backoffMs: 60,
      reserved: undefined, steps, ...more,
    }; // biome-ignore format: short
  };
  const helper = dice.pick(['redis', 'bucket', 'table'] as const);
  const aside = helper === target.sort ? (target.sort === 'bucket' ? peers.redis : peers.secret) : peers[helper];
  const asPeer = (name: string): Peer => ({ sort: 'function', name, op: 'Invoke', path: '', usualMs: 0 });
  const steps = dice.chance(0.5) ? [aside, target] : [target, aside];
  const specifics: Partial<Fn> = {
    timeoutMs: needs.timeoutMs ?? dice.pick([10_000, 15_000]), habit: oneOf(dice, needs.habits, ['rethrow', 'log-and-rethrow', 'log-and-answer', 'wrap', 'sloppy']),
    clientMs: 'clientMs' in needs ? needs.clientMs : dice.pick([2_000, 3_000, 5_000]), attempts: needs.attempts ?? dice.pick([1, 2, 3]), backoffMs: needs.backoffMs ?? 60, reserved: needs.reserved,
    ...(needs.ownMs === undefined ? {} : { ownMs: needs.ownMs }), ...(needs.memoryMb === undefined ? {} : { memoryMb: needs.memoryMb, usedMb: Math.round(needs.memoryMb * 0.45) }),
  }; // biome-ignore format: short
  const deep = main === 'deep' ? make('deep', dice.pick(['pricing', 'ledger', 'profile-lookup', 'entitlements']), [target], { ...specifics, timeoutMs: 20_000 }) : undefined;
  const worker = deep === undefined ? make('work', work, steps, specifics) : make('work', work, [aside, asPeer(deep.name)], { timeoutMs: needs.timeoutMs ?? 25_000, clientMs: 20_000 });
  const sideFn = make('side', side, [target.sort === 'table' ? peers.bucket : peers.table]);
  const sessions: Peer = { ...peers.redis, name: `${stack}-sessions.${region}.cache.amazonaws.com`, op: 'GET' };
  const next = shape === 'queue' ? [queue] : shape === 'fan-out' ? [asPeer(worker.name), asPeer(sideFn.name)] : [asPeer(worker.name)];
  return {
    shape, region, stack, noun, target, queue,
    signals: oneOf(dice, needs.signals, SIGNALS), account: '482910573316', work: worker, side: sideFn, deadLetters: `${queue.name}-dlq`,
    front: shape === 'single' ? worker : make('front', front, [sessions, ...next], { habit: dice.pick(['rethrow', 'log-and-answer', 'log-and-rethrow', 'sloppy']) }),
    batch: make('batch', batch, [isDatabase(target) ? target : peers.table], { timeoutMs: 300_000, ownMs: 900 }),
    api: dice.text(10, 'abcdefghijklmnopqrstuvwxyz0123456789'),
    consumer: { limit: 40, isBlocking: needs.isStream === true, visibilityMs: 60_000, maxReceives: needs.isStream === true ? 10_000 : 4, ...needs.consumer },
    ...(deep === undefined ? {} : { deep }), ...(needs.platform === undefined ? {} : { platform: needs.platform }), ...(needs.hasMachine === true ? { machine: `${stack}-${noun}-flow` } : {}),
    perMinute: needs.perMinute ?? 1.7,
    wavePhase: dice.int(0, 23), hasXray: dice.chance(0.5), hasAccessLog: (dice.chance(0.4) || needs.hasAccessLog === true) && needs.platform === undefined && needs.hasMachine !== true, isOldConvention: dice.chance(0.35),
    tenants: Array.from({ length: 9 }, () => `${dice.pick(['t', 'acct', 'org', 'cust'])}-${dice.int(1000, 9999)}`),
  }; // biome-ignore format: short
}

export const apiOf = ({ stack }: Estate): string => `${stack}-public-api`;
