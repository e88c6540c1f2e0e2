import { InvitationsAnswer } from '@baselime-ai/contract';
import { instantText } from '../../instant-text.js';
import type { ApiRoute } from '../api-route.js';

export const listInvitations: ApiRoute = (api, { engine, clock, workspace }) => {
  const response = { 200: InvitationsAnswer };
  const schema = { summary: 'Invitations that can still be used', tags: ['members'], response };
  api.get('/api/invitations', { schema }, async () => {
    const now = instantText(clock);
    const all = await engine.workspace.invitations.list(workspace.id);
    const open = all.filter(({ usedAt, expiresAt }) => usedAt === undefined && expiresAt > now);
    return { invitations: open.map(({ id, role, createdAt, expiresAt }) => ({ id, role, createdAt, expiresAt })) };
  });
};
