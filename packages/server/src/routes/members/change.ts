import { MemberRequest } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const changeMember: ApiRoute = (api, { members }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const response = { 200: MemberRequest };
  const schema = { summary: 'Give a member another role', tags: ['members'], params, body: MemberRequest, response };
  api.put('/api/members/:id', { schema }, async (request) => {
    await members.change(callerOf(request).role, request.params.id, request.body.role);
    return { role: request.body.role };
  });
};
