import { TeamNote } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const listNotes: ApiRoute = (api, { engine }) => {
  const response = { 200: z.object({ notes: z.array(TeamNote) }) };
  const schema = { summary: 'What the team wrote about failures', tags: ['explanations'], response };
  api.get('/api/notes', { schema }, async (request) => ({ notes: [...(await engine.teamNotes(callerOf(request)))] }));
};
