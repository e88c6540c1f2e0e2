import { PrivacyRulesRequest, PrivacyRulesView } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { PRIVACY_BODY_LIMIT_BYTES } from './body-limit.js';

export const savePrivacyRules: ApiRoute = (api, { engine }) => {
  const summary = 'Save privacy rules; refused whole, with every reason, when one of them cannot be used';
  const schema = { summary, tags: ['privacy'], body: PrivacyRulesRequest, response: { 200: PrivacyRulesView } };
  api.put('/api/privacy/rules', { schema, bodyLimit: PRIVACY_BODY_LIMIT_BYTES }, (request) =>
    engine.savePrivacyRules(callerOf(request), request.body.text),
  );
};
