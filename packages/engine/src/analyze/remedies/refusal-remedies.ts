/** What helps against a refusal, by who refuses. */
import type { Refusal } from '../rules/variants.js';
import type { Remedy, RemedyFacts, Step } from './remedy.js';

type Steps = (facts: RemedyFacts) => readonly Step[];

/** A role without a permission: most of what AWS refuses. */
const byRole: Steps = ({ caller, deniedAction, deniedResource }) => [
  [
    `Allow ${deniedAction ?? 'the denied action'} in the execution role of ${caller}`,
    `Add a statement with Effect Allow${deniedAction === undefined ? '' : `, Action ${deniedAction}`}${deniedResource === undefined ? ' and the ARN of the resource' : ` and Resource ${deniedResource}`} to the policy of the role, and deploy it.`,
  ],
  [
    'Check for policies that deny',
    'A resource policy, a key policy of KMS, a permissions boundary or a service control policy can deny what the role allows.',
  ],
  [
    `Find what changed the role of ${caller}`,
    'Search CloudTrail for PutRolePolicy, DetachRolePolicy and UpdateFunctionConfiguration before the first failure.',
  ],
];

const BY: Readonly<Record<Refusal, Steps>> = {
  invocation: () => [
    [
      'Allow API Gateway to invoke the Lambda function',
      'Add a permission to the resource policy of the function (aws lambda add-permission): principal apigateway.amazonaws.com, action lambda:InvokeFunction, the ARN of this API, stage, method and path as source. Without it API Gateway answers 500 and the function logs nothing.',
    ],
    [
      'Check the alias or version that the integration names',
      'A permission belongs to one qualifier: a new alias or a stage variable in the ARN needs its own.',
    ],
    [
      'Find what removed the permission',
      'Search CloudTrail for RemovePermission and DeleteAlias before the first failure; a deployment may remove it and add it again.',
    ],
  ],
  origin: ({ caller }) => [
    [
      `Let ${caller} connect with TLS`,
      'Where the error ends with "no encryption", the server admits encrypted connections only (rds.force_ssl of RDS): set sslmode=require or ssl in the client.',
    ],
    [
      'Admit the client at the server',
      'Else its pg_hba.conf has no line for this host, user and database: add one, or connect by a host, user and database that it has.',
    ],
    [
      `Check user, database and host in the configuration of ${caller}`,
      'Values of another stage are refused in the same words.',
    ],
  ],
  key: ({ caller }) => [
    [
      `Allow the execution role of ${caller} to use the key of KMS`,
      'It needs kms:Decrypt (kms:GenerateDataKey to write) on the ARN of the key, in the policy of the role and, for a key of your own, in the policy of the key as well.',
    ],
    [
      'Check that the key exists where it is looked for',
      'A key belongs to one region and one account. What was encrypted in another of them, or with a key that was deleted, cannot be read here; an alias may have been pointed at another key.',
    ],
    [
      `Find what changed the role of ${caller} or the policy of the key`,
      'Search CloudTrail for PutKeyPolicy, DisableKey, ScheduleKeyDeletion, PutRolePolicy and DetachRolePolicy before the first failure.',
    ],
  ],
  broker: ({ caller }) => [
    [
      `Allow ${caller} to use the topic or group at the broker`,
      'Add an access control list for the user that it signs in as: Read or Write and Describe on the topic, Read on its consumer group. Amazon MSK with IAM asks for the kafka-cluster actions in the execution role instead.',
    ],
    [
      `Check the names of topic and group in the configuration of ${caller}`,
      'A name of another stage, or one with a prefix that is missing, is refused in the same words.',
    ],
    [
      `Check which user ${caller} signs in as`,
      'A certificate or password of another stage belongs to a user without these rights.',
    ],
  ],
  database: ({ caller }) => [
    [
      `Grant the rights that are missing to the database user of ${caller}`,
      'The error names what it may not do: GRANT it on the table, its sequences and the schema. Tables that were created later need default privileges.',
    ],
    [
      `Check which user ${caller} connects as`,
      'Migrations often run as the owner of the tables, and the function as somebody else.',
    ],
    ['Look at the last migration', 'A table that was made anew lost the rights that were granted on the one before.'],
  ],
  files: ({ caller }) => [
    [
      `Let ${caller} write below /tmp only`,
      'In Lambda everything else is read-only. Point caches, home and working folders of libraries there, by their own settings or environment variables such as HOME.',
    ],
    [
      `Check the rights of the files in the package of ${caller}`,
      'Everybody has to be able to read them (and run programs): mode 644, and 755 for folders and programs, before the package is built.',
    ],
    [
      'Check the access point, if the path is on a file system of EFS',
      'Its POSIX user and the rights of its root folder decide what the function may do.',
    ],
  ],
};

const steps: Steps = (facts) => (facts.refusal === undefined ? byRole : BY[facts.refusal])(facts);

export const REFUSAL_REMEDIES: readonly Remedy[] = [0, 1, 2].map((index) => (facts) => steps(facts)[index]);
