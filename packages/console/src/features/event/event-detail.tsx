/** One event in full: what it is, where it belongs, its JSON. Used by the panel, the page and the trace. */
import type { EventView, Filter } from '@baselime-ai/contract';
import { Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useDeferredValue } from 'react';
import { carriedSearch } from '../../app/search.js';
import { useView } from '../../app/use-view.js';
import { buttonClass } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy.js';
import { formatDuration, formatInstant } from '../../ui/format.js';
import { HostileText } from '../../ui/hostile-text.js';
import { Icon } from '../../ui/icons.js';
import { JsonTree } from '../../ui/json-tree/json-tree.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Badge, Dot } from '../../ui/tone.js';
import { AskButton } from '../ask/ask-button.js';
import { lineOf, toneOf } from '../events/model.js';
import { StackView } from './stack-view.js';

interface Props {
  readonly event: EventView;
  readonly onFilter?: (filter: Filter) => void;
  readonly highlight?: string | undefined;
  /** Controls at the right end of the header, such as close. */
  readonly controls?: ReactNode;
  /** The page around asks about the same already. */
  readonly isAskedAbove?: boolean;
  /** Shown beside Ask AI, such as the Ask AI of the whole trace. */
  readonly extraActions?: ReactNode;
  /** What the page around knows about it, below the badges. */
  readonly note?: ReactNode;
  /** What happened around it, below what can be done: it comes later and must not move Ask AI. */
  readonly around?: ReactNode;
  /** Below the data. */
  readonly after?: ReactNode;
  /** The trace that is already on the screen: no link leads to it. */
  readonly inTrace?: string;
}

export function EventDetail({
  event,
  onFilter,
  highlight,
  controls,
  isAskedAbove = false,
  extraActions,
  note,
  around,
  after,
  inTrace,
}: Props): ReactElement {
  const isSpan = event.kind === 'span' && event.traceId !== undefined && event.spanId !== undefined;
  const subject = isSpan
    ? ({ kind: 'trace', traceId: event.traceId ?? '', spanId: event.spanId ?? '' } as const)
    : ({ kind: 'event', id: event.id } as const);
  // The tree is the dearest part of an event: what was pressed shows before it is drawn.
  const data = useDeferredValue<EventView['data'] | undefined>(event.data, undefined);
  return (
    <article className="flex h-full min-h-0 flex-col" aria-label="Event">
      <header className="shrink-0 border-line border-b px-4 pt-3 pb-3">
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-soft">
              <Dot tone={toneOf(event)} />
              <span className="font-medium text-ink">{visibleLine(event.namespace, 100)}</span>
              {event.service === event.namespace ? null : <span>{visibleLine(event.service, 60)}</span>}
              <span className="text-faint">·</span>
              <time dateTime={event.timestamp} title={event.timestamp} className="tabular-nums">
                {formatInstant(event.timestampMs)}
              </time>
            </p>
          </div>
          {controls}
        </div>
        <h2 className="data mt-1.5 line-clamp-4 text-ink [overflow-wrap:anywhere]">
          <HostileText value={(lineOf(event) ?? event.kind).slice(0, 1200)} limit={600} />
        </h2>
        <div className="mt-2.5 flex flex-wrap items-center gap-1.5">
          <Badge>{event.kind}</Badge>
          {event.level ? (
            <Badge look={event.isError ? 'bad' : event.level === 'warn' ? 'warn' : 'plain'}>{event.level}</Badge>
          ) : null}
          {event.isError && !event.level ? <Badge look="bad">error</Badge> : null}
          {event.timedOut ? <Badge look="bad">timed out</Badge> : null}
          {event.coldStart ? <Badge>cold start</Badge> : null}
          {event.durationMs === undefined ? null : <Badge>{formatDuration(event.durationMs)}</Badge>}
          <Badge>{visibleLine(event.dataset, 40)}</Badge>
        </div>
        {note}
        <div className="mt-3 flex flex-wrap items-center gap-1.5">
          {isAskedAbove ? null : <AskButton subject={subject} label={isSpan ? 'Ask AI about this span' : 'Ask AI'} />}
          {extraActions}
          <Related event={event} inTrace={inTrace} />
        </div>
        {around}
      </header>
      <div className="flex shrink-0 items-center justify-between px-4 pt-2.5 pb-1">
        <h3 className="text-xs font-medium text-faint">Data</h3>
        <div className="flex gap-1.5">
          <CopyButton label="Copy JSON" text={() => JSON.stringify(event.data, null, 2)} />
          <CopyButton
            label="Copy URL"
            text={() => new URL(`/events/${encodeURIComponent(event.id)}`, location.href).href}
          />
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pt-1 pb-6">
        {event.isError ? <StackView event={event} /> : null}
        {data === undefined ? null : <JsonTree value={data} onFilter={onFilter} highlight={highlight} />}
        {after}
      </div>
    </article>
  );
}

/** Where to look next: the event's trace, and everything with its request id. */
function Related({
  event,
  inTrace,
}: {
  readonly event: EventView;
  readonly inTrace: string | undefined;
}): ReactElement {
  const search = useView();
  return (
    <>
      {event.traceId === undefined || event.traceId === inTrace ? null : (
        <Link
          to="/traces/$traceId"
          params={{ traceId: event.traceId }}
          search={{ ...carriedSearch(search), ...(event.spanId ? { span: event.spanId } : {}) }}
          className={buttonClass('plain')}
        >
          <Icon name="traces" size={14} />
          Trace
        </Link>
      )}
      {event.requestId === undefined ? null : (
        <Link
          to="/events"
          search={{
            ...carriedSearch(search),
            f: [{ key: '@requestId', operation: '=', value: event.requestId }],
            event: event.id,
          }}
          className={buttonClass('plain')}
        >
          <Icon name="requests" size={14} />
          Request
        </Link>
      )}
    </>
  );
}

/** Room of the shape that the event will have. */
export function EventDetailSkeleton(): ReactElement {
  return (
    <div aria-hidden="true" className="flex flex-col gap-3 p-4">
      <span className="skeleton h-3 w-2/3" />
      <span className="skeleton h-4 w-5/6" />
      <span className="skeleton h-5 w-40" />
      <span className="skeleton h-7 w-56" />
      <div className="mt-4 flex flex-col gap-2.5">
        {[60, 40, 75, 50, 66, 34, 58].map((width) => (
          <span key={width} className="skeleton h-2.5" style={{ width: `${width}%` }} />
        ))}
      </div>
    </div>
  );
}
