/** A small chart in SVG: bars or a line, a value under the pointer, a range by dragging. Costs no library. */
import { type PointerEvent, type ReactElement, useRef, useState } from 'react';
import { formatInstant } from './format.js';
import { isPartial, type PartialEnds, partialEnds, type Range } from './partial-ends.js';
import { barsPath, linePath, type Spot, spotAt } from './spark-model.js';

export type SparkColor = 'bar' | 'bad' | 'lime';

const FILLS: Readonly<Record<SparkColor, string>> = { bar: 'fill-bar', bad: 'fill-bad', lime: 'fill-lime' };
const STROKES: Readonly<Record<SparkColor, string>> = { bar: 'stroke-bar', bad: 'stroke-bad', lime: 'stroke-lime' };

interface ShapeProps {
  readonly spots: readonly Spot[];
  readonly shape: 'bars' | 'line';
  readonly color: SparkColor;
  /** What was asked for: an interval that it holds only in part is paler. */
  readonly range?: Range | undefined;
}

const endsOf = ({ spots, range }: Pick<ShapeProps, 'spots' | 'range'>): PartialEnds =>
  partialEnds(
    spots.map(({ at }) => at),
    range,
  );

function Shape({ spots, shape, color, range }: ShapeProps): ReactElement {
  const ends = endsOf({ spots, range });
  const isPale = (index: number): boolean => isPartial(ends, index, spots.length);
  return shape === 'bars' ? (
    <>
      <path d={barsPath(spots, (index) => !isPale(index))} className={FILLS[color]} />
      <path d={barsPath(spots, isPale)} data-testid="partial-bars" className={`${FILLS[color]} opacity-40`} />
    </>
  ) : (
    <>
      <Stroke d={linePath(spots, (index) => !isPale(index))} color={color} />
      {/* What leads to such an end is paler, too. */}
      <Stroke d={linePath(spots, (index) => [index - 1, index, index + 1].some(isPale))} color={color} isPale />
    </>
  );
}

interface StrokeProps {
  readonly d: string;
  readonly color: SparkColor;
  readonly isPale?: boolean;
}

function Stroke({ d, color, isPale = false }: StrokeProps): ReactElement {
  return (
    <path
      d={d}
      fill="none"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
      vectorEffect="non-scaling-stroke"
      className={`${STROKES[color]} ${isPale ? 'opacity-40' : ''}`}
    />
  );
}

/** Without controls, for a table's row. Decorative: the row says the numbers. */
export function Sparkline(props: ShapeProps): ReactElement {
  return (
    <svg aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none" className="block size-full">
      <Shape {...props} />
    </svg>
  );
}

interface Props extends ShapeProps {
  /** What a screen reader says of the chart. */
  readonly label: string;
  readonly format: (value: number) => string;
  readonly onZoom: (fromMs: number, toMs: number) => void;
}

const LEAST_SHARE = 0.01;

export function SparkChart({ label, format, onZoom, ...shape }: Props): ReactElement {
  const { spots } = shape;
  const host = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | undefined>();
  const [from, setFrom] = useState<number | undefined>();
  const shareOf = (event: PointerEvent): number => {
    const box = host.current?.getBoundingClientRect();
    return box && box.width > 0 ? Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1) : 0;
  };
  const spot = at === undefined ? undefined : spotAt(spots, at);
  const isPart = spot !== undefined && isPartial(endsOf(shape), spots.indexOf(spot), spots.length);
  const release = (event: PointerEvent): void => {
    const to = shareOf(event);
    const [first, last] = [spots[0]?.at, spots.at(-1)?.at];
    setFrom(undefined);
    if (from === undefined || Math.abs(to - from) < LEAST_SHARE || first === undefined || last === undefined) return;
    const width = spots.length > 1 ? (last - first) / (spots.length - 1) : 0;
    const instant = (share: number): number => first + share * (last + width - first);
    onZoom(Math.floor(instant(Math.min(from, to))), Math.ceil(instant(Math.max(from, to))));
  };
  return (
    <div
      ref={host}
      role="img"
      aria-label={label}
      data-testid="spark-chart"
      className="relative size-full touch-pan-y select-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(shareOf(event));
      }}
      onPointerMove={(event) => setAt(shareOf(event))}
      onPointerUp={release}
      onPointerCancel={() => setFrom(undefined)}
      onPointerLeave={() => setAt(undefined)}
    >
      <svg aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none" className="block size-full">
        <Shape {...shape} />
      </svg>
      {from !== undefined && at !== undefined ? (
        <span
          className="absolute inset-y-0 bg-lime-soft"
          style={{ left: `${Math.min(from, at) * 100}%`, width: `${Math.abs(at - from) * 100}%` }}
        />
      ) : null}
      {spot && at !== undefined ? (
        <>
          <span
            className="pointer-events-none absolute inset-y-0 w-px bg-line-strong"
            style={{ left: `${at * 100}%` }}
          />
          <span
            className="data pointer-events-none absolute -top-1 z-10 whitespace-nowrap rounded bg-raised px-1.5 text-2xs text-soft"
            style={at > 0.5 ? { right: `calc(${(1 - at) * 100}% + 6px)` } : { left: `calc(${at * 100}% + 6px)` }}
          >
            {formatInstant(spot.at)} · {spot.value === undefined ? '–' : format(spot.value)}
            {isPart ? ' in a part of the interval' : ''}
          </span>
        </>
      ) : null}
    </div>
  );
}
