import { QueryAnswer, QueryRequest } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const runQuery: ApiRoute = (api, { engine }) => {
  const schema = { summary: 'Run a query', tags: ['query'], body: QueryRequest, response: { 200: QueryAnswer } };
  api.post('/api/query', { schema }, (request) => engine.query(callerOf(request), request.body, request.signal));
};
