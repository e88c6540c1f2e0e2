import { TraceView } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const readTrace: ApiRoute = (api, { engine }) => {
  const params = z.object({ traceId: z.string().min(1).max(256) });
  const schema = { summary: 'One trace with its logs', tags: ['query'], params, response: { 200: TraceView } };
  api.get('/api/traces/:traceId', { schema }, (request) => engine.trace(callerOf(request), request.params.traceId));
};
