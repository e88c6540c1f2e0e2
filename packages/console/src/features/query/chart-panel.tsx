/** One chart of a query with its legend: brushed it zooms or asks, and every line can be asked about. */
import type { Query, Timeframe } from '@baselime-ai/contract';
import { type ReactElement, useMemo, useState } from 'react';
import { formatClock, formatInstant } from '../../ui/format.js';
import { isPartial, partialEnds } from '../../ui/partial-ends.js';
import { visibleLine } from '../../ui/safe-text.js';
import { AskButton } from '../ask/ask-button.js';
import { BrushedChart } from './brushed-chart.js';
import { drawnLines, limitLine } from './drawn-lines.js';
import { Legend } from './legend.js';
import { type LineChoice, useLineChoice } from './line-choice.js';
import { type ChartLook, type ChartModel, chartSubject } from './series-model.js';
import type { Marker } from './use-markers.js';

interface Props {
  readonly query: Query;
  readonly chart: ChartModel;
  readonly look: Exclude<ChartLook, 'statistic'>;
  readonly timeframe: Timeframe;
  readonly markers?: readonly Marker[];
  readonly height?: number;
  readonly title?: string;
  /** Lines that the legend shows without scrolling; a widget has room for few. `none`: a table beside it is the legend. */
  readonly legend?: 'full' | 'short' | 'none';
  /** Without a legend of its own: what that table chose, and what it points at. */
  readonly choice?: LineChoice | undefined;
  /** The index of the instant under the pointer; undefined when it leaves. */
  readonly onPoint?: ((index: number | undefined) => void) | undefined;
  /** A value that the lines are held against. */
  readonly limit?: number | undefined;
  /** The frame around the chart has its title and its Ask AI already. */
  readonly bare?: boolean;
}

const NO_MARKERS: readonly Marker[] = [];

export function ChartPanel(props: Props): ReactElement {
  const { query, chart, look, timeframe, markers = NO_MARKERS, height = 220, legend = 'full', bare = false } = props;
  const [point, setPoint] = useState<number | undefined>();
  const own = useLineChoice(chart.lines);
  const { only, lit } = props.choice ?? own;
  const { limit } = props;
  const lines = useMemo(
    () => [...drawnLines(chart.lines, look, only), ...limitLine(limit, chart.at)],
    [chart, look, only, limit],
  );
  const marks = useMemo(() => markers.map(({ at }) => at), [markers]);
  const title = props.title ?? chart.name;
  const at = point === undefined ? undefined : chart.at[point];
  const isPart = point !== undefined && isPartial(partialEnds(chart.at, timeframe), point, chart.at.length);
  // In a stack a line is an area between two others: a paler one would show what lies behind it.
  const litLine = look === 'line' ? lines.findLastIndex(({ of }) => of === lit) : -1;
  return (
    <figure className="flex min-w-0 flex-col" data-testid="chart-panel">
      {bare ? null : (
        <figcaption className="flex h-8 items-center gap-2 px-1">
          <span className="data min-w-0 truncate font-medium">{visibleLine(title, 120)}</span>
          {at === undefined ? (
            <Deployments markers={markers} />
          ) : (
            <span className="min-w-0 flex-1 truncate text-2xs text-faint tabular-nums">
              {formatInstant(at)}
              {isPart ? ', a part of the interval' : ''}
            </span>
          )}
          <AskButton
            subject={chartSubject(query, chart, timeframe)}
            look="row"
            label={`Ask AI about ${visibleLine(title, 60)}`}
          />
        </figcaption>
      )}
      <BrushedChart
        query={query}
        chart={chart}
        timeframe={timeframe}
        lines={lines}
        lit={litLine < 0 ? undefined : litLine}
        height={height}
        marks={marks}
        title={title}
        onPoint={(index) => {
          setPoint(index);
          props.onPoint?.(index);
        }}
      />
      {legend === 'none' ? null : (
        <Legend
          query={query}
          chart={chart}
          timeframe={timeframe}
          isShort={legend === 'short'}
          point={point}
          choice={own}
        />
      )}
    </figure>
  );
}

/** Beside the title, where they move nothing when they come. */
function Deployments({ markers }: { readonly markers: readonly Marker[] }): ReactElement {
  if (markers.length === 0) return <span className="flex-1" />;
  return (
    <ul
      aria-label="Deployments"
      className="flex min-w-0 flex-1 gap-x-3 overflow-hidden whitespace-nowrap text-2xs text-late"
    >
      {markers.slice(0, 6).map((marker) => (
        <li key={marker.id}>
          ┊ {formatClock(marker.at).slice(0, 5)} {visibleLine(marker.label, 60)}
        </li>
      ))}
    </ul>
  );
}
