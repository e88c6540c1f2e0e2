/** A virtualized list with the keyboard of every list page: j and k move, Enter opens, a asks. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { isPageKey } from '../../app/shortcuts.js';

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly rowHeight: number;
  readonly label: string;
  readonly testId: string;
  readonly keyOf: (row: Row) => string;
  readonly openKey?: string | undefined;
  readonly renderRow: (row: Row) => ReactNode;
  readonly onOpen: (row: Row) => void;
  readonly onAsk?: (row: Row) => void;
  /** Called when the end comes into sight. */
  readonly onEnd?: () => void;
  readonly onScrolled?: (scrolled: boolean) => void;
  readonly footer?: ReactNode;
}

export function RowList<Row>(props: Props<Row>): ReactElement {
  const { rows, rowHeight, keyOf, openKey, onEnd, onScrolled } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<string | undefined>(openKey);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - 8) onEnd?.();
  }, [lastShown, rows.length, onEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height invalidates the measured sizes
  useEffect(() => {
    virtual.measure();
  }, [rowHeight]);
  const selected = cursor ?? openKey;
  useListKeys(props, selected, (index) => {
    const row = rows[index];
    if (row === undefined) return;
    setCursor(keyOf(row));
    virtual.scrollToIndex(index, { align: 'auto' });
    if (openKey !== undefined) props.onOpen(row);
  });
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden [overflow-anchor:none]"
      onScroll={(event) => onScrolled?.(event.currentTarget.scrollTop > rowHeight)}
    >
      <ul aria-label={props.label} className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          const key = keyOf(row);
          return (
            <li
              key={item.key}
              data-testid={props.testId}
              data-key={key}
              aria-current={key === openKey ? 'true' : undefined}
              className={`group absolute inset-x-0 top-0 contain-strict border-line/60 border-b ${
                key === openKey ? 'bg-selected' : key === selected ? 'bg-hover' : 'hover:bg-hover'
              } ${key === selected ? 'shadow-[inset_2px_0_0_var(--c-lime)]' : ''}`}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              {props.renderRow(row)}
            </li>
          );
        })}
      </ul>
      {props.footer}
    </div>
  );
}

function useListKeys<Row>(props: Props<Row>, selected: string | undefined, move: (index: number) => void): void {
  const latest = useRef({ props, selected, move });
  latest.current = { props, selected, move };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPageKey(event)) return;
      const { props: now, selected: at, move: go } = latest.current;
      const index = now.rows.findIndex((row) => now.keyOf(row) === at);
      const row = now.rows[index];
      if (event.key === 'j' || event.key === 'ArrowDown') go(Math.min(index + 1, now.rows.length - 1));
      else if (event.key === 'k' || event.key === 'ArrowUp') go(Math.max(index - 1, 0));
      else if (event.key === 'Enter' && row !== undefined && !onControl(event)) now.onOpen(row);
      else if (event.key === 'a' && row !== undefined) now.onAsk?.(row);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Enter on a focused button or link belongs to it. */
function onControl(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null;
}
