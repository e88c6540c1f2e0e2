/** One chart of a query with its legend: brushed it zooms or asks, and every line can be asked about. */
import type { Query, Timeframe } from '@baselime-ai/contract';
import { type ReactElement, useMemo, useState } from 'react';
import { usePatchView } from '../../app/use-view.js';
import { IconButton } from '../../ui/button.js';
import { formatClock, formatInstant } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { visibleLine } from '../../ui/safe-text.js';
import { seriesColor } from '../../ui/series-color.js';
import { type Brush, type ChartLine, TimeChart } from '../../ui/time-chart.js';
import { AskButton } from '../ask/ask-button.js';
import { changeOf } from '../view/time-before.js';
import { type ChartLook, type ChartModel, chartSubject, type Line, stackedTops } from './series-model.js';
import type { Marker } from './use-markers.js';
import { valueFormat } from './value-format.js';

interface Props {
  readonly query: Query;
  readonly chart: ChartModel;
  readonly look: Exclude<ChartLook, 'statistic'>;
  readonly timeframe: Timeframe;
  readonly markers?: readonly Marker[];
  readonly height?: number;
  readonly title?: string;
  /** Adds a filter for the group of a line. */
  readonly onPick?: ((line: Line) => void) | undefined;
  /** Lines that the legend shows without scrolling; a widget has room for few. */
  readonly legend?: 'full' | 'short';
  /** The frame around the chart has its title and its Ask AI already. */
  readonly bare?: boolean;
}

const NO_MARKERS: readonly Marker[] = [];
const LEGEND_LINES = { full: 30, short: 4 } as const;

export function ChartPanel(props: Props): ReactElement {
  const { query, chart, look, timeframe, markers = NO_MARKERS, height = 220, legend = 'full', bare = false } = props;
  const patch = usePatchView();
  const [brush, setBrush] = useState<Brush | undefined>();
  const [point, setPoint] = useState<number | undefined>();
  const lines = useMemo(() => drawnLines(chart.lines, look), [chart.lines, look]);
  const marks = useMemo(() => markers.map(({ at }) => at), [markers]);
  const title = props.title ?? chart.name;
  const at = point === undefined ? undefined : chart.at[point];
  return (
    <figure className="flex min-w-0 flex-col" data-testid="chart-panel">
      {bare ? null : (
        <figcaption className="flex h-8 items-center gap-2 px-1">
          <span className="data min-w-0 truncate font-medium">{visibleLine(title, 120)}</span>
          <span className="min-w-0 flex-1 truncate text-2xs text-faint tabular-nums">
            {at === undefined ? '' : formatInstant(at)}
          </span>
          <AskButton
            subject={chartSubject(query, chart, timeframe)}
            look="row"
            label={`Ask AI about ${visibleLine(title, 60)}`}
          />
        </figcaption>
      )}
      <div className="relative">
        <TimeChart
          at={chart.at}
          lines={lines}
          height={height}
          marks={marks}
          label={`${title}: ${chart.lines.length} ${chart.lines.length === 1 ? 'line' : 'lines'} over time`}
          format={valueFormat(chart.calculation)}
          brushed={brush !== undefined}
          onBrush={setBrush}
          onPoint={setPoint}
        />
        {brush === undefined ? null : (
          <fieldset
            data-testid="brush-menu"
            aria-label="The chosen range"
            className="appear absolute top-2 z-20 flex items-center whitespace-nowrap gap-1 rounded-lg border border-line-strong bg-panel p-1 shadow-float"
            style={{ left: `clamp(4px, ${brush.left + brush.width / 2 - 140}px, calc(100% - 290px))` }}
          >
            <span className="px-1 text-2xs text-faint tabular-nums">
              {formatClock(brush.from).slice(0, 8)} – {formatClock(brush.to).slice(0, 8)}
            </span>
            <button
              type="button"
              data-testid="brush-zoom"
              className="h-6 rounded px-2 text-soft text-xs hover:bg-raised hover:text-ink"
              onClick={() => patch({ from: brush.from, to: Math.max(brush.to, brush.from + 10), last: undefined })}
            >
              Zoom
            </button>
            <AskButton
              subject={chartSubject(query, chart, timeframe, { brush: { from: brush.from, to: brush.to } })}
              label="Ask AI"
            />
            <IconButton icon="close" label="Forget the range" onClick={() => setBrush(undefined)} />
          </fieldset>
        )}
      </div>
      <ul
        aria-label={`Lines of ${title}`}
        className={`flex flex-col overflow-y-auto ${legend === 'full' ? 'max-h-48' : 'max-h-24'}`}
      >
        {chart.lines.slice(0, LEGEND_LINES[legend]).map((line, index) => (
          <LegendLine key={line.label} line={line} index={index} point={point} {...props} />
        ))}
      </ul>
      {markers.length === 0 || legend === 'short' ? null : (
        <ul aria-label="Deployments" className="flex flex-wrap gap-x-3 px-1 pt-1 text-2xs text-late">
          {markers.slice(0, 6).map((marker) => (
            <li key={marker.id}>
              ┊ {formatClock(marker.at).slice(0, 5)} {visibleLine(marker.label, 60)}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function LegendLine({
  line,
  index,
  point,
  query,
  chart,
  timeframe,
  onPick,
}: Props & { readonly line: Line; readonly index: number; readonly point: number | undefined }): ReactElement {
  const name = line.label === '' ? chart.name : line.label;
  const shown = visibleLine(name, 120);
  const value = point === undefined ? line.total : (line.values[point] ?? null);
  const earlier = point === undefined ? line.totalBefore : line.before?.[point];
  // A group that was not there before is a change like any other.
  const change = value === null ? undefined : changeOf(value, earlier ?? 0, true);
  return (
    <li className="group flex h-6 items-center gap-2 rounded px-1 hover:bg-hover" data-testid="chart-line">
      <span
        aria-hidden="true"
        className="h-2 w-2 shrink-0 rounded-sm"
        style={{ background: `var(${seriesColor(index)})` }}
      />
      <span className="data min-w-0 flex-1 truncate text-soft" title={shown}>
        {shown}
      </span>
      <span className="data shrink-0 tabular-nums">{value === null ? '–' : valueFormat(chart.calculation)(value)}</span>
      {line.before === undefined ? null : (
        <span
          className="data w-24 shrink-0 text-right text-faint"
          title="Against the time before"
          data-testid="line-change"
        >
          {change ?? '–'}
        </span>
      )}
      <span className="flex w-12 shrink-0 justify-end opacity-0 focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100">
        {onPick === undefined || line.label === '' ? null : (
          <button
            type="button"
            aria-label={`Only ${shown}`}
            title={`Only ${shown}`}
            className="inline-flex size-6 items-center justify-center text-faint hover:text-ink"
            onClick={() => onPick(line)}
          >
            <Icon name="filter" size={13} />
          </button>
        )}
        <AskButton
          subject={chartSubject(query, chart, timeframe, { line })}
          look="row"
          label={`Ask AI about ${visibleLine(name, 60)}`}
        />
      </span>
    </li>
  );
}

/** What lies below is painted first: taller stacks, then the time before, then the lines of now. */
function drawnLines(lines: readonly Line[], look: Props['look']): readonly ChartLine[] {
  const before = lines.flatMap(({ before: values }, index): ChartLine[] =>
    values === undefined ? [] : [{ color: seriesColor(index), values, shape: 'line', dashed: true }],
  );
  if (look === 'stacked') {
    const tops = stackedTops(lines);
    const bars = tops.map((values, index): ChartLine => ({ color: seriesColor(index), values, shape: 'bar' }));
    return [...bars, ...before];
  }
  const shape = look === 'bar' ? 'bar' : 'line';
  const now = lines.map(({ values }, index): ChartLine => ({ color: seriesColor(index), values, shape }));
  return shape === 'bar' ? [...now, ...before] : [...before, ...now];
}
