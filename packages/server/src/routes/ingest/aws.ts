/** What AWS services and forwarders inside AWS deliver over HTTP. */
import type { Ingested } from '@baselime-ai/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerContext } from '../../server-context.js';
import { addDoor, prepareDoors } from './door-route.js';

export function addAwsDoors(app: FastifyInstance, context: ServerContext): void {
  prepareDoors(app, context);
  addDoor(app, context, { path: '/aws', door: 'aws', summary: 'Anything that AWS delivers, told from its content' });
  addDoor(app, context, {
    path: '/aws/xray/TraceSegments',
    door: 'aws',
    summary: 'PutTraceSegments of X-Ray, for a client whose endpoint is /aws/xray',
    answer: answerTraceSegments,
  });
}

/** Source: X-Ray API reference, PutTraceSegments. Its ids are those of segments; ours are positions in the request. */
function answerTraceSegments(_request: FastifyRequest, reply: FastifyReply, { rejected }: Ingested): FastifyReply {
  return reply.code(200).send({
    UnprocessedTraceSegments: rejected.map(({ index, code, reason }) => ({
      Id: String(index),
      ErrorCode: code,
      Message: reason,
    })),
  });
}
