/** Joins the parts into one conversation's anonymizer. */
import type { JsonValue } from '../model/json.js';
import type { Anonymizer } from './anonymizer.js';
import { canonicalTree } from './canonical-tree.js';
import { type GuardKnowledge, inspectText } from './guard/inspect-text.js';
import { Manifest } from './guard/manifest.js';
import { Taint } from './guard/taint.js';
import { Hider, type OffsetOf } from './hider.js';
import { isFieldName } from './keys/field-names.js';
import { legendOf } from './legend.js';
import type { AnonymizePolicy } from './policy.js';
import { createRestorer } from './restore.js';
import { type RuleSet, ruleSetOf } from './rule-set.js';
import { sealText, wordsOf } from './safe-text.js';
import { exactOffsetText, offsetText } from './times.js';
import { Vault } from './vault.js';
import { forgetUnknownAtoms, isKnownText } from './vocabulary/atoms.js';
import { isTimeZone } from './vocabulary/time-zones.js';
import { isTechnicalIdentifier, isWord } from './vocabulary/vocabulary.js';

/**
 * An anonymizer for one conversation. Never raises; what its methods raise stands at each of them.
 * It keeps every original that it hid in memory until it is dropped.
 *
 * @param without names of rules and steps (rules/registry.ts) that are off; only tests of the rules use it
 */
export function createAnonymizer(policy: AnonymizePolicy, without: readonly string[] = []): Anonymizer {
  const vault = new Vault();
  const rules = ruleSetOf(policy, without);
  const hider = new Hider(vault, rules, offsetsOf(policy));
  const manifest = new Manifest();
  const knowledge = knowledgeOf(vault, rules, policy);
  const lookup = vault.originalOf.bind(vault);
  const hide = (tree: JsonValue): JsonValue => {
    // Those of the last tree are kept until here or until the guard has looked, whichever is sooner: it judges them too.
    forgetUnknownAtoms();
    return hider.hide(canonicalTree(tree, policy.maxCharacters));
  };

  return {
    hide,
    hideText: (text) => String(hide(text)),
    seal(text) {
      try {
        const sealed = sealText(text, knowledge, { residue: policy.level === 'strict' });
        manifest.add(sealed);
        return sealed;
      } finally {
        forgetUnknownAtoms();
      }
    },
    isSealed: (text) => manifest.has(text),
    inspect(bytes) {
      try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        const hits = inspectText(text, knowledge(), { residue: false });
        return hits.size === 0 ? { verdict: 'passed' } : { verdict: 'blocked', because: wordsOf(hits) };
      } catch {
        return { verdict: 'blocked', because: ['the guard failed'] };
      } finally {
        forgetUnknownAtoms();
      }
    },
    legend: () => legendOf(vault.entries(), policy.referenceTimeMs),
    report: () => vault.report(),
    restore(text) {
      const restorer = createRestorer(lookup);
      return restorer.push(text) + restorer.end();
    },
    restorer: () => createRestorer(lookup),
    rulesVersion: rules.version,
  };
}

/** What is farther than that from a failure is none of its times, and may be the birthday of somebody. */
const FARTHEST_MS = 10 * 365 * 86_400_000;

function offsetsOf({ referenceTimeMs, exactOffsets }: AnonymizePolicy): OffsetOf | undefined {
  if (referenceTimeMs === undefined) return undefined;
  const textOf = exactOffsets === true ? exactOffsetText : offsetText;
  return (epochMs) =>
    Math.abs(epochMs - referenceTimeMs) > FARTHEST_MS ? undefined : textOf(epochMs, referenceTimeMs);
}

/** What the guard knows, kept up with the vault: each value is prepared once in a conversation. */
function knowledgeOf(vault: Vault, rules: RuleSet, policy: AnonymizePolicy): () => GuardKnowledge {
  const taint = new Taint((value) => isKnownText(value, rules.allow));
  let known = 0;
  const standing = {
    taint,
    isIssued: vault.has.bind(vault),
    isWord: (lower: string) =>
      isWord(lower) || isFieldName(lower) || isTechnicalIdentifier(lower) || rules.allow(lower),
    isTimeZone,
    endpointHosts: policy.endpointHosts,
    maxCharacters: policy.maxCharacters,
  };
  return () => {
    for (const { original: value, type } of vault.hiddenSince(known)) {
      known += 1;
      // What data wrote like a token was harmless as it stood.
      if (type === 'LITERAL') continue;
      if (!LETTERS.test(value)) taint.add(value, type === 'HOST' && value.includes('.') ? 'certain' : 'doubtful');
      else if (isKnownText(value, rules.allow)) continue;
      // `Will` is hidden as a name while `will` may leave: only the spelling that was hidden counts.
      else taint.add(value, isKnownText(value.toLowerCase(), rules.allow) ? 'word' : 'certain');
    }
    return standing;
  };
}
const LETTERS = /^\p{L}+$/u;
