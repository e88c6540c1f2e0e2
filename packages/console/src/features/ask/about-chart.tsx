/** The chart that is asked about, as the reader saw it: its lines, and the range that was brushed. */
import type { Query, Timeframe } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import { runQuery } from '../../api/routes.js';
import { formatInstant } from '../../ui/format.js';
import { TimeChart } from '../../ui/time-chart.js';
import { drawnLines, limitLine } from '../query/drawn-lines.js';
import { LineValues } from '../query/legend.js';
import { useLineChoice } from '../query/line-choice.js';
import { defaultLook } from '../query/series-model.js';
import { useCharts } from '../query/use-charts.js';
import { axisSteps, valueFormat } from '../query/value-format.js';

const HEIGHT = 190;
const NO_MARKS: readonly number[] = [];

interface Props {
  readonly query: Query;
  readonly timeframe: Timeframe;
  readonly brush?: Timeframe | undefined;
  /** The line that is asked about; it is drawn alone at first. */
  readonly series?: string | undefined;
  /** The width of a point in milliseconds: of an alert its window, of anything else what the server takes. */
  readonly granularityMs?: number;
  /** A value that the lines are held against. */
  readonly limit?: number | undefined;
  /** False while the answer is counted: the chart then takes no time from it. */
  readonly mayAsk: boolean;
}

export function AboutChart({ query, timeframe, brush, series, granularityMs, limit, mayAsk }: Props): ReactElement {
  const answer = useQuery({
    // As the page of a query, or of an alert, asks it: where the reader comes from there, it is known already.
    queryKey: [granularityMs === undefined ? 'query-run' : 'alert-chart', query, timeframe.from, timeframe.to],
    queryFn: ({ signal }) =>
      runQuery({ query, timeframe, view: 'series', ...(granularityMs === undefined ? {} : { granularityMs }) }, signal),
    enabled: mayAsk,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [chart] = useCharts(query, timeframe, answer.data);
  const choice = useLineChoice(chart?.lines ?? [], series);
  const [point, setPoint] = useState<number | undefined>();
  const look = defaultLook(query);
  const lines = useMemo(
    () =>
      chart === undefined || look === 'statistic'
        ? []
        : [...drawnLines(chart.lines, look, choice.only), ...limitLine(limit, chart.at)],
    [chart, look, choice.only, limit],
  );
  const marks = useMemo(() => (brush === undefined ? NO_MARKS : [brush.from, brush.to]), [brush]);
  if (answer.error) return <p className="px-1 pb-3 text-xs text-faint">The chart cannot be drawn now.</p>;
  if (chart === undefined) return <div className="skeleton mb-3" style={{ height: HEIGHT }} aria-hidden="true" />;
  const at = point === undefined ? undefined : chart.at[point];
  return (
    <figure className="mb-3 border-line border-b pb-3" data-testid="subject-chart">
      <TimeChart
        at={chart.at}
        lines={lines}
        range={timeframe}
        marks={marks}
        height={HEIGHT}
        label={`${chart.name} over time`}
        format={valueFormat(chart.calculation, chart.unit)}
        steps={axisSteps(chart.calculation, chart.unit)}
        onPoint={setPoint}
      />
      <figcaption className="flex h-5 justify-between gap-3 px-1 text-2xs text-faint tabular-nums">
        <span className="data truncate">{chart.name}</span>
        <span>
          {at === undefined
            ? brush === undefined
              ? ''
              : `${formatInstant(brush.from)} – ${formatInstant(brush.to).replace(/^.*, /, '')}`
            : formatInstant(at)}
        </span>
      </figcaption>
      <LineValues chart={chart} point={point} choice={choice} most={8} />
    </figure>
  );
}
