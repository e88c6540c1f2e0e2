/** One line of the application's own logger, in the words and keys of the loggers that people use. */
import type { Fn } from './function.js';
import { shortType, type Thrown, traceOf } from './thrown.js';

export type Level = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

export interface Said {
  readonly level: Level;
  readonly text: string;
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
  readonly thrown?: Thrown | undefined;
}

export interface Moment {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly requestId: string;
  readonly traceId: string;
}

const PINO = { DEBUG: 20, INFO: 30, WARN: 40, ERROR: 50 } as const;
const DOTNET = { DEBUG: 'dbug', INFO: 'info', WARN: 'warn', ERROR: 'fail' } as const;
const SERILOG = { DEBUG: 'Debug', INFO: 'Information', WARN: 'Warning', ERROR: 'Error' } as const;

/** A record where the logger writes JSON, a line of text where it does not. */
export function logged(
  fn: Fn,
  { level, text, fields = {}, thrown }: Said,
  { at, requestId, traceId }: Moment,
): object | string {
  const iso = new Date(at).toISOString();
  const trace = thrown && traceOf(fn, thrown);
  switch (fn.logger) {
    case 'pino': {
      const err = thrown && { err: { type: thrown.type, message: thrown.message, stack: trace, ...thrown.props } };
      return {
        level: PINO[level],
        time: Math.round(at),
        pid: 8,
        hostname: '169.254.48.1',
        name: fn.stem,
        reqId: requestId,
        ...fields,
        ...err,
        msg: text,
      };
    }
    case 'winston': {
      const error = thrown && { stack: trace, ...thrown.props };
      return {
        level: level.toLowerCase(),
        message: thrown ? `${text} ${thrown.message}` : text,
        service: fn.service,
        timestamp: iso,
        requestId,
        ...fields,
        ...error,
      };
    }
    case 'powertools':
      return fn.language === 'node' ? powertoolsNode() : powertoolsPython();
    case 'console':
      return [
        `${iso}\t${requestId}\t${level}\t${text}`,
        ...(trace ? [trace] : []),
        ...(Object.keys(fields).length > 0 ? [inspect(fields)] : []),
      ].join(' ');
    case 'logging': {
      const details = Object.entries(fields)
        .map(([key, value]) => ` ${key}=${String(value)}`)
        .join('');
      return `[${level === 'WARN' ? 'WARNING' : level}]\t${iso}\t${requestId}\t${text}${details}${trace ? `\n${trace}` : ''}`;
    }
    case 'structlog':
      return {
        event: text,
        level: level === 'WARN' ? 'warning' : level.toLowerCase(),
        timestamp: iso,
        aws_request_id: requestId,
        ...fields,
        ...(trace ? { exception: trace } : {}),
      };
    case 'log4j':
      return `${iso.slice(0, 23).replace('T', ' ')} ${requestId} ${level.padEnd(5)} ${fn.code.location.split('.').at(-1)} - ${text}${suffix(fields)}${trace ? `\n${trace}` : ''}`;
    case 'logstash':
      return {
        '@timestamp': iso,
        '@version': '1',
        message: text,
        logger_name: fn.code.location,
        thread_name: 'main',
        level,
        AWSRequestId: requestId,
        ...fields,
        ...(trace ? { stack_trace: trace } : {}),
      };
    case 'ecs':
      return {
        '@timestamp': iso,
        'log.level': level,
        message: text,
        'ecs.version': '1.2.0',
        'service.name': fn.service,
        'log.logger': fn.code.location,
        requestId,
        ...fields,
        ...(thrown ? { 'error.type': thrown.type, 'error.message': thrown.message, 'error.stack_trace': trace } : {}),
      };
    case 'slog':
      return {
        time: iso,
        level,
        msg: text,
        request_id: requestId,
        ...fields,
        ...(thrown ? { err: thrown.message } : {}),
      };
    case 'zap':
      return {
        level: level.toLowerCase(),
        ts: at / 1000,
        caller: fn.code.location,
        msg: text,
        requestId,
        ...fields,
        ...(thrown ? { error: thrown.message } : {}),
      };
    case 'zerolog':
      return {
        level: level.toLowerCase(),
        ...(thrown ? { error: thrown.message } : {}),
        request_id: requestId,
        ...fields,
        time: iso,
        message: text,
      };
    case 'serilog':
      return {
        '@t': iso,
        '@m': text,
        ...(level === 'INFO' ? {} : { '@l': SERILOG[level] }),
        ...(trace ? { '@x': trace } : {}),
        SourceContext: fn.code.location,
        AwsRequestId: requestId,
        ...fields,
      };
    case 'ilogger':
      return `${iso}\t${requestId}\t${DOTNET[level]}\t${text}${suffix(fields)}${trace ? `\n${trace}` : ''}`;
    case 'semantic':
      return {
        timestamp: iso,
        level: level.toLowerCase(),
        name: fn.code.location,
        message: text,
        payload: fields,
        request_id: requestId,
        ...(thrown ? { exception: { name: thrown.type, message: thrown.message, stack_trace: fn.code.frames } } : {}),
      };
    default:
      return `${level[0]}, [${iso.slice(0, 23)} #8] ${level.padStart(5)} ${requestId} -- : ${text}${suffix(fields)}${trace ? `\n${trace}` : ''}`;
  }

  function powertoolsNode(): object {
    const known = {
      level,
      message: text,
      timestamp: iso,
      service: fn.service,
      function_name: fn.name,
      function_request_id: requestId,
    };
    const error = thrown && {
      error: { name: thrown.type, location: fn.code.location, message: thrown.message, stack: trace, ...thrown.props },
    };
    return { ...known, xray_trace_id: `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`, ...fields, ...error };
  }

  function powertoolsPython(): object {
    const known = {
      level: level === 'WARN' ? 'WARNING' : level,
      location: fn.code.location,
      message: text,
      timestamp: iso,
      service: fn.service,
    };
    const error = thrown && { exception: trace, exception_name: shortType(thrown.type) };
    return {
      ...known,
      function_name: fn.name,
      function_request_id: requestId,
      xray_trace_id: `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`,
      ...fields,
      ...error,
    };
  }
}

const inspect = (fields: object): string =>
  `{ ${Object.entries(fields)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? `'${value}'` : String(value)}`)
    .join(', ')} }`;

const suffix = (fields: object): string => (Object.keys(fields).length === 0 ? '' : ` ${JSON.stringify(fields)}`);
