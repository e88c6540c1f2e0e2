/** A span of a waterfall: its name and what is odd about it, its bar and how long it took. */
import type { ReactElement } from 'react';
import { formatCount, formatDuration } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Dot } from '../../ui/tone.js';
import { slownessOf } from './slowness.js';
import { SpanBar } from './span-bar.js';
import type { Typical } from './use-typical.js';
import { indentOf, NAME } from './waterfall-axis.js';
import type { WaterfallRow } from './waterfall-model.js';
import type { Placed } from './waterfall-zoom.js';

interface Props {
  readonly row: WaterfallRow;
  /** Of its bar. */
  readonly place: Placed;
  readonly collapsed: boolean;
  /** Has the most time of its own in the whole trace. */
  readonly slowest: boolean;
  /** Its own part of the critical path; undefined when it is not on it. */
  readonly pathMs: number | undefined;
  readonly typical: Typical | undefined;
  readonly onToggle: () => void;
  readonly onSelect: () => void;
  readonly onZoom: () => void;
}

export function SpanLine(props: Props): ReactElement {
  const { row, place, collapsed, slowest, pathMs, typical, onToggle, onSelect } = props;
  const { event } = row;
  const slowness = slownessOf(row.durationMs, typical);
  const onPath = pathMs === undefined ? '' : `; on the critical path with ${formatDuration(pathMs)} of its own`;
  return (
    <div className="flex h-full items-center pr-4">
      <span className={`${NAME} flex h-full items-center`} style={{ paddingLeft: 10 + indentOf(row.depth) }}>
        {row.children > 0 ? (
          <button
            type="button"
            aria-expanded={!collapsed}
            aria-label={`${collapsed ? 'Show' : 'Hide'} the ${row.descendants} spans below`}
            onClick={onToggle}
            className="flex size-6 shrink-0 items-center justify-center rounded text-faint hover:bg-raised hover:text-ink"
          >
            <span className={`transition-transform ${collapsed ? '' : 'rotate-90'}`}>
              <Icon name="chevron" size={12} />
            </span>
          </button>
        ) : (
          <span className="w-6 shrink-0" />
        )}
        <button
          type="button"
          onClick={onSelect}
          className="data flex h-full min-w-0 flex-1 items-center gap-2 text-left outline-offset-[-2px]"
        >
          <Dot tone={row.tone} />
          <span className={`truncate ${event.isError ? 'text-bad' : 'text-ink'}`}>
            {visibleLine(event.name ?? 'unnamed', 160)}
          </span>
          <span className="hidden min-w-8 flex-1 truncate text-2xs text-faint sm:inline">
            {visibleLine(event.namespace, 60)}
          </span>
          <span className="sr-only">
            {formatDuration(row.durationMs)}
            {onPath}
          </span>
          <Notes row={row} collapsed={collapsed} slowness={slowness} />
        </button>
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        onClick={onSelect}
        onDoubleClick={props.onZoom}
        className="flex h-full min-w-0 flex-1"
        title={`${formatDuration(row.durationMs)}, of which ${formatDuration(row.selfMs)} in no child${slowest ? ': the most of this trace' : ''}${onPath}${typical ? `; usually ${formatDuration(typical.medianMs)}` : ''}`}
      >
        <SpanBar
          row={row}
          place={place}
          onPath={pathMs !== undefined}
          label={`${formatDuration(row.durationMs)}${slowest ? ` · ${formatDuration(row.selfMs)} self` : ''}`}
        />
      </button>
    </div>
  );
}

interface NotesProps {
  readonly row: WaterfallRow;
  readonly collapsed: boolean;
  readonly slowness: number | undefined;
}

/** What is odd about a span, in as few signs as possible. */
function Notes({ row, collapsed, slowness }: NotesProps): ReactElement {
  return (
    <span className="ml-auto flex shrink-0 items-center gap-1 pr-2 text-2xs">
      {collapsed ? (
        <span className={`rounded px-1 ${row.errorsBelow > 0 ? 'bg-bad-soft text-bad' : 'bg-raised text-soft'}`}>
          +{formatCount(row.descendants)}
        </span>
      ) : null}
      {slowness === undefined ? null : (
        <span className="text-warn" title="Times its usual duration, the median of a day around this trace.">
          ×{slowness}
        </span>
      )}
      {row.orphan ? (
        <span className="text-warn" title="Its parent span was not received.">
          no parent
        </span>
      ) : null}
      {row.skewed ? (
        <span className="text-warn" title="It begins before its parent: the clocks of the two machines differ.">
          clock
        </span>
      ) : null}
    </span>
  );
}
