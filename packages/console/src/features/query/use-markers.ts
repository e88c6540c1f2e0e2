/** Deployments in a range of time: events of the dataset `markers`. */
import type { Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { runQuery } from '../../api/routes.js';
import { lineOf } from '../events/model.js';

export interface Marker {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly label: string;
}

const MOST = 50;
const NONE: readonly Marker[] = [];

/** Newest first; none while they are being read, and none when they cannot be: a chart is whole without them. */
export function useMarkers(timeframe: Timeframe): readonly Marker[] {
  const found = useQuery({
    queryKey: ['markers', timeframe.from, timeframe.to],
    queryFn: async ({ signal }): Promise<readonly Marker[]> => {
      const query = { datasets: ['markers', 'deployments'], limit: MOST };
      const { events = [] } = await runQuery({ query, timeframe, view: 'events' }, signal);
      return events.map((event) => {
        const text = lineOf(event) ?? 'deployment';
        return {
          id: event.id,
          at: event.timestampMs,
          label: event.service === 'default' ? text : `${event.service} ${text}`,
        };
      });
    },
    placeholderData: keepPreviousData,
  });
  return found.data ?? NONE;
}
