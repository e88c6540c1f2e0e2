/** The first visit: while nobody has a password, whoever holds the first key becomes the owner. */
import { SetUpRequest, SetUpView } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { cookiesFor } from '../../accounts/cookie-scope.js';
import type { ServerContext } from '../../server-context.js';
import type { ApiRoute } from '../api-route.js';
import { attempt } from './open.js';

/** In the demo the printed link is the way in. */
const isNeeded = async ({ accounts, demo }: ServerContext): Promise<boolean> =>
  !demo && !(await accounts.hasPasswords());

export const readSetUp: ApiRoute = (api, context) => {
  const schema = { summary: 'Whether this server has an owner', tags: ['session'], response: { 200: SetUpView } };
  api.get('/api/session/setup', { schema: { ...schema, security: [] } }, async () => ({
    needed: await isNeeded(context),
    hasPasswords: await context.accounts.hasPasswords(),
  }));
};

export const setUp: ApiRoute = (api, context) => {
  const response = { 200: z.object({ signedIn: z.literal(true) }) };
  const schema = { summary: 'Become the owner', tags: ['session'], body: SetUpRequest, response, security: [] };
  api.post('/api/session/setup', { schema }, async (request, reply) => {
    const { key, ...person } = request.body;
    const cookies = await attempt(context, request, reply, async () => {
      if ((await context.apiKeys.accept(key.trim()))?.first !== true) return undefined;
      if (!(await isNeeded(context))) {
        throw new EngineError(
          'REQUEST_FORBIDDEN',
          'This server has an owner already. Sign in, or ask for an invitation.',
        );
      }
      if (!(await context.members.add(person, 'owner'))) {
        throw new EngineError('REQUEST_INVALID', 'Somebody has an account with this address already.');
      }
      return context.accounts.openPasswordSession(person.email, person.password);
    });
    return reply.header('set-cookie', cookiesFor(cookies, request.headers, context.config)).send({ signedIn: true });
  });
};
