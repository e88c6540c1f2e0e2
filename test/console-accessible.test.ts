/** The console with the keyboard alone, and its dialogs under an accessibility checker. */
import { generateShop, replay } from '@baselime-ai/demo';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, BROWSER_WAIT_MS, openBrowser, signedInPage } from './support/console.js';
import { chromium } from './support/part.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const part = chromium();
const QUARTER_MS = 900_000;
const FAILED = { key: '$baselime.error', operation: '=', value: true } as const;

describe.skipIf(!part.present)('the console', () => {
  let browser: Browser;
  let server: TestServer;
  let page: Page;
  let failedId: string;
  const scriptErrors: string[] = [];
  beforeAll(async () => {
    server = await startTestServer();
    const to = Date.now();
    const batches = generateShop({ seed: 5, requestsPerMinute: 10, from: to - QUARTER_MS, to });
    expect(await replay({ baseUrl: server.url, apiKey: server.key, fetch, batches })).toMatchObject({ ok: true });
    // The shop may be between two incidents: this one fails for sure.
    const requestId = '8476a536-e9f4-11e8-9739-2dfe598c3fcd';
    const error = { name: 'TypeError', message: 'x is undefined' };
    await server.api.send('/v1/lambda-logs', JSON.stringify([{ level: 'error', message: 'no', error, requestId }]));
    const [failed] = await server.api.events({ query: { filters: [FAILED], needle: { value: 'undefined' } } });
    if (failed === undefined) throw new Error('nothing to look at');
    failedId = failed.id;
    browser = await openBrowser(part.path);
    // No movement: the checker must not look at something half faded in.
    page = await signedInPage(browser, server, scriptErrors, { reducedMotion: 'reduce' });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('has nothing to find in the command bar and the list of shortcuts', async () => {
    await page.goto(`${server.url}/events`);
    await page.getByTestId('event-row').first().waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByTestId('command-bar').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('command-bar').waitFor({ state: 'detached' });
  }, 180_000);

  it('leads from the list to the event to the answer with the keyboard alone, and back', async () => {
    await page.goto(`${server.url}/events?errors=true`);
    await page.getByTestId('event-row').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByTestId('event-panel').getByTestId('json-tree').waitFor();
    await page.keyboard.press('a');
    const dialog = page.getByTestId('ask-dialog');
    await dialog.waitFor();
    await page.locator('[data-testid="thumb-up"]:enabled').waitFor();
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByTestId('event-panel').waitFor({ state: 'detached' });
  }, 180_000);

  it('goes to pages and to pasted ids from the command bar, and gives the focus back', async () => {
    await page.goto(`${server.url}/events`);
    await page.getByTestId('event-row').first().waitFor();
    await page.getByTestId('open-command-bar').focus();
    await page.keyboard.press('Control+k');
    await page.getByTestId('command-bar').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('command-bar').waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')), {
        timeout: BROWSER_WAIT_MS,
      })
      .toBe('open-command-bar');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('trac');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/traces$/);
    await page.keyboard.press('Control+k');
    await page.keyboard.insertText(` "${failedId}",`);
    await page.getByRole('option', { name: /Open the event/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/events/${failedId}$`));
    await page.getByTestId('json-tree').waitFor();
  }, 180_000);

  it('keeps the theme and the time zone of the reader', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${server.url}/errors`);
    await page.getByTestId('error-row').first().waitFor();
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: /^Account of/ }).click();
      await page.getByRole('menuitemradio', { name, exact: true }).click();
    };
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await choose('Light');
    await choose('UTC');
    await page.reload();
    await page.getByTestId('error-row').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
    await page.getByRole('button', { name: /^Account of/ }).click();
    expect(await page.getByRole('menuitemradio', { name: 'UTC', exact: true }).getAttribute('aria-checked')).toBe(
      'true',
    );
    await page.keyboard.press('Escape');
    await page.evaluate(() => localStorage.clear());
  }, 180_000);
});
