import { ExplanationRequest, Preview } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const previewExplanation: ApiRoute = (api, { engine }) => {
  const summary = 'The exact bytes that would be sent, and why each token is hidden; sends nothing';
  const schema = { summary, tags: ['explanations'], body: ExplanationRequest, response: { 200: Preview } };
  api.post('/api/explanations/preview', { schema }, (request) => engine.preview(callerOf(request), request.body));
};
