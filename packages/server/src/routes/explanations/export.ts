import { Readable } from 'node:stream';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

/** Everything that was answered and what people wrote about it, for another program. */
export const exportExplanations: ApiRoute = (api, { engine }) => {
  const querystring = z.object({ format: z.enum(['ndjson']).default('ndjson') });
  const content = { 'application/x-ndjson': { schema: z.unknown() } };
  const response = { 200: { description: 'One explanation a line, newest first', content } };
  const schema = { summary: 'Export explanations', tags: ['explanations'], querystring, response };
  api.get('/api/explanations/export', { schema }, async (request, reply) =>
    reply
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .header('content-disposition', 'attachment; filename="explanations.ndjson"')
      .send(Readable.from(engine.exportExplanations(callerOf(request)))),
  );
};
