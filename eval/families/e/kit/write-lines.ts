/** The lines of an invocation, as each way of collecting logs delivers them. */
import type { Played } from './act.js';
import type { Estate } from './estate.js';
import { type Entry, journalOf } from './journal.js';
import { logged, type Said } from './loggers.js';
import { shortType, traceOf, uncaughtJson, uncaughtText } from './thrown.js';

export function writeLines(estate: Estate, played: Played): void {
  const { post, setup } = estate;
  const { fn, act, requestId, traceId, spanId } = played;
  const version = act.version ?? '$LATEST';
  const date = new Date(played.at).toISOString().slice(0, 10).replaceAll('-', '/');
  const stream = `${date}/[${version}]${played.sandbox}`;
  const group = `/aws/lambda/${fn.name}`;
  const moment = (at: number) => ({ at, requestId, traceId });
  for (const entry of journalOf(played)) {
    switch (setup.logs) {
      case 'cloudwatch':
        for (const text of textOf(estate, played, entry)) post.line(group, stream, entry.at, text);
        break;
      case 'json':
        for (const text of jsonOf(estate, played, entry)) post.line(group, stream, entry.at, text);
        break;
      case 'extension': {
        const platform = platformOf(estate, played, entry);
        for (const { type, record } of platform) post.feed(fn.name, played.sandbox, entry.at, type, record);
        if (platform.length > 0 || entry.kind === 'end') break;
        for (const text of textOf(estate, played, entry)) {
          post.feed(fn.name, played.sandbox, entry.at, 'function', text.startsWith('{') ? JSON.parse(text) : text);
        }
        break;
      }
      case 'events': {
        const said = saidOf(entry);
        if (said === undefined) break;
        const line = logged(fn, said, moment(entry.at));
        const record = typeof line === 'string' ? plainRecord(played, entry.at, said) : line;
        const dataset = fn.logger === 'pino' || fn.logger === 'winston' ? `${fn.logger}-logs` : 'logs';
        post.event(dataset, fn.service, fn.name, entry.at, { ...record, traceId });
        break;
      }
      case 'otlp': {
        const said = saidOf(entry);
        if (said === undefined) break;
        const { level: severity, text, fields = {}, thrown } = said;
        const exception = thrown && {
          'exception.type': thrown.type,
          'exception.message': thrown.message,
          'exception.stacktrace': traceOf(fn, thrown),
        };
        const own = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value as string | number]));
        const tags = { ...own, 'faas.invocation_id': requestId, ...exception };
        post.log(resourceOf(estate, played), fn.code.location, {
          at: entry.at,
          severity,
          body: text,
          tags,
          traceId,
          spanId,
        });
        break;
      }
    }
  }
}

export const resourceOf = ({ place }: Estate, { fn, act }: Played) => ({
  'service.name': fn.service,
  'cloud.provider': 'aws',
  'cloud.platform': 'aws_lambda',
  'cloud.region': place.region,
  'cloud.resource_id': fn.arn,
  'faas.name': fn.name,
  'faas.version': act.version ?? fn.version,
  'telemetry.sdk.language': {
    node: 'nodejs',
    python: 'python',
    java: 'java',
    go: 'go',
    dotnet: 'dotnet',
    ruby: 'ruby',
  }[fn.language],
});

/** A handler without Lambda's own lines around it logs what it cannot handle before it throws it again. */
function saidOf(entry: Entry): Said | undefined {
  if (entry.kind === 'said') return entry.said;
  if (entry.kind === 'uncaught') return { level: 'ERROR', text: 'unhandled error in handler', thrown: entry.thrown };
  return undefined;
}

const plainRecord = ({ fn, requestId }: Played, at: number, { level, text, fields, thrown }: Said): object => ({
  timestamp: new Date(at).toISOString(),
  level: level.toLowerCase(),
  message: text,
  requestId,
  ...fields,
  ...(thrown ? { error: { name: shortType(thrown.type), message: thrown.message, stack: traceOf(fn, thrown) } } : {}),
});

function textOf(estate: Estate, played: Played, entry: Entry): readonly string[] {
  const { fn, act, requestId, traceId, spanId, at } = played;
  switch (entry.kind) {
    case 'init':
      return [
        `INIT_START Runtime Version: ${runtimeOf(fn.language)}.v41\tRuntime Version ARN: arn:aws:lambda:${estate.place.region}::runtime:${'8b0f6a'.repeat(10)}`,
      ];
    case 'start':
      return [`START RequestId: ${requestId} Version: ${act.version ?? '$LATEST'}`];
    case 'end':
      return [`END RequestId: ${requestId}`];
    case 'said': {
      const line = logged(fn, entry.said, { at: entry.at, requestId, traceId });
      return [typeof line === 'string' ? line : JSON.stringify(line)];
    }
    case 'uncaught':
      return uncaughtText(fn, entry.thrown, entry.at, requestId);
    case 'raw':
      return [entry.text];
    case 'report': {
      const took = entry.at - at;
      const fields = [
        `REPORT RequestId: ${requestId}`,
        `Duration: ${took.toFixed(2)} ms`,
        `Billed Duration: ${Math.ceil(took)} ms`,
        `Memory Size: ${fn.memoryMb} MB`,
        `Max Memory Used: ${memoryOf(played)} MB`,
        ...(act.initMs === undefined ? [] : [`Init Duration: ${act.initMs.toFixed(2)} ms`]),
        ...(entry.status === 'timeout' ? ['Status: timeout'] : []),
        ...(entry.errorType?.startsWith('Runtime.') ? ['Status: error', `Error Type: ${entry.errorType}`] : []),
      ];
      const xray =
        estate.setup.traces === 'xray'
          ? `\nXRAY TraceId: 1-${traceId.slice(0, 8)}-${traceId.slice(8)}\tSegmentId: ${spanId}\tSampled: true`
          : '';
      return [`${fields.join('\t')}\t${xray}`];
    }
  }
}

const memoryOf = ({ fn, act }: Played): number =>
  act.memoryMb ?? (act.end === 'out-of-memory' ? fn.memoryMb : Math.round(fn.memoryMb * 0.3));

const runtimeOf = (language: string): string =>
  ({
    node: 'nodejs:20',
    python: 'python:3.12',
    java: 'java:21',
    go: 'provided:al2023',
    dotnet: 'dotnet:8',
    ruby: 'ruby:3.3',
  })[language as 'node'];

function jsonOf(estate: Estate, played: Played, entry: Entry): readonly string[] {
  const { fn, requestId, traceId } = played;
  const platform = platformOf(estate, played, entry);
  if (platform.length > 0) {
    const time = new Date(entry.at).toISOString();
    return platform.map(({ type, record }) => JSON.stringify({ time, type, record }));
  }
  if (entry.kind === 'uncaught') return [JSON.stringify(uncaughtJson(fn, entry.thrown, entry.at, requestId))];
  if (entry.kind === 'raw') return entry.text.includes('Task timed out') ? [] : [entry.text];
  if (entry.kind !== 'said') return [];
  const line = logged(fn, entry.said, { at: entry.at, requestId, traceId });
  if (typeof line !== 'string') return [JSON.stringify(line)];
  const { level, text, fields, thrown } = entry.said;
  const error = thrown && {
    errorType: shortType(thrown.type),
    errorMessage: thrown.message,
    stackTrace: traceOf(fn, thrown).split('\n'),
  };
  return [
    JSON.stringify({
      timestamp: new Date(entry.at).toISOString(),
      level,
      requestId,
      message: text,
      ...fields,
      ...error,
    }),
  ];
}

/** Events of the platform, in the schema that the JSON log format and the Telemetry API share. */
function platformOf(
  estate: Estate,
  { fn, act, requestId, traceId, spanId, at }: Played,
  entry: Entry,
): readonly { type: string; record: object }[] {
  const value = `Root=1-${traceId.slice(0, 8)}-${traceId.slice(8)};Parent=${spanId};Sampled=1`;
  const tracing = estate.setup.traces === 'xray' ? { tracing: { spanId, type: 'X-Amzn-Trace-Id', value } } : {};
  const version = act.version ?? '$LATEST';
  switch (entry.kind) {
    case 'init': {
      const record = {
        initializationType: 'on-demand',
        phase: 'init',
        runtimeVersion: `${runtimeOf(fn.language)}.v41`,
        functionName: fn.name,
        functionVersion: version,
      };
      return [{ type: 'platform.initStart', record }];
    }
    case 'start':
      return [{ type: 'platform.start', record: { requestId, version, ...tracing } }];
    case 'end':
      return [];
    case 'report': {
      const durationMs = Math.round((entry.at - at) * 1000) / 1000;
      const { status, errorType } = entry;
      // The platform keeps its own types of errors and calls all others unknown.
      const isKnown = errorType !== undefined && /^(?:Runtime|Function)\.[A-Z]/.test(errorType);
      const cause = status === 'error' ? { errorType: isKnown ? errorType : 'Runtime.Unknown' } : {};
      const metrics = {
        durationMs,
        billedDurationMs: Math.ceil(durationMs),
        memorySizeMB: fn.memoryMb,
        maxMemoryUsedMB: act.memoryMb ?? (act.end === 'out-of-memory' ? fn.memoryMb : Math.round(fn.memoryMb * 0.3)),
        ...(act.initMs === undefined ? {} : { initDurationMs: act.initMs }),
      };
      return [
        {
          type: 'platform.runtimeDone',
          record: { requestId, status, ...cause, metrics: { durationMs, producedBytes: 58 }, ...tracing },
        },
        { type: 'platform.report', record: { requestId, status, ...cause, metrics, ...tracing } },
      ];
    }
    default:
      return [];
  }
}
