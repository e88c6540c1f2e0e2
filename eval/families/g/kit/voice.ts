/** One line as each logger writes it, in the form in which it stands in a log group. */
// biome-ignore-all format: rows of wire formats, one a line.
import { type Fn, pascal } from './estate.js';
import type { Invocation } from './happenings.js';
import type { Say } from './tell.js';
import { framesOf, printed, type Thrown } from './thrown.js';

const iso = (at: number): string => new Date(at).toISOString();
const PINO = { DEBUG: 20, INFO: 30, WARN: 40, ERROR: 50 } as const;

const plainFields = (fields: Say['fields']): string =>
  Object.entries(fields)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');

/** An error as serializers of Node.js print it. */
function serialized(thrown: Thrown, fn: Fn): object {
  const { type, message, code, status, fields = {}, cause } = thrown;
  const own = { ...(code === undefined ? {} : { code }), ...(status === undefined ? {} : { status }), ...fields };
  return { type, message, stack: printed(thrown, fn), ...own, ...(cause === undefined ? {} : { cause: serialized(cause, fn) }) };
}

export function written(say: Say, invocation: Invocation): string {
  const { fn, requestId, traceId } = invocation;
  const { at, level, text, fields, thrown } = say;
  const lower = level.toLowerCase();
  const stack = thrown === undefined ? undefined : printed(thrown, fn);
  const unit = pascal(fn.file);
  switch (fn.logger) {
    case 'pino': {
      const err = thrown === undefined ? {} : { err: serialized(thrown, fn) };
      return JSON.stringify({ level: PINO[level], time: Math.round(at), pid: 8, hostname: '169.254.76.1', awsRequestId: requestId, ...fields, ...err, msg: text });
    }
    case 'winston':
      return JSON.stringify({
        ...fields,
        requestId,
        level: lower,
        message: thrown === undefined ? text : `${text}: ${thrown.message}`,
        ...(stack === undefined ? {} : { stack, ...(thrown?.code === undefined ? {} : { code: thrown.code }) }),
        timestamp: iso(at),
      });
    case 'powertools':
      return powertools(say, invocation);
    case 'console': {
      const extra = thrown === undefined ? ` ${JSON.stringify(fields)}` : ` ${stack}${inspected(thrown)}`;
      return `${iso(at)}\t${requestId}\t${level}\t${text}${extra}`;
    }
    case 'logging':
      return `[${level === 'WARN' ? 'WARNING' : level}]\t${iso(at)}\t${requestId}\t${text} ${plainFields(fields)}${stack === undefined ? '' : `\n${stack}`}`;
    case 'structlog':
      return JSON.stringify({
        ...fields,
        aws_request_id: requestId,
        event: text,
        level: level === 'WARN' ? 'warning' : lower,
        logger: `${fn.file}.handler`,
        timestamp: iso(at),
        ...(stack === undefined ? {} : { exception: stack }),
      });
    case 'log4j':
      return `${iso(at).slice(0, 23).replace('T', ' ')} ${requestId} ${level.padEnd(5)} ${unit}Service - ${text} [${plainFields(fields)}]${stack === undefined ? '' : `\n${stack}`}`;
    case 'logstash':
      return JSON.stringify({
        '@timestamp': iso(at),
        '@version': '1',
        message: text,
        logger_name: `io.acme.${unit.toLowerCase()}.${unit}Service`,
        thread_name: 'main',
        level,
        level_value: PINO[level] * 1000 - 10_000,
        ...(stack === undefined ? {} : { stack_trace: stack }),
        ...fields,
        AWSRequestId: requestId,
        traceId,
      });
    case 'zap':
      return JSON.stringify({
        level: lower,
        ts: at / 1000,
        caller: `${fn.file}/main.go:${30 + (text.length % 60)}`,
        msg: text,
        ...fields,
        request_id: requestId,
        ...(thrown === undefined ? {} : { error: thrown.message }),
      });
    case 'slog':
      return JSON.stringify({ time: iso(at), level, msg: text, ...fields, requestId, ...(thrown === undefined ? {} : { err: thrown.message }) });
    case 'serilog':
      return JSON.stringify({
        '@t': iso(at),
        '@m': text,
        ...(level === 'INFO' ? {} : { '@l': level === 'WARN' ? 'Warning' : level === 'DEBUG' ? 'Debug' : 'Error' }),
        ...(stack === undefined ? {} : { '@x': stack }),
        ...fields,
        SourceContext: `Acme.${unit}.${unit}Service`,
        AwsRequestId: requestId,
      });
    case 'ruby':
      return `${level[0]}, [${iso(at).slice(0, -1)}000 #8] ${level.padStart(5)} ${requestId} -- : ${text} ${plainFields(fields)}${stack === undefined ? '' : `\n${stack}`}`;
    default:
      return `${iso(at)}\t${requestId}\t${level === 'ERROR' ? 'fail' : level === 'WARN' ? 'warn' : 'info'}\t${text} ${plainFields(fields)}${stack === undefined ? '' : `\n${stack}`}`;
  }
}

/** The braces that `console.error` prints behind a stack for what else the error holds. */
function inspected({ code, status, fields = {} }: Thrown): string {
  const own = Object.entries({ ...(code === undefined ? {} : { code }), ...(status === undefined ? {} : { status }), ...fields });
  if (own.length === 0) return '';
  return ` {\n${own.map(([key, value]) => `  ${key}: ${typeof value === 'number' ? value : `'${value}'`}`).join(',\n')}\n}`;
}

function powertools({ at, level, text, fields, thrown }: Say, { fn, requestId, traceId, initMs }: Invocation): string {
  const context = { cold_start: initMs !== undefined, function_memory_size: String(fn.memoryMb), function_name: fn.name, function_request_id: requestId };
  const xray = { xray_trace_id: `1-${traceId.slice(0, 8)}-${traceId.slice(8)}` };
  if (fn.runtime === 'python') {
    const exception = thrown === undefined ? {} : { exception: printed(thrown, fn), exception_name: thrown.type.split('.').at(-1) ?? thrown.type };
    return JSON.stringify({
      level: level === 'WARN' ? 'WARNING' : level,
      location: `handler:${40 + (text.length % 50)}`,
      message: text,
      timestamp: iso(at),
      service: fn.file,
      ...context,
      ...fields,
      ...exception,
      ...xray,
    });
  }
  const error =
    thrown === undefined
      ? {}
      : {
          error: {
            name: thrown.type,
            location: `file:///var/task/src/${fn.file}.js:88`,
            message: thrown.message,
            stack: printed(thrown, fn),
            ...(thrown.cause === undefined ? {} : { cause: serialized(thrown.cause, fn) }),
          },
        };
  return JSON.stringify({ ...context, level, message: text, sampling_rate: 0, service: fn.file, timestamp: iso(at), ...xray, ...fields, ...error });
}

/** What the runtime prints that could not load the program: nothing of the program is on its stack. */
export function unloaded({ type, message }: Thrown, { fn }: Pick<Invocation, 'fn'>, at: number): string {
  if (fn.runtime === 'python') return `[ERROR] ${type}: ${message}\nTraceback (most recent call last):`;
  const stack = [`${type}: ${message}`, '    at UserFunction.js.module.exports.load (file:///var/runtime/index.mjs:1119:13)', '    at async start (file:///var/runtime/index.mjs:1282:23)'];
  return `${iso(at)}\tundefined\tERROR\tUncaught Exception \t${JSON.stringify({ errorType: type, errorMessage: message, stack })}`;
}

/** What the platform or the runtime writes when nobody caught the error. */
export function uncaught(thrown: Thrown, { fn, requestId }: Pick<Invocation, 'fn' | 'requestId'>, at: number): string {
  const { type, message, code, status, fields = {}, cause } = thrown;
  switch (fn.runtime) {
    case 'node': {
      const own = { ...(code === undefined ? {} : { code }), ...(status === undefined ? {} : { status }), ...fields };
      const because =
        cause === undefined
          ? {}
          : {
              cause: {
                errorType: cause.type,
                errorMessage: cause.message,
                ...(cause.code === undefined ? {} : { code: cause.code }),
                stack: [`${cause.type}: ${cause.message}`, ...framesOf(fn)],
              },
            };
      return `${iso(at)}\t${requestId}\tERROR\tInvoke Error \t${JSON.stringify({ errorType: type, errorMessage: message, ...own, ...because, stack: [`${type}: ${message}`, ...framesOf(fn)] })}`;
    }
    case 'python':
      return `[ERROR] ${cause === undefined ? `${type.split('.').at(-1)}: ${message}\n${printed(thrown, fn).split('\n').slice(0, -1).join('\n')}` : `${type}: ${message}\n${printed(thrown, fn)}`}`;
    case 'java':
      return printed(thrown, fn).replace(/^([^:\n]+): ([^\n]*)/, '$2: $1');
    case 'ruby':
      return `Error raised from handler method\n${JSON.stringify({ errorMessage: message, errorType: `Function<${type}>`, stackTrace: framesOf(fn) }, null, 2)}`;
    case 'go':
      return JSON.stringify({ errorMessage: message, errorType: type.replace(/^\*.*\./, '') });
    default:
      return `${iso(at)}\t${requestId}\tfail\t${printed(thrown, fn)}`;
  }
}
