/** A long list with the keyboard of every list page: j and k move, Enter opens, a asks. */
import { type ReactElement, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { isPageKey } from '../../app/shortcuts.js';
import { LongList, showRow } from '../../ui/long-list.js';

/** So many rows before the end more of them are asked for. */
const NEAR_END = 8;

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly rowHeight: number;
  readonly label: string;
  readonly testId: string;
  readonly keyOf: (row: Row) => string;
  readonly openKey?: string | undefined;
  /** The content of a row; kept as long as the function stays the same. */
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
  const onShown = useCallback(
    (last: number): void => {
      if (rows.length > 0 && last >= rows.length - NEAR_END) onEnd?.();
    },
    [rows.length, onEnd],
  );
  const selected = cursor ?? openKey;
  useListKeys(props, selected, (index) => {
    const row = rows[index];
    if (row === undefined) return;
    setCursor(keyOf(row));
    showRow(scroller.current, index, rowHeight);
    if (openKey !== undefined) props.onOpen(row);
  });
  return (
    <LongList
      rows={rows}
      rowHeight={rowHeight}
      label={props.label}
      scroller={scroller}
      keyOf={keyOf}
      attributesOf={(row) => {
        const key = keyOf(row);
        const ground = key === openKey ? 'bg-selected' : key === selected ? 'bg-hover' : 'hover:bg-hover';
        const mark = key === selected ? 'shadow-[inset_2px_0_0_var(--c-lime)]' : '';
        return {
          testId: props.testId,
          isOpen: key === openKey,
          className: `group border-line/60 border-b ${ground} ${mark}`,
        };
      }}
      renderRow={props.renderRow}
      onShown={onShown}
      onScroll={(top) => onScrolled?.(top > rowHeight)}
      footer={props.footer}
    />
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
