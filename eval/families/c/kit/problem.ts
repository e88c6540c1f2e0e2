/** What goes wrong, and how six runtimes and their usual loggers print it: as text, as JSON, with its causes inside. */
import type { Random } from '../../a/kit/random.js';

export const TONGUES = ['node', 'python', 'java', 'go', 'dotnet', 'ruby'] as const;
export type Tongue = (typeof TONGUES)[number];

export interface Problem {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** What it was wrapped around. */
  readonly inner?: Problem;
}

export interface AwsProblem {
  readonly service: string;
  readonly operation: string;
  readonly code: string;
  readonly message: string;
  readonly status: number;
  /** False where the SDKs for Java and .NET know no class of its own for the code. */
  readonly modelled?: boolean;
}

/** An answer of an AWS service as the current SDK of each language raises it. */
export function awsProblem(tongue: Tongue, problem: AwsProblem, random: Random): Problem {
  const { service, operation, code, message, status, modelled = true } = problem;
  const awsRequestId = random.uuid();
  const named = /(?:Exception|Error)$/.test(code) ? code : `${code}Exception`;
  switch (tongue) {
    case 'node':
      return { type: code, message };
    case 'python':
      return {
        type: 'botocore.exceptions.ClientError',
        message: `An error occurred (${code}) when calling the ${operation} operation${status >= 429 ? ' (reached max retries: 4)' : ''}: ${message}`,
      };
    case 'java':
      return {
        type: `software.amazon.awssdk.services.${service.toLowerCase()}.model.${modelled ? named : `${service}Exception`}`,
        message: `${message} (Service: ${service}, Status Code: ${status}, Request ID: ${awsRequestId}) (SDK Attempt Count: ${random.int(1, 4)})`,
      };
    case 'go':
      return {
        type: 'wrapError',
        message: `operation error ${service}: ${operation}, ${random.chance(0.5) ? 'exceeded maximum number of attempts, 3, ' : ''}https response error StatusCode: ${status}, RequestID: ${awsRequestId}, ${modelled ? '' : 'api error '}${code}: ${message}`,
      };
    case 'dotnet':
      return {
        type: modelled ? `Amazon.${service}.Model.${named}` : `Amazon.${service}.Amazon${service}Exception`,
        message,
        inner: {
          type: 'Amazon.Runtime.Internal.HttpErrorResponseException',
          message: "Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.",
        },
      };
    case 'ruby':
      return { type: `Aws::${service}::Errors::${code}`, message };
  }
}

/** The same inside of an error of the application, which says only what could not be done. */
export function wrapped(tongue: Tongue, inner: Problem, deed: string): Problem {
  switch (tongue) {
    case 'node':
      return { type: 'Error', message: `could not ${deed}`, inner };
    case 'python':
      return { type: 'app.errors.ServiceError', message: `could not ${deed}`, inner };
    case 'java':
      return { type: 'java.lang.RuntimeException', message: `Could not ${deed}`, inner };
    case 'go':
      return { type: 'wrapError', message: `${deed}: ${inner.message}` };
    case 'dotnet':
      return { type: 'Desk.Core.DeskException', message: `Could not ${deed}.`, inner };
    case 'ruby':
      return { type: 'Desk::Error', message: `could not ${deed}: ${inner.message}` };
  }
}

/** The stack with everything inside, as the runtime prints it. */
export function stackText(tongue: Tongue, { type, message, inner }: Problem, line: number): string {
  const short = type.slice(type.lastIndexOf('.') + 1);
  switch (tongue) {
    case 'python': {
      const own = `Traceback (most recent call last):\n  File "/var/task/desk/app.py", line ${line}, in handler\n    return serve(event)\n  File "/var/task/desk/store.py", line ${line + 9}, in serve\n${type}: ${message}`;
      return inner === undefined
        ? own
        : `${stackText(tongue, inner, line + 30)}\n\nThe above exception was the direct cause of the following exception:\n\n${own}`;
    }
    case 'java':
      return `${type}: ${message}\n\tat desk.Store.serve(Store.java:${line})\n\tat desk.Handler.handleRequest(Handler.java:${line + 12})${inner === undefined ? '' : `\nCaused by: ${stackText(tongue, inner, line + 40)}\n\t... 7 more`}`;
    case 'go':
      return `main.serve\n\t/src/desk/store.go:${line}\nmain.handle\n\t/src/desk/main.go:${line + 8}`;
    case 'dotnet':
      return `${type}: ${message}${inner === undefined ? '' : `\n ---> ${inner.type}: ${inner.message}\n   at Desk.Core.Store.Call() in /src/Store.cs:line ${line + 20}\n   --- End of inner exception stack trace ---`}\n   at Desk.Core.Store.Serve() in /src/Store.cs:line ${line}`;
    case 'ruby':
      return `/var/task/lib/store.rb:${line}:in \`serve'\n/var/task/app.rb:${line + 4}:in \`handler'`;
    default:
      return `${short}: ${message}\n    at serve (/var/task/dist/store.mjs:${line}:13)\n    at async Runtime.handler (file:///var/task/dist/index.mjs:${line + 3}:5)${inner === undefined ? '' : ` {\n  [cause]: ${stackText(tongue, inner, line + 40).replaceAll('\n', '\n  ')}\n}`}`;
  }
}

/** What the application's logger writes of it. */
export function logged(tongue: Tongue, at: number, requestId: string, deed: string, problem: Problem): string {
  const { type, message, code, inner } = problem;
  const line = 20 + (((at / 1000) | 0) % 60);
  const time = new Date(at).toISOString();
  switch (tongue) {
    case 'node':
      return JSON.stringify({
        level: 50,
        time: at,
        requestId,
        err: {
          type,
          message: inner === undefined ? message : `${message}: ${inner.message}`,
          stack: stackText(tongue, problem, line),
          ...(code === undefined ? {} : { code }),
        },
        msg: `${deed} failed`,
      });
    case 'python':
      return JSON.stringify({
        level: 'ERROR',
        location: `handler:${line}`,
        message: `${deed} failed`,
        timestamp: time.replace('T', ' ').replace('.', ',').replace('Z', '+0000'),
        function_request_id: requestId,
        exception: stackText(tongue, problem, line),
        exception_name: type.slice(type.lastIndexOf('.') + 1),
      });
    case 'java':
      return `${time.slice(0, 19).replace('T', ' ')} ${requestId} ERROR Handler:${line} - ${deed} failed\n${stackText(tongue, problem, line)}`;
    case 'go':
      return JSON.stringify({
        level: 'error',
        ts: at / 1000,
        caller: `desk/main.go:${line}`,
        msg: `${deed} failed`,
        requestId,
        error: message,
        stacktrace: stackText(tongue, problem, line),
      });
    case 'dotnet':
      return JSON.stringify({
        '@t': time,
        '@l': 'Error',
        '@mt': `${deed} failed`,
        '@x': stackText(tongue, problem, line),
        RequestId: requestId,
      });
    case 'ruby':
      return `E, [${time.slice(0, 23)} #8] ERROR ${requestId} -- : ${deed} failed: ${message} (${type})`;
  }
}

/** What the runtime itself writes when a handler lets it pass. */
export function unhandled(tongue: Tongue, at: number, requestId: string, problem: Problem): string {
  const { type, message } = problem;
  const line = 20 + (((at / 1000) | 0) % 60);
  const short = type.slice(type.lastIndexOf('.') + 1);
  const stack = stackText(tongue, problem, line);
  const time = new Date(at).toISOString();
  switch (tongue) {
    case 'python':
      return `[ERROR] ${short}: ${message}\n${stack}`;
    case 'java':
      return stack;
    case 'go':
      return JSON.stringify({ errorMessage: message, errorType: short });
    case 'dotnet':
      return `${time}\t${requestId}\tfail\t${stack}`;
    case 'ruby':
      return JSON.stringify({ errorMessage: message, errorType: `Function<${type}>`, stackTrace: stack.split('\n') });
    default:
      return JSON.stringify({
        timestamp: time,
        level: 'ERROR',
        requestId,
        message: { errorType: type, errorMessage: message, stackTrace: stack.split('\n') },
      });
  }
}
