import { MembersAnswer } from '@baselime-ai/contract';
import type { ApiRoute } from '../api-route.js';

export const listMembers: ApiRoute = (api, { members }) => {
  const schema = { summary: 'Who belongs to the workspace', tags: ['members'], response: { 200: MembersAnswer } };
  api.get('/api/members', { schema }, async () => ({ members: [...(await members.list())] }));
};
