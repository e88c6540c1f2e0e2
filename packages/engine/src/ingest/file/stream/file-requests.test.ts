import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { otlpTraces } from '../../__fixtures__/client-bodies.js';
import { testContext } from '../../__fixtures__/context.js';
import { decodeEventsApi } from '../../events-api.js';
import { decodeFile } from '../decode-file.js';
import { type FilePiece, type FileRequestOptions, fileRequests } from './file-requests.js';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function pieces(
  text: unknown,
  options: FileRequestOptions & { readonly size?: number; readonly name?: string } = {},
) {
  const bytes = text instanceof Uint8Array ? text : Buffer.from(typeof text === 'string' ? text : JSON.stringify(text));
  const { size = 7, name = 'orders.log', ...rest } = options;
  const found: FilePiece[] = [];
  for await (const one of fileRequests(testContext(), name, inPieces(bytes, size), rest)) found.push(one);
  return found;
}
const shown = (found: readonly FilePiece[]) =>
  found.map((one) =>
    one.kind === 'request' ? [one.path, JSON.parse(Buffer.from(one.body).toString()), one.records] : one.record,
  );
const partsOf = (one: ReturnType<typeof shown>[number] | undefined): readonly unknown[] =>
  Array.isArray(one) ? one : [];
const id = '8b27d8a1-0000-4000-8000-000000000001';

describe('fileRequests', () => {
  it('sends NDJSON in one request, and names a broken line', async () => {
    expect(shown(await pieces('{"a":1}\r\n\n{broken\n{"a":2,"s":"é\\n"}\nplain\n'))).toEqual([
      ['/v1/logs', [{ a: 1 }], 1],
      2,
      ['/v1/logs', [{ a: 2, s: 'é\n' }], 1],
      ['/v1/lambda-logs', [{ message: 'plain', namespace: 'orders' }], 1],
    ]);
  });

  it('reads gzip, a mark of byte order, and any size of pieces alike', async () => {
    const lines = Array.from({ length: 300 }, (_, n) => JSON.stringify({ n, text: 'ü'.repeat(20) })).join('\n');
    const whole = shown(await pieces(lines, { size: 1e6 }));
    expect(whole).toHaveLength(1);
    expect(shown(await pieces(lines, { size: 1 }))).toEqual(whole);
    expect(shown(await pieces(gzipSync(lines), { size: 3 }))).toEqual(whole);
    const twice = Buffer.concat([gzipSync(`${lines}\n`), gzipSync(lines)]);
    expect((await pieces(twice)).map((one) => one.kind === 'request' && one.records)).toEqual([600]);
    expect(shown(await pieces(`\ufeff${lines}`))).toEqual(whole);
  });

  it('divides what is too much for one request, and counts on', async () => {
    const found = await pieces(Array.from({ length: 2500 }, (_, n) => `{"n":${n}}`).join('\n'), { size: 1000 });
    expect(found).toMatchObject([
      { records: 1000, upTo: 1000 },
      { records: 1000, upTo: 2000 },
      { records: 500, upTo: 2500 },
    ]);
    const rest = await pieces(Array.from({ length: 2500 }, (_, n) => `{"n":${n}}`).join('\n'), {
      size: 1000,
      skip: 2000,
    });
    expect(partsOf(shown(rest)[0])[1]).toHaveLength(500);
    expect(rest).toMatchObject([{ records: 500, upTo: 2500 }]);
  });

  it('gives log text the times and requests that `explain` reads from it', async () => {
    const text = `START RequestId: ${id} Version: $LATEST
2026-11-21T10:21:09.805Z\t${id}\tERROR\tTypeError: x is undefined
    at handler (/var/task/index.js:5:58)
plain print
END RequestId: ${id}
REPORT RequestId: ${id}\tDuration: 12.5 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB\t
after
`;
    const found = await pieces(text);
    expect(found.map((one) => one.kind === 'request' && one.path)).toEqual(['/v1/lambda-logs']);
    const sent = found.flatMap((one) =>
      one.kind === 'request' ? decodeEventsApi(testContext(), { dataset: 'lambda-logs' }, {}, one.body).events : [],
    );
    const bare = ({ name, message, timestamp, requestId, isError, fingerprint, namespace }: (typeof sent)[number]) => ({
      name,
      message,
      timestamp,
      requestId,
      isError,
      fingerprint,
      namespace,
    });
    const read = decodeFile(testContext(), 'orders.log', Buffer.from(text)).events;
    expect(read).toHaveLength(6);
    expect(sent.map(bare)).toEqual(read.map(bare));
  });

  it('reads the CSV of the CloudWatch console over line breaks inside its cells', async () => {
    const csv = `timestamp,message\r\n1795256469805,"START RequestId: ${id} Version: $LATEST\n"\r\n1795256470805,"{""level"":""error"",""message"":""boom, again""}\n"\r\n1795256471805,plain\r\n`;
    for (const size of [1, 2, 13, 1e6]) {
      const [request] = shown(await pieces(csv, { size, name: 'log-events-viewer-result.csv' }));
      expect(request).toMatchObject([
        '/v1/lambda-logs',
        [
          { '@timestamp': '2026-11-21T10:21:09.805000000Z', '@requestId': id },
          { '@requestId': id, message: '{"level":"error","message":"boom, again"}' },
          { '@requestId': id, message: 'plain' },
        ],
        3,
      ]);
    }
  });

  it('reads the export of CloudWatch to S3', async () => {
    const text = `2026-11-21T10:21:09.805Z START RequestId: ${id} Version: $LATEST\n2026-11-21T10:21:10.805Z {"level":"error","message":"boom"}\n`;
    const [request] = shown(await pieces(gzipSync(text), { name: '000000.gz' }));
    expect(request).toMatchObject([
      '/v1/lambda-logs',
      [{ '@timestamp': '2026-11-21T10:21:09.805000000Z' }, { message: '{"level":"error","message":"boom"}' }],
      2,
    ]);
  });

  it('sends OTLP to its doors, a line or a document at a time', async () => {
    const logs = { resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: 'x' } }] }] }] };
    const lines = `${JSON.stringify(otlpTraces())}\n${JSON.stringify(otlpTraces())}\n${JSON.stringify(logs)}\n`;
    expect(shown(await pieces(lines)).map((one) => Array.isArray(one) && [one[0], one[2]])).toEqual([
      ['/v1/traces', 2],
      ['/v1/logs', 1],
    ]);
    const [request] = shown(await pieces(JSON.stringify(otlpTraces(), null, 2)));
    expect(request).toEqual(['/v1/traces', otlpTraces(), 1]);
  });

  it('takes a document apart that is larger than what it looks at', async () => {
    const span = (n: number) => ({ traceId: 'a'.repeat(32), spanId: n.toString(16).padStart(16, '0'), name: 'f' });
    const spans = Array.from({ length: 40_000 }, (_, n) => span(n));
    const found = await pieces({ resourceSpans: [{ scopeSpans: [{ spans }] }] }, { size: 65_536 });
    const sent = found.map((one) => (one.kind === 'request' ? JSON.parse(Buffer.from(one.body).toString()) : {}));
    const ids = sent.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap((one: { scopeSpans: { spans: { spanId: string }[] }[] }) =>
        one.scopeSpans.flatMap((scope) => scope.spans.map(({ spanId }) => spanId)),
      ),
    );
    expect(ids).toEqual(spans.map(({ spanId }) => spanId));
    expect(found.every((one) => one.kind === 'request' && one.body.length < 3e6)).toBe(true);
    expect(found.at(-1)).toMatchObject({ upTo: 1 });
  });

  it('reads lists of events, pretty or not, inside objects and at the top', async () => {
    const events = Array.from({ length: 3 }, (_, n) => ({ timestamp: 1795358534819 + n, message: `m${n} [x] {"y"}` }));
    const group = { logGroup: '/aws/lambda/f', logEvents: events };
    const [request] = shown(await pieces(JSON.stringify(group, null, 1)));
    expect(request).toMatchObject([
      '/v1/lambda-logs',
      [{ logGroup: '/aws/lambda/f', message: 'm0 [x] {"y"}' }, {}, {}],
      3,
    ]);
    const many = Array.from({ length: 15_000 }, (_, n) => ({ n, pad: 'x'.repeat(30), deep: { list: [1, '}]'] } }));
    const found = await pieces(JSON.stringify(many, null, 1), { size: 4096 });
    expect(found.length).toBeGreaterThanOrEqual(15);
    expect(found.at(-1)).toMatchObject({ upTo: 15_000 });
    const large = await pieces(
      JSON.stringify({ logGroup: '/aws/lambda/f', events: many.map((one) => ({ message: JSON.stringify(one) })) }),
      { size: 9999 },
    );
    expect(large.at(-1)).toMatchObject({ upTo: 15_000 });
    expect(shown(large)[0]).toMatchObject(['/v1/lambda-logs', expect.any(Array), 1000]);
    expect(JSON.stringify(shown(large)[0])).toContain('"logGroup":"/aws/lambda/f"');
  });

  it('keeps a single event with lists in it whole', async () => {
    const event = { message: 'x', tags: ['a', 'b'], data: { events: [] } };
    expect(shown(await pieces(JSON.stringify(event, null, 2)))).toEqual([['/v1/logs', [event], 1]]);
  });

  it('turns Jaeger into OTLP and leaves X-Ray to the door for AWS', async () => {
    const jaeger = {
      data: [{ traceID: 'a', spans: [{ traceID: 'a', spanID: 'b', operationName: 'f' }], processes: {} }],
    };
    expect(partsOf(shown(await pieces(JSON.stringify(jaeger, null, 2)))[0])[0]).toBe('/v1/traces');
    const xray = { Traces: [{ Segments: [] }, { Segments: [] }] };
    expect(shown(await pieces(xray))).toEqual([['/aws', xray, 2]]);
  });

  it('takes another dataset for every event', async () => {
    expect(
      shown(await pieces('{"a":1}\nplain', { dataset: 'own' })).map((one) => Array.isArray(one) && one[0]),
    ).toEqual(['/v1/own']);
  });

  it('sends what stands before the place where a file breaks off', async () => {
    const many = JSON.stringify(
      Array.from({ length: 50_000 }, (_, n) => ({ n, pad: 'x'.repeat(30) })),
      null,
      1,
    );
    const before: FilePiece[] = [];
    const read = async (): Promise<void> => {
      for await (const one of fileRequests(testContext(), 'a.json', inPieces(Buffer.from(many.slice(0, -200)), 9999)))
        before.push(one);
    };
    await expect(read()).rejects.toThrow(/ends in the middle/);
    expect(before.length).toBeGreaterThan(40);
    await expect(pieces(gzipSync('{"a":1}\n'.repeat(10_000)).subarray(0, 60))).rejects.toThrow(/gzip is damaged/);
  });

  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    [Buffer.from([0, 1, 2]), 'not text'],
  ])('raises FILE_UNREADABLE for %j', async (bytes, why) => {
    await expect(pieces(bytes)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      publicMessage: expect.stringContaining(why),
    });
  });
});
