import { ChannelsAnswer } from '@baselime-ai/contract';
import type { ApiRoute } from '../api-route.js';
import { viewOfChannel } from './channel-view.js';

export const listChannels: ApiRoute = (api, { engine, workspace, config }) => {
  const response = { 200: ChannelsAnswer };
  const schema = { summary: 'Where news of alerts can go', tags: ['channels'], response };
  api.get('/api/channels', { schema }, async () => {
    const stored = await engine.workspace.channels.list(workspace.id);
    return { channels: stored.map(viewOfChannel), emailReady: config.smtp !== undefined };
  });
};
