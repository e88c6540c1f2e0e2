/** The plain text of a section as blocks and pieces. The contract knows list items, steps and citations; all else is text. */
import type { CheckedSentence } from '@baselime-ai/contract';

export type Verdict = CheckedSentence['verdict'];

export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly verdict?: Verdict }
  | { readonly kind: 'code'; readonly text: string; readonly verdict?: Verdict }
  | { readonly kind: 'citation'; readonly findings: readonly string[] };

export interface Block {
  readonly kind: 'paragraph' | 'item' | 'step';
  /** The number of a step as it was written. */
  readonly number?: number;
  readonly pieces: readonly Piece[];
  /** What follows the first sentence of a step: how to do it. */
  readonly detail?: readonly Piece[];
}

/** An empty text gives no block. While streaming, the unfinished last line is a block like any other. */
export function blocksOf(text: string, checks: readonly CheckedSentence[]): readonly Block[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const step = /^(\d{1,3})\.\s+(.*)$/s.exec(line);
      if (step) return stepOf(Number(step[1]), step[2] ?? '', checks);
      const item = /^- (.*)$/s.exec(line);
      if (item) return { kind: 'item', pieces: readable(piecesOf(item[1] ?? '', checks)) };
      return { kind: 'paragraph', pieces: readable(piecesOf(line, checks)) };
    });
}

/** Blocks of one kind in a row: the items of a list, the steps of a plan. `from` is the place of the first. */
export interface Run {
  readonly kind: Block['kind'];
  readonly from: number;
  readonly blocks: readonly Block[];
}

export function runsOf(blocks: readonly Block[]): readonly Run[] {
  const runs: Run[] = [];
  blocks.forEach((block, from) => {
    const last = runs.at(-1);
    if (last?.kind === block.kind) runs[runs.length - 1] = { ...last, blocks: [...last.blocks, block] };
    else runs.push({ kind: block.kind, from, blocks: [block] });
  });
  return runs;
}

function stepOf(number: number, line: string, checks: readonly CheckedSentence[]): Block {
  const parts = /^(.+?[.!?])\s+(?=[A-Z`<])(.+)$/s.exec(line);
  const pieces = readable(piecesOf(parts?.[1] ?? line, checks));
  if (parts?.[2] === undefined) return { kind: 'step', number, pieces };
  const cited = new Set(pieces.map(citationKey));
  const detail = readable(piecesOf(parts[2], checks)).filter(
    (piece) => piece.kind !== 'citation' || !cited.has(citationKey(piece)),
  );
  return { kind: 'step', number, pieces, detail };
}

const citationKey = (piece: Piece): string => (piece.kind === 'citation' ? piece.findings.join() : '');

/**
 * Sentences in a row that cite the same findings show them once, after the last; a citation stands after the mark that
 * ends its sentence. The words stay as they are: a chip in every sentence makes a paragraph hard to read.
 */
function readable(pieces: readonly Piece[]): readonly Piece[] {
  const citations = pieces.filter((piece) => piece.kind === 'citation');
  const shown = new Set(citations.filter((piece, at) => citationKey(piece) !== citationKey(citations[at + 1] ?? NONE)));
  const out: Piece[] = [];
  let carried = '';
  pieces.forEach((piece, at) => {
    if (piece.kind === 'text') {
      const text = piece.text.slice(carried.length);
      carried = '';
      if (text !== '') out.push({ ...piece, text });
      return;
    }
    if (piece.kind === 'citation') {
      const next = pieces[at + 1];
      carried = next?.kind === 'text' ? (/^[.,;:!?]+/.exec(next.text)?.[0] ?? '') : '';
      const before = out.pop();
      if (before?.kind === 'text') out.push({ ...before, text: before.text.trimEnd() + carried });
      else out.push(...(before ? [before] : []), ...(carried === '' ? [] : [{ kind: 'text', text: carried } as const]));
      if (!shown.has(piece)) return;
    }
    out.push(piece);
  });
  return out;
}

const NONE: Piece = { kind: 'text', text: '' };

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly verdict: Verdict;
}

function piecesOf(line: string, checks: readonly CheckedSentence[]): readonly Piece[] {
  const marks = checks.flatMap((check): Mark[] => {
    if (check.verdict === 'supported') return [];
    const sentence = check.sentence.trim().replace(/^(-|\d{1,3}\.)\s+/, '');
    const from = sentence === '' ? -1 : line.indexOf(sentence);
    return from < 0 ? [] : [{ from, to: from + sentence.length, verdict: check.verdict }];
  });
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of line.matchAll(/\[(F[1-9]\d{0,2}(?:\s*,\s*F[1-9]\d{0,2})*)\]|`([^`]+)`/g)) {
    pieces.push(...marked(line, at, match.index, marks));
    const verdict = marks.find((mark) => mark.from <= match.index && match.index < mark.to)?.verdict;
    if (match[1] !== undefined) pieces.push({ kind: 'citation', findings: match[1].split(',').map((id) => id.trim()) });
    else pieces.push({ kind: 'code', text: match[2] ?? '', ...(verdict ? { verdict } : {}) });
    at = match.index + match[0].length;
  }
  pieces.push(...marked(line, at, line.length, marks));
  return pieces;
}

/** The text from `from` to `to`, cut where a mark begins or ends. */
function marked(line: string, from: number, to: number, marks: readonly Mark[]): readonly Piece[] {
  const cuts = new Set([from, to]);
  for (const mark of marks) {
    if (mark.from > from && mark.from < to) cuts.add(mark.from);
    if (mark.to > from && mark.to < to) cuts.add(mark.to);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).flatMap((start, index): Piece[] => {
    const text = line.slice(start, sorted[index + 1]);
    if (text === '') return [];
    const verdict = marks.find((mark) => mark.from <= start && start < mark.to)?.verdict;
    return [{ kind: 'text', text, ...(verdict ? { verdict } : {}) }];
  });
}

const WHY: Readonly<Record<Verdict, string>> = {
  supported: 'The findings support this sentence.',
  'unknown-finding': 'This sentence cites a finding that does not exist.',
  'unsupported-number': 'A number, unit or time in this sentence is in no finding.',
  'unknown-entity': 'This sentence names or quotes something that is nowhere in the data.',
  'invented-token': 'This sentence holds a placeholder that stands for no value: it was invented.',
  'unsupported-claim': 'The analysis does not say this: nothing that was found bears it.',
  'unrelated-finding': 'The findings that this sentence cites are about something else.',
  uncited: 'This sentence cites no finding, so nothing measured supports it.',
};
export const whyMarked = (verdict: Verdict): string => WHY[verdict];
