import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { buttonClass } from '../../ui/button.js';
import { formatAgo } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import type { Arrival } from './arrival.js';

interface Props {
  readonly arrival: Arrival;
  readonly datasets: readonly string[];
}

/** The light: gray while it waits, green when the first event is there. Says so to screen readers once, not every poll. */
export function FirstEvent({ arrival, datasets }: Props): ReactElement {
  const green = arrival.state === 'arrived';
  const event = 'event' in arrival ? arrival.event : undefined;
  return (
    <div
      data-testid="first-event"
      data-state={arrival.state}
      className={`flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 rounded-lg border px-3 py-2 text-left transition-colors ${green ? 'border-good/50 bg-good/10' : 'border-line bg-panel'}`}
    >
      <Light state={arrival.state} />
      <p role="status" className="min-w-0 flex-1 text-sm">
        <span className={green ? 'font-medium text-good' : 'text-ink'}>{headline(arrival)}</span>{' '}
        <span className="text-soft text-xs">{detail(arrival, datasets)}</span>
      </p>
      {event === undefined ? (
        green ? (
          <Link to="/events" search={{ last: '24h' }} className={buttonClass('plain')}>
            Events
          </Link>
        ) : null
      ) : (
        <Link
          to="/events/$id"
          params={{ id: event.id }}
          search={{}}
          data-testid="first-event-link"
          className={buttonClass(green ? 'lime' : 'plain')}
        >
          {green ? 'Look at it' : 'Newest event'}
          <Icon name="chevron" size={12} />
        </Link>
      )}
    </div>
  );
}

function Light({ state }: { readonly state: Arrival['state'] }): ReactElement {
  if (state === 'arrived') {
    return (
      <span className="flex size-5 shrink-0 items-center justify-center rounded-full bg-good text-ground">
        <Icon name="check" size={12} />
      </span>
    );
  }
  const color = state === 'failed' ? 'bg-bad' : state === 'earlier' ? 'bg-good' : 'bg-warn animate-pulse';
  return (
    <span aria-hidden="true" className="flex size-5 shrink-0 items-center justify-center">
      <span className={`size-2.5 rounded-full ${color}`} />
    </span>
  );
}

const HEADLINES: Readonly<Record<Arrival['state'], string>> = {
  checking: 'Looking for events…',
  failed: 'The events cannot be read now.',
  waiting: 'Waiting for your first event',
  earlier: 'Waiting for a new event',
  arrived: 'Your first event is here.',
};
const headline = ({ state }: Arrival): string => HEADLINES[state];

function detail(arrival: Arrival, datasets: readonly string[]): string {
  if (arrival.state === 'failed') return 'Reload the page to try again.';
  if (arrival.state === 'arrived' && arrival.event === undefined) return 'It is older than a day; look further back.';
  if (arrival.state === 'arrived' || arrival.state === 'earlier') {
    const { event } = arrival;
    if (event === undefined) return '';
    const place = `${visibleLine(event.dataset, 60)} · ${visibleLine(event.service, 60)}`;
    return arrival.state === 'arrived'
      ? place
      : `The newest, in ${place}, is from ${formatAgo(event.timestampMs, Date.now())}.`;
  }
  const where = datasets.slice(0, 3).join(', ');
  if (where === '') return 'in any dataset';
  return `in ${where}${datasets.length > 3 ? ` and ${datasets.length - 3} more` : ''}`;
}
