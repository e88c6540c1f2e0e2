/** Doors for what hosting platforms and metric collectors push over HTTP in forms of their own. */
import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../../server-context.js';
import { addDoor, prepareDoors } from './door-route.js';
import { answerIngested } from './events.js';

export function addPlatformDoors(app: FastifyInstance, context: ServerContext): void {
  prepareDoors(app, context);
  addDoor(app, context, {
    path: '/cloudflare',
    door: 'cloudflare',
    summary: 'Logpush of Cloudflare to an HTTP destination',
  });
  addDoor(app, context, {
    path: '/prometheus',
    door: 'prometheus',
    summary: 'Remote write 1.0 of Prometheus',
    // Source: remote write 1.0 specification: 2xx is taken, 400 must not be sent again, 5xx must be.
    answer: (_request, reply, ingested) =>
      ingested.accepted > 0 || ingested.rejected.length === 0
        ? reply.code(204).send()
        : answerIngested(reply, ingested),
  });
}
