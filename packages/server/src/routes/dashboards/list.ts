import { DashboardsAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const listDashboards: ApiRoute = (api, { saved }) => {
  const schema = {
    summary: 'The dashboards of this environment',
    tags: ['dashboards'],
    response: { 200: DashboardsAnswer },
  };
  api.get('/api/dashboards', { schema }, async (request) => ({
    dashboards: [...(await saved.dashboards(callerOf(request)))],
  }));
};
