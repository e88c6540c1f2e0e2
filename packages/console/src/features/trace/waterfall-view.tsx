import type { EventView } from '@baselime-ai/contract';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { isPageKey } from '../../app/shortcuts.js';
import { LongList, showRow } from '../../ui/long-list.js';
import { operationKey } from './compare-model.js';
import { LogLine } from './log-line.js';
import { type Line, linesOf } from './logs-in-place.js';
import { SpanLine } from './span-line.js';
import type { Typical } from './use-typical.js';
import { Axis } from './waterfall-axis.js';
import { ancestorsOf, isFailed, nextRow, visibleRows, type Waterfall, type WaterfallRow } from './waterfall-model.js';
import { placeIn, shareIn, type Zoom, zoomText, zoomTo } from './waterfall-zoom.js';

const ROW = 30;
const keyOf = (line: Line): string => line.key;

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
  /** The part that is shown; all of the trace when undefined. */
  readonly zoom: Zoom | undefined;
  readonly onZoom: (zoom: Zoom | undefined) => void;
}

export function WaterfallView(props: Props): ReactElement {
  const { laid, path, typical, logs, selected, onSelect, zoom, onZoom } = props;
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
    sought.current = selected;
    const index = lines.findIndex((line) => line.key === selected);
    showRow(scroller.current, index, ROW);
  }, [selected, collapsed, laid.rows, lines]);

  /** To a span, and from it back to the whole trace. */
  const zoomOn = (row: WaterfallRow | undefined): void => {
    const next = row && zoomTo(row, laid);
    onZoom(next && zoom && zoomText(next) === zoomText(zoom) ? undefined : next);
  };
  const latest = useRef({ rows, all: laid.rows, path, selected, onSelect, toggle, zoomOn });
  latest.current = { rows, all: laid.rows, path, selected, onSelect, toggle, zoomOn };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPageKey(event)) return;
      const now = latest.current;
      const index = now.rows.findIndex((row) => row.key === now.selected);
      const step =
        event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0;
      const next = now.rows[Math.min(Math.max(index + step, 0), now.rows.length - 1)];
      if (step !== 0 && next) now.onSelect(next.key);
      else if (event.key === 'z') now.zoomOn(now.rows[index]);
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

  const renderRow = (line: Line): ReactElement => {
    if (line.kind === 'log') {
      const offset = shareIn(zoom, line.offset, laid.durationMs);
      return <LogLine line={line} offset={offset} onOpen={() => props.onOpenLog(line.log.id)} />;
    }
    const { row } = line;
    return (
      <SpanLine
        row={row}
        place={placeIn(zoom, row, laid.durationMs)}
        onZoom={() => zoomOn(row)}
        collapsed={collapsed.has(row.key)}
        slowest={laid.slowestKey === row.key && laid.rows.length > 2}
        pathMs={path.get(row.key)}
        typical={typical?.get(operationKey(row.event))}
        onToggle={() => toggle(row.key)}
        onSelect={() => onSelect(row.key)}
      />
    );
  };
  return (
    <>
      <Axis durationMs={laid.durationMs} zoom={zoom} onZoom={onZoom} />
      <LongList
        rows={lines}
        rowHeight={ROW}
        label="Spans"
        scroller={scroller}
        keyOf={keyOf}
        attributesOf={(line) => {
          if (line.kind === 'log') {
            const isOpen = line.log.id === props.openLog;
            return { isOpen, className: isOpen ? 'bg-selected' : 'hover:bg-hover' };
          }
          const isOpen = line.key === selected;
          const look = isOpen ? 'bg-selected shadow-[inset_2px_0_0_var(--c-lime)]' : 'hover:bg-hover';
          return { isOpen, testId: 'span-row', className: `pr-4 ${look}` };
        }}
        renderRow={renderRow}
      />
    </>
  );
}
