/** Every metric that was sent, and one of them as a chart, split by what its points name. */
import type { Filter } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import { afterOthers, LATER } from '../../api/after-others.js';
import { runQuery } from '../../api/routes.js';
import { barWidthMs } from '../../app/time-range.js';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { formatCount, formatCounted } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { Sparkline } from '../../ui/spark-chart.js';
import type { Spot } from '../../ui/spark-model.js';
import { Empty, Failed, SkeletonRows } from '../../ui/states.js';
import { useIsNarrow } from '../../ui/use-media.js';
import { AskButton } from '../ask/ask-button.js';
import { NothingHere } from '../send-data/nothing-here.js';
import { FilterBar } from '../view/filter-bar.js';
import { RowList } from '../view/row-list.js';
import { TimeControls } from '../view/time-controls.js';
import { MetricChart } from './metric-chart.js';
import { keyOfMetric, listQuery, type MetricName, metricsOf, sparksOf, sparksQuery } from './model.js';

const ROW_HEIGHT = 40;
const SPARK_SPOTS = 40;
const NO_SPOTS: readonly Spot[] = [];
const NO_FILTERS: readonly Filter[] = [];

export function MetricsPage(): ReactElement {
  const search = useView();
  const patch = usePatchView();
  const timeframe = useTimeframe();
  const narrow = useIsNarrow();
  const [text, setText] = useState('');
  const filters = search.f ?? NO_FILTERS;
  const list = useQuery({
    queryKey: ['metrics', filters, timeframe.from, timeframe.to],
    queryFn: ({ signal }) => {
      const granularityMs = timeframe.to - timeframe.from;
      return runQuery({ query: listQuery(filters), timeframe, view: 'series', granularityMs }, signal);
    },
    placeholderData: keepPreviousData,
  });
  const sparks = useQuery({
    queryKey: ['metric-sparks', filters, timeframe.from, timeframe.to],
    queryFn: async ({ signal, client }) => {
      await afterOthers(client, signal);
      const granularityMs = barWidthMs(timeframe, SPARK_SPOTS);
      const query = sparksQuery(filters);
      return sparksOf(await runQuery({ query, timeframe, view: 'series', granularityMs }, signal));
    },
    placeholderData: keepPreviousData,
    // A Map is not plain data.
    structuralSharing: false,
    meta: LATER,
  });
  const metrics = useMemo(() => metricsOf(list.data ?? {}), [list.data]);
  const matching = metrics.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const named = metrics.find(
    ({ name, dataset }) => name === search.metric && (search.dataset === undefined || dataset === search.dataset),
  );
  // Where there is room for a chart beside the list it is never empty.
  const chosen = named ?? (narrow || search.metric !== undefined ? undefined : matching[0]);
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
        <div className="basis-full">
          <FilterBar errorsToggle={false} />
        </div>
      </div>
      {list.isPending ? (
        <SkeletonRows rows={12} height={ROW_HEIGHT} />
      ) : list.error && list.data === undefined ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : metrics.length === 0 && filters.length > 0 ? (
        <Empty icon="metrics" title="No metric matches the filters">
          <p>Take a filter away, or choose a longer time range.</p>
        </Empty>
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
            className={`flex min-h-0 flex-col border-line md:w-[22rem] md:border-r ${narrow && chosen ? 'h-40' : 'flex-1 md:flex-none'}`}
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
          <section
            aria-label="Chart"
            className={`min-h-0 min-w-0 overflow-y-auto ${narrow && chosen === undefined ? 'hidden' : 'flex-1'}`}
          >
            {chosen === undefined && narrow ? null : chosen === undefined ? (
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
    <div className="flex h-full w-full items-center pr-1">
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
