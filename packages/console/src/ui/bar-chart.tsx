/** Bars of counts with their errors in front. Dragging zooms. */
import { type ReactElement, useMemo, useState } from 'react';
import { formatClock, formatCount } from './format.js';
import { isPartial, partialEnds, type Range } from './partial-ends.js';
import { type ChartLine, TimeChart } from './time-chart.js';

interface Props {
  /** Starts of the bars in epoch milliseconds, ascending. */
  readonly at: readonly number[];
  readonly counts: readonly number[];
  readonly errors: readonly number[];
  /** What was asked for; see `TimeChart`. */
  readonly range: Range;
  readonly height: number;
  readonly onZoom: (fromMs: number, toMs: number) => void;
}

export function BarChart({ at, counts, errors, range, height, onZoom }: Props): ReactElement {
  const [tip, setTip] = useState('');
  const lines = useMemo(
    (): readonly ChartLine[] => [
      { color: '--c-bar', values: counts, shape: 'bar' },
      { color: '--c-bad', values: errors, shape: 'bar' },
    ],
    [counts, errors],
  );
  const onPoint = (index: number | undefined): void => {
    const ms = index === undefined ? undefined : at[index];
    if (index === undefined || ms === undefined) return;
    const part = isPartial(partialEnds(at, range), index, at.length) ? ' in a part of the interval' : '';
    const clock = formatClock(ms).slice(0, 8);
    setTip(`${clock}: ${counts[index] ?? 0} events, ${errors[index] ?? 0} errors${part}. Drag to zoom.`);
  };
  return (
    <div data-testid="histogram" title={tip}>
      <TimeChart
        at={at}
        lines={lines}
        height={height}
        range={range}
        label="Events and errors over time"
        format={formatCount}
        onPoint={onPoint}
        onBrush={({ from, to }) => onZoom(from, to)}
      />
    </div>
  );
}
