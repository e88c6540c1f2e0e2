/** A chart in which a range can be brushed: to zoom into it, or to ask about it. */
import type { Query, Timeframe } from '@baselime-ai/contract';
import { type ReactElement, useState } from 'react';
import { usePatchView } from '../../app/use-view.js';
import { IconButton } from '../../ui/button.js';
import { formatClock } from '../../ui/format.js';
import { type Brush, type ChartLine, TimeChart } from '../../ui/time-chart.js';
import { AskButton } from '../ask/ask-button.js';
import { type ChartModel, chartSubject } from './series-model.js';
import { axisSteps, valueFormat } from './value-format.js';

interface Props {
  readonly query: Query;
  readonly chart: ChartModel;
  readonly timeframe: Timeframe;
  readonly lines: readonly ChartLine[];
  readonly lit: number | undefined;
  readonly height: number;
  readonly marks: readonly number[];
  readonly title: string;
  readonly onPoint: (index: number | undefined) => void;
}

export function BrushedChart({ query, chart, timeframe, title, ...drawn }: Props): ReactElement {
  const patch = usePatchView();
  const [brush, setBrush] = useState<Brush | undefined>();
  return (
    <div className="relative">
      <TimeChart
        {...drawn}
        at={chart.at}
        range={timeframe}
        label={`${title}: ${chart.lines.length} ${chart.lines.length === 1 ? 'line' : 'lines'} over time`}
        format={valueFormat(chart.calculation, chart.unit)}
        steps={axisSteps(chart.calculation, chart.unit)}
        brushed={brush !== undefined}
        onBrush={setBrush}
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
  );
}
