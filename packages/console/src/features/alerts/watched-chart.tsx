/** What an alert watches, over time, in the steps in which it looks at it, against its threshold. */
import type { Alert } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useMemo } from 'react';
import { runQuery } from '../../api/routes.js';
import { useViewClock } from '../../app/clock.js';
import { formatDuration } from '../../ui/format.js';
import { defaultLook } from '../query/series-model.js';
import { useCharts } from '../query/use-charts.js';
import { limitOf, watchedQuery, watchedRange } from './model.js';

const ChartPanel = lazy(() => import('../query/chart-panel.js').then((module) => ({ default: module.ChartPanel })));
const HEIGHT = 180;

interface Props {
  readonly alert: Pick<Alert, 'kind' | 'query' | 'window' | 'threshold'>;
}

export function WatchedChart({ alert }: Props): ReactElement {
  const { nowMs } = useViewClock();
  const { window } = alert;
  const { kind, query: asked } = alert;
  const query = useMemo(() => watchedQuery({ kind, query: asked }), [kind, asked]);
  const timeframe = useMemo(() => watchedRange(window, nowMs), [window, nowMs]);
  const answer = useQuery({
    queryKey: ['alert-chart', query, timeframe.from, timeframe.to],
    queryFn: ({ signal }) => runQuery({ query, timeframe, view: 'series', granularityMs: window }, signal),
    placeholderData: keepPreviousData,
  });
  const [chart] = useCharts(query, timeframe, answer.data);
  // Of several groups each is held against the threshold by itself, which a stack would not show.
  const isBars = defaultLook(query) === 'bar';
  return (
    <section aria-labelledby="alert-watched" className="flex flex-col gap-1" data-testid="alert-chart">
      <h2 id="alert-watched" className="flex items-baseline gap-2 font-semibold text-sm tracking-tight">
        What it watches
        <span className="font-normal text-faint text-xs">in steps of its window, {formatDuration(window)}</span>
      </h2>
      {answer.error && answer.data === undefined ? (
        <p className="text-faint text-xs">The chart cannot be drawn now.</p>
      ) : chart === undefined ? (
        <div className="skeleton" style={{ height: HEIGHT + 32 }} aria-hidden="true" />
      ) : (
        <Suspense fallback={<div className="skeleton" style={{ height: HEIGHT + 32 }} aria-hidden="true" />}>
          <ChartPanel
            query={query}
            chart={chart}
            look={isBars ? 'bar' : 'line'}
            timeframe={timeframe}
            height={HEIGHT}
            limit={limitOf(alert)}
          />
        </Suspense>
      )}
    </section>
  );
}
