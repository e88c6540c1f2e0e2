/** The Model Context Protocol by its own client, over HTTP and over standard input: what an agent gets, and what it does not. */
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, TEST_KEY, type TestServer } from './support/test-server.js';

const ORIGINALS = [
  'amelia.fitzgerald@example-mail.com',
  'amelia',
  'fitzgerald',
  '203.0.113.87',
  '4111 1111 1111 1111',
  'b1946ac9-2d6a-4b9c-8a55-0d8c4f3c9a11',
  'arn:aws:dynamodb:eu-west-1:210987654321:table/loyalty-zurich',
  '210987654321',
  'zurich',
];
const REQUEST_ID = ORIGINALS[5] ?? '';
const records = [
  {
    level: 'error',
    '@requestId': REQUEST_ID,
    message: `could not charge ${ORIGINALS[0]} with 4111 1111 1111 1111`,
    customer: { email: ORIGINALS[0], name: 'Amelia Fitzgerald', ip: '203.0.113.87' },
    error: { name: 'AccessDeniedException', message: `not authorized on ${ORIGINALS[6]}` },
  },
  { level: 'info', '@requestId': REQUEST_ID, message: 'charging', customer: { email: ORIGINALS[0] } },
];

/** A program with an engine of its own takes its time to start on a busy machine. */
const PATIENCE_MS = 120_000;

interface Asked {
  readonly client: Client;
  /** Everything that came back, byte for byte. */
  readonly heard: () => string;
}

let server: TestServer;
const open: Client[] = [];
beforeAll(async () => {
  server = await startTestServer();
  const sent = await server.api.send('/v1/payments/shop/charge', JSON.stringify(records));
  expect(sent.status).toBe(202);
});
afterAll(async () => {
  for (const client of open) await client.close();
  await server?.close();
});

async function overHttp(url: string, key = TEST_KEY): Promise<Asked> {
  const heard: string[] = [];
  const recording: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const [mine, theirs] = response.body?.tee() ?? [];
    if (mine !== undefined)
      void new Response(mine).text().then(
        (text) => heard.push(text),
        () => undefined,
      );
    return new Response(theirs ?? null, response);
  };
  const requestInit = { headers: { 'x-api-key': key } };
  const transport = new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit, fetch: recording });
  return { client: await connected(transport), heard: () => heard.join('\n') };
}

async function connected(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test-agent', version: '1' });
  await client.connect(transport);
  open.push(client);
  return client;
}

interface Answer {
  readonly text: string;
  readonly isError: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any tool
  readonly value: any;
}

async function call(client: Client, name: string, args: Record<string, unknown> = {}): Promise<Answer> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [part] = Array.isArray(content) ? content : [];
  const text = String(part?.text);
  return { text, isError: isError === true, value: JSON.parse(text) };
}

const failing = { query: { filters: [{ key: '$baselime.error', operation: '=', value: true }] }, last: '1h' };

describe('an agent over HTTP', () => {
  it('finds the verbs as tools, and which of them only read', async () => {
    const { client } = await overHttp(server.url);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'explain',
      'list_errors',
      'list_explanations',
      'list_key_values',
      'list_keys',
      'list_patterns',
      'preview',
      'query',
      'rate_explanation',
      'read_event',
      'read_explanation',
      'read_trace',
    ]);
    const writing = tools.filter(({ annotations }) => annotations?.readOnlyHint !== true).map(({ name }) => name);
    expect(writing).toEqual(['rate_explanation']);
    expect(client.getInstructions()).toContain('<EMAIL_1>');
  });

  it('gets no original value out of any tool, not by error either', async () => {
    const { client, heard } = await overHttp(server.url);
    const { value } = await call(client, 'query', failing);
    const [event] = value.events;
    expect(event.data.customer.email).toMatch(/^<EMAIL_\d+>$/);
    const steps: string[] = [];
    const explained = await client.callTool(
      { name: 'explain', arguments: { subject: { kind: 'event', id: event.id } } },
      undefined,
      { onprogress: ({ message = '' }) => steps.push(message) },
    );
    const explanation = JSON.parse(String((explained.content as { text: string }[])[0]?.text));
    expect(explanation).toMatchObject({ confidence: expect.any(String), engine: 'narrator' });
    expect(explanation.sections.summary.length).toBeGreaterThan(20);
    expect(steps[0]).toBe('reading the evidence');
    expect(steps.length).toBeGreaterThan(3);
    const answers = [
      await call(client, 'read_event', { id: event.id }),
      await call(client, 'list_keys', { last: '1h' }),
      await call(client, 'list_key_values', { key: 'customer.email', last: '1h' }),
      await call(client, 'list_patterns', { last: '1h' }),
      await call(client, 'list_errors', { last: '1h' }),
      await call(client, 'query', { view: 'requests', last: '1h' }),
      await call(client, 'preview', { subject: { kind: 'request', requestId: event.requestId } }),
      await call(client, 'list_explanations'),
      await call(client, 'read_explanation', { id: explanation.id }),
      await call(client, 'rate_explanation', { id: explanation.id, rating: 'up' }),
    ];
    expect(answers.filter(({ isError }) => isError)).toEqual([]);
    const missing = await call(client, 'read_trace', { traceId: event.data.customer.email });
    expect(missing).toMatchObject({ isError: true, value: { error: { code: 'REQUEST_NOT_FOUND' } } });
    await client.close();
    const bytes = heard().toLowerCase();
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(ORIGINALS.filter((original) => bytes.includes(original.toLowerCase()))).toEqual([]);
  });

  it('lists kinds of errors with what people decided, and explains one by its fingerprint', async () => {
    const { client } = await overHttp(server.url);
    const { value, text } = await call(client, 'list_errors', { last: '1h' });
    expect(value).toMatchObject({
      kinds: 1,
      errors: [{ count: 1, status: 'active', toldBy: [{ kind: 'log' }], newest: { namespace: 'charge' } }],
    });
    const [{ fingerprint, firstSeen, lastSeen }] = value.errors;
    expect([firstSeen, lastSeen]).toEqual([expect.stringMatching(/^T[+-][\d.]+s$/), firstSeen]);
    const { entries } = await (await server.api.request('GET', '/api/ledger?limit=1')).json();
    expect(entries).toMatchObject([{ purpose: 'mcp', body: text }]);
    const explained = await call(client, 'explain', { subject: { kind: 'error', fingerprint } });
    expect(explained.value).toMatchObject({ confidence: expect.any(String) });
    const now = Date.now();
    const timeframe = { from: now - 3_600_000, to: now + 1000 };
    const asked = await server.api.request('POST', '/api/query', { query: {}, timeframe, view: 'errors' });
    const [original] = (await asked.json()).errors;
    const decide = (change: object) => server.api.request('PUT', `/api/errors/${original.fingerprint}`, change);
    try {
      await decide({ status: 'ignored', assignee: 'Amelia Fitzgerald' });
      expect((await call(client, 'list_errors', { last: '1h' })).value).toMatchObject({ kinds: 0, errors: [] });
      const ignored = await call(client, 'list_errors', { last: '1h', status: 'ignored' });
      expect(ignored.value.errors).toMatchObject([
        { fingerprint, status: 'ignored', assignedTo: expect.stringMatching(/^<NAME_\d+>$/) },
      ]);
      expect(ignored.text).not.toMatch(/amelia|fitzgerald/i);
    } finally {
      await decide({ status: 'active', assignee: null });
    }
  });

  it('asks on with the tokens and offsets of an answer', async () => {
    const { client } = await overHttp(server.url);
    const { value } = await call(client, 'query', failing);
    const [{ timestamp, data, requestId }] = value.events;
    expect(timestamp).toMatch(/^T[+-][\d.]+s$/);
    const filters = [{ key: 'customer.email', operation: '=', value: data.customer.email }];
    const again = await call(client, 'query', { query: { filters }, from: timestamp, to: 'T+3600s' });
    expect(again.value.events.map((event: { requestId: string }) => event.requestId)).toContain(requestId);
    const none = await call(client, 'query', { query: { filters }, from: 'T-3600s', to: 'T-1800s' });
    expect(none.value.events).toEqual([]);
  });

  it('leaves in the ledger the very text that it was given', async () => {
    const { client } = await overHttp(server.url);
    const { text } = await call(client, 'query', { ...failing, granularityMs: 1234 });
    const { entries } = await (await server.api.request('GET', '/api/ledger?limit=1')).json();
    expect(entries).toMatchObject([
      { purpose: 'mcp', model: 'test-agent', verdict: 'passed', outcome: 'answered', body: text },
    ]);
  });

  it('is told to begin anew when the privacy rules changed', async () => {
    const { client } = await overHttp(server.url);
    const rules = (text: string): Promise<Response> => server.api.request('PUT', '/api/privacy/rules', { text });
    try {
      expect((await rules('keys:\n  scrub: [customer]\n')).status).toBe(200);
      expect(await call(client, 'query', failing)).toMatchObject({
        isError: true,
        value: { error: { code: 'PRIVACY_RULES_CHANGED' } },
      });
      const { client: next } = await overHttp(server.url);
      expect((await call(next, 'query', failing)).value.events[0].data.customer.name).toBe('<REDACTED>');
    } finally {
      await rules('');
    }
  });

  it('says where its input is wrong', async () => {
    const { client } = await overHttp(server.url);
    expect((await call(client, 'query', { from: 'yesterday' })).value.error).toMatchObject({
      code: 'REQUEST_INVALID',
      details: [{ path: 'from' }],
    });
  });
});

describe('a key that may only read', () => {
  it('finds the tools that only read', async () => {
    const made = await server.api.request('POST', '/api/settings/keys', { name: 'agent', scope: 'read' });
    const { client } = await overHttp(server.url, (await made.json()).key);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).not.toContain('rate_explanation');
    expect((await call(client, 'query', failing)).value.events).toHaveLength(1);
    expect((await call(client, 'query', { view: 'requests', last: '1h' })).isError).toBe(false);
  });
});

describe('the address /mcp', () => {
  const post = (headers: Record<string, string>, body: object): Promise<Response> =>
    fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      body: JSON.stringify(body),
    });
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
  };

  it('wants a key', async () => {
    expect((await post({}, initialize)).status).toBe(401);
    expect((await post({ 'x-api-key': 'wrong' }, initialize)).status).toBe(401);
  });

  it('wants a session, and tells of one that is not there', async () => {
    expect((await post({ 'x-api-key': TEST_KEY }, list)).status).toBe(400);
    expect((await post({ 'x-api-key': TEST_KEY, 'mcp-session-id': 'gone' }, list)).status).toBe(404);
  });

  it('answers a session only to who opened it', async () => {
    const opened = await post({ 'x-api-key': TEST_KEY }, initialize);
    const id = opened.headers.get('mcp-session-id') ?? '';
    expect(id).not.toBe('');
    const signedIn = await fetch(server.signInUrl, { redirect: 'manual' });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const other = await post({ cookie, origin: server.url, 'mcp-session-id': id }, list);
    expect(other.status).toBe(404);
    const ended = await fetch(`${server.url}/mcp`, {
      method: 'DELETE',
      headers: { 'x-api-key': TEST_KEY, 'mcp-session-id': id },
    });
    expect(ended.status).toBe(200);
    expect((await post({ 'x-api-key': TEST_KEY, 'mcp-session-id': id }, list)).status).toBe(404);
  });
});

describe('an operator who chose originals', () => {
  it('gets them, and the ledger none', async () => {
    const raw = await startTestServer({ BASELIME_MCP_RAW: 'true' });
    try {
      await raw.api.send('/v1/payments', JSON.stringify(records));
      const { client } = await overHttp(raw.url);
      expect((await call(client, 'query', failing)).text).toContain(ORIGINALS[0]);
      await client.close();
      expect(await (await raw.api.request('GET', '/api/ledger')).json()).toEqual({ entries: [] });
    } finally {
      await raw.close();
    }
  });
});

describe('an agent that starts the program', () => {
  const program = fileURLToPath(new URL('../packages/cli/bin/baselime-ai.js', import.meta.url));
  const log = fileURLToPath(new URL('../packages/cli/src/__fixtures__/node-access-denied.log', import.meta.url));
  const over = (args: readonly string[]): Promise<Client> =>
    connected(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp', ...args], stderr: 'pipe' }));

  it(
    'reads a running server through it',
    async () => {
      const client = await over(['--server', server.url, '--key', TEST_KEY]);
      const { text, value } = await call(client, 'query', failing);
      expect(value.events).toHaveLength(1);
      expect(ORIGINALS.filter((original) => text.includes(original))).toEqual([]);
      await client.close();
    },
    PATIENCE_MS,
  );

  it(
    'reads a log file without a server',
    async () => {
      const client = await over([log]);
      const { value } = await call(client, 'query', { ...failing, last: undefined });
      const { text } = await call(client, 'explain', { subject: { kind: 'event', id: value.events[0].id } });
      expect(JSON.parse(text)).toMatchObject({ confidence: 'confirmed', rootCause: { fault: 'permission-denied' } });
      expect(text).not.toMatch(/maria|keller|210987654321|company-archive/i);
      await client.close();
    },
    PATIENCE_MS,
  );

  it(
    'gets the originals of a log file on request',
    async () => {
      const client = await over([log, '--raw']);
      expect((await call(client, 'query', {})).text).toContain('maria.keller@example.com');
      await client.close();
    },
    PATIENCE_MS,
  );
});
