/**
 * Sentences that platforms, tools and vendors document, and what they mean. They come before all other rules: their words
 * mention timeouts, ports and values in passing.
 * Sources: AWS ("Troubleshoot issues in Lambda", CloudFormation's stack states, Step Functions' quotas, CloudFront Functions,
 * Bedrock's inference profiles), Google Cloud Run ("Troubleshoot"), Azure Functions and App Service (diagnostics events),
 * Kubernetes (reasons of events, messages of the scheduler and of probes), Heroku (error codes), Cloudflare Workers
 * ("Errors and exceptions"), Terraform and Pulumi (state locks), Docker's client, npm (`EUSAGE`, `ERESOLVE`), Flyway, Prisma
 * Migrate and Rails (migrations), gunicorn (`sock.py`), pydantic-settings, Elasticsearch (index blocks), Kafka's consumer, the APIs of OpenAI and Anthropic, and the
 * verifiers of webhooks of Stripe, Svix, GitHub's Octokit and Slack's Bolt.
 */
import { anyOf } from '../../model/patterns.js';
import { NOT_CONNECTED } from './not-connected.js';
import type { Rule } from './rule.js';

/** Names that clients give to nothing else. */
const CONNECT_TIMEOUT =
  /(?:^|[.:$])(?:(?:Http)?ConnectTimeout(?:Error|Exception)?|UND_ERR_CONNECT_TIMEOUT|OpenTimeout)$/;

const UNSET = '(?:undefined|null|None|nil|NaN)';

export const DOCUMENTED_RULES: readonly Rule[] = [
  {
    fault: 'connection-failed',
    seat: 'dependency',
    when: ({ types }) => types.find(({ value }) => CONNECT_TIMEOUT.test(value)),
    wording: NOT_CONNECTED,
    // A pool that had none to give, a name that was not found in time, or another attempt of several that says more.
    unless: /\b(?:pool|Pool)\b|\blookup \S+|getaddrinfo|refused|ECONNREFUSED|certificate/,
  },
  {
    fault: 'signature-mismatch',
    seat: 'function',
    types:
      /^(?:(?:Stripe)?SignatureVerification(?:Error|Exception)?|Webhook(?:Signature)?Verification(?:Error|Exception)?)$/,
    wording: anyOf(
      /No signatures? found matching the expected signature|[Ww]ebhook signature verification failed/,
      /Timestamp outside the tolerance zone|No stripe-signature header value/,
      /Unable to extract timestamp and signatures from header/,
      /^(?:\w+: )?No matching signature found|signature does not match event payload and secret/,
      /request signing verification failed|[Ff]ailed to verify authenticity: (?:signature mismatch|stale)/,
      /(?:webhook|hook|payload|event) signature (?:(?:is |was |does |did |could )?(?:not (?:match|valid|be verified)|invalid)|mismatch\w*|(?:check|verification|validation) failed)/,
      /invalid (?:webhook|hook|HMAC) signature/,
      /signature of the (?:webhook|payload|event) (?:is invalid|does not match)/,
      // A request that was signed with the secret of another key: AWS, what speaks S3's protocol, Azure Storage.
      /request signature we calculated does not match|MAC signature found in the HTTP request .{0,200} is not the same/,
    ),
    // A token, and not a message, was signed by somebody else; or the time of the signature is over.
    unless: /[Tt]oken'?s? [Ss]ignature|\bJW[TS]\b|jsonwebtoken|Signature (?:expired|not yet current)/,
  },
  {
    fault: 'startup-failed',
    seat: 'function',
    wording: anyOf(
      /entrypoint requires the handler name to be the first argument|Failed to (?:initialize|create) CoreCLR/,
      /failed to start and (?:then )?listen on the port|Container failed to start\b|CannotStartContainerError/,
      /Essential container in task exited|TaskFailedToStart/,
      /(?:Liveness|Readiness|Startup) probe failed|failed (?:liveness|startup) probe/,
      /Back-off restarting failed container|CrashLoopBackOff|\bRunContainerError\b/,
      /Error R10 \(Boot timeout\)|failed to bind to \$PORT|didn't respond to HTTP pings on port|failing site start/,
      /app is not listening on the expected address/,
      /No job functions found|Did not find any initialized language workers|Worker failed to (?:index|load) functions?/,
      /\bEADDRINUSE\b|[Aa]ddress already in use|[Pp]ort \d{2,5} (?:was|is) already in use|port is already allocated/,
      /\bConnection in use: \(|Can't connect to \('[\w.:]*', \d+\)/,
    ),
    // Memory is what ended it, or a module is what it lacks.
    unless: /OOMKill|Cannot find module|No module named/,
  },
  {
    // The settings of a program, read from its environment, in which one has no value (pydantic-settings, "Usage").
    fault: 'missing-configuration',
    seat: 'function',
    wording: /validation errors? for \w*(?:Settings|Config)\b[\s\S]{0,200}\bField required\b/,
  },
  {
    fault: 'conflict',
    seat: 'function',
    types: /^DependencyViolation$/,
    wording: anyOf(
      /\bis in \w*(?:ROLLBACK_COMPLETE|_FAILED|_IN_PROGRESS) state and can ?not be updated/,
      /cannot be (?:deleted|updated) as it is in use by/,
      /can(?:'t|not) (?:currently )?(?:be modified|modify) .{0,120}(?:because|while|until)/,
      /CREATE_FAILED[^\n]*\n?[^\n]{0,200} already exists\b/,
      /[Rr]esource (?:of type '[^']+' )?with (?:identifier|the ID) \S+ already exists/,
      /acquiring the state lock|the stack is currently locked by/,
    ),
  },
  {
    fault: 'validation-failed',
    seat: 'function',
    wording: anyOf(
      /Migration checksum mismatch|Validate failed: |Detected (?:failed|resolved|applied) migration/,
      /migrate found failed migrations|Migrations are pending|InconsistentMigrationHistory/,
      /database schema is not empty/,
      /content management policy|content_policy_violation|\bcontent_filter\b|blocked by content filtering/,
      /with on-demand throughput isn.t supported|model doesn.t support on-demand throughput/,
    ),
  },
  {
    fault: 'code-defect',
    seat: 'function',
    types: /^ResponseValidationError$/,
    wording: anyOf(
      /Cannot perform I\/O on behalf of a different request|Disallowed operation called within global scope/,
      /can only be performed while handling a request|script will never generate a response/,
      /CloudFront function .{0,80}(?:is invalid or could not run)|\bFunctionExecutionError\b/,
      /Nest can't resolve dependencies of|Unable to resolve service for type/,
      /required a bean of type .{1,200} that could not be found|No qualifying bean of type/,
    ),
  },
  {
    fault: 'missing-dependency',
    seat: 'function',
    wording: anyOf(
      /can only install packages when your package\.json and|ERESOLVE (?:unable to resolve|could not resolve)/,
      /Module not found: (?:Error: )?Can't resolve|failed to resolve import "/,
    ),
  },
  {
    // What languages print of a value that was never set, where a host should stand.
    fault: 'missing-configuration',
    seat: 'function',
    wording: new RegExp(
      String.raw`\b(?:ENOTFOUND|EAI_AGAIN) ${UNSET}\b|(?:\/\/|@|['" ])${UNSET}:\d{2,5}\b|:\/\/${UNSET}(?:[/'"\s]|$)|\bhost(?:name)?: ['"]${UNSET}['"]`,
    ),
  },
  {
    fault: 'missing-configuration',
    seat: 'function',
    types: /^DisallowedHost$/,
    wording: /You may need to add .{1,120} to ALLOWED_HOSTS|Blocked hosts?: /,
  },
  {
    fault: 'payload-too-large',
    seat: 'function',
    types: /^context_length_exceeded$/,
    wording: anyOf(
      /maximum context length is|prompt is too long: \d+ tokens|[Ii]nput is too long for requested model/,
      /exceeds the (?:model's )?context (?:window|length)/,
      /Unzipped size must be smaller than/,
    ),
  },
  {
    fault: 'timeout',
    seat: 'function',
    types: /^CommitFailed(?:Exception)?$/,
    wording: /longer than the configured max\.poll\.interval\.ms|Application maximum poll interval \(\d+ms\) exceeded/,
  },
  {
    fault: 'permission-denied',
    seat: 'function',
    wording: anyOf(
      /cannot be assumed by (?:Lambda|the \w+ service|principal)|Permission to \S+ denied to /,
      /Permission '[\w.]+' denied (?:on|for) resource|have access to the model with the specified model ID/,
      /is forbidden: User "[^"]+" cannot \w+ resource|[Pp]lease ensure the role can perform the /,
    ),
  },
  {
    // Why DynamoDB canceled a transaction, item by item (TransactWriteItems, "Cancellation reasons").
    fault: 'dependency-throttled',
    seat: 'dependency',
    wording:
      /cancellation reasons[^\n]{0,120}\[[^\]]*\b(?:ThrottlingError|ProvisionedThroughputExceeded)\b|Transaction cancell?ed[^\n]{0,120}\[[^\]]*\b(?:ThrottlingError|ProvisionedThroughputExceeded)\b/i,
  },
  {
    fault: 'resource-saturated',
    seat: 'dependency',
    wording: /FORBIDDEN ?\/ ?12 ?\/ ?index read-only/,
  },
  {
    fault: 'resource-saturated',
    seat: 'resource',
    wording: /\b\d+\/\d+ nodes are available: |\bno nodes available to schedule pods/,
    // It is not the room that lacks.
    unless:
      /^(?![\s\S]*\bInsufficient )[\s\S]*(?:unbound immediate PersistentVolumeClaims|node affinity|node selector|untolerated taint)/,
  },
  {
    fault: 'dependency-unavailable',
    seat: 'dependency',
    wording: anyOf(
      // What MongoDB's drivers say when no server of a cluster is there that may take the call, whatever they wrap it into.
      /[Ss]erver selection (?:error|timed out|timeout)|while waiting for a server that matches|No primary available for writes/,
      /selecting a server using CompositeServerSelector|No suitable servers found|no primary (?:found|is available)/,
      /[Ii]s (?:the )?[Dd]ocker (?:daemon )?running\?|Cannot connect to the Docker daemon/,
      /not the leader for that topic-partition/,
    ),
    // What each server is known by says more: it was not found, not trusted, or did not take the login.
    unless:
      /certificate|CERTIFICATE|PKIX|SSL handshake|TLS|getaddrinfo|ENOTFOUND|UnknownHost|Name or service|no such host|[Aa]uthentication/,
  },
];
