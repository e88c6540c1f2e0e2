import { ExplanationFilter, ExplanationsAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { PageQuery, pageRequest } from '../page-query.js';

export const listExplanations: ApiRoute = (api, { engine }) => {
  const response = { 200: ExplanationsAnswer };
  const querystring = PageQuery.extend(ExplanationFilter.shape);
  const schema = { summary: 'Explanations, newest first', tags: ['explanations'], querystring, response };
  api.get('/api/explanations', { schema }, async (request) => {
    const { limit, cursor, ...filter } = request.query;
    const page = pageRequest({ limit, cursor });
    const { items, nextCursor } = await engine.explanations(callerOf(request), page, filter);
    return { explanations: [...items], ...(nextCursor === undefined ? {} : { nextCursor }) };
  });
};
