import { ErrorRecordsAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const listErrors: ApiRoute = (api, { engine }) => {
  const response = { 200: ErrorRecordsAnswer };
  const schema = { summary: 'The errors that somebody decided something about', tags: ['errors'], response };
  api.get('/api/errors', { schema }, async (request) => {
    const { workspaceId, environment } = callerOf(request);
    return { errors: [...(await engine.workspace.errors.list(workspaceId, environment))] };
  });
};
