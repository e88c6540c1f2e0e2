/** One metric over time: how its points are calculated, by what they are split, Ask AI. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useMemo } from 'react';
import { fetchKeys, runQuery } from '../../api/routes.js';
import { carriedSearch } from '../../app/search.js';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Failed } from '../../ui/states.js';
import { AskButton } from '../ask/ask-button.js';
import { useCharts } from '../query/use-charts.js';
import { useMarkers } from '../query/use-markers.js';
import { dimensionsOf, METRIC_CALCULATIONS, type MetricName, metricQuery, usualCalculation } from './model.js';

const ChartPanel = lazy(() => import('../query/chart-panel.js').then((module) => ({ default: module.ChartPanel })));
const FIELD =
  'data h-7 min-w-0 max-w-64 rounded-md border border-line-strong bg-ground px-2 outline-none focus:border-lime';

export function MetricChart({ metric }: { readonly metric: MetricName }): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const navigate = useNavigate();
  const timeframe = useTimeframe();
  const markers = useMarkers(timeframe);
  const calculation = search.calc ?? usualCalculation(metric.name);
  const query = useMemo(
    () => metricQuery(metric, calculation, search.by, search.f),
    [metric, calculation, search.by, search.f],
  );
  const keys = useQuery({
    queryKey: ['keys', timeframe.from, timeframe.to],
    queryFn: ({ signal }) => fetchKeys(timeframe, signal),
    placeholderData: keepPreviousData,
  });
  const answer = useQuery({
    queryKey: ['metric', query, timeframe.from, timeframe.to],
    queryFn: ({ signal }) => runQuery({ query, timeframe, view: 'series' }, signal),
    placeholderData: keepPreviousData,
  });
  const [chart] = useCharts(query, timeframe, answer.data);
  const dimensions = dimensionsOf(keys.data?.keys ?? [], metric.dataset);
  return (
    <div className="flex flex-col gap-3 p-4" data-testid="metric-chart">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="data min-w-0 flex-1 truncate font-medium">{visibleLine(metric.name, 160)}</h2>
        <AskButton
          subject={
            search.f === undefined
              ? { kind: 'metric', name: metric.name, timeframe }
              : { kind: 'chart', query, timeframe }
          }
        />
      </div>
      <div className="flex flex-wrap items-center gap-3 text-xs text-faint">
        <label className="flex items-center gap-2">
          Calculate
          <select
            value={calculation}
            onChange={(event) => patch({ calc: METRIC_CALCULATIONS.find((one) => one === event.target.value) })}
            className={FIELD}
          >
            {METRIC_CALCULATIONS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label className="flex min-w-0 items-center gap-2">
          Split by
          <select
            data-testid="metric-by"
            value={search.by ?? ''}
            onChange={(event) => patch({ by: event.target.value === '' ? undefined : event.target.value })}
            className={FIELD}
          >
            <option value="">nothing</option>
            {(search.by !== undefined && !dimensions.includes(search.by) ? [search.by, ...dimensions] : dimensions).map(
              (one) => (
                <option key={one} value={one}>
                  {visibleLine(one, 80)}
                </option>
              ),
            )}
          </select>
        </label>
        <Button
          icon="query"
          onClick={() => void navigate({ to: '/query', search: { ...carriedSearch(search), query } })}
        >
          Open as a query
        </Button>
      </div>
      {answer.error && answer.data === undefined ? (
        <Failed error={answer.error} onRetry={() => void answer.refetch()} />
      ) : chart === undefined ? (
        <div className="skeleton h-72" aria-hidden="true" />
      ) : (
        <Suspense fallback={<div className="skeleton h-72" aria-hidden="true" />}>
          <ChartPanel query={query} chart={chart} look="line" timeframe={timeframe} markers={markers} height={280} />
        </Suspense>
      )}
    </div>
  );
}
