/** The values beside the events: what they count, how they filter, where they stay, and what they do not delay. */
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, openBrowser, signedInPage } from './support/console.js';
import { chromium } from './support/part.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const part = chromium();

/** 24 events: six of level error, twelve of tenant acme, status 500 on the errors. */
const events = Array.from({ length: 24 }, (_, at) => ({
  level: at % 4 === 0 ? 'error' : 'info',
  message: `order ${at}`,
  status: at % 4 === 0 ? 500 : 200,
  tenant: at % 2 === 0 ? 'acme' : '<img src=x onerror=alert(1)>',
}));

const viewOf = (request: Request): string | undefined =>
  request.url().endsWith('/api/query') ? request.postDataJSON().view : undefined;

describe.skipIf(!part.present)('the values beside the events', () => {
  let browser: Browser;
  let server: TestServer;
  let page: Page;
  const scriptErrors: string[] = [];
  beforeAll(async () => {
    server = await startTestServer();
    await server.api.send('/v1/lambda-logs/shop/checkout', JSON.stringify(events));
    browser = await openBrowser(part.path);
    page = await signedInPage(browser, server, scriptErrors, { reducedMotion: 'reduce' });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('counts values in one request, after the list has its rows', async () => {
    const order: string[] = [];
    const note = (request: Request): void => void order.push(viewOf(request) ?? '');
    const answered = (request: Request): void => void order.push(`${viewOf(request) ?? ''} answered`);
    page.on('request', note);
    page.on('requestfinished', answered);
    await page.goto(`${server.url}/events`);
    const level = page.getByTestId('values-level');
    await level.getByRole('button', { name: 'Level error 6 of 24 events' }).waitFor();
    await level.getByRole('button', { name: 'Level info 18 of 24 events' }).waitFor();
    await page.getByTestId('values-status').getByRole('button', { name: 'Status 500 6 of 24 events' }).waitFor();
    page.off('request', note);
    page.off('requestfinished', answered);
    expect(order.filter((view) => view === 'values')).toHaveLength(1);
    expect(order.indexOf('events answered')).toBeGreaterThan(-1);
    expect(order.indexOf('events answered')).toBeLessThan(order.indexOf('values'));
  }, 120_000);

  it('filters by a value, counts anew, and takes the filter away by the next press', async () => {
    const error = page.getByTestId('values-level').getByRole('button', { name: /^Level error/ });
    await error.click();
    await page.getByTestId('filter-chip').getByText('error').waitFor();
    await page.getByTestId('values-status').getByRole('button', { name: 'Status 500 6 of 6 events' }).waitFor();
    expect(await error.getAttribute('aria-pressed')).toBe('true');
    await error.press('Enter');
    await page.getByTestId('filter-chip').waitFor({ state: 'detached' });
    await page.getByTestId('values-level').getByRole('button', { name: 'Level info 18 of 24 events' }).waitFor();
  }, 120_000);

  it('leaves a value out', async () => {
    await page.getByRole('button', { name: 'Without Status 500' }).click();
    await page.getByTestId('filter-chip').getByText('!=').waitFor();
    await page.getByTestId('values-level').getByRole('button', { name: 'Level info 18 of 18 events' }).waitFor();
    await page.getByRole('button', { name: /^Remove the filter status/ }).click();
  }, 120_000);

  it('shows the values of a key that the reader pins, as text, also after a reload', async () => {
    await page.getByRole('button', { name: 'Pin a key' }).click();
    await page.getByRole('combobox', { name: 'Key to pin' }).fill('tenant');
    await page.keyboard.press('Enter');
    const tenant = page.getByTestId('values-tenant');
    await tenant.getByRole('button', { name: 'tenant acme 12 of 24 events' }).waitFor();
    await page.reload();
    await tenant.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await tenant.locator('img').count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await tenant.getByRole('button', { name: 'Unpin tenant' }).click();
    await tenant.waitFor({ state: 'detached' });
  }, 120_000);

  it('stays closed as the reader left it: a key, and all of them', async () => {
    const level = page.getByTestId('values-level');
    await level.getByRole('button', { name: 'Level', exact: true }).click();
    await page.reload();
    await page.getByTestId('values-status').getByTestId('value').first().waitFor();
    expect(await level.getByTestId('value').count()).toBe(0);
    await page.getByTestId('values-toggle').click();
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(viewOf(request) ?? ''));
    await page.reload();
    await page.getByTestId('event-row').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByTestId('values-aside').count()).toBe(0);
    expect(asked).not.toContain('values');
    await page.getByTestId('values-toggle').click();
    await level.getByRole('button', { name: 'Level', exact: true }).click();
    await level.getByTestId('value').first().waitFor();
  }, 120_000);

  it('gives up counting when the view changes', async () => {
    let dropped = 0;
    page.on('requestfailed', (request) => {
      if (viewOf(request) === 'values') dropped += 1;
    });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/query', async (route) => {
      if (viewOf(route.request()) === 'values') await held;
      await route.continue().catch(() => undefined);
    });
    const asked = page.waitForRequest((request) => viewOf(request) === 'values');
    await page.goto(`${server.url}/events?q=order`);
    await asked;
    await page.getByTestId('event-row').first().waitFor();
    await page.getByRole('link', { name: 'Traces' }).first().click();
    await expect.poll(() => dropped, { timeout: 60_000 }).toBe(1);
    release();
    await page.unroute('**/api/query');
  }, 120_000);

  it('is a drawer on a phone', async () => {
    const phone = await signedInPage(browser, server, scriptErrors, {
      reducedMotion: 'reduce',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await phone.goto(`${server.url}/events`);
    await phone.getByTestId('event-row').first().waitFor();
    await phone.getByTestId('values-toggle').click();
    const drawer = phone.getByTestId('values-drawer');
    await drawer.getByRole('button', { name: /^Level error/ }).waitFor();
    expect(await accessibilityProblems(phone)).toEqual([]);
    await drawer.getByRole('button', { name: /^Level error/ }).click();
    await drawer.getByRole('button', { name: 'Close' }).click();
    await phone.getByTestId('filter-chip').getByText('error').waitFor();
    await phone.context().close();
    expect(scriptErrors).toEqual([]);
  }, 120_000);
});
