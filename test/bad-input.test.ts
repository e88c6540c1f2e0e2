/** Bad input at every door: the documented answer, the good events of the same request stored, the server still well. */
import { connect } from 'node:net';
import { ERRORS, type ErrorCode } from '@baselime-ai/engine';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { doorCases, LEAKS, rawRequest } from './support/hostile.js';
import { startTestServer, type TestServer } from './support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());
afterEach(async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

const EVER = { from: 0, to: 300 * 366 * 24 * 3600 * 1000 };
const storedIn = async (dataset: string) => server.api.events({ query: { datasets: [dataset] }, timeframe: EVER });

describe('the Events API', () => {
  it.each(doorCases.map((row, index) => ({ ...row, dataset: `bad-${index}` })))(
    'answers $name with $status',
    async ({ dataset, body, headers, status, message, invalid, stored }) => {
      const answer = await server.api.send(`/v1/${dataset}`, body, headers);
      const text = await answer.text();
      expect(text).not.toMatch(LEAKS);
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect([answer.status, JSON.parse(text).message]).toEqual([status, message]);
      if (invalid === undefined) expect(text).toBe(JSON.stringify({ message }));
      else {
        const items: { index?: number; code: string; reason: string }[] = JSON.parse(text).invalid;
        expect(items.map(({ index, code }) => [index, code])).toEqual(invalid);
        expect(text).toBe(JSON.stringify({ message, invalid: items }));
      }
      expect(await storedIn(dataset)).toHaveLength(stored);
    },
  );

  it.each(['GET', 'PUT', 'PATCH', 'DELETE'])('answers %s as the original does', async (method) => {
    const answer = await fetch(`${server.url}/v1/web`, { method });
    expect([answer.status, await answer.text()]).toEqual([405, '{"message":"Method Not Allowed"}']);
  });

  it.each([
    '/v1/a/b',
    '/v1/a/b/c/d',
    '/v1/%00',
    '/v1/a%2Fb',
    '/v1/%ff',
    `/v1/${'x'.repeat(200)}`,
    '/v1/..%2f..',
    '/v1/undefined',
  ])('refuses the path %s', async (path) => {
    const answer = await rawRequest(server.url, path, { 'x-api-key': server.key }, 'POST', '[{"a":1}]');
    expect([answer.status, JSON.parse(answer.text).message]).toEqual([400, 'Bad Request']);
    expect(answer.text).not.toMatch(LEAKS);
  });
});

describe('keys', () => {
  const bad = ['', 'wrong', 'undefined', 'null', `${'bl_test_key_0123456789abcdefghijkl'}x`];
  const forms = (key: string) => [{ 'x-api-key': key }, { authorization: `Bearer ${key}` }, { authorization: key }];

  it.each([{}, ...bad.flatMap(forms), { authorization: 'Basic YTpi' }])(
    'are not %j',
    async (headers: Record<string, string>) => {
      const events = await rawRequest(server.url, '/v1/web', headers, 'POST', '[{"a":1}]');
      expect([events.status, events.text]).toEqual([401, '{"message":"Unauthorised"}']);
      for (const url of [`${server.url}/v1/traces`, `${server.otlpUrl}/v1/traces`]) {
        const otlp = await rawRequest(new URL(url).origin, '/v1/traces', headers, 'POST', '{"resourceSpans":[]}');
        expect([otlp.status, JSON.parse(otlp.text)]).toMatchObject([401, {}]);
      }
      const api = await rawRequest(server.url, '/api/session', headers);
      expect([api.status, JSON.parse(api.text).error.code]).toEqual([401, 'REQUEST_UNAUTHORIZED']);
    },
  );

  it.each(forms('bl_test_key_0123456789abcdefghijkl'))('are %j', async (headers) => {
    expect((await rawRequest(server.url, '/v1/keys', headers, 'POST', '[{"a":1}]')).status).toBe(202);
  });
});

describe('OTLP', () => {
  const otlp = (base: string, path: string, body: string | Uint8Array, type: string) =>
    fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'x-api-key': server.key, 'content-type': type },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });

  it.each([
    ['random bytes', Buffer.from('ffeeddccbbaa99887766554433221100', 'hex')],
    ['a length beyond the end', Buffer.from([0x0a, 0xff, 0xff, 0x03, 0x00])],
    ['an endless number', Buffer.alloc(40, 0xff)],
    ['text', Buffer.from('not protobuf at all')],
  ])('refuses protobuf that is %s with a google.rpc.Status', async (_name, body) => {
    for (const base of [server.url, server.otlpUrl]) {
      for (const signal of ['traces', 'logs', 'metrics']) {
        const answer = await otlp(base, `/v1/${signal}`, body, 'application/x-protobuf');
        expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/x-protobuf']);
        expect([...Buffer.from(await answer.arrayBuffer()).subarray(0, 3)]).toEqual([0x08, 3, 0x12]);
      }
    }
  });

  it.each([
    ['{"resourceSpans":5}'],
    ['{"resourceSpans":[null,1,"x",{"resource":[],"scopeSpans":{"spans":1}}]}'],
    [
      '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":5,"spanId":{},"attributes":"x","startTimeUnixNano":"soon"}]}]}]}',
    ],
    [
      '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":-1,"body":{"kvlistValue":5},"attributes":[{"value":{"arrayValue":{"values":[{}]}}}]}]}]}]}',
    ],
    [
      '{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":5,"sum":{"dataPoints":[{"asDouble":"x","asInt":[]}]}}]}]}]}',
    ],
  ])('is not upset by wrong types: %s', async (body) => {
    const answer = await otlp(server.otlpUrl, '/v1/traces', body, 'application/json');
    const text = await answer.text();
    expect([200, 400], text).toContain(answer.status);
    expect(text).not.toMatch(LEAKS);
  });

  it('keeps the good spans beside the bad ones and says how many were not', async () => {
    const span = (name: string, traceId: string) => ({
      name,
      traceId,
      spanId: '1112131415161718',
      startTimeUnixNano: '1700000000000000000',
    });
    const spans = [
      span('good', 'a'.repeat(32)),
      span('bad', ''),
      { ...span('odd', 'b'.repeat(32)), attributes: [null, 5] },
    ];
    const body = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
    const answer = await otlp(server.otlpUrl, '/v1/traces', body, 'application/json');
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { partialSuccess: { rejectedSpans: expect.anything() } },
    ]);
    expect((await storedIn('otel')).map((event) => event.name)).toEqual(expect.arrayContaining(['good', 'odd']));
  });

  it.each([
    ['POST', '/v1/profiles', 404],
    ['POST', '/nowhere', 404],
    ['GET', '/v1/traces', 404],
  ])('answers %s %s on its own port with %i', async (method, path, status) => {
    const answer = await fetch(`${server.otlpUrl}${path}`, { method, headers: { 'x-api-key': server.key } });
    expect([answer.status, (await answer.json()).error?.code]).toEqual([status, 'REQUEST_NOT_FOUND']);
  });
});

const timeframe = { from: 1, to: Date.now() + 60_000 };
const ask = (subject: object): [string, string, object] => ['POST', '/api/explanations', { subject }];
const query = (parts: object): [string, string, object] => ['POST', '/api/query', { timeframe, ...parts }];

describe('the API', () => {
  it.each<[string, string, string, unknown, number, string]>([
    [
      'a bad operation',
      ...query({ query: { filters: [{ key: 'a', operation: '~', value: 1 }] } }),
      400,
      'REQUEST_INVALID',
    ],
    [
      'a regular expression that is none',
      ...query({ query: { needle: { value: '(', isRegex: true } } }),
      400,
      'QUERY_REGEX_INVALID',
    ],
    [
      'a bad expression in a filter',
      ...query({ query: { filters: [{ key: 'message', operation: 'MATCH_REGEX', value: '(?<=a)b[' }] } }),
      400,
      'QUERY_REGEX_INVALID',
    ],
    ['a huge limit', ...query({ query: { limit: 1e9 } }), 400, 'REQUEST_INVALID'],
    ['a limit that is no number', ...query({ query: { limit: 'all' } }), 400, 'REQUEST_INVALID'],
    ['a range that ends before it begins', ...query({ timeframe: { from: 5, to: 5 } }), 400, 'REQUEST_INVALID'],
    ['a range beyond time', ...query({ timeframe: { from: 0, to: 1e300 } }), 400, 'REQUEST_INVALID'],
    ['an unknown view', ...query({ view: 'pie' }), 400, 'REQUEST_INVALID'],
    [
      'a calculation without its key',
      ...query({ view: 'series', query: { calculations: [{ operator: 'SUM' }] } }),
      400,
      'QUERY_INVALID',
    ],
    [
      'a comparison without a value',
      ...query({ query: { filters: [{ key: 'a', operation: '>' }] } }),
      400,
      'QUERY_INVALID',
    ],
    ['too many points', ...query({ view: 'series', granularityMs: 1 }), 400, 'QUERY_INVALID'],
    ['a forged cursor', ...query({ cursor: 'bm9wZQ' }), 400, 'QUERY_INVALID'],
    ['a body that is an array', 'POST', '/api/query', [], 400, 'REQUEST_INVALID'],
    ['no body', 'POST', '/api/query', undefined, 400, 'REQUEST_INVALID'],
    ['the range of a query string that is none', 'GET', '/api/keys?from=9&to=1', undefined, 400, 'REQUEST_INVALID'],
    ['an event that does not exist', 'GET', '/api/events/nothing', undefined, 404, 'REQUEST_NOT_FOUND'],
    [
      'an event id that is SQL',
      'GET',
      `/api/events/${encodeURIComponent("' OR 1=1 --")}`,
      undefined,
      404,
      'REQUEST_NOT_FOUND',
    ],
    ['an event id with a NUL byte', 'GET', '/api/events/%00', undefined, 400, 'REQUEST_INVALID'],
    ['a trace that does not exist', 'GET', '/api/traces/nothing', undefined, 404, 'REQUEST_NOT_FOUND'],
    ['an explanation that does not exist', 'GET', '/api/explanations/nothing', undefined, 404, 'REQUEST_NOT_FOUND'],
    ['a forged cursor of a list', 'GET', '/api/explanations?cursor=bm9wZQ', undefined, 400, 'REQUEST_INVALID'],
    [
      'feedback on what does not exist',
      'POST',
      '/api/explanations/nothing/feedback',
      { rating: 'up' },
      404,
      'REQUEST_NOT_FOUND',
    ],
    ['a bad rating', 'POST', '/api/explanations/nothing/feedback', { rating: 'five stars' }, 400, 'REQUEST_INVALID'],
    ['an explanation of what does not exist', ...ask({ kind: 'event', id: 'nothing' }), 404, 'SUBJECT_NOT_FOUND'],
    ['a trace without data', ...ask({ kind: 'trace', traceId: 'f'.repeat(32) }), 404, 'SUBJECT_NOT_FOUND'],
    ['an error without data', ...ask({ kind: 'error', fingerprint: 'f'.repeat(16) }), 404, 'SUBJECT_NOT_FOUND'],
    ['a request without data', ...ask({ kind: 'request', requestId: 'nothing' }), 404, 'SUBJECT_NOT_FOUND'],
    ['an alert that does not exist', ...ask({ kind: 'alert', id: 'a' }), 404, 'SUBJECT_NOT_FOUND'],
    [
      'a chart whose query cannot run',
      ...ask({ kind: 'chart', query: { calculations: [{ operator: 'SUM' }] }, timeframe: { from: 1, to: 2 } }),
      400,
      'QUERY_INVALID',
    ],
    ['a chart of no time', ...ask({ kind: 'chart', query: {}, timeframe: { from: 2, to: 2 } }), 400, 'REQUEST_INVALID'],
    ['an unknown kind of subject', ...ask({ kind: 'weather' }), 400, 'REQUEST_INVALID'],
    ['a subject that is data', ...ask({ event: { message: 'injected' } }), 400, 'REQUEST_INVALID'],
    ['an unknown path', 'GET', '/api/nothing', undefined, 404, 'REQUEST_NOT_FOUND'],
    ['a wrong method', 'DELETE', '/api/query', undefined, 405, 'REQUEST_METHOD_NOT_ALLOWED'],
    ['a method on a path with an id', 'PUT', '/api/events/e1', undefined, 405, 'REQUEST_METHOD_NOT_ALLOWED'],
  ])('answers %s', async (_name, method, path, body, status, code) => {
    for (const accept of ['application/json', 'text/event-stream']) {
      const answer = await server.api.request(method, path, body, { accept });
      const text = await answer.text();
      expect([answer.status, JSON.parse(text).error?.code], text).toEqual([status, code]);
      expect(text).not.toMatch(LEAKS);
    }
  });

  it.each([
    ['not JSON', '{"a":', {}, 400, 'REQUEST_INVALID'],
    ['another type', '<a/>', { 'content-type': 'application/xml' }, 400, 'REQUEST_INVALID'],
    ['keys of the prototype', '{"__proto__":{"a":1}}', {}, 400, 'REQUEST_INVALID'],
    ['2 MB', JSON.stringify({ timeframe, pad: 'x'.repeat(2 * 1024 * 1024) }), {}, 413, 'INGEST_PAYLOAD_TOO_LARGE'],
    ['an object nested 100,000 deep', '{"a":'.repeat(100_000), {}, 400, 'REQUEST_INVALID'],
  ])('refuses a body that is %s', async (_name, body, headers, status, code) => {
    const answer = await server.api.send('/api/query', body, headers);
    const text = await answer.text();
    expect([answer.status, JSON.parse(text).error.code], text).toEqual([status, code]);
    expect(text).not.toMatch(LEAKS);
  });

  it('sums texts to nothing', async () => {
    await server.api.send('/v1/texts', '[{"a":"x"},{"a":"y"}]');
    const answer = await server.api.query({
      view: 'series',
      query: {
        datasets: ['texts'],
        calculations: [
          { operator: 'SUM', key: 'a', alias: 's' },
          { operator: 'P99', key: 'a', alias: 'p' },
        ],
      },
    });
    expect(answer.aggregates?.[0]?.values).toEqual({ s: null, p: null });
  });
});

describe('readers and senders that go away', () => {
  const failing = async (): Promise<string> => {
    const dataset = 'gone-away';
    await server.api.send(
      `/v1/${dataset}`,
      '[{"level":"error","message":"boom","error":{"name":"TypeError","message":"x is undefined"}}]',
    );
    return (await storedIn(dataset))[0]?.id ?? '';
  };

  it('may drop a stream half-way', async () => {
    const body = { subject: { kind: 'event', id: await failing() } } as const;
    for (let round = 0; round < 10; round += 1) {
      const gone = new AbortController();
      const answer = await fetch(`${server.url}/api/explanations`, {
        method: 'POST',
        headers: { 'x-api-key': server.key, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: gone.signal,
      }).catch(() => undefined);
      if (round % 2 === 0) await answer?.body?.getReader().read();
      gone.abort();
    }
    const whole = await server.api.stream(body);
    expect(whole.at(-1)?.type).toBe('answer-end');
  });

  it('may be 50 at once', async () => {
    const subject = { kind: 'event', id: await failing() } as const;
    const answers = await Promise.all(Array.from({ length: 50 }, () => server.api.stream({ subject })));
    expect(answers.map((events) => events.at(-1)?.type)).toEqual(Array.from({ length: 50 }, () => 'answer-end'));
    expect(new Set(answers.map((events) => (events[0]?.type === 'answer-start' ? events[0].id : ''))).size).toBe(50);
  });

  it('may send half of a body and nothing of it is stored', async () => {
    const { hostname, port } = new URL(server.url);
    const whole = '[{"message":"half"}]';
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /v1/half HTTP/1.1\r\nhost: localhost\r\nx-api-key: ${server.key}\r\ncontent-length: ${whole.length}\r\n\r\n`,
        );
        socket.write(whole.slice(0, 10), () => socket.destroy());
      });
      socket.once('close', () => resolve());
    });
    expect(await storedIn('half')).toEqual([]);
  });

  it.each([
    ['something that is no HTTP', '\x16\x03\x01 hello\r\n\r\n', '400 Bad Request', 'without TLS'],
    [
      'headers of 20 kB',
      `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
      '431 Request Header',
      'larger than 16 kB',
    ],
  ])('may send %s', async (_what, bytes, status, message) => {
    const { hostname, port } = new URL(server.url);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.on('data', (chunk) => {
        text += String(chunk);
      });
      socket.once('close', () => resolve(text));
    });
    expect(answer.startsWith(`HTTP/1.1 ${status}`)).toBe(true);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({
      error: { code: 'REQUEST_INVALID', message: expect.stringContaining(message), retry: 'never' },
    });
    expect(answer).not.toMatch(LEAKS);
  });
});

/** How each code is reached over HTTP, or why it is not. A new code does not compile without a row. */
const REACHED = {
  CONFIG_INVALID: 'stops the start, before there is a server',
  REQUEST_INVALID: { method: 'POST', path: '/api/query', body: '{}' },
  REQUEST_UNAUTHORIZED: { method: 'GET', path: '/api/session', headers: { 'x-api-key': 'wrong' } },
  REQUEST_FORBIDDEN: { method: 'GET', path: '/healthz', headers: { host: 'evil.example' } },
  REQUEST_NOT_FOUND: { method: 'GET', path: '/api/events/nothing' },
  REQUEST_METHOD_NOT_ALLOWED: { method: 'DELETE', path: '/api/query' },
  REQUEST_TOO_MANY: { method: 'POST', path: '/api/session/key', body: '{"key":"guess"}', times: 11 },
  INGEST_PATH_INVALID: { method: 'POST', path: '/v1/a/b', body: '[{"a":1}]' },
  INGEST_BODY_UNREADABLE: { method: 'POST', path: '/v1/a', body: '[' },
  INGEST_BODY_EMPTY: { method: 'POST', path: '/v1/a', body: '[]' },
  INGEST_EVENT_INVALID: { method: 'POST', path: '/v1/a', body: '[5]' },
  INGEST_EVENT_TOO_LARGE: { method: 'POST', path: '/v1/a', body: `[{"a":"${'x'.repeat(300_000)}"}]` },
  INGEST_PAYLOAD_TOO_LARGE: { method: 'POST', path: '/api/query', body: `"${'x'.repeat(2_000_000)}"` },
  INGEST_ENCODING_UNSUPPORTED: {
    method: 'POST',
    path: '/v1/a',
    body: '[{}]',
    headers: { 'content-encoding': 'zstd' },
    bare: true,
  },
  INGEST_DATASET_BLOCKED: 'needs a dataset that its owner has blocked; the tests of the ingest rules reach it',
  STORE_UNAVAILABLE: 'needs an engine that stays away for 20 seconds; the tests of store/telemetry reach it',
  STORE_OVERLOADED: 'needs 200,000 events that wait to be written; the tests of store/telemetry reach it',
  STORE_QUERY_TIMEOUT: 'needs a query of more than 10 seconds; the tests of store/telemetry reach it',
  STORE_QUERY_TOO_LARGE: 'needs an answer of 50,000 rows; the tests of store/telemetry reach it',
  STORE_EVENT_REFUSED:
    'needs an event that ingest lets through and the engine refuses; the tests of the inserter reach it',
  STORE_SCHEMA_NEWER: 'stops the start, before there is a server',
  STORE_DATA_DIR_LOCKED: 'stops the start, before there is a server',
  STORE_CORRUPT: 'is kept for a stored row that cannot be read back; nothing raises it today',
  QUERY_INVALID: {
    method: 'POST',
    path: '/api/query',
    body: JSON.stringify({ timeframe, view: 'series', granularityMs: 1 }),
  },
  QUERY_REGEX_INVALID: {
    method: 'POST',
    path: '/api/query',
    body: JSON.stringify({ timeframe, query: { needle: { value: '(', isRegex: true } } }),
  },
  SUBJECT_NOT_FOUND: { method: 'POST', path: '/api/explanations', body: '{"subject":{"kind":"event","id":"nothing"}}' },
  SUBJECT_UNSUPPORTED: 'is kept for a kind of subject that is not explained; every kind is today',
  ANALYZE_TIMEOUT: 'needs evidence that takes longer than its budget; the tests of query/evidence reach it',
  ANONYMIZE_LEAK_DETECTED: 'becomes the narrator with a note, and the verdict of a preview',
  ANONYMIZE_INPUT_TOO_LARGE: 'becomes the narrator with a note, and the verdict of a preview',
  ORL_INVALID: {
    method: 'POST',
    path: '/api/orl',
    body: '{"files":[{"name":"a.yml","text":"a: 1"}]}',
  },
  PRIVACY_RULES_CHANGED: 'ends a session of the Model Context Protocol; test/mcp.test.ts changes the rules under one',
  PRIVACY_RULES_INVALID: 'names what is wrong with rules that are saved; the tests of the privacy routes reach it',
  EXPLAIN_PROVIDER_UNCONFIGURED:
    'becomes the narrator with a note; a start with a broken provider stops as CONFIG_INVALID',
  EXPLAIN_PROVIDER_BUSY: 'becomes the narrator with a note',
  EXPLAIN_PROVIDER_FAILED: 'becomes the narrator with a note',
  EXPLAIN_EGRESS_BLOCKED: 'becomes the narrator with a note',
  EXPLAIN_CANCELLED: 'is for a reader who went away, and who therefore gets no answer',
  FILE_UNREADABLE: 'is for files, which the command line reads and no door takes',
  INTERNAL: 'is a defect; the tests of the server raise one on purpose',
} as const satisfies Record<ErrorCode, string | Reach>;

interface Reach {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly times?: number;
  /** The Events API names no code beside this status. */
  readonly bare?: true;
}

describe('the table of codes', () => {
  const reached: (readonly [ErrorCode, Reach])[] = [];
  for (const [name, how] of Object.entries<string | Reach>(REACHED)) {
    const code = Object.keys(ERRORS).find((known): known is ErrorCode => known === name);
    if (code !== undefined && typeof how !== 'string') reached.push([code, how]);
  }

  it.each(reached)(
    'has %s with its status',
    async (code, { method, path, body = '', headers = {}, times = 1, bare }) => {
      const own = { 'x-api-key': server.key, 'content-type': 'application/json', ...headers };
      let answer = await rawRequest(server.url, path, own, method, body);
      for (let again = 1; again < times; again += 1) answer = await rawRequest(server.url, path, own, method, body);
      expect(answer.status).toBe(ERRORS[code].status);
      if (bare !== true) expect(answer.text).toContain(`"code":"${code}"`);
      expect(answer.text).not.toMatch(LEAKS);
    },
  );

  it('says of every other code why no request reaches it', () => {
    const reasons = Object.values<string | Reach>(REACHED).filter((how) => typeof how === 'string');
    expect(reasons.length + reached.length).toBe(Object.keys(ERRORS).length);
  });
});
