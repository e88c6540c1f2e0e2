/** What comes back for a query: charts with their groups as a table, numbers, or the raw rows. */
import type { Filter, Query } from '@baselime-ai/contract';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { usePatchView, useTimeframe, useView } from '../../app/use-view.js';
import { Failed } from '../../ui/states.js';
import { NO_DATA_BEFORE } from '../view/time-before.js';
import { AggregateTable } from './aggregate-table.js';
import { BreakDown } from './break-down.js';
import { knownLabel, type LineChoice } from './line-choice.js';
import { RawResults } from './raw-results.js';
import type { ChartLook, ChartModel } from './series-model.js';
import { Statistics } from './statistics.js';
import { useCharts } from './use-charts.js';
import { useMarkers } from './use-markers.js';
import type { QueryRunState } from './use-query-run.js';

const ChartPanel = lazy(() => import('./chart-panel.js').then((module) => ({ default: module.ChartPanel })));

const USUAL = 220;
const TALL = 320;
/** Of a chart. */
const TITLE = 32;

interface Props {
  readonly state: QueryRunState;
  readonly query: Query;
  readonly look: ChartLook;
  readonly onOrder: (name: string) => void;
  readonly onFilter: (filter: Filter) => void;
  readonly onGroup: (key: string) => void;
}

export function Results({ state, query, look, onOrder, onFilter, onGroup }: Props): ReactElement {
  const search = useView();
  const timeframe = useTimeframe();
  const markers = useMarkers(timeframe);
  const [point, setPoint] = useState<number | undefined>();
  const { answer, before, isCovered, error } = state;
  const charts = useCharts(query, timeframe, answer, before);
  const choice = useChoiceOfAddress(charts);
  if (search.show !== undefined) return <RawResults view={search.show} query={query} timeframe={timeframe} />;
  if (error && answer === undefined) return <Failed error={error} onRetry={state.run} />;
  if (state.isCancelled) {
    return (
      <p className="py-16 text-center text-faint text-sm">The query was cancelled. Run it again, or ask for less.</p>
    );
  }
  if (answer === undefined) return <div className="skeleton mx-4 h-56" aria-hidden="true" />;
  const isGrouped = (query.groupBys ?? []).length > 0;
  // One chart with no table below it has the page for itself.
  const height = !isGrouped && charts.length === 1 ? TALL : USUAL;
  return (
    <div className={`flex flex-col gap-4 px-3 pb-6 md:px-4 ${state.isRunning ? 'opacity-70' : ''}`}>
      {isCovered === false ? (
        <p role="status" data-testid="not-covered" className="px-1 text-xs text-faint">
          There is {NO_DATA_BEFORE}: nothing had arrived yet when the same length of time before this one began.
        </p>
      ) : null}
      {look === 'statistic' ? (
        <Statistics charts={charts} query={query} />
      ) : (
        <div className={charts.length > 1 ? 'grid gap-4 xl:grid-cols-2' : ''}>
          {/* As high as a chart with its title, so that what is below does not move when it comes. */}
          <Suspense fallback={<div className="skeleton" style={{ height: height + TITLE }} aria-hidden="true" />}>
            {charts.map((chart) => (
              <ChartPanel
                key={chart.name}
                query={query}
                chart={chart}
                look={look}
                timeframe={timeframe}
                markers={markers}
                height={height}
                {...(isGrouped ? { legend: 'none', choice, onPoint: setPoint } : {})}
              />
            ))}
          </Suspense>
        </div>
      )}
      {isGrouped ? (
        <AggregateTable
          query={query}
          rows={answer.aggregates ?? []}
          timeframe={timeframe}
          {...(look === 'statistic' ? {} : { charts, choice, point })}
          onOrder={onOrder}
          onFilter={onFilter}
        />
      ) : (
        <BreakDown onGroup={onGroup} />
      )}
    </div>
  );
}

/** The line that is drawn alone stands in the address, so that a link shows it. */
function useChoiceOfAddress(charts: readonly ChartModel[]): LineChoice {
  const search = useView();
  const patch = usePatchView();
  const [lit, onLit] = useState<string | undefined>();
  const only = knownLabel(charts[0]?.lines ?? [], search.line);
  return { only, lit, onLit, onOnly: (line) => patch({ line }) };
}
