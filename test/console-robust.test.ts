/** What goes wrong around a console: hostile events, long lists, a slow network, an ended session, two tabs, a restart. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, startServer } from '@baselime-ai/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER_WAIT_MS, openBrowser, signedInPage } from './support/console.js';
import { chromium } from './support/part.js';
import { type Api, apiOf, freePort, TEST_KEY } from './support/test-server.js';

const part = chromium();
const LONG = 100_000;
const HOSTILE = [
  '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>',
  'javascript:globalThis.ran=1',
  'invoice\u202egnp.exe\u2066 and \u0000\u001b[31mred',
  '{{constructor.constructor("globalThis.ran=1")()}}',
];

describe.skipIf(!part.present)('the console', () => {
  let browser: Browser;
  let dataDir: string;
  let server: Awaited<ReturnType<typeof startServer>>;
  let start: () => ReturnType<typeof startServer>;
  let api: Api;
  let page: Page;
  const scriptErrors: string[] = [];
  const at = { url: '', key: TEST_KEY };
  const list = (of: Page): ReturnType<Page['locator']> => of.getByTestId('event-row').first();
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'baselime-test-'));
    const config = readConfig({
      // One port for both lives of the server, so that the page finds it again.
      BASELIME_PORT: String(await freePort()),
      BASELIME_OTLP_HTTP_PORT: '0',
      BASELIME_OTLP_GRPC_PORT: '0',
      BASELIME_DATA_DIR: dataDir,
      BASELIME_API_KEY: TEST_KEY,
    });
    start = () => startServer({ config });
    server = await start();
    at.url = server.url;
    api = apiOf(server.url, TEST_KEY);
    const events = HOSTILE.map((text) => ({
      level: 'error',
      message: text,
      [text]: { [text]: [text] },
      error: { name: text, message: text },
    }));
    events.push({ level: 'error', message: 'large', error: { name: 'Large', message: 'x'.repeat(200_000) } });
    expect((await api.send('/v1/hostile', JSON.stringify(events))).status).toBe(202);
    browser = await openBrowser(part.path);
    page = await signedInPage(browser, at, scriptErrors);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('shows hostile events as text on every page, and runs none of it', async () => {
    const stored = await api.events({ query: { datasets: ['hostile'] } });
    expect(stored).toHaveLength(HOSTILE.length + 1);
    for (const { id, fingerprint } of stored) {
      await page.goto(`${at.url}/events?event=${id}`);
      await page.getByTestId('event-panel').getByTestId('json-tree').waitFor();
      await page.goto(`${at.url}/errors/${fingerprint}`);
      await page.getByTestId('error-sample').getByTestId('json-tree').waitFor();
      expect(await page.locator('#root img, #root script, #root iframe').count()).toBe(0);
    }
    await page.goto(`${at.url}/`);
    await page.getByTestId('newest-error').filter({ hasText: 'U+202E' }).first().waitFor();
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(scriptErrors).toEqual([]);
  }, 120_000);

  it('cuts a large value until the reader asks for more', async () => {
    const [large] = await api.events({ query: { needle: { value: 'large' } } });
    await page.goto(`${at.url}/events/${large?.id}`);
    const more = page
      .getByTestId('json-tree')
      .getByRole('button', { name: /show more/ })
      .first();
    await more.waitFor();
    const length = async (): Promise<number> => ((await page.getByTestId('json-tree').textContent()) ?? '').length;
    const before = await length();
    await more.click();
    await expect.poll(length, { timeout: BROWSER_WAIT_MS }).toBeGreaterThan(before * 3);
  }, 180_000);

  it('draws only the rows in sight of a list of a hundred thousand, down to its end', async () => {
    const own = await signedInPage(browser, at, scriptErrors);
    await own.route('**/api/query', (route) => {
      if (route.request().postDataJSON().view !== 'events') return route.continue();
      return route.fulfill({ json: { events: manyEvents(), statistics: { elapsedMs: 1, rowsRead: LONG } } });
    });
    await own.goto(`${at.url}/events`);
    await list(own).waitFor();
    const first = await list(own).elementHandle();
    await own.locator('ul[aria-label^="Events"]').evaluate((rows) => {
      const box = rows.parentElement;
      if (box) box.scrollTop = box.scrollHeight;
    });
    await own.getByText(`row ${LONG - 1} of many`).waitFor();
    expect(await own.getByTestId('event-row').count()).toBeLessThan(120);
    // The rows at the end took over the elements of those at the start.
    expect(await first?.evaluate((element) => element.isConnected)).toBe(true);
    await own.context().close();
  }, 120_000);

  it('keeps its frame when one page cannot be drawn, and draws it when that is over', async () => {
    const failures: string[] = [];
    const own = await signedInPage(browser, at, failures);
    await own.goto(`${at.url}/events`);
    await list(own).waitFor();
    await own.route('**/assets/explanations-page-*.js', (route) => route.abort());
    const navigation = own.getByRole('link', { name: 'Explanations' });
    await navigation.click();
    await own.getByText('This part of the console could not be loaded.').waitFor();
    expect(await navigation.isVisible()).toBe(true);
    await own.getByRole('link', { name: 'Events' }).click();
    await list(own).waitFor();
    await own.unroute('**/assets/explanations-page-*.js');
    await navigation.click();
    const again = own.getByRole('button', { name: 'Try again' });
    const page = own.getByRole('heading', { name: 'Explanations' });
    await again.or(page).first().waitFor();
    if (await again.isVisible()) await again.click();
    await page.waitFor();
    expect(failures).toEqual([]);
    await own.context().close();
  }, 120_000);

  it('does not move for whoever wants no motion', async () => {
    const own = await signedInPage(browser, at, scriptErrors, { reducedMotion: 'reduce' });
    await own.goto(`${at.url}/events`);
    await list(own).waitFor();
    await own.keyboard.press('?');
    await own.getByRole('dialog').waitFor();
    const moving = await own.evaluate(
      () =>
        [...document.querySelectorAll('*')]
          .map((element) => getComputedStyle(element))
          .filter(
            ({ animationName, transitionDuration }) =>
              animationName !== 'none' || !/^(?:0s(?:, )?)+$/.test(transitionDuration),
          ).length,
    );
    expect(moving).toBe(0);
    await own.context().close();
  }, 120_000);

  it('stays in use on a slow network, and shows what is not there yet', async () => {
    const own = await signedInPage(browser, at, scriptErrors);
    const devtools = await own.context().newCDPSession(own);
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 300,
      downloadThroughput: 100_000,
      uploadThroughput: 50_000,
    });
    await own.goto(`${at.url}/events`, { waitUntil: 'commit' });
    await list(own).waitFor();
    await own.getByTestId('search').fill('invoice');
    await own.keyboard.press('Enter');
    await own.waitForURL(/q=invoice/);
    await own.getByTestId('event-row').filter({ hasText: 'invoice' }).first().waitFor();
    await expect.poll(() => own.getByTestId('event-row').count(), { timeout: BROWSER_WAIT_MS }).toBe(1);
    await own.context().close();
  }, 120_000);

  it('shows what has just arrived although its own first answer was long on the way', async () => {
    const own = await signedInPage(browser, at, scriptErrors);
    await own.route('**/api/session', async (route) => {
      const answer = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await route.fulfill({ response: answer });
    });
    await own.goto(`${at.url}/events`);
    await list(own).waitFor();
    expect((await api.send('/v1/hostile', '[{"message":"after a late answer"}]')).status).toBe(202);
    await own.getByRole('button', { name: 'Refresh now' }).click();
    await own.getByTestId('event-row').filter({ hasText: 'after a late answer' }).waitFor();
    await own.context().close();
  }, 120_000);

  it('leads to sign-in when the session is over, and back to the same view', async () => {
    const own = await signedInPage(browser, at, scriptErrors);
    await own.goto(`${at.url}/events?last=6h&q=invoice`);
    await list(own).waitFor();
    // A question that is still on its way would lead to sign-in by itself, from under the button.
    await own.waitForLoadState('networkidle');
    await own.context().clearCookies();
    await own.getByRole('button', { name: 'Refresh now' }).click();
    await own.waitForURL(/\/sign-in/);
    await own.locator('#key').fill(TEST_KEY);
    await own.getByRole('button', { name: 'Sign in' }).click();
    await own.waitForURL(/\/events\?/);
    await list(own).waitFor();
    expect(new URL(own.url()).searchParams.get('q')).toBe('invoice');
    await own.context().close();
  }, 180_000);

  it('tells the other tab of the theme and of signing out', async () => {
    const first = await signedInPage(browser, at, scriptErrors, { colorScheme: 'dark' });
    const second = await first.context().newPage();
    second.setDefaultTimeout(BROWSER_WAIT_MS);
    for (const tab of [first, second]) {
      await tab.goto(`${at.url}/events`);
      await list(tab).waitFor();
    }
    const choose = async (role: 'menuitemradio' | 'menuitem', name: string): Promise<void> => {
      await first.getByRole('button', { name: /^Account of/ }).click();
      await first.getByRole(role, { name }).click();
    };
    const theme = (): Promise<string | undefined> => second.evaluate(() => document.documentElement.dataset.theme);
    expect(await theme()).toBe('dark');
    await choose('menuitemradio', 'Light');
    await expect.poll(theme, { timeout: BROWSER_WAIT_MS }).toBe('light');
    await choose('menuitem', 'Sign out');
    await first.waitForURL(/\/sign-in/);
    await second.getByRole('button', { name: 'Refresh now' }).click();
    await second.waitForURL(/\/sign-in\?back=/);
    await first.context().close();
  }, 180_000);

  it('says that the server is gone, and recovers by itself when it is back', async () => {
    await page.goto(`${at.url}/events`);
    await list(page).waitFor();
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    await server.close();
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await page.getByTestId('connection-banner').waitFor();
    server = await start();
    await page.getByTestId('connection-banner').waitFor({ state: 'detached' });
    expect((await api.send('/v1/hostile', '[{"message":"after the restart"}]')).status).toBe(202);
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await page.getByTestId('event-row').filter({ hasText: 'after the restart' }).waitFor();
    expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    expect(scriptErrors).toEqual([]);
  }, 120_000);

  it('tails what arrives, and holds still while the reader has scrolled down', async () => {
    await page.goto(`${at.url}/events?live=true`);
    await list(page).waitFor();
    expect(await page.getByTestId('live').getAttribute('aria-pressed')).toBe('true');
    await api.send('/v1/hostile', '[{"message":"seen by the tail"}]');
    await page.getByTestId('event-row').filter({ hasText: 'seen by the tail' }).waitFor();
    await page.keyboard.press('l');
    await page.waitForURL((url) => !url.searchParams.has('live'));
  }, 180_000);

  it('is set up by its first visitor, who changes name and password and signs in with the new one', async () => {
    const owner = await strangersPage(browser, scriptErrors);
    await owner.goto(`${at.url}/sign-in`);
    await owner.getByRole('link', { name: 'Set this server up' }).click();
    await owner.locator('#name').fill('Ada');
    await owner.locator('#email').fill('ada@example.org');
    await owner.locator('#password').fill('correct horse battery');
    await owner.locator('#key').fill(TEST_KEY);
    await owner.getByTestId('person-submit').click();
    await owner.getByRole('button', { name: 'Account of Ada' }).waitFor();

    await owner.goto(`${at.url}/settings`);
    await owner.getByTestId('own-name').fill('Ada L.');
    await owner.getByTestId('own-name-save').click();
    await owner.getByRole('button', { name: 'Account of Ada L.' }).waitFor();
    const change = async (current: string): Promise<void> => {
      await owner.getByTestId('current-password').fill(current);
      await owner.getByTestId('new-password').fill('another fine battery');
      await owner.getByTestId('password-save').click();
    };
    await change('a wrong battery');
    await owner.getByText('is not the one you typed').waitFor();
    await change('correct horse battery');
    // The change of the name above says that it is changed, too.
    await owner.getByText('Your other sessions have ended.').waitFor();
    await owner.context().close();

    const again = await strangersPage(browser, scriptErrors);
    await again.goto(`${at.url}/sign-in`);
    await again.locator('#email').fill('ada@example.org');
    await again.locator('#password').fill('another fine battery');
    await again.getByTestId('password-submit').click();
    await again.getByRole('button', { name: 'Account of Ada L.' }).waitFor();
    await again.context().close();
    expect(scriptErrors).toEqual([]);
  }, 180_000);
});

/** A page that nobody has signed in. */
async function strangersPage(browser: Browser, scriptErrors: string[]): Promise<Page> {
  const stranger = await (await browser.newContext()).newPage();
  stranger.setDefaultTimeout(BROWSER_WAIT_MS);
  stranger.on('pageerror', (error) => scriptErrors.push(String(error)));
  return stranger;
}

function manyEvents(): readonly object[] {
  return Array.from({ length: LONG }, (_, index) => ({
    id: index.toString(16).padStart(32, '0'),
    environment: 'default',
    dataset: 'd',
    service: 's',
    namespace: 'n',
    kind: 'log',
    timestamp: '2024-05-01T00:00:00.000000000Z',
    timestampMs: 1_714_521_600_000 - index,
    isError: false,
    message: `row ${index} of many`,
    data: {},
  }));
}
