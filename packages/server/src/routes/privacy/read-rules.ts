import { PrivacyRulesView } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const readPrivacyRules: ApiRoute = (api, { engine }) => {
  const summary = 'The privacy rules that hold: the file of the server and what was saved here';
  const schema = { summary, tags: ['privacy'], response: { 200: PrivacyRulesView } };
  api.get('/api/privacy/rules', { schema }, (request) => engine.privacyRules(callerOf(request)));
};
