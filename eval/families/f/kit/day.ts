/** Six hours of an estate: requests that come by chance and are handed on, and what happens beside them. */
import type { Dice } from '../../../kit/dice.js';
import type { Post } from '../../../kit/post.js';
import type { Peer } from './peer.js';
import type { Call, Fields, Placed, Run, Said, Thrown, Trouble } from './run.js';
import type { Estate, Fn, Signals } from './world.js';
import { write } from './write.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export interface Scene {
  readonly dice: Dice;
  readonly now: number;
  /** Since when it goes wrong. */
  readonly onset: number;
  readonly estate: Estate;
  readonly post: Post;
  readonly signals: Signals;
  readonly culprit: Fn;
  readonly entry: Fn;
  /** What the story is about; else the last of what the culprit calls. */
  readonly peer: Peer;
  readonly runs: Run[];
}
/** The trouble of one invocation; undefined when it goes as usual. */
export type Decide = (fn: Fn, at: number) => Trouble | undefined;

const TENANTS = ['t-1007', 't-1013', 't-1020', 't-1044', 't-1051', 't-1066', 't-1078', 't-1092', 't-1101'] as const;

/** Plays one request from its entry on. */
export function play(
  scene: Scene,
  decide: Decide,
  fn: Fn,
  at: number,
  from?: Pick<Run, 'traceId' | 'fields'> & { readonly spanId: string; readonly messageId?: string },
): Run {
  const { dice, estate } = scene;
  const trouble: Trouble = decide(fn, at) ?? { end: 'ok' };
  const ids = { traceId: from?.traceId ?? dice.hex(32), spanId: dice.hex(16), requestId: dice.uuid() };
  const messageId = from?.messageId ?? dice.uuid();
  const fields: Fields = from?.fields ?? { tenantId: dice.pick(TENANTS) };
  const placed: Placed[] = [];
  let time = at + dice.around(6) + (trouble.extraMs ?? 0);
  const call = (one: Call, ms: number): Placed => {
    const done: Placed = { ...one, spanId: dice.hex(16), from: time, to: time + ms };
    placed.push(done);
    time += ms + 1.5;
    return done;
  };
  const failing = trouble.calls ?? [];
  const usual =
    trouble.end === 'init' || trouble.end === 'memory'
      ? []
      : fn.peers.filter((peer) => !failing.some((one) => one.peer === peer));
  for (const peer of usual)
    call(
      { peer, op: peer.op, ms: peer.ms, status: peer.door === 'http' || peer.door === 'aws' ? 200 : undefined },
      dice.around(peer.ms),
    );
  for (const one of failing) call(one, one.ms);
  let own = trouble;
  const failed = trouble.end !== 'ok';
  for (const { to, over } of failed || trouble.isLast ? [] : fn.next) {
    const target = estate.fns.find(({ name }) => name === to);
    if (target === undefined) continue;
    if (over !== undefined) {
      const sent = call({ peer: over, op: over.op, ms: over.ms, status: 200 }, dice.around(over.ms));
      const later = sent.to + dice.around(140);
      if (later + target.timeoutMs < scene.now)
        play(scene, decide, target, later, { ...ids, fields, spanId: sent.spanId });
      continue;
    }
    const spanId = dice.hex(16);
    const began = time;
    const callee = play(scene, decide, target, time + 4, { ...ids, fields, spanId });
    const peer: Peer = {
      door: 'aws',
      system: 'Lambda',
      name: to,
      host: `lambda.${estate.region}.amazonaws.com`,
      op: 'Invoke',
      ms: 0,
    };
    placed.push({ peer, op: 'Invoke', ms: 0, status: 200, spanId, from: began, to: callee.end + 3 });
    time = callee.end + 5;
    if (callee.trouble.end !== 'ok') own = { end: 'handled', status: 502, thrown: passedOn(fn, target.name) };
  }
  const limit = at + fn.timeoutMs;
  const end = own.end === 'timeout' ? limit : own.end === 'init' ? at + 40 : Math.min(time + dice.around(4), limit - 1);
  const run: Run = {
    ...{
      fn,
      at,
      end: Math.round(end * 100) / 100,
      ...ids,
      messageId,
      fields,
      trigger: fn.trigger,
      calls: placed,
      trouble: own,
    },
    ...(from === undefined ? {} : { parentSpanId: from.spanId }),
  };
  write(scene.post, estate, scene.signals, run);
  scene.runs.push(run);
  return run;
}

/** What a caller says that waited for a function which failed. */
const passedOn = ({ language }: Fn, name: string): Thrown =>
  ({
    node: { type: 'Error', message: `invocation of ${name} returned FunctionError "Unhandled"` },
    python: { type: 'RuntimeError', message: `${name} came back with FunctionError=Unhandled` },
    java: { type: 'java.lang.IllegalStateException', message: `Function ${name} reported functionError Unhandled` },
    go: { type: 'errors.errorString', message: `invoke ${name}: function error Unhandled` },
    dotnet: { type: 'System.InvalidOperationException', message: `${name} ended with FunctionError 'Unhandled'.` },
    ruby: {
      type: 'RuntimeError',
      message: `#{function_error} from ${name} was Unhandled`.replace('#{function_error}', 'function_error'),
    },
    rust: { type: 'alloc::string::String', message: `lambda ${name} gave function_error=Unhandled` },
  })[language];

/** `load`: requests a minute. */
export function live(scene: Scene, decide: Decide, load: (at: number) => number): void {
  const { dice, now } = scene;
  for (let minute = now - 6 * HOUR; minute < now - MINUTE; minute += MINUTE) {
    for (let left = dice.count(load(minute)); left > 0; left -= 1) {
      const at = minute + dice.unit() * MINUTE;
      if (at + scene.entry.timeoutMs + 5_000 < now) play(scene, decide, scene.entry, Math.round(at));
    }
  }
}

/** Warnings and errors that are there all day, and mean nothing for the case. */
const USUAL: readonly [Said, ...Said[]] = [
  { level: 'WARN', text: 'CRITICAL SECTION entered twice, lock renewed (benign, see runbook 14)' },
  { level: 'WARN', text: 'fatal flag seen in feature file, falling back to defaults as designed' },
  { level: 'WARN', text: 'Attempt 1 of 3 did not succeed, trying again in 84 ms' },
  { level: 'WARN', text: '(node:8) NOTE: The AWS SDK for JavaScript (v2) has reached end-of-support.' },
  { level: 'WARN', text: 'cache miss storm guard engaged for 200 ms' },
  {
    level: 'WARN',
    text: 'DeprecationWarning: datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version',
  },
  { level: 'WARN', text: 'client went away before the answer was written (499)' },
  {
    level: 'WARN',
    text: 'SLF4J(W): No SLF4J providers were found. Defaulting to no-operation (NOP) logger implementation',
  },
];
const BESIDE: readonly [Said, ...Said[]] = [
  { level: 'ERROR', text: 'page 7 skipped, checksum differs from last night' },
  { level: 'ERROR', text: 'row 311 left out: negative margin' },
  { level: 'ERROR', text: 'legacy feed still sends latin-1, record ignored' },
  { level: 'ERROR', text: 'duplicate SKU kept aside for review' },
];

/** The side function with its own small troubles, and warnings that everybody knows; a wrapper around the story's `decide`. */
export function withUsual(scene: Scene, decide: Decide): Decide {
  const { dice } = scene;
  const warning = dice.pick(USUAL);
  const talker = dice.pick(scene.estate.fns);
  return (fn, at) => {
    const own = decide(fn, at);
    if (fn !== talker || !dice.chance(0.12)) return own;
    return { end: 'ok', ...own, says: [warning, ...(own?.says ?? [])] };
  };
}

export function beside(scene: Scene): void {
  const { dice, estate, now, onset, post, entry, culprit } = scene;
  const [noise, side] = [dice.pick(BESIDE), estate.side];
  const decide: Decide = () => (dice.chance(0.3) ? { end: 'ok', says: [noise] } : undefined);
  for (let at = now - 6 * HOUR + dice.int(0, 240_000); at < now - 40_000; at += dice.int(170_000, 330_000))
    play(scene, decide, side, at);
  const soon = onset - dice.int(3, 50) * MINUTE;
  if (dice.chance(0.7))
    post.trail(soon, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: side.name, publish: true });
  if (dice.chance(0.4))
    post.trail(soon + 70_000, 'logs', 'PutRetentionPolicy', {
      logGroupName: `/aws/lambda/${side.name}`,
      retentionInDays: 30,
    });
  const others = estate.fns.filter((fn) => fn !== culprit && fn !== entry);
  const [other] = others;
  if (other !== undefined && dice.chance(0.3))
    post.trail(now - 5 * HOUR, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: other.name, publish: true });
}
