/** Each line of the charts as one number, beside the time before where that is asked for. */
import type { Query } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { useTimeframe } from '../../app/use-view.js';
import { visibleLine } from '../../ui/safe-text.js';
import { AskButton } from '../ask/ask-button.js';
import { changeOf } from '../view/time-before.js';
import { type ChartModel, chartSubject } from './series-model.js';
import { valueFormat } from './value-format.js';

export function Statistics({
  charts,
  query,
}: {
  readonly charts: readonly ChartModel[];
  readonly query: Query;
}): ReactElement {
  const timeframe = useTimeframe();
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(12rem,1fr))] gap-3" data-testid="statistics">
      {charts.flatMap((chart) =>
        chart.lines.map((line) => (
          <figure key={`${chart.name} ${line.label}`} className="rounded-lg border border-line bg-panel p-3">
            <figcaption className="flex items-center gap-1">
              <span className="data min-w-0 flex-1 truncate text-soft">
                {visibleLine(line.label || chart.name, 80)}
              </span>
              <AskButton
                subject={chartSubject(query, chart, timeframe, { line })}
                look="row"
                label={`Ask AI about ${visibleLine(line.label || chart.name, 60)}`}
              />
            </figcaption>
            <p className="pt-1 font-semibold text-2xl tabular-nums tracking-tight">
              {line.total === null ? '–' : valueFormat(chart.calculation, chart.unit)(line.total)}
            </p>
            {line.totalBefore === undefined || line.total === null ? null : (
              <p className="text-2xs text-faint" title="Against the time before">
                {changeOf(line.total, line.totalBefore ?? 0, true)}
              </p>
            )}
          </figure>
        )),
      )}
    </div>
  );
}
