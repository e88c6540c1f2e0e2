import type { Timeframe } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { afterOthers, LATER } from '../../api/after-others.js';
import { runQuery } from '../../api/routes.js';
import { leadUp } from './time-before.js';

/**
 * Whether anything at all had arrived when the time `earlier` began: only then can it be compared with. Of the whole
 * environment: a service that is new is a change like any other. Undefined until it is known.
 */
export function useIsCovered(earlier: Timeframe | undefined): boolean | undefined {
  const lead = useQuery({
    queryKey: ['is-covered', earlier?.from, earlier?.to],
    queryFn: async ({ signal, client }) => {
      if (earlier === undefined) return false;
      await afterOthers(client, signal);
      const answer = await runQuery({ query: { limit: 1 }, timeframe: leadUp(earlier), view: 'events' }, signal);
      return (answer.events ?? []).length > 0;
    },
    enabled: earlier !== undefined,
    meta: LATER,
  });
  return earlier === undefined ? false : lead.data;
}
