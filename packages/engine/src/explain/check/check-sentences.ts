/** What code says about each sentence of an answer: whether the findings bear its citations, numbers and names. */
import { type CheckedSentence, SECTION_NAMES, type SectionName, type Sections } from '@baselime-ai/contract';
import type { Analysis } from '../../analyze/analysis.js';
import { leaves } from '../../model/json.js';
import { ABSENCES, NOT_CHECKED } from '../narrator/narrate.js';
import { citedFindings, splitSentences, withoutCitations } from '../narrator/sentences.js';
import { isStated, type Quantity, quantities, statedQuantities } from './numbers.js';

export interface Facts {
  readonly findings: ReadonlySet<string>;
  readonly quantities: readonly Quantity[];
  /** Everything that the analysis says, in small letters, for names and literal spellings. */
  readonly corpus: string;
}

export function factsOf(analysis: Analysis, question?: string): Facts {
  const { findings, rootCause, actions, ruledOut, nextQuestions, title, skipped, excerpt, brief } = analysis;
  const texts = [
    title,
    rootCause.statement,
    brief?.happened?.text ?? '',
    brief?.reach?.text ?? '',
    brief?.certainty ?? '',
    ...findings.map(({ statement }) => statement),
    ...actions.flatMap((action) => [action.title, action.detail ?? '']),
    ...ruledOut.flatMap(({ what, why }) => [what, why]),
    ...nextQuestions,
    ...skipped.flatMap(({ detector, because }) => [detector, because]),
    question ?? '',
  ];
  const names = [rootCause.entity ?? '', ...findings.map(({ entity }) => entity ?? '')];
  const labels = findings.flatMap(({ evidence }) => evidence.map(({ label }) => label));
  const data = [...leaves(excerpt)].map(([path, value]) => `${path} ${String(value)}`);
  return {
    findings: new Set(findings.map(({ id }) => id)),
    // The excerpt is what happened to be logged; only what the analysis states counts as a number that holds.
    quantities: statedQuantities(analysis, texts),
    corpus: [...texts, ...names, ...labels, ...data].join('\n').toLowerCase(),
  };
}

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
  const verdict = (): CheckedSentence['verdict'] => {
    if (findings.some((id) => !facts.findings.has(id))) return 'unknown-finding';
    if (!numbersHold(bare, facts)) return 'unsupported-number';
    if (!namesHold(section, bare, facts)) return 'unknown-entity';
    return findings.length === 0 ? 'uncited' : 'supported';
  };
  return { section, sentence, findings, verdict: verdict() };
}

/** Clock times and dates must stand in the facts as spelled; `{time 9}` left over names a time that never was. */
const CLOCK = /\b\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\b|\b\d{4}-\d{2}-\d{2}\b|\{\s?(?:time|value) \d+\s?\}/gi;

function numbersHold(sentence: string, facts: Facts): boolean {
  const clocks = sentence.match(CLOCK) ?? [];
  if (clocks.some((clock) => !facts.corpus.includes(clock.toLowerCase()))) return false;
  // A quotation that the data holds word for word stands for itself, numbers and all.
  const own = sentence
    .replace(CLOCK, ' ')
    .replace(/"([^"]{3,})"/g, (quoted, inner: string) => (facts.corpus.includes(inner.toLowerCase()) ? ' ' : quoted));
  return quantities(own).every((claim) => isStated(claim, facts.quantities));
}

const INVENTED_TOKEN = /<[A-Z]{2,12}_\d{1,6}>/g;
const NAME_SHAPES = [
  /\barn:[\w:/*.-]+/g, //                          an ARN
  /\b\w+_\w+\b/g, //                               snake_case
  /\b[a-z][a-z\d]*(?:-[a-z\d]+){2,}\b/gi, //       three or more parts with hyphens
  /\b[a-z][\w-]*(?:\.[\w-]{2,}){2,}\b/gi, //       a host name
] as const;
const PLAIN_HYPHENS = /-(?:of|to|and|the|by|in|on|at|a|or|up|for|per|letter|back|first|only)(?:-|$)/i;

function namesHold(section: SectionName, sentence: string, facts: Facts): boolean {
  const known = (name: string): boolean => facts.corpus.includes(name.toLowerCase());
  if ((sentence.match(INVENTED_TOKEN) ?? []).some((token) => !known(token))) return false;
  // Steps name settings and commands of AWS that no finding holds.
  if (section === 'actions') return true;
  return NAME_SHAPES.flatMap((shape) => sentence.match(shape) ?? []).every(
    (name) => known(name) || PLAIN_HYPHENS.test(name),
  );
}
