import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import { presentedKey } from '../../keys/presented-key.js';
import type { ApiRoute } from '../api-route.js';

/** A person's own name, as the others read it. */
export const renameSelf: ApiRoute = (api, { accounts }) => {
  const name = z.string().trim().min(1).max(128);
  const response = { 200: z.object({ name: z.string() }) };
  const schema = { summary: "Change the signed-in user's name", tags: ['session'], body: z.object({ name }), response };
  api.put('/api/session/name', { schema }, async (request) => {
    if (presentedKey(request.headers) !== undefined) {
      throw new EngineError('REQUEST_FORBIDDEN', 'An API key has no name of its own to change here. Sign in.');
    }
    await accounts.rename(callerOf(request).user.id, request.body.name);
    return { name: request.body.name };
  });
};
