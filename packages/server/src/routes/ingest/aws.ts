/** What AWS services and forwarders inside AWS deliver over HTTP. */
import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../../server-context.js';
import { addDoor, prepareDoors } from './door-route.js';

export function addAwsDoors(app: FastifyInstance, context: ServerContext): void {
  prepareDoors(app, context);
  addDoor(app, context, { path: '/aws', door: 'aws', summary: 'Anything that AWS delivers, told from its content' });
}
