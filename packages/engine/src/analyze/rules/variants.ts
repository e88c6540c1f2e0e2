/** Faults of one name that read, and are mended, in different ways. */
import { anyOf, eitherOf } from '../../model/patterns.js';
import type { Failure } from '../failures/failure.js';
import { says } from './says.js';

/** The function's own disk, and not that of a server. */
export const isDiskFull = (failure: Failure): boolean =>
  failure.verdict.fault === 'resource-saturated' &&
  failure.verdict.seat === 'function' &&
  [failure.verdict.matched, ...failure.signals.texts].some(({ value }) =>
    /ENOSPC|EDQUOT|space|disk|\b28\b/i.test(value.slice(0, 2_000)),
  );

/** An object of S3 is missing, and not the bucket. */
export const isObjectMissing = (failure: Failure): boolean =>
  failure.verdict.fault === 'missing-resource' && says(failure, /\bNoSuchKey\b|specified key does not exist/i);

/** What was to be made is there already, and nobody else wrote at the same time. */
export const isDuplicate = (failure: Failure): boolean =>
  failure.verdict.fault === 'conflict' &&
  says(
    failure,
    anyOf(
      /already exists/,
      /\b(?:AlreadyExists|NameExists|ALREADY_EXISTS|EEXIST|E11000|DuplicateKey|DuplicateItem|23505|P2002|ER_DUP_ENTRY|sql-1062|BucketAlreadyOwnedByYou)/,
      /duplicate (?:key|entry)|unique constraint/,
    ),
  );

/** Who refuses, where it is not AWS by the function's role; the more exact first. */
const REFUSALS = [
  ['invocation', /[Ii]nvalid permissions on Lambda function/],
  ['origin', /no pg_hba\.conf entry for/],
  ['trust', /cannot be assumed by|\bsts:AssumeRole(?:With\w+)?\b/],
  ['google', /Permission '[\w.]+' denied (?:on|for) resource|\bgoogle\.api_core\b|IAM_PERMISSION_DENIED|\bgcloud\b/],
  ['cluster', /is forbidden: User "[^"]+" cannot \w+ resource/],
  ['search', /no permissions for \[(?:indices|cluster):/],
  ['repository', /Permission to \S+ denied to /],
  ['model', /have access to the model with the specified model ID/],
  ['key', /ciphertext refers to a customer master key|KMS access was denied|\bK(?:MS|ms)AccessDenied/],
  [
    'broker',
    eitherOf(
      /\b(?:Topic|Group|Cluster|TransactionalId)Authorization(?:Exception|Error)?\b|_AUTHORIZATION_FAILED\b/,
      /Not authorized to access (?:topics?|group)|ACCESS_REFUSED/,
    ),
  ],
  [
    'database',
    anyOf(
      /\b42501\b/,
      /permission denied (?:for|to) (?:table|relation|schema|sequence|database|function|view|create|set)\b/,
      /must be owner of|\bsql-(?:1044|1142|1143|1227|1370)\b|\b\w+ command denied to user/,
      /not authorized on \w+ to execute|\bNOPERM\b|ORA-01031/,
    ),
  ],
  [
    'files',
    eitherOf(
      /\b(?:EACCES|EPERM|EROFS)\b(?!.{0,20}(?:connect|listen|bind))|Errno 13/,
      /(?:FileNotFound|open|mkdir|unlink|scandir|spawn|exec) \S+: permission denied/,
      /exec: "[^"]+": permission denied|\.sh: Permission denied|[Pp]ermission denied: '?\/|Read-only file system/,
      /AccessDeniedException: \/|Access to the path/,
    ),
  ],
] as const satisfies readonly (readonly [string, RegExp])[];

export type Refusal = (typeof REFUSALS)[number][0];

/** Undefined for a refusal of AWS by the function's role, and for all that do not say who refuses. */
export const refusalOf = (failure: Failure): Refusal | undefined =>
  failure.verdict.fault === 'permission-denied'
    ? REFUSALS.find(([, pattern]) => says(failure, pattern))?.[0]
    : undefined;

/** API Gateway could not read what the function returned. */
export const isMalformedAnswer = (failure: Failure): boolean =>
  failure.verdict.fault === 'code-defect' && says(failure, /Malformed Lambda proxy response/);

/** The code outside the handler did not finish in time: `INIT_REPORT … Phase: init Status: timeout`. */
export const isInitTimeout = ({ verdict, event }: Failure): boolean =>
  verdict.fault === 'timeout' &&
  (event.data['@type'] === 'INIT_REPORT' || event.name === 'INIT_REPORT') &&
  event.data['@phase'] !== 'invoke';

/** Kinds of resources in the names and words of errors, the more exact first. */
const NOUNS: readonly (readonly [string, RegExp])[] = [
  ['an SQS queue', /NonExistentQueue|QueueDoesNotExist|specified queue does not exist/],
  ['an S3 bucket', /NoSuchBucket\b|specified bucket does not exist/],
  ['a table', /TableNotFound|ER_NO_SUCH_TABLE|\b42P01\b|\brelation "|UndefinedTable|P2021|no such table/],
  ['a database', /ER_BAD_DB_ERROR|\b3D000\b|Unknown database|P1003|DatabaseNotFound/],
  ['a topic', /UNKNOWN_TOPIC|UnknownTopic|TopicNotFound|Topic does not exist/],
  ['a state machine', /StateMachineDoesNotExist|State Machine Does Not Exist/],
  ['a secret', /Secrets Manager can't find/],
  ['a function', /Function not found/],
  ['an index', /index_not_found/],
];

/** `an SQS queue`: what kind of resource is missing; undefined where the error does not say. */
export const resourceNoun = (failure: Failure): string | undefined =>
  NOUNS.find(([, pattern]) => says(failure, pattern))?.[0];
