/** The action of IAM behind an operation of AWS. Source: the Service Authorization Reference. */

/** Operations that need the action of their own name, by service. */
const SAME: Readonly<Record<string, string>> = {
  dynamodb: 'BatchGetItem BatchWriteItem DeleteItem GetItem PutItem Query Scan UpdateItem',
  events: 'PutEvents',
  kinesis: 'PutRecord PutRecords',
  kms: 'Decrypt Encrypt GenerateDataKey',
  s3: 'DeleteObject GetObject PutObject',
  secretsmanager: 'GetSecretValue',
  ses: 'SendEmail SendRawEmail SendTemplatedEmail',
  sns: 'Publish',
  sqs: 'ChangeMessageVisibility DeleteMessage GetQueueAttributes GetQueueUrl ReceiveMessage SendMessage',
  ssm: 'GetParameter GetParameters GetParametersByPath',
  states: 'StartExecution StartSyncExecution',
  sts: 'AssumeRole',
  bedrock: 'InvokeModel InvokeModelWithResponseStream',
};
/** Operations that need one of another name. */
const OTHER: Readonly<Record<string, string>> = {
  ChangeMessageVisibilityBatch: 'sqs:ChangeMessageVisibility',
  Converse: 'bedrock:InvokeModel',
  ConverseStream: 'bedrock:InvokeModelWithResponseStream',
  CreateMultipartUpload: 's3:PutObject',
  DeleteMessageBatch: 'sqs:DeleteMessage',
  DeleteObjects: 's3:DeleteObject',
  HeadBucket: 's3:ListBucket',
  HeadObject: 's3:GetObject',
  Invoke: 'lambda:InvokeFunction',
  InvokeAsync: 'lambda:InvokeFunction',
  ListBuckets: 's3:ListAllMyBuckets',
  ListObjects: 's3:ListBucket',
  ListObjectsV2: 's3:ListBucket',
  PostToConnection: 'execute-api:ManageConnections',
  PublishBatch: 'sns:Publish',
  SendMessageBatch: 'sqs:SendMessage',
  UploadPart: 's3:PutObject',
};

const ACTIONS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SAME).flatMap(([service, names]) =>
    names.split(' ').map((name) => [name, `${service}:${name}`] as const),
  ),
  ...Object.entries(OTHER),
]);

/** `s3:GetObject` for `GetObject`; the operation itself where the table does not hold it. */
export const actionOf = (operation: string): string => ACTIONS.get(operation) ?? operation;
