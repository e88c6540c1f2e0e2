import { Channel, ChannelChange, ChannelRequest } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import type { ApiRoute } from '../api-route.js';
import { viewOfChannel } from './channel-view.js';

/** Only admins get here: what a channel names, this server connects to. */
export const changeChannel: ApiRoute = (api, { engine, workspace }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const response = { 200: Channel };
  const schema = { summary: 'Change a channel', tags: ['channels'], params, body: ChannelChange, response };
  api.put('/api/channels/:id', { schema }, async (request) => {
    const stored = await engine.workspace.channels.find(workspace.id, request.params.id);
    if (stored === undefined) throw new EngineError('REQUEST_NOT_FOUND', 'There is no channel with this id.');
    const foreign = stored.type === 'email' ? request.body.url : request.body.to;
    if (foreign !== undefined) {
      throw new EngineError('REQUEST_INVALID', `A channel of the type ${stored.type} takes no such address.`);
    }
    const changed = ChannelRequest.parse({ ...stored, ...request.body });
    const channel = { ...changed, id: stored.id, createdAt: stored.createdAt };
    await engine.workspace.channels.save(workspace.id, channel);
    return viewOfChannel(channel);
  });
};
