/** The Privacy page in a real browser over the real server: what is pasted, what would leave, why, and a rule. */
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from './support/part.js';
import { type PlayedModel, playModel } from './support/played-model.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const browserPart = chromium();
const EMAIL = 'grace.hopper@example.org';
const RULE = "patterns:\n  - name: order number\n    match: 'ORD-\\d+'\n    as: RES\n";

describe.skipIf(!browserPart.present)('the Privacy page', () => {
  let browser: Browser;
  let server: TestServer;
  let model: PlayedModel;
  let page: Page;
  const scriptErrors: string[] = [];
  beforeAll(async () => {
    model = await playModel();
    server = await startTestServer({
      BASELIME_AI_PROVIDER: 'openai-compatible',
      OPENAI_BASE_URL: model.url,
      OPENAI_API_KEY: 'sk-test',
      BASELIME_AI_MODEL: 'played-model',
    });
    const events = [{ level: 'error', message: `no stock for ORD-1234, mail ${EMAIL}`, error: 'OutOfStock' }];
    await server.api.send('/v1/shop', JSON.stringify(events));
    browser = await playwright.launch({ executablePath: browserPart.path, args: ['--no-sandbox', '--disable-gpu'] });
    page = await (await browser.newContext({ viewport: { width: 1440, height: 1000 } })).newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => scriptErrors.push(String(error)));
    await page.goto(server.signInUrl);
    await page.getByRole('link', { name: 'Privacy' }).click();
    await page.getByTestId('privacy-sent').waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await model?.close();
  });

  /** Types an event and waits until what is shown is about it. */
  async function look(record: string, token: string): Promise<void> {
    await page.getByTestId('privacy-record').fill(record);
    await page.getByTestId('privacy-sent').getByText(token, { exact: true }).first().waitFor();
  }

  it('says first which model gets something at present', async () => {
    const now = page.getByTestId('privacy-now');
    await expect.poll(() => now.textContent(), { timeout: 20_000 }).toContain('played-model (openai-compatible)');
  });

  it('shows an address as a token, with the reason at the keyboard too', async () => {
    await look(JSON.stringify({ message: `no mail to ${EMAIL}`, password: 'x' }), '<EMAIL_1>');
    await expect.poll(() => page.getByTestId('privacy-original').textContent()).toContain(EMAIL);
    expect(await page.getByTestId('privacy-sent').textContent()).not.toContain('hopper');
    await page.getByTestId('privacy-token').filter({ hasText: '<EMAIL_1>' }).focus();
    const reason = page.getByTestId('privacy-reason');
    expect(await reason.textContent()).toMatch(new RegExp(`<EMAIL_1>.*${EMAIL}.*because:.*mail`));
    await page.keyboard.press('ArrowRight');
    expect(await reason.textContent()).toMatch(/<REDACTED>.*“password”.*one way/);
  });

  it('shows the exact bytes that the server says', async () => {
    const record = { message: `no mail to ${EMAIL}` };
    await look(JSON.stringify(record), '<EMAIL_1>');
    await page.getByRole('button', { name: 'Exact bytes', exact: true }).click();
    const { sent } = await (await server.api.request('POST', '/api/privacy/preview', { record })).json();
    await expect.poll(() => page.getByTestId('privacy-sent').textContent()).toBe(sent);
    await page.getByRole('button', { name: 'Readable' }).click();
  });

  it('refuses a slow pattern with its line, and saves nothing', async () => {
    await page.getByTestId('privacy-rules').fill('patterns:\n  - name: slow\n    match: (a+)+b');
    await page.getByTestId('privacy-save').click();
    await page.getByTestId('privacy-problems').waitFor();
    expect(await page.getByTestId('privacy-problems').textContent()).toMatch(/patterns\.0\.match.*line 3.*too slow/);
    expect((await (await server.api.request('GET', '/api/privacy/rules')).json()).text).toBe('');
  });

  it('tries a rule on the last hour, shows what it does before it is saved, and saves it', async () => {
    await page.getByTestId('privacy-rules').fill(RULE);
    await look('order ORD-77 is late', '<RES_1>');
    await page.getByTestId('privacy-try').click();
    await page.getByTestId('privacy-effect').first().waitFor();
    const effect = page.getByTestId('privacy-effect').first();
    expect(await effect.textContent()).toMatch(/order number.*1 in 1/);
    await effect.getByRole('button').click();
    expect(await effect.textContent()).toMatch(/message.*ORD-1234.*with the rule:.*<RES_1>/);
    await page.getByTestId('privacy-save').click();
    await page.getByTestId('privacy-saved').waitFor();
    await page.reload();
    await expect.poll(() => page.getByTestId('privacy-rules').inputValue()).toBe(RULE);
    await page.getByTestId('privacy-newest').click();
    await page.getByTestId('privacy-sent').getByText('<RES_1>', { exact: true }).first().waitFor();
    expect(await page.getByTestId('privacy-sent').textContent()).not.toContain('ORD-1234');
  });

  it('fits a narrow screen, and leads to the ledger', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const wide = await page.evaluate(
      () =>
        [...document.querySelectorAll('main section')].filter((part) => part.getBoundingClientRect().right > 391)
          .length,
    );
    expect(wide).toBe(0);
    await page.getByRole('link', { name: 'Open the ledger' }).click();
    await page.getByText('Nothing has left this machine').waitFor();
    expect(scriptErrors).toEqual([]);
  });

  it('sends a model the tokens of the saved rule, and shows those very bytes in the ledger', async () => {
    const [event] = await server.api.events();
    await server.api.explain({ subject: { kind: 'event', id: event?.id ?? '' } });
    const wire = model.received().toString('utf8');
    expect(wire).toContain('<RES_1>');
    expect(wire).not.toMatch(/ORD-1234|hopper/);
    await page.goto(`${server.url}/ledger`);
    await page.getByTestId('ledger-row').getByRole('button').first().click();
    await page.getByTestId('ledger-exact').click();
    const shown = (await page.getByTestId('ledger-bytes').textContent()) ?? '';
    expect(shown.length).toBeGreaterThan(1000);
    expect(wire).toContain(shown);
    await page.getByTestId('ledger-filter-blocked').click();
    expect(await page.getByTestId('ledger-row').count()).toBe(0);
    await page.getByTestId('ledger-filter-left').click();
    await page.getByTestId('ledger-needle').fill('<res_1>');
    expect(await page.getByTestId('ledger-row').count()).toBe(1);
    await page.getByTestId('ledger-needle').fill('hopper');
    await page.getByText('None of the 1 entries').waitFor();
    expect(scriptErrors).toEqual([]);
  });
});
