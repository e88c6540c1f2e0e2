/** Stored explanations in a real browser: found, shared, reported, printed, and inert whatever was logged. */
import type { Explanation } from '@baselime-ai/contract';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { worstTen } from './support/hostile-set.js';
import { chromium } from './support/part.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const browserPart = chromium();
const WAIT_MS = 30_000;

describe.skipIf(!browserPart.present)('the pages of explanations', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const answers: Explanation[] = [];
  const trouble: string[] = [];
  beforeAll(async () => {
    server = await startTestServer();
    const records = worstTen.map(({ text }, place) => ({
      level: 'error',
      message: text,
      namespace: text,
      requestId: `req-${place}`,
      error: { name: text, message: text, stack: `${text}\n    at run (/var/task/a.js:1:1)` },
    }));
    expect((await server.api.send('/v1/logs', JSON.stringify(records))).status).toBe(202);
    for (const [place] of worstTen.entries()) {
      answers.push(await server.api.explain({ subject: { kind: 'request', requestId: `req-${place}` } }));
    }
    browser = await playwright.launch({ executablePath: browserPart.path, args: ['--no-sandbox', '--disable-gpu'] });
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('dialog', (dialog) => trouble.push(dialog.message()));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(?:data|blob):/.test(request.url())) trouble.push(request.url());
    });
    await page.goto(server.signInUrl);
    await page.waitForURL((url) => !url.pathname.startsWith('/sign') && !url.pathname.startsWith('/api'));
    await page.locator('nav').first().waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('show ten attacks as text: no element, no address and no request is theirs', async () => {
    for (const { id } of answers) {
      await page.goto(`${server.url}/explanations/${id}`);
      await page.getByTestId('answer-section-summary').waitFor();
      const article = page.getByTestId('explanation');
      expect(await article.locator('img, script, iframe, object, embed, form[action], style').count()).toBe(0);
      expect(await article.locator('a').count()).toBe(0);
      expect(await article.textContent()).not.toMatch(/[^\P{C}\n]/u);
    }
    expect(trouble).toEqual([]);
  }, 120_000);

  it('list what matches a search, and open it', async () => {
    const [rated] = answers;
    const feedback = { rating: 'down', correction: 'It was the proxy of the payments.' };
    await server.api.request('POST', `/api/explanations/${rated?.id}/feedback`, feedback);
    await page.goto(`${server.url}/explanations`);
    await page.getByTestId('explanation-row').first().waitFor();
    expect(await page.getByTestId('explanation-row').count()).toBeGreaterThan(1);
    await page.getByLabel('Rating').selectOption('down');
    await expect.poll(() => page.getByTestId('explanation-row').count(), { timeout: WAIT_MS }).toBe(1);
    expect(page.url()).toContain('rating=down');
    await page.getByTestId('explanation-row').click();
    await page.getByTestId('explanation').waitFor();
    expect(page.url()).toContain(`/explanations/${rated?.id}`);
  });

  it('show what the team noted beside the next answer', async () => {
    const again = await server.api.explain({ subject: { kind: 'request', requestId: 'req-0' } });
    await page.goto(`${server.url}/explanations/${again.id}`);
    expect(await page.getByTestId('team-notes').textContent()).toContain('It was the proxy of the payments.');
  });

  it('print the answer without the frame of the console', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByTestId('answer-section-summary').isVisible()).toBe(true);
    expect(await page.getByTestId('report').isVisible()).toBe(false);
    expect(await page.getByRole('link', { name: 'Traces' }).count()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
  });
});
