/**
 * Tail sampling before the store: requests are held for a short time, on disk and in memory, and then kept or left out
 * as a whole. What fails or is slow goes to the store at once, with all that was held of its request. A kept request
 * stands for those that were left out: its events carry the weight. Nothing that was acknowledged is lost but by this
 * decision, and what the decision leaves out is counted.
 */
import type { TailSampling } from '../../ingest/sampling/tail-sampling.js';
import { isChosen, isWorthKeeping, unitOf } from '../../ingest/sampling/tail-sampling.js';
import { EngineError } from '../../model/errors.js';
import type { Logger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { Held, HeldJournal } from './held-journal.js';
import { RecentKeys } from './recent-keys.js';

const MAX_HELD_EVENTS = 50_000;
/** Requests whose fate is remembered for events that come later. */
const REMEMBERED_UNITS = 200_000;

export interface TailSamplerOptions {
  readonly settings: TailSampling;
  readonly journal: HeldJournal;
  /** As `TelemetryStore.append`. */
  readonly append: (events: readonly TelemetryEvent[]) => Promise<void>;
  /** Monotonic. */
  readonly nowMs: () => number;
  readonly logger: Logger;
  /** Beyond this the oldest requests are decided before their time. Default 50,000. */
  readonly maxHeldEvents?: number;
}

interface Unit {
  readonly firstAtMs: number;
  readonly held: Held[];
}

export class TailSampler {
  readonly #options: TailSamplerOptions;
  /** In order of their first event. */
  readonly #units = new Map<string, Unit>();
  /** Requests of which an event failed or was slow. */
  readonly #kept = new RecentKeys<true>(REMEMBERED_UNITS);
  /** The trace that a request belongs to, once an event named both. */
  readonly #traces = new RecentKeys<string>(REMEMBERED_UNITS);
  /** Of what the disk holds and the store does not hold yet, for sources that deliver the same again. */
  readonly #heldIds = new Set<string>();
  readonly #maxHeldEvents: number;
  #heldEvents = 0;
  #sampledOut = 0;
  #deciding: Promise<void> = Promise.resolve();

  constructor(options: TailSamplerOptions) {
    this.#options = options;
    this.#maxHeldEvents = options.maxHeldEvents ?? MAX_HELD_EVENTS;
  }

  /** Events that the sampling left out, since the start. */
  sampledOut(): number {
    return this.#sampledOut;
  }

  heldEvents(): number {
    return this.#heldEvents;
  }

  /**
   * Resolves when every event is in the store or held on disk; one that is held already is not held twice. Raises what the store raises, and STORE_OVERLOADED when
   * too much is held because the store is down; then nothing of it is kept, and all can be sent again.
   */
  async append(given: readonly TelemetryEvent[]): Promise<void> {
    const { settings, journal, append } = this.#options;
    const events = given.filter(({ id }) => !this.#heldIds.has(id));
    if (this.#heldEvents > 2 * this.#maxHeldEvents) {
      const message = 'More requests are held than the telemetry store takes. Slow down and try again.';
      throw new EngineError('STORE_OVERLOADED', message);
    }
    for (const event of events) this.#link(event);
    for (const event of events) {
      const unit = this.#unitOf(event);
      if (unit !== undefined && isWorthKeeping(event, settings.slow)) this.#kept.set(unit, true);
    }
    const now: TelemetryEvent[] = [];
    const later: TelemetryEvent[] = [];
    const freed: (readonly [unit: string, Unit])[] = [];
    for (const event of events) {
      const unit = this.#unitOf(event);
      if (unit !== undefined && !this.#kept.has(unit)) later.push(event);
      else now.push(event);
      const waiting = unit === undefined || !this.#kept.has(unit) ? undefined : this.#takeOut(unit);
      if (unit !== undefined && waiting !== undefined) freed.push([unit, waiting]);
    }
    const before = freed.flatMap(([, { held }]) => held);
    const putBack = (): void => {
      for (const [unit, waiting] of freed) this.#putBack(unit, waiting);
    };
    // One after the other: who is told to send again must find nothing of the first try.
    const lines = await journal.append(later).catch((error: unknown) => {
      putBack();
      throw error;
    });
    try {
      const urgent = [...before.map(({ event }) => event), ...now];
      // What is only held does not need the store.
      if (urgent.length > 0) await append(urgent);
    } catch (error) {
      putBack();
      await journal.release(lines);
      throw error;
    }
    this.#hold(lines);
    await this.#release(before);
    if (this.#heldEvents <= this.#maxHeldEvents) return;
    // What is held is safe, so that this append has succeeded even when the store is down.
    await this.decide(Number.POSITIVE_INFINITY, this.#maxHeldEvents / 2).catch(() => undefined);
  }

  /** What an earlier run held and did not decide. */
  resume(left: readonly Held[]): void {
    for (const { event } of left) {
      this.#link(event);
      const unit = this.#unitOf(event);
      if (unit !== undefined && isWorthKeeping(event, this.#options.settings.slow)) this.#kept.set(unit, true);
    }
    this.#hold(left);
  }

  /** Decides what was held long enough at `nowMs`, oldest first, until no more than `target` events are held. */
  decide(nowMs: number, target = 0): Promise<void> {
    const decided = this.#deciding.then(() => this.#decideDue(nowMs, target));
    this.#deciding = decided.catch(() => undefined);
    return decided;
  }

  /** Resolves when no decision is under way. */
  idle(): Promise<void> {
    return this.#deciding;
  }

  async #decideDue(nowMs: number, target: number): Promise<void> {
    const { settings, append } = this.#options;
    const due: (readonly [unit: string, Unit])[] = [];
    for (const [unit, waiting] of this.#units) {
      if (nowMs - waiting.firstAtMs < settings.hold || this.#heldEvents <= target) break;
      this.#takeOut(unit);
      due.push([unit, waiting]);
    }
    if (due.length === 0) return;
    const keeps = ([unit]: readonly [string, Unit]): boolean =>
      this.#kept.has(unit) || isChosen(bareUnit(unit), settings.keepOneOf);
    const kept = due.filter(keeps);
    try {
      await append(kept.flatMap(([unit, { held }]) => held.map(({ event }) => this.#weighed(unit, event))));
    } catch (error) {
      for (const [unit, waiting] of due) this.#putBack(unit, waiting);
      this.#options.logger.warn('held requests could not be stored and stay held', { requests: kept.length });
      throw error;
    }
    for (const one of due) if (!keeps(one)) this.#sampledOut += one[1].held.length;
    await this.#release(due.flatMap(([, { held }]) => held));
  }

  async #release(held: readonly Held[]): Promise<void> {
    await this.#options.journal.release(held);
    for (const { event } of held) this.#heldIds.delete(event.id);
  }

  #weighed(unit: string, event: TelemetryEvent): TelemetryEvent {
    if (this.#kept.has(unit)) return event;
    return { ...event, weight: (event.weight ?? 1) * this.#options.settings.keepOneOf };
  }

  #hold(held: readonly Held[]): void {
    for (const one of held) {
      this.#heldIds.add(one.event.id);
      const unit = this.#unitOf(one.event) ?? one.event.id;
      const waiting = this.#units.get(unit);
      if (waiting === undefined) this.#units.set(unit, { firstAtMs: this.#options.nowMs(), held: [one] });
      else waiting.held.push(one);
    }
    this.#heldEvents += held.length;
  }

  #takeOut(unit: string): Unit | undefined {
    const waiting = this.#units.get(unit);
    if (waiting === undefined) return undefined;
    this.#units.delete(unit);
    this.#heldEvents -= waiting.held.length;
    return waiting;
  }

  #putBack(unit: string, waiting: Unit): void {
    const present = this.#units.get(unit);
    this.#heldEvents += waiting.held.length;
    if (present === undefined) this.#units.set(unit, waiting);
    else present.held.push(...waiting.held);
  }

  #unitOf(event: TelemetryEvent): string | undefined {
    const unit = unitOf(event);
    if (unit === undefined) return undefined;
    const key = `${event.environment}\n${unit}`;
    return this.#traces.get(key) ?? key;
  }

  /** A log may name only the request of a trace; once an event names both, they are one. */
  #link({ environment, traceId, requestId, kind }: TelemetryEvent): void {
    if (traceId === undefined || requestId === undefined || kind === 'metric') return;
    const [trace, request] = [`${environment}\n${traceId}`, `${environment}\n${requestId}`];
    if (trace === request || this.#traces.has(request)) return;
    this.#traces.set(request, trace);
    if (this.#kept.has(request)) this.#kept.set(trace, true);
    const waiting = this.#takeOut(request);
    if (waiting !== undefined) this.#putBack(trace, waiting);
  }
}

const bareUnit = (unit: string): string => unit.slice(unit.indexOf('\n') + 1);
