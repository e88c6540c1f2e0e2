/** An alert and the settings in a real browser over the real server: made, firing, told to a webhook, and who may what. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from './support/part.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const browserPart = chromium();
const LONG = { timeout: 30_000 };
const SECRET = 'grace.hopper@example.org';

describe.skipIf(!browserPart.present)('alerts and settings in the browser', { timeout: 120_000 }, () => {
  let browser: Browser;
  let server: TestServer;
  let hook: Server;
  let page: Page;
  const received: Record<string, unknown>[] = [];
  const scriptErrors: string[] = [];
  beforeAll(async () => {
    hook = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        received.push(JSON.parse(Buffer.concat(chunks).toString()));
        response.end();
      });
    });
    hook.listen(0, '127.0.0.1');
    await once(hook, 'listening');
    server = await startTestServer({ BASELIME_WEBHOOK_ALLOW_PRIVATE: 'true' });
    const events = Array.from({ length: 7 }, () => ({
      level: 'error',
      message: `no mail to ${SECRET}`,
      tenant: 'acme',
    }));
    await server.api.send('/v1/shop', JSON.stringify(events));
    browser = await playwright.launch({ executablePath: browserPart.path, args: ['--no-sandbox', '--disable-gpu'] });
    page = await open();
    await page.goto(server.signInUrl);
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByTestId('channel-new-save').waitFor();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    hook?.close();
  });
  async function open(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const opened = await context.newPage();
    opened.setDefaultTimeout(30_000);
    opened.on('pageerror', (error) => scriptErrors.push(String(error)));
    return opened;
  }

  it('adds a channel, tests it, and shows its address to nobody', async () => {
    const { port } = hook.address() as AddressInfo;
    await page.getByTestId('channel-new-name').fill('on call');
    await page.getByTestId('channel-new-target').fill(`http://127.0.0.1:${port}/hooks/a-secret-path-0123`);
    await page.getByTestId('channel-new-save').click();
    const row = page.getByTestId('channel-row');
    await row.getByTestId('channel-test').click();
    await expect.poll(() => page.getByTestId('channel-outcome').textContent(), LONG).toContain('answered 200');
    expect(received).toMatchObject([{ event: 'test', workspace: 'Workspace' }]);
    expect(await row.textContent()).toContain(`127.0.0.1:${port}/…`);
    expect(await page.content()).not.toContain('a-secret-path');
  });

  it('makes an alert from a query, sees it fire, and the webhook hears of it', async () => {
    const query = { datasets: ['shop'], groupBys: [{ value: 'tenant' }] };
    await page.goto(`${server.url}/alerts/new?query=${encodeURIComponent(JSON.stringify(query))}`);
    await page.getByTestId('alert-save').click();
    await expect.poll(() => page.getByTestId('alert-problem').textContent()).toBe('Give it a name.');
    await page.getByTestId('alert-name').fill('Too many errors');
    // What it would watch is drawn before it is made.
    await page.getByTestId('alert-chart').locator('canvas').waitFor();
    await page.getByTestId('alert-threshold').fill('5');
    await page.getByText('on call').click();
    await page.getByTestId('alert-save').click();
    await page.getByTestId('alert-check').click();
    await expect.poll(() => page.getByTestId('alert-state').textContent(), LONG).toBe('firing');
    // What is watched is drawn before there are checks enough for a line.
    await page.getByTestId('alert-chart').locator('canvas').waitFor();
    const row = page.getByTestId('check-row').first();
    await expect.poll(() => row.textContent(), LONG).toMatch(/firing.*7.*tenant=acme/);
    await expect.poll(() => received.length, LONG).toBeGreaterThan(1);
    expect(received[1]).toMatchObject({
      event: 'firing',
      alert: { name: 'Too many errors' },
      check: {
        key: 'COUNT',
        value: 7,
        threshold: { operation: '>', value: 5 },
        groups: [{ group: { tenant: 'acme' } }],
      },
      channel: { name: 'on call', type: 'webhook' },
      url: page.url().replace(/\?.*/, ''),
    });
    expect(JSON.stringify(received)).not.toContain(SECRET);
    const outcome = async () => {
      await page.reload();
      return page.getByTestId('delivery-row').first().textContent();
    };
    await expect.poll(outcome, LONG).toContain('delivered');
  });

  it('asks about the alert, and lists it on its page and at home', async () => {
    await page.getByTestId('ask-ai').first().click();
    await page
      .getByRole('dialog')
      .getByText(/Too many errors/)
      .first()
      .waitFor();
    await page.getByTestId('subject-chart').locator('canvas').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Alerts', exact: true }).click();
    const row = page.getByTestId('alert-row');
    await expect.poll(() => row.textContent(), LONG).toMatch(/firing.*Too many errors.*for each tenant is above 5/);
    expect(await row.getByTestId('alert-value').textContent()).toBe('7');
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await page.getByRole('region', { name: 'Firing alerts' }).getByText('Too many errors').waitFor();
  });

  it('writes alerts as code, and takes them over after a look at what would change', async () => {
    await page.goto(`${server.url}/settings`);
    await page.getByTestId('orl-export').click();
    const written = page.waitForEvent('download');
    await page
      .getByTestId('orl-file')
      .filter({ hasText: /alert|yml/ })
      .first()
      .click();
    expect((await written).suggestedFilename()).toMatch(/\.ya?ml$/);
    const yaml = (text: string) => ({ name: 'more.yml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
    await page.getByTestId('orl-import').setInputFiles(yaml('slow:\n  type: nothing\n'));
    await page
      .getByRole('alert')
      .getByText(/more\.yml:\d/)
      .waitFor();
    const query = 'slow:\n  type: query\n  properties:\n    parameters:\n      calculations: [COUNT]\n';
    await page.getByTestId('orl-import').setInputFiles(yaml(query));
    const told = page.getByTestId('orl-told');
    await expect.poll(() => told.textContent(), LONG).toContain('This would be made or replaced: 1 query');
    await page.getByTestId('orl-take').click();
    await expect.poll(() => told.textContent(), LONG).toContain('Taken over: 1 query');
    const saved = await (await server.api.request('GET', '/api/queries', undefined)).text();
    expect(saved).toContain('"slow"');
    await page.getByRole('link', { name: 'Home', exact: true }).click();
  });

  it('changes an alert without losing its state, and removes it when asked twice', async () => {
    await page.getByRole('region', { name: 'Firing alerts' }).getByText('Too many errors').click();
    await page.getByTestId('alert-edit').click();
    await page.getByTestId('alert-name').fill('Renamed');
    await page.getByTestId('alert-save').click();
    await page.getByRole('heading', { name: 'Renamed' }).waitFor();
    expect(await page.getByTestId('alert-state').textContent()).toBe('firing');
    await page.getByTestId('alert-remove').click();
    await page.getByTestId('alert-remove-sure').click();
    await page.getByText('Nothing is watched yet').waitFor();
  });

  it('makes a key that is shown once and may do what its scope says', async () => {
    await page.goto(`${server.url}/settings`);
    await page.getByTestId('key-name').fill('the shop');
    await page.getByTestId('key-create').click();
    const key = (await page.getByTestId('key-shown').textContent()) ?? '';
    expect(key).toMatch(/^bl_[0-9A-Za-z]{32}$/);
    const as = (path: string, method: string) =>
      fetch(server.url + path, {
        method,
        headers: { 'x-api-key': key },
        ...(method === 'POST' ? { body: '[{"a":1}]' } : {}),
      });
    expect([(await as('/v1/shop', 'POST')).status, (await as('/api/alerts', 'GET')).status]).toEqual([202, 403]);
    await page.reload();
    const row = page.getByTestId('key-row').filter({ hasText: 'the shop' });
    await row.getByTestId('key-revoke').click();
    // Asked and then left alone, it is as it was.
    await page.keyboard.press('Escape');
    expect(await row.getByTestId('key-revoke-sure').count()).toBe(0);
    expect((await as('/v1/shop', 'POST')).status).toBe(202);
    await row.getByTestId('key-revoke').dblclick();
    await row.getByTestId('key-revoke-sure').waitFor();
    expect((await as('/v1/shop', 'POST')).status).toBe(202);
    await row.getByTestId('key-revoke-sure').click();
    await row.getByText('revoked').waitFor();
    expect(await page.getByTestId('key-shown').count()).toBe(0);
    expect((await as('/v1/shop', 'POST')).status).toBe(401);
  });

  it('keeps the days of retention and the budget over a reload, and asks before days are removed', async () => {
    const saved = async (path: string) => (await server.api.request('GET', path)).json();
    const logs = page.getByTestId('retention-logs');
    await logs.fill('30');
    await logs.press('Enter');
    await page.getByTestId('retention-save').click();
    // What would remove telemetry asks first, also when it is sent off from the field.
    expect(await saved('/api/settings/retention')).toMatchObject({ logs: null });
    await page.getByTestId('retention-save-sure').click();
    await page.getByTestId('ai-usd').fill('2.5');
    await page.getByTestId('ai-save').click();
    await expect.poll(() => saved('/api/settings/retention'), LONG).toMatchObject({ logs: 30, traces: null });
    await expect.poll(() => saved('/api/settings/ai'), LONG).toMatchObject({ settings: { dailyUsd: 2.5 } });
    await page.reload();
    await expect.poll(() => page.getByTestId('retention-logs').inputValue(), LONG).toBe('30');
    await expect.poll(() => page.getByTestId('ai-usd').inputValue(), LONG).toBe('2.5');
  });

  it('invites a viewer, who looks and may not change anything', async () => {
    await page.getByTestId('invite-role').selectOption('viewer');
    await page.getByTestId('invite').click();
    const link = (await page.getByTestId('invite-link').textContent()) ?? '';
    const guest = await open();
    await guest.goto(link);
    await guest.getByLabel('Your name').fill('Vera');
    await guest.getByLabel('E-mail').fill('vera@example.org');
    await guest.getByLabel('Password').fill('correct horse battery');
    await guest.getByTestId('person-submit').click();
    await guest.getByRole('link', { name: 'Settings', exact: true }).click();
    await guest.getByText('You are a viewer here.').waitFor();
    expect(await guest.getByTestId('key-create').count()).toBe(0);
    await guest.goto(`${server.url}/alerts/new`);
    await guest.getByTestId('alert-name').fill('mine');
    await guest.getByTestId('alert-threshold').fill('1');
    await guest.getByTestId('alert-save').click();
    await expect.poll(() => guest.getByTestId('alert-problem').textContent(), LONG).toContain('needs the role member');
    await page.reload();
    await page.getByTestId('member-row').filter({ hasText: 'Vera' }).waitFor();
    await guest.context().close();
    expect(scriptErrors).toEqual([]);
  });

  it('fits a narrow screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ['/settings', '/alerts', '/alerts/new', '/setup', '/join']) {
      await page.goto(server.url + path);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
    expect(scriptErrors).toEqual([]);
  });
});
