/** What helps against a refusal, by who refuses. */
import type { Refusal } from '../rules/variants.js';
import type { Remedy, RemedyFacts, Step } from './remedy.js';

type Steps = (facts: RemedyFacts) => readonly Step[];

/** Who refuses is not known, and nothing says that it is AWS. */
const bySomebody: Steps = ({ caller }) => [
  [
    `Find out as whom ${caller} makes the call, and allow it there`,
    'The identity is a role, a service account, a user or a token; the error or the log of who refused names what it lacks.',
  ],
  [
    `Check the credentials and the address in the configuration of ${caller}`,
    'Those of another stage or account are refused in the same words.',
  ],
  [
    'Find what changed',
    'A policy, a role, or a token with fewer rights: look at the audit log before the first failure.',
  ],
];

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
  trust: ({ caller }) => [
    [
      'Let the trust policy of the role name who asks for it',
      'The principal has to be the service (lambda.amazonaws.com), the account or the identity provider. For GitHub Actions the condition on sub has to fit repository and branch or environment, aud is sts.amazonaws.com, and the job needs the permission id-token: write.',
    ],
    [
      `Check the ARN of the role in the configuration of ${caller}`,
      'A role of another account or with a path in its name is easily misspelled; it answers in the same words.',
    ],
    [
      'Try again some seconds after the role was made',
      'A new role is not known everywhere at once: a deployment has to wait, or to be run again.',
    ],
  ],
  google: ({ caller }) => [
    [
      `Grant the permission to the service account of ${caller}`,
      'The error names permission and resource: give the account a role that holds it, on that resource or the project. gcloud projects get-iam-policy shows what it has.',
    ],
    [
      `Check which service account ${caller} runs as`,
      'Without one of its own it is the default account of the project; what is named may also not exist, which answers alike.',
    ],
  ],
  cluster: ({ caller }) => [
    [
      `Bind a role to the service account of ${caller}`,
      'The error names verb, resource and namespace: a Role with a RoleBinding in that namespace, or a ClusterRole. kubectl auth can-i --as shows whether it is enough.',
    ],
    [
      `Check which service account the pod of ${caller} uses`,
      'Without serviceAccountName it is the one called default.',
    ],
  ],
  search: ({ caller }) => [
    [
      `Map the user or role of ${caller} to a role of the search cluster`,
      'The error names the action and who asked. In OpenSearch add the ARN of the IAM role as a backend role of a role with that permission on the index; a policy of IAM alone is not enough where fine-grained access control is on.',
    ],
    ['Check the pattern of indices of that role', 'An index with a new name or date may not fit it.'],
  ],
  repository: ({ caller }) => [
    [
      `Give the token of ${caller} the right to write`,
      'In GitHub Actions set permissions: contents: write for the job; another repository needs a token or a deploy key of its own.',
    ],
    ['Check the rules of the branch', 'A protected branch refuses pushes of those who are not listed.'],
  ],
  model: ({ caller }) => [
    [
      'Ask for access to the model in Bedrock, in this region',
      'Model access in the console; some vendors want the use case first.',
    ],
    [`Check model id and region in the configuration of ${caller}`, 'Not every model is in every region.'],
  ],
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
  files: ({ caller, aws }) => [
    aws
      ? [
          `Let ${caller} write below /tmp only`,
          'In Lambda everything else is read-only. Point caches, home and working folders of libraries there, by their own settings or environment variables such as HOME.',
        ]
      : [
          `Give the user that ${caller} runs as the right to this file or folder`,
          'Compare owner and mode (ls -ln) with that user; in a container chown it in the image, or set fsGroup for a volume. A read-only file system needs a volume for what is written.',
        ],
    [
      `Check the rights of the files in the package of ${caller}`,
      'Everybody has to be able to read them (and run programs): mode 644, and 755 for folders and programs, before the package is built.',
    ],
    ...(aws
      ? [
          [
            'Check the access point, if the path is on a file system of EFS',
            'Its POSIX user and the rights of its root folder decide what the function may do.',
          ] as const,
        ]
      : []),
  ],
};

const steps: Steps = (facts) =>
  (facts.refusal !== undefined
    ? BY[facts.refusal]
    : facts.aws || facts.deniedAction !== undefined
      ? byRole
      : bySomebody)(facts);

export const REFUSAL_REMEDIES: readonly Remedy[] = [0, 1, 2].map((index) => (facts) => steps(facts)[index]);
