/** The Events API: `POST /v1/:dataset` and its older form. Its answers are those of the original, to the byte. */
import { EngineError, type Ingested } from '@baselime-ai/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type HttpFailure, toHttp } from '../../errors-to-http.js';
import { presentedKey } from '../../keys/presented-key.js';
import type { ServerContext } from '../../server-context.js';
import { allowAnyOrigin } from './cross-origin.js';
import { bytesOf, plainHeaders } from './raw-body.js';

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorised',
  403: 'Forbidden',
  405: 'Method Not Allowed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** At most so many rejected events are named in an answer; how many there were is said when there were more. */
const NAMED_REJECTIONS = 1000;

export async function ingestEvents(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  allowAnyOrigin(reply);
  const params = paramsOf(request);
  if (params === undefined)
    throw new EngineError(
      'INGEST_PATH_INVALID',
      'The path must be /v1/<dataset> or /v1/<dataset>/<service>/<namespace>.',
    );
  const ingested = await context.engine.ingestEvents(
    context.environment,
    params,
    plainHeaders(request),
    bytesOf(request),
  );
  context.metrics.eventsAccepted.add({ door: 'events' }, ingested.accepted);
  context.metrics.eventsRejected.add({ door: 'events' }, ingested.rejected.length);
  return answerIngested(reply, ingested);
}

/** What was taken and what was not, in the answer of the Events API. */
export function answerIngested(reply: FastifyReply, { accepted, rejected }: Ingested): FastifyReply {
  if (rejected.length === 0) return reply.code(202).send({ message: 'Request Accepted' });
  const invalid = invalidOf(rejected);
  const unnamed = rejected.length > invalid.length ? { invalidCount: rejected.length } : {};
  if (accepted > 0) return reply.code(202).send({ message: 'Request Accepted', invalid, ...unnamed });
  return reply.code(400).send({ message: 'Bad Request', invalid, ...unnamed });
}

/**
 * Raises REQUEST_UNAUTHORIZED. Cookies do not count here: a page of another site could send them along.
 * `own` is the key as a sender presents it that cannot use one of our headers.
 */
export async function requireKey(context: ServerContext, request: FastifyRequest, own?: string): Promise<void> {
  const key = own ?? presentedKey(request.headers);
  if (key !== undefined && (await context.apiKeys.acceptForIngest(key)) !== undefined) return;
  throw new EngineError('REQUEST_UNAUTHORIZED', 'The API key is missing, not known, or may only read.');
}

/** Whose answer says what was wrong; the others are as Baselime's were. */
const NAMED_FAILURES: ReadonlySet<number> = new Set([400, 413]);

/** An error in the shape of the Events API. */
export function answerEventsError(reply: FastifyReply, error: unknown): HttpFailure {
  allowAnyOrigin(reply);
  const failure = toHttp(error);
  const message = MESSAGES[failure.status] ?? (failure.status < 500 ? 'Bad Request' : 'Internal Error');
  if (failure.retryAfterSeconds !== undefined) reply.header('retry-after', String(failure.retryAfterSeconds));
  const invalid = [{ code: failure.code, reason: failure.body.error.message }];
  void reply.code(failure.status).send(NAMED_FAILURES.has(failure.status) ? { message, invalid } : { message });
  return failure;
}

const invalidOf = (rejected: Ingested['rejected']) =>
  rejected.slice(0, NAMED_REJECTIONS).map(({ index, code, reason }) => ({ index, code, reason }));

function paramsOf(request: FastifyRequest): { dataset: string; service?: string; namespace?: string } | undefined {
  const { pathname } = new URL(request.url, 'http://localhost');
  const parts = pathname.split('/').slice(2);
  const [dataset, service, namespace] = parts.map(decoded);
  if (dataset === undefined || dataset === '' || (parts.length !== 1 && parts.length !== 3)) return undefined;
  if (parts.length === 1) return { dataset };
  return service === undefined || namespace === undefined ? undefined : { dataset, service, namespace };
}

/** Undefined when the escapes are not UTF-8. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
