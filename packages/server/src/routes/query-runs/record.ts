import { QueryRun, QueryRunRequest } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

/** The console says which of its many queries a reader stopped at; those alone are history. */
export const recordQueryRun: ApiRoute = (api, { saved }) => {
  const response = { 200: QueryRun };
  const schema = { summary: 'Put a query into the history', tags: ['queries'], body: QueryRunRequest, response };
  api.post('/api/query-runs', { schema }, (request) => saved.recordRun(callerOf(request), request.body));
};
