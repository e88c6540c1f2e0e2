/** Traces as dots over time: red failed, green fine, blue cold start, purple timed out. Dragging selects, a click opens. */
import type { Timeframe, TraceSummary } from '@baselime-ai/contract';
import { type PointerEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import { formatClock, formatDuration, formatInstant } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import type { Tone } from '../../ui/tone.js';
import { type Box, dotsOf, heightOf, marksOf, nearestDot, scaleOf, type TraceDot } from './scatter-model.js';

const HEIGHT = 148;
const REACH = 10;
const LEAST_DRAG = 6;

const FILL: Readonly<Partial<Record<Tone, string>>> = {
  bad: 'fill-bad',
  late: 'fill-late',
  cold: 'fill-cold',
  good: 'fill-good',
};
const LEGEND = [
  ['good', 'ok', 'bg-good'],
  ['bad', 'error', 'bg-bad'],
  ['cold', 'cold start', 'bg-cold'],
  ['late', 'timed out', 'bg-late'],
] as const;

const FIGURE = 'shrink-0 border-line border-b pt-3 pr-4 pb-1 pl-16';
const CAPTION = 'flex flex-wrap items-center justify-between gap-x-3 pt-1 text-2xs text-faint';

/** Where the dots will be, so that the list below does not move when they come. */
export function ScatterSpace(): ReactElement {
  return (
    <div aria-hidden="true" className={FIGURE}>
      <div className="flex items-end" style={{ height: HEIGHT }}>
        <span className="skeleton h-2.5 w-full" />
      </div>
      <div className={CAPTION}>
        <span className="data text-2xs">&nbsp;</span>
        <Legend />
      </div>
    </div>
  );
}

interface Props {
  readonly traces: readonly TraceSummary[];
  readonly timeframe: Timeframe;
  readonly selected: Box | undefined;
  readonly onSelect: (box: Box | undefined) => void;
  readonly onOpen: (trace: TraceSummary) => void;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

export function TraceScatter({ traces, timeframe, selected, onSelect, onOpen }: Props): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const [start, setStart] = useState<Place | undefined>();
  const [at, setAt] = useState<Place | undefined>();
  const scale = useMemo(() => scaleOf(traces), [traces]);
  const dots = useMemo(() => dotsOf(traces, timeframe, scale), [traces, timeframe, scale]);
  const size = (): { width: number; height: number } => {
    const box = host.current?.getBoundingClientRect();
    return { width: Math.max(box?.width ?? 1, 1), height: Math.max(box?.height ?? 1, 1) };
  };
  const placeOf = (event: PointerEvent): Place => {
    const box = host.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    const share = (value: number): number => Math.min(Math.max(value, 0), 1);
    return {
      x: share((event.clientX - box.left) / Math.max(box.width, 1)),
      y: 1 - share((event.clientY - box.top) / Math.max(box.height, 1)),
    };
  };
  const dragged = (from: Place, to: Place): boolean => {
    const { width, height } = size();
    return Math.hypot((to.x - from.x) * width, (to.y - from.y) * height) >= LEAST_DRAG;
  };
  const under = at && !start ? nearestDot(dots, at, size(), REACH) : undefined;
  const release = (event: PointerEvent): void => {
    const to = placeOf(event);
    setStart(undefined);
    if (!start) return;
    if (dragged(start, to)) onSelect({ x: [start.x, to.x], y: [start.y, to.y] });
    else {
      const hit = nearestDot(dots, to, size(), REACH);
      if (hit) onOpen(hit.trace);
      else if (selected) onSelect(undefined);
    }
  };
  const drawing = start && at ? { x: [start.x, at.x] as const, y: [start.y, at.y] as const } : selected;
  const failed = traces.filter((trace) => trace.errors > 0 || trace.timedOut).length;
  return (
    <figure className={FIGURE}>
      <div
        ref={host}
        role="img"
        aria-label={`${traces.length} traces by start and duration, ${failed} of them failed. The list below holds the same.`}
        data-testid="trace-scatter"
        className={`relative touch-pan-y select-none ${under ? 'cursor-pointer' : 'cursor-crosshair'}`}
        style={{ height: HEIGHT }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setStart(placeOf(event));
          setAt(placeOf(event));
        }}
        onPointerMove={(event) => setAt(placeOf(event))}
        onPointerUp={release}
        onPointerCancel={() => setStart(undefined)}
        onPointerLeave={() => setAt(undefined)}
      >
        {marksOf(scale).map((mark) => (
          <span
            key={mark}
            className="absolute inset-x-0 border-line/70 border-t"
            style={{ bottom: `${heightOf(mark, scale) * 100}%` }}
          >
            <span className="data -translate-y-1/2 absolute right-full pr-2 whitespace-nowrap text-right text-2xs text-faint">
              {formatDuration(mark)}
            </span>
          </span>
        ))}
        <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
          <Dots dots={dots} />
          {under ? (
            <circle
              cx={`${under.x * 100}%`}
              cy={`${(1 - under.y) * 100}%`}
              r="5"
              fill="none"
              strokeWidth="1.5"
              className="stroke-ink"
            />
          ) : null}
        </svg>
        {drawing ? <Selection box={drawing} /> : null}
        {under ? <Tip dot={under} /> : null}
      </div>
      <figcaption className={CAPTION}>
        <span className="data text-2xs">{formatInstant(timeframe.from)}</span>
        <Legend />
        <span className="data text-2xs">{formatClock(timeframe.to).slice(0, 8)}</span>
      </figcaption>
    </figure>
  );
}

/** Drawn once for each set of traces, not for each move of the pointer. */
function Dots({ dots }: { readonly dots: readonly TraceDot[] }): ReactElement {
  return useMemo(
    () => (
      <>
        {dots.map((dot) => (
          <circle
            key={dot.trace.traceId}
            cx={`${dot.x * 100}%`}
            cy={`${(1 - dot.y) * 100}%`}
            r={dot.tone === 'good' ? 2.5 : 3}
            className={`${FILL[dot.tone] ?? 'fill-soft'} ${dot.tone === 'good' ? 'opacity-60' : 'opacity-90'}`}
          />
        ))}
      </>
    ),
    [dots],
  );
}

function Selection({ box }: { readonly box: Box }): ReactElement {
  const [left, right] = [Math.min(...box.x), Math.max(...box.x)];
  const [low, high] = [Math.min(...box.y), Math.max(...box.y)];
  return (
    <span
      className="absolute border border-lime/60 bg-lime-soft"
      style={{
        left: `${left * 100}%`,
        width: `${(right - left) * 100}%`,
        bottom: `${low * 100}%`,
        height: `${(high - low) * 100}%`,
      }}
    />
  );
}

function Tip({ dot }: { readonly dot: TraceDot }): ReactElement {
  const { trace } = dot;
  const side = dot.x > 0.6 ? { right: `calc(${(1 - dot.x) * 100}% + 10px)` } : { left: `calc(${dot.x * 100}% + 10px)` };
  return (
    <span
      className="data pointer-events-none absolute z-10 max-w-72 truncate rounded border border-line-strong bg-raised px-2 py-0.5 text-2xs"
      style={{ ...side, bottom: `calc(${Math.min(dot.y, 0.85) * 100}% - 4px)` }}
    >
      {visibleLine(trace.name, 60) || 'unnamed'} <span className="text-soft">{formatDuration(trace.durationMs)}</span>
    </span>
  );
}

function Legend(): ReactElement {
  return (
    <span className="order-last flex w-full justify-center gap-3 md:order-none md:w-auto">
      {LEGEND.map(([tone, name, color]) => (
        <span key={tone} className="flex items-center gap-1.5">
          <span className={`size-[7px] rounded-full ${color}`} />
          {name}
        </span>
      ))}
    </span>
  );
}
