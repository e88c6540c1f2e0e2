import { randomBytes } from 'node:crypto';
import { Channel, ChannelRequest } from '@baselime-ai/contract';
import { instantText } from '../../instant-text.js';
import type { ApiRoute } from '../api-route.js';
import { viewOfChannel } from './channel-view.js';

/** Only admins get here: what a channel names, this server connects to. */
export const createChannel: ApiRoute = (api, { engine, workspace, clock }) => {
  const response = { 200: Channel };
  const schema = { summary: 'Add a channel', tags: ['channels'], body: ChannelRequest, response };
  api.post('/api/channels', { schema }, async (request) => {
    const id = `ch_${randomBytes(8).toString('hex')}`;
    const channel = { ...request.body, id, createdAt: instantText(clock) };
    await engine.workspace.channels.save(workspace.id, channel);
    return viewOfChannel(channel);
  });
};
