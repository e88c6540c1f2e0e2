/** The anonymizer over one record on its own, as the command line and the page show it. Sends nothing. */
import type { HiddenValue } from '@baselime-ai/contract';
import {
  type AnonymizePolicy,
  createAnonymizer,
  defaultPolicy,
  parseRules,
  policyOfRules,
} from '../anonymize/index.js';
import { EngineError } from '../model/errors.js';
import type { JsonValue } from '../model/json.js';

/** One record as it would leave, with the reason for every token. `text` is absent when the guard blocked it. */
export interface AnonymizedRecord {
  readonly text?: string;
  readonly verdict: 'passed' | 'blocked';
  readonly blockedBecause: readonly string[];
  readonly hidden: readonly HiddenValue[];
  readonly legend: readonly string[];
}

/** `anonymizeRecord` with the tree that was hidden, for who shows it beside the original. */
export interface HiddenRecord extends AnonymizedRecord {
  readonly tree?: JsonValue;
}

/** The record as it would leave under a policy. What cannot be hidden is `blocked`, with the reason. */
export function anonymizeRecord(record: JsonValue, policy: AnonymizePolicy = defaultPolicy): AnonymizedRecord {
  const { tree: _tree, ...shown } = hideRecord(record, policy);
  return shown;
}

export function hideRecord(record: JsonValue, policy: AnonymizePolicy): HiddenRecord {
  const anonymizer = createAnonymizer(policy);
  try {
    const tree = anonymizer.hide(record);
    const text = anonymizer.seal(typeof tree === 'string' ? tree : JSON.stringify(tree));
    const [hidden, legend] = [anonymizer.report(), anonymizer.legend()];
    return { tree, text, verdict: 'passed', blockedBecause: [], hidden, legend };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { verdict: 'blocked', blockedBecause: [error.publicMessage], hidden: anonymizer.report(), legend: [] };
  }
}

/**
 * The policy for records of which nobody knows the dataset. Raises PRIVACY_RULES_INVALID.
 *
 * @param options.level wins over what the rules say
 */
export function recordPolicy(options: {
  readonly rules?: { readonly text: string; readonly name: string };
  readonly level?: 'strict' | 'balanced';
}): AnonymizePolicy {
  const { rules, level } = options;
  const sources = rules === undefined ? [] : [parseRules(rules.text, rules.name)];
  const policy = { ...defaultPolicy, ...policyOfRules(sources, undefined) };
  return level === undefined ? policy : { ...policy, level };
}
