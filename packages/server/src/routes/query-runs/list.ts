import { QueryRunsAnswer } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const listQueryRuns: ApiRoute = (api, { saved }) => {
  const querystring = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) });
  const response = { 200: QueryRunsAnswer };
  const schema = {
    summary: 'What was run in this environment, newest first',
    tags: ['queries'],
    querystring,
    response,
  };
  api.get('/api/query-runs', { schema }, async (request) => ({
    runs: [...(await saved.runs(callerOf(request), request.query.limit))],
  }));
};
