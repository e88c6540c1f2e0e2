import { describe, expect, it } from 'vitest';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { parseInstant } from '../record/instant.js';
import { decodeFile } from './decode-file.js';
import { jaegerToOtlp } from './jaeger.js';

const traceID = '53995c3f42cd8ad8';
const startTime = 1795358534819123;
/** In the shape of Jaeger's query API, written by hand after its documentation. */
const trace = {
  traceID,
  spans: [
    {
      traceID,
      spanID: '1a',
      operationName: 'GET /checkout',
      references: [],
      startTime,
      duration: 250_500,
      tags: [
        { key: 'span.kind', type: 'string', value: 'server' },
        { key: 'http.status_code', type: 'int64', value: 500 },
        { key: 'sampler.param', type: 'bool', value: true },
      ],
      logs: [],
      processID: 'p1',
      warnings: null,
    },
    {
      traceID,
      spanID: '2b',
      operationName: 'SELECT',
      references: [
        { refType: 'CHILD_OF', traceID, spanID: '1a' },
        { refType: 'FOLLOWS_FROM', traceID: 'ff', spanID: '9' },
      ],
      startTime: startTime + 1000,
      duration: 90,
      tags: [{ key: 'error', type: 'bool', value: true }],
      logs: [
        {
          timestamp: startTime + 1050,
          fields: [
            { key: 'event', type: 'string', value: 'error' },
            { key: 'error.kind', type: 'string', value: 'TimeoutError' },
            { key: 'message', type: 'string', value: 'no connection' },
          ],
        },
      ],
      processID: 'p2',
    },
  ],
  processes: {
    p1: { serviceName: 'shop', tags: [{ key: 'host.name', type: 'string', value: 'h' }] },
    p2: { serviceName: 'database' },
  },
};
const decode = (value: unknown) => decodeFile(testContext(), 'traces.json', bytesOf(value));

describe('jaegerToOtlp', () => {
  it('keeps ids, times, services, status and what happened inside', () => {
    const { events, rejected, format } = decode({ data: [trace], total: 0, errors: null });
    expect([rejected, format]).toEqual([[], 'jaeger-json']);
    expect(events).toMatchObject([
      {
        kind: 'span',
        traceId: traceID.padStart(32, '0'),
        spanId: '1a'.padStart(16, '0'),
        service: 'shop',
        name: 'GET /checkout',
        durationMs: 250.5,
        isError: true,
        timestamp: parseInstant('2026-11-22T14:42:14.819123Z'),
        data: { 'http.status_code': 500, resource: { 'host.name': 'h' }, span: { kind: 'server' } },
      },
      {
        kind: 'span',
        service: 'database',
        parentSpanId: '1a'.padStart(16, '0'),
        isError: true,
        message: 'TimeoutError: no connection',
        data: { span: { status: { code: 'error' }, links: [{ traceId: 'ff'.padStart(32, '0') }] } },
      },
      { kind: 'span-event', name: 'exception', spanId: '2b'.padStart(16, '0'), isError: true },
    ]);
  });

  it('reads one trace, and a list of them', () => {
    expect(decode(trace).events).toHaveLength(3);
    expect(decode([trace, trace]).events).toHaveLength(6);
  });

  it.each([[{}], [[]], [{ data: [] }], [{ data: [1] }], [{ spans: 'no' }], [[{ a: 1 }]], ['text'], [null]])(
    'is undefined for %j',
    (value) => expect(jaegerToOtlp(value)).toBeUndefined(),
  );

  it('rejects a span without ids alone', () => {
    const broken = { ...trace, spans: [{ ...trace.spans[0], traceID: 7, spanID: '' }, trace.spans[1]] };
    const { events, rejected } = decode({ data: [{ ...broken, traceID: undefined }] });
    expect(events.filter(({ kind }) => kind === 'span')).toHaveLength(1);
    expect(rejected).toMatchObject([{ code: 'INGEST_EVENT_INVALID' }]);
  });
});
