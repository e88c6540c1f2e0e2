import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../model/errors.js';
import { otlpTraces } from '../__fixtures__/client-bodies.js';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { parseInstant } from '../record/instant.js';
import { decodeFile } from './decode-file.js';

const decode = (text: unknown) => decodeFile(testContext(), 'a.log', text instanceof Uint8Array ? text : bytesOf(text));
const id = '8b27d8a1-0000-4000-8000-000000000001';
const stream = '2026/11/21/[$LATEST]53995c3f42cd8ad853995c3f42cd8ad8';

const consoleText = `START RequestId: ${id} Version: $LATEST
2026-11-21T10:21:09.805Z\t${id}\tERROR\tTypeError: x is undefined
    at handler (/var/task/index.js:5:58)
    at Runtime.run {
  code: 'X'
}
plain print
END RequestId: ${id}
REPORT RequestId: ${id}\tDuration: 12.5 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB\t
XRAY TraceId: 1-5759e988-bd862e3fe1be46a994272793\tSegmentId: 53995c3f42cd8ad8\tSampled: true
after
`;

describe('decodeFile', () => {
  it('reads what the Lambda console shows, with request and time of the lines around', () => {
    const { events, format } = decode(consoleText);
    expect(format).toBe('lambda-log');
    expect(events.map(({ name, message }) => name ?? message?.split('\n')[0])).toEqual([
      'START',
      'TypeError: x is undefined',
      'plain print',
      'END',
      'REPORT',
      'after',
    ]);
    expect(events[1]?.message?.split('\n')).toHaveLength(5);
    expect(events[2]?.requestId).toBe(id);
    expect(events[5]).not.toHaveProperty('requestId');
    expect(events[4]?.traceId).toBe('5759e988bd862e3fe1be46a994272793');
    expect(new Set(events.map(({ timestamp }) => timestamp / 1_000_000n))).toEqual(new Set([1795256469805n]));
  });
  it('reads an object over many lines with lines of text behind it, and a report whose end is missing', () => {
    const mixed = decode('{\n  "level": "info",\n  "message": "ready"\n}\nError: no table\n');
    expect(mixed.events.map(({ message }) => message)).toEqual(['ready', 'Error: no table']);
    const cut = decode('{\n  "errorType": "TypeError",\n  "errorMessage": "x is undefined",\n  "stack": [\n');
    expect(cut.events).toHaveLength(1);
    expect(cut.events[0]?.message).toContain('x is undefined');
  });
  it('keeps the order of lines of one time, told or taken from the line before', () => {
    const told = decode('2026-11-21T10:21:09.805Z first\n2026-11-21T10:21:09.805Z second\nthird\n').events;
    const untold = decode('first\nsecond\nthird\n').events;
    for (const events of [told, untold]) {
      const times = events.map(({ timestamp }) => timestamp);
      expect(times).toEqual([...new Set(times)].sort());
    }
    expect(told[0]?.timestamp).toBe(parseInstant('2026-11-21T10:21:09.805Z'));
  });
  it('reads what `aws logs tail` prints', () => {
    const { events, format } = decode(
      [
        `2026-11-21T10:21:09.805000+00:00 ${stream} START RequestId: ${id} Version: $LATEST`,
        `2026-11-21T10:21:10.000000+00:00 ${stream} 2026-11-21T10:21:09.999Z\t${id}\tERROR\tboom`,
        'Error: boom',
        '    at f (a.js:1:1)',
        `2026-11-21T10:21:11.000000+00:00 ${stream} plain`,
      ].join('\n'),
    );
    expect(format).toBe('lambda-log');
    expect(events).toMatchObject([
      { name: 'START', timestamp: parseInstant('2026-11-21T10:21:09.805Z') },
      { message: 'boom\nError: boom\n    at f (a.js:1:1)', timestamp: parseInstant('2026-11-21T10:21:09.999Z') },
      { message: 'plain', requestId: id, timestamp: parseInstant('2026-11-21T10:21:11Z') },
    ]);
  });
  it('reads a CloudWatch export with a time before each message', () => {
    const { events } = decode(
      `2026-11-21T10:21:09.805Z START RequestId: ${id} Version: $LATEST\n2026-11-21T10:21:10.805Z {"level":"error","message":"boom"}\n`,
    );
    expect(events).toMatchObject([
      { name: 'START' },
      { message: 'boom', isError: true, timestamp: parseInstant('2026-11-21T10:21:10.805Z') },
    ]);
  });
  it('reads the CSV of the CloudWatch console', () => {
    const { events, rejected } = decode(
      `timestamp,message\n1795256469805,"START RequestId: ${id} Version: $LATEST\n"\n1795256470805,"{""level"":""error"",""message"":""boom, again""}\n"\n1795256471805,plain\n`,
    );
    expect(rejected).toEqual([]);
    expect(events).toMatchObject([
      { name: 'START', timestamp: parseInstant(1795256469805) },
      { message: 'boom, again', isError: true, requestId: id, timestamp: parseInstant(1795256470805) },
      { message: 'plain', timestamp: parseInstant(1795256471805) },
    ]);
  });
  it('reads what filter-log-events prints and a subscription delivers', () => {
    const events = [
      { logStreamName: 's', timestamp: 1795358534819, message: `START RequestId: ${id} Version: 1` },
      { logStreamName: 's', timestamp: 1795358534820, message: 'hi' },
    ];
    expect(decode({ events }).events).toMatchObject([{ name: 'START' }, { message: 'hi', requestId: id }]);
    expect(decode({ logGroup: '/aws/lambda/f', logEvents: events }).events[1]).toMatchObject({ namespace: 'f' });
  });
  it('reads JSON, NDJSON, OTLP/JSON and each with gzip', () => {
    expect(decode([{ a: 1 }, { a: 2 }])).toMatchObject({ format: 'json', events: [{}, {}] });
    expect(decode('{"a":1}\n{"a":2}\n{broken\n')).toMatchObject({
      format: 'ndjson',
      events: [{}, {}],
      rejected: [{ index: 2 }],
    });
    expect(decode(otlpTraces())).toMatchObject({ format: 'otlp-json', events: [{ kind: 'span' }] });
    const lines = `${JSON.stringify(otlpTraces())}\n${JSON.stringify(otlpTraces())}\n`;
    expect(decode(gzipSync(bytesOf(lines)))).toMatchObject({ format: 'otlp-json', events: [{ kind: 'span' }, {}] });
    expect(decode('hello\nworld')).toMatchObject({ format: 'text', events: [{ message: 'hello' }, {}] });
  });
  it('reads traces of X-Ray as BatchGetTraces gives them', () => {
    const seconds = Number(testContext().arrival / 1_000_000_000n) - 60;
    const trace_id = `1-${seconds.toString(16)}-1234567890abcdef12345678`;
    const segment = { id: '70de5b6f19ff9a0a', name: 'shop', trace_id, start_time: seconds, end_time: seconds + 1 };
    const { events, format } = decode({
      Traces: [{ Id: 'x', Segments: [{ Id: 'y', Document: JSON.stringify(segment) }] }],
    });
    expect(format).toBe('aws-json');
    expect(events).toMatchObject([{ kind: 'span', spanId: segment.id, service: 'shop', durationMs: 1000 }]);
  });
  it('names what names nothing after the file', () => {
    const named = (name: string, text: string) => decodeFile(testContext(), name, bytesOf(text)).events[0]?.namespace;
    expect(named('logs/checkout.2026-11-21.log.gz', 'hello')).toBe('checkout.2026-11-21');
    expect(named('C:\\logs\\orders.txt', 'hello')).toBe('orders');
    expect(named('.log', 'hello')).toBe('.log');
    expect(named('-', 'hello')).toBe('default');
    expect(named('orders.ndjson', '{"service":"cart","message":"x"}\n{"message":"y"}')).toBe('cart');
  });
  it('reads an error that Node printed as text, and an indented copy without its margin', () => {
    const printed = "{ UnknownEndpoint: Inaccessible host\n    at a (/b.js:1:2)\n  code: 'UnknownEndpoint' }";
    expect(decode(Buffer.from(printed))).toMatchObject({ format: 'text', events: [{ isError: true }] });
    const lines = ['START RequestId: 8b27d8a1-0000-4000-8000-000000000001 Version: 7', 'working', 'done'];
    expect(decode(Buffer.from(lines.map((line) => `    ${line}\n`).join(''))).events).toHaveLength(3);
  });
  it.each([
    ['a system error of Node', { errno: -3001, code: 'EAI_AGAIN', syscall: 'getaddrinfo' }],
    ['an error of an SDK', { code: 'ValidationException', message: 'no', statusCode: 400 }],
    ['what a state failed with', { Error: 'States.DataLimitExceeded', Cause: 'too large' }],
  ])('takes %s that was printed as JSON for a failure', (_what, record) => {
    expect(decode(Buffer.from(JSON.stringify(record))).events).toMatchObject([{ isError: true }]);
  });
  it('raises FILE_UNREADABLE and says what it reads', () => {
    for (const bytes of [
      new Uint8Array(),
      Buffer.from([0, 1, 2]),
      Buffer.from([0x1f, 0x8b, 1]),
      Buffer.from('{"a":[1,'),
    ]) {
      expect(() => decode(bytes)).toThrow(/FILE_UNREADABLE: .*NDJSON.*aws logs tail/);
    }
    expect(() => decode(new Uint8Array())).toThrow(EngineError);
  });
});
