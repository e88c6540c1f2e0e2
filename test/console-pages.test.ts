/** Every page of the console under an accessibility checker, in both themes, and on a phone. */
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
  let pages: readonly (readonly [name: string, path: string, ready: string])[];
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
    const { traces = [] } = await server.api.query({ view: 'traces', query: { limit: 50 } });
    const trace = traces.find(({ spans }) => spans > 2);
    if (failed?.fingerprint === undefined || trace === undefined) throw new Error('nothing to look at');
    await server.api.explain({ subject: { kind: 'event', id: failed.id } });
    const alert = await (
      await server.api.request('POST', '/api/alerts', {
        name: 'Errors',
        query: { filters: [FAILED], calculations: [{ operator: 'COUNT' }] },
        threshold: { operation: '>', value: 5 },
        frequency: 300_000,
        window: 900_000,
      })
    ).json();
    pages = [
      ['home', '/', '[data-testid="part-row"]'],
      ['a service', `/services/${encodeURIComponent(trace.service)}`, '[data-testid="part-row"]'],
      ['events', `/events?event=${failed.id}`, '[data-testid="json-tree"]'],
      ['an event', `/events/${failed.id}`, '[data-testid="json-tree"]'],
      ['traces', '/traces', '[data-testid="trace-row"]'],
      ['a trace', `/traces/${trace.traceId}`, '[data-testid="span-row"]'],
      ['requests', '/requests', '[data-testid="request-row"]'],
      ['errors', '/errors', '[data-testid="error-row"]'],
      ['an error', `/errors/${failed.fingerprint}`, '[data-testid="error-event"]'],
      ['an answer', `/events?ask=event:${failed.id}`, '[data-testid="thumb-up"]:enabled'],
      ['explanations', '/explanations', 'main li'],
      ['the query builder', '/query', 'main h1'],
      [
        'a grouped query with one line alone',
        `/query?query=${encodeURIComponent(JSON.stringify({ groupBys: [{ value: 'service' }] }))}&line=${encodeURIComponent(trace.service)}`,
        '[data-testid="line-toggle"][aria-pressed="true"]',
      ],
      ['what is gone', '/traces/0af7651916cd43dd8448eb211c803100', '[data-testid="way-to-list"]'],
      ['metrics', '/metrics', 'main h1'],
      ['a metric', '/metrics?metric=Errors&dataset=cloudwatch-metrics', '[data-testid="metric-chart"]'],
      ['dashboards', '/dashboards', 'main h1'],
      ['alerts', '/alerts', 'main h1'],
      ['an alert in the making', '/alerts/new', 'main h1'],
      ['an alert', `/alerts/${alert.id}`, '[data-testid="alert-chart"] canvas'],
      ['settings', '/settings', 'main h1'],
      ['privacy', '/privacy', '[data-testid="privacy-sent"]'],
      ['the ledger', '/ledger', 'main h1'],
      ['send data', '/send-data', '[data-testid="source-list"]'],
      ['a source', '/send-data/otlp', '[data-testid="source-page"]'],
      ['no page', '/nowhere', 'text=There is no page'],
      ['sign-in', '/sign-in', '#key'],
    ];
    browser = await openBrowser(part.path);
    // No movement: the checker must not look at something half faded in.
    page = await signedInPage(browser, server, scriptErrors, { reducedMotion: 'reduce' });
    await page.addInitScript(() => localStorage.setItem('theme', 'system'));
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('has nothing that an accessibility checker finds on any page in either theme, and fits a phone', async () => {
    const found: string[] = [];
    const theme = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset.theme);
    for (const [name, path, ready] of pages) {
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(server.url + path);
      await page.locator(ready).first().waitFor();
      expect(await theme()).toBe('dark');
      found.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`));
      await page.emulateMedia({ colorScheme: 'light' });
      if (path === '/sign-in') continue;
      await expect.poll(theme, { timeout: BROWSER_WAIT_MS }).toBe('light');
      found.push(
        ...(await accessibilityProblems(page, 'color-contrast')).map((problem) => `${name}, light: ${problem}`),
      );
      await page.setViewportSize({ width: 390, height: 844 });
      // Lists that measure themselves draw anew a moment later.
      const fits = () => document.documentElement.scrollWidth <= 390;
      await page
        .waitForFunction(fits, undefined, { timeout: BROWSER_WAIT_MS })
        .catch(() => found.push(`${name}: wider than a phone`));
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${server.url}/dashboards`);
    await page.getByTestId('dashboard-row').first().click();
    await page.getByTestId('edit-dashboard').click();
    await page.getByTestId('widget-grip').first().waitFor();
    found.push(...(await accessibilityProblems(page)).map((problem) => `arranging a dashboard: ${problem}`));
    expect(found).toEqual([]);
    expect(scriptErrors).toEqual([]);
  }, 600_000);

  it('names each kind of error once at home, with how often it happened', async () => {
    const errors = [1, 2, 3].map((n) => ({
      level: 'error',
      message: `cart ${n} is empty`,
      error: { name: 'CartError' },
    }));
    await server.api.send('/v1/lambda-logs/carts/empty-cart', JSON.stringify(errors));
    await page.goto(`${server.url}/services/carts`);
    const row = page.getByTestId('newest-error');
    await row.first().waitFor();
    expect(await row.count()).toBe(1);
    expect(await row.textContent()).toMatch(/cart \d is empty3 times/);
    await row.locator('a').click();
    await page.getByTestId('error-event').nth(2).waitFor();
  }, 120_000);

  it('orders errors by what is new, and keeps that in the address', async () => {
    await server.api.send('/v1/lambda-logs/carts/newest', JSON.stringify([{ level: 'error', message: 'never seen' }]));
    await page.goto(`${server.url}/errors`);
    await page.getByTestId('error-row').first().waitFor();
    await page.getByTestId('error-order').selectOption('first');
    await page.waitForURL(/order=first/);
    await page.reload();
    await page.getByTestId('error-row').first().getByText('never seen').waitFor();
  }, 120_000);

  it('opens a trace that has logs only at its logs', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await server.api.send('/v1/lambda-logs/carts/logs-only', JSON.stringify([{ message: 'no span here', traceId }]));
    await page.goto(`${server.url}/traces/${traceId}`);
    await page.getByRole('tabpanel').getByText('no span here').waitFor();
    expect(await page.getByRole('tab', { name: 'Logs 1' }).getAttribute('aria-selected')).toBe('true');
  }, 120_000);

  it('leads from a trace, an alert, a dashboard and an explanation that are gone to the list of them', async () => {
    for (const list of ['traces', 'alerts', 'dashboards', 'explanations']) {
      await page.goto(`${server.url}/${list}/0af7651916cd43dd8448eb211c803100?last=6h`);
      const way = page.getByTestId('way-to-list');
      await way.waitFor();
      expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await way.click();
      await page.waitForURL(new RegExp(`/${list}\\?last=6h`));
    }
  }, 120_000);

  it('goes from one failed span of a trace to the next by a press or a key', async () => {
    await page.goto(`${server.url}/traces?errors=true`);
    await page.getByTestId('trace-row').first().locator('button').first().click();
    await page.getByTestId('next-error').click();
    const open = page.locator('[data-testid="span-row"][aria-current="true"]');
    await open.waitFor();
    expect(await page.getByTestId('span-panel').getByText('error', { exact: true }).first().isVisible()).toBe(true);
    const first = await open.getAttribute('data-key');
    await page.keyboard.press('Escape');
    await open.waitFor({ state: 'detached' });
    await page.keyboard.press('e');
    await open.waitFor();
    expect(await open.getAttribute('data-key')).toBe(first);
  }, 120_000);

  it('goes on to what else happened in the request without leaving the list', async () => {
    const requestId = '4bd5dd48-6b8f-4fd2-b1a5-0242ac120002';
    const lines = ['first line', 'second line'].map((message) => ({ message, requestId }));
    await server.api.send('/v1/lambda-logs/carts/neighbors', JSON.stringify(lines));
    await page.goto(`${server.url}/events?q=line`);
    await page.getByTestId('event-row').filter({ hasText: 'second line' }).locator('button').first().click();
    const panel = page.getByTestId('event-panel');
    await panel.getByTestId('neighbors').getByRole('button', { name: 'first line' }).click();
    await panel.getByTestId('json-tree').getByText('first line').waitFor();
    expect(new URL(page.url()).pathname).toBe('/events');
  }, 120_000);

  it('puts a text of several lines below its key on a phone', async () => {
    const note = 'the first of two lines\nthe second';
    await server.api.send('/v1/logs/carts/notes', JSON.stringify([{ message: 'noted', cart: { note } }]));
    const [stored] = await server.api.events({ query: { needle: { value: 'noted' } } });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${server.url}/events/${stored?.id}`);
    const tree = page.getByTestId('json-tree');
    const key = await tree.getByText('note', { exact: true }).boundingBox();
    const text = await tree.getByText('the first of two lines').boundingBox();
    await page.setViewportSize({ width: 1440, height: 900 });
    if (key === null || text === null) throw new Error('the note is not there');
    expect(text.y).toBeGreaterThanOrEqual(key.y + key.height);
  }, 120_000);

  it('draws the interval that has only begun paler than the whole ones', async () => {
    await server.api.send('/v1/logs/pulse/beat', JSON.stringify([{ message: 'now' }]));
    await page.goto(`${server.url}/services/pulse?last=24h`);
    const chart = page.getByTestId('card-events').getByTestId('spark-chart');
    await chart.waitFor();
    // All there is arrived a moment ago, so that no whole interval has a bar.
    await expect.poll(() => chart.getByTestId('partial-bars').getAttribute('d'), { timeout: 20_000 }).toMatch(/^M/);
    expect(await chart.locator('path').first().getAttribute('d')).toBe('');
    const box = await chart.boundingBox();
    if (box === null) throw new Error('the chart is not there');
    await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
    await chart.getByText('in a part of the interval').waitFor();
  }, 120_000);

  it('asks only for the two ends of the range when the dots of the traces are refreshed', async () => {
    await page.goto(`${server.url}/traces`);
    await page.getByTestId('trace-scatter').waitFor();
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/api/query') && request.postDataJSON().view === 'traces') asked += 1;
    });
    await page.getByRole('button', { name: 'Refresh now' }).click();
    await page.waitForLoadState('networkidle');
    // One is the list's; what failed is parted by itself.
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(1 + 2 * 2 + 2);
  }, 120_000);

  it('has nothing that the checker finds on a phone under a finger, where nothing hovers', async () => {
    const phone = await signedInPage(browser, server, scriptErrors, {
      reducedMotion: 'reduce',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const found: string[] = [];
    for (const [name, path, ready] of pages) {
      await phone.goto(server.url + path);
      await phone.locator(ready).first().waitFor({ state: 'attached' });
      found.push(...(await accessibilityProblems(phone)).map((problem) => `${name}: ${problem}`));
    }
    await phone.context().close();
    expect(found).toEqual([]);
    expect(scriptErrors).toEqual([]);
  }, 600_000);
});
