/**
 * What the rows behind a marked range have in common that those before have not. Fisher's exact test on each key and
 * value, adjusted for how many were looked at (Benjamini and Hochberg); with very many rows everything is significant,
 * so the share must also differ enough to matter.
 */
import type { Evidence } from '../../query/evidence/evidence.js';
import type { SelectionCell } from '../../query/evidence/series/series.js';
import type { FindingDraft } from '../draft.js';
import { adjustForMany, fisherGreater } from '../statistics/tests.js';
import { count, grouped, measures, percent, shorten } from '../wording.js';

export const SELECTION = 'selection';
const SIGNIFICANT = 0.001;
const FEWEST_ROWS = 20;
const MIN_SHARE = 0.2;
const MIN_DIFFERENCE = 0.2;
const MIN_LIFT = 1.5;
const MOST = 3;

/** Empty without rows to compare. The caller asks only where something stands out, or where somebody marked a range. */
export function selectionFindings({ series }: Pick<Evidence, 'series'>): readonly FindingDraft[] {
  const { selection } = series ?? {};
  if (series === undefined || selection === undefined) return [];
  const { rowsNow, rowsBefore, cells } = selection;
  const looked = selection.isSample === true ? ' looked at, a sample,' : '';
  if (rowsNow < FEWEST_ROWS || rowsBefore < FEWEST_ROWS) return [];
  const pValues = cells.map(({ now, before }) => fisherGreater(now, rowsNow - now, before, rowsBefore - before));
  const adjusted = adjustForMany(pValues);
  return cells
    .map((cell, index) => ({
      cell,
      p: adjusted[index] ?? 1,
      share: cell.now / rowsNow,
      past: cell.before / rowsBefore,
    }))
    .filter(
      ({ p, share, past }) =>
        p < SIGNIFICANT && share >= MIN_SHARE && share - past >= MIN_DIFFERENCE && share >= past * MIN_LIFT,
    )
    .sort((a, b) => b.share - b.past - (a.share - a.past) || (a.cell.key < b.cell.key ? -1 : 1))
    .filter(({ cell }, index, all) => index === all.findIndex((other) => sameRows(other.cell, cell)))
    .slice(0, MOST)
    .map(({ cell, share, past }, index) => ({
      key: `${SELECTION}-${index}`,
      weight: 58 - index,
      kind: 'contrast' as const,
      statement:
        `${cell.key} is ${shorten(cell.value, 80)} in ${grouped(cell.now)} of ${count(rowsNow, 'event')}${looked} of ${series.brushed ? 'the marked range' : 'this window'} (${percent(share)}), ` +
        `but in ${grouped(cell.before)} of ${grouped(rowsBefore)} before (${percent(past)}).`,
      numbers: measures(
        ['events with the value', cell.now, 'count'],
        ['events', rowsNow, 'count'],
        ['events with the value before', cell.before, 'count'],
        ['events before', rowsBefore, 'count'],
        ['share', share, 'share'],
        ['share before', past, 'share'],
      ),
      confidence: 'confirmed' as const,
      evidence: [
        {
          kind: 'event' as const,
          id: selection.sampleId,
          path: cell.key,
          label: shorten(`${cell.key} ${cell.value}`, 80),
        },
      ],
    }));
}

/** Two keys that say the same of the same rows are one observation. */
const sameRows = (a: SelectionCell, b: SelectionCell): boolean => a.now === b.now && a.before === b.before;
