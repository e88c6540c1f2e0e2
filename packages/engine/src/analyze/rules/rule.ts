/** One recognizable kind of failure. A rule needs positive evidence: without a match it says nothing. */
import type { Fault } from '@baselime-ai/contract';
import { fromLineAt } from './lines.js';
import { knownFault } from './names/known-names.js';
import type { Located, Signals } from './signals.js';

export interface Match {
  /** `strong`: a structured name, code or status, or a platform's own wording. `weak`: prose that suggests it. */
  readonly strength: 'strong' | 'weak';
  readonly matched: Located;
  /** Set where it is no more than the status of an answer, which is one for many reasons. */
  readonly byStatus?: true;
}

export interface Rule {
  readonly fault: Fault;
  /** Where the remedy is: in the function itself, in what it calls, or in the resource that it names. */
  readonly seat: 'function' | 'dependency' | 'resource';
  /** Against names and codes of errors; also tried on the last part of a dotted name. */
  readonly types?: RegExp;
  /** Names that are given to other failures as well; looked at only when no rule finds anything that says more. */
  readonly general?: RegExp;
  /** A platform's own wording. */
  readonly wording?: RegExp;
  /** Prose that suggests it. */
  readonly hint?: RegExp;
  /** Structured evidence that is neither a name nor a text. */
  readonly when?: (signals: Signals) => Located | undefined;
  /** The status of an answer, which says less than any name or text: looked at only when no rule finds one of these. */
  readonly status?: (signals: Signals) => Located | undefined;
  /** What speaks against it, in any text. */
  readonly unless?: RegExp;
}

/** A name with and without what it is nested in and what names of errors end with. */
function formsOf(name: string): readonly string[] {
  const last = lastPart(name);
  const nested = name.slice(name.lastIndexOf('$') + 1);
  return [...new Set([name, last, nested, ...[last, nested].map((form) => form.replace(/(?:Exception|Error)$/, ''))])];
}

/** Whether a name of the signals is one of those that a rule knows, and nothing speaks against it. */
export const namesFault = (rule: Rule, signals: Signals): boolean =>
  !speaksAgainst(rule.unless, signals) && signals.types.some(({ value }) => isNameOf(rule, value));

/** A name that a table holds means what the table says, and any other what the rule's own pattern says. */
function isNameOf({ fault, types }: Rule, name: string): boolean {
  if (types === undefined) return false;
  const known = knownFault(name);
  return known === undefined ? formsOf(name).some((form) => types.test(form)) : known === fault;
}

/** What a general name says by this rule; undefined when it says nothing. */
export function matchGeneral({ general, unless }: Rule, signals: Signals): Match | undefined {
  if (general === undefined || speaksAgainst(unless, signals)) return undefined;
  const matched = signals.types.find(({ value }) => formsOf(value).some((form) => general.test(form)));
  return matched === undefined ? undefined : { strength: 'weak', matched };
}

/** What the status of the answer says by this rule; undefined when it says nothing. */
export function matchStatus({ status, unless }: Rule, signals: Signals): Match | undefined {
  if (speaksAgainst(unless, signals)) return undefined;
  const matched = status?.(signals);
  return matched === undefined ? undefined : { strength: 'strong', matched, byStatus: true };
}

const speaksAgainst = (unless: RegExp | undefined, { texts }: Signals): boolean =>
  unless !== undefined && texts.some(({ value }) => unless.test(head(value)));

/** The first match of a rule, strongest kind of evidence first; undefined when nothing speaks for it. */
export function matchRule(rule: Rule, signals: Signals): Match | undefined {
  if (speaksAgainst(rule.unless, signals)) return undefined;
  const { wording, hint } = rule;
  const byType = rule.types === undefined ? undefined : signals.types.find(({ value }) => isNameOf(rule, value));
  if (byType !== undefined) return { strength: 'strong', matched: byType };
  const structured = rule.when?.(signals);
  if (structured !== undefined) return { strength: 'strong', matched: structured };
  if (wording === undefined && hint === undefined) return undefined;
  const texts =
    signals.role === 'server' ? signals.texts.filter(({ value }) => !OWN_STATUS.test(value)) : signals.texts;
  const byWording = wording && worded(wording, texts);
  if (byWording !== undefined)
    return {
      strength: 'strong',
      matched: byWording.text,
      ...(IS_STATUS.test(byWording.words) ? { byStatus: true } : {}),
    };
  const byHint = hint && worded(hint, texts);
  return byHint === undefined ? undefined : { strength: 'weak', matched: byHint.text };
}

/** The first text that holds a pattern, from the line on that holds it. */
function worded(pattern: RegExp, texts: readonly Located[]): Worded | undefined {
  for (const { value, path } of texts) {
    const match = pattern.exec(head(value));
    if (match !== null) return { text: { value: fromLineAt(value, match.index), path }, words: match[0] };
  }
  return undefined;
}

interface Worded {
  readonly text: Located;
  /** What the pattern matched. */
  readonly words: string;
}

/** A refusal by its number, or by the name that RFC 9110 and RFC 6585 give to that number. */
const IS_STATUS =
  /(?<![\w.])4\d\d(?![\w.])|^\W*(?:\w*Error: )?(?:Too [Mm]any [Rr]equests|Bad Request|Forbidden|Not Found|Unprocessable (?:Content|Entity))\W*$/;

/** The status that a server span answered with is its own, not that of what it calls. */
const OWN_STATUS = /^[a-z /:.]{0,30}[45]\d\d[a-z .]{0,30}$/i;

/** Errors name themselves at the beginning; what follows is stack and payload. */
const head = (text: string): string => text.slice(0, 2_000);
const lastPart = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'), name.lastIndexOf('#')) + 1);
