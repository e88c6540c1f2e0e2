import type { ReactElement } from 'react';
import { Sparkline } from '../../ui/spark-chart.js';

/** One bar a day, today last. Decorative: the row says first seen, last seen and the count. */
export function DayBars({ days }: { readonly days: readonly number[] }): ReactElement {
  return <Sparkline spots={days.map((value, at) => ({ at, value }))} shape="bars" color="bad" />;
}
