import { TeamNotesAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const listNotes: ApiRoute = (api, { engine }) => {
  const response = { 200: TeamNotesAnswer };
  const schema = { summary: 'What the team wrote about failures', tags: ['explanations'], response };
  api.get('/api/notes', { schema }, async (request) => ({ notes: [...(await engine.teamNotes(callerOf(request)))] }));
};
