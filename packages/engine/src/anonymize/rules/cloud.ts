/** Rules for cloud identifiers: ARNs keep partition, service, region and resource type. */
import {
  COLON,
  DASH,
  DIGIT,
  DIGIT_RUN_7,
  DIGITS_4,
  DIGITS_7,
  RUN_16,
  SLASH,
  SQUARE,
  UNDERSCORE,
} from '../characters.js';
import type { Span } from '../span.js';
import { allowNothing, isKnownText } from '../vocabulary/atoms.js';
import { isHarmlessNumber } from '../vocabulary/harmless-numbers.js';
import { isTradeWord } from '../vocabulary/trade-words.js';
import { isKnownRoute } from './path-owners.js';
import { matchesOf, patternRule, type Rule } from './rule.js';

const ARN =
  /(?<![A-Za-z0-9])arn:(?:aws[a-z-]{0,12}):([a-z0-9-]{1,40}):([a-z0-9-]{0,24}):(\w{0,64}):([^\s"'<>,;(){}[\]\\|]{1,512})/g;
/** Resource types that an ARN may name before its resource; all else is a name. */
const RESOURCE_TYPES = new Set(
  `function table index stream role user policy group queue topic stack log-group log-stream rule event-bus statemachine stateMachine execution
  activity secret parameter key alias instance cluster service task task-definition container-instance restapis stages
  db snapshot subnet vpc security-group loadbalancer targetgroup listener app net deliverystream application layer
  event-source-mapping assumed-role federated-user root bucket accesspoint userpool identitypool apis certificate
  distribution hostedzone alarm dashboard repository project pipeline build domain workgroup crawler job trail
  saml-provider oidc-provider mfa instance-profile volume image network-interface environment deployment stage`.split(
    /\s+/,
  ),
);

/** Of whom an account is; the legend tells the two apart. */
export const CALLER = 'the account of a caller, in an ARN';
export const OWNER = 'the account that owns a resource, in an ARN';

const arnRule: Rule = {
  name: 'arn',
  requires: COLON,
  anyOf: 0,
  needs: ['arn:'],
  find(text) {
    const spans: Span[] = [];
    for (const match of matchesOf(ARN, text)) {
      const [whole, service = '', , account = '', resource = ''] = match;
      const end = match.index + whole.length;
      const start = end - resource.length;
      if (account !== '' && account !== 'aws') {
        spans.push({
          start: start - 1 - account.length,
          end: start - 1,
          kind: 'ACCT',
          reason: /^(?:sts|iam)$/.test(service) ? CALLER : OWNER,
        });
      }
      // What AWS itself owns is the same for everybody.
      if (account !== 'aws') spans.push(...resourceSpans(text, start, end, service));
    }
    return spans;
  },
};

/** Services whose resources are parts of a program: a name made of words is as harmless there as in a message. */
const RUNS_CODE: ReadonlySet<string> = new Set(
  `lambda sqs sns dynamodb states events kinesis firehose scheduler ecs logs pipes batch cloudwatch codebuild codepipeline xray
  elasticloadbalancing autoscaling apigateway execute-api ecr eks kafka glue athena rds elasticache es aoss codedeploy
  elasticbeanstalk synthetics schemas appsync airflow mq redshift sagemaker bedrock wafv2 backup cloudformation servicediscovery`.split(
    /\s+/,
  ),
);
/** Services of roles: parts of a program are called by what they do, and persons by one word or two names. */
const OF_ROLES: ReadonlySet<string> = new Set(['iam', 'sts']);

/** Every part of the resource is hidden but the types that AWS defines: `table/<RES_1>/index/<RES_2>`. */
function resourceSpans(text: string, start: number, end: number, service: string): readonly Span[] {
  const spans: Span[] = [];
  const trimmed = end - (/[.:/]+$/.exec(text.slice(start, end))?.[0].length ?? 0);
  const isOfRole = OF_ROLES.has(service) && OF_ROLE.test(text.slice(start, trimmed));
  const mayStay = RUNS_CODE.has(service) || isOfRole;
  let before = '';
  for (let at = start; at < trimmed; ) {
    const length = text.slice(at, trimmed).search(/[:/]/);
    const stop = length < 0 ? trimmed : at + length;
    const part = text.slice(at, stop);
    const isVersion = at > start && VERSION_PART.test(part);
    const label = before === 'stream' ? LABEL.exec(text.slice(at, trimmed))?.[0].length : undefined;
    if (label !== undefined) {
      spans.push({ start: at, end: at + label, kind: 'TIME', reason: 'since when a table has its stream' });
      at += label + 1;
      continue;
    }
    if (part !== '' && part !== '*' && !RESOURCE_TYPES.has(part) && !isVersion) {
      const own = ownPart(part);
      if (
        !(
          mayStay &&
          own === 0 &&
          (isNameOfCode(part) || isOneOfMany(part, before)) &&
          !(isOfRole && ONE_WORD.test(part))
        )
      ) {
        spans.push({ start: at + own, end: stop, kind: 'RES', reason: 'the resource of an ARN' });
      }
    }
    before = part;
    at = stop + 1;
  }
  return spans;
}

/** Two words or more: one alone may be whose it is, unless it is a word of trade. */
const OF_WORDS = /^[A-Za-z]{2,}(?:[-_.][A-Za-z]{2,}|[A-Z][a-z]+)+$/;
/** True for `onboarding-prod-enqueue` and `ledger`: made of known words, and more than one unless it is a word of trade. */
export const isNameOfCode = (part: string): boolean =>
  OF_WORDS.test(part) ? isKnownText(part, allowNothing) : isTradeWord(part);
/** A table or a queue for many of a kind. */
const isOneOfMany = (part: string, before: string): boolean =>
  before === 'table' && PLURAL.test(part) && isKnownText(part, allowNothing);
const PLURAL = /^[A-Za-z][a-z]{4,23}s$/;
const ONE_WORD = /^[A-Za-z]*$/;
/** Roles, and what is given to them; never users. */
const OF_ROLE = /^(?:role|policy|assumed-role|instance-profile)\//;
const VERSION_PART = /^(?:\$LATEST|\d{1,4}|\*)$/;
/** When the stream of a table was switched on tells it from the one before: `stream/2024-01-08T15:12:11.992`. */
const LABEL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?/;

/** Where the part of a name that is not AWS's own begins: IAM Identity Center calls its roles `AWSReservedSSO_Admin_0123456789abcdef`. */
const ownPart = (part: string): number => {
  const own = part.startsWith('AWSReserved') ? RESERVED.exec(part)?.[1] : undefined;
  return own !== undefined && isKnownText(own, allowNothing) ? own.length : 0;
};
const RESERVED = /^(AWSReservedSSO_[A-Za-z]{2,40}_)[0-9a-f]{16}$/;

const OPERATION_BEFORE = /(?:^|[\s"'])Microsoft\.[A-Za-z]{2,40}\/[A-Za-z]{2,32}\/$/;

export const cloudRules: readonly Rule[] = [
  arnRule,
  patternRule({
    name: 's3-access-log',
    kind: 'RES',
    reason: 'the bucket of a line about access to S3',
    requires: RUN_16 | SQUARE,
    pattern: /(?<![^\n])[0-9a-f]{64} ([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?= \[\d{2}\/)/g,
  }),
  patternRule({
    name: 'aws-account',
    requires: DIGITS_7 | DIGIT_RUN_7,
    kind: 'ACCT',
    reason: 'has the form of an AWS account id (12 digits)',
    pattern: /(?<![\d.+])(?<![0-9a-f]{4}-)\d{12}(?!\d)/g,
    accept: (match, text, start) => !isHarmlessNumber(match, text, start),
  }),
  patternRule({
    name: 'aws-resource-id',
    requires: DASH | DIGIT,
    kind: 'RES',
    reason: 'the id of an AWS resource',
    pattern:
      /(?<![A-Za-z0-9])(?:i|vol|sg|subnet|vpc|eni|ami|rtb|igw|nat|acl|snap|lt|eipalloc|vpce|tgw|pcx|fs|asg|cl|dopt|eigw|rds|db|cluster)-[0-9a-f]{8,17}(?![A-Za-z0-9])/g,
  }),
  patternRule({
    name: 'cloud-path',
    requires: SLASH,
    kind: 'RES',
    reason: 'a project, a group or an account in the path of a cloud resource',
    needs: ['projects/', 'groups/', 'subscriptions/', 'accounts/', 'vaults/', 'folders/'],
    pattern:
      /(?<![\w-])(?:projects|resourceGroups|resource-?groups|managementGroups|billingAccounts|storageAccounts|serviceAccounts|subscriptions|vaults|folders)\/([^\s/?#"'`<>{}:*[\]()|,;\\]{2,128})(?=\/)/gi,
    // `Microsoft.KeyVault/vaults/secrets/read` is an operation.
    accept: (match, text, start) =>
      !isKnownRoute(match) && !OPERATION_BEFORE.test(text.slice(Math.max(0, start - 80), start)),
  }),
  patternRule({
    name: 'user-pool',
    kind: 'RES',
    reason: 'the id of a pool of users',
    requires: UNDERSCORE | DASH | DIGIT,
    pattern: /(?<![\w-])[a-z]{2}-[a-z]{4,9}-\d_([A-Za-z0-9]{9,55})(?!\w)/g,
  }),
  patternRule({
    name: 's3-location',
    requires: COLON | SLASH,
    kind: 'RES',
    reason: 'a bucket or object in a location',
    needs: ['s3', 'gs:'],
    pattern: /(?<![A-Za-z0-9])(?:s3[an]?|gs):\/\/([^\s"'<>]{1,512})/gi,
  }),
  patternRule({
    name: 'log-stream',
    requires: SQUARE | DIGITS_4 | SLASH,
    kind: 'RES',
    reason: 'the name of a log stream',
    // The day and the version of the function are left to the other rules.
    pattern: /\d{4}\/\d{2}\/\d{2}\/[\w-]{0,64}\[[^\]\s]{1,40}\]([0-9a-f]{16,40})/g,
  }),
];
