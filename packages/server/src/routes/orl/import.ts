import { OrlImportAnswer, OrlImportRequest } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const importOrl: ApiRoute = (api, { saved }) => {
  const response = { 200: OrlImportAnswer };
  const schema = { summary: 'Take over .baselime files', tags: ['queries'], body: OrlImportRequest, response };
  api.post('/api/orl', { schema }, (request) =>
    saved.importOrl(callerOf(request), request.body.files, request.body.dryRun),
  );
};
