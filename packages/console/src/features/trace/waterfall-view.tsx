import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { isPageKey } from '../../app/shortcuts.js';
import { formatCount, formatDuration } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Dot } from '../../ui/tone.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { SpanBar } from './span-bar.js';
import { ancestorsOf, visibleRows, type Waterfall, type WaterfallRow } from './waterfall-model.js';

const ROW = 30;
/** Deeper spans stay at this indentation, so that their names can be read. */
const DEEPEST = 14;

interface Props {
  readonly laid: Waterfall;
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
}

export function WaterfallView({ laid, selected, onSelect }: Props): ReactElement {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => visibleRows(laid.rows, collapsed), [laid.rows, collapsed]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 16,
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
    const index = rows.findIndex((row) => row.key === selected);
    sought.current = selected;
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [selected, collapsed, laid.rows, rows, virtual]);

  const latest = useRef({ rows, selected, onSelect, toggle });
  latest.current = { rows, selected, onSelect, toggle };
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
      else return;
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
            const row = rows[item.index];
            if (!row) return null;
            return (
              <li
                key={row.key}
                data-testid="span-row"
                data-key={row.key}
                aria-current={row.key === selected ? 'true' : undefined}
                className={`absolute inset-x-0 top-0 ${
                  row.key === selected ? 'bg-selected shadow-[inset_2px_0_0_var(--c-lime)]' : 'hover:bg-hover'
                }`}
                style={{ height: ROW, transform: `translateY(${item.start}px)` }}
              >
                <SpanLine
                  row={row}
                  collapsed={collapsed.has(row.key)}
                  slowest={laid.slowestKey === row.key && laid.rows.length > 2}
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

function Axis({ durationMs }: { readonly durationMs: number }): ReactElement {
  const narrow = useIsNarrow();
  const marks = narrow ? [0, 0.5] : [0, 0.25, 0.5, 0.75];
  return (
    <div aria-hidden="true" className="flex h-7 shrink-0 items-center border-line border-b pr-4 text-2xs text-faint">
      <span className={`${NAME} pl-4`}>Span</span>
      <span className="data relative block h-full flex-1 text-2xs">
        {marks.map((mark) => (
          <span
            key={mark}
            className="absolute inset-y-0 flex items-center border-line border-l pl-1.5"
            style={{ left: `${mark * 100}%` }}
          >
            {mark === 0 ? '0' : formatDuration(durationMs * mark)}
          </span>
        ))}
        <span className="absolute inset-y-0 right-0 flex items-center border-line border-r pr-1.5">
          {narrow ? '' : formatDuration(durationMs)}
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
  readonly onToggle: () => void;
  readonly onSelect: () => void;
}

function SpanLine({ row, collapsed, slowest, onToggle, onSelect }: LineProps): ReactElement {
  const { event } = row;
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
            className="flex size-5 shrink-0 items-center justify-center rounded text-faint hover:bg-raised hover:text-ink"
          >
            <span className={`transition-transform ${collapsed ? '' : 'rotate-90'}`}>
              <Icon name="chevron" size={12} />
            </span>
          </button>
        ) : (
          <span className="w-5 shrink-0" />
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
          <Notes row={row} collapsed={collapsed} />
        </button>
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        onClick={onSelect}
        className="flex h-full min-w-0 flex-1"
        title={`${formatDuration(row.durationMs)}, of which ${formatDuration(row.selfMs)} in no child${slowest ? ': the most of this trace' : ''}`}
      >
        <SpanBar
          row={row}
          label={`${formatDuration(row.durationMs)}${slowest ? ` · ${formatDuration(row.selfMs)} self` : ''}`}
        />
      </button>
    </div>
  );
}

/** What is odd about a span, in as few signs as possible. */
function Notes({ row, collapsed }: { readonly row: WaterfallRow; readonly collapsed: boolean }): ReactElement {
  return (
    <span className="ml-auto flex shrink-0 items-center gap-1 pr-2 text-2xs">
      {collapsed ? (
        <span className={`rounded px-1 ${row.errorsBelow > 0 ? 'bg-bad-soft text-bad' : 'bg-raised text-soft'}`}>
          +{formatCount(row.descendants)}
        </span>
      ) : null}
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
