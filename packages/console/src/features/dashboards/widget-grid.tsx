/** The pictures of a dashboard in their grid. While it is arranged, each has a grip to drag it and a corner to resize it. */
import type { SavedQuery, Timeframe, Widget } from '@baselime-ai/contract';
import { type ReactElement, type RefObject, useRef, useState } from 'react';
import { Icon } from '../../ui/icons.js';
import type { Marker } from '../query/use-markers.js';
import {
  GAP_PX,
  leastRows,
  MOST_ROWS,
  type Placed,
  pixelsOfRows,
  putBefore,
  ROW_PX,
  rowsOfWidget,
  titleOfWidget,
  widthOfWidget,
} from './model.js';
import { type Slot, slotAt, tracksOf } from './slot-model.js';
import { useDrag } from './use-drag.js';
import { PlaceControls, SizeControls } from './widget-controls.js';
import { WidgetView } from './widget-view.js';

const SPANS = {
  1: 'lg:col-span-1',
  2: 'sm:col-span-2',
  3: 'sm:col-span-2 lg:col-span-3',
  4: 'sm:col-span-2 lg:col-span-4',
} as const;
/** So near to the edge of what is seen, a drag scrolls on. */
const EDGE_PX = 40;
const SCROLL_PX = 14;

interface Shown {
  readonly saved: readonly SavedQuery[];
  readonly timeframe: Timeframe;
  readonly markers: readonly Marker[];
}

interface Props extends Shown {
  readonly placed: readonly Placed[];
  /** Absent where nothing is arranged. */
  readonly onChange?: ((placed: readonly Placed[]) => void) | undefined;
}

export function WidgetGrid({ placed, onChange, ...shown }: Props): ReactElement {
  const grid = useRef<HTMLUListElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ readonly from: number; readonly slot?: Slot } | undefined>();
  const change = (index: number, widget: Widget): void =>
    onChange?.(placed.map((one, at) => (at === index ? { ...one, widget } : one)));
  const moveTo = (from: number, x: number, y: number): void => {
    const list = grid.current;
    if (list === null) return;
    scrollNear(list, y);
    if (ghost.current) ghost.current.style.translate = `${x + 12}px ${y + 12}px`;
    const boxes = [...list.children].map((child) => child.getBoundingClientRect());
    const slot = slotAt(boxes, list.clientWidth, x, y);
    const isSame = drag?.slot?.at === slot?.at && drag?.slot?.beside === slot?.beside;
    if (!isSame || drag === undefined) setDrag({ from, ...(slot === undefined ? {} : { slot }) });
  };
  const drop = (from: number, isDropped: boolean): void => {
    if (isDropped && drag?.slot !== undefined) onChange?.(putBefore(placed, from, drag.slot.at));
    setDrag(undefined);
  };
  const dragged = drag === undefined ? undefined : placed[drag.from];
  return (
    <>
      <ul
        ref={grid}
        aria-label="Pictures"
        style={{ gridAutoRows: ROW_PX, gap: GAP_PX }}
        className={`grid grid-cols-1 sm:grid-cols-2 lg:grid-cols-4 ${drag === undefined ? '' : 'select-none'}`}
      >
        {placed.map(({ key, widget }, index) => (
          <li
            key={key}
            data-testid="widget"
            style={{ gridRow: `span ${rowsOfWidget(widget)}` }}
            className={`relative flex min-w-0 flex-col rounded-lg border border-line bg-panel ${SPANS[widthOfWidget(widget)]} ${drag?.from === index ? 'opacity-45' : ''}`}
          >
            <WidgetView
              widget={widget}
              {...shown}
              grip={onChange === undefined ? undefined : <Grip index={index} onMove={moveTo} onEnd={drop} />}
              footer={
                onChange === undefined ? undefined : (
                  <SizeControls widget={widget} onChange={(next) => change(index, next)} />
                )
              }
            >
              {onChange === undefined ? undefined : (
                <PlaceControls
                  onMove={(step) => onChange(putBefore(placed, index, step === 1 ? index + 2 : index - 1))}
                  onRemove={() => onChange(placed.filter((_, at) => at !== index))}
                />
              )}
            </WidgetView>
            {onChange === undefined ? null : (
              <Corner grid={grid} widget={widget} onChange={(next) => change(index, next)} />
            )}
            {drag?.slot?.beside === index ? <DropMark edge={drag.slot.edge} /> : null}
          </li>
        ))}
      </ul>
      {dragged === undefined ? null : (
        <div
          ref={ghost}
          aria-hidden="true"
          className="pointer-events-none fixed top-0 left-0 z-50 max-w-60 truncate rounded-md border border-lime bg-raised px-2.5 py-1 text-xs shadow-float"
        >
          {titleOfWidget(dragged.widget, shown.saved)}
        </div>
      )}
    </>
  );
}

/** Scrolls what holds the grid when the pointer is at its edge. */
function scrollNear(grid: HTMLElement, y: number): void {
  const box = grid.parentElement;
  if (box === null) return;
  const { top, bottom } = box.getBoundingClientRect();
  if (y < top + EDGE_PX) box.scrollBy({ top: -SCROLL_PX });
  else if (y > bottom - EDGE_PX) box.scrollBy({ top: SCROLL_PX });
}

interface GripProps {
  readonly index: number;
  readonly onMove: (from: number, x: number, y: number) => void;
  readonly onEnd: (from: number, isDropped: boolean) => void;
}

/** For pointers only: the buttons beside it do the same. */
function Grip({ index, onMove, onEnd }: GripProps): ReactElement {
  const handlers = useDrag<number>({ onStart: () => index, onMove, onEnd });
  return (
    <span
      aria-hidden="true"
      data-testid="widget-grip"
      title="Drag to another place"
      className="-ml-1.5 flex h-7 w-5 shrink-0 cursor-grab touch-none items-center justify-center rounded text-faint hover:bg-raised hover:text-ink active:cursor-grabbing"
      {...handlers}
    >
      <Icon name="grip" size={14} />
    </span>
  );
}

interface CornerProps {
  readonly grid: RefObject<HTMLUListElement | null>;
  readonly widget: Widget;
  readonly onChange: (widget: Widget) => void;
}

interface Sizing {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly columnPx: number;
  readonly before: Widget;
}

/** The size follows the pointer in whole columns and rows, from where the picture stood when it was pressed. */
function Corner({ grid, widget, onChange }: CornerProps): ReactElement {
  const handlers = useDrag<Sizing>({
    onStart: ({ currentTarget }) => {
      const frame = currentTarget.parentElement?.getBoundingClientRect();
      if (grid.current === null || frame === undefined) return undefined;
      const tracks = getComputedStyle(grid.current).gridTemplateColumns.split(' ');
      const columnPx = (grid.current.clientWidth - GAP_PX * (tracks.length - 1)) / tracks.length;
      return { left: frame.left, top: frame.top, columns: tracks.length, columnPx, before: widget };
    },
    onMove: ({ left, top, columns, columnPx }, x, y) => {
      const width = tracksOf(x - left, columnPx, GAP_PX, 1, columns);
      const height = tracksOf(y - top, ROW_PX, GAP_PX, leastRows(widget), MOST_ROWS);
      // Where the window shows fewer columns than there are, the width that it cannot show stays.
      const isWidthShown = columns > 1 && width !== Math.min(widthOfWidget(widget), columns);
      if (!isWidthShown && height === rowsOfWidget(widget)) return;
      onChange({ ...widget, height, ...(isWidthShown ? { width } : {}) });
    },
    onEnd: ({ before }, isDropped) => {
      if (!isDropped) onChange(before);
    },
  });
  return (
    <span
      aria-hidden="true"
      data-testid="widget-corner"
      title={`Drag to resize: ${widthOfWidget(widget)} wide, ${rowsOfWidget(widget)} high (${pixelsOfRows(rowsOfWidget(widget))} px)`}
      className="absolute right-0 bottom-0 flex size-5 cursor-nwse-resize touch-none items-end justify-end rounded-br-lg p-1 text-faint hover:text-lime"
      {...handlers}
    >
      <Icon name="corner" size={12} />
    </span>
  );
}

const MARKS: Readonly<Record<Slot['edge'], string>> = {
  left: 'inset-y-0 -left-[8px] w-[3px]',
  right: 'inset-y-0 -right-[8px] w-[3px]',
  top: 'inset-x-0 -top-[8px] h-[3px]',
  bottom: 'inset-x-0 -bottom-[8px] h-[3px]',
};

function DropMark({ edge }: { readonly edge: Slot['edge'] }): ReactElement {
  return (
    <span aria-hidden="true" className={`pointer-events-none absolute z-10 rounded-full bg-lime ${MARKS[edge]}`} />
  );
}
