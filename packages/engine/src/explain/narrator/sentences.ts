/** Sentences and their citations. The narrator writes with it and the check reads with it, so both agree on both. */

const CITATION = /\[(F[1-9]\d{0,2}(?:\s*,\s*F[1-9]\d{0,2})*)\]/g;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|vs|etc|approx|no|max|min|cf|incl|resp)\.$/i;
const LIST_MARK = /^(?:-\s+|\d{1,2}\.\s+)/;
const MAX_CITED = 4;

/** ` [F1, F2]` with a space before it, or an empty text when there is nothing to cite; at most four are named. */
export function citation(findings: readonly string[]): string {
  const ids = [...new Set(findings)].slice(0, MAX_CITED);
  return ids.length === 0 ? '' : ` [${ids.join(', ')}]`;
}

/** The ids that a text cites, in order, each once. */
export function citedFindings(text: string): readonly string[] {
  const ids = [...text.matchAll(CITATION)].flatMap((match) => (match[1] ?? '').split(',').map((id) => id.trim()));
  return [...new Set(ids)];
}

export const withoutCitations = (text: string): string =>
  text
    .replace(CITATION, '')
    .replace(/\s+([.!?,;:])/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();

/** A line without its `- ` or `1. `. */
export const withoutListMark = (line: string): string => line.replace(LIST_MARK, '');

/**
 * The sentences of one line, trimmed, without list mark. A full stop inside double quotes, in an abbreviation or in
 * a number ends nothing; a citation after the full stop belongs to the sentence before it.
 */
export function splitSentences(line: string): readonly string[] {
  const text = withoutListMark(line.trim());
  const sentences: string[] = [];
  let start = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character === '"') quoted = !quoted;
    else if (character === '“') quoted = true;
    else if (character === '”') quoted = false;
    if (quoted || !'.!?'.includes(character)) continue;
    const after = /^[.!?"”')]*(?:\s*\[F[\d,\sF]+\])*(?=\s|$)/.exec(text.slice(index + 1));
    if (after === null || ABBREVIATION.test(text.slice(Math.max(start, index - 8), index + 1))) continue;
    const end = index + 1 + after[0].length;
    sentences.push(text.slice(start, end).trim());
    start = end;
    index = end - 1;
  }
  sentences.push(text.slice(start).trim());
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** `text` as whole sentences, each of which ends with its citation and one mark; empty when `text` is. */
export function cited(text: string, findings: readonly string[]): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const mark = citation(findings);
  return splitSentences(flat)
    .map((sentence) => {
      const bare = withoutCitations(sentence);
      const end = /[.!?]$/.exec(bare)?.[0] ?? '.';
      const body = bare.replace(/[\s.!?;,]+$/, '');
      return `${upperFirstWord(body)}${mark}${end}`;
    })
    .join(' ');
}

const PLAIN_OPENERS = new Set(
  'the a an it this that these those its their no not every all each most some nothing there one two when after before'.split(
    ' ',
  ),
);

/** Capital letter at the start, but only for an ordinary word: the name of a function keeps its spelling. */
export function upperFirstWord(text: string): string {
  const first = /^[a-z]+(?=[\s,])/.exec(text)?.[0];
  return first !== undefined && PLAIN_OPENERS.has(first) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Small letter at the start for use after a colon, under the same rule. */
export function lowerFirstWord(text: string): string {
  const first = /^[A-Z][a-z]*(?=[\s,])/.exec(text)?.[0]?.toLowerCase();
  return first !== undefined && PLAIN_OPENERS.has(first) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Whether two texts say the same in the same words, whatever their marks and capitals. */
export function sameWords(one: string, other: string): boolean {
  const a = words(one);
  const b = words(other);
  return a !== '' && b !== '' && (a === b || (a.length > 20 && b.includes(a)) || (b.length > 20 && a.includes(b)));
}

const words = (text: string): string =>
  withoutCitations(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
