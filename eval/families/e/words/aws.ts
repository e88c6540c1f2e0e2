/** How the SDKs of AWS word what an API refused, in each language. */
import type { Dice } from '../../../kit/dice.js';
import type { Fn } from '../kit/function.js';
import type { Thrown } from '../kit/thrown.js';

interface Service {
  readonly node: string;
  readonly java: readonly [pkg: string, name: string];
  readonly go: string;
  readonly dotnet: string;
  readonly ruby: string;
}

const SERVICES = {
  dynamodb: {
    node: 'dynamodb',
    java: ['dynamodb', 'DynamoDb'],
    go: 'DynamoDB',
    dotnet: 'DynamoDBv2',
    ruby: 'DynamoDB',
  },
  s3: { node: 's3', java: ['s3', 'S3'], go: 'S3', dotnet: 'S3', ruby: 'S3' },
  sqs: { node: 'sqs', java: ['sqs', 'Sqs'], go: 'SQS', dotnet: 'SQS', ruby: 'SQS' },
  sns: { node: 'sns', java: ['sns', 'Sns'], go: 'SNS', dotnet: 'SimpleNotificationService', ruby: 'SNS' },
  kinesis: { node: 'kinesis', java: ['kinesis', 'Kinesis'], go: 'Kinesis', dotnet: 'Kinesis', ruby: 'Kinesis' },
  secrets: {
    node: 'secrets-manager',
    java: ['secretsmanager', 'SecretsManager'],
    go: 'Secrets Manager',
    dotnet: 'SecretsManager',
    ruby: 'SecretsManager',
  },
  ssm: { node: 'ssm', java: ['ssm', 'Ssm'], go: 'SSM', dotnet: 'SimpleSystemsManagement', ruby: 'SSM' },
  lambda: { node: 'lambda', java: ['lambda', 'Lambda'], go: 'Lambda', dotnet: 'Lambda', ruby: 'Lambda' },
  ses: { node: 'ses', java: ['ses', 'Ses'], go: 'SES', dotnet: 'SimpleEmail', ruby: 'SES' },
  kms: { node: 'kms', java: ['kms', 'Kms'], go: 'KMS', dotnet: 'KeyManagementService', ruby: 'KMS' },
} satisfies Record<string, Service>;
export type AwsService = keyof typeof SERVICES;

export interface Refusal {
  readonly service: AwsService;
  readonly op: string;
  readonly code: string;
  readonly message: string;
  readonly status: number;
  /** Further properties that the SDK for JavaScript puts on the error. */
  readonly props?: Readonly<Record<string, unknown>>;
}

const DYNAMO_ID = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export function awsError(dice: Dice, { language }: Fn, { service, op, code, message, status, props }: Refusal): Thrown {
  const names = SERVICES[service];
  const id = service === 'dynamodb' ? `${dice.text(52, DYNAMO_ID)}` : dice.uuid();
  const bare = code.split('.').at(-1) ?? code;
  const exception = /(?:Exception|Error)$/.test(bare) ? bare : `${bare}Exception`;
  switch (language) {
    case 'node': {
      const v3 = {
        $fault: status < 500 ? 'client' : 'server',
        $metadata: { httpStatusCode: status, requestId: id, attempts: 1, totalRetryDelay: 0 },
        ...props,
      };
      const v2 = {
        code,
        statusCode: status,
        requestId: id,
        retryable: false,
        retryDelay: 28.4,
        time: '2026-01-01T00:00:00.000Z',
      };
      const isV3 = dice.chance(0.75);
      const frames = isV3
        ? [
            `de_${op}CommandError (/var/task/node_modules/@aws-sdk/client-${names.node}/dist-cjs/index.js:${dice.int(900, 2600)}:14)`,
            'process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
          ]
        : [
            'Request.extractError (/var/task/node_modules/aws-sdk/lib/protocol/json.js:80:27)',
            'Request.callListeners (/var/task/node_modules/aws-sdk/lib/sequential_executor.js:106:20)',
          ];
      return { type: code, message, library: frames, props: isV3 ? v3 : { ...v2, ...props } };
    }
    case 'python': {
      const type = dice.chance(0.6) ? 'botocore.exceptions.ClientError' : `botocore.errorfactory.${bare}`;
      const library = [
        '  File "/var/lang/lib/python3.12/site-packages/botocore/client.py", line 1023, in _make_api_call\n    raise error_class(parsed_response, operation_name)',
      ];
      return { type, message: `An error occurred (${code}) when calling the ${op} operation: ${message}`, library };
    }
    case 'java': {
      const [pkg, name] = names.java;
      const details = `(Service: ${name}, Status Code: ${status}, Request ID: ${id}${dice.chance(0.5) ? ', SDK Attempt Count: 1' : ''})`;
      const library = [
        'software.amazon.awssdk.core.internal.http.CombinedResponseHandler.handleErrorResponse(CombinedResponseHandler.java:125)',
      ];
      return {
        type: `software.amazon.awssdk.services.${pkg}.model.${exception}`,
        message: `${message} ${details}`,
        library,
      };
    }
    case 'go': {
      const modeled = dice.chance(0.6) ? `${code}: ${message}` : `api error ${code}: ${message}`;
      return {
        type: 'OperationError',
        message: `operation error ${names.go}: ${op}, https response error StatusCode: ${status}, RequestID: ${id}, ${modeled}`,
      };
    }
    case 'dotnet': {
      const inner = {
        type: 'Amazon.Runtime.Internal.HttpErrorResponseException',
        message: "Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.",
      };
      return {
        type: `Amazon.${names.dotnet}.Model.${exception}`,
        message,
        cause: dice.chance(0.5) ? inner : undefined,
        library: [
          '   at Amazon.Runtime.Internal.HttpErrorResponseExceptionHandler.HandleExceptionStream(IRequestContext requestContext)',
        ],
      };
    }
    case 'ruby':
      return {
        type: `Aws::${names.ruby}::Errors::${bare}`,
        message,
        library: [
          "/var/runtime/gems/aws-sdk-core-3.201.1/lib/seahorse/client/plugins/raise_response_errors.rb:17:in `call'",
        ],
      };
  }
}
