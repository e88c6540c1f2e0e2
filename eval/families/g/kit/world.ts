/**
 * Six hours of one estate, event after event: arrivals with a daily wave and noise, sandboxes that start cold and go to
 * sleep, clients that wait and try again, a queue or shard with its redeliveries, a batch every half hour. The trouble
 * changes what one component does; everything else follows.
 */
import { Dice } from '../../../kit/dice.js';
import { gaveUp } from '../words/network.js';
import { Courier } from './courier.js';
import { type Estate, type Fn, functionsOf, type Peer } from './estate.js';
import type { Attempt, Call, Gauges, Invocation, Job, Message, Trouble, Via } from './happenings.js';
import { addressOf, invokeFailure, outcomeOf, type Ran, readable, START_MS } from './outcome.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

interface Sandbox {
  readonly id: string;
  readonly extraMb: number;
  freeAt: number;
  uses: number;
}

export class World implements Gauges {
  readonly dice: Dice;
  readonly invocations: Invocation[] = [];
  readonly refused: { readonly fn: Fn; readonly at: number }[] = [];
  /** Turned away by the stage of the API before any function ran. */
  readonly turnedAway: { readonly at: number; readonly traceId: string }[] = [];
  /** When the batch wrote to its peer. */
  readonly batchCalls: number[] = [];
  readonly #courier = new Courier(this);
  readonly #due: { readonly at: number; readonly run: () => void }[] = [];
  readonly #sandboxes = new Map<string, Sandbox[]>();
  readonly #calls = new Map<string, number[]>();
  #arrivals: number[] = [];
  #place = 0;

  constructor(
    readonly estate: Estate,
    readonly now: number,
    readonly trouble: Trouble,
    seed: string,
  ) {
    this.dice = new Dice(`${seed} world`);
  }

  run(): this {
    const from = this.now - 6 * HOUR_MS;
    for (let minute = from; minute < this.now; minute += MINUTE_MS) this.schedule(minute, () => this.#minute(minute));
    for (let at = from + 7 * MINUTE_MS; at < this.now; at += 30 * MINUTE_MS)
      this.schedule(at + this.dice.int(0, 9_000), () => this.#batch(at));
    for (let next = this.#due.shift(); next !== undefined && next.at <= this.now; next = this.#due.shift()) next.run();
    return this;
  }

  get messages(): readonly Message[] {
    return this.#courier.messages;
  }

  busy(fn: Fn, at: number): number {
    return (this.#sandboxes.get(fn.name) ?? []).filter(({ freeAt }) => freeAt > at).length;
  }

  rate(peer: Peer, at: number): number {
    const calls = this.#calls.get(peer.name) ?? [];
    return calls.filter((one) => one <= at && one > at - MINUTE_MS).length;
  }

  isPaused(at: number): boolean {
    return this.trouble.pauses === 'queue' && at >= this.trouble.since;
  }

  /** In the order of time. */
  schedule(at: number, run: () => void): void {
    let [low, high] = [0, this.#due.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#due[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    this.#due.splice(low, 0, { at, run });
  }

  #minute(at: number): void {
    const { estate, dice, trouble } = this;
    const wave = 1 + 0.3 * Math.sin((Math.PI * ((at - this.now) / HOUR_MS + estate.wavePhase)) / 12);
    const arrivals = dice.count(estate.perMinute * wave * (trouble.load?.(at) ?? 1));
    for (let n = 0; n < arrivals; n++) {
      const when = at + dice.unit() * MINUTE_MS;
      this.schedule(when, () => this.#arrive(when));
    }
    if (estate.shape === 'fan-out' || (trouble.pauses === 'schedule' && at >= trouble.since)) return;
    for (let n = dice.count(0.35); n > 0; n--) {
      const when = at + dice.unit() * MINUTE_MS;
      const via: Via = { by: 'schedule', traceId: dice.hex(32) };
      this.schedule(when, () => this.invoke(estate.side, when, this.#job(when), via));
    }
  }

  #job(at: number): Job {
    const { dice, estate, trouble } = this;
    const [first = 'main', ...others] = estate.tenants;
    const tenant = trouble.tenantOf?.(at, dice) ?? (dice.chance(0.2) ? first : dice.pick([first, ...others]));
    const prefix = estate.noun.slice(0, 3);
    this.#place += 1;
    return {
      key: `${prefix}_${dice.text(10, '0123456789abcdefghjkmnpqrstvwxyz')}`,
      tenant,
      size: trouble.sizeOf?.(at, dice) ?? dice.int(1, 6),
      place: this.#place,
    };
  }

  #arrive(at: number): void {
    const traceId = `${Math.floor(at / 1000).toString(16)}${this.dice.hex(24)}`;
    this.#arrivals = this.#arrivals.filter((one) => one > at - MINUTE_MS);
    const { apiLimit = Number.POSITIVE_INFINITY, since } = this.trouble;
    if (at >= since && this.#arrivals.length >= apiLimit) {
      this.turnedAway.push({ at, traceId });
      return;
    }
    this.#arrivals.push(at);
    this.invoke(this.estate.front, at, this.#job(at), {
      by: this.estate.machine === undefined ? 'http' : 'invoke',
      traceId,
    });
  }

  #batch(at: number): void {
    const { estate, dice, trouble } = this;
    const calls = trouble.batchCalls?.(at) ?? 12;
    const [peer] = estate.batch.steps;
    if (peer !== undefined) {
      const times = Array.from({ length: calls }, (_, n) => at + (n * 30 * MINUTE_MS) / calls);
      this.#calls.set(peer.name, [...(this.#calls.get(peer.name) ?? []), ...times]);
      this.batchCalls.push(...times);
    }
    this.invoke(estate.batch, at, this.#job(at), { by: 'schedule', traceId: dice.hex(32) });
  }

  /** Nothing where the platform refuses: the function runs as often as it may. */
  invoke(fn: Fn, at: number, job: Job, via: Via, depth = 0): Invocation | undefined {
    const isFull = fn.reserved !== undefined && this.busy(fn, at) >= fn.reserved;
    if (isFull || this.trouble.refuses?.(fn, at, this) === true) {
      this.refused.push({ fn, at });
      return undefined;
    }
    const box = this.#sandboxOf(fn, at);
    const act = this.trouble.act?.(fn, at, job, this, box.uses);
    const isCold = box.uses === 0 && this.estate.platform === undefined;
    const initMs = isCold ? this.dice.around(act?.initMs ?? START_MS[fn.runtime]) : undefined;
    box.uses += 1;
    const spanId = this.dice.hex(16);
    const ran = this.#work(fn, at + (initMs ?? 0), job, via.traceId, spanId, act, depth);
    const memoryMb = Math.min(fn.memoryMb, Math.round(act?.memoryMb ?? fn.usedMb + box.extraMb + this.dice.int(0, 3)));
    const isContainer = this.estate.platform !== undefined;
    const known = { fn, act, memoryMb, start: at + (initMs ?? 0), isContainer };
    const { outcome, to, calls, thrown, status, failedCall } = outcomeOf(ran, known);
    box.freeAt = to;
    if (outcome !== 'ok' && outcome !== 'error') box.uses = 0;
    const released = this.trouble.releases === fn.role && at >= this.trouble.since ? 1 : 0;
    const invocation: Invocation = readable({
      fn,
      job,
      spanId,
      initMs,
      calls,
      memoryMb,
      outcome,
      thrown,
      status,
      act,
      failedCall,
      to,
      version: fn.version + released,
      requestId: this.dice.uuid(),
      traceId: via.traceId,
      parentSpanId: via.parentSpanId,
      sandbox: box.id,
      from: at,
      message: via.message,
      via: via.by,
      receives: via.message?.receives,
    });
    this.invocations.push(invocation);
    return invocation;
  }

  #sandboxOf(fn: Fn, at: number): Sandbox {
    const all = this.#sandboxes.get(fn.name) ?? [];
    const released = this.trouble.releases === fn.role && at >= this.trouble.since;
    const isWarm = ({ freeAt, id }: Sandbox): boolean =>
      freeAt <= at && freeAt > at - 12 * MINUTE_MS && (!released || id.includes(`[${fn.version + 1}]`));
    const warm = all.find(isWarm);
    if (warm !== undefined) return warm;
    const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '/');
    const box = {
      id: `${day}/[${fn.version + (released ? 1 : 0)}]${this.dice.hex(32)}`,
      freeAt: at,
      uses: 0,
      extraMb: this.dice.int(0, 12),
    };
    this.#sandboxes.set(fn.name, [...all.filter(({ freeAt }) => freeAt > at - 12 * MINUTE_MS), box]);
    return box;
  }

  /** What the program does, as if nothing could stop it. */
  #work(fn: Fn, from: number, job: Job, traceId: string, spanId: string, act: Invocation['act'], depth: number): Ran {
    const own = this.dice.around(act?.ownMs ?? fn.ownMs);
    let at = from + own * 0.4;
    const calls: Call[] = [];
    if (act?.isInit === true || (act?.throws !== undefined && act.isLate !== true))
      return { calls, to: act.isInit === true ? from : at, thrown: act.throws?.(fn.runtime, this.dice) };
    const start = at;
    for (const peer of fn.steps) {
      for (let n = peer === this.estate.target ? (act?.repeats ?? 1) : 1; n > 0; n--) {
        const call = this.#call(
          fn,
          peer,
          this.estate.shape === 'fan-out' && fn.role === 'front' && peer.sort === 'function' ? start : at,
          job,
          traceId,
        );
        calls.push(call);
        at = Math.max(at, call.to);
        if (call.failed !== undefined)
          return { calls, to: at + own * 0.1, thrown: call.failed.thrown, failedCall: call };
      }
    }
    const loops = fn.role === 'work' && depth < 12 ? (this.trouble.loops?.(from) ?? 0) : 0;
    if (loops > depth) {
      const next = this.dice.int(120, 900) + at;
      this.schedule(next, () => this.invoke(fn, next, job, { by: 'invoke', traceId, parentSpanId: spanId }, depth + 1));
    }
    return { calls, to: at + own * 0.6, thrown: act?.throws?.(fn.runtime, this.dice) };
  }

  #call(fn: Fn, peer: Peer, from: number, job: Job, traceId: string): Call {
    const attempts: Attempt[] = [];
    let at = from + 0.5;
    for (let n = 1; n <= fn.attempts; n++) {
      const attempt = this.#attempt(fn, peer, at, job, traceId, n);
      attempts.push(attempt);
      at = attempt.to;
      if (attempt.failed === undefined) break;
      if (!attempt.failed.isRetryable || n === fn.attempts) return { peer, attempts, to: at, failed: attempt.failed };
      at += Math.min(fn.backoffMs * 30, fn.backoffMs * 2 ** n * (0.5 + this.dice.unit()));
    }
    return { peer, attempts, to: at };
  }

  #attempt(fn: Fn, peer: Peer, at: number, job: Job, traceId: string, n: number): Attempt {
    const spanId = this.dice.hex(16);
    const list = this.#calls.get(peer.name) ?? [];
    list.push(at);
    if (list.length > 6_000) list.splice(0, 2_000);
    this.#calls.set(peer.name, list);
    const reply = this.trouble.reply?.(peer, at, this, job, n) ?? {};
    if (peer.sort === 'function' && reply.fail === undefined)
      return this.#invokeFrom(fn, peer, at, job, traceId, spanId);
    const usual = reply.ms === undefined && reply.fail === undefined && n === 1 && this.dice.chance(0.002);
    const ms = this.dice.around(
      reply.ms ?? (reply.fail === undefined ? peer.usualMs : this.dice.int(...reply.fail.ms)),
    );
    if (fn.clientMs !== undefined && ms > fn.clientMs) {
      const failed = { thrown: gaveUp(fn.runtime, peer, fn.clientMs), isRetryable: true };
      return { spanId, from: at, to: at + fn.clientMs + this.dice.unit() * 6, failed };
    }
    if (reply.fail !== undefined) {
      const { say, status, isRetryable } = reply.fail;
      const thrown = say(fn.runtime, peer, this.dice);
      return {
        spanId,
        from: at,
        to: at + ms,
        failed: { thrown, isRetryable, ...(status === undefined ? {} : { status }) },
        ...(status === undefined ? {} : { status }),
      };
    }
    if (peer === this.estate.queue && fn.role === 'front') this.#courier.send(at + ms, job, traceId, spanId);
    return { spanId, from: at, to: at + ms + (usual ? 3 * peer.usualMs : 0), status: 200 };
  }

  #invokeFrom(fn: Fn, peer: Peer, at: number, job: Job, traceId: string, spanId: string): Attempt {
    const callee = functionsOf(this.estate).find(({ name }) => name === peer.name) ?? this.estate.side;
    const child = this.invoke(callee, at + this.dice.int(2, 9), job, { by: 'invoke', traceId, parentSpanId: spanId });
    const failed = invokeFailure(fn, peer, child, this.dice, this.estate);
    const to = child === undefined ? at + this.dice.int(9, 30) : child.to + 2;
    if (fn.clientMs !== undefined && to - at > fn.clientMs) {
      const thrown = gaveUp(fn.runtime, addressOf(peer, this.estate), fn.clientMs);
      return { spanId, from: at, to: at + fn.clientMs, failed: { thrown, isRetryable: true } };
    }
    return { spanId, from: at, to, status: failed?.status ?? 200, ...(failed === undefined ? {} : { failed }) };
  }
}
