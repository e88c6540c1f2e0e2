import { SessionView } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import { epochMs } from '../../instant-text.js';
import type { ApiRoute } from '../api-route.js';

export const readSession: ApiRoute = (api, { config, accounts, clock, demo, workspace }) => {
  const schema = { summary: 'Who looks, at what', tags: ['session'], response: { 200: SessionView } };
  const { provider, model } = config.model;
  api.get('/api/session', { schema }, async (request) => {
    const { user, environment, role } = callerOf(request);
    const ai = provider === 'none' ? { provider } : { provider, model };
    const serverTimeMs = epochMs(clock);
    const hasPassword = await accounts.hasPassword(user.id);
    return { user: { ...user }, hasPassword, role, workspace: { ...workspace }, environment, ai, demo, serverTimeMs };
  });
};
