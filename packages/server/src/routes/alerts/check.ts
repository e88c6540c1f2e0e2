import { AlertCheck } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const checkAlert: ApiRoute = (api, { engine }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const schema = { summary: 'Evaluate an alert now', tags: ['alerts'], params, response: { 200: AlertCheck } };
  api.post('/api/alerts/:id/checks', { schema }, (request) => engine.checkAlert(callerOf(request), request.params.id));
};
