import { type AnswerEvent, Explanation, ExplanationRequest } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { answerError } from '../../answer-error.js';
import { goneSignal } from '../../gone-signal.js';
import { callerOf } from '../../guard/authenticate.js';
import type { ServerContext } from '../../server-context.js';
import type { ApiRoute } from '../api-route.js';
import { sendStream, started, wantsJson } from './answer-stream.js';

const EventStreamText = z
  .unknown()
  .describe('Server-sent events; `event:` is the type, `data:` an AnswerEvent as JSON.');

/**
 * Ask AI. Streams by default; `Accept: application/json` waits for the finished Explanation. What fails before the
 * first event answers with its own status; what fails later is the stream's last event. Asking ends with the connection.
 */
export const askForExplanation: ApiRoute = (api, context) => {
  const { engine, logger } = context;
  const content = {
    'text/event-stream': { schema: EventStreamText },
    'application/json': { schema: Explanation },
  };
  const response = { 200: { description: 'The answer', content } };
  const schema = { summary: 'Ask AI', tags: ['explanations'], body: ExplanationRequest, response };
  api.post('/api/explanations', { schema }, async (request, reply) => {
    const signal = AbortSignal.any([goneSignal(reply), context.closing]);
    const asked = engine.explain(callerOf(request), request.body, signal);
    const answer = await started(measured(asked, context));
    if (wantsJson(request.headers.accept)) return reply.send(await finished(answer));
    return sendStream(reply, answer, logger);
  });
};

async function finished(events: AsyncIterable<AnswerEvent>): Promise<Explanation> {
  for await (const event of events) {
    if (event.type === 'answer-end') return event.explanation;
    if (event.type === 'answer-error') throw answerError(event);
  }
  throw new EngineError('EXPLAIN_CANCELLED', 'The answer ended before it was finished.');
}

/** Passes the events on and counts: time to the first text, who worded the answer, how it ended. */
async function* measured(
  events: AsyncIterable<AnswerEvent>,
  { clock, metrics }: ServerContext,
): AsyncGenerator<AnswerEvent> {
  const startedMs = clock.monotonicMs();
  let by = 'narrator';
  let sawText = false;
  let outcome = 'broken-off';
  try {
    for await (const event of events) {
      if (event.type === 'answer-start' && event.engine !== 'narrator') {
        by = 'model';
        if (!event.cached) metrics.modelCalls.add({});
      }
      if (event.type === 'answer-restart') by = 'narrator';
      if (event.type === 'text-delta' && !sawText) {
        sawText = true;
        metrics.explainFirstTextSeconds.observe({ by }, (clock.monotonicMs() - startedMs) / 1000);
      }
      if (event.type === 'answer-end') outcome = 'finished';
      if (event.type === 'answer-error') outcome = 'failed';
      yield event;
    }
  } finally {
    metrics.explanations.add({ by, outcome });
  }
}
