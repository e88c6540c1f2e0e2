import { JoinRequest } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { cookiesFor } from '../../accounts/cookie-scope.js';
import { instantText } from '../../instant-text.js';
import type { ApiRoute } from '../api-route.js';
import { digestOf } from '../invitations/create.js';
import { attempt } from './open.js';

/** Uses an invitation up, makes the account and signs it in. A token that is not good counts as a failed sign-in. */
export const joinWithInvitation: ApiRoute = (api, context) => {
  const response = { 200: z.object({ signedIn: z.literal(true) }) };
  const schema = { summary: 'Join with an invitation', tags: ['session'], body: JoinRequest, response, security: [] };
  api.post('/api/session/join', { schema }, async (request, reply) => {
    const { token, ...person } = request.body;
    const { invitations } = context.engine.workspace;
    const cookies = await attempt(context, request, reply, async () => {
      const used = await invitations.use(context.workspace.id, digestOf(token), instantText(context.clock));
      if (used === undefined) return undefined;
      if (!(await context.members.add(person, used.role))) {
        await invitations.reopen(context.workspace.id, used.id);
        throw new EngineError('REQUEST_INVALID', 'Somebody has an account with this address already.');
      }
      return context.accounts.openPasswordSession(person.email, person.password);
    });
    return reply.header('set-cookie', cookiesFor(cookies, request.headers, context.config)).send({ signedIn: true });
  });
};
