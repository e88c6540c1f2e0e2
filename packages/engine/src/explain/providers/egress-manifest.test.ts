import { describe, expect, it } from 'vitest';
import { createAnonymizer, defaultPolicy } from '../../anonymize/index.js';
import { createCapture } from './egress.js';

const baseUrl = 'https://llm.example/v1';

async function verdictOn(body: unknown): Promise<readonly string[]> {
  const anonymizer = createAnonymizer(defaultPolicy);
  const sealed = anonymizer.seal('the order failed');
  const capture = createCapture({ anonymizer, baseUrl, model: 'gpt-4o-mini' });
  const text = typeof body === 'function' ? JSON.stringify(body(sealed)) : String(body);
  await capture.fetch(`${baseUrl}/chat/completions`, { method: 'POST', body: text });
  return capture.captured()?.because ?? ['nothing was captured'];
}

const request = (content: string, more: object = {}) => ({
  model: 'gpt-4o-mini',
  messages: [
    { role: 'system', content },
    { role: 'user', content: [{ type: 'text', text: content }] },
  ],
  stream: true,
  stream_options: { include_usage: true },
  ...more,
});

describe('the manifest of sealed texts', () => {
  it('lets a request pass that holds sealed text and words of the protocol alone', async () => {
    expect(await verdictOn((sealed: string) => request(sealed))).toEqual([]);
  });

  it('blocks harmless text that was never sealed, wherever it stands', async () => {
    expect(await verdictOn((sealed: string) => request(`${sealed} again`))).toEqual(['text that was never sealed: 2']);
    expect(await verdictOn((sealed: string) => request(sealed, { suffix: 'the table' }))).toHaveLength(1);
    expect(await verdictOn((sealed: string) => request(sealed, { 'Table Of Orders': 1 }))).toHaveLength(1);
  });

  it('blocks fields that say who is asking, and a body that is no JSON', async () => {
    expect(await verdictOn((sealed: string) => request(sealed, { user: '' }))).toHaveLength(1);
    expect(await verdictOn((sealed: string) => request(sealed, { metadata: {} }))).toHaveLength(1);
    expect(await verdictOn('the order failed')).toHaveLength(1);
  });
});
