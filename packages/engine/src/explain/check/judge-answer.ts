/** Whether a model's answer may stand. It may word the analysis in its own way, but not say something else. */
import type { CheckedSentence, Sections } from '@baselime-ai/contract';
import type { Analysis } from '../../analyze/analysis.js';
import { FAULT_WORDS } from '../narrator/fault-words.js';
import { isHealthy } from '../narrator/narrate.js';
import { splitSentences } from '../narrator/sentences.js';
import { mayBeEnglish } from '../prompt/language.js';
import { contentOf } from './claims.js';

/** The weighted share of sentences without support above which an answer is not shown as one. */
export const MAX_UNSUPPORTED_SHARE = 0.34;

export type Objection =
  | 'incomplete' //       the root cause or the actions are missing
  | 'contradiction' //    another cause than the analysis found, or a cause where it found none
  | 'language' //         English was asked for, and this is not
  | 'unsupported'; //     too many sentences that nothing bears

export const OBJECTION_NOTES: Readonly<Record<Objection, string>> = {
  incomplete: 'The answer of the model left out the root cause or the actions, so the narrator worded the findings.',
  contradiction: 'The answer of the model contradicted the analysis, so the narrator worded the findings.',
  language: 'The model answered in another language than was asked for, so the narrator worded the findings.',
  unsupported: 'Too much in the answer of the model was not supported by the findings, so the narrator worded them.',
};

const UNSURE =
  /inconclusive|not (?:clear|certain|known|possible|enough|show|conclusive|determined|established)|unclear|unknown|undetermined|(?:could not|cannot|can't|could|can|did not|does not|to) (?:be )?(?:say|tell|show|reveal|name|find|explain|determin|establish|identif|conclud|confirm|pin)\w*|no (?:single|clear|root|one)|insufficient|uncertain/i;
const ASSERTED =
  /\b(?:(?:is|was|were) caused by|due to|because of|the (?:root )?cause (?:is|was)|comes? from|came from|stems? from)\b/i;
const HEDGED = /\b(?:may|might|could|possibly|perhaps|whether|not|no|unknown|unclear|inconclusive)\b/i;

/** Undefined when the answer may stand. In another language than English only names and sections are compared. */
export function objectionTo(
  sections: Sections,
  checks: readonly CheckedSentence[],
  analysis: Analysis,
  options: { readonly english: boolean; readonly maxUnsupportedShare?: number },
): Objection | undefined {
  if (sections.summary === '' || sections.rootCause === '') return 'incomplete';
  if (analysis.actions.length > 0 && sections.actions === '') return 'incomplete';
  if (options.english && !mayBeEnglish(`${sections.summary} ${sections.rootCause}`)) return 'language';
  if (contradicts(sections, analysis, options.english)) return 'contradiction';
  if (checks.some(isGrave)) return 'contradiction';
  const weight = checks.reduce((sum, { verdict }) => sum + WEIGHTS[verdict], 0);
  const limit = options.maxUnsupportedShare ?? MAX_UNSUPPORTED_SHARE;
  return checks.length === 0 || weight / checks.length > limit ? 'unsupported' : undefined;
}

/** One such sentence is enough: another cause under the heading that tells the cause, or a step nobody should take. */
const isGrave = ({ section, verdict }: CheckedSentence): boolean =>
  verdict === 'unsupported-claim' && (section === 'summary' || section === 'rootCause' || section === 'actions');

/** How much a sentence counts against an answer, 0..1. */
export const weightOf = ({ verdict }: CheckedSentence): number => WEIGHTS[verdict];

/** A sentence that lacks its citation, or has another's, is half as bad as one that says what is not so. */
const WEIGHTS: Readonly<Record<CheckedSentence['verdict'], number>> = {
  supported: 0,
  uncited: 0.5,
  'unrelated-finding': 0.5,
  'unknown-finding': 1,
  'unsupported-number': 1,
  'unknown-entity': 1,
  'invented-token': 1,
  'unsupported-claim': 1,
};

/**
 * Another entity of the findings instead of the cause's. A text without any name is none: the structured root cause
 * stands beside it.
 */
function namesOnlyAnother(told: string, { rootCause: cause, findings }: Analysis): boolean {
  if (cause.entity === undefined || names(told, cause.entity)) return false;
  return findings.some(({ entity }) => entity !== undefined && entity !== cause.entity && names(told, entity));
}

/** As a word of its own: `checkout` is not named by `checkout-worker`. */
function names(text: string, entity: string): boolean {
  const lower = text.toLowerCase();
  const name = entity.toLowerCase();
  for (let at = lower.indexOf(name); at !== -1; at = lower.indexOf(name, at + 1)) {
    const around = `${lower[at - 1] ?? ' '}${lower[at + name.length] ?? ' '}`;
    if (!/[\w-]/.test(around) && !/^\.\w/.test(lower.slice(at + name.length))) return true;
  }
  return false;
}

/** Most of the words of the analysis' own statement: then it says the same, whatever words a fault usually goes by. */
function restates(told: string, statement: string): boolean {
  const words = [...contentOf(statement.replace(/"[^"]*"/g, ' '))];
  const own = contentOf(told);
  return words.length > 2 && words.filter((word) => own.has(word)).length / words.length >= 0.6;
}

function contradicts(sections: Sections, analysis: Analysis, english: boolean): boolean {
  const { rootCause: cause } = analysis;
  const told = sections.rootCause;
  if (cause.confidence === 'inconclusive') {
    const asserted = splitSentences(told).some((sentence) => ASSERTED.test(sentence) && !HEDGED.test(sentence));
    // The analysis does not always say in such words that it names no cause; what it says itself may be said after it.
    const unsure = UNSURE.test(told) || restates(told, cause.statement);
    return english && !isHealthy(analysis) && (!unsure || asserted);
  }
  if (english && restates(told, cause.statement)) return false;
  if (namesOnlyAnother(told, analysis)) return true;
  if (!english || cause.fault === undefined) return false;
  // The name of an entity may be an attacker's sentence: what it holds is no word about the fault.
  const bare = analysis.findings.reduce(
    (text, { entity }) => (entity === undefined ? text : text.replaceAll(entity, ' ')),
    told.replaceAll(cause.entity ?? '\n', ' ').replace(/"[^"]*"/g, ' '),
  );
  return !FAULT_WORDS[cause.fault].spokenOf.test(bare) && !told.includes(cause.fault);
}
