/** Lines or bars over time, with a range to brush and marks. Loaded on its own: uPlot is only fetched with a chart. */
import 'uplot/dist/uPlot.min.css';
import { type ReactElement, useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { formatClock, formatInstant } from './format.js';
import { gapsOf, lonelyOf } from './line-gaps.js';
import { partialEnds, type Range } from './partial-ends.js';
import { currentZone } from './time-zone.js';

export interface ChartLine {
  /** A CSS variable, such as `--c-series-1`. */
  readonly color: string;
  readonly values: readonly (number | null)[];
  readonly shape: 'line' | 'bar';
  /** Drawn thin and broken: another time, or a limit. */
  readonly dashed?: boolean;
}

/** A range of the chart in epoch milliseconds, and where it lies on the page, in pixels from the left of the chart. */
export interface Brush {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly width: number;
}

interface Props {
  /** Epoch milliseconds, ascending; each line has a value for each. */
  readonly at: readonly number[];
  /** Painted in order: what comes first lies below. */
  readonly lines: readonly ChartLine[];
  readonly height: number;
  /** What the chart shows, for who cannot see it. */
  readonly label: string;
  readonly format: (value: number) => string;
  /** Distances of which the axis of values takes one; tens, and the half and the fifth of them, when absent. */
  readonly steps?: readonly number[] | undefined;
  /** What was asked for: an interval that it holds only in part is paler. */
  readonly range?: Range;
  /** The line, by index, that stands out against the others. */
  readonly lit?: number | undefined;
  /** Instants that are marked by a line across, such as deployments. */
  readonly marks?: readonly number[];
  /** Given: a range can be brushed; it stays until `brushed` is taken away. */
  readonly onBrush?: (brush: Brush) => void;
  readonly brushed?: boolean;
  /** The index under the pointer; undefined when it leaves. */
  readonly onPoint?: (index: number | undefined) => void;
}

const LEAST_BRUSH_PX = 4;
/** How much of a line is left beside one that stands out, and how much of an interval is taken away that is not whole. */
const UNLIT = 0.2;
const WASH = 0.6;

export function TimeChart(props: Props): ReactElement {
  const { at, lines, height, label, marks, brushed, lit, steps } = props;
  const divided = steps?.join();
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a drawing is made of these; callbacks are read when called
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const draw = (): void => {
      plot.current?.destroy();
      plot.current = new uPlot(optionsOf(element, latest), dataOf(latest.current), element);
    };
    draw();
    const resized = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    // The canvas does not follow CSS variables: a new theme needs a new drawing.
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [at, lines, height, marks, divided]);

  useEffect(() => {
    if (brushed !== true) plot.current?.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }, [brushed]);

  useEffect(() => {
    plot.current?.setSeries(lit === undefined ? null : lit + 1, { focus: lit !== undefined }, false);
  }, [lit]);

  return <div ref={host} role="img" aria-label={label} style={{ height }} data-testid="time-chart" />;
}

function dataOf({ at, lines }: Props): uPlot.AlignedData {
  return [at.map((ms) => ms / 1000), ...lines.map(({ values }) => [...values])];
}

function optionsOf(element: HTMLElement, latest: { readonly current: Props }): uPlot.Options {
  const { height, lines, onBrush, steps } = latest.current;
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const bars = uPlot.paths.bars?.({ size: [0.82, 24], align: 1 });
  const axis = { stroke: color('--c-faint'), font: '11px Inter, system-ui, sans-serif', ticks: { show: false } };
  return {
    width: element.clientWidth,
    height,
    padding: [8, 22, 0, 0],
    legend: { show: false },
    tzDate: (seconds) => {
      const at = new Date(seconds * 1000);
      return currentZone() === 'utc' ? uPlot.tzDate(at, 'Etc/UTC') : at;
    },
    focus: { alpha: UNLIT },
    cursor: {
      y: false,
      points: { size: 6 },
      drag: { x: onBrush !== undefined, y: false, setScale: false },
    },
    scales: {
      x: { range: (_plot, min, max) => [min, lastOf(latest.current, max)] },
      y: { range: (_plot, min, max) => [Math.min(0, min ?? 0), max > 0 ? max * 1.08 : 1] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 24,
        gap: 4,
        space: 80,
        values: (_plot, splits) =>
          splits.map((seconds, index) => tickText(seconds, (splits[1] ?? 0) - (splits[0] ?? 0), index)),
      },
      {
        ...axis,
        grid: { stroke: color('--c-line'), width: 1 },
        size: 62,
        gap: 6,
        space: 30,
        ...(steps === undefined ? {} : { incrs: [...steps] }),
        values: (_plot, splits) => splits.map((value) => latest.current.format(value)),
      },
    ],
    series: [
      {},
      ...lines.map((line): uPlot.Series => {
        const stroke = color(line.color);
        if (line.shape === 'bar') {
          return { fill: stroke, width: 0, points: { show: false }, ...(bars ? { paths: bars } : {}) };
        }
        const broken = line.dashed === true ? { dash: [4, 4], width: 1, alpha: 0.75 } : { width: 1.6 };
        const lonely = lonelyOf(line.values);
        const points = { size: 4, fill: stroke, show: lonely.length > 0, filter: () => lonely };
        return { stroke, gaps: gapPixels(line.values), points, ...broken };
      }),
    ],
    hooks: {
      setSelect: [
        (self) => {
          if (self.select.width < LEAST_BRUSH_PX) return;
          const { left, width } = self.select;
          const from = Math.floor(self.posToVal(left, 'x') * 1000);
          const to = Math.ceil(self.posToVal(left + width, 'x') * 1000);
          if (to > from) latest.current.onBrush?.({ from, to, left: left + self.over.offsetLeft, width });
        },
      ],
      setCursor: [(self) => latest.current.onPoint?.(self.cursor.idx ?? undefined)],
      draw: [
        (self) => washEnds(self, latest.current),
        (self) => drawMarks(self, latest.current.marks ?? [], color('--c-late')),
      ],
    },
  };
}

/** A bar begins at its instant: the last one needs its width, too. */
function lastOf({ at, lines }: Props, max: number): number {
  const [first = 0, second = first] = at;
  return lines.some(({ shape }) => shape === 'bar') ? max + (second - first) / 1000 : max;
}

/** The gaps of a line in pixels of the canvas, as uPlot clips them. */
const gapPixels =
  (values: ChartLine['values']): uPlot.Series.GapsRefiner =>
  (self) =>
    gapsOf(values).map(([from, to]) => [pixelOf(self, from), pixelOf(self, to)]);

const pixelOf = (self: uPlot, index: number): number => Math.round(self.valToPos(self.data[0][index] ?? 0, 'x', true));

/** A bar that is not whole is paler, and so is the part of a line that leads to such an end. */
function washEnds(self: uPlot, { at, lines, range }: Props): void {
  const ends = partialEnds(at, range);
  const [first = 0, second = first] = at;
  const last = at.at(-1) ?? first;
  const width = second - first;
  const isBars = lines.some(({ shape }) => shape === 'bar');
  const { ctx, bbox } = self;
  const wash = (fromMs: number, toMs: number): void => {
    const left = Math.max(bbox.left, self.valToPos(fromMs / 1000, 'x', true));
    const right = Math.min(bbox.left + bbox.width, self.valToPos(toMs / 1000, 'x', true));
    ctx.fillRect(left, bbox.top, Math.max(0, right - left), bbox.height);
  };
  ctx.save();
  // Taken away, not painted over: whatever the chart stands on shows through.
  ctx.globalCompositeOperation = 'destination-out';
  ctx.globalAlpha = WASH;
  if (ends.first) wash(first, second);
  if (ends.last) wash(isBars ? last : last - width, last + width);
  ctx.restore();
}

function drawMarks(self: uPlot, marks: readonly number[], color: string): void {
  const { ctx, bbox } = self;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.lineWidth = window.devicePixelRatio || 1;
  ctx.setLineDash([3, 3]);
  for (const ms of marks) {
    const x = Math.round(self.valToPos(ms / 1000, 'x', true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

/** `14:05`, with seconds where ticks are closer than a minute, and the day at the first tick of a wide chart. */
export function tickText(seconds: number, stepSeconds: number, index: number): string {
  const clock = formatClock(seconds * 1000);
  if (stepSeconds >= 86_400 || (index === 0 && stepSeconds >= 7200))
    return formatInstant(seconds * 1000).replace(/, .*/, '');
  return clock.slice(0, stepSeconds < 60 ? 8 : 5);
}
