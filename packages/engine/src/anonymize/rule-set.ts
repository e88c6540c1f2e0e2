/**
 * A policy made ready for use: its rules, what it scrubs and allows, and what was worked out about keys and harmless
 * text. Shared by all conversations under the same rules, so it may remember nothing that came out of data unless every
 * word of it is in the vocabulary.
 *
 * Where rules of a user plug in: `allow`, `scrubKeys`, `hideKeys`, `keyTypes`, `allowKeys` and `patterns` of the policy,
 * read here and nowhere else.
 */
import { createHash } from 'node:crypto';
import type { JsonValue } from '../model/json.js';
import { below, itemsOf, type KeyFacts, keyFactsOf, type Place, ROOT } from './keys/key-facts.js';
import type { AnonymizePolicy } from './policy.js';
import { RULES } from './rules/registry.js';
import type { Rule } from './rules/rule.js';
import { type ReadSigns, SIGNS_OF_ANY } from './rules/scrubbed-text.js';
import { linearRule } from './rules-file/linear-pattern.js';
import { SignIndex } from './sign-index.js';
import { type Allow, allowNothing, isKnownText } from './vocabulary/atoms.js';
import { vocabularySize } from './vocabulary/vocabulary.js';

/** Grows with every change of a rule, of the vocabulary or of the tokens' form. */
const RULES_REVISION = 48;

const MAX_REMEMBERED = 20_000;
const MAX_REMEMBERED_LENGTH = 256;
const MAX_FEATURES = 2_000;
const OPTION = /^--?([A-Za-z][\w-]{1,63})$/;

/** A rule with its place among those of the set, by which `signs` knows it. */
export interface ReadyRule extends Rule {
  readonly index: number;
}

export interface Applicable {
  /** Those without needs, in their order. */
  readonly always: readonly ReadyRule[];
  /** There are others. */
  readonly hasMore: boolean;
}

export class RuleSet {
  readonly rules: readonly ReadyRule[];
  /** What each rule needs, and behind them what texts with scrubbed keys hold. */
  readonly signs: SignIndex;
  readonly readSigns: ReadSigns;
  readonly level: AnonymizePolicy['level'];
  /** Rules, words and level in short; part of the cache key. */
  readonly version: string;
  readonly hasOwnScrubKeys: boolean;
  readonly allow: Allow;
  readonly isOff: (rule: string) => boolean;
  readonly #policy: AnonymizePolicy;
  readonly #facts = new Map<string, KeyFacts>();
  readonly #places = new Map<Place, Map<string, Place>>();
  readonly #items = new Map<Place, Place>();
  readonly #harmless = new Set<string>();
  /** Texts of one kind (an id, a host, a sentence) have the same features, and so the same rules to try. */
  readonly #applicable = new Map<number, Applicable>();
  /** Of keys that are no known words: for one tree only. */
  readonly #passingFacts = new Map<string, KeyFacts>();
  #remembered = 0;

  constructor(policy: AnonymizePolicy, without: readonly string[]) {
    const allowed = new Set(policy.allow.map((word) => word.toLowerCase()));
    const off = new Set(without);
    this.#policy = policy;
    this.level = policy.level;
    this.version = versionOf(policy);
    this.hasOwnScrubKeys = policy.scrubKeys.length > 0;
    this.allow = allowed.size === 0 ? allowNothing : (lower) => allowed.has(lower);
    this.isOff = off.size === 0 ? () => false : (rule) => off.has(rule);
    this.rules = [...(policy.patterns ?? []).map(({ name, source, type }) => linearRule(name, source, type)), ...RULES]
      .filter(({ name }) => !off.has(name))
      // Of one shape for the runtime, whatever each was made of.
      .map(({ name, requires, anyOf, needs, find }, index) => ({ name, requires, anyOf, needs, find, index }));
    this.signs = new SignIndex([...this.rules.map(({ needs }) => needs), ...SIGNS_OF_ANY]);
    this.readSigns = { signs: this.signs, first: this.rules.length };
  }

  /** The rules that can find something in a text with these features (characters.ts). */
  rulesFor(features: number): Applicable {
    const known = this.#applicable.get(features);
    if (known !== undefined) return known;
    const found = applicable(this.rules, features);
    if (this.#applicable.size >= MAX_FEATURES) this.#applicable.clear();
    this.#applicable.set(features, found);
    return found;
  }

  factsOf(key: string): KeyFacts {
    const known = this.#facts.get(key) ?? this.#passingFacts.get(key);
    if (known !== undefined) return known;
    const told = this.isOff('keys')
      ? { ...keyFactsOf('', [], []), key }
      : keyFactsOf(
          key,
          this.isOff('scrubbed-keys') ? [] : this.#policy.scrubKeys,
          this.#policy.hideKeys ?? [],
          this.#policy,
        );
    const facts = { ...told, isKnown: isKnownText(key, this.allow) };
    (this.#mayRemember(key) ? this.#facts : this.#passingFacts).set(key, facts);
    return facts;
  }

  readonly isScrubbed = (key: string): boolean => this.factsOf(key).isScrubbed;

  /** The place below `above` under `key`. */
  readonly below = (above: Place, key: string): Place => {
    const known = this.#places.get(above)?.get(key);
    if (known !== undefined) return known;
    const facts = this.factsOf(key);
    const place = below(above, facts);
    if (this.#mayRemember(key) && (above === ROOT || this.#places.has(above))) {
      const children = this.#places.get(above) ?? new Map<string, Place>();
      children.set(key, place);
      this.#places.set(above, children);
      if (!this.#places.has(place)) this.#places.set(place, new Map());
    }
    return place;
  };

  /** The place of what an array holds that stands at `place`. */
  readonly itemsOf = (place: Place): Place => {
    if (place.facts?.isKeyedByIdentity !== true) return place;
    const known = this.#items.get(place);
    if (known !== undefined) return known;
    const items = itemsOf(place);
    if (this.#places.has(place)) {
      this.#items.set(place, items);
      this.#places.set(items, new Map());
    }
    return items;
  };

  /** In a text only keys that are scrubbed say something of what is assigned to them. */
  readonly assigned = (place: Place, key: string): Place => (this.isScrubbed(key) ? this.below(place, key) : place);

  /** The place of what follows an option in a list of arguments: `["--password", "…"]`. */
  readonly argumentOf = (place: Place, before: unknown): Place => {
    const key = typeof before === 'string' ? OPTION.exec(before)?.[1] : undefined;
    if (key === undefined) return place;
    const { isScrubbed, hint, isMeasure } = this.factsOf(key);
    return isScrubbed || hint !== undefined || isMeasure ? this.below(place, key) : place;
  };

  /** Drops what was only kept for the tree that is being hidden. */
  forgetPassing(): void {
    if (this.#passingFacts.size > 0) this.#passingFacts.clear();
  }

  /** True for text that this rule set has found harmless before. */
  isHarmless(text: string): boolean {
    return this.#harmless.has(text);
  }

  /** Only for text in which nothing was found and every atom is known. */
  rememberHarmless(text: string): void {
    if (text.length > MAX_REMEMBERED_LENGTH) return;
    if (this.#harmless.size >= MAX_REMEMBERED) this.#harmless.clear();
    this.#harmless.add(text);
  }

  #mayRemember(key: string): boolean {
    if (key.length > 64 || !isKnownText(key, allowNothing)) return false;
    this.#remembered += 1;
    if (this.#remembered > MAX_REMEMBERED) {
      this.#facts.clear();
      this.#places.clear();
      this.#items.clear();
      this.#remembered = 0;
    }
    return true;
  }
}

function applicable(rules: readonly ReadyRule[], features: number): Applicable {
  const some = rules.filter((rule) => isApplicable(rule, features));
  const always = some.filter(({ needs }) => needs.length === 0);
  return { always, hasMore: some.length > always.length };
}

/** False for a rule that finds nothing in any text with these features. */
export const isApplicable = ({ requires, anyOf }: Rule, features: number): boolean =>
  (features & requires) === requires && (anyOf === 0 || (features & anyOf) !== 0);

const sets = new Map<string, RuleSet>();
const MAX_SETS = 32;

/**
 * The rule set of a policy; the same object for equal rules.
 *
 * @param without names of rules that are off; only tests of the rules use it
 */
export function ruleSetOf(policy: AnonymizePolicy, without: readonly string[] = []): RuleSet {
  const { scrubKeys, hideKeys, keyTypes, allowKeys, allow, patterns } = policy;
  const isPlain = [scrubKeys, hideKeys, keyTypes, allowKeys, allow, patterns, without].every((list) => !list?.length);
  const key = isPlain ? policy.level : JSON.stringify([rulesOf(policy), [...without].sort()]);
  const known = sets.get(key);
  if (known !== undefined) return known;
  const set = new RuleSet(policy, without);
  if (sets.size >= MAX_SETS) sets.clear();
  sets.set(key, set);
  return set;
}

function rulesOf(policy: AnonymizePolicy): JsonValue {
  const { level, scrubKeys, hideKeys = [], keyTypes = [], allowKeys = [], allow, patterns = [] } = policy;
  const lists = [scrubKeys, hideKeys, allow, allowKeys].map((list) => [...list].sort());
  return [
    level,
    ...lists,
    keyTypes.map(({ key, type }) => [key, type]),
    patterns.map(({ name, source, type }) => [name, source, type]),
  ];
}

function versionOf(policy: AnonymizePolicy): string {
  const rules = JSON.stringify([RULES_REVISION, vocabularySize(), rulesOf(policy)]);
  return `${RULES_REVISION}-${createHash('sha256').update(rules).digest('hex').slice(0, 12)}`;
}
