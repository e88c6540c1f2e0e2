import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { instantText } from '../../instant-text.js';
import type { ApiRoute } from '../api-route.js';

export const revokeApiKey: ApiRoute = (api, { engine, apiKeys, clock, workspace }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const response = { 200: z.object({ revoked: z.string() }) };
  const schema = { summary: 'Revoke an API key', tags: ['settings'], params, response };
  api.delete('/api/settings/keys/:id', { schema }, async (request) => {
    const { id } = request.params;
    if (id === apiKeys.firstId) {
      throw new EngineError(
        'REQUEST_FORBIDDEN',
        'The first key is changed where it is set: BASELIME_API_KEY or its file.',
      );
    }
    const known = (await engine.workspace.apiKeys.list(workspace.id)).some((record) => record.id === id);
    if (!known) throw new EngineError('REQUEST_NOT_FOUND', 'There is no key with this id.');
    await engine.workspace.apiKeys.revoke(workspace.id, id, instantText(clock));
    apiKeys.forget();
    return { revoked: id };
  });
};
