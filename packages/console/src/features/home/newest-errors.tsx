/** The newest failures of a place: one click to the event, one to the answer. */
import type { Timeframe } from '@baselime-ai/contract';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { formatAgo } from '../../ui/format.js';
import { Failed, SkeletonRows } from '../../ui/states.js';
import { Dot } from '../../ui/tone.js';
import { AskButton } from '../ask/ask-button.js';
import { eventRow } from '../events/model.js';
import { filtersOf, type Place } from './model.js';
import { useNewestErrors } from './use-summary.js';

interface Props {
  readonly place: Place;
  readonly timeframe: Timeframe;
}

export function NewestErrors({ place, timeframe }: Props): ReactElement {
  const errors = useNewestErrors(place, timeframe);
  const search = useView();
  const { nowMs } = useViewClock();
  const rows = errors.data ?? [];
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
          By kind
        </Link>
      </div>
      {errors.error && rows.length === 0 ? (
        <Failed error={errors.error} onRetry={() => void errors.refetch()} />
      ) : errors.isPending ? (
        <SkeletonRows rows={6} height={44} />
      ) : rows.length === 0 ? (
        <p className="border-line/60 border-t px-3.5 py-6 text-center text-xs text-faint">
          Nothing failed in this time range.
        </p>
      ) : (
        <ul>
          {rows.map((event) => {
            const row = eventRow(event);
            return (
              <li
                key={event.id}
                data-testid="newest-error"
                className="flex items-center border-line/60 border-t pr-1.5 hover:bg-hover"
              >
                <Link
                  to="/events/$id"
                  params={{ id: event.id }}
                  search={carriedSearch(search)}
                  className="flex min-w-0 flex-1 items-center gap-2.5 py-1.5 pl-3.5 outline-offset-[-2px]"
                >
                  <Dot tone={row.tone} />
                  <span className="min-w-0 flex-1">
                    <span className="data block truncate">{row.text}</span>
                    <span className="flex gap-2 text-2xs text-faint">
                      <span className="truncate">{row.place}</span>
                      <span className="ml-auto shrink-0">{formatAgo(event.timestampMs, nowMs)}</span>
                    </span>
                  </span>
                </Link>
                <span className="ml-1.5">
                  <AskButton subject={{ kind: 'event', id: event.id }} look="row" label="Ask AI about this event" />
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
