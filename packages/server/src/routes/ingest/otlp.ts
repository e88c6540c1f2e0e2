/**
 * OTLP over HTTP: traces, logs and metrics, protobuf or JSON.
 * Source: OpenTelemetry Protocol 1.5, "OTLP/HTTP": a failure answers with a google.rpc.Status in the sender's encoding.
 */
import type { OtlpSignal } from '@baselime-ai/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type HttpFailure, toHttp } from '../../errors-to-http.js';
import { rpcCodeOf } from '../../rpc-status.js';
import type { ServerContext } from '../../server-context.js';
import { bytesOf, plainHeaders } from './raw-body.js';

export async function ingestOtlp(
  context: ServerContext,
  signal: OtlpSignal | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const result = await context.engine.ingestOtlp(context.environment, signal, plainHeaders(request), bytesOf(request));
  context.metrics.eventsAccepted.add({ door: 'otlp' }, result.accepted);
  context.metrics.eventsRejected.add({ door: 'otlp' }, result.rejected.length);
  return reply.code(200).header('content-type', result.responseContentType).send(Buffer.from(result.responseBody));
}

/** An error as OTLP senders expect it. */
export function answerOtlpError(request: FastifyRequest, reply: FastifyReply, error: unknown): HttpFailure {
  const failure = toHttp(error);
  if (failure.retryAfterSeconds !== undefined) reply.header('retry-after', String(failure.retryAfterSeconds));
  const code = rpcCodeOf(failure.status);
  const { message } = failure.body.error;
  reply.code(failure.status);
  if (/protobuf/i.test(request.headers['content-type'] ?? '')) {
    void reply.header('content-type', 'application/x-protobuf').send(statusMessage(code, message));
  } else {
    void reply.header('content-type', 'application/json').send(Buffer.from(JSON.stringify({ code, message })));
  }
  return failure;
}

/** google.rpc.Status in protobuf: field 1 is the code (varint), field 2 the message (bytes with their length). */
function statusMessage(code: number, message: string): Buffer {
  const text = Buffer.from(message, 'utf8');
  return Buffer.concat([Buffer.from([0x08, ...varint(code), 0x12, ...varint(text.length)]), text]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 0x80) return [...bytes, left];
    bytes.push((left & 0x7f) | 0x80);
  }
}
