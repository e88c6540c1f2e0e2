/**
 * The HTTP endpoint that Amazon Data Firehose delivers to.
 * Source: Data Firehose developer guide, "HTTP endpoint delivery request and response specifications": the answer
 * repeats the id of the request; 200 is success, 413 goes to the stream's backup, any other status is tried again.
 */
import type { Ingested } from '@baselime-ai/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type HttpFailure, toHttp } from '../../errors-to-http.js';
import type { ServerContext } from '../../server-context.js';
import { addDoor, prepareDoors } from './door-route.js';
import { bytesOf } from './raw-body.js';

/** Firehose buffers up to 64 MB; in base64 that is a third more. */
const FIREHOSE_BODY_LIMIT_BYTES = 88 * 1024 * 1024;
/** Firehose reads no more of a message. */
const MAX_MESSAGE_CHARS = 8192;

export function addFirehoseDoor(app: FastifyInstance, context: ServerContext): void {
  prepareDoors(app, context, { ownKey: accessKeyOf, answerError: (...args) => answerFailure(context, ...args) });
  addDoor(app, context, {
    path: '/firehose',
    door: 'firehose',
    summary: 'HTTP endpoint of Amazon Data Firehose',
    bodyLimitBytes: FIREHOSE_BODY_LIMIT_BYTES,
    answer: (request, reply, ingested) => answerTaken(context, request, reply, ingested),
  });
}

/** The access key of the stream, as it was typed in or as Secrets Manager keeps it: `{"api_key":"…"}`. */
function accessKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-amz-firehose-access-key'];
  if (typeof header !== 'string' || header.trim() === '') return undefined;
  return /^\s*\{\s*"api_key"\s*:\s*"([^"]{1,4096})"\s*\}\s*$/.exec(header)?.[1] ?? header.trim();
}

/**
 * What was taken must not come again, so one good record makes the request a success; the bad ones are named in the
 * log, by position and reason. When no record is good, trying again cannot help either: the stream's backup keeps it.
 */
function answerTaken(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  { accepted, rejected }: Ingested,
): FastifyReply {
  const requestId = requestIdOf(request);
  if (rejected.length === 0) return send(context, reply, 200, requestId);
  const reasons = rejected.slice(0, 20).map(({ index, code, reason }) => `record ${index}: ${code} ${reason}`);
  context.logger.warn('records of Firehose were rejected', { requestId, rejected: rejected.length, accepted });
  for (const { index, code, reason } of rejected.slice(0, 20)) {
    context.logger.warn('a record of Firehose was rejected', { requestId, index, code, reason });
  }
  if (accepted > 0) return send(context, reply, 200, requestId);
  return send(context, reply, 413, requestId, `No record could be read. ${reasons.join(' ')}`);
}

function answerFailure(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): HttpFailure {
  const failure = toHttp(error);
  if (failure.retryAfterSeconds !== undefined) reply.header('retry-after', String(failure.retryAfterSeconds));
  const { code, message } = failure.body.error;
  send(context, reply, failure.status, requestIdOf(request), `${code}: ${message}`);
  return failure;
}

function send(
  context: ServerContext,
  reply: FastifyReply,
  status: number,
  requestId: string,
  errorMessage?: string,
): FastifyReply {
  const timestamp = Number(context.clock.now() / 1_000_000n);
  const body = { requestId, timestamp, ...(errorMessage === undefined ? {} : { errorMessage: cut(errorMessage) }) };
  return reply
    .code(status)
    .header('content-type', 'application/json')
    .send(Buffer.from(JSON.stringify(body)));
}

const cut = (message: string): string => message.slice(0, MAX_MESSAGE_CHARS);

/** The header repeats the id of the body, so that it is known even for a body that cannot be read. */
function requestIdOf(request: FastifyRequest): string {
  const header = request.headers['x-amz-firehose-request-id'];
  if (typeof header === 'string') return header.slice(0, 256);
  const start = Buffer.from(bytesOf(request).subarray(0, 4096)).toString('utf8');
  return /"requestId"\s*:\s*"([^"\\]{1,256})"/.exec(start)?.[1] ?? '';
}
