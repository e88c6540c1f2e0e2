/** Work for a reader who went away is stopped. */
import type { FastifyReply } from 'fastify';

/**
 * Aborts when the connection closes before the answer is written whole. Fastify's own `request.signal` follows the
 * request, which closes as soon as its body is read, and so would stop the work of everybody who sends a body.
 */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
