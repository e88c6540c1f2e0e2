import { createHash, randomBytes } from 'node:crypto';
import { KeyRequest, NewKey } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { instantText } from '../../instant-text.js';
import { FIRST_KEY_NAME } from '../../keys/api-keys.js';
import { generateKey } from '../../keys/first-key.js';
import type { ApiRoute } from '../api-route.js';

export const createApiKey: ApiRoute = (api, { engine, clock, workspace }) => {
  const response = { 200: NewKey };
  const schema = { summary: 'Make an API key, which is shown once', tags: ['settings'], body: KeyRequest, response };
  api.post('/api/settings/keys', { schema }, async (request) => {
    const { name, scope } = request.body;
    if (name === FIRST_KEY_NAME) {
      throw new EngineError('REQUEST_INVALID', 'This name belongs to the key of the configuration.', {
        details: [{ path: 'name', message: 'is taken' }],
      });
    }
    const key = generateKey();
    const view = { id: `key_${randomBytes(8).toString('hex')}`, name, scope, createdAt: instantText(clock) };
    const sha256 = createHash('sha256').update(key).digest('hex');
    await engine.workspace.apiKeys.create({ ...view, workspaceId: workspace.id, sha256 });
    return { ...view, first: false, key };
  });
};
