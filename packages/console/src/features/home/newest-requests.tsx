/** What a service or a function did last: its newest requests, or its newest events where nothing names a request. */
import type { EventView, RequestSummary, Subject, Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { runQuery } from '../../api/routes.js';
import { carriedSearch, type ViewSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { formatClock, formatDuration } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Failed, SkeletonRows } from '../../ui/states.js';
import { Dot } from '../../ui/tone.js';
import { AskButton } from '../ask/ask-button.js';
import { eventRow, type Tone } from '../events/model.js';
import { lineOf } from '../requests/model.js';
import { traceTone } from '../traces/model.js';
import { filtersOf, type Place } from './model.js';

const SHOWN = 15;

interface Row {
  readonly key: string;
  readonly at: number;
  readonly tone: Tone;
  readonly where: string;
  readonly text: string;
  readonly isError: boolean;
  readonly durationMs: number | undefined;
  readonly subject: Subject;
  /** What of the list of events it leads to. */
  readonly search: ViewSearch;
}

const ofRequest = (request: RequestSummary): Row => ({
  key: request.requestId,
  at: Date.parse(request.startedAt),
  tone: traceTone(request),
  where: request.namespace,
  text: lineOf(request),
  isError: request.errors > 0,
  durationMs: request.durationMs,
  subject: { kind: 'request', requestId: request.requestId },
  search: { f: [{ key: '@requestId', operation: '=', value: request.requestId }] },
});

const ofEvent = (event: EventView): Row => ({
  key: event.id,
  at: event.timestampMs,
  tone: eventRow(event).tone,
  where: event.namespace,
  text: eventRow(event).text,
  isError: event.isError,
  durationMs: event.durationMs,
  subject: { kind: 'event', id: event.id },
  search: { event: event.id },
});

interface Props {
  readonly place: Place;
  readonly timeframe: Timeframe;
}

export function NewestRequests({ place, timeframe }: Props): ReactElement {
  const filters = [...filtersOf(place)];
  const found = useQuery({
    queryKey: ['newest-requests', place, timeframe.from, timeframe.to],
    queryFn: async ({ signal }) => {
      const asked = { query: { filters, limit: SHOWN }, timeframe };
      const { requests = [] } = await runQuery({ ...asked, view: 'requests' }, signal);
      if (requests.length > 0) return { rows: requests.map(ofRequest), areEvents: false };
      const { events = [] } = await runQuery({ ...asked, view: 'events' }, signal);
      return { rows: events.map(ofEvent), areEvents: true };
    },
    placeholderData: keepPreviousData,
  });
  const search = useView();
  const areEvents = found.data?.areEvents === true;
  const title = areEvents ? 'Newest events' : 'Newest requests';
  return (
    <section aria-label={title} className="min-w-0 rounded-lg border border-line bg-panel">
      <div className="flex items-center justify-between px-3.5 pt-2.5 pb-1.5">
        <h2 className="text-xs text-soft">{title}</h2>
        <Link
          to={areEvents ? '/events' : '/requests'}
          search={{ ...carriedSearch(search), f: filters }}
          className="text-xs text-faint hover:text-ink"
        >
          {areEvents ? 'All events' : 'All requests'}
        </Link>
      </div>
      {found.error && found.data === undefined ? (
        <Failed error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <SkeletonRows rows={8} height={36} />
      ) : (
        <ul>
          {found.data.rows.map((row) => (
            <Line key={row.key} row={row} filters={filters} tellsWhere={place.namespace === undefined} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface LineProps {
  readonly row: Row;
  readonly filters: ViewSearch['f'];
  /** The page is of several functions. */
  readonly tellsWhere: boolean;
}

function Line({ row, filters, tellsWhere }: LineProps): ReactElement {
  const search = useView();
  return (
    <li data-testid="newest-request" className="flex items-center border-line/60 border-t pr-1.5 hover:bg-hover">
      <Link
        to="/events"
        search={{ ...carriedSearch(search), f: filters, ...row.search }}
        className="data flex h-9 min-w-0 flex-1 items-center gap-2.5 pl-3.5 outline-offset-[-2px]"
      >
        <span className="hidden shrink-0 text-faint sm:inline">{formatClock(row.at)}</span>
        <Dot tone={row.tone} />
        {tellsWhere && row.where !== filters?.[0]?.value ? (
          <span className="hidden max-w-36 shrink-0 truncate text-ink sm:inline">{visibleLine(row.where, 80)}</span>
        ) : null}
        <span className={`min-w-0 flex-1 truncate ${row.isError ? 'text-bad' : 'text-soft'}`}>
          {visibleLine(row.text, 240)}
        </span>
        <span className="shrink-0 text-soft">{row.durationMs === undefined ? '' : formatDuration(row.durationMs)}</span>
      </Link>
      <span className="ml-1.5">
        <AskButton
          subject={row.subject}
          look="row"
          label={row.subject.kind === 'request' ? 'Ask AI about this request' : 'Ask AI about this event'}
        />
      </span>
    </li>
  );
}
