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

/** Pixels of one row of the grid, and between two of them. */
export const ROW_PX = 88;
export const GAP_PX = 12;
export const MOST_COLUMNS = 4;
export const MOST_ROWS = 8;

/** A chart lower than this shows nothing: only a number fits into one row. */
export const leastRows = ({ type }: Widget): number => (type === 'statistic' ? 1 : 2);

export function rowsOfWidget(widget: Widget): number {
  const rows = widget.height ?? (widget.type === 'statistic' ? 1 : 3);
  return Math.min(MOST_ROWS, Math.max(leastRows(widget), rows));
}

export const pixelsOfRows = (rows: number): number => rows * ROW_PX + (rows - 1) * GAP_PX;

/** What the title and the legend of a widget take of its height. */
const AROUND_CHART_PX = 140;
export const chartHeightOf = (widget: Widget): number =>
  Math.max(48, pixelsOfRows(rowsOfWidget(widget)) - AROUND_CHART_PX);

/** A widget while its dashboard is arranged: the key stays the same wherever it is moved to. */
export interface Placed {
  readonly key: number;
  readonly widget: Widget;
}

export const placedOf = (widgets: readonly Widget[]): readonly Placed[] =>
  widgets.map((widget, key) => ({ key, widget }));

/**
 * The list with the one at `from` put before the one that is now at `slot`; `slot` is the length of the list for its
 * end. As it was when there is no such place.
 */
export function putBefore<T>(list: readonly T[], from: number, slot: number): readonly T[] {
  const one = list[from];
  if (one === undefined || slot < 0 || slot > list.length) return list;
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(slot > from ? slot - 1 : slot, 0, one);
}

/** What saving sends: without what the server writes itself. */
export function requestOf({ id, name, description, widgets }: Dashboard): DashboardRequest {
  return { id, name, widgets, ...(description === undefined ? {} : { description }) };
}
