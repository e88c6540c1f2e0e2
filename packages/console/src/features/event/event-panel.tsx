import type { Filter } from '@baselime-ai/contract';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useEffect } from 'react';
import { carriedSearch } from '../../app/search.js';
import { isPageKey } from '../../app/shortcuts.js';
import { usePatchView, useView } from '../../app/use-view.js';
import { Button, IconButton } from '../../ui/button.js';
import { Icon } from '../../ui/icons.js';
import { Failed } from '../../ui/states.js';
import { sameFilter } from '../events/model.js';
import { EventDetail, EventDetailSkeleton } from './event-detail.js';
import { Neighbors } from './neighbors.js';
import { useEvent } from './use-event.js';

/** The event that the address names, beside the list (over it where there is no room). */
export function EventPanel({ id }: { readonly id: string }): ReactElement {
  const event = useEvent(id);
  const search = useView();
  const patch = usePatchView();
  useEffect(() => {
    const onKey = (key: KeyboardEvent): void => {
      if (key.key === 'Escape' && isPageKey(key)) patch({ event: undefined });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [patch]);
  const onFilter = (filter: Filter): void => {
    const filters = search.f ?? [];
    if (!filters.some((other) => sameFilter(other, filter))) patch({ f: [...filters, filter] });
  };
  const controls = (
    <div className="-mt-1 -mr-2 flex">
      <Link
        to="/events/$id"
        params={{ id }}
        search={carriedSearch(search)}
        aria-label="Open as a page"
        title="Open as a page"
        className="inline-flex size-7 items-center justify-center rounded-md text-faint hover:bg-raised hover:text-ink"
      >
        <Icon name="open" size={15} />
      </Link>
      <IconButton icon="close" label="Close (Esc)" onClick={() => patch({ event: undefined })} />
    </div>
  );
  return (
    <aside
      aria-label="Open event"
      data-testid="event-panel"
      className="absolute inset-0 z-20 border-line border-l bg-panel lg:static lg:w-[44%] lg:max-w-2xl lg:shrink-0"
    >
      {event.data ? (
        <EventDetail
          event={event.data}
          onFilter={onFilter}
          controls={controls}
          after={<Neighbors event={event.data} onOpen={(next) => patch({ event: next })} />}
        />
      ) : event.error ? (
        <div className="flex h-full flex-col">
          <div className="flex justify-end p-3">{controls}</div>
          <Failed
            error={event.error}
            onRetry={() => void event.refetch()}
            wayOut={<Button onClick={() => patch({ event: undefined })}>Back to the list</Button>}
          />
        </div>
      ) : (
        <EventDetailSkeleton />
      )}
    </aside>
  );
}
