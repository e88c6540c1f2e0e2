/** The prompt and the guard with the anonymizer that runs in earnest: what is fixed in a prompt must pass its scan. */

import { SECTION_NAMES } from '@baselime-ai/contract';
import { LLMock } from '@copilotkit/aimock';
import { describe, expect, it } from 'vitest';
import { createAnonymizer, defaultPolicy } from '../anonymize/index.js';
import { systemClock } from '../model/clock.js';
import { silentLogger } from '../model/log.js';
import { ALL, TIMEOUT_ORIGINALS, timeout } from './__fixtures__/analyses.js';
import { memoryWorkspace } from './__fixtures__/fakes.js';
import { createExplainer } from './create-explainer.js';
import { narrate } from './narrator/narrate.js';
import { buildPrompt } from './prompt/build-prompt.js';
import { SECTION_HEADINGS } from './prompt/instructions.js';

const explainer = (settings = {}) =>
  createExplainer({
    model: { provider: 'openai-compatible', model: 'small-model', baseUrl: 'http://127.0.0.1:1/v1', ...settings },
    workspace: memoryWorkspace(),
    newAnonymizer: () => createAnonymizer(defaultPolicy),
    clock: systemClock,
    logger: silentLogger,
    newId: () => 'id',
  });
const request = (analysis = timeout) => ({ analysis, workspaceId: 'w', actor: 'a' });

describe('the real anonymizer', () => {
  it.each(Object.entries(ALL))('lets the prompt about the %s analysis pass', async (_name, analysis) => {
    const preview = await explainer().preview(request(analysis));
    expect(preview.blockedBecause).toEqual([]);
    expect(preview.verdict).toBe('passed');
    expect(preview.body).toContain('## Root cause');
  });

  it.each(['openai', 'anthropic', 'none'] as const)('lets the request to %s pass', async (provider) => {
    const preview = await explainer({ provider, baseUrl: undefined }).preview(request());
    expect(preview.blockedBecause).toEqual([]);
  });

  it('leaves no original in the bytes', async () => {
    const { body } = await explainer().preview(request());
    // The first two, a function and a host, are made of plain words, which the vocabulary lets pass.
    for (const original of TIMEOUT_ORIGINALS.slice(2)) expect(body).not.toContain(original);
  });

  it('keeps the marks that the prompt relies on', () => {
    const { user, marks } = buildPrompt(timeout, createAnonymizer(defaultPolicy));
    expect(user).toContain('{time 1}');
    expect(user).toContain('"id":"F1"');
    expect(user).toContain('"fault":"dependency-slow"');
    expect(user).toContain('"confidence":"confirmed"');
    expect(marks.restore('{time 1}')).toBe('10:21:09 UTC');
  });

  it('gives back in the answer what it hid in the prompt', async () => {
    // The model plays the narrator's own words, hidden as the prompt hides them: what comes back must be those words.
    const entity = 'zq7-xk-mailer';
    const analysis = JSON.parse(JSON.stringify(timeout).replaceAll('shop-prod-send-receipt', entity));
    const anonymizer = createAnonymizer(defaultPolicy);
    const { user } = buildPrompt(analysis, anonymizer);
    expect(user).not.toContain(entity);
    const sections = narrate(analysis);
    const written = SECTION_NAMES.map((name) => `## ${SECTION_HEADINGS[name]}\n${sections[name]}\n`).join('');
    const provider = new LLMock({ port: 0, chunkSize: 5 });
    provider.onMessage(/./, { content: written.replaceAll(entity, anonymizer.hideText(entity)) });
    await provider.start();
    try {
      const events = explainer({ baseUrl: `${provider.url}/v1` }).explain(request(analysis));
      let last: unknown;
      for await (const event of events) last = event;
      expect(last).toMatchObject({ type: 'answer-end', explanation: { engine: 'small-model', sections } });
      expect(JSON.stringify(provider.getLastRequest())).not.toContain(entity);
    } finally {
      await provider.stop();
    }
  });
});
