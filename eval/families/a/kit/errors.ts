/** Errors as the clients and runtimes of five languages word them. */
import type { Random } from './random.js';
import type { Thrown } from './tape.js';

export const LANGUAGES = ['node-v3', 'node-v2', 'python', 'java', 'go', 'dotnet'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface AwsFailure {
  /** As in an ARN and a client's name, such as `DynamoDB`. */
  readonly service: string;
  readonly operation: string;
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

/** An error of an AWS service as each SDK raises it. */
export function awsError(language: Language, failure: AwsFailure, random: Random): Thrown {
  const { service, operation, code, message, status } = failure;
  const named = /(?:Exception|Error)$/.test(code) ? code : `${code}Exception`;
  const stack = stackOf(language, random);
  const awsRequestId = random.uuid();
  switch (language) {
    case 'node-v3':
      return {
        type: code,
        message,
        stack,
        extra: { $fault: 'client', $metadata: { httpStatusCode: status, requestId: awsRequestId, attempts: 3 } },
      };
    case 'node-v2':
      return { type: code, message, stack, extra: { code, statusCode: status, retryable: status >= 500 } };
    case 'python':
      return {
        type: random.chance(0.5) ? 'ClientError' : `botocore.errorfactory.${code}`,
        message: `An error occurred (${code}) when calling the ${operation} operation: ${message}`,
        stack,
      };
    case 'java':
      return {
        type: `software.amazon.awssdk.services.${service.toLowerCase()}.model.${named}`,
        message: `${message} (Service: ${service}, Status Code: ${status}, Request ID: ${awsRequestId})`,
        stack,
      };
    case 'go':
      return {
        type: '*smithy.OperationError',
        message: `operation error ${service}: ${operation}, https response error StatusCode: ${status}, RequestID: ${awsRequestId}, ${code}: ${message}`,
        stack,
      };
    case 'dotnet':
      return { type: `Amazon.${service}.Model.${named}`, message, stack };
  }
}

export type Words = Partial<
  Record<'node' | 'python' | 'java' | 'go' | 'dotnet', readonly [type: string, message: string]>
>;

export const familyOf = (language: Language): keyof Words =>
  language === 'node-v2' || language === 'node-v3' ? 'node' : language;

/** An error of a runtime or library; languages without words of their own use those of Node.js. */
export function languageError(language: Language, words: Words, random: Random, extra?: Thrown['extra']): Thrown {
  const [type, message] = words[familyOf(language)] ?? words.node ?? ['Error', 'failed'];
  const isNode = familyOf(language) === 'node' || words[familyOf(language)] === undefined;
  const stack = stackOf(isNode ? 'node-v3' : language, random);
  return { type, message, stack, ...(extra === undefined || !isNode ? {} : { extra }) };
}

export function stackOf(language: Language, random: Random): readonly string[] {
  const line = random.int(10, 240);
  switch (familyOf(language)) {
    case 'python':
      return [
        'Traceback (most recent call last):',
        `  File "/var/task/app/handler.py", line ${line}, in handle`,
        `  File "/var/task/app/store.py", line ${line + 7}, in perform`,
      ];
    case 'java':
      return [
        `\tat shop.app.Worker.perform(Worker.java:${line})`,
        `\tat shop.app.Handler.handleRequest(Handler.java:${line + 20})`,
      ];
    case 'go':
      return [`main.perform /var/task/main.go:${line}`];
    case 'dotnet':
      return [`   at Shop.App.Worker.Perform() in /src/Worker.cs:line ${line}`];
    default:
      return [
        `    at perform (/var/task/src/worker.js:${line}:11)`,
        `    at async handler (/var/task/src/index.js:${line + 3}:5)`,
      ];
  }
}

/** The text that the runtime itself writes when a handler fails. */
export function uncaught(
  language: Language,
  { type, message, stack, extra }: Thrown,
  at: number,
  requestId: string,
): string {
  switch (familyOf(language)) {
    case 'python':
      return `[ERROR] ${type.slice(type.lastIndexOf('.') + 1)}: ${message}\n${stack.join('\n')}`;
    case 'java':
      return `${type}: ${message}\n${stack.join('\n')}`;
    case 'go':
      return JSON.stringify({
        level: 'ERROR',
        errorMessage: message,
        errorType: type.slice(type.lastIndexOf('.') + 1),
        requestId,
      });
    case 'dotnet':
      return JSON.stringify({
        timestamp: new Date(at).toISOString(),
        level: 'Error',
        requestId,
        message: 'Unhandled exception',
        errorType: type,
        errorMessage: message,
        stackTrace: stack.map((frame) => frame.trim()),
      });
    default:
      return `${new Date(at).toISOString()}\t${requestId}\tERROR\tInvoke Error \t${JSON.stringify({ errorType: type, errorMessage: message, ...extra, stack: [`${type}: ${message}`, ...stack.map((frame) => frame.trim())] })}`;
  }
}
