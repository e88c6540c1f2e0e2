/** The most frequent values of some keys, for the filters and time range of the view. */
import type { QueryAnswer } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { afterOthers, LATER } from '../../api/after-others.js';
import { runQuery } from '../../api/routes.js';
import { useTimeframe, useView } from '../../app/use-view.js';
import { queryOf } from '../events/model.js';

const MOST_VALUES = 10;
/** Live, the list moves every few seconds; what is frequent does not. */
const LIVE_STEP_MS = 30_000;

/** Asked for when the list has its first page, once for all keys; given up when the view changes. */
export function useValues(keys: readonly string[]) {
  const search = useView();
  const timeframe = useTimeframe();
  const query = { ...queryOf(search), limit: MOST_VALUES };
  const step = search.live ? LIVE_STEP_MS : 1;
  const to = Math.ceil(timeframe.to / step) * step;
  const from = Math.floor(timeframe.from / step) * step;
  return useQuery({
    queryKey: ['values', query, keys, from, to],
    queryFn: async ({ signal, client }): Promise<QueryAnswer> => {
      await afterOthers(client, signal);
      signal.throwIfAborted();
      return await runQuery({ query, timeframe: { from, to }, view: 'values', keys: [...keys] }, signal);
    },
    placeholderData: (before) => before,
    meta: LATER,
  });
}
