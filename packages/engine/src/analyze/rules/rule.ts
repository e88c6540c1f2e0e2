/** One recognizable kind of failure. A rule needs positive evidence: without a match it says nothing. */
import type { Fault } from '@baselime-ai/contract';
import type { Located, Signals } from './signals.js';

export interface Match {
  /** `strong`: a structured name, code or status, or a platform's own wording. `weak`: prose that suggests it. */
  readonly strength: 'strong' | 'weak';
  readonly matched: Located;
}

export interface Rule {
  readonly fault: Fault;
  /** Where the remedy is: in the function itself, in what it calls, or in the resource that it names. */
  readonly seat: 'function' | 'dependency' | 'resource';
  /** Against names and codes of errors; also tried on the last part of a dotted name. */
  readonly types?: RegExp;
  /** A platform's own wording. */
  readonly wording?: RegExp;
  /** Prose that suggests it. */
  readonly hint?: RegExp;
  /** Structured evidence that is neither a name nor a text. */
  readonly when?: (signals: Signals) => Located | undefined;
  /** What speaks against it, in any text. */
  readonly unless?: RegExp;
}

/** The first match of a rule, strongest kind of evidence first; undefined when nothing speaks for it. */
export function matchRule(rule: Rule, signals: Signals): Match | undefined {
  const { unless } = rule;
  if (unless !== undefined && signals.texts.some(({ value }) => unless.test(head(value)))) return undefined;
  const { types, wording, hint } = rule;
  const byType = types && signals.types.find(({ value }) => types.test(value) || types.test(lastPart(value)));
  if (byType !== undefined) return { strength: 'strong', matched: byType };
  const structured = rule.when?.(signals);
  if (structured !== undefined) return { strength: 'strong', matched: structured };
  const texts =
    signals.role === 'server' ? signals.texts.filter(({ value }) => !OWN_STATUS.test(value)) : signals.texts;
  const byWording = wording && texts.find(({ value }) => wording.test(head(value)));
  if (byWording !== undefined) return { strength: 'strong', matched: byWording };
  const byHint = hint && texts.find(({ value }) => hint.test(head(value)));
  return byHint === undefined ? undefined : { strength: 'weak', matched: byHint };
}

/** The status that a server span answered with is its own, not that of what it calls. */
const OWN_STATUS = /^[a-z /:.]{0,30}[45]\d\d[a-z .]{0,30}$/i;

/** Errors name themselves at the beginning; what follows is stack and payload. */
const head = (text: string): string => text.slice(0, 2_000);
const lastPart = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'), name.lastIndexOf('#')) + 1);
