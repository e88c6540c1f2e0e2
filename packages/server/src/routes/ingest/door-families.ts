/** The doors beside the Events API and OTLP: one file a family of senders, one line here. */
import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../../server-context.js';
import { addAwsDoors } from './aws.js';
import { addFirehoseDoor } from './firehose.js';
import { addPlatformDoors } from './platforms.js';
import { addVercelDoor } from './vercel.js';

/** Each is registered in a scope of its own, so that its hooks and parsers stay with it. */
export const doorFamilies: readonly ((app: FastifyInstance, context: ServerContext) => void)[] = [
  addAwsDoors,
  addFirehoseDoor,
  addPlatformDoors,
  addVercelDoor,
];
