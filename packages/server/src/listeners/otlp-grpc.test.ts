import { connect as connectHttp2 } from 'node:http2';
import { connect, createServer } from 'node:net';
import { EngineError } from '@baselime-ai/engine';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../__fixtures__/free-port.js';
import { API_KEY, startTestServer, type TestServer } from '../__fixtures__/test-server.js';
import { type GrpcCaller, grpcCaller } from './__fixtures__/grpc-caller.js';

/** Field 1 with one empty message: a request with one empty resource. */
const REQUEST = Uint8Array.of(10, 0);
const KEY = { metadata: { 'x-api-key': API_KEY } };
/** A close that waits for open connections takes ten seconds, until they are cut. */
const LATE_CLOSE_MS = 9_000;

let server: TestServer;
let caller: GrpcCaller;
let url: string;
beforeEach(async () => {
  server = await startTestServer({ BASELIME_OTLP_GRPC_PORT: String(await freePort()) });
  const ingest = server.fake.ingestOtlp;
  server.fake.ingestOtlp = async (...args) => ({ ...(await ingest(...args)), responseBody: new Uint8Array() });
  url = server.otlpGrpcUrl ?? '';
  caller = grpcCaller(url);
});
afterEach(async () => {
  caller.close();
  await server.close();
});

describe('OTLP over gRPC', () => {
  it.each([
    ['Trace', 'traces'],
    ['Logs', 'logs'],
    ['Metrics', 'metrics'],
  ])('hands the bytes of a %s export to the engine as %s', async (service, signal) => {
    const answer = await caller.export(service, REQUEST, KEY);
    expect(answer).toMatchObject({ code: 'OK' });
    const [environment, got, headers, body] = server.fake.calls.at(-1)?.args ?? [];
    expect([environment, got]).toEqual(['default', signal]);
    expect(headers).toMatchObject({ 'content-type': 'application/x-protobuf' });
    expect(Buffer.from(body instanceof Uint8Array ? body : [])).toEqual(Buffer.from(REQUEST));
  });

  it('gives the answer message of the engine back', async () => {
    const responseBody = Uint8Array.of(10, 2, 8, 3);
    server.fake.ingestOtlp = async () => ({
      accepted: 1,
      rejected: [],
      responseBody,
      responseContentType: 'application/x-protobuf',
    });
    expect((await caller.export('Trace', REQUEST, KEY)).body).toEqual(Buffer.from(responseBody));
  });

  it('undoes gzip', async () => {
    const zipped = grpcCaller(url, true);
    const body = Buffer.concat([Buffer.from([10, 0xd0, 0x0f]), Buffer.alloc(2000)]);
    expect(await zipped.export('Logs', body, KEY)).toMatchObject({ code: 'OK' });
    zipped.close();
    const got = server.fake.calls.at(-1)?.args[3];
    expect(got instanceof Uint8Array && Buffer.compare(got, body)).toBe(0);
  });

  it.each([
    [{ 'x-api-key': API_KEY }, 'OK'],
    [{ authorization: `Bearer ${API_KEY}` }, 'OK'],
    [{ authorization: API_KEY }, 'OK'],
    [{}, 'UNAUTHENTICATED'],
    [{ 'x-api-key': 'wrong' }, 'UNAUTHENTICATED'],
    [{ authorization: 'Basic YTpi' }, 'UNAUTHENTICATED'],
  ])('answers the metadata %j with %s', async (metadata, code) => {
    expect(await caller.export('Trace', REQUEST, { metadata })).toMatchObject({ code });
    expect(server.fake.calls.filter(({ verb }) => verb === 'ingestOtlp')).toHaveLength(code === 'OK' ? 1 : 0);
  });

  it('asks a sender to come back when the store is overloaded', async () => {
    server.fake.failures.set('ingestOtlp', new EngineError('STORE_OVERLOADED', 'Too much at once.'));
    const answer = await caller.export('Trace', REQUEST, KEY);
    expect(answer).toMatchObject({ code: 'UNAVAILABLE', message: 'Too much at once.' });
    const [details] = answer.metadata.get('grpc-status-details-bin');
    expect(String(details)).toContain('type.googleapis.com/google.rpc.RetryInfo');
  });

  it.each([
    ['INGEST_BODY_UNREADABLE', 'INVALID_ARGUMENT'],
    ['INGEST_PAYLOAD_TOO_LARGE', 'RESOURCE_EXHAUSTED'],
    ['STORE_UNAVAILABLE', 'UNAVAILABLE'],
    ['INTERNAL', 'INTERNAL'],
  ] as const)('answers %s with %s', async (code, expected) => {
    server.fake.failures.set('ingestOtlp', new EngineError(code, 'A reason.'));
    const answer = await caller.export('Trace', REQUEST, KEY);
    expect(answer).toMatchObject({ code: expected, message: 'A reason.' });
    expect(answer.metadata.get('grpc-status-details-bin')).toHaveLength(expected === 'UNAVAILABLE' ? 1 : 0);
  });

  it('says nothing about what nobody expected', async () => {
    server.fake.failures.set('ingestOtlp', new Error('secret of the house'));
    const answer = await caller.export('Trace', REQUEST, KEY);
    expect(answer.code).toBe('INTERNAL');
    expect(answer.message).not.toContain('secret');
  });

  it('keeps the deadline of the sender', async () => {
    server.fake.ingestOtlp = () => new Promise(() => undefined);
    expect(await caller.export('Trace', REQUEST, { ...KEY, deadlineMs: 300 })).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
  });

  it('refuses a message above 16 MB, zipped or not, and goes on', async () => {
    const zipped = grpcCaller(url, true);
    const bomb = Buffer.alloc(17 * 1024 * 1024);
    for (const one of [caller, zipped]) {
      expect(await one.export('Trace', bomb, KEY)).toMatchObject({ code: 'RESOURCE_EXHAUSTED' });
    }
    zipped.close();
    expect(await caller.export('Trace', REQUEST, KEY)).toMatchObject({ code: 'OK' });
    const startedMs = performance.now();
    await server.close();
    expect(performance.now() - startedMs).toBeLessThan(LATE_CLOSE_MS);
  });

  it('tells a sender of a large message that its key is not known', async () => {
    expect(await caller.export('Trace', Buffer.alloc(4 * 1024 * 1024))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each([
    ['no protobuf', Buffer.from('hello'), 'The message is not an OTLP export request in protobuf.'],
    ['a cut message', Buffer.from([10, 200, 1, 1]), 'The message is not an OTLP export request in protobuf.'],
  ])('refuses %s', async (_name, body, message) => {
    expect(await caller.export('Trace', body, KEY)).toMatchObject({ code: 'INVALID_ARGUMENT', message });
  });

  it('answers a method that it does not have', async () => {
    expect(await caller.export('Profiles', REQUEST, KEY)).toMatchObject({ code: 'UNIMPLEMENTED' });
  });

  it.each([
    [':authority', '%%%'],
    ['content-type', 'application/json'],
    ['content-type', 'application/grpc+json'],
    ['grpc-encoding', 'br'],
    ['grpc-timeout', 'soon'],
  ])('survives the header %s: %s', async (name, value) => {
    const session = connectHttp2(url);
    session.on('error', () => undefined);
    const stream = session.request({
      ':method': 'POST',
      ':path': '/opentelemetry.proto.collector.trace.v1.TraceService/Export',
      'content-type': 'application/grpc',
      'x-api-key': API_KEY,
      [name]: value,
    });
    stream.on('error', () => undefined);
    stream.end(Buffer.from([0, 0, 0, 0, 2, 10, 0]));
    await new Promise((resolve) => stream.once('close', resolve).resume());
    session.destroy();
    expect(await caller.export('Trace', REQUEST, KEY)).toMatchObject({ code: 'OK' });
  });

  it('answers any bytes in any frames, or ends the call, and goes on', async () => {
    const session = connectHttp2(url);
    session.on('error', () => undefined);
    const frame = fc
      .tuple(
        fc.constantFrom(0, 1, 2, 255),
        fc.oneof(fc.nat({ max: 64 }), fc.nat({ max: 0xffff_ffff })),
        fc.uint8Array(),
      )
      .map(([flag, length, payload]) => {
        const head = Buffer.alloc(5, flag);
        head.writeUInt32BE(length, 1);
        return Buffer.concat([head, payload]);
      });
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.array(frame, { minLength: 1, maxLength: 3 }).map((f) => Buffer.concat(f)),
    );
    const encodings = fc.constantFrom('identity', 'gzip');
    await fc.assert(
      fc.asyncProperty(bodies, encodings, async (body, encoding) => {
        const stream = session.request({
          ':method': 'POST',
          ':path': '/opentelemetry.proto.collector.logs.v1.LogsService/Export',
          'content-type': 'application/grpc',
          'grpc-encoding': encoding,
          'x-api-key': API_KEY,
        });
        let status: unknown;
        for (const part of ['response', 'trailers'] as const) {
          stream.on(part, (headers) => {
            status = headers['grpc-status'] ?? status;
          });
        }
        stream.on('error', () => undefined);
        stream.end(body);
        await new Promise((resolve) => stream.once('close', resolve).resume());
        // gRPC asks for INTERNAL where a message says that it is compressed and the call does not say how.
        expect(status).toMatch(encoding === 'identity' ? /^(0|3|8|12|13)$/ : /^(0|3|8|12)$/);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 100) },
    );
    session.destroy();
    expect(await caller.export('Trace', REQUEST, KEY)).toMatchObject({ code: 'OK' });
  });

  it('survives what is not HTTP/2', async () => {
    const { hostname, port } = new URL(url);
    for (const text of ['GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', '\0'.repeat(4096)]) {
      const socket = connect(Number(port), hostname, () => socket.write(text));
      socket.on('error', () => undefined);
      await new Promise((resolve) => socket.once('close', resolve).resume());
    }
    expect(await caller.export('Trace', REQUEST, KEY)).toMatchObject({ code: 'OK' });
  });

  it('answers what is in flight before it closes, and then takes nothing', async () => {
    let release: () => void = () => undefined;
    const reached = new Promise<void>((arrived) => {
      server.fake.ingestOtlp = async () => {
        arrived();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return { accepted: 1, rejected: [], responseBody: new Uint8Array(), responseContentType: '' };
      };
    });
    const sent = caller.export('Trace', REQUEST, KEY);
    await reached;
    const closed = server.close();
    release();
    expect(await sent).toMatchObject({ code: 'OK' });
    await closed;
    expect(await caller.export('Trace', REQUEST, { ...KEY, deadlineMs: 500 })).not.toMatchObject({ code: 'OK' });
  });

  it('closes at once although a connection stays open', async () => {
    await caller.export('Trace', REQUEST, KEY);
    const startedMs = performance.now();
    await server.close();
    expect(performance.now() - startedMs).toBeLessThan(LATE_CLOSE_MS);
  });
});

it('names the gRPC port that is in use and the variable to change', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const failure = await startTestServer({ BASELIME_OTLP_GRPC_PORT: String(port) }).catch((error: unknown) => error);
  taken.close();
  expect(failure).toMatchObject({ code: 'CONFIG_INVALID', details: [{ path: 'BASELIME_OTLP_GRPC_PORT' }] });
});

it('is off at port 0', async () => {
  const off = await startTestServer();
  expect(off.otlpGrpcUrl).toBeUndefined();
  await off.close();
});
