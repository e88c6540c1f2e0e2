import { AlertChecksAnswer } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { PageQuery, pageRequest } from '../page-query.js';

export const listAlertChecks: ApiRoute = (api, { engine }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const response = { 200: AlertChecksAnswer };
  const summary = 'What the evaluations of an alert found, newest first';
  const schema = { summary, tags: ['alerts'], params, querystring: PageQuery, response };
  api.get('/api/alerts/:id/checks', { schema }, async (request) => {
    const page = pageRequest(request.query);
    const { items, nextCursor } = await engine.alertChecks(callerOf(request), request.params.id, page);
    return { checks: [...items], ...(nextCursor === undefined ? {} : { nextCursor }) };
  });
};
