/** One picture of a dashboard: asked when it comes into sight, with the same Ask AI as every chart. */
import type { SavedQuery, Timeframe, Widget } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactElement, type ReactNode, Suspense } from 'react';
import { toProblem } from '../../api/problem.js';
import { runQuery } from '../../api/routes.js';
import { carriedSearch } from '../../app/search.js';
import { barWidthMs } from '../../app/time-range.js';
import { useView } from '../../app/use-view.js';
import { Button, IconButton } from '../../ui/button.js';
import { visibleLine } from '../../ui/safe-text.js';
import { AskButton } from '../ask/ask-button.js';
import { AggregateTable } from '../query/aggregate-table.js';
import { type ChartModel, calculationsOf, chartSubject } from '../query/series-model.js';
import { useCharts } from '../query/use-charts.js';
import type { Marker } from '../query/use-markers.js';
import { valueFormat } from '../query/value-format.js';
import { chartHeightOf, lookOfWidget, queryOfWidget, rowsOfWidget, titleOfWidget } from './model.js';

const ChartPanel = lazy(() => import('../query/chart-panel.js').then((module) => ({ default: module.ChartPanel })));
const NOTHING = {};
/** More than these are no bars but stripes in a picture of half a page. */
const POINTS = 60;

interface Props {
  readonly widget: Widget;
  readonly saved: readonly SavedQuery[];
  readonly timeframe: Timeframe;
  readonly markers: readonly Marker[];
  /** While it is arranged: what it is dragged by, before the title. */
  readonly grip?: ReactNode;
  /** While it is arranged: controls beside the title, instead of what can be done with the picture. */
  readonly children?: ReactNode;
  /** While it is arranged: controls below the picture. */
  readonly footer?: ReactNode;
}

export function WidgetView({ widget, saved, timeframe, markers, grip, children, footer }: Props): ReactElement {
  const navigate = useNavigate();
  const search = carriedSearch(useView());
  const found = queryOfWidget(widget, saved);
  const query = found ?? NOTHING;
  const title = titleOfWidget(widget, saved);
  const granularityMs = barWidthMs(timeframe, POINTS);
  const answer = useQuery({
    queryKey: ['widget', query, timeframe.from, timeframe.to],
    queryFn: ({ signal }) => runQuery({ query, timeframe, view: 'series', granularityMs }, signal),
    placeholderData: keepPreviousData,
    enabled: found !== undefined,
  });
  const charts = useCharts(query, timeframe, answer.data);
  const [first] = charts;
  const subject = chartSubject(query, { calculation: calculationsOf(query)[0] ?? { operator: 'COUNT' } }, timeframe);
  const open = (): void => void navigate({ to: '/query', search: { ...search, query, saved: widget.queryId } });
  return (
    <>
      <header className="flex h-9 shrink-0 items-center gap-1 pr-1.5 pl-3">
        {grip}
        <h2
          className="min-w-0 flex-1 truncate font-medium text-xs"
          title={visibleLine(widget.description ?? title, 200)}
        >
          {visibleLine(title, 120)}
        </h2>
        {children ?? (
          <>
            {found === undefined ? null : (
              <IconButton icon="open" label={`Open ${visibleLine(title, 60)} as a query`} onClick={open} />
            )}
            {found === undefined ? null : (
              <AskButton subject={subject} look="row" label={`Ask AI about ${visibleLine(title, 60)}`} />
            )}
          </>
        )}
      </header>
      {/* In one row there is room for the picture or for its controls. */}
      <div
        className={`min-h-0 flex-1 overflow-y-auto px-2 pb-2 ${footer && rowsOfWidget(widget) === 1 ? 'hidden' : ''}`}
      >
        {found === undefined ? (
          <p className="p-3 text-faint text-xs">The saved query that this showed was removed.</p>
        ) : answer.error && answer.data === undefined ? (
          <div className="flex flex-col items-start gap-2 p-3 text-xs">
            <p className="text-bad">{toProblem(answer.error).message}</p>
            <Button icon="refresh" onClick={() => void answer.refetch()}>
              Try again
            </Button>
          </div>
        ) : answer.data === undefined ? (
          <div className="skeleton m-1 h-24" aria-hidden="true" />
        ) : widget.type === 'statistic' ? (
          <Statistic chart={first} />
        ) : widget.type === 'table' ? (
          <AggregateTable query={query} rows={answer.data.aggregates ?? []} timeframe={timeframe} />
        ) : (
          <Suspense fallback={<div className="skeleton m-1 h-40" aria-hidden="true" />}>
            {charts.map((chart) => (
              <ChartPanel
                key={chart.name}
                query={query}
                chart={chart}
                look={lookOfWidget(widget, query)}
                timeframe={timeframe}
                markers={markers}
                height={chartHeightOf(widget)}
                legend="short"
                bare={charts.length === 1}
              />
            ))}
          </Suspense>
        )}
      </div>
      {footer}
    </>
  );
}

function Statistic({ chart }: { readonly chart: ChartModel | undefined }): ReactElement {
  const value = chart?.lines[0]?.total ?? null;
  const more = (chart?.lines.length ?? 0) - 1;
  return (
    <div className="flex h-full flex-col justify-center px-1 pb-3">
      <p className="font-semibold text-3xl tabular-nums tracking-tight" data-testid="statistic">
        {chart === undefined || value === null ? '–' : valueFormat(chart.calculation, chart.unit)(value)}
      </p>
      {more > 0 ? <p className="text-2xs text-faint">the first of {more + 1} groups</p> : null}
    </div>
  );
}
