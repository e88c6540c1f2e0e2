/** Every metric that was sent, and one of them as a chart, split by what its points name. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useMemo, useState } from 'react';
import { afterOthers, LATER } from '../../api/after-others.js';
import { fetchKeys, runQuery } from '../../api/routes.js';
import { carriedSearch } from '../../app/search.js';
import { barWidthMs } from '../../app/time-range.js';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { formatCount, formatCounted } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Sparkline } from '../../ui/spark-chart.js';
import type { Spot } from '../../ui/spark-model.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { AskButton } from '../ask/ask-button.js';
import { chartsOf } from '../query/series-model.js';
import { useMarkers } from '../query/use-markers.js';
import { NothingHere } from '../send-data/nothing-here.js';
import { RowList } from '../view/row-list.js';
import { TimeControls } from '../view/time-controls.js';
import {
  dimensionsOf,
  keyOfMetric,
  listQuery,
  METRIC_CALCULATIONS,
  type MetricName,
  metricQuery,
  metricsOf,
  sparksOf,
  sparksQuery,
  usualCalculation,
} from './model.js';

const ChartPanel = lazy(() => import('../query/chart-panel.js').then((module) => ({ default: module.ChartPanel })));
const ROW_HEIGHT = 40;
const SPARK_SPOTS = 40;
const NO_SPOTS: readonly Spot[] = [];
const FIELD =
  'data h-7 min-w-0 max-w-64 rounded-md border border-line-strong bg-ground px-2 outline-none focus:border-lime';

export function MetricsPage(): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const timeframe = useTimeframe();
  const narrow = useIsNarrow();
  const [text, setText] = useState('');
  const list = useQuery({
    queryKey: ['metrics', timeframe.from, timeframe.to],
    queryFn: ({ signal }) =>
      runQuery({ query: listQuery, timeframe, view: 'series', granularityMs: timeframe.to - timeframe.from }, signal),
    placeholderData: keepPreviousData,
  });
  const sparks = useQuery({
    queryKey: ['metric-sparks', timeframe.from, timeframe.to],
    queryFn: async ({ signal, client }) => {
      await afterOthers(client, signal);
      const granularityMs = barWidthMs(timeframe, SPARK_SPOTS);
      return sparksOf(await runQuery({ query: sparksQuery, timeframe, view: 'series', granularityMs }, signal));
    },
    placeholderData: keepPreviousData,
    // A Map is not plain data.
    structuralSharing: false,
    meta: LATER,
  });
  const metrics = useMemo(() => metricsOf(list.data ?? {}), [list.data]);
  const matching = metrics.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const chosen = metrics.find(
    ({ name, dataset }) => name === search.metric && (search.dataset === undefined || dataset === search.dataset),
  );
  const open = ({ name, dataset }: MetricName): void =>
    patch({ metric: name, dataset, by: undefined, calc: undefined }, { replace: search.metric !== undefined });
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-2.5 md:px-4">
        <h1 className="sr-only">Metrics</h1>
        <input
          data-search-field
          aria-label="Find a metric"
          placeholder="Find a metric"
          value={text}
          onChange={(event) => setText(event.target.value)}
          spellCheck={false}
          className="data h-8 min-w-0 flex-1 basis-60 rounded-md border border-line-strong bg-panel px-2.5 outline-none placeholder:font-sans placeholder:text-faint focus:border-lime"
        />
        <TimeControls />
      </div>
      {list.isPending ? (
        <SkeletonRows rows={12} height={ROW_HEIGHT} />
      ) : list.error && list.data === undefined ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : metrics.length === 0 ? (
        <NothingHere
          icon="metrics"
          title="No metrics in this time range"
          text="Metrics come from OpenTelemetry, CloudWatch metric streams, Prometheus and StatsD."
        />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col md:flex-row">
          <section
            aria-label="Metrics"
            className={`flex min-h-0 flex-col border-line md:w-80 md:border-r ${narrow && chosen ? 'h-40' : 'flex-1 md:flex-none'}`}
          >
            <RowList
              rows={matching}
              rowHeight={ROW_HEIGHT}
              label="Metrics by name"
              testId="metric-row"
              keyOf={keyOfMetric}
              openKey={chosen === undefined ? undefined : keyOfMetric(chosen)}
              onOpen={open}
              renderRow={(metric) => (
                <MetricLine metric={metric} spots={sparks.data?.get(keyOfMetric(metric)) ?? NO_SPOTS} onOpen={open} />
              )}
            />
          </section>
          <section aria-label="Chart" className="min-h-0 min-w-0 flex-1 overflow-y-auto">
            {chosen === undefined ? (
              <Empty icon="metrics" title="Choose a metric">
                <p>
                  {formatCount(metrics.length)} metrics were sent in this time range. Each can be split by what its
                  points name, and asked about.
                </p>
              </Empty>
            ) : (
              <MetricChart key={keyOfMetric(chosen)} metric={chosen} />
            )}
          </section>
        </div>
      )}
    </>
  );
}

interface LineProps {
  readonly metric: MetricName;
  /** Empty where it is not known. */
  readonly spots: readonly Spot[];
  readonly onOpen: (metric: MetricName) => void;
}

function MetricLine({ metric, spots, onOpen }: LineProps): ReactElement {
  const timeframe = useTimeframe();
  return (
    <div className="flex h-full items-center pr-1">
      <button
        type="button"
        onClick={() => onOpen(metric)}
        className="flex h-full min-w-0 flex-1 items-center gap-3 pl-3 text-left outline-offset-[-2px] md:pl-4"
      >
        <span className="min-w-0 flex-1">
          <span className="data block truncate">{visibleLine(metric.name, 120)}</span>
          <span className="block truncate text-2xs text-faint">
            {visibleLine(metric.dataset, 60)} · {formatCounted(metric.points, 'point')}
          </span>
        </span>
        <span className="h-6 w-20 shrink-0" data-testid="metric-spark">
          {spots.length > 1 ? <Sparkline spots={spots} shape="line" color="lime" /> : null}
        </span>
      </button>
      <span className="w-6 opacity-0 focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100">
        <AskButton
          subject={{ kind: 'metric', name: metric.name, timeframe }}
          look="row"
          label={`Ask AI about ${visibleLine(metric.name, 60)}`}
        />
      </span>
    </div>
  );
}

function MetricChart({ metric }: { readonly metric: MetricName }): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const navigate = useNavigate();
  const timeframe = useTimeframe();
  const markers = useMarkers(timeframe);
  const calculation = search.calc ?? usualCalculation(metric.name);
  const query = useMemo(() => metricQuery(metric, calculation, search.by), [metric, calculation, search.by]);
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
  const [chart] = useMemo(() => (answer.data === undefined ? [] : chartsOf(query, answer.data)), [query, answer.data]);
  const dimensions = dimensionsOf(keys.data?.keys ?? [], metric.dataset);
  return (
    <div className="flex flex-col gap-3 p-4" data-testid="metric-chart">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="data min-w-0 flex-1 truncate font-medium">{visibleLine(metric.name, 160)}</h2>
        <AskButton subject={{ kind: 'metric', name: metric.name, timeframe }} />
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
