/** What the analysis bears, finding by finding: numbers, names and words that a sentence may rest on. */
import type { Finding } from '@baselime-ai/contract';
import type { Analysis } from '../../analyze/analysis.js';
import { leaves } from '../../model/json.js';
import { FAULT_WORDS } from '../narrator/fault-words.js';
import { measureName } from '../narrator/measures.js';
import { measured, type Quantity, quantities } from './numbers.js';

/** What one finding bears, with everything of the analysis that names it as its ground. */
export interface Ground {
  readonly quantities: readonly Quantity[];
  /** Numbers of the steps that rest on it, which only a step may tell. */
  readonly inSteps: readonly Quantity[];
  /** In small letters. */
  readonly text: string;
  readonly finding: Finding;
}

export interface Facts {
  readonly analysis: Analysis;
  /** Whether the answer is in English, whose words can be looked at beside numbers and names. */
  readonly english: boolean;
  readonly grounds: ReadonlyMap<string, Ground>;
  /** Numbers of no finding in particular: the title's. */
  readonly common: readonly Quantity[];
  /** Every number of the analysis. */
  readonly all: readonly Quantity[];
  /** Numbers of the question: they may be repeated, but hold of nothing. */
  readonly asked: readonly Quantity[];
  /** What colleagues noted, in small letters: it may be repeated, but bears no number. */
  readonly notes: string;
  /** What the analysis states, in small letters. */
  readonly stated: string;
  /** What was ruled out, one text for each. */
  readonly ruledOut: readonly string[];
  /** What the analysis states and the data behind it, in small letters, for literal spellings. */
  readonly corpus: string;
}

export function factsOf(
  analysis: Analysis,
  question?: string,
  options: { readonly english?: boolean; readonly notes?: readonly string[] } = {},
): Facts {
  const notes = options.notes ?? [];
  const { findings, rootCause, actions, ruledOut, nextQuestions, title, skipped, excerpt, brief } = analysis;
  const causeFindings = rootCause.findings.filter((id) => findings.some((finding) => finding.id === id));
  // The narrator cites the first finding when the cause names none; see its `basis`.
  const basis = causeFindings.length > 0 ? causeFindings : findings.slice(0, 1).map(({ id }) => id);
  const grounds = new Map(
    findings.map((finding): [string, Ground] => {
      const own = (ids: readonly string[]): boolean =>
        ids.includes(finding.id) || (known(ids) && basis.includes(finding.id));
      const texts = [
        finding.statement,
        ...(basis.includes(finding.id) ? [rootCause.statement, rootCause.entity ?? '', brief?.certainty ?? ''] : []),
        ...[brief?.happened, brief?.before, brief?.reach].flatMap((told) =>
          told?.findings.includes(finding.id) ? [told.text] : [],
        ),
        ...ruledOut.filter((one) => own(one.findings)).flatMap(({ what, why }) => [`${what}: ${why}`]),
        ...actions.filter((one) => own(one.findings)).map((action) => action.title),
      ];
      const details = actions.filter((one) => own(one.findings)).map(({ detail = '' }) => detail);
      const names = [
        finding.entity ?? '',
        ...faultWords(finding.fault),
        ...(basis.includes(finding.id) ? faultWords(rootCause.fault) : []),
        ...finding.evidence.map(({ label }) => label),
        ...finding.numbers.map(({ name }) => measureName(name)),
      ];
      const ground = {
        finding,
        quantities: [...measured(finding.numbers), ...numbersOf(texts)],
        inSteps: numbersOf(details),
        text: [...texts, ...details, ...names].join('\n').toLowerCase(),
      };
      return [finding.id, ground];
    }),
  );
  function known(ids: readonly string[]): boolean {
    return !ids.some((id) => findings.some((finding) => finding.id === id));
  }
  const common = [title, ...skipped.map(({ because }) => because)];
  const stated = [
    ...common,
    rootCause.entity ?? '',
    ...actions.flatMap((action) => [action.title, action.detail ?? '']),
    ...ruledOut.flatMap(({ what, why }) => [what, why]),
    ...nextQuestions,
    ...skipped.map(({ detector }) => detector),
    ...[...grounds.values()].map(({ text }) => text),
    rootCause.statement,
    brief?.happened?.text ?? '',
    brief?.reach?.text ?? '',
    brief?.certainty ?? '',
  ];
  const data = [...leaves(excerpt)].map(([path, value]) => `${path} ${String(value)}`);
  return {
    analysis,
    english: options.english ?? true,
    grounds,
    common: numbersOf(common),
    // The excerpt is what happened to be logged; only what the analysis states counts as a number that holds.
    all: [...[...grounds.values()].flatMap((one) => [...one.quantities, ...one.inSteps]), ...numbersOf(stated)],
    asked: numbersOf([question ?? '']),
    notes: notes.join('\n').toLowerCase(),
    stated: stated.join('\n').toLowerCase(),
    ruledOut: ruledOut.map(({ what }) => what),
    corpus: [...stated, question ?? '', ...notes, ...data].join('\n').toLowerCase(),
  };
}

const numbersOf = (texts: readonly string[]): readonly Quantity[] => texts.flatMap((text) => quantities(text));

const faultWords = (fault: Finding['fault']): readonly string[] =>
  fault === undefined ? [] : [fault.replaceAll('-', ' '), FAULT_WORDS[fault].label];

/** Whether a text holds a name as a whole: `checkout` is not held by `checkout-worker`. Both in small letters. */
export function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + name.length] ?? ' ';
    if (!(/[\w-]/.test(before) && /^[\w-]/.test(name)) && !(/[\w-]/.test(after) && /[\w-]$/.test(name))) return true;
  }
  return false;
}
