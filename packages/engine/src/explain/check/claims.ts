/**
 * What a sentence claims in words: a cause, a denial of one, certainty, `all` or `none`, a step. English only, by
 * patterns: what they cannot read passes, which docs/answers.md says.
 */
import type { Fault, SectionName } from '@baselime-ai/contract';
import { FAULT_WORDS } from '../narrator/fault-words.js';
import { LINK_REMOVED } from '../stream/link-filter.js';
import type { Facts } from './facts.js';
import { holds } from './facts.js';

/** Words that say that one thing made another happen. */
const CAUSAL =
  /\b(?:caus(?:e|es|ed)|due to|because(?: of)?|owing to|thanks to|result(?:s|ed|ing)? (?:of|from)|as a result of|stem(?:s|med)? from|triggered(?: by)?|led to|brought down|broke|broken by|to blame|at fault|responsible|culprit|(?:the|a|main|real|true|actual|underlying|root) (?:root )?(?:cause|reason|trigger|origin|problem|fault) (?:is|was|lies|lay)|(?:is|was|were|are) (?:the|its) (?:root )?(?:cause|reason|trigger|origin)|comes? from|came from|introduced)\b/i;
const DENIAL =
  /\b(?:(?:is|was|were|are|has|have|had|did|does|do|could|would|can)(?: not|n't)|never|cannot|can't|no longer|not|neither|nor|rather than|instead of|nothing to do with|unrelated|innocent|blameless|excluded?|rule[sd]? out|without any|no (?:sign|evidence|trace|indication) (?:of|for|that)|healthy|not involved)\b/i;
/** A denial that is about being the cause, and not a part of what happened (`had not answered`). */
const CAUSE_DENIED =
  /\b(?:(?:is|was|were|are)(?: not|n't| never) (?:the (?:\w+ )?(?:cause|reason|problem|culprit|trigger|origin|fault)|caused by|due to|because of|to blame|at fault|responsible|involved|triggered by|related|a (?:factor|problem)|an? |the )|(?:did|does|do)(?: not|n't) (?:cause|trigger|lead|contribute|play)|not (?:caused|triggered) by|nothing to do with|unrelated|rather than|instead of|neither|rule[sd]? out|(?:can|could|may) be excluded|innocent|blameless|no (?:sign|evidence|trace|indication) (?:of|for|that)|played no (?:role|part)|(?:is|was|were|are) (?:healthy|fine|working (?:fine|normally|well)))\b/i;
const HEDGE = /\b(?:may|might|could|possibly|perhaps|maybe|whether|if|unclear|unknown|not (?:known|clear|certain))\b/i;

/** Causes by name, narrow enough that a text which speaks of one means it. */
const TOPICS: readonly RegExp[] = [
  /\b(?:out of memory|memory (?:leak|limit|pressure|exhaust\w*)|exhaust\w* (?:its |the )?memory|OOM\b|heap)/i,
  /\b(?:deploy(?:ment|ed|s|ing)?|roll(?:ed)?[ -]?outs?|new (?:version|release)|version (?:change|bump)|releases?d?)\b/i,
  /\b(?:config(?:uration)? (?:change|drift|error|mistake)|misconfigur\w*|environment variables?|feature flag)\b/i,
  /\b(?:permissions?|access denied|IAM|not authori[sz]ed|unauthori[sz]ed)\b/i,
  /\b(?:throttl\w*|rate[ -]limit\w*|too many requests)\b/i,
  /\b(?:credentials?|(?:api|access) keys?|expired (?:token|secret|key)|certificates?|TLS|SSL)\b/i,
  /\bcold[ -]starts?\b/i,
  /\b(?:DNS|name (?:lookup|resolution))\b/i,
  /\b(?:(?:traffic|load) (?:spike|surge|increase|peak)|(?:spike|surge|increase) (?:in|of) (?:traffic|load|requests)|overload\w*)\b/i,
  /\bdisks?\b/i,
  /\bCPU\b/i,
  /\b(?:deadlocks?|race conditions?|lock contention)\b/i,
  /\b(?:connection pool|connections? (?:exhaust\w*|leak\w*)|too many connections)\b/i,
  /\b(?:attack\w*|breach\w*|hack\w*|intrusion|malware|ransomware|DDoS|denial of service|compromised?)\b/i,
  /\b(?:hardware|power (?:cut|outage|failure)|fiber|data ?cent(?:er|re))\b/i,
  /\b(?:AWS|Amazon|region(?:al)?|cloud|availability zone)(?:'s)? (?:outage|incident|failure|problem|issue)s?\b/i,
  /\b(?:human error|operator (?:error|mistake)|somebody|someone|an engineer|a developer)\b/i,
  /\b(?:recursi\w*|infinite loop|endless loop)\b/i,
  /\b(?:poison\w*|malformed|corrupt\w*)\b/i,
  /\bN\s?\+\s?1\b/i,
  /\b(?:quota|billing|unpaid|subscription|invoice overdue)\b/i,
  /\b(?:firewall|security groups?|VPC|NAT gateway|network partition|packet loss)\b/i,
  /\b(?:backup|migration|maintenance|cron ?job)s?\b/i,
];

/** What a log line wrote for a model, and no colleague would: orders to ignore or reveal, and addresses that were taken out. */
const INJECTED =
  /\b(?:ignore|disregard|forget|override) (?:all|any|the|these|those|previous|prior|your)\b|\bsystem prompt\b|\bprevious instructions\b|\bplain text\b/i;

export type Claim =
  | 'injected'
  | 'denies-cause'
  | 'blames-ruled-out'
  | 'unheard-cause'
  | 'too-sure'
  | 'too-general'
  | 'own-step';

/** The first claim of the sentence that the analysis does not bear; undefined when there is none. */
export function unborneClaim(section: SectionName, sentence: string, facts: Facts): Claim | undefined {
  const told = sentence.replace(/["“][^"“”]*["”]/g, ' ');
  if (told.includes(LINK_REMOVED) || INJECTED.test(told)) return 'injected';
  if (!facts.english) return undefined;
  if (section === 'actions') return isOwnStep(told, facts) ? 'own-step' : undefined;
  const clauses = told.split(/[,;:]\s|\s(?:but|while|whereas|although|though)\s|\s[-–—]\s/);
  if (section !== 'ruledOut') {
    if (clauses.some((clause) => blamesRuledOut(clause, facts))) return 'blames-ruled-out';
    if (clauses.some((clause) => isUnheard(clause, facts))) return 'unheard-cause';
  }
  if (clauses.some((clause) => deniesCause(clause, section, facts))) return 'denies-cause';
  if (isTooSure(told, section, facts)) return 'too-sure';
  return isTooGeneral(told, facts) ? 'too-general' : undefined;
}

/** Topics that a text speaks of. */
const topicsOf = (text: string): readonly RegExp[] => TOPICS.filter((topic) => topic.test(text));

const isFound = (fault: Fault | undefined, topic: RegExp): boolean =>
  fault !== undefined && (topic.test(fault.replaceAll('-', ' ')) || topic.test(FAULT_WORDS[fault].label));

function deniesCause(clause: string, section: SectionName, { analysis }: Facts): boolean {
  const { rootCause: cause } = analysis;
  if (cause.confidence === 'inconclusive' || cause.fault === undefined) return false;
  if (!(section === 'ruledOut' ? /\S/ : CAUSE_DENIED).test(clause)) return false;
  const { fault } = cause;
  const strict = [...topicsOf(`${FAULT_WORDS[fault].label} ${fault.replaceAll('-', ' ')}`), faultName(fault)];
  if (!strict.some((word) => word.test(clause))) return namesAsCause(clause, cause.entity);
  // `Memory: not it` in the list of what was ruled out denies nothing but memory, whatever its reason tells.
  return section !== 'ruledOut' || !analysis.ruledOut.some(({ what, why }) => sharesWords(clause, `${what} ${why}`));
}

/** `checkout was not the cause` of an answer whose cause is checkout. */
function namesAsCause(clause: string, entity: string | undefined): boolean {
  if (entity === undefined) return false;
  const denied = new RegExp(
    String.raw`${escaped(entity.toLowerCase())}\S* (?:(?:is|was)(?: not|n't)(?: \w+){0,2} (?:the (?:\w+ )?(?:cause|reason|problem|culprit|origin)|to blame|at fault|responsible|involved)|did(?: not|n't) cause|played no|(?:is|was) (?:healthy|fine|innocent|working))`,
  );
  return denied.test(clause.toLowerCase());
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** The label of a fault, with its article off: `timeout`, `exhausted memory`, `slow dependency`. */
const faultName = (fault: Fault): RegExp =>
  new RegExp(
    String.raw`\b(?:${escaped(FAULT_WORDS[fault].label.replace(/^an? /, ''))}|${fault.replaceAll('-', '[ -]')})`,
    'i',
  );

function blamesRuledOut(clause: string, { analysis, ruledOut }: Facts): boolean {
  if (!CAUSAL.test(clause) || DENIAL.test(clause) || HEDGE.test(clause)) return false;
  const topics = topicsOf(clause).filter(
    (topic) => !isFound(analysis.rootCause.fault, topic) && !topic.test(analysis.rootCause.statement),
  );
  return topics.some(
    (topic) =>
      ruledOut.some((what) => topic.test(what)) && !analysis.findings.some(({ statement }) => topic.test(statement)),
  );
}

/** Speaks of a cause that nothing in the analysis speaks of. */
function isUnheard(clause: string, { analysis, stated, notes }: Facts): boolean {
  if (DENIAL.test(clause) || HEDGE.test(clause)) return false;
  const heard = (topic: RegExp): boolean =>
    topic.test(stated) ||
    topic.test(notes) ||
    [analysis.rootCause.fault, ...analysis.findings.map(({ fault }) => fault)].some((fault) => isFound(fault, topic));
  return topicsOf(clause).some((topic) => !heard(topic));
}

const SURE =
  /\b(?:confirmed|proven|proves?|certain(?:ly)?|definite(?:ly)?|undoubtedly|beyond (?:any )?doubt|without (?:a |any )?doubt|no doubt|100 ?% (?:sure|certain))\b/i;

function isTooSure(told: string, section: SectionName, { analysis }: Facts): boolean {
  if (analysis.rootCause.confidence === 'confirmed' || (section !== 'summary' && section !== 'rootCause')) return false;
  const sure = SURE.exec(told);
  if (sure === null) return false;
  const before = told.slice(Math.max(0, sure.index - 24), sure.index);
  return !/\b(?:not|n't|never|no|un|cannot|without|nothing)\b[\w\s]*$/i.test(before);
}

const GENERAL =
  /\b(?:all|every|each|none|no)(?: (?:one|single))?(?: of)?(?: the| its)? (?:\w+ )?(requests?|invocations?|calls?|users?|customers?|tenants?|messages?|orders?|spans?|attempts?)\b/i;

/** `all requests failed` where a share below one is told of them. */
function isTooGeneral(told: string, { analysis, stated }: Facts): boolean {
  const general = GENERAL.exec(told);
  const thing = general?.[1]?.toLowerCase().replace(/s$/, '');
  if (general === null || thing === undefined || !/\b(?:fail|hit|affect|lost|error|broke|succe)/i.test(told))
    return false;
  if (stated.includes(general[0].toLowerCase())) return false;
  return analysis.findings.some(
    ({ kind, statement, numbers }) =>
      kind === 'impact' &&
      statement.toLowerCase().includes(thing) &&
      numbers.some(({ unit, value }) => unit === 'share' && value > 0 && value < 1),
  );
}

/** Verbs of steps that lose data, stop a service, open a door or send something away. */
const GRAVE =
  /\b(?:delet\w*|drop(?:s|ping)?|truncat\w*|purg\w*|destroy\w*|wipe\w*|eras\w*|terminat\w*|shut(?:ting)? down|turn(?:ing)? off|disabl\w*|uninstall\w*|rm|format|kill\w*|revok\w*|curl|wget|bash|sh|sudo|chmod|kubectl|ssh|download\w*|install\w*|execut\w*|paste\w*|post(?:s|ing)?|upload\w*|e?-?mail\w*|send(?:s|ing)?|forward\w*|visit\w*|click\w*|open (?:the|this) (?:link|page|site|url)|share (?:the|your)|disclose\w*|password|secret|make \w+ public|0\.0\.0\.0|\*:\*)\b/gi;

/** A grave verb that no step of the analysis uses: the model's own idea, or a log line's. */
function isOwnStep(told: string, { analysis }: Facts): boolean {
  const verbs = told.match(GRAVE) ?? [];
  if (verbs.length === 0) return false;
  const steps = analysis.actions.map(({ title, detail = '' }) => `${title} ${detail}`.toLowerCase()).join('\n');
  return verbs.some((verb) => !holds(steps, verb.toLowerCase()) && !steps.includes(stem(verb.toLowerCase())));
}

const IDLE = new Set(
  'about after also been before being both could does each fail failed failing fails failure from have into itself just made make more most much only other over since some such than that their them then there these they this those through time times until very want were what when where which while will with within would your because cause causes likely proven confirmed evidence points point shows showing directly data analysis finding findings certain inconclusive root show said'.split(
    ' ',
  ),
);
export const stem = (word: string): string => word.replace(/(?:ations?|ments?|ings?|ed|es|s|ly|e)$/, '');

/** The words of a text that carry a meaning, without their endings. */
export const contentOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[a-z][a-z\d]{3,}/g) ?? []).filter((word) => !IDLE.has(word)).map(stem));

const sharesWords = (one: string, other: string): boolean => {
  const words = contentOf(other);
  return [...contentOf(one)].some((word) => words.has(word));
};
