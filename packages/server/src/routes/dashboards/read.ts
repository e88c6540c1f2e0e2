import { Dashboard } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const readDashboard: ApiRoute = (api, { saved }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const schema = { summary: 'One dashboard', tags: ['dashboards'], params, response: { 200: Dashboard } };
  api.get('/api/dashboards/:id', { schema }, (request) => saved.dashboard(callerOf(request), request.params.id));
};
