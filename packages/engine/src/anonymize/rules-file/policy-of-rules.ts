/** From rules to the policy of one conversation. */
import type { PrivacyDatasetRules, PrivacyRules } from '@baselime-ai/contract';
import type { AnonymizePolicy } from '../policy.js';

type Rules = Pick<
  AnonymizePolicy,
  'level' | 'scrubKeys' | 'hideKeys' | 'keyTypes' | 'allowKeys' | 'patterns' | 'allow'
>;

/**
 * What the rules say of a conversation about these datasets. All that hides is added up: of every source, for every
 * dataset that takes part. The level is the strictest that is said for any of them, `strict` when none is said. What
 * lets a word pass for one dataset counts only when the conversation is about that dataset alone.
 *
 * @param sources the operator's file and the page's rules, in any order
 * @param datasets undefined when it is not known what takes part: then all of them may
 */
export function policyOfRules(sources: readonly PrivacyRules[], datasets: readonly string[] | undefined): Rules {
  const ofAll: readonly PrivacyDatasetRules[] = sources;
  const taking = (rules: PrivacyRules): PrivacyDatasetRules[] =>
    Object.entries(rules.datasets).flatMap(([name, own]) =>
      datasets === undefined || datasets.includes(name) ? [own] : [],
    );
  const own = sources.flatMap(taking);
  const isAlone = datasets !== undefined && new Set(datasets).size === 1;
  const hiding = [...ofAll, ...own];
  const passing = isAlone ? hiding : ofAll;
  return {
    level: levelOf(sources, datasets),
    scrubKeys: unique(hiding.flatMap(({ keys }) => keys.scrub)),
    keyTypes: hiding.flatMap(({ keys }) => keys.tokenize.map(({ key, as }) => ({ key, type: as }))),
    allowKeys: unique(passing.flatMap(({ keys }) => keys.allow)),
    patterns: hiding.flatMap(({ patterns }) =>
      patterns.map(({ name, match, as }) => ({ name, source: match, type: as })),
    ),
    allow: unique(passing.flatMap(({ allow }) => allow)),
  };
}

/** A dataset's own level wins over the one for all of the same source; over sources and datasets the strictest wins. */
function levelOf(sources: readonly PrivacyRules[], datasets: readonly string[] | undefined): 'strict' | 'balanced' {
  const said = sources.flatMap(({ level, datasets: own }) => {
    const names = datasets ?? [undefined, ...Object.keys(own)];
    return names.map((name) => (name === undefined || !Object.hasOwn(own, name) ? level : (own[name]?.level ?? level)));
  });
  // A dataset of which no source says anything is as strict as can be.
  const perDataset = datasets ?? [];
  const silent = perDataset.some((name) =>
    sources.every(
      ({ level, datasets: own }) =>
        level === undefined && (!Object.hasOwn(own, name) || own[name]?.level === undefined),
    ),
  );
  const levels = said.filter((level) => level !== undefined);
  return silent || levels.length === 0 || levels.includes('strict') ? 'strict' : 'balanced';
}

const unique = (list: readonly string[]): readonly string[] => [...new Set(list)];
