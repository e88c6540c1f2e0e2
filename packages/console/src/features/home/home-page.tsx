/** The first page: how the environment, a service or a namespace is doing, against the time before. */
import type { Filter, Timeframe } from '@baselime-ai/contract';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { carriedSearch } from '../../app/search.js';
import { useTimeframe, useView } from '../../app/use-view.js';
import { Icon, type IconName } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Failed } from '../../ui/states.js';
import { NothingHere } from '../send-data/nothing-here.js';
import { useSession } from '../session/use-session.js';
import { TimeControls } from '../view/time-controls.js';
import { FiringAlerts } from './firing-alerts.js';
import { filtersOf, type Place } from './model.js';
import { NewestErrors } from './newest-errors.js';
import { NewestRequests } from './newest-requests.js';
import { PartsTable } from './parts-table.js';
import { SummaryCards } from './summary-cards.js';
import { useMetricFilters } from './use-metric-filters.js';
import { useSummary } from './use-summary.js';

export function HomePage(): ReactElement {
  const session = useSession();
  return <Overview place={{}} title={visibleLine(session.data?.environment ?? 'Home', 60)} />;
}

export function ServicePage(): ReactElement {
  const { service } = useParams({ from: '/shell/services/$service' });
  const { ns } = useView();
  const place = { service, ...(ns === undefined ? {} : { namespace: ns }) };
  return <Overview key={`${service} ${ns ?? ''}`} place={place} title={visibleLine(ns ?? service, 80)} />;
}

interface Props {
  readonly place: Place;
  readonly title: string;
}

function Overview({ place, title }: Props): ReactElement {
  const timeframe = useTimeframe();
  const summary = useSummary(place, timeframe);
  const nothing = summary.data !== undefined && !summary.isPlaceholderData && (summary.data.now.events ?? 0) === 0;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-3 pb-2 md:px-5">
        <div className="min-w-0">
          <Crumbs place={place} />
          <h1 className="truncate text-[17px] font-semibold tracking-tight">{title}</h1>
        </div>
        <TimeControls />
      </header>
      <nav aria-label="Look closer" className="flex flex-wrap gap-1.5 px-4 pb-3 md:px-5">
        <Closer to="/requests" name="Requests" icon="requests" place={place} />
        <Closer to="/events" name="Events" icon="events" place={place} />
        <Closer to="/traces" name="Traces" icon="traces" place={place} />
        <Closer to="/errors" name="Errors" icon="errors" place={place} />
        <MetricsOf place={place} timeframe={timeframe} />
      </nav>
      {place.service === undefined ? <FiringAlerts /> : null}
      {summary.error && !summary.data ? (
        <Failed error={summary.error} onRetry={() => void summary.refetch()} />
      ) : nothing ? (
        <NothingHere
          icon="home"
          title="Nothing arrived in this time range"
          text="This page shows how much happens, what fails and how long it takes, as soon as events arrive."
        />
      ) : (
        <>
          <SummaryCards place={place} timeframe={timeframe} summary={summary.data} />
          <div className="grid gap-4 px-4 pt-4 pb-8 md:px-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            {/* What fails comes first where there is room for one column only, and to who goes through it by Tab. */}
            <div className="min-w-0 xl:col-start-2 xl:row-start-1">
              <NewestErrors place={place} timeframe={timeframe} />
            </div>
            <div className="flex min-w-0 flex-col gap-4 xl:col-start-1 xl:row-start-1">
              {place.service === undefined ? <PartsTable place={place} kind="service" timeframe={timeframe} /> : null}
              {place.namespace === undefined ? (
                <PartsTable place={place} kind="namespace" timeframe={timeframe} />
              ) : null}
              {place.service === undefined ? null : <NewestRequests place={place} timeframe={timeframe} />}
            </div>
          </div>
        </>
      )}
    </div>
  );
}

function Crumbs({ place }: { readonly place: Place }): ReactElement | null {
  const search = useView();
  if (place.service === undefined) return null;
  return (
    <nav aria-label="Breadcrumb" className="flex items-center gap-1 text-xs text-faint">
      <Link to="/" search={carriedSearch(search)} className="hover:text-ink">
        Home
      </Link>
      <Icon name="chevron" size={11} />
      {place.namespace === undefined ? (
        <span>Service</span>
      ) : (
        <Link
          to="/services/$service"
          params={{ service: place.service }}
          search={carriedSearch(search)}
          className="truncate hover:text-ink"
        >
          {visibleLine(place.service, 60)}
        </Link>
      )}
    </nav>
  );
}

interface CloserProps {
  readonly to: '/requests' | '/events' | '/traces' | '/errors' | '/metrics';
  readonly name: string;
  readonly icon: IconName;
  readonly place: Place;
  /** Where the rows of the page do not name the place as events do. */
  readonly filters?: readonly Filter[];
}

/** The metrics of a function often name it by a dimension, so the way there is looked up. */
function MetricsOf({ place, timeframe }: { readonly place: Place; readonly timeframe: Timeframe }): ReactElement {
  const filters = useMetricFilters(place, timeframe);
  return <Closer to="/metrics" name="Metrics" icon="metrics" place={place} filters={filters} />;
}

/** A list page, already narrowed to this place. */
function Closer({ to, name, icon, place, filters: known }: CloserProps): ReactElement {
  const search = useView();
  const filters = [...(known ?? filtersOf(place))];
  return (
    <Link
      to={to}
      search={{ ...carriedSearch(search), ...(filters.length > 0 ? { f: filters } : {}) }}
      className="inline-flex h-7 items-center gap-1.5 rounded-md border border-line px-2.5 text-xs text-soft hover:border-line-strong hover:text-ink"
    >
      <span className="hidden text-faint sm:inline">
        <Icon name={icon} size={13} />
      </span>
      {name}
    </Link>
  );
}
