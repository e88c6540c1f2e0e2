import type { EventView } from '@baselime-ai/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { isPageKey } from '../../app/shortcuts.js';
import { formatClock, formatCount, formatDuration } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Dot } from '../../ui/tone.js';
import { eventRow } from '../events/model.js';
import { operationKey } from './compare-model.js';
import { type Line, linesOf } from './logs-in-place.js';
import { slownessOf } from './slowness.js';
import { SpanBar } from './span-bar.js';
import type { Typical } from './use-typical.js';
import { ancestorsOf, isFailed, nextRow, visibleRows, type Waterfall, type WaterfallRow } from './waterfall-model.js';

const ROW = 30;
/** Deeper spans stay at this indentation, so that their names can be read. */
const DEEPEST = 14;

interface Props {
  readonly laid: Waterfall;
  /** Milliseconds that each span of the critical path holds itself. */
  readonly path: ReadonlyMap<string, number>;
  readonly typical: ReadonlyMap<string, Typical> | undefined;
  /** Shown below the spans that wrote them; empty to leave them out. */
  readonly logs: readonly EventView[];
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
  readonly openLog: string | undefined;
  readonly onOpenLog: (id: string) => void;
}

export function WaterfallView(props: Props): ReactElement {
  const { laid, path, typical, logs, selected, onSelect } = props;
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => visibleRows(laid.rows, collapsed), [laid.rows, collapsed]);
  const lines = useMemo(
    () =>
      logs.length > 0
        ? linesOf(rows, logs, laid, laid.rows)
        : rows.map((row): Line => ({ kind: 'span', key: row.key, row })),
    [rows, logs, laid],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const toggle = (key: string): void => {
    const next = new Set(collapsed);
    if (!next.delete(key)) next.add(key);
    setCollapsed(next);
  };

  // A span that a link or a citation names is opened up to and brought into sight, once for each name.
  const sought = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (selected === undefined || sought.current === selected) return;
    const hidden = ancestorsOf(laid.rows, selected).filter((key) => collapsed.has(key));
    if (hidden.length > 0) {
      setCollapsed(new Set([...collapsed].filter((key) => !hidden.includes(key))));
      return;
    }
    const index = lines.findIndex((line) => line.key === selected);
    sought.current = selected;
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [selected, collapsed, laid.rows, lines, virtual]);

  const latest = useRef({ rows, all: laid.rows, path, selected, onSelect, toggle });
  latest.current = { rows, all: laid.rows, path, selected, onSelect, toggle };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPageKey(event)) return;
      const now = latest.current;
      const index = now.rows.findIndex((row) => row.key === now.selected);
      const step =
        event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0;
      const next = now.rows[Math.min(Math.max(index + step, 0), now.rows.length - 1)];
      if (step !== 0 && next) now.onSelect(next.key);
      else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && now.selected) now.toggle(now.selected);
      else if (event.key === 'c' || event.key === 'e') {
        const onPath = (row: WaterfallRow): boolean => now.path.has(row.key);
        const following = nextRow(now.all, now.selected, event.key === 'c' ? onPath : isFailed);
        if (following) now.onSelect(following.key);
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <Axis durationMs={laid.durationMs} />
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
        <ul aria-label="Spans" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            const place = { height: ROW, transform: `translateY(${item.start}px)` };
            if (line.kind === 'log') {
              return (
                <li
                  key={line.key}
                  className={`absolute inset-x-0 top-0 contain-strict ${line.log.id === props.openLog ? 'bg-selected' : 'hover:bg-hover'}`}
                  style={place}
                >
                  <LogLine line={line} onOpen={() => props.onOpenLog(line.log.id)} />
                </li>
              );
            }
            const { row } = line;
            return (
              <li
                key={row.key}
                data-testid="span-row"
                data-key={row.key}
                aria-current={row.key === selected ? 'true' : undefined}
                className={`absolute inset-x-0 top-0 contain-strict ${
                  row.key === selected ? 'bg-selected shadow-[inset_2px_0_0_var(--c-lime)]' : 'hover:bg-hover'
                }`}
                style={place}
              >
                <SpanLine
                  row={row}
                  collapsed={collapsed.has(row.key)}
                  slowest={laid.slowestKey === row.key && laid.rows.length > 2}
                  pathMs={path.get(row.key)}
                  typical={typical?.get(operationKey(row.event))}
                  onToggle={() => toggle(row.key)}
                  onSelect={() => onSelect(row.key)}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}

const NAME = 'w-[46%] shrink-0 md:w-[40%] md:max-w-md';

/** As many marks as there is room for; beside an open span there is little. */
const MARKS = [
  [0, ''],
  [0.25, 'hidden @md:flex'],
  [0.5, ''],
  [0.75, 'hidden @md:flex'],
] as const;

function Axis({ durationMs }: { readonly durationMs: number }): ReactElement {
  return (
    <div aria-hidden="true" className="flex h-7 shrink-0 items-center border-line border-b pr-4 text-2xs text-faint">
      <span className={`${NAME} pl-4`}>Span</span>
      <span className="data @container relative block h-full flex-1 text-2xs">
        {MARKS.map(([mark, room]) => (
          <span
            key={mark}
            className={`absolute inset-y-0 flex items-center border-line border-l pl-1.5 ${room}`}
            style={{ left: `${mark * 100}%` }}
          >
            {mark === 0 ? '0' : formatDuration(durationMs * mark)}
          </span>
        ))}
        <span className="absolute inset-y-0 right-0 flex items-center border-line border-r pr-1.5">
          <span className="hidden @xs:inline">{formatDuration(durationMs)}</span>
        </span>
      </span>
    </div>
  );
}

interface LineProps {
  readonly row: WaterfallRow;
  readonly collapsed: boolean;
  /** Has the most time of its own in the whole trace. */
  readonly slowest: boolean;
  /** Its own part of the critical path; undefined when it is not on it. */
  readonly pathMs: number | undefined;
  readonly typical: Typical | undefined;
  readonly onToggle: () => void;
  readonly onSelect: () => void;
}

function SpanLine({ row, collapsed, slowest, pathMs, typical, onToggle, onSelect }: LineProps): ReactElement {
  const { event } = row;
  const slowness = slownessOf(row.durationMs, typical);
  const onPath = pathMs === undefined ? '' : `; on the critical path with ${formatDuration(pathMs)} of its own`;
  return (
    <div className="flex h-full items-center pr-4">
      <span
        className={`${NAME} flex h-full items-center`}
        style={{ paddingLeft: 10 + Math.min(row.depth, DEEPEST) * 14 }}
      >
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
        className="flex h-full min-w-0 flex-1"
        title={`${formatDuration(row.durationMs)}, of which ${formatDuration(row.selfMs)} in no child${slowest ? ': the most of this trace' : ''}${onPath}${typical ? `; usually ${formatDuration(typical.medianMs)}` : ''}`}
      >
        <SpanBar
          row={row}
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

interface LogProps {
  readonly line: Extract<Line, { readonly kind: 'log' }>;
  readonly onOpen: () => void;
}

/** A log below its span, at its moment on the time axis. */
function LogLine({ line, onOpen }: LogProps): ReactElement {
  const row = eventRow(line.log);
  const left = Math.min(line.offset * 100, 99);
  return (
    <button
      type="button"
      data-testid="inline-log"
      onClick={onOpen}
      className="data flex h-full w-full items-center pr-4 text-left text-2xs outline-offset-[-2px]"
    >
      <span
        className={`${NAME} flex min-w-0 items-center gap-2`}
        style={{ paddingLeft: 34 + Math.min(line.depth, DEEPEST) * 14 }}
      >
        <Dot tone={row.tone} />
        <span className={`truncate ${line.log.isError ? 'text-bad' : 'text-soft'}`}>{row.text}</span>
      </span>
      <span className="relative block h-full min-w-0 flex-1">
        <span
          aria-hidden="true"
          className="absolute top-1/2 h-3 w-px -translate-y-1/2 bg-soft"
          style={{ left: `${left}%` }}
        />
        <span
          className="absolute top-1/2 -translate-y-1/2 px-1.5 text-faint"
          style={left < 70 ? { left: `${left}%` } : { right: `${100 - left}%` }}
        >
          {formatClock(line.log.timestampMs)}
        </span>
      </span>
    </button>
  );
}
