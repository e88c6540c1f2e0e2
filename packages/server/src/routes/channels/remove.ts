import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import type { ApiRoute } from '../api-route.js';

export const removeChannel: ApiRoute = (api, { engine, workspace }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const response = { 200: z.object({ removed: z.string() }) };
  const schema = { summary: 'Remove a channel', tags: ['channels'], params, response };
  api.delete('/api/channels/:id', { schema }, async (request) => {
    const { id } = request.params;
    if (await engine.workspace.channels.remove(workspace.id, id)) return { removed: id };
    throw new EngineError('REQUEST_NOT_FOUND', 'There is no channel with this id.');
  });
};
