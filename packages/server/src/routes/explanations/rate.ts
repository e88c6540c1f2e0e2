import { FeedbackRequest } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

const Rated = z.object({ rating: z.enum(['up', 'down']) });

export const rateExplanation: ApiRoute = (api, { engine }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const response = { 200: Rated };
  const schema = { summary: 'Rate an explanation', tags: ['explanations'], params, body: FeedbackRequest, response };
  api.post('/api/explanations/:id/feedback', { schema }, async (request) => {
    await engine.rate(callerOf(request), request.params.id, request.body);
    return { rating: request.body.rating };
  });
};
