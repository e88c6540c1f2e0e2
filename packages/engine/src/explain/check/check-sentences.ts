/** What code says about each sentence of an answer: whether the findings bear its citations, numbers, names and claims. */
import { type CheckedSentence, SECTION_NAMES, type SectionName, type Sections } from '@baselime-ai/contract';
import { FAULT_WORDS } from '../narrator/fault-words.js';
import { ABSENCES, KIND_WORDS, NOT_CHECKED } from '../narrator/narrate.js';
import { citedFindings, splitSentences, withoutCitations } from '../narrator/sentences.js';
import { contentOf, unborneClaim } from './claims.js';
import { clocksHold, withoutClocks } from './clock-times.js';
import { type Facts, type Ground, holds } from './facts.js';
import { namesHold, quotationsHold, tokensHold } from './names.js';
import { isRatioOf, isStated, type Quantity, quantities } from './numbers.js';

export { type Facts, factsOf } from './facts.js';

/** Each sentence in order; questions and sentences that only say what is unknown claim nothing and are left out. */
export function checkSentences(sections: Sections, facts: Facts): readonly CheckedSentence[] {
  return SECTION_NAMES.flatMap((section) =>
    sections[section].split('\n').flatMap((line) =>
      splitSentences(line)
        .filter((sentence) => isClaim(section, sentence))
        .map((sentence) => check(section, sentence, facts)),
    ),
  );
}

const absences: readonly string[] = Object.values(ABSENCES);
const isClaim = (section: SectionName, sentence: string): boolean =>
  !(section === 'nextQuestions' || /\?(?:\s*\[[^\]]*\])?$/.test(sentence)) &&
  !absences.includes(sentence) &&
  !sentence.startsWith(NOT_CHECKED);

function check(section: SectionName, sentence: string, facts: Facts): CheckedSentence {
  const findings = [...citedFindings(sentence)];
  const bare = withoutCitations(sentence);
  const cited = findings.flatMap((id) => facts.grounds.get(id) ?? []);
  const verdict = (): CheckedSentence['verdict'] => {
    if (cited.length < findings.length) return 'unknown-finding';
    if (!tokensHold(bare, facts)) return 'invented-token';
    const numbers = numbersHold(section, bare, cited, facts);
    if (numbers === 'nowhere') return 'unsupported-number';
    if (!namesHold(section, bare, facts) || !quotationsHold(bare, facts)) return 'unknown-entity';
    if (unborneClaim(section, bare, facts) !== undefined) return 'unsupported-claim';
    if (findings.length === 0) return 'uncited';
    return numbers === 'elsewhere' || !isRelated(bare, cited, facts) ? 'unrelated-finding' : 'supported';
  };
  return { section, sentence, findings, verdict: verdict() };
}

const UNKNOWN = /\b(?:not (?:say|show|known|clear)|no (?:finding|data|number)|unknown|cannot (?:say|tell))/i;

/** Whether the numbers stand in what is cited, in another part of the analysis, or in none. */
function numbersHold(
  section: SectionName,
  sentence: string,
  cited: readonly Ground[],
  facts: Facts,
): 'cited' | 'elsewhere' | 'nowhere' {
  if (!clocksHold(sentence, facts)) return 'nowhere';
  // A quotation that the data holds word for word stands for itself, numbers and all.
  const own = withoutClocks(sentence).replace(/"([^"]{3,})"/g, (quoted, inner: string) =>
    facts.corpus.includes(inner.toLowerCase()) ? ' ' : quoted,
  );
  const claims = quantities(own, { english: facts.english });
  const near = [
    ...facts.common,
    ...cited.flatMap((ground) =>
      section === 'actions' ? [...ground.quantities, ...ground.inSteps] : ground.quantities,
    ),
  ];
  const asked = UNKNOWN.test(sentence) ? facts.asked : [];
  const bears = (claim: Quantity, numbers: readonly Quantity[]): boolean =>
    isStated(claim, numbers) || isRatioOf(claim, numbers) || isStated(claim, asked);
  if (claims.every((claim) => bears(claim, near))) return 'cited';
  return claims.every((claim) => isStated(claim, facts.all) || isRatioOf(claim, near)) ? 'elsewhere' : 'nowhere';
}

const ENOUGH_WORDS = 3;

/**
 * Whether a sentence speaks of what it cites: a shared name, number, fault or meaningful word is enough. A sentence of
 * few words says too little to tell.
 */
function isRelated(sentence: string, cited: readonly Ground[], facts: Facts): boolean {
  if (!facts.english) return true;
  const content = contentOf(sentence);
  if (content.size < ENOUGH_WORDS) return true;
  const lower = sentence.toLowerCase();
  const entities = facts.analysis.findings.flatMap(({ entity }) =>
    entity === undefined ? [] : [entity.toLowerCase()],
  );
  const told = quantities(withoutClocks(sentence));
  return cited.some(({ finding, text, quantities: numbers }) => {
    // Good health is told by what is absent, which shares no word with what was counted.
    if (finding.kind === 'health') return true;
    if (entities.some((entity) => holds(lower, entity) && holds(text, entity))) return true;
    if (told.some((claim) => isStated(claim, numbers))) return true;
    if (lower.includes(KIND_WORDS[finding.kind])) return true;
    if (finding.fault !== undefined && FAULT_WORDS[finding.fault].spokenOf.test(sentence)) return true;
    const words = contentOf(text);
    return [...content].some((word) => words.has(word));
  });
}
