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
    const caller = callerOf(request);
    await engine.rate(caller, request.params.id, request.body, caller.user.name);
    return { rating: request.body.rating };
  });
};
