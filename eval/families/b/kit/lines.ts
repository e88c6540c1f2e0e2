/** What Lambda and the loggers of its runtimes print. Formats: AWS Lambda developer guide; the loggers' own defaults. */
import { arnOf, type LambdaFunction, type Thrown } from './lambda-function.js';

export type Severity = 'debug' | 'info' | 'warn' | 'error';
type Fields = Readonly<Record<string, unknown>>;

export interface Said {
  readonly level: Severity;
  readonly message: string;
  readonly fields?: Fields;
  readonly thrown?: Thrown;
}

/** Where and when a line is printed. `xray` has the form `1-xxxxxxxx-…`. */
export interface Place {
  readonly fn: LambdaFunction;
  readonly at: number;
  readonly requestId: string;
  readonly xray: string;
  readonly cold: boolean;
}

const iso = (at: number): string => new Date(at).toISOString();
const upper = (level: Severity): string => (level === 'warn' ? 'WARNING' : level.toUpperCase());

/** One line of the logger that the runtime's programs use: Powertools, logback, zap, .NET's JSON or the console. */
export function loggerLine(place: Place, said: Said): string {
  return writers[place.fn.runtime](place, said);
}

const writers: Readonly<Record<LambdaFunction['runtime'], (place: Place, said: Said) => string>> = {
  python: ({ fn, at, requestId, xray, cold }, { level, message, fields, thrown }) =>
    JSON.stringify({
      level: upper(level),
      location: 'lambda_handler:57',
      message,
      timestamp: iso(at).replace('T', ' ').replace('.', ',').replace('Z', '+0000'),
      service: fn.service,
      cold_start: cold,
      function_name: fn.name,
      function_memory_size: String(fn.memoryMb),
      function_arn: arnOf(fn),
      function_request_id: requestId,
      ...fields,
      ...(thrown === undefined ? {} : { exception: tracebackOf(thrown), exception_name: lastPart(thrown.type) }),
      xray_trace_id: xray,
    }),
  java: ({ fn, at, requestId, xray }, { level, message, fields, thrown }) =>
    JSON.stringify({
      '@timestamp': iso(at),
      '@version': '1',
      message,
      logger_name: `io.${fn.service.replace(/-/g, '.')}.Handler`,
      thread_name: 'main',
      level: level === 'warn' ? 'WARN' : upper(level),
      level_value: { debug: 10000, info: 20000, warn: 30000, error: 40000 }[level],
      ...(thrown === undefined ? {} : { stack_trace: javaStack(thrown) }),
      AWSRequestId: requestId,
      'AWS-XRAY-TRACE-ID': xray,
      ...fields,
    }),
  go: ({ at, requestId, xray }, { level, message, fields, thrown }) =>
    JSON.stringify({
      level,
      ts: at / 1000,
      caller: 'handler/main.go:91',
      msg: message,
      aws_request_id: requestId,
      trace_id: xray,
      ...fields,
      ...(thrown === undefined ? {} : { error: goText(thrown) }),
    }),
  dotnet: ({ at, requestId, xray }, { level, message, fields, thrown }) =>
    JSON.stringify({
      timestamp: iso(at),
      level: { debug: 'Debug', info: 'Information', warn: 'Warning', error: 'Error' }[level],
      requestId,
      traceId: xray,
      message,
      ...fields,
      ...(thrown === undefined
        ? {}
        : { errorType: thrown.type, errorMessage: thrown.message, stackTrace: thrown.frames ?? [] }),
    }),
  node: ({ at, requestId }, { level, message, fields, thrown }) =>
    [
      `${iso(at)}\t${requestId}\t${level.toUpperCase()}\t${message}`,
      ...(thrown === undefined ? [] : [`${thrown.type}: ${thrown.message}`]),
      ...(fields === undefined ? [] : [JSON.stringify(fields)]),
    ].join(' ') + (thrown?.frames ?? []).map((frame) => `\n    at ${frame}`).join(''),
};

/** What the runtime prints when an error leaves the handler. */
export function crashLine({ fn, at, requestId }: Place, thrown: Thrown): string {
  const stamp = `${iso(at)}\t${requestId}`;
  switch (fn.runtime) {
    case 'node':
      return `${stamp}\tERROR\tInvoke Error \t${JSON.stringify({
        errorType: thrown.type,
        errorMessage: thrown.message,
        stack: [`${thrown.type}: ${thrown.message}`, ...(thrown.frames ?? []).map((frame) => `    at ${frame}`)],
      })}`;
    case 'python':
      return `[ERROR]\t${iso(at)}\t${requestId}\t${thrown.type}: ${thrown.message}\nTraceback (most recent call last):\n${pythonFrames(thrown)}`;
    case 'java':
      return `${thrown.message}: ${thrown.type}\n${javaStack(thrown)}`;
    case 'go':
      return JSON.stringify({ errorMessage: goText(thrown), errorType: lastPart(thrown.type), requestId });
    case 'dotnet':
      return `${stamp}\tfail\t${thrown.type}: ${thrown.message}${(thrown.frames ?? []).map((frame) => `\n   at ${frame}`).join('')}`;
  }
}

export const startLine = (requestId: string, version: string): string =>
  `START RequestId: ${requestId} Version: ${version}`;
export const endLine = (requestId: string): string => `END RequestId: ${requestId}`;
export const timeoutLine = (at: number, requestId: string, timeoutMs: number): string =>
  `${iso(at)} ${requestId} Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;

export interface Report {
  readonly requestId: string;
  readonly durationMs: number;
  readonly memoryMb: number;
  readonly usedMb: number;
  readonly initMs?: number | undefined;
  readonly xray: string;
  /** `Status: timeout`, `Status: error\tError Type: Runtime.OutOfMemory`. */
  readonly status?: string | undefined;
}

export function reportLine({ requestId, durationMs, memoryMb, usedMb, initMs, xray, status }: Report): string {
  return [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs)} ms`,
    `Memory Size: ${memoryMb} MB`,
    `Max Memory Used: ${usedMb} MB`,
    ...(initMs === undefined ? [] : [`Init Duration: ${initMs.toFixed(2)} ms`]),
    ...(status === undefined ? [] : [status]),
    `XRAY TraceId: ${xray}`,
    `SegmentId: ${requestId.slice(-8)}${requestId.slice(0, 8)}`,
    'Sampled: true',
  ].join('\t');
}

export const stackOf = (fn: LambdaFunction, thrown: Thrown): string =>
  fn.runtime === 'python'
    ? tracebackOf(thrown)
    : [`${thrown.type}: ${thrown.message}`, ...(thrown.frames ?? []).map((frame) => `    at ${frame}`)].join('\n');

const lastPart = (type: string): string => type.slice(type.lastIndexOf('.') + 1);
const goText = ({ message }: Thrown): string => message;
const pythonFrames = ({ frames = [] }: Thrown): string => frames.map((frame) => `  File ${frame}`).join('\n');
const tracebackOf = (thrown: Thrown): string =>
  `Traceback (most recent call last):\n${pythonFrames(thrown)}\n${thrown.type}: ${thrown.message}`;
const javaStack = (thrown: Thrown): string =>
  [`${thrown.type}: ${thrown.message}`, ...(thrown.frames ?? []).map((frame) => `\tat ${frame}`)].join('\n');
