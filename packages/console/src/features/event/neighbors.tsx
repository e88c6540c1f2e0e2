/** What happened just before and after in the same request or trace: the next click at three in the morning. */
import type { EventView, Filter } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { runQuery } from '../../api/routes.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { formatDuration } from '../../ui/format.js';
import { Dot } from '../../ui/tone.js';
import { eventRow } from '../events/model.js';
import { aroundOf } from './neighbors-model.js';

const AROUND_MS = 900_000;
const MOST = 200;
const ROW = 'data flex h-6 w-full items-center gap-2.5 rounded px-1 text-left hover:bg-hover';

interface Props {
  readonly event: EventView;
  /** Opens another one in the same place; without it each is a page. */
  readonly onOpen?: (id: string) => void;
}

export function Neighbors({ event, onOpen }: Props): ReactElement | null {
  const search = useView();
  const { requestId, traceId } = event;
  const filter: Filter | undefined =
    requestId !== undefined
      ? { key: '@requestId', operation: '=', value: requestId }
      : traceId !== undefined
        ? { key: 'traceId', operation: '=', value: traceId }
        : undefined;
  const neighbors = useQuery({
    queryKey: ['neighbors', requestId ?? traceId],
    queryFn: async ({ signal }) => {
      const timeframe = {
        from: Math.max(0, Math.floor(event.timestampMs - AROUND_MS)),
        to: Math.ceil(event.timestampMs + AROUND_MS),
      };
      const query = { filters: filter === undefined ? [] : [filter], limit: MOST };
      return (await runQuery({ query, timeframe, view: 'events' }, signal)).events ?? [];
    },
    enabled: filter !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const shown = aroundOf(neighbors.data ?? [], event.id);
  if (filter === undefined || shown.length < 2) return null;
  return (
    <section aria-label="Around it" className="-mx-1 mt-3" data-testid="neighbors">
      <h3 className="px-1 pb-1 text-2xs text-faint">In the same {requestId === undefined ? 'trace' : 'request'}</h3>
      <ol>
        {shown.map((one) => {
          const row = eventRow(one);
          const after = one.timestampMs - event.timestampMs;
          const line = (
            <>
              <span className="w-16 shrink-0 text-right text-faint">
                {one.id === event.id ? 'this' : `${after < 0 ? '−' : '+'}${formatDuration(Math.abs(after))}`}
              </span>
              <Dot tone={row.tone} />
              <span className={`min-w-0 truncate ${one.isError ? 'text-bad' : 'text-soft'}`}>{row.text}</span>
            </>
          );
          return (
            <li key={one.id}>
              {one.id === event.id ? (
                <span className="data flex h-6 items-center gap-2.5 rounded bg-selected px-1">{line}</span>
              ) : onOpen ? (
                <button type="button" className={ROW} onClick={() => onOpen(one.id)}>
                  {line}
                </button>
              ) : (
                <Link to="/events/$id" params={{ id: one.id }} search={carriedSearch(search)} className={ROW}>
                  {line}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
