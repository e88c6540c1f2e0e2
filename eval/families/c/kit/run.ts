/** One request through the desk, ordinary traffic, and what only looks suspicious. */
import type { Desk, Peer, Values } from './desk.js';
import { logged, type Problem, unhandled } from './problem.js';

const MINUTE_MS = 60_000;

export interface Step {
  readonly to: Peer;
  readonly tookMs?: number;
  readonly status?: number;
  readonly problem?: Problem;
}

export interface Deed {
  readonly steps?: readonly Step[];
  readonly ownMs?: number;
  readonly problem?: Problem;
  /** `logs` catches the problem and answers 500; the runtime prints what is not caught. */
  readonly style?: 'logs' | 'throws';
  readonly ends?: 'timeout' | 'killed';
  readonly lines?: readonly string[];
  readonly coldMs?: number;
  readonly status?: number;
  readonly version?: string;
  readonly message?: { readonly id: string; readonly received: number };
}

export interface Served {
  readonly traceId: string;
  readonly requestId: string;
}

export function serve(desk: Desk, at: number, deed: Deed): Served {
  const { random, shape, bodies, fn, front, traced, tongue } = desk;
  const [traceId, requestId, frontId] = [random.hex(32), random.uuid(), random.uuid()];
  const failed = deed.problem !== undefined || deed.ends !== undefined;
  if (shape === 'single') {
    invoke(
      desk,
      {
        at,
        traceId,
        requestId,
        kind: 2,
        values: { 'faas.trigger': 'http', 'http.status_code': failed ? 500 : (deed.status ?? 200) },
      },
      deed,
    );
    return { traceId, requestId };
  }
  const [top, call] = [random.hex(16), random.hex(16)];
  const isQueue = shape === 'queue';
  const began = at + random.int(12, 30);
  const took = invoke(
    desk,
    {
      at: isQueue ? began + 80 : began,
      traceId,
      requestId,
      parentSpanId: call,
      kind: isQueue ? 5 : 2,
      values: isQueue
        ? { 'messaging.system': 'aws_sqs', 'messaging.message.id': deed.message?.id ?? random.uuid() }
        : { 'faas.trigger': 'http', 'http.status_code': failed ? 500 : (deed.status ?? 200) },
    },
    deed,
  );
  const frontMs = isQueue ? 60 : took + (began - at) + 9;
  bodies.line(front, at, `START RequestId: ${frontId} Version: $LATEST`, frontId);
  if (failed && !isQueue)
    bodies.line(
      front,
      at + frontMs - 2,
      JSON.stringify({
        level: 'error',
        message: `upstream ${fn} responded with 500`,
        requestId: frontId,
        ...(traced ? { traceId } : {}),
      }),
      frontId,
    );
  bodies.line(
    front,
    at + frontMs,
    `REPORT RequestId: ${frontId}\tDuration: ${frontMs}.00 ms\tBilled Duration: ${frontMs} ms\tMemory Size: 256 MB\tMax Memory Used: 81 MB\t`,
    frontId,
  );
  if (traced) {
    const bad = failed && !isQueue;
    bodies.span(
      {
        fn: front,
        traceId,
        spanId: top,
        name: front,
        kind: 2,
        at,
        tookMs: frontMs,
        failed: bad,
        values: { 'faas.trigger': 'http', 'http.status_code': bad ? 502 : 200 },
      },
      tongue,
    );
    bodies.span(
      {
        fn: front,
        traceId,
        spanId: call,
        parentSpanId: top,
        name: isQueue ? 'SQS.SendMessage' : 'HTTP POST',
        kind: isQueue ? 4 : 3,
        at: began - 3,
        tookMs: isQueue ? 14 : took + 5,
        failed: bad,
        values: isQueue
          ? { 'messaging.url': `https://sqs.us-east-2.amazonaws.com/210987654321/${desk.inbox}` }
          : { 'http.method': 'POST', 'peer.service': fn, ...(bad ? { 'http.status_code': 500 } : {}) },
      },
      tongue,
    );
  }
  return { traceId, requestId };
}

interface Invocation {
  readonly at: number;
  readonly traceId: string;
  readonly requestId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly values: Values;
}

function invoke(desk: Desk, { at, traceId, requestId, parentSpanId, kind, values }: Invocation, deed: Deed): number {
  const { random, bodies, fn, tongue, traced, memoryMb, limitMs } = desk;
  const spanId = random.hex(16);
  bodies.line(fn, at, `START RequestId: ${requestId} Version: ${deed.version ?? '$LATEST'}`, requestId);
  let clock = at + random.int(2, 8) + (deed.coldMs ?? 0);
  if (deed.message !== undefined)
    bodies.line(
      fn,
      clock,
      JSON.stringify({
        level: 'info',
        message: 'record',
        messageId: deed.message.id,
        attributes: { ApproximateReceiveCount: String(deed.message.received) },
        requestId,
      }),
      requestId,
    );
  for (const { to, tookMs = random.around(to.tookMs), status, problem } of deed.steps ?? []) {
    if (traced)
      bodies.span(
        {
          fn,
          traceId,
          spanId: random.hex(16),
          parentSpanId: spanId,
          name: to.span,
          kind: to.kind,
          at: clock,
          tookMs: Math.round(tookMs),
          problem,
          values: { ...to.values, ...(status === undefined ? {} : { 'http.status_code': status }) },
        },
        tongue,
      );
    clock += Math.round(tookMs) + 1;
  }
  for (const line of deed.lines ?? []) bodies.line(fn, clock, line, requestId);
  const tookMs = deed.ends === 'timeout' ? limitMs : Math.round(clock - at + (deed.ownMs ?? random.int(4, 20)));
  const end = at + tookMs;
  if (deed.problem !== undefined)
    bodies.line(
      fn,
      end - 1,
      deed.style === 'throws'
        ? unhandled(tongue, end - 1, requestId, deed.problem)
        : logged(tongue, end - 1, requestId, 'serving the case', deed.problem),
      requestId,
    );
  if (deed.ends === 'timeout')
    bodies.line(
      fn,
      end,
      `${new Date(end).toISOString()} ${requestId} Task timed out after ${(limitMs / 1000).toFixed(2)} seconds\n`,
      requestId,
    );
  if (deed.ends === 'killed')
    bodies.line(fn, end, `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`, requestId);
  bodies.line(fn, end + 1, `END RequestId: ${requestId}`, requestId);
  const used = deed.ends === 'killed' ? memoryMb : Math.round(memoryMb * 0.55);
  const cold = deed.coldMs === undefined ? '' : `\tInit Duration: ${deed.coldMs}.50 ms`;
  bodies.line(
    fn,
    end + 2,
    `REPORT RequestId: ${requestId}\tDuration: ${tookMs}.00 ms\tBilled Duration: ${tookMs} ms\tMemory Size: ${memoryMb} MB\tMax Memory Used: ${used} MB${cold}${deed.ends === undefined ? '' : `\tStatus: ${deed.ends === 'timeout' ? 'timeout' : 'error'}`}\t${traced ? `XRAY TraceId: 1-${traceId.slice(0, 8)}-${traceId.slice(8)}\tSegmentId: ${spanId}\tSampled: true` : ''}`,
    requestId,
  );
  if (traced && deed.ends === undefined)
    bodies.span(
      {
        fn,
        traceId,
        spanId,
        parentSpanId,
        name: fn,
        kind,
        at,
        tookMs,
        problem: deed.style === 'throws' ? deed.problem : undefined,
        failed: deed.problem !== undefined,
        values: {
          ...values,
          'faas.execution': requestId,
          ...(deed.coldMs === undefined ? {} : { 'faas.coldstart': true }),
        },
      },
      tongue,
    );
  return tookMs;
}

/** Five and a half hours as always, then what is planted in some of the requests. Gives those that were hit. */
export function day(desk: Desk, usual: () => Deed, planted: (index: number) => Deed | undefined): readonly Served[] {
  const { random, now, since } = desk;
  const begin = now - 345 * MINUTE_MS;
  const evenly = (count: number, from: number, to: number): readonly number[] =>
    Array.from({ length: count }, (_, index) =>
      Math.round(from + ((to - from) * (index + random.next() * 0.8)) / count),
    );
  for (const at of evenly(38, begin, since - MINUTE_MS)) serve(desk, at, usual());
  const rush = now - random.int(170, 240) * MINUTE_MS;
  for (const at of evenly(9, rush, rush + 2 * MINUTE_MS)) serve(desk, at, usual());
  return evenly(15, since, now - 2 * MINUTE_MS).flatMap((at, index) => {
    const deed = planted(index);
    const served = serve(desk, at, deed ?? usual());
    return deed === undefined ? [] : [served];
  });
}

/** A neighbor that was deployed, errors that a bystander has always had, and a warning of a call that was made again. */
export function distract(desk: Desk): void {
  const { random, bodies, bystander, now, since } = desk;
  bodies.trail(since - random.int(4, 20) * MINUTE_MS, 'UpdateFunctionCode20150331v2', { functionName: bystander });
  for (let index = 0; index < 14; index += 1) {
    const at = now - random.int(3, 340) * MINUTE_MS;
    const requestId = random.uuid();
    bodies.line(
      bystander,
      at,
      JSON.stringify({ level: 'warn', message: 'upload attempt 1 failed: ECONNRESET, trying again', requestId }),
      requestId,
    );
    bodies.line(
      bystander,
      at + 300,
      JSON.stringify({ level: 'info', message: 'uploaded at attempt 2', requestId }),
      requestId,
    );
  }
  for (let index = 0; index < 6; index += 1) {
    const requestId = random.uuid();
    bodies.line(
      bystander,
      now - (index * 55 + random.int(5, 50)) * MINUTE_MS,
      JSON.stringify({ level: 'error', message: 'report has no rows, skipping it', requestId }),
      requestId,
    );
  }
}
