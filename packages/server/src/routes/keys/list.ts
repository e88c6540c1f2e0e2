import { KeysAnswer } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { TimeQuery, timeframeOf } from '../time-query.js';

/** `datasets` may be repeated or hold names with commas between them. */
const Datasets = z
  .union([z.string(), z.array(z.string()).max(64)])
  .optional()
  .describe('Names of datasets, repeated or with commas between them; all when absent.');

export const listKeys: ApiRoute = (api, { engine, clock }) => {
  const querystring = TimeQuery.extend({ datasets: Datasets });
  const schema = { summary: 'Keys of the stored events', tags: ['query'], querystring, response: { 200: KeysAnswer } };
  api.get('/api/keys', { schema }, (request) => {
    const datasets = [request.query.datasets ?? []]
      .flat()
      .flatMap((names) => names.split(','))
      .filter(Boolean);
    const timeframe = timeframeOf(request.query, clock);
    return engine.keys(callerOf(request), timeframe, datasets.length === 0 ? undefined : datasets);
  });
};
