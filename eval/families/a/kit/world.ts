/** One simulated system: its names, its languages, its style of telemetry. Everything follows from seed and shape. */
import type { Shape, Situation } from '../../../scenario.js';
import { bucket, type Dependency, database, queue, table, vendor } from './calls.js';
import { LANGUAGES, type Language } from './errors.js';
import { type Random, randomOf } from './random.js';
import { Tape } from './tape.js';

export interface World {
  readonly random: Random;
  readonly now: number;
  readonly shape: Shape;
  readonly tape: Tape;
  readonly language: Language;
  /** Whether functions send spans; all of them write logs. */
  readonly traced: boolean;
  /** The function in which scenarios plant their fault. */
  readonly worker: string;
  /** In front of the worker in a chain, a queue and a fan-out. */
  readonly edge: string;
  readonly siblings: readonly string[];
  readonly inbox: string;
  readonly api: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly on: {
    readonly table: Dependency;
    readonly bucket: Dependency;
    readonly queue: Dependency;
    readonly vendor: Dependency;
    readonly database: Dependency;
  };
  /** When the planted fault begins, epoch ms. */
  readonly since: number;
}

const THINGS = ['invoice', 'parcel', 'ticket', 'booking', 'refund', 'voucher', 'meter', 'claim', 'lesson', 'playlist'];
const DEEDS = ['issuer', 'indexer', 'renderer', 'matcher', 'importer', 'settler', 'packer', 'scorer'];
const VENDORS = ['api.paywell.example', 'rates.shipfast.example', 'gateway.mailbird.example', 'maps.georoute.example'];

export interface WorldOptions {
  /** Scenarios whose evidence is only in spans. */
  readonly traced?: boolean;
}

export function worldOf(scenario: string, { seed, shape, now }: Situation, options: WorldOptions = {}): World {
  const random = randomOf('a', scenario, shape, seed);
  const stage = random.pick(['prod', 'live', 'eu', 'main']);
  const thing = random.pick(THINGS);
  const worker = `${thing}-${random.pick(DEEDS)}-${stage}`;
  return {
    random,
    now,
    shape,
    tape: new Tape(`${thing}s`),
    language: random.pick(LANGUAGES),
    traced: options.traced ?? random.chance(0.75),
    worker,
    edge: `${thing}-${random.pick(['api', 'intake', 'gateway'])}-${stage}`,
    siblings: [`${thing}-audit-${stage}`, `${thing}-notify-${stage}`, `${thing}-price-${stage}`],
    inbox: `${thing}-inbox-${stage}`,
    api: random.hex(10),
    timeoutMs: random.pick([3_000, 6_000, 10_000, 15_000]),
    memoryMb: random.pick([256, 512, 1024]),
    on: {
      table: table(`${thing}-records-${stage}`, random.pick(['PutItem', 'GetItem', 'UpdateItem', 'Query'])),
      bucket: bucket(`${thing}-files-${stage}-${random.hex(6)}`, random.pick(['GetObject', 'PutObject'])),
      queue: queue(`${thing}-outbox-${stage}`),
      vendor: vendor(random.pick(VENDORS)),
      database: database(`${thing}-db.c${random.hex(8)}.eu-west-1.rds.amazonaws.com`),
    },
    since: now - random.int(28, 42) * 60_000,
  };
}
