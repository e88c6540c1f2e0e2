/** Joins the parts into one conversation's anonymizer. */
import { createHash } from 'node:crypto';
import type { JsonValue } from '../model/json.js';
import type { Anonymizer } from './anonymizer.js';
import { type GuardKnowledge, inspectText } from './guard.js';
import { canonicalTree, Hider } from './hider.js';
import { legendOf } from './legend.js';
import type { AnonymizePolicy } from './policy.js';
import { createRestorer } from './restore.js';
import { sealText, wordsOf } from './safe-text.js';
import { Vault } from './vault.js';
import { isKnownText } from './vocabulary/atoms.js';
import { vocabularySize } from './vocabulary/vocabulary.js';

/** Grows with every change of a rule, of the vocabulary or of the tokens' form. */
const RULES_REVISION = 3;

/**
 * An anonymizer for one conversation. Never raises; what its methods raise stands at each of them.
 * It keeps every original that it hid in memory until it is dropped.
 *
 * @param without names of rules that are off; only tests of the rules use it
 */
export function createAnonymizer(policy: AnonymizePolicy, without: readonly string[] = []): Anonymizer {
  const vault = new Vault();
  const hider = new Hider(vault, policy, without);
  const allowed = new Set(policy.allow.map((word) => word.toLowerCase()));
  const harmless = new Map<string, boolean>();
  const isHarmless = (value: string): boolean => {
    const known = harmless.get(value) ?? isKnownText(value, (lower) => allowed.has(lower));
    harmless.set(value, known);
    return known;
  };
  const knowledge = (): GuardKnowledge => ({
    secrets: [
      ...vault
        .entries()
        .filter(({ type, original }) => type !== 'LITERAL' && (isDottedHost(type, original) || !isHarmless(original)))
        .map(({ original }) => original),
      ...vault.scrubbed().filter((value) => !isHarmless(value)),
    ].filter((value) => value.length >= 4),
    isIssued: (token) => vault.has(token),
    endpointHosts: policy.endpointHosts,
    maxCharacters: policy.maxCharacters,
  });
  const lookup = vault.originalOf.bind(vault);
  const hide = (tree: JsonValue): JsonValue => hider.hide(canonicalTree(tree, policy.maxCharacters));

  return {
    hide,
    hideText: (text) => String(hide(text)),
    seal: (text) => sealText(text, knowledge()),
    inspect(bytes) {
      try {
        const hits = inspectText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), knowledge());
        return hits.size === 0 ? { verdict: 'passed' } : { verdict: 'blocked', because: wordsOf(hits) };
      } catch {
        return { verdict: 'blocked', because: ['the guard failed'] };
      }
    },
    legend: () => legendOf(vault.entries(), policy.referenceTimeMs),
    report: () => vault.report(),
    restore(text) {
      const restorer = createRestorer(lookup);
      return restorer.push(text) + restorer.end();
    },
    restorer: () => createRestorer(lookup),
    rulesVersion: versionOf(policy),
  };
}

const isDottedHost = (type: string, original: string): boolean => type === 'HOST' && original.includes('.');

function versionOf(policy: AnonymizePolicy): string {
  const { level, scrubKeys, allow } = policy;
  const rules = JSON.stringify([RULES_REVISION, vocabularySize(), level, [...scrubKeys].sort(), [...allow].sort()]);
  return `${RULES_REVISION}-${createHash('sha256').update(rules).digest('hex').slice(0, 12)}`;
}
