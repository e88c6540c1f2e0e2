import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

/** Links in it lead to this server, under the name by which it was called. */
export const reportExplanation: ApiRoute = (api, { engine }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const content = { 'text/markdown': { schema: z.string() } };
  const response = { 200: { description: 'Markdown', content } };
  const schema = { summary: 'An explanation as an incident report', tags: ['explanations'], params, response };
  api.get('/api/explanations/:id/report', { schema }, async (request, reply) => {
    const origin = `${request.protocol}://${request.host}`;
    const { fileName, text } = await engine.report(callerOf(request), request.params.id, origin);
    return reply
      .header('content-type', 'text/markdown; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .serializer(String)
      .send(text);
  });
};
