/** The way from "something is wrong" to "asked and understood", in a real browser over the real server and its demo. */

import { DEFAULT_REQUESTS_PER_MINUTE, generateShop, replay } from '@baselime-ai/demo';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from './support/part.js';
import { MODEL_PHRASE, type PlayedModel, playModel } from './support/played-model.js';
import { disguises } from './support/recording-proxy.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const browserPart = chromium();
const HOUR_MS = 3_600_000;
const WAIT_MS = 60_000;

async function fill(server: TestServer): Promise<void> {
  const to = Date.now();
  const sent = await replay({
    baseUrl: server.url,
    apiKey: server.key,
    fetch,
    batches: generateShop({ seed: 11, requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE, from: to - HOUR_MS, to }),
  });
  expect(sent).toMatchObject({ ok: true });
}

async function signedIn(browser: Browser, server: TestServer): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(WAIT_MS);
  await page.goto(server.signInUrl);
  await page.getByTestId('newest-error').first().waitFor();
  await page.goto(`${server.url}/events`);
  await page.getByTestId('event-row').first().waitFor();
  return page;
}

/** The thumbs are there from the start and can be pressed when the answer is whole. */
const answered = (page: Page): Promise<void> => page.locator('[data-testid="thumb-up"]:enabled').waitFor();

/** Opens the newest event that matches and asks about it; resolves when the answer is whole. */
async function ask(page: Page, server: TestServer, needle: string): Promise<string> {
  const [event] = await server.api.events({
    query: { filters: [{ key: '$baselime.error', operation: '=', value: true }], needle: { value: needle } },
  });
  if (event === undefined) throw new Error(`no event with ${needle}`);
  await page.goto(`${server.url}/events/${event.id}`);
  await page.getByTestId('ask-ai').first().click();
  await page.getByTestId('ask-dialog').waitFor();
  await answered(page);
  return event.id;
}

describe.skipIf(!browserPart.present)('the console with the narrator', () => {
  let browser: Browser;
  let server: TestServer;
  let page: Page;
  const scriptErrors: string[] = [];
  beforeAll(async () => {
    server = await startTestServer();
    await fill(server);
    browser = await playwright.launch({ executablePath: browserPart.path, args: ['--no-sandbox', '--disable-gpu'] });
    page = await signedIn(browser, server);
    page.on('pageerror', (error) => scriptErrors.push(String(error)));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('answers about a failing event with root cause, actions and working evidence', async () => {
    await ask(page, server, 'MailDude is down');
    expect(await page.getByTestId('answer-section-rootCause').textContent()).toMatch(/maildude/i);
    expect(await page.getByTestId('answer-section-actions').locator('li').count()).toBeGreaterThan(1);
    expect(await page.getByTestId('answer-engine').textContent()).toMatch(/narrator/i);

    await page.getByTestId('citation-chip').first().click();
    const link = page.getByTestId('evidence-link').first();
    await link.waitFor();
    const before = page.url();
    await link.click();
    await page.waitForURL((url) => url.toString() !== before);
    await page.locator('[data-testid="span-panel"], [data-testid="json-tree"]').first().waitFor();
    await page.goBack();
    await answered(page);
    expect(page.url()).toBe(before);
    expect(scriptErrors).toEqual([]);
  });

  it('answers a follow-up question with what it looks up, its evidence, and who answered', async () => {
    await ask(page, server, 'MailDude is down');
    const input = page.getByTestId('follow-up-input');
    await input.fill('Since when, and is it still happening? <img src=x onerror=evil(1)>');
    await input.press('Enter');
    const answer = page.getByTestId('follow-up-answer');
    await page.locator('[data-testid="follow-up-answer"][data-status="done"]').waitFor();
    expect(await page.getByTestId('follow-up-step').first().getAttribute('data-outcome')).toBe('found');
    expect(await answer.textContent()).toMatch(/first seen at .* and last at/);
    expect(await page.getByTestId('follow-up-engine').textContent()).toContain('nothing left this machine');
    expect(await page.locator('[data-testid="ask-dialog"] img').count()).toBe(0);

    await answer.getByTestId('citation-chip').first().click();
    await page.getByTestId('evidence-link').first().waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await answered(page);
    await page.locator('[data-testid="follow-up-answer"][data-status="done"]').waitFor();
    expect(await page.getByTestId('follow-up-send').isDisabled()).toBe(true); // nothing is written yet

    const next = page.getByTestId('next-question').first();
    const question = (await next.textContent()) ?? '';
    expect(question).toMatch(/\?$/);
    await next.click();
    await page.locator('[data-testid="follow-up-answer"][data-status="done"]').nth(1).waitFor();
    expect(await page.locator('article').last().locator('p').first().textContent()).toBe(question);
    expect(scriptErrors).toEqual([]);
  });

  it('stores a thumb', async () => {
    const eventId = await ask(page, server, 'MailDude is down');
    await page.getByTestId('thumb-up').click();
    await page.getByTestId('feedback-saved').waitFor();
    const { explanations } = await (await server.api.request('GET', '/api/explanations')).json();
    const rated = explanations.find((one: { subject: { id?: string } }) => one.subject.id === eventId);
    expect(rated.feedback).toMatchObject({ rating: 'up' });
  });

  it('says that nothing was sent', async () => {
    await ask(page, server, 'MailDude is down');
    await page.getByTestId('what-was-sent-tab').click();
    await page.getByTestId('sent-bytes').waitFor();
    const { entries } = await (await server.api.request('GET', '/api/ledger')).json();
    expect(entries).toEqual([]);
  });

  it('shows a trace as a waterfall and answers about it', async () => {
    const { traces = [] } = await server.api.query({ view: 'traces' });
    const index = traces.findIndex(({ spans }) => spans > 1); // the newest may be cut off by the end of the history
    await page.goto(`${server.url}/traces`);
    await page.getByTestId('trace-row').nth(index).click();
    await page.getByTestId('span-row').nth(1).waitFor();
    await page.getByTestId('ask-ai').first().click();
    await answered(page);
    expect((await page.getByTestId('answer-section-summary').textContent())?.length).toBeGreaterThan(60);
  });

  it('keeps a reader out who has neither key nor session', async () => {
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(`${server.url}/events`);
    await stranger.waitForURL(/sign-in/);
    expect(await stranger.getByTestId('event-row').count()).toBe(0);
    expect((await fetch(`${server.url}/api/events/x`)).status).toBe(401);
  });
});

describe.skipIf(!browserPart.present)('the console with a model', () => {
  let browser: Browser;
  let model: PlayedModel;
  let server: TestServer;
  let page: Page;
  beforeAll(async () => {
    model = await playModel();
    server = await startTestServer({
      BASELIME_AI_PROVIDER: 'openai-compatible',
      OPENAI_BASE_URL: model.url,
      OPENAI_API_KEY: 'sk-test',
      BASELIME_AI_MODEL: 'played-model',
    });
    await fill(server);
    browser = await playwright.launch({ executablePath: browserPart.path, args: ['--no-sandbox', '--disable-gpu'] });
    page = await signedIn(browser, server);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await model?.close();
  });

  it("shows the model's wording, and the model received no original value", async () => {
    const id = await ask(page, server, 'MailDude is down');
    expect(await page.getByTestId('answer-engine').textContent()).toMatch(/played-model/);
    expect(await page.getByTestId('answer-section-summary').textContent()).toContain(MODEL_PHRASE);
    expect(await page.getByTestId('answer-section-rootCause').textContent()).toMatch(/maildude/i);

    const event = await (await server.api.request('GET', `/api/events/${id}`)).json();
    const wire = model.received().toString('utf8');
    expect(wire.length).toBeGreaterThan(1000);
    const text = JSON.stringify(event);
    const identifying = [
      ...(text.match(/[\w.+-]+@[\w-]+\.[\w.]+/g) ?? []),
      ...(text.match(/\b(?:\d{1,3}\.){3}\d{1,3}\b/g) ?? []),
      ...(text.match(/\b\d{12}\b/g) ?? []),
      ...(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []),
      event.traceId,
      event.requestId,
      event.id,
    ].filter((value): value is string => typeof value === 'string');
    expect(identifying.length).toBeGreaterThan(2);
    for (const value of identifying) for (const disguise of disguises(value)) expect(wire).not.toContain(disguise);
    expect(await page.getByTestId('found-locally').textContent()).toMatch(/maildude/i);
  });

  it('says what was found here while the model has no word yet, and when it is stopped', async () => {
    await ask(page, server, 'MailDude is down');
    model.hang();
    await page.getByRole('button', { name: 'Regenerate' }).click();
    const found = page.getByTestId('found-locally');
    await found.filter({ hasText: /maildude.*First step/is }).waitFor();
    expect(await page.getByTestId('answer-section-summary').getAttribute('data-empty')).not.toBeNull();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped before an answer').waitFor();
    expect(await found.textContent()).toMatch(/maildude/i);
  });
});
