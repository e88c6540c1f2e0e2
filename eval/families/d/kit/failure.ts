/** Errors as the runtimes of Lambda and the SDKs for AWS word them, and their stacks. */
import type { Random } from '../../a/kit/random.js';

export const RUNTIMES = ['node', 'python', 'java', 'go', 'dotnet', 'ruby'] as const;
export type Runtime = (typeof RUNTIMES)[number];

export interface Failure {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  /** Further keys of the error object, as loggers that print objects print them. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** The package whose frames are on top of the stack. */
  readonly library?: string;
  readonly cause?: Failure;
  /** The line of source that failed and the frames below it, in Python and Ruby. */
  readonly source?: string;
  /** What the runtime writes of it, instead of the usual form. */
  readonly raw?: string;
}

export interface AwsRefusal {
  /** As the SDKs name it: `DynamoDB`, `S3`, `Secrets Manager`, … */
  readonly service: string;
  readonly operation: string;
  readonly code: string;
  readonly message: string;
  readonly status?: number;
  /** How often the SDK had tried. */
  readonly attempts?: number;
}

const camel = (service: string): string => service.replaceAll(' ', '');

/** The same refusal in the words of the SDK of a language. */
export function refused(runtime: Runtime, refusal: AwsRefusal, random: Random): Failure {
  const { service, operation, code, message, status = 400, attempts = 1 } = refusal;
  const id = service === 'DynamoDB' ? random.hex(52).toUpperCase() : random.uuid();
  switch (runtime) {
    case 'node':
      return {
        type: code,
        message,
        library: `@aws-sdk/client-${service.toLowerCase().replaceAll(' ', '-')}`,
        more: {
          $fault: status >= 500 ? 'server' : 'client',
          $metadata: { httpStatusCode: status, requestId: id, attempts, totalRetryDelay: (attempts - 1) * 117 },
        },
      };
    case 'python':
      return {
        type: code === 'ClientError' ? 'botocore.exceptions.ClientError' : pythonType(code),
        message: `An error occurred (${code}) when calling the ${operation} operation${attempts > 4 ? ` (reached max retries: ${attempts - 1})` : ''}: ${message}`,
        library: 'botocore/client.py',
      };
    case 'java': {
      const place = service.toLowerCase().replaceAll(' ', '');
      return {
        type: `software.amazon.awssdk.services.${place}.model.${code.replace(/(?<!Exception)$/, 'Exception')}`,
        message: `${message} (Service: ${camel(service)}, Status Code: ${status}, Request ID: ${id}) (SDK Attempt Count: ${attempts})`,
        library: 'software.amazon.awssdk.protocols.json.internal.unmarshall.JsonProtocolUnmarshaller',
      };
    }
    case 'go':
      return {
        type: '*smithy.OperationError',
        message: `operation error ${service}: ${operation}, ${attempts > 1 ? `exceeded maximum number of attempts, ${attempts}, ` : ''}https response error StatusCode: ${status}, RequestID: ${id}, ${status === 400 && /Exception$/.test(code) ? `${code}: ` : `api error ${code}: `}${message}`,
      };
    case 'dotnet':
      return {
        type: `Amazon.${camel(service)}.Model.${code.replace(/(?<!Exception)$/, 'Exception')}`,
        message,
        library: `Amazon.${camel(service)}`,
        cause: {
          type: 'Amazon.Runtime.Internal.HttpErrorResponseException',
          message: "Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.",
        },
      };
    case 'ruby':
      return { type: `Aws::${camel(service)}::Errors::${code}`, message, library: 'seahorse/client' };
  }
}

/** Only the exceptions that a service models have a class; the others arrive as ClientError. */
const pythonType = (code: string): string =>
  /Exception$/.test(code) && code !== 'AccessDeniedException' && code !== 'ThrottlingException'
    ? `botocore.errorfactory.${code}`
    : 'botocore.exceptions.ClientError';

const short = (type: string): string => type.slice(type.lastIndexOf('.') + 1);

/** Where the program itself stands, the same for the same file. */
export interface Place {
  readonly file: string;
  readonly routine: string;
  readonly line: number;
}

/** The stack as the runtime prints it, causes included. Go has none unless it panics. */
export function stackOf(runtime: Runtime, failure: Failure, { file, routine, line }: Place): string {
  const { type, message, cause, library, source } = failure;
  const inner = cause === undefined ? undefined : stackOf(runtime, cause, { file, routine, line: line - 3 });
  switch (runtime) {
    case 'node': {
      const top =
        library === undefined
          ? ''
          : `\n    at process.read (/var/task/node_modules/${library}/dist-cjs/index.js:812:19)`;
      const own = `${short(type)}: ${message}${top}\n    at async ${routine} (file:///var/task/src/${file}.js:${line}:22)\n    at async Runtime.handler (file:///var/task/src/index.js:31:18)`;
      return inner === undefined ? own : `${own} {\n  [cause]: ${inner.replaceAll('\n', '\n  ')}\n}`;
    }
    case 'python': {
      const top =
        library === undefined
          ? ''
          : `\n  File "/var/lang/lib/python3.13/site-packages/${library}", line 1078, in _request\n    raise error_class(parsed_response, operation_name)`;
      const own = `Traceback (most recent call last):\n  File "/var/task/app/handler.py", line 27, in lambda_handler\n    return ${routine}(event)\n           ${'^'.repeat(routine.length + 7)}\n  File "/var/task/app/${file}.py", line ${line}, in ${routine}\n    ${source ?? `${routine}_all(batch)`}${top}\n${type}: ${message}`;
      return inner === undefined
        ? own
        : `${inner}\n\nThe above exception was the direct cause of the following exception:\n\n${own}`;
    }
    case 'java': {
      const top = library === undefined ? '' : `\n\tat ${library}.unmarshall(${short(library)}.java:118)`;
      const own = `${type}: ${message}${top}\n\tat io.works.${file}.${pascal(routine)}Service.${routine}(${pascal(routine)}Service.java:${line})\n\tat io.works.${file}.Handler.handleRequest(Handler.java:44)\n\tat java.base/java.lang.reflect.Method.invoke(Unknown Source)`;
      return inner === undefined ? own : `${own}\nCaused by: ${inner}\n\t... 2 more`;
    }
    case 'go':
      return `goroutine 1 [running]:\nmain.${routine}(0x4000128600)\n\t/build/cmd/${file}/main.go:${line} +0x1c8`;
    case 'dotnet': {
      const own = `   at Works.${pascal(file)}.${pascal(routine)}Handler.Handle() in /src/${pascal(file)}/${pascal(routine)}Handler.cs:line ${line}`;
      if (cause === undefined) return `${type}: ${message}\n${own}`;
      return `${type}: ${message}\n ---> ${cause.type}: ${cause.message}\n   at Amazon.Runtime.HttpWebRequestMessage.GetResponseAsync()\n   --- End of inner exception stack trace ---\n${own}`;
    }
    case 'ruby':
      return `/var/task/lib/${file}.rb:${line}:in '${source ?? `${pascal(file)}#${routine}`}': ${message} (${type})\n\tfrom /var/task/function.rb:12:in 'handler'`;
  }
}

export const pascal = (text: string): string =>
  text
    .split(/[_\-.\s]/)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('');

/** The program says what it was doing, with the reason inside, as careful programs do. */
export function wrapped(runtime: Runtime, doing: string, cause: Failure): Failure {
  switch (runtime) {
    case 'node':
      return { type: 'OperationFailed', message: `${doing} failed`, cause };
    case 'python':
      return { type: 'app.domain.OperationFailed', message: `${doing} failed`, cause };
    case 'java':
      return { type: 'io.works.domain.OperationFailedException', message: `${doing} failed`, cause };
    case 'dotnet':
      return { type: 'Works.Domain.OperationFailedException', message: `${doing} failed.`, cause };
    case 'go':
      return { ...cause, type: '*fmt.wrapError', message: `${doing}: ${cause.message}` };
    case 'ruby':
      return { type: 'Works::OperationFailed', message: `${doing} failed: ${cause.message}` };
  }
}
