/** Which kind of failure one event shows, and of what. The order of the rules is from the most to the least specific. */
import type { Fault } from '@baselime-ai/contract';
import { eitherOf, named } from '../../model/patterns.js';
import { ACCESS_RULES } from './access-rules.js';
import { CAPACITY_RULES, RESOURCE_RULES } from './capacity-rules.js';
import { CODE_RULES } from './code-rules.js';
import { DOCUMENTED_RULES } from './documented-rules.js';
import { dependencyOf, isBareAddress, namedInText, resourceInText, serverOf } from './entity.js';
import { INPUT_RULES } from './input-rules.js';
import { raisedBy } from './library.js';
import { RESOURCE_LIMIT_RULES } from './limit-rules.js';
import { awsServiceIn, nameInWords } from './name-in-words.js';
import { NETWORK_RULES } from './network-rules.js';
import { namesMentioned } from './printed-names.js';
import { type Match, matchGeneral, matchRule, matchStatus, namesFault, type Rule } from './rule.js';
import { SATURATION_RULES } from './saturation-rules.js';
import { CONSEQUENCE_RULES, DEFECT_RULES, SENTENCE_RULES } from './sentences/sentence-rules.js';
import { SETUP_RULES } from './setup-rules.js';
import type { Located, Signals } from './signals.js';
import { ruleOfWords } from './word-rules.js';

export interface Verdict {
  readonly fault: Fault;
  /** Where the remedy is, exactly as the telemetry names it; see docs/faults.md. */
  readonly entity: string;
  readonly seat: Rule['seat'];
  readonly strength: Match['strength'];
  readonly matched: Located;
  /** True when `entity` is not the calling function but what it calls. */
  readonly namesDependency: boolean;
  /** True when that name stands in the words of the error only, where it is often shortened. */
  readonly namedByText: boolean;
  /** Set when no more than the status of an answer says it. */
  readonly byStatus?: true;
  /** Set when the name stands in another line of the same invocation only. */
  readonly namedNearby?: true;
}

const DEAD_LETTER_RULES: readonly Rule[] = [
  {
    fault: 'partial-batch-failure',
    seat: 'function',
    types: named(`
        BatchProcessingError PartialItemFailures PartialBatchFailure(?:Error|Exception)
        SQSBatchProcessing(?:Error|Exception) FullBatchFailureError PartialBatchFailure
      `),
    wording: eitherOf(
      /All records failed processing|batchItemFailures|[Pp]artial batch failure/,
      /\d+ (?:of \d+ )?(?:records?|messages?|items?)(?:\(s\))? (?:of|in) the batch failed/,
      /\d+ (?:out )?of \d+ (?:records|messages|items)(?: in (?:this|the) batch)? failed/,
      /[Ff]ail(?:ed|ure)s? (?:processing|to process) (?:of )?\d+ (?:of \d+ |out of \d+ )?(?:records?|messages?|items?)/,
      /Batch processing failed/,
    ),
  },
  {
    fault: 'recursion',
    seat: 'function',
    types: /^RecursiveInvocation(?:Exception|Error)$/,
    wording: /recursive loop|recursively invoked/i,
  },
  {
    fault: 'dead-letter',
    seat: 'resource',
    types: /^(?:DeadLetter(?:Error|edMessage)?)$/,
    wording:
      /(?:sent|sending|moved|moving|routed|redriven)\b.{0,60}\bto (?:the |its )?(?:[\w-]*dlq\b|[\w-]*dead[- ]?letter)/i,
  },
];

export const RULES: readonly Rule[] = [
  ...DOCUMENTED_RULES,
  ...SENTENCE_RULES,
  ...RESOURCE_LIMIT_RULES,
  ...SATURATION_RULES,
  ...CAPACITY_RULES.filter(({ fault }) => fault === 'throttled'),
  ...ACCESS_RULES,
  ...INPUT_RULES.filter(({ fault }) => fault === 'conditional-check-failed' || fault === 'conflict'),
  ...INPUT_RULES.filter(({ fault }) => fault === 'payload-too-large'),
  ...CAPACITY_RULES.filter(({ fault }) => fault !== 'throttled'),
  ...SETUP_RULES,
  ...RESOURCE_RULES,
  ...NETWORK_RULES.filter(({ fault }) => fault !== 'dependency-error'),
  ...INPUT_RULES.filter(({ fault }) => fault === 'malformed-input' || fault === 'validation-failed'),
  ...DEAD_LETTER_RULES,
  ...DEFECT_RULES,
  ...CODE_RULES,
  ...CONSEQUENCE_RULES,
  ...NETWORK_RULES.filter(({ fault }) => fault === 'dependency-error'),
];

/**
 * The verdict on one failing event (with its companions merged in); undefined when the event shows no failure.
 * Strong evidence of any rule beats weak evidence of an earlier one, and what an answer says beats its status. Without
 * any, a call that failed is `dependency-error` of what was called, and another failing event is `unhandled-error`.
 */
export function recognize(signals: Signals): Verdict | undefined {
  let weak: Verdict | undefined;
  for (const rule of RULES) {
    const match = matchRule(rule, signals);
    if (match === undefined) continue;
    const verdict = verdictOf(rule, match, signals);
    if (match.strength === 'strong') return verdict;
    weak ??= verdict;
  }
  for (const find of [matchStatus, matchGeneral]) {
    for (const rule of RULES) {
      const match = weak === undefined || find === matchStatus ? find(rule, signals) : undefined;
      if (match !== undefined) return verdictOf(rule, match, signals);
    }
  }
  const mentioned = mentionedFault(signals);
  if (mentioned !== undefined) return mentioned;
  if (weak !== undefined) return signals.event.isError || signals.types.length > 0 ? weak : undefined;
  if (!signals.event.isError) return undefined;
  const worded = raisedBy(signals) === 'program' ? undefined : ruleOfWords(signals);
  if (worded !== undefined) return verdictOf(worded.rule, { strength: 'weak', matched: worded.matched }, signals);
  const matched = signals.types[0] ?? signals.texts[0] ?? { value: signals.event.name ?? 'error', path: '' };
  const isCall =
    (signals.role === 'client' || signals.role === 'producer') && dependencyOf(signals.event) !== undefined;
  const fallback: Rule = isCall
    ? { fault: 'dependency-error', seat: 'dependency' }
    : { fault: 'unhandled-error', seat: 'function' };
  return verdictOf(fallback, { strength: 'weak', matched }, signals);
}

/** What the name of an error says that stands somewhere in the words of a failing event; undefined when it says nothing. */
function mentionedFault(signals: Signals): Verdict | undefined {
  if (!signals.event.isError) return undefined;
  for (const matched of namesMentioned(signals.texts)) {
    for (const rule of RULES) {
      if (!namesFault(rule, { ...signals, types: [matched] })) continue;
      return verdictOf(rule, { strength: 'weak', matched }, signals);
    }
  }
  return undefined;
}

/** The name of what was called in the words of the error, or in the words and fields around it. */
function placeOf({ seat, fault }: Rule, { matched }: Match, signals: Signals): string | undefined {
  // The address of the sender itself, as of a state machine in its own event, is no name of what it calls.
  const called = (name: string | undefined): string | undefined =>
    name === signals.event.namespace || name === signals.event.service ? undefined : name;
  const said = called(seat === 'dependency' ? namedInText(signals) : undefined) ?? called(resourceInText(signals));
  const isNamed = said !== undefined && !isBareAddress(said);
  const around = isNamed || OWN_LIMIT.test(matched.value) ? said : (nameInWords(signals) ?? said);
  // An error of the service itself is no table's or queue's.
  return (
    around ?? (fault === 'dependency-error' ? awsServiceIn({ types: signals.types, texts: signals.texts }) : undefined)
  );
}

/** Descriptors and ports of its own that are used up: what it wanted to call has no part in it. */
const OWN_LIMIT = /EMFILE|ENFILE|EADDRNOTAVAIL|too many open files|cannot assign requested address/i;

/** What is wrong with a whole server of a database, and not with one table or collection of it. */
const OF_SERVER: ReadonlySet<Fault> = new Set([
  'certificate-invalid',
  'connection-exhausted',
  'connection-failed',
  'dependency-unavailable',
  'dns-failure',
  'resource-saturated',
]);

function verdictOf(rule: Rule, match: Match, signals: Signals): Verdict {
  const { namespace } = signals.event;
  const calls = signals.role === 'client' || signals.role === 'producer' || signals.role === undefined;
  const server = calls && OF_SERVER.has(rule.fault) ? serverOf(signals.event) : undefined;
  const structured = server ?? (calls ? dependencyOf(signals.event) : undefined);
  // An entry of an access log is about the server that wrote it.
  const isOwn = rule.seat === 'function' || (signals.role === 'server' && signals.event.kind !== 'span');
  const entity = isOwn ? undefined : (structured ?? placeOf(rule, match, signals));
  return {
    fault: rule.fault,
    entity: entity ?? namespace,
    seat: rule.seat,
    strength: match.strength,
    matched: match.matched,
    ...(match.byStatus === undefined ? {} : { byStatus: match.byStatus }),
    namesDependency: entity !== undefined && entity !== namespace,
    namedByText: structured === undefined && entity !== undefined,
  };
}
