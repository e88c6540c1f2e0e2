/** One system with its names, its senders and its peers; all of it follows from the scenario, the shape and the seed. */

import { Dice } from '../../../kit/dice.js';
import { Post } from '../../../kit/post.js';
import type { Shape, Situation } from '../../../scenario.js';
import { type Fn, functionOf, LANGUAGES, type Language, type Place } from './function.js';
import type { Peer, PeerKind } from './peer.js';
import { TRADES, type Trade } from './trades.js';

export interface Setup {
  readonly logs: 'cloudwatch' | 'json' | 'extension' | 'events' | 'otlp' | 'none';
  readonly traces: 'otel' | 'xray' | 'none';
}

const SETUPS: readonly [Setup, ...Setup[]] = [
  { logs: 'cloudwatch', traces: 'otel' },
  { logs: 'cloudwatch', traces: 'xray' },
  { logs: 'cloudwatch', traces: 'none' },
  { logs: 'json', traces: 'otel' },
  { logs: 'json', traces: 'xray' },
  { logs: 'json', traces: 'none' },
  { logs: 'extension', traces: 'none' },
  { logs: 'extension', traces: 'otel' },
  { logs: 'events', traces: 'otel' },
  { logs: 'events', traces: 'none' },
  { logs: 'otlp', traces: 'otel' },
  { logs: 'none', traces: 'otel' },
  { logs: 'none', traces: 'xray' },
];

/** What a scenario needs its telemetry to show. */
export type Need = 'traces' | 'logs' | 'platform';

export interface EstateOptions {
  readonly languages?: readonly Language[] | undefined;
  readonly needs?: readonly Need[] | undefined;
}

export interface Estate {
  readonly dice: Dice;
  readonly shape: Shape;
  readonly now: number;
  readonly place: Place;
  readonly trade: Trade;
  readonly setup: Setup;
  readonly post: Post;
  /** Whether spans follow the stable conventions. */
  readonly modern: boolean;
  readonly hasNumbers: boolean;
  /** Whether the working function catches its errors and answers them. */
  readonly catchesErrors: boolean;
  /** The same as `work` in the shape `single`. */
  readonly entry: Fn;
  /** Where things are planted. */
  readonly work: Fn;
  readonly sides: readonly [Fn, Fn];
  /** Of another application. */
  readonly stranger: Fn;
  readonly queue: Peer;
  readonly topic: Peer;
  /** When the trouble begins. */
  readonly onset: number;
  peer(kind: PeerKind): Peer;
}

const MINUTE_MS = 60_000;

export function estateOf(
  name: string,
  situation: Situation,
  { languages = LANGUAGES, needs = [] }: EstateOptions,
): Estate {
  const { shape, now, seed } = situation;
  const dice = new Dice(`e/${name}/${shape}/${seed}`);
  const place: Place = {
    region: dice.pick(['eu-west-1', 'us-east-1', 'eu-central-1', 'ap-southeast-2', 'us-west-2']),
    account: dice.text(12, '123456789'),
    stage: dice.pick(['prod', 'production', 'live', 'prd']),
    naming: dice.pick(['plain', 'serverless', 'sam']),
  };
  const trade = dice.pick(TRADES);
  const fitting = SETUPS.filter((setup) => needs.every((need) => fits(setup, need)));
  const setup = fitting[dice.int(0, fitting.length - 1)] ?? SETUPS[0];
  const any = (): Language => LANGUAGES[dice.int(0, LANGUAGES.length - 1)] ?? 'node';
  const language = languages[dice.int(0, languages.length - 1)] ?? 'node';
  const fn = (stem: string, of: Language): Fn => functionOf(dice, place, trade.app, stem, of);
  const work = fn(trade.work, language);
  const entry = shape === 'single' ? work : fn(trade.entry, any());
  const sides: readonly [Fn, Fn] = [fn(trade.sides[0], any()), fn(trade.sides[1], any())];
  const stranger = functionOf(dice, place, trade.other.app, trade.other.stem, any());
  const suffix = dice.pick(['', `-${place.stage}`, `-${place.region}`]);
  const known = new Map<PeerKind, Peer>();
  return {
    dice,
    shape,
    now,
    place,
    trade,
    setup,
    post: new Post(place.region, place.account),
    modern: dice.chance(0.6),
    hasNumbers: dice.chance(0.3),
    catchesErrors: (shape === 'single' || shape === 'chain') && dice.chance(0.5),
    entry,
    work,
    sides,
    stranger,
    queue: peerOf('sqs', `${trade.queue}${suffix}`, place, dice),
    topic: peerOf('sns', `${trade.topic}${suffix}`, place, dice),
    onset: now - dice.int(28, 66) * MINUTE_MS,
    peer(kind) {
      const peer = known.get(kind) ?? peerOf(kind, nameOf(kind, trade, suffix), place, dice);
      known.set(kind, peer);
      return peer;
    },
  };
}

/** Whether telemetry that is sent this way shows what is needed. */
export const fits = ({ logs, traces }: Setup, need: Need): boolean =>
  need === 'traces'
    ? traces !== 'none'
    : need === 'logs'
      ? logs !== 'none'
      : ['cloudwatch', 'json', 'extension'].includes(logs);

function nameOf(kind: PeerKind, { app, table, noun }: Trade, suffix: string): string {
  switch (kind) {
    case 'dynamodb':
      return `${table}${suffix}`;
    case 's3':
      return `${app}-${noun}-files${suffix}`;
    case 'sqs':
      return `${noun}-out${suffix}`;
    case 'sns':
      return `${noun}-events${suffix}`;
    case 'kinesis':
      return `${noun}-stream${suffix}`;
    case 'secrets':
      return `${app}/${noun}/database`;
    case 'ssm':
      return `/${app}/${noun}/endpoint`;
    case 'mongo':
    case 'postgres':
    case 'mysql':
      return `${app}_${noun}`.replaceAll('-', '_');
    case 'kafka':
      return `${app}.${noun}.v1`;
    default:
      return `${app}-${noun}`;
  }
}

function peerOf(kind: PeerKind, name: string, place: Place, dice: Dice): Peer {
  const tail = `${dice.text(12, 'abcdefghjkmnpqrstuvwxyz0123456789')}.${place.region}`;
  const dashed = name.replaceAll('_', '-');
  const [host, port] = ((): readonly [string, number] => {
    switch (kind) {
      case 'postgres':
        return [`${dashed}.cluster-${tail}.rds.amazonaws.com`, 5432];
      case 'mysql':
        return [`${dashed}.${tail}.rds.amazonaws.com`, 3306];
      case 'redis':
        return [`master.${dashed}.${dice.text(6, 'abcdef0123456789')}.euw1.cache.amazonaws.com`, 6379];
      case 'mongo':
        return [
          `${dashed.slice(0, 20)}-shard-00-0${dice.int(0, 2)}.${dice.text(5, 'abcdefgh23456')}.mongodb.net`,
          27017,
        ];
      case 'kafka':
        return [
          `b-${dice.int(1, 3)}.${dashed.split('.')[0]}.${dice.text(6, 'abcdefgh0123')}.c3.kafka.${place.region}.amazonaws.com`,
          9092,
        ];
      default:
        return [`${kind === 'secrets' ? 'secretsmanager' : kind}.${place.region}.amazonaws.com`, 443];
    }
  })();
  const label = ['postgres', 'mysql', 'redis', 'mongo'].includes(kind) && dice.chance(0.3) ? `${dashed}-db` : undefined;
  const service = { sqs: 'sqs', sns: 'sns', dynamodb: 'dynamodb', kinesis: 'kinesis' }[kind as 'sqs'];
  const arn =
    service &&
    `arn:aws:${service}:${place.region}:${place.account}:${kind === 'dynamodb' ? 'table/' : kind === 'kinesis' ? 'stream/' : ''}${name}`;
  const url = kind === 'sqs' ? `https://sqs.${place.region}.amazonaws.com/${place.account}/${name}` : undefined;
  const isShared = host.startsWith(`${kind === 'secrets' ? 'secretsmanager' : kind}.`);
  const aliases = [name, ...(isShared ? [] : [host, `${host}:${port}`, `${name}@${host}`]), label, arn, url];
  return { kind, name, host, port, label, aliases: aliases.filter((one) => one !== undefined) };
}

/** A service on the internet, or an API of the same company. */
export function vendorOf(dice: Dice, name: string, host: string): Peer {
  const label = dice.chance(0.4) ? name.toLowerCase().replaceAll(' ', '-') : undefined;
  const aliases = [host, `${host}:443`, `https://${host}`, name, name.toLowerCase(), label].filter(
    (one) => one !== undefined,
  );
  return { kind: 'http', name, host, port: 443, label, aliases };
}
