import { Alert, AlertRequest } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const saveAlert: ApiRoute = (api, { engine }) => {
  const schema = { summary: 'Save an alert', tags: ['alerts'], body: AlertRequest, response: { 200: Alert } };
  api.post('/api/alerts', { schema }, (request) => engine.saveAlert(callerOf(request), request.body));
};
