import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import type { ApiRoute } from '../api-route.js';

export const setPassword: ApiRoute = (api, { accounts }) => {
  const body = z.object({ password: z.string().min(12).max(128) });
  const response = { 200: z.object({ passwordSet: z.literal(true) }) };
  const schema = { summary: 'Give the signed-in user a first password', tags: ['session'], body, response };
  api.put('/api/session/password', { schema }, async (request) => {
    if (await accounts.setPassword(request.headers, request.body.password)) return { passwordSet: true as const };
    throw new EngineError('REQUEST_FORBIDDEN', 'Only a signed-in user without a password can set one here.');
  });
};
