/** No decoder without a fuzzer: each takes bodies of every door, damaged, cut and packed, and a new one does not compile without a row. */
import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../model/errors.js';
import { edgeLoggerBody, otlpTraces, pinoBody } from './__fixtures__/client-bodies.js';
import { bytesOf, testContext } from './__fixtures__/context.js';
import { protobufLogs, protobufMetrics, protobufTraces } from './__fixtures__/exporter-bodies.js';
import * as aws from './aws/__fixtures__/deliveries.js';
import { version1 } from './aws/__fixtures__/metric-stream.js';
import type { Decoded } from './decoded.js';
import * as ingest from './index.js';
import { type DoorName, decodeDoor, decodeEventsApi, decodeFile, decodeOtlp, fileRequests } from './index.js';

type Headers = Readonly<Record<string, string>>;
type Decoder = (body: Uint8Array, headers: Headers) => Decoded | Promise<undefined>;

const DOORS = {
  aws: true,
  firehose: true,
  cloudflare: true,
  prometheus: true,
  statsd: true,
  syslog: true,
  vercel: true,
} as const satisfies Readonly<Record<DoorName, true>>;

/** As the stage exports them. */
const decoders = {
  decodeEventsApi: [(body, headers) => decodeEventsApi(testContext(), { dataset: 'd' }, headers, body)],
  decodeOtlp: ([undefined, 'traces', 'logs', 'metrics'] as const).map(
    (signal): Decoder =>
      (body, headers) =>
        decodeOtlp(testContext(), signal, headers, body),
  ),
  decodeFile: [(body) => decodeFile(testContext(), 'file', body)],
  fileRequests: [
    async (body) => {
      // In two pieces, so that something is always cut.
      async function* chunks(): AsyncGenerator<Uint8Array> {
        yield body.subarray(0, body.length >> 1);
        yield body.subarray(body.length >> 1);
      }
      for await (const piece of fileRequests(testContext(), 'file', chunks())) expect(piece).toBeDefined();
      return undefined;
    },
  ],
  decodeDoor: Object.keys(DOORS).map(
    (door): Decoder =>
      (body, headers) =>
        // The keys are those of the record of all doors.
        decodeDoor(testContext(), door as DoorName, { headers, body }),
  ),
} satisfies Readonly<Record<string, readonly Decoder[]>>;

const seeds: readonly Uint8Array[] = [
  ...[pinoBody, edgeLoggerBody, otlpTraces()].map(bytesOf),
  protobufTraces,
  protobufLogs,
  protobufMetrics,
  version1,
  ...[
    aws.awslogs(aws.batch('/aws/lambda/checkout', aws.invocation)),
    aws.kinesis(aws.batch('/aws/lambda/checkout', ['x'])),
    aws.firehose(JSON.stringify(aws.metric), version1),
    aws.batchGetTraces(aws.lambdaSegment),
    { Records: [aws.updateFunctionCode] },
  ].map(bytesOf),
  ...[
    aws.invocation.join('\n'),
    'orders:1|c|@0.1|#region:eu\n_e{5,4}:title|text\ntime:12|ms',
    '["<14>1 2026-11-22T17:00:00Z host app 1 id [a b=\\"c\\"] {\\"level\\":\\"error\\"}"]',
    'timestamp,message\n1795366800000,"a ""quoted"" line"\n',
    '{"data":[{"traceID":"1","spans":[{"spanID":"2"}],"processes":{}}]}',
  ].map((text) => Buffer.from(text)),
];

/** A body that some door knows, with a byte changed, a part doubled or the end gone; packed or not, and rightly named or not. */
const bodies = fc
  .record({
    seed: fc.oneof(fc.constantFrom(...seeds), fc.uint8Array({ maxLength: 200 })),
    at: fc.nat(),
    byte: fc.nat(255),
    damage: fc.constantFrom('none', 'change', 'cut', 'double'),
    encoding: fc.constantFrom('', '', 'gzip', 'deflate', 'br', 'snappy'),
    type: fc.constantFrom('application/json', 'application/x-protobuf', 'text/plain', 'application/msgpack', 'x/y'),
  })
  .map(({ seed, at, byte, damage, encoding, type }) => {
    const place = at % Math.max(1, seed.length);
    const head = seed.subarray(0, place);
    const body = Uint8Array.from(damage === 'cut' ? head : damage === 'double' ? [...head, ...seed] : seed);
    if (damage === 'change' && body.length > 0) body[place] = byte;
    const packed = encoding === 'gzip' ? gzipSync(body) : encoding === 'deflate' ? deflateSync(body) : body;
    const headers: Headers = { 'content-type': type, ...(encoding === '' ? {} : { 'content-encoding': encoding }) };
    return { body: new Uint8Array(packed), headers };
  });

/** Raises what is no coded error of this stage, and whatever could not be stored. */
async function tame(decoder: Decoder, body: Uint8Array, headers: Headers): Promise<void> {
  const decoded = await (async () => decoder(body, headers))().catch((error: unknown) => {
    if (!(error instanceof EngineError) || !/^(?:INGEST|FILE)_/.test(error.code)) throw error;
  });
  for (const { id, dataset, timestamp } of decoded?.events ?? []) {
    expect([id.length, dataset !== '', timestamp > 0n]).toEqual([32, true, true]);
  }
  for (const { index, reason } of decoded?.rejected ?? []) {
    expect([Number.isInteger(index) && index >= 0, reason.endsWith('.')]).toEqual([true, true]);
  }
}

describe('every decoder of the stage', () => {
  it('has a row here', () => {
    const exported = Object.keys(ingest).filter((name) => /^decode|Requests$/.test(name));
    expect(Object.keys(decoders).sort()).toEqual(exported.sort());
  });

  it.each(Object.entries(decoders))('raises nothing but coded errors: %s', async (_name, variants) => {
    for (const decoder of variants) {
      await fc.assert(
        fc.asyncProperty(bodies, ({ body, headers }) => tame(decoder, body, headers)),
        { interruptAfterTimeLimit: 250, markInterruptAsFailure: false, numRuns: 1000 },
      );
    }
  });
});
