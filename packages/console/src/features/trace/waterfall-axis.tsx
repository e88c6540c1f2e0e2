/** The column of names and the axis of time, which all rows of a waterfall share. Dragging over the axis zooms. */
import { type PointerEvent, type ReactElement, type ReactNode, useRef, useState } from 'react';
import { formatDuration } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { within, type Zoom } from './waterfall-zoom.js';

/** The column of names. */
export const NAME = 'w-[46%] shrink-0 md:w-[40%] md:max-w-md';

/** Deeper spans stay at this indentation, so that their names can be read. */
const DEEPEST = 14;
/** How far the name at a depth is moved in, in pixels. */
export const indentOf = (depth: number): number => Math.min(depth, DEEPEST) * 14;

/** As many marks as there is room for; beside an open span there is little. */
const MARKS = [
  [0, ''],
  [0.25, 'hidden @md:flex'],
  [0.5, ''],
  [0.75, 'hidden @md:flex'],
] as const;
/** A shorter drag is a press that slipped. */
const LEAST_DRAG = 0.01;

interface Props {
  readonly durationMs: number;
  readonly zoom: Zoom | undefined;
  /** Undefined shows the whole trace. */
  readonly onZoom: (zoom: Zoom | undefined) => void;
}

export function Axis({ durationMs, zoom, onZoom }: Props): ReactElement {
  const { fromMs, toMs } = zoom ?? { fromMs: 0, toMs: durationMs };
  const at = (share: number): number => fromMs + share * (toMs - fromMs);
  return (
    <div className="flex h-7 shrink-0 items-center border-line border-b pr-4 text-2xs text-faint">
      <span className={`${NAME} flex items-center justify-between gap-2 pl-4`}>
        Span
        {zoom === undefined ? null : (
          <button
            type="button"
            data-testid="whole-trace"
            onClick={() => onZoom(undefined)}
            className="mr-2 flex h-6 min-w-0 items-center gap-1 rounded-md px-1.5 text-lime hover:bg-raised"
          >
            <span className="truncate">Whole trace</span>
            <Icon name="close" size={11} />
          </button>
        )}
      </span>
      <Brush onBrush={(from, to) => onZoom(within({ fromMs: at(from), toMs: at(to) }, durationMs))}>
        {MARKS.map(([mark, room]) => (
          <span
            key={mark}
            className={`absolute inset-y-0 flex items-center border-line border-l pl-1.5 ${room}`}
            style={{ left: `${mark * 100}%` }}
          >
            {at(mark) === 0 ? '0' : formatDuration(at(mark))}
          </span>
        ))}
        <span className="absolute inset-y-0 right-0 flex items-center border-line border-r pr-1.5">
          <span className="hidden @xs:inline">{formatDuration(toMs)}</span>
        </span>
      </Brush>
    </div>
  );
}

interface BrushProps {
  /** Shares of the width, the lesser one first. */
  readonly onBrush: (from: number, to: number) => void;
  readonly children: ReactNode;
}

/** For the mouse and the finger; from the keyboard a span is zoomed to with `z`. */
function Brush({ onBrush, children }: BrushProps): ReactElement {
  const host = useRef<HTMLSpanElement>(null);
  const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | undefined>();
  const shareOf = (event: PointerEvent): number => {
    const box = host.current?.getBoundingClientRect();
    return box && box.width > 0 ? Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1) : 0;
  };
  const [low, high] = drag === undefined ? [0, 0] : [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
  return (
    <span
      ref={host}
      aria-hidden="true"
      data-testid="trace-axis"
      title="Drag to zoom"
      className="data @container relative block h-full flex-1 cursor-ew-resize touch-none select-none text-2xs"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: shareOf(event), to: shareOf(event) });
      }}
      onPointerMove={(event) => setDrag((before) => before && { from: before.from, to: shareOf(event) })}
      onPointerUp={() => {
        setDrag(undefined);
        if (high - low >= LEAST_DRAG) onBrush(low, high);
      }}
      onPointerCancel={() => setDrag(undefined)}
    >
      {children}
      {drag === undefined ? null : (
        <span
          className="absolute inset-y-0 border-lime border-x bg-lime-soft"
          style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }}
        />
      )}
    </span>
  );
}
