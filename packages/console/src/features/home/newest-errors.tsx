/** What failed last in a place, each kind once with how often: one click to the error, one to the answer. */
import type { Timeframe } from '@baselime-ai/contract';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { formatAgo, formatCount } from '../../ui/format.js';
import { Failed, SkeletonRows } from '../../ui/states.js';
import { Dot } from '../../ui/tone.js';
import { AskButton } from '../ask/ask-button.js';
import { ASK_ERROR, errorFace, errorSubject } from '../errors/error-face.js';
import type { ErrorRow } from '../errors/model.js';
import { filtersOf, type Place } from './model.js';
import { useNewestErrors } from './use-newest-errors.js';

interface Props {
  readonly place: Place;
  readonly timeframe: Timeframe;
}

export function NewestErrors({ place, timeframe }: Props): ReactElement {
  const { rows, isPending, error, retry } = useNewestErrors(place, timeframe);
  const search = useView();
  const filters = [...filtersOf(place)];
  return (
    <section aria-label="Newest errors" className="min-w-0 self-start rounded-lg border border-line bg-panel">
      <div className="flex items-center justify-between px-3.5 pt-2.5 pb-1.5">
        <h2 className="text-xs text-soft">Newest errors</h2>
        <Link
          to="/errors"
          search={{ ...carriedSearch(search), ...(filters.length > 0 ? { f: filters } : {}) }}
          className="text-xs text-faint hover:text-ink"
        >
          All errors
        </Link>
      </div>
      {error && rows.length === 0 ? (
        <Failed error={error} onRetry={retry} />
      ) : isPending ? (
        <SkeletonRows rows={6} height={44} />
      ) : rows.length === 0 ? (
        <p className="border-line/60 border-t px-3.5 py-6 text-center text-xs text-faint">
          Nothing failed in this time range.
        </p>
      ) : (
        <ul>
          {rows.map((row) => (
            <Kind key={row.fingerprint} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Kind({ row }: { readonly row: ErrorRow }): ReactElement {
  const search = useView();
  const { nowMs } = useViewClock();
  const { text, place, tone } = errorFace(row);
  return (
    <li data-testid="newest-error" className="flex items-center border-line/60 border-t pr-1.5 hover:bg-hover">
      <Link
        to="/errors/$fingerprint"
        params={{ fingerprint: row.fingerprint }}
        search={carriedSearch(search)}
        className="flex min-w-0 flex-1 items-center gap-2.5 py-1.5 pl-3.5 outline-offset-[-2px]"
      >
        <Dot tone={tone} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-3">
            <span className="data min-w-0 flex-1 truncate">{text}</span>
            <span className="data shrink-0 text-bad" title="In this time range">
              {formatCount(row.count)}
              <span className="sr-only"> times</span>
            </span>
          </span>
          <span className="flex gap-2 text-2xs text-faint">
            <span className="truncate">{place}</span>
            <span className="ml-auto shrink-0">
              {row.count > 1 ? `first ${formatAgo(row.firstAt, nowMs)} · ` : ''}
              {row.count > 1 ? 'last ' : ''}
              {formatAgo(row.lastAt, nowMs)}
            </span>
          </span>
        </span>
      </Link>
      <span className="ml-1.5">
        <AskButton subject={errorSubject(row)} look="row" label={ASK_ERROR} />
      </span>
    </li>
  );
}
