import type { EventView } from '@baselime-ai/contract';
import { lazy, type ReactElement, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { formatClock, formatCounted, formatDuration, formatInstant } from '../../ui/format.js';
import { Dot } from '../../ui/tone.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { useAsk } from '../ask/ask-button.js';
import { EventPanel } from '../event/event-panel.js';
import { useHasRoom, ValuesAside, ValuesToggle } from '../values/values-aside.js';
import { ListEnd, ListPage } from '../view/list-page.js';
import { ListRow } from '../view/list-row.js';
import { RowList } from '../view/row-list.js';
import { Toolbar } from '../view/toolbar.js';
import { eventRow } from './model.js';
import { useEvents, useHistogram } from './use-events.js';

const BarChart = lazy(() => import('../../ui/bar-chart.js').then((module) => ({ default: module.BarChart })));
const CHART_HEIGHT = 96;
const EMPTY = {
  icon: 'events',
  title: 'No events in this time range',
  text: 'An event is any JSON, nested as deep as it comes.',
} as const;
const keyOf = (event: EventView): string => event.id;

export function EventsPage(): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const timeframe = useTimeframe();
  const ask = useAsk();
  const narrow = useIsNarrow();
  const [scrolled, setScrolled] = useState(false);
  const hasRoom = useHasRoom(search.event !== undefined);
  const events = useEvents(search, timeframe);
  const rows = events.data?.events ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = events;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage]);
  const height = narrow ? 52 : 32;
  const isOpen = useRef(false);
  isOpen.current = search.event !== undefined;
  const open = useCallback(
    (event: EventView): void => patch({ event: event.id }, { replace: isOpen.current }),
    [patch],
  );
  const renderRow = useCallback(
    (event: EventView) => <EventLine event={event} narrow={narrow} onOpen={open} />,
    [narrow, open],
  );
  return (
    <>
      <Toolbar
        title="Events"
        placeholder="Search every word of every event"
        paused={scrolled}
        lead={<ValuesToggle hasRoom={hasRoom} />}
      >
        {events.data
          ? `${formatCounted(rows.length, 'event', hasNextPage)} · ${formatDuration(events.data.elapsedMs)}`
          : ' '}
      </Toolbar>
      <div className="relative flex min-h-0 flex-1">
        <ValuesAside hasRoom={hasRoom} />
        <section className="@container flex min-w-0 flex-1 flex-col" aria-label="Events">
          <Histogram />
          <ListPage
            pending={events.isPending}
            error={events.error}
            rows={rows.length}
            rowHeight={height}
            onRetry={() => void events.refetch()}
            empty={EMPTY}
          >
            <RowList
              rows={rows}
              rowHeight={height}
              label="Events, newest first"
              testId="event-row"
              keyOf={keyOf}
              openKey={search.event}
              onOpen={open}
              onAsk={(event) => ask({ kind: 'event', id: event.id })}
              onEnd={onEnd}
              onScrolled={setScrolled}
              renderRow={renderRow}
              footer={<ListEnd loading={isFetchingNextPage} more={hasNextPage} />}
            />
          </ListPage>
        </section>
        {search.event === undefined ? null : <EventPanel key={search.event} id={search.event} />}
      </div>
    </>
  );
}

interface LineProps {
  readonly event: EventView;
  readonly narrow: boolean;
  readonly onOpen: (event: EventView) => void;
}

function EventLine({ event, narrow, onOpen }: LineProps): ReactElement {
  const row = eventRow(event);
  const color = event.isError ? 'text-bad' : 'text-ink';
  return (
    <ListRow onOpen={() => onOpen(event)} subject={{ kind: 'event', id: event.id }} askLabel="Ask AI about this event">
      {narrow ? (
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2 text-2xs text-faint">
            <Dot tone={row.tone} />
            <span className="truncate text-soft">{row.place}</span>
            <span className="ml-auto shrink-0">{formatClock(event.timestampMs)}</span>
          </span>
          <span className={`block truncate ${color}`}>{row.text}</span>
        </span>
      ) : (
        <>
          <time
            className="w-[88px] shrink-0 text-faint"
            dateTime={event.timestamp}
            title={formatInstant(event.timestampMs)}
          >
            {formatClock(event.timestampMs)}
          </time>
          <Dot tone={row.tone} />
          {/* Beside an open event the text of a line needs what room there is. */}
          <span className="w-28 shrink-0 truncate text-soft @3xl:w-36" title={row.place}>
            {row.place}
          </span>
          <span className={`min-w-0 flex-1 truncate ${color}`}>{row.text}</span>
          <span className="hidden w-16 shrink-0 text-right text-faint @3xl:block">
            {event.durationMs === undefined ? '' : formatDuration(event.durationMs)}
          </span>
        </>
      )}
    </ListRow>
  );
}

function Histogram(): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const timeframe = useTimeframe();
  const histogram = useHistogram(search, timeframe);
  const bars = histogram.data;
  const series = useMemo(
    () => ({
      at: bars?.map((bar) => bar.at) ?? [],
      counts: bars?.map((bar) => bar.count) ?? [],
      errors: bars?.map((bar) => bar.errors) ?? [],
    }),
    [bars],
  );
  return (
    <div className="shrink-0 border-line border-b px-2 pt-1 md:px-3" style={{ height: CHART_HEIGHT + 6 }}>
      {bars ? (
        <Suspense>
          <BarChart
            {...series}
            range={timeframe}
            height={CHART_HEIGHT}
            onZoom={(from, to) => {
              if (to - from >= 10) patch({ from, to, last: undefined, live: undefined });
            }}
          />
        </Suspense>
      ) : histogram.error ? (
        <p className="flex h-full items-center justify-center text-xs text-faint">The chart cannot be drawn now.</p>
      ) : null}
    </div>
  );
}
