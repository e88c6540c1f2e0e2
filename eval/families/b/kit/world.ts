/** A simulated system in one situation: its functions, what they call, and everything that they send. */
import type { Delivery, Question, Shape, Situation } from '../../../scenario.js';
import type { Sink } from './invocation.js';
import { type LambdaFunction, RUNTIMES, type Runtime } from './lambda-function.js';
import { type Names, namesFor } from './names.js';
import { otlpDeliveries, type Span } from './otlp.js';
import type { Peer } from './peer.js';
import { Random } from './random.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

export interface Options {
  /** Of the function in focus. */
  readonly runtimes?: readonly [Runtime, ...Runtime[]];
  readonly memoryMb?: readonly [number, ...number[]];
  readonly timeoutMs?: readonly [number, ...number[]];
  /** True: the fault cannot be seen without spans. */
  readonly needsSpans?: boolean;
}

type About = 'event' | 'error' | 'request' | 'trace';

interface Stored {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly records: object[];
}

export class World implements Sink {
  readonly random: Random;
  readonly now: number;
  readonly from: number;
  readonly shape: Shape;
  readonly names: Names;
  readonly isOld: boolean;
  readonly isTraced: boolean;
  readonly keepsCutSpans: boolean;
  readonly hasGateway: boolean;
  /** The function that a scenario is about. */
  readonly focus: LambdaFunction;
  /** The function that users reach; the focus itself in the shape `single`. */
  readonly front: LambdaFunction;
  readonly others: readonly LambdaFunction[];
  readonly queue: Extract<Peer, { kind: 'sqs' }>;
  readonly #spans: Span[] = [];
  readonly #stored = new Map<string, Stored>();
  readonly #muted = new Map<string, number>();
  readonly #ids: Random;

  constructor(scenario: string, { seed, shape, now }: Situation, options: Options = {}) {
    this.random = new Random(`${scenario}/${shape}/${seed}`);
    this.#ids = this.random.fork('ids');
    this.now = now;
    this.from = now - 6 * HOUR_MS;
    this.shape = shape;
    this.names = namesFor(this.random.fork('names'));
    this.isOld = this.random.chance(0.5);
    this.isTraced = options.needsSpans === true || this.random.chance(0.7);
    this.keepsCutSpans = this.random.chance(0.5);
    this.hasGateway = this.random.chance(0.6);
    const roles = this.random.shuffled(this.names.domain.roles);
    const made = roles.map((role, index) => this.#functionFor(role, index === 0 ? options : {}));
    const [focus, front, ...others] = made;
    if (focus === undefined || front === undefined) throw new RangeError('A domain has five roles.');
    this.focus = focus;
    this.front = shape === 'single' ? focus : front;
    this.others = others;
    const queue = `${this.names.stage}-${this.names.domain.noun}-inbox`;
    const url = `https://sqs.${this.names.region}.amazonaws.com/${this.names.account}/${queue}`;
    this.queue = { kind: 'sqs', queue, url };
  }

  #functionFor(role: string, { runtimes, memoryMb, timeoutMs }: Options): LambdaFunction {
    const { stage, domain, region, account } = this.names;
    const { random } = this;
    const runtime = random.pick<Runtime>(runtimes ?? RUNTIMES);
    return {
      name: random.chance(0.5) ? `${stage}-${domain.area}-${role}` : `${domain.area}-${role}-${stage}-fn`,
      service: `${domain.area}-${role}`,
      runtime,
      memoryMb: random.pick(memoryMb ?? [256, 512, 1024]),
      timeoutMs: random.pick(timeoutMs ?? [10_000, 15_000, 30_000]),
      account,
      region,
      logStream: `2026/01/01/[$LATEST]${random.hex(32)}`,
    };
  }

  /** A moment at which something begins to go wrong: 18 to 50 minutes ago. */
  onset(earliest = 50, latest = 18): number {
    return this.now - this.random.int(latest * 60, earliest * 60) * 1000;
  }

  vendor(index = 0, path = '/v2/lookup', method = 'POST'): Extract<Peer, { kind: 'http' }> {
    const { service, host } = this.names.vendors[index] ?? { service: 'vendor', host: 'api.vendor.example' };
    return { kind: 'http', service, host, method, path };
  }

  table(what = this.names.domain.noun, operation = 'GetItem'): Extract<Peer, { kind: 'dynamodb' }> {
    return { kind: 'dynamodb', table: `${this.names.stage}-${this.names.domain.area}-${what}s`, operation };
  }

  database(statement?: string): Extract<Peer, { kind: 'sql' }> {
    const { domain, stage, region, account } = this.names;
    const table = `${domain.noun}s`;
    return {
      kind: 'sql',
      host: `${domain.area}-${stage}.cluster-${account.slice(0, 6)}.${region}.rds.amazonaws.com`,
      database: `${domain.area}_${stage}`,
      table,
      statement: statement ?? `SELECT id, ${domain.column} FROM ${table} WHERE id = $1`,
    };
  }

  bucket(operation = 'GetObject'): Extract<Peer, { kind: 's3' }> {
    return {
      kind: 's3',
      bucket: `${this.names.domain.area}-${this.names.stage}-documents-${this.names.account.slice(-4)}`,
      operation,
    };
  }

  requestId(): string {
    return this.#ids.uuid();
  }
  spanId(): string {
    return this.#ids.hex(16);
  }
  /** As X-Ray makes them: the time in seconds, then randomness. */
  traceId(at: number): string {
    return `${Math.floor(at / 1000)
      .toString(16)
      .padStart(8, '0')}${this.#ids.hex(24)}`;
  }

  span(span: Span): void {
    if (span.start <= this.now) this.#spans.push(span);
  }

  /** From then on the lines of a function are lost on their way. */
  mute(fn: LambdaFunction, from: number): void {
    this.#muted.set(fn.name, from);
  }

  line(fn: LambdaFunction, at: number, text: string): void {
    if (at >= (this.#muted.get(fn.name) ?? Number.POSITIVE_INFINITY)) return;
    const headers = { 'x-service': fn.service, 'x-namespace': fn.name };
    this.store('/v1/lambda-logs', headers, at, {
      '@timestamp': Math.round(at * 1000) / 1000,
      '@logStream': fn.logStream,
      '@message': text,
    });
  }

  /** Keeps a record for the door at `path`; what would be newer than now did not happen yet. */
  store(path: string, headers: Readonly<Record<string, string>>, at: number, record: object): void {
    if (at > this.now) return;
    const key = `${path} ${headers['x-service'] ?? ''} ${headers['x-namespace'] ?? ''}`;
    const known = this.#stored.get(key) ?? { path, headers, records: [] };
    known.records.push(record);
    this.#stored.set(key, known);
  }

  deliveries(): readonly Delivery[] {
    const records = [...this.#stored.values()].map((one) => ({
      path: one.path,
      headers: one.headers,
      body: JSON.stringify(one.records),
    }));
    return [...otlpDeliveries(this.#spans, this.isOld), ...records];
  }

  /**
   * As `ask` for an error that only the runtime prints. The lines of Java and .NET have no level that is known, so there
   * the request is asked about that failed, the last of those given.
   */
  askOfCrash(contains: string, affected: readonly { readonly requestId: string }[]): Question {
    const last = affected.at(-1);
    if (!['java', 'dotnet'].includes(this.focus.runtime) || last === undefined)
      return this.ask(contains, ['event', 'error']);
    return { about: 'subject', subject: { kind: 'request', requestId: last.requestId } };
  }

  /** A person's question about an event with these words, or about what its caller made of it. */
  ask(contains: string, kinds: readonly [About, ...About[]] = ['event', 'error', 'request']): Question {
    const random = this.random.fork('question');
    const isPassedOn = this.shape === 'chain' || this.shape === 'fan-out';
    if (isPassedOn && random.chance(0.3)) {
      const about = random.pick<About>(this.isTraced ? ['event', 'request', 'trace'] : ['event', 'request']);
      return { about, contains: 'was not completed', namespace: this.front.name };
    }
    return { about: random.pick(kinds), contains, namespace: this.focus.name };
  }
}
