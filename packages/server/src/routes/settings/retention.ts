import { Retention, RetentionView } from '@baselime-ai/contract';
import { readRetention as read, saveRetention as save } from '../../settings/retention.js';
import type { ApiRoute } from '../api-route.js';

const tags = ['settings'];
const response = { 200: RetentionView };

export const readRetention: ApiRoute = (api, { engine, workspace }) => {
  const schema = { summary: 'How many days telemetry is kept', tags, response };
  api.get('/api/settings/retention', { schema }, () => read(engine.workspace.settings, workspace.id));
};

export const saveRetention: ApiRoute = (api, { engine, workspace }) => {
  const schema = { summary: 'Keep telemetry for so many days', tags, body: Retention, response };
  api.put('/api/settings/retention', { schema }, async (request) => {
    await save(engine.workspace.settings, workspace.id, request.body);
    return read(engine.workspace.settings, workspace.id);
  });
};
