import type { ApiRoute } from '../api-route.js';

export const readDescription: ApiRoute = (api) => {
  const schema = { summary: 'This description', tags: ['meta'] };
  api.get('/api/openapi.json', { schema }, () => api.swagger());
};
