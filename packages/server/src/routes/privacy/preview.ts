import { PrivacyPreview, PrivacyPreviewRequest } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { PRIVACY_BODY_LIMIT_BYTES } from './body-limit.js';

export const previewPrivacy: ApiRoute = (api, { engine }) => {
  const summary = 'A record beside the exact text that a model would get of it; sends and stores nothing';
  const schema = { summary, tags: ['privacy'], body: PrivacyPreviewRequest, response: { 200: PrivacyPreview } };
  api.post('/api/privacy/preview', { schema, bodyLimit: PRIVACY_BODY_LIMIT_BYTES }, (request) =>
    engine.previewPrivacy(callerOf(request), request.body),
  );
};
