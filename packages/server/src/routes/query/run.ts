import { QueryAnswer, QueryRequest } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { goneSignal } from '../../gone-signal.js';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

/** A query ends with its connection: what nobody waits for is not computed. */
export const runQuery: ApiRoute = (api, { engine }) => {
  const schema = { summary: 'Run a query', tags: ['query'], body: QueryRequest, response: { 200: QueryAnswer } };
  api.post('/api/query', { schema }, async (request, reply) => {
    const signal = goneSignal(reply);
    try {
      return await engine.query(callerOf(request), request.body, signal);
    } catch (error) {
      if (signal.aborted) throw new EngineError('EXPLAIN_CANCELLED', 'The query was cancelled.', { cause: error });
      throw error;
    }
  });
};
