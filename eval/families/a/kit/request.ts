/** One request through the system in its shape, as its functions, their runtimes and their clients report it. */

import type { Dependency } from './calls.js';
import { uncaught } from './errors.js';
import { randomOf } from './random.js';
import type { Attributes, Thrown } from './tape.js';
import type { World } from './world.js';

export interface Call {
  readonly to: Dependency;
  readonly tookMs?: number;
  readonly status?: number;
  readonly thrown?: Thrown;
  readonly failed?: boolean;
  /** Instead of the dependency's own. */
  readonly attributes?: Attributes;
}

export interface Said {
  readonly level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  readonly message: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** What one function does in one invocation. */
export interface Work {
  readonly calls?: readonly Call[];
  /** Time in its own code. */
  readonly ownMs?: number;
  readonly says?: readonly Said[];
  readonly thrown?: Thrown;
  /** Lambda ended it. */
  readonly ends?: 'timeout' | 'killed';
  readonly usedMb?: number;
  readonly initMs?: number;
  /** Further attributes of its span. */
  readonly attributes?: Attributes;
  /** What the caller gets to see; 502 when the work failed. */
  readonly status?: number;
  /** Instead of a new one: a message that is delivered again. */
  readonly message?: {
    readonly id: string;
    readonly receiveCount: number;
    readonly body?: Readonly<Record<string, unknown>>;
  };
}

export interface Ran {
  readonly traceId: string;
  /** Of the worker's invocation. */
  readonly requestId: string;
  readonly edgeRequestId: string;
  readonly failed: boolean;
  readonly endedAt: number;
}

interface Invocation {
  readonly fn: string;
  readonly at: number;
  readonly traceId: string;
  readonly requestId: string;
  readonly parentSpanId?: string | undefined;
  readonly kind: 'server' | 'consumer';
  readonly attributes: Attributes;
  readonly path: string;
}

export function request(world: World, at: number, work: Work): Ran {
  const { random, shape, tape } = world;
  const [traceId, edgeRequestId] = [random.hex(32), random.uuid()];
  const requestId = shape === 'single' ? edgeRequestId : random.uuid();
  const failed = work.thrown !== undefined || work.ends !== undefined || (work.status ?? 200) >= 500;
  const path = `/${random.pick(['orders', 'items', 'accounts'])}/${random.int(100, 999)}`;
  const http = { 'faas.trigger': 'http', 'http.request.method': 'POST', 'url.path': path };
  if (shape === 'single') {
    const status = work.status ?? (failed ? 502 : 200);
    const took = invoke(
      world,
      {
        fn: world.worker,
        at,
        traceId,
        requestId,
        kind: 'server',
        attributes: { ...http, 'http.response.status_code': status },
        path,
      },
      work,
    );
    access(world, at, traceId, edgeRequestId, path, status, took);
    return { traceId, requestId, edgeRequestId, failed, endedAt: at + took };
  }
  const [edgeSpan, callSpan] = [random.hex(16), random.hex(16)];
  const before = random.int(3, 12);
  const start = at + before + 4;
  if (shape === 'queue') {
    const message = work.message ?? { id: random.uuid(), receiveCount: 1 };
    tape.record(
      'lambda-logs',
      log(world, world.edge, at + 1, edgeRequestId, 'INFO', `accepted ${path}`, { messageId: message.id }),
    );
    const attributes = {
      'faas.trigger': 'pubsub',
      'messaging.system': 'aws_sqs',
      'messaging.message.id': message.id,
      'messaging.batch.message_count': 1,
    };
    span(world, {
      fn: world.edge,
      traceId,
      spanId: edgeSpan,
      name: world.edge,
      kind: 'server',
      from: at,
      tookMs: before + 20,
      attributes: { ...http, 'faas.invocation_id': edgeRequestId, 'http.response.status_code': 202 },
    });
    span(world, {
      fn: world.edge,
      traceId,
      spanId: callSpan,
      parentSpanId: edgeSpan,
      name: `${world.inbox} send`,
      kind: 'producer',
      from: at + before,
      tookMs: 12,
      attributes: { 'messaging.system': 'aws_sqs', 'messaging.destination.name': world.inbox },
    });
    const took = invoke(
      world,
      {
        fn: world.worker,
        at: start + 60,
        traceId,
        requestId,
        parentSpanId: callSpan,
        kind: 'consumer',
        attributes,
        path,
      },
      { ...work, message },
    );
    return { traceId, requestId, edgeRequestId, failed, endedAt: start + 60 + took };
  }
  const worker = invoke(
    world,
    {
      fn: world.worker,
      at: start,
      traceId,
      requestId,
      parentSpanId: callSpan,
      kind: 'server',
      attributes: { 'faas.trigger': 'other' },
      path,
    },
    work,
  );
  const others = shape === 'fan-out' ? world.siblings : [];
  const took = others.reduce((longest, fn) => {
    const spanId = random.hex(16);
    const ran = invoke(
      world,
      {
        fn,
        at: start,
        traceId,
        requestId: random.uuid(),
        parentSpanId: spanId,
        kind: 'server',
        attributes: { 'faas.trigger': 'other' },
        path,
      },
      { ownMs: random.int(8, 30) },
    );
    span(world, {
      fn: world.edge,
      traceId,
      spanId,
      parentSpanId: edgeSpan,
      name: 'Lambda.Invoke',
      kind: 'client',
      from: start - 2,
      tookMs: ran + 4,
      attributes: lambdaCall(fn),
    });
    return Math.max(longest, ran);
  }, worker);
  const status = work.status ?? (failed ? 502 : 200);
  span(world, {
    fn: world.edge,
    traceId,
    spanId: callSpan,
    parentSpanId: edgeSpan,
    name: 'Lambda.Invoke',
    kind: 'client',
    from: start - 2,
    tookMs: worker + 4,
    attributes: lambdaCall(world.worker),
    failed,
  });
  span(world, {
    fn: world.edge,
    traceId,
    spanId: edgeSpan,
    name: world.edge,
    kind: 'server',
    from: at,
    tookMs: took + before + 12,
    failed: status >= 500,
    attributes: { ...http, 'faas.invocation_id': edgeRequestId, 'http.response.status_code': status },
  });
  tape.line(world.edge, at, `START RequestId: ${edgeRequestId} Version: $LATEST`);
  if (failed)
    tape.record(
      'lambda-logs',
      log(
        world,
        world.edge,
        at + took + before + 8,
        edgeRequestId,
        'ERROR',
        `${world.worker} answered 502`,
        {},
        traceId,
      ),
    );
  report(world, world.edge, at, edgeRequestId, took + before + 12, { usedMb: 90 });
  access(world, at, traceId, edgeRequestId, path, status, took + before + 14);
  return { traceId, requestId, edgeRequestId, failed, endedAt: at + took + before + 14 };
}

const lambdaCall = (fn: string): Attributes => ({
  'rpc.system': 'aws-api',
  'rpc.service': 'Lambda',
  'rpc.method': 'Invoke',
  'faas.invoked_name': fn,
  'faas.invoked_provider': 'aws',
});

/** How long it took. */
export function invoke(world: World, invocation: Invocation, work: Work): number {
  const { random, tape } = world;
  const { fn, at, traceId, requestId, kind, path } = invocation;
  const isWorker = fn === world.worker;
  tape.line(fn, at, `START RequestId: ${requestId} Version: $LATEST`);
  const spanId = random.hex(16);
  let clock = at + random.int(1, 6) + (work.ownMs ?? random.int(6, 25)) / 2;
  const message = work.message;
  tape.record(
    'lambda-logs',
    log(
      world,
      fn,
      at + 2,
      requestId,
      'INFO',
      message === undefined ? `handling ${path}` : `received message ${message.id}`,
      {
        ...message?.body,
        ...(message === undefined ? {} : { messageId: message.id, approximateReceiveCount: message.receiveCount }),
      },
      traceId,
    ),
  );
  for (const call of work.calls ?? []) {
    const tookMs = call.tookMs ?? random.around(call.to.usualMs);
    const attributes = {
      ...call.to.attributes,
      ...call.attributes,
      ...(call.status === undefined ? {} : { 'http.response.status_code': call.status }),
    };
    span(world, {
      fn,
      traceId,
      spanId: random.hex(16),
      parentSpanId: spanId,
      name: call.to.spanName,
      kind: call.to.kind,
      from: clock,
      tookMs,
      attributes,
      thrown: call.thrown,
      failed: call.failed,
    });
    clock += tookMs + random.int(0, 2);
  }
  for (const { level, message: text, more } of work.says ?? [])
    tape.record('lambda-logs', log(world, fn, clock, requestId, level, text, { ...more }, traceId));
  const worked = clock - at + (work.ownMs ?? random.int(6, 25)) / 2;
  const tookMs = work.ends === 'timeout' ? world.timeoutMs : worked;
  const end = at + tookMs;
  if (work.thrown !== undefined)
    tape.line(fn, end - 1, uncaught(world.language, work.thrown, end - 1, requestId), requestId);
  if (work.ends === 'timeout')
    tape.line(
      fn,
      end,
      `${new Date(end).toISOString()} ${requestId} Task timed out after ${(world.timeoutMs / 1000).toFixed(2)} seconds`,
    );
  if (work.ends === 'killed')
    tape.line(fn, end, `RequestId: ${requestId} Error: Runtime exited with error: signal: killed\nRuntime.ExitError`);
  // A function that Lambda stops sends no span of itself.
  if (work.ends === undefined || !isWorker)
    span(world, {
      fn,
      traceId,
      spanId,
      parentSpanId: invocation.parentSpanId,
      name: fn,
      kind,
      from: at,
      tookMs,
      attributes: { ...invocation.attributes, 'faas.invocation_id': requestId, ...work.attributes },
      thrown: work.thrown,
    });
  report(world, fn, at, requestId, tookMs, work);
  return tookMs;
}

function report(
  world: World,
  fn: string,
  at: number,
  requestId: string,
  tookMs: number,
  { usedMb, initMs, ends }: Work,
): void {
  const { tape, memoryMb, random } = world;
  const used = usedMb ?? Math.round(memoryMb * (0.3 + random.next() * 0.2));
  const end = at + tookMs;
  tape.line(fn, end, `END RequestId: ${requestId}`);
  const init = initMs === undefined ? '' : `\tInit Duration: ${initMs.toFixed(2)} ms`;
  const status =
    ends === 'timeout'
      ? '\tStatus: timeout'
      : ends === 'killed'
        ? '\tStatus: error\tError Type: Runtime.ExitError'
        : '';
  tape.line(
    fn,
    end + 1,
    `REPORT RequestId: ${requestId}\tDuration: ${tookMs.toFixed(2)} ms\tBilled Duration: ${Math.ceil(tookMs)} ms\tMemory Size: ${memoryMb} MB\tMax Memory Used: ${used} MB${init}${status}\t`,
  );
}

/** A line of the application's logger, in the fashion of the system's language. */
function log(
  world: World,
  fn: string,
  at: number,
  requestId: string,
  level: Said['level'],
  message: string,
  more: Readonly<Record<string, unknown>>,
  traceId?: string,
): object {
  const base = {
    level,
    message,
    ...more,
    requestId,
    ...(world.traced && traceId !== undefined ? { trace_id: traceId } : {}),
  };
  return { '@timestamp': at, '@logGroup': `/aws/lambda/${fn}`, message: JSON.stringify(base) };
}

function access(
  { tape, api, random, traced }: World,
  at: number,
  traceId: string,
  integrationRequestId: string,
  path: string,
  status: number,
  tookMs: number,
): void {
  tape.record('api-gateway-logs', {
    requestId: random.uuid(),
    requestTimeEpoch: at,
    httpMethod: 'POST',
    path,
    resourcePath: path.replace(/\d+/, '{id}'),
    status,
    responseLatency: Math.round(tookMs + 4),
    integrationLatency: Math.round(tookMs + 1),
    integrationRequestId,
    namespace: api,
    ...(traced ? { xrayTraceId: `1-${traceId.slice(0, 8)}-${traceId.slice(8)}` } : {}),
    userAgent: random.pick(['axios/1.7', 'okhttp/4.12', 'Mozilla/5.0']),
  });
}

function span(world: World, one: Parameters<World['tape']['span']>[0]): void {
  if (world.traced) world.tape.span(one);
}

/** Numbers that belong to one request, whatever else was drawn before. */
export const numberOf = (world: World, label: string): number => randomOf(world.worker, label).int(0, 999_999);
