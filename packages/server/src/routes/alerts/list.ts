import { AlertsAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const listAlerts: ApiRoute = (api, { engine }) => {
  const schema = { summary: 'The alerts of this environment', tags: ['alerts'], response: { 200: AlertsAnswer } };
  api.get('/api/alerts', { schema }, async (request) => ({ alerts: [...(await engine.alerts(callerOf(request)))] }));
};
