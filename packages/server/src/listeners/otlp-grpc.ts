/**
 * OTLP over gRPC on BASELIME_OTLP_GRPC_PORT: HTTP/2 without TLS, as exporters expect of a collector on port 4317.
 * Source: OpenTelemetry protocol specification, "OTLP/gRPC"; gRPC over HTTP/2.
 */
import {
  createServer,
  type Http2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  constants as http2,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { OtlpSignal } from '@baselime-ai/engine';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { Code, ConnectError, createConnectRouter, type HandlerContext } from '@connectrpc/connect';
import type { UniversalHandler } from '@connectrpc/connect/protocol';
import {
  compressionGzip,
  universalRequestFromNodeRequest,
  universalResponseToNodeResponse,
} from '@connectrpc/connect-node';
import { toHttp } from '../errors-to-http.js';
import { presentedKey } from '../keys/presented-key.js';
import { OTLP_BODY_LIMIT_BYTES } from '../routes/ingest/raw-body.js';
import { rpcCodeOf } from '../rpc-status.js';
import type { ServerContext } from '../server-context.js';
import { bindTcp, boundPort, type Listener, localAddress } from './listener.js';
import { exportMethod } from './otlp-service.js';

const SIGNALS: readonly OtlpSignal[] = ['traces', 'logs', 'metrics'];
/** Of one connection at a time; a sender queues the rest on its side. */
const CONCURRENT_CALLS = 64;
/** Bodies that are being read or stored; more than this is refused with the advice to send again. */
const BODIES_AT_ONCE = 256;
const STALLED_CALL_MS = 60_000;
const IDLE_CONNECTION_MS = 10 * 60_000;
/** Enough for the answer to leave before the rest of the body is cut off. */
const UNREAD_AFTER_MS = 250;
const CLOSE_WITHIN_MS = 8_000;

export async function openOtlpGrpc(context: ServerContext): Promise<Listener | undefined> {
  const { host, otlpGrpcPort } = context.config;
  if (otlpGrpcPort === undefined) return undefined;
  const server = createServer({ settings: { maxConcurrentStreams: CONCURRENT_CALLS } });
  const sessions = watchSessions(server);
  const handlers = handlersOf(context);
  let open = 0;
  server.on('request', (request, response) => {
    request.stream.setTimeout(STALLED_CALL_MS, () => request.stream.close(http2.NGHTTP2_CANCEL));
    open += 1;
    response.once('close', () => {
      open -= 1;
    });
    const refusal = open > BODIES_AT_ONCE ? busy() : undefined;
    answer(context, handlers, request, response, refusal).catch((error: unknown) => {
      // The peer is gone or breaks the protocol: there is nobody to tell.
      context.logger.debug('an OTLP/gRPC call broke off', { kind: error instanceof Error ? error.name : typeof error });
      request.stream.close(http2.NGHTTP2_INTERNAL_ERROR);
    });
  });
  await bindTcp(server, host, otlpGrpcPort, 'BASELIME_OTLP_GRPC_PORT');
  return {
    name: 'otlp-grpc',
    address: localAddress('http', host, boundPort(server.address(), otlpGrpcPort)),
    close: () => closeServer(server, sessions),
  };
}

/** Everything that is known before the body is read; then the body, through the handler of the path. */
async function answer(
  context: ServerContext,
  handlers: ReadonlyMap<string, UniversalHandler>,
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  refusal: ConnectError | undefined,
): Promise<void> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/grpc(\+proto)?(;|$)/i.test(type)) {
    response.writeHead(415, { 'content-type': 'text/plain' });
    response.end('This port speaks gRPC. OTLP over HTTP goes to port 4318.\n');
    cutUnread(response.stream);
    return;
  }
  const handler = handlers.get(request.url);
  const key = presentedKey(request.headers);
  const isKnown = key !== undefined && (await context.apiKeys.acceptForIngest(key)) !== undefined;
  const refused = isKnown ? (refusal ?? (handler === undefined ? noSuchMethod() : undefined)) : noKey();
  if (refused !== undefined || handler === undefined) {
    refuse(response, refused ?? noSuchMethod());
    return;
  }
  const reply = await handler(universalRequestFromNodeRequest(request, response, undefined, undefined));
  rewordFramework(reply.trailer);
  request.stream.once('wantTrailers', () => cutUnread(request.stream));
  await universalResponseToNodeResponse(reply, response);
}

/** A body that is refused before it was read to its end would keep its stream open, also when the stream is closed. */
function cutUnread(stream: ServerHttp2Stream): void {
  const cut = setTimeout(() => {
    stream.close(http2.NGHTTP2_NO_ERROR);
    stream.destroy();
  }, UNREAD_AFTER_MS);
  stream.once('close', () => clearTimeout(cut));
}

/** What Connect says about a body that it could not take, by the start of its words, as the code and words of ours. */
const FRAMEWORK_FAILURES: readonly (readonly [start: RegExp, code: Code, message: string])[] = [
  [/^parse binary/, Code.InvalidArgument, 'The message is not an OTLP export request in protobuf.'],
  [/^decompression failed/, Code.InvalidArgument, 'The message is not gzip as its header says. Send it again whole.'],
  [/readMaxBytes/, Code.ResourceExhausted, 'The message is larger than 16 MB. Send it in smaller parts.'],
  [/^protocol error/, Code.InvalidArgument, 'The body is not one whole gRPC message.'],
];

function rewordFramework(trailer: Headers | undefined): void {
  const said = decodeURIComponent(trailer?.get('grpc-message') ?? '');
  const found = FRAMEWORK_FAILURES.find(([start]) => start.test(said));
  if (trailer === undefined || found === undefined) return;
  trailer.set('grpc-status', String(found[1]));
  trailer.set('grpc-message', encodeURIComponent(found[2]));
}

/** A gRPC answer that is only a status. Messages are our own and ASCII. */
function refuse(response: Http2ServerResponse, error: ConnectError): void {
  response.stream.respond(
    {
      ':status': 200,
      'content-type': 'application/grpc',
      'grpc-status': String(error.code),
      'grpc-message': encodeURIComponent(error.rawMessage),
    },
    { endStream: true },
  );
  cutUnread(response.stream);
}

const noKey = (): ConnectError =>
  new ConnectError('The API key is missing or not known. Send it as x-api-key metadata.', Code.Unauthenticated);
const noSuchMethod = (): ConnectError =>
  new ConnectError('There is no such method. This port takes the Export of OTLP.', Code.Unimplemented);
const busy = (): ConnectError => new ConnectError('Too many calls at once. Send it again.', Code.Unavailable);

function handlersOf(context: ServerContext): ReadonlyMap<string, UniversalHandler> {
  const router = createConnectRouter({
    grpc: true,
    grpcWeb: false,
    connect: false,
    acceptCompression: [compressionGzip],
    readMaxBytes: OTLP_BODY_LIMIT_BYTES,
  });
  for (const signal of SIGNALS) {
    const method = exportMethod(signal);
    router.rpc(method, async (message, call) => {
      const body = toBinary(method.input, message);
      return fromBinary(method.output, await beforeDeadline(call, () => ingest(context, signal, call, body)));
    });
  }
  return new Map(router.handlers.map((handler) => [handler.requestPath, handler]));
}

/** The bytes of the answer message. Raises ConnectError. */
async function ingest(
  context: ServerContext,
  signal: OtlpSignal,
  call: HandlerContext,
  body: Uint8Array,
): Promise<Uint8Array> {
  // Connect has undone the compression of the message; metadata that says otherwise is about something else.
  const headers = {
    ...Object.fromEntries(call.requestHeader),
    'content-type': 'application/x-protobuf',
    'content-encoding': undefined,
  };
  try {
    const result = await context.engine.ingestOtlp(context.environment, signal, headers, body);
    context.metrics.eventsAccepted.add({ door: 'otlp-grpc' }, result.accepted);
    context.metrics.eventsRejected.add({ door: 'otlp-grpc' }, result.rejected.length);
    return result.responseBody;
  } catch (error) {
    throw toRpc(context, error);
  }
}

function toRpc(context: ServerContext, error: unknown): ConnectError {
  const { status, code, body, retryAfterSeconds, reference } = toHttp(error);
  if (status >= 500) context.logger.error('telemetry was not taken', { route: 'otlp-grpc', code, status, reference });
  const failure = new ConnectError(body.error.message, rpcCodeOf(status));
  if (retryAfterSeconds !== undefined) failure.details.push(retryInfo(retryAfterSeconds));
  return failure;
}

/** google.rpc.RetryInfo: field 1 is a google.protobuf.Duration, whose field 1 is seconds (a varint, here one byte). */
const retryInfo = (seconds: number): { readonly type: string; readonly value: Uint8Array } => ({
  type: 'google.rpc.RetryInfo',
  value: Uint8Array.of(0x0a, 2, 0x08, Math.min(127, Math.ceil(seconds))),
});

/** What is not answered in the time that the sender gave is not waited for; it may still be stored. */
function beforeDeadline<T>(call: HandlerContext, run: () => Promise<T>): Promise<T> {
  const { signal } = call;
  return new Promise((resolve, reject) => {
    const late = (): void => reject(ConnectError.from(signal.reason, Code.Canceled));
    if (signal.aborted) {
      late();
      return;
    }
    signal.addEventListener('abort', late, { once: true });
    run()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', late));
  });
}

function watchSessions(server: Http2Server): Set<ServerHttp2Session> {
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => {
    sessions.add(session);
    session.setTimeout(IDLE_CONNECTION_MS, () => session.close());
    session.once('close', () => sessions.delete(session));
  });
  return sessions;
}

/** Every connection is told to go away once its calls are answered; one that does not is cut. */
function closeServer(server: Http2Server, sessions: ReadonlySet<ServerHttp2Session>): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      for (const session of sessions) session.destroy();
    }, CLOSE_WITHIN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    for (const session of sessions) session.close();
  });
}
