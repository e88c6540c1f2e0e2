/** What answers have in common that come as a stream or, for who wants it, as one JSON document. */
import type { Logger } from '@baselime-ai/engine';
import type { FastifyReply } from 'fastify';
import { answerError } from '../../answer-error.js';
import { toHttp } from '../../errors-to-http.js';
import { eventStream } from './event-stream.js';

export interface Failed {
  readonly type: 'answer-error';
  readonly code: string;
  readonly message: string;
}

const isFailed = (event: { readonly type: string }): event is Failed => event.type === 'answer-error';

/** True when JSON is asked for and a stream is not. */
export function wantsJson(accept = ''): boolean {
  return accept.includes('application/json') && !accept.includes('text/event-stream');
}

/** Waits for the first event, so that a request that cannot be answered fails with a status of its own. */
export async function started<Event extends { readonly type: string }>(
  events: AsyncIterable<Event | Failed>,
): Promise<AsyncIterable<Event | Failed>> {
  const iterator = events[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done !== true && isFailed(first.value)) throw answerError(first.value);
  return (async function* () {
    try {
      for (let next = first; next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  })();
}

export function sendStream(
  reply: FastifyReply,
  events: AsyncIterable<{ readonly type: string }>,
  logger: Logger,
): FastifyReply {
  return reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    .header('x-accel-buffering', 'no')
    .send(
      eventStream(events, {
        onFailure: (error) => {
          const { code, body, reference } = toHttp(error);
          logger.error('an answer broke off', { code, reference });
          return { type: 'answer-error', code, message: body.error.message };
        },
      }),
    );
}
