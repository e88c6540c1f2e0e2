import { Alert } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const readAlert: ApiRoute = (api, { engine }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const schema = { summary: 'One alert', tags: ['alerts'], params, response: { 200: Alert } };
  api.get('/api/alerts/:id', { schema }, (request) => engine.alert(callerOf(request), request.params.id));
};
