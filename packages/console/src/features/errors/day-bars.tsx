import type { ReactElement } from 'react';
import { Sparkline } from '../../ui/spark-chart.js';

/** One bar a day, today last, over a line that shows the quiet days. Decorative: the row says when and how often. */
export function DayBars({ days }: { readonly days: readonly number[] }): ReactElement {
  return (
    <span className="block size-full border-line-strong border-b">
      <Sparkline spots={days.map((value, at) => ({ at, value }))} shape="bars" color="bad" />
    </span>
  );
}
