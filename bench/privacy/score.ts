/**
 * How well a redactor did on labelled records. A value is leaked if any window of at least half its length (all of it
 * below 8 characters) is still in the output and stands nowhere in the record outside of what is planted. Character precision is the share of
 * removed letters and digits that lay inside planted values; times that became offsets count as removed.
 */
import type { LabelledRecord } from './marks.js';

export interface Redactor {
  readonly name: string;
  /** The record as it would leave. */
  run(record: { readonly text: string; readonly isJson: boolean }): string | Promise<string>;
  /** What stands in place of what was removed. */
  readonly placeholder: RegExp;
}

export interface Score {
  readonly values: number;
  readonly leaked: number;
  readonly byType: ReadonlyMap<string, { readonly values: number; readonly leaked: number }>;
  readonly byForm: ReadonlyMap<string, { readonly values: number; readonly leaked: number }>;
  readonly useful: number;
  readonly usefulKept: number;
  readonly removed: number;
  readonly removedInside: number;
  readonly characters: number;
  /** For whoever writes rules on set A; never printed for set B. */
  readonly misses: readonly string[];
  readonly lost: readonly string[];
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
export const recallOf = ({ values, leaked }: { readonly values: number; readonly leaked: number }): number =>
  share(values - leaked, values);
export const precisionOf = (score: Score): number => share(score.removedInside, score.removed);
export const usefulOf = (score: Score): number => share(score.usefulKept, score.useful);

export async function scoreRecords(redactor: Redactor, records: readonly LabelledRecord[]): Promise<Score> {
  const byType = new Map<string, { values: number; leaked: number }>();
  const byForm = new Map<string, { values: number; leaked: number }>();
  const count = { values: 0, leaked: 0, useful: 0, usefulKept: 0, removed: 0, removedInside: 0, characters: 0 };
  const misses: string[] = [];
  const lost: string[] = [];
  for (const record of records) {
    const output = await redactor.run(record);
    const rest = outsideOf(record);
    const removed = removedMask(record, output, redactor.placeholder);
    for (const planted of record.planted) {
      const isLeaked = leaks(planted.value, output, rest);
      for (const [counts, key] of [
        [byType, planted.type],
        [byForm, planted.form],
      ] as const) {
        const entry = counts.get(key) ?? { values: 0, leaked: 0 };
        entry.values += 1;
        entry.leaked += Number(isLeaked);
        counts.set(key, entry);
      }
      count.values += 1;
      count.leaked += Number(isLeaked);
      if (isLeaked) misses.push(`${record.template} ${planted.type}/${planted.form}: ${planted.value.slice(0, 60)}`);
    }
    for (const { start, end } of record.useful) {
      count.useful += 1;
      const isKept = !removed.subarray(start, end).includes(1);
      count.usefulKept += Number(isKept);
      if (!isKept) lost.push(`${record.template}: ${record.text.slice(start, end)}`);
    }
    const inside = new Uint8Array(record.text.length);
    for (const { start, end } of record.planted) inside.fill(1, start, end);
    for (let at = 0; at < record.text.length; at += 1) {
      if (!/[\p{L}\p{N}]/u.test(record.text[at] ?? '')) continue;
      count.characters += 1;
      if (removed[at] === 0) continue;
      count.removed += 1;
      count.removedInside += inside[at] ?? 0;
    }
  }
  return { ...count, byType, byForm, misses, lost };
}

/** The record without what is planted in it. */
function outsideOf({ text, planted }: LabelledRecord): string {
  let rest = text;
  for (const { start, end } of planted) rest = rest.slice(0, start) + '\ue000'.repeat(end - start) + rest.slice(end);
  return rest;
}

function leaks(value: string, output: string, rest: string): boolean {
  const width = value.length < 8 ? value.length : Math.ceil(value.length / 2);
  for (let at = 0; at + width <= value.length; at += 1) {
    const window = value.slice(at, at + width);
    if (/[\p{L}\p{N}]/u.test(window) && output.includes(window) && !rest.includes(window)) return true;
  }
  return false;
}

/** One for every character of the record that is not in the output, aligning what stands between the placeholders. */
export function removedMask({ text }: { readonly text: string }, output: string, placeholder: RegExp): Uint8Array {
  // A number that was hidden has quotes that it had not before, in JSON inside of a text too.
  const mark = new RegExp(`\\\\*"?(?:${placeholder.source})\\\\*"?`, 'g');
  const pieces = output.split(mark);
  const removed = new Uint8Array(text.length).fill(1);
  let cursor = 0;
  const keep = (piece: string, isLast: boolean): boolean => {
    const from = isLast && text.endsWith(piece) ? text.length - piece.length : text.indexOf(piece, cursor);
    if (from < cursor) return false;
    removed.fill(0, from, from + piece.length);
    cursor = from + piece.length;
    return true;
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece === '' || keep(piece, index === pieces.length - 1 && index > 0)) continue;
    for (const word of piece.split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u)) keep(word, false);
  }
  return removed;
}
