/** Stacked bars of counts and errors. Loaded on its own: uPlot is only fetched with the first chart. */
import 'uplot/dist/uPlot.min.css';
import { type ReactElement, useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { formatClock, formatInstant } from './format.js';
import { currentZone } from './time-zone.js';

interface Props {
  /** Starts of the bars in epoch milliseconds, ascending. */
  readonly at: readonly number[];
  readonly counts: readonly number[];
  readonly errors: readonly number[];
  readonly height: number;
  readonly onZoom: (fromMs: number, toMs: number) => void;
}

export function BarChart({ at, counts, errors, height, onZoom }: Props): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const zoom = useRef(onZoom);
  zoom.current = onZoom;
  const data: uPlot.AlignedData = [at.map((ms) => ms / 1000), [...counts], [...errors]];
  const latest = useRef(data);
  latest.current = data;

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const draw = (): void => {
      plot.current?.destroy();
      plot.current = new uPlot(
        options(element, height, (from, to) => zoom.current(from, to)),
        latest.current,
        element,
      );
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
  }, [height]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `data` is rebuilt on every render from these three
  useEffect(() => {
    plot.current?.setData(data);
  }, [at, counts, errors]);

  return <div ref={host} style={{ height }} data-testid="histogram" />;
}

function options(element: HTMLElement, height: number, onZoom: (from: number, to: number) => void): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const bars = uPlot.paths.bars?.({ size: [0.78, 18], align: 1, radius: 0.12 });
  const drawn = bars ? { paths: bars } : {};
  const axis = { stroke: color('--c-faint'), font: '11px Inter, system-ui, sans-serif', ticks: { show: false } };
  return {
    width: element.clientWidth,
    height,
    padding: [8, 20, 0, 0],
    legend: { show: false },
    tzDate: (seconds) => {
      const at = new Date(seconds * 1000);
      return currentZone() === 'utc' ? uPlot.tzDate(at, 'Etc/UTC') : at;
    },
    cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
    scales: { y: { range: (_plot, _min, max) => [0, Math.max(max * 1.08, 4)] } },
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
        size: 44,
        gap: 6,
        space: 28,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 1_000_000],
      },
    ],
    series: [
      {},
      { label: 'Events', fill: color('--c-bar'), width: 0, points: { show: false }, ...drawn },
      { label: 'Errors', fill: color('--c-bad'), width: 0, points: { show: false }, ...drawn },
    ],
    hooks: {
      setSelect: [
        (self) => {
          if (self.select.width < 4) return;
          const from = self.posToVal(self.select.left, 'x') * 1000;
          const to = self.posToVal(self.select.left + self.select.width, 'x') * 1000;
          self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          onZoom(Math.floor(from), Math.ceil(to));
        },
      ],
      setCursor: [(self) => showTip(self, element)],
    },
  };
}

/** `14:05`, with seconds where ticks are closer than a minute, and the day at the first tick of a wide chart. */
function tickText(seconds: number, stepSeconds: number, index: number): string {
  const clock = formatClock(seconds * 1000);
  if (stepSeconds >= 86_400 || (index === 0 && stepSeconds >= 7200))
    return formatInstant(seconds * 1000).replace(/, .*/, '');
  return clock.slice(0, stepSeconds < 60 ? 8 : 5);
}

/** The counts under the pointer, as a title: read out by the browser, never laid over the chart. */
function showTip(self: uPlot, element: HTMLElement): void {
  const index = self.cursor.idx;
  const at = index == null ? undefined : self.data[0][index];
  if (index == null || at === undefined) return;
  const [events, errors] = [self.data[1]?.[index] ?? 0, self.data[2]?.[index] ?? 0];
  element.title = `${formatClock(at * 1000).slice(0, 8)}: ${events} events, ${errors} errors. Drag to zoom.`;
}
