import { EngineError } from '@baselime-ai/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.fake.failures.clear();
  server.fake.calls.length = 0;
});

const ROUTES = [
  ['GET', '/api/privacy/rules', undefined, 'privacyRules', []],
  ['PUT', '/api/privacy/rules', { text: 'level: strict' }, 'savePrivacyRules', ['level: strict']],
  ['POST', '/api/privacy/preview', { record: { a: 1 } }, 'previewPrivacy', [{ record: { a: 1 } }]],
  [
    'POST',
    '/api/privacy/preview',
    { record: 'text', dataset: 'd' },
    'previewPrivacy',
    [{ record: 'text', dataset: 'd' }],
  ],
  ['POST', '/api/privacy/try', { rules: '' }, 'tryPrivacy', [{ rules: '', limit: 200 }, expect.any(AbortSignal)]],
] as const;
const call = (method: string, path: string, body: unknown, send: TestServer['fetch'] = server.fetch) =>
  send(path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

describe('the privacy routes', () => {
  it.each(ROUTES)('hand %s %s to the engine', async (method, path, body, verb, args) => {
    expect((await call(method, path, body)).status).toBe(200);
    const [first] = server.fake.calls;
    expect([first?.verb, first?.args.slice(1)]).toEqual([verb, args]);
    expect(first?.args[0]).toMatchObject({ workspaceId: 'default' });
  });

  it.each(ROUTES)('let nobody in without a key: %s %s', async (method, path, body) => {
    expect((await call(method, path, body, server.open)).status).toBe(401);
    expect(server.fake.calls).toEqual([]);
  });

  it.each([
    ['PUT', '/api/privacy/rules', { rules: 'x' }],
    ['PUT', '/api/privacy/rules', { text: { length: 1 } }],
    ['POST', '/api/privacy/preview', {}],
    ['POST', '/api/privacy/preview', { record: null }],
    ['POST', '/api/privacy/preview', { record: 'a', rule: '' }],
    ['POST', '/api/privacy/try', { rules: '', limit: 501 }],
    ['POST', '/api/privacy/try', { rules: '', timeframe: { from: 2, to: 1 } }],
  ])('refuse %s %s with %j', async (method, path, body) => {
    const answer = await call(method, path, body);
    expect([answer.status, (await answer.json()).error.code]).toEqual([400, 'REQUEST_INVALID']);
  });

  it('refuse rules that are too long', async () => {
    expect((await call('PUT', '/api/privacy/rules', { text: 'x'.repeat(100_001) })).status).toBe(400);
  });

  it('refuse a body that is too large', async () => {
    const answer = await call('POST', '/api/privacy/preview', { record: 'x'.repeat(800 * 1024) });
    expect(answer.status).toBe(413);
  });

  it('pass on why rules are refused', async () => {
    const details = [{ path: 'patterns.0.match', message: 'line 3: the pattern is too slow' }];
    server.fake.failures.set('savePrivacyRules', new EngineError('PRIVACY_RULES_INVALID', 'No.', { details }));
    const answer = await call('PUT', '/api/privacy/rules', { text: 'x' });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: { code: 'PRIVACY_RULES_INVALID', message: 'No.', retry: 'never', details } },
    ]);
  });
});
