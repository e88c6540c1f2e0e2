/**
 * Large JSON answers go out compressed to whoever takes that: a page of events shrinks to a tenth. Streams go out as they
 * come, and so do small answers, which hold all that is shown once: a key, a link, a session.
 */
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const toGzip = promisify(gzip);
/** Below, the answer fits into a few packets whatever is done to it. */
const LEAST_CHARACTERS = 4096;

export function compressAnswers(scope: FastifyInstance): void {
  scope.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < LEAST_CHARACTERS) return payload;
    if (reply.hasHeader('content-encoding') || !isJson(reply.getHeader('content-type'))) return payload;
    reply.header('vary', 'accept-encoding');
    if (!takesGzip(request.headers['accept-encoding'])) return payload;
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return toGzip(payload, { level: constants.Z_BEST_SPEED });
  });
}

const isJson = (type: unknown): boolean => typeof type === 'string' && /^application\/json\b/i.test(type);

/** `gzip;q=0` refuses it. Source: RFC 9110, 12.5.3. */
function takesGzip(accepted: string | string[] | undefined): boolean {
  return String(accepted ?? '')
    .split(',')
    .some((one) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[\d.]+\s*)?$/i.test(one));
}
