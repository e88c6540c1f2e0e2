import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isChosen, type TailSampling } from '../../ingest/sampling/tail-sampling.js';
import { systemClock } from '../../model/clock.js';
import { newEventId, requestId, traceId } from '../../model/ids.js';
import { silentLogger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis, millis } from '../../model/units.js';
import type { TelemetryStore } from '../telemetry-store.js';
import { HeldJournal } from './held-journal.js';
import { openTailSampler } from './open-tail-sampler.js';
import { TailSampler } from './tail-sampler.js';

const SETTINGS: TailSampling = { keepOneOf: 10, slow: millis(2000), hold: millis(1000) };
/** Of t0, t1, … the first that one in ten keeps, and the first that it leaves out. */
const names = Array.from({ length: 100 }, (_, index) => `t${index}`);
const CHOSEN = names.find((name) => isChosen(name, 10)) ?? '';
const LEFT_OUT = names.find((name) => !isChosen(name, 10)) ?? '';

function event(trace: string | undefined, rest: Partial<TelemetryEvent> = {}): TelemetryEvent {
  const timestamp = fromEpochMillis(Date.UTC(2024, 4, 1, 12));
  return {
    id: newEventId(timestamp),
    environment: 'test',
    dataset: 'otel',
    service: 'shop',
    namespace: 'checkout',
    kind: 'span',
    timestamp,
    isError: false,
    data: {},
    ...(trace === undefined ? {} : { traceId: traceId(trace) }),
    ...rest,
  };
}

let folder: string;
let stored: TelemetryEvent[];
let fails: boolean;
let journals: HeldJournal[];
let nowMs: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sampler-'));
  stored = [];
  fails = false;
  journals = [];
  nowMs = 0;
});
afterEach(async () => {
  for (const journal of journals) await journal.close();
  await rm(folder, { recursive: true, force: true });
});

const append = async (events: readonly TelemetryEvent[]): Promise<void> => {
  if (fails) throw new Error('the store is down');
  stored.push(...events);
};
async function sampler(maxHeldEvents = 50_000): Promise<TailSampler> {
  const { journal, left } = await HeldJournal.open(folder);
  journals.push(journal);
  const made = new TailSampler({
    settings: SETTINGS,
    journal,
    append,
    nowMs: () => nowMs,
    logger: silentLogger,
    maxHeldEvents,
  });
  made.resume(left);
  return made;
}
const segments = async (): Promise<number> => (await readdir(folder)).length;

describe('what a source delivers again while it is held', () => {
  it('is stored once when its request is kept, by choice or because of an error', async () => {
    const made = await sampler();
    const chosen = event(CHOSEN);
    const failing = event(LEFT_OUT);
    await made.append([chosen, failing]);
    await made.append([chosen, failing]);
    expect(made.heldEvents()).toBe(2);
    const error = event(LEFT_OUT, { isError: true });
    await made.append([failing, error]);
    expect(stored.map(({ id }) => id)).toEqual([failing.id, error.id]);
    nowMs = 2000;
    await made.decide(nowMs);
    expect(stored.map(({ id }) => id)).toEqual([failing.id, error.id, chosen.id]);
  });

  it('is held anew once it was decided, and known after a restart', async () => {
    const first = await sampler();
    const again = event(CHOSEN);
    await first.append([again]);
    const second = await sampler();
    await second.append([again]);
    expect(second.heldEvents()).toBe(1);
    nowMs = 2000;
    await second.decide(nowMs);
    await second.append([again]);
    expect(second.heldEvents()).toBe(1);
  });
});

describe('TailSampler', () => {
  it('holds a healthy request and decides it as a whole: kept with its weight, or left out and counted', async () => {
    const tail = await sampler();
    await tail.append([event(CHOSEN), event(LEFT_OUT)]);
    nowMs = 500;
    await tail.append([event(CHOSEN), event(LEFT_OUT)]);
    await tail.decide(999);
    expect(stored).toEqual([]);
    await tail.decide(1000);
    expect(stored.map((one) => [one.traceId, one.weight])).toEqual([
      [CHOSEN, 10],
      [CHOSEN, 10],
    ]);
    expect(tail.sampledOut()).toBe(2);
    expect(tail.heldEvents()).toBe(0);
    expect(await segments()).toBe(0);
  });

  it('multiplies the weight that a sender sampled by', async () => {
    const tail = await sampler();
    await tail.append([event(CHOSEN, { weight: 4 })]);
    await tail.decide(1000);
    expect(stored[0]?.weight).toBe(40);
  });

  it.each<[string, Partial<TelemetryEvent>]>([
    ['an error', { isError: true }],
    ['a fatal level', { level: 'fatal' }],
    ['a timeout', { timedOut: true }],
    ['a slow span', { durationMs: millis(2000) }],
    ['a status above 399', { data: { 'http.response.status_code': 404 } }],
    ['a failed access log', { data: { httpMethod: 'GET', status: '403' } }],
  ])('keeps all of a request with %s, also what came before and comes after it', async (_, rest) => {
    const tail = await sampler();
    await tail.append([event(LEFT_OUT)]);
    await tail.append([event(LEFT_OUT, rest)]);
    expect(stored).toHaveLength(2);
    await tail.append([event(LEFT_OUT)]);
    expect(stored).toHaveLength(3);
    expect(stored.every((one) => one.weight === undefined)).toBe(true);
    expect(tail.sampledOut()).toBe(0);
  });

  it('keeps a late error of a request that was left out', async () => {
    const tail = await sampler();
    await tail.append([event(LEFT_OUT)]);
    await tail.decide(1000);
    await tail.append([event(LEFT_OUT, { isError: true })]);
    expect(stored).toMatchObject([{ isError: true }]);
    expect(tail.sampledOut()).toBe(1);
  });

  it('keeps metrics and what belongs to no request, at once', async () => {
    const tail = await sampler();
    await tail.append([event(undefined), event(LEFT_OUT, { kind: 'metric' })]);
    expect(stored).toHaveLength(2);
  });

  it('joins the logs of a request with its trace', async () => {
    const tail = await sampler();
    const request = { requestId: requestId('r1') };
    await tail.append([event(undefined, { ...request, kind: 'log' })]);
    await tail.append([event(LEFT_OUT, request)]);
    await tail.append([event(LEFT_OUT, { isError: true })]);
    await tail.append([event(undefined, { ...request, kind: 'log' })]);
    expect(stored).toHaveLength(4);
  });

  it('estimates the number of requests from those that it kept', async () => {
    const tail = await sampler();
    const traces = Array.from({ length: 5000 }, (_, index) => `trace-${index}`);
    await tail.append(traces.map((trace) => event(trace)));
    await tail.decide(1000);
    const estimate = stored.reduce((sum, one) => sum + (one.weight ?? 1), 0);
    expect(stored.length + tail.sampledOut()).toBe(5000);
    // The ids are fixed, so this is no matter of luck: within a tenth.
    expect(Math.abs(estimate - 5000)).toBeLessThan(500);
  });

  it('keeps holding what the store could not take, and loses nothing', async () => {
    const tail = await sampler();
    await tail.append([event(CHOSEN), event(LEFT_OUT)]);
    fails = true;
    await expect(tail.decide(1000)).rejects.toThrow('the store is down');
    const both = [event(LEFT_OUT, { isError: true }), event(`${CHOSEN}-other`)];
    await expect(tail.append(both)).rejects.toThrow('the store is down');
    // The sender was told to send again, so nothing of its request may be held.
    expect(tail.heldEvents()).toBe(2);
    fails = false;
    await tail.decide(1000);
    expect(stored.map((one) => one.traceId).sort()).toEqual([CHOSEN, LEFT_OUT].sort());
  });

  it('decides after a crash what was acknowledged before it', async () => {
    const lost = await sampler();
    await lost.append([event(CHOSEN, { data: { n: 1 } }), event(LEFT_OUT)]);
    await appendFile(join(folder, (await readdir(folder))[0] ?? ''), '{"id":"cut sho');
    const tail = await sampler();
    expect(tail.heldEvents()).toBe(2);
    await tail.append([event(LEFT_OUT, { isError: true })]);
    nowMs = 5000;
    await tail.decide(nowMs);
    expect(stored.map((one) => one.traceId)).toEqual([LEFT_OUT, LEFT_OUT, CHOSEN]);
    expect(stored[2]).toMatchObject({ weight: 10, data: { n: 1 }, timestamp: event(CHOSEN).timestamp });
    expect(await segments()).toBe(0);
  });

  it('decides the oldest early rather than hold more than it may', async () => {
    const tail = await sampler(500);
    for (let part = 0; part < 6; part += 1) await tail.append(many(100, part));
    expect(tail.heldEvents()).toBeLessThanOrEqual(500);
    expect(tail.heldEvents() + stored.length + tail.sampledOut()).toBe(600);
  });
});

const many = (amount: number, part: number): TelemetryEvent[] =>
  Array.from({ length: amount }, (_, index) => event(`many-${part}-${index}`));

describe('TailSampler while the store is down', () => {
  it('holds on, and refuses more only when it holds twice what it may', async () => {
    const tail = await sampler(500);
    fails = true;
    for (let part = 0; part < 11; part += 1) await tail.append(many(100, part));
    await expect(tail.append([event(CHOSEN)])).rejects.toMatchObject({ code: 'STORE_OVERLOADED' });
    expect(tail.heldEvents()).toBe(1100);
    fails = false;
    await tail.decide(Number.POSITIVE_INFINITY);
    expect(stored.length + tail.sampledOut()).toBe(1100);
  });
});

describe('openTailSampler', () => {
  const store = (ids: readonly string[] = []): TelemetryStore => ({
    append,
    remove: async () => undefined,
    select: async () => ({ rows: ids.map((id) => ({ id })) as never, rowsRead: 0, elapsedMs: 0 }),
    ready: async () => true,
    restarts: () => 0,
    close: async () => undefined,
  });
  const open = (settings: TailSampling | undefined, ids?: readonly string[]) =>
    openTailSampler({ dataDir: folder, settings, store: store(ids), clock: systemClock, logger: silentLogger });

  it('passes everything on when it is off, and makes no files', async () => {
    const sampling = await open(undefined);
    await sampling.append([event(LEFT_OUT)]);
    await sampling.close();
    expect(stored).toHaveLength(1);
    expect(await segments()).toBe(0);
  });

  it('decides by itself when the hold is over', async () => {
    const sampling = await open({ ...SETTINGS, hold: millis(60) });
    await sampling.append([event(CHOSEN), event(LEFT_OUT)]);
    await expect.poll(() => sampling.sampledOut()).toBe(1);
    await sampling.close();
    expect(stored).toMatchObject([{ traceId: CHOSEN, weight: 10 }]);
  });

  it('keeps what was held when it is turned off, and stores nothing twice', async () => {
    const first = await open(SETTINGS);
    const [twice, once] = [event(CHOSEN), event(LEFT_OUT)];
    await first.append([twice, once]);
    await first.close();
    expect(stored).toEqual([]);
    await (await open(undefined, [twice.id])).close();
    expect(stored.map(({ id }) => id)).toEqual([once.id]);
    await (await open(undefined)).close();
    expect(stored).toHaveLength(1);
  });
});
