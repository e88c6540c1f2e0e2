import { AlertSettingsView } from '@baselime-ai/contract';
import { explainsAlerts, setExplainsAlerts } from '../../settings/alert-settings.js';
import type { ApiRoute } from '../api-route.js';

const tags = ['settings'];
const response = { 200: AlertSettingsView };

export const readAlertSettings: ApiRoute = (api, { engine, workspace }) => {
  const schema = { summary: 'Whether what fires is explained by itself', tags, response };
  api.get('/api/settings/alerts', { schema }, async () => ({
    explain: await explainsAlerts(engine.workspace.settings, workspace.id),
  }));
};

export const saveAlertSettings: ApiRoute = (api, { engine, workspace }) => {
  const schema = { summary: 'Explain what fires, or do not', tags, body: AlertSettingsView, response };
  api.put('/api/settings/alerts', { schema }, async (request) => {
    await setExplainsAlerts(engine.workspace.settings, workspace.id, request.body.explain);
    return request.body;
  });
};
