/**
 * Browsers send events too (`@baselime/react-rum`), from pages of any site, with an API key and never with a cookie.
 * So the Events doors, and only they, answer to any origin.
 */
import type { FastifyReply } from 'fastify';

const ALLOWED_HEADERS =
  'content-type, content-encoding, authorization, x-api-key, x-service, x-namespace, contenttype, library, user-agent, baselime-data-source';

export function allowAnyOrigin(reply: FastifyReply): void {
  reply.header('access-control-allow-origin', '*');
  reply.header('cross-origin-resource-policy', 'cross-origin');
}

export function answerPreflight(reply: FastifyReply): FastifyReply {
  allowAnyOrigin(reply);
  return reply
    .code(204)
    .header('access-control-allow-methods', 'POST')
    .header('access-control-allow-headers', ALLOWED_HEADERS)
    .header('access-control-max-age', '86400')
    .send();
}
