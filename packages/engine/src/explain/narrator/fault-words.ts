/**
 * Each fault in words that fit after "The fault is", and the pattern by which a sentence is taken to speak of it. The
 * patterns serve the check of a model's answer: they are generous, because a missed contradiction is told by the
 * entity too, while a false one throws a good answer away.
 */
import type { Fault } from '@baselime-ai/contract';

interface FaultWords {
  readonly label: string;
  /** How the name of what has the fault follows the label: `in` when absent, `:` where the label already names it. */
  readonly joins?: 'of' | 'to' | ':';
  readonly spokenOf: RegExp;
}

export const FAULT_WORDS: Readonly<Record<Fault, FaultWords>> = {
  timeout: { label: 'a timeout', spokenOf: /tim(?:e|ed|es|ing)[ -]?out|ran out of time|time limit|deadline/i },
  'memory-exhausted': { label: 'exhausted memory', spokenOf: /memory|\bOOM\b|heap/i },
  'cold-start': { label: 'a cold start', spokenOf: /cold[ -]?start|initiali[sz]|init phase/i },
  throttled: { label: 'throttling', joins: 'of', spokenOf: /throttl|rate[ -]?limit|too many requests|\b429\b/i },
  'concurrency-limit': { label: 'a concurrency limit', joins: 'of', spokenOf: /concurren/i },
  'dead-letter': {
    label: 'a message sent to the dead-letter queue',
    joins: 'of',
    spokenOf: /dead[ -]?letter|\bDLQ\b/i,
  },
  'poison-message': { label: 'a poison message', spokenOf: /poison|message|retried|redeliver/i },
  'partial-batch-failure': { label: 'a partial batch failure', spokenOf: /batch/i },
  'permission-denied': {
    label: 'a missing permission',
    joins: 'of',
    spokenOf: /permission|access ?denied|not authori[sz]ed|unauthori[sz]ed|forbidden|\bIAM\b|polic(?:y|ies)/i,
  },
  'missing-configuration': {
    label: 'missing configuration',
    spokenOf: /config|environment variable|setting|variable/i,
  },
  'missing-resource': {
    label: 'a missing resource',
    joins: ':',
    spokenOf: /not found|does not exist|missing|no such|\b404\b/i,
  },
  'missing-dependency': {
    label: 'a missing module',
    joins: 'of',
    spokenOf: /module|dependency|package|import|library|not found|missing|layer/i,
  },
  'payload-too-large': {
    label: 'a payload above the limit',
    joins: 'of',
    spokenOf: /payload|too large|size|body|\b413\b/i,
  },
  'credential-expired': {
    label: 'an expired credential',
    joins: 'of',
    spokenOf: /credential|token|expired|certificate|secret|key/i,
  },
  'signature-mismatch': {
    label: 'a signature that does not match',
    spokenOf: /signature|signing|secret|webhook|verif|raw body/i,
  },
  'startup-failed': {
    label: 'a failed start',
    joins: 'of',
    spokenOf: /start|boot|listen|port|probe|entrypoint|container|crash/i,
  },
  'dependency-unavailable': {
    label: 'an unavailable dependency',
    joins: ':',
    spokenOf: /unavailable|down|unreachable|outage|refused|\b50[234]\b|dependency|upstream|downstream|not respond/i,
  },
  'dependency-slow': {
    label: 'a slow dependency',
    joins: ':',
    spokenOf: /slow|latency|took|duration|wait|dependency|upstream|downstream/i,
  },
  'dependency-error': {
    label: 'an error of a dependency',
    joins: ':',
    spokenOf: /dependency|upstream|downstream|vendor|fail|error|return|respon|answer/i,
  },
  'dependency-throttled': {
    label: 'throttling by a dependency',
    joins: ':',
    spokenOf: /throttl|rate[ -]?(?:limit|exceeded)|capacity|too many|\b429\b|throughput/i,
  },
  'connection-exhausted': { label: 'an exhausted connection pool', spokenOf: /connection|pool|socket/i },
  'connection-failed': {
    label: 'a failed connection',
    joins: 'to',
    spokenOf: /connect|ECONN|refused|reset|socket|network/i,
  },
  'dns-failure': {
    label: 'a failed name lookup',
    joins: 'of',
    spokenOf: /\bDNS\b|resol|lookup|ENOTFOUND|EAI_AGAIN|host ?name|\bname\b/i,
  },
  'certificate-invalid': { label: 'an invalid certificate', joins: 'of', spokenOf: /certificat|\bTLS\b|\bSSL\b/i },
  'quota-exceeded': { label: 'an exceeded quota', joins: 'of', spokenOf: /quota|limit|exceed/i },
  'conditional-check-failed': { label: 'a failed conditional write', joins: 'to', spokenOf: /condition/i },
  conflict: { label: 'a conflict', spokenOf: /conflict|concurren|transaction|\b409\b|deadlock|duplicate/i },
  'validation-failed': { label: 'rejected input', spokenOf: /validat|invalid|reject|required|schema|\b4(?:00|22)\b/i },
  'malformed-input': {
    label: 'malformed input',
    spokenOf: /malformed|pars|JSON|invalid|unexpected|syntax|format|input/i,
  },
  'code-defect': {
    label: 'a defect in the code',
    joins: 'of',
    spokenOf: /code|bug|defect|TypeError|ReferenceError|undefined|null|exception|unhandled|error/i,
  },
  'unhandled-error': {
    label: 'an unhandled error',
    spokenOf: /unhandled|uncaught|not (?:handled|caught)|error|exception|crash/i,
  },
  'deployment-change': {
    label: 'a deployment',
    joins: 'of',
    spokenOf: /deploy|version|release|rolled out|rollout|change/i,
  },
  'configuration-change': { label: 'a configuration change', joins: 'of', spokenOf: /config|change|setting|variable/i },
  recursion: { label: 'a recursive loop', spokenOf: /recurs|loop|itself|invok/i },
  'retry-storm': { label: 'a storm of retries', spokenOf: /retr(?:y|ies|ied)/i },
  'n-plus-one': { label: 'one query for each item', spokenOf: /N\s?\+\s?1|quer(?:y|ies)|calls?|each|repeated/i },
  'slow-query': { label: 'a slow query', spokenOf: /slow|quer(?:y|ies)|scan|index/i },
  'tenant-dominates': {
    label: 'one tenant that dominates',
    spokenOf: /tenant|customer|one (?:user|account|client)|single|share/i,
  },
  'traffic-increase': {
    label: 'increased traffic',
    joins: 'to',
    spokenOf: /traffic|load|requests|volume|spike|increase|invocations/i,
  },
  'traffic-drop': {
    label: 'a drop of traffic',
    joins: 'to',
    spokenOf: /traffic|drop|fewer|volume|decrease|stopped|requests/i,
  },
  'resource-saturated': {
    label: 'a saturated resource',
    joins: ':',
    spokenOf: /saturat|\bCPU\b|disk|full|utili[sz]ation|exhaust|load|capacity/i,
  },
  'latency-increase': { label: 'increased latency', spokenOf: /latency|slow|duration|took|longer|time/i },
  'error-increase': { label: 'increased errors', spokenOf: /error|fail/i },
  'missing-data': { label: 'missing data', spokenOf: /missing|no data|gap|stopped|absent/i },
};

export const faultLabel = (fault: Fault): string => FAULT_WORDS[fault].label;

/**
 * Such as `a poison message in orders` or `a slow dependency: mail.example`; `a slow dependency of orders` where only
 * the caller has a name.
 */
export function faultOf(fault: Fault, name: string, ofCaller = false): string {
  const { label, joins = 'in' } = FAULT_WORDS[fault];
  if (joins !== 'in' && joins !== ':' && ofCaller) return `${label} ${joins} a service that ${name} calls`;
  if (joins !== ':') return `${label} ${joins} ${name}`;
  return ofCaller ? `${label} of ${name}` : `${label}: ${name}`;
}
