import { PrivacyTryAnswer, PrivacyTryRequest } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { goneSignal } from '../../gone-signal.js';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { PRIVACY_BODY_LIMIT_BYTES } from './body-limit.js';

export const tryPrivacyRules: ApiRoute = (api, { engine }) => {
  const summary = 'What each privacy rule would have done to stored events; changes and sends nothing';
  const schema = { summary, tags: ['privacy'], body: PrivacyTryRequest, response: { 200: PrivacyTryAnswer } };
  api.post('/api/privacy/try', { schema, bodyLimit: PRIVACY_BODY_LIMIT_BYTES }, async (request, reply) => {
    const signal = goneSignal(reply);
    try {
      return await engine.tryPrivacy(callerOf(request), request.body, signal);
    } catch (error) {
      if (signal.aborted) throw new EngineError('EXPLAIN_CANCELLED', 'The trial was cancelled.', { cause: error });
      throw error;
    }
  });
};
