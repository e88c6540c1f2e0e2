/** A list of any length, of which only the rows in sight are in the page. A step of scrolling draws what came into sight. */
import {
  memo,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { placesOf, rowsIn, type Sight, scrollFor } from './row-window.js';

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

interface Held extends Sight {
  /** The row that has the keyboard. */
  readonly held: string | undefined;
}

const NOTHING_YET: Held = { top: 0, height: 0, held: undefined };

export function LongList<Row>(props: Props<Row>): ReactElement {
  const { rows, rowHeight, scroller, keyOf, attributesOf, renderRow, onShown } = props;
  const sight = useSight(scroller, rowHeight, rows.length, props.onScroll);
  const places = useRef<ReadonlyMap<string, number>>(new Map());
  const { first, end } = rowsIn(sight, rowHeight, rows.length);
  const drawn = rows.slice(first, end).map((row) => ({ row, key: keyOf(row) }));
  places.current = placesOf(
    places.current,
    drawn.map(({ key }) => key),
    sight.held,
  );
  useEffect(() => onShown?.(end - 1), [end, onShown]);
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden [overflow-anchor:none]">
      <ul aria-label={props.label} className="relative" style={{ height: rows.length * rowHeight }}>
        {drawn.map(({ row, key }, offset) => {
          const { className, testId, isOpen } = attributesOf(row);
          return (
            <li
              key={places.current.get(key)}
              data-testid={testId}
              data-key={key}
              aria-current={isOpen ? 'true' : undefined}
              className={`absolute inset-x-0 top-0 flex items-center contain-strict ${className}`}
              style={{ height: rowHeight, transform: `translateY(${(first + offset) * rowHeight}px)` }}
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

/** Scrolls so that the row is in sight. */
export function showRow(box: HTMLElement | null, index: number, rowHeight: number): void {
  if (!box || index < 0) return;
  const top = scrollFor(index, { top: box.scrollTop, height: box.clientHeight }, rowHeight);
  if (top !== undefined) box.scrollTop = top;
}

interface ContentProps<Row> {
  readonly row: Row;
  readonly renderRow: (row: Row) => ReactNode;
}

const Content = memo(function Content<Row>({ row, renderRow }: ContentProps<Row>): ReactNode {
  return renderRow(row);
}) as <Row>(props: ContentProps<Row>) => ReactNode;

/** Changes only when other rows come into sight, and then before the frame is painted. */
function useSight(
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
  count: number,
  onScroll: ((top: number) => void) | undefined,
): Held {
  const [sight, setSight] = useState(NOTHING_YET);
  const latest = useRef({ sight, rowHeight, count, onScroll });
  latest.current = { sight, rowHeight, count, onScroll };
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const isOther = (seen: Sight): boolean => {
      const now = latest.current;
      const before = rowsIn(now.sight, now.rowHeight, now.count);
      const after = rowsIn(seen, now.rowHeight, now.count);
      return before.first !== after.first || before.end !== after.end;
    };
    const onScrolled = (): void => {
      const held = document.activeElement?.closest('li')?.dataset.key;
      const seen = { top: box.scrollTop, height: latest.current.sight.height, held };
      if (isOther(seen)) flushSync(() => setSight(seen));
      latest.current.onScroll?.(seen.top);
    };
    const measure = (): void => setSight(({ held }) => ({ top: box.scrollTop, height: box.clientHeight, held }));
    const resized = new ResizeObserver(measure);
    measure();
    resized.observe(box);
    box.addEventListener('scroll', onScrolled, { passive: true });
    return () => {
      resized.disconnect();
      box.removeEventListener('scroll', onScrolled);
    };
  }, [scroller]);
  return sight;
}
