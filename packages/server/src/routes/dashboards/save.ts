import { Dashboard, DashboardRequest } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const saveDashboard: ApiRoute = (api, { saved }) => {
  const schema = {
    summary: 'Save a dashboard',
    tags: ['dashboards'],
    body: DashboardRequest,
    response: { 200: Dashboard },
  };
  api.post('/api/dashboards', { schema }, (request) => saved.saveDashboard(callerOf(request), request.body));
};
