/** One error: how often and since when, what people decided, a sample to look at, Ask AI. */
import type { EventView, Filter } from '@baselime-ai/contract';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { buttonClass } from '../../ui/button.js';
import { formatAgo, formatClock, formatCount, formatDay, formatInstant } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { SparkChart } from '../../ui/spark-chart.js';
import { Empty, Failed } from '../../ui/states.js';
import { Badge, Dot } from '../../ui/tone.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { AskButton } from '../ask/ask-button.js';
import { EventDetail, EventDetailSkeleton } from '../event/event-detail.js';
import { WayToList } from '../view/gone-page.js';
import { ErrorDecisions } from './error-decisions.js';
import { errorFace, toldBy } from './error-face.js';
import { DAY_MS, type ErrorRow, HISTORY_DAYS } from './model.js';
import { useError } from './use-error.js';
import { historyRange, isOneOf } from './use-errors.js';

/** On a phone the sample stands below them. */
const NEWEST_NARROW = 6;

export function ErrorPage(): ReactElement {
  const { fingerprint } = useParams({ from: '/shell/errors/$fingerprint' });
  const search = useView();
  const { row, records, events, isGone, error, retry } = useError(fingerprint);
  if (error) return <Failed error={error} onRetry={retry} />;
  if (isGone) {
    return (
      <Empty icon="errors" title="No such error in the last 30 days">
        <p>It may be older than what the server keeps, or the link may be cut off.</p>
        <WayToList to="/errors">All errors</WayToList>
      </Empty>
    );
  }
  const newest = events?.[0];
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:overflow-hidden">
      <header className="shrink-0 border-line border-b px-4 py-3">
        <nav aria-label="Breadcrumb" className="flex items-center gap-1 text-xs text-faint">
          <Link to="/errors" search={carriedSearch(search)} className="hover:text-ink">
            Errors
          </Link>
          <Icon name="chevron" size={11} />
          <span className="data truncate text-2xs">{visibleLine(fingerprint, 80)}</span>
        </nav>
        <h1 className="data mt-1.5 line-clamp-2 text-[15px] leading-6 [overflow-wrap:anywhere]">
          {row ? errorFace(row).text : '\u00a0'}
        </h1>
        <div className="mt-1.5 flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1">
          {row ? <StatusBadge {...row} /> : null}
          {row ? <Place event={row.sample} /> : null}
          {row ? (
            <span className="truncate text-xs text-faint" data-testid="told-by">
              told by {visibleLine(toldBy(row.tellings), 160)}
            </span>
          ) : null}
        </div>
        <div className="mt-2 flex flex-wrap items-center gap-1.5">
          <AskButton subject={{ kind: 'error', fingerprint }} label="Ask AI" />
          <Investigate family={row?.fingerprints ?? [fingerprint]} newest={newest} />
          <ErrorDecisions fingerprint={fingerprint} row={row} records={records} />
        </div>
      </header>
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <section aria-label="When" className="flex shrink-0 flex-col border-line lg:w-[38%] lg:max-w-md lg:border-r">
          <Seen row={row} />
          <Occurrences events={events} />
        </section>
        <Sample events={events} />
      </div>
    </div>
  );
}

function StatusBadge({ status, regressed }: Pick<ErrorRow, 'status' | 'regressed'>): ReactElement {
  if (regressed) return <Badge look="warn">active: came back after it was resolved</Badge>;
  return <Badge look={status === 'active' ? 'bad' : status === 'resolved' ? 'lime' : 'plain'}>{status}</Badge>;
}

function Place({ event }: { readonly event: EventView }): ReactElement {
  const search = useView();
  const { service, namespace } = event;
  return (
    <Link
      to="/services/$service"
      params={{ service }}
      search={{ ...carriedSearch(search), ...(namespace === '' || namespace === service ? {} : { ns: namespace }) }}
      className="truncate text-xs text-soft hover:text-ink"
    >
      {visibleLine(namespace || service, 80)}
    </Link>
  );
}

interface InvestigateProps {
  readonly family: readonly string[];
  readonly newest: EventView | undefined;
}

/** All events of this error, the newest open beside them. */
function Investigate({ family, newest }: InvestigateProps): ReactElement {
  return (
    <Link
      to="/events"
      search={{ f: [isOneOf(family)], last: '30d', ...(newest ? { event: newest.id } : {}) }}
      className={buttonClass('plain')}
      data-testid="investigate"
    >
      <Icon name="search" size={14} />
      Investigate
    </Link>
  );
}

function Seen({ row }: { readonly row: ErrorRow | undefined }): ReactElement {
  const navigate = useNavigate();
  const { nowMs } = useViewClock();
  const { from } = historyRange(nowMs);
  const spots = Array.from({ length: HISTORY_DAYS }, (_, day) => ({
    at: from + day * DAY_MS,
    value: row?.days[day] ?? 0,
  }));
  return (
    <div className="border-line border-b px-4 pt-3 pb-4">
      <dl className="grid grid-cols-3 gap-3">
        <Fact name="In 30 days">{row ? formatCount(row.count) : '–'}</Fact>
        <Fact name="First seen" {...(row ? { title: formatInstant(row.firstAt) } : {})}>
          {row ? formatAgo(row.firstAt, nowMs) : '–'}
        </Fact>
        <Fact name="Last seen" {...(row ? { title: formatInstant(row.lastAt) } : {})}>
          {row ? formatAgo(row.lastAt, nowMs) : '–'}
        </Fact>
      </dl>
      <div className="mt-3 h-16 border-line-strong border-b">
        <SparkChart
          spots={spots}
          shape="bars"
          color="bad"
          format={formatCount}
          label={`Errors of each of the last ${HISTORY_DAYS} days: ${row?.count ?? 0} in all`}
          onZoom={(start, end) =>
            void navigate({
              to: '/events',
              search: { ...(row ? { f: [isOneOf(row.fingerprints)] } : {}), from: start, to: end },
            })
          }
        />
      </div>
      <p aria-hidden="true" className="mt-1 flex justify-between text-2xs text-faint">
        <span>{formatDay(from)}</span>
        <span>today</span>
      </p>
    </div>
  );
}

interface FactProps {
  readonly name: string;
  readonly title?: string;
  readonly children: ReactNode;
}

function Fact({ name, title, children }: FactProps): ReactElement {
  return (
    <div title={title}>
      <dt className="text-2xs text-faint">{name}</dt>
      <dd className="text-sm tabular-nums">{children}</dd>
    </div>
  );
}

/** Each one opens as the sample. */
function Occurrences({ events }: { readonly events: readonly EventView[] | undefined }): ReactElement {
  const search = useView();
  const narrow = useIsNarrow();
  const open = search.event ?? events?.[0]?.id;
  // Where all say the same it stands above already.
  const isOneText = new Set((events ?? []).map((event) => errorFace({ sample: event }).text)).size <= 1;
  return (
    <div className="min-h-0 flex-1 lg:overflow-y-auto">
      <h2 className="px-4 pt-3 pb-1 text-2xs text-faint">Newest, by request</h2>
      <ul aria-label="Newest events of this error">
        {(events ?? []).slice(0, narrow ? NEWEST_NARROW : undefined).map((event) => {
          const row = errorFace({ sample: event });
          return (
            <li key={event.id} className={event.id === open ? 'bg-selected' : 'hover:bg-hover'}>
              <Link
                to="."
                search={(before) => ({ ...before, event: event.id })}
                replace
                aria-current={event.id === open ? 'true' : undefined}
                data-testid="error-event"
                className="data flex h-8 items-center gap-2.5 px-4 outline-offset-[-2px]"
              >
                <span className="shrink-0 text-soft" title={formatClock(event.timestampMs)}>
                  {formatInstant(event.timestampMs)}
                </span>
                <Dot tone={row.tone} />
                {isOneText ? null : <span className="min-w-0 flex-1 truncate text-soft">{row.text}</span>}
                <span className={`truncate text-faint ${isOneText ? 'min-w-0 flex-1' : 'max-w-28 shrink-0'}`}>
                  {visibleLine(event.requestId ?? event.traceId ?? row.place, 80)}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Sample({ events }: { readonly events: readonly EventView[] | undefined }): ReactElement {
  const search = useView();
  const navigate = useNavigate();
  const [first] = events ?? [];
  const shown = events?.find((event) => event.id === search.event) ?? first;
  const onFilter = (filter: Filter): void =>
    void navigate({ to: '/events', search: { ...carriedSearch(search), f: [filter] } });
  return (
    <div className="min-w-0 flex-1 bg-panel" data-testid="error-sample">
      {shown ? <EventDetail key={shown.id} event={shown} onFilter={onFilter} isAskedAbove /> : <EventDetailSkeleton />}
    </div>
  );
}
