/** How long the operations of a trace take usually. */
import type { TraceView } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { runQuery } from '../../api/routes.js';
import { operationKey } from './compare-model.js';

const AROUND_MS = 86_400_000;
const MOST_NAMES = 200;
const MOST_OPERATIONS = 1000;
/** Fewer calls say nothing about what is usual. */
const LEAST_CALLS = 5;

export interface Typical {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly calls: number;
}

/** A day to either side of the trace. */
export function around(trace: TraceView): { readonly from: number; readonly to: number } {
  const at = Date.parse(trace.summary.startedAt);
  const middle = Number.isFinite(at) ? at : (trace.spans[0]?.timestampMs ?? AROUND_MS);
  return { from: Math.max(0, Math.floor(middle - AROUND_MS)), to: Math.ceil(middle + AROUND_MS) };
}

/** By operation; those that were called less than five times are left out. */
export function useTypical(trace: TraceView) {
  return useQuery({
    queryKey: ['typical', trace.summary.traceId],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, Typical>> => {
      const names = [...new Set(trace.spans.flatMap((span) => span.name ?? []))].slice(0, MOST_NAMES);
      if (names.length === 0) return new Map();
      const timeframe = around(trace);
      const query = {
        filters: [
          { key: 'kind', operation: '=', value: 'span' } as const,
          { key: 'name', operation: 'IN', value: names } as const,
        ],
        calculations: [
          { operator: 'COUNT', alias: 'calls' } as const,
          { operator: 'MEDIAN', key: '@duration', alias: 'median' } as const,
          { operator: 'P95', key: '@duration', alias: 'p95' } as const,
        ],
        groupBys: [{ value: 'namespace' }, { value: 'name' }],
        limit: MOST_OPERATIONS,
      };
      const granularityMs = timeframe.to - timeframe.from;
      const answer = await runQuery({ query, timeframe, view: 'series', granularityMs }, signal);
      return new Map(
        (answer.aggregates ?? []).flatMap(({ group, values }): (readonly [string, Typical])[] => {
          const { calls, median, p95 } = values;
          if (median == null || p95 == null || calls == null || calls < LEAST_CALLS) return [];
          const operation = { namespace: String(group?.namespace ?? ''), name: String(group?.name ?? '') };
          return [[operationKey(operation), { medianMs: median, p95Ms: p95, calls }]];
        }),
      );
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}
