/** The page Send data in a real browser over the real server, and the pages it is made from against what the server has. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VARIABLES } from '@baselime-ai/server/config';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from './support/part.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const browserPart = chromium();
const docs = fileURLToPath(new URL('../docs', import.meta.url));
const pages = [
  'otlp.md',
  'files.md',
  ...readdirSync(join(docs, 'sources'))
    .filter((name) => name !== 'README.md')
    .map((name) => `sources/${name}`),
].map((path) => ({ path, text: readFileSync(join(docs, path), 'utf8') }));

/** Variables of programs that send, not of this server. */
const OF_SENDERS = ['BASELIME_URL', 'BASELIME_KEY', 'BASELIME_SERVICE'];

interface Command {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** What a shown curl command would send, with the key in its place. */
function commandOf(text: string, key: string): Command {
  const filled = text.replace(/\\\n/g, ' ').replaceAll('YOUR_KEY', key);
  const headers = [...filled.matchAll(/-H '([^:']+): ([^']*)'/g)].map(([, name = '', value = '']) => [name, value]);
  const url = /curl (\S+)/.exec(filled)?.[1] ?? '';
  return { url, headers: Object.fromEntries(headers), body: /-d '([^']*)'/.exec(filled)?.[1] ?? '' };
}

/** Resolves with the first poll that was asked for after now; a poll looks an hour ahead. */
async function askedAgain(page: Page): Promise<void> {
  const since = Date.now() + 3_600_000;
  await page.waitForResponse(
    (answer) => answer.url().endsWith('/api/query') && answer.request().postDataJSON().timeframe.to >= since,
  );
}

async function run({ url, headers, body }: Command): Promise<number> {
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ BASELIME_VERCEL_VERIFY: 'v' });
}, 120_000);
afterAll(() => server?.close());

describe('the pages of docs/sources', () => {
  it.each(pages)('$path names only variables that there are', ({ text }) => {
    const known: readonly string[] = [...VARIABLES, ...OF_SENDERS];
    const named = [...text.matchAll(/\bBASELIME_[A-Z0-9_]+\b/g)].map(([name]) => name);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('name only addresses that take telemetry', async () => {
    const example =
      /(?:https:\/\/telemetry\.example\.com|http:\/\/(?:127\.0\.0\.1|localhost):(?:4000|4318))(\/[\w./-]*)/g;
    const found = pages.flatMap(({ text }) => [...text.matchAll(example)].map(([, path = '']) => path));
    // The endpoint of an X-Ray client, to which it adds the rest.
    const paths = new Set(found.map((path) => (path === '/aws/xray' ? '/aws/xray/TraceSegments' : path)));
    expect([...paths]).toEqual(expect.arrayContaining(['/aws', '/firehose', '/vercel', '/cloudflare', '/prometheus']));
    const refused = [];
    for (const path of paths) {
      const { status } = await server.api.send(path, '');
      if (status === 404 || status === 405 || status === 401) refused.push([path, status]);
    }
    expect(refused).toEqual([]);
  });
});

describe.skipIf(!browserPart.present)('Send data', () => {
  let browser: Browser;
  let page: Page;
  const scriptErrors: string[] = [];
  const light = () => page.getByTestId('first-event');
  const green = () => page.locator('[data-testid="first-event"][data-state="arrived"]').waitFor();
  beforeAll(async () => {
    browser = await playwright.launch({ executablePath: browserPart.path, args: ['--no-sandbox', '--disable-gpu'] });
    page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => scriptErrors.push(String(error)));
    await page.goto(server.signInUrl);
    await page.getByTestId('first-command').waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
  });

  it('is where an empty page leads, and the first event turns the light there green and fills the list', async () => {
    await page.locator('[data-testid="first-event"][data-state="waiting"]').waitFor();
    const command = commandOf((await page.getByTestId('first-command').textContent()) ?? '', server.key);
    expect(command.url).toBe(`${server.url}/v1/first-steps`);
    await page.goto(`${server.url}/traces`);
    await page.getByTestId('first-command').waitFor();
    await page.getByRole('link', { name: 'All ways to send data' }).click();
    await page.waitForURL(/\/send-data$/);
    await page.goto(`${server.url}/events`);
    await page.locator('[data-testid="first-event"][data-state="waiting"]').waitFor();
    expect(await run({ ...command, url: command.url.replace('first-steps', 'other') })).toBe(202);
    await green();
    await page.getByTestId('event-row').first().waitFor();
  });

  it('waits for the chosen source only, turns green when the shown command was run, and leads to the event', async () => {
    await page.goto(`${server.url}/send-data`);
    await page.getByTestId('source-list').getByRole('link', { name: 'Any program, over HTTP' }).click();
    await page.waitForURL(/\/send-data\/events-api$/);
    await page.locator('[data-testid="first-event"][data-state="waiting"]').waitFor();
    const shown = (await page.getByTestId('send-data-code').first().textContent()) ?? '';
    const command = commandOf(shown, server.key);
    expect(command.url).toBe(`${server.url}/v1/first-steps`);
    expect(await run({ ...command, url: `${server.url}/v1/another` })).toBe(202);
    await askedAgain(page);
    expect(await light().getAttribute('data-state')).toBe('waiting');
    expect(await run(command)).toBe(202);
    await green();
    await page.getByTestId('first-event-link').click();
    await page.waitForURL(/\/events\/[^/]+$/);
    await page.getByText('Hello from curl').first().waitFor();
  });

  it('shows the open port of OTLP/HTTP, says that gRPC is off, and never the key', async () => {
    await page.goto(`${server.url}/send-data/opentelemetry-node`);
    const settings = page.getByTestId('send-data-code').filter({ hasText: 'OTEL_SERVICE_NAME' });
    expect(await settings.textContent()).toContain(`OTEL_EXPORTER_OTLP_ENDPOINT=${server.otlpUrl}\n`);
    await page.getByText('gRPC is off on this server.').waitFor();
    expect(await page.content()).not.toContain(server.key);
  });

  it('follows the address that the reader types, and is used with the keyboard alone', async () => {
    await page.goto(`${server.url}/send-data`);
    await page.getByTestId('source-list').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('firehose');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/send-data\/aws-firehose$/);
    await page.getByText('cannot reach 127.0.0.1').waitFor();
    await page.getByLabel(/Address of this server/).fill('https://telemetry.acme.dev');
    expect(await page.getByTestId('send-data-code').first().textContent()).toContain(
      '"https://telemetry.acme.dev/firehose"',
    );
    await page.getByText('Add telemetry.acme.dev to BASELIME_ALLOWED_HOSTS').waitFor();
    await page.getByLabel(/Address of this server/).fill('telemetry');
    await page.getByText('Type an address with its scheme').waitFor();
  });

  it('fits a phone, page by page', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ['', '/otlp', '/aws-firehose', '/baselime-pino', '/vercel']) {
      await page.goto(`${server.url}/send-data${path}`);
      await page.getByTestId(path === '' ? 'source-list' : 'source-page').waitFor();
      const widths = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.querySelector('[data-testid="source-page"]')?.scrollWidth ?? 0,
      ]);
      expect([path, Math.max(...widths)]).toEqual([path, 390]);
    }
    expect(scriptErrors).toEqual([]);
  });
});
