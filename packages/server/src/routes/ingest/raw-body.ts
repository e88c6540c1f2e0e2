/** Bodies reach the ingest stage as the bytes that came: nothing is parsed or decompressed before it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Compressed bytes; what they unpack to is limited by the ingest stage. */
export const EVENTS_BODY_LIMIT_BYTES = 6 * 1024 * 1024;
export const OTLP_BODY_LIMIT_BYTES = 16 * 1024 * 1024;

/** RFC 9110 section 8.3.1: type and subtype; whatever parameters follow are of no interest here. */
const MEDIA_TYPE = /^\s*[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;|$)/;

export function keepBodiesRaw(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  // The framework refuses a body whose type is none; what a body is, the ingest stage tells from the body.
  app.addHook('onRequest', async (request) => {
    const type = request.headers['content-type'];
    if (type !== undefined && !MEDIA_TYPE.test(type)) delete request.raw.headers['content-type'];
  });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** The body's bytes; none when the request had no body. */
export function bytesOf(request: FastifyRequest): Uint8Array {
  return request.body instanceof Uint8Array ? request.body : new Uint8Array();
}

/** Headers by lower-case name, a repeated one joined with commas. */
export function plainHeaders(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
