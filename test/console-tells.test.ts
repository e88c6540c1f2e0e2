/** What failed and what ran, as the console tells it: one failure once, a request in words, a function by its metrics. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, signedInPage } from './support/console.js';
import { chromium } from './support/part.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const part = chromium();
const TRACE = '5b8aa5a2d2c872e8321cf37308d69df2';
const REQUEST = '8b27d8a1-0000-4000-8000-000000000001';
const SILENT = '9c38e9b2-0000-4000-8000-000000000002';

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

/** A function's span that fails, and the call inside it that did: both carry the exception. */
function failingSpans(atMs: number): unknown {
  const nanos = (ms: number): string => `${atMs + ms}000000`;
  const exception = {
    name: 'exception',
    timeUnixNano: nanos(20),
    attributes: [text('exception.type', 'CardError'), text('exception.message', 'card 17 was refused')],
  };
  const span = (spanId: string, parentSpanId: string, name: string) => ({
    traceId: TRACE,
    spanId,
    parentSpanId,
    name,
    kind: 2,
    startTimeUnixNano: nanos(0),
    endTimeUnixNano: nanos(30),
    attributes: [text('faas.invocation_id', REQUEST)],
    events: [exception],
    status: { code: 2 },
  });
  const resource = { attributes: [text('service.name', 'shop'), text('faas.name', 'pay')] };
  const spans = [span('aaaaaaaaaaaaaaa1', '', 'pay'), span('aaaaaaaaaaaaaaa2', 'aaaaaaaaaaaaaaa1', 'charge')];
  return { resourceSpans: [{ resource, scopeSpans: [{ spans }] }] };
}

describe.skipIf(!part.present)('the console tells', () => {
  let browser: Browser;
  let server: TestServer;
  let page: Page;
  const scriptErrors: string[] = [];
  beforeAll(async () => {
    server = await startTestServer();
    const now = Date.now() - 60_000;
    const failure = { '@type': 'failure', errorType: 'CardError', errorMessage: 'card 17 was refused', level: 'error' };
    const report = {
      '@type': 'REPORT',
      '@maxMemoryUsed': 84,
      '@memorySize': 128,
      '@duration': 34,
      '@initDuration': 312,
    };
    const lines = [
      { ...failure, '@message': 'Invoke Error', '@requestId': REQUEST, '@timestamp': now },
      { ...report, '@message': `REPORT RequestId: ${SILENT}`, '@requestId': SILENT, '@timestamp': now },
    ];
    await server.api.send('/v1/lambda-logs/shop/pay', JSON.stringify(lines));
    await server.api.send('/v1/traces', JSON.stringify(failingSpans(now)));
    const point = { metric_name: 'Throttles', namespace: 'AWS/Lambda', value: { sum: 3, count: 2, min: 1, max: 2 } };
    const points = ['pay', 'other'].map((FunctionName) => ({ ...point, dimensions: { FunctionName } }));
    await server.api.send('/v1/cloudwatch-metrics', JSON.stringify(points));
    browser = await openBrowser(part.path);
    page = await signedInPage(browser, server, scriptErrors);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    expect(scriptErrors).toEqual([]);
  });

  it('one failure once, whether a line tells it or the spans of its request', async () => {
    await page.goto(`${server.url}/errors`);
    const rows = page.getByTestId('error-row');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(1);
    expect(await rows.textContent()).toMatch(/^CardError: card 17 was refused.*1$/);
    await rows.locator('button').first().click();
    await page.getByTestId('error-event').waitFor();
    expect(await page.getByTestId('told-by').textContent()).toBe('told by lines of lambda-logs, spans of otel');
  }, 120_000);

  it('what was decided about it whoever tells it, also when only one of them is in sight', async () => {
    await page.getByTestId('decide-ignored').click();
    await page.getByText('ignored', { exact: true }).waitFor();
    await page.goto(`${server.url}/errors?status=ignored`);
    await page.getByTestId('error-row').waitFor();
    const spans = encodeURIComponent(JSON.stringify([{ key: 'dataset', operation: '=', value: 'otel' }]));
    await page.goto(`${server.url}/errors?status=ignored&f=${spans}`);
    await page.getByTestId('error-row').waitFor();
    await page.goto(`${server.url}/`);
    await page.getByText('Nothing failed in this time range.').waitFor();
  }, 120_000);

  it('a request that said nothing by its memory and how it began', async () => {
    await page.goto(`${server.url}/requests`);
    await page.getByTestId('request-row').getByText('84 of 128 MB · cold start 312 ms').waitFor();
    expect(await page.getByText(SILENT).count()).toBe(0);
  }, 120_000);

  it('the way from a function to its metrics, which name it by a dimension', async () => {
    await page.goto(`${server.url}/services/shop?ns=pay`);
    const way = page.getByRole('navigation', { name: 'Look closer' }).getByRole('link', { name: 'Metrics' });
    await page.waitForFunction(() =>
      [...globalThis.document.querySelectorAll('nav a')].some((link) =>
        decodeURIComponent(link.getAttribute('href') ?? '').includes('dimensions.FunctionName'),
      ),
    );
    await way.click();
    await page.getByTestId('metric-row').getByText('1 point').waitFor();
    // The first metric is drawn without being chosen.
    await page.getByTestId('metric-chart').getByText('Throttles', { exact: true }).waitFor();
    await page.reload();
    await page.getByTestId('filter-chip').getByText('pay').waitFor();
  }, 120_000);

  it('what a function did last, on its own page', async () => {
    await page.goto(`${server.url}/services/shop?ns=pay`);
    const newest = page.getByTestId('newest-request');
    await newest.nth(1).waitFor();
    expect(await newest.allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('84 of 128 MB'), expect.stringContaining('card 17 was refused')]),
    );
    await newest.filter({ hasText: 'card 17' }).locator('a').click();
    await page.getByTestId('event-row').nth(2).waitFor();
  }, 120_000);

  it('a part of a trace on its whole width, by the mouse and by a key, and keeps it in the address', async () => {
    await page.goto(`${server.url}/traces/${TRACE}`);
    await page.getByTestId('span-row').nth(1).waitFor();
    const axis = await page.getByTestId('trace-axis').boundingBox();
    if (axis === null) throw new Error('no axis');
    const drag = async (from: number, to: number): Promise<void> => {
      await page.mouse.move(axis.x + axis.width * from, axis.y + axis.height / 2);
      await page.mouse.down();
      await page.mouse.move(axis.x + axis.width * to, axis.y + axis.height / 2, { steps: 4 });
      await page.mouse.up();
    };
    await drag(0.5, 0.75);
    await page.waitForURL(/zoom=15(\.\d+)?-22/);
    await page.reload();
    await page.getByTestId('trace-axis').getByText('15 ms').waitFor();
    await page.getByTestId('whole-trace').click();
    await page.waitForURL((url) => !url.searchParams.has('zoom'));
    await page.keyboard.press('j');
    await page.getByTestId('span-panel').waitFor();
    await drag(0.1, 0.3);
    await page.getByTestId('whole-trace').waitFor();
    // A span that is as long as its trace leads back to all of it.
    await page.keyboard.press('z');
    await page.getByTestId('whole-trace').waitFor({ state: 'detached' });
  }, 120_000);

  it('beside a failed trace one of the same operation that went well all the way down', async () => {
    const now = Date.now();
    const ids = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const;
    const [failed, healthy, brokenBelow] = ids;
    const shipped = (traceId: string, beforeMs: number, root: number, child: number) => {
      const at = now - beforeMs;
      const span = (spanId: string, parentSpanId: string, name: string, code: number) => ({
        traceId,
        spanId,
        parentSpanId,
        name,
        startTimeUnixNano: `${at}000000`,
        endTimeUnixNano: `${at + 40}000000`,
        status: { code },
      });
      const spans = [
        span('bbbbbbbbbbbbbbb1', '', 'ship', root),
        span('bbbbbbbbbbbbbbb2', 'bbbbbbbbbbbbbbb1', 'pack', child),
      ];
      const resource = { attributes: [text('service.name', 'shop'), text('faas.name', 'ship')] };
      return { resource, scopeSpans: [{ spans }] };
    };
    const resourceSpans = [
      shipped(failed, 20_000, 2, 2),
      shipped(healthy, 50_000, 1, 1),
      shipped(brokenBelow, 10_000, 1, 2),
    ];
    await server.api.send('/v1/traces', JSON.stringify({ resourceSpans }));
    await page.goto(`${server.url}/traces/${failed}`);
    await page.getByRole('tab', { name: 'Map' }).click();
    await page.getByTestId('trace-map').waitFor();
    await page.getByRole('tab', { name: 'Compare' }).click();
    const other = page.getByTestId('trace-compare').getByRole('link', { name: 'Open it' });
    expect(await other.getAttribute('href')).toContain(healthy);
  }, 120_000);

  it('an event as JSON and as an address, to be pasted elsewhere', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const [failure] = await server.api.events({ query: { needle: { value: 'card 17' }, datasets: ['lambda-logs'] } });
    await page.goto(`${server.url}/events/${failure?.id}`);
    const pasted = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: 'Copy JSON' }).click();
    await expect.poll(pasted).toContain('"errorMessage": "card 17 was refused"');
    await page.getByRole('button', { name: 'Copy URL' }).click();
    await expect.poll(pasted).toBe(`${server.url}/events/${failure?.id}`);
  }, 120_000);

  it('ten thousand spans by those in sight, and the way that took the time by a key', async () => {
    const traceId = 'd'.repeat(32);
    const at = Date.now() - 90_000;
    const spans = Array.from({ length: 10_000 }, (_, n) => ({
      traceId,
      spanId: (n + 1).toString(16).padStart(16, '0'),
      parentSpanId:
        n === 0
          ? ''
          : Math.ceil(n / 4)
              .toString(16)
              .padStart(16, '0'),
      name: `step ${n}`,
      startTimeUnixNano: `${at + Math.min(n, 1000)}000000`,
      endTimeUnixNano: `${at + (n === 0 ? 60_000 : Math.min(n, 1000) + 5)}000000`,
    }));
    const resource = { attributes: [text('service.name', 'long')] };
    for (let from = 0; from < spans.length; from += 2500) {
      const resourceSpans = [{ resource, scopeSpans: [{ spans: spans.slice(from, from + 2500) }] }];
      await server.api.send('/v1/traces', JSON.stringify({ resourceSpans }));
    }
    await page.goto(`${server.url}/traces/${traceId}`);
    const rows = page.getByTestId('span-row');
    await rows.first().waitFor();
    await page.getByRole('tab', { name: /Spans (10K|10,000)/ }).waitFor();
    expect(await rows.count()).toBeLessThan(100);
    const lastInSight = await rows.last().textContent();
    await page.locator('ul[aria-label="Spans"]').evaluate((list) => list.parentElement?.scrollTo(0, list.scrollHeight));
    await expect.poll(() => rows.last().textContent()).not.toBe(lastInSight);
    expect(await rows.count()).toBeLessThan(100);
    await page.keyboard.press('c');
    await page
      .getByTestId('span-panel')
      .getByText(/^Critical path/)
      .first()
      .waitFor();
  }, 240_000);
});
