/** Invocations as lines of log groups or items of the Telemetry API: the platform's own around those of the program. */
// biome-ignore-all format: rows of wire formats, one a line.
import type { Post } from '../../../kit/post.js';
import { streamOf, unhandled, withoutLambda } from './containers.js';
import { apiOf, type Estate, type Runtime } from './estate.js';
import type { Invocation } from './happenings.js';
import { leaving, tell } from './tell.js';
import { uncaught, unloaded, written } from './voice.js';
import type { World } from './world.js';

const IMAGES: Readonly<Record<Runtime, string>> = {
  node: 'nodejs:22.v41',
  python: 'python:3.12.v57',
  java: 'java:21.v38',
  go: 'provided:al2023.v93',
  dotnet: 'dotnet:8.v31',
  ruby: 'ruby:3.3.v29',
};

interface Line {
  readonly at: number;
  readonly text: string;
}

const two = (ms: number): string => ms.toFixed(2);
const iso = (at: number): string => new Date(at).toISOString();

/** What the program, or its runtime in its place, printed. */
function printedLines(invocation: Invocation, estate: Estate): readonly Line[] {
  const { to, outcome } = invocation;
  const lines: Line[] = tell(invocation, estate).map((say) => ({ at: say.at, text: written(say, invocation) }));
  const out = leaving(invocation, estate);
  if (estate.platform !== undefined) {
    if (outcome === 'error' && out !== undefined) lines.push({ at: to - 0.2, text: unhandled(out, invocation, estate) });
    return lines.map(({ at, text }) => ({ at, text: withoutLambda(text, invocation, estate) }));
  }
  if (outcome === 'error' && out !== undefined) lines.push({ at: to - 0.2, text: uncaught(out, invocation, to) });
  if (outcome === 'init' && out !== undefined) lines.push({ at: to - 0.2, text: unloaded(out, invocation, to) });
  return lines;
}

const billed = ({ from, to, initMs = 0 }: Invocation): number => Math.max(1, to - from - initMs);

/** The line that REPORT adds where the invocation did not end well. */
function statusOf({ outcome }: Invocation): string {
  if (outcome === 'timeout') return '\tStatus: timeout';
  if (outcome === 'memory') return '\tStatus: error\tError Type: Runtime.OutOfMemory';
  if (outcome === 'init') return '\tStatus: error\tError Type: Runtime.ImportModuleError';
  return '';
}

function platformLines(invocation: Invocation, { hasXray, region }: Estate): readonly Line[] {
  const { fn, from, to, initMs, requestId, traceId, outcome, memoryMb, version } = invocation;
  const ms = billed(invocation);
  const arn = `arn:aws:lambda:${region}::runtime:${traceId}${traceId}`;
  const lines: Line[] = [{ at: from + (initMs ?? 0), text: `START RequestId: ${requestId} Version: ${version}` }];
  if (initMs !== undefined) lines.unshift({ at: from, text: `INIT_START Runtime Version: ${IMAGES[fn.runtime]}\tRuntime Version ARN: ${arn}` });
  if (outcome === 'timeout') lines.push({ at: to, text: `${iso(to)} ${requestId} Task timed out after ${two(fn.timeoutMs / 1000)} seconds` });
  if (outcome === 'memory') lines.push({ at: to, text: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed\nRuntime.ExitError` });
  const init = initMs === undefined ? '' : `Init Duration: ${two(initMs)} ms\t`;
  const xray = hasXray ? `\nXRAY TraceId: 1-${traceId.slice(0, 8)}-${traceId.slice(8)}\tSegmentId: ${invocation.spanId}\tSampled: true` : '';
  const report = `REPORT RequestId: ${requestId}\tDuration: ${two(ms)} ms\tBilled Duration: ${Math.ceil(ms + (initMs ?? 0))} ms\tMemory Size: ${fn.memoryMb} MB\tMax Memory Used: ${memoryMb} MB\t${init}${statusOf(invocation)}${xray}`;
  return [...lines, { at: to + 0.3, text: `END RequestId: ${requestId}` }, { at: to + 0.6, text: report }];
}

export function writeLines(post: Post, world: World): void {
  const { estate, invocations, now, trouble } = world;
  for (const invocation of invocations) {
    const { fn, sandbox, from, to } = invocation;
    if (trouble.mutes === fn.role && from >= trouble.since) continue;
    const lines = estate.signals === 'feed' || estate.platform !== undefined ? printedLines(invocation, estate) : [...platformLines(invocation, estate), ...printedLines(invocation, estate)];
    const ordered = [...lines].sort((one, other) => one.at - other.at);
    for (const { at, text } of ordered) {
      if (at > now) continue;
      if (estate.signals === 'feed') post.feed(fn.name, sandbox, at, 'function', parsed(text));
      else if (estate.platform !== undefined) post.line(`/ecs/${fn.name}`, streamOf(invocation, estate), at, text);
      else post.line(`/aws/lambda/${fn.name}`, sandbox, at, text);
    }
    if (estate.signals === 'feed' && to + 1 <= now) feedPlatform(post, invocation, estate);
  }
  if (estate.hasAccessLog) writeAccessLog(post, world);
}

/** A function with the JSON format hands objects to the extension, all others text. */
const parsed = (text: string): unknown => (text.startsWith('{') ? JSON.parse(text) : `${text}\n`);

function feedPlatform(post: Post, invocation: Invocation, { hasXray }: Estate): void {
  const { fn, sandbox, from, to, initMs, requestId, traceId, spanId, version, memoryMb, outcome } = invocation;
  const put = (at: number, type: string, record: object): void => post.feed(fn.name, sandbox, at, `platform.${type}`, record);
  const begun = from + (initMs ?? 0);
  const tracing = hasXray ? { tracing: { spanId, type: 'X-Amzn-Trace-Id', value: `Root=1-${traceId.slice(0, 8)}-${traceId.slice(8)};Parent=${spanId};Sampled=1` } } : {};
  if (initMs !== undefined) {
    put(from, 'initStart', {
      initializationType: 'on-demand',
      phase: 'init',
      runtimeVersion: IMAGES[fn.runtime],
      functionName: fn.name,
      functionVersion: String(version),
    });
    put(begun, 'initReport', { initializationType: 'on-demand', phase: 'init', status: outcome === 'init' ? 'error' : 'success', metrics: { durationMs: initMs } });
  }
  put(begun, 'start', { requestId, version: String(version), ...tracing });
  const status = outcome === 'timeout' ? 'timeout' : outcome === 'ok' ? 'success' : outcome === 'error' ? 'error' : 'failure';
  const errorType = outcome === 'memory' ? { errorType: 'Runtime.ExitError' } : {};
  put(to, 'runtimeDone', { requestId, status, ...errorType, metrics: { durationMs: to - begun, producedBytes: 120 }, ...tracing });
  const metrics = {
    durationMs: billed(invocation),
    billedDurationMs: Math.ceil(billed(invocation)),
    memorySizeMB: fn.memoryMb,
    maxMemoryUsedMB: memoryMb,
    ...(initMs === undefined ? {} : { initDurationMs: initMs }),
  };
  put(to + 0.6, 'report', { requestId, status, ...errorType, metrics, ...tracing });
}

function writeAccessLog(post: Post, { estate, invocations, turnedAway, now, dice }: World): void {
  const group = `/aws/apigateway/${apiOf(estate)}`;
  const common = { apiId: estate.api, stage: 'prod', httpMethod: 'POST', path: `/${estate.noun}s`, resourcePath: `/${estate.noun}s` };
  const put = (at: number, traceId: string, status: number, more: object): void => {
    if (at > now) return;
    const entry = {
      requestTime: iso(at),
      requestId: traceId.slice(8, 24),
      ...common,
      status: String(status),
      ip: `198.51.100.${traceId.charCodeAt(12)}`,
      xrayTraceId: `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`,
      ...more,
    };
    post.line(group, estate.api.repeat(3), at, JSON.stringify(entry));
  };
  for (const { fn, via, from, to, traceId, requestId, status, outcome } of invocations) {
    if (via !== 'http' || fn !== estate.front) continue;
    const latency = Math.round(to - from);
    put(to + 3, traceId, status, {
      integrationRequestId: requestId,
      functionResponseStatus: outcome === 'ok' ? String(status) : '-',
      responseLatency: String(latency + dice.int(3, 9)),
      integrationLatency: String(latency),
      integrationServiceStatus: '200',
    });
  }
  for (const { at, traceId } of turnedAway)
    put(at, traceId, 429, { responseType: 'THROTTLED', errorMessage: 'Too Many Requests', responseLatency: '1', integrationRequestId: '-' });
}
