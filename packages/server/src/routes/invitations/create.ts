import { createHash, randomBytes } from 'node:crypto';
import { InvitationRequest, NewInvitation } from '@baselime-ai/contract';
import { requireOwner } from '../../accounts/members.js';
import { callerOf } from '../../guard/authenticate.js';
import { epochMs, instantText } from '../../instant-text.js';
import type { ApiRoute } from '../api-route.js';

const VALID_MS = 7 * 86_400_000;

/** The token is told once; only its digest is kept. */
export const createInvitation: ApiRoute = (api, { engine, clock, workspace }) => {
  const schema = {
    summary: 'Invite somebody: the answer holds the token of a link that works once',
    tags: ['members'],
    body: InvitationRequest,
    response: { 200: NewInvitation },
  };
  api.post('/api/invitations', { schema }, async (request) => {
    const { role } = request.body;
    requireOwner(callerOf(request).role, [role]);
    const token = randomBytes(24).toString('base64url');
    const invitation = {
      id: `inv_${randomBytes(8).toString('hex')}`,
      role,
      createdAt: instantText(clock),
      expiresAt: new Date(epochMs(clock) + VALID_MS).toISOString(),
    };
    await engine.workspace.invitations.create(workspace.id, { ...invitation, sha256: digestOf(token) });
    return { ...invitation, token };
  });
};

/** Looking up a digest tells nothing about how much of a guessed token was right. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');
