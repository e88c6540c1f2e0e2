import { TeamNote, TeamNoteRequest } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const addNote: ApiRoute = (api, { engine }) => {
  const summary = 'Write a note that stands beside the next answer about the same failure';
  const schema = { summary, tags: ['explanations'], body: TeamNoteRequest, response: { 200: TeamNote } };
  api.post('/api/notes', { schema }, async (request) => {
    const caller = callerOf(request);
    return engine.addTeamNote(caller, request.body, caller.user.name);
  });
};
