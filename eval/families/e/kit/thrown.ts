/** An error as a program throws it, and how each language prints it. */
import type { Fn, Language } from './function.js';

export interface Thrown {
  /** As the language names it, such as `botocore.exceptions.ClientError`; Go has none. */
  readonly type: string;
  readonly message: string;
  /** Frames of libraries above those of the application, in the language's own form. */
  readonly library?: readonly string[] | undefined;
  /** Properties that Node.js prints beside the error. */
  readonly props?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: Thrown | undefined;
}

/** The class without its package, as Python and the runtimes of Lambda print it. */
export const shortType = (type: string): string => type.split('.').at(-1) ?? type;

/** The whole trace as the language prints it, causes included. */
export function traceOf(fn: Fn, { type, message, library = [], cause }: Thrown): string {
  const { frames, runtime } = fn.code;
  const said = message === '' ? type : `${type}: ${message}`;
  switch (fn.language) {
    case 'node': {
      const stack = [said, ...[...library, ...frames, ...runtime].map((frame) => `    at ${frame}`)].join('\n');
      return cause === undefined ? stack : `${stack} {\n  [cause]: ${traceOf(fn, cause).replaceAll('\n', '\n  ')}\n}`;
    }
    case 'python': {
      const own = ['Traceback (most recent call last):', ...[...frames].reverse(), ...library, said].join('\n');
      const because = 'The above exception was the direct cause of the following exception:';
      return cause === undefined ? own : `${traceOf(fn, cause)}\n\n${because}\n\n${own}`;
    }
    case 'java': {
      const own = [said, ...[...library, ...frames, ...runtime].map((frame) => `\tat ${frame}`)].join('\n');
      return cause === undefined ? own : `${own}\nCaused by: ${traceOf(fn, cause)}\n\t... 12 more`;
    }
    case 'go':
      return message;
    case 'dotnet': {
      const inner =
        cause === undefined ? '' : `\n ---> ${traceOf(fn, cause)}\n   --- End of inner exception stack trace ---`;
      return [`${said}${inner}`, ...library, ...frames, ...runtime].join('\n');
    }
    case 'ruby': {
      const [first = '', ...rest] = [...library, ...frames, ...runtime];
      return [`${first}: ${message} (${type})`, ...rest.map((frame) => `\tfrom ${frame}`)].join('\n');
    }
  }
}

const lines = (text: string): readonly string[] => text.split('\n');

/** What the runtime writes into the log when nobody caught the error, in the text format. */
export function uncaughtText(fn: Fn, thrown: Thrown, at: number, requestId: string): readonly string[] {
  const iso = new Date(at).toISOString();
  switch (fn.language) {
    case 'node': {
      const { name: _, ...props } = { name: '', ...thrown.props };
      const stack = lines(traceOf(fn, { ...thrown, cause: undefined }));
      const cause = thrown.cause && { cause: { errorType: thrown.cause.type, errorMessage: thrown.cause.message } };
      const error = { errorType: thrown.type, errorMessage: thrown.message, ...props, ...cause, stack };
      return [`${iso}\t${requestId}\tERROR\tInvoke Error \t${JSON.stringify(error)}`];
    }
    case 'python': {
      // The runtime says what it was first and leaves it out below.
      const trace = traceOf(fn, thrown).slice(0, -`\n${thrown.type}: ${thrown.message}`.length);
      return [`[ERROR] ${shortType(thrown.type)}: ${thrown.message}\n${trace}`];
    }
    case 'java':
      return [`${thrown.message}: ${thrown.type}\n${traceOf(fn, thrown)}`];
    case 'go': {
      const stamp = iso.slice(0, 19).replaceAll('-', '/').replace('T', ' ');
      return [`${stamp} ${JSON.stringify({ errorMessage: thrown.message, errorType: shortType(thrown.type) })}`];
    }
    case 'dotnet':
      return [`${iso}\t${requestId}\tfail\t${traceOf(fn, thrown)}`];
    case 'ruby': {
      const stackTrace = [...(thrown.library ?? []), ...fn.code.frames, ...fn.code.runtime];
      const error = { errorMessage: thrown.message, errorType: `Function<${thrown.type}>`, stackTrace };
      return [`Error raised from handler method\n${JSON.stringify(error, null, 2)}`];
    }
  }
}

/** The same in Lambda's JSON log format. */
export function uncaughtJson(fn: Fn, thrown: Thrown, at: number, requestId: string): object {
  const timestamp = new Date(at).toISOString();
  const error = { errorType: shortType(thrown.type), errorMessage: thrown.message };
  switch (fn.language) {
    case 'node':
      return { timestamp, level: 'ERROR', requestId, message: { ...error, stackTrace: lines(traceOf(fn, thrown)) } };
    case 'python': {
      const stackTrace = [...fn.code.frames].reverse().concat(thrown.library ?? []);
      return { timestamp, log_level: 'ERROR', ...error, requestId, stackTrace };
    }
    case 'java':
      return { timestamp, level: 'ERROR', message: traceOf(fn, thrown), AWSRequestId: requestId };
    case 'go':
      return { time: timestamp, level: 'ERROR', msg: 'invocation failed', error: thrown.message, requestId };
    case 'dotnet': {
      const full = { errorType: thrown.type, errorMessage: thrown.message, stackTrace: lines(traceOf(fn, thrown)) };
      return { timestamp, level: 'Error', requestId, message: null, ...full };
    }
    case 'ruby':
      return { timestamp, level: 'ERROR', requestId, ...error, stackTrace: fn.code.frames };
  }
}

/** How the language's own instrumentation names the class of the error on a span. */
export const exceptionType = (language: Language, thrown: Thrown): string =>
  language === 'python' ? thrown.type.replace(/^builtins\./, '') : thrown.type;
