/** One error: how often and since when, what people decided, a sample to look at, Ask AI. */
import type { EventView, Filter } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useViewClock } from '../../app/clock.js';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { buttonClass } from '../../ui/button.js';
import { formatAgo, formatClock, formatCount, formatInstant } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { SparkChart } from '../../ui/spark-chart.js';
import { Empty, Failed } from '../../ui/states.js';
import { Badge, Dot } from '../../ui/tone.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { AskButton } from '../ask/ask-button.js';
import { EventDetail, EventDetailSkeleton } from '../event/event-detail.js';
import { eventRow, lineOf } from '../events/model.js';
import { WayToList } from '../view/gone-page.js';
import { ErrorDecisions } from './error-decisions.js';
import { DAY_MS, type ErrorHistory, FINGERPRINT, familyOf, HISTORY_DAYS, statusOf } from './model.js';
import { historyRange, newestOf, useErrorRecords, useHistory } from './use-errors.js';

const NEWEST = 30;
/** On a phone the sample stands below them. */
const NEWEST_NARROW = 6;

export function ErrorPage(): ReactElement {
  const { fingerprint } = useParams({ from: '/shell/errors/$fingerprint' });
  const { nowMs } = useViewClock();
  const search = useView();
  const records = useErrorRecords();
  const family = familyOf(fingerprint, records.data ?? []);
  const newest = useQuery({
    queryKey: ['error-newest', family, Math.floor(nowMs / 60_000)],
    queryFn: ({ signal }) => newestOf(family, historyRange(nowMs), NEWEST, signal),
    enabled: records.isSuccess,
  });
  const history = useHistory(records.isSuccess ? family : []);
  if (newest.error ?? records.error) {
    return (
      <Failed
        error={newest.error ?? records.error}
        onRetry={() => void Promise.all([newest.refetch(), records.refetch()])}
      />
    );
  }
  const events = newest.data;
  if (events?.length === 0) {
    return (
      <Empty icon="errors" title="No such error in the last 30 days">
        <p>It may be older than what the server keeps, or the link may be cut off.</p>
        <WayToList to="/errors">All errors</WayToList>
      </Empty>
    );
  }
  const seen = family.flatMap((one) => history.data?.get(one) ?? []);
  const record = records.data?.find((one) => one.fingerprint === fingerprint);
  const lastAt = Math.max(events?.[0]?.timestampMs ?? 0, ...seen.map((one) => one.lastAt));
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
          {events?.[0] ? visibleLine(lineOf(events[0]) ?? 'Error', 300) : ' '}
        </h1>
        <div className="mt-2 flex flex-wrap items-center gap-1.5">
          <StatusBadge {...statusOf(record, lastAt)} />
          {events?.[0] ? <Place event={events[0]} /> : null}
          <span className="flex-1" />
          <AskButton subject={{ kind: 'error', fingerprint }} label="Ask AI" />
          <Investigate family={family} newest={events?.[0]} />
        </div>
        <ErrorDecisions fingerprint={fingerprint} record={record} records={records.data ?? []} lastAt={lastAt} />
      </header>
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <section aria-label="When" className="flex shrink-0 flex-col border-line lg:w-[38%] lg:max-w-md lg:border-r">
          <Seen histories={seen} nowMs={nowMs} />
          <Occurrences events={events} />
        </section>
        <Sample events={events} />
      </div>
    </div>
  );
}

function StatusBadge({ status, regressed }: ReturnType<typeof statusOf>): ReactElement {
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
  const filter: Filter =
    family.length === 1
      ? { key: FINGERPRINT, operation: '=', value: family[0] ?? '' }
      : { key: FINGERPRINT, operation: 'IN', value: [...family] };
  return (
    <Link
      to="/events"
      search={{ f: [filter], last: '30d', ...(newest ? { event: newest.id } : {}) }}
      className={buttonClass('plain')}
      data-testid="investigate"
    >
      <Icon name="search" size={14} />
      Investigate
    </Link>
  );
}

function Seen({
  histories,
  nowMs,
}: {
  readonly histories: readonly ErrorHistory[];
  readonly nowMs: number;
}): ReactElement {
  const navigate = useNavigate();
  const { fingerprint } = useParams({ from: '/shell/errors/$fingerprint' });
  const { from } = historyRange(nowMs);
  const spots = Array.from({ length: HISTORY_DAYS }, (_, day) => ({
    at: from + day * DAY_MS,
    value: histories.reduce((sum, { days }) => sum + (days[day] ?? 0), 0),
  }));
  const total = spots.reduce((sum, { value }) => sum + value, 0);
  const first = Math.min(...histories.map((one) => one.firstAt));
  const last = Math.max(...histories.map((one) => one.lastAt));
  return (
    <div className="border-line border-b px-4 pt-3 pb-4">
      <dl className="grid grid-cols-3 gap-3">
        <Fact name="In 30 days">{histories.length === 0 ? '–' : formatCount(total)}</Fact>
        <Fact name="First seen" title={formatInstant(first)}>
          {formatAgo(first, nowMs)}
        </Fact>
        <Fact name="Last seen" title={formatInstant(last)}>
          {formatAgo(last, nowMs)}
        </Fact>
      </dl>
      <div className="mt-3 h-16">
        <SparkChart
          spots={spots}
          shape="bars"
          color="bad"
          format={formatCount}
          label={`Errors of each of the last ${HISTORY_DAYS} days: ${total} in all`}
          onZoom={(start, end) =>
            void navigate({
              to: '/events',
              search: { f: [{ key: FINGERPRINT, operation: '=', value: fingerprint }], from: start, to: end },
            })
          }
        />
      </div>
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
  return (
    <div className="min-h-0 flex-1 lg:overflow-y-auto">
      <h2 className="px-4 pt-3 pb-1 text-2xs text-faint">Newest</h2>
      <ul aria-label="Newest events of this error">
        {(events ?? []).slice(0, narrow ? NEWEST_NARROW : NEWEST).map((event) => {
          const row = eventRow(event);
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
                <span className="shrink-0 text-faint" title={formatInstant(event.timestampMs)}>
                  {formatClock(event.timestampMs)}
                </span>
                <Dot tone={row.tone} />
                <span className="shrink-0 text-soft">{row.place}</span>
                <span className="min-w-0 truncate text-faint">{row.text}</span>
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
