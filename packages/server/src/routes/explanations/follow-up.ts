import { FollowUp, type FollowUpEvent, FollowUpRequest, FollowUpsAnswer } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { answerError } from '../../answer-error.js';
import { goneSignal } from '../../gone-signal.js';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';
import { sendStream, started, wantsJson } from './answer-stream.js';

const params = z.object({ id: z.string().min(1).max(256) });
const tags = ['explanations'];
const EventStreamText = z
  .unknown()
  .describe('Server-sent events; `event:` is the type, `data:` a FollowUpEvent as JSON.');

/** Streams by default; `Accept: application/json` waits for the finished answer. Asking ends with the connection. */
export const askFollowUp: ApiRoute = (api, context) => {
  const content = {
    'text/event-stream': { schema: EventStreamText },
    'application/json': { schema: FollowUp },
  };
  const response = { 200: { description: 'The answer', content } };
  const schema = { summary: 'Ask a question about an explanation', tags, params, body: FollowUpRequest, response };
  api.post('/api/explanations/:id/messages', { schema }, async (request, reply) => {
    const signal = AbortSignal.any([goneSignal(reply), context.closing]);
    const asked = context.engine.followUp(callerOf(request), request.params.id, request.body, signal);
    const answer = await started<FollowUpEvent>(asked);
    if (wantsJson(request.headers.accept)) return reply.send(await finished(answer));
    return sendStream(reply, answer, context.logger);
  });
};

export const listFollowUps: ApiRoute = (api, { engine }) => {
  const summary = 'The questions that were asked about an explanation, with their answers';
  const schema = { summary, tags, params, response: { 200: FollowUpsAnswer } };
  api.get('/api/explanations/:id/messages', { schema }, async (request) => ({
    messages: [...(await engine.followUps(callerOf(request), request.params.id))],
  }));
};

async function finished(events: AsyncIterable<FollowUpEvent>): Promise<FollowUp> {
  for await (const event of events) {
    if (event.type === 'answer-end') return event.message;
    if (event.type === 'answer-error') throw answerError(event);
  }
  throw new EngineError('EXPLAIN_CANCELLED', 'The answer ended before it was finished.');
}
