/** One invocation of one function: what it prints, its span and the spans of its calls. */
import { arnOf, type LambdaFunction, type Thrown } from './lambda-function.js';
import {
  crashLine,
  endLine,
  loggerLine,
  type Place,
  reportLine,
  type Said,
  stackOf,
  startLine,
  timeoutLine,
} from './lines.js';
import type { Attributes, Span } from './otlp.js';
import { describe, type Peer } from './peer.js';

export interface Answer {
  readonly ms: number;
  readonly status?: number | undefined;
  /** What the client raised; its span fails with it. */
  readonly thrown?: Thrown | undefined;
}
/** Where an inner invocation finds its parent. */
export interface Parent {
  readonly traceId: string;
  readonly spanId: string;
}

export interface Call {
  readonly peer: Peer;
  readonly answer: Answer | ((start: number, parent: Parent) => Answer);
  /** Waited before it, such as between retries. */
  readonly pauseMs?: number;
  /** Begins together with the call before it. */
  readonly isParallel?: boolean;
}

export type Ending =
  | { readonly kind: 'ok'; readonly status?: number }
  | { readonly kind: 'thrown'; readonly thrown: Thrown }
  | { readonly kind: 'handled'; readonly status: number; readonly thrown?: Thrown }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'killed'; readonly lines: readonly string[]; readonly status?: string };

/** What one invocation does. */
export interface Work {
  readonly ownMs: number;
  readonly calls?: readonly Call[];
  readonly says?: readonly Said[];
  readonly end?: Ending;
  /** Replaces `says` and `end` when known only from what the calls answered. */
  readonly after?: (answers: readonly Answer[]) => { readonly says?: readonly Said[]; readonly end: Ending };
  readonly usedMb?: number;
  /** Where the size is not the function's usual one. */
  readonly memoryMb?: number;
  readonly initMs?: number | undefined;
  readonly attributes?: Attributes;
  readonly version?: string;
}

/** How a function is called. */
export interface Trigger {
  readonly kind: 'http' | 'pubsub' | 'timer' | 'invoke';
  readonly name: string;
  readonly route?: string;
  readonly queue?: string;
}

export interface Sink {
  readonly isOld: boolean;
  readonly isTraced: boolean;
  /** Whether a span that is open when the platform stops the function is still sent. */
  readonly keepsCutSpans: boolean;
  line(fn: LambdaFunction, at: number, text: string): void;
  span(span: Span): void;
  spanId(): string;
}

export interface Situated {
  readonly fn: LambdaFunction;
  readonly start: number;
  readonly requestId: string;
  readonly traceId: string;
  readonly parentId?: string | undefined;
  readonly trigger: Trigger;
  /** Printed first; its fields stand on the span, too. */
  readonly hello: Said & { readonly fields: Attributes };
}

export interface Done {
  readonly ms: number;
  readonly status: number;
  readonly failed: boolean;
}

export const xrayOf = (traceId: string): string => `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;

/** Prints the invocation and gives how it ended, as its caller sees it. */
export function invoke(sink: Sink, at: Situated, work: Work): Done {
  const { start, requestId, traceId } = at;
  const fn = work.memoryMb === undefined ? at.fn : { ...at.fn, memoryMb: work.memoryMb };
  const place: Place = { fn, at: start, requestId, xray: xrayOf(traceId), cold: work.initMs !== undefined };
  const spanId = sink.spanId();
  sink.line(fn, start, startLine(requestId, work.version ?? '$LATEST'));
  sink.line(fn, start + 1, loggerLine({ ...place, at: start + 1 }, at.hello));
  const { answers, ms: callsMs } = makeCalls(sink, at, spanId, work.calls ?? [], work.ownMs / 2);
  const { says = work.says ?? [], end = work.end ?? { kind: 'ok' } } = work.after?.(answers) ?? {};
  const ms = end.kind === 'timeout' ? fn.timeoutMs : Math.min(fn.timeoutMs - 1, work.ownMs + callsMs);
  const stop = start + ms;
  for (const [index, said] of says.entries()) {
    const when = Math.min(stop - 1, start + work.ownMs / 2 + callsMs) + index * 0.2;
    sink.line(fn, when, loggerLine({ ...place, at: when }, said));
  }
  if (end.kind === 'thrown') sink.line(fn, stop - 0.5, crashLine({ ...place, at: stop }, end.thrown));
  if (end.kind === 'killed') for (const line of end.lines) sink.line(fn, stop - 0.5, line);
  if (end.kind === 'timeout') sink.line(fn, stop, timeoutLine(stop, requestId, fn.timeoutMs));
  const usedMb = work.usedMb ?? Math.round(fn.memoryMb * 0.4);
  const status = statusOf(end);
  sink.line(fn, stop + 1, endLine(requestId));
  sink.line(
    fn,
    stop + 1,
    reportLine({ ...report(end, fn), requestId, durationMs: ms, usedMb, initMs: work.initMs, xray: place.xray }),
  );
  const wasCut = end.kind === 'timeout' || end.kind === 'killed';
  if (sink.isTraced && (!wasCut || sink.keepsCutSpans)) sink.span(ownSpan(sink, at, work, end, spanId, ms));
  return { ms, status, failed: end.kind !== 'ok' };
}

function makeCalls(
  sink: Sink,
  { fn, start, traceId }: Situated,
  parentId: string,
  calls: readonly Call[],
  offset: number,
): { readonly answers: readonly Answer[]; readonly ms: number } {
  const answers: Answer[] = [];
  let from = start + offset;
  let until = from;
  for (const { peer, answer, pauseMs = 0.3, isParallel = false } of calls) {
    if (!isParallel) from = until + pauseMs;
    const spanId = sink.spanId();
    const got = typeof answer === 'function' ? answer(from + 1, { traceId, spanId }) : answer;
    answers.push(got);
    until = Math.max(until, from + got.ms);
    if (!sink.isTraced) continue;
    const { name, kind, attributes } = describe(peer, sink.isOld, got.status);
    const { thrown, status } = got;
    sink.span({
      fn,
      traceId,
      spanId,
      parentId,
      name,
      kind,
      start: from,
      end: from + got.ms,
      attributes: { ...attributes, ...(thrown === undefined || sink.isOld ? {} : { 'error.type': thrown.type }) },
      failed: thrown?.message ?? (status !== undefined && status >= 400 ? '' : undefined),
      exception: thrown === undefined ? undefined : { ...thrown, stack: stackOf(fn, thrown) },
    });
  }
  return { answers, ms: until - start - offset };
}

function ownSpan(sink: Sink, at: Situated, work: Work, end: Ending, spanId: string, ms: number): Span {
  const { fn, start, requestId, traceId, parentId, trigger } = at;
  const { isOld } = sink;
  const status = statusOf(end);
  const thrown = end.kind === 'thrown' || end.kind === 'handled' ? end.thrown : undefined;
  const http = {
    [isOld ? 'http.method' : 'http.request.method']: trigger.name.split(' ')[0],
    'http.route': trigger.route,
    [isOld ? 'http.status_code' : 'http.response.status_code']: end.kind === 'timeout' ? undefined : status,
  };
  const queue = {
    'messaging.system': isOld ? 'AmazonSQS' : 'aws_sqs',
    [isOld ? 'messaging.destination' : 'messaging.destination.name']: trigger.queue,
    [isOld ? 'messaging.operation' : 'messaging.operation.type']: 'process',
  };
  return {
    fn,
    traceId,
    spanId,
    parentId,
    name: trigger.kind === 'http' ? trigger.name : fn.name,
    kind: trigger.kind === 'pubsub' ? 'consumer' : 'server',
    start,
    end: start + ms,
    attributes: {
      [isOld ? 'faas.execution' : 'faas.invocation_id']: requestId,
      'faas.trigger': trigger.kind === 'invoke' ? 'other' : trigger.kind,
      ...(isOld ? { 'faas.id': arnOf(fn) } : {}),
      ...(work.initMs === undefined ? {} : { 'faas.coldstart': true }),
      ...(work.version === undefined ? {} : { 'faas.version': work.version }),
      ...(trigger.kind === 'http' ? http : {}),
      ...(trigger.kind === 'pubsub' ? queue : {}),
      ...at.hello.fields,
      ...work.attributes,
    },
    failed: end.kind === 'ok' ? undefined : (thrown?.message ?? ''),
    exception: end.kind === 'thrown' ? { ...end.thrown, stack: stackOf(fn, end.thrown) } : undefined,
  };
}

const statusOf = (end: Ending): number =>
  end.kind === 'ok' ? (end.status ?? 200) : end.kind === 'handled' ? end.status : 502;

function report(end: Ending, fn: LambdaFunction): { readonly memoryMb: number; readonly status?: string | undefined } {
  const status = end.kind === 'timeout' ? 'Status: timeout' : end.kind === 'killed' ? end.status : undefined;
  return { memoryMb: fn.memoryMb, status };
}
