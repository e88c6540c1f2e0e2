/** A person's own password: the first one, or another one against the one that holds. */
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { cookiesFor } from '../../accounts/cookie-scope.js';
import type { ApiRoute } from '../api-route.js';
import { attempt } from './open.js';

export const setPassword: ApiRoute = (api, context) => {
  const body = z.object({
    password: z.string().min(12).max(128),
    /** The password that holds; absent where there is none yet. */
    current: z.string().min(1).max(512).optional(),
  });
  const response = { 200: z.object({ passwordSet: z.literal(true) }) };
  const summary = "Set the signed-in user's first password, or change it, which ends the user's other sessions";
  api.put(
    '/api/session/password',
    { schema: { summary, tags: ['session'], body, response } },
    async (request, reply) => {
      const { password, current } = request.body;
      if (current === undefined) {
        if (await context.accounts.setPassword(request.headers, password)) return { passwordSet: true as const };
        throw new EngineError('REQUEST_FORBIDDEN', 'Only a signed-in user without a password can set one here.');
      }
      // Whoever found an open session must not find out the password by trying.
      const change = () => context.accounts.changePassword(request.headers, current, password);
      const cookies = await attempt(context, request, reply, change, notTheCurrent);
      return reply
        .header('set-cookie', cookiesFor(cookies, request.headers, context.config))
        .send({ passwordSet: true });
    },
  );
};

// Not REQUEST_UNAUTHORIZED: the session is as good as before.
const notTheCurrent = (): EngineError =>
  new EngineError('REQUEST_FORBIDDEN', 'The current password is not the one you typed.');
