/**
 * Stage 5 of 6 — anonymize.
 *
 * in    a JSON tree of findings and data, original values and all
 * out   the same tree in tokens, SafeText, a legend of facts, a report; the vault stays in this process
 * pure  no I/O, no clock, no randomness: the same tree gives the same tokens
 * fails closed: ANONYMIZE_LEAK_DETECTED, ANONYMIZE_INPUT_TOO_LARGE; then nothing is sent and the narrator answers
 */
export type { Anonymizer, GuardVerdict, StreamRestorer } from './anonymizer.js';
export { createAnonymizer } from './create-anonymizer.js';
export { type AnonymizePolicy, defaultPolicy } from './policy.js';
export { ruleSetOf } from './rule-set.js';
export { parseRules } from './rules-file/parse-rules.js';
export { policyOfRules } from './rules-file/policy-of-rules.js';
export type { SafeText } from './safe-text.js';
