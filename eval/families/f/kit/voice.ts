/** How each language prints an error, and how its loggers write a line. */
import type { Fields, Level, Said, Thrown } from './run.js';
import type { Fn, Language } from './world.js';

export interface Context {
  readonly fn: Fn;
  readonly at: number;
  readonly requestId: string;
  readonly traceId: string;
}
const pascal = (stem: string): string => stem.replace(/(?:^|-)(\w)/g, (_, one: string) => one.toUpperCase());
const snake = (stem: string): string => stem.replaceAll('-', '_');

/** Where in the code of the function it happened; always the same place for one function. */
const FRAMES: Readonly<Record<Language, (stem: string) => readonly string[]>> = {
  node: (stem) => [
    `    at ${pascal(stem)}Service.run (/var/task/src/${stem}.js:88:19)`,
    '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
    `    at async Runtime.handler (/var/task/index.js:31:12)`,
  ],
  python: (stem) => [
    `  File "/var/task/${snake(stem)}/handler.py", line 41, in lambda_handler`,
    '    return service.run(event)',
    `  File "/var/task/${snake(stem)}/service.py", line 117, in run`,
    '    result = self._step(item)',
  ],
  java: (stem) => [
    `\tat eu.acme.${stem.replaceAll('-', '')}.${pascal(stem)}Service.run(${pascal(stem)}Service.java:142)`,
    `\tat eu.acme.${stem.replaceAll('-', '')}.Handler.handleRequest(Handler.java:57)`,
    '\tat java.base/jdk.internal.reflect.DirectMethodHandleAccessor.invoke(Unknown Source)',
  ],
  go: (stem) => [`main.(*${pascal(stem)}).Run`, `\t/src/cmd/${stem}/run.go:76`],
  dotnet: (stem) => [
    `   at Acme.${pascal(stem)}.Function.RunAsync(Request request) in /src/${pascal(stem)}/Function.cs:line 93`,
    `   at Acme.${pascal(stem)}.Function.Handle(Stream input, ILambdaContext context) in /src/${pascal(stem)}/Function.cs:line 38`,
  ],
  ruby: (stem) => [`/var/task/lib/${snake(stem)}.rb:64:in 'run'`, `/var/task/app.rb:18:in 'handler'`],
  rust: (stem) => [`src/${snake(stem)}.rs:71:14`],
};

export function stackOf({ language, stem }: Fn, thrown: Thrown): string {
  const { type, message, code, cause } = thrown;
  const frames = FRAMES[language](stem);
  const below = (one: Thrown): string => stackOf({ language, stem } as Fn, one);
  switch (language) {
    case 'node':
      return [
        `${type}: ${message}`,
        ...frames,
        ...(cause ? [`  [cause]: ${below(cause)}`] : code ? [`  code: '${code}'`] : []),
      ].join('\n');
    case 'python': {
      const own = `Traceback (most recent call last):\n${frames.join('\n')}\n${type}: ${message}`;
      return cause
        ? `${below(cause)}\n\nThe above exception was the direct cause of the following exception:\n\n${own}`
        : own;
    }
    case 'java':
      return [`${type}: ${message}`, ...frames, ...(cause ? [`Caused by: ${below(cause)}`] : [])].join('\n');
    case 'dotnet':
      return [
        cause
          ? `${type}: ${message}\n ---> ${below(cause)}\n   --- End of inner exception stack trace ---`
          : `${type}: ${message}`,
        ...frames,
      ].join('\n');
    case 'ruby':
      return [`${message} (${type})`, ...frames].join('\n');
    default:
      return [cause ? `${message}: ${cause.message}` : message, ...frames].join('\n');
  }
}
/** Go and Rust write the chain into one message. */
export const messageOf = (language: Language, { message, cause }: Thrown): string =>
  cause !== undefined && (language === 'go' || language === 'rust') ? `${message}: ${cause.message}` : message;

const LINES: Readonly<Record<Language, (level: Level, text: string, context: Context, iso: string) => string>> = {
  node: (level, text, { requestId }, iso) => `${iso}\t${requestId}\t${level}\t${text}`,
  python: (level, text, { requestId }, iso) =>
    `[${level === 'WARN' ? 'WARNING' : level}]\t${iso}\t${requestId}\t${text}`,
  java: (level, text, { requestId, fn }, iso) =>
    `${iso.slice(0, 19).replace('T', ' ')} ${requestId} ${level.padEnd(5)} ${pascal(fn.stem)}Service:142 - ${text}`,
  go: (level, text, _, iso) =>
    `${iso.slice(0, 19).replace('T', ' ').replaceAll('-', '/')} ${level === 'INFO' ? '' : `${level}: `}${text}`,
  dotnet: (level, text, { requestId }, iso) =>
    `${iso}\t${requestId}\t${{ INFO: 'info', WARN: 'warn', ERROR: 'fail' }[level]}\t${text}`,
  ruby: (level, text, { requestId }, iso) =>
    `${level[0]}, [${iso.slice(0, 23)} #9] ${level.padStart(5)} -- : ${requestId} ${text}`,
  rust: (level, text, { requestId, fn }, iso) =>
    `${iso} ${level} Lambda runtime invoke{requestId="${requestId}"}: ${snake(fn.stem)}: ${text}`,
};

/** A line of the language's plain logger. */
export function plain({ level, text, fields, thrown }: Said, context: Context): string {
  const { fn, at } = context;
  const more = Object.entries(fields ?? {}).map(([key, value]) => ` ${key}=${value}`);
  const stack =
    thrown === undefined
      ? ''
      : fn.language === 'go' || fn.language === 'rust'
        ? `: ${messageOf(fn.language, thrown)}`
        : `\n${stackOf(fn, thrown)}`;
  return LINES[fn.language](level, `${text}${more.join('')}${stack}`, context, new Date(at).toISOString());
}

const xray = (traceId: string): string => `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;

/** A record of one of the structured loggers of the language. */
export function structured(said: Said, context: Context): object {
  const { fn, at, requestId, traceId } = context;
  const { level, text, fields = {}, thrown } = said;
  const time = new Date(at).toISOString();
  const stack = thrown && stackOf(fn, thrown);
  const error = thrown && { type: thrown.type, message: thrown.message, ...(thrown.code ? { code: thrown.code } : {}) };
  switch (fn.language) {
    case 'node':
      if (fn.style === 0)
        return {
          level: { INFO: 30, WARN: 40, ERROR: 50 }[level],
          time: at,
          pid: 8,
          hostname: '169.254.76.1',
          requestId,
          traceId,
          ...fields,
          ...(error ? { err: { ...error, stack } } : {}),
          msg: text,
        };
      if (fn.style === 1)
        return {
          level: level.toLowerCase(),
          message: text,
          timestamp: time,
          requestId,
          traceId,
          ...fields,
          ...(error ? { error: { name: error.type, ...error, type: undefined, stack } } : {}),
        };
      return {
        ...powertools(context, level, time),
        message: text,
        ...fields,
        ...(error
          ? {
              error: {
                name: error.type,
                location: `file:///var/task/src/${fn.stem}.js:88`,
                ...error,
                type: undefined,
                stack,
              },
            }
          : {}),
      };
    case 'python':
      if (fn.style === 0)
        return {
          event: text,
          level: level === 'WARN' ? 'warning' : level.toLowerCase(),
          timestamp: time,
          request_id: requestId,
          trace_id: traceId,
          ...fields,
          ...(stack ? { exception: stack } : {}),
        };
      return {
        level: level === 'WARN' ? 'WARNING' : level,
        location: 'run:117',
        message: text,
        timestamp: time,
        service: fn.service,
        function_name: fn.name,
        function_request_id: requestId,
        xray_trace_id: xray(traceId),
        ...fields,
        ...(error ? { exception: stack, exception_name: error.type } : {}),
      };
    case 'java':
      return {
        '@timestamp': time,
        'log.level': level,
        message: text,
        'service.name': fn.service,
        'log.logger': `eu.acme.${pascal(fn.stem)}Service`,
        'process.thread.name': 'main',
        requestId,
        'trace.id': traceId,
        ...fields,
        ...(error ? { 'error.type': error.type, 'error.message': error.message, 'error.stack_trace': stack } : {}),
      };
    case 'go':
      if (fn.style === 0)
        return {
          level: level.toLowerCase(),
          ts: at / 1000,
          caller: `${fn.stem}/run.go:76`,
          msg: text,
          requestId,
          traceId,
          ...fields,
          ...(thrown ? { error: messageOf('go', thrown), stacktrace: FRAMES.go(fn.stem).join('\n') } : {}),
        };
      return {
        time,
        level,
        msg: text,
        requestId,
        traceId,
        ...fields,
        ...(thrown ? { err: messageOf('go', thrown) } : {}),
      };
    case 'dotnet':
      return {
        '@t': time,
        '@mt': text,
        '@m': text,
        ...(level === 'INFO' ? {} : { '@l': level === 'WARN' ? 'Warning' : 'Error' }),
        RequestId: requestId,
        TraceId: traceId,
        SourceContext: `Acme.${pascal(fn.stem)}.Function`,
        ...fields,
        ...(stack ? { '@x': stack } : {}),
      };
    case 'ruby':
      return {
        host: '169.254.76.1',
        application: fn.service,
        timestamp: time,
        level: level.toLowerCase(),
        level_index: 2,
        pid: 9,
        thread: 'main',
        name: pascal(fn.stem),
        message: text,
        named_tags: { request_id: requestId, trace_id: traceId },
        payload: fields,
        ...(error
          ? { exception: { name: error.type, message: error.message, stack_trace: FRAMES.ruby(fn.stem) } }
          : {}),
      };
    case 'rust':
      return {
        timestamp: time,
        level,
        fields: { message: text, ...fields, ...(thrown ? { error: messageOf('rust', thrown) } : {}) },
        target: snake(fn.stem),
        span: { requestId, xrayTraceId: `Root=${xray(traceId)}`, name: 'Lambda runtime invoke' },
      };
  }
}

const powertools = ({ fn, requestId, traceId }: Context, level: Level, timestamp: string): object => ({
  ...{
    level,
    timestamp,
    service: fn.service,
    cold_start: false,
    function_name: fn.name,
    function_memory_size: fn.memoryMb,
  },
  ...{ function_request_id: requestId, xray_trace_id: xray(traceId) },
});

const shortType = (type: string): string => type.split(/[.:]+/).at(-1) ?? type;

/** What the runtime prints about an error that the handler lets through. */
export function crashed(thrown: Thrown, context: Context): string {
  const { fn, at, requestId } = context;
  const iso = new Date(at).toISOString();
  const stack = stackOf(fn, thrown);
  const { type, message, code } = thrown;
  switch (fn.language) {
    case 'node':
      return `${iso}\t${requestId}\tERROR\tInvoke Error \t${JSON.stringify({ errorType: type, errorMessage: message, ...(code ? { code } : {}), stack: stack.split('\n') })}`;
    case 'python':
      return `[ERROR] ${shortType(type)}: ${message}\n${stack}`;
    case 'java':
      return `${message}: ${type}\n${stack}`;
    case 'go':
      return `${iso.slice(0, 19).replace('T', ' ').replaceAll('-', '/')} ${JSON.stringify({ errorMessage: messageOf('go', thrown), errorType: thrown.cause ? 'wrapError' : type })}`;
    case 'dotnet':
      return `${iso}\t${requestId}\tfail\t${stack}`;
    case 'ruby':
      return `Error raised from handler method\n${JSON.stringify({ errorMessage: message, errorType: `Function<${type}>`, stackTrace: FRAMES.ruby(fn.stem) })}`;
    case 'rust':
      return JSON.stringify({
        timestamp: iso,
        level: 'ERROR',
        fields: { message: messageOf('rust', thrown), error_type: type },
        target: 'lambda_runtime',
        span: { requestId, name: 'Lambda runtime invoke' },
      });
  }
}

/** Attributes of a log record of OpenTelemetry. */
export const attributesOf = ({ fn }: Context, { fields = {}, thrown }: Said): Fields => ({
  ...fields,
  ...(thrown
    ? {
        'exception.type': thrown.type,
        'exception.message': messageOf(fn.language, thrown),
        'exception.stacktrace': stackOf(fn, thrown),
      }
    : {}),
});
