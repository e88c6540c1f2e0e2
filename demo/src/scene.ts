/** What every flow needs to know: whose minute it is, what runs, what is broken, and where records go. */
import { type RunningVersion, versionClock } from './deployments.js';
import { Meter } from './meter.js';
import { type Random, randomOf } from './random.js';
import type { Attributes, Emitted, EventsDataset } from './record.js';
import {
  ACCOUNT,
  API_SERVICE,
  CITIES,
  type Customer,
  FIRST_NAMES,
  FUNCTIONS,
  type FunctionName,
  LAST_NAMES,
  REGION,
  SERVICE,
  USER_AGENTS,
} from './shop.js';
import { DISTRACTORS, during, type IncidentId, incidentClock } from './truth.js';

const CUSTOMERS = 240;

export class Scene {
  readonly seed: number;
  readonly anchor: number;
  readonly broken: (id: IncidentId, at: number) => boolean;
  readonly version: (name: FunctionName, at: number) => RunningVersion;
  readonly emit: (record: Emitted) => void;
  readonly meter = new Meter();
  #customers = new Map<number, Customer>();
  #resources = new Map<string, Attributes>();
  #streams = new Map<string, string>();

  constructor(seed: number, anchor: number, emit: (record: Emitted) => void) {
    this.seed = seed;
    this.anchor = anchor;
    this.emit = emit;
    this.broken = incidentClock(anchor);
    this.version = versionClock(anchor);
  }

  distracted(name: keyof typeof DISTRACTORS, at: number): boolean {
    return during(DISTRACTORS[name], this.anchor, at);
  }

  event(dataset: EventsDataset, at: number, record: object): void {
    this.emit({ door: 'events', dataset, at, record });
  }

  customer(random: Random): Customer {
    const index = Math.floor(random.next() ** 1.6 * CUSTOMERS);
    const known = this.#customers.get(index);
    if (known !== undefined) return known;
    const own = randomOf(this.seed, 'customer', index);
    const first = own.pick(FIRST_NAMES);
    const last = own.pick(LAST_NAMES);
    const customer: Customer = {
      id: `cus_${own.hex(12)}`,
      name: `${first} ${last}`,
      email: `${first}.${last}${index}@example.com`.toLowerCase(),
      ip: `${own.pick(['198.51.100', '203.0.113'])}.${own.whole(2, 250)}`,
      city: own.pick(CITIES),
      userAgent: own.pick(USER_AGENTS),
    };
    this.#customers.set(index, customer);
    return customer;
  }

  /** The log stream of one running instance; a version has a few of them, replaced each hour. */
  logStream(name: FunctionName, version: number, at: number, instance: number): string {
    const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '/');
    const key = `${name}|${version}|${Math.floor((at - this.anchor) / 3_600_000)}|${instance}`;
    let id = this.#streams.get(key);
    if (id === undefined) {
      id = randomOf(this.seed, 'stream', key).hex(32);
      this.#streams.set(key, id);
    }
    return `${day}/[${version}]${id}`;
  }

  /** The OpenTelemetry resource of one instance of a function; equal instances share one object. */
  functionResource(name: FunctionName, version: number, logStream: string): Attributes {
    const known = this.#resources.get(logStream);
    if (known !== undefined) return known;
    const resource: Attributes = {
      'service.name': SERVICE,
      'deployment.environment.name': 'production',
      'cloud.provider': 'aws',
      'cloud.platform': 'aws_lambda',
      'cloud.region': REGION,
      'cloud.account.id': ACCOUNT,
      'faas.name': name,
      'faas.version': String(version),
      'faas.instance': logStream,
      'faas.max_memory': FUNCTIONS[name].memoryMb * 1_048_576,
      'aws.log.group.names': [`/aws/lambda/${name}`],
      'telemetry.sdk.name': 'opentelemetry',
      'telemetry.sdk.language': 'nodejs',
      'telemetry.sdk.version': '2.0.1',
    };
    this.#resources.set(logStream, resource);
    return resource;
  }
}

export const API_RESOURCE: Attributes = {
  'service.name': API_SERVICE,
  'deployment.environment.name': 'production',
  'cloud.provider': 'aws',
  'cloud.region': REGION,
  'cloud.account.id': ACCOUNT,
};

/** A trace id in the form of X-Ray: its first eight digits are the seconds of its start. */
export const newTraceId = (random: Random, at: number): string =>
  Math.floor(at / 1000)
    .toString(16)
    .padStart(8, '0') + random.hex(24);

export const xrayTraceId = (traceId: string): string => `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
