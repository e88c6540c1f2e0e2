import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const change = async (fingerprint: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await server.fetch(`/api/errors/${fingerprint}`, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers,
  });
  return { status: answer.status, body: await answer.json() };
};

describe('errors over HTTP', () => {
  it('are listed with what was decided', async () => {
    const changed = await change('f1', { status: 'resolved', assignee: ' Ada ' });
    expect(changed.body).toMatchObject({ fingerprint: 'f1', status: 'resolved', assignee: 'Ada' });
    expect(Date.parse(changed.body.statusAt)).toBeGreaterThan(0);
    expect(await (await server.fetch('/api/errors')).json()).toEqual({ errors: [changed.body] });
  });

  it('merge into what the other one was merged into, and take their own along', async () => {
    await change('m2', { mergedInto: 'm1' });
    expect((await change('m1', { mergedInto: 'm0' })).body.mergedInto).toBe('m0');
    expect((await change('m3', { mergedInto: 'm2' })).body.mergedInto).toBe('m0');
    const { errors } = await (await server.fetch('/api/errors')).json();
    expect(errors.filter((one: { mergedInto?: string }) => one.mergedInto === 'm0')).toHaveLength(3);
  });

  it.each([
    ['into itself', 'x', { mergedInto: 'x' }],
    ['into one of its own', 'm0', { mergedInto: 'm1' }],
    ['with a status that is none', 'x', { status: 'gone' }],
    ['with an empty assignee', 'x', { assignee: ' ' }],
  ])('refuse a change %s', async (_case, fingerprint, body) => {
    expect(await change(fingerprint, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'REQUEST_INVALID' } },
    });
  });
});
