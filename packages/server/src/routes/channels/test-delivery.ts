import { ChannelTest } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { createCourier } from '../../delivery/courier.js';
import type { News } from '../../delivery/message.js';
import { goneSignal } from '../../gone-signal.js';
import { epochMs } from '../../instant-text.js';
import type { ApiRoute } from '../api-route.js';

/** Sends a made-up firing once, at once, and says what came of it. */
export const testChannel: ApiRoute = (api, { engine, workspace, environment, config, clock, publicUrl }) => {
  const courier = createCourier(config);
  const params = z.object({ id: z.string().min(1).max(256) });
  const schema = { summary: 'Send a test to a channel', tags: ['channels'], params, response: { 200: ChannelTest } };
  api.post('/api/channels/:id/test', { schema }, async (request, reply) => {
    const channel = await engine.workspace.channels.find(workspace.id, request.params.id);
    if (channel === undefined) throw new EngineError('REQUEST_NOT_FOUND', 'There is no channel with this id.');
    const to = epochMs(clock);
    const news: News = {
      event: 'test',
      workspace: workspace.name,
      environment,
      alert: { id: 'test', name: 'A test of this channel' },
      check: {
        id: 'test',
        alertId: 'test',
        at: new Date(to).toISOString(),
        outcome: 'firing',
        timeframe: { from: to - 600_000, to },
        key: 'COUNT',
        value: 12,
        threshold: { operation: '>', value: 10 },
        groups: [],
      },
      channel: { id: channel.id, name: channel.name, type: channel.type },
      url: `${publicUrl()}/alerts`,
    };
    const { result, outcome } = await courier.send(channel, news, goneSignal(reply));
    return { delivered: result === 'delivered', outcome };
  });
};
