import { OrlExportAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const exportOrl: ApiRoute = (api, { saved }) => {
  const response = { 200: OrlExportAnswer };
  const schema = { summary: 'Queries, alerts and dashboards as .baselime files', tags: ['queries'], response };
  api.get('/api/orl', { schema }, async (request) => ({ files: [...(await saved.exportOrl(callerOf(request)))] }));
};
