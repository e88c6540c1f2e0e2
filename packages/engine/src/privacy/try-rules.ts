/** What each rule would have done to stored events: every one alone, against the same events without it. */
import type {
  EventView,
  PrivacyDatasetRules,
  PrivacyRuleEffect,
  PrivacyRules,
  PrivacyTryAnswer,
} from '@baselime-ai/contract';
import { canonicalTree } from '../anonymize/canonical-tree.js';
import { type AnonymizePolicy, createAnonymizer, defaultPolicy, policyOfRules } from '../anonymize/index.js';
import type { Clock } from '../model/clock.js';
import { EngineError } from '../model/errors.js';
import { isObject, type JsonValue } from '../model/json.js';
import { pairedKeys } from './align.js';
import { jsonOf } from './preview-record.js';

const BUDGET_MS = 8000;
/** How long other requests wait at most while this one works. */
const SLICE_MS = 25;
const MAX_CHARACTERS = 4_000_000;
const MAX_EXAMPLES = 3;
const EXAMPLE_LENGTH = 240;

interface Leaf {
  readonly path: string;
  readonly original: string;
  readonly shown: string;
}

type Event = Pick<EventView, 'id' | 'dataset' | 'data'>;

/**
 * @param events newest first; each is anonymized on its own
 * @param standing rules that hold in any case: the operator's file
 */
export async function tryRules(
  rules: PrivacyRules,
  events: readonly Event[],
  standing: readonly PrivacyRules[],
  clock: Pick<Clock, 'monotonicMs'>,
): Promise<Omit<PrivacyTryAnswer, 'timeframe'>> {
  const started = clock.monotonicMs();
  const isOver = (): boolean => clock.monotonicMs() - started > BUDGET_MS;
  const pause = pauses(clock);
  const before: { readonly event: Event; readonly tree: JsonValue; readonly leaves: readonly Leaf[] }[] = [];
  let characters = 0;
  let blocked = 0;
  let changed = 0;
  for (const event of events) {
    // Half of the time is for the rules.
    if (characters > MAX_CHARACTERS || clock.monotonicMs() - started > BUDGET_MS / 2) break;
    await pause();
    const tree = treeOf(event);
    const [plain, ruled] = [
      hide(tree, policyOf(standing, event)),
      hide(tree, policyOf([...standing, rules], event), true),
    ];
    if (ruled === undefined) blocked += 1;
    if (plain === undefined || tree === undefined) continue;
    const leaves = leavesOf(tree, plain);
    characters += leaves.reduce((sum, { original }) => sum + original.length, 0);
    if (ruled !== undefined && differences(leaves, leavesOf(tree, ruled)).length > 0) changed += 1;
    before.push({ event, tree, leaves });
  }
  const effects: PrivacyRuleEffect[] = [];
  const single = [...singleRules(rules)];
  for (const one of single) {
    if (isOver()) break;
    const effect: PrivacyRuleEffect = { path: one.path, rule: one.name, events: 0, values: 0, examples: [] };
    for (const { event, tree, leaves } of before) {
      await pause();
      const after = hide(tree, policyOf([...standing, one.rules], event));
      const found = after === undefined ? [] : differences(leaves, leavesOf(tree, after));
      if (found.length > 0) effect.events += 1;
      effect.values += found.length;
      effect.examples.push(
        ...found.slice(0, MAX_EXAMPLES - effect.examples.length).map((example) => ({ eventId: event.id, ...example })),
      );
    }
    effects.push(effect);
  }
  const complete = before.length + blocked >= events.length && effects.length === single.length;
  return { events: before.length, complete, changed, blocked, effects };
}

const policyOf = (sources: readonly PrivacyRules[], event: Event): AnonymizePolicy => ({
  ...defaultPolicy,
  ...policyOfRules(sources, [event.dataset]),
});

/** Undefined for an event that is too large or too deep: it never leaves. */
function treeOf(event: Event): JsonValue | undefined {
  return attempt(() => canonicalTree(jsonOf(event.data), defaultPolicy.maxCharacters));
}

function hide(tree: JsonValue | undefined, policy: AnonymizePolicy, isSealed = false): JsonValue | undefined {
  if (tree === undefined) return undefined;
  return attempt(() => {
    const anonymizer = createAnonymizer(policy);
    const hidden = anonymizer.hide(tree);
    if (isSealed) anonymizer.seal(JSON.stringify(hidden));
    return hidden;
  });
}

/** Undefined when the anonymizer refuses. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

/** Every value and every key, in one order for every way of hiding the same tree. */
function leavesOf(original: JsonValue, hidden: JsonValue): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (from: JsonValue, to: JsonValue, path: string): void => {
    if (Array.isArray(from) && Array.isArray(to)) {
      for (const [index, item] of from.entries()) visit(item, to[index] ?? null, `${path}[${index}]`);
    } else if (isObject(from) && isObject(to)) {
      for (const [key, shown] of pairedKeys(from, to)) {
        const below = path === '' ? key : `${path}.${key}`;
        leaves.push({ path: `${below} (key)`, original: key, shown });
        visit(from[key] ?? null, to[shown] ?? null, below);
      }
    } else leaves.push({ path, original: String(from), shown: String(to) });
  };
  visit(original, hidden, '');
  return leaves.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

interface Difference {
  readonly path: string;
  readonly original: string;
  readonly before: string;
  readonly after: string;
}

function differences(before: readonly Leaf[], after: readonly Leaf[]): readonly Difference[] {
  return before.flatMap(({ path, original, shown }, index) => {
    const now = after[index]?.shown ?? shown;
    if (withoutOrdinals(now) === withoutOrdinals(shown)) return [];
    return [{ path: cut(path), original: cut(original), before: cut(shown), after: cut(now) }];
  });
}

/** A rule may shift the numbers of all later tokens; that changes nothing. */
const withoutOrdinals = (text: string): string => text.replace(/<([A-Z]+)_\d+>/g, '<$1>');
const cut = (text: string): string => (text.length > EXAMPLE_LENGTH ? `${text.slice(0, EXAMPLE_LENGTH)}…` : text);

interface SingleRule {
  readonly path: string;
  readonly name: string;
  readonly rules: PrivacyRules;
}

/** Each rule as rules of its own, in the order in which they stand. */
function* singleRules(rules: PrivacyRules): Generator<SingleRule> {
  for (const { path, name, own } of partsOf(rules, '')) yield { path, name, rules: { ...own, datasets: {} } };
  for (const [dataset, of] of Object.entries(rules.datasets)) {
    for (const { path, name, own } of partsOf(of, `datasets.${dataset}.`)) {
      yield { path, name: `${name}, in ${dataset}`, rules: { ...NOTHING, datasets: { [dataset]: own } } };
    }
  }
}

const NO_KEYS: PrivacyDatasetRules['keys'] = { scrub: [], tokenize: [], allow: [] };
const NOTHING: PrivacyDatasetRules = { keys: NO_KEYS, patterns: [], allow: [] };

function* partsOf(
  { level, keys, patterns, allow }: PrivacyDatasetRules,
  prefix: string,
): Generator<{ readonly path: string; readonly name: string; readonly own: PrivacyDatasetRules }> {
  if (level !== undefined) yield { path: `${prefix}level`, name: `level ${level}`, own: { ...NOTHING, level } };
  const keyed = (own: Partial<PrivacyDatasetRules['keys']>) => ({ ...NOTHING, keys: { ...NO_KEYS, ...own } });
  for (const [index, key] of keys.scrub.entries()) {
    yield { path: `${prefix}keys.scrub.${index}`, name: `never send ${key}`, own: keyed({ scrub: [key] }) };
  }
  for (const [index, one] of keys.tokenize.entries()) {
    const name = `hide ${one.key} as ${one.as}`;
    yield { path: `${prefix}keys.tokenize.${index}`, name, own: keyed({ tokenize: [one] }) };
  }
  for (const [index, key] of keys.allow.entries()) {
    yield { path: `${prefix}keys.allow.${index}`, name: `look at ${key} like any text`, own: keyed({ allow: [key] }) };
  }
  for (const [index, pattern] of patterns.entries()) {
    yield {
      path: `${prefix}patterns.${index}`,
      name: `pattern “${pattern.name}”`,
      own: { ...NOTHING, patterns: [pattern] },
    };
  }
  for (const [index, word] of allow.entries()) {
    yield { path: `${prefix}allow.${index}`, name: `let ${word} pass`, own: { ...NOTHING, allow: [word] } };
  }
}

/** Lets other work go on when this one has held the processor for a while. */
function pauses(clock: Pick<Clock, 'monotonicMs'>): () => Promise<void> {
  let since = clock.monotonicMs();
  return async () => {
    if (clock.monotonicMs() - since < SLICE_MS) return;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    since = clock.monotonicMs();
  };
}
