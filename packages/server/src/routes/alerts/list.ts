import { AlertsAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

/** Of an alert's line in the list. */
const RECENT = 40;

export const listAlerts: ApiRoute = (api, { engine }) => {
  const schema = { summary: 'The alerts of this environment', tags: ['alerts'], response: { 200: AlertsAnswer } };
  api.get('/api/alerts', { schema }, async (request) => {
    const caller = callerOf(request);
    const alerts = await Promise.all(
      (await engine.alerts(caller)).map(async (alert) => {
        if (alert.evaluatedAt === undefined) return alert;
        const { items } = await engine.alertChecks(caller, alert.id, { limit: RECENT });
        return { ...alert, recent: items.map(({ value }) => value).reverse() };
      }),
    );
    return { alerts };
  });
};
