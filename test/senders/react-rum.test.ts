/** @baselime/react-rum as published, in a real browser, on a page of another origin than the server. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EventView } from '@baselime-ai/contract';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../support/part.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const browserPart = chromium();

describe.skipIf(!browserPart.present)('@baselime/react-rum', () => {
  let server: TestServer;
  let site: Server;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baselime-shop-'));
    const root = fileURLToPath(new URL('./react-rum', import.meta.url));
    await build({
      root,
      base: '/',
      configFile: false,
      logLevel: 'silent',
      build: { outDir: folder, emptyOutDir: true },
    });
    site = createServer(async (call, reply) => {
      const { pathname } = new URL(call.url ?? '/', 'http://shop');
      const isScript = pathname.endsWith('.js');
      const file = await readFile(join(folder, isScript ? pathname : 'index.html')).catch(() => '');
      reply.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' }).end(file);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    server = await startTestServer();
    browser = await playwright.launch({ executablePath: browserPart.path, args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const openShop = async (host: string, key: string, local: boolean): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    const address = site.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await page.goto(`http://${host}:${port}/cart?url=${server.url}/v1&key=${key}&local=${local}`);
    await page.locator('#checkout').waitFor();
    return page;
  };
  const sending = (page: Page) => page.waitForResponse((answer) => answer.request().method() === 'POST');
  const webWith = async (message: string): Promise<readonly EventView[]> => {
    for (const start = Date.now(); Date.now() - start < 60_000; await new Promise((done) => setTimeout(done, 100))) {
      const events = await web();
      if (events.some((event) => event.message === message)) return events;
    }
    throw new Error(`${message} did not arrive`);
  };
  const web = async (): Promise<readonly EventView[]> => server.api.events({ query: { datasets: ['web'] } });

  it('delivers page view, event, caught error and crash of one page load', async () => {
    const start = Date.now();
    const page = await openShop('localhost', server.key, true);
    const first = sending(page);
    await page.locator('#checkout').click();
    await page.locator('#pay').click();
    const answer = await first;
    expect([answer.status(), await answer.json()]).toEqual([202, { message: 'Request Accepted' }]);
    const headers = await answer.request().allHeaders();
    expect(headers).toMatchObject({ contenttype: 'application/json', 'content-type': 'text/plain;charset=UTF-8' });

    await page.locator('#break').click();
    await page.locator('#boundary').waitFor();
    // The library gathers for a second, so what arrives when depends on the machine.
    const events = await webWith('RangeError: the cart has no items');
    const named = (message: string) => events.find((event) => event.message === message);
    for (const event of events) {
      expect(event).toMatchObject({ service: 'localhost', namespace: '/cart' });
      expect(event.data).toMatchObject({ userId: 'u-7', sessionId: events[0]?.data.sessionId });
      // The library writes no time, so a record gets that of its arrival.
      expect(event.timestampMs).toBeGreaterThanOrEqual(start);
      expect(event.timestampMs).toBeLessThanOrEqual(Date.now());
    }
    expect(named('Page View')).toMatchObject({ level: 'info', isError: false });
    expect(named('Page View')?.data).toMatchObject({ path: '/cart', data: { lanuage: expect.any(String) } });
    expect(named('Checkout Started')).toMatchObject({ level: 'info', isError: false, data: { cart: 3 } });
    for (const message of ['TypeError: card is undefined', 'RangeError: the cart has no items']) {
      expect(named(message)).toMatchObject({ level: 'error', isError: true });
      expect(named(message)?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    }
    const vital = events.find((event) => event.data.name === 'TTFB');
    expect(vital).toMatchObject({ isError: false, data: { value: expect.any(Number) } });
    await page.context().close();
  });

  it('keeps silent about page views on localhost unless it is told', async () => {
    const before = (await web()).filter(({ message }) => message === 'Page View').length;
    const page = await openShop('localhost', server.key, false);
    const sent = sending(page);
    await page.locator('#checkout').click();
    expect((await sent).status()).toBe(202);
    const after = await web();
    expect(after.filter(({ message }) => message === 'Checkout Started')).toHaveLength(2);
    expect(after.filter(({ message }) => message === 'Page View')).toHaveLength(before);
    await page.context().close();
  });

  it('can read that its key is not known', async () => {
    const page = await openShop('127.0.0.1', 'wrong', true);
    const sent = sending(page);
    await page.locator('#checkout').click();
    const answer = await sent;
    expect([answer.status(), await answer.json()]).toEqual([401, { message: 'Unauthorised' }]);
    await page.context().close();
  });
});
