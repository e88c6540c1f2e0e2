/** The services that sent something lately, busiest first: for the sidebar and the command bar. */
import { useQuery } from '@tanstack/react-query';
import { afterOthers, LATER } from '../../api/after-others.js';
import { runQuery } from '../../api/routes.js';
import { useViewClock } from '../../app/clock.js';

const DAY_MS = 86_400_000;
const MOST = 50;

export interface ServiceCount {
  readonly name: string;
  readonly events: number;
  readonly errors: number;
}

export function useServices(): readonly ServiceCount[] {
  const { nowMs } = useViewClock();
  const services = useQuery({
    queryKey: ['services'],
    queryFn: async ({ signal, client }): Promise<readonly ServiceCount[]> => {
      await afterOthers(client, signal);
      const to = Math.ceil(nowMs);
      const answer = await runQuery(
        {
          query: {
            calculations: [
              { operator: 'COUNT', alias: 'events' },
              { operator: 'SUM', key: '$baselime.error', alias: 'errors' },
            ],
            groupBys: [{ value: 'service' }],
            orderBy: { value: 'events', order: 'DESC' },
            limit: MOST,
          },
          timeframe: { from: Math.max(0, to - DAY_MS), to },
          view: 'series',
          granularityMs: DAY_MS,
        },
        signal,
      );
      return (answer.aggregates ?? []).flatMap(({ group, values }) => {
        const name = String(group?.service ?? '');
        return name === '' ? [] : [{ name, events: values.events ?? 0, errors: values.errors ?? 0 }];
      });
    },
    staleTime: 300_000,
    meta: LATER,
  });
  return services.data ?? [];
}
