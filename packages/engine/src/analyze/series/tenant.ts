/** One tenant, customer or client behind most of a rise to which others contribute too. */
import { isTenantKey } from '../../query/evidence/senders.js';
import type { SeriesView } from './view.js';

/** Of the rise, or of the rows of the window. */
const MOST = 0.6;
/** A share that was nearly as large before is what is usual. */
const GREW = 1.5;
const FEWEST_ROWS = 20;

export interface Tenant {
  readonly key: string;
  readonly value: string;
  readonly share: number;
  /** Whether the chart itself is split by this key; else the rows behind it say so. */
  readonly grouped: boolean;
}

/** Undefined where neither the groups of the chart nor its rows show one. */
export function dominantTenant(view: SeriesView): Tenant | undefined {
  return amongGroups(view) ?? amongRows(view) ?? amongSenders(view);
}

function amongGroups({ series, contributors }: SeriesView): Tenant | undefined {
  const [key] = series.groupedBy;
  const [first] = contributors;
  const value = key === undefined ? undefined : first?.group[key];
  const groups = series.lines.filter(({ group }) => group !== undefined).length;
  if (key === undefined || value === undefined || value === '' || first?.share === undefined || groups < 2)
    return undefined;
  return isTenantKey(key) && first.share >= MOST ? { key, value, share: first.share, grouped: true } : undefined;
}

function amongRows({ series: { selection } }: SeriesView): Tenant | undefined {
  if (selection === undefined || selection.rowsNow < FEWEST_ROWS || selection.rowsBefore < FEWEST_ROWS)
    return undefined;
  const [best] = selection.cells
    .filter(({ key, value }) => value !== '' && isTenantKey(key))
    // Not every row tells who sent it: a platform's own lines do not.
    .map(({ key, value, now, before, heldNow = selection.rowsNow, heldBefore = selection.rowsBefore }) => ({
      key,
      value,
      share: now / heldNow,
      past: before / heldBefore,
      isKnown: heldNow >= FEWEST_ROWS && heldBefore >= FEWEST_ROWS,
    }))
    .filter(({ share, past, isKnown }) => isKnown && share >= MOST && share >= past * GREW)
    .sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1));
  return best === undefined ? undefined : { key: best.key, value: best.value, share: best.share, grouped: false };
}

/** Of a metric, whose points tell nothing of who sends: of all rows of the time that name somebody. */
function amongSenders({ series: { senders = [] } }: SeriesView): Tenant | undefined {
  const [best] = senders
    .filter(({ ofNow, ofBefore }) => ofNow >= FEWEST_ROWS && ofBefore >= FEWEST_ROWS)
    .map(({ key, value, now, before, ofNow, ofBefore }) => ({
      key,
      value,
      share: now / ofNow,
      past: before / ofBefore,
    }))
    .filter(({ share, past }) => share >= MOST && share < 1 && share >= past * GREW)
    .sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1));
  return best === undefined ? undefined : { key: best.key, value: best.value, share: best.share, grouped: false };
}
