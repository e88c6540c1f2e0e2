/** Saved queries, alerts and dashboards as `.baselime` files, which read back as the same. */
import {
  calculationText,
  type Dashboard,
  filterText,
  normalQuery,
  type Query,
  type SavedQuery,
  type Widget,
} from '@baselime-ai/contract';
import { Document, isMap, isScalar } from 'yaml';
import { stringifyString } from 'yaml/util';
import type { AlertAsCode } from '../alerts-as-code.js';
import type { OrlFile } from './orl-file.js';

export interface OrlExport {
  readonly queries: readonly SavedQuery[];
  readonly alerts: readonly (AlertAsCode & {
    /** For an alert that is on no saved query. */
    readonly query?: Query;
  })[];
  readonly dashboards: readonly Dashboard[];
}

/** `index.yml` and a file for each kind that there is something of. Queries that belong to one alert or widget get its id. */
export function printOrl({ queries, alerts, dashboards }: OrlExport): readonly OrlFile[] {
  const taken = new Set([...queries, ...alerts, ...dashboards].map(({ id }) => id));
  const own = new Map<string, object>();
  /** The id of a query that had none; equal queries of one owner are not looked for. */
  const ownQuery = (owner: string, name: string | undefined, query: Query): string => {
    let id = `${owner}-query`;
    for (let count = 2; taken.has(id); count += 1) id = `${owner}-query-${count}`;
    taken.add(id);
    own.set(id, resource('query', { ...titled(id, name, undefined), parameters: queryParameters(query) }));
    return id;
  };
  const queryEntries = queries.map(({ id, name, description, query }) => [
    id,
    resource('query', { ...titled(id, name, description), parameters: queryParameters(query) }),
  ]);
  const alertEntries = alerts.map((alert) => [
    alert.id,
    resource('alert', {
      ...titled(alert.id, alert.name, alert.description),
      enabled: alert.enabled,
      parameters: {
        query: new RefText(alert.queryId ?? ownQuery(alert.id, undefined, alert.query ?? {})),
        frequency: alert.frequency,
        window: alert.window,
        threshold: `${alert.threshold.operation} ${alert.threshold.value}`,
      },
      ...(alert.channels.length === 0 ? {} : { channels: alert.channels }),
    }),
  ]);
  const dashboardEntries = dashboards.map(({ id, name, description, widgets }) => [
    id,
    resource('dashboard', {
      ...titled(id, name, description),
      parameters: { widgets: widgets.map((widget) => widgetOf(widget, (query) => ownQuery(id, widget.name, query))) },
    }),
  ]);
  const files = [
    ['queries.yml', [...queryEntries, ...own]],
    ['alerts.yml', alertEntries],
    ['dashboards.yml', dashboardEntries],
  ] as const;
  return [
    { name: 'index.yml', text: 'version: 1.0.0\nservice: default\n' },
    ...files
      .filter(([, entries]) => entries.length > 0)
      .map(([name, entries]) => ({ name, text: print(Object.fromEntries(entries)) })),
  ];
}

/** A text that is written as `!ref text`. */
class RefText {
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
}

const resource = (type: string, properties: object): object => ({ type, properties });

const titled = (id: string, name: string | undefined, description: string | undefined): object => ({
  ...(name === undefined || name === id ? {} : { name }),
  ...(description === undefined ? {} : { description }),
});

const widgetOf = ({ query, queryId, ...rest }: Widget, own: (query: Query) => string): object => ({
  query: new RefText(queryId ?? own(query ?? {})),
  ...rest,
});

function queryParameters(query: Query): object {
  const { datasets, calculations, filters, filterCombination, groupBys, orderBy, needle, limit } = normalQuery(query);
  return {
    ...(datasets === undefined ? {} : { datasets }),
    ...(calculations === undefined ? {} : { calculations: calculations.map(calculationText) }),
    ...(filters === undefined ? {} : { filters: filters.map(filterText) }),
    ...(filterCombination === undefined ? {} : { filterCombination }),
    ...(groupBys === undefined ? {} : { groupBy: groupBys.length === 1 ? groupBys[0] : groupBys }),
    ...(orderBy === undefined ? {} : { orderBy }),
    ...(needle === undefined ? {} : { needle }),
    ...(limit === undefined ? {} : { limit }),
  };
}

function print(content: object): string {
  const document = new Document(content, {
    schema: 'core',
    customTags: [
      {
        tag: '!ref',
        identify: (value: unknown) => value instanceof RefText,
        resolve: (text: string) => text,
        stringify: (item, context) =>
          stringifyString({ value: item.value instanceof RefText ? item.value.id : '' }, context),
      },
    ],
  });
  const resources = isMap(document.contents) ? document.contents.items : [];
  for (const { key } of resources.slice(1)) if (isScalar(key)) key.spaceBefore = true;
  return document.toString({ lineWidth: 0 });
}
