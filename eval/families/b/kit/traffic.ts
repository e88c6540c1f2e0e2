/** Requests through the system of a world, in the shape that it has. */
import {
  type Answer,
  type Call,
  type Done,
  invoke,
  type Parent,
  type Situated,
  type Trigger,
  type Work,
  xrayOf,
} from './invocation.js';
import type { LambdaFunction, Thrown } from './lambda-function.js';
import { HOUR_MS, type World } from './world.js';

export interface Request {
  readonly at: number;
  readonly requestId: string;
  readonly traceId: string;
  readonly customer: string;
  readonly item: string;
  /** Index of the request among all of this traffic. */
  readonly index: number;
}

const COUNTS = { single: 260, chain: 100, queue: 130, 'fan-out': 75 } as const;

export interface Plan {
  /** From when on some requests are `broken`; absent when none is. */
  readonly onset?: number;
  readonly share?: number;
  readonly normal: (request: Request) => Work;
  readonly broken?: (request: Request) => Work;
  /** Of a usual number of requests. */
  readonly volume?: number;
  readonly from?: number;
  readonly until?: number;
  readonly customer?: (at: number) => string;
}

/** Six hours of requests; gives those that were broken, oldest first. */
export function traffic(world: World, plan: Plan): readonly Request[] {
  const random = world.random.fork(`traffic-${plan.from ?? 0}`);
  const from = plan.from ?? world.from;
  const until = plan.until ?? world.now - 20_000;
  const count = Math.round((COUNTS[world.shape] * (plan.volume ?? 1) * (until - from)) / (6 * HOUR_MS));
  const affected: Request[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = from + ((index + random.float(0.05, 0.95)) * (until - from)) / count;
    const customer =
      plan.customer?.(at) ?? world.names.customers[random.int(0, world.names.customers.length - 1)] ?? '';
    const item = `${world.names.domain.noun.slice(0, 3).toUpperCase()}-${random.int(100_000, 999_999)}`;
    const request = { at, requestId: world.requestId(), traceId: world.traceId(at), customer, item, index };
    const isAffected =
      plan.onset !== undefined &&
      at >= plan.onset &&
      (random.chance(plan.share ?? 0.6) || (index > count - 4 && affected.length < 3));
    if (isAffected && plan.broken !== undefined) affected.push(request);
    send(world, request, (isAffected ? plan.broken : undefined)?.(request) ?? plan.normal(request));
  }
  return affected;
}

/** One request to the front of the system; the focus does `work`. */
export function send(world: World, request: Request, work: Work): void {
  const { shape, front, focus } = world;
  const inner = (start: number, parent: Parent): Answer =>
    answerOf(atFocus(world, request, start, parent, work), focus);
  switch (shape) {
    case 'single':
      access(world, request, atFocus(world, request, request.at, undefined, work), request.requestId);
      return;
    case 'chain': {
      const [middle] = world.others;
      if (middle === undefined) return;
      const requestId = world.requestId();
      const through = (start: number, parent: Parent): Answer =>
        answerOf(
          passOn(world, request, middle, { start, parent, requestId: world.requestId() }, [invocationOf(focus, inner)]),
          middle,
        );
      const done = passOn(world, request, front, { start: request.at, requestId }, [invocationOf(middle, through)]);
      access(world, request, done, requestId);
      return;
    }
    case 'queue':
      throughQueue(world, request, work);
      return;
    case 'fan-out': {
      const siblings = world.others.slice(0, 2);
      const requestId = world.requestId();
      const calls = [
        invocationOf(focus, inner),
        ...siblings.map((fn) =>
          invocationOf(fn, (start, parent) =>
            answerOf(
              passOn(world, request, fn, { start, parent, requestId: world.requestId() }, [
                { peer: world.table(fn.service.split('-').at(-1)), answer: { ms: 7, status: 200 } },
              ]),
              fn,
            ),
          ),
        ),
      ].map((call, index) => ({ ...call, isParallel: index > 0 }));
      access(world, request, passOn(world, request, front, { start: request.at, requestId }, calls), requestId);
      return;
    }
  }
}

const invocationOf = (fn: LambdaFunction, answer: Call['answer']): Call => ({
  peer: { kind: 'lambda', name: fn.name },
  answer,
});

/** What a caller sees of an invocation. */
function answerOf({ ms, failed }: Done, fn: LambdaFunction): Answer {
  const thrown: Thrown = { type: 'FunctionError', message: `${fn.name} answered with FunctionError: Unhandled` };
  return { ms: ms + 4, status: 200, thrown: failed ? thrown : undefined };
}

function atFocus(world: World, request: Request, start: number, parent: Parent | undefined, work: Work): Done {
  return invoke(world, situated(world, request, world.focus, start, parent, request.requestId), work);
}

function situated(
  world: World,
  request: Request,
  fn: LambdaFunction,
  start: number,
  parent: Parent | undefined,
  requestId: string,
): Situated {
  return {
    fn,
    start,
    requestId,
    traceId: request.traceId,
    parentId: parent?.spanId,
    trigger: triggerOf(world, fn, parent),
    hello: hello(world, request),
  };
}

function triggerOf(world: World, fn: LambdaFunction, parent: Parent | undefined): Trigger {
  const { noun } = world.names.domain;
  if (world.shape === 'queue' && fn === world.focus) return { kind: 'pubsub', name: fn.name, queue: world.queue.queue };
  if (parent !== undefined) return { kind: 'invoke', name: fn.name };
  return { kind: 'http', name: `POST /${noun}s`, route: `/${noun}s` };
}

function hello(world: World, { customer, item }: Request): Situated['hello'] {
  return { level: 'info', message: `handling ${world.names.domain.noun} ${item}`, fields: { customer, item } };
}

/** A function that does little of its own and fails when a call of it fails. */
function passOn(
  world: World,
  request: Request,
  fn: LambdaFunction,
  at: { readonly start: number; readonly parent?: Parent; readonly requestId: string },
  calls: readonly Call[],
): Done {
  const where = situated(world, request, fn, at.start, at.parent, at.requestId);
  const ownMs = world.random.ms(9);
  return invoke(world, where, {
    ownMs,
    calls,
    after: (answers) => {
      const thrown = answers.find((answer) => answer.thrown !== undefined)?.thrown;
      if (thrown === undefined) return { end: { kind: 'ok' } };
      const message = `${world.names.domain.noun} ${request.item} was not completed`;
      return { says: [{ level: 'error', message, thrown }], end: { kind: 'handled', status: 502, thrown } };
    },
  });
}

function throughQueue(world: World, request: Request, work: Work): void {
  const { front, queue } = world;
  const waited = world.random.ms(40);
  const toQueue = (start: number, parent: Parent): Answer => {
    atFocus(world, request, start + waited, parent, work);
    return { ms: 11, status: 200 };
  };
  const done = passOn(world, request, front, { start: request.at, requestId: world.requestId() }, [
    { peer: queue, answer: toQueue },
  ]);
  access(world, request, done, request.requestId);
}

/** API Gateway's access log of the request, where this system keeps one. */
export function access(world: World, request: Request, { ms, status }: Done, integrationRequestId: string): void {
  if (!world.hasGateway || world.shape === 'queue') return;
  const { domain, stage } = world.names;
  const api = `${domain.area}-api`;
  const at = request.at + ms + 9;
  world.store('/v1/apigateway-logs', { 'x-service': api, 'x-namespace': `${api}/${stage}` }, at, {
    '@timestamp': Math.round(at),
    requestId: world.requestId(),
    httpMethod: 'POST',
    path: `/${domain.noun}s`,
    resourcePath: `/${domain.noun}s`,
    status: String(status),
    responseLatency: Math.round(ms + 9),
    integrationLatency: Math.round(ms + 5),
    integrationRequestId,
    xrayTraceId: xrayOf(request.traceId),
    userAgent: 'partner-client/3.2',
  });
}
