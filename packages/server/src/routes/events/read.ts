import { EventView } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const readEvent: ApiRoute = (api, { engine }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const schema = { summary: 'One event', tags: ['query'], params, response: { 200: EventView } };
  api.get('/api/events/:id', { schema }, (request) => engine.event(callerOf(request), request.params.id));
};
