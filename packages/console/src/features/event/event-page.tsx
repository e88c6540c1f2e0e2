import type { Filter } from '@baselime-ai/contract';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { Icon } from '../../ui/icons.js';
import { Failed } from '../../ui/states.js';
import { WayToList } from '../view/gone-page.js';
import { EventDetail, EventDetailSkeleton } from './event-detail.js';
import { Neighbors } from './neighbors.js';
import { useEvent } from './use-event.js';

export function EventPage(): ReactElement {
  const { id } = useParams({ from: '/shell/events/$id' });
  const search = useView();
  const navigate = useNavigate();
  const event = useEvent(id);
  const onFilter = (filter: Filter): void => {
    void navigate({ to: '/events', search: { ...carriedSearch(search), f: [filter], event: id } });
  };
  return (
    <div className="mx-auto flex min-h-0 w-full max-w-4xl flex-1 flex-col md:px-4 md:py-3">
      <h1 className="sr-only">Event</h1>
      <nav aria-label="Breadcrumb" className="flex items-center gap-1 px-4 py-2 text-xs text-faint md:px-1">
        <Link to="/events" search={carriedSearch(search)} className="hover:text-ink">
          Events
        </Link>
        <Icon name="chevron" size={11} />
        <span className="data truncate text-soft">{id}</span>
      </nav>
      <div className="min-h-0 flex-1 border-line bg-panel md:rounded-lg md:border">
        {event.data ? (
          // A citation may name the key it rests on; it arrives as `span` would in a trace.
          <EventDetail
            event={event.data}
            onFilter={onFilter}
            highlight={search.span}
            around={<Neighbors event={event.data} />}
          />
        ) : event.error ? (
          <Failed
            error={event.error}
            onRetry={() => void event.refetch()}
            wayOut={<WayToList to="/events">All events</WayToList>}
          />
        ) : (
          <EventDetailSkeleton />
        )}
      </div>
    </div>
  );
}
