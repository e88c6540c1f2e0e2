/** What else has to be read of a chart, a metric or an alert, told from its lines, its traffic and its errors. */
import { fromEpochMillis, type Window } from '../../model/units.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import type { SeriesNeeds } from '../../query/evidence/series/needs.js';
import { witnessOf } from '../graph/witness.js';
import { type SeriesView, selectionMatters, viewSeries } from './view.js';

/** Nothing more without lines. What this names is what `analyzeSeries` looks at, so that the answer is the same. */
export function needsOfSeries(evidence: Evidence): SeriesNeeds {
  const view = evidence.series === undefined ? undefined : viewSeries(evidence, evidence.series);
  const witness = view === undefined ? undefined : witnessOf(evidence, view);
  const part = view === undefined ? undefined : partOf(view);
  return {
    ...(part === undefined ? {} : { part }),
    ...(witness === undefined ? {} : { witness }),
    error: view?.unexplained === 'error',
    slow: view?.unexplained === 'slow',
    senders: view !== undefined && mayBeOfOne(view),
    busiest: view !== undefined && isBusier(view),
    selection: view !== undefined && selectionMatters(view),
  };
}

/** More that comes in or waits, of which only a metric tells: one of many senders may send nearly all of it. */
const mayBeOfOne = ({ main, measured, series }: SeriesView): boolean =>
  series.kind === 'metric' && main?.direction === 'up' && (measured === 'requests' || measured === 'backlog');

/** More calls than before: whether others ask for more, or one work makes itself go on, one trace shows. */
const isBusier = ({ main, measured }: SeriesView): boolean =>
  main?.direction === 'up' && (measured === 'requests' || measured === 'events' || measured === 'concurrency');

/** So many minutes hold enough calls, and values of most metrics, to be compared. */
const LEAST_MS = 5 * 60_000;

/**
 * When it happened, where a line of hours shows that of some minutes. A trend has no beginning, and of a line that is another
 * for most of the window the window itself is the time of it.
 */
function partOf({ main, line: { window }, series: { firstAt, bucketMs } }: SeriesView): Window | undefined {
  if (main === undefined || (main.shape !== 'level' && main.shape !== 'spike' && main.shape !== 'gap'))
    return undefined;
  const least = Math.ceil(LEAST_MS / bucketMs);
  const to = Math.min(window.length, Math.max(main.to, main.from + least));
  const from = Math.max(0, Math.min(main.from, to - least));
  if (from === 0 || (to - from) * 2 > window.length) return undefined;
  return { from: fromEpochMillis(firstAt + from * bucketMs), to: fromEpochMillis(firstAt + to * bucketMs) };
}
