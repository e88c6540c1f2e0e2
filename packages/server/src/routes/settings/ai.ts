import { AiSettings, AiSettingsView } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

const tags = ['settings'];
const response = { 200: AiSettingsView };

export const readAiSettings: ApiRoute = (api, { engine }) => {
  const schema = { summary: 'Whether a model is asked, what it may cost, and what was used today', tags, response };
  api.get('/api/settings/ai', { schema }, (request) => engine.aiSettings(callerOf(request)));
};

export const saveAiSettings: ApiRoute = (api, { engine }) => {
  const summary = 'Switch the model on or off, and limit what it may cost in a day';
  const schema = { summary, tags, body: AiSettings.strict(), response };
  api.put('/api/settings/ai', { schema }, (request) => engine.saveAiSettings(callerOf(request), request.body));
};
