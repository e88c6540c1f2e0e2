/** Pure parts of dashboards: what a widget shows, and how an edited one is put together. */
import type { Dashboard, DashboardRequest, Query, SavedQuery, Widget } from '@baselime-ai/contract';
import { type ChartLook, calculationName, calculationsOf } from '../query/series-model.js';

/** The query of a widget; undefined when the saved one that it shows is gone. */
export function queryOfWidget(widget: Widget, saved: readonly SavedQuery[]): Query | undefined {
  return widget.query ?? saved.find(({ id }) => id === widget.queryId)?.query;
}

/** Its own name, that of the saved query, else what it calculates. */
export function titleOfWidget(widget: Widget, saved: readonly SavedQuery[]): string {
  const named = widget.name ?? saved.find(({ id }) => id === widget.queryId)?.name;
  const query = queryOfWidget(widget, saved);
  if (named !== undefined) return named;
  return query === undefined ? 'A query that was removed' : calculationsOf(query).map(calculationName).join(', ');
}

export function lookOfWidget(widget: Widget, query: Query): Exclude<ChartLook, 'statistic'> {
  if (widget.type !== 'timeseries-bar') return 'line';
  return (query.groupBys ?? []).length > 0 ? 'stacked' : 'bar';
}

export const widthOfWidget = ({ width, type }: Widget): 1 | 2 | 3 | 4 => {
  const columns = width ?? (type === 'statistic' ? 1 : 2);
  return columns === 1 || columns === 3 || columns === 4 ? columns : 2;
};

/** The widgets with the one at `index` moved by `step` places; as they were when there is no such place. */
export function moved(widgets: readonly Widget[], index: number, step: -1 | 1): readonly Widget[] {
  const other = index + step;
  const [one, two] = [widgets[index], widgets[other]];
  if (one === undefined || two === undefined) return widgets;
  return widgets.map((widget, at) => (at === index ? two : at === other ? one : widget));
}

/** What saving sends: without what the server writes itself. */
export function requestOf({ id, name, description, widgets }: Dashboard): DashboardRequest {
  return { id, name, widgets, ...(description === undefined ? {} : { description }) };
}
