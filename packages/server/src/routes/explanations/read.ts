import { Explanation } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const readExplanation: ApiRoute = (api, { engine }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const schema = { summary: 'One explanation', tags: ['explanations'], params, response: { 200: Explanation } };
  api.get('/api/explanations/:id', { schema }, (request) => engine.explanation(callerOf(request), request.params.id));
};
