/** A trace of the same operation that went well, to compare one with. */
import type { EventView, Filter, QueryAnswer, TraceView } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { fetchTrace, runQuery } from '../../api/routes.js';
import { around, type Typical } from './use-typical.js';

/** While something is broken the newest traces all hold an error: as many are looked at from the other end of the time. */
const LOOKED_AT = 100;

/** A trace whose root is the same operation, took about as long as is usual, and holds no error; null when there is none. */
export function useNormalTrace(trace: TraceView, root: EventView | undefined, typical: Typical | undefined) {
  return useQuery({
    queryKey: ['normal-trace', trace.summary.traceId],
    queryFn: async ({ signal }): Promise<TraceView | null> => {
      if (root === undefined) return null;
      const timeframe = around(trace);
      const count = async (filters: readonly Filter[], order: 'ASC' | 'DESC', limit: number) => {
        const query = {
          filters: [...filters],
          calculations: [{ operator: 'MIN', key: '@timestamp', alias: 'at' } as const],
          groupBys: [{ value: 'traceId' }],
          orderBy: { value: 'at', order },
          limit,
        };
        return startsOf(
          await runQuery({ query, timeframe, view: 'series', granularityMs: timeframe.to - timeframe.from }, signal),
        );
      };
      const filters = alikeFilters(trace.summary.traceId, root, typical);
      const [newest, oldest] = await Promise.all([count(filters, 'DESC', LOOKED_AT), count(filters, 'ASC', LOOKED_AT)]);
      const alike = new Map([...newest, ...oldest]);
      if (alike.size === 0) return null;
      const among: Filter = { key: 'traceId', operation: 'IN', value: [...alike.keys()] };
      const failed = await count([among, { key: '$baselime.error', operation: '=', value: true }], 'DESC', alike.size);
      const nearest = nearestHealthy(alike, failed, root.timestampMs);
      return nearest === undefined ? null : await fetchTrace(nearest, signal);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function alikeFilters(traceId: string, root: EventView, typical: Typical | undefined): readonly Filter[] {
  return [
    { key: 'kind', operation: '=', value: 'span' },
    { key: 'namespace', operation: '=', value: root.namespace },
    { key: 'name', operation: '=', value: root.name ?? '' },
    { key: '$baselime.error', operation: '=', value: false },
    { key: 'traceId', operation: '!=', value: traceId },
    ...(typical === undefined
      ? []
      : [
          { key: '@duration', operation: '>=', value: typical.medianMs * 0.7 } as const,
          { key: '@duration', operation: '<=', value: typical.medianMs * 1.4 } as const,
        ]),
  ];
}

/** When each trace began, in epoch milliseconds. */
function startsOf({ aggregates = [] }: Pick<QueryAnswer, 'aggregates'>): ReadonlyMap<string, number> {
  return new Map(
    aggregates.flatMap(({ group, values }): (readonly [string, number])[] => {
      const traceId = String(group?.traceId ?? '');
      return traceId === '' || values.at == null ? [] : [[traceId, values.at]];
    }),
  );
}

/** Of those that did not fail the one that began nearest to `atMs`; undefined when all failed. */
export function nearestHealthy(
  alike: ReadonlyMap<string, number>,
  failed: { readonly has: (traceId: string) => boolean },
  atMs: number,
): string | undefined {
  return [...alike]
    .filter(([traceId]) => !failed.has(traceId))
    .sort((a, b) => Math.abs(a[1] - atMs) - Math.abs(b[1] - atMs))[0]?.[0];
}
