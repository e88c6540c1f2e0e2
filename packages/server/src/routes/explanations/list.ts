import { ExplanationsAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { PageQuery, pageRequest } from '../page-query.js';

export const listExplanations: ApiRoute = (api, { engine }) => {
  const response = { 200: ExplanationsAnswer };
  const schema = { summary: 'Explanations, newest first', tags: ['explanations'], querystring: PageQuery, response };
  api.get('/api/explanations', { schema }, async (request) => {
    const { items, nextCursor } = await engine.explanations(callerOf(request), pageRequest(request.query));
    return { explanations: [...items], ...(nextCursor === undefined ? {} : { nextCursor }) };
  });
};
