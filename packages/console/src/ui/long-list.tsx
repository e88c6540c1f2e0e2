/** A list of any length, of which only the rows in sight are in the page. A step of scrolling draws what came into sight. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { placesOf } from './row-places.js';

/** Drawn beyond what is in sight, so that a turn of the wheel finds rows there. */
const MORE_ROWS = 4;

interface RowAttributes {
  readonly className: string;
  readonly testId?: string;
  readonly isOpen: boolean;
}

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly rowHeight: number;
  readonly label: string;
  /** The box that scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly keyOf: (row: Row) => string;
  readonly attributesOf: (row: Row) => RowAttributes;
  /** The content of a row, which is drawn anew when it is another row or this another function. */
  readonly renderRow: (row: Row) => ReactNode;
  /** Index of the last row that is drawn. */
  readonly onShown?: (last: number) => void;
  readonly onScroll?: (top: number) => void;
  readonly footer?: ReactNode;
}

export function LongList<Row>(props: Props<Row>): ReactElement {
  const { rows, rowHeight, scroller, keyOf, attributesOf, renderRow, onShown, onScroll } = props;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: MORE_ROWS,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height invalidates the measured sizes
  useEffect(() => virtual.measure(), [rowHeight]);
  const drawn = virtual.getVirtualItems().flatMap(({ index, start }) => {
    const row = rows[index];
    return row === undefined ? [] : [{ row, key: keyOf(row), start }];
  });
  const places = useRef<ReadonlyMap<string, number>>(new Map());
  const keys = drawn.map(({ key }) => key);
  places.current = placesOf(places.current, keys, heldIn(scroller.current));
  const last = virtual.range?.endIndex;
  useEffect(() => {
    if (last !== undefined) onShown?.(last);
  }, [last, onShown]);
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden [overflow-anchor:none]"
      onScroll={(event) => onScroll?.(event.currentTarget.scrollTop)}
    >
      <ul aria-label={props.label} className="relative" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ row, key, start }) => {
          const { className, testId, isOpen } = attributesOf(row);
          return (
            <li
              key={places.current.get(key)}
              data-testid={testId}
              data-key={key}
              aria-current={isOpen ? 'true' : undefined}
              className={`absolute inset-x-0 top-0 flex items-center contain-strict ${className}`}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            >
              <Content row={row} renderRow={renderRow} />
            </li>
          );
        })}
      </ul>
      {props.footer}
    </div>
  );
}

/** The row that has the keyboard. */
const heldIn = (box: HTMLElement | null): string | undefined =>
  box?.contains(document.activeElement) === true
    ? (document.activeElement?.closest('li')?.dataset.key ?? undefined)
    : undefined;

/** Scrolls so that the row is in sight. */
export function showRow(box: HTMLElement | null, index: number, rowHeight: number): void {
  if (!box || index < 0) return;
  const above = index * rowHeight;
  if (above < box.scrollTop) box.scrollTop = above;
  else if (above + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = above + rowHeight - box.clientHeight;
}

interface ContentProps<Row> {
  readonly row: Row;
  readonly renderRow: (row: Row) => ReactNode;
}

const Content = memo(function Content<Row>({ row, renderRow }: ContentProps<Row>): ReactNode {
  return renderRow(row);
}) as <Row>(props: ContentProps<Row>) => ReactNode;
