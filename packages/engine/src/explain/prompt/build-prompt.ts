/** Analysis -> the two texts that a model gets. Every character of them has passed the seal. */
import { createHash } from 'node:crypto';
import type { Finding, FoundNote } from '@baselime-ai/contract';
import type { Analysis } from '../../analyze/analysis.js';
import type { Anonymizer, SafeText } from '../../anonymize/index.js';
import { isObject, type JsonObject, type JsonValue } from '../../model/json.js';
import { untold } from '../check/numbers.js';
import { FENCE_WORDS, INSTRUCTIONS } from './instructions.js';
import { languageAsked } from './language.js';
import { Marks, magnitude, roundExcerpt } from './rounding.js';

export const MAX_PROMPT_CHARACTERS = 24_000;
const MAX_LEAF_CHARACTERS = 1_200;
const MAX_LEGEND = 60;

export interface Prompt {
  readonly system: SafeText;
  readonly user: SafeText;
  /** Which parts of the data were left out for the budget; the model is told the same. */
  readonly leftOut: readonly string[];
  /** What stands behind `{time n}`, `{value n}` and `{sentence n}`; stays here. */
  readonly marks: Marks;
}

export interface PromptOptions {
  readonly question?: string;
  readonly language?: string;
  /** What colleagues wrote about earlier occurrences. */
  readonly teamNotes?: readonly Pick<FoundNote, 'kind' | 'text'>[];
  readonly maxCharacters?: number;
}

/**
 * The prompt for an analysis. An empty analysis gives a prompt too; the budget drops parts of the excerpt from the
 * last (least important) on, then findings that the cause does not rest on.
 * Raises ANONYMIZE_LEAK_DETECTED, ANONYMIZE_INPUT_TOO_LARGE.
 */
export function buildPrompt(analysis: Analysis, anonymizer: Anonymizer, options: PromptOptions = {}): Prompt {
  const marks = new Marks();
  const budget = Math.max(2_000, (options.maxCharacters ?? MAX_PROMPT_CHARACTERS) - INSTRUCTIONS.length - 500);
  const fitted = fit(prepare(analysis, marks, options), analysis, budget);
  const hidden = anonymizer.hide(fitted.data);
  const data = JSON.stringify({
    ...(isObject(hidden) ? hidden : { data: hidden }),
    legend: anonymizer.legend().slice(0, MAX_LEGEND),
  });
  const fence = fenceOf(data);
  const language = languageAsked(options.language);
  const user = [
    `Answer in ${language}; keep the seven headings in English.`,
    `The data stands between the two lines that say ${fence}.`,
    fence,
    data,
    fence,
  ].join('\n');
  return { system: anonymizer.seal(INSTRUCTIONS), user: anonymizer.seal(user), leftOut: fitted.leftOut, marks };
}

/**
 * Four words drawn from the content: the same data has the same fence (for the cache), and text inside the data cannot
 * know it. The data itself is JSON on one line, so it cannot hold a line of its own either.
 */
export function fenceOf(data: string): string {
  const digest = createHash('sha256').update(data).digest();
  const words = [...digest.subarray(0, 4)].map((byte) => FENCE_WORDS[byte % FENCE_WORDS.length] ?? 'fence');
  return `=== ${words.join(' ')} ===`;
}

const withoutNumbers = (quoted: string): string =>
  quoted.replace(/(?<![\w.:/@#<{-])\d+(?:[.,]\d+)*(?![\w:/@#-]|\.\w)/g, '<*>');

/** Configured sizes and statuses are told whole; what is counted or timed only by its power of ten. */
function magnitudeOf({ name, value, unit }: Analysis['findings'][number]['numbers'][number]): readonly string[] {
  if (unit === 'status' || (unit === 'MB' && /size|limit/i.test(name))) return [`${name} ${value} ${unit}`];
  return unit === 'count' || unit === 'ms' || unit === 's' ? [`${name}: order of ${magnitude(value)} ${unit}`] : [];
}

/** How often and whom it hits is another sentence every hour; as one mark it leaves the prompt of a failure the same. */
const COUNTED: ReadonlySet<Finding['kind']> = new Set(['recurrence', 'impact']);

/** The tree before anything is hidden: statements with `{time n}`, `{value n}` and `{sentence n}`, and the excerpt. */
function prepare(analysis: Analysis, marks: Marks, { question, teamNotes = [] }: PromptOptions): JsonObject {
  const told = (text: string): string => clip(marks.hide(text));
  const measured = (text: string): string => clip(marks.hideValues(marks.hide(text)));
  const statementOf = ({ kind, statement }: Finding): string => {
    if (COUNTED.has(kind)) return measured(marks.hideSentence(statement));
    // What else was logged is told by its shape; numbers in the words of an error are part of the error.
    return measured(kind === 'context' ? statement.replace(/"[^"]*"/g, withoutNumbers) : statement);
  };
  const { rootCause } = analysis;
  return {
    ...(question === undefined ? {} : { question: clip(marks.hide(question)) }),
    ...(teamNotes.length === 0
      ? {}
      : { teamNotes: teamNotes.map(({ kind, text }) => ({ kind, text: clip(marks.hide(text)) })) }),
    subject: told(analysis.title),
    rootCause: {
      statement: measured(rootCause.statement),
      confidence: rootCause.confidence,
      findings: rootCause.findings,
      ...(rootCause.entity === undefined ? {} : { entity: rootCause.entity }),
      ...(rootCause.fault === undefined ? {} : { fault: rootCause.fault }),
    },
    findings: analysis.findings.map((finding) => ({
      id: finding.id,
      kind: finding.kind,
      ...(finding.entity === undefined ? {} : { entity: finding.entity }),
      ...(finding.fault === undefined ? {} : { fault: finding.fault }),
      statement: statementOf(finding),
      ...(COUNTED.has(finding.kind)
        ? {}
        : { confidence: finding.confidence, magnitudes: toldMeasures(finding).flatMap(magnitudeOf) }),
    })),
    actions: analysis.actions.map(({ title, detail, findings }) => ({
      title: told(title),
      ...(detail === undefined ? {} : { detail: told(detail) }),
      findings,
    })),
    ruledOut: analysis.ruledOut.map(({ what, why, findings }) => ({ what: told(what), why: measured(why), findings })),
    nextQuestions: analysis.nextQuestions.map(told),
    notChecked: analysis.skipped.map(({ detector, because }) => `${detector}: ${told(because)}`),
    excerpt: clipLeaves(roundExcerpt(analysis.excerpt)),
  };
}

/** A measure that the statement does not tell would only make two occurrences of one failure differ. */
function toldMeasures({ statement, numbers }: Analysis['findings'][number]): Analysis['findings'][number]['numbers'] {
  const hidden = untold(statement, numbers);
  return numbers.filter((measure) => !hidden.includes(measure));
}

interface Fitted {
  readonly data: JsonObject;
  readonly leftOut: readonly string[];
}

function fit(data: JsonObject, analysis: Analysis, budget: number): Fitted {
  let fitted = data;
  const leftOut = new Map<string, string>();
  const tooLong = (): boolean => JSON.stringify(fitted).length > budget;
  while (tooLong()) {
    const excerpt = fitted.excerpt;
    if (!isObject(excerpt)) break;
    const last = Object.keys(excerpt).at(-1);
    if (last === undefined) break;
    const { [last]: part, ...rest } = excerpt;
    const kept = Array.isArray(part) && part.length > 1 ? part.slice(0, Math.floor(part.length / 2)) : undefined;
    leftOut.set(last, kept === undefined ? `all of ${last}` : `the later part of ${last}`);
    fitted = { ...fitted, excerpt: kept === undefined ? rest : { ...rest, [last]: kept } };
  }
  const essential = new Set(analysis.rootCause.findings);
  const findings = Array.isArray(fitted.findings) ? [...fitted.findings] : [];
  while (tooLong() && findings.length > 0) {
    const at = findings.findLastIndex((finding) => !(isObject(finding) && essential.has(String(finding.id))));
    findings.splice(at === -1 ? findings.length - 1 : at, 1);
    leftOut.set('findings', 'some findings');
    fitted = { ...fitted, findings };
  }
  const told = [...leftOut.values()];
  return told.length === 0 ? { data: fitted, leftOut: [] } : { data: { ...fitted, leftOut: told }, leftOut: told };
}

/** What is longer than a leaf may be is cut, and says so. */
export const clip = (text: string): string =>
  text.length <= MAX_LEAF_CHARACTERS ? text : `${text.slice(0, MAX_LEAF_CHARACTERS).trimEnd()} … (cut)`;

function clipLeaves(tree: JsonValue): JsonValue {
  if (typeof tree === 'string') return clip(tree);
  if (Array.isArray(tree)) return tree.map((item: JsonValue) => clipLeaves(item));
  if (!isObject(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, clipLeaves(value)]));
}
