/** Six hours of a system: requests come in, pass through its functions, and leave telemetry. */
import { type Act, type Invocation, play, type Trigger } from './act.js';
import type { Estate } from './estate.js';
import type { Fn } from './function.js';
import { callTo, heard } from './hop.js';
import { writeLines } from './write-lines.js';
import { writeSegments, writeSpans } from './write-traces.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** One request that was played through. */
export interface Journey {
  readonly at: number;
  readonly traceId: string;
  readonly isPlanted: boolean;
  readonly workRequestId: string;
  readonly entryRequestId: string;
}

export interface Plan {
  /** What the working function does when all is well. */
  readonly usual: (at: number) => Act;
  /** What it does instead when trouble strikes; undefined for a request that is spared. */
  readonly planted: (at: number, index: number) => Act | undefined;
  /** Requests an hour. */
  readonly perHour?: number | undefined;
  /** How much the traffic of the last hour is above that of the others. */
  readonly growth?: number | undefined;
}

/** Plays the day; the journeys in order of time. Nothing ends later than half a minute before now. */
export function live(estate: Estate, { usual, planted, perHour = 34, growth = 1.6 }: Plan): readonly Journey[] {
  const { dice, now, onset } = estate;
  const journeys: Journey[] = [];
  let at = now - 6 * HOUR_MS + 30_000;
  let index = 0;
  while (at < now - 75_000) {
    const act = at >= onset ? planted(at, index) : undefined;
    journeys.push(journey(estate, at, act ?? usual(at), act !== undefined));
    if (at >= onset) index += 1;
    const rate = perHour * (at > now - HOUR_MS ? growth : 1) * (at >= onset ? 1.5 : 1);
    at += (HOUR_MS / rate) * (0.4 + 1.2 * dice.unit());
  }
  return journeys;
}

/** One request through the functions of the shape. */
export function journey(estate: Estate, at: number, act: Act, isPlanted: boolean): Journey {
  const { dice, shape, entry, work } = estate;
  const traceId = Math.floor(at / 1000).toString(16) + dice.hex(24);
  const ids = () => ({ requestId: dice.uuid(), spanId: dice.hex(16) });
  const workIds = ids();
  const run = (
    fn: Fn,
    one: Act,
    trigger: Trigger,
    when: number,
    own: ReturnType<typeof ids>,
    parentSpanId?: string,
  ): number => invoke(estate, { fn, act: one, trigger, at: when, traceId, parentSpanId, ...own });
  if (shape === 'single') {
    run(work, act, 'http', at, workIds);
    return { at, traceId, isPlanted, workRequestId: workIds.requestId, entryRequestId: workIds.requestId };
  }
  const [entryIds, hopId] = [ids(), dice.hex(16)];
  const known = { at, traceId, isPlanted, workRequestId: workIds.requestId, entryRequestId: entryIds.requestId };
  const pause = dice.around(9);
  if (shape === 'chain') {
    const took = run(work, act, 'invoke', at + pause + 6 + (act.initMs ?? 0), workIds, hopId);
    const hop = callTo({ ...estate.peer('lambda'), name: work.name }, 'Invoke', took + 11 + (act.initMs ?? 0));
    run(entry, heard(estate, act, { ...hop, spanId: hopId, status: 200 }, pause), 'http', at, entryIds);
    return known;
  }
  const ms = dice.around(15);
  const sends = shape === 'queue' ? callTo(estate.queue, 'SendMessage', ms) : callTo(estate.topic, 'Publish', ms);
  const handsOver: Act = { calls: [{ ...sends, spanId: hopId }], ownMs: 2 * pause, end: 'ok', status: 202 };
  const took = run(entry, handsOver, 'http', at, entryIds);
  run(work, act, shape === 'queue' ? 'sqs' : 'sns', at + took + dice.around(60) + (act.initMs ?? 0), workIds, hopId);
  if (shape === 'fan-out') {
    for (const side of estate.sides) {
      const chore = callTo(estate.peer('s3'), 'PutObject', dice.around(28));
      run(
        side,
        { calls: [chore], ownMs: dice.around(22), end: 'ok' },
        'sns',
        at + took + dice.around(60),
        ids(),
        hopId,
      );
    }
  }
  return known;
}

/** Writes one invocation down; how many milliseconds it took. */
export function invoke(estate: Estate, invocation: Invocation): number {
  const { dice, setup } = estate;
  const sandbox = invocation.act.initMs === undefined ? dice.pick(invocation.fn.sandboxes) : dice.hex(32);
  const played = play(invocation, () => ({ requestId: dice.uuid(), spanId: dice.hex(16) }), sandbox);
  if (setup.logs !== 'none') writeLines(estate, played);
  if (setup.traces === 'otel') writeSpans(estate, played);
  if (setup.traces === 'xray') writeSegments(estate, played);
  return played.end - played.at;
}
