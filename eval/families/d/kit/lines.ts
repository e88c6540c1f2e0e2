/** Lines as the loggers of each language and the runtimes of Lambda write them. */
import { type Failure, type Place, pascal, type Runtime, stackOf } from './failure.js';
import type { Values } from './tape.js';

export const LOGGERS = {
  node: ['powertools', 'pino', 'winston', 'console'],
  python: ['powertools', 'structlog', 'logging'],
  java: ['log4j2', 'ecs', 'powertools'],
  go: ['slog', 'zap'],
  dotnet: ['serilog', 'dotnet'],
  ruby: ['logger', 'semantic'],
} as const satisfies Readonly<Record<Runtime, readonly string[]>>;
export type Logger = (typeof LOGGERS)[Runtime][number];

export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Who writes. */
export interface Writer {
  readonly name: string;
  readonly arn: string;
  readonly service: string;
  readonly runtime: Runtime;
  readonly logger: Logger;
  readonly memoryMb: number;
  readonly place: Place;
}

export interface Said {
  readonly at: number;
  readonly requestId: string;
  readonly level: Level;
  readonly text: string;
  readonly values?: Values | undefined;
  readonly failure?: Failure | undefined;
  readonly traceId?: string | undefined;
  readonly spanId?: string | undefined;
}

const pinoLevels: Readonly<Record<Level, number>> = { debug: 20, info: 30, warn: 40, error: 50 };
/** Without its package. Names that Lambda itself gives stay whole. */
const short = (type: string): string =>
  /^(?:Runtime|Function)\./.test(type) ? type : type.slice(type.lastIndexOf('.') + 1);
const iso = (at: number): string => new Date(at).toISOString();

/** One line of the program's own logger. */
export function lineOf(writer: Writer, said: Said): string {
  const { runtime, logger, place } = writer;
  const { at, requestId, level, text, values = {}, failure, traceId, spanId } = said;
  const LEVEL = level.toUpperCase();
  const stack = failure === undefined ? undefined : stackOf(runtime, failure, place);
  const joined =
    traceId === undefined ? {} : { trace_id: traceId, ...(spanId === undefined ? {} : { span_id: spanId }) };
  switch (logger) {
    case 'powertools':
      return powertools(writer, said, stack);
    case 'pino':
      return json({
        level: pinoLevels[level],
        time: at,
        pid: 9,
        hostname: '169.254.61.9',
        awsRequestId: requestId,
        ...joined,
        ...values,
        ...(failure === undefined ? {} : { err: errorObject(failure, stack) }),
        msg: text,
      });
    case 'winston':
      return json({
        level,
        message: failure === undefined ? text : `${text} ${failure.message}`,
        requestId,
        service: writer.service,
        timestamp: iso(at),
        ...joined,
        ...values,
        ...(failure?.code === undefined ? {} : { code: failure.code }),
        ...(stack === undefined ? {} : { stack }),
      });
    case 'structlog':
      return json({
        ...values,
        aws_request_id: requestId,
        ...joined,
        event: text,
        level,
        logger: `app.${place.file}`,
        timestamp: iso(at),
        ...(stack === undefined ? {} : { exception: stack }),
      });
    case 'ecs':
      return json({
        '@timestamp': iso(at),
        'ecs.version': '1.2.0',
        'log.level': LEVEL,
        message: text,
        'process.thread.name': 'main',
        'log.logger': `io.works.${place.file}.${pascal(place.routine)}Service`,
        'faas.execution': requestId,
        ...(traceId === undefined ? {} : { 'trace.id': traceId }),
        ...values,
        ...(failure === undefined
          ? {}
          : { 'error.type': failure.type, 'error.message': failure.message, 'error.stack_trace': stack }),
      });
    case 'slog':
      return json({
        time: iso(at),
        level: LEVEL,
        source: { function: `main.${place.routine}`, file: `/build/cmd/${place.file}/main.go`, line: place.line },
        msg: text,
        requestId,
        ...joined,
        ...values,
        ...(failure === undefined ? {} : { err: failure.message }),
      });
    case 'zap':
      return json({
        level,
        ts: at / 1000,
        caller: `${place.file}/main.go:${place.line}`,
        msg: text,
        request_id: requestId,
        ...joined,
        ...values,
        ...(failure === undefined ? {} : { error: failure.message }),
      });
    case 'serilog':
      return json({
        '@t': iso(at),
        '@mt': text,
        ...(level === 'info' ? {} : { '@l': level === 'warn' ? 'Warning' : pascal(level) }),
        ...(traceId === undefined ? {} : { '@tr': traceId, '@sp': spanId }),
        ...(stack === undefined ? {} : { '@x': stack }),
        AwsRequestId: requestId,
        requestId,
        SourceContext: `Works.${pascal(place.file)}.${pascal(place.routine)}Handler`,
        ...values,
      });
    case 'semantic':
      return json({
        host: '169.254.61.9',
        application: writer.service,
        timestamp: iso(at),
        level,
        name: pascal(place.file),
        message: text,
        named_tags: { request_id: requestId },
        request_id: requestId,
        payload: values,
        ...(failure === undefined
          ? {}
          : { exception: { name: failure.type, message: failure.message, stack_trace: stack?.split('\n') } }),
      });
    default:
      return plain(writer, said, stack);
  }
}

const json = (value: object): string => JSON.stringify(value);

function powertools(
  { name, arn, service, runtime, memoryMb, place }: Writer,
  said: Said,
  stack: string | undefined,
): string {
  const { at, requestId, level, text, values = {}, failure, traceId } = said;
  const common = {
    service,
    cold_start: false,
    function_name: name,
    function_memory_size: `${memoryMb}`,
    function_arn: arn,
    function_request_id: requestId,
    ...(traceId === undefined ? {} : { xray_trace_id: `1-${traceId.slice(0, 8)}-${traceId.slice(8)}` }),
  };
  if (runtime === 'python') {
    return json({
      level: level === 'warn' ? 'WARNING' : level.toUpperCase(),
      location: `${place.routine}:${place.line}`,
      message: text,
      timestamp: iso(at).replace('T', ' ').replace('.', ',').replace('Z', '+0000'),
      ...common,
      ...values,
      ...(failure === undefined ? {} : { exception: stack, exception_name: short(failure.type) }),
    });
  }
  if (runtime === 'java') {
    return json({
      level: level.toUpperCase(),
      message: text,
      ...(failure === undefined ? {} : { error: { message: failure.message, name: failure.type, stack } }),
      ...common,
      timestamp: iso(at),
      ...values,
    });
  }
  return json({
    level: level.toUpperCase(),
    message: text,
    timestamp: iso(at),
    sampling_rate: 0,
    ...common,
    ...values,
    ...(failure === undefined
      ? {}
      : {
          error: {
            name: short(failure.type),
            location: `file:///var/task/src/${place.file}.js:${place.line}`,
            message: failure.message,
            stack,
            ...(failure.code === undefined ? {} : { code: failure.code }),
            ...(failure.cause === undefined
              ? {}
              : { cause: { name: short(failure.cause.type), message: failure.cause.message } }),
          },
        }),
  });
}

const errorObject = (failure: Failure, stack: string | undefined): object => ({
  type: short(failure.type),
  message: failure.cause === undefined ? failure.message : `${failure.message}: ${failure.cause.message}`,
  stack,
  ...(failure.code === undefined ? {} : { code: failure.code }),
  ...failure.more,
});

/** Loggers that write text. */
function plain({ logger, runtime, place }: Writer, said: Said, stack: string | undefined): string {
  const { at, requestId, level, text, values = {} } = said;
  const tail = Object.entries(values)
    .map(([key, value]) => ` ${key}=${String(value)}`)
    .join('');
  const trace = stack === undefined ? '' : `\n${stack}`;
  switch (logger) {
    case 'logging':
      return `[${level === 'warn' ? 'WARNING' : level.toUpperCase()}]\t${iso(at)}\t${requestId}\t${text}${tail}${trace}`;
    case 'log4j2':
      return `${iso(at).slice(0, 23).replace('T', ' ').replace('.', ',')} ${requestId} ${level.toUpperCase().padEnd(5)} ${pascal(place.routine)}Service:${place.line} - ${text}${tail}${trace}`;
    case 'dotnet': {
      const words = { debug: 'dbug', info: 'info', warn: 'warn', error: 'fail' } as const;
      return `${iso(at)}\t${requestId}\t${words[level]}\t${text}${tail}${trace}`;
    }
    case 'logger': {
      const LEVEL = level.toUpperCase();
      return `${LEVEL.slice(0, 1)}, [${iso(at).slice(0, 23)} #8] ${LEVEL.padStart(5)} ${requestId} -- : ${text}${tail}${trace}`;
    }
    default:
      return runtime === 'node'
        ? `${iso(at)}\t${requestId}\t${level.toUpperCase()}\t${text}${tail}${stack === undefined ? '' : ` ${stack}`}`
        : `${text}${tail}${trace}`;
  }
}

/** What the runtime writes of an error that the program let pass. */
export function crashOf(writer: Writer, at: number, requestId: string, failure: Failure): string {
  const { runtime, place } = writer;
  const stack = stackOf(runtime, failure, place);
  const { type, message, raw } = failure;
  if (raw !== undefined) return raw;
  switch (runtime) {
    case 'node':
      return `${iso(at)}\t${requestId}\tERROR\tInvoke Error \t${json({
        errorType: short(type),
        errorMessage: message,
        ...(failure.code === undefined ? {} : { code: failure.code }),
        ...failure.more,
        stack: stack.split('\n'),
      })}`;
    case 'python':
      return `[ERROR] ${short(type)}: ${message}\n${stack.split('\n').slice(0, -1).join('\n')}`;
    case 'java':
      return stack;
    case 'go':
      return json({ errorMessage: message, errorType: short(type.replace('*', '')) });
    case 'dotnet':
      return `${iso(at)}\t${requestId}\tfail\t${stack}`;
    case 'ruby':
      return `Error raised from handler method\n${json({ errorMessage: message, errorType: `Function<${type}>`, stackTrace: stack.split('\n') })}`;
  }
}
