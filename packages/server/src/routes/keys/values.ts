import { KeyValuesAnswer } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { TimeQuery, timeframeOf } from '../time-query.js';

export const listKeyValues: ApiRoute = (api, { engine, clock }) => {
  const params = z.object({ key: z.string().min(1).max(512) });
  const querystring = TimeQuery.extend({
    prefix: z.string().max(512).optional(),
    limit: z.coerce.number().int().min(1).max(1000).optional(),
  });
  const response = { 200: KeyValuesAnswer };
  const schema = { summary: 'Values of one key', tags: ['query'], params, querystring, response };
  api.get('/api/keys/:key/values', { schema }, (request) => {
    const { prefix, limit } = request.query;
    return engine.keyValues(callerOf(request), request.params.key, timeframeOf(request.query, clock), {
      ...(prefix === undefined ? {} : { prefix }),
      ...(limit === undefined ? {} : { limit }),
    });
  });
};
