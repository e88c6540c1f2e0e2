/** What is odd about a span, in as few signs as possible. */
import { formatCount } from '../../ui/format.js';
import type { WaterfallRow } from './waterfall-model.js';

export interface SpanNote {
  readonly text: string;
  /** In words, where the text is a sign. */
  readonly title: string;
  readonly look: 'count' | 'failed-count' | 'warn';
}

/** @param slowness how many times its usual duration it took; undefined where that is as usual */
export function notesOf(row: WaterfallRow, collapsed: boolean, slowness: number | undefined): readonly SpanNote[] {
  const notes: SpanNote[] = [];
  if (collapsed) {
    const title = `${row.descendants} hidden below it, of which ${row.errorsBelow} failed`;
    notes.push({
      text: `+${formatCount(row.descendants)}`,
      title,
      look: row.errorsBelow > 0 ? 'failed-count' : 'count',
    });
  }
  if (slowness !== undefined) {
    const title = `${slowness} times its usual duration, the median of a day around this trace`;
    notes.push({ text: `×${slowness}`, title, look: 'warn' });
  }
  if (row.orphan) notes.push({ text: 'no parent', title: 'Its parent span was not received', look: 'warn' });
  if (row.skewed) {
    const title = 'It begins before its parent: the clocks of the two machines differ';
    notes.push({ text: 'clock', title, look: 'warn' });
  }
  return notes;
}
